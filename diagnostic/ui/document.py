"""The open diagnostic as the window sees it: every edit goes to the file first, then everything follows."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic, Edit

if TYPE_CHECKING:
    from diagnostic.analysis import Analysis
    from diagnostic.store import DiagnosticFile


class Document(QObject):
    """One open file. ``changed`` carries the edit that was made, undone or redone, once it is on disk."""

    changed = Signal(object)

    def __init__(self, file: "DiagnosticFile", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
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
        self._told(self.file.apply(edit, label))

    def undo(self) -> None:
        """Take the last edit back."""
        self._told(self.file.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._told(self.file.redo())

    def _told(self, edit: Edit | None) -> None:
        if edit is not None:
            self._analysis = None
            self.changed.emit(edit)
