"""The preparation and the ten steps, each with its state: where people are, and the way anywhere else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from diagnostic.domain.steps import STEPS, Status, StepState
from diagnostic.language import text
from diagnostic.ui import language

SYMBOLS = {Status.NOT_STARTED: "○", Status.IN_PROGRESS: "◐", Status.COMPLETE: "●", Status.SKIPPED: "↷"}
"""A symbol never stands without its word, but where there is too little room (the word is then in the tool tip)."""


class StepList(QListWidget):
    """All steps in order. ``chosen`` carries the number of the step that people went to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepList")
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(1)
        self._states: tuple[StepState, ...] = ()
        self._compact = False
        for _ in STEPS:
            QListWidgetItem(self)
        self.currentRowChanged.connect(self._go)

    def _go(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def show_states(self, states: tuple[StepState, ...]) -> None:
        """Show where every step stands."""
        self._states = states
        lang = language.language()
        self.setAccessibleName(text("window-steps", lang))
        for row, each in enumerate(states):
            item = self.item(row)
            title, status = text(f"steps-title-{each.step.key}", lang), text(f"steps-status-{each.status.value}", lang)
            symbol = SYMBOLS[each.status]
            short = f"{symbol} {each.step.number}"
            item.setText(short if self._compact else f"{each.step.number}  {title}\n{symbol} {status}")
            item.setToolTip(f"{title}: {status}" if lang == "en" else f"{title}\u00a0: {status}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.step.number} {title}, {status}")

    def set_compact(self, compact: bool) -> None:
        """Show numbers and symbols only, where there is too little room for words."""
        if compact != self._compact:
            self._compact = compact
            self.show_states(self._states)

    def wanted_width(self) -> int:
        """A width at which titles stand on one or two lines."""
        letter = QFontMetrics(self.font()).averageCharWidth()
        return letter * (8 if self._compact else 30)
