"""The choices of a question: a table of both languages that takes a column pasted from a spreadsheet."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.questionnaire.editor import edits
from diagnostic.questionnaire.editor.draft import Draft
from diagnostic.questionnaire.editor.kinds import list_of
from diagnostic.ui import language
from diagnostic.ui.form_editor.words import in_order
from diagnostic.ui.look import beside, button, said

SHOWN = 12
"""Rows that are seen before the table scrolls."""


class OptionsTable(QTableWidget):
    """One row a choice, and an empty one at the end to write the next in."""

    pasted = Signal(str)
    shifted = Signal(int)
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.shifted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class OptionsPane(QWidget):
    """The choices of one question of the draft that ``now`` gives; ``changed`` carries the draft with other choices."""

    changed = Signal(object)

    def __init__(self, now: Callable[[], Draft], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        lang = language.language()
        self.languages = in_order()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.shared = said("", "note")
        self.own = button(text("editor-own-choices", lang), self._own)
        column.addWidget(self.shared)
        column.addLayout(beside(self.own))
        self.table = OptionsTable(0, 2)
        self.table.setAccessibleName(text("editor-choices", lang))
        self.table.setAccessibleDescription(text("editor-choices-about", lang))
        self.table.setHorizontalHeaderLabels([text(f"editor-language-{each}", lang) for each in self.languages])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(True)
        self.table.setObjectName("cells")
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.itemChanged.connect(self._written)
        self.table.pasted.connect(self.paste)
        self.table.shifted.connect(self._shift)
        self.table.removed.connect(self._delete)
        self.table.itemDelegate().closeEditor.connect(self._edited)
        column.addWidget(self.table)
        self.add = button(text("editor-add-choice", lang), self._add)
        self.paste_button = button(
            text("editor-paste", lang), lambda: self.paste(QGuiApplication.clipboard().text(), append=True)
        )
        self.paste_button.setToolTip(text("editor-paste-about", lang))
        self.up = button("▲", lambda: self._shift(-1))
        self.down = button("▼", lambda: self._shift(1))
        self.delete = button(text("editor-delete-choice", lang), self._delete)
        for each, key in ((self.up, "up"), (self.down, "down")):
            each.setAccessibleName(text(f"editor-choice-{key}", lang))
            each.setToolTip(each.accessibleName())
        column.addLayout(beside(self.add, self.paste_button))
        column.addLayout(beside(self.up, self.down, self.delete))
        column.addWidget(said(text("editor-paste-about", lang), "hint"))
        self._quiet = False

    def show_list(self, line_id: int) -> None:
        """Show the choices of a question."""
        draft, self._line = self._now(), line_id
        self._list = list_of(draft, draft.line(line_id))
        others = sum(list_of(draft, each) == self._list for each in draft.survey.lines) - 1
        self.shared.setText(text("editor-shared-choices", language.language(), count=others))
        self.shared.setVisible(others > 0)
        self.own.setVisible(others > 0)
        self._fill()

    def _fill(self) -> None:
        self._quiet = True
        self._options = self._now().options(self._list)
        at = (self.table.currentRow(), self.table.currentColumn())
        self.table.setRowCount(len(self._options) + 1)
        for row in range(len(self._options) + 1):
            for column, lang in enumerate(self.languages):
                words = self._now().option_said(self._options[row], lang) if row < len(self._options) else ""
                item = self.table.item(row, column) or QTableWidgetItem()
                if item.text() != words:
                    item.setText(words)
                if item.tableWidget() is None:
                    self.table.setItem(row, column, item)
        if at[0] >= 0:
            self.table.setCurrentCell(min(at[0], len(self._options)), max(0, at[1]))
        self._quiet = False
        line = self.table.verticalHeader().defaultSectionSize()
        rows = min(SHOWN, len(self._options) + 1)
        self.table.setFixedHeight(line * rows + self.table.horizontalHeader().sizeHint().height() + 6)

    def _take(self, draft: Draft) -> None:
        self.changed.emit(draft)
        self._fill()

    def _written(self, item: QTableWidgetItem) -> None:
        if self._quiet:
            return
        lang, words = self.languages[item.column()], item.text().strip()
        if item.row() < len(self._options):
            self._take(edits.put_option(self._now(), self._options[item.row()].id, lang, words))
        elif words:
            self._take(edits.add_options(self._now(), self._list, [{lang: words}]))

    def _edited(self, _: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on to the next row, as in a spreadsheet."""
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            QTimer.singleShot(0, self.table, self._go_down)

    def _go_down(self) -> None:
        row = min(self.table.currentRow() + 1, self.table.rowCount() - 1)
        self.table.setCurrentCell(row, max(0, self.table.currentColumn()))

    def _add(self) -> None:
        row = len(self._options)
        self.table.setFocus()
        self.table.setCurrentCell(row, 0)
        self.table.edit(self.table.currentIndex())

    def paste(self, words: str, append: bool = False) -> None:
        """Take lines of a spreadsheet: one column fills the language that the cursor is in from there on, two fill
        both; what goes past the last choice is added."""
        rows = [line.split("\t") for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        rows = [cells for cells in rows if any(each.strip() for each in cells)]
        row, column = self.table.currentRow(), max(0, self.table.currentColumn())
        if append or not 0 <= row < len(self._options):
            row = len(self._options)
        if append or any(len(cells) > 1 for cells in rows):
            column = 0
        draft, added = self._now(), []
        for place, cells in enumerate(rows, row):
            found: dict[Lang, str] = dict(zip(self.languages[column:], (each.strip() for each in cells), strict=False))
            if place < len(self._options):
                for lang, said_so in found.items():
                    draft = edits.put_option(draft, self._options[place].id, lang, said_so)
            else:
                added.append(found)
        self._take(edits.add_options(draft, self._list, added))

    def _delete(self) -> None:
        rows = {each.row() for each in self.table.selectedIndexes()} or {self.table.currentRow()}
        gone = [self._options[row].id for row in rows if 0 <= row < len(self._options)]
        if gone:
            self._take(edits.delete_options(self._now(), gone))

    def _shift(self, by: int) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._options) and 0 <= row + by < len(self._options):
            draft = edits.move_option(self._now(), self._options[row].id, by)
            self.table.setCurrentCell(row + by, max(0, self.table.currentColumn()))
            self._take(draft)

    def _own(self) -> None:
        self.changed.emit(edits.own_list(self._now(), self._line))
        self.show_list(self._line)
