"""A table whose columns share the room there is, and scroll sideways only when there is too little."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget


class Fitting(QTableView):
    """``weights`` are the columns' widths in (average) letters, and their shares of the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weights: tuple[int, ...] = ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the width among the columns."""
        columns = self.model().columnCount() if self.model() else 0
        weights = self.weights[:columns]
        if not weights:
            return
        letter = self.fontMetrics().averageCharWidth()
        room = max(self.viewport().width(), int(0.8 * letter * sum(weights)))
        for column, weight in enumerate(weights):
            self.setColumnWidth(column, room * weight // sum(weights))
