"""The regional workbook: what a region tells, sheet by sheet (METHOD 5). No sheet has a row for a community (H07)."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.records import PILLARS
from diagnostic.domain.safeguards.regional import Band
from diagnostic.exchange import workbook
from diagnostic.exchange.words import OutLang
from diagnostic.exchange.workbook.sheet import Cell, Column, Heading, Mark, Picture, Rich, Sheet, Table
from diagnostic.exchange.writing import Progress
from diagnostic.language import sort_key
from diagnostic.region.contribution import Contribution
from diagnostic.region.issued import Issued
from diagnostic.region.listings import Decision, Likely, Listing
from diagnostic.region.report import Theme, report
from diagnostic.region.said import ALL, MATRICES, THEMES, Practice, Request
from diagnostic.region.wording import Wording

RULES = ("few", "bands", "bound", "follow", "joined", "texts", "own", "people", "rank", "directory", "withdrawn")
LIMITS = ("heard", "silence", "compare", "cause", "tables")
MOST_DUPLICATES = 1_000
"""Pairs on the sheet of likely duplicates, the clearest: more than people would go through in a workbook."""
EVIDENCE = {
    "strong": "green", "promising": "green", "community_validated": "green", "emerging": "blue", "expert": "blue",
    "contested": "red",
}  # fmt: skip


def write(
    out: Path,
    contributions: Iterable[Contribution],
    lang: OutLang,
    *,
    catalogues: Catalogues,
    today: dt.date,
    earlier: Sequence[Issued] = (),
    decisions: Iterable[Decision] = (),
    draft: bool = False,
    progress: Progress | None = None,
) -> Issued:
    """Write the regional workbook; answers what must be kept (``issued.added``) once it is given out. Raises what
    ``report`` raises, ``CannotWrite``, ``Cancelled``."""
    made = report(contributions, catalogues, today, earlier=earlier, decisions=decisions, draft=draft)
    bind(out, Wording(made, catalogues, lang), progress)
    return made.issued


def bind(out: Path, wording: Wording, progress: Progress | None = None) -> None:
    """Write the workbook of a report. Raises ``CannotWrite`` or ``Cancelled``."""
    makers: list[Callable[[Wording], Sheet]] = [
        read_me, members, strengths, themes, gaps, practices, requests, services, duplicates, completeness, changes,
        method,
    ]  # fmt: skip
    workbook.bind(out, wording, [partial(make, wording) for make in makers], "Repère", progress)


def column(wording: Wording, key: str, width: float, get: Callable[[Any], Cell], kind: Any = "text") -> Column:
    """A column with a header of this room."""
    return Column(wording.words.prose(f"regional-col-{key}").replace("\n", " /\n"), width, get, kind)


def read_me(wording: Wording) -> Sheet:
    """What it is, of whom, on which terms, how to read it."""
    columns = (
        column(wording, "subject", 30, lambda row: row[0], "bold"),
        column(wording, "said", 110, lambda row: row[1]),
        column(wording, "id", 12, lambda row: row[2], "id"),
    )
    return Sheet("read-me", (Table(columns, list(_opening(wording)), ""),), filtered=False)


def members(wording: Wording) -> Sheet:
    """Which communities the report is made from, by province and on a map. A province has a row, a community none."""
    from diagnostic.region import map as picture

    words = wording.words
    by_province: dict[str, list[str]] = {}
    for each in wording.report.members:
        by_province.setdefault(each.province, []).append(each.name)

    def province(code: str) -> str:
        return words.label("choices:province", code) if code else words.text("regional-no-province")

    columns = (
        column(wording, "province", 34, province, "bold"),
        column(wording, "members", 110, lambda code: words.several(sorted(by_province[code], key=sort_key))),
        column(wording, "id", 8, lambda code: code, "id"),
    )
    table = Table(
        columns, sorted(by_province, key=lambda code: sort_key(province(code))), words.text("regional-too-few")
    )
    png = picture.draw(wording)
    figures = (Picture(words.text("regional-map"), png, picture.SIZE),) if png else ()
    return Sheet("members", (table,), figures, filtered=False)


def _opening(wording: Wording) -> Iterator[tuple[str, Cell, str] | Heading]:
    words, told = wording.words, wording.report
    yield words.text("regional-communities"), _number(wording), "communities"
    yield words.text("regional-terms"), words.prose("regional-terms-text"), "terms"
    if told.against:
        day = told.against.date
        yield words.text("regional-against"), words.date(day), "against"
    yield Heading(words.text("regional-how"))
    for key in ("bands", "order", "gaps", "missing"):
        yield words.text(f"regional-how-{key}"), words.prose(f"regional-how-{key}-text"), key
    yield Heading(words.text("exchange-help"))
    for line in wording.help_lines:
        yield wording.help_name(line), line.number, "help"


def _number(wording: Wording) -> str:
    told = wording.report
    if not told.telling:
        return wording.words.prose("regional-too-few")
    return str(told.number) if told.members else wording.band(told.number_band)


def strengths(wording: Wording) -> Sheet:
    """What communities build on (G08)."""
    return Sheet("strengths", _themes(wording, "strength", "protective_factor"), filtered=False)


def themes(wording: Wording) -> Sheet:
    """Whom and what communities speak of."""
    tables = _themes(
        wording, "population", "form", "risk_factor", "place_kind", "priority_population", "priority_pillar"
    )
    return Sheet("themes", tables, filtered=False)


def _themes(wording: Wording, *tables: str) -> tuple[Table, ...]:
    return tuple(theme_table(wording, table, title=position > 0) for position, table in enumerate(tables))


def theme_table(wording: Wording, table: str, *, title: bool = True) -> Table:
    """The themes of one table with the bands of communities, now and in the earlier report."""

    def group(row: Theme) -> Cell:
        name = THEMES[table]
        found = wording.catalogues.group(name, row.code) if name and not name.startswith("choices:") else ""
        return wording.words.group(name, found) if found else None

    columns = [
        column(wording, table.replace("_", "-"), 52, lambda row: wording.theme(table, row.code), "bold"),
        column(wording, "group", 30, group),
        column(wording, "communities", 22, lambda row: wording.band(row.band)),
    ]
    if wording.report.against:
        columns += [column(wording, "before", 22, partial(_before, wording))]
    columns += [column(wording, "id", 16, lambda row: row.code, "id")]
    named = wording.words.text(f"regional-table-{table.replace('_', '-')}") if title else ""
    return Table(tuple(columns), wording.themes(table), _empty(wording), named)


def _before(wording: Wording, row: Theme) -> Cell:
    against = wording.report.against
    return wording.band(row.before, len(against.said)) if against and row.before else None


def _empty(wording: Wording) -> str:
    return wording.words.text("regional-nothing" if wording.report.telling else "regional-too-few-short")


def gaps(wording: Wording) -> Sheet:
    """Gaps by population and pillar, by pillar and what closes the door, and barriers."""
    barriers = theme_table(wording, "barrier")
    return Sheet("gaps", (matrix(wording, "gap"), matrix(wording, "binding"), barriers), filtered=False)


def matrix(wording: Wording, table: str) -> Table:
    """A table of two themes with totals over its rows and columns."""
    rows_of, columns_of = MATRICES[table]
    told = wording.report
    across = list(PILLARS) if columns_of == "choices:pillar" else _doors(wording)

    def cell(code: str) -> Callable[[str], Cell]:
        def get(row: str) -> Cell:
            found = told.band(f"{table}/{row}/{code}")
            return Mark(f"● {wording.band(found)}", "amber") if found.low else f"○ {wording.band(found)}"

        return get

    down = sorted(told.rows(table), key=lambda code: sort_key(wording.label(rows_of, code)))
    columns = (
        column(
            wording, "population" if table == "gap" else "pillar", 46, lambda row: wording.label(rows_of, row), "bold"
        ),
        *(Column(wording.label(columns_of, code), 16, cell(code)) for code in across),
        Column(wording.words.text("regional-any"), 16, cell(ALL)),
        column(wording, "id", 16, lambda row: row, "id"),
    )
    title = "" if table == "gap" else wording.words.text("regional-table-binding")
    return Table(columns, [*down, ALL] if down else [], _empty(wording), title)


def _doors(wording: Wording) -> list[str]:
    entries = wording.catalogues.entries("access_barriers", hidden=True)
    return list(dict.fromkeys(entry.group for entry in entries))


def practices(wording: Wording) -> Sheet:
    """Practices in place, and what they came to: nobody's name stands beside a result."""
    words = wording.words

    def evidence(row: Practice) -> Cell:
        level = row.evidence or _level(wording, row.practice)
        return Mark(words.label("evidence_levels", level), EVIDENCE.get(level, "grey"))  # type: ignore[arg-type]

    columns = (
        column(wording, "practice", 36, lambda row: words.label("prevention_practices", row.practice), "bold"),
        column(wording, "status", 14, lambda row: wording.label("choices:practice_status", row.status)),
        column(wording, "evidence", 18, evidence),
        column(wording, "populations", 36, lambda row: wording.labels("populations", row.populations)),
        column(wording, "result", 44, lambda row: row.result),
        column(wording, "lessons", 44, lambda row: row.lessons),
        column(wording, "id", 16, lambda row: row.practice, "id"),
    )
    rows = sorted(
        wording.report.practices,
        key=lambda row: (sort_key(words.label("prevention_practices", row.practice)), row.result, row.lessons),
    )
    tables = (Table(columns, rows, _empty(wording)), theme_table(wording, "practice_in_place"))
    return Sheet("practices", tables, filtered=False)


