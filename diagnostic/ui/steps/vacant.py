"""What stands where nothing has been entered yet: what is missing, why, and the button that leads on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from diagnostic.ui.look import button, said

WIDEST = 64
"""Letters of a line."""


class Vacant(QFrame):
    """Words in the middle of an empty page. ``wanted``: people pressed the button (there is one when it is named)."""

    wanted = Signal()

    def __init__(self, words: str, go: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyCard")
        self.title, self.words = said("", "emptyTitle"), said(words, "emptyWords")
        self.title.hide()
        for each in (self.title, self.words):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.go = button(go, self.wanted.emit, "primary")
        if not go:
            self.go.hide()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addStretch(2)
        for widget in (self.title, self.words):
            self._column.addWidget(widget)
        self._column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(16, (self.width() - self.fontMetrics().averageCharWidth() * WIDEST) // 2)
        self._column.setContentsMargins(side, 16, side, 16)

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 20, metrics.height() * 5)

    def text(self) -> str:
        """The words, for whoever asks what is said."""
        return self.words.text()

    def say(self, title: str, words: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.words.setText(words)
