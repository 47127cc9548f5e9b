"""Export: for whom, in which form and language. What may be shared is decided by the safeguards alone."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from diagnostic import exchange
from diagnostic.domain.errors import Refused
from diagnostic.domain.safeguards import shared_blocks
from diagnostic.language import explain, text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, choices
from diagnostic.ui.dialogs.new_diagnostic import ask_where, file_name
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, empty, said

MOST_BLOCKS = 6
"""Reasons that are listed at once; mending one shows the next."""


class ExportFile(Frame):
    """Choices, then the file; a shared version that may not leave says why and where to mend it."""

    def __init__(self, parent: Any, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-export", lang))
        self.document = document
        formats = [(each, text(f"dialogs-format-{each[1:].replace('.', '-')}", lang)) for each in exchange.SUFFIXES]
        self.format = choices(formats)
        self.ask(text("dialogs-export-what", lang), self.format)
        self.scope = QButtonGroup(self)
        for number, scope in enumerate(("internal", "shared")):
            choice = QRadioButton(text(f"dialogs-scope-{scope}", lang))
            choice.setChecked(number == 0)
            about = said(text(f"dialogs-scope-{scope}-about", lang), "hint")
            choice.setAccessibleDescription(about.text())
            self.scope.addButton(choice, number)
            pair = QVBoxLayout()
            pair.setSpacing(2)
            pair.addWidget(choice)
            about.setContentsMargins(28, 0, 0, 0)
            pair.addWidget(about)
            self.body.addLayout(pair)
        self.lang = choices([], None)
        self.ask(text("dialogs-export-language", lang), self.lang)
        self.blocks = QWidget()
        self._rows = QVBoxLayout(self.blocks)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.blocks)
        self.body.addStretch(1)
        self.add_button(text("dialogs-close", lang), self.reject)
        self.go = self.add_button(text("dialogs-export-go", lang), self._ask, "primary")
        self.format.currentIndexChanged.connect(lambda: self._offer_languages())
        self.scope.idClicked.connect(lambda _: self._show_blocks())
        self._offer_languages()
        self._show_blocks()

    @property
    def chosen_scope(self) -> str:
        """``internal`` or ``shared``."""
        return ("internal", "shared")[self.scope.checkedId()]

    def _offer_languages(self) -> None:
        now, lang = self.lang.currentData() or language.language(), language.language()
        self.lang.clear()
        for each in ("en", "fr") if self.format.currentData() in exchange.ONE_LANGUAGE else ("en", "fr", "both"):
            self.lang.addItem(text(f"dialogs-in-{each}", lang), each)
        self.lang.setCurrentIndex(max(0, self.lang.findData(now)))

    def _show_blocks(self) -> None:
        """Every text is looked at for what may point to a person: in the background, there may be thousands."""
        document = self.document
        if self.chosen_scope == "internal":
            self._list_blocks(())
            return

        def checked(found: tuple[Refused, ...]) -> None:
            if self.chosen_scope == "shared":
                self._list_blocks(found)

        self.go.setEnabled(False)
        title = text("dialogs-export-checking", language.language())
        jobs.run(self, title, lambda _: shared_blocks(document.diagnostic, document.catalogues), checked)

    def _list_blocks(self, found: tuple[Refused, ...]) -> None:
        empty(self._rows)
        lang = language.language()
        if found:
            self._rows.addWidget(said(text("dialogs-blocked", lang, count=len(found)), "warning"))
        for each in found[:MOST_BLOCKS]:
            step = int(each.arguments.get("step", 0))
            mend = (
                text("dialogs-review-open", lang) if each.rule == "E03" else text("dialogs-go-to-step", lang, step=step)
            )
            row = QHBoxLayout()
            row.addWidget(said(explain(each, lang)), 1)
            row.addWidget(button(mend, partial(self._mend, each.rule, step)), 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addLayout(row)
        self.go.setEnabled(not found)
        if self.isVisible():
            self.fit()

    def _mend(self, rule: str, step: int) -> None:
        window = self.home
        self.accept()
        window.dialog("text_review") if rule == "E03" else window.go(step)

    def _ask(self) -> None:
        lang, suffix = language.language(), str(self.format.currentData())
        name = file_name(self.document.diagnostic.community.name)
        named = f"{name}-{text(f'dialogs-file-{self.chosen_scope}', lang)}"
        ask_where(self, text("dialogs-export", lang), named, self._write, suffix)

    def _write(self, path: Path) -> None:
        lang, scope, out_lang = language.language(), self.chosen_scope, self.lang.currentData()
        file = self.document.file

        def work(progress: jobs.Progress) -> Path:
            exchange.export(file, path, lang=out_lang, scope=scope, progress=progress)  # type: ignore[arg-type]
            return path

        jobs.run(self, text("dialogs-exporting", lang), work, self._done, self.tell)

    def _done(self, path: Path) -> None:
        lang = language.language()
        self.tell("")
        empty(self._rows)
        self._rows.addWidget(said(text("dialogs-exported", lang, file=path.name, folder=str(path.parent)), "good"))
        opens = button(text("dialogs-open-file", lang), partial(_open, path))
        self._rows.addLayout(beside(opens, button(text("dialogs-open-folder", lang), partial(_open, path.parent))))
        self.fit()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show(parent: Any, document: Document | None) -> ExportFile:
    """Show the choices."""
    assert document is not None
    dialog = ExportFile(parent, document)
    dialog.open()
    return dialog
