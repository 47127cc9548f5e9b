"""Forms as files: the sheets of a draft written as XLSForm (.xlsx, .md, .csv)."""

from collections.abc import Iterable
from pathlib import Path

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.writing import replacing
from diagnostic.questionnaire.editor.sheets import Sheet, written

KINDS = (".xlsx", ".md", ".csv")


def write_sheets(sheets: Iterable[Sheet], out: Path) -> None:
    """Write a form; what was at ``out`` stays until the new file is whole. Raises ``BadInput``, ``CannotWrite``."""
    kind = out.suffix.lower()
    if kind not in KINDS:
        raise BadInput("exchange-form-kind", file=out.name)
    with replacing(out) as temporary:
        if kind == ".xlsx":
            _workbook(sheets, temporary)
        else:
            temporary.write_text(written(sheets, kind), encoding="utf-8", newline="\n")


def _workbook(sheets: Iterable[Sheet], out: Path) -> None:
    """Every cell as text: a name ``007`` stays one, and ``=`` at the start of a rule begins no formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    bold = Font(bold=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        for number, row in enumerate((sheet.columns, *sheet.rows)):
            cells = []
            for value in row:
                cell = WriteOnlyCell(page, value=None)
                if value:
                    cell.value = value
                    cell.data_type = "s"
                if not number:
                    cell.font = bold
                cells.append(cell)
            page.append(cells)
    book.save(out)
