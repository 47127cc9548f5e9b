"""What was looked for: population x pillar (step 7), population (step 8). Not found differs from not examined."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from diagnostic.analysis.coverage import populations
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import PILLARS, Population
from diagnostic.language import text
from diagnostic.ui.document import Document
from diagnostic.ui.steps.bars import Bar
from diagnostic.ui.steps.fitting import Fitting
from diagnostic.ui.steps.rating_grid import SITUATIONS
from diagnostic.ui.steps.record_table import ROOT, Index
from diagnostic.ui.steps.saving import save
from diagnostic.ui.steps.vacant import Vacant


class Examined(QAbstractTableModel):
    """One line a population; a column a pillar, or one for prevention practices (``practices``)."""

    def __init__(self, document: Document, lang: Lang, practices: bool, save: Callable[[Edit], bool]) -> None:
        super().__init__()
        self.document, self.lang, self.practices = document, lang, practices
        self._save = save
        self.populations: list[str] = []
        self.read()

    def read(self) -> None:
        """Read the diagnostic again."""
        self.beginResetModel()
        self.populations = list(populations(self.document.diagnostic))
        self.endResetModel()

    def _record(self, row: int) -> Population:
        code = self.populations[row]
        found = (each for each in self.document.diagnostic.all(Population) if each.population == code)
        return next(found, Population(population=code))

    def ticked(self, row: int, column: int) -> bool:
        """Whether a cell was examined."""
        record = self._record(row)
        return record.practices_examined if self.practices else PILLARS[column - 1] in record.pillars_examined

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.populations)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 2 if self.practices else len(PILLARS) + 1

    def _title(self, column: int) -> str:
        if column == 0:
            return text("view-column-population", self.lang)
        if self.practices:
            return text("view-examined-practices", self.lang)
        return self.document.catalogues.label("choices:pillar", PILLARS[column - 1], self.lang)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        label = self.document.catalogues.label("populations", self.populations[row], self.lang)
        if column == 0:
            return label if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} else None
        done = self.ticked(row, column)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return text("view-examined-yes" if done else "view-examined-no", self.lang)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = text("view-examined-yes" if done else "view-examined-no", self.lang)
            return f"{label}, {self._title(column)}: {state}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() == 0:
            return False
        record, done = self._record(index.row()), Qt.CheckState(value) == Qt.CheckState.Checked
        if self.practices:
            changed = replace(record, practices_examined=done)
        else:
            pillar = PILLARS[index.column() - 1]
            kept = set(record.pillars_examined) - {pillar} | ({pillar} if done else set())
            changed = replace(record, pillars_examined=tuple(each for each in PILLARS if each in kept))
        return self._save(Edit(puts=(changed,)))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._title(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemIsUserCheckable if index.column() else enabled


class WholeCell(QStyledItemDelegate):
    """A click anywhere in a cell ticks it: nobody has to aim at the little box."""

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: QModelIndex | Any
    ) -> bool:
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable or not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        if event.type() != QEvent.Type.MouseButtonRelease or event.button() != Qt.MouseButton.LeftButton:
            return False
        done = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if done else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


class ExaminedView(QWidget):
    """The matrix and why it matters."""

    go_wanted = Signal(int)
    """Number of the step where what is missing is entered."""

    def __init__(self, document: Document, lang: Lang, practices: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failure = Bar("failure", self)
        self.model = Examined(
            document,
            lang,
            practices,
            lambda edit: save(document, edit, "view-undo-examined", self.failure, lang),
        )
        why = QLabel(text("view-examined-why-practices" if practices else "view-examined-why", lang), self)
        why.setObjectName("hint")
        why.setWordWrap(True)
        self.empty = Vacant(text("view-grid-empty", lang), text("view-go-to-step", lang, step=SITUATIONS), self)
        self.empty.wanted.connect(lambda: self.go_wanted.emit(SITUATIONS))
        self.view = Fitting(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(WholeCell(self.view))
        self.view.setAccessibleName(why.text())
        self.view.setShowGrid(False)
        self.view.setWordWrap(True)
        self.view.setAlternatingRowColors(True)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(int(self.view.fontMetrics().height() * 2.6))
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self.view.weights = (34, *(18 for _ in range(1, self.model.columnCount())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (why, self.failure):
            layout.addWidget(widget)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        self._show()

    def _show(self) -> None:
        found = bool(self.model.populations)
        self.view.setVisible(found)
        self.empty.setVisible(not found)

    def refresh(self, edit: Edit) -> None:
        """Follow an edit."""
        kinds = {each.kind for each in (*edit.puts, *edit.removes)}
        if kinds & {"population", "situation", "local_entry"}:
            row, column = self.view.currentIndex().row(), self.view.currentIndex().column()
            self.model.read()
            self.view.setCurrentIndex(self.model.index(row, column))
            self._show()

    def finish(self) -> None:
        """Nothing is ever half typed here."""
