"""The keys kept on this computer, and those of others that were accepted: shown, given away, printed, brought back."""

from functools import partial
from pathlib import Path
from typing import Any

from diagnostic.domain.errors import RepereError
from diagnostic.exchange.keys import kit, public, ring
from diagnostic.exchange.keys.pairs import Kind, PublicKey
from diagnostic.language import text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs import accept_key, new_key
from diagnostic.ui.dialogs.frame import Frame, chosen, fill, passphrase_asked, table
from diagnostic.ui.dialogs.new_diagnostic import ask_where, file_name
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, said
from diagnostic.ui.widgets.key_card import KeyCard


class Keys(Frame):
    """A list of keys; the chosen one is shown beside it."""

    def __init__(self, parent: Any, document: Document | None) -> None:
        lang = language.language()
        super().__init__(parent, text("release-keys", lang), text("release-keys-about", lang), wide=112, high=34)
        self.document = document
        left, right = self.columns()
        headings = [text(f"release-keys-{each}", lang) for each in ("name", "what")]
        self.table = table(headings, self.windowTitle(), (3, 4))
        left.addWidget(self.table, 1)
        self.damaged = said("", "warning")
        left.addWidget(self.damaged)
        self.new = button(text("release-key-new", lang), partial(self._new, False))
        self.typed = button(text("release-key-typed", lang), partial(self._new, True))
        self.accept_file = button(text("release-accept", lang), self._accept)
        left.addLayout(beside(self.new, self.typed))
        left.addLayout(beside(self.accept_file))
        self.card = KeyCard(lang)
        right.addWidget(self.card)
        self.good = said("", "good")
        self.good.hide()
        self.locked, self.passphrase = passphrase_asked(text("release-passphrase", lang))
        right.addWidget(self.locked)
        self.give = button(text("release-give", lang), self._give)
        self.kit = button(text("release-kit", lang), self._kit)
        self.remove = button(text("release-remove", lang), self._remove, "danger")
        right.addLayout(beside(self.give, self.kit, self.remove))
        right.addWidget(self.good)
        right.addStretch(1)
        self.add_close()
        self._found: dict[str, ring.Kept | PublicKey] = {}
        self.table.itemSelectionChanged.connect(self._show)
        self._fill()

    def _fill(self, key: str = "") -> None:
        lang = language.language()
        kept = ring.kept()
        others = [*ring.accepted("region"), *ring.accepted("community")]
        self._found = {each.public.key: each for each in kept}
        rows = [
            (each.public.name, text(f"release-keys-own-{'locked-' if each.locked else ''}{each.public.kind}", lang))
            for each in kept
        ]
        for each in others:
            if each.key not in self._found:
                self._found[each.key] = each
                rows.append((each.name, text(f"release-keys-accepted-{each.kind}", lang)))
        fill(self.table, rows, list(self._found))
        self.table.selectRow(list(self._found).index(key) if key in self._found else 0)
        damaged = ring.damaged()
        self.damaged.setText("\n".join(text("release-keys-damaged", lang, file=each.name) for each in damaged))
        self.damaged.setVisible(bool(damaged))
        self._show()

    @property
    def one(self) -> ring.Kept | PublicKey | None:
        """The chosen key."""
        return self._found.get(chosen(self.table))

    def _show(self) -> None:
        one = self.one
        mine = isinstance(one, ring.Kept)
        self.card.show_key(one.public if isinstance(one, ring.Kept) else one)
        self.give.setEnabled(one is not None)
        self.kit.setEnabled(mine)
        self.remove.setEnabled(one is not None)
        self.locked.setVisible(isinstance(one, ring.Kept) and one.locked)
        self._say("")

    def _say(self, words: str) -> None:
        self.good.setText(words)
        self.good.setVisible(bool(words))
        self.tell("")

    # making and taking in

    def _new(self, from_paper: bool) -> None:
        kind: Kind = "community" if self.document is not None else "region"
        new_key.show(self, self.document, kind, from_paper, self._made)

    def _made(self, made: ring.Kept) -> None:
        self._fill(made.public.key)
        self._say(text("release-key-made", language.language()))

    def _accept(self) -> None:
        accept_key.show(self, self.document, then=lambda key: self._fill(key.key))

    # giving away

    def _give(self) -> None:
        one = self.one
        if one is None:
            return
        key = one.public if isinstance(one, ring.Kept) else one

        def write(path: Path) -> None:
            try:
                public.write(key, path)
            except RepereError as reason:
                self.tell(reason)
                return
            self._say(text("release-given", language.language(), file=path.name))

        ask_where(self, text("release-give", language.language()), file_name(key.name), write, public.SUFFIX)

    def _kit(self) -> None:
        one, lang, passphrase = self.one, language.language(), self.passphrase.text()
        if not isinstance(one, ring.Kept):
            return

        def write(path: Path) -> None:
            def work(_: jobs.Progress) -> None:
                kit.write(ring.unlock(one, passphrase), path, lang)

            def done(_: None) -> None:
                self.passphrase.clear()
                self._say(text("release-kit-written", lang, file=path.name))

            jobs.run(self, text("release-kit", lang), work, done, self.tell)

        name = f"{file_name(one.public.name)}-{text('release-kit-file', lang)}"
        ask_where(self, text("release-kit", lang), name, write, ".pdf")

    def _remove(self) -> None:
        """Take a key away; one's own only after it was asked once more in place."""
        one, lang = self.one, language.language()
        if isinstance(one, ring.Kept) and not self.problem.isVisible():
            self.tell(text(f"release-remove-sure-{one.public.kind}", lang))
            return
        try:
            if isinstance(one, ring.Kept):
                ring.forget(one)
            elif one is not None:
                ring.refuse(one)
        except OSError as reason:
            self.tell(text("release-error-remove", lang, reason=reason.strerror or ""))
            return
        self._fill()


def show(parent: Any, document: Document | None) -> Keys:
    """Show them."""
    dialog = Keys(parent, document)
    dialog.open()
    return dialog
