"""A community's own form in a step: the list of its responses, with the questions beside it."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QFrame, QMenu, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.records import OwnForm, Record, Response
from diagnostic.exchange.writing import replacing
from diagnostic.language import text
from diagnostic.questionnaire import own_forms
from diagnostic.ui import jobs
from diagnostic.ui.document import Document
from diagnostic.ui.look import button, said
from diagnostic.ui.steps.response_form import ResponseForm
from diagnostic.ui.steps.saving import save
from diagnostic.ui.steps.scrolling import scrolled
from diagnostic.ui.steps.section_view import SectionView


@dataclass(frozen=True, slots=True)
class Asked:
    """What ``SectionView`` wants to know of a section: here, of an own form."""

    form: OwnForm
    kind: str = "response"
    items: tuple[Any, ...] = ()
    children: tuple[Any, ...] = ()

    def title(self, lang: Lang) -> str:
        """The form's own title."""
        return self.form.title


def forms_in(diagnostic: Diagnostic, step: int) -> list[OwnForm]:
    """The own forms that a step shows: those asked now, and those no longer asked that have responses."""
    forms = diagnostic.all(OwnForm)
    asked = own_forms.current(forms)
    ids = {each.form_id for each in asked}
    answered = {each.own_form for each in diagnostic.all(Response)}
    older: dict[str, OwnForm] = {}
    for each in sorted(forms, key=lambda form: form.id):
        if each.form_id not in ids and any(one.id in answered for one in own_forms.versions(each, forms)):
            older[each.form_id] = each
    return [each for each in (*asked, *older.values()) if each.step_number == step]


def how_many(diagnostic: Diagnostic, form: OwnForm) -> int:
    """How many responses a form has, in all its versions."""
    ids = {each.id for each in own_forms.versions(form, diagnostic.all(OwnForm))}
    return sum(each.own_form in ids for each in diagnostic.all(Response))


class OwnSection(SectionView):
    """The responses to one own form, in whatever version."""

    form: ResponseForm  # type: ignore[assignment]

    def __init__(self, form: OwnForm, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        self.asked = form
        super().__init__(Asked(form), document, lang, parent=parent)  # type: ignore[arg-type]
        self.add_button.setVisible(not form.retired)
        self.questions = button(text("own-questions", lang), lambda: None)
        menu = QMenu(self.questions)
        for key, move in (("own-change", self.change), ("own-copy", self.ask_where), ("own-stop", self.stop)):
            action = QAction(text(key, lang), menu)
            action.triggered.connect(lambda _=False, move=move: move())
            action.setEnabled(key == "own-copy" or not form.retired)
            menu.addAction(action)
        self.questions.setMenu(menu)
        self.pane.tools.addWidget(self.questions)

    def _mine(self, record: Record) -> bool:
        form = self.document.diagnostic.get(OwnForm, record.own_form) if isinstance(record, Response) else None
        return form is not None and form.form_id == self.asked.form_id

    def _form_pane(self) -> QWidget:
        self.form = ResponseForm(self.document, self._lang)
        self.form.stored.connect(self._stored)
        self.form_title, self.nothing = said("", "formTitle"), said("", "emptyState")
        self.back = button(text("view-back-to-list", self._lang), self.turn_to_list, "link")
        self.back.hide()
        inside = QFrame()
        inside.setObjectName("formCard")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        for widget in (self.back, self.form_title):
            column.addWidget(widget)
        column.addWidget(self.form, 1)
        column.addWidget(self.nothing)
        return scrolled(inside)

    def begin(self, answers: dict[str, Any]) -> None:
        """Show the questions of a new response; it is saved with its first answer."""
        if self.asked.retired:
            return
        self.form.finish()
        self.view.clearSelection()
        self._show_form(own_forms.begun(self.asked, "screen", dt.date.today(), **answers))
        self.delete_button.setEnabled(False)
        self.copy_button.setEnabled(False)
        self.turn_to_form()
        self.form.focus_first()

    # the form itself

    def change(self) -> None:
        """Open the questions in the editor; what is made of them is a new version."""
        from diagnostic.ui.form_editor import edit_form

        self.finish()
        edit_form(self.window(), self.document, self.asked.step_number or 0, self.asked)

    def stop(self) -> None:
        """Ask no longer; the answers stay readable. A bar offers to undo it."""
        self.finish()
        gone = own_forms.retired(self.asked, self.document.diagnostic.all(OwnForm))
        save(self.document, Edit(gone), "own-undo-retire", self.failure, self._lang)

    def ask_where(self) -> None:
        """Have people choose where a copy of the form's file goes."""
        name, content = own_forms.file_of(self.asked)
        dialog = QFileDialog(self.window(), text("own-copy", self._lang), name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda chosen: self._copy(Path(chosen), content))
        dialog.open()

    def _copy(self, path: Path, content: bytes) -> None:
        def work(_: Any) -> None:
            with replacing(path) as temporary:
                temporary.write_bytes(content)

        jobs.run(self, text("own-copy", self._lang), work, lambda _: None)
