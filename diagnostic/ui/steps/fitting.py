"""A table whose columns share the room there is, and scroll sideways only when there is too little."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

SAMPLE = 20
"""Rows whose words are measured."""
LONGEST = 17
"""Letters of a word that a column makes room for; longer words are cut with an ellipsis, whole in the tool tip."""
AROUND = 4
"""Letters that the space around words and the arrow of the order take."""


class Fitting(QTableView):
    """``weights`` are the columns' widths in (average) letters, and their shares of the room there is. No column is
    so narrow that it breaks a word. With ``drops`` the last columns are left out where there is no room for them (the
    form beside holds them)."""

    def __init__(self, parent: QWidget | None = None, drops: bool = False) -> None:
        super().__init__(parent)
        self.weights: tuple[int, ...] = ()
        self._drops = drops

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
        room, shown = self.viewport().width(), len(weights)
        while self._drops and shown > 1 and sum(least[:shown]) > room:
            shown -= 1
        widths = _shared(room, least[:shown], weights[:shown])
        for column in range(len(weights)):
            self.setColumnHidden(column, column >= shown)
            if column < shown:
                self.setColumnWidth(column, widths[column])
        self._fit_headings(widths)

    def _fit_headings(self, widths: list[int]) -> None:
        metrics, flags = self._heading_metrics(), int(Qt.TextFlag.TextWordWrap)
        around = AROUND * self.fontMetrics().averageCharWidth()
        high = max(
            metrics.boundingRect(QRect(0, 0, width - around, 10_000), flags, self._heading(column)).height()
            for column, width in enumerate(widths)
        )
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
