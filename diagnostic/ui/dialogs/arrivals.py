"""What arrived at a region: files that communities sent, checked one by one; which count, and why the others do not."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from diagnostic.domain.errors import RepereError
from diagnostic.exchange.keys import ring
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.language import text
from diagnostic.region import arrivals
from diagnostic.region.arrivals import Looked, Told
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, chosen, fill, passphrase_asked, table
from diagnostic.ui.dialogs.new_diagnostic import documents
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, said


class Arrivals(Frame):
    """Files are chosen or dropped; a signer nobody knows yet is compared and accepted from here."""

    def __init__(self, parent: Any) -> None:
        lang = language.language()
        super().__init__(
            parent, text("regional-arrivals", lang), text("regional-arrivals-about", lang), wide=112, high=36
        )
        self.setAcceptDrops(True)
        self._inputs: list[Path] = []
        self.no_key = said(text("regional-arrivals-no-key", lang), "warning")
        self.body.addWidget(self.no_key)
        self.files = button(text("regional-arrivals-files", lang), lambda: self._choose(False), "primary")
        self.folder = button(text("regional-arrivals-folder", lang), lambda: self._choose(True))
        self.keys = button(text("release-keys-open", lang), self._keys)
        self.body.addLayout(beside(self.files, self.folder, self.keys))
        self.locked, self.passphrase = passphrase_asked(text("release-passphrase", lang))
        self.body.addWidget(self.locked)
        self.count = said("", "note")
        self.body.addWidget(self.count)
        headings = [text(f"regional-arrivals-{each}", lang) for each in ("file", "taken", "outcome")]
        self.table = table(headings, self.windowTitle(), (3, 1, 8))
        self.body.addWidget(self.table, 1)
        self.accept_key = button(text("regional-arrivals-accept", lang), self._accept)
        self.body.addLayout(beside(self.accept_key))
        self.add_close()
        self.looked = Looked((), (), ())
        self.table.itemSelectionChanged.connect(self._offer)
        self._follow_keys()
        self._show(self.looked)

    def _follow_keys(self) -> None:
        regions = ring.kept("region")
        self.no_key.setVisible(not regions)
        self.locked.setVisible(any(each.locked for each in regions))

    def _keys(self) -> None:
        from diagnostic.ui.dialogs import keys

        keys.show(self, None).finished.connect(lambda _: self._follow_keys())

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
        """Check files and folders off the window's thread, and show what came of each."""
        self._inputs = list(inputs)
        lang, passphrase = language.language(), self.passphrase.text()
        self.tell("")

        def regions() -> list[Pair]:
            return [ring.unlock(each, passphrase if each.locked else "") for each in ring.kept("region")]

        def work(progress: jobs.Progress) -> Looked:
            return arrivals.look(self._inputs, regions, lang, progress)

        jobs.run(self, text("regional-arrivals-reading", lang), work, self._show, self._failed)

    def _failed(self, reason: RepereError) -> None:
        self.tell(reason)
        if self.passphrase.isVisible():
            self.passphrase.setFocus()

    # what came of them

    def _show(self, looked: Looked) -> None:
        lang, self.looked = language.language(), looked
        rows = [
            (each.path.name, text(f"regional-arrivals-{'yes' if each.taken else 'no'}", lang), each.message)
            for each in looked.files
        ]
        fill(self.table, rows, [str(at) for at in range(len(rows))])
        refused = next((at for at, each in enumerate(looked.files) if not each.taken), 0)
        self.table.selectRow(refused if rows else -1)
        none = "regional-no-input" if self._inputs else "regional-arrivals-none"
        self.count.setText(
            text("regional-arrivals-count", lang, files=len(rows), communities=len(looked.contributions))
            if rows
            else text(none, lang)
        )
        self._offer()

    @property
    def one(self) -> Told | None:
        """The chosen file."""
        at = chosen(self.table)
        return self.looked.files[int(at)] if at else None

    def _offer(self) -> None:
        one = self.one
        self.accept_key.setVisible(one is not None and one.unknown is not None)

    def _accept(self) -> None:
        from diagnostic.ui.dialogs import accept_key

        one = self.one
        if one is not None and one.unknown is not None:
            accept_key.show(self, None, "community", lambda _: self.read(self._inputs), one.unknown)


def show(parent: Any, document: Document | None) -> Arrivals:
    """Ask for files."""
    dialog = Arrivals(parent)
    dialog.open()
    return dialog
