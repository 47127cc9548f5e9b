"""Forms for phones: each step's form as an XLSForm workbook that ODK Collect and KoboToolbox take.

A phone does not hold the diagnostic's records, so questions that choose among them are left out.
"""

from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.steps import STEPS
from diagnostic.exchange.writing import replacing
from diagnostic.questionnaire.steps import RECORDS, workbook
from diagnostic.shipped import FORMS


def write_forms(folder: Path, catalogues: Catalogues) -> list[Path]:
    """Write one .xlsx a step into ``folder``; the files written. Raises ``CannotWrite``."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for step in STEPS:
        out = folder / f"{step.number:02}-{step.key}.xlsx"
        with replacing(out) as temporary:
            write_form(FORMS / f"{step.number:02}-{step.key}.md", catalogues, temporary)
        written.append(out)
    return written


def write_form(form: Path, catalogues: Catalogues, out: Path) -> None:
    """Write one form with every list of choices that it uses."""
    from openpyxl import Workbook

    found = workbook(form, catalogues)
    survey = [row for row in found.survey if not _asks_for_records(row)]
    choices = [row for row in found.choices if not row["list_name"].startswith(RECORDS)]
    book = Workbook(write_only=True)
    for name, rows in (("survey", survey), ("choices", choices), ("settings", found.settings)):
        _sheet(book, name, rows)
    book.save(out)


def _asks_for_records(row: dict[str, str]) -> bool:
    return any(part.startswith(RECORDS) for part in str(row.get("type", "")).split())


def _sheet(book: Any, name: str, rows: list[dict[str, str]]) -> None:
    sheet = book.create_sheet(name)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    sheet.append(columns)
    for row in rows:
        sheet.append([row.get(column) for column in columns])
