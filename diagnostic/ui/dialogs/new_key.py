"""A new key of a community or a region, by chance or from the words of a paper kit."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from diagnostic.exchange.keys import ring
from diagnostic.exchange.keys.pairs import KINDS, Kind, Pair
from diagnostic.language import text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, choices
from diagnostic.ui.document import Document

Then = Callable[[ring.Kept], object]


class NewKey(Frame):
    """Asks whose key it is, for its words when it comes from paper, and for a passphrase. ``then`` gets the key once it
    is kept."""

    def __init__(self, parent: Any, kind: Kind, name: str, from_paper: bool, then: Then) -> None:
        lang = language.language()
        title = text("release-key-typed" if from_paper else "release-key-new", lang).rstrip("…")
        about = text("release-key-typed-about" if from_paper else "release-key-new-about", lang)
        super().__init__(parent, title, about)
        self._then = then
        self.kind = choices([(each, text(f"release-kind-{each}", lang)) for each in KINDS], kind)
        self.ask(text("release-key-kind", lang), self.kind)
        self.name = QLineEdit(name)
        self.ask(text("release-key-name", lang), self.name)
        self.words = QPlainTextEdit()
        if from_paper:
            self.words.setTabChangesFocus(True)
            self.words.setFixedHeight(self.fontMetrics().height() * 6)
            self.ask(text("release-key-words", lang), self.words, text("release-key-words-about", lang))
        self.from_paper = from_paper
        self.first, self.second = QLineEdit(), QLineEdit()
        for each in (self.first, self.second):
            each.setEchoMode(QLineEdit.EchoMode.Password)
        self.ask(text("dialogs-new-passphrase", lang), self.first, text("release-key-passphrase-about", lang))
        self.ask(text("dialogs-new-again", lang), self.second)
        self.body.addStretch(1)
        self.add_button(text("dialogs-cancel", lang), self.reject)
        self.go = self.add_button(text("release-key-go", lang), self._go, "primary")

    def _go(self) -> None:
        lang, kind, name = language.language(), self.kind.currentData(), self.name.text().strip()
        words, passphrase = self.words.toPlainText(), self.first.text()
        if not name:
            self.tell(text("release-key-no-name", lang))
            self.name.setFocus()
            return
        if passphrase != self.second.text():
            self.tell(text("dialogs-passphrases-differ", lang))
            self.second.setFocus()
            return

        def work(_: jobs.Progress) -> ring.Kept:
            pair = Pair.typed(kind, name, words) if self.from_paper else Pair.new(kind, name)
            return ring.keep(pair, passphrase)

        jobs.run(self, self.windowTitle(), work, self._done, self.tell)

    def _done(self, made: ring.Kept) -> None:
        self.accept()
        self._then(made)


def show(
    parent: Any,
    document: Document | None,
    kind: Kind = "community",
    from_paper: bool = False,
    then: Then = lambda _: None,
) -> NewKey:
    """Ask."""
    name = document.diagnostic.community.name if document is not None and kind == "community" else ""
    dialog = NewKey(parent, kind, name, from_paper, then)
    dialog.open()
    return dialog
