"""Several answers of a list: boxes to tick when there are few, chips and a list to search when there are many."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.widgets.buttons import Choices
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.flow import Flow
from diagnostic.ui.widgets.words import fold

FEW = 8
VISIBLE = 7
"""Rows of the list seen at once."""
MOST_LETTERS = 40
"""Letters of a chip, about."""
AROUND_LETTERS = 9
"""Room of its frame, its cross and the form's margin, in letters."""


class Chips(Editor):
    """What is chosen stands as chips that a click removes; a list to search and tick opens below."""

    def __init__(self, choices: Choices, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._choices: Choices = []
        self._chosen: tuple[str, ...] = ()
        self._drawn: list[tuple[QToolButton, str]] = []
        self._chips = QWidget(self)
        self._flow = Flow(self._chips)
        self.opener = QToolButton(self)
        self.opener.setObjectName("opener")
        self.opener.setCheckable(True)
        self.opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.opener.setArrowType(Qt.ArrowType.RightArrow)
        self.opener.setText(text("view-choose-several", lang))
        self.panel = QWidget(self)
        self.search = QLineEdit(self.panel)
        self.search.setPlaceholderText(text("view-search", lang))
        self.search.setAccessibleName(text("view-search", lang))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget(self.panel)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(text("view-choose-several", lang))
        self.about = QLabel(self.panel)
        self.about.setObjectName("hint")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.none = QLabel(text("view-search-none", lang), self.panel)
        self.none.hide()
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(0, 0, 0, 0)
        for widget in (self.search, self.list, self.about, self.none):
            inside.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.opener)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._chips)
        layout.addLayout(row)
        layout.addWidget(self.panel)
        self.panel.hide()
        self._filled = False
        self.opener.toggled.connect(self._open)
        self.search.textChanged.connect(self._filter)
        self.list.itemChanged.connect(self._ticked)
        self.list.itemActivated.connect(self._toggle)
        self.list.currentItemChanged.connect(lambda item: self.about.setText(item.toolTip() if item else ""))
        self.set_choices(choices)

    def set_choices(self, choices: Choices) -> None:
        if choices == self._choices:
            return
        self._choices = list(choices)
        self._filled = False
        if self.opener.isChecked():
            self._fill()
        self._draw()

    def _open(self, shown: bool) -> None:
        self.opener.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        if shown and not self._filled:
            self._fill()
        self.panel.setVisible(shown)
        if shown:
            self.search.setFocus()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for each, label, definition in self._choices:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, each)
            item.setToolTip(definition)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if each in self._chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        rows = min(VISIBLE, max(2, len(self._choices)))
        self.list.setFixedHeight(int(self.fontMetrics().height() * 1.7) * rows + 8)
        self._filled = True
        self._filter(self.search.text())

    def _filter(self, written: str) -> None:
        words, seen = fold(written).split(), 0
        for row in range(self.list.count()):
            item = self.list.item(row)
            hidden = not all(word in fold(item.text()) for word in words)
            item.setHidden(hidden)
            seen += not hidden
        self.none.setVisible(seen == 0)

    def _toggle(self, item: QListWidgetItem) -> None:
        checked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def _ticked(self, item: QListWidgetItem) -> None:
        each = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() == Qt.CheckState.Checked:
            self._set((*self._chosen, each) if each not in self._chosen else self._chosen)
        else:
            self._set(tuple(one for one in self._chosen if one != each))

    def _set(self, chosen: tuple[str, ...]) -> None:
        self._chosen = chosen
        self._draw()
        self.commit()

    def _remove(self, each: str) -> None:
        self._set(tuple(one for one in self._chosen if one != each))
        self._tick_rows()
        self.opener.setFocus()

    def _tick_rows(self) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            ticked = item.data(Qt.ItemDataRole.UserRole) in self._chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def _draw(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._drawn = []
        labels = {each: label for each, label, _ in self._choices}
        before: QWidget = self.opener
        for each in self._chosen:
            label = labels.get(each, each)
            chip = QToolButton(self._chips)
            chip.setObjectName("chip")
            chip.setMinimumWidth(self.fontMetrics().averageCharWidth() * 10)
            self._drawn.append((chip, label))
            chip.setToolTip(text("view-chip-remove", self._lang, label=label))
            chip.setAccessibleName(text("view-chip-remove", self._lang, label=label))
            chip.clicked.connect(lambda _=False, one=each: self._remove(one))
            self._flow.addWidget(chip)
            chip.show()
            QWidget.setTabOrder(before, chip)
            before = chip
        self._fit()
        self._chips.setVisible(bool(self._chosen))
        self._chips.updateGeometry()
        self.updateGeometry()

    def _fit(self) -> None:
        """Long labels are cut where the form ends, and never longer than is read at a glance."""
        metrics = self.fontMetrics()
        room = min(MOST_LETTERS, self.width() // metrics.averageCharWidth() - AROUND_LETTERS)
        for chip, label in self._drawn:
            shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, room * metrics.averageCharWidth())
            chip.setText(f"{shown}  ✕".replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def value(self) -> tuple[str, ...]:
        return self._chosen

    def display(self, value: tuple[str, ...] | None) -> None:
        self._chosen = tuple(value or ())
        self._draw()
        self._tick_rows()

    def forget(self) -> None:
        super().forget()
        self.search.clear()
        self.opener.setChecked(False)

    def main_widget(self) -> QWidget:
        return self.opener
