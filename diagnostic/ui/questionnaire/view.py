"""A questionnaire being answered: an outline, one page a section, and what is left at the bottom."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.language import text
from diagnostic.questionnaire.answering import Answering, Changed
from diagnostic.questionnaire.form import Question
from diagnostic.ui.document import Document
from diagnostic.ui.questionnaire.asking import Asking
from diagnostic.ui.questionnaire.left import WhatIsLeft
from diagnostic.ui.questionnaire.outline import Outline
from diagnostic.ui.questionnaire.page import Page
from diagnostic.ui.questionnaire.pages import Pages
from diagnostic.ui.questionnaire.repeat import title_of
from diagnostic.ui.steps.bars import Bar
from diagnostic.ui.widgets import prose
from diagnostic.ui.widgets.files import Files, FilesInMemory

NARROW = 105
"""Letters of width below which the outline becomes a list to open."""


class QuestionnaireView(QWidget):
    """Shows one ``Answering`` (``answering``, another one after an undo). ``changed`` carries its values after each
    answer, for whoever saves them; ``show_answering`` puts other answers on screen (undo, redo).

    ``media`` gives the files that the form's labels name; ``files`` keeps those that answers name; ``document`` gives
    the map and where the community is; ``precision`` (``grid_1km`` ...) is how finely positions may be kept.
    Signatures identify a person: the question is explained away unless ``allow_signatures``; so is every question for
    a file for which ``refuses`` names the message that says why. The cursor goes to the first question unless
    ``take_focus`` is false; ``titled`` shows the form's title.
    """

    changed = Signal(object)

    def __init__(
        self,
        answering: Answering,
        language: Lang,
        *,
        media: Callable[[str], bytes | None] = lambda name: None,
        files: Files | None = None,
        document: Document | None = None,
        precision: str = "grid_1km",
        allow_signatures: bool = False,
        refuses: Callable[[Question], str] = lambda question: "",
        take_focus: bool = True,
        titled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.files: Files = FilesInMemory() if files is None else files
        self._media, self._document = media, document
        self._precision, self._allow_signatures, self._refuses = precision, allow_signatures, refuses
        self._take_focus, self._titled = take_focus, titled
        self.answering = answering
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(0)
        self._told.timeout.connect(self._tell)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self.pages: Pages
        self.set_language(language)

    # building

    def set_language(self, lang: Lang) -> None:
        """Speak ``lang``: the window's words, and the form's in the language of the form that fits."""
        self.lang: Lang = lang
        self.answering.language = self.answering.questionnaire.language_for(lang)
        self._build()

    def _build(self) -> None:
        at: int = self.pages.currentIndex() if self._inside is not None else 0
        focused = self.focused()
        if self._inside is not None:
            self.finish()
            self._whole.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self.asking = Asking(
            self.answering,
            self.lang,
            self.files,
            self._media,
            near=self._near,
            precision=self._precision,
            has_map=self._document is not None,
            allow_signatures=self._allow_signatures,
            refuses=self._refuses,
            parent=self,
        )
        self._listen()
        self._inside = QWidget(self)
        self._make_head()
        self._make_pages()
        self._make_foot()
        self._arrange()
        self._whole.addWidget(self._inside)
        self.open_section(min(at, len(self.pages.sections) - 1))
        if focused:
            self.go_to(focused)

    def _listen(self) -> None:
        self.asking.answered.connect(self._answer)
        self.asking.add_wanted.connect(self._add)
        self.asking.remove_wanted.connect(self._remove)
        self.asking.map_wanted.connect(self._show_map)
        self.asking.next_wanted.connect(self._go_after)

    def _make_head(self) -> None:
        self.title = QLabel(self._inside)
        self.title.setObjectName("pageTitle")
        self.title.setWordWrap(True)
        prose.show(self.title, self.answering.questionnaire.title if self._titled else "")
        self.title.setVisible(self._titled)
        self.languages = QComboBox(self._inside)
        self.languages.setAccessibleName(text("asking-language", self.lang))
        given = self.answering.questionnaire.languages
        self.languages.addItems(given)
        self.languages.setCurrentText(self.answering.language)
        self.languages.setVisible(len(given) > len({self.answering.questionnaire.language_for(each) for each in LANGS}))
        self.languages.activated.connect(lambda row: self._ask_in(given[row]))
        self.notice = Bar("notice", self._inside)

    def _ask_in(self, name: str) -> None:
        """Ask in another language of the form; the window keeps its own."""
        self.answering.language = name
        self._build()

    def _make_pages(self) -> None:
        self.pages = Pages(self.asking, self._inside)
        self.outline = Outline(self.asking, self._inside)
        self.chooser = QComboBox(self._inside)
        self.chooser.setAccessibleName(text("asking-outline", self.lang))
        self.chooser.addItems(self.pages.titles())
        self.section_title = QLabel(self._inside)
        self.section_title.setObjectName("formTitle")
        self.section_title.setWordWrap(True)
        self.outline.currentRowChanged.connect(self.open_section)
        self.chooser.activated.connect(self.open_section)
        self.pages.opened.connect(self._opened)

    def _make_foot(self) -> None:
        self.back, self.forth = QPushButton(self._inside), QPushButton(self._inside)
        for button, by in ((self.back, -1), (self.forth, 1)):
            button.setObjectName("quiet")
            button.clicked.connect(lambda _=False, by=by: self._turn(by))
        self.back.setText(f"◂  {text('asking-back', self.lang)}")
        self.forth.setText(f"{text('asking-forth', self.lang)}  ▸")
        self.left = WhatIsLeft(self.lang, self._inside)
        self.left.wanted.connect(self.go_to)

    def _arrange(self) -> None:
        assert self._inside is not None
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignTop)
        turning = QHBoxLayout()
        turning.addWidget(self.back)
        turning.addStretch()
        turning.addWidget(self.forth)
        right = QVBoxLayout()
        for widget in (self.chooser, self.section_title, self.pages):
            right.addWidget(widget)
        right.setStretchFactor(self.pages, 1)
        right.addLayout(turning)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.outline)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addLayout(head)
        layout.addWidget(self.notice)
        layout.addLayout(middle, 1)
        layout.addWidget(self.left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._take_focus and not self.focused():
            self._focus_first()

    def _fit(self) -> None:
        if self._inside is None:
            return
        several = len(self.pages.sections) > 1
        narrow = self.width() < self._narrow()
        self.outline.setVisible(several and not narrow)
        self.chooser.setVisible(several and narrow)
        self.section_title.setVisible(several and not narrow)
        self.back.setVisible(several)
        self.forth.setVisible(several)
        self.left.fit()

    # pages

    def page(self) -> Page:
        """The page that is open."""
        return self.pages.page()

    def open_section(self, at: int) -> None:
        """Show a section."""
        self.pages.open(at, self._room())

    def _opened(self, at: int) -> None:
        self.outline.mark(at)
        self.chooser.setCurrentIndex(at)
        self._say_left()
        self._fit()

    def _room(self) -> int:
        """Pixels that a page may be wide."""
        return self.width() - (24 if self.width() < self._narrow() else self.outline.width() + 40)

    def _narrow(self) -> int:
        return self.fontMetrics().averageCharWidth() * NARROW

    def _turn(self, by: int) -> None:
        at = self.pages.currentIndex()
        others = [each for each in self.pages.asked() if (each > at if by > 0 else each < at)]
        if others:
            self.open_section(others[0] if by > 0 else others[-1])
            self._focus_first()

    def _focus_first(self) -> None:
        self._go_after("")

    def go_to(self, position: str) -> None:
        """Show a question and put the cursor in it."""
        self.pages.go_to(position, self._room())

    def _go_after(self, position: str) -> None:
        following = self.page().after(position)
        if following:
            self.page().go_to(following)

    def focused(self) -> str:
        """The position of the question in which the cursor is; empty when it is elsewhere."""
        widget = self.focusWidget() if self._inside is not None else None
        while widget is not None and widget is not self:
            if position := getattr(widget, "position", ""):
                return str(position)
            widget = widget.parentWidget()
        return ""

    # answers

    def _answer(self, position: str, value: Any) -> None:
        self.notice.hide()
        self._follow(self.answering.answer(position, value))

    def _follow(self, changed: Changed) -> None:
        self.pages.follow(changed)
        self._told.start()

    def _add(self, repeat: str) -> None:
        row = len(self.asking.nodes[repeat].children)
        self._follow(self.answering.add(repeat))
        self.pages.open_instance(repeat, row)

    def _remove(self, position: str) -> None:
        before, unknown = self.answering.kept(), self.answering.unknown
        words = title_of(self.asking.nodes[position], self.asking)
        repeat, _, number = position.rpartition("[")
        self._follow(self.answering.remove(position))
        self.pages.open_instance(repeat, max(0, int(number.rstrip("]")) - 2))
        self.notice.tell(
            text("asking-repeat-removed", self.lang, what=words),
            text("view-undo", self.lang),
            lambda: self._bring_back(before, unknown),
        )

    def _bring_back(self, kept: str, unknown: frozenset[str]) -> None:
        self.notice.hide()
        self.show_answering(Answering(self.answering.questionnaire, kept, unknown=unknown))
        self._told.start()

    def show_answering(self, answering: Answering) -> None:
        """Put other answers to the same questionnaire on screen, without losing the place people are at."""
        answering.language = self.answering.language
        self.answering = self.asking.answering = answering
        self.pages.refresh()
        self._say_left()

    def finish(self) -> None:
        """Take what is being typed: call it before closing."""
        self.pages.finish()
        if self._told.isActive():
            self._told.stop()
            self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.answering.values())
        self._say_left()

    # what is left

    def _say_left(self) -> None:
        lines = []
        left: Counter[int] = Counter()
        for problem in self.answering.problems():
            left[self.pages.section_of(problem.position)] += 1
            label = prose.plain(self.answering.state(problem.position).label)
            words = text("asking-left-line", self.lang, question=label, message=prose.plain(problem.message))
            lines.append((problem.position, words))
        self.left.show_lines(lines)
        self._say_sections(left)

    def _say_sections(self, left: Counter[int]) -> None:
        self.outline.show_sections(self.pages, left)
        at, titles, asked = self.pages.currentIndex(), self.pages.titles(), self.pages.asked()
        for row, title in enumerate(titles):
            self.chooser.setItemText(row, title)
        self.section_title.setText(titles[at] if titles else "")
        self.back.setEnabled(any(each < at for each in asked))
        self.forth.setEnabled(any(each > at for each in asked))

    # positions

    def _near(self) -> bytes | None:
        return self._document.diagnostic.community.centre if self._document is not None else None

    def _show_map(self, way: Any) -> None:
        from diagnostic.ui.questionnaire.map_dialog import MapDialog

        if self._document is not None:
            MapDialog(way, self._document, self.lang, self).open()
