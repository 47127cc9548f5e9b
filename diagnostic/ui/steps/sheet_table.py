"""A sheet of a workbook as a table to read: titles over all columns, words that wrap."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from diagnostic.exchange.release import Page
from diagnostic.ui.steps.record_table import ROOT, Index

SAMPLE, FEW = 80, 300
"""Rows whose words decide how wide columns are; rows up to which each is as high as its words."""
NARROWEST, WIDEST, MOST_LINES = 7, 42, 12
"""Letters of a column, lines of a row."""


class SheetRows(QAbstractTableModel):
    """The cells of one sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[tuple[str, ...], ...] = ()

    def load(self, page: Page) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.rows = page.rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() or not self.rows else len(self.rows[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.rows[index.row()][index.column()]
        return None

    def is_title(self, row: int) -> bool:
        """Whether only the first cell of a row says something: a title, or a paragraph over all columns."""
        return bool(self.rows[row][0]) and not any(self.rows[row][1:])


class SheetTable(QTableView):
    """Reads one sheet."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SheetRows()
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setMinimumHeight(self.fontMetrics().height() * 12)

    def show_page(self, page: Page) -> None:
        """Show a sheet from its top."""
        self.rows.load(page)
        self.arrange()
        self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Share the width by what columns hold, then give each row the height of its words."""
        columns = self.rows.columnCount()
        if not columns:
            return
        letter = self.fontMetrics().averageCharWidth()
        wanted = [NARROWEST] * columns
        for row in self.rows.rows[:SAMPLE]:
            if any(row[1:]):
                for column, cell in enumerate(row):
                    wanted[column] = max(wanted[column], min(WIDEST, len(cell) + 3))
        room = self.viewport().width()
        widths = [each * letter for each in wanted]
        spare = max(0, room - sum(widths))
        widths = [width + spare * width // sum(widths) for width in widths]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        shown = 1  # titles reach over as many columns as can be seen
        while shown < columns and sum(widths[: shown + 1]) <= room:
            shown += 1
        self.clearSpans()
        if shown > 1:
            for number in range(self.rows.rowCount()):
                if self.rows.is_title(number):
                    self.setSpan(number, 0, 1, shown)
        self._raise_rows(widths, sum(widths[:shown]))

    def _raise_rows(self, widths: list[int], title: int) -> None:
        line = self.fontMetrics().height()
        if self.rows.rowCount() > FEW:
            self.verticalHeader().setDefaultSectionSize(int(line * 1.6))
            for row in range(self.rows.rowCount()):
                self.setRowHeight(row, int(line * 1.6))
            return
        metrics, padding = self.fontMetrics(), line
        flags = Qt.TextFlag.TextWordWrap
        for row, cells in enumerate(self.rows.rows):
            spans = [title] if self.rows.is_title(row) else widths
            high = max(
                metrics.boundingRect(QRect(0, 0, width - padding, 10_000), flags, cell).height() if cell else line
                for width, cell in zip(spans, cells, strict=False)
            )
            self.setRowHeight(row, min(high, MOST_LINES * line) + line // 2)
