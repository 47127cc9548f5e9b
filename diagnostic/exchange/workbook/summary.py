"""Sheets 1 and 2: what a council reads. Each stands alone, printed, in plain words (METHOD 5)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import zip_longest

import diagnostic
from diagnostic.analysis.priorities import FindOutMore, Gap
from diagnostic.domain.records import Action, Priority, Strength, Validation
from diagnostic.exchange.material import Material, Value
from diagnostic.exchange.tidy import SCHEMA
from diagnostic.exchange.workbook.sheet import (
    BANDS,
    CONFIDENCE,
    STATUSES,
    Cell,
    Column,
    Heading,
    Mark,
    Sheet,
    Table,
    band_mark,
    column,
    confidence_mark,
    id_column,
    status_mark,
)

TABS = (
    "read-me", "summary", "heard", "profile", "sources", "situations", "factors", "strengths", "places",
    "resources", "coverage", "gaps", "practices", "plan", "find-out", "progress", "method", "data",
)  # fmt: skip
"""The sheets in order (METHOD 5)."""
MOST_STRENGTHS, MOST_PRIORITIES, MOST_GAPS, MOST_UNKNOWN = 5, 7, 5, 5

Said = tuple[str, Cell, str]
"""A subject, what is said of it, and a stable id."""


def read_me(material: Material) -> Sheet:
    """Sheet 1: whose it is, under which terms, how to read it and where to find help."""
    columns = (
        Column(_header(material, "subject"), 34, lambda row: row[0], "bold"),
        Column(_header(material, "said"), 104, lambda row: row[1]),
        id_column(material, lambda row: row[2]),
    )
    rows = list(_owner(material)) + list(_reading(material))
    return Sheet("read-me", (Table(columns, rows, ""),), filtered=False)


def _header(material: Material, key: str) -> str:
    return material.words.text(f"workbook-col-{key}")


def _owner(material: Material) -> Iterator[Said | Heading]:
    words, community, view = material.words, material.community, material.view
    missing = words.text("exchange-not-answered")

    def said(name: str) -> Said:
        value: Value = material.value(community, name)
        return words.text(f"workbook-col-{name}"), missing if value is None else value, community.id

    yield Heading(words.text("workbook-part-help"))
    yield words.text("workbook-danger"), words.prose("workbook-danger-text"), ""
    for line in material.help_lines:
        checked = line.verified_on and words.text("workbook-verified", date=words.date(line.verified_on))
        hours = f" · {line.hours}" if line.hours else ""
        more = checked or words.text("exchange-not-verified")
        yield material.help_name(line), f"{line.number}{hours} ({more})", line.id
    yield words.text("workbook-notice"), words.prose("workbook-notice-text"), ""
    yield Heading(words.text("workbook-part-owner"))
    for name in (
        "name",
        "community_kind",
        "province",
        "owner",
        "steward_role",
        "lead_organisation",
        "governance",
    ):
        yield said(name)
    parts = (material.value(community, name) for name in ("authority_kind", "authority_number", "authority_date"))
    authority = " · ".join(str(part) for part in parts if part)
    yield words.text("workbook-authority"), authority or missing, community.id
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
            yield words.text(f"workbook-col-{name}"), missing if value is None else value, release.id
    yield words.text("workbook-made"), material.analysis.today, ""
    version = words.text("workbook-version-text", version=diagnostic.__version__, schema=str(SCHEMA))
    yield words.text("workbook-version"), version, ""


def _reading(material: Material) -> Iterator[Said | Heading]:
    words = material.words
    yield Heading(words.text("workbook-part-reading"))
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
    for number, key in enumerate(TABS, 1):
        yield f"{number}. {words.text(f'workbook-title-{key}')}", words.prose(f"workbook-about-{key}"), ""


def summary(material: Material) -> Sheet:
    """Sheet 2, one page: strengths, priorities, gaps, decisions asked, what is not known, review date."""
    pairs = ((_strengths, _decisions), (_priorities, _gaps), (_unknown, _next))
    rows = [
        row for left, right in pairs for row in zip_longest(left(material), right(material), fillvalue=("", None, ""))
    ]
    columns = (
        Column("", 5, lambda row: row[0][0]),
        column(material, "know", 66, lambda row: row[0][1]),
        Column("", 2, lambda row: None),
        Column("", 5, lambda row: row[1][0]),
        column(material, "decide", 66, lambda row: row[1][1]),
        id_column(material, lambda row: " ".join(filter(None, (row[0][2], row[1][2])))),
    )
    return Sheet("summary", (Table(columns, rows, ""),), one_page=True, filtered=False)


def _part(material: Material, key: str, items: Iterable[Said], empty: str) -> Iterator[Said]:
    """A part of the page: its heading, then its items or what an empty one says."""
    yield "", Mark(material.words.text(f"workbook-part-{key}"), "strong"), ""
    yield from list(items) or [("", empty, "")]


def _strengths(material: Material) -> Iterator[Said]:
    found = material.view.diagnostic.all(Strength)[:MOST_STRENGTHS]
    items = (("✓", strength_words(material, each), each.id) for each in found)
    return _part(material, "strengths", items, material.empty(1))


def strength_words(material: Material, strength: Strength) -> str:
    """A strength in a sentence."""
    name = strength.title or material.words.label("protective_factors", strength.factor)
    return f"{name}. {strength.description}" if strength.description else name


def _priorities(material: Material) -> Iterator[Said]:
    items = (
        (
            str(number),
            "\n".join(
                filter(
                    None,
                    (
                        each.title,
                        each.reason and material.words.said(material.words.text("workbook-because"), each.reason),
                    ),
                )
            ),
            each.id,
        )
        for number, each in enumerate(priorities(material)[:MOST_PRIORITIES], 1)
    )
    return _part(material, "priorities", items, material.empty(9))


def _decisions(material: Material) -> Iterator[Said]:
    asked = [each for each in priorities(material) if each.decision_asked][:MOST_PRIORITIES]
    items = ((str(number), each.decision_asked, each.id) for number, each in enumerate(asked, 1))
    return _part(material, "decisions", items, material.words.text("exchange-none-recorded"))


def _gaps(material: Material) -> Iterator[Said]:
    items = (
        (str(number), "\n".join(filter(None, gap_words(material, gap))), f"{gap.population}/{gap.pillar}")
        for number, gap in enumerate(material.analysis.gaps[:MOST_GAPS], 1)
    )
    return _part(material, "gaps", items, material.empty(7))


def _unknown(material: Material) -> Iterator[Said]:
    items = (
        ("?", unknown_words(material, each), each.situation.id)
        for each in material.analysis.find_out_more[:MOST_UNKNOWN]
    )
    return _part(material, "unknown", items, material.empty(4))


def unknown_words(material: Material, each: FindOutMore) -> str:
    """Something to find out, and why."""
    return f"{material.situation(each.situation)}. {material.words.text(f'workbook-unknown-{each.reason}')}"


def _next(material: Material) -> Iterator[Said]:
    words, community = material.words, material.community
    validated = words.several(each.validated_by for each in material.view.diagnostic.all(Validation))
    items = (
        ("", material.review, community.id),
        (
            "",
            words.said(words.text("workbook-validated"), validated or words.text("exchange-nobody-yet")),
            "",
        ),
    )
    return _part(material, "next", items, "")


def gap_words(material: Material, gap: Gap) -> tuple[str, str]:
    """A gap in two sentences: for whom, in what and how it stands; then what stands in the way."""
    words = material.words
    where = words.said(words.population(gap.population), words.label("choices:pillar", gap.pillar))
    what = f"{where} ({words.text(f'exchange-status-{gap.status}').lower()})"
    parts = []
    if gap.binding:
        parts.append(words.said(words.text("workbook-barrier"), material.binding(gap.binding)))
    if gap.distance_km and gap.distance_km >= 1:
        parts.append(words.text("workbook-nearest", km=round(gap.distance_km)))
    return what, " · ".join(parts)


def priorities(material: Material) -> list[Priority]:
    """Priorities in the order people gave them."""
    found = material.view.diagnostic.all(Priority)
    return sorted(found, key=lambda each: (each.order is None, each.order or 0))


def actions_of(material: Material, priority: Priority) -> list[Action]:
    """The actions of a priority, earliest due first."""
    found = [each for each in material.view.diagnostic.all(Action) if each.priority == priority.id]
    return sorted(found, key=lambda each: (each.due is None, each.due or dt.date.min))
