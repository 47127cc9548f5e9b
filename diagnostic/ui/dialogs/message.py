"""What happened, what was kept and what to do, in words; for whoever helps with computers, the details."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.look import button, said

_shown: set[Frame] = set()


class Message(Frame):
    """Words and a button that closes; ``details`` stay folded until they are asked for."""

    def __init__(self, parent: QWidget | None, words: str, details: str = "") -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-message", lang), wide=64)
        self.words = said(words)
        self.body.addWidget(self.words)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(text("dialogs-message-details", lang))
        self.details.setMinimumHeight(self.fontMetrics().height() * 8)
        self.details.hide()
        self.body.addWidget(self.details, 1)
        if details:
            self.buttons.insertWidget(0, button(text("dialogs-message-details", lang), self._unfold))
        self.add_button(text("dialogs-close", lang), self.accept, "primary").setFocus()

    def _unfold(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.fit()


def show(parent: QWidget | None, words: str, details: str = "") -> Message:
    """Show it."""
    dialog = Message(parent, words, details)
    _shown.add(dialog)  # one without a parent would go at once
    dialog.finished.connect(lambda _: _shown.discard(dialog))
    dialog.open()
    return dialog
