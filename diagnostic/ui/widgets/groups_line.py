"""Under a rating: how far apart groups are that were asked at a roundtable, and the way to ask them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.look import button


class GroupsLine(QWidget):
    """``wanted`` asks for the roundtable of this rating."""

    wanted = Signal()

    def __init__(self, label: str, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = QLabel(self)
        self.said.setObjectName("hint")
        self.said.setWordWrap(True)
        self.button = button(text("view-groups-ask", lang), self.wanted.emit)
        self.button.setToolTip(text("view-groups-ask-hint", lang))
        self.button.setAccessibleName(text("view-groups-ask-for", lang, label=label))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)

    def tell(self, words: str, possible: bool) -> None:
        """Say how far apart groups are; ``possible`` once there is a record to rate."""
        self.said.setText(words)
        self.button.setEnabled(possible)