def _level(wording: Wording, practice: str) -> str:
    entry = wording.catalogues.find("prevention_practices", practice)
    return (entry.more.get("evidence_level") if entry else "") or "unknown"


def requests(wording: Wording) -> Sheet:
    """What communities ask the region to do."""

    def said(row: Request) -> Cell:
        return Rich(row.title, row.reason)

    columns = (
        column(wording, "request", 80, said),
        column(wording, "populations", 40, lambda row: wording.labels("populations", row.populations)),
        column(wording, "pillars", 30, lambda row: wording.labels("choices:pillar", row.pillars)),
        column(wording, "id", 8, lambda row: "", "id"),
    )
    rows = sorted(wording.report.requests, key=lambda row: (sort_key(row.title), row.reason))
    main = Table(columns, rows, _empty(wording))
    tables = (theme_table(wording, "request_population"), theme_table(wording, "request_pillar"))
    return Sheet("requests", (main, *tables), filtered=False)


def services(wording: Wording) -> Sheet:
    """Organisations that serve several communities, and kinds of services by how many communities list them."""
    rows = sorted(wording.report.shared_organisations, key=lambda row: (sort_key(row.organisation), row.key))
    empty = wording.words.text("regional-no-shared")
    tables = (Table(listing_columns(wording), rows, empty), theme_table(wording, "service_kind"))
    return Sheet("services", tables, filtered=False)


