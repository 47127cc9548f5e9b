"""One step: its title, what it is about, its records, and in plain words what is left."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from diagnostic.domain import steps
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.safeguards import governance
from diagnostic.domain.steps import STEPS, StepState
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.document import Document
from diagnostic.ui.look import button, restyle, said
from diagnostic.ui.steps.step_view import StepView

SHOWN = 2
"""Things left that are shown (one where there is little room); the others are counted, and all stand in the tool
tip."""
NARROW = 92
"""Below this many letters of width there is little room."""


class StepPage(QWidget):
    """A step of ``document``. ``go_wanted`` carries the number of the step to go to."""

    go_wanted = Signal(int)
    skip_wanted = Signal(int)
    help_wanted = Signal()

    def __init__(self, document: Document, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.number = document, number
        self._narrow = False
        self.view = StepView(document, number)
        self.view.go_wanted.connect(self.go_wanted)
        self.title, self.about = said("", "pageTitle"), said("", "hint")
        self.left, self.mark = said(""), said("✓", "good")
        self.mark.setWordWrap(False)
        self.skip = button("", lambda: self.skip_wanted.emit(number))
        self.previous = button("", lambda: self.go_wanted.emit(number - 1))
        self.next = button("", lambda: self.go_wanted.emit(number + 1))
        bar = QFrame()
        bar.setObjectName("leftBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addWidget(self.left, 1)
        for each in (self.skip, self.previous, self.next):
            row.addWidget(each)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        self.help = button("", self.help_wanted.emit)
        self.own = button("", lambda: None)
        head.addWidget(self.own)
        head.addWidget(self.help)
        self._column.addLayout(head)
        self._column.addWidget(self.about)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(bar)
        self._to_say = False
        self.setAcceptDrops(True)
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
        about = text(f"steps-about-{step.key}", lang)
        self.about.setText(about)
        self.title.setToolTip(about)
        self._offer_own()
        self.help.setText(text("window-help-button", lang))
        self.help.setToolTip(text("window-help", lang))
        self.previous.setText(text("window-previous", lang))
        self.previous.setToolTip(text("window-previous-key", lang))
        self.previous.setVisible(self.number > 0)
        self.next.setText(text("window-next", lang))
        self.next.setToolTip(text("window-next-key", lang))
        self.next.setVisible(self.number < len(STEPS) - 1)
        self.skip.setText(text("window-skip", lang))
        self.skip.setToolTip(text("window-skip-about", lang))
        self.show_left()

    def _offer_own(self) -> None:
        """The ways to add questions of one's own to this step."""
        lang = language.language()
        self.own.setText(text("own-button", lang))
        self.own.setToolTip(text("own-button-hint", lang))
        menu = QMenu(self.own)
        for key, move in (("own-make", self._make_questions), ("own-add-file", self._add_file)):
            action = QAction(text(key, lang), menu)
            action.triggered.connect(lambda _=False, move=move: move())
            menu.addAction(action)
        self.own.setMenu(menu)

    def _make_questions(self) -> None:
        from diagnostic.ui.form_editor import edit_form

        self.finish()
        edit_form(self.window(), self.document, self.number)

    def _add_file(self) -> None:
        from diagnostic.ui import own_questions

        self.finish()
        own_questions.ask(self.window(), self.document, self.number)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from diagnostic.ui import own_questions

        event.acceptProposedAction()
        self.finish()
        for path in _dropped(event):
            own_questions.add(self.window(), self.document, self.number, path)

    def show_left(self) -> StepState:
        """Say what is left, as it stands now; once nothing is, the way on is the button that stands out."""
        lang = language.language()
        state = steps.state(self.document.diagnostic, STEPS[self.number], self.document.catalogues)
        left = [text(each.key, lang, **each.arguments) for each in state.left]
        own = [text(each.key, lang, **each.arguments) for each in state.own]
        if state.status is steps.Status.SKIPPED:
            words = text("window-skipped", lang)
        elif not left:
            words = " ".join((text("steps-done", lang), *own))
        else:
            left += own
            shown = left[: 1 if self._narrow else SHOWN]
            if len(left) > len(shown):
                shown.append(text("window-more-left", lang, count=len(left) - len(shown)))
            words = text("window-left", lang, what=" ".join(shown))
        self.mark.setVisible(not left)
        self.left.setText(words)
        self.left.setToolTip("\n".join(left))
        self.left.setAccessibleName("\n".join((words, *left)))
        self.skip.setVisible(bool(left) and governance.may_skip(self.number, self.document.diagnostic.community))
        for widget, name in ((self.left, "" if left else "good"), (self.next, "quiet" if left else "primary")):
            if widget.objectName() != name:
                widget.setObjectName(name)
                restyle(widget)
        return state

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().averageCharWidth() * NARROW
        self.about.setVisible(not narrow)
        self.own.setVisible(not narrow)
        self._column.setContentsMargins(*((8, 6, 8, 6) if narrow else (20, 12, 20, 12)))
        if narrow != self._narrow:
            self._narrow = narrow
            self.show_left()

    def finish(self) -> None:
        """Save what is being typed."""
        self.view.finish()

    def retranslate(self) -> None:
        """Say everything in the language now in use, on the same record; out of sight, when it is next seen."""
        self._to_say = not self.isVisible()
        if not self._to_say:
            self.view.retranslate()
            self._say()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._to_say:
            self.retranslate()


def _dropped(event: QDropEvent) -> list[Path]:
    """The files of a drop that may be forms."""
    from diagnostic.ui.own_questions import SUFFIXES

    paths = [Path(each.toLocalFile()) for each in event.mimeData().urls() if each.isLocalFile()]
    return [each for each in paths if each.suffix.lower() in SUFFIXES]
