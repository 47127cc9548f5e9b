"""Writing sheets row by row, without ever holding the workbook in memory.

Rows carry a height estimated from their text, so that nothing is cut in print: Excel and LibreOffice do not
fit rows by themselves when they open a file made elsewhere.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sized
from contextlib import suppress
from io import BytesIO
from typing import Any, Protocol

from openpyxl.cell import WriteOnlyCell
from openpyxl.drawing.image import Image
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break

from diagnostic.exchange.words import Words
from diagnostic.exchange.workbook import charts
from diagnostic.exchange.workbook.cells import LONGEST, cut, fitted, guarded, legible, lines, narrowest
from diagnostic.exchange.workbook.sheet import Chart, Column, Heading, Mark, Picture, Rich, Sheet, Table, Tone
from diagnostic.exchange.workbook.style import HIGHEST, LARGE, LINE_HEIGHT, Styles
from diagnostic.exchange.writing import Progress, advance

MOST_ROWS = 1_048_576
"""Rows that one sheet of a spreadsheet holds."""
TITLE_ROWS = 6
"""Rows over the main header: title, community, scope, help, how to read, a gap; an example has one more."""
POINTS_PER_PIXEL, ROW_POINTS = 0.75, 15.0
PIXELS_PER_UNIT, LEAST_CHART = 7, 480
PAGE = 734.0, 522.0
"""Points of a letter page on its side, within its margins."""
FOOTER = 200
"""Letters of help lines in the foot of a page: what one line holds, under the 255 that a spreadsheet takes."""
_EVERY = 2_000
"""Rows between two reports of progress."""


class Opening(Protocol):
    """What stands over every sheet of a workbook, and in the head and foot of its pages: a diagnostic's ``Material``,
    or a region's ``Wording``."""

    @property
    def words(self) -> Words:
        """Its words."""

    @property
    def title(self) -> str:
        """Whose workbook it is."""

    @property
    def period(self) -> str:
        """The time it speaks of."""

    @property
    def scope(self) -> str:
        """Whom it is for."""

    @property
    def scope_word(self) -> str:
        """The same in one word."""

    @property
    def scope_tone(self) -> Tone:
        """The colour of that."""

    @property
    def example(self) -> bool:
        """Whether it is of the fictional example."""

    @property
    def help(self) -> str:
        """Every help line (H06)."""

    def short_help(self, most: int) -> str:
        """As many help lines as so many letters hold."""

    def sheet_name(self, key: str) -> str:
        """The name of a sheet on its tab."""

    def sheet_title(self, key: str) -> str:
        """Its title."""

    def sheet_about(self, key: str) -> str:
        """How to read it."""


class _Stream(WriteOnlyWorksheet):
    """A sheet that takes rows of ready cells as they are. openpyxl's own way makes a new cell for each
    styled one, which costs half as much again as writing it."""

    def _values_to_row(self, values: Iterable[Any], row_idx: int) -> Iterator[Any]:
        for position, cell in enumerate(values, 1):
            if cell is not None:
                cell.row, cell.column = row_idx, position
                yield cell


