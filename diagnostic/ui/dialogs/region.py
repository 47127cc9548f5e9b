"""The region's window: files that communities sent are taken into the region's database, one by one and with the reason
why not; then what comes out of it is written."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from diagnostic.domain.errors import RepereError
from diagnostic.exchange.keys import ring
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.language import text
from diagnostic.region import arrivals
from diagnostic.region.arrivals import Told
from diagnostic.ui import jobs, language, settings
from diagnostic.ui.dialogs.frame import Frame, asked, choices, chosen, fill, passphrase_asked, table
from diagnostic.ui.dialogs.new_diagnostic import ask_where, documents
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, said
from diagnostic.ui.widgets.choice_button import Tick
from diagnostic.ui.widgets.date import Date

if TYPE_CHECKING:
    from diagnostic.region.database import Keeping

OUTPUTS = {
    "report": (".xlsx", ".html", ".pdf", ".png", ".csv"),
    "directory": (".xlsx", ".pdf", ".csv", ".zip"),
    "feedback": ("",),
}
"""What can be written, and as which files; a folder of files for the last."""
ONE_LANGUAGE = {("directory", ".csv"), ("directory", ".zip")}


@dataclass(frozen=True, slots=True)
class State:
    """How many communities count in the database, and what came of the files that were just taken in."""

    communities: int = 0
    files: tuple[Told, ...] = ()


class Region(Frame):
    """Files are chosen or dropped; a signer nobody knows yet is compared and accepted from here."""

    def __init__(self, parent: Any) -> None:
        lang = language.language()
        super().__init__(parent, text("regional-window", lang), text("regional-window-about", lang), wide=112, high=40)
        self.setAcceptDrops(True)
        self._inputs: list[Path] = []
        self._turn = 0
        self.state = State()
        self.where = said("", "note")
        self.other = button(text("regional-window-other", lang), self._choose_database)
        self.body.addWidget(self.where)
        self.body.addLayout(beside(self.other))
        self.body.addWidget(said(text("regional-window-in", lang), "sectionTitle"))
        self.no_key = said(text("regional-arrivals-no-key", lang), "warning")
        self.body.addWidget(self.no_key)
        self.files = button(text("regional-arrivals-files", lang), lambda: self._choose(False), "primary")
        self.folder = button(text("regional-arrivals-folder", lang), lambda: self._choose(True))
        self.keys = button(text("release-keys-open", lang), self._keys)
        self.body.addLayout(beside(self.files, self.folder, self.keys))
        self.locked, self.passphrase = passphrase_asked(text("release-passphrase", lang))
        self.body.addWidget(self.locked)
        self._ask_due()
        self.count = said("", "note")
        self.body.addWidget(self.count)
        headings = [text(f"regional-arrivals-{each}", lang) for each in ("file", "taken", "outcome")]
        self.table = table(headings, self.windowTitle(), (3, 1, 8))
        self.body.addWidget(self.table, 1)
        self.accept_key = button(text("regional-arrivals-accept", lang), self._accept)
        self.new_key = button(text("regional-arrivals-new-key", lang), self._new_key)
        self.body.addLayout(beside(self.accept_key, self.new_key))
        self._make_outputs()
        self.add_close()
        self.table.itemSelectionChanged.connect(self._offer)
        self._follow_keys()
        self._show(self.state)
        self._open_database(self.database)

    def _ask_due(self) -> None:
        lang = language.language()
        self.due = Date(lang)
        label, hint = text("regional-window-due", lang), text("regional-window-due-hint", lang)
        self.body.addLayout(asked(label, self.due.main_widget(), hint, self.due))
        kept = settings.load().due
        self.due.show_value(dt.date.fromisoformat(kept) if kept else None)
        self.due.complaint.connect(self.tell)
        self.due.committed.connect(lambda day: settings.change(due=day.isoformat() if day else ""))

    def _make_outputs(self) -> None:
        lang = language.language()
        self.body.addWidget(said(text("regional-window-out", lang), "sectionTitle"))
        self.output = choices(
            [
                ((kind, suffix), text(f"regional-out-{kind}-{suffix[1:] or 'folder'}", lang))
                for kind, suffixes in OUTPUTS.items()
                for suffix in suffixes
            ]
        )
        self.ask(text("regional-window-what", lang), self.output)
        self.lang = choices([], None)
        self.ask(text("dialogs-export-language", lang), self.lang)
        self.draft = Tick(text("regional-window-draft", lang))
        self.body.addWidget(self.draft)
        self.write = button(text("regional-window-write", lang), self._ask_where)
        self.twice = button(text("regional-window-twice", lang), self._duplicates)
        self.body.addLayout(beside(self.write, self.twice))
        self.written = said("", "good")
        self.written.hide()
        self.body.addWidget(self.written)
        self.opens = button(text("dialogs-open-file", lang), lambda: None)
        self.opens.hide()
        self.body.addLayout(beside(self.opens))
        self.output.currentIndexChanged.connect(lambda: self._offer_languages())
        self._offer_languages()

    def _offer_languages(self) -> None:
        now, lang, output = (
            self.lang.currentData() or language.language(),
            language.language(),
            self.output.currentData(),
        )
        self.lang.clear()
        for each in ("en", "fr") if tuple(output) in ONE_LANGUAGE else ("en", "fr", "both"):
            self.lang.addItem(text(f"dialogs-in-{each}", lang), each)
        self.lang.setCurrentIndex(max(0, self.lang.findData(now)))
        self.draft.setVisible(output[0] != "directory")

    def _follow_keys(self) -> None:
        regions = ring.kept("region")
        self.no_key.setVisible(not regions)
        self.locked.setVisible(any(each.locked for each in regions))

    def _keys(self) -> None:
        from diagnostic.ui.dialogs import keys

        keys.show(self, None).finished.connect(lambda _: self._follow_keys())

    # the database

    @property
    def database(self) -> Path:
        """The file in which the region keeps what it took."""
        kept = settings.load().region
        return (
            Path(kept)
            if kept
            else documents() / f"{text('regional-file-name', language.language())}{arrivals.DATABASE}"
        )

    def _choose_database(self) -> None:
        dialog = QFileDialog(self, self.other.text(), str(self.database.parent), f"*{arrivals.DATABASE}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, True)  # one that is there is opened
        dialog.setDefaultSuffix(arrivals.DATABASE[1:])
        dialog.fileSelected.connect(lambda name: self._open_database(Path(name)))
        dialog.open()

    def _open_database(self, path: Path) -> None:
        def work(_: jobs.Progress) -> State:
            from diagnostic.region.database import opened

            if not path.exists():
                return State()
            with opened(path) as keeping:
                return State(len(keeping.contributions))

        def done(state: State) -> None:
            if turn == self._turn:  # nothing was taken in meanwhile
                self._show(state)

        def failed(reason: RepereError) -> None:
            settings.change(region=before)
            self._show(self.state)
            self.tell(reason)

        before = settings.load().region
        settings.change(region=str(path))
        self._inputs = []
        self._turn += 1
        turn = self._turn
        jobs.run(self, text("regional-window-opening", language.language()), work, done, failed)

    # files

    def _choose(self, folder: bool) -> None:
        patterns = " ".join(f"*{each}" for each in arrivals.SUFFIXES)
        dialog = QFileDialog(self, self.windowTitle(), str(documents()), patterns)
        dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.read([Path(each) for each in names]))
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(each.isLocalFile() for each in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.read([Path(each.toLocalFile()) for each in event.mimeData().urls() if each.isLocalFile()])

    def read(self, inputs: Sequence[Path]) -> None:
        """Take files and folders in, off the window's thread, and show what came of each."""
        self._inputs = list(inputs)
        self._turn += 1
        lang, passphrase, database = language.language(), self.passphrase.text(), self.database
        self.tell("")
        self.due.commit()
        try:
            due = self.due.value()
        except ValueError:  # the box has said so
            return

        def regions() -> list[Pair]:
            return [ring.unlock(each, passphrase if each.locked else "") for each in ring.kept("region")]

        def work(progress: jobs.Progress) -> State:
            from diagnostic.region.database import opened

            with opened(database) as keeping:
                files = arrivals.compile_(keeping, self._inputs, regions, lang, progress, due=due)
                return State(len(keeping.contributions), files)

        jobs.run(self, text("regional-arrivals-reading", lang), work, self._show, self._failed)

    def _failed(self, reason: RepereError) -> None:
        self.tell(reason)
        if self.passphrase.isVisible():
            self.passphrase.setFocus()

    # what came of them

    def _show(self, state: State) -> None:
        lang, self.state, path = language.language(), state, self.database
        self.where.setText(
            text("regional-window-where", lang, file=path.name, folder=str(path.parent), communities=state.communities)
        )
        order = sorted(range(len(state.files)), key=lambda at: state.files[at].taken)  # what needs a person comes first
        rows = [
            (each.path.name, text(f"regional-arrivals-{'yes' if each.taken else 'no'}", lang), each.message)
            for each in (state.files[at] for at in order)
        ]
        fill(self.table, rows, [str(at) for at in order])
        self.table.selectRow(0 if rows else -1)
        none = "regional-no-input" if self._inputs else "regional-arrivals-none"
        taken = sum(each.taken for each in state.files)
        counts = {
            "files": len(rows),
            "taken": taken,
            "refused": len(rows) - taken,
            "late": sum(x.late for x in state.files),
        }
        self.count.setText(text("regional-arrivals-count", lang, **counts) if rows else text(none, lang))
        self.write.setEnabled(state.communities > 0)
        self.twice.setEnabled(state.communities > 1)
        for each in (self.write, self.twice):
            each.setToolTip("" if each.isEnabled() else text("regional-window-nothing", lang))
        self._offer()

    @property
    def one(self) -> Told | None:
        """The chosen file."""
        at = chosen(self.table)
        return self.state.files[int(at)] if at else None

    def _offer(self) -> None:
        one = self.one
        self.accept_key.setVisible(one is not None and one.unknown is not None)
        self.new_key.setVisible(one is not None and one.another is not None)

    def _accept(self) -> None:
        from diagnostic.ui.dialogs import accept_key

        one = self.one
        if one is not None and one.unknown is not None:
            accept_key.show(self, None, "community", lambda _: self.read(self._inputs), one.unknown)

    def _new_key(self) -> None:
        """The community made a new key: its words are compared, then what was refused is read again."""
        from diagnostic.ui.dialogs import accept_key

        one = self.one
        if one is not None and one.another is not None:
            accept_key.show(self, None, "community", lambda key: self._succeed(one.diagnostic, key.key), one.another)

    def _succeed(self, diagnostic: str, signer: str) -> None:
        database = self.database

        def work(_: jobs.Progress) -> None:
            from diagnostic.region.database import opened

            with opened(database) as keeping:
                keeping.succeed(diagnostic, signer, dt.datetime.now(dt.UTC))

        jobs.run(self, self.windowTitle(), work, lambda _: self.read(self._inputs), self._failed)

    # what comes out

    def _duplicates(self) -> None:
        from diagnostic.ui.dialogs import duplicates

        duplicates.show(self, self.database)

    def _ask_where(self) -> None:
        kind, suffix = self.output.currentData()
        name = text(f"regional-out-{kind}-name", language.language())
        if suffix:
            ask_where(self, self.write.text(), name, partial(self.write_to, kind), suffix)
            return
        dialog = QFileDialog(self, self.write.text(), str(documents()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self.write_to(kind, Path(folder) / name))
        dialog.open()

    def write_to(self, kind: str, path: Path) -> None:
        """Write an output off the window's thread."""
        lang, draft, database = self.lang.currentData(), self.draft.isChecked(), self.database

        def work(progress: jobs.Progress) -> Path:
            from diagnostic.region.database import opened

            with opened(database) as keeping:
                _write(keeping, kind, path, lang, draft, progress)
            return path

        jobs.run(self, text("dialogs-exporting", language.language()), work, self._wrote, self.tell)

    def _wrote(self, path: Path) -> None:
        lang = language.language()
        self.tell("")
        self.written.setText(text("dialogs-exported", lang, file=path.name, folder=str(path.parent)))
        self.written.show()
        self.opens.setText(text("dialogs-open-folder" if path.is_dir() else "dialogs-open-file", lang))
        self.opens.clicked.disconnect()
        self.opens.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        self.opens.show()
        self.bring(self.opens)


def _write(keeping: "Keeping", kind: str, path: Path, lang: Any, draft: bool, progress: jobs.Progress) -> None:
    from diagnostic.region import outputs

    today = dt.date.today()
    match kind:
        case "report":
            outputs.report(keeping, path, lang, today, draft=draft, progress=progress)
        case "directory":
            outputs.directory(keeping, path, lang, today, progress)
        case _:
            outputs.feedback(keeping, path, lang, today, draft=draft, progress=progress)


def show(parent: Any, document: Document | None) -> Region:
    """Show the region's database, and ask for files."""
    dialog = Region(parent)
    dialog.open()
    return dialog
