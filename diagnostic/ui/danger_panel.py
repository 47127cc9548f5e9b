"""The permanent "immediate danger" panel (E05): whom to call, always in sight."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import HelpLine
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.look import button, empty, restyle, said

ALWAYS = 2
"""Help lines that are in sight without a click."""


def name(line: HelpLine, lang: Lang) -> str:
    """What a help line is called in a language; in the other one when it has no name in this."""
    return (line.name_fr or line.name_en) if lang == "fr" else (line.name_en or line.name_fr)


def in_words(line: HelpLine, lang: Lang) -> str:
    """A help line on one line: name and number."""
    return text("window-line", lang, name=name(line, lang), number=line.number)


class DangerPanel(QFrame):
    """What to do now when someone is in danger. ``edit_wanted``: people want all lines, or to change them.

    Where there is little room it is a strip on one line, with the numbers alone; names are then in the tool tips.
    """

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dangerPanel")
        self._lines: list[HelpLine] = []
        self._strip = False
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)

    def show_lines(self, lines: list[HelpLine]) -> None:
        """Show the first lines; the others are one click away."""
        self._lines = sorted(lines, key=lambda each: each.order if each.order is not None else 99)
        self.retranslate()

    def set_strip(self, strip: bool) -> None:
        """Stand on one line, or as a panel."""
        if strip != self._strip:
            self._strip = strip
            self.setProperty("strip", strip)
            restyle(self)
            self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language now in use."""
        lang, strip = language.language(), self._strip
        empty(self._rows)
        direction = QBoxLayout.Direction
        self._rows.setDirection(direction.LeftToRight if strip else direction.TopToBottom)
        self._rows.setContentsMargins(12, 6, 12, 6) if strip else self._rows.setContentsMargins(10, 8, 8, 8)
        self._rows.setSpacing(18 if strip else 4)
        self.setAccessibleName(text("window-danger", lang))
        title = said(text("window-danger", lang), "dangerTitle")
        title.setWordWrap(not strip)
        self._rows.addWidget(title)
        if not self._lines:
            self._rows.addWidget(said(text("window-danger-no-lines", lang), "dangerLine"))
        for line in self._lines[:ALWAYS]:
            self._rows.addWidget(self._line(line))
        if strip:
            self._rows.addStretch(1)
        self.more = button(text("window-danger-more", lang), self.edit_wanted.emit)
        self._rows.addWidget(self.more)

    def _line(self, line: HelpLine) -> QLabel:
        lang = language.language()
        row = said("", "" if self._strip else "dangerLine")
        row.setTextFormat(Qt.TextFormat.RichText)
        number = f"<b>{escape(line.number).replace('-', chr(0x2011))}</b>"  # a number is never broken over two lines
        row.setText(number if self._strip else f"{number}&ensp;{escape(name(line, lang))}")
        row.setWordWrap(not self._strip)
        row.setToolTip(in_words(line, lang))
        row.setAccessibleName(in_words(line, lang))
        row.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return row
