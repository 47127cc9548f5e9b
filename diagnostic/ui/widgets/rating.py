"""A rating from 1 to 5 with its anchors in words: nobody has to remember what a 3 means."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from diagnostic.ui.widgets.buttons import Choices
from diagnostic.ui.widgets.choice_button import Radio
from diagnostic.ui.widgets.editor import Editor


class Rating(Editor):
    """One line per anchor; the definition of the one looked at stands below. ``values``: id -> rating."""

    def __init__(self, choices: Choices, values: dict[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = values
        self.anchors = [(values[each], label) for each, label, _ in choices]
        """The values and their words, lowest first as offered."""
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Radio] = {}
        self._definitions: dict[QObject, str] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for each, label, definition in choices:
            button = Radio(f"{values[each]}   {label}".replace("&", "&&"), self)
            button.setToolTip(definition)
            button.setAccessibleDescription(definition)
            button.installEventFilter(self)
            self._group.addButton(button)
            self._buttons[each] = button
            self._definitions[button] = definition
            layout.addWidget(button)
        self.meaning = QLabel(self)
        self.meaning.setObjectName("hint")
        self.meaning.setWordWrap(True)
        layout.addWidget(self.meaning)
        self._group.buttonClicked.connect(self._clicked)

    def _clicked(self) -> None:
        self._explain(self._group.checkedButton())
        self.commit()

    def _explain(self, button: QObject | None) -> None:
        self.meaning.setText(self._definitions.get(button, "") if button else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.Enter}:
            self._explain(watched)
        elif event.type() in {QEvent.Type.FocusOut, QEvent.Type.Leave}:
            self._explain(self._group.checkedButton())
        return super().eventFilter(watched, event)

    def value(self) -> int | None:
        return next((self._values[each] for each, button in self._buttons.items() if button.isChecked()), None)

    def display(self, value: int | None) -> None:
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(self._values[each] == value)
        self._group.setExclusive(True)
        self._explain(self._group.checkedButton())

    def main_widget(self) -> QWidget:
        chosen = self._group.checkedButton()
        return chosen or next(iter(self._buttons.values()), self)

    def set_name(self, name: str) -> None:
        for button in self._buttons.values():
            button.setAccessibleName(f"{button.text()}, {name}")
