"""Another's key: from its file, once its words were compared by telephone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from diagnostic.domain.errors import RepereError
from diagnostic.exchange.keys import public, ring
from diagnostic.exchange.keys.pairs import Kind, PublicKey
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.dialogs.new_diagnostic import ask_which
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button
from diagnostic.ui.widgets.choice_button import Tick
from diagnostic.ui.widgets.key_card import KeyCard

Then = Callable[[PublicKey], object]


class AcceptKey(Frame):
    """Shows the words of a key that came in a file, or signed one (``given``); it is accepted when people say that they
    compared them."""

    def __init__(self, parent: Any, kind: Kind | None, then: Then, given: PublicKey | None = None) -> None:
        lang = language.language()
        title = text("release-accept" if given is None else "release-accept-signer", lang).rstrip("…")
        about = text("release-accept-about" if given is None else "release-accept-signer-about", lang)
        super().__init__(parent, title, about, wide=84)
        self._kind, self._then = kind, then
        self.choose = button(text("release-accept-file", lang), self._choose)
        self.body.addLayout(beside(self.choose))
        self.choose.setVisible(given is None)
        self.card = KeyCard(lang)
        self.body.addWidget(self.card)
        self.compared = Tick(text("release-compared", lang))
        self.body.addWidget(self.compared)
        self.body.addStretch(1)
        self.add_button(text("dialogs-cancel", lang), self.reject)
        self.go = self.add_button(text("release-accept-go", lang), self._go, "primary")
        self.compared.toggled.connect(lambda _: self._offer())
        self.card.show_key(given)
        self._offer()

    def _offer(self) -> None:
        self.compared.setEnabled(self.card.key is not None)
        self.go.setEnabled(self.card.key is not None and self.compared.isChecked())

    def _choose(self) -> None:
        ask_which(self, self.windowTitle(), f"*{public.SUFFIX}", self.read)

    def read(self, path: Path) -> None:
        """Show the key of a file."""
        self.compared.setChecked(False)
        try:
            key = public.read(path)
        except RepereError as reason:
            self.card.show_key(None)
            self.tell(reason)
        else:
            wrong = self._kind is not None and key.kind != self._kind
            self.card.show_key(None if wrong else key)
            self.tell(text("release-error-not-a-region", language.language()) if wrong else "")
        self._offer()
        if self.isVisible():
            self.fit()

    def _go(self) -> None:
        key = self.card.key
        assert key is not None
        try:
            ring.accept(key)
        except RepereError as reason:
            self.tell(reason)
            return
        self.accept()
        self._then(key)


def show(
    parent: QWidget,
    document: Document | None,
    kind: Kind | None = None,
    then: Then = lambda _: None,
    given: PublicKey | None = None,
) -> AcceptKey:
    """Ask for a file and show its key, or show the one ``given``."""
    dialog = AcceptKey(parent, kind, then, given)
    dialog.open()
    return dialog
