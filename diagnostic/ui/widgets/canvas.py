"""A sheet to draw on: strokes of a pen over white, or over a picture."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

SHEET = QSize(800, 480)
INKS = {"black": "#111827", "red": "#c81e1e", "blue": "#1d4ed8"}
PEN = 4.0


class Canvas(QWidget):
    """What is drawn, in the pixels of the sheet whatever the size on screen. ``drawn`` follows each stroke."""

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground: QImage | None = None
        self.ink = INKS["black"]
        self._strokes: list[tuple[str, list[QPointF]]] = []
        self._drawing = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(SHEET.width())
        self.setCursor(Qt.CursorShape.CrossCursor)

    def sheet(self) -> QSize:
        """The size of what is drawn on."""
        return self.ground.size() if self.ground is not None else SHEET

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        width = min(width, SHEET.width())
        return max(60, width * self.sheet().height() // max(1, self.sheet().width()))

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def start(self, ground: QImage | None) -> None:
        """A new sheet, white or with a picture on it."""
        self.ground, self._strokes = ground, []
        self.updateGeometry()
        self.update()

    def is_empty(self) -> bool:
        """Whether no stroke was drawn."""
        return not self._strokes

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self.update()
            self.drawn.emit()

    def image(self) -> QImage:
        """The sheet as it stands."""
        found = QImage(self.sheet(), QImage.Format.Format_RGB32)
        found.fill(Qt.GlobalColor.white)
        painter = QPainter(found)
        self._paint(painter)
        painter.end()
        return found

    def _scale(self) -> float:
        return self.sheet().width() / max(1, self.width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawing = True
            self._strokes.append((self.ink, [event.position() * self._scale()]))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._strokes[-1][1].append(event.position() * self._scale())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._drawing = False
            self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.save()
        painter.scale(1 / self._scale(), 1 / self._scale())
        self._paint(painter)
        painter.restore()
        painter.setPen(QPen(QColor("#8a93a3"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.ground is not None:
            painter.drawImage(0, 0, self.ground)
        width = PEN * max(1.0, self.sheet().width() / SHEET.width())
        for ink, points in self._strokes:
            painter.setPen(QPen(QColor(ink), width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            path = QPainterPath(points[0])
            for point in points[1:] or [points[0] + QPointF(0.1, 0)]:
                path.lineTo(point)
            painter.drawPath(path)
