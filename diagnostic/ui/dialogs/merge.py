"""Bring in another copy of the open diagnostic: choose it, see what comes in, choose where both changed the same."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from diagnostic import store
from diagnostic.domain.errors import RepereError
from diagnostic.language import text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, choices, fill, passphrase_asked, table
from diagnostic.ui.dialogs.new_diagnostic import ask_which
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, restyle, said

if TYPE_CHECKING:
    from diagnostic.domain.diagnostic import Edit
    from diagnostic.store.merge import Choice, Comparison, Conflict

COLUMNS = ("what", "field", "mine", "theirs", "keep")


class Merge(Frame):
    """Two copies side by side."""

    def __init__(self, parent: Any, document: Document) -> None:
        lang = language.language()
        super().__init__(parent, text("merge-title", lang), text("merge-about", lang), wide=120)
        self.document, self.other = document, Path()
        self.comparison: Comparison | None = None
        self.keep: list[QComboBox] = []
        self.pick = button(text("merge-choose", lang), self._pick, "primary")
        self.body.addLayout(beside(self.pick))
        self.read_it = button(text("merge-passphrase-go", lang), self._read_protected)
        self.protected, self.passphrase = passphrase_asked(text("merge-passphrase", lang), self.read_it)
        self.passphrase.returnPressed.connect(self._read_protected)
        self.body.addWidget(self.protected)
        self.named, self.news = said("", "hint"), said("", "note")
        self.heading = said(text("merge-conflicts", lang), "sectionTitle")
        self.table = table(
            [text(f"merge-column-{each}", lang) for each in COLUMNS], text("merge-conflicts", lang), (3, 3, 4, 4, 4)
        )
        self.all_mine = button(text("merge-all-mine", lang), lambda: self._all("mine"))
        self.all_theirs = button(text("merge-all-theirs", lang), lambda: self._all("theirs"))
        self.left = said("", "hint")
        for each in (self.named, self.news, self.heading):
            self.body.addWidget(each)
        self.body.addWidget(self.table, 100)
        self.body.addLayout(beside(self.all_mine, self.all_theirs))
        self.body.addWidget(self.left)
        self.body.addStretch(1)
        self.add_button(text("dialogs-cancel", lang), self.reject)
        self.go = self.add_button(text("merge-go", lang), self._go, "primary")
        self._show()

    # the other copy

    def _pick(self) -> None:
        ask_which(self, self.pick.text(), f"Repère (*{store.SUFFIX})", self.read)

    def read(self, other: Path, passphrase: str | None = None) -> None:
        """Compare another copy with this one."""
        self.other, file = other, self.document.file

        def work(_: jobs.Progress) -> "Comparison":
            from diagnostic.store import merge

            return merge.compare(file, other, passphrase)

        def done(comparison: "Comparison") -> None:
            self.tell("")
            self._show(comparison)

        def failed(reason: RepereError) -> None:
            self._show()
            self.tell(reason)
            if isinstance(reason, store.WrongPassphrase):
                self.protected.show()
                self.passphrase.setFocus()
                self.passphrase.selectAll()

        jobs.run(self, text("merge-reading", language.language()), work, done, failed)

    def _read_protected(self) -> None:
        self.read(self.other, self.passphrase.text())

    # what comes in

    def _show(self, comparison: "Comparison | None" = None) -> None:
        lang = language.language()
        self.comparison, self.keep = comparison, []
        conflicts = comparison.conflicts if comparison is not None else ()
        self.protected.hide()
        self.named.setText(text("merge-file", lang, file=self.other.name))
        fill(self.table, [self._row(each) for each in conflicts])
        for row, each in enumerate(conflicts):
            self._offer(row, each)
        for words in (self.named, self.news):
            words.setVisible(comparison is not None)
        for widget in (self.heading, self.table, self.all_mine, self.all_theirs, self.left):
            widget.setVisible(bool(conflicts))
        self.pick.setObjectName("primary" if comparison is None else "quiet")
        restyle(self.pick)
        self._follow()
        self.high = 44 if conflicts else 0
        if self.isVisible():
            self.fit()

    def _row(self, conflict: "Conflict") -> Sequence[str]:
        from diagnostic.exchange import merge_words

        assert self.comparison is not None
        ours, theirs, catalogues = self.document.diagnostic, self.comparison.theirs, self.document.catalogues
        return (*merge_words.told(conflict, ours, theirs, catalogues, language.language()).values(), "")

    def _offer(self, row: int, conflict: "Conflict") -> None:
        """The choices of one conflict; none is made for people."""
        lang = language.language()
        offered = [("", text("merge-keep-none", lang))]
        box = choices(offered + [(each, text(f"merge-keep-{each}", lang)) for each in conflict.choices])
        what, field = (item.text() if (item := self.table.item(row, at)) else "" for at in (0, 1))
        box.setAccessibleName(text("merge-keep", lang, what=what, field=field))
        box.currentIndexChanged.connect(lambda _: self._follow())
        cell = QWidget()
        inside = QVBoxLayout(cell)
        inside.setContentsMargins(4, 3, 4, 3)
        inside.addWidget(box, 0, Qt.AlignmentFlag.AlignVCenter)
        self.table.setCellWidget(row, COLUMNS.index("keep"), cell)
        self.keep.append(box)

    def _all(self, choice: str) -> None:
        for box in self.keep:
            with QSignalBlocker(box):  # what comes in is worked out once, for all
                box.setCurrentIndex(box.findData(choice))
        self._follow()

    def _choices(self) -> "dict[str, Choice]":
        assert self.comparison is not None
        boxes = zip(self.comparison.conflicts, self.keep, strict=True)
        return {each.key: box.currentData() for each, box in boxes if box.currentData()}

    def _follow(self) -> None:
        """Say what comes in as chosen so far, and what is left to choose."""
        from diagnostic.exchange import merge_words

        lang, comparison = language.language(), self.comparison
        if comparison is None:
            self.go.setEnabled(False)
            return
        chosen = self._choices()
        left = len(comparison.conflicts) - len(chosen)
        open_ones: dict[str, Choice] = {each.key: "mine" for each in comparison.conflicts}
        amounts = merge_words.amounts(
            comparison.edit(self.document.diagnostic, open_ones | chosen), self.document.diagnostic
        )
        words = text(
            "merge-news" if any(amounts.values()) or comparison.conflicts else "merge-nothing", lang, **amounts
        )
        self.news.setText(words if comparison.related else f"{words} {text('merge-unrelated', lang)}")
        self.left.setText(text("merge-left", lang, count=left))
        self.go.setEnabled(not left and bool(any(amounts.values()) or comparison.conflicts))

    def _go(self) -> None:
        from diagnostic.store import merge

        comparison, chosen, file = self.comparison, self._choices(), self.document.file
        assert comparison is not None

        def done(edit: "Edit") -> None:
            self.document.follow(edit)
            self.accept()

        jobs.run(self, self.windowTitle(), lambda _: merge.save(file, comparison, chosen), done, self.tell)


def show(parent: Any, document: Document | None) -> Merge:
    """Show the dialog."""
    assert document is not None
    dialog = Merge(parent, document)
    dialog.open()
    return dialog
