"""A layout that shares each line among widgets: columns of choices, and the ``w1`` to ``w4`` of an XLSForm grid."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Shares(QLayout):
    """Lines of ``columns`` columns; each widget takes its share of them (1 unless ``add`` says more). When a column
    would be narrower than ``narrowest`` pixels there are fewer of them, down to one widget a line. ``level``: all on a
    line are as high as the highest."""

    def __init__(
        self,
        parent: QWidget | None = None,
        columns: int = 1,
        narrowest: int = 100,
        gap: int = 8,
        *,
        level: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._shares: list[int] = []
        self._heights: dict[int, int] = {}
        self.columns, self.narrowest, self._level = columns, narrowest, level
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def add(self, widget: QWidget, share: int = 1) -> None:
        """Put a widget at the end."""
        self.addWidget(widget)
        self._shares[-1] = share

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._shares.append(1)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        if not 0 <= index < len(self._items):
            return None
        del self._shares[index]
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def invalidate(self) -> None:
        self._heights = {}
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, move: bool) -> int:
        gap, shown = self.spacing(), self._shown()
        columns = max(1, min(self.columns, (rect.width() + gap) // max(1, self.narrowest + gap)))
        column = (rect.width() - gap * (columns - 1)) / columns
        y, at = rect.y(), 0
        line: list[tuple[QLayoutItem, int, int]] = []
        for item, share in shown:
            share = min(share, columns)
            if at + share > columns:
                y, at, line = y + self._set(line, rect, y, column, move) + gap, 0, []
            line.append((item, at, share))
            at += share
        return y + self._set(line, rect, y, column, move) - rect.y()

    def _shown(self) -> list[tuple[QLayoutItem, int]]:
        pairs = zip(self._items, self._shares, strict=True)
        return [(item, share) for item, share in pairs if not item.isEmpty()]

    def _set(self, line: list[tuple[QLayoutItem, int, int]], rect: QRect, y: int, column: float, move: bool) -> int:
        """Place one line; its height."""
        gap = self.spacing()
        widths = [int(column * share + gap * (share - 1)) for _, _, share in line]
        heights = [
            item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            for (item, _, _), width in zip(line, widths, strict=True)
        ]
        tallest = max(heights, default=0)
        if move:
            for (item, at, _), width, height in zip(line, widths, heights, strict=True):
                left = int(rect.x() + at * (column + gap))
                item.setGeometry(QRect(left, y, width, tallest if self._level else height))
        return tallest
