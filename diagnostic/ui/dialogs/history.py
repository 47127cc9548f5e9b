"""What was done, in words: when, what, and undo or redo from here."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QWidget

from diagnostic.domain import naming
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import KINDS
from diagnostic.language import text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, fill, table
from diagnostic.ui.document import Document

if TYPE_CHECKING:
    from diagnostic.store.log import Done

SHOWN = 200
MOST_NAMED, MOST_KINDS = 3, 4
"""Records that are named in a line; of more than that, kinds that are counted."""


class History(Frame):
    """The newest edits first."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-history", lang), text("dialogs-history-about", lang), wide=108, high=34)
        self.document = document
        headings = [text(f"dialogs-history-{each}", lang) for each in ("when", "what", "records")]
        self.table = table(headings, text("dialogs-history", lang), (4, 5, 8))
        self.body.addWidget(self.table, 1)
        self.forget = self.add_button(text("dialogs-history-forget", lang), self._ask_to_forget)
        self.undo = self.add_button(text("dialogs-undo", lang), lambda: self._step(document.undo))
        self.redo = self.add_button(text("dialogs-redo", lang), lambda: self._step(document.redo))
        self.add_close()
        document.changed.connect(self._fill)
        self._fill()

    def _step(self, move: Callable[[], None]) -> None:
        try:
            move()
        except RepereError as reason:
            self.tell(reason)

    def _ask_to_forget(self) -> None:
        """Say what is lost by it; the second click does it."""
        lang = language.language()
        self.tell(text("dialogs-history-forget-about", lang))
        self.forget.setText(text("dialogs-history-forget-now", lang))
        self.forget.clicked.disconnect()
        self.forget.clicked.connect(self._forget)

    def _forget(self) -> None:
        document = self.document

        def done(_: None) -> None:
            self.forget.setEnabled(False)
            self.tell("")
            document.follow(Edit())

        title = text("dialogs-history-forget", language.language())
        jobs.run(self, title, lambda _: document.file.forget(), done, self.tell)

    def _fill(self) -> None:
        lang, rows = language.language(), []
        for each in self.document.file.history(SHOWN):
            when = QDateTime.fromSecsSinceEpoch(int(each.at.replace(tzinfo=dt.UTC).timestamp()))
            what = text(each.label, lang)
            if each.what in {"undo", "redo"}:
                what = text(f"dialogs-history-{each.what}ne", lang, what=what)
            what = what[:1].upper() + what[1:]
            rows.append((QLocale().toString(when, QLocale.FormatType.ShortFormat), what, self._records(each)))
        fill(self.table, rows)
        self.undo.setEnabled(self.document.file.can_undo)
        self.redo.setEnabled(self.document.file.can_redo)

    def _records(self, done: "Done") -> str:
        """The records that an edit touched: by their names, or when there are many by how many of each kind."""
        lang, diagnostic = language.language(), self.document.diagnostic
        if sum(count for _, count in done.records) > MOST_NAMED:
            counted = [
                text("view-count", lang, what=text(f"dialogs-kind-{kind}", lang), count=count)
                for kind, count in done.records
            ]
            return "; ".join(counted[:MOST_KINDS]) + ("…" if len(counted) > MOST_KINDS else "")
        names = []
        for kind, record_id in dict.fromkeys((kind, found) for kind, found, _ in done.changed):
            record = diagnostic.get(KINDS[kind], record_id)
            label = text(f"dialogs-kind-{kind}", lang)
            name = naming.name(record, diagnostic, self.document.catalogues, lang) if record else ""
            names.append(text("dialogs-history-record", lang, kind=label, name=name) if name else label)
        return "; ".join(names)


def show(parent: Any, document: Document | None) -> History:
    """Show it."""
    assert document is not None
    dialog = History(parent, document)
    dialog.open()
    return dialog
