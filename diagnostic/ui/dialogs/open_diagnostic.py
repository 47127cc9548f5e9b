"""Open a diagnostic: find it, ask for its passphrase, and when it is damaged offer the newest copy."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from diagnostic import store
from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text
from diagnostic.store.copies import found
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.dialogs.new_diagnostic import ask_which
from diagnostic.ui.document import Document

if TYPE_CHECKING:
    from diagnostic.store.file import DiagnosticFile


class AskPassphrase(Frame):
    """Asks for the passphrase of a file; a wrong one can be tried again."""

    def __init__(self, parent: Any, path: Path) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-open", lang), text("dialogs-open-protected", lang, file=path.name))
        self.path = path
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.ask(text("dialogs-passphrase-word", lang), self.passphrase)
        self.body.addStretch(1)
        self.add_button(text("dialogs-cancel", lang), self.reject)
        self.go = self.add_button(text("dialogs-open-go", lang), self._go, "primary")
        self.passphrase.setFocus()

    def _go(self) -> None:
        window = self.home

        def done(file: Any) -> None:
            self.accept()
            window.show_file(file)

        def failed(reason: RepereError) -> None:
            copies = found(self.path)
            if isinstance(reason, store.Damaged) and copies:
                self.reject()
                Damaged(window, self.path, reason, copies).open()
                return
            self.tell(reason)
            self.passphrase.selectAll()
            self.passphrase.setFocus()

        words = self.passphrase.text()
        title = text("dialogs-opening", language.language())
        jobs.run(self, title, lambda _: _opened(self.path, words), done, failed)


class Damaged(Frame):
    """A file that cannot be read: the newest copy can be put beside it and opened."""

    def __init__(self, parent: Any, path: Path, reason: RepereError, copies: list[Path]) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-open", lang), explain(reason, lang))
        self.path, self.copy = path, copies[0]
        self.add_button(text("dialogs-cancel", lang), self.reject)
        self.add_button(text("dialogs-open-copy", lang), self._restore, "primary")

    def _restore(self) -> None:
        target = self.path.with_name(f"{self.copy.stem}-restored{self.path.suffix}")
        try:
            if not target.exists():
                store.restore(self.copy, target)
        except RepereError as reason:
            self.tell(reason)
            return
        parent = self.home
        self.accept()
        show(parent, None, target)


def _opened(path: Path, passphrase: str | None = None) -> "DiagnosticFile":
    """The file, open, and the forms of its steps, read while people wait anyway."""
    from diagnostic.questionnaire import load_steps

    file = store.open_file(path, passphrase=passphrase)
    load_steps(file.catalogues)
    return file


def show(parent: Any, document: Document | None, path: Path | None = None) -> object:
    """Open ``path``, or ask which file."""
    lang = language.language()
    if path is None:
        kinds = f"Repère (*{store.SUFFIX})"
        return ask_which(parent, text("dialogs-open", lang), kinds, lambda chosen: show(parent, document, chosen))
    if document is not None and path.exists() and document.path.exists() and path.samefile(document.path):
        parent.activateWindow()  # it is this one
        return None

    def failed(reason: RepereError) -> None:
        copies = found(path)
        if isinstance(reason, store.Damaged) and copies:
            Damaged(parent, path, reason, copies).open()
        else:
            jobs.tell(parent, reason)

    try:
        protected = store.is_encrypted(path)
    except RepereError as reason:
        failed(reason)
        return None
    if protected:
        asked = AskPassphrase(parent, path)
        asked.open()
        return asked

    title = text("dialogs-opening", lang)
    return jobs.run(parent, title, lambda _: _opened(path), parent.show_file, failed)
