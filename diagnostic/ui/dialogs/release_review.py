"""What would leave for the region: looked at sheet by sheet and on the map, then signed and written to a file."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import Sending
from diagnostic.domain.safeguards import governance, shared_blocks
from diagnostic.exchange import release
from diagnostic.exchange.keys import ring
from diagnostic.exchange.keys.pairs import PublicKey
from diagnostic.exchange.release import Page, Prepared
from diagnostic.exchange.submission import SUFFIX
from diagnostic.language import explain, text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, asked, choices, fill, table
from diagnostic.ui.dialogs.new_diagnostic import ask_where, file_name
from diagnostic.ui.document import Document
from diagnostic.ui.look import button, empty, said
from diagnostic.ui.steps.sending_keys import SendingKeys
from diagnostic.ui.steps.sending_view import summary
from diagnostic.ui.steps.sheet_table import SheetTable
from diagnostic.ui.widgets.map_picture import MapPicture

HELD, MAP = "held", "map"
MOST_BLOCKS = 6
"""Reasons that are listed at once; mending one shows the next."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of making it: what would leave, or why nothing may."""

    blocks: tuple[Refused, ...] = ()
    prepared: Prepared | None = None
    pages: tuple[Page, ...] = ()
    pictures: tuple[bytes, ...] = ()


