"""Sheet 17: how the results were made, and what they cannot say (METHOD 3)."""

from collections.abc import Iterator

from diagnostic.analysis.confidence import RECENT
from diagnostic.analysis.coverage import STALE
from diagnostic.analysis.priorities import CONCERN
from diagnostic.domain.catalogue import Entry
from diagnostic.domain.records import FactorRating
from diagnostic.domain.safeguards import numbers
from diagnostic.exchange.material import Material
from diagnostic.exchange.workbook.sheet import Cell, Column, Heading, Sheet, Table, header, id_column

FORMULAS = (
    "likelihood",
    "silence",
    "factors",
    "severity",
    "capacity",
    "priority",
    "bands",
    "coverage",
    "gap",
    "range",
)
LIMITS = (
    "tool",
    "ordinal",
    "compare",
    "reporting",
    "missing",
    "weights",
    "stigma",
    "sex-work",
    "awareness",
    "events",
)
SCALES = ("extent", "severity", "factor_presence", "confidence")

Said = tuple[str, Cell, str]


def method(material: Material) -> Sheet:
    """Sheet 17: scales with their anchors, formulas in words, settings, suppression rules, limits."""
    columns = (
        Column(header(material.words, "subject"), 40, lambda row: row[0], "bold"),
        Column(header(material.words, "said"), 104, lambda row: row[1]),
        id_column(material, lambda row: row[2]),
    )
    return Sheet("method", (Table(columns, list(_rows(material)), ""),), filtered=False)


def _rows(material: Material) -> Iterator[Said | Heading]:
    words, view = material.words, material.view
    yield Heading(words.text("workbook-part-limits"))
    for key in LIMITS:
        yield words.text(f"workbook-limit-{key}"), words.prose(f"workbook-limit-{key}-text"), ""
    yield Heading(words.text("workbook-part-formulas"))
    for key in FORMULAS:
        yield words.text(f"workbook-formula-{key}"), words.prose(f"workbook-formula-{key}-text"), ""
    yield Heading(words.text("workbook-part-scales"))
    for scale in SCALES:
        for entry in view.catalogues.entries("rating_scales"):
            if entry.group == scale:
                yield _anchor(material, scale, entry)
    yield Heading(words.text("workbook-part-settings"))
    yield from _settings(material)
    yield Heading(words.text("workbook-part-suppression"))
    if not view.shared:
        yield words.text("exchange-internal"), words.prose("workbook-nothing-suppressed"), ""
    for key, arguments in view.notes:
        yield words.text("workbook-rule"), words.prose(key, **arguments), key


def _anchor(material: Material, scale: str, entry: Entry) -> Said:
    words = material.words
    label = words.label("rating_scales", entry.id)
    value = entry.more.get("value", "")
    named = words.said(value, label) if value.isdigit() else label
    subject = words.said(words.text(f"workbook-scale-{scale}"), named)
    return subject, words.definition("rating_scales", entry.id), entry.id


def _settings(material: Material) -> Iterator[Said]:
    words, limits = material.words, material.view.limits
    weighted = [each for each in material.view.diagnostic.all(FactorRating) if each.weight != 1]
    settings: tuple[tuple[str, Cell], ...] = (
        ("date", material.analysis.today),
        ("threshold", limits.threshold),
        ("area", limits.area),
        ("group", numbers.GROUP_SIZE),
        ("rounding", numbers.BASE),
        ("zeros", words.yes_no(limits.protect_zeros)),
        ("weights", len(weighted)),
        ("recent", RECENT.days // 365),
        ("stale", STALE.days // 30),
        ("concern", CONCERN),
    )
    for key, value in settings:
        yield words.text(f"workbook-setting-{key}"), _written(material, value), ""


def _written(material: Material, value: Cell) -> Cell:
    """A setting as text, so that numbers stand on the left like words."""
    return material.words.decimal(value) if isinstance(value, float) else str(value)
