"""A form file becomes questions of a step: chosen in a dialog, or dropped on the step's page."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import BadInput, RepereError
from diagnostic.domain.records import OwnForm
from diagnostic.language import text
from diagnostic.questionnaire import own_forms
from diagnostic.ui import jobs, language
from diagnostic.ui.document import Document

SUFFIXES = (".xlsx", ".xls", ".md", ".csv", ".xml")
"""Files that may be forms."""


def ask(parent: QWidget, document: Document, step: int) -> None:
    """Have people choose a form file for a step."""
    title = text("own-add-file", language.language())
    dialog = QFileDialog(parent, title)
    dialog.setNameFilter(f"XLSForm ({' '.join(f'*{each}' for each in SUFFIXES)})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: add(parent, document, step, Path(chosen)))
    dialog.open()


def add(
    parent: QWidget, document: Document, step: int, path: Path, then: Callable[[OwnForm], object] = lambda form: None
) -> None:
    """Read a form, which may take a second, and ask it in a step from now on; what it cannot be is said in words."""
    known = tuple(document.diagnostic.all(OwnForm))

    def done(form: OwnForm) -> None:
        try:
            document.apply(Edit((form,)), "own-undo-add")
        except RepereError as reason:
            jobs.tell(parent, reason)
            return
        then(form)

    def work(_: Any) -> OwnForm:
        try:
            return own_forms.own_form(path, step, dt.date.today(), known)
        except OSError as reason:
            raise BadInput("own-unreadable", file=path.name, reason=reason.strerror or "") from reason

    jobs.run(parent, text("own-reading", language.language(), file=path.name), work, done)
