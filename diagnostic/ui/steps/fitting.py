"""A table whose columns share the room there is, and scroll sideways only when there is too little."""

from PySide6.QtCore import QAbstractItemModel, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

SAMPLE = 20
"""Rows whose words are measured."""
LONGEST = 17
"""Letters of a word that a column makes room for; longer words are cut with an ellipsis, whole in the tool tip."""
AROUND = 4
"""Letters that the space around words and the arrow of the order take."""
FEW = 200
"""Rows up to which each is as high as its words; measuring more would take too long, and all are as high as usual."""
MOST_LINES, AROUND_ROW = 5, 0.6
"""Lines of text that a row shows at most; the space above and below them, in lines."""


class Fitting(QTableView):
    """``weights`` are the columns' widths in (average) letters, and their shares of the room there is. No column is
    so narrow that it breaks a word. Where there is no room for all, the columns ``gives_way`` are left out in turn:
    what they say stands elsewhere too, in the form beside or in the words below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weights: tuple[int, ...] = ()
        self.gives_way: tuple[int, ...] = ()
        self._widths: dict[int, int] = {}

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._fit_rows)
            model.dataChanged.connect(self._fit_rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _heading(self, column: int) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")

    def _heading_metrics(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)

    def _least(self, column: int) -> int:
        """A width that breaks no word, neither of the heading nor of the first rows."""
        metrics, model = self.fontMetrics(), self.model()
        letter, heading = metrics.averageCharWidth(), self._heading_metrics()
        words = [
            word
            for row in range(min(SAMPLE, model.rowCount()))
            for word in str(model.index(row, column).data() or "").split()
        ]
        longest = min(max(map(metrics.horizontalAdvance, words), default=0), LONGEST * letter)
        named = max(map(heading.horizontalAdvance, self._heading(column).split()), default=0)
        return max(longest, named) + AROUND * letter

    def fit(self) -> None:
        """Share the width among the columns."""
        columns = self.model().columnCount() if self.model() else 0
        weights = self.weights[:columns]
        if not weights:
            return
        least = [self._least(column) for column in range(len(weights))]
        room, shown = self.viewport().width(), list(range(len(weights)))
        for column in self.gives_way:
            if sum(least[each] for each in shown) > room and column in shown:
                shown.remove(column)
        widths = _shared(room, [least[each] for each in shown], tuple(weights[each] for each in shown))
        for column in range(len(weights)):
            self.setColumnHidden(column, column not in shown)
        for column, width in zip(shown, widths, strict=True):
            self.setColumnWidth(column, width)
        self._widths = dict(zip(shown, widths, strict=True))
        self._fit_headings()
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Make each of a few rows as high as its words."""
        model, metrics = self.model(), self.fontMetrics()
        if not self._widths or model.rowCount() > FEW:
            return
        line = metrics.height()
        for row in range(model.rowCount()):
            words = {column: str(model.index(row, column).data() or "") for column in self._widths}
            high = max(self._high(metrics, column, each) for column, each in words.items())
            self.setRowHeight(row, min(high, int(line * MOST_LINES)) + int(line * AROUND_ROW))

    def _high(self, metrics: QFontMetrics, column: int, words: str) -> int:
        """How high words are in their column."""
        wide = self._widths[column] - AROUND * self.fontMetrics().averageCharWidth()
        return metrics.boundingRect(QRect(0, 0, wide, 10_000), int(Qt.TextFlag.TextWordWrap), words).height()

    def _fit_headings(self) -> None:
        metrics = self._heading_metrics()
        high = max(self._high(metrics, column, self._heading(column)) for column in self._widths)
        self.horizontalHeader().setFixedHeight(high + metrics.height())


def _shared(room: int, least: list[int], weights: tuple[int, ...]) -> list[int]:
    """Each column's share of ``room`` by weight, but at least its ``least``."""
    widths, open_columns = list(least), set(range(len(least)))
    while open_columns:
        left = room - sum(widths[each] for each in range(len(least)) if each not in open_columns)
        whole = sum(weights[each] for each in open_columns)
        short = {each for each in open_columns if left * weights[each] / whole < least[each]}
        if not short:
            for each in open_columns:
                widths[each] = int(left * weights[each] / whole)
            break
        open_columns -= short
    return widths
