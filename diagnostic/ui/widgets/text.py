"""Text: one line, or a box that grows with what is written in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.number import SPACES, read_number
from diagnostic.ui.widgets.words import locale

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


class Masked(Line):
    """One line that shows as dots unless people ask to see it."""

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_it = QPushButton(text("widgets-masked-show", lang), self)
        self.show_it.setObjectName("quiet")
        self.show_it.setCheckable(True)
        self.show_it.toggled.connect(self._reveal)
        _beside(self, self.box, self.show_it)

    def _reveal(self, shown: bool) -> None:
        self.box.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.show_it.setAccessibleName(f"{self.show_it.text()}, {name}")


class Address(Line):
    """A web address. The app opens none: it can be copied."""

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copy = QPushButton(text("widgets-copy", lang), self)
        self.copy.setObjectName("quiet")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.value()))
        _beside(self, self.box, self.copy)

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.copy.setAccessibleName(f"{self.copy.text()}, {name}")


class Digits(Line):
    """A number kept as it is written, leading zeros too; ``grouped`` shows it by thousands."""

    def __init__(self, lang: Lang, grouped: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._grouped = grouped
        self.box.setMaximumWidth(self.fontMetrics().averageCharWidth() * 28)

    def value(self) -> str:
        written = self.box.text().strip()
        if not written:
            return ""
        if read_number(written, self._lang) is None:
            raise ValueError(text("view-number-any", self._lang))
        written = written.translate(SPACES)
        comma, point = ("", ".") if self._lang == "en" else (".", ".")
        return written.replace(",", comma).replace(".", point)

    def display(self, value: str | None) -> None:
        whole, dot, part = (value or "").partition(".")
        if self._grouped and whole.lstrip("-").isdigit():
            whole = locale(self._lang).toString(int(whole))
        super().display(f"{whole}{',' if self._lang == 'fr' and dot else dot}{part}")


def _beside(editor: QWidget, box: QWidget, button: QWidget) -> None:
    """Put a button beside the box of a line."""
    row = QHBoxLayout()
    row.addWidget(box, 1)
    row.addWidget(button)
    layout = editor.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addLayout(row)


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
