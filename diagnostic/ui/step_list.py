"""The preparation and the ten steps, each with its state: where people are, and the way anywhere else."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from diagnostic.domain.steps import STEPS, Status, StepState
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.steps.style import QUIET
from diagnostic.ui.steps.tones import is_dark

SYMBOLS = {Status.NOT_STARTED: "○", Status.IN_PROGRESS: "◐", Status.COMPLETE: "●", Status.SKIPPED: "↷"}
"""A symbol never stands without its word, but where there is too little room (the word is then in the tool tip)."""
NUMBER, TITLE, STATUS, SYMBOL = (Qt.ItemDataRole.UserRole + at for at in range(1, 5))
GAP, EDGE, NARROW = 10, 6, 2
"""Pixels between the number and the words, and around both, as usual and where all steps would not fit otherwise."""
Index = QModelIndex | QPersistentModelIndex


def _colours() -> dict[str, str]:
    """Those of the theme; the list's own palette is transparent and says nothing of it."""
    return QUIET[is_dark(QGuiApplication.palette())]


class _Line(QStyledItemDelegate):
    """A step: its number in a disc (filled once complete), its title, and below it the state in words."""

    compact = False
    around = EDGE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = self._disc(option.fontMetrics)
        if not self.compact:
            high = max(high, self._title(option, index).height() + self._small(option)[1].height())
        return QSize(0, high + 2 * (EDGE // 2 if self.compact else self.around))

    @staticmethod
    def _disc(metrics: QFontMetrics) -> int:
        return int(metrics.height() * 1.3)

    def _title(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        view = option.widget
        wide = (view.viewport().width() if isinstance(view, QListWidget) else 200) - self._left(option) - EDGE
        box = QRect(0, 0, max(wide, 40), 10_000)
        return QFontMetrics(self._bold(option)).boundingRect(
            box, int(Qt.TextFlag.TextWordWrap), index.data(TITLE) or ""
        )

    def _left(self, option: QStyleOptionViewItem) -> int:
        return EDGE + 3 + self._disc(option.fontMetrics) + GAP

    @staticmethod
    def _bold(option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @staticmethod
    def _small(option: QStyleOptionViewItem) -> tuple[QFont, QFontMetrics]:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font, QFontMetrics(font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        colours = _colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ink, soft = QColor(colours["chosen_ink" if chosen else "ink"]), QColor(colours["soft"])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours["chosen" if chosen else "line"]))
            painter.drawRoundedRect(ground, 7, 7)
        view = option.widget
        if chosen and view is not None and view.hasFocus():
            painter.setPen(QPen(QColor(colours["accent"]), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6)
        disc = self._disc(option.fontMetrics)
        top = option.rect.top() + (option.rect.height() - disc) / 2
        circle = QRectF(option.rect.left() + EDGE + 3, top, disc, disc)
        self._paint_number(painter, circle, option, index, ink)
        if self.compact:
            painter.setPen(ink)
            painter.setFont(option.font)
            beside = QRectF(circle.right() + GAP / 2, option.rect.top(), option.rect.right(), option.rect.height())
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), index.data(SYMBOL))
        else:
            left = option.rect.left() + self._left(option)
            title = self._title(option, index)
            font, metrics = self._small(option)
            top = int(option.rect.top() + (option.rect.height() - title.height() - metrics.height()) / 2)
            wide = option.rect.right() - left - EDGE
            painter.setPen(ink)
            painter.setFont(self._bold(option) if chosen else option.font)
            painter.drawText(QRect(left, top, wide, title.height()), int(Qt.TextFlag.TextWordWrap), index.data(TITLE))
            painter.setPen(ink if chosen else soft)
            painter.setFont(font)
            words = f"{index.data(SYMBOL)} {index.data(STATUS)}"
            painter.drawText(QRect(left, top + title.height(), wide, metrics.height()), 0, words)
        painter.restore()

    @staticmethod
    def _paint_number(
        painter: QPainter, circle: QRectF, option: QStyleOptionViewItem, index: Index, ink: QColor
    ) -> None:
        colours, status = _colours(), index.data(SYMBOL)
        done = status == SYMBOLS[Status.COMPLETE]
        begun = status == SYMBOLS[Status.IN_PROGRESS]
        painter.setPen(QPen(QColor(colours["accent" if done or begun else "field"]), 1.6))
        painter.setBrush(QColor(colours["accent" if done else "card"]))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        painter.setPen(QColor(colours["accent_ink"]) if done else QColor(colours["ink"]))
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), index.data(NUMBER))


class StepList(QListWidget):
    """All steps in order. ``chosen`` carries the number of the step that people went to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepList")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)  # titles wrap anew when the width changes
        self.setMouseTracking(True)
        self._line = _Line(self)
        self.setItemDelegate(self._line)
        self._states: tuple[StepState, ...] = ()
        for _ in STEPS:
            QListWidgetItem(self)
        self.currentRowChanged.connect(self._go)

    def _go(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def show_states(self, states: tuple[StepState, ...]) -> None:
        """Show where every step stands."""
        self._states = states
        lang = language.language()
        self.setAccessibleName(text("window-steps", lang))
        for row, each in enumerate(states):
            item = self.item(row)
            title, status = text(f"steps-title-{each.step.key}", lang), text(f"steps-status-{each.status.value}", lang)
            symbol, number = SYMBOLS[each.status], str(each.step.number)
            item.setText(f"{number}  {title}\n{symbol} {status}")
            for role, words in ((NUMBER, number), (TITLE, title), (STATUS, status), (SYMBOL, symbol)):
                item.setData(role, words)
            item.setToolTip(f"{title}: {status}" if lang == "en" else f"{title}\u00a0: {status}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number} {title}, {status}")
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Leave out some of the space between steps where the last ones would be out of sight."""
        self._line.around = EDGE
        missing = sum(self.sizeHintForRow(row) for row in range(self.count())) - self.viewport().height()
        if missing > 0:
            self._line.around = max(NARROW, EDGE - ceil(missing / (2 * self.count())))
        self.scheduleDelayedItemsLayout()

    def set_compact(self, compact: bool) -> None:
        """Show numbers and symbols only, where there is too little room for words."""
        if compact != self._line.compact:
            self._line.compact = compact
            self.scheduleDelayedItemsLayout()

    def wanted_width(self) -> int:
        """A width at which titles stand on one or two lines."""
        letter = QFontMetrics(self.font()).averageCharWidth()
        return letter * (7 if self._line.compact else 30)
