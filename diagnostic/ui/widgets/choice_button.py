"""One choice of a question: a circle or a box whose words wrap and may carry a picture, or a card without either."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from diagnostic.ui.steps.style import colour

GAP, PAD = 6, 8
CHECK = ((0.24, 0.52), (0.43, 0.7), (0.77, 0.3))
"""The mark in a box, as parts of its sides."""
NARROWEST = 8
"""Letters of a choice that are always given room."""
_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value
if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # a class may have one Qt class above it only


class _Wrapping(_Button):
    """Qt's own circles and boxes cut words that are too long for their line; these go on below."""

    round: bool

    def dress(self, *, card: bool = False, picture: QPixmap | None = None) -> None:
        """Show as a card without circle or box, and with a picture below its words."""
        self._card, self._picture = card, picture
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def _mark_width(self) -> int:
        """Room of the circle or box, with the gap beside it."""
        return 0 if self._card else self._mark_side() + GAP

    def _mark_side(self) -> int:
        return round(self.fontMetrics().height() * 0.9)

    def _around(self) -> int:
        return PAD if self._card else 2

    def _picture_size(self, width: int) -> QSize:
        if self._picture is None or self._picture.isNull():
            return QSize(0, 0)
        size = self._picture.size() / self._picture.devicePixelRatio()
        return size if size.width() <= width else size.scaled(width, size.height(), Qt.AspectRatioMode.KeepAspectRatio)

    def _words(self) -> str:
        return ("✓ " if self._card and self.isChecked() else "") + self.text().replace("&&", "&")

    def _text_height(self, width: int) -> int:
        words = self._words()
        if not words:
            return 0
        return self.fontMetrics().boundingRect(QRect(0, 0, max(width, 1), 100_000), _WRAPPED, words).height()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self._around()
        room = width - self._mark_width() - 2 * around
        picture = self._picture_size(room).height()
        below = picture + GAP if picture and self.text() else picture
        line = self.fontMetrics().height()
        return max(self._text_height(room), 0 if picture else line) + below + 2 * around + 4

    def sizeHint(self) -> QSize:
        around = self._around()
        words = self.fontMetrics().horizontalAdvance(("✓ " if self._card else "") + self.text().replace("&&", "&"))
        picture = 0 if self._picture is None else round(self._picture.width() / self._picture.devicePixelRatio())
        width = self._mark_width() + max(words, picture) + 2 * around + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        narrowest = self._mark_width() + self.fontMetrics().averageCharWidth() * NARROWEST + 2 * self._around()
        return QSize(min(self.sizeHint().width(), narrowest), self.fontMetrics().height() + 2 * self._around())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _colour(self, name: str) -> QColor:
        return colour(name, self.palette())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around, mark = self._around(), self._mark_width()
        if self._card:
            self._paint_card(painter)
        else:
            self._paint_mark(painter)
        room = QRect(mark + around, around + 1, self.width() - mark - 2 * around, self.height() - 2 * around)
        painter.setPen(self._colour("ink" if self.isEnabled() else "faint"))
        aligned = Qt.AlignmentFlag.AlignHCenter if self._card else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, _WRAPPED | aligned.value, self._words())
        self._paint_picture(painter, room)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _paint_mark(self, painter: QPainter) -> None:
        side = self._mark_side()
        top = self._around() + 1 + (self.fontMetrics().height() - side) / 2
        left = self._around() + 1 if self.text() or self._picture else (self.width() - side) / 2
        box = QRectF(left, top, side, side).adjusted(1, 1, -1, -1)
        chosen, usable = self.isChecked(), self.isEnabled()
        strong = self._colour("accent" if usable else "faint")
        painter.setBrush(strong if chosen else self._colour("base"))
        painter.setPen(QPen(strong if chosen or self.underMouse() else self._colour("field"), 1.5))
        if self.round:
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, side / 5, side / 5)
        if not chosen:
            return
        light = self._colour("accent_ink" if usable else "base")
        if self.round:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(light)
            painter.drawEllipse(box.center(), side * 0.2, side * 0.2)
        else:
            painter.setPen(QPen(light, side / 8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            points = (box.topLeft() + QPointF(x * box.width(), y * box.height()) for x, y in CHECK)
            painter.drawPolyline(QPolygonF(list(points)))

    def _paint_card(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        painter.setBrush(self._colour("chosen" if chosen else "base"))
        edge = "accent" if chosen or self.underMouse() else "field"
        painter.setPen(QPen(self._colour(edge), 2 if chosen else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_picture(self, painter: QPainter, room: QRect) -> None:
        size = self._picture_size(room.width())
        if self._picture is None or size.isEmpty():
            return
        words = self._text_height(room.width())
        top = room.top() + words + (GAP if words else 0)
        left = room.left() + ((room.width() - size.width()) // 2 if self._card else 0)
        painter.drawPixmap(QRect(QPoint(left, top), size), self._picture)


class Radio(_Wrapping, QRadioButton):  # type: ignore[misc]
    """One choice of which only one holds."""

    round = True

    def __init__(self, *args: object) -> None:
        QRadioButton.__init__(self, *args)  # type: ignore[call-overload]
        self.dress()


class Tick(_Wrapping, QCheckBox):  # type: ignore[misc]
    """One choice of which several may hold."""

    round = False

    def __init__(self, *args: object) -> None:
        QCheckBox.__init__(self, *args)  # type: ignore[call-overload]
        self.dress()
