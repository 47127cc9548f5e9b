"""Where a form comes from and where it goes: a file, or the diagnostic, with the lists and pictures that it names."""

import datetime as dt
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import OwnForm
from diagnostic.exchange.form_files import KINDS, write_sheets
from diagnostic.language import text
from diagnostic.questionnaire import own_forms
from diagnostic.questionnaire.editor import edits
from diagnostic.questionnaire.editor.checking import with_version
from diagnostic.questionnaire.editor.draft import Draft, opened
from diagnostic.questionnaire.reading import beside
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.new_diagnostic import documents
from diagnostic.ui.document import Document

if TYPE_CHECKING:
    from diagnostic.ui.form_editor.window import FormEditor

OPENED = ("*.xlsx", "*.xls", "*.md", "*.csv")
_WORD = re.compile(r"[\w.-]+")


class Source:
    """The folder that a form was read from: its lists and pictures are there."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def find(self, name: str) -> Path | None:
        """A file beside the form."""
        return beside(self.path)(name) if self.path is not None else None

    def unpack(self, form: OwnForm) -> Path:
        """A form of the diagnostic as files, for as long as it is open here."""
        self.forget()
        self._folder = TemporaryDirectory(prefix="repere-")
        self.path = own_forms.unpacked(form, Path(self._folder.name))
        return self.path

    def forget(self) -> None:
        """Nothing is open any more."""
        self.path = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def forms_of(document: Document | None) -> list[OwnForm]:
    """The forms that the diagnostic has, in the version asked now."""
    return own_forms.current(document.diagnostic.all(OwnForm)) if document is not None else []


def open_own(form: OwnForm, source: Source) -> Draft:
    """The draft of a form of the diagnostic. Raises ``BadForm``."""
    return opened(source.unpack(form))


def open_file(path: Path, source: Source) -> Draft:
    """The draft of a file. Raises ``BadForm``, ``OSError``."""
    draft = opened(path)
    source.forget()
    source.path = path
    return draft


def ask_which(editor: "FormEditor") -> None:
    """Have people choose a form file."""
    lang = language.language()
    dialog = QFileDialog(editor, text("editor-open-file", lang), str(documents()), " ".join(OPENED))
    dialog.setWindowTitle(text("editor-open-file", lang))
    dialog.setNameFilter(f"XLSForm ({' '.join(OPENED)})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: editor.open_file(Path(chosen)))
    dialog.open()


def ask_where(editor: "FormEditor") -> None:
    """Have people choose where the form goes as a file, and write it."""
    if not editor.ready():
        return
    lang = language.language()
    name = _stem(editor.draft)
    dialog = QFileDialog(editor, text("editor-save-file", lang), str(documents() / f"{name}.xlsx"))
    dialog.setNameFilters([f"XLSForm {each} (*{each})" for each in KINDS])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.fileSelected.connect(lambda chosen: save_file(editor, Path(chosen)))
    dialog.open()


def save_file(editor: "FormEditor", path: Path) -> None:
    """Write the form as a file, with the lists and pictures that it names beside it."""
    draft, source = _identified(editor.draft, ()), editor.source
    lang = language.language()

    def done(_: Any) -> None:
        editor.history.keep(draft)
        editor.history.mark_saved()
        editor.take(draft)
        editor.say(text("editor-saved-file", lang, file=path.name))

    jobs.run(editor, text("editor-saving", lang), lambda _: _write(draft, source, path), done, editor.tell)


def use_in_step(editor: "FormEditor") -> None:
    """Put the form in the diagnostic, as a new version when it has it already."""
    document = editor.document
    if document is None or not editor.ready():
        return
    lang, step = language.language(), int(editor.step.currentData())
    known = tuple(document.diagnostic.all(OwnForm))
    draft = _identified(editor.draft, {each.form_id for each in known} if not editor.draft.setting("form_id") else ())
    today, source = dt.date.today(), editor.source
    if any(each.form_id == draft.setting("form_id") for each in known):
        draft = with_version(draft, f"{today:%Y%m%d}01")

    def work(_: Any) -> OwnForm:
        with TemporaryDirectory(prefix="repere-") as folder:
            path = Path(folder) / f"{_stem(draft)}.xlsx"
            _write(draft, source, path)
            return own_forms.own_form(path, step, today, known)

    def done(form: OwnForm) -> None:
        document.apply(Edit((form,)), "editor-undo-form")
        editor.history.mark_saved()
        editor.accept()

    jobs.run(editor, text("editor-saving", lang), work, done, editor.tell)


def _write(draft: Draft, source: Source, path: Path) -> None:
    write_sheets(draft.sheets(), path)
    words = {
        word for table in draft.tables for line in table.lines for cell in line.cells for word in _WORD.findall(cell)
    }
    for word in words:
        for name in (word, f"{word}.csv"):
            found = source.find(name)
            if found is not None and found.parent != path.parent and not (path.parent / name).exists():
                shutil.copyfile(found, path.parent / name)


def _identified(draft: Draft, taken: Any) -> Draft:
    """The draft with a title and an id, which a new form gets from its title."""
    lang = language.language()
    if not draft.setting("form_title"):
        draft = edits.put_setting(draft, "form_title", text("editor-form-usual", lang))
    if not draft.setting("form_id"):
        stem = edits.slug(draft.setting("form_title")) or "form"
        names = (f"{stem}{number or ''}" for number in range(1000))
        draft = edits.put_setting(draft, "form_id", next(each for each in names if each not in taken))
    return draft


def _stem(draft: Draft) -> str:
    return draft.setting("form_id") or edits.slug(draft.setting("form_title")) or "form"
