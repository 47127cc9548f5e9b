"""A number on a scale: a track to slide along."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.steps.style import colour
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.number import write_plain

MOST_TICKS = 31
"""More ticks than this are a grey bar, not a scale: only every so many are drawn."""


class Steps:
    """The values of a scale: from ``start`` to ``end`` (which may be lower) by ``step``; whole numbers when
    ``whole``."""

    def __init__(self, start: float, end: float, step: float, *, whole: bool) -> None:
        self.start, self.end, self.whole = start, end, whole
        self.step = abs(step) or 1.0
        self.count = int(round(abs(end - start) / self.step, 6)) + 1

    def value(self, at: int) -> int | float:
        """The value of the ``at``-th step."""
        found = self.start + at * self.step * (1 if self.end >= self.start else -1)
        return round(found) if self.whole else round(found, 9)

    def at(self, value: float) -> int:
        """The step nearest to a value."""
        return max(0, min(self.count - 1, round(abs(value - self.start) / self.step)))


class Track(QSlider):
    """The line people slide along. It has no handle until an answer is given, so that nothing is answered by
    accident; the first key or click gives one."""

    chosen = Signal()

    def __init__(self, steps: Steps, words: Callable[[float], str], *, vertical: bool, ticks: int) -> None:
        super().__init__(Qt.Orientation.Vertical if vertical else Qt.Orientation.Horizontal)
        self.steps, self._words, self._ticks = steps, words, ticks
        self.answered = False
        self.setRange(0, steps.count - 1)
        self.setPageStep(max(1, steps.count // 10))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grow, keep = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(keep if vertical else grow, keep)

    def _letter(self) -> int:
        return self.fontMetrics().height()

    def sizeHint(self) -> QSize:
        long, across = self._letter() * 16, self._letter() * 3
        return (
            QSize(across + self._letter() * 2, long)
            if self.orientation() == Qt.Orientation.Vertical
            else QSize(long, across)
        )

    def minimumSizeHint(self) -> QSize:
        size = self.sizeHint()
        return size if self.orientation() == Qt.Orientation.Vertical else QSize(self._letter() * 8, size.height())

    def _ends(self) -> tuple[QPointF, QPointF]:
        """Where the lowest and the highest step are."""
        side = self._letter() * 1.0
        if self.orientation() == Qt.Orientation.Vertical:
            return QPointF(side, self.height() - side), QPointF(side, side)
        return QPointF(side, side), QPointF(self.width() - side, side)

    def _point(self, at: float) -> QPointF:
        low, high = self._ends()
        return low + (high - low) * (at / max(1, self.maximum()))

    def _nearest(self, event: QMouseEvent) -> int:
        low, high = self._ends()
        vertical = self.orientation() == Qt.Orientation.Vertical
        along = (low.y() - event.position().y()) if vertical else (event.position().x() - low.x())
        length = (low.y() - high.y()) if vertical else (high.x() - low.x())
        return max(0, min(self.maximum(), round(along / max(1.0, length) * self.maximum())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._take(self._nearest(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(self._nearest(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it must never change an answer on its way."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.answered = False
            self.update()
            self.chosen.emit()
            return
        before = self.value()
        moves = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
        moves |= {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space}
        if event.key() not in moves:
            super().keyPressEvent(event)
            return
        if self.answered or event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
        if not self.answered or self.value() != before:
            self._take(self.value())
            self.chosen.emit()

    def _take(self, at: int) -> None:
        self.answered = True
        self.setValue(at)
        self.sliderMoved.emit(at)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        low, high = self._ends()
        thick, handle = self._letter() / 4, self._letter() * 0.5
        painter.setPen(QPen(colour("line", palette), thick, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(low, high)
        if self.answered:
            painter.setPen(QPen(colour("accent", palette), thick, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(low, self._point(self.value()))
        self._paint_ticks(painter)
        if self.answered:
            painter.setBrush(self.palette().link())
            painter.setPen(QPen(colour("base", palette), 2))
            painter.drawEllipse(self._point(self.value()), handle, handle)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent", palette), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_ticks(self, painter: QPainter) -> None:
        vertical = self.orientation() == Qt.Orientation.Vertical
        letter, metrics, palette = self._letter(), self.fontMetrics(), self.palette()
        painter.setPen(QPen(colour("field", palette), 1))
        every = self._ticks
        if every:
            while self.maximum() / every > MOST_TICKS:
                every += self._ticks
            for at in (*range(0, self.maximum(), every), self.maximum()):
                spot, reach = self._point(at), letter * 0.45
                out = QPointF(reach, 0) if vertical else QPointF(0, reach)
                painter.drawLine(spot - out, spot + out)
        painter.setPen(QPen(colour("soft", palette), 1))
        for at, end in ((0, "low"), (self.maximum(), "high")):
            words, spot = self._words(self.steps.value(at)), self._point(at)
            width = metrics.horizontalAdvance(words) + 2
            if vertical:
                box = QRectF(spot.x() + letter * 0.8, spot.y() - letter / 2, width, letter)
            else:
                left = 2 if end == "low" else self.width() - width - 2
                box = QRectF(left, letter * 1.75, width, letter)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Scale(Editor):
    """A track with the value beside it."""

    def __init__(
        self, steps: Steps, lang: Lang, parent: QWidget | None = None, *, vertical: bool = False, ticks: int = 1
    ) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self.track = Track(steps, lambda value: write_plain(value, lang), vertical=vertical, ticks=ticks)
        self.track.setParent(self)
        self.shown = QLabel(self)
        self.shown.setMinimumWidth(self.fontMetrics().averageCharWidth() * 6)
        layout = QHBoxLayout(self) if vertical else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if vertical:
            layout.addWidget(self.track)
            layout.addWidget(self.shown, 1)
        else:
            layout.addWidget(self.shown)
            layout.addWidget(self.track)
        self.track.sliderMoved.connect(lambda _: self._say())
        self.track.chosen.connect(self._finish)
        self._say()

    def _finish(self) -> None:
        self._say()
        self.commit()

    def _say(self) -> None:
        value = self.value()
        self.shown.setText(text("widgets-scale-none", self._lang) if value is None else write_plain(value, self._lang))
        self.shown.setObjectName("hint" if value is None else "")
        self.track.setAccessibleDescription(self.shown.text())
        self.shown.style().polish(self.shown)

    def value(self) -> int | float | None:
        return self.track.steps.value(self.track.value()) if self.track.answered else None

    def display(self, value: float | None) -> None:
        self.track.answered = value is not None
        if value is not None:
            self.track.setValue(self.track.steps.at(value))
        self.track.update()
        self._say()

    def main_widget(self) -> QWidget:
        return self.track
