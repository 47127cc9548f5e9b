"""Sheet 6: populations and situations, with the chart and the illustration that METHOD 3.7 allows."""

from functools import partial
from itertools import islice
from math import ceil

from diagnostic.analysis.priorities import SituationResult
from diagnostic.analysis.scoring import matrix_colour
from diagnostic.domain.ratings import HIGHEST, LOWEST
from diagnostic.domain.records import PILLARS, Population, ReportedCount
from diagnostic.exchange.material import Material
from diagnostic.exchange.workbook.sheet import (
    Cell,
    Chart,
    Column,
    Mark,
    Sheet,
    Table,
    Tone,
    band_mark,
    column,
    confidence_mark,
    field_column,
    id_column,
    trend,
)

DRAWN = 12
"""Situations that the chart shows at most."""
_TONES: dict[str, Tone] = {"green": "green", "amber": "amber", "red": "red"}
_SIGNS = {"green": "○", "amber": "◑", "red": "●"}


def situations(material: Material) -> Sheet:
    """Sheet 6: the sortable table first; a chart of priorities with their range and the L x S illustration
    under it (METHOD 3.7)."""
    words = material.words
    results = material.analysis.situations

    def detail(row: SituationResult) -> Cell:
        return _basis(material, row)

    def tied(row: SituationResult) -> Cell:
        numbers = sorted(material.numbers[each] for each in row.tied)
        shown = ", ".join(str(each) for each in numbers[:8])
        return f"{shown}…" if len(numbers) > 8 else shown

    columns = (
        column(material, "no", 5, lambda row: material.numbers[row.id], "count"),
        column(material, "population", 28, lambda row: words.population(row.situation.population), "bold"),
        column(material, "form", 30, lambda row: words.label("forms_of_exploitation", row.situation.form)),
        column(material, "likelihood", 14, lambda row: _tenth(row.score.likelihood), "number"),
        column(material, "severity", 11, lambda row: _tenth(row.score.severity), "number"),
        column(material, "capacity", 11, lambda row: _tenth(row.score.capacity), "number"),
        column(material, "priority_score", 11, lambda row: _tenth(row.score.priority), "number"),
        column(material, "range", 15, lambda row: words.score(row.score.priority, row.score.low, row.score.high)),
        column(
            material,
            "priority_band",
            15,
            lambda row: band_mark(words, row.score.band, insufficient=row.score.insufficient),
        ),
        column(material, "trend", 12, lambda row: trend(words, row.situation.trend)),
        column(material, "confidence", 21, lambda row: confidence_mark(words, row.score.confidence)),
        column(material, "sources", 9, lambda row: row.sources, "count"),
        column(material, "tied", 12, tied),
        column(material, "basis", 34, detail),
        id_column(material),
    )
    scored = list(islice((each for each in results if each.score.priority is not None), DRAWN))
    tables = (
        Table(columns, results, material.empty(4)),
        _drawn(material, scored),
        _matrix(material, results),
        _populations(material),
        _counts(material),
    )
    drawn = Chart(
        words.text("workbook-chart-situations"), 1, 1, (3,), ("strong",), minus=4, plus=5, most=10,
        axis=words.text("workbook-axis-priority"),
    )  # fmt: skip
    return Sheet("situations", tables, (drawn,))


def _tenth(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _basis(material: Material, row: SituationResult) -> str:
    """What a score rests on, in words."""
    score, words = row.score, material.words
    rests = {
        (True, True): "both",
        (True, False): "extent",
        (False, True): "factors",
        (False, False): "nothing",
    }
    parts = [words.text(f"workbook-basis-{rests[score.extent_used, score.factors_used]}")]
    if score.extent_silent:
        parts.append(words.text("workbook-basis-silent"))
    if score.severity is None:
        parts.append(words.text("workbook-basis-no-severity"))
    if score.capacity is None:
        parts.append(words.text("workbook-basis-no-capacity"))
    if row.situation.note:
        parts.append(row.situation.note)
    return " ".join(parts)


def _drawn(material: Material, scored: list[SituationResult]) -> Table:
    """The figures of the chart, as a table: it can be read without seeing the chart."""
    words = material.words

    def end(row: SituationResult, high: bool) -> float:
        value, other = row.score.priority or 0, row.score.high if high else row.score.low
        return round(abs((value if other is None else other) - value), 2)

    columns = (
        Column("", 5, lambda row: None),
        column(
            material,
            "situation",
            28,
            lambda row: f"{material.numbers[row.id]}. {_short(material, row)}",
            "bold",
        ),
        column(material, "range", 30, lambda row: words.score(row.score.priority, row.score.low, row.score.high)),
        column(material, "priority_score", 11, lambda row: round(row.score.priority, 2), "number"),
        column(material, "down", 11, lambda row: end(row, False), "number"),
        column(material, "up", 11, lambda row: end(row, True), "number"),
    )
    return Table(columns, scored, material.empty(4), words.text("workbook-table-chart", count=DRAWN))


def _short(material: Material, row: SituationResult) -> str:
    text = material.situation(row.situation)
    return text if len(text) <= 64 else f"{text[:63].rstrip()}…"


def _matrix(material: Material, results: tuple[SituationResult, ...]) -> Table:
    """Likelihood x severity with the numbers of the situations in each square: an illustration only."""
    words = material.words
    squares: dict[tuple[int, int], list[int]] = {}
    for row in results:
        if row.score.likelihood is not None and row.score.severity is not None:
            place = max(1, ceil(row.score.likelihood / 2)), max(1, ceil(row.score.severity / 2))
            squares.setdefault(place, []).append(material.numbers[row.id])

    def square(harm: int, level: int) -> Mark:
        colour = matrix_colour(level, harm)
        numbers = squares.get((level, harm), [])
        shown = ", ".join(str(each) for each in numbers[:9]) + ("…" if len(numbers) > 9 else "")
        return Mark(f"{_SIGNS[colour]} {shown}".strip(), _TONES[colour])

    columns = [
        column(material, "matrix", 30, lambda level: words.text("workbook-matrix-row", level=str(level)), "bold")
    ]
    for harm in range(LOWEST, HIGHEST + 1):
        head = words.text("workbook-matrix-col", level=str(harm))
        columns.append(Column(head, 11, partial(square, harm)))
    rows = range(HIGHEST, LOWEST - 1, -1)
    return Table(tuple(columns), rows, "", words.text("workbook-table-matrix"), skip=2)


def _populations(material: Material) -> Table:
    columns = (
        Column("", 5, lambda row: None),
        column(material, "population", 28, lambda row: material.words.population(row.population), "bold"),
        field_column(material, "note", 30),
        field_column(material, "size", 11, "count"),
        column(material, "examined", 11, lambda row: f"{len(set(row.pillars_examined))}/{len(PILLARS)}"),
    )
    rows = material.view.diagnostic.all(Population)
    return _spread(Table(columns, rows, material.empty(4), material.words.text("workbook-table-populations")), material)


def _counts(material: Material) -> Table:
    columns = (
        Column("", 5, lambda row: None),
        column(material, "population", 28, lambda row: material.words.population(row.population), "bold"),
        field_column(material, "form", 30),
        field_column(material, "people", 11, "count"),
        column(material, "year", 11, lambda row: "" if row.year is None else str(row.year)),
    )
    rows = material.view.diagnostic.all(ReportedCount)
    return _spread(Table(columns, rows, material.empty(4), material.words.text("workbook-table-counts")), material)


def _spread(table: Table, material: Material) -> Table:
    """The table with its id column."""
    return Table((*table.columns, id_column(material)), table.rows, table.empty, table.title)