class ReleaseReview(Frame):
    """Three pages: what would leave (or why nothing may), whose keys, what was written."""

    def __init__(self, parent: Any, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("release-review", lang), wide=150, high=44)
        self.document, self.found = document, Found()
        self.summary = said(text("release-making", lang), "note")
        self.body.addWidget(self.summary)
        self.stack = QStackedWidget()
        self.look, self.keys, self.end = self._looking(), SendingKeys(self, document), self._ending()
        for each in (self.look, self.keys, self.end):
            self.stack.addWidget(each)
        self.body.addWidget(self.stack, 1)
        self.close_button = self.add_button(text("dialogs-close", lang), self.reject)
        self.back = self.add_button(text("release-back", lang), lambda: self._turn(self.look))
        self.forward = self.add_button(text("release-to-keys", lang), lambda: self._turn(self.keys), "primary")
        self.write = self.add_button(text("release-write", lang), self._ask, "primary")
        self.keys.changed.connect(self._offer)
        self._turn(self.look)

    # what would leave

    def _looking(self) -> QWidget:
        lang, inside = language.language(), QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self.blocks = QVBoxLayout()
        column.addLayout(self.blocks)
        self.which = choices([])
        self.previous = button(text("release-previous", lang), lambda: self._step(-1))
        self.next = button(text("release-next", lang), lambda: self._step(1))
        row = QHBoxLayout()
        row.addLayout(asked(text("release-part", lang), self.which), 1)
        for each in (self.previous, self.next):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        self.choosing = QWidget()
        self.choosing.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choosing)
        self.about = said("", "hint")
        column.addWidget(self.about)
        self.sheet = SheetTable(text("release-part", lang))
        headings = [text(f"release-held-column-{each}", lang) for each in ("what", "count", "rule")]
        self.held = table(headings, text("release-part-held", lang), (8, 2, 2))
        self.map = MapPicture(text("release-part-map", lang))
        self.shown = QStackedWidget()
        for widget in (self.sheet, self.held, self.map):
            self.shown.addWidget(widget)
        column.addWidget(self.shown, 1)
        self.which.currentIndexChanged.connect(lambda _: self._show())
        self.choosing.hide()
        self.shown.hide()
        return inside

    def make(self) -> None:
        """Make what would leave, in the background."""
        document, lang = self.document, language.language()

        def work(progress: jobs.Progress) -> Found:
            blocks = shared_blocks(document.diagnostic, document.catalogues, governance.REGION_SCOPES)
            if blocks:
                return Found(blocks)
            made = release.prepare(document.file, lang, progress)
            return Found((), made, tuple(release.pages(made.workbook)), tuple(release.pictures(made.workbook)))

        jobs.run(self, text("release-making", lang), work, self._made, self._failed)

    def _failed(self, reason: Any) -> None:
        self.summary.hide()
        self.tell(reason)

    def _made(self, found: Found) -> None:
        lang, self.found = language.language(), found
        self._list_blocks()
        if found.prepared is not None:
            self.keys.under(found.prepared.release)
            self.summary.setText(summary(found.prepared.release, lang))
            self.which.blockSignals(True)
            self.which.addItem(text("release-part-held", lang), HELD)
            self.which.addItem(text("release-part-map", lang), MAP)
            for at, page in enumerate(found.pages):
                self.which.addItem(text("release-part-sheet", lang, number=at + 1, name=page.name), at)
            self.which.blockSignals(False)
            self._show()
        self.choosing.setVisible(found.prepared is not None)
        self.shown.setVisible(found.prepared is not None)
        self._offer()
        self.fit()

    def _list_blocks(self) -> None:
        empty(self.blocks)
        lang, blocks = language.language(), self.found.blocks
        if blocks:
            self.summary.setText(text("dialogs-blocked", lang, count=len(blocks)))
        for each in blocks[:MOST_BLOCKS]:
            step, review = int(each.arguments.get("step", 0)), each.rule == "E03"
            mend = text("dialogs-review-open", lang) if review else text("dialogs-go-to-step", lang, step=step)
            row = QHBoxLayout()
            row.addWidget(said(explain(each, lang)), 1)
            row.addWidget(button(mend, partial(self._mend, review, step)), 0, Qt.AlignmentFlag.AlignTop)
            self.blocks.addLayout(row)
        if blocks:
            self.blocks.addStretch(1)

    def _mend(self, review: bool, step: int) -> None:
        window = self.home
        self.accept()
        window.dialog("text_review") if review else window.go(step)

    def _step(self, by: int) -> None:
        self.which.setCurrentIndex((self.which.currentIndex() + by) % self.which.count())

    def _show(self) -> None:
        lang, part, found = language.language(), self.which.currentData(), self.found
        if part == HELD:
            self._show_held()
            self.about.setText(text("release-about-held", lang))
        elif part == MAP:
            self.map.show_picture(found.pictures[0] if found.pictures else b"")
            self.shown.setCurrentWidget(self.map)
            self.about.setText(text("release-about-map" if found.pictures else "release-about-no-map", lang))
        else:
            page = found.pages[part]
            self.sheet.show_page(page)
            self.shown.setCurrentWidget(self.sheet)
            self.about.setText(text("release-about-sheet", lang, count=len(page.rows)))

    def _show_held(self) -> None:
        lang, prepared = language.language(), self.found.prepared
        assert prepared is not None
        rows = [(text(f"release-held-{each.reason}", lang), str(each.count), each.rule) for each in prepared.held]
        rows += [(text(key, lang, **arguments), "", "") for key, arguments in prepared.notes]  # type: ignore[arg-type]
        fill(self.held, rows)
        self.shown.setCurrentWidget(self.held)

    # whose keys, and the file

    def _turn(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self.tell("")
        self._offer()

    def _offer(self) -> None:
        """The buttons that lead on from the page shown."""
        page = self.stack.currentWidget()
        self.back.setVisible(page is self.keys)
        self.forward.setVisible(page is self.look)
        self.forward.setEnabled(self.found.prepared is not None)
        self.write.setVisible(page is self.keys)
        self.write.setEnabled(self.keys.ready)

    def _ask(self) -> None:
        lang, name = language.language(), file_name(self.document.diagnostic.community.name)
        ask_where(self, text("release-write", lang), f"{name}-{text('release-file', lang)}", self._write, SUFFIX)

    def _write(self, path: Path) -> None:
        prepared, region, signer = self.found.prepared, self.keys.region, self.keys.signer
        passphrase, file = self.keys.passphrase.text(), self.document.file
        assert prepared is not None and region is not None and signer is not None

        def work(_: jobs.Progress) -> Sending:
            return release.send(file, prepared, region, ring.unlock(signer, passphrase), path)

        def done(made: Sending) -> None:
            self.document.follow(Edit((made,)))
            self._written(path, region)

        jobs.run(self, text("release-writing", language.language()), work, done, self.tell)

    def _ending(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.good, self.what_next = said("", "good"), said("")
        column.addWidget(self.good)
        column.addWidget(self.what_next)
        column.addStretch(1)
        return inside

    def _written(self, path: Path, region: PublicKey) -> None:
        lang = language.language()
        self.good.setText(text("release-written", lang, file=path.name, folder=str(path.parent)))
        self.what_next.setText(text("release-what-next", lang, name=region.name))
        self._turn(self.end)
        for each in (self.look, self.keys):  # they would keep their room
            self.stack.removeWidget(each)
            each.hide()


def show(parent: Any, document: Document | None) -> ReleaseReview:
    """Make what would leave, and show it."""
    assert document is not None
    dialog = ReleaseReview(parent, document)
    dialog.open()
    dialog.make()
    return dialog
