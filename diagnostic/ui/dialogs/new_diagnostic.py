"""A new diagnostic: whose it is, where it is kept, and whether a passphrase protects it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Community
from diagnostic.language import text
from diagnostic.shipped import catalogues
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, choices
from diagnostic.ui.document import Document

SHORTEST = 12
"""Letters of a passphrase below which we say that a longer one is safer (three or four words)."""


def documents() -> Path:
    """Where people keep their documents."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
    return found if found.is_dir() else Path.home()


def file_name(name: str) -> str:
    """A file name that every system takes."""
    kept = "".join(each if each.isalnum() or each in " -_" else " " for each in name)
    return "-".join(kept.split())[:60] or "diagnostic"


class NewDiagnostic(Frame):
    """Asks for what is needed to begin; everything else is asked in the steps."""

    def __init__(self, parent: Any) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-new", lang), text("dialogs-new-about", lang))
        self.name, self.first, self.second = QLineEdit(), QLineEdit(), QLineEdit()
        kinds = catalogues().entries("choices:community_kind")
        self.kind = choices([("", text("dialogs-choose", lang)), *((each.id, each.label(lang)) for each in kinds)])
        self.ask(text("dialogs-new-name", lang), self.name)
        self.ask(text("dialogs-new-kind", lang), self.kind)
        for each in (self.first, self.second):
            each.setEchoMode(QLineEdit.EchoMode.Password)
        self.ask(text("dialogs-new-passphrase", lang), self.first, text("dialogs-new-passphrase-about", lang))
        self.ask(text("dialogs-new-again", lang), self.second)
        self.body.addStretch(1)
        self.add_button(text("dialogs-cancel", lang), self.reject)
        self.go = self.add_button(text("dialogs-new-go", lang), self._go, "primary")
        self.name.setFocus()

    def _go(self) -> None:
        lang = language.language()
        if not self.name.text().strip():
            self.tell(text("dialogs-new-no-name", lang))
            self.name.setFocus()
        elif self.first.text() != self.second.text():
            self.tell(text("dialogs-passphrases-differ", lang))
            self.second.setFocus()
        else:
            self.tell("")
            ask_where(self, text("dialogs-new-where", lang), file_name(self.name.text()), self._make)

    def _make(self, path: Path) -> None:
        from diagnostic import example, store

        lang, window = language.language(), self.home
        community = Community(
            name=self.name.text().strip(), community_kind=self.kind.currentData() or "", languages=(lang,)
        )
        passphrase = self.first.text() or None

        def work(_: jobs.Progress) -> Any:
            file = store.create(path, community, passphrase=passphrase)
            file.apply(Edit(puts=tuple(example.help_lines(lang))), "store-created")
            return file

        def done(file: Any) -> None:
            self.accept()
            window.show_file(file)  # type: ignore[attr-defined]

        jobs.run(self, text("dialogs-new", lang), work, done, self.tell)


def ask_where(parent: QWidget, title: str, name: str, then: Any, suffix: str = ".repere") -> None:
    """Ask where a new file goes; ``then`` gets its path."""
    dialog = QFileDialog(parent, title, str(documents() / f"{name}{suffix}"), f"*{suffix}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.lstrip("."))
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, suffix == ".repere")
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def ask_which(parent: QWidget, title: str, pattern: str, then: Any) -> QFileDialog:
    """Ask for a file that is there; ``then`` gets its path."""
    dialog = QFileDialog(parent, title, str(documents()), pattern)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
    return dialog


def show(parent: Any, document: Document | None) -> NewDiagnostic:
    """Make a diagnostic and show it."""
    dialog = NewDiagnostic(parent)
    dialog.open()
    return dialog
