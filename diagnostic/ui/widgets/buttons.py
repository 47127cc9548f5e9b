"""Choices that all stand on screen, one or several of which hold: in a flow, in columns, or as cards."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QWidget

from diagnostic.ui.widgets.choice_button import Radio, Tick
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.flow import Flow
from diagnostic.ui.widgets.shares import Shares

Choices = list[tuple[str, str, str]]
"""Id, label and definition of what can be chosen."""
COLUMN = 14
"""Letters below which a column of choices is too narrow."""


class Buttons(Editor):
    """A circle or a box for each choice. ``columns`` 0 lets them flow, more puts them in so many columns; ``cards``
    takes the circles and boxes away, ``bare`` the words (in a matrix they stand above). Choices follow ``set_choices``
    without losing what is chosen."""

    multiple = False

    def __init__(
        self,
        choices: Choices,
        parent: QWidget | None = None,
        *,
        columns: int = 0,
        cards: bool = False,
        bare: bool = False,
    ) -> None:
        super().__init__(parent)
        self._cards, self._bare = cards, bare
        self._labels: dict[str, tuple[str, str]] = {}
        self._name = ""
        self._pictures: Mapping[str, QPixmap] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(not self.multiple)
        self._buttons: dict[str, Radio | Tick] = {}
        room = 1 if bare else self.fontMetrics().averageCharWidth() * COLUMN
        self._lines: Flow | Shares = Shares(self, columns, room, level=cards) if columns else Flow(self, gap=14)
        if columns:
            self._lines.setSpacing(6)
        self._group.buttonClicked.connect(lambda _: self.commit())
        self.set_choices(choices)

    def set_choices(self, choices: Choices) -> None:
        wanted = {each: (label, definition) for each, label, definition in choices}
        if list(wanted.items()) == list(self._labels.items()):
            return
        self._labels = wanted
        chosen = self._chosen()
        kept = self._buttons
        self._buttons = {}
        while self._lines.takeAt(0) is not None:
            pass
        for each, (label, definition) in wanted.items():
            button = kept.pop(each, None) or self._make(each)
            button.setText("" if self._bare else label.replace("&", "&&"))  # or Qt takes the next letter for a key
            button.setToolTip(label if self._bare else definition)
            self._lines.addWidget(button)
            self._buttons[each] = button
        for button in kept.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._show_chosen(chosen)
        self._chain()
        self.set_name(self._name)

    def _make(self, each: str) -> Radio | Tick:
        button: Radio | Tick = Tick(self) if self.multiple else Radio(self)
        button.dress(card=self._cards, picture=self._pictures.get(each))
        button.installEventFilter(self)
        self._group.addButton(button)
        return button

    def _chain(self) -> None:
        """Tab follows the order of the choices."""
        for before, after in pairwise(self._buttons.values()):
            QWidget.setTabOrder(before, after)

    def set_pictures(self, pictures: Mapping[str, QPixmap]) -> None:
        """Show pictures with the choices, by id."""
        self._pictures = pictures
        for each, button in self._buttons.items():
            button.dress(card=self._cards, picture=pictures.get(each))

    def _chosen(self) -> tuple[str, ...]:
        return tuple(each for each, button in self._buttons.items() if button.isChecked())

    def _show_chosen(self, chosen: tuple[str, ...]) -> None:
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each in chosen)
        self._group.setExclusive(not self.multiple)

    def main_widget(self) -> QWidget:
        buttons = list(self._buttons.values())
        return next((each for each in buttons if each.isChecked()), buttons[0] if buttons else self)

    def set_name(self, name: str) -> None:
        self._name = name
        for each, button in self._buttons.items():
            button.setAccessibleName(f"{self._labels[each][0]}, {name}")

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Backspace or Delete takes the answer back: a circle cannot be clicked away."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and self._chosen():
            self._show_chosen(())
            self.commit()
            return True
        return super().eventFilter(watched, event)


class Row(Buttons):
    """One answer. ``values`` turns an id into another value (``yes`` into True)."""

    def __init__(
        self,
        choices: Choices,
        values: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
        *,
        columns: int = 0,
        cards: bool = False,
        bare: bool = False,
    ) -> None:
        self._values = values or {}
        super().__init__(choices, parent, columns=columns, cards=cards, bare=bare)

    def value(self) -> Any:
        chosen = next(iter(self._chosen()), None)
        return self._values.get(chosen, chosen) if chosen is not None else (None if self._values else "")

    def display(self, value: Any) -> None:
        given = {self._values.get(each, each): each for each in self._buttons}
        self._show_chosen((given[value],) if value is not None and value in given else ())


class Ticks(Buttons):
    """Several answers, in the order of the choices."""

    multiple = True

    def value(self) -> tuple[str, ...]:
        return self._chosen()

    def display(self, value: tuple[str, ...] | None) -> None:
        self._show_chosen(tuple(value or ()))
