"""The sections of a questionnaire, beside its pages: what was looked at, and how much is left in each."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from diagnostic.ui.questionnaire.asking import Asking
from diagnostic.ui.questionnaire.pages import Pages

LETTERS = 26
"""How wide it is."""


class Outline(QListWidget):
    """One line a section; ``currentRowChanged`` says which one people choose."""

    def __init__(self, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self.setObjectName("outline")
        self.setWordWrap(True)
        self.setAccessibleName(asking.text("asking-outline"))
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sections(self, pages: Pages, left: Mapping[int, int]) -> None:
        """Say how each section stands; ``left`` counts what is left in them."""
        asked = set(pages.asked())
        for at, title in enumerate(pages.titles()):
            if at == self.count():
                self.addItem(QListWidgetItem())
            item, count = self.item(at), left.get(at, 0)
            done = at in pages.visited and not count
            item.setText(f"✓  {title}" if done else f"○  {title}  ({count})" if count else f"○  {title}")
            said = self._asking.text("asking-section-left", title=title, count=count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(said)
            item.setHidden(at not in asked)

    def mark(self, at: int) -> None:
        """Mark the section that is shown, without choosing it."""
        blocked = self.blockSignals(True)
        self.setCurrentRow(at)
        self.blockSignals(blocked)
