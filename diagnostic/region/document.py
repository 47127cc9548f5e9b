"""What a region gives back in pages: to everybody, to one community, to front-line services. Made here as data, set by
``page`` (HTML) and ``pdf``."""

from collections.abc import Iterable
from dataclasses import dataclass

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.safeguards.regional import Band
from diagnostic.language import sort_key
from diagnostic.region import said as telling
from diagnostic.region.contribution import Contribution
from diagnostic.region.listings import Listing
from diagnostic.region.report import Theme
from diagnostic.region.said import ALL, MATRICES
from diagnostic.region.wording import Wording

PUBLIC = ("strength", "protective_factor", "population", "form", "risk_factor", "barrier", "practice_in_place",
          "service_kind", "request_pillar")  # fmt: skip
"""Themes that the public page tells, strengths first (G08); no words of any community."""
MINE = ("strength", "protective_factor", "population", "form", "risk_factor", "barrier", "practice_in_place",
        "priority_population", "request_pillar")  # fmt: skip
"""Themes of a community's feedback."""
PUBLIC_RULES = ("few", "bands", "follow", "people", "rank", "withdrawn")
PUBLIC_LIMITS = ("heard", "silence", "compare", "cause")
MOST_TEXTS = 12
"""Results of practices, and requests, that a feedback sheet has room for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with a table under it; ``empty`` is said in place of a table without rows. The first column names the
    row; ``widths`` are the columns' shares of the page, else the first is twice as wide as each other."""

    title: str
    about: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    empty: str = ""
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Pages in one language; ``banners`` stand out under the title, ``help`` are names and numbers of help lines."""

    lang: Lang
    title: str
    subtitle: str
    banners: tuple[str, ...]
    parts: tuple[Part, ...]
    help_title: str
    help: tuple[tuple[str, str], ...]
    wide: bool = False
    contents: str = ""
    """The word over a list of the parts."""


def public(wording: Wording) -> Document:
    """The page for everybody (plan task 1.13): themes in bands, no name and no word of a community."""
    words, told = wording.words, wording.report
    parts = [_opening(wording)]
    if told.telling:
        parts += [_themes(wording, table) for table in PUBLIC]
        parts.insert(-3, _gaps(wording))
    parts.append(_rules(wording))
    title = words.text("regional-public-title")
    return _document(wording, title, wording.period, words.text("regional-scope-public"), parts)


def feedback(wording: Wording, contribution: Contribution) -> Document:
    """What the region heard, for one community: its own themes beside those of all. It is put before or behind
    nobody."""
    words, told = wording.words, wording.report
    mine = telling.said(contribution, wording.catalogues)
    parts = [Part(words.text("regional-feedback-thanks"), words.prose("regional-feedback-about"))]
    if told.telling:
        parts += filter(None, (_beside(wording, table, mine.cells) for table in MINE))
        parts += _texts(wording)
    else:
        parts.append(Part(words.text("regional-communities"), words.prose("regional-too-few")))
    return _document(wording, contribution.community, wording.title, wording.scope, parts)


def directory(wording: Wording) -> Document:
    """The resource directory (plan task 2.11)."""
    words = wording.words
    head = tuple(
        words.text(f"regional-col-{key}")
        for key in ("organisation", "service-kind", "area", "languages", "contact", "verified")
    )
    rows = tuple(_listing(wording, each) for each in organisations(wording))
    parts = [
        Part(
            wording.sheet_title("directory"),
            wording.sheet_about("directory"),
            head,
            rows,
            words.text("regional-nothing"),
            (5, 5, 3, 3, 4, 2),
        )
    ]
    return _document(wording, wording.title, wording.period, wording.scope, parts, wide=True)


def organisations(wording: Wording) -> list[Listing]:
    """Every organisation of the directory in alphabetical order; what is closed for good is left out."""
    found = (each for each in wording.report.organisations if each.status != "defunct")
    return sorted(found, key=lambda each: (sort_key(each.organisation), each.key))


def _document(
    wording: Wording, title: str, subtitle: str, scope: str, parts: Iterable[Part], *, wide: bool = False
) -> Document:
    words = wording.words
    banners = [scope]
    if wording.report.draft and scope != wording.scope:
        banners.append(wording.scope)
    if wording.example:
        banners.append(words.text("exchange-example"))
    lines = tuple((wording.help_name(line), line.number) for line in wording.help_lines)
    return Document(
        words.first, title, subtitle, tuple(banners), tuple(parts), words.text("exchange-help"), lines, wide,
        words.text("regional-contents"),
    )  # fmt: skip


def _opening(wording: Wording) -> Part:
    words, told = wording.words, wording.report
    about = words.prose("regional-public-about")
    if not told.telling:
        return Part(words.text("regional-communities"), f"{about}\n{words.prose('regional-too-few')}")
    number = words.said(words.text("regional-communities"), wording.band(told.number_band))
    return Part(words.text("regional-communities"), f"{about}\n{number}")


def _themes(wording: Wording, table: str) -> Part:
    words, against = wording.words, wording.report.against
    name = table.replace("_", "-")
    head = [words.text(f"regional-col-{name}"), words.text("regional-col-communities")]
    rows = [[wording.theme(table, row.code), wording.band(row.band)] for row in wording.themes(table)]
    if against:
        head.append(words.text("regional-col-before"))
        for cells, row in zip(rows, wording.themes(table), strict=True):
            cells.append(wording.band(row.before, len(against.said)) if row.before else "")
    empty = words.text("regional-nothing")
    return Part(words.text(f"regional-table-{name}"), "", tuple(head), tuple(map(tuple, rows)), empty)


def _gaps(wording: Wording) -> Part:
    """Gaps by population and pillar, as far as five communities or more have them."""
    words, told = wording.words, wording.report
    rows_of, columns_of = MATRICES["gap"]
    across = [entry.id for entry in wording.catalogues.entries(columns_of)]
    head = (words.text("regional-col-population"), *(wording.label(columns_of, code) for code in across))
    down = sorted(told.rows("gap"), key=lambda code: sort_key(wording.label(rows_of, code)))
    rows = [
        (wording.label(rows_of, row), *(wording.band(told.band(f"gap/{row}/{code}")) for code in across))
        for row in [*down, *([ALL] if down else [])]
    ]
    title, about = words.text("regional-table-gap"), wording.sheet_about("gaps")
    return Part(title, about, head, tuple(rows), words.text("regional-nothing"))


def _rules(wording: Wording) -> Part:
    words = wording.words
    rows = [(words.text(f"regional-rule-{key}"), words.prose(f"regional-rule-{key}-text")) for key in PUBLIC_RULES]
    rows += [(words.text(f"regional-limit-{key}"), words.prose(f"regional-limit-{key}-text")) for key in PUBLIC_LIMITS]
    head = (words.text("regional-col-subject"), words.text("regional-col-said"))
    return Part(wording.sheet_title("method"), wording.sheet_about("method"), head, tuple(rows), widths=(1, 2))


def _beside(wording: Wording, table: str, mine: frozenset[str]) -> Part | None:
    """The themes of a community and of the region side by side, in alphabetical order."""
    words, told = wording.words, wording.report
    ours = [cell.partition("/")[2] for cell in mine if cell.startswith(f"{table}/")]
    codes = dict.fromkeys((*ours, *(row.code for row in wording.themes(table) if _heard(row))))
    if not codes:
        return None
    name = table.replace("_", "-")
    head = (words.text(f"regional-col-{name}"), words.text("regional-col-ours"), words.text("regional-col-region"))
    rows = []
    for code in sorted(codes, key=lambda each: sort_key(wording.theme(table, each))):
        shared = words.text("exchange-yes") if code in ours else "–"
        rows.append((wording.theme(table, code), shared, wording.band(told.band(f"{table}/{code}"))))
    return Part(words.text(f"regional-table-{name}"), "", head, tuple(rows))


def _heard(row: Theme) -> bool:
    return row.band != Band(0, 0)


def _texts(wording: Wording) -> list[Part]:
    """What was tried elsewhere with its result, and what the region is asked: the first of each by the alphabet."""
    words, told = wording.words, wording.report
    results = sorted(
        (words.label("prevention_practices", each.practice), each.result) for each in told.practices if each.result
    )
    asked = sorted((each.title, wording.labels("choices:pillar", each.pillars)) for each in told.requests)
    practice = (words.text("regional-col-practice"), words.text("regional-col-result"))
    request = (words.text("regional-col-request"), words.text("regional-col-pillars"))
    empty = words.text("regional-nothing")
    return [
        Part(wording.sheet_title("practices"), "", practice, tuple(dict.fromkeys(results))[:MOST_TEXTS], empty, (2, 3)),
        Part(wording.sheet_title("requests"), "", request, tuple(dict.fromkeys(asked))[:MOST_TEXTS], empty),
    ]


def _listing(wording: Wording, each: Listing) -> tuple[str, ...]:
    words = wording.words
    day = str(each.verified_on) if each.verified_on else words.text("exchange-not-verified")
    checked = f"!\u00a0{day}" if each.stale(wording.report.date) else day
    state = wording.label("choices:resource_status", each.status) if each.status not in {"", "active"} else ""
    return (
        "\n".join(filter(None, (each.organisation, wording.label("choices:sector", each.sector), state))),
        wording.labels("resource_kinds", each.service_kinds),
        words.several(each.areas),
        wording.labels("choices:language", each.languages),
        "\n".join(filter(None, (*each.telephones, *each.websites, each.hours))),
        checked,
    )
