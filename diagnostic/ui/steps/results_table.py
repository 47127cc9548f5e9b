"""A table of results: cells in words with a value to sort by and, where it helps, a tone."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.ui.steps.fitting import Fitting
from diagnostic.ui.steps.record_table import ROOT, Index
from diagnostic.ui.steps.tones import Tone, paint
from diagnostic.ui.widgets.words import sort_key


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a cell. ``order`` is a number to sort by; without one the words are."""

    words: str
    order: float | None = None
    tone: Tone | None = None
    more: str = ""
    numeric: bool = False


Row = tuple[str, tuple[Cell, ...]]
"""A row's id and its cells."""


class Results(QAbstractTableModel):
    """Rows of cells under headings."""

    def __init__(self, headings: tuple[str, ...], lang: Lang, palette: QPalette) -> None:
        super().__init__()
        self._headings, self._lang, self._palette = headings, lang, palette
        self._given: list[Row] = []
        self._rows: list[Row] = []
        self._order: tuple[int, bool] | None = None

    def load(self, rows: list[Row], headings: tuple[str, ...] | None = None) -> None:
        """Show these rows, in the order that people last chose."""
        self.beginResetModel()
        self._headings = headings or self._headings
        self._given = rows
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self._rows = list(self._given)
        if self._order is None:
            return
        column, descending = self._order
        filled = [row for row in self._rows if self._filled(row[1][column])]
        empty = [row for row in self._rows if not self._filled(row[1][column])]
        filled.sort(key=lambda row: self._key(row[1][column]), reverse=descending)
        self._rows = filled + empty

    @staticmethod
    def _filled(cell: Cell) -> bool:
        return cell.order is not None if cell.numeric else bool(cell.words)

    def _key(self, cell: Cell) -> Any:
        return cell.order if cell.order is not None else sort_key(cell.words, self._lang)

    def key(self, row: int) -> str:
        """The id of a row."""
        return self._rows[row][0]

    def row(self, key: str) -> int:
        """The row of an id, or -1."""
        return next((at for at, (each, _) in enumerate(self._rows) if each == key), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 gives the method's own order."""
        self._order = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.more or cell.words
        if cell.tone and role == Qt.ItemDataRole.BackgroundRole:
            return paint(cell.tone, self._palette)[0]
        if cell.tone and role == Qt.ItemDataRole.ForegroundRole:
            return paint(cell.tone, self._palette)[1]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


def results_view(model: Results, name: str, widths: tuple[int, ...], parent: QWidget) -> Fitting:
    """A table for results; ``widths`` are in letters."""
    view = Fitting(parent)
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setShowGrid(False)
    view.setWordWrap(True)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(int(view.fontMetrics().height() * 2.5))
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
    header.setSortIndicatorClearable(True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.setSectionsClickable(True)
    header.setSortIndicatorShown(True)
    header.sortIndicatorChanged.connect(model.sort)
    view.weights = widths
    return view
