"""One question or note of an XLSForm on screen, following its state."""

from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from diagnostic.domain.safeguards import persons
from diagnostic.questionnaire.answering import UNKNOWN, State
from diagnostic.questionnaire.form import Question
from diagnostic.ui.questionnaire import ways
from diagnostic.ui.questionnaire.asking import Asking
from diagnostic.ui.questionnaire.media import Media
from diagnostic.ui.widgets import prose
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.field import Field

NOTHING: tuple[Any, ...] = (None, "", ())


def set_shown(widget: QWidget, shown: bool) -> None:
    """Show or hide, only when it is otherwise: Qt lays out everything around a widget each time it is told."""
    if widget.isHidden() == shown:
        widget.setVisible(shown)


class Guidance(QWidget):
    """More help, folded away until it is asked for."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton(self)
        self.button.setObjectName("moreHelp")
        self._title = title
        self.button.setAccessibleName(title)
        self.button.setCheckable(True)
        self.words = QLabel(self)
        self.words.setObjectName("hint")
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button)
        layout.addWidget(self.words)
        self.button.toggled.connect(self._unfold)
        self._unfold(False)

    def _unfold(self, shown: bool) -> None:
        self.button.setText(f"{'▾' if shown else '▸'}  {self._title}")
        self.words.setVisible(shown)

    def say(self, words: str) -> None:
        """Show these words, or nothing at all."""
        prose.show(self.words, words)
        self.setVisible(bool(words))


class Asked(Field):
    """A question: its words, its way of answering, its required mark, its problems and warnings."""

    def __init__(
        self, position: str, question: Question, state: State, asking: Asking, parent: QWidget | None = None
    ) -> None:
        self.question, self._asking = question, asking
        self._form = ways.form_of(question, state)
        super().__init__(
            position,
            state.label or question.name,
            state.hint,
            self._way(state),
            asking.lang,
            parent=parent,
        )
        self.position = position
        self._state = state
        self._media: Media | None = None
        self._guidance: Guidance | None = None
        self._say_note()
        self.answered.connect(self._answer)
        self.unknown_toggled.connect(self._set_unknown)
        self.refresh(state)

    def _way(self, state: State) -> Editor:
        return ways.way_of(self.question, state, self._asking)

    def _say_note(self) -> None:
        key = ways.note_on(self.question)
        if key:
            self._add_note(key)

    def _add_note(self, key: str) -> QLabel:
        note = QLabel(self._asking.text(key), self)
        note.setObjectName("hint")
        note.setWordWrap(True)
        self.more.addWidget(note)
        return note

    @cached_property
    def _empty(self) -> QLabel:
        return self._add_note("asking-no-choices")

    def refresh(self, state: State) -> None:
        """Follow what changed: words, choices, value, marks and messages."""
        before, self._state = self._state, state
        set_shown(self, state.relevant)
        self._follow_choices(state)
        self.set_words(state.label or self.question.name, state.hint)
        self._follow_extras(state)
        self.show_answer(state.value, state.unknown)
        if state.required != self._required:
            self.set_required(state.required)
        self.editor.setEnabled(not state.read_only)
        set_shown(self.unknown, not state.read_only)
        wrong = not state.valid and state.value not in NOTHING
        self.set_problem(state.message or self._asking.text("questionnaire-check-answer") if wrong else "")
        if before.value != state.value or state.value:
            self._warn(state.value)

    def _follow_choices(self, state: State) -> None:
        if not self.question.kind.startswith("select") and self.question.kind != "rank":
            return
        if not state.choices or "_empty" in self.__dict__:
            self._empty.setVisible(not state.choices)
            self.editor.setHidden(not state.choices)
        form = ways.form_of(self.question, state)
        if form != self._form:
            self._form = form
            self.set_editor(self._way(state))
            if not state.choices:
                self.editor.hide()
        else:
            self.editor.set_choices(ways.offered(state))

    def _follow_extras(self, state: State) -> None:
        if state.media and self._media is None:
            self._media = Media(self._asking, self)
            self.media.addWidget(self._media)
        if self._media is not None:
            self._media.show_files(state.media)
        if state.guidance and self._guidance is None:
            self._guidance = Guidance(self._asking.text("asking-guidance"), self)
            self.more.addWidget(self._guidance)
        if self._guidance is not None:
            self._guidance.say(state.guidance)

    def _warn(self, value: Any) -> None:
        """E03: words that could point to a person; a warning never stands in the way."""
        lines: dict[str, None] = {}
        if isinstance(value, str) and self.question.kind in {"text", "barcode"}:
            for what, start, end in persons.scan(value):
                found = self._asking.text(f"safeguards-finding-{what}")
                lines[self._asking.text("safeguards-warning", text=value[start:end], what=found)] = None
        self.set_warning("\n".join(lines))

    def _answer(self, _: str, value: Any) -> None:
        self._asking.answered.emit(self.position, None if value in NOTHING else value)
        if "quick" in self.question.appearance and self.question.kind == "select_one" and value not in NOTHING:
            self._asking.next_wanted.emit(self.position)

    def _set_unknown(self, _: str, unknown: bool) -> None:
        self.editor.forget()
        self._asking.answered.emit(self.position, UNKNOWN if unknown else None)


class Told(QWidget):
    """A note: words that ask nothing; ``heading``: they stand above a table."""

    def __init__(
        self, position: str, state: State, asking: Asking, parent: QWidget | None = None, *, heading: bool = False
    ) -> None:
        super().__init__(parent)
        self.position = position
        self.words, self.hint = QLabel(self), QLabel(self)
        self._media = Media(asking, self)
        self.words.setObjectName("fieldLabel" if heading else "note")
        self.hint.setObjectName("hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(4)
        for label in (self.words, self.hint):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self.words, self._media, self.hint):
            layout.addWidget(widget)
        self.refresh(state)

    def refresh(self, state: State) -> None:
        """Follow what changed."""
        prose.show(self.words, state.label)
        prose.show(self.hint, state.hint)
        set_shown(self.words, bool(state.label))
        set_shown(self.hint, bool(state.hint))
        self._media.show_files(state.media)
        set_shown(self, state.relevant)
