"""Delete the diagnostic and every copy the app made of it (G10, G12)."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.document import Document


class DeleteEverything(Frame):
    """Asks people to type the community's name, so that no one deletes by a slip."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-delete", lang), text("dialogs-delete-about", lang))
        self.document = document
        self.wanted = document.diagnostic.community.name.strip() or document.path.stem
        self.typed = QLineEdit()
        self.ask(text("dialogs-delete-type", lang, name=self.wanted), self.typed)
        self.body.addStretch(1)
        self.add_button(text("dialogs-cancel", lang), self.reject).setFocus()
        self.go = self.add_button(text("dialogs-delete-go", lang), self._go, "danger")
        self.go.setEnabled(False)
        self.typed.textChanged.connect(lambda words: self.go.setEnabled(words.strip() == self.wanted))

    def _go(self) -> None:
        file, window = self.document.file, self.home
        self.accept()
        file.delete_everything()
        window.close_document()  # type: ignore[union-attr]


def show(parent: Any, document: Document | None) -> DeleteEverything:
    """Ask, and delete."""
    assert document is not None
    dialog = DeleteEverything(parent, document)
    dialog.open()
    return dialog
