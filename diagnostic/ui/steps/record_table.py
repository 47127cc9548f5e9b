"""The records of one kind as a table that stays quick at 10,000 rows: search, filters and order in one pass."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Record
from diagnostic.ui.steps.listing import COLUMNS, OWNER, WHAT, Words, heading
from diagnostic.ui.widgets.words import fold, sort_key

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
"""The parent of every row of a table."""


class RecordTable(QAbstractTableModel):
    """Rows of one kind. Text of a row is made when first seen, and kept until the row changes."""

    def __init__(self, kind: str, words: Words, mine: Callable[[Record], bool] = lambda _: True) -> None:
        super().__init__()
        self.kind, self.words = kind, words
        self.columns = COLUMNS[kind]
        self._mine = mine
        self._all: dict[str, Record] = {}
        self._rows: list[str] = []
        self._place: dict[str, int] = {}
        self._texts: dict[str, tuple[str, ...]] = {}
        self._folded: dict[str, str] = {}
        self._search: list[str] = []
        self._filters: dict[str, str] = {}
        self._order: tuple[int, bool] | None = None

    def load(self, records: Iterable[Record]) -> None:
        """Show these records."""
        self._all = {record.id: record for record in records if self._mine(record)}
        self._forget()
        self.arrange()

    def _forget(self) -> None:
        self._texts.clear()
        self._folded.clear()
        self.words.forget()

    def change(self, edit: Edit) -> bool:
        """Follow an edit; whether rows came or went. A row that only changed keeps its place, so that nothing
        jumps while people type."""
        moved = False
        for record in edit.removes:
            if record.kind == self.kind and record.id in self._all:
                del self._all[record.id]
                moved = True
        for record in edit.puts:
            if record.kind != self.kind or not self._mine(record):
                continue
            moved |= record.id not in self._all
            self._all[record.id] = record
        self._forget_changed(edit)
        if moved:
            self.arrange()
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))
        return moved

    def _forget_changed(self, edit: Edit) -> None:
        """Make texts anew where they may differ: the rows edited, or all of them when what they name was."""
        changed = (*edit.puts, *edit.removes)
        if not {each.kind for each in changed} <= {self.kind, *OWNER}:
            self._forget()
            return
        self.words.forget()
        for each in changed:
            for record_id in (each.id, getattr(each, OWNER.get(each.kind, "id"))):
                self._texts.pop(record_id, None)
                self._folded.pop(record_id, None)

    def search(self, written: str) -> None:
        """Keep the rows that contain every word, accents and case forgiven."""
        self._search = fold(written).split()
        self.arrange()

    def filter(self, field: str, code: str) -> None:
        """Keep the rows whose field is (or holds) a code; an empty code keeps all."""
        self._filters[field] = code
        self.arrange()

    def codes(self, field: str) -> list[str]:
        """Codes of a field that occur, for its filter."""
        found: dict[str, None] = {}
        for record in self._all.values():
            value = self.words.raw(record, field)
            found |= dict.fromkeys(value if isinstance(value, tuple) else (value,))
        return [each for each in found if each]

    def arrange(self) -> None:
        """Search, filter and sort again."""
        self.beginResetModel()
        rows = [record_id for record_id, record in self._all.items() if self._passes(record)]
        if self._order is not None:
            column, descending = self._order
            filled = [each for each in rows if self._text(each)[column]]
            empty = [each for each in rows if not self._text(each)[column]]
            filled.sort(key=lambda each: self._key(each, column), reverse=descending)
            rows = filled + empty
        self._rows = rows
        self._place = {record_id: row for row, record_id in enumerate(rows)}
        self.endResetModel()

    def _key(self, record_id: str, column: int) -> Any:
        field = self.columns[column]
        record = self._all[record_id]
        value = None if field == WHAT else self.words.raw(record, field)
        if isinstance(value, dt.date):
            return 0, value.toordinal()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return 0, float(value)
        if not isinstance(value, str | tuple) and field != WHAT:
            return 1, 0.0  # unknown stands after the numbers, never among them
        return sort_key(self._text(record_id)[column], self.words.lang)

    def _passes(self, record: Record) -> bool:
        for field, code in self._filters.items():
            if code:
                value = self.words.raw(record, field)
                if code not in (value if isinstance(value, tuple) else (value,)):
                    return False
        if not self._search:
            return True
        if record.id not in self._folded:
            self._folded[record.id] = fold(" ".join((*self._text(record.id), self.words.name(record))))
        return all(word in self._folded[record.id] for word in self._search)

    def _text(self, record_id: str) -> tuple[str, ...]:
        if record_id not in self._texts:
            record = self._all[record_id]
            self._texts[record_id] = tuple(self.words.of(record, field) for field in self.columns)
        return self._texts[record_id]

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self._all[self._rows[row]]

    def row(self, record_id: str) -> int:
        """The row of a record, or -1 when it is not shown."""
        return self._place.get(record_id, -1)

    def total(self) -> int:
        """How many records there are, shown or not."""
        return len(self._all)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(self._rows[index.row()])[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heading(self.columns[section], self.words.lang)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order rows by a column; -1 gives the order in which they were made."""
        self._order = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self.arrange()