def listing_columns(wording: Wording) -> tuple[Column, ...]:
    """The columns of an organisation in the region's list."""
    words, today = wording.words, wording.report.date

    def contact(row: Listing) -> Cell:
        return "\n".join((*row.telephones, *row.websites))

    def verified(row: Listing) -> Cell:
        if row.verified_on is None:
            return Mark(f"? {words.text('exchange-not-verified')}", "grey")
        return Mark(f"! {row.verified_on}", "amber") if row.stale(today) else Mark(str(row.verified_on), "plain")

    return (
        column(wording, "organisation", 32, lambda row: row.organisation, "bold"),
        column(wording, "sector", 18, lambda row: wording.label("choices:sector", row.sector)),
        column(wording, "service-kind", 34, lambda row: wording.labels("resource_kinds", row.service_kinds)),
        column(wording, "pillars", 18, lambda row: wording.labels("choices:pillar", row.pillars)),
        column(wording, "languages", 18, lambda row: wording.labels("choices:language", row.languages)),
        column(wording, "area", 22, lambda row: words.several(row.areas)),
        column(wording, "contact", 24, contact),
        column(wording, "hours", 22, lambda row: row.hours),
        column(wording, "resource-status", 14, lambda row: wording.label("choices:resource_status", row.status)),
        column(wording, "verified", 15, verified),
        column(wording, "id", 18, lambda row: row.record, "id"),
    )


