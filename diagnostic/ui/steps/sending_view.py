"""Step 10: what would leave for the region, the files that were written for it, and how to take one back (G03, G06)."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Release, Sending
from diagnostic.domain.safeguards import governance
from diagnostic.exchange import release
from diagnostic.language import date_words, text
from diagnostic.ui.dialogs.frame import chosen, fill, table
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, said
from diagnostic.ui.steps.scrolling import scrolled


def summary(decided: Release, lang: Lang) -> str:
    """A release in words: to whom, for what, by whose authority, when (G03)."""
    date = date_words(decided.date, lang) if decided.date else ""
    names = {name: getattr(decided, name) for name in ("recipient", "purpose", "authority")}
    return text("release-summary", lang, date=date, **names)


class SendingView(QWidget):
    """The way from the decision to the file."""

    def __init__(self, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self._lang = document, lang
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(said(text("release-page-about", lang)))
        self.decided = said("", "note")
        column.addWidget(self.decided)
        self.look = button(text("release-look", lang), lambda: self._open("release_review"), "primary")
        self.keys = button(text("release-keys-open", lang), lambda: self._open("keys"))
        column.addLayout(beside(self.look, self.keys))
        column.addWidget(said(text("release-sent", lang), "sectionTitle"))
        headings = [text(f"release-sent-{each}", lang) for each in ("when", "what", "to")]
        self.table = table(headings, text("release-sent", lang), (2, 3, 4))
        column.addWidget(self.table, 1)
        self.take_back = button(text("release-take-back-button", lang), self._take_back)
        column.addLayout(beside(self.take_back))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))
        self.table.itemSelectionChanged.connect(self._offer)
        self._fill()

    def _fill(self) -> None:
        diagnostic, lang = self.document.diagnostic, self._lang
        decided = governance.current_release(diagnostic, governance.REGION_SCOPES)
        if decided is None:
            self.decided.setText(text("release-undecided", lang))
        else:
            self.decided.setText(summary(decided, lang))
        sent = sorted(diagnostic.all(Sending), key=lambda each: each.sequence or 0, reverse=True)
        rows = []
        for each in sent:
            to = diagnostic.get(Release, each.release)
            when = date_words(each.sent_on, lang) if each.sent_on else "?"
            what = text("release-sent-withdrawal" if each.what == "withdrawal" else "release-sent-submission", lang)
            rows.append((when, what, to.recipient if to else text("release-sent-deleted", lang)))
        fill(self.table, rows, [each.id for each in sent])
        self.table.selectRow(0)
        self._offer()

    @property
    def one(self) -> Sending | None:
        """The chosen file, when it can be taken back."""
        which = chosen(self.table)
        return next((each for each in release.may_withdraw(self.document.diagnostic) if each.id == which), None)

    def _offer(self) -> None:
        self.take_back.setEnabled(self.one is not None)

    def _take_back(self) -> None:
        if self.one is not None:
            self._open("take_back", sent=self.one)

    def _open(self, name: str, **more: Any) -> None:
        self.window().dialog(name, **more)  # type: ignore[attr-defined]

    def refresh(self, edit: Edit) -> None:
        """Follow an edit."""
        if any(isinstance(each, Release | Sending) for each in (*edit.puts, *edit.removes)):
            self._fill()

    def finish(self) -> None:
        """Nothing is typed here."""
