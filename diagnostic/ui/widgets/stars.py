"""A number on a short scale, as stars."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.steps.style import colour
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.number import write_plain
from diagnostic.ui.widgets.scale import Steps


class _Star(QRadioButton):
    """One star; filled up to the one chosen."""

    filled = False

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * 2.1)
        return QSize(side, side)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        centre, reach = QRectF(self.rect()).center(), min(self.width(), self.height()) * 0.38
        points = [
            centre + QPointF(sin(pi * at / 5), -cos(pi * at / 5)) * (reach if at % 2 == 0 else reach * 0.42)
            for at in range(10)
        ]
        painter.setPen(QPen(colour("accent" if self.filled or self.underMouse() else "field", palette), 1.6))
        painter.setBrush(self.palette().link() if self.filled else self.palette().base())
        painter.drawPolygon(QPolygonF(points))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class Stars(Editor):
    """As many stars as the scale has steps; the chosen one clicked again takes the answer back."""

    def __init__(self, steps: Steps, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._lang = steps, lang
        self._value: int | float | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.stars = [_Star(self) for _ in range(steps.count)]
        for at, star in enumerate(self.stars):
            star.setAutoExclusive(True)
            star.clicked.connect(lambda _=False, at=at: self._click(at))
            layout.addWidget(star)
        self.shown = QLabel(self)
        self.shown.setObjectName("hint")
        layout.addWidget(self.shown, 1)
        self.display(None)

    def _click(self, at: int) -> None:
        value = self._steps.value(at)
        self.display(None if value == self._value else value)
        self.commit()

    def value(self) -> int | float | None:
        return self._value

    def display(self, value: float | None) -> None:
        self._value = value
        last = -1 if value is None else self._steps.at(value)
        for at, star in enumerate(self.stars):
            star.filled = at <= last
            star.setAutoExclusive(False)
            star.setChecked(at == last)
            star.setAutoExclusive(True)
            star.update()
        most = write_plain(self._steps.value(self._steps.count - 1), self._lang)
        chosen = "" if value is None else write_plain(value, self._lang)
        self.shown.setText(text("widgets-stars", self._lang, value=chosen, most=most) if chosen else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and self._value is not None:
            self.display(None)
            self.commit()
            return
        super().keyPressEvent(event)

    def main_widget(self) -> QWidget:
        return next((star for star in self.stars if star.isChecked()), self.stars[0])

    def set_name(self, name: str) -> None:
        most = write_plain(self._steps.value(self._steps.count - 1), self._lang)
        for at, star in enumerate(self.stars):
            value = write_plain(self._steps.value(at), self._lang)
            star.setAccessibleName(f"{text('widgets-stars', self._lang, value=value, most=most)}, {name}")
