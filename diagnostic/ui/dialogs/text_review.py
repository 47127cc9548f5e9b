"""Texts that may point to a person (E03): change them in their step, or clear them with a reason."""

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from diagnostic.domain import naming
from diagnostic.domain.diagnostic import Edit, step_of
from diagnostic.domain.records import Clearance, Record
from diagnostic.domain.safeguards import Finding, persons
from diagnostic.language import text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, asked, fill, table
from diagnostic.ui.document import Document
from diagnostic.ui.steps.vacant import Vacant

AROUND = 30
"""Letters shown on each side of what was found."""


class TextReview(Frame):
    """The findings that nobody has cleared."""

    def __init__(self, parent: Any, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-review", lang), text("dialogs-review-about", lang), 104, 32)
        self.document = document
        self.found: list[Finding] = []
        headings = [text(f"dialogs-review-{each}", lang) for each in ("what", "text", "where")]
        self.table = table(headings, self.windowTitle(), (3, 6, 5))
        self.body.addWidget(self.table, 1)
        self.none = Vacant(text("dialogs-review-none", lang))
        self.body.addWidget(self.none, 1)
        self.reason, self.asking = QLineEdit(), QWidget()
        words = text("dialogs-review-reason", lang), text("dialogs-review-reason-about", lang)
        self.asking.setLayout(asked(words[0], self.reason, words[1]))
        self.body.addWidget(self.asking)
        self.go = self.add_button(text("dialogs-review-go", lang), self._go)
        self.clear = self.add_button(text("dialogs-review-clear", lang), self._clear, "primary")
        self.add_close()
        self._fill()

    def _record(self, finding: Finding) -> Record:
        return next(each for each in self.document.diagnostic if each.id == finding.record_id)

    def _value(self, finding: Finding) -> str:
        return persons.text_at(self._record(finding), finding.field)

    def _fill(self) -> None:
        """Every text is looked at: in the background, there may be thousands."""
        diagnostic = self.document.diagnostic
        jobs.run(self, self.windowTitle(), lambda _: persons.uncleared(diagnostic), self._list)

    def _list(self, found: tuple[Finding, ...]) -> None:
        lang, rows = language.language(), []
        self.found = list(found)
        for each in self.found:
            whole, record = self._value(each), self._record(each)
            around = whole[max(0, each.start - AROUND) : each.end + AROUND].replace("\n", " ")
            kind = text(f"dialogs-kind-{record.kind}", lang)
            name = naming.name(record, self.document.diagnostic, self.document.catalogues, lang)
            where = text("dialogs-history-record", lang, kind=kind, name=name) if name else kind
            rows.append((text(f"safeguards-finding-{each.what}", lang), f"…{around}…", where))
        fill(self.table, rows)
        self.table.selectRow(0)
        for button in (self.go, self.clear):
            button.setEnabled(bool(self.found))
        for widget in (self.table, self.asking, self.go, self.clear):
            widget.setVisible(bool(self.found))
        self.none.setVisible(not self.found)

    def _now(self) -> Finding | None:
        row = self.table.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def _go(self) -> None:
        finding, window = self._now(), self.home
        if finding is not None:
            record = self._record(finding)
            self.accept()
            window.workspace.show_record(step_of(self.document.diagnostic, record), record.kind, record.id)  # type: ignore[union-attr]

    def _clear(self) -> None:
        finding, reason = self._now(), self.reason.text().strip()
        if finding is None:
            return
        if finding.rule == "H02":
            self.tell(text("dialogs-review-word", language.language()))
            return
        if not reason:
            self.tell(text("dialogs-reason-needed", language.language()))
            self.reason.setFocus()
            return
        clearance = Clearance(
            record=finding.record_id,
            record_field=finding.field,
            digest=persons.digest(self._value(finding)),
            reason=reason,
            cleared_on=dt.date.today(),
        )
        if self.save(self.document, Edit((clearance,)), "dialogs-undo-clear"):
            self.reason.clear()
            self._fill()


def show(parent: Any, document: Document | None) -> TextReview:
    """Show the findings."""
    assert document is not None
    dialog = TextReview(parent, document)
    dialog.open()
    return dialog
