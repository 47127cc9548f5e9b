"""Bars that tell what happened and offer the next move: nothing pops up, nothing has to be clicked away."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

Move = Callable[[], object]


class Bar(QFrame):
    """One line of words and a button or two. ``tone`` is ``notice`` or ``failure``; hidden until ``tell``."""

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{tone}Bar")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.button, self.other = QPushButton(self), QPushButton(self)
        self._move: Move = lambda: None
        self._other_move: Move = lambda: None
        layout = QHBoxLayout(self)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.other)
        self.button.clicked.connect(lambda: self._move())
        self.other.clicked.connect(lambda: self._other_move())
        self.hide()

    def tell(self, words: str, button: str, move: Move, other: str = "", other_move: Move = lambda: None) -> None:
        """Show words, a button that makes a move, and perhaps another."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.button.setText(button)
        self.other.setText(other)
        self.other.setVisible(bool(other))
        self._move, self._other_move = move, other_move
        self.show()