class SheetWriter:
    """Writes one sheet: title, tables, figures, print set-up."""

    def __init__(self, book: Any, sheet: Sheet, opening: Opening) -> None:
        self.sheet, self.opening, self.words = sheet, opening, opening.words
        self.ws: Any = _Stream(book, opening.sheet_name(sheet.key))
        book._add_sheet(self.ws)
        self.style = Styles(self.ws)
        self.width = max(table.skip + len(table.columns) for table in sheet.tables)
        self.row = 0
        self.spans: list[tuple[int, int]] = []
        self.note = self.words.text("workbook-cut")
        self.widths = self._widths()
        printed = sum(self.widths[: self._shown]) * PIXELS_PER_UNIT * POINTS_PER_PIXEL
        self._page = PAGE[1] / min(1.0, PAGE[0] / printed)
        self._used = 0.0

    def write(self, progress: Progress | None, done: float, share: float) -> None:
        """Write all of it; ``done`` and ``share`` place this sheet in the whole workbook."""
        self._set_up()
        self._title()
        for position, table in enumerate(self.sheet.tables):
            if position:
                self._skip()
                if not self._fits(self._block(position, table)):
                    self._break()
            first, last = self._table(table, position == 0, progress, done, share)
            for chart in self.sheet.figures:
                if isinstance(chart, Chart) and chart.table == position and last >= first:
                    self._chart(chart, table, first, last)
        for figure in self.sheet.figures:
            if isinstance(figure, Picture):
                self._picture(figure)
        if self.sheet.after:
            self._skip()
            self._paragraph(self.sheet.after)
        self._finish()

    @staticmethod
    def abandon(book: Any) -> None:
        """Close the sheets of a workbook that will not be saved and remove what was written of them."""
        for sheet in book.worksheets:
            with suppress(Exception):
                if not sheet.closed:
                    sheet.close()
            with suppress(Exception):
                sheet._writer.cleanup()

    def _block(self, position: int, table: Table) -> float:
        """About how high a table and its chart are in print, at most one page: what should stay together."""
        rows = len(table.rows) if isinstance(table.rows, Sized) else 0
        drawn = [each for each in self.sheet.figures if isinstance(each, Chart) and each.table == position]
        high = max((charts.height(each, rows) * POINTS_PER_PIXEL for each in drawn), default=0.0)
        return min(self._page - 4 * ROW_POINTS, max(high, rows * 1.6 * ROW_POINTS) + 3 * ROW_POINTS)

    def _widths(self) -> list[float]:
        found = [0.0] * self.width
        for table in self.sheet.tables:
            for position, column in enumerate(table.columns, table.skip):
                place = self._place(position, table, column)
                found[place] = max(found[place], column.width, narrowest(column.header) if column.kind != "id" else 0)
        return [width or 4 for width in found]

    def _place(self, position: int, table: Table, column: Column) -> int:
        """Where a column stands: the id always last."""
        return self.width - 1 if column.kind == "id" else position

    def _set_up(self) -> None:
        ws = self.ws
        for position, width in enumerate(self.widths, 1):
            ws.column_dimensions[get_column_letter(position)].width = width
        # Panes are written before the first row is: the title takes as many rows as ``_title`` writes.
        self._first = TITLE_ROWS + self.opening.example + 2
        ws.freeze_panes = f"A{self._first}"
        ws.sheet_view.showGridLines = False
        ws.sheet_view.zoomScale = 100
        setup = ws.page_setup
        setup.orientation, setup.paperSize = (
            "landscape",
            ws.PAPERSIZE_LETTER if hasattr(ws, "PAPERSIZE_LETTER") else 1,
        )
        setup.fitToWidth, setup.fitToHeight = 1, self.sheet.pages
        ws.sheet_properties.pageSetUpPr.fitToPage = True
        margins = ws.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.65, 0.6, 0.3, 0.25
        ws.print_options.horizontalCentered = True
        title = f"{self.opening.title} · {self.opening.sheet_name(self.sheet.key)}"
        ws.oddHeader.left.text = _page_text(title, 90)
        ws.oddHeader.right.text = f"{_page_text(self.opening.scope_word, 40)} · &P / &N"
        ws.oddFooter.center.text = _page_text(self.opening.short_help(FOOTER), FOOTER)
        for part in (ws.oddHeader.left, ws.oddHeader.right, ws.oddFooter.center):
            part.size, part.color = 8, "5B6B75"

    def _title(self) -> None:
        """Title, community, period and scope, the example's banner, help lines and how to read the sheet."""
        opening, words = self.opening, self.words
        self._line(opening.sheet_title(self.sheet.key), self.style.title(), 26)
        self._paragraph(f"{opening.title} · {opening.period}", self.style.band("plain"))
        self._band(opening.scope, opening.scope_tone)
        if opening.example:
            self._band(words.text("exchange-example"), "strong")
        self._paragraph(words.said(words.text("exchange-help"), opening.help), self.style.note(soft=True))
        self._paragraph(opening.sheet_about(self.sheet.key))
        self._skip()

    def _line(self, text: str, style: Any, height: float | None = None) -> None:
        if height:
            self.ws.row_dimensions[self.row + 1].height = height
        self._append([self._cell(guarded(text), style)])

    def _band(self, text: str, tone: Tone) -> None:
        self._paragraph(text, self.style.band(tone))

    def _paragraph(self, text: str, style: Any = None) -> None:
        self._height(lines(text, sum(self.widths[: self._shown])))
        self.ws.merged_cells.add(CellRange(min_col=1, max_col=self._shown, min_row=self.row + 1, max_row=self.row + 1))
        self._append([self._cell(guarded(text), style or self.style.note())])

    @property
    def _shown(self) -> int:
        """Columns that are printed: all but the ids."""
        return self.width - any(column.kind == "id" for column in self.sheet.tables[0].columns)

    def _skip(self) -> None:
        self.ws.row_dimensions[self.row + 1].height = 7
        self._append([])

    def _height(self, count: float) -> None:
        """Make the next row as high as ``count`` lines."""
        self.ws.row_dimensions[self.row + 1].height = min(HIGHEST, LINE_HEIGHT * count + 3)

    def _append(self, cells: list[Any]) -> None:
        self.ws.append(cells)
        self.row += 1
        dimensions = self.ws.row_dimensions
        height = (dimensions[self.row].height if self.row in dimensions else None) or ROW_POINTS
        self._used += height
        if self._used > self._page:
            self._used = height + 2 * ROW_POINTS  # the header is printed again

    def _fits(self, points: float) -> bool:
        """Whether so much still fits on the printed page, as far as can be told."""
        return self._used + points <= self._page

    def _break(self) -> None:
        """Begin a new page in print."""
        if self._used > 3 * ROW_POINTS and self.sheet.pages != 1:
            self.ws.row_breaks.append(Break(id=self.row))
            self._used = 2 * ROW_POINTS

    def _cell(self, value: Any, style: Any) -> Any:
        cell: Any = WriteOnlyCell(self.ws)
        cell._value, cell.data_type, cell._style = value, "s", style
        return cell

    def _table(self, table: Table, main: bool, progress: Progress | None, done: float, share: float) -> tuple[int, int]:
        """Write a table; answers its first and last row of data."""
        if table.title:
            self._line(table.title, self.style.table_title(), 19)
        blank = [None] * self.width
        head = list(blank)
        for position, column in enumerate(table.columns, table.skip):
            head[self._place(position, table, column)] = self._cell(column.header, self.style.header())
        self._height(
            max(
                lines(column.header, self.widths[self._place(position, table, column)] * 0.9)
                for position, column in enumerate(table.columns, table.skip)
            )
        )
        self._append(head)
        header_row = self.row
        first, last = header_row + 1, self._rows(table, progress, done, share)
        if main:
            assert first == self._first, "the panes are frozen under another row than the main header"
            self.ws.print_title_rows = f"{header_row}:{header_row}"
            if self.sheet.filtered and last >= first:
                self.ws.auto_filter.ref = f"A{header_row}:{get_column_letter(self.width)}{last}"
        return first, last

    def _rows(self, table: Table, progress: Progress | None, done: float, share: float) -> int:
        styles = [None if column.kind == "raw" else self.style.cell(column.kind) for column in table.columns]
        line: list[Any] = [None] * self.width
        slots = []
        for position, (column, style) in enumerate(zip(table.columns, styles, strict=True), table.skip):
            cell = self._cell(None, style)
            place = self._place(position, table, column)
            line[place] = cell
            wide = self.widths[place] * (0.93 if column.kind == "bold" else 1)
            large = LARGE if column.kind == "large" else 1.0
            slots.append((cell, column.get, style, wide / large, large, column.kind in {"raw", "id"}, place))
        count, note, marks, dated = 0, self.note, self.style.mark, self.style.cell("date")
        for row in table.rows:
            if self.row >= MOST_ROWS - 1:
                self._line(self.words.text("workbook-too-many-rows"), self.style.line(bold=True, tone="amber"))
                break
            if type(row) is Heading:
                style = self.style.heading()
                if row.page or not self._fits(4 * ROW_POINTS):
                    self._break()
                cells = [self._cell(None, style) for _ in range(self._shown)]
                cells[table.skip]._value = guarded(row.text)
                self._height(1)
                self._append(cells)
                continue
            tall = 1.0
            for cell, get, style, width, large, plain, place in slots:
                value: Any = get(row)
                if type(value) is Mark:
                    cell._style, value = marks(value.tone, large=large > 1), value.text
                    tall = max(tall, large)
                elif type(value) is Rich:
                    tall = max(tall, self._rich(cell, value, width) * large)
                    cell._style = style
                    continue
                else:
                    cell._style = style
                kind = type(value)
                if kind is str:
                    cell.data_type = "s"
                    text = guarded(value) if value else value
                    if plain:
                        cell._value = text if len(text) <= LONGEST else cut(text, LONGEST, note)
                    else:
                        cell._value = text
                        if len(text) > width or "\n" in text:
                            cell._value = fitted(text, width, note)
                            tall = max(tall, lines(cell._value, width) * large)
                elif kind is dt.date:
                    cell.data_type, cell._style, cell._value = "d", dated, value
                else:
                    cell.data_type, cell._value = "n", value
                if style is None:
                    line[place] = None if value is None or value == "" else cell
            if tall > 1:
                self._height(tall)
            self._append(line)
            count += 1
            if count % _EVERY == 0:
                advance(progress, done + share * count / (count + 10 * _EVERY))
        last = self.row
        if not count:
            self._line(table.empty, self.style.line(bold=True, tone="grey"))
        return last

    def _rich(self, cell: Any, value: Rich, width: float) -> int:
        """Write text with its own letters into a cell, or plain text where it is too long; how many lines it takes."""
        head = guarded(value.head) if value.head else ""
        parts = Rich(head, legible(value.body) if head else guarded(value.body), legible(value.note))
        whole = "\n".join(filter(None, (parts.head, parts.body, parts.note)))
        kept = fitted(whole, width, self.note)
        cell.data_type, cell._value = "s", self.style.rich(parts) if kept == whole and whole else kept
        return lines(kept, width)

    def _chart(self, chart: Chart, table: Table, first: int, last: int) -> None:
        """Put a chart beside its table where there is room, else under it."""
        used = table.skip + sum(column.kind != "id" for column in table.columns)
        free = sum(self.widths[used : self._shown]) * PIXELS_PER_UNIT
        beside = free >= LEAST_CHART
        room = free - 20 if beside else sum(self.widths[: self._shown]) * PIXELS_PER_UNIT
        high = charts.height(chart, last - first + 1)
        if beside:
            anchor, filled = f"{get_column_letter(used + 1)}{first - 1}", self._pixels(first - 1, last)
            self.ws.add_chart(charts.chart(self.ws, chart, table, first, last, min(room, 900), high), anchor)
            self._room(high - filled)
        else:
            self._skip()
            self._line(chart.title, self.style.table_title(), 19)
            made = charts.chart(self.ws, chart, table, first, last, min(room, 900), high)
            self.ws.add_chart(made, f"A{self.row + 1}")
            self._room(high)

    def _picture(self, picture: Picture) -> None:
        self._skip()
        shrink = min(1.0, sum(self.widths[: self._shown]) * PIXELS_PER_UNIT / picture.size[0])
        shrink = min(shrink, (self._page - 4 * ROW_POINTS) / POINTS_PER_PIXEL / picture.size[1])
        if not self._fits(picture.size[1] * shrink * POINTS_PER_PIXEL + 2 * ROW_POINTS):
            self._break()
        self._line(picture.title, self.style.table_title(), 19)
        image = Image(BytesIO(picture.png))
        image.width, image.height = (round(side * shrink) for side in picture.size)
        self.ws.add_image(image, f"A{self.row + 1}")
        self._room(image.height)

    def _pixels(self, first: int, last: int) -> float:
        """Height of rows in pixels."""
        dimensions = self.ws.row_dimensions
        rows = (dimensions[row].height if row in dimensions else None for row in range(first, last + 1))
        return sum(height or ROW_POINTS for height in rows) / POINTS_PER_PIXEL

    def _room(self, pixels: float) -> None:
        """Empty rows for what floats over them."""
        for _ in range(max(0, int(pixels * POINTS_PER_PIXEL / ROW_POINTS) + 1)):
            self.ws.row_dimensions[self.row + 1].height = ROW_POINTS
            self._append([])

    def _finish(self) -> None:
        self.ws.print_area = f"A1:{get_column_letter(self._shown)}{max(1, self.row)}"


def _page_text(text: str, most: int) -> str:
    """Text of a page's header or footer, where ``&`` opens a code and 255 characters are the limit."""
    short = text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
    return " ".join(short.split()).replace("&", "&&")
