"""How the workbook looks: one calm palette, few sizes, colours that stay readable on a grey printer."""

from functools import cache
from typing import Any

from diagnostic.exchange.workbook.sheet import Kind, Rich, Tone

FONT = "Arial"
INK, SOFT, LINE = "22313B", "5B6B75", "D5DDE0"
DEEP, PALE = "1F4E5A", "E3EEEF"
"""Headings, and the ground of headers."""
TONES: dict[Tone, tuple[str | None, str]] = {
    "strong": (PALE, DEEP),
    "plain": (None, INK),
    "grey": ("ECEFF1", "44545E"),
    "green": ("DDEBD8", "2B5420"),
    "blue": ("DCE8F1", "1D4766"),
    "amber": ("FBEBCB", "664700"),
    "red": ("F7DAD3", "7C2314"),
    "deep": ("EBB4A8", "5A1409"),
}
"""Ground and ink of each tone; every pair has a contrast of more than 5:1."""
SERIES: dict[Tone, str] = {
    "strong": "2F6F7E",
    "plain": "7F9AA3",
    "grey": "B9C3C8",
    "green": "7FA972",
    "blue": "6E9CBF",
    "amber": "E0B256",
    "red": "D98C7B",
    "deep": "B4533F",
}
"""The same tones in charts, where they stand without words on them."""
SIZE = 10
LARGE = 1.1
"""How much larger the letters of a sheet for council are."""
LINE_HEIGHT = 13.0
"""Points that one line of ordinary text takes."""
HIGHEST = 409.0
"""Points that the tallest row of a spreadsheet has."""
FORMATS: dict[Kind, str] = {"number": "0.0", "count": "#,##0", "date": "yyyy-mm-dd"}


def set_font(book: Any) -> None:
    """Make our font the workbook's own: spreadsheets measure the width of columns by its figures."""
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    font = Font(name=FONT, size=SIZE, color=INK)
    book._fonts = IndexedList([font])
    book._named_styles["Normal"].font = font


class Styles:
    """The styles of one workbook, each registered once and shared by all of its cells."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        @cache
        def made(
            size: float,
            bold: bool,
            ink: str,
            ground: str | None,
            look: str,
            form: str,
            wrap: bool,
            line: bool,
        ) -> Any:
            cell: Any = WriteOnlyCell(sheet)
            cell.font = Font(name=FONT, size=size, bold=bold, color=ink)
            place = "center" if look == "head" else "top"
            side = "left" if look in {"pad", "head"} else look or None
            cell.alignment = Alignment(side, place, wrap_text=wrap, indent=1 if look in {"pad", "head"} else 0)
            if ground:
                cell.fill = PatternFill("solid", fgColor=ground)
            if line:
                cell.border = Border(bottom=Side(style="thin", color=LINE))
            if form:
                cell.number_format = form
            return cell._style

        self._made = made

    def title(self) -> Any:
        """The sheet's title."""
        return self._made(17, True, DEEP, None, "", "", False, False)

    def line(self, *, bold: bool = False, tone: Tone = "plain") -> Any:
        """A line under the title, running over the columns to its right."""
        ground, ink = TONES[tone]
        return self._made(SIZE, bold, ink, ground, "", "", False, False)

    def note(self, *, soft: bool = False) -> Any:
        """A wrapped paragraph over merged columns."""
        return self._made(9 if soft else SIZE, False, SOFT if soft else INK, None, "", "", True, False)

    def band(self, tone: Tone) -> Any:
        """A strong paragraph over merged columns."""
        ground, ink = TONES[tone]
        return self._made(SIZE, True, ink, ground, "", "", True, False)

    def table_title(self) -> Any:
        """The title of a table, or a heading inside one."""
        return self._made(12, True, DEEP, None, "", "", False, False)

    def heading(self) -> Any:
        """A heading inside a table."""
        return self._made(SIZE + 1, True, DEEP, PALE, "head", "", False, True)

    def header(self) -> Any:
        """A column's header."""
        return self._made(SIZE, True, "FFFFFF", DEEP, "head", "", True, False)

    def cell(self, kind: Kind) -> Any:
        """An ordinary cell."""
        if kind == "id":
            return self._made(6, False, "7A8890", None, "", "", False, True)
        if kind == "sign":
            return self._made(SIZE * LARGE, True, DEEP, None, "center", "", False, True)
        if kind == "large":
            return self._made(SIZE * LARGE, False, INK, None, "pad", "", True, True)
        look = "center" if kind in {"number", "count"} else "pad"
        return self._made(SIZE, kind == "bold", INK, None, look, FORMATS.get(kind, ""), True, True)

    def rich(self, parts: Rich) -> Any:
        """The text of a cell with its own letters: bold, plain, soft."""
        from openpyxl.cell.rich_text import CellRichText, TextBlock
        from openpyxl.cell.text import InlineFont

        looks = ((parts.head, True, INK, LARGE), (parts.body, False, INK, LARGE), (parts.note, False, SOFT, 1.0))
        said = [each for each in looks if each[0]]
        blocks = []
        for number, (text, bold, ink, size) in enumerate(said, 1):
            font = InlineFont(rFont=FONT, sz=SIZE * size, b=bold, color=ink)
            blocks.append(TextBlock(font, text + ("\n" if number < len(said) else "")))
        return CellRichText(blocks)

    def mark(self, tone: Tone, *, large: bool = False) -> Any:
        """A cell whose word has a colour."""
        ground, ink = TONES[tone]
        if large:
            return self._made(SIZE * 1.2, True, ink, ground, "pad", "", True, True)
        return self._made(SIZE, tone != "plain", ink, ground, "pad", "", True, True)
