"""A section of a step: one form when there is one record, else the list with the form beside it."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit, deletion, duplication
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import KINDS, Record
from diagnostic.language import text
from diagnostic.questionnaire import Section
from diagnostic.ui.document import Document
from diagnostic.ui.look import button
from diagnostic.ui.steps.bars import Bar
from diagnostic.ui.steps.form_view import FormView, questions
from diagnostic.ui.steps.list_pane import ListPane
from diagnostic.ui.steps.listing import OWNER, Words
from diagnostic.ui.steps.record_table import RecordTable
from diagnostic.ui.steps.saving import save, tell
from diagnostic.ui.steps.scrolling import scrolled

NARROW = 84
"""Below this many letters of width the list and the form take turns instead of standing beside each other."""


class SectionView(QWidget):
    """List and form of the records of one kind. ``owner`` is the id of the record that they belong to: the
    services of a resource, the actions of a priority; such a list stands inside the form of its owner."""

    count_changed = Signal(int)
    new_wanted = Signal(str, object)
    map_wanted = Signal()
    chosen = Signal(str)
    """Id of the record whose form is shown; empty for none."""

    def __init__(
        self,
        section: Section,
        document: Document,
        lang: Lang,
        owner: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.section, self.document, self._lang = section, document, lang
        self.kind, self.owner = section.kind, owner
        self.nested = owner is not None
        self.words = Words(document.diagnostic, document.catalogues, lang)
        self.table = RecordTable(self.kind, self.words, self._mine)
        self._following = False
        self._narrow, self._in_form, self._edge_moved = False, False, False
        self.children_views: list[SectionView] = []
        self._build()
        self.table.load(document.diagnostic.all(KINDS[self.kind]))
        self.pane.fill_filters()
        self._count()
        if not self.nested and self.table.rowCount():
            self.select(self.table.record(0).id)
        else:
            self._show_form(None)

    def _mine(self, record: Record) -> bool:
        return self.owner is None or getattr(record, OWNER[self.kind]) == self.owner

    # building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.notice = Bar("notice", self)
        self.failure = Bar("failure", self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.pane = ListPane(self.table, self.section.title(self._lang), self.nested, self)
        self.search, self.view, self.stack, self.empty = (
            self.pane.search,
            self.pane.view,
            self.pane.stack,
            self.pane.empty,
        )
        self.add_button, self.copy_button, self.delete_button = (
            self.pane.add,
            self.pane.copy,
            self.pane.delete,
        )
        self._wire()
        self.form_area = self._form_pane()
        if self.nested:
            self.title = QLabel(self.section.title(self._lang), self)
            self.title.setObjectName("sectionTitle")
            layout.addWidget(self.title)
        layout.addWidget(self.failure)
        layout.addWidget(self.notice)
        if self.nested:
            self.splitter.hide()
            layout.addWidget(self.pane)
            layout.addWidget(self.form_area)
        else:
            self.splitter.addWidget(self.pane)
            self.splitter.addWidget(self.form_area)
            self.splitter.setStretchFactor(0, 4)
            self.splitter.setStretchFactor(1, 5)
            self.splitter.setHandleWidth(12)
            self.splitter.splitterMoved.connect(self._moved_by_hand)
            layout.addWidget(self.splitter, 1)
            self.view.clicked.connect(lambda _: self.turn_to_form())
            self.view.activated.connect(lambda _: self.turn_to_form())
            leave = QShortcut(QKeySequence("Escape"), self.form_area)
            leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            leave.activated.connect(self.turn_to_list)
            for key, move in (("Ctrl+N", SectionView.add), ("Ctrl+D", SectionView.duplicate)):
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda move=move: move(self._where_focus_is()))

    def _wire(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.copy_button.clicked.connect(self.duplicate)
        self.delete_button.clicked.connect(self.delete)
        self.pane.erase.activated.connect(self.delete)
        wait = QTimer(self)
        wait.setSingleShot(True)
        wait.setInterval(120)
        wait.timeout.connect(lambda: self._rearrange(lambda: self.table.search(self.search.text())))
        self.search.textChanged.connect(lambda: wait.start())
        for field, box in self.pane.filters.items():
            box.activated.connect(lambda _, field=field: self.follow_filter(field))
        self.view.horizontalHeader().sortIndicatorChanged.connect(
            lambda column, order: self._rearrange(lambda: self.table.sort(column, order))
        )
        self.view.selectionModel().selectionChanged.connect(lambda: self._selected())

    def _form_pane(self) -> QWidget:
        self.form = FormView(self.section, self.document, self._lang)
        self.form.stored.connect(self._stored)
        self.form.new_wanted.connect(self.new_wanted)
        self.form.map_wanted.connect(self.map_wanted)
        for child in self.section.children:
            view = SectionView(child, self.document, self._lang, owner="")
            view.new_wanted.connect(self.new_wanted)
            self.children_views.append(view)
            self.form.body.addWidget(view)
        self.form_title = QLabel(self)
        self.form_title.setObjectName("sectionTitle" if self.nested else "formTitle")
        self.form_title.setWordWrap(True)
        self.form_title.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("emptyState")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QFrame()
        inside.setObjectName("nestedForm" if self.nested else "formCard")
        self.back = button(text("view-back-to-list", self._lang), self.turn_to_list, "link")
        self.back.hide()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*((10, 8, 10, 8) if self.nested else (16, 12, 16, 12)))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.form_title, self.form, self.nothing):
            column.addWidget(widget)
        column.addStretch()
        return inside if self.nested else scrolled(inside)

    # the list and the form, beside each other or in turns

    def turn_to_form(self) -> None:
        """Where there is room for one only: the form in place of the list."""
        self._in_form = not self.form.isHidden()
        self._arrange()
        if self._narrow and self._in_form:
            self.back.setFocus()

    def turn_to_list(self) -> None:
        """Where there is room for one only: the list in place of the form."""
        if self._in_form and self._narrow:
            self.form.finish()
            self._in_form = False
            self._arrange()
            self.view.setFocus()

    def _arrange(self) -> None:
        if self.nested:
            return
        vacant = self.table.total() == 0 and self.form.isHidden()
        self.back.setVisible(self._narrow)
        self.pane.setVisible(not self._narrow or not self._in_form)
        self.form_area.setVisible(not vacant and (not self._narrow or self._in_form))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW * self.fontMetrics().averageCharWidth()
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
        self.share_width()

    def share_width(self) -> None:
        """Share the width as the section wants it, unless people moved the edge themselves."""
        if not self._edge_moved:
            left, right = self._shares()
            self.splitter.setSizes([self.width() * left // (left + right), self.width() * right // (left + right)])

    def _shares(self) -> tuple[int, int]:
        return 4, 5

    def _moved_by_hand(self) -> None:
        self._edge_moved = True

    # what is shown

    def follow_filter(self, field: str) -> None:
        """Keep the rows that a filter says."""
        code = self.pane.filters[field].currentData() or ""
        self._rearrange(lambda: self.table.filter(field, code))

    def _rearrange(self, move: Any) -> None:
        """Search, filter or sort, and keep what is selected when it is still shown."""
        kept = self.selected_ids()
        self._following = True
        move()
        self._restore(kept)
        self._following = False
        self._count()

    def _restore(self, ids: list[str]) -> None:
        selection = self.view.selectionModel()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for record_id in ids:
            row = self.table.row(record_id)
            if row >= 0:
                selection.select(self.table.index(row, 0), flags)
        if ids and (row := self.table.row(ids[0])) >= 0:
            selection.setCurrentIndex(self.table.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _count(self) -> None:
        total, shown = self.table.total(), self.table.rowCount()
        what = self.section.title(self._lang)
        if total:
            self.empty.say("", text("view-search-none", self._lang))
        else:
            note = next((each for each in questions(self.section.items) if each.kind == "note"), None)
            begin = text("view-add-first", self._lang, add=self.add_button.text())
            words = f"{note.label(self._lang)}\n\n{begin}" if note else begin
            self.empty.say(text("view-empty", self._lang, what=what), words)
        self.stack.setCurrentWidget(self.view if shown else self.empty)
        self.pane.show_tools(total, self.nested)
        if self.nested:
            self.stack.setVisible(total > 0)
            self.stack.setFixedHeight(self.pane.height_for(min(6, shown)))
            self.title.setText(text("view-count", self._lang, what=what, count=total))
        self._arrange()
        self.count_changed.emit(total)

    def selected_ids(self) -> list[str]:
        """Ids of the selected records, the current one first."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        current = self.view.currentIndex().row()
        rows.sort(key=lambda row: row != current)
        return [self.table.record(row).id for row in rows]

    def _selected(self) -> None:
        if self._following:
            return
        ids = self.selected_ids()
        record = self.document.diagnostic.get(KINDS[self.kind], ids[0]) if ids else None
        self._show_form(record, len(ids))

    def _show_form(self, record: Record | None, selected: int = 1) -> None:
        self.form.setVisible(record is not None)
        self.form_title.setVisible(record is not None)
        self.nothing.setVisible(record is None)
        if self.nested:
            self.form_area.setVisible(record is not None)
        several = selected > 1
        self.delete_button.setEnabled(record is not None)
        self.copy_button.setEnabled(record is not None and not several)
        if record is None:
            self.form.finish()
            self.nothing.setText(text("view-choose-or-add", self._lang))
            self._in_form = False
            self._arrange()
            self.chosen.emit("")
            return
        self.form.show_record(record)
        self._show_title(record)
        self._arrange()
        for child in self.children_views:
            child.set_owner(record.id, self._is_stored(record))
        self.chosen.emit(record.id)

    def _is_stored(self, record: Record) -> bool:
        return self.document.diagnostic.get(type(record), record.id) is not None

    def _show_title(self, record: Record) -> None:
        name = self.words.name(record) if self._is_stored(record) else text(f"view-add-{self.kind}", self._lang)
        self.form_title.setText(name)

    def set_owner(self, owner: str, stored: bool) -> None:
        """Show the records that belong to another owner; one that is not saved yet cannot have any."""
        if owner != self.owner:
            self.form.finish()
            self.owner = owner
            self.notice.hide()
            self._following = True
            self.table.load(self.document.diagnostic.all(KINDS[self.kind]))
            self._following = False
            self._show_form(None)
            self._count()
        self.setEnabled(stored)

    # moves

    def _where_focus_is(self) -> "SectionView":
        """The nested list when the focus is in it, else this one: keys act there."""
        focus = self.focusWidget()
        for child in self.children_views:
            if child.isVisible() and child.isEnabled() and focus is not None and child.isAncestorOf(focus):
                return child
        return self

    def _apply(self, edit: Edit, label: str) -> bool:
        return save(self.document, edit, label, self.failure, self._lang)

    def add(self) -> None:
        """Begin a new record; it is saved with its first answer."""
        self.notice.hide()
        self.begin({OWNER[self.kind]: self.owner} if self.nested else {})

    def begin(self, answers: dict[str, Any]) -> None:
        """Show the form of a new record that already has some answers."""
        self.form.finish()
        self.view.clearSelection()
        self._show_form(KINDS[self.kind](**answers))
        self.delete_button.setEnabled(False)
        self.copy_button.setEnabled(False)
        self.turn_to_form()
        self.form.focus_first()

    def duplicate(self) -> None:
        """Copy the selected record with what belongs to it."""
        self.form.finish()
        for record in self._chosen_records()[:1]:
            copy, edit = duplication(self.document.diagnostic, record)
            if self._apply(edit, "view-undo-duplicate"):
                self.select(copy.id)
                self.turn_to_form()

    def delete(self) -> None:
        """Delete the selected records; a bar offers to undo it, no question is asked."""
        self.form.finish()
        records = self._chosen_records()
        if not records:
            return
        row = min(self.table.row(each.id) for each in records)
        if self._apply(deletion(self.document.diagnostic, records), "view-undo-delete"):
            key = "view-deleted-one" if len(records) == 1 else "view-deleted-many"
            words = text(key, self._lang, count=len(records), what=self.words.name(records[0]))
            self.notice.tell(words, text("view-undo", self._lang), self._undo_deletion)
            if self.table.rowCount():
                self.select(self.table.record(min(row, self.table.rowCount() - 1)).id)
            self.view.setFocus()

    def _undo_deletion(self) -> None:
        self.notice.hide()
        try:
            self.document.undo()
        except RepereError as error:
            tell(self.document, error, self.failure, self._lang, self._undo_deletion)

    def _chosen_records(self) -> list[Record]:
        found = (self.document.diagnostic.get(KINDS[self.kind], each) for each in self.selected_ids())
        return [record for record in found if record is not None]

    def select(self, record_id: str) -> bool:
        """Show a record; whether it is in the list."""
        row = self.table.row(record_id)
        if row < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(self.table.index(row, 0), flags)
        self.view.scrollTo(self.table.index(row, 0))
        return True

    def _stored(self, record_id: str) -> None:
        """A draft was saved: it is now in the list."""
        self._following = True
        self.select(record_id)
        self._following = False
        self.delete_button.setEnabled(True)
        self.copy_button.setEnabled(True)
        for child in self.children_views:
            child.set_owner(record_id, True)
        self.chosen.emit(record_id)

    # following the document

    def refresh(self, edit: Edit) -> None:
        """Follow an edit, also undo and redo: the list and the form, without losing focus or selection."""
        self.notice.hide()  # its button takes back the last edit, and that is now another one
        kept = self.selected_ids()
        shown = self.form.record.id
        self._following = True
        if self.table.change(edit):
            self._restore(kept)
            self.pane.fill_filters()
        self._following = False
        self._count()
        gone = any(each.id == shown for each in edit.removes)
        if gone:
            self._selected()
        elif self.form.isVisibleTo(self):
            self.form.refresh(edit)
            self._show_title(self.form.record)
        for child in self.children_views:
            child.refresh(edit)

    def finish(self) -> None:
        """Save what is being typed."""
        self.form.finish()
        for child in self.children_views:
            child.finish()
