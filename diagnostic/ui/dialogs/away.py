"""Where Repère is not at hand: forms for phones, on paper and as a workbook go out to a folder; answers come back, are
looked at, and accepted."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from diagnostic.domain import naming
from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import OwnForm, Picture, Record, Response
from diagnostic.exchange import intake
from diagnostic.exchange.forms import KINDS
from diagnostic.exchange.intake import Intake, Remark
from diagnostic.language import text
from diagnostic.ui import jobs, language, not_taken
from diagnostic.ui.dialogs.frame import Frame, choices, fill, table
from diagnostic.ui.dialogs.new_diagnostic import documents
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, restyle, said
from diagnostic.ui.widgets.choice_button import Tick

PREVIEW = 20
"""Answers that are shown."""
MOST_LISTED = 1_000
"""Remarks that are shown; the saved list has all."""
FILTER = "*.zip *.xlsx *.csv *.xml"


class Away(Frame):
    """Answers are files or a folder. Nothing is kept before people accept; then all of it is one edit that undo takes
    back."""

    def __init__(self, parent: Any, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-away", lang), text("dialogs-away-about", lang), 110, 44)
        self.document = document
        self.taken: Intake | None = None
        self._listed: list[tuple[str, str, str]] = []
        self.body.addWidget(said(text("dialogs-away-out", lang), "sectionTitle"))
        self.kind = choices([(each, text(f"dialogs-away-kind-{each}", lang)) for each in KINDS])
        self.lang = choices([(each, text(f"dialogs-in-{each}", lang)) for each in (*LANGS, "both")], lang)
        self.large = Tick(text("dialogs-away-large", lang))
        self.filled = Tick(text("dialogs-away-filled", lang))
        self.forms = button(text("dialogs-away-write", lang), self._pick_where)
        self.ask(text("dialogs-away-kind", lang), self.kind)
        self.ask(text("dialogs-export-language", lang), self.lang)
        self.body.addWidget(self.large)
        self.body.addWidget(self.filled)
        self.body.addLayout(beside(self.forms))
        self.body.addWidget(said(text("dialogs-away-back", lang), "sectionTitle"))
        self.files = button(text("dialogs-away-files", lang), self._pick_files, "primary")
        self.folder = button(text("dialogs-away-folder", lang), self._pick_folder)
        self.body.addLayout(beside(self.files, self.folder))
        self.named = said("", "hint")
        self.outcome = said("", "note")
        self.refused = table(
            [text(f"dialogs-import-{key}", lang) for key in ("from", "row", "reason")],
            text("dialogs-import-refused", lang),
            (3, 1, 8),
        )
        self.kept = table(
            [text(f"dialogs-away-{key}", lang) for key in ("what", "said")], text("dialogs-away-kept", lang), (2, 6)
        )
        self.heads = {
            "refused": said(text("dialogs-import-refused", lang), "sectionTitle"),
            "kept": said(text("dialogs-away-kept", lang), "sectionTitle"),
        }
        for each in (self.named, self.outcome, self.heads["refused"], self.refused, self.heads["kept"], self.kept):
            self.body.addWidget(each)
            each.hide()
        self.body.addStretch(1)
        self.list_button = self.add_button(text("dialogs-import-save-list", lang), self._save_list)
        self.list_button.hide()
        self.add_button(text("dialogs-close", lang), self.reject)
        self.go = self.add_button(text("dialogs-import-go", lang), self._accept, "primary")
        self.go.setEnabled(False)
        self.kind.currentIndexChanged.connect(lambda _: self._offer())
        self._offer()

    def _offer(self) -> None:
        """What can be said of the kind of forms chosen."""
        kind = self.kind.currentData()
        self.lang.setEnabled(kind != "phone")  # those hold both languages
        self.large.setVisible(kind == "paper")
        self.filled.setVisible(kind == "workbook")

    # answers that come in

    def _pick_files(self) -> None:
        dialog = QFileDialog(self, text("dialogs-away", language.language()), str(documents()), FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda found: self.read([Path(each) for each in found]))
        dialog.open()

    def _pick_folder(self) -> None:
        dialog = QFileDialog(self, text("dialogs-away-folder", language.language()), str(documents()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda found: self.read([Path(found)]))
        dialog.open()

    def read(self, paths: Sequence[Path]) -> None:
        """Read what came in and show what would be kept and what not."""
        document = self.document

        def work(progress: jobs.Progress) -> Intake:
            from diagnostic.exchange.coming_back import take

            return take(paths, document.diagnostic, document.catalogues, lambda done, of: progress(done / of))

        def done(taken: Intake) -> None:
            self.tell(text("dialogs-away-stopped", language.language()) if taken.cancelled else "")
            self._show(taken, ", ".join(each.name for each in paths))

        jobs.run(self, text("dialogs-away-reading", language.language()), work, done, self._failed)

    def _failed(self, reason: RepereError) -> None:
        self._show(Intake(), "")
        self.tell(reason)

    def _show(self, taken: Intake, name: str) -> None:
        lang = language.language()
        self.taken = taken
        remarks = [*taken.refused, *taken.left_out]
        self._listed = [_said(each) for each in remarks]
        self.named.setText(text("dialogs-import-file", lang, file=name, count=taken.rows))
        pictures = sum(isinstance(each, Picture) for each in taken.kept)
        self.outcome.setText(
            text("dialogs-import-kept", lang, kept=len(taken.kept) - pictures, refused=len(taken.refused),
                 left=len(taken.left_out))
            + (" " + text("dialogs-away-pictures", lang, count=pictures) if pictures else "")
        )  # fmt: skip
        self.outcome.setObjectName("warning" if remarks else "good")
        restyle(self.outcome)
        fill(self.refused, self._listed[:MOST_LISTED])
        fill(self.kept, [each for each, _ in zip(self._previewed(taken.kept), range(PREVIEW), strict=False)])
        for widget in (self.named, self.outcome):
            widget.setVisible(bool(taken.rows) and not taken.cancelled)
        for key, listed, shown in (("refused", self.refused, remarks), ("kept", self.kept, taken.kept)):
            self.heads[key].setVisible(bool(shown))
            listed.setVisible(bool(shown))
        self.list_button.setVisible(bool(remarks))
        self.go.setEnabled(bool(taken.kept))
        self.files.setObjectName("quiet" if taken.kept else "primary")
        restyle(self.files)
        self.fit()
        if taken.rows:
            self.bring(self.outcome)

    def _previewed(self, kept: Sequence[Record]) -> Iterator[tuple[str, str]]:
        """What each record is, and what it says."""
        lang, document = language.language(), self.document
        forms = {each.id: each.title for each in document.diagnostic.all(OwnForm)}
        for each in kept:
            if isinstance(each, Response) and each.own_form:
                yield forms.get(each.own_form, ""), each.label or "; ".join(_answers(each.extra))
            elif not isinstance(each, Response | Picture):
                name = naming.name(each, document.diagnostic, document.catalogues, lang)
                yield text(f"dialogs-kind-{each.kind}", lang), name

    def _save_list(self) -> None:
        not_taken.ask_where(self, "", self._listed)

    def _accept(self) -> None:
        if self.taken is not None and self.save(self.document, self.taken.edit(), "intake-undo-label"):
            self.accept()

    # forms that go out

    def _pick_where(self) -> None:
        dialog = QFileDialog(self, text("dialogs-away-write", language.language()), str(documents()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda found: self.write_forms(Path(found)))
        dialog.open()

    def write_forms(self, folder: Path) -> None:
        """Write every form of the kind chosen, the community's own too, into a folder."""
        document, lang = self.document, language.language()
        kind, large, filled = self.kind.currentData(), self.large.isChecked(), self.filled.isChecked()
        chosen = self.lang.currentData()
        langs: tuple[Lang, ...] = (lang,) if kind == "phone" else LANGS if chosen == "both" else (chosen,)

        def work(progress: jobs.Progress) -> int:
            from diagnostic.exchange.forms import write

            return len(
                write(folder, document.diagnostic, document.catalogues, kinds=[kind], langs=langs, large=large,
                      filled=filled and kind == "workbook", progress=progress)
            )  # fmt: skip

        def done(count: int) -> None:
            self.tell(text("dialogs-away-written", lang, count=count, folder=folder.name))

        jobs.run(self, text("dialogs-away-writing", lang), work, done, self.tell)


def _said(remark: Remark) -> tuple[str, str, str]:
    said_in = language.language()
    return str(remark.arguments.get("came_in", "")), str(remark.row or ""), intake.say(remark, said_in)


def _answers(found: Any, most: int = 6) -> list[str]:
    """The first answers, in the order of the form."""
    if isinstance(found, dict):
        return [said for each in found.values() for said in _answers(each)][:most]
    if isinstance(found, list | tuple):
        inside = [said for each in found for said in _answers(each)][:most]
        return inside if any(isinstance(each, dict) for each in found) else [", ".join(map(str, found))]
    return [str(found)]


def show(parent: Any, document: Document | None) -> Away:
    """Show the dialog."""
    assert document is not None
    dialog = Away(parent, document)
    dialog.open()
    return dialog