def duplicates(wording: Wording) -> Sheet:
    """Entries that may be one organisation, for a person to decide."""
    words = wording.words

    def entry(listing: Listing) -> Cell:
        return Rich(listing.organisation, words.several(listing.telephones), words.several(listing.areas))

    columns = (
        column(wording, "one", 44, lambda row: entry(row.one)),
        column(wording, "other", 44, lambda row: entry(row.other)),
        column(
            wording,
            "reasons",
            26,
            lambda row: words.several(words.text(f"regional-reason-{each}") for each in row.reasons),
        ),
        column(wording, "likeness", 10, lambda row: round(row.likeness), "count"),
        column(wording, "same", 16, lambda row: None),
        column(wording, "id", 30, _pair, "id"),
    )
    found = wording.report.likely
    tables = (Table(columns, found[:MOST_DUPLICATES], words.text("regional-no-duplicates")),)
    more = len(found) - MOST_DUPLICATES
    return Sheet("duplicates", tables, after=words.prose("regional-more-duplicates", count=more) if more > 0 else "")


def _pair(row: Likely) -> str:
    return f"{row.one.record} {row.other.record}"


def completeness(wording: Wording) -> Sheet:
    """How many communities completed each step, and how many rest it on sources of medium or high confidence."""
    return Sheet("completeness", _themes(wording, "step_complete", "step_confident", "period"), filtered=False)


def changes(wording: Wording) -> Sheet:
    """Themes that more or fewer communities speak of than in the earlier report."""
    columns = (
        column(wording, "table", 34, lambda row: wording.words.text(f"regional-table-{row[0].replace('_', '-')}")),
        column(wording, "theme", 52, lambda row: wording.theme(row[0], row[1].code), "bold"),
        column(wording, "before", 22, lambda row: _before(wording, row[1])),
        column(wording, "communities", 22, lambda row: wording.band(row[1].band)),
        column(wording, "id", 16, lambda row: row[1].code, "id"),
    )
    rows = [
        (table, row)
        for table in THEMES
        for row in wording.themes(table)
        if row.before is not None and _moved(row.before, row.band)
    ]
    key = "regional-no-change" if wording.report.against else "regional-no-earlier"
    return Sheet("changes", (Table(columns, rows, wording.words.text(key)),), filtered=False)


def _moved(before: Band, now: Band) -> bool:
    """Whether the bands tell of a change: they do not meet."""
    return before.high < now.low or now.high < before.low


def method(wording: Wording) -> Sheet:
    """How the numbers were made, what keeps few from being told, and what they cannot say."""
    words = wording.words
    columns = (
        column(wording, "subject", 34, lambda row: row[0], "bold"),
        column(wording, "said", 106, lambda row: row[1]),
        column(wording, "id", 12, lambda row: row[2], "id"),
    )
    rows: list[Any] = [Heading(words.text("regional-rules"))]
    rows += [(words.text(f"regional-rule-{key}"), words.prose(f"regional-rule-{key}-text"), key) for key in RULES]
    rows.append(Heading(words.text("regional-limits")))
    rows += [(words.text(f"regional-limit-{key}"), words.prose(f"regional-limit-{key}-text"), key) for key in LIMITS]
    return Sheet("method", (Table(columns, rows, ""),), filtered=False)
