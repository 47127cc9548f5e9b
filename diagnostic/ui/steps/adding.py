"""Adding a record in passing: a source while rating, a population while describing a situation."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from diagnostic import questionnaire
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import KINDS
from diagnostic.language import text
from diagnostic.ui.document import Document
from diagnostic.ui.steps.form_view import FormView
from diagnostic.ui.steps.scrolling import scrolled


class AddDialog(QDialog):
    """The form of a new record of ``kind``; what is answered is saved at once, as everywhere."""

    def __init__(self, document: Document, kind: str, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text(f"view-add-{kind}", lang))
        form = questionnaire.load_step(KINDS[kind].step, document.catalogues)
        section = next(each for each in form.sections if each.kind == kind)
        self.form = FormView(section, document, lang)
        self.form.show_record(KINDS[kind]())
        self.record_id = ""
        self.form.stored.connect(self._stored)
        document.changed.connect(self.form.refresh)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.form)
        column.addStretch()
        buttons = QDialogButtonBox(self)
        done = buttons.addButton(text("view-done", lang), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setObjectName("primary")
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(min(900, letter * 80), min(640, self.fontMetrics().height() * 32))

    def _stored(self, record_id: str) -> None:
        self.record_id = record_id

    def done(self, result: int) -> None:
        """Closing it any way keeps what was answered."""
        self.form.finish()
        super().done(result)


def add_in_passing(
    parent: QWidget, document: Document, kind: str, lang: Lang, then: Callable[[str], None]
) -> AddDialog:
    """Open the dialog; ``then`` gets the id of the new record when one was made."""
    dialog = AddDialog(document, kind, lang, parent)

    def finished() -> None:
        if dialog.record_id:
            then(dialog.record_id)
        dialog.deleteLater()

    dialog.finished.connect(finished)
    dialog.open()
    dialog.form.focus_first()
    return dialog
