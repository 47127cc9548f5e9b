"""Copies of the diagnostic: make one now, or put one in a new file."""

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QWidget

from diagnostic import store
from diagnostic.domain.errors import RepereError
from diagnostic.language import text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, chosen, fill, table
from diagnostic.ui.dialogs.new_diagnostic import ask_where
from diagnostic.ui.document import Document


class Backups(Frame):
    """The copies beside the file, newest first."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-backups", lang), text("dialogs-backups-about", lang), wide=90, high=26)
        self.document = document
        self.table = table(
            [text("dialogs-backups-when", lang), text("dialogs-backups-file", lang)], self.windowTitle(), (2, 3)
        )
        self.body.addWidget(self.table, 1)
        self.add_button(text("dialogs-backups-now", lang), self._now)
        self.restore = self.add_button(text("dialogs-backups-restore", lang), self._restore)
        self.add_close()
        self._fill()

    def _fill(self) -> None:
        copies = self.document.file.backups()
        rows = []
        for each in copies:
            when = QDateTime.fromSecsSinceEpoch(int(dt.datetime.fromtimestamp(each.stat().st_mtime).timestamp()))
            rows.append((in_words(when), each.name))
        fill(self.table, rows, [str(each) for each in copies])
        self.table.selectRow(0)
        self.restore.setEnabled(bool(copies))

    def _now(self) -> None:
        title = text("dialogs-backups", language.language())
        jobs.run(self, title, lambda _: self.document.file.backup(), lambda _: self._fill(), self.tell)

    def _restore(self) -> None:
        backup = Path(chosen(self.table))

        def copy(to: Path) -> None:
            try:
                store.restore(backup, to)
            except RepereError as reason:
                self.tell(reason)
                return
            window = self.home
            self.accept()
            window.open_path(to)

        ask_where(self, text("dialogs-backups-restore", language.language()), backup.stem, copy)


def in_words(when: QDateTime) -> str:
    """A moment in the words of the language in use: November 25, 2026, 4:35 p.m."""
    lang = language.language()
    day = QLocale().toString(when.date(), "d MMMM yyyy" if lang == "fr" else "MMMM d, yyyy")
    return text("dialogs-moment", lang, day=day, time=QLocale().toString(when.time(), QLocale.FormatType.ShortFormat))


def show(parent: Any, document: Document | None) -> Backups:
    """Show them."""
    assert document is not None
    dialog = Backups(parent, document)
    dialog.open()
    return dialog
