"""What every way of answering has in common."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

PAUSE = 600
"""Milliseconds without typing after which what was typed is saved."""


class Editor(QWidget):
    """One way to answer a question. ``value`` is a record value; None (or an empty tuple or text) is no answer.

    ``committed`` says that people finished an answer: they chose, pressed Enter, left the box or paused.
    ``complaint`` says in words why what they typed cannot be used; what they typed stays.
    """

    committed = Signal(object)
    complaint = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.commit)
        self._last: Any = None
        self._unusable = False

    def value(self) -> Any:
        """What is answered now. Raises ``ValueError`` with the reason in words when it cannot be used."""
        raise NotImplementedError

    def display(self, value: Any) -> None:
        """Put a value on screen."""
        raise NotImplementedError

    def main_widget(self) -> QWidget:
        """The control that takes the focus and carries the accessible name."""
        return self

    def set_name(self, name: str) -> None:
        """Give the controls the question's accessible name."""
        self.main_widget().setAccessibleName(name)

    def set_choices(self, choices: list[tuple[str, str, str]]) -> None:
        """Offer these (id, label, definition); ways of answering without choices have nothing to do."""

    def show_value(self, value: Any) -> None:
        """Put the saved value on screen, unless people are in the middle of typing another one."""
        if self.is_dirty():
            return
        self._last = value
        self.display(value)

    def forget(self) -> None:
        """Drop what is being typed: another record is shown."""
        self._pause.stop()
        self._unusable = False

    def is_dirty(self) -> bool:
        """Whether something was typed that is not saved yet, or cannot be."""
        return self._pause.isActive() or self._unusable

    def typed(self) -> None:
        """People are typing: save once they pause."""
        self._pause.start()

    def commit(self) -> None:
        """Save what is answered, when it differs from what was shown."""
        self._pause.stop()
        try:
            value = self.value()
        except ValueError as reason:
            self._unusable = True
            self.complaint.emit(str(reason))
            return
        self._unusable = False
        self.complaint.emit("")
        if value != self._last:
            self._last = value
            self.committed.emit(value)
