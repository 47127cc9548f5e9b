"""Small pieces that many screens share: buttons, headings, words that wrap."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QWidget


def button(words: str, move: Callable[[], object], kind: str = "quiet") -> QPushButton:
    """A button; ``kind`` is an object name of the style sheet: ``primary``, ``quiet``, ``link``, ``danger``."""
    found = QPushButton(words)
    found.setObjectName(kind)
    found.clicked.connect(lambda: move())
    found.setAutoDefault(kind == "primary")
    return found


def said(words: str, name: str = "") -> QLabel:
    """Words that wrap; ``name`` is an object name of the style sheet, such as ``pageTitle`` or ``hint``."""
    found = QLabel(words)
    found.setWordWrap(True)
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.setObjectName(name)
    return found


def beside(*widgets: QWidget) -> QHBoxLayout:
    """Widgets beside each other at the start of a line, none wider than it needs."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for each in widgets:
        row.addWidget(each)
    row.addStretch(1)
    return row


def in_turn(*widgets: QWidget) -> None:
    """Let Tab go from each widget to the next, in whatever order they were made."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)


def restyle(widget: QWidget) -> None:
    """Let a widget follow the style sheet again after its object name or a property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
