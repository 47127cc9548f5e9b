"""The quick way through step 5: one population, every factor a line, one click or key per rating."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from diagnostic.about import about
from diagnostic.analysis.coverage import populations
from diagnostic.domain.catalogue import Catalogues, Entry, Lang
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.links import applies
from diagnostic.domain.ratings import HIGHEST, LOWEST
from diagnostic.domain.records import FactorRating, Situation
from diagnostic.language import text
from diagnostic.ui.document import Document
from diagnostic.ui.steps.bars import Bar
from diagnostic.ui.steps.fitting import Fitting
from diagnostic.ui.steps.record_table import ROOT, Index
from diagnostic.ui.steps.saving import save
from diagnostic.ui.steps.scrolling import scrolled
from diagnostic.ui.steps.vacant import Vacant
from diagnostic.ui.widgets.flow import Flow
from diagnostic.ui.widgets.words import fold

CATALOGUE = {"risk": "risk_factors", "protective": "protective_factors"}
FACTOR, UNKNOWN, SOURCES = 0, HIGHEST + 1, HIGHEST + 2
"""Columns: the factor, then 1 to 5, then unknown, then how many sources are cited."""
WIDTHS = {"view-grid-population": 24, "view-grid-type": 16}
"""Letters that each list shows at least."""
LINES = 8
"""Lines of text that the grid keeps, however large the text; the page scrolls around it."""
CHOSEN, OPEN = "●", "○"
FEW_LINES = 20
"""Of less height than this, all goes to the grid."""
SITUATIONS = 4
"""The step in which populations are named."""


def suggested(entry: Entry, population: str, diagnostic: Diagnostic, catalogues: Catalogues) -> bool:
    """Whether a risk factor applies to a form of exploitation recorded for the population (to any, while none is)."""
    forms = {each.form for each in diagnostic.all(Situation) if each.population == population} or {""}
    return any(applies(entry, catalogues.group("forms_of_exploitation", form)) for form in forms)


class Grid(QAbstractTableModel):
    """Factors of the catalogue x presence, for one population."""

    def __init__(self, document: Document, lang: Lang) -> None:
        super().__init__()
        self.document, self.lang = document, lang
        self.population, self.factor_type = "", "risk"
        self._search: list[str] = []
        self._all = False
        self.short = False
        """Whether headings are numbers alone, where there is little height; the words are then in the tool tips."""
        self.lines: list[Entry | str] = []
        """Entries, and before each group its name."""
        self._ratings: dict[str, FactorRating] = {}

    @property
    def _field(self) -> str:
        return f"{self.factor_type}_factor"

    def show(self, population: str, factor_type: str, search: str, everything: bool) -> None:
        """Show the factors of a type for a population: those that apply, or all of them."""
        self.beginResetModel()
        self.population, self.factor_type = population, factor_type
        self._search, self._all = fold(search).split(), everything
        self._read()
        catalogue, catalogues = CATALOGUE[factor_type], self.document.catalogues
        self.lines = []
        group = ""
        for entry in sorted(catalogues.entries(catalogue), key=lambda each: self._groups().index(each.group)):
            if not self._offered(entry):
                continue
            if entry.group != group:
                group = entry.group
                self.lines.append(catalogues.group_label(catalogue, group, self.lang))
            self.lines.append(entry)
        self.endResetModel()

    def _groups(self) -> list[str]:
        found = self.document.catalogues.entries(CATALOGUE[self.factor_type])
        return list(dict.fromkeys(each.group for each in found))

    def _offered(self, entry: Entry) -> bool:
        if not all(word in fold(entry.label(self.lang)) for word in self._search):
            return False
        if self._all or self._search or entry.id in self._ratings or self.factor_type != "risk":
            return True
        return suggested(entry, self.population, self.document.diagnostic, self.document.catalogues)

    def _read(self) -> None:
        self._ratings = {
            getattr(each, self._field): each
            for each in self.document.diagnostic.all(FactorRating)
            if each.population == self.population and each.factor_type == self.factor_type
        }

    def refresh(self) -> None:
        """Read the ratings again."""
        self._read()
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, SOURCES))

    def rated(self) -> int:
        """How many factors are answered for the population (unknown is an answer)."""
        return sum(each.presence is not None or "presence" in each.unknown for each in self._ratings.values())

    def rate(self, row: int, column: int) -> Edit | None:
        """The edit that gives a rating (or takes it back when it was already given)."""
        entry = self.lines[row]
        if isinstance(entry, str) or not FACTOR < column < SOURCES or not self.population:
            return None
        before = self._ratings.get(entry.id)
        record = before or self._new(entry.id)
        others = tuple(each for each in record.unknown if each != "presence")
        if self._answer(entry) == column:
            if before and not (before.sources or before.note or before.trend or others):
                return Edit(removes=(before,))
            return Edit(puts=(replace(record, presence=None, unknown=others),))
        if column == UNKNOWN:
            return Edit(puts=(replace(record, presence=None, unknown=(*others, "presence")),))
        return Edit(puts=(replace(record, presence=column, unknown=others),))

    def _new(self, factor: str) -> FactorRating:
        if self.factor_type == "risk":
            return FactorRating(population=self.population, factor_type="risk", risk_factor=factor)
        return FactorRating(population=self.population, factor_type="protective", protective_factor=factor)

    def _answer(self, entry: Entry) -> int | None:
        """The column that is chosen."""
        record = self._ratings.get(entry.id)
        if record is None:
            return None
        return UNKNOWN if "presence" in record.unknown else record.presence

    def anchor(self, column: int) -> str:
        """What a column means, in words."""
        if column == UNKNOWN:
            return text("view-unknown", self.lang)
        return self.document.catalogues.label("rating_scales", f"prevalence_{column}", self.lang)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else SOURCES + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry, column = self.lines[index.row()], index.column()
        if isinstance(entry, str):
            if role == Qt.ItemDataRole.DisplayRole and column == FACTOR:
                return entry
            return _heading() if role == Qt.ItemDataRole.FontRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._about(entry) if column == FACTOR else self.anchor(column) if column < SOURCES else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column != FACTOR:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and FACTOR < column < SOURCES:
            key = "view-grid-chosen" if self._answer(entry) == column else "view-grid-open"
            return text(key, self.lang, factor=entry.label(self.lang), anchor=self.anchor(column))
        return None

    def _about(self, entry: Entry) -> str:
        return "\n".join(about(CATALOGUE[self.factor_type], entry, self.document.catalogues, self.lang))

    def _cell(self, entry: Entry, column: int) -> str:
        if column == FACTOR:
            return entry.label(self.lang)
        if column == SOURCES:
            record = self._ratings.get(entry.id)
            return str(len(record.sources)) if record else ""
        return CHOSEN if self._answer(entry) == column else OPEN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section == FACTOR:
                return text("view-column-factor", self.lang)
            if section == SOURCES:
                return text("view-column-sources", self.lang)
            anchor = self.anchor(section)
            return anchor if section == UNKNOWN else str(section) if self.short else f"{section}\n{anchor}"
        if role == Qt.ItemDataRole.ToolTipRole and FACTOR < section < SOURCES:
            return self.anchor(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _heading() -> QFont:
    font = QGuiApplication.font()
    font.setBold(True)
    return font


class GridTable(Fitting):
    """The table: a click, Space or Enter rates the cell; 1 to 5 and U rate the line."""

    def __init__(self, owner: "RatingGrid") -> None:
        super().__init__(owner)
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.text().lower()
        if index.isValid():
            if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                return self._owner.rate(index.row(), index.column())
            if key in {"u", "i", "?"}:
                return self._owner.rate(index.row(), UNKNOWN)
            if key.isdecimal() and LOWEST <= int(key) <= HIGHEST:
                return self._owner.rate(index.row(), int(key))
        super().keyPressEvent(event)


class RatingGrid(QWidget):
    """Population, kind of factor, search, and the grid."""

    go_wanted = Signal(int)
    """Number of the step where what is missing is entered."""

    def __init__(self, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self._lang = document, lang
        self.model = Grid(document, lang)
        self.population, self.factor_type = QComboBox(self), QComboBox(self)
        self.search, self.everything = QLineEdit(self), QCheckBox(text("view-grid-all", lang), self)
        self.search.setPlaceholderText(text("view-search", lang))
        self.search.setAccessibleName(text("view-search", lang))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * 16)
        for box, key in ((self.population, "view-grid-population"), (self.factor_type, "view-grid-type")):
            box.setAccessibleName(text(key, lang))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(WIDTHS[key])
        self.population.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for code in CATALOGUE:
            self.factor_type.addItem(document.catalogues.label("choices:factor_type", code, lang), code)
        head = QWidget(self)
        flow = Flow(head, gap=10)
        for widget in (self.population, self.factor_type, self.search, self.everything):
            flow.addWidget(widget)
        self.done = QLabel(self)
        self.done.setObjectName("hint")
        self.done.setWordWrap(True)
        self.how = QLabel(text("view-grid-how", lang), self)
        self.how.setObjectName("hint")
        self.how.setWordWrap(True)
        self.failure = Bar("failure", self)
        self.empty = Vacant(text("view-grid-empty", lang), text("view-go-to-step", lang, step=SITUATIONS), self)
        self.empty.wanted.connect(lambda: self.go_wanted.emit(SITUATIONS))
        self.view = self._view()
        self.view.setMinimumHeight(self.fontMetrics().height() * LINES)
        inside = QWidget(self)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolled(inside))
        for part in (head, self.done, self.how, self.failure):
            layout.addWidget(part)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        self.population.activated.connect(self.show_grid)
        self.factor_type.activated.connect(self.show_grid)
        self.search.textChanged.connect(self.show_grid)
        self.everything.toggled.connect(self.show_grid)
        self._fill()

    def _view(self) -> GridTable:
        view = GridTable(self)
        view.setModel(self.model)
        view.setAccessibleName(text("view-grid-name", self._lang))
        view.setAlternatingRowColors(True)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setWordWrap(True)
        view.verticalHeader().setDefaultSectionSize(int(view.fontMetrics().height() * 1.9))
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        header.setSectionsClickable(False)
        view.weights = (34, 11, 11, 11, 11, 11, 11, 8)
        view.clicked.connect(lambda index: self.rate(index.row(), index.column()))
        return view

    def _fill(self) -> None:
        """The populations spoken of in step 4."""
        kept = self.population.currentData()
        found = populations(self.document.diagnostic)
        self.population.clear()
        for code in found:
            self.population.addItem(self.document.catalogues.label("populations", code, self._lang), code)
        self.population.setCurrentIndex(max(0, self.population.findData(kept)) if found else -1)
        self.empty.setVisible(not found)
        for widget in (self.done, self.how, self.view, self.population, self.factor_type, self.search, self.everything):
            widget.setVisible(bool(found))
        self.show_grid()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        few = event.size().height() < FEW_LINES * self.fontMetrics().height()
        for each in (self.done, self.how):
            each.setVisible(not few and self.empty.isHidden())  # the help says it too
        if few != self.model.short:
            self.model.short = few
            self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SOURCES)
            self.view.fit()

    def show_grid(self) -> None:
        """Show what the choices above the grid say."""
        self.model.show(
            self.population.currentData() or "",
            self.factor_type.currentData(),
            self.search.text(),
            self.everything.isChecked(),
        )
        self.view.clearSpans()
        for row, line in enumerate(self.model.lines):
            if isinstance(line, str):
                self.view.setSpan(row, 0, 1, SOURCES + 1)
        self._tell()

    def _tell(self) -> None:
        self.done.setText(text("view-grid-done", self._lang, count=self.model.rated()))

    def rate(self, row: int, column: int) -> None:
        """Give a rating, or take it back."""
        edit = self.model.rate(row, column)
        if edit is not None:
            save(self.document, edit, "view-undo-rate", self.failure, self._lang)

    def refresh(self, edit: Edit) -> None:
        """Follow an edit."""
        kinds = {each.kind for each in (*edit.puts, *edit.removes)}
        if kinds & {"population", "situation", "local_entry"}:
            self._fill()
        elif "factor_rating" in kinds:
            self.model.refresh()
            self._tell()

    def finish(self) -> None:
        """Nothing is ever half typed here."""
