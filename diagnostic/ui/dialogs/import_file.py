"""Import a directory of resources, places, factors or sources: look, match columns, see what is refused, accept."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from diagnostic.exchange import intake
from diagnostic.language import text
from diagnostic.ui import jobs, language, not_taken
from diagnostic.ui.dialogs.frame import Frame, choices, fill, table
from diagnostic.ui.dialogs.new_diagnostic import ask_which
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, restyle, said
from diagnostic.ui.steps.group import Group
from diagnostic.ui.widgets.choice_button import Tick

KINDS = ("resources", "places", "factors", "sources")
PREVIEW = 20
"""Rows of the file that are shown."""
FILTER = "*.csv *.tsv *.txt *.xlsx *.xls *.ods *.geojson *.json *.gpkg *.kml *.gpx *.shp"


def _form() -> tuple[QWidget, QFormLayout]:
    """Labels beside their lists; below each other where labels are long."""
    inside = QWidget()
    form = QFormLayout(inside)
    form.setContentsMargins(0, 0, 0, 0)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return inside, form


class ImportFile(Frame):
    """One file. Nothing is kept before people accept; then all of it is one edit that undo takes back."""

    def __init__(self, parent: Any, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-import", lang), text("dialogs-import-about", lang), 110, 46)
        self.document = document
        self.incoming: intake.Incoming | None = None
        self.taken: intake.Intake | None = None
        self.path = Path()
        self._listed: list[tuple[str, str]] = []
        self.what = choices([(each, text(f"dialogs-import-{each}", lang)) for each in KINDS])
        self.ask(text("dialogs-import-what", lang), self.what)
        self.pick = button(text("dialogs-import-pick", lang), self._pick, "primary")
        self.named = said("", "hint")
        row = beside(self.pick)
        row.insertWidget(1, self.named, 1)
        self.body.addLayout(row)
        self.matching, self.form = _form()
        self.others = Group("", opened=False)
        inside, self.other_form = _form()
        self.others.body.addWidget(inside)
        self.boxes: dict[str, QComboBox] = {}
        self._build_reading()
        self.preview = table([], text("dialogs-import-preview", lang))
        self.outcome = said("", "note")
        self.refused = table(
            [text("dialogs-import-row", lang), text("dialogs-import-reason", lang)],
            text("dialogs-import-refused", lang),
            (1, 8),
        )
        parts = ("result", "preview", "match", "refused")
        self.heads = {key: said(text(f"dialogs-import-{key}", lang), "sectionTitle") for key in parts}
        for each in (
            self.heads["result"], self.outcome, self.heads["refused"], self.refused, self.heads["preview"],
            self.preview, self.reading, self.heads["match"], self.matching, self.others,
        ):  # fmt: skip
            self.body.addWidget(each)
            each.hide()
        self.body.addStretch(1)
        self.list_button = self.add_button(text("dialogs-import-save-list", lang), self._save_list)
        self.list_button.hide()
        self.add_button(text("dialogs-cancel", lang), self.reject)
        self.go = self.add_button(text("dialogs-import-go", lang), self._accept, "primary")
        self.go.setEnabled(False)
        self.what.activated.connect(lambda: self.read(self.path) if self.path.name else None)

    def _build_reading(self) -> None:
        """What people can say of a table that was misread, shown where it can make a difference."""
        lang = language.language()
        self.reading = QWidget()
        row = QFormLayout(self.reading)
        row.setContentsMargins(0, 0, 0, 0)
        self.header = Tick(text("dialogs-import-header", lang))
        self.header.setChecked(True)
        self.letters = choices([(each, text(f"intake-letters-{each}", lang)) for each in intake.ENCODINGS])
        self.sheet = choices([])
        row.addRow(self.header)
        row.addRow(text("dialogs-import-sheet", lang), self.sheet)
        row.addRow(text("dialogs-import-letters", lang), self.letters)
        self.header.clicked.connect(self._read_again)
        self.letters.activated.connect(self._read_again)
        self.sheet.activated.connect(self._read_again)

    def _show_reading(self, found: intake.Table) -> None:
        row = self.reading.layout()
        assert isinstance(row, QFormLayout)
        self.letters.setCurrentIndex(max(0, self.letters.findData(found.encoding)))
        self.sheet.clear()
        for name in found.sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(found.sheet)))
        row.setRowVisible(self.letters, bool(found.encoding))
        row.setRowVisible(self.sheet, len(found.sheets) > 1)
        self.reading.setVisible(bool(found.encoding or found.sheets))

    def _read_again(self) -> None:
        sheet = self.sheet.currentData() or ""
        letters = self.letters.currentData() if self.incoming and self.incoming.table.encoding else ""
        self.read(self.path, intake.Reading(self.header.isChecked(), letters, sheet))

    def _pick(self) -> None:
        ask_which(self, text("dialogs-import", language.language()), FILTER, self.read)

    def read(self, path: Path, reading: intake.Reading | None = None) -> None:
        """Read a file and show it; ``reading`` is what people say of how it must be read."""
        self.path = path
        self.header.setChecked(reading.header if reading else True)
        what = self.what.currentData()

        def done(found: intake.Incoming) -> None:
            self.tell("")
            self.incoming = found
            self._show_file()

        title = text("dialogs-import", language.language())
        jobs.run(self, title, lambda _: intake.open_incoming(path, what, reading), done, self._failed)

    def _failed(self, reason: Any) -> None:
        self.incoming = None
        self.go.setEnabled(False)
        self.tell(reason)

    def _show_file(self) -> None:
        assert self.incoming is not None
        lang, found = language.language(), self.incoming
        headers = list(found.table.headers)
        self.named.setText(text("dialogs-import-file", lang, file=self.path.name, count=len(found.table.rows)))
        self.preview.setColumnCount(len(headers))
        self.preview.setHorizontalHeaderLabels(headers)
        fill(self.preview, [[row.cells.get(each, "") for each in headers] for row in found.table.rows[:PREVIEW]])
        self._show_reading(found.table)
        for form in (self.form, self.other_form):
            while form.rowCount():
                form.removeRow(0)
        self.boxes = {}
        nothing, labels = (
            text("dialogs-import-nothing", lang),
            intake.field_labels(found.what, self.document.catalogues, lang),
        )
        for field in intake.fields_for(found.what):
            box = choices([("", nothing), *((each, each) for each in headers)], found.mapping.columns.get(field, ""))
            label = labels[field]
            box.setAccessibleName(label)
            box.activated.connect(lambda: self._try())
            (self.form if box.currentData() else self.other_form).addRow(label, box)
            self.boxes[field] = box
        self.others.name(text("dialogs-import-others", lang, count=self.other_form.rowCount()))
        for each in (*self.heads.values(), self.preview, self.matching, self.outcome):
            each.show()
        self.others.setVisible(self.other_form.rowCount() > 0)
        self._chosen()
        self._try()

    def _chosen(self) -> None:
        """A file is there: what comes next is to accept it, not to choose another one."""
        self.pick.setObjectName("quiet")
        restyle(self.pick)
        self.fit()

    def _mapping(self) -> intake.ColumnMapping:
        assert self.incoming is not None
        columns = {field: box.currentData() for field, box in self.boxes.items() if box.currentData()}
        return intake.ColumnMapping(self.incoming.what, columns, self.incoming.mapping.fixed)

    def _try(self) -> None:
        """Show what would be kept and what not, without keeping anything."""
        incoming, mapping, document = self.incoming, self._mapping(), self.document
        assert incoming is not None

        def work(progress: jobs.Progress) -> intake.Intake:
            def rows(done: int, whole: int) -> bool:
                return progress(done / max(1, whole))

            return intake.take(incoming, mapping, document.diagnostic, document.catalogues, rows)

        jobs.run(self, text("dialogs-import", language.language()), work, self._show_result, self._failed)

    def _show_result(self, taken: intake.Intake) -> None:
        lang, what = language.language(), self.incoming.what if self.incoming else None
        self.taken = taken
        remarks = [*taken.refused, *taken.left_out]
        kept = {each.id for each in taken.kept if getattr(each, "resource", None) is None}
        self.outcome.setText(
            text("dialogs-import-kept", lang, kept=len(kept), refused=len(taken.refused), left=len(taken.left_out))
        )
        self._listed = [(str(each.row), intake.say(each, lang, what)) for each in remarks]
        fill(self.refused, self._listed)
        self.outcome.setObjectName("warning" if remarks else "good")
        restyle(self.outcome)
        for each in (self.heads["refused"], self.refused):
            each.setVisible(bool(remarks))
        self.list_button.setVisible(bool(remarks))
        self.go.setEnabled(bool(taken.kept))

    def _save_list(self) -> None:
        not_taken.ask_where(self, f"{self.path.stem}-", self._listed)

    def _accept(self) -> None:
        if self.taken is not None and self.save(self.document, self.taken.edit(), "intake-undo-label"):
            self.accept()


def show(parent: Any, document: Document | None) -> ImportFile:
    """Show the dialog."""
    assert document is not None
    dialog = ImportFile(parent, document)
    dialog.open()
    return dialog
