"""The results (METHOD 3.7): the table first, then coverage, gaps, what to find out, and the matrix as a picture."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from diagnostic.analysis import Analysis, Gap
from diagnostic.analysis.priorities import stability
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import PILLARS, Priority
from diagnostic.language import text
from diagnostic.ui.document import Document
from diagnostic.ui.steps import analysis_rows as rows
from diagnostic.ui.steps.background import Background
from diagnostic.ui.steps.bars import Bar
from diagnostic.ui.steps.fitting import Fitting
from diagnostic.ui.steps.rating_grid import SITUATIONS
from diagnostic.ui.steps.results_table import Results, results_view
from diagnostic.ui.steps.risk_matrix import RiskMatrix
from diagnostic.ui.steps.saving import save
from diagnostic.ui.steps.scrolling import scrolled
from diagnostic.ui.steps.vacant import Vacant
from diagnostic.ui.steps.why import why

SMALL = 1500
"""A diagnostic of this many records is computed well within 50 ms, at once; a larger one in the background."""
TABLE_LINES = 14
"""Lines of text that a table keeps when there is little room."""
PAGES = ("situations", "coverage", "gaps", "find", "matrix")


class AnalysisView(QWidget):
    """Results of ``document``, computed again when shown after a change."""

    priority_made = Signal(str)
    """Id of the priority that was made from a gap."""
    go_wanted = Signal(int)
    """Number of the step where what is missing is entered."""

    def __init__(self, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self._lang = document, lang
        self._stale = True
        self._shares: dict[str, float] | None = None
        self._background = Background(self)
        self.analysis: Analysis | None = None
        self.failure = Bar("failure", self)
        self.notice = Bar("notice", self)
        self.busy = QLabel(text("view-analysis-busy", lang), self)
        self.busy.setObjectName("hint")
        self.busy.hide()
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setObjectName("parts")
        self.tabs.setAccessibleName(text("view-analysis-parts", lang))
        self.pages = QStackedWidget(self)
        for name in PAGES:
            self.tabs.addTab(text(f"view-analysis-{name}", lang))
        for page in (self._situations(), self._coverage(), self._gaps(), self._find(), self._matrix()):
            self.pages.addWidget(scrolled(page))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.failure, self.notice, self.busy, self.tabs):
            layout.addWidget(widget)
        layout.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)

    def _page(self, view: Fitting, empty: str, leads_on: bool = True) -> tuple[QWidget, QVBoxLayout, Vacant]:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        warning = QLabel(text("view-analysis-warning", self._lang), page)
        warning.setObjectName("note")
        warning.setWordWrap(True)
        layout.addWidget(warning)
        go = text("view-go-to-step", self._lang, step=SITUATIONS) if leads_on else ""
        label = Vacant(text(empty, self._lang), go, page)
        label.wanted.connect(lambda: self.go_wanted.emit(SITUATIONS))
        layout.addWidget(label, 1)
        view.setMinimumHeight(self.fontMetrics().height() * TABLE_LINES)
        layout.addWidget(view, 1)
        return page, layout, label

    def _table(self, names: tuple[str, ...], title: str, widths: tuple[int, ...]) -> tuple[Results, Fitting]:
        model = Results(rows.headings(names, self._lang), self._lang, self.palette())
        return model, results_view(model, text(title, self._lang), widths, self)

    def _situations(self) -> QWidget:
        widths = (22, 23, 8, 8, 8, 20, 14, 12, 11, 9, 9)
        self.situations, self.situations_view = self._table(rows.SITUATIONS, "view-analysis-situations", widths)
        self.situations_view.gives_way = tuple(map(rows.SITUATIONS.index, rows.SAID_BELOW))
        page, layout, self.no_situations = self._page(self.situations_view, "view-analysis-none")
        self.why = QLabel(text("view-why-choose", self._lang), page)
        self.why.setObjectName("why")
        self.why.setWordWrap(True)
        self.stable = QPushButton(text("view-stability", self._lang), page)
        self.stable.setObjectName("quiet")
        self.stable.setToolTip(text("view-stability-hint", self._lang))
        row = QHBoxLayout()
        row.addWidget(self.stable)
        row.addStretch()
        layout.addWidget(self.why)
        layout.addLayout(row)
        self.stable.clicked.connect(self._draw)
        self.situations_view.selectionModel().selectionChanged.connect(lambda: self._explain())
        self.situations.modelReset.connect(self._explain)
        return page

    def _coverage(self) -> QWidget:
        self.coverage, self.coverage_view = self._table(("population",), "view-analysis-coverage", (26, 22, 22, 22, 22))
        self.coverage_view.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * 4.2))
        page, layout, self.no_coverage = self._page(self.coverage_view, "view-grid-empty")
        note = QLabel(text("view-coverage-note", self._lang), page)
        note.setObjectName("hint")
        note.setWordWrap(True)
        self.cautious = QCheckBox(text("view-coverage-cautious", self._lang), page)
        self.cautious.toggled.connect(self._show_coverage)
        layout.insertWidget(1, note)
        layout.insertWidget(2, self.cautious)
        return page

    def _gaps(self) -> QWidget:
        self.gaps, self.gaps_view = self._table(rows.GAPS, "view-analysis-gaps", (24, 20, 7, 14, 16, 9, 28, 22))
        page, layout, self.no_gaps = self._page(self.gaps_view, "view-gaps-none")
        self.make = QPushButton(text("view-make-priority", self._lang), page)
        self.make.setObjectName("primary")
        self.make.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch()
        layout.addLayout(row)
        self.make.clicked.connect(self._make_priority)
        self.gaps_view.selectionModel().selectionChanged.connect(
            lambda: self.make.setEnabled(self.gaps_view.selectionModel().hasSelection())
        )
        return page

    def _find(self) -> QWidget:
        self.to_find, self.find_view = self._table(rows.FIND_OUT, "view-analysis-find", (26, 26, 34, 8))
        page, _, self.no_find = self._page(self.find_view, "view-find-none", leads_on=False)
        return page

    def _matrix(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 4, 0, 0)
        note = QLabel(text("view-matrix-note", self._lang), page)
        note.setObjectName("hint")
        note.setWordWrap(True)
        self.matrix = RiskMatrix(self._lang, page)
        layout.addWidget(note)
        layout.addWidget(self.matrix, 1)
        return page

    # computing

    def refresh(self, edit: Edit) -> None:
        """Something changed: compute again when seen."""
        self._stale = True
        if self.isVisible():
            QTimer.singleShot(0, self.compute)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.compute()

    def compute(self) -> None:
        """Show the results as the diagnostic stands now."""
        if not self._stale:
            return
        self._stale = False
        self._shares = None
        if len(self.document.diagnostic) <= SMALL:
            self._show(self.document.analysis())
            return
        self.busy.show()
        self._background.run(self.document.analysis, self._show)

    def _show(self, analysis: Analysis) -> None:
        self.busy.hide()
        self.analysis = analysis
        catalogues, lang = self.document.catalogues, self._lang
        self._show_situations()
        self._show_coverage()
        self.gaps.load(rows.gap_rows(analysis.gaps, self.document.diagnostic, catalogues, lang))
        self.to_find.load(rows.find_out_rows(analysis.find_out_more, catalogues, lang))
        self.matrix.load(list(analysis.situations))
        for label, view, model in (
            (self.no_situations, self.situations_view, self.situations),
            (self.no_coverage, self.coverage_view, self.coverage),
            (self.no_gaps, self.gaps_view, self.gaps),
            (self.no_find, self.find_view, self.to_find),
        ):
            label.setVisible(model.rowCount() == 0)
            view.setVisible(model.rowCount() > 0)
            view.fit()
        found = self.situations.rowCount() > 0
        self.why.setVisible(found)
        self.stable.setVisible(found)

    def _show_coverage(self) -> None:
        assert self.analysis is not None
        catalogues, lang = self.document.catalogues, self._lang
        pillars = tuple(catalogues.label("choices:pillar", each, lang) for each in PILLARS)
        self.coverage.load(
            rows.coverage_rows(self.analysis.coverage, catalogues, lang, self.cautious.isChecked()),
            (text("view-result-population", lang), *pillars),
        )

    def _show_situations(self) -> None:
        assert self.analysis is not None
        names = rows.SITUATIONS if self._shares is None else (*rows.SITUATIONS, "stability")
        kept = self._chosen()
        found = rows.situation_rows(self.analysis.situations, self.document.catalogues, self._lang, self._shares)
        self.situations.load(found, rows.headings(names, self._lang))
        self.situations_view.fit()
        if kept and (row := self.situations.row(kept)) >= 0:
            self.situations_view.selectRow(row)

    def _chosen(self) -> str:
        selected = self.situations_view.selectionModel().selectedRows()
        return self.situations.key(selected[0].row()) if selected else ""

    def _explain(self) -> None:
        """The components of the selected situation's score, in words."""
        chosen = self._chosen()
        if self.analysis is None or not chosen:
            self.why.setText(text("view-why-choose", self._lang))
            return
        names = {
            result.id: f"{at}. {self.document.catalogues.label('populations', result.situation.population, self._lang)}"
            for at, result in enumerate(self.analysis.situations, 1)
        }
        result = next(each for each in self.analysis.situations if each.id == chosen)
        lines = why(result, names, self.document.catalogues, self._lang)
        self.why.setText("\n".join(f"• {line}" for line in lines))

    def _draw(self) -> None:
        """How stable the order is: 1,000 draws within the uncertainty of the ratings."""
        if self.analysis is None:
            return
        situations = self.analysis.situations
        self.stable.setEnabled(False)

        def drawn(shares: dict[str, float]) -> None:
            self.stable.setEnabled(True)
            self._shares = shares
            self._show_situations()

        self._background.run(lambda: stability(situations), drawn)

    def _make_priority(self) -> None:
        """Begin a priority from the selected gap: people still choose it, name it and give their reason."""
        selected = self.gaps_view.selectionModel().selectedRows()
        if self.analysis is None or not selected:
            return
        key = self.gaps.key(selected[0].row())
        gap = next(each for each in self.analysis.gaps if f"{each.population} {each.pillar}" == key)
        priority = self._priority(gap)
        if save(self.document, Edit(puts=(priority,)), "view-undo-add", self.failure, self._lang):
            self.priority_made.emit(priority.id)

    def _priority(self, gap: Gap) -> Priority:
        catalogues, lang = self.document.catalogues, self._lang
        assert self.analysis is not None
        population = catalogues.label("populations", gap.population, lang)
        pillar = catalogues.label("choices:pillar", gap.pillar, lang)
        orders = [each.order or 0 for each in self.document.diagnostic.all(Priority)]
        return Priority(
            order=max(orders, default=0) + 1,
            title=text("view-priority-title", lang, population=population, pillar=pillar),
            populations=(gap.population,),
            pillars=(gap.pillar,),
            situations=tuple(
                each.id for each in self.analysis.situations if each.situation.population == gap.population
            ),
        )

    def finish(self) -> None:
        """Nothing is ever half typed here."""
