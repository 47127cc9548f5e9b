"""The open diagnostic as the window sees it: every edit goes to the file first, then everything follows."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.records import Record
from diagnostic.store import StoreError
from diagnostic.ui import jobs

if TYPE_CHECKING:
    from diagnostic.analysis import Analysis
    from diagnostic.store import DiagnosticFile

MANY = 200
"""An edit of more records is written while the window goes on painting."""


class Document(QObject):
    """One open file. ``changed`` carries the edit that was made, undone or redone, once it is on disk."""

    changed = Signal(object)
    waiting_changed = Signal()
    """What waits to be saved is more, or less."""
    elsewhere_wanted = Signal(object)
    """People want a copy in another place, to go on there; carries what to do then."""

    def __init__(self, file: "DiagnosticFile", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.waiting: dict[str, Record] = {}
        """Records as they are on screen but not in the file, which could not be written, by id."""
        self._analysis: Analysis | None = None

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.file.path

    @property
    def diagnostic(self) -> Diagnostic:
        """All records, read only: change them with ``apply``."""
        return self.file.diagnostic

    @property
    def catalogues(self) -> Catalogues:
        """The catalogues with the community's own entries."""
        return self.file.catalogues

    def analysis(self) -> "Analysis":
        """The results as of now; computed once after each change."""
        from diagnostic.analysis import analyse

        if self._analysis is None:
            self._analysis = analyse(self.diagnostic, self.catalogues, dt.date.today())
        return self._analysis

    def apply(self, edit: Edit, label: str) -> None:
        """Save an edit; ``label`` is the message that names it in undo. Raises ``RepereError`` when the file does
        not have it."""
        self._do(lambda: self.file.apply(edit, label), len(edit.puts) + len(edit.removes))

    def save(self, edit: Edit, label: str) -> None:
        """Save an edit of what is on screen. When the file cannot be written it raises as ``apply`` does, and the
        records wait: they go with the next edit that can be saved, wherever people have gone since."""
        ids = {each.id for each in (*edit.puts, *edit.removes)}
        late = [each for each in self.waiting.values() if each.id not in ids]
        try:
            self.apply(Edit((*late, *edit.puts), edit.removes), label)
        except StoreError:
            self.waiting |= {each.id: each for each in edit.puts}
            self.waiting_changed.emit()
            raise
        self.give_up_waiting()

    def save_waiting(self) -> None:
        """Save what waits. Raises ``RepereError``; it waits on then."""
        if self.waiting:
            self.save(Edit(), "view-undo-change")

    def give_up_waiting(self) -> None:
        """Nothing waits any more."""
        if self.waiting:
            self.waiting.clear()
            self.waiting_changed.emit()

    def move_to(self, file: "DiagnosticFile") -> None:
        """Go on in a copy of the file, with what waits. Raises ``RepereError`` when that cannot be saved there."""
        left, self.file = self.file, file
        left.close()
        self.save_waiting()

    def undo(self) -> None:
        """Take the last edit back."""
        self.save_waiting()
        self._do(self.file.undo, self.file.undo_size)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.save_waiting()
        self._do(self.file.redo, self.file.redo_size)

    def _do(self, work: Callable[[], Edit | None], size: int) -> None:
        self.follow(jobs.wait(work) if size > MANY else work())

    def follow(self, edit: Edit | None) -> None:
        """Let everything follow an edit that the file has (also when a thread saved it)."""
        if edit is not None:
            self._analysis = None
            self.changed.emit(edit)
