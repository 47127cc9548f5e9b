"""A roundtable: what each group says of one rating, how far apart they are, and the value that is agreed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from diagnostic.analysis.roundtable import of_rating, spread
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.records import GroupRating
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame, choices, chosen, fill, table
from diagnostic.ui.document import Document
from diagnostic.ui.look import said

NOT_SAID, UNKNOWN = 0, -1
"""Values of the list of ratings for "not said yet" and "could not tell"."""
Anchors = Sequence[tuple[int, str]]
"""The values of a rating and their words."""


def in_words(diagnostic: Diagnostic, record_id: str, field: str, lang: Lang) -> str:
    """How far apart groups are, in one line; empty when none was asked."""
    found = spread(of_rating(diagnostic, record_id, field))
    if found is None:
        return ""
    if found.low is None:
        words = text("view-groups-unrated", lang, groups=found.groups)
    else:
        words = text(
            "view-groups-spread", lang, groups=found.groups, low=found.low, middle=found.middle, high=found.high
        )
    more = [text("view-groups-wide", lang)] if found.wide else []
    if found.dissents:
        more.append(text("view-groups-dissent", lang, count=len(found.dissents)))
    return " ".join((words, *more))


class Roundtable(Frame):
    """The groups, and under the list the one chosen in it. ``agreed`` carries the value that was agreed."""

    agreed = Signal(int)

    def __init__(
        self, parent: QWidget, document: Document, record_id: str, field: str, label: str, anchors: Anchors
    ) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-roundtable", lang), text("dialogs-roundtable-about", lang), 84, 44)
        self.document, self.record_id, self.field = document, record_id, field
        self._anchors = dict(anchors)
        self.body.addWidget(said(label, "fieldLabel"))
        headings = [text(f"dialogs-roundtable-{each}", lang) for each in ("group", "rating", "dissent")]
        self.table = table(headings, self.windowTitle())
        self.body.addWidget(self.table, 1)
        self.spread = said("")
        self.body.addWidget(self.spread)
        self.group = QLineEdit()
        self.ask(headings[0], self.group, text("dialogs-roundtable-group-hint", lang))
        pairs = [
            (NOT_SAID, text("dialogs-roundtable-not-said", lang)),
            *((value, f"{value}   {words}") for value, words in anchors),
            (UNKNOWN, text("view-unknown", lang)),
        ]
        self.rating = choices(pairs)
        self.ask(headings[1], self.rating)
        self.dissent = QPlainTextEdit()
        self.dissent.setTabChangesFocus(True)
        self.dissent.setMaximumHeight(self.fontMetrics().height() * 4)
        self.ask(headings[2], self.dissent, text("dialogs-roundtable-dissent-hint", lang))
        self.group.editingFinished.connect(lambda: self._change(group=self.group.text().strip()))
        self.rating.activated.connect(self._rate)
        self.agreed_value = choices([(value, f"{value}   {words}") for value, words in anchors])
        self.ask(text("dialogs-roundtable-agreed", lang), self.agreed_value)
        self.add_button(text("dialogs-roundtable-add", lang), self._add)
        self.delete = self.add_button(text("dialogs-roundtable-delete", lang), self._delete)
        self.add_button(text("dialogs-roundtable-agree", lang), self._agree, "primary")
        self.add_close()
        self.finished.connect(lambda _: self._keep_dissent())
        self.table.itemSelectionChanged.connect(self._show)
        self._shown: GroupRating | None = None
        self._fill()
        self.table.selectRow(0)

    def _ratings(self) -> tuple[GroupRating, ...]:
        return of_rating(self.document.diagnostic, self.record_id, self.field)

    def _fill(self, keep: str = "") -> None:
        lang, ratings = language.language(), self._ratings()
        kept = keep or chosen(self.table)
        self.table.blockSignals(True)
        rows = [(each.group, self._said(each, lang), each.dissent) for each in ratings]
        fill(self.table, rows, [each.id for each in ratings])
        row = next((place for place, each in enumerate(ratings) if each.id == kept), -1)
        if row >= 0:
            self.table.selectRow(row)
        self.table.blockSignals(False)
        words = in_words(self.document.diagnostic, self.record_id, self.field, lang)
        self.spread.setText(words or text("dialogs-roundtable-none", lang))
        found = spread(ratings)
        if found is not None and found.middle is not None:
            self.agreed_value.setCurrentIndex(max(0, self.agreed_value.findData(found.middle)))
        self._show()

    def _said(self, rating: GroupRating, lang: Lang) -> str:
        if rating.value is not None:
            return f"{rating.value}   {self._anchors.get(rating.value, '')}"
        return text("view-unknown" if "value" in rating.unknown else "dialogs-roundtable-not-said", lang)

    def _now(self) -> GroupRating | None:
        return self.document.diagnostic.get(GroupRating, chosen(self.table))

    def _show(self) -> None:
        self._keep_dissent()
        now = self._shown = self._now()
        self.group.setText(now.group if now else "")
        value = NOT_SAID if now is None else now.value or (UNKNOWN if "value" in now.unknown else NOT_SAID)
        self.rating.setCurrentIndex(max(0, self.rating.findData(value)))
        self.dissent.setPlainText(now.dissent if now else "")
        for each in (self.group, self.rating, self.dissent, self.delete):
            each.setEnabled(now is not None)

    def _keep_dissent(self) -> None:
        """Save a dissent that is still being written, before another group or nothing is shown."""
        written = self.dissent.toPlainText().strip()
        before = self._shown and self.document.diagnostic.get(GroupRating, self._shown.id)
        if before is not None and written != before.dissent:
            self.save(self.document, Edit((replace(before, dissent=written),)), "dialogs-undo-roundtable")
            rows = [each.id for each in self._ratings()]
            cell = self.table.item(rows.index(before.id), 2)
            if cell is not None:
                cell.setText(written)

    def _rate(self) -> None:
        value = self.rating.currentData()
        self._change(value=value if value > 0 else None, unknown=("value",) if value == UNKNOWN else ())

    def _change(self, **values: Any) -> None:
        now = self._now()
        if now is None:
            return
        changed = replace(now, **values)
        if changed != now and self.save(self.document, Edit((changed,)), "dialogs-undo-roundtable"):
            self._fill()

    def _add(self) -> None:
        number = len(self._ratings()) + 1
        name = text("dialogs-roundtable-new", language.language(), number=number)
        made = GroupRating(record=self.record_id, record_field=self.field, group=name)
        if self.save(self.document, Edit((made,)), "dialogs-undo-roundtable"):
            self._fill(made.id)
            self.group.setFocus()
            self.group.selectAll()

    def _delete(self) -> None:
        now = self._now()
        if now is not None and self.save(self.document, Edit((), (now,)), "dialogs-undo-roundtable"):
            self._shown = None
            self._fill()
            self.table.selectRow(0)

    def _agree(self) -> None:
        self._keep_dissent()
        self.agreed.emit(self.agreed_value.currentData())
        self.accept()


def show(
    parent: Any,
    document: Document | None,
    record_id: str,
    field: str,
    label: str,
    anchors: Anchors,
    agreed: Callable[[int], object],
) -> Roundtable:
    """Show what groups say of a field of a record; ``agreed`` gets the value they agree on."""
    assert document is not None
    dialog = Roundtable(parent, document, record_id, field, label, anchors)
    dialog.agreed.connect(agreed)
    dialog.open()
    return dialog
