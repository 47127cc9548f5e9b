"""The form of one response to a community's own form: who or what it is about, and the questions themselves."""

from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import OwnForm, Picture, Record, Response
from diagnostic.domain.safeguards import answers
from diagnostic.language import explain, text
from diagnostic.questionnaire import own_forms, responses
from diagnostic.questionnaire.form import Question, Questionnaire
from diagnostic.questionnaire.pictures import may_show
from diagnostic.ui.document import Document
from diagnostic.ui.look import empty, said
from diagnostic.ui.questionnaire.view import QuestionnaireView
from diagnostic.ui.steps.bars import Bar
from diagnostic.ui.steps.group import Group
from diagnostic.ui.steps.saving import save

LABEL_LETTERS, LEAST_LINES = 20, 15
"""The narrowest that the line for a response's name is; the least height of the questions, in lines of text."""


class Pictures:
    """The pictures of one response: those in the file, and new ones until they are saved with the answer."""

    def __init__(self, document: Document, response: str) -> None:
        self._document, self._response = document, response
        self.new: dict[str, Picture] = {}

    def keep(self, content: bytes, suffix: str) -> str:
        """Keep a picture, which the next save takes along; the name that the answer gives it."""
        made = Picture(response=self._response, content=content)
        self.new[made.id] = made
        return made.id + suffix

    def read(self, name: str) -> bytes | None:
        """The bytes of a picture; None when there is none of that name."""
        stem = PurePath(name).stem
        found = self.new.get(stem) or self._document.diagnostic.get(Picture, stem)
        return found.content if found is not None else None

    def edit(self, response: Response) -> Edit:
        """What saves a response with the new pictures that it names, and deletes those that it names no longer."""
        named = dict(_named(response.extra))
        mine = [each for each in self._document.diagnostic.all(Picture) if each.response == response.id]
        new = tuple(replace(each, question=named[each.id]) for each in self.new.values() if each.id in named)
        return Edit((response, *new), tuple(each for each in mine if each.id not in named))


def _named(found: Any, question: str = "") -> list[tuple[str, str]]:
    """Every text among answers without its suffix, and the question that it answers: pictures are among them."""
    if isinstance(found, dict):
        return [each for name, inside in found.items() for each in _named(inside, name)]
    if isinstance(found, tuple):
        return [each for inside in found for each in _named(inside, question)]
    return [(PurePath(found).stem, question)] if isinstance(found, str) else []


