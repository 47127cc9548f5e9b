"""Sheets 1 and 2: what a council reads. Each stands alone, printed, in plain words (METHOD 5)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

import diagnostic
from diagnostic.analysis.priorities import FindOutMore, Gap
from diagnostic.domain.records import Action, Priority, Strength, Validation
from diagnostic.exchange.material import Material
from diagnostic.exchange.tidy import SCHEMA
from diagnostic.exchange.workbook.sheet import (
    BANDS,
    CONFIDENCE,
    STATUSES,
    Cell,
    Column,
    Heading,
    Mark,
    Rich,
    Sheet,
    Table,
    band_mark,
    column,
    confidence_mark,
    id_column,
    status_mark,
)
from diagnostic.exchange.workbook.tabs import TABS, more_tabs

MOST_STRENGTHS, MOST_PRIORITIES, MOST_GAPS, MOST_UNKNOWN = 5, 7, 5, 4
MOST_NAMED = 2
"""Populations named in one line on gaps."""
SMALLEST_GAP = 0.05
"""A smaller gap reads 0.0 and is left out."""

Said = tuple[str, Cell, str]
"""A subject, what is said of it, and a stable id."""


def read_me(material: Material) -> Sheet:
    """Sheet 1: whose it is, under which terms, how to read it and where to find help."""
    columns = (
        Column(_header(material, "subject"), 30, lambda row: row[0], "bold"),
        Column(_header(material, "said"), 122, lambda row: row[1]),
        id_column(material, lambda row: row[2]),
    )
    rows = list(_owner(material)) + list(_reading(material))
    return Sheet("read-me", (Table(columns, rows, ""),), pages=2, filtered=False)


def _header(material: Material, key: str) -> str:
    return material.words.text(f"workbook-col-{key}")


def _owner(material: Material) -> Iterator[Said | Heading]:
    words, community, view = material.words, material.community, material.view
    missing = words.text("exchange-not-answered")

    def said(*names: str) -> Said:
        """A field, or several that belong together on one line."""
        values = [material.value(community, name) for name in names]
        shown = [words.date(each) if isinstance(each, dt.date) else str(each) for each in values if each is not None]
        return words.text(f"workbook-col-{names[0]}"), " · ".join(shown) or missing, community.id

    yield Heading(words.text("workbook-part-help"))
    yield words.text("workbook-danger"), words.prose("workbook-danger-text"), ""
    for line in material.help_lines:
        checked = line.verified_on and words.text("workbook-verified", date=line.verified_on.isoformat())
        hours = f" · {line.hours}" if line.hours else ""
        more = checked or words.text("exchange-not-verified")
        yield material.help_name(line), f"{line.number}{hours} ({more})", line.id
    yield words.text("workbook-notice"), words.prose("workbook-notice-text"), ""
    yield Heading(words.text("workbook-part-owner"))
    yield said("name", "community_kind", "province")
    for name in ("owner", "steward_role", "lead_organisation", "governance"):
        yield said(name)
    authority = said("authority_kind", "authority_number", "authority_date")[1]
    yield words.text("workbook-authority"), authority, community.id
    for name in ("purpose", "benefit", "who_may_see", "permitted_uses", "review_date", "retention_date"):
        yield said(name)
    # G05: the terms stand in both languages, whatever the language of the workbook.
    both = Material.of(view, material.analysis, "both").words
    yield both.text("workbook-terms"), Mark(both.prose("workbook-terms-text"), "strong"), ""
    yield Heading(words.text("workbook-part-release"))
    release = view.release if view.shared else None
    if release is None:
        yield words.text("workbook-scope"), Mark(words.prose("workbook-internal-text"), "amber"), ""
    else:
        for name in ("scope", "recipient", "release_purpose", "authority", "date"):
            value = material.value(release, name.removeprefix("release_"))
            shown = words.date(value) if isinstance(value, dt.date) else value
            yield words.text(f"workbook-col-{name}"), missing if shown is None else shown, release.id
    version = words.text("workbook-version-text", version=diagnostic.__version__, schema=str(SCHEMA))
    yield words.text("workbook-made"), f"{words.date(material.analysis.today)} · {version}", ""


def _reading(material: Material) -> Iterator[Said | Heading]:
    words = material.words
    yield Heading(words.text("workbook-part-reading"), page=True)
    for key in ("situation", "score", "range", "confidence", "coverage", "unknown"):
        yield words.text(f"workbook-read-{key}"), words.prose(f"workbook-read-{key}-text"), ""
    signs: list[Mark] = [band_mark(words, band) for band in BANDS if band]
    yield words.text("workbook-read-bands"), " · ".join(mark.text for mark in signs), ""
    signs = [status_mark(words, status) for status in STATUSES]
    yield words.text("workbook-read-statuses"), " · ".join(mark.text for mark in signs), ""
    signs = [confidence_mark(words, level) for level in CONFIDENCE]
    yield words.text("workbook-read-levels"), " · ".join(mark.text for mark in signs), ""
    yield words.text("workbook-limits"), words.prose("workbook-limits-text"), ""
    yield Heading(words.text("workbook-part-sheets"))
    for number, key in enumerate((*TABS, *more_tabs(material.view)), 1):
        yield f"{number}. {words.text(f'workbook-title-{key}')}", words.prose(f"workbook-about-{key}"), ""


def summary(material: Material) -> Sheet:
    """Sheet 2, one page: strengths, priorities, gaps, decisions asked, what is not known, review date."""
    pairs = ((_strengths, _decisions), (_priorities, _gaps), (_unknown, _next))
    rows = [
        row for left, right in pairs for row in zip_longest(left(material), right(material), fillvalue=("", None, ""))
    ]
    columns = (
        Column("", 5, lambda row: row[0][0], "sign"),
        column(material, "know", 76, lambda row: row[0][1], "large"),
        Column("", 2, lambda row: None),
        Column("", 5, lambda row: row[1][0], "sign"),
        column(material, "decide", 76, lambda row: row[1][1], "large"),
        id_column(material, lambda row: " ".join(filter(None, (row[0][2], row[1][2])))),
    )
    return Sheet("summary", (Table(columns, rows, ""),), pages=1, filtered=False)


def _part(material: Material, key: str, items: Iterable[Said], empty: str) -> Iterator[Said]:
    """A part of the page: its heading, then its items or what an empty one says."""
    yield "", Mark(material.words.text(f"workbook-part-{key}"), "strong"), ""
    yield from list(items) or [("", empty, "")]


def _strengths(material: Material) -> Iterator[Said]:
    found = material.view.diagnostic.all(Strength)[:MOST_STRENGTHS]
    items = (("✓", Rich(*strength_words(material, each)), each.id) for each in found)
    return _part(material, "strengths", items, material.empty(1))


def strength_words(material: Material, strength: Strength) -> tuple[str, str]:
    """A strength: its name, and more of it."""
    name = strength.title or material.words.label("protective_factors", strength.factor)
    return name, strength.description


def _priorities(material: Material) -> Iterator[Said]:
    items = (
        (str(number), Rich(each.title, each.reason), each.id)
        for number, each in enumerate(priorities(material)[:MOST_PRIORITIES], 1)
    )
    return _part(material, "priorities", items, material.empty(9))


def _decisions(material: Material) -> Iterator[Said]:
    asked = [each for each in priorities(material) if each.decision_asked][:MOST_PRIORITIES]
    items = ((str(number), Rich(each.decision_asked, each.title), each.id) for number, each in enumerate(asked, 1))
    return _part(material, "decisions", items, material.words.text("exchange-none-recorded"))


def _gaps(material: Material) -> Iterator[Said]:
    items = (
        (str(number), Rich(each.what, each.who, each.why), each.id)
        for number, each in enumerate(gap_themes(material)[:MOST_GAPS], 1)
    )
    return _part(material, "gaps", items, material.empty(7))


def _unknown(material: Material) -> Iterator[Said]:
    items = (
        ("?", Rich("", material.situation(each.situation), unknown_why(material, each)), each.situation.id)
        for each in unknowns(material)[:MOST_UNKNOWN]
    )
    return _part(material, "unknown", items, material.empty(4))


def unknowns(material: Material) -> list[FindOutMore]:
    """What to find out: what could not be scored at all first, then what is worrying but poorly known."""
    return sorted(material.analysis.find_out_more, key=lambda each: each.reason == "low_confidence")


def unknown_why(material: Material, each: FindOutMore) -> str:
    """Why something is to be found out."""
    return material.words.text(f"workbook-unknown-{each.reason}")


def _next(material: Material) -> Iterator[Said]:
    words, community = material.words, material.community
    validated = words.several(each.validated_by for each in material.view.diagnostic.all(Validation))
    when = words.date(community.review_date) if community.review_date else words.text("exchange-no-date")
    items = (
        ("→", Rich(words.text("exchange-review"), when), community.id),
        ("→", Rich(words.text("workbook-validated"), validated or words.text("exchange-nobody-yet")), ""),
    )
    return _part(material, "next", items, "")


@dataclass(frozen=True, slots=True)
class GapTheme:
    """Gaps of one pillar that stand alike and have one cause, told together: what is missing, for whom, and what stands
    in the way."""

    what: str
    who: str
    why: str
    id: str


def gap_themes(material: Material) -> list[GapTheme]:
    """The gaps, largest first; those that say the same of several populations as one."""
    words = material.words
    found: dict[tuple[str, str, tuple[str, ...]], list[Gap]] = {}
    for gap in material.analysis.gaps:
        if gap.value >= SMALLEST_GAP:
            found.setdefault((gap.pillar, gap.status, gap.binding), []).append(gap)
    themes = []
    for (pillar, status, binding), gaps in found.items():
        what = f"{words.label('choices:pillar', pillar)} ({words.text(f'exchange-status-{status}').lower()})"
        named = [words.population(gap.population) for gap in gaps[:MOST_NAMED]]
        if len(gaps) > MOST_NAMED:
            named.append(words.text("workbook-and-others", count=len(gaps) - MOST_NAMED))
        why = [words.said(words.text("workbook-barrier"), material.binding(binding))] if binding else []
        near = min((gap.distance_km for gap in gaps if gap.distance_km is not None), default=0)
        if near >= 1:
            why.append(words.text("workbook-nearest", km=round(near)))
        themes.append(GapTheme(what, words.several(named), " · ".join(why), f"{gaps[0].population}/{pillar}"))
    return themes


def priorities(material: Material) -> list[Priority]:
    """Priorities in the order people gave them."""
    found = material.view.diagnostic.all(Priority)
    return sorted(found, key=lambda each: (each.order is None, each.order or 0))


def actions_of(material: Material, priority: Priority) -> list[Action]:
    """The actions of a priority, earliest due first."""
    found = [each for each in material.view.diagnostic.all(Action) if each.priority == priority.id]
    return sorted(found, key=lambda each: (each.due is None, each.due or dt.date.min))
