"""Take a submission back: a notice for the region, signed by the key that signed the submission (G06)."""

from pathlib import Path
from typing import Any

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Release, Sending
from diagnostic.exchange import release
from diagnostic.exchange.keys import ring
from diagnostic.exchange.submission import SUFFIX
from diagnostic.language import date_words, text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, passphrase_asked
from diagnostic.ui.dialogs.new_diagnostic import ask_where, file_name
from diagnostic.ui.document import Document
from diagnostic.ui.look import said


class TakeBack(Frame):
    """Says what it does and does not, asks for the key's passphrase when it has one, then where the notice goes."""

    def __init__(self, parent: Any, document: Document, sent: Sending) -> None:
        lang = language.language()
        super().__init__(parent, text("release-take-back", lang), text("release-take-back-about", lang))
        self.document, self.sent = document, sent
        decided = document.diagnostic.get(Release, sent.release)
        when = date_words(sent.sent_on, lang) if sent.sent_on else "?"
        to = decided.recipient if decided else "?"
        self.body.addWidget(said(text("release-take-back-what", lang, date=when, name=to), "note"))
        self.signer = next((each for each in ring.kept("community") if each.public.key == sent.signer), None)
        self.locked, self.passphrase = passphrase_asked(text("release-passphrase", lang))
        self.body.addWidget(self.locked)
        self.locked.setVisible(self.signer is not None and self.signer.locked)
        self.good = said("", "good")
        self.good.hide()
        self.body.addWidget(self.good)
        self.body.addStretch(1)
        self.add_button(text("dialogs-close", lang), self.reject)
        self.go = self.add_button(text("release-take-back-go", lang), self._ask, "primary")
        self.go.setEnabled(self.signer is not None)
        if self.signer is None:
            self.tell(text("release-take-back-no-key", lang))

    def _ask(self) -> None:
        lang, name = language.language(), file_name(self.document.diagnostic.community.name)
        ask_where(self, self.windowTitle(), f"{name}-{text('release-notice-file', lang)}", self._write, SUFFIX)

    def _write(self, path: Path) -> None:
        signer, sent, file, passphrase = self.signer, self.sent, self.document.file, self.passphrase.text()
        assert signer is not None

        def work(_: jobs.Progress) -> Sending:
            return release.withdraw(file, sent, ring.unlock(signer, passphrase), path)

        def done(made: Sending) -> None:
            decided = self.document.diagnostic.get(Release, made.release)
            self.document.follow(Edit((made, decided) if decided else (made,)))
            self.good.setText(text("release-taken-back", language.language(), file=path.name))
            self.good.show()
            self.go.hide()
            self.locked.hide()
            self.tell("")

        jobs.run(self, self.windowTitle(), work, done, self.tell)


def show(parent: Any, document: Document | None, sent: Sending) -> TakeBack:
    """Ask."""
    assert document is not None
    dialog = TakeBack(parent, document, sent)
    dialog.open()
    return dialog