class ResponseForm(QWidget):
    """Shows one ``Response`` and saves it after each answer. It stands where ``FormView`` stands in other sections."""

    stored = Signal(str)
    """Id of a response that is in the file for the first time."""
    new_wanted = Signal(str, object)
    map_wanted = Signal()

    def __init__(self, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self._lang = document, lang
        self.record = Response()
        self.fields: dict[str, QWidget] = {}
        self.view: QuestionnaireView | None = None
        self._files = Pictures(document, "")
        self.failure, self.older = Bar("failure", self), Bar("notice", self)
        self.unreadable = said("", "problem")
        self.label = QLineEdit(self)
        self.label.setPlaceholderText(text("own-label-hint", lang))
        self.label.setAccessibleName(text("own-label", lang))
        self.label.setMinimumWidth(self.fontMetrics().averageCharWidth() * LABEL_LETTERS)
        self.label.editingFinished.connect(self._name)
        self.sharing = QComboBox(self)
        self.sharing.setAccessibleName(text("own-sharing", lang))
        self.sharing.addItem(text("own-sharing-unsaid", lang), "")
        for each in document.catalogues.entries("choices:sharing"):
            self.sharing.addItem(each.label(lang), each.id)
        self.sharing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.sharing.activated.connect(lambda _: self._share())
        self.gone = Group("", opened=False)
        self.body = QVBoxLayout()
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        for words, widget in (("own-label", self.label), ("own-sharing", self.sharing)):
            column = QVBoxLayout()
            named = QLabel(text(words, self._lang), self)
            named.setObjectName("fieldLabel")
            named.setBuddy(widget)
            column.addWidget(named)
            column.addWidget(widget)
            head.addLayout(column, 3 if widget is self.label else 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for each in (self.failure, self.older, self.unreadable):
            layout.addWidget(each)
        layout.addLayout(head)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.gone)

    # what is shown

    def show_record(self, record: Record) -> None:
        """Show a response, with the questions that it answers: those of its own version of the form."""
        assert isinstance(record, Response)
        self.finish()
        self.record = record
        self._files = Pictures(self.document, record.id)
        self.failure.hide()
        self._ask()
        self._say()

    def _form(self) -> OwnForm | None:
        return self.document.diagnostic.get(OwnForm, self.record.own_form)

    def _ask(self) -> None:
        """Put the questions up, from the start."""
        empty(self.body)
        self.view = None
        form = self._form()
        if form is None:
            return
        try:
            answering = own_forms.answering_of(form, self.record)
        except RepereError as reason:
            self.unreadable.setText(explain(reason, self._lang))
            self.unreadable.show()
            return
        self.unreadable.hide()
        self.view = QuestionnaireView(
            answering,
            self._lang,
            media=partial(own_forms.media_of, form),
            files=self._files,
            document=self.document,
            precision=answers.PRECISION,
            refuses=partial(_refusal, questionnaire=answering.questionnaire),
            take_focus=False,
            titled=False,
            parent=self,
        )
        self.view.changed.connect(lambda _: self._save())
        self.view.setMinimumHeight(self.fontMetrics().height() * LEAST_LINES)
        self.body.addWidget(self.view, 1)

    def _say(self) -> None:
        """Everything around the questions, as the record stands."""
        if not self.label.hasFocus() or not self.label.isModified():
            self.label.setText(self.record.label)
        self.sharing.setCurrentIndex(max(0, self.sharing.findData(self.record.sharing)))
        self._say_older()
        self._say_gone()

    def _say_older(self) -> None:
        form, newest = self._form(), self._newest()
        is_older = form is not None and newest is not None and newest.id != form.id
        self.older.setVisible(is_older)
        if is_older and form is not None and newest is not None:
            words = text("own-older", self._lang, version=form.version or "–")
            self.older.tell(words, text("own-bring-over", self._lang), lambda: self._bring_over(form, newest))

    def _newest(self) -> OwnForm | None:
        form = self._form()
        asked = own_forms.current(self.document.diagnostic.all(OwnForm))
        return next((each for each in asked if form is not None and each.form_id == form.form_id), None)

    def _bring_over(self, old: OwnForm, new: OwnForm) -> None:
        self.finish()
        try:
            moved = responses.brought_over(self.record, old, new)
        except RepereError as reason:
            self.unreadable.setText(explain(reason, self._lang))
            self.unreadable.show()
            return
        if save(self.document, Edit((moved,)), "own-undo-bring-over", self.failure, self._lang):
            self.show_record(moved)

    def _say_gone(self) -> None:
        """What earlier versions asked and this one does not, readable."""
        empty(self.gone.body)
        found = responses.no_longer_asked(self.record, self.document.diagnostic.all(OwnForm), self._lang)
        lines = [each for _, given in found for each in given]
        self.gone.setVisible(bool(lines))
        self.gone.set_title(text("own-no-longer", self._lang, count=len(lines)))
        for each in lines:
            value = text("view-unknown", self._lang) if each.unknown else each.words or text("own-kept", self._lang)
            line = said(text("own-answer", self._lang, question=each.label, answer=value))
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.gone.body.addWidget(line)

    # saving

    def _name(self) -> None:
        if self.label.text().strip() != self.record.label:
            self._put(replace(self.record, label=self.label.text().strip()))

    def _share(self) -> None:
        if self.sharing.currentData() != self.record.sharing:
            self._put(replace(self.record, sharing=self.sharing.currentData()))

    def _save(self) -> None:
        if self.view is None:
            return
        try:
            self._put(own_forms.response_of(self.view.answering, self.record))
        except RepereError as reason:
            self.failure.tell(explain(reason, self._lang), text("view-retry", self._lang), self._save)

    def _put(self, record: Response) -> None:
        if record == self.record:
            return
        is_new = self.document.diagnostic.get(Response, record.id) is None
        self.record = record
        if save(self.document, self._files.edit(record), "own-undo-answer", self.failure, self._lang):
            self._files.new.clear()
            if is_new:
                self.stored.emit(record.id)

    def finish(self) -> None:
        """Save what is being typed."""
        if self.record.own_form:
            self._name()
        if self.view is not None:
            self.view.finish()

    # following

    def refresh(self, edit: Edit) -> None:
        """Follow an edit, also undo and redo."""
        for each in edit.puts:
            if isinstance(each, Response) and each.id == self.record.id and each != self.record:
                is_same_form = each.own_form == self.record.own_form
                self.record = each
                form = self._form()
                if self.view is not None and is_same_form and form is not None:
                    self.view.show_answering(own_forms.answering_of(form, each))
                else:
                    self._ask()
        self._say()

    def focus_first(self) -> None:
        """Put the cursor where one begins."""
        self.label.setFocus()


def _refusal(question: Question, questionnaire: Questionnaire) -> str:
    """The message that says why a question is not answered with a file here; empty when it may be (E01, E05)."""
    if question.kind != "image":
        return "own-no-recordings" if question.kind in {"audio", "video"} else "own-no-files"
    return "" if may_show(question, questionnaire) else "own-no-such-picture"
