"""Links to other records (sources, resources, situations), with a short way to add one that is missing."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from diagnostic.ui.widgets.buttons import Choices
from diagnostic.ui.widgets.editor import Editor


class Links(Editor):
    """A choice among records (``inner`` chooses one or several) and a button that adds a record of ``kind``."""

    new_wanted = Signal(str)

    def __init__(self, inner: Editor, kind: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner = inner
        self.button = QPushButton(add, self)
        self.button.setObjectName("quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        QWidget.setTabOrder(inner.main_widget(), self.button)
        inner.committed.connect(self.committed)
        inner.complaint.connect(self.complaint)
        self.button.clicked.connect(lambda: self.new_wanted.emit(kind))

    def include(self, record_id: str) -> None:
        """Choose a record as well (the one that was just added)."""
        before = self.inner.value()
        self.inner.display((*before, record_id) if isinstance(before, tuple) else record_id)
        self.inner.commit()

    def set_choices(self, choices: Choices) -> None:
        self.inner.set_choices(choices)

    def value(self) -> Any:
        return self.inner.value()

    def display(self, value: Any) -> None:
        self.inner.display(value)

    def show_value(self, value: Any) -> None:
        self.inner.show_value(value)

    def commit(self) -> None:
        self.inner.commit()

    def forget(self) -> None:
        self.inner.forget()

    def is_dirty(self) -> bool:
        return self.inner.is_dirty()

    def main_widget(self) -> QWidget:
        return self.inner.main_widget()

    def set_name(self, name: str) -> None:
        self.inner.set_name(name)
