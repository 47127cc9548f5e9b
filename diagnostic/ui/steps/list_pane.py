"""The list side of a section: buttons, search, filters, the table, and words when it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from diagnostic.language import text
from diagnostic.ui.look import in_turn, restyle
from diagnostic.ui.steps.fitting import Fitting
from diagnostic.ui.steps.listing import FILTERS, WHAT, heading
from diagnostic.ui.steps.record_table import RecordTable
from diagnostic.ui.steps.vacant import Vacant
from diagnostic.ui.widgets.flow import Flow

WIDE, USUAL = (
    {
        WHAT: 24,
        "organisation": 24,
        "title": 24,
        "population": 24,
        "form": 20,
        "year": 9,
        "order": 8,
        "extent": 10,
        "severity": 10,
        "number": 10,
        "unit": 12,
        "date": 14,
    },
    14,
)
"""Widths of columns in letters; the room there is gets shared in these proportions."""
SEARCH_FROM = 6
"""A nested list is searched once it is this long."""
FILTER_LETTERS = 12
"""The narrowest that a filter is."""


class ListPane(QWidget):
    """The widgets of a list; ``SectionView`` says what they do."""

    def __init__(self, table: RecordTable, title: str, nested: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._lang, self._table, kind = table.words.lang, table, table.kind
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(text("view-search", self._lang))
        self.search.setAccessibleName(text("view-search-in", self._lang, what=title))
        self.search.setClearButtonEnabled(True)
        self.add = self._button(f"view-add-{kind}", "view-add-key", "quiet" if nested else "add")
        self.copy = self._button("view-duplicate", "view-duplicate-key", "quiet")
        self.delete = self._button("view-delete", "view-delete-key", "quiet")
        self.search.setMinimumWidth(self.search.fontMetrics().averageCharWidth() * FILTER_LETTERS)
        tools = QWidget(self)
        self.tools = Flow(tools)
        for button in (self.add, self.copy, self.delete):
            self.tools.addWidget(button)
        self.filters: dict[str, QComboBox] = {}
        filters = QWidget(self)
        flow = Flow(filters)
        flow.addWidget(self.search)
        for field in () if nested else FILTERS.get(kind, ()):
            self.filters[field] = self._filter(field)
            flow.addWidget(self.filters[field])
        self.narrowing = filters
        for strip in (tools, filters):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            policy.setHeightForWidth(True)
            strip.setSizePolicy(policy)
        self.view = self._view(title)
        self.erase = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.view)
        self.erase.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.empty = Vacant("", parent=self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (tools, filters):
            layout.addWidget(widget)
        layout.addWidget(self.stack, 1)
        in_turn(self.add, self.copy, self.delete, self.search, *self.filters.values(), self.view)

    def _button(self, key: str, hint: str, name: str) -> QPushButton:
        button = QPushButton(text(key, self._lang), self)
        button.setToolTip(text(hint, self._lang))
        button.setObjectName(name)
        return button

    def _filter(self, field: str) -> QComboBox:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        name = heading(field, self._lang)
        box.setPlaceholderText(name)
        box.setMinimumContentsLength(max(FILTER_LETTERS, len(name)))
        box.setAccessibleName(text("view-filter-by", self._lang, what=heading(field, self._lang)))
        return box

    def _view(self, title: str) -> Fitting:
        view = Fitting(self)
        view.setModel(self._table)
        view.setAccessibleName(text("view-list-of", self._lang, what=title))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setAlternatingRowColors(True)
        view.setShowGrid(False)
        view.setWordWrap(True)
        view.setTabKeyNavigation(False)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(int(view.fontMetrics().height() * 2.6))
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        view.weights = tuple(WIDE.get(field, USUAL) for field in self._table.columns)
        view.gives_way = tuple(range(len(view.weights) - 1, 0, -1))
        return view

    def height_for(self, rows: int) -> int:
        """The height of the table with this many rows; of the words when there are none."""
        row = self.view.verticalHeader().defaultSectionSize()
        return self.view.horizontalHeader().sizeHint().height() + rows * row + 22 if rows else int(row * 1.8)

    def show_tools(self, total: int, nested: bool) -> None:
        """Show what can be done with so many records; with none, adding the first is all there is to do."""
        self.search.setVisible(total > 0 and (not nested or total >= SEARCH_FROM))
        self.narrowing.setVisible(not self.search.isHidden())
        self.copy.setVisible(total > 0)
        self.delete.setVisible(total > 0)
        name = "quiet" if nested else "add" if total else "primary"
        if self.add.objectName() != name:
            self.add.setObjectName(name)
            restyle(self.add)

    def fill_filters(self) -> None:
        """Offer in each filter what occurs."""
        words = self._table.words
        for field, box in self.filters.items():
            kept = box.currentData()
            pairs = sorted((words.code(field, self._table.kind, code), code) for code in self._table.codes(field))
            box.clear()
            box.addItem(text("view-filter-all", self._lang, what=heading(field, self._lang)), "")
            for label, code in pairs:
                box.addItem(label, code)
            box.setCurrentIndex(box.findData(kept) if kept else -1)  # its name stands there while it keeps all
