"""Small pieces that many screens share: buttons, headings, words that wrap, and the style sheet of a screen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from diagnostic.ui.steps.style import larger, sheet


def button(words: str, move: Callable[[], object], kind: str = "quiet") -> QPushButton:
    """A button; ``kind`` is ``primary`` or ``quiet``."""
    found = QPushButton(words)
    found.setObjectName(kind)
    found.clicked.connect(lambda: move())
    found.setAutoDefault(kind == "primary")
    return found


def heading(words: str, times: float = 1.3) -> QLabel:
    """A heading larger than the text around it."""
    found = said(words)
    larger(found, times)
    return found


def said(words: str, name: str = "") -> QLabel:
    """Words that wrap and can be selected; ``name`` is an object name of the style sheet."""
    found = QLabel(words)
    found.setWordWrap(True)
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.setObjectName(name)
    return found


def dress(widget: QWidget) -> None:
    """Give a screen or a dialog the style sheet of the theme in use."""
    widget.setStyleSheet(sheet(QGuiApplication.palette()))


def empty(layout: QVBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
