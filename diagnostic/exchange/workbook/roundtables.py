"""The sheet of roundtables: what each group said of a rating, how far apart they are, beside the agreed value.

For the community itself: people are told that these differences never leave (``dialogs-roundtable-about``), so a shared
view holds none of them.
"""

from typing import Any

from diagnostic.analysis.roundtable import spread
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.naming import name
from diagnostic.domain.records import KINDS, GroupRating, Record
from diagnostic.exchange.material import Material
from diagnostic.exchange.workbook.sheet import Cell, Mark, Sheet, Table, column, id_column, rating

SCALES = {"extent": "extent", "severity": "severity", "presence": "prevalence"}
"""The scale (``rating_scales.csv``) of each rated field."""


def roundtables(material: Material) -> Sheet:
    """One row a rating with the spread of the groups; under it, what each group said and why it does not agree."""
    words, diagnosed = material.words, material.view.diagnostic
    asked: dict[tuple[str, str], list[GroupRating]] = {}
    for each in diagnosed.all(GroupRating):
        asked.setdefault((each.record, each.record_field), []).append(each)
    rated = {record: _rated(diagnosed, record) for record, _ in asked}

    def what(record: str) -> Cell:
        found = rated[record]
        return words.join(lambda lang: name(found, diagnosed, material.view.catalogues, lang)) if found else record

    def agreed(row: Any) -> Cell:
        (record, field), _ = row
        found = rated[record]
        if found is None or not hasattr(found, field):
            return None
        return rating(words, SCALES.get(field, field), getattr(found, field), field in found.unknown)

    def value(row: Any, which: str) -> Cell:
        found = spread(row[1])
        return getattr(found, which) if found is not None else None

    def apart(row: Any) -> Cell:
        found = spread(row[1])
        wide = found is not None and found.wide
        return Mark(words.text("workbook-groups-wide"), "amber") if wide else words.text("exchange-no")

    def group_said(row: GroupRating) -> Cell:
        return rating(words, SCALES.get(row.record_field, row.record_field), row.value, "value" in row.unknown)

    ratings = (
        column(material, "rated", 46, lambda row: what(row[0][0]), "bold"),
        column(material, "rated_field", 16, lambda row: _field(material, row[0][1])),
        column(material, "agreed", 26, agreed),
        column(material, "groups_asked", 12, lambda row: len(row[1]), "count"),
        column(material, "groups_unknown", 14, lambda row: value(row, "unknown"), "count"),
        column(material, "lowest", 10, lambda row: value(row, "low"), "count"),
        column(material, "middle", 10, lambda row: value(row, "middle"), "count"),
        column(material, "highest", 10, lambda row: value(row, "high"), "count"),
        column(material, "apart", 18, apart),
        id_column(material, lambda row: "/".join(row[0])),
    )
    groups = (
        column(material, "rated", 46, lambda row: what(row.record), "bold"),
        column(material, "rated_field", 16, lambda row: _field(material, row.record_field)),
        column(material, "who", 26, lambda row: row.group),
        column(material, "group_said", 26, group_said),
        column(material, "dissent", 50, lambda row: row.dissent),
        id_column(material),
    )
    empty = words.text("exchange-none-recorded")
    said = [each for several in asked.values() for each in several]
    title = words.text("workbook-table-groups")
    return Sheet("roundtables", (Table(ratings, list(asked.items()), empty), Table(groups, said, empty, title)))


def _rated(diagnostic: Diagnostic, record: str) -> Record | None:
    found = (diagnostic.get(cls, record) for cls in KINDS.values())
    return next((each for each in found if each is not None), None)


def _field(material: Material, field: str) -> str:
    return material.words.text(f"workbook-rated-{field}") if field in SCALES else field
