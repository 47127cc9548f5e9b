"""A question that the app does not answer, and why."""

from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from diagnostic.ui.widgets.editor import Editor


class Refused(Editor):
    """Words instead of a way of answering; an answer that came from elsewhere is kept as it is."""

    def __init__(self, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Any = None
        self.words = QLabel(reason, self)
        self.words.setObjectName("note")
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words)

    def value(self) -> Any:
        return self._value

    def display(self, value: Any) -> None:
        self._value = value

    def main_widget(self) -> QWidget:
        return self.words
