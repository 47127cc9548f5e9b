"""The form of the one record of its kind: the mandate of the community."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import KINDS, Record
from diagnostic.questionnaire import Section
from diagnostic.ui.document import Document
from diagnostic.ui.steps.form_view import FormView
from diagnostic.ui.steps.scrolling import scrolled

WIDEST = 110
"""Letters of a form; wider boxes are harder to read, not easier to fill."""


class SingleView(QWidget):
    """The form of the one record of its kind."""

    new_wanted = Signal(str, object)
    map_wanted = Signal()

    def __init__(self, section: Section, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.kind = document, section.kind
        self.form = FormView(section, document, lang)
        self.form.new_wanted.connect(self.new_wanted)
        self.form.map_wanted.connect(self.map_wanted)
        inside = QFrame()
        inside.setObjectName("formCard")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 14, 20, 14)
        self.form.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST)
        column.addWidget(self.form)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))
        self.form.show_record(self._record())

    def _record(self) -> Record:
        if self.kind == "community":
            return self.document.diagnostic.community
        return next(iter(self.document.diagnostic.all(KINDS[self.kind])), KINDS[self.kind]())

    def refresh(self, edit: Edit) -> None:
        """Follow an edit."""
        self.form.refresh(edit)

    def finish(self) -> None:
        """Save what is being typed."""
        self.form.finish()
