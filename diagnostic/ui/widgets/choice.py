"""One answer of several: a row of buttons when there are few, a list to search when there are many."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.widgets.buttons import Choices, Row
from diagnostic.ui.widgets.choice_button import Tick
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.words import fold

FEW = 5
"""Up to this many choices stand in a row; more become a list."""


def yes_no(lang: Lang) -> Row:
    """Yes or no."""
    choices = [("yes", text("view-yes", lang), ""), ("no", text("view-no", lang), "")]
    return Row(choices, {"yes": True, "no": False})


class Agreed(Editor):
    """One box to tick."""

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = Tick(self)
        self.box.setText(text("widgets-agreed", lang))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.box.clicked.connect(self.commit)

    def value(self) -> bool | None:
        return True if self.box.isChecked() else None

    def display(self, value: bool | None) -> None:
        self.box.setChecked(bool(value))

    def main_widget(self) -> QWidget:
        return self.box

    def set_name(self, name: str) -> None:
        self.box.setAccessibleName(f"{self.box.text()}, {name}")


class _Folded(QSortFilterProxyModel):
    """Rows that contain every word of what is searched, accents forgiven; words begun come first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def search(self, written: str) -> None:
        self._words = fold(written).split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Any) -> bool:
        label = fold(str(self.sourceModel().index(row, 0, parent).data() or ""))
        return all(word in label for word in self._words)


class Searchable(QComboBox):
    """A drop-down list that is also searched by typing, accents forgiven."""

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._labels = QStringListModel(self)
        self._found = _Folded(self)
        self._found.setSourceModel(self._labels)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(14)
        self.setCompleter(completer)
        completer.activated.connect(self._completed)
        edit = self.edit()
        edit.setPlaceholderText(text("view-choose", lang))
        edit.textEdited.connect(self._found.search)
        edit.editingFinished.connect(self._settle)
        edit.installEventFilter(self)

    def edit(self) -> QLineEdit:
        """The box that people type in."""
        found = self.lineEdit()
        assert found is not None
        return found

    def fill(self, choices: Choices) -> None:
        """Offer these choices; what is chosen stays chosen when it is still among them."""
        if [each[0] for each in choices] == self._ids and all(
            self.itemText(row) == each[1] for row, each in enumerate(choices)
        ):
            return
        chosen = self.chosen()
        blocked = self.blockSignals(True)
        self.clear()
        self._ids = [each[0] for each in choices]
        self.addItems([each[1] for each in choices])
        for row, (_, _, definition) in enumerate(choices):
            if definition:
                self.setItemData(row, definition, Qt.ItemDataRole.ToolTipRole)
        self._labels.setStringList([each[1] for each in choices])
        self.choose(chosen)
        self.blockSignals(blocked)

    def chosen(self) -> str:
        """Id of the choice shown, or an empty string."""
        row = self.currentIndex()
        return self._ids[row] if 0 <= row < len(self._ids) and self.currentText() else ""

    def choose(self, choice: str) -> None:
        """Show a choice; an empty string shows none."""
        self.setCurrentIndex(self._ids.index(choice) if choice in self._ids else -1)
        if choice not in self._ids:
            self.clearEditText()
        self.edit().setCursorPosition(0)
        self.setToolTip(self.currentText())

    def _completed(self, label: str) -> None:
        row = self.findText(label, Qt.MatchFlag.MatchExactly)
        if row >= 0:
            self.setCurrentIndex(row)
            self.activated.emit(row)

    def _settle(self) -> None:
        """What was typed becomes the choice it can only mean; otherwise the last choice comes back."""
        written = self.currentText().strip()
        if not written:
            if self.currentIndex() != -1:
                self.setCurrentIndex(-1)
                self.activated.emit(-1)
            return
        row = self.currentIndex()
        if row >= 0 and self.itemText(row) == written:
            return
        words = fold(written).split()
        matches = [each for each in range(self.count()) if all(word in fold(self.itemText(each)) for word in words)]
        exact = [each for each in matches if fold(self.itemText(each)) == fold(written)]
        if len(exact or matches) == 1:
            self.setCurrentIndex((exact or matches)[0])
            self.activated.emit(self.currentIndex())
        else:
            self.setEditText(self.itemText(row) if row >= 0 else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.lineEdit() and event.type() == QEvent.Type.FocusIn:
            self._found.search("")
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it must never change an answer on its way."""
        event.ignore()


class List(Editor):
    """A list to search or open. ``values`` turns an id into another value (a number)."""

    def __init__(
        self,
        choices: Choices,
        lang: Lang,
        parent: QWidget | None = None,
        *,
        values: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = values
        self.box = Searchable(lang, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.box.fill(choices)
        self.box.activated.connect(lambda _: self.commit())

    def set_choices(self, choices: Choices) -> None:
        self.box.fill(choices)

    def value(self) -> Any:
        chosen = self.box.chosen()
        return chosen if self._values is None else self._values.get(chosen)

    def display(self, value: Any) -> None:
        if self._values is not None:
            value = next((each for each, given in self._values.items() if given == value), "")
        self.box.choose(value or "")

    def main_widget(self) -> QWidget:
        return self.box
