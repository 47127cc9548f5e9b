"""Language, theme, size of text, quick-hide key, lock, title of the window."""

from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit

from diagnostic.domain.catalogue import LANGS
from diagnostic.language import text
from diagnostic.ui import language, settings
from diagnostic.ui.dialogs.frame import Frame, choices
from diagnostic.ui.document import Document
from diagnostic.ui.start_screen import NAMES
from diagnostic.ui.widgets.choice_button import Tick

MINUTES = (0, 2, 5, 10, 20, 30)


class Preferences(Frame):
    """Each choice is used at once."""

    def __init__(self, parent: Any) -> None:
        lang, now = language.language(), settings.load()
        super().__init__(parent, text("dialogs-preferences", lang), text("dialogs-preferences-about", lang))
        self.language = choices([(each, NAMES[each]) for each in LANGS], lang)
        self.theme = choices(
            [(each, text(f"dialogs-theme-{each}", lang)) for each in ("system", "light", "dark")], now.theme
        )
        self.text_size = choices(
            [(each, text("dialogs-percent", lang, size=each)) for each in settings.SIZES], now.text_size
        )
        minutes = [(each, text("dialogs-minutes", lang, count=each)) for each in MINUTES]
        self.idle = choices(minutes, now.idle)
        self.key = QKeySequenceEdit(QKeySequence(now.hide_key))
        self.key.setMaximumSequenceLength(1)
        self.neutral = Tick(text("dialogs-neutral", lang))
        self.neutral.setChecked(now.neutral_title)
        self.ask(text("dialogs-language", lang), self.language)
        self.ask(text("dialogs-theme", lang), self.theme)
        self.ask(text("dialogs-size", lang), self.text_size)
        self.ask(text("dialogs-idle", lang), self.idle)
        self.ask(text("dialogs-hide-key", lang), self.key, text("dialogs-hide-key-about", lang))
        self.body.addWidget(self.neutral)
        self.body.addStretch(1)
        self.add_close()
        for box in (self.theme, self.text_size, self.idle):
            box.activated.connect(self._use)
        self.neutral.toggled.connect(self._use)
        self.key.editingFinished.connect(self._use)
        self.language.activated.connect(self._speak)

    def _use(self) -> None:
        settings.change(
            theme=self.theme.currentData(),
            text_size=self.text_size.currentData(),
            idle=self.idle.currentData(),
            hide_key=self.key.keySequence().toString() or "F12",
            neutral_title=self.neutral.isChecked(),
        )
        self.home.follow_settings()

    def _speak(self) -> None:
        window = self.home
        window.speak(self.language.currentData())
        self.accept()
        show(window, None)


def show(parent: Any, document: Document | None) -> Preferences:
    """Show the choices."""
    dialog = Preferences(parent)
    dialog.open()
    return dialog
