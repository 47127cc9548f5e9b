"""The yearly numbers (plan task 4.13): how many communities speak of each theme, year by year, as they were told.

A row a year, table and theme; codes, both languages, and the band as two numbers and in words. A theme that is not
there was told by none, or may not be told.
"""

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import LANGS, Catalogues
from diagnostic.domain.safeguards.regional import Band
from diagnostic.exchange import workbook
from diagnostic.exchange.words import OutLang
from diagnostic.exchange.workbook.cells import guarded_inside
from diagnostic.exchange.workbook.sheet import Sheet, Table
from diagnostic.exchange.writing import Progress, replacing
from diagnostic.region.issued import Issued
from diagnostic.region.report import Report
from diagnostic.region.said import MATRICES
from diagnostic.region.wording import Wording
from diagnostic.region.workbook import column

COLUMNS = ("year", "reported_on", "communities_in_all_en", "communities_in_all_fr", "table", "code", "label_en",
           "label_fr", "communities_at_least", "communities_at_most", "communities_en", "communities_fr")  # fmt: skip


def rows(report: Report, earlier: Sequence[Issued], catalogues: Catalogues) -> Iterator[tuple[Any, ...]]:
    """The newest report of each year, this one last."""
    years = {each.date.year: each for each in sorted((*earlier, report.issued), key=lambda each: each.date)}
    en, fr = (Wording(report, catalogues, lang, "yearly") for lang in LANGS)
    for year, issued in sorted(years.items()):
        number = len(issued.said)
        whole = _whole(number)
        if whole is None:
            continue
        all_of_them = tuple(one.band(whole, number) for one in (en, fr))
        for cell, band in sorted(issued.bands.items()):
            if band.high:
                table, _, code = cell.partition("/")
                labels, words = (
                    (_label(one, table, code) for one in (en, fr)),
                    (one.band(band, number) for one in (en, fr)),
                )
                yield (year, issued.date.isoformat(), *all_of_them, table, code, *labels, band.low, band.high, *words)


def _whole(number: int) -> Band | None:
    from diagnostic.domain.safeguards import regional

    return regional.bands(number)[-1] if regional.may_tell(number) else None


def _label(wording: Wording, table: str, code: str) -> str:
    if table in MATRICES:
        return " × ".join(map(wording.label, MATRICES[table], code.split("/")))
    return wording.theme(table, code)


def write_csv(out: Path, report: Report, earlier: Sequence[Issued], catalogues: Catalogues) -> None:
    """Write them as CSV, in both languages at once. Raises ``CannotWrite``."""
    with replacing(out) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for row in rows(report, earlier, catalogues):
            table.writerow([guarded_inside(cell) if isinstance(cell, str) else cell for cell in row])


def write_workbook(
    out: Path, report: Report, earlier: Sequence[Issued], catalogues: Catalogues, lang: OutLang,
    progress: Progress | None = None,
) -> None:  # fmt: skip
    """Write them as a workbook of one sheet. Raises ``CannotWrite`` or ``Cancelled``."""
    wording = Wording(report, catalogues, lang, "yearly")
    workbook.bind(out, wording, [partial(_sheet, wording, list(rows(report, earlier, catalogues)))], "Repère", progress)


def _sheet(wording: Wording, found: list[tuple[Any, ...]]) -> Sheet:
    words = wording.words

    def said(row: tuple[Any, ...], at: int) -> str:
        """A text of the row in the language of the workbook."""
        return words.join(lambda lang: row[at + (lang == "fr")])

    columns = (
        column(wording, "year", 8, lambda row: str(row[0]), "bold"),
        column(wording, "in-all", 20, lambda row: said(row, 2)),
        column(wording, "table", 34, lambda row: words.text(f"regional-table-{row[4].replace('_', '-')}")),
        column(wording, "theme", 60, lambda row: said(row, 6), "bold"),
        column(wording, "communities", 22, lambda row: said(row, 10)),
        column(wording, "id", 24, lambda row: f"{row[4]}/{row[5]}", "id"),
    )
    return Sheet("yearly", (Table(columns, found, words.text("regional-too-few-short")),))
