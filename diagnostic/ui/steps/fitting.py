"""A table whose columns share the room there is, and scroll sideways only when there is too little."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

LEAST = 0.72
"""Of a column's width, what it keeps when there is little room."""


class Fitting(QTableView):
    """``weights`` are the columns' widths in (average) letters, and their shares of the room there is. With
    ``drops`` the last columns are left out where there is no room for them (the form beside holds them)."""

    def __init__(self, parent: QWidget | None = None, drops: bool = False) -> None:
        super().__init__(parent)
        self.weights: tuple[int, ...] = ()
        self._drops = drops

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _least(self, column: int, weight: int) -> int:
        """A width at which no word of the heading is cut, and a line of the cells says something."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        words = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "").split()
        longest = max((metrics.horizontalAdvance(each) for each in words), default=0)
        letter = self.fontMetrics().averageCharWidth()
        return max(longest + 4 * letter, int(LEAST * weight * letter))

    def fit(self) -> None:
        """Share the width among the columns."""
        columns = self.model().columnCount() if self.model() else 0
        weights = self.weights[:columns]
        if not weights:
            return
        least = [self._least(column, weight) for column, weight in enumerate(weights)]
        room, shown = self.viewport().width(), len(weights)
        while self._drops and shown > 1 and sum(least[:shown]) > room:
            shown -= 1
        over = max(0, room - sum(least[:shown]))
        share = sum(weights[:shown])
        for column, weight in enumerate(weights):
            self.setColumnHidden(column, column >= shown)
            if column < shown:
                self.setColumnWidth(column, least[column] + over * weight // share)
