"""All help lines: read, change, add, delete, and mark as checked today."""

import datetime as dt
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import HelpLine
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.danger_panel import name
from diagnostic.ui.dialogs.frame import Frame, chosen, fill, table
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button

FIELDS = ("name_en", "name_fr", "number", "hours")


class HelpLines(Frame):
    """The list, and under it the line chosen in it."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-help-lines", lang), text("dialogs-help-lines-about", lang), 116, 30)
        self.document = document
        headings = [text(f"dialogs-help-{each}", lang) for each in ("line", "number", "hours", "verified")]
        self.table = table(headings, self.windowTitle(), (8, 5, 4, 4))
        left, right = self.columns()
        left.addWidget(self.table, 1)
        self.boxes = {field: QLineEdit() for field in FIELDS}
        for field, box in self.boxes.items():
            self.ask(text(f"dialogs-help-{field}", lang), box, into=right)
            box.editingFinished.connect(lambda field=field: self._change(**{field: self.boxes[field].text().strip()}))
        self.order = QSpinBox()
        self.order.setRange(1, 99)
        self.ask(text("dialogs-help-order", lang), self.order, into=right)
        right.addStretch(1)
        self.order.editingFinished.connect(lambda: self._change(order=self.order.value()))
        self.add = button(text("dialogs-help-add", lang), self._add)
        self.delete = button(text("dialogs-help-delete", lang), self._delete)
        self.verified = button(text("dialogs-help-today", lang), lambda: self._change(verified_on=dt.date.today()))
        left.addLayout(beside(self.add, self.delete, self.verified))
        self.add_close()
        self.table.itemSelectionChanged.connect(self._show)
        self._fill()
        self.table.selectRow(0)

    def _lines(self) -> list[HelpLine]:
        return sorted(self.document.diagnostic.all(HelpLine), key=lambda each: each.order or 99)

    def _fill(self) -> None:
        lang, lines = language.language(), self._lines()
        never = text("dialogs-help-never", lang)
        rows = [
            (name(each, lang), each.number, each.hours, each.verified_on.isoformat() if each.verified_on else never)
            for each in lines
        ]
        kept = chosen(self.table)
        self.table.blockSignals(True)
        fill(self.table, rows, [each.id for each in lines])
        row = next((place for place, each in enumerate(lines) if each.id == kept), -1)
        if row >= 0:
            self.table.selectRow(row)
        self.table.blockSignals(False)
        self._show()

    def _now(self) -> HelpLine | None:
        return self.document.diagnostic.get(HelpLine, chosen(self.table))

    def _show(self) -> None:
        line = self._now()
        for field, box in self.boxes.items():
            box.setText(getattr(line, field) if line else "")
            box.setCursorPosition(0)
            box.setEnabled(line is not None)
        self.order.setValue((line.order or 99) if line else 1)
        for each in (self.order, self.delete, self.verified):
            each.setEnabled(line is not None)

    def _change(self, **values: Any) -> None:
        line = self._now()
        if line is not None and self.save(self.document, Edit((replace(line, **values),)), "dialogs-undo-help-line"):
            self._fill()

    def _add(self) -> None:
        new = text("dialogs-help-new", language.language())
        line = HelpLine(name_en=new, name_fr=new, order=len(self._lines()) + 1)
        if self.save(self.document, Edit((line,)), "dialogs-undo-help-line"):
            self._fill()
            self.table.selectRow(len(self._lines()) - 1)
            self.boxes["name_en"].setFocus()
            self.boxes["name_en"].selectAll()

    def _delete(self) -> None:
        line = self._now()
        if line is not None and self.save(self.document, Edit((), (line,)), "dialogs-undo-help-line"):
            self._fill()
            self.table.selectRow(0)


def show(parent: Any, document: Document | None) -> HelpLines:
    """Show them."""
    assert document is not None
    dialog = HelpLines(parent, document)
    dialog.open()
    return dialog
