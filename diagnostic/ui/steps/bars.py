"""Bars that tell what happened and offer the next move: nothing pops up, nothing has to be clicked away."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Bar(QFrame):
    """One line of words and a button. ``tone`` is ``notice`` or ``failure``; hidden until ``tell``."""

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{tone}Bar")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.button = QPushButton(self)
        self._move: Callable[[], object] = lambda: None
        layout = QHBoxLayout(self)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        self.button.clicked.connect(lambda: self._move())
        self.hide()

    def tell(self, words: str, button: str, move: Callable[[], object]) -> None:
        """Show words and a button that makes a move."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.button.setText(button)
        self._move = move
        self.show()
