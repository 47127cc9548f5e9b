"""One step: its title, what it is about, its records, and in plain words what is left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from diagnostic.domain import steps
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.safeguards import governance
from diagnostic.domain.steps import STEPS, StepState
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.document import Document
from diagnostic.ui.look import button, heading, said
from diagnostic.ui.steps.step_view import StepView

SHOWN = 2
"""Things left that are shown; the others are counted, and all stand in the tool tip."""


class StepPage(QWidget):
    """A step of ``document``. ``go_wanted`` carries the number of the step to go to."""

    go_wanted = Signal(int)
    skip_wanted = Signal(int)
    help_wanted = Signal()

    def __init__(self, document: Document, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.number = document, number
        self.view = StepView(document, number)
        self.title, self.about = heading("", 1.35), said("", "hint")
        self.left = said("")
        self.skip = button("", lambda: self.skip_wanted.emit(number))
        self.previous = button("", lambda: self.go_wanted.emit(number - 1))
        self.next = button("", lambda: self.go_wanted.emit(number + 1))
        bar = QFrame()
        bar.setObjectName("leftBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(self.left, 1)
        for each in (self.skip, self.previous, self.next):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self.help = button("", self.help_wanted.emit)
        head.addWidget(self.help)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.view, 1)
        column.addWidget(bar)
        document.changed.connect(self._follow)
        self._say()

    def _follow(self, edit: Edit) -> None:
        if self.isVisible():
            self.show_left()

    def _say(self) -> None:
        lang, step = language.language(), STEPS[self.number]
        self.title.setText(
            text("window-step-title", lang, number=self.number, title=text(f"steps-title-{step.key}", lang))
        )
        self.about.setText(text(f"steps-about-{step.key}", lang))
        self.help.setText(text("window-help-button", lang))
        self.help.setToolTip(text("window-help", lang))
        self.previous.setText(text("window-previous", lang))
        self.previous.setVisible(self.number > 0)
        self.next.setText(text("window-next", lang))
        self.next.setVisible(self.number < len(STEPS) - 1)
        self.skip.setText(text("window-skip", lang))
        self.skip.setToolTip(text("window-skip-about", lang))
        self.show_left()

    def show_left(self) -> StepState:
        """Say what is left, as it stands now."""
        lang = language.language()
        state = steps.state(self.document.diagnostic, STEPS[self.number], self.document.catalogues)
        left = [text(each.key, lang, **each.arguments) for each in state.left]
        if state.status is steps.Status.SKIPPED:
            words = text("window-skipped", lang)
        elif not left:
            words = text("steps-done", lang)
        else:
            shown = left[:SHOWN]
            if len(left) > SHOWN:
                shown.append(text("window-more-left", lang, count=len(left) - SHOWN))
            words = text("window-left", lang, what=" ".join(shown))
        self.left.setText(words)
        self.left.setToolTip("\n".join(left))
        self.left.setAccessibleName("\n".join((words, *left)))
        self.skip.setVisible(bool(left) and governance.may_skip(self.number, self.document.diagnostic.community))
        return state

    def finish(self) -> None:
        """Save what is being typed."""
        self.view.finish()

    def retranslate(self) -> None:
        """Say everything in the language now in use, on the same record."""
        self.view.retranslate()
        self._say()
