"""Skip a step with a reason, or take it up again."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import StepMark
from diagnostic.domain.steps import STEPS
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.document import Document


class SkipStep(Frame):
    """Asks for the reason."""

    def __init__(self, parent: QWidget, document: Document, number: int) -> None:
        lang = language.language()
        title = text("dialogs-skip", lang, step=text(f"steps-title-{STEPS[number].key}", lang))
        super().__init__(parent, title, text("dialogs-skip-about", lang))
        self.document = document
        marks = document.diagnostic.all(StepMark)
        self.mark = next((each for each in marks if each.step_number == number), StepMark(step_number=number))
        self.reason = QPlainTextEdit(self.mark.reason)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.reason.fontMetrics().height() * 5)
        self.ask(text("dialogs-skip-reason", lang), self.reason)
        self.add_button(text("dialogs-cancel", lang), self.reject)
        if self.mark.skipped:
            self.add_button(text("dialogs-skip-not", lang), lambda: self._keep(False))
        self.go = self.add_button(text("dialogs-skip-go", lang), lambda: self._keep(True), "primary")
        self.reason.setFocus()

    def _keep(self, skipped: bool) -> None:
        reason = self.reason.toPlainText().strip()
        if skipped and not reason:
            self.tell(text("dialogs-reason-needed", language.language()))
            return
        if self.save(self.document, Edit((replace(self.mark, skipped=skipped, reason=reason),)), "dialogs-undo-skip"):
            self.accept()


def show(parent: Any, document: Document | None, number: int = 0) -> SkipStep:
    """Ask, and keep the answer."""
    assert document is not None
    dialog = SkipStep(parent, document, number)
    dialog.open()
    return dialog
