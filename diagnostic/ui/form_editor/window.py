"""The editor: the questions at the left, the chosen one in the middle, the form as people will see it at the right."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from diagnostic.domain.catalogue import LANGS
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import OwnForm
from diagnostic.domain.steps import STEPS
from diagnostic.language import explain, text
from diagnostic.questionnaire.editor import edits
from diagnostic.questionnaire.editor.checking import Problem, problems, untranslated
from diagnostic.questionnaire.editor.draft import Draft, blank
from diagnostic.questionnaire.editor.history import History
from diagnostic.questionnaire.editor.kinds import OFFERED
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs import reading
from diagnostic.ui.dialogs.frame import choices
from diagnostic.ui.document import Document
from diagnostic.ui.form_editor import saving
from diagnostic.ui.form_editor.listing import Listing, missing_words
from diagnostic.ui.form_editor.preview import Preview
from diagnostic.ui.form_editor.question import QuestionPane
from diagnostic.ui.look import button, said
from diagnostic.ui.steps.scrolling import scrolled

NARROW = 150
"""Letters of width below which the form as people will see it takes the place of the question, at the press of a
button."""
Key = QKeySequence.StandardKey
_unfinished: dict[tuple[str, int, str], Draft] = {}
"""What was being written when the window was locked: it comes back when the editor is opened again."""


class FormEditor(QDialog):
    """Makes or changes one form. ``document`` may be ``None``: then it is saved as a file only."""

    def __init__(self, parent: QWidget | None, document: Document | None, step: int, own: OwnForm | None) -> None:
        lang = language.language()
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("editor-title", lang))
        self.setModal(True)
        self.document = document
        self.source = saving.Source()
        self._key = (str(document.path) if document is not None else "", step, own.form_id if own is not None else "")
        self.history = History(blank("", ""))
        self.chosen = 0
        self._engine: Problem | None = None
        self._problems: list[Problem] = []
        self._make_head()
        self._make_panes()
        self._make_foot(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, self.panes, self._foot):
            column.addWidget(widget, int(widget is self.panes))
        self._add_keys()
        self._take_room()
        left = _unfinished.pop(self._key, None)
        if own is not None:
            self._open(lambda source: saving.open_own(own, source), left)
        elif left is not None:
            self._use(left, saved=False)
            self.say(text("editor-came-back", lang))
        else:
            self._show()

    # building

    def _make_head(self) -> None:
        lang = language.language()
        self._head = QFrame()
        self._head.setObjectName("foot")
        row = QHBoxLayout(self._head)
        row.setContentsMargins(16, 8, 16, 8)
        self.title = QLineEdit()
        self.title.setPlaceholderText(text("editor-form-title", lang))
        self.title.setAccessibleName(text("editor-form-title", lang))
        self.title.setMaxLength(120)
        self.title.textEdited.connect(
            lambda words: self.take(edits.put_setting(self.draft, "form_title", words.strip()), "title")
        )
        self.undo_button = button(text("editor-undo", lang), self.undo)
        self.redo_button = button(text("editor-redo", lang), self.redo)
        self.open_button = QPushButton(text("editor-open", lang))
        self.open_button.setObjectName("quiet")
        self.open_button.setAutoDefault(False)
        self.open_button.setMenu(self._menu_of_forms())
        self.file_button = button(text("editor-save-file", lang), lambda: saving.ask_where(self))
        self.seen_button = QPushButton(text("editor-preview", lang))
        self.seen_button.setObjectName("quiet")
        self.seen_button.setCheckable(True)
        self.seen_button.setAutoDefault(False)
        self.seen_button.toggled.connect(lambda _: self._fit())
        row.addWidget(self.title, 1)
        for each in (self.seen_button, self.undo_button, self.redo_button, self.open_button, self.file_button):
            row.addWidget(each)

    def _menu_of_forms(self) -> QMenu:
        lang = language.language()
        menu = QMenu(self)
        menu.addAction(text("editor-new-form", lang), lambda: self._ask_first(self._start_anew))
        menu.addAction(text("editor-open-file", lang), lambda: self._ask_first(lambda: saving.ask_which(self)))
        own = saving.forms_of(self.document)
        if own:
            menu.addSeparator()
        for form in own:
            menu.addAction(form.title, partial(self._ask_first, partial(self.open_own, form)))
        return menu

    def _make_panes(self) -> None:
        lang = language.language()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 8, 12)
        self.add_button = QPushButton(text("editor-add", lang))
        self.add_button.setObjectName("add")
        self.add_button.setAutoDefault(False)
        menu = QMenu(self)
        for kind in OFFERED:
            if kind.key in {"note", "group"}:
                menu.addSeparator()
            menu.addAction(text(f"editor-kind-{kind.key}", lang), partial(self.add, kind.key))
        self.add_button.setMenu(menu)
        self.list = Listing()
        self.list.wanted.connect(self.choose)
        self.list.moved.connect(lambda line, row: self.take(edits.move_to(self.draft, line, row)))
        self.list.shifted.connect(lambda line, by: self.take(edits.move(self.draft, line, by)))
        self.list.deleted.connect(lambda _: self.delete())
        column.addWidget(self.add_button)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        self.up, self.down, self.copy, self.gone = (
            button(words, move)
            for words, move in (
                ("▲", lambda: self._shift(-1)),
                ("▼", lambda: self._shift(1)),
                (text("editor-duplicate", lang), self.duplicate),
                (text("editor-delete", lang), self.delete),
            )
        )
        for each, key in ((self.up, "up"), (self.down, "down")):
            each.setAccessibleName(text(f"editor-{key}", lang))
            each.setToolTip(text(f"editor-{key}", lang))
            each.setMaximumWidth(each.fontMetrics().height() * 3)
        for each in (self.up, self.down, self.copy, self.gone):
            row.addWidget(each)
        column.addLayout(row)
        self.question = QuestionPane()
        self.question.setObjectName("plain")
        self.question.changed.connect(self.take)
        self.middle = scrolled(self.question)
        self.middle.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview = Preview(self.document, self.source.find)
        self.preview.failed.connect(self._failed)
        self.right = QWidget()
        inside = QVBoxLayout(self.right)
        inside.setContentsMargins(8, 12, 16, 12)
        inside.addWidget(self.preview)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        for place, widget in enumerate((left, self.middle, self.right)):
            self.panes.addWidget(widget)
            self.panes.setStretchFactor(place, (0, 3, 4)[place])
        letter = self.fontMetrics().averageCharWidth()
        self.panes.setSizes([letter * each for each in (40, 70, 80)])

    def _make_foot(self, step: int) -> None:
        lang = language.language()
        self._foot = QFrame()
        self._foot.setObjectName("foot")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(16, 8, 16, 8)
        self.status = said("", "hint")
        row.addWidget(self.status, 1)
        row.addWidget(button(text("editor-help", lang), lambda: reading.show(self, None, page="own-questions"), "link"))
        row.addWidget(button(text("editor-close", lang), lambda: self._ask_first(self.reject)))
        self.step = choices([(each.number, self._step_words(each.number)) for each in STEPS], step)
        self.step.setAccessibleName(text("editor-in-step", lang))
        self.step.setMinimumContentsLength(22)
        self.use = button(text("editor-use", lang), lambda: saving.use_in_step(self), "primary")
        self.use.setAutoDefault(False)
        for each in (self.step, self.use):
            each.setVisible(self.document is not None)
            row.addWidget(each)

    def _step_words(self, number: int) -> str:
        lang = language.language()
        return text("editor-step", lang, number=number, title=text(f"steps-title-{STEPS[number].key}", lang))

    def _add_keys(self) -> None:
        for keys, move in (
            (Key.Undo, self.undo),
            (Key.Redo, self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+D", self.duplicate),
            ("Ctrl+S", lambda: self.use.click() if self.document is not None else self.file_button.click()),
            ("Ctrl+N", self.add_button.showMenu),
        ):
            QShortcut(QKeySequence(keys), self, activated=move)  # type: ignore[call-overload]

    def _take_room(self) -> None:
        room = self.screen().availableGeometry()
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(min(letter * 230, room.width() - 20), min(line * 60, room.height() - 80))
        around = self.frameGeometry()
        around.moveCenter(room.center())
        self.move(around.topLeft())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside each other where there is room, else the form in place of the question."""
        narrow = self.width() < self.fontMetrics().averageCharWidth() * NARROW
        self.seen_button.setVisible(narrow)
        self.right.setVisible(not narrow or self.seen_button.isChecked())
        self.middle.setVisible(not narrow or not self.seen_button.isChecked())

    # the draft

    @property
    def draft(self) -> Draft:
        """The form as it is now."""
        return self.history.now

    def take(self, draft: Draft, typing: object = None) -> None:
        """Use an edited draft; ``typing`` as ``History.keep`` takes it."""
        self.history.keep(draft, typing)
        if typing is not None:
            self._follow()
        else:
            self._show()

    def _show(self) -> None:
        """Show everything anew."""
        if self.chosen not in {each.id for each in self.draft.survey.lines}:
            self.chosen = 0
        if self.title.text().strip() != self.draft.setting("form_title"):
            self.title.setText(self.draft.setting("form_title"))
        self._check()
        if self.chosen:
            self.question.show_question(self.draft, self.chosen, self._problems)
        else:
            begun = bool(self.draft.survey.lines)
            self.question.show_nothing(text("editor-choose" if begun else "editor-begin", language.language()))
        self._show_list()

    def _follow(self) -> None:
        """Follow what is typed in the question."""
        self._check()
        self.question.follow(self.draft, self._problems)
        self._show_list()

    def _check(self) -> None:
        self._problems = problems(self.draft)
        if self._engine is not None:
            self._problems.append(self._engine)

    def _show_list(self) -> None:
        lacking = {lang: untranslated(self.draft, lang) for lang in LANGS}
        wrong = {each.line for each in self._problems}
        self.list.show_draft(self.draft, self.chosen, wrong, missing_words(self.draft, lacking))
        self.undo_button.setEnabled(self.history.can_undo)
        self.redo_button.setEnabled(self.history.can_redo)
        for each in (self.up, self.down, self.copy, self.gone):
            each.setEnabled(bool(self.chosen))
        self._say_status(len(wrong - {0}), {lang: len(lines) for lang, lines in lacking.items()})
        self.preview.follow(self.draft, self.chosen)

    def _say_status(self, wrong: int, lacking: dict[str, int]) -> None:
        lang = language.language()
        words = [text("editor-wrong", lang, count=wrong)] if wrong else []
        words += [text(f"editor-untranslated-{each}", lang, count=count) for each, count in lacking.items() if count]
        self.status.setText(" ".join(words))

    def say(self, words: str) -> None:
        """Say something at the foot until the next change."""
        self.status.setText(words)

    def _failed(self, problem: Problem | None) -> None:
        """What the engine says of the form, once it was tried."""
        if problem != self._engine:
            self._engine = problem
            self._follow() if self.chosen else self._show()

    # what people do

    def choose(self, line_id: int) -> None:
        """Show another question."""
        if line_id != self.chosen:
            self.history.pause()
            self.chosen = line_id
            self._show()
            self.middle.verticalScrollBar().setValue(0)

    def add(self, key: str) -> None:
        """Add a question after the chosen one, and begin to write it."""
        draft, self.chosen = edits.add(self.draft, key, self.chosen)
        self.take(draft)
        self.seen_button.setChecked(False)
        self.question.label.boxes[language.language()].setFocus()

    def duplicate(self) -> None:
        """The chosen question once more."""
        if self.chosen:
            draft, self.chosen = edits.duplicate(self.draft, self.chosen)
            self.take(draft)

    def delete(self) -> None:
        """Without the chosen question; what is below it is chosen next."""
        if not self.chosen:
            return
        rows = edits.block(self.draft, self.chosen)
        lines = self.draft.survey.lines
        draft = edits.delete(self.draft, self.chosen)
        near = (*lines[rows.stop :], *reversed(lines[: rows.start]))
        shown = (each.id for each in near if self.draft.survey.cell(each, "name"))
        self.chosen = next(shown, 0)
        self.take(draft)

    def _shift(self, by: int) -> None:
        if self.chosen:
            self.take(edits.move(self.draft, self.chosen, by))

    def undo(self) -> None:
        """Take the last edit back."""
        self.history.undo()
        self._show()

    def redo(self) -> None:
        """Do it again."""
        self.history.redo()
        self._show()

    # opening, closing

    def open_own(self, form: OwnForm) -> None:
        """Show a form of the diagnostic."""
        self._open(lambda source: saving.open_own(form, source))

    def open_file(self, path: Path) -> None:
        """Show a form file."""
        self._open(lambda source: saving.open_file(path, source))

    def _start_anew(self) -> None:
        self.source.forget()
        self._use(blank("", ""))

    def _open(self, read: Callable[[saving.Source], Draft], left: Draft | None = None) -> None:
        lang = language.language()

        def done(found: Draft) -> None:
            self._use(found)
            if left is not None:
                self.history.keep(left)
                self._show()
                self.say(text("editor-came-back", lang))

        jobs.run(self, text("editor-opening", lang), lambda _: read(self.source), done)

    def _use(self, draft: Draft, saved: bool = True) -> None:
        self.history, self._engine = History(draft), None
        if not saved:
            self.history.saved = blank("", "")
        first = (each.id for each in draft.survey.lines if draft.survey.cell(each, "name"))
        self.chosen = next(first, 0)
        self._show()

    def ready(self) -> bool:
        """Name what is new; whether the form can be used. If not, the first question to mend is shown."""
        draft = self.draft
        for line in sorted(draft.fresh & {each.id for each in draft.survey.lines}):
            draft = edits.settle(draft, line)
        self.take(draft)
        if not self._problems:
            return True
        first = self._problems[0]
        if first.line:
            self.choose(first.line)
        self.say(text(first.key, language.language(), **first.arguments))
        return False

    def tell(self, reason: RepereError) -> None:
        """Show what went wrong."""
        box = QMessageBox(
            QMessageBox.Icon.Warning, self.windowTitle(), explain(reason, language.language()), parent=self
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _ask_first(self, then: Callable[[], Any]) -> None:
        """Go on, after asking when something would be lost."""
        if not self.history.changed:
            then()
            return
        lang = language.language()
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), text("editor-unsaved", lang), parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        drop = box.addButton(text("editor-discard", lang), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(text("editor-go-on", lang), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        drop.clicked.connect(self.history.mark_saved)
        drop.clicked.connect(lambda: then())
        box.open()

    def reject(self) -> None:
        """Close, after asking when something would be lost (Esc)."""
        if self.history.changed:
            self._ask_first(self.reject)
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """People are asked; the lock is not kept waiting: what is unfinished comes back when the editor is opened
        again."""
        if self.history.changed and event.spontaneous():
            event.ignore()
            self._ask_first(self.reject)
            return
        if self.history.changed:
            _unfinished[self._key] = self.draft
            self.history.mark_saved()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self.source.forget()
        super().done(result)
