"""A section of a step: one form when there is one record, else the list with the form beside it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit, deletion, duplication
from diagnostic.domain.records import KINDS, Record
from diagnostic.language import text
from diagnostic.questionnaire import Section
from diagnostic.ui.document import Document
from diagnostic.ui.steps.bars import Bar
from diagnostic.ui.steps.form_view import FormView
from diagnostic.ui.steps.listing import FILTERS, OWNER, Words, heading
from diagnostic.ui.steps.record_table import RecordTable
from diagnostic.ui.steps.saving import save
from diagnostic.ui.widgets.flow import Flow

NARROW = 62
"""Below this many letters of width the form stands under the list instead of beside it."""
SEARCH_FROM = 6
"""A nested list is searched once it is this long."""


def scrolled(inside: QWidget) -> QScrollArea:
    """A widget that scrolls instead of being cut, at any text size."""
    area = QScrollArea()
    area.setObjectName("page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    return area


class SingleView(QWidget):
    """The form of the one record of its kind."""

    new_wanted = Signal(str, object)
    map_wanted = Signal()

    def __init__(self, section: Section, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.kind = document, section.kind
        self.form = FormView(section, document, lang)
        self.form.new_wanted.connect(self.new_wanted)
        self.form.map_wanted.connect(self.map_wanted)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.form)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))
        self.form.show_record(self._record())

    def _record(self) -> Record:
        if self.kind == "community":
            return self.document.diagnostic.community
        return next(iter(self.document.diagnostic.all(KINDS[self.kind])), KINDS[self.kind]())

    def refresh(self, edit: Edit) -> None:
        """Follow an edit."""
        self.form.refresh(edit)

    def finish(self) -> None:
        """Save what is being typed."""
        self.form.finish()


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
        self._filters: dict[str, QComboBox] = {}
        self._following = False
        self.children_views: list[SectionView] = []
        self._build()
        self.table.load(document.diagnostic.all(KINDS[self.kind]))
        self._fill_filters()
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
        self.pane = self._list_pane()
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
            layout.addWidget(self.splitter, 1)
            for key, move in (("Ctrl+N", self.add), ("Ctrl+D", self.duplicate)):
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda move=move: self._where_focus_is(move.__name__))
        erase = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.view)
        erase.setContext(Qt.ShortcutContext.WidgetShortcut)
        erase.activated.connect(self.delete)

    def _list_pane(self) -> QWidget:
        pane = QWidget(self)
        self.search = QLineEdit(pane)
        self.search.setPlaceholderText(text("view-search", self._lang))
        self.search.setAccessibleName(text("view-search-in", self._lang, what=self.section.title(self._lang)))
        self.search.setClearButtonEnabled(True)
        wait = QTimer(self)
        wait.setSingleShot(True)
        wait.setInterval(120)
        wait.timeout.connect(lambda: self._rearrange(lambda: self.table.search(self.search.text())))
        self.search.textChanged.connect(lambda: wait.start())
        self.add_button = QPushButton(text(f"view-add-{self.kind}", self._lang), pane)
        self.add_button.setObjectName("quiet" if self.nested else "primary")
        self.add_button.setToolTip(text("view-add-key", self._lang))
        self.copy_button = QPushButton(text("view-duplicate", self._lang), pane)
        self.copy_button.setToolTip(text("view-duplicate-key", self._lang))
        self.delete_button = QPushButton(text("view-delete", self._lang), pane)
        self.delete_button.setToolTip(text("view-delete-key", self._lang))
        for button in (self.copy_button, self.delete_button):
            button.setObjectName("quiet")
        self.add_button.clicked.connect(self.add)
        self.copy_button.clicked.connect(self.duplicate)
        self.delete_button.clicked.connect(self.delete)
        tools = QWidget(pane)
        self.tools = Flow(tools)
        for button in (self.add_button, self.copy_button, self.delete_button):
            self.tools.addWidget(button)
        filters = QWidget(pane)
        filter_flow = Flow(filters)
        for field in () if self.nested else FILTERS.get(self.kind, ()):
            box = QComboBox(filters)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
            box.setAccessibleName(text("view-filter-by", self._lang, what=heading(field, self._lang)))
            box.activated.connect(lambda _, field=field, box=box: self._filter(field, box))
            filter_flow.addWidget(box)
            self._filters[field] = box
        self.view = self._table_view(pane)
        self.empty = QLabel(pane)
        self.empty.setObjectName("emptyState")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget(pane)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (tools, self.search, filters, self.stack):
            layout.addWidget(widget)
        layout.setStretch(3, 1)
        filters.setVisible(bool(self._filters))
        return pane

    def _table_view(self, pane: QWidget) -> QTableView:
        view = QTableView(pane)
        view.setModel(self.table)
        view.setAccessibleName(text("view-list-of", self._lang, what=self.section.title(self._lang)))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setAlternatingRowColors(True)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(int(view.fontMetrics().height() * 1.75))
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(
            lambda column, order: self._rearrange(lambda: self.table.sort(column, order))
        )
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        letter = view.fontMetrics().averageCharWidth()
        for column in range(self.table.columnCount()):
            view.setColumnWidth(column, letter * (26 if column == 0 else 17))
        view.selectionModel().selectionChanged.connect(lambda: self._selected())
        return view

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
        self.form_title.setObjectName("formTitle")
        self.form_title.setWordWrap(True)
        self.form_title.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("emptyState")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QFrame()
        inside.setObjectName("nestedForm" if self.nested else "formCard")
        column = QVBoxLayout(inside)
        for widget in (self.form_title, self.form, self.nothing):
            column.addWidget(widget)
        column.addStretch()
        return inside if self.nested else scrolled(inside)

    # what is shown

    def _fill_filters(self) -> None:
        for field, box in self._filters.items():
            kept = box.currentData()
            codes = self.table.codes(field)
            pairs = sorted((self.words.code(field, self.kind, code), code) for code in codes)
            box.clear()
            box.addItem(text("view-filter-all", self._lang, what=heading(field, self._lang)), "")
            for label, code in pairs:
                box.addItem(label, code)
            box.setCurrentIndex(max(0, box.findData(kept)))

    def _filter(self, field: str, box: QComboBox) -> None:
        self._rearrange(lambda: self.table.filter(field, box.currentData() or ""))

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
        self.empty.setText(
            text("view-search-none", self._lang) if total else text("view-empty", self._lang, what=what)
        )
        self.stack.setCurrentWidget(self.view if shown else self.empty)
        self.search.setVisible(total > 0 and (not self.nested or total >= SEARCH_FROM))
        self.copy_button.setVisible(total > 0)
        self.delete_button.setVisible(total > 0)
        if self.nested:
            rows = min(6, max(1, shown))
            head = self.view.horizontalHeader().sizeHint().height()
            row = self.view.verticalHeader().defaultSectionSize()
            self.stack.setFixedHeight(head + rows * row + 22 if shown else int(row * 2.2))
            self.title.setText(text("view-count", self._lang, what=what, count=total))
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
            key = "view-choose-or-add" if self.table.total() else "view-add-first"
            self.nothing.setText(text(key, self._lang))
            self.chosen.emit("")
            return
        self.form.show_record(record)
        self._show_title(record)
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

    def _where_focus_is(self, move: str) -> None:
        """A key acts on the nested list when the focus is in it."""
        target: SectionView = self
        focus = self.focusWidget()
        for child in self.children_views:
            if child.isVisible() and child.isEnabled() and focus is not None and child.isAncestorOf(focus):
                target = child
        getattr(target, move)()

    def _apply(self, edit: Edit, label: str) -> bool:
        return save(self.document, edit, label, self.failure, self._lang)

    def add(self) -> None:
        """Begin a new record; it is saved with its first answer."""
        self.form.finish()
        self.view.clearSelection()
        record = KINDS[self.kind]()
        if self.nested and self.owner:
            record = replace(record, **{OWNER[self.kind]: self.owner})
        self.notice.hide()
        self._show_form(record)
        self.delete_button.setEnabled(False)
        self.copy_button.setEnabled(False)
        self.form.focus_first()

    def add_at(self, changes: dict[str, Any]) -> None:
        """Begin a new record that already has some answers (a position on the map) and save it."""
        self.form.finish()
        record = replace(KINDS[self.kind](), **changes)
        if self._apply(Edit(puts=(record,)), "view-undo-add"):
            self.select(record.id)
            self.form.focus_first()

    def duplicate(self) -> None:
        """Copy the selected record with what belongs to it."""
        self.form.finish()
        for record in self._chosen_records()[:1]:
            copy, edit = duplication(self.document.diagnostic, record)
            if self._apply(edit, "view-undo-duplicate"):
                self.select(copy.id)

    def delete(self) -> None:
        """Delete the selected records; a bar offers to undo it, no question is asked."""
        self.form.finish()
        records = self._chosen_records()
        if not records:
            return
        row = min(self.table.row(each.id) for each in records)
        if self._apply(deletion(self.document.diagnostic, records), "view-undo-delete"):
            words = text("view-deleted", self._lang, count=len(records), what=self.words.name(records[0]))
            self.notice.tell(words, text("view-undo", self._lang), self._undo_deletion)
            if self.table.rowCount():
                self.select(self.table.record(min(row, self.table.rowCount() - 1)).id)
            self.view.setFocus()

    def _undo_deletion(self) -> None:
        self.notice.hide()
        self.document.undo()

    def _chosen_records(self) -> list[Record]:
        found = (self.document.diagnostic.get(KINDS[self.kind], each) for each in self.selected_ids())
        return [record for record in found if record is not None]

    def select(self, record_id: str) -> bool:
        """Show a record; whether it is in the list."""
        row = self.table.row(record_id)
        if row < 0:
            return False
        self.view.selectRow(row)
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
        kept = self.selected_ids()
        shown = self.form.record.id
        self._following = True
        if self.table.change(edit):
            self._restore(kept)
            self._fill_filters()
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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        letters = event.size().width() / max(1, self.fontMetrics().averageCharWidth())
        wanted = Qt.Orientation.Vertical if letters < 2 * NARROW else Qt.Orientation.Horizontal
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
