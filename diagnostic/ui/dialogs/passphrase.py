"""Protect the file with a passphrase, change it, or take it away."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from diagnostic.language import text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.document import Document


class Passphrase(Frame):
    """Asks for the old one when there is one, and for the new one twice."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-passphrase", lang), text("dialogs-passphrase-about", lang))
        self.document = document
        self.old, self.first, self.second = QLineEdit(), QLineEdit(), QLineEdit()
        for each in (self.old, self.first, self.second):
            each.setEchoMode(QLineEdit.EchoMode.Password)
        if document.file.encrypted:
            self.ask(text("dialogs-passphrase-old", lang), self.old)
        self.ask(text("dialogs-passphrase-new", lang), self.first, text("dialogs-new-passphrase-about", lang))
        self.ask(text("dialogs-new-again", lang), self.second)
        self.body.addStretch(1)
        self.add_button(text("dialogs-cancel", lang), self.reject)
        if document.file.encrypted:
            self.add_button(text("dialogs-passphrase-remove", lang), lambda: self._change(None))
        self.add_button(text("dialogs-passphrase-go", lang), self._set, "primary")

    def _set(self) -> None:
        lang = language.language()
        if not self.first.text():
            self.tell(text("dialogs-passphrase-empty", lang))
        elif self.first.text() != self.second.text():
            self.tell(text("dialogs-passphrases-differ", lang))
        else:
            self._change(self.first.text())

    def _change(self, new: str | None) -> None:
        file = self.document.file
        if file.encrypted and not file.is_passphrase(self.old.text()):
            self.tell(text("dialogs-passphrase-wrong", language.language()))
            return
        title = text("dialogs-passphrase", language.language())
        jobs.run(self, title, lambda _: file.change_passphrase(new), lambda _: self.accept(), self.tell)


def show(parent: Any, document: Document | None) -> Passphrase:
    """Ask, and change it."""
    assert document is not None
    dialog = Passphrase(parent, document)
    dialog.open()
    return dialog
