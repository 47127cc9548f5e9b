"""Help for a step: what to discuss, whom to invite, what not to write down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from diagnostic.domain.steps import STEPS
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.look import said
from diagnostic.ui.pages import Reading, page


class HelpPanel(QFrame):
    """The help of the step in use. ``close_wanted``: people have read enough."""

    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpPanel")
        self._step = 0
        self.title = said("", "formTitle")
        self.close_button = QToolButton()
        self.close_button.setObjectName("quietTool")
        self.close_button.setText("✕")
        self.close_button.clicked.connect(self.close_wanted)
        self.reading = Reading()
        self.setFocusProxy(self.reading)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 12, 8, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.reading, 1)

    def show_step(self, number: int) -> None:
        """Show the help of a step."""
        self._step = number
        self.retranslate()

    def words(self) -> str:
        """What can be read."""
        return self.reading.toPlainText()

    def retranslate(self) -> None:
        """Say it in the language now in use."""
        lang = language.language()
        step = STEPS[self._step]
        self.title.setText(text("window-help", lang))
        self.close_button.setAccessibleName(text("window-help-close", lang))
        self.close_button.setToolTip(text("window-help-close", lang))
        self.reading.setAccessibleName(text("window-help", lang))
        self.reading.show_page(page(f"{step.number:02}-{step.key}", lang))
