"""A step on screen: its sections as headings with counts, and each section's list, form, matrix or map."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from diagnostic import questionnaire
from diagnostic.domain.diagnostic import Edit, joined
from diagnostic.domain.records import KINDS, OwnForm, Response
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.document import Document
from diagnostic.ui.steps import own_section
from diagnostic.ui.steps.adding import add_in_passing
from diagnostic.ui.steps.section_view import SectionView
from diagnostic.ui.steps.single_view import SingleView

FACTORS, RESOURCES, PRACTICES, PLAN, RELEASE = 5, 7, 8, 9, 10
"""Steps with a page of their own beside the sections of their form."""
MAPPED = {"place", "resource"}
OWN = "own:"
"""How the key of a page with the community's own questions begins; the form's id follows."""


@dataclass(frozen=True, slots=True)
class Page:
    """One heading of a step. ``count`` is None where a number would say nothing."""

    key: str
    title: str
    make: Callable[[], QWidget]
    count: Callable[[], int] | None = None


class StepView(QWidget):
    """Everything between a step's title and its "done when" bar."""

    page_changed = Signal(str)
    go_wanted = Signal(int)
    """Number of another step, where what is missing here is entered."""

    def __init__(self, document: Document, step_number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.step = document, step_number
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self._pages: list[Page] = []
        self._made: dict[str, QWidget] = {}
        self._missed: dict[str, list[Edit]] = {}
        self._own: list[OwnForm] = []
        self._left: tuple[str, dict[str, str], str] | None = None
        self.tabs.currentChanged.connect(self._open)
        document.changed.connect(self._follow)
        self._build()

    def _build(self) -> None:
        self._lang = language.language()
        form = questionnaire.load_step(self.step, self.document.catalogues)
        self._pages = []
        for section in form.sections:
            kind = section.kind
            count = partial(self._how_many, kind) if section.repeated else None
            self._pages.append(Page(kind, section.title(self._lang), partial(self._section, section), count))
        self._add_own_pages()
        self._add_own_forms()
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for page in self._pages:
            self.tabs.addTab(page.title.replace("&", "&&"))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(self._pages) > 1)
        self.tabs.setAccessibleName(text("view-parts", self._lang))
        self._count()
        self._open(0)

    def _add_own_pages(self) -> None:
        document, lang = self.document, self._lang

        def page(key: str, make: Callable[[], QWidget]) -> Page:
            return Page(key, text(f"view-page-{key}", lang), make)

        if self.step == FACTORS:
            from diagnostic.ui.steps.rating_grid import RatingGrid

            self._pages.insert(0, page("grid", lambda: RatingGrid(document, lang)))
        elif self.step in {RESOURCES, PRACTICES}:
            from diagnostic.ui.steps.examined import ExaminedView

            self._pages.append(page("examined", lambda: ExaminedView(document, lang, self.step == PRACTICES)))
        elif self.step == PLAN:
            from diagnostic.ui.steps.analysis_view import AnalysisView

            def results() -> QWidget:
                view = AnalysisView(document, lang)
                view.priority_made.connect(lambda record_id: self.show_record("priority", record_id))
                return view

            self._pages.insert(0, page("results", results))
        elif self.step == RELEASE:
            from diagnostic.ui.steps.sending_view import SendingView

            self._pages.append(page("sending", lambda: SendingView(document, lang)))

    def _add_own_forms(self) -> None:
        """The questions that the community added to this step, one page a form."""
        self._own = own_section.forms_in(self.document.diagnostic, self.step)
        for form in self._own:
            make = partial(own_section.OwnSection, form, self.document, self._lang)
            count = partial(own_section.how_many, self.document.diagnostic, form)
            self._pages.append(Page(f"{OWN}{form.form_id}", form.title, make, count))

    def _how_many(self, kind: str) -> int:
        return len(self.document.diagnostic.all(KINDS[kind]))

    def _section(self, section: Any) -> QWidget:
        view: SectionView | SingleView
        if not section.repeated:
            view = SingleView(section, self.document, self._lang)
            view.map_wanted.connect(partial(self._ask_position, view))
        elif section.kind in MAPPED:
            from diagnostic.ui.steps.mapped_section import MappedSection

            view = MappedSection(section, self.document, self._lang)
        else:
            view = SectionView(section, self.document, self._lang)
        view.new_wanted.connect(lambda kind, then: add_in_passing(self, self.document, kind, self._lang, then))
        return view

    def _ask_position(self, view: SingleView) -> None:
        from diagnostic.ui.dialogs import position

        position.show(self.window(), self.document, partial(view.form.answer, "centre"))

    # moving about

    def _open(self, index: int) -> None:
        if not 0 <= index < len(self._pages):
            return
        page = self._pages[index]
        self._left = None
        if page.key not in self._made:
            self._made[page.key] = page.make()
            leads_on = getattr(self._made[page.key], "go_wanted", None)
            if leads_on is not None:
                leads_on.connect(self.go_wanted)
            self.stack.addWidget(self._made[page.key])
        self._catch_up()
        self.stack.setCurrentWidget(self._made[page.key])
        self.page_changed.emit(page.key)

    def current_page(self) -> str:
        """The key of the page shown: a record kind, or ``grid``, ``examined``, ``results``."""
        return self._pages[self.tabs.currentIndex()].key if self._pages else ""

    def show_page(self, key: str) -> QWidget | None:
        """Show a page; None when the step has none of that key."""
        for index, page in enumerate(self._pages):
            if page.key == key:
                self.tabs.setCurrentIndex(index)
                self._open(index)
                return self._made[key]
        return None

    def show_record(self, kind: str, record_id: str) -> bool:
        """Show a record in its list and form; whether it was found."""
        view = self.show_page(self._page_of(kind, record_id))
        if not isinstance(view, SectionView):
            return view is not None
        found = view.select(record_id)
        view.turn_to_form()
        return found

    def _page_of(self, kind: str, record_id: str) -> str:
        response = self.document.diagnostic.get(Response, record_id) if kind == "response" else None
        form = self.document.diagnostic.get(OwnForm, response.own_form) if response is not None else None
        return f"{OWN}{form.form_id}" if form is not None else kind

    # following the document and the language

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
        self._count()

    def _follow(self, edit: Edit) -> None:
        """What is on screen follows at once; the rest when it is next seen: an edit costs what one page does."""
        if own_section.forms_in(self.document.diagnostic, self.step) != self._own:
            self._take_forms()
        for key in self._made:
            self._missed.setdefault(key, []).append(edit)
        if self.isVisible():
            self._catch_up()
            self._count()

    def _take_forms(self) -> None:
        """Forms have come, gone or changed: show their pages, a new one first."""
        before = {each.id for each in self._own}
        self.retranslate()
        new = [each for each in self._own if each.id not in before]
        if new and self.isVisible():
            self.show_page(f"{OWN}{new[-1].form_id}")

    def _catch_up(self) -> None:
        key = self.current_page()
        if missed := self._missed.pop(key, None):
            self._made[key].refresh(joined(missed))  # type: ignore[attr-defined]

    def _count(self) -> None:
        for index, page in enumerate(self._pages):
            if page.count is not None:
                words = text("view-count", self._lang, what=page.title, count=page.count())
                self.tabs.setTabText(index, words.replace("&", "&&"))

    def finish(self) -> None:
        """Save what is being typed now (before leaving the step, closing or locking)."""
        for view in self._made.values():
            view.finish()  # type: ignore[attr-defined]

    def let_go(self) -> None:
        """Take all pages down, to be put up again by ``retranslate``."""
        self.finish()
        if self._left is None:
            chosen = {key: view.form.record.id for key, view in self._made.items() if isinstance(view, SectionView)}
            self._left = self.current_page(), chosen, focused_field(self)
        for view in self._made.values():
            self.stack.removeWidget(view)
            view.deleteLater()
        self._made, self._missed = {}, {}

    def retranslate(self) -> None:
        """Put everything in the language now in use, on the same page and the same record."""
        self.let_go()
        assert self._left is not None
        page, chosen, focus = self._left
        self._left = None
        self._build()
        shown = self.show_page(page)
        if isinstance(shown, SectionView) and page in chosen:
            shown.select(chosen[page])
        if focus and isinstance(shown, SectionView | SingleView) and focus in shown.form.fields:
            shown.form.focus(focus)


def focused_field(root: QWidget) -> str:
    """The name of the question the cursor is in, or an empty string."""
    from diagnostic.ui.widgets.field import Field

    widget: QWidget | None = root.focusWidget()
    while widget is not None and widget is not root:
        if isinstance(widget, Field):
            return widget.name
        widget = widget.parentWidget()
    return ""
