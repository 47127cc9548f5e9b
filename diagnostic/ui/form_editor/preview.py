"""The form as people will see it, beside the questions being written: made anew a moment after each change, in a thread
(pyxform is slow to load), and put in place of the last one only when it is whole."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import LANGS
from diagnostic.domain.errors import RepereError
from diagnostic.language import text
from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.editor.checking import Problem, built, located, shown
from diagnostic.questionnaire.editor.draft import Draft
from diagnostic.questionnaire.errors import BadForm, BadSubmission
from diagnostic.ui import language, threads
from diagnostic.ui.document import Document
from diagnostic.ui.look import said
from diagnostic.ui.questionnaire import QuestionnaireView

PAUSE_MS = 250
"""How long nothing is changed before the form is made anew."""


class Preview(QWidget):
    """``failed`` carries the ``Problem`` for which the form cannot be shown, or ``None`` once it is."""

    failed = Signal(object)

    def __init__(self, document: Document | None, files: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self.files = document, files
        lang = language.language()
        self.notice = said("", "warning")
        self.notice.hide()
        self.language = QComboBox()
        self.language.setAccessibleName(text("editor-preview-language", lang))
        for each in LANGS:
            self.language.addItem(text(f"editor-language-{each}", lang), each)
        self.language.setCurrentIndex(self.language.findData(lang))
        self.language.activated.connect(self._speak)
        self.stack = QStackedWidget()
        head = QHBoxLayout()
        head.addWidget(said(text("editor-preview", lang), "sectionTitle"), 1)
        head.addWidget(self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        self.view: QuestionnaireView | None = None
        self._coming: QuestionnaireView | None = None
        self._answered = False
        self._draft: Draft | None = None
        self._line = 0
        self._working: object | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def follow(self, draft: Draft, line_id: int) -> None:
        """Show a draft in a moment, at a question."""
        self._line = line_id
        if draft is not self._draft:
            self._draft = draft
            self._pause.start()
        else:
            self._look_at_line()

    def is_busy(self) -> bool:
        """Whether another form is about to be shown."""
        return self._pause.isActive() or self._working is not None or self._coming is not None

    def _begin(self) -> None:
        if self._draft is None:
            return
        draft, files = self._draft, self.files
        kept = self.view.answering.kept() if self.view is not None and self._answered else None

        def work() -> Answering:
            questionnaire = built(shown(draft), text("editor-preview", "en"), files)
            if kept is not None:
                try:
                    return Answering(questionnaire, kept)
                except BadSubmission:
                    pass  # another form by now: it is shown without answers
            return Answering(questionnaire)

        self._working = making = object()
        threads.start(self, work, lambda found, reason: self._ended(making, reason or found))

    def _ended(self, making: object, found: Answering | Exception) -> None:
        if making is not self._working:
            return  # something newer is being made
        self._working = None
        if isinstance(found, Answering):
            self._put_up(found)
            self._say(None)
        elif isinstance(found, BadForm) and self._draft is not None:
            self._say(located(self._draft, found))
        elif isinstance(found, RepereError):
            self._say(Problem(0, "editor-problem-other", {"reason": str(found)}))
        else:
            raise found

    def _say(self, problem: Problem | None) -> None:
        self.notice.setVisible(problem is not None)
        if problem is not None:
            key = "editor-preview-waits" if self.view is not None else "editor-preview-comes"
            self.notice.setText(text(key, language.language()))
        self.failed.emit(problem)

    def _put_up(self, answering: Answering) -> None:
        """Make the view behind the one that is seen, and show it once its page is whole."""
        self._drop(self._coming)
        view = self._coming = QuestionnaireView(
            answering, self.language.currentData(), document=self._document, take_focus=False
        )
        if not view.pages.sections:  # nothing is asked yet
            view.deleteLater()
            self._coming = None
            self._drop(self.view)
            self.view = None
            return
        view.resize(self.stack.size())
        self.stack.addWidget(view)
        at = self._section(view)
        if at >= 0:
            view.open_section(at)
        view.changed.connect(self._note_answers)
        page = view.page()
        page.grown.connect(lambda: self._swap(view))

    def _swap(self, view: QuestionnaireView) -> None:
        if view is not self._coming or not view.page().is_whole():
            return
        before, self.view, self._coming = self.view, view, None
        at = _bar(before).value() if before is not None else 0
        self.stack.setCurrentWidget(view)
        self._drop(before)
        QTimer.singleShot(0, view, lambda: self._scroll(view, at))

    def _scroll(self, view: QuestionnaireView, at: int) -> None:
        """Where the last one was scrolled to, and the question that is being written in view."""
        _bar(view).setValue(at)
        self._look_at_line()

    def _drop(self, view: QuestionnaireView | None) -> None:
        if view is not None:
            self.stack.removeWidget(view)
            view.deleteLater()

    def _note_answers(self) -> None:
        self._answered = True

    def _speak(self) -> None:
        if self.view is not None:
            self.view.set_language(self.language.currentData())

    # the question that is being written

    def _position(self, view: QuestionnaireView) -> str:
        if self._draft is None or self._line not in {each.id for each in self._draft.survey.lines}:
            return ""
        name = self._draft.cell(self._line, "name")
        for each in view.asking.nodes:
            if name and each.rpartition("/")[2].partition("[")[0] == name:
                return str(each)
        return ""

    def _section(self, view: QuestionnaireView) -> int:
        position = self._position(view)
        return view.pages.section_of(position) if position else -1

    def _look_at_line(self) -> None:
        """Scroll to the question that is being written; the cursor stays where it is."""
        view = self.view
        if view is None:
            return
        position, at = self._position(view), self._section(view)
        if at >= 0 and at != view.pages.currentIndex():
            view.open_section(at)
        block = view.page().blocks.get(position)
        area = _area(view)
        if block is not None and area is not None:
            area.ensureWidgetVisible(block, 0, 20)


def _area(view: QuestionnaireView) -> QScrollArea | None:
    found = view.pages.currentWidget()
    return found if isinstance(found, QScrollArea) else None


def _bar(view: QuestionnaireView) -> Any:
    area = _area(view)
    assert area is not None
    return area.verticalScrollBar()
