"""The permanent "immediate danger" panel (E05): whom to call, always in sight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import HelpLine
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.look import button, empty, said
from diagnostic.ui.steps.style import larger

ALWAYS = 2
"""Help lines that are in sight without a click."""


def in_words(line: HelpLine, lang: Lang) -> str:
    """A help line on one line: name and number."""
    name = (line.name_fr or line.name_en) if lang == "fr" else (line.name_en or line.name_fr)
    return text("window-line", lang, name=name, number=line.number)


class DangerPanel(QFrame):
    """What to do now when someone is in danger. ``edit_wanted``: people want all lines, or to change them."""

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dangerPanel")
        self._lines: list[HelpLine] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(10, 8, 10, 8)
        self._rows.setSpacing(3)

    def show_lines(self, lines: list[HelpLine]) -> None:
        """Show the first lines; the others are one click away."""
        self._lines = sorted(lines, key=lambda each: each.order if each.order is not None else 99)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language now in use."""
        lang = language.language()
        empty(self._rows)
        self.setAccessibleName(text("window-danger", lang))
        title = said(text("window-danger", lang), "dangerTitle")
        larger(title, 1.0)
        self._rows.addWidget(title)
        for line in self._lines[:ALWAYS]:
            row = said(in_words(line, lang), "dangerLine")
            row.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._rows.addWidget(row)
        self.more = button(text("window-danger-more", lang), self.edit_wanted.emit)
        self._rows.addWidget(self.more)
