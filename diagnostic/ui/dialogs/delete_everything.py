"""Delete the diagnostic and every copy the app made of it (G10, G12)."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from diagnostic.language import text
from diagnostic.store import Missing, StoreError
from diagnostic.ui import jobs, language, settings
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
        document, window = self.document, self.home
        try:
            document.file.delete_everything()
        except Missing as reason:  # nothing was deleted
            self.tell(reason)
            return
        except StoreError as reason:
            jobs.tell(window, reason)
        self.accept()
        document.give_up_waiting()
        settings.forget(str(document.path))
        window.show_start()


def show(parent: Any, document: Document | None) -> DeleteEverything:
    """Ask, and delete."""
    assert document is not None
    dialog = DeleteEverything(parent, document)
    dialog.open()
    return dialog
