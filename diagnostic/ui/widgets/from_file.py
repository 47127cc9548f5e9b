"""A button that takes positions from a photo or a GPX file. The file is read in a thread and let go of."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QPushButton, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text
from diagnostic.mapping import traces
from diagnostic.ui import threads
from diagnostic.ui.widgets.files import read_file

OFFERED = 200
"""Positions that people choose one of; of a longer track these are spread from its start to its end."""


class FromFile(QPushButton):
    """``found`` gives the positions (``traces.Mark``) that a file holds, ``refused`` says in words why there are none.
    With ``one``, people choose which."""

    found = Signal(tuple)
    refused = Signal(str)

    def __init__(self, lang: Lang, one: bool, parent: QWidget) -> None:
        super().__init__(text("placing-file", lang), parent)
        self._lang: Lang = lang
        self._one = one
        self.setToolTip(text("placing-file-about", lang))
        self.setAccessibleDescription(text("placing-file-about", lang))
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        wanted = " ".join(f"*{each} *{each.upper()}" for each in (*traces.PHOTOS, *traces.TRACKS))
        kinds = f"{text('placing-file-kinds', self._lang)} ({wanted})"
        path, _ = QFileDialog.getOpenFileName(self, text("placing-file-choose", self._lang), "", kinds)
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Read the positions of a file."""
        self.setEnabled(False)
        threads.start(self, lambda: traces.read(read_file(path), path.suffix), self._arrived)

    def _arrived(self, marks: Any, reason: Exception | None) -> None:
        self.setEnabled(True)
        if isinstance(reason, RepereError):
            self.refused.emit(explain(reason, self._lang))
            return
        if reason is not None:
            raise reason
        chosen = self.choose(marks) if self._one and len(marks) > 1 else marks
        if chosen:
            self.found.emit(chosen)

    def choose(self, marks: tuple[traces.Mark, ...]) -> tuple[traces.Mark, ...]:
        """The one that people mean; none when they think better of it."""
        step = max(1, -(-len(marks) // OFFERED))
        offered = {self._words(at, marks[at - 1]): marks[at - 1] for at in range(1, len(marks) + 1, step)}
        title, which = text("placing-file-choose", self._lang), text("placing-file-which", self._lang)
        said, agreed = QInputDialog.getItem(self, title, which, list(offered), 0, False)
        return (offered[said],) if agreed else ()

    def _words(self, number: int, mark: traces.Mark) -> str:
        if mark.name:
            return text("placing-mark-named", self._lang, number=number, name=mark.name)
        return text("placing-mark", self._lang, number=number)
