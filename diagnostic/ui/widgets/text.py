"""Text: one line, or a box that grows with what is written in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from diagnostic.ui.widgets.editor import Editor

FEWEST_LINES, MOST_LINES = 3, 14


class Line(Editor):
    """One line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.box.textEdited.connect(self.typed)
        self.box.editingFinished.connect(self.commit)

    def value(self) -> str:
        return self.box.text().strip()

    def display(self, value: str | None) -> None:
        if self.box.text() != (value or ""):
            self.box.setText(value or "")
            self.box.setCursorPosition(0)

    def main_widget(self) -> QWidget:
        return self.box


class _Growing(QPlainTextEdit):
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda: self.updateGeometry())

    def sizeHint(self) -> QSize:
        lines = min(MOST_LINES, max(FEWEST_LINES, int(self.document().size().height())))
        margins = self.contentsMargins()
        frame = 2 * int(self.document().documentMargin()) + margins.top() + margins.bottom()
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * lines + frame)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() == (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.left.emit()
            return
        super().keyPressEvent(event)


class Box(Editor):
    """Text of several lines; Tab leaves it, so that the keyboard is never caught."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _Growing(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self._showing = False
        self.box.textChanged.connect(self._edited)
        self.box.left.connect(self.commit)

    def _edited(self) -> None:
        if not self._showing:
            self.typed()

    def value(self) -> str:
        return self.box.toPlainText().strip()

    def display(self, value: str | None) -> None:
        if self.box.toPlainText().strip() != (value or ""):
            self._showing = True
            self.box.setPlainText(value or "")
            self._showing = False

    def main_widget(self) -> QWidget:
        return self.box
