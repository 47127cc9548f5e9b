"""An open diagnostic on screen: the list of steps, the step in use, its help, and whom to call in danger."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from diagnostic.domain import steps
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import HelpLine
from diagnostic.domain.safeguards import governance
from diagnostic.domain.steps import STEPS
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.danger_panel import DangerPanel
from diagnostic.ui.document import Document
from diagnostic.ui.help_panel import HelpPanel
from diagnostic.ui.look import said
from diagnostic.ui.step_list import StepList
from diagnostic.ui.step_page import StepPage

NARROW = 120
"""Below this many letters of width, the list of steps shows numbers only."""
NO_HELP = 150
"""Below this many letters of width, help stands in place of the step instead of beside it."""


class Workspace(QWidget):
    """Everything of one open diagnostic."""

    help_lines_wanted = Signal()
    skip_wanted = Signal(int)
    help_toggled = Signal()

    def __init__(self, document: Document, help_shown: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._help_wanted = help_shown
        self.pages: dict[int, StepPage] = {}
        self.banner = said("", "banner")
        self.list, self.danger, self.help = StepList(), DangerPanel(), HelpPanel()
        self.stack = QStackedWidget()
        self.progress, self.bar = said("", "fieldLabel"), QProgressBar()
        self.bar.setObjectName("done")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, len(STEPS))
        self.aside = QWidget()
        self.aside.setObjectName("aside")
        self.aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self.aside)
        self._column.setContentsMargins(8, 10, 8, 8)
        self._column.addWidget(self.progress)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.danger)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(0)
        for each in (self.aside, self.stack, self.help):
            self.splitter.addWidget(each)
        self.splitter.setStretchFactor(1, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.banner)
        self._layout.addWidget(self.splitter, 1)
        self.list.chosen.connect(self.go)
        self.danger.edit_wanted.connect(self.help_lines_wanted)
        self.help.close_wanted.connect(self.help_toggled)
        document.changed.connect(self._follow)
        self._say()
        self.list.setCurrentRow(self._first())
        QTimer.singleShot(0, self._arrange)

    def _first(self) -> int:
        """The step to begin with: the first that is not complete."""
        done = {steps.Status.COMPLETE, steps.Status.SKIPPED}
        return next((each.step.number for each in self._states() if each.status not in done), 0)

    def _states(self) -> tuple[steps.StepState, ...]:
        return steps.states(self.document.diagnostic, self.document.catalogues)

    def _follow(self, edit: Edit) -> None:
        self._show_states()
        if any(isinstance(each, HelpLine) for each in (*edit.puts, *edit.removes)):
            self._show_lines()
        self._show_banner()

    def _show_states(self) -> None:
        states = self._states()
        self.list.show_states(states)
        done = sum(each.status in {steps.Status.COMPLETE, steps.Status.SKIPPED} for each in states)
        self.progress.setText(text("window-progress", language.language(), done=done, count=len(STEPS)))
        self.bar.setValue(done)
        self.bar.setAccessibleName(self.progress.text())

    def _show_lines(self) -> None:
        self.danger.show_lines(self.document.diagnostic.all(HelpLine))

    def _show_banner(self) -> None:
        lang, community = language.language(), self.document.diagnostic.community
        words = []
        if community.example:
            words.append(text("window-example-banner", lang))
        if governance.retention_is_over(community, dt.date.today()):
            words.append(text("window-retention-over", lang))
        self.banner.setText(" ".join(words))
        self.banner.setVisible(bool(words))

    def _say(self) -> None:
        self._show_states()
        self._show_lines()
        self._show_banner()
        self.stack.setAccessibleName(text("window-step", language.language()))

    # moving about

    @property
    def step(self) -> int:
        """The number of the step in use."""
        return max(self.list.currentRow(), 0)

    def go(self, number: int) -> None:
        """Go to a step; what was being typed is saved first."""
        if not 0 <= number < len(STEPS):
            return
        for page in self.pages.values():
            page.finish()
        if number not in self.pages:
            page = StepPage(self.document, number)
            page.go_wanted.connect(self.go)
            page.skip_wanted.connect(self.skip_wanted)
            page.help_wanted.connect(self.help_toggled)
            self.pages[number] = page
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(self.pages[number])
        self.pages[number].show_left()
        self.help.show_step(number)
        if self.list.currentRow() != number:
            self.list.setCurrentRow(number)

    def show_record(self, step: int, kind: str, record_id: str) -> None:
        """Show one record in its step."""
        self.go(step)
        self.pages[step].view.show_record(kind, record_id)

    def toggle_help(self) -> bool:
        """Show or hide help; whether it is shown now."""
        self._help_wanted = not self.help.isVisible()
        self._arrange()
        if self._help_wanted:
            self.help.setFocus()
        return self._help_wanted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Share the width: where there is little, the list is reduced, whom to call stands on one line below, and help
        stands alone."""
        letter = max(1, QFontMetrics(self.font()).averageCharWidth())
        letters = self.width() / letter
        compact = letters < NARROW
        self.list.set_compact(compact)
        for each in (self.progress, self.bar):
            each.setVisible(not compact)
        self.danger.set_strip(compact)
        if (self.danger.parent() is self) != compact:
            (self._layout if compact else self._column).addWidget(self.danger)
        wide = letters >= NO_HELP
        self.help.setVisible(self._help_wanted and self.isVisible())
        self.stack.setVisible(wide or not self._help_wanted)
        aside = min(self.list.wanted_width() + 28, int(self.width() * 0.32))
        self.aside.setFixedWidth(aside)
        beside = letter * 40 if self._help_wanted and wide else 0
        self.splitter.setSizes([aside, self.width() - aside - beside, beside or self.width() - aside])

    def finish(self) -> None:
        """Save what is being typed now."""
        for page in self.pages.values():
            page.finish()

    def retranslate(self) -> None:
        """Say everything in the language now in use, in the same place."""
        self._say()
        for page in self.pages.values():
            page.retranslate()
        self.help.retranslate()

    def let_go(self) -> None:
        """Before a new theme or text size: take down what it would only measure in vain."""
        for page in self.pages.values():
            page.view.let_go()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def restyle(self) -> None:
        """Follow the theme and text size now in use: rows, boxes and headings are measured anew."""
        for page in self.pages.values():
            page.retranslate()
        self._show_lines()
        self._arrange()
