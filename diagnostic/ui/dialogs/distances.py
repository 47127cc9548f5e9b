"""How far it is from each place to the nearest service of a kind, as a table: the twin of the map's layer."""

from typing import Any

from PySide6.QtWidgets import QSpinBox, QWidget

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.safeguards import views
from diagnostic.language import text
from diagnostic.mapping import distances
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame, choices, fill, table
from diagnostic.ui.document import Document
from diagnostic.ui.look import said
from diagnostic.ui.steps.background import Background


class Distances(Frame):
    """The farthest first; follows what is asked and what is edited."""

    def __init__(self, parent: QWidget | None, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("distances-title", lang), text("distances-intro", lang), wide=104, high=38)
        self.document = document
        self._background = Background(self)
        self.kind = choices([])
        self.ask(text("distances-kind", lang), self.kind)
        self.beyond = QSpinBox()
        self.beyond.setRange(0, int(distances.MOST))
        self.beyond.setSuffix("\u00a0km")
        self.beyond.setMaximumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.ask(text("distances-beyond", lang), self.beyond)
        self.empty = said("", "note")
        self.body.addWidget(self.empty)
        headings = [text(f"distances-column-{each}", lang) for each in ("place", "service", "far", "beyond")]
        self.table = table(headings, text("distances-title", lang), (5, 5, 4, 3))
        self.body.addWidget(self.table, 1)
        self.notes = said("", "hint")
        self.body.addWidget(self.notes)
        self.add_close()
        self._offer_kinds()
        self.kind.currentIndexChanged.connect(lambda _: self._work_out())
        self.beyond.valueChanged.connect(lambda _: self._work_out())
        document.changed.connect(self._follow)
        self._work_out()

    def _view(self) -> views.View:
        return views.internal(self.document.diagnostic, self.document.catalogues)

    def _offer_kinds(self) -> None:
        lang, now = language.language(), self.kind.currentData() or distances.ANY
        self.kind.blockSignals(True)
        self.kind.clear()
        for code, words in [(distances.ANY, text("distances-any", lang)), *distances.kinds(self._view(), lang)]:
            self.kind.addItem(words, code)
        self.kind.setCurrentIndex(max(0, self.kind.findData(now)))
        self.kind.blockSignals(False)

    def _follow(self, edit: Edit) -> None:
        self._offer_kinds()
        self._work_out()

    def _work_out(self) -> None:
        lang, kind, kilometres, view = language.language(), self.kind.currentData(), self.beyond.value(), self._view()

        def work() -> tuple[list[distances.Row], list[str]]:
            found = distances.distances(view, kind)
            return distances.rows(view, found, kilometres, lang), distances.notes(found, lang)

        self._background.run(work, lambda made: self._show(*made))

    def _show(self, rows: list[distances.Row], notes: list[str]) -> None:
        lang = language.language()
        fill(self.table, [(each.place, each.service, each.far, each.beyond) for each in rows])
        self.table.setColumnHidden(3, not self.beyond.value())
        self.table.setVisible(bool(rows))
        self.empty.setText("" if rows else text("distances-nothing", lang))
        self.empty.setVisible(not rows)
        self.notes.setText("\n".join(notes))


def show(parent: Any, document: Document | None) -> Distances:
    """Show them."""
    assert document is not None
    dialog = Distances(parent, document)
    dialog.open()
    return dialog
