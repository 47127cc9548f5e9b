"""What is left: every needed answer that is missing and every answer that does not fit, each a link to its question."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text

VISIBLE = 5
"""Lines seen at once."""
SHARE = 0.18
"""Part of the window's height that the lines take at most."""
MOST = 200
"""More is not read: the first ones lead on."""


class WhatIsLeft(QFrame):
    """One line that unfolds; ``wanted`` carries the position of the question people go to."""

    wanted = Signal(str)

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftBar")
        self._lang: Lang = lang
        self._title = ""
        self._lines: list[tuple[str, str]] | None = None
        self.head = QToolButton(self)
        self.head.setObjectName("groupHead")
        self.head.setCheckable(True)
        self.done = QLabel(text("asking-left-none", lang), self)
        self.done.setObjectName("good")
        self.done.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("links")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(text("asking-left-list", lang))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 4)
        for widget in (self.head, self.done, self.list):
            layout.addWidget(widget)
        self.head.toggled.connect(self._unfold)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.show_lines([])

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Say what is left: position and words of each question."""
        if list(lines) == self._lines:
            return
        self._lines = list(lines)
        kept = self.list.currentRow()
        self.list.clear()
        for position, words in lines[:MOST]:
            item = QListWidgetItem(f"→  {words}")
            item.setData(Qt.ItemDataRole.UserRole, position)
            self.list.addItem(item)
        self.list.setCurrentRow(min(kept, self.list.count() - 1))
        self._title = text("asking-left", self._lang, count=len(lines))
        self.head.setAccessibleName(self._title)
        self.head.setVisible(bool(lines))
        self.done.setVisible(not lines)
        self.fit()
        self._unfold(self.head.isChecked() and bool(lines))

    def fit(self) -> None:
        """Take no more than a part of the window's height."""
        line = int(self.fontMetrics().height() * 1.7)
        room = max(2, int(self.window().height() * SHARE / line))
        self.list.setFixedHeight(line * min(VISIBLE, room, max(1, self.list.count())) + 12)

    def _unfold(self, shown: bool) -> None:
        self.head.setText(f"{'▾' if shown else '▸'}  {self._title}")
        self.list.setVisible(shown and self.list.count() > 0)

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))
