"""What all dialogs share: a heading, words, a body that scrolls, a row of buttons, and a size that fits the screen."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text
from diagnostic.ui import language
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, said
from diagnostic.ui.steps.scrolling import scrolled

MOST_MEASURED = 400
"""Rows of a table that are measured; of more, all are one line high."""
NARROW = 110
"""A screen of fewer letters has no room for two columns."""


class Frame(QDialog):
    """A dialog. Put widgets in ``body``; ``problem`` says in place what went wrong. It is ``wide`` letters, as high
    as what it holds needs (at least ``high`` lines, for lists that take what room there is), and never larger than
    the screen: then the body scrolls."""

    def __init__(self, parent: QWidget | None, title: str, about: str = "", wide: int = 76, high: int = 0) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._wide, self.high = wide, high
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(14)
        self.body.addWidget(said(title, "dialogTitle"))
        if about:
            self.body.addWidget(said(about, "hint"))
        self.problem = said("", "problem")
        self.problem.hide()
        self._foot = QFrame()
        self._foot.setObjectName("foot")
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(10)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        foot.addWidget(self.problem)
        foot.addLayout(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled(self._inside), 1)
        column.addWidget(self._foot)

    def setVisible(self, visible: bool) -> None:
        if visible and not self.isVisible():
            self.ensurePolished()
            self.fit()  # before it is shown, so that it stands in the middle of its window
        super().setVisible(visible)

    def bring(self, widget: QWidget) -> None:
        """Scroll until a widget of the body is in view, once all have their places."""
        area = self.findChild(QScrollArea)
        if area is not None:
            QTimer.singleShot(0, self, lambda: area.ensureWidgetVisible(widget, 0, area.viewport().height() // 3))

    def fit(self) -> None:
        """Take the size that what it holds needs; called again when it holds more."""
        room = self.screen().availableGeometry()
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        width = min(letter * self._wide, room.width() - 60)
        layout = self._inside.layout()
        assert layout is not None
        needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        height = max(needed + self._foot.sizeHint().height() + 4, line * self.high)
        self.resize(width, min(height, room.height() - 60))

    def columns(self) -> tuple[QVBoxLayout, QVBoxLayout]:
        """Two columns of the body, 3 to 2; below each other where the screen is too narrow for both."""
        both, left, right = QBoxLayout(columns_of(self)), QVBoxLayout(), QVBoxLayout()
        both.setSpacing(20)
        left.setSpacing(8)
        right.setSpacing(12)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        self.body.addLayout(both, 1)
        return left, right

    @property
    def home(self) -> Any:
        """The main window."""
        return self.parent()

    def ask(self, label: str, widget: QWidget, hint: str = "", into: QVBoxLayout | None = None) -> None:
        """Put a labelled control in the body, or in one of its columns."""
        (into or self.body).addLayout(asked(label, widget, hint))

    def add_button(self, words: str, move: Callable[[], object], kind: str = "quiet") -> QPushButton:
        """Put a button in the row at the foot."""
        found = button(words, move, kind)
        if kind == "primary":
            found.setDefault(True)
        self.buttons.addWidget(found)
        return found

    def add_close(self) -> QPushButton:
        """The button that closes."""
        return self.add_button(text("dialogs-close", language.language()), self.accept)

    def tell(self, reason: RepereError | str) -> None:
        """Say in place what went wrong."""
        words = explain(reason, language.language()) if isinstance(reason, RepereError) else reason
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if self.isVisible():
            self.fit()

    def save(self, document: Document, edit: Edit, label: str) -> bool:
        """Save an edit; whether the file has it."""
        try:
            document.apply(edit, label)
        except RepereError as reason:
            self.tell(reason)
            return False
        self.tell("")
        return True


def columns_of(widget: QWidget) -> QBoxLayout.Direction:
    """How two columns of a widget stand: beside each other, or below where the screen is too narrow for both."""
    letters = widget.screen().availableGeometry().width() / widget.fontMetrics().averageCharWidth()
    return QBoxLayout.Direction.LeftToRight if letters > NARROW else QBoxLayout.Direction.TopToBottom


def asked(label: str, widget: QWidget, hint: str = "", within: QWidget | None = None) -> QVBoxLayout:
    """A control under its label, which also names it to screen readers; ``within`` is what holds the control."""
    column = QVBoxLayout()
    column.setSpacing(4)
    words = said(label, "fieldLabel")
    words.setBuddy(widget)
    widget.setAccessibleName(label)
    column.addWidget(words)
    if hint:
        column.addWidget(said(hint, "hint"))
        widget.setAccessibleDescription(hint)
    column.addWidget(within or widget)
    return column


def passphrase_asked(label: str, *buttons: QWidget) -> tuple[QWidget, QLineEdit]:
    """A passphrase under its label, with buttons below: all of it, to show and to hide, and what it is typed in."""
    whole, box = QWidget(), QLineEdit()
    box.setEchoMode(QLineEdit.EchoMode.Password)
    column = asked(label, box)
    column.setContentsMargins(0, 0, 0, 0)
    if buttons:
        column.addLayout(beside(*buttons))
    whole.setLayout(column)
    return whole, box


def choices(pairs: Sequence[tuple[Any, str]], now: Any = None) -> QComboBox:
    """A drop-down list of (value, words)."""
    found = QComboBox()
    for value, words in pairs:
        found.addItem(words, value)
    found.setCurrentIndex(max(0, found.findData(now)))
    found.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return found


class _Padded(QStyledItemDelegate):
    """Cells whose height is measured without the padding of the style sheet, which Qt forgets."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect.setWidth(option.rect.width() - option.fontMetrics.averageCharWidth() * 3)  # type: ignore[attr-defined]
        return super().sizeHint(narrower, index)


class Rows(QTableWidget):
    """A table to read and choose rows in. ``weights`` are the columns' shares of its width; rows are as high as their
    words need."""

    def __init__(self, headings: Sequence[str], name: str, weights: Sequence[int] = ()) -> None:
        super().__init__(0, len(headings))
        self.weights = weights
        self.setHorizontalHeaderLabels(list(headings))
        self.setItemDelegate(_Padded(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.setMinimumHeight(self.fontMetrics().height() * 9)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Share the width, then give each row the height of its words."""
        columns = self.columnCount()
        weights = list(self.weights) if len(self.weights) == columns else [1] * columns
        room, whole = self.viewport().width(), max(1, sum(weights))
        narrowest = self.fontMetrics().averageCharWidth() * 12
        widths = [max(room * weight // whole, narrowest) for weight in weights]
        widest = max(range(columns), key=widths.__getitem__)
        widths[widest] = max(narrowest, widths[widest] - max(0, sum(widths) - room))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        if self.rowCount() <= MOST_MEASURED:
            self.resizeRowsToContents()


def table(headings: Sequence[str], name: str, weights: Sequence[int] = ()) -> Rows:
    """A table to read and choose rows in."""
    return Rows(headings, name, weights)


def fill(found: Rows, rows: Sequence[Sequence[str]], ids: Sequence[str] | None = None) -> None:
    """Put rows in a table; ``ids`` are kept with them."""
    found.setRowCount(len(rows))
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            if ids is not None:
                item.setData(Qt.ItemDataRole.UserRole, ids[row])
            found.setItem(row, column, item)
    found.arrange()


def chosen(found: QTableWidget) -> str:
    """The id of the chosen row; empty for none."""
    item = found.item(found.currentRow(), 0)
    return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""
