"""Where things stand on the sheets of a workbook to fill in, how they look, what is locked."""

from collections.abc import Iterable
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from diagnostic.exchange.fill_in.sheets import Column
from diagnostic.exchange.workbook.cells import guarded, lines
from diagnostic.exchange.workbook.style import DEEP, FONT, FORMATS, HIGHEST, INK, LINE, LINE_HEIGHT, PALE, SIZE, SOFT
from diagnostic.language import fold

MARK = "repere-fill-in-1"
"""What the first cell of every sheet begins with; the code of the sheet follows."""
ABOVE = 6
"""The last row above what people write: codes, title, how to, headers, hints, example."""
ID, STATE, EXAMPLE = "repere:id", "repere:state", "repere:example"
"""Codes of the columns with a row's id and the mark of what it said when it was written; what stands for an id in the
row that is an example."""
LONGEST_PROMPT = 250
CODE = 3
"""The width of columns that hold codes."""
_LOCKED, _OPEN = Protection(locked=True), Protection(locked=False)
_LINE = Border(bottom=Side(style="thin", color=LINE))


def mark(code: str) -> str:
    """What the first cell of a sheet says."""
    return f"{MARK} {code}"


def same(one: str, other: str) -> bool:
    """Whether two labels are read as the same."""
    return fold(one).strip() == fold(other).strip()


def places(columns: Iterable[Column]) -> list[tuple[Column, int]]:
    """Each column and the number of its first cell; the first of all is the number of the line."""
    at, found = 2, []
    for each in columns:
        found.append((each, at))
        at += each.cells
    return found


def wide(column: Column) -> float:
    """The width of each cell of a column."""
    if column.long:
        return 46
    return {"whole": 13, "number": 13, "date": 14, "choice": 26, "link": 28, "line": 12}.get(column.kind, 30)


def cells_of(title: str, at: int, top: int, bottom: int, last: int = 0) -> str:
    """A range of cells, of another sheet when it has a ``title``."""
    first, end = get_column_letter(at), get_column_letter(last or at)
    if not title:
        return f"{first}{top}:{end}{bottom}"
    return f"'{title}'!${first}${top}:${end}${bottom}"


def width(ws: Any, at: int, size: float) -> None:
    """Make a column so wide."""
    ws.column_dimensions[get_column_letter(at)].width = size


def height(ws: Any, row: int, said: str, size: float) -> None:
    """Make a row as high as a text in a column of that width."""
    ws.row_dimensions[row].height = min(HIGHEST, LINE_HEIGHT * 1.15 * lines(said, size) + 6)


def open_column(ws: Any, at: int, size: float, *, date: bool) -> None:
    """A column in which people may write as far down as they like; its locked cells are locked one by one."""
    column = ws.column_dimensions[get_column_letter(at)]
    column.width = size
    column.protection = _OPEN
    column.alignment = Alignment(vertical="top", wrap_text=True)
    if date:
        column.number_format = FORMATS["date"]


def check(ws: Any, where: str, kind: str, rule: str, say: str, wrong: str, *, strict: bool = True) -> None:
    """Offer a list, or check what is written; when not ``strict``, people may keep what they wrote."""
    found = DataValidation(
        type=kind,
        formula1=rule,
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorStyle="stop" if strict else "warning",
        prompt=say[:LONGEST_PROMPT],
        error=wrong[:LONGEST_PROMPT],
    )
    found.add(where)
    ws.add_data_validation(found)


def fit(ws: Any, row: int) -> None:
    """Make a row as high as the longest of its texts; codes do not count."""
    tallest = 1
    for cell in ws[row]:
        size = ws.column_dimensions[cell.column_letter].width
        if cell.value and size > CODE:
            tallest = max(tallest, lines(str(cell.value), size))
    ws.row_dimensions[row].height = min(HIGHEST, LINE_HEIGHT * tallest + 5)


def finish(ws: Any, head: int, last: int = 1, bottom: int = 0) -> None:
    """Print set-up and protection; ``head`` is printed on every page, ``last`` and ``bottom`` are the last column and
    row that are printed. There is no password: it keeps people from slips, not from their own data."""
    ws.row_dimensions[1].height = 8
    setup = ws.page_setup
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", 1, 1, 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    if head:
        ws.print_title_rows = f"{head}:{head}"
    if bottom:
        ws.print_area = f"A2:{get_column_letter(last)}{bottom}"
    protection = ws.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.autoFilter = False


class Look:
    """How cells look, by what they are."""

    def __init__(self) -> None:
        def made(bold: bool, ink: str, ground: str | None, size: float = SIZE, wrap: bool = True) -> tuple[Any, ...]:
            fill = PatternFill("solid", fgColor=ground) if ground else None
            return Font(name=FONT, size=size, bold=bold, color=ink), fill, Alignment(vertical="top", wrap_text=wrap)

        self._looks = {
            "code": made(False, "9AA6AC", None, 5, wrap=False),
            "title": made(True, DEEP, None, 14, wrap=False),
            "note": made(False, SOFT, None, SIZE, wrap=False),
            "head": made(True, "FFFFFF", DEEP),
            "needed": made(True, "FFFFFF", "7C2314"),
            "hint": made(False, SOFT, PALE, 9),
            "example": made(False, "6E7A80", "ECEFF1"),
            "line": made(False, SOFT, "ECEFF1", 9),
            "text": made(False, INK, None),
            "said": made(False, INK, None, 11),
            "strong": made(True, INK, PALE, 11),
            "warning": made(True, "7C2314", "F7DAD3", 11),
        }

    def locked(self, ws: Any, row: int, at: int, said: str | int | None, look: str) -> None:
        """A cell that people do not change."""
        cell = ws.cell(row, at)
        self._fill(cell, said)
        cell.font, ground, cell.alignment = self._looks[look]
        if ground is not None:
            cell.fill = ground
        if look not in {"code", "title", "note"}:
            cell.border = _LINE
        cell.protection = _LOCKED

    def open(self, ws: Any, row: int, at: int, said: str | None, kind: str) -> None:
        """A cell that people write in, with what stands there."""
        import datetime as dt

        cell = ws.cell(row, at)
        cell.protection = _OPEN
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = _LINE
        value: Any = said
        try:
            if said and kind == "date":
                value = dt.date.fromisoformat(said)
            elif said and kind in {"whole", "number"}:
                value = float(said) if "." in said else int(said)
        except ValueError:
            value = said
        if value is not None:
            self._fill(cell, value)
        if kind == "date":
            cell.number_format = FORMATS["date"]

    @staticmethod
    def _fill(cell: Any, said: Any) -> None:
        if isinstance(said, str):
            cell.value = guarded(said)
            cell.data_type = "s"
        else:
            cell.value = said
