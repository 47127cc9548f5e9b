"""A question on screen: label, required mark, Unknown one click away, hint, the way of answering, messages."""

from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.widgets import prose
from diagnostic.ui.widgets.editor import Editor

LINES = ("about", "unknown_note", "problem", "warning")
"""What may stand below the way of answering, in order."""


class Field(QFrame):
    """One question. ``answered`` carries its name and value; ``unknown_toggled`` its name and the new state."""

    answered = Signal(str, object)
    unknown_toggled = Signal(str, bool)

    def __init__(
        self,
        name: str,
        label: str,
        hint: str,
        editor: Editor,
        lang: Lang,
        *,
        may_be_unknown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("field")
        self.name, self.editor = name, editor
        self._label, self._hint_text, self._lang = label, hint, lang
        self._required = False
        editor.setParent(self)
        self.label = QLabel(self)
        self.label.setObjectName("fieldLabel")
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.label.setBuddy(editor.main_widget())
        self.unknown = QToolButton(self)
        self.unknown.setObjectName("unknown")
        self.unknown.setCheckable(True)
        self.unknown.setText(text("view-unknown", lang))
        self.unknown.setToolTip(text("view-unknown-hint", lang))
        self.unknown.setAccessibleName(text("view-unknown-for", lang, label=prose.plain(label)))
        if not may_be_unknown:
            self.unknown.hide()
        self.hint = QLabel(self)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        prose.show(self.hint, hint)
        if not hint:
            self.hint.hide()
        self._complaint, self._rule_problem = "", ""
        self._head = QGridLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self.label, 0, 0)
        self._head.addWidget(self.unknown, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._head.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(4)
        layout.addLayout(self._head)
        self.media, self.more = QVBoxLayout(), QVBoxLayout()
        """What goes with the label (pictures, sounds) and with the hint (more help)."""
        layout.addLayout(self.media)
        layout.addWidget(self.hint)
        layout.addLayout(self.more)
        layout.addWidget(editor)
        self.set_required(False)
        QWidget.setTabOrder(editor, self.unknown)
        self._listen()
        self.unknown.clicked.connect(lambda checked: self.unknown_toggled.emit(self.name, checked))

    @cached_property
    def about(self) -> QLabel:
        """What there is to read about the answer."""
        return self._line("about", "hint")

    @cached_property
    def unknown_note(self) -> QLabel:
        """Says that "unknown" is the answer."""
        return self._line("unknown_note", "unknownNote")

    @cached_property
    def problem(self) -> QLabel:
        """What is wrong with the answer."""
        return self._line("problem", "problem")

    @cached_property
    def warning(self) -> QLabel:
        """What people should look at again."""
        return self._line("warning", "warning")

    def _line(self, name: str, style: str) -> QLabel:
        """A line below the way of answering, made when it is first needed: most questions never need one."""
        line = QLabel(self)
        line.setObjectName(style)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.setWordWrap(True)
        line.hide()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        later = sum(each in self.__dict__ for each in LINES[LINES.index(name) + 1 :])
        layout.insertWidget(layout.count() - later, line)
        return line

    def _tell(self, name: str, words: str) -> None:
        """Show words in one of the lines, or take them away."""
        if not words and name not in self.__dict__:
            return
        line: QLabel = getattr(self, name)
        line.setText(words)
        line.setVisible(bool(words))
        self._describe()

    def _listen(self) -> None:
        self.editor.committed.connect(lambda value: self.answered.emit(self.name, value))
        self.editor.complaint.connect(self._complain)

    def set_editor(self, editor: Editor) -> None:
        """Answer in another way (a row of choices has become a long list)."""
        before = self.editor
        self.editor = editor
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(before, editor)
        editor.show()
        self.setTabOrder(self.unknown, editor)
        before.hide()
        before.deleteLater()
        self.label.setBuddy(editor.main_widget())
        self._listen()
        self._complain("")
        self.set_required(self._required)

    def set_beside(self) -> None:
        """Stand the way of answering beside the label: one row of a matrix."""
        self._head.addWidget(self.editor, 0, 1, Qt.AlignmentFlag.AlignTop)

    def set_words(self, label: str, hint: str) -> None:
        """Ask in other words (an answer may stand in them)."""
        if (label, hint) == (self._label, self._hint_text):
            return
        self._label, self._hint_text = label, hint
        prose.show(self.hint, hint)
        self.hint.setVisible(bool(hint))
        self.unknown.setAccessibleName(text("view-unknown-for", self._lang, label=prose.plain(label)))
        self.set_required(self._required)

    def set_required(self, required: bool) -> None:
        """Show or take away the mark of a question that needs an answer; the mark is also in the accessible name."""
        self._required = required
        prose.show(self.label, self._label, " *" if required else "")
        said = prose.plain(self._label)
        name = text("view-required-name", self._lang, label=said) if required else said
        self.editor.setAccessibleName(name)
        self.editor.set_name(name)
        self._describe()

    def _describe(self) -> None:
        lines = [
            prose.plain(self._hint_text),
            *(self.__dict__[name].text() for name in LINES if name in self.__dict__),
        ]
        self.editor.main_widget().setAccessibleDescription(" ".join(filter(None, lines)))

    def show_answer(self, value: Any, unknown: bool) -> None:
        """Put the saved answer on screen (what is being typed stays)."""
        self.editor.show_value(value)
        if not self.editor.is_dirty():
            self.editor.complaint.emit("")
        self.unknown.setChecked(unknown)
        self._tell("unknown_note", text("view-unknown-note", self._lang) if unknown else "")
        if self.property("unknown") != unknown:
            self.setProperty("unknown", unknown)
            self.style().polish(self)
        self._describe()

    def set_about(self, lines: tuple[str, ...]) -> None:
        """What there is to read about the answer that was chosen: its meaning, its source."""
        self._tell("about", "\n".join(lines))

    def set_problem(self, message: str) -> None:
        """Say what is wrong by the form's rules, or nothing."""
        self._rule_problem = message
        self._show_problem()

    def _complain(self, message: str) -> None:
        self._complaint = message
        self._show_problem()

    def _show_problem(self) -> None:
        message = self._complaint or self._rule_problem
        self._tell("problem", f"⚠ {message}" if message else "")

    def set_warning(self, message: str) -> None:
        """A gentle warning: it never stands in the way (E03)."""
        self._tell("warning", f"✋ {message}" if message else "")


class Note(QLabel):
    """Words between the questions."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self.setWordWrap(True)
        prose.show(self, words)
