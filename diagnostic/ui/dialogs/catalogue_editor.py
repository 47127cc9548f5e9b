"""The lists of choices: add entries of one's own, put others in one's own words, hide what is not used (METHOD 2.2)."""

import re
import unicodedata
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from diagnostic.about import about
from diagnostic.domain.catalogue import LOCAL_PREFIX, Entry
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import LocalEntry
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame, asked, choices, chosen, fill, table
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, said
from diagnostic.ui.widgets.choice_button import Tick
from diagnostic.ui.widgets.text import Box, Line
from diagnostic.ui.widgets.words import fold

LABELS = ("label_en", "label_fr")
WORDS = (*LABELS, "definition_en", "definition_fr")


class CatalogueEditor(Frame):
    """One catalogue at a time; the entry chosen in it stands below."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-catalogue", lang), text("dialogs-catalogue-about", lang), 122, 36)
        self.document = document
        names = document.catalogues.entries("choices:catalogue")
        self.which = choices([(each.id, each.label(lang)) for each in names])
        self.ask(text("dialogs-catalogue-which", lang), self.which)
        self.search = QLineEdit()
        self.search.setPlaceholderText(text("dialogs-search", lang))
        self.search.setAccessibleName(text("dialogs-search", lang))
        self.search.setClearButtonEnabled(True)
        left, right = self.columns()
        left.addWidget(self.search)
        headings = [text(f"dialogs-catalogue-{each}", lang) for each in ("entry", "group", "state")]
        self.table = table(headings, text("dialogs-catalogue", lang), (6, 4, 2))
        left.addWidget(self.table, 1)
        self.add = button(text("dialogs-catalogue-add", lang), self._add, "add")
        left.addLayout(beside(self.add))
        self.boxes: dict[str, Line | Box] = {name: (Line if name in LABELS else Box)() for name in WORDS}
        for name, box in self.boxes.items():
            right.addLayout(asked(text(f"dialogs-catalogue-{name}", lang), box.main_widget(), within=box))
            box.committed.connect(lambda words, name=name: self._change(**{name: words}))
        self.group = choices([])
        self.ask(text("dialogs-catalogue-group", lang), self.group, into=right)
        self.group.activated.connect(lambda: self._change(group=self.group.currentData()))
        self.source = said("", "hint")
        right.addWidget(self.source)
        self.hidden = Tick(text("dialogs-catalogue-hidden", lang))
        self.hidden.clicked.connect(lambda state: self._change(hidden=state))
        right.addWidget(self.hidden)
        right.addStretch(1)
        self.add_close()
        self.which.currentIndexChanged.connect(lambda: self._fill())
        self.search.textChanged.connect(lambda: self._fill())
        self.table.itemSelectionChanged.connect(self._show)
        self._fill()

    @property
    def _catalogue(self) -> str:
        return str(self.which.currentData())

    def _fill(self, choose: str = "") -> None:
        lang, known = language.language(), self.document.catalogues
        choose = choose or chosen(self.table)
        wanted = fold(self.search.text()).split()
        entries = [
            each
            for each in known.entries(self._catalogue, hidden=True)
            if all(word in fold(f"{each.label_en} {each.label_fr}") for word in wanted)
        ]
        rows = []
        for each in entries:
            states = [text("dialogs-catalogue-own", lang)] if each.is_local else []
            states += [text("dialogs-catalogue-is-hidden", lang)] if each.hidden else []
            group = known.group_label(self._catalogue, each.group, lang) if each.group else ""
            rows.append((each.label(lang), group, ", ".join(states)))
        self.table.blockSignals(True)
        fill(self.table, rows, [each.id for each in entries])
        row = next((place for place, each in enumerate(entries) if each.id == choose), 0)
        if entries:
            self.table.selectRow(row)
            self.table.scrollTo(self.table.model().index(row, 0))
        self.table.blockSignals(False)
        self._show()

    def _now(self) -> Entry | None:
        return self.document.catalogues.find(self._catalogue, chosen(self.table))

    def _show(self) -> None:
        entry = self._now()
        for name, box in self.boxes.items():
            box.forget()
            box.show_value(getattr(entry, name) if entry else "")
            box.setEnabled(entry is not None)
        self._show_group(entry)
        self.source.setText(self._source(entry) if entry else "")
        self.hidden.setChecked(entry is not None and entry.hidden)
        self.hidden.setEnabled(entry is not None)

    def _source(self, entry: Entry) -> str:
        lang = language.language()
        lines = about(self._catalogue, entry, self.document.catalogues, lang)
        return "\n".join(line for line in lines if line != entry.definition(lang))

    def _show_group(self, entry: Entry | None) -> None:
        """The group: chosen for an entry of one's own (a service takes its pillar from it), read for a shipped one."""
        known, lang = self.document.catalogues, language.language()
        groups = dict.fromkeys(each.group for each in known.entries(self._catalogue, hidden=True) if each.group)
        self.group.clear()
        for each in groups:
            self.group.addItem(known.group_label(self._catalogue, each, lang), each)
        self.group.setCurrentIndex(self.group.findData(entry.group) if entry else -1)
        self.group.setEnabled(entry is not None and entry.is_local)

    def _change(self, **values: Any) -> None:
        entry = self._now()
        if entry is None or all(getattr(entry, name) == value for name, value in values.items()):
            return
        if any(name.startswith("label_") and not value for name, value in values.items()):
            self._show()  # an entry keeps a name in both languages
            return
        kept = next(
            (
                each
                for each in self.document.diagnostic.all(LocalEntry)
                if (each.catalogue, each.entry) == (self._catalogue, entry.id)
            ),
            LocalEntry(catalogue=self._catalogue, entry=entry.id, group=entry.group, hidden=entry.hidden),
        )
        if self.save(self.document, Edit((replace(kept, **values),)), "dialogs-undo-catalogue"):
            self._fill(entry.id)

    def _add(self) -> None:
        words = self.search.text().strip() or text("dialogs-catalogue-new", language.language())
        known, near = self.document.catalogues, self._now()
        plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
        stem = LOCAL_PREFIX + (re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40] or "entry")
        ids = (f"{stem}{number or ''}" for number in range(1000))
        new = next(each for each in ids if known.find(self._catalogue, each) is None)
        entry = LocalEntry(
            catalogue=self._catalogue, entry=new, group=near.group if near else "", label_en=words, label_fr=words
        )
        self.search.clear()
        if self.save(self.document, Edit((entry,)), "dialogs-undo-catalogue"):
            self._fill(new)
            first = self.boxes["label_en"].main_widget()
            assert isinstance(first, QLineEdit)
            first.setFocus()
            first.selectAll()


def show(parent: Any, document: Document | None) -> CatalogueEditor:
    """Show the lists."""
    assert document is not None
    dialog = CatalogueEditor(parent, document)
    dialog.open()
    return dialog
