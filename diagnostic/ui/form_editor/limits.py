"""Limits of an answer: the least and the most, and what is said when it does not fit."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.language import text
from diagnostic.questionnaire.editor.draft import Draft
from diagnostic.questionnaire.editor.edits import put
from diagnostic.questionnaire.editor.kinds import kind_of
from diagnostic.questionnaire.editor.rules import TODAY, Limits, read_limits, write_limits
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import asked
from diagnostic.ui.form_editor.words import BothLanguages
from diagnostic.ui.look import beside, button, empty, said


class LimitsPane(QWidget):
    """The limits of one question of the draft that ``now`` gives; ``changed`` carries the draft with other limits, and
    whether letters are being typed."""

    changed = Signal(object, bool)

    def __init__(self, now: Callable[[], Draft], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_rule(self, line_id: int) -> None:
        """Show the limits of a question."""
        lang, draft = language.language(), self._now()
        empty(self._column)
        self._line = line_id
        self._kind = kind_of(draft, draft.line(line_id))
        rule = draft.cell(line_id, "constraint")
        limits = read_limits(rule, self._kind)
        if limits is None:
            self._column.addWidget(said(text("editor-kept-rule", lang, rule=rule), "note"))
            replaced = button(text("editor-replace-rule", lang), lambda: self._take(Limits(), False))
            self._column.addLayout(beside(replaced))
            return
        self._limits = limits
        row = QHBoxLayout()
        row.setSpacing(12)
        group = {"several": "choices", "date": "date", "text": "letters", "long": "letters"}.get(self._kind, "number")
        self._least, self._most = (
            self._box(row, side, text(f"editor-{side}-{group}", lang), getattr(limits, side))
            for side in ("least", "most")
        )
        row.addStretch(1)
        self._column.addLayout(row)
        if self._kind == "date":
            past = QCheckBox(text("editor-not-after-today", lang))
            past.setChecked(limits.most == TODAY)
            self._most.setEnabled(limits.most != TODAY)
            past.clicked.connect(lambda on: self._take(Limits(self._limits.least, TODAY if on else ""), False))
            self._column.addWidget(past)
        self._message = BothLanguages(text("editor-message", lang), name="message")
        self._message.typed.connect(self._say)
        self._message.setVisible(bool(rule))
        self._column.addWidget(self._message)
        self._show_message()

    def _box(self, row: QHBoxLayout, side: str, label: str, value: str) -> QLineEdit:
        box = QLineEdit("" if value == TODAY else value)
        box.setMaximumWidth(box.fontMetrics().averageCharWidth() * 16)
        if self._kind == "date":
            box.setPlaceholderText(text("editor-date-written", language.language()))
        box.textEdited.connect(lambda _: self._typed())
        row.addLayout(asked(label, box))
        return box

    def _typed(self) -> None:
        least, most = (box.text().strip().replace(",", ".") for box in (self._least, self._most))
        self._take(Limits(least, TODAY if self._limits.most == TODAY else most), True)

    def _take(self, limits: Limits, typing: bool) -> None:
        """Write the rule, and what is said when an answer does not fit unless people wrote it themselves."""
        draft = self._now()
        before = read_limits(draft.cell(self._line, "constraint"), self._kind)
        rule = write_limits(limits, self._kind)
        draft = put(draft, self._line, "constraint", rule)
        for lang in LANGS:
            now = draft.said(self._line, "constraint_message", lang)
            if now in {"", *(message(each, self._kind, lang) for each in (before, Limits()) if each is not None)}:
                words = message(read_limits(rule, self._kind) or Limits(), self._kind, lang)
                if words != now:
                    draft = put(draft, self._line, "constraint_message", words, lang)
        self._limits = limits
        self.changed.emit(draft, typing)
        if typing:
            self._message.setVisible(bool(rule))
            self._show_message()

    def _show_message(self) -> None:
        self._message.show_words({lang: self._now().said(self._line, "constraint_message", lang) for lang in LANGS})

    def _say(self, lang: Lang, words: str) -> None:
        self.changed.emit(put(self._now(), self._line, "constraint_message", words, lang), True)


def message(limits: Limits, kind: str, lang: Lang) -> str:
    """What is said when an answer does not fit the limits; empty for none."""
    group = {"several": "choices", "date": "date", "text": "letters", "long": "letters"}.get(kind, "number")
    least, most = limits.least, limits.most
    if not (least or most):
        return ""
    if most == TODAY:
        return text("editor-says-past-since" if least else "editor-says-past", lang, least=least)
    way = "between" if least and most else "least" if least else "most"
    return text(f"editor-says-{group}-{way}", lang, least=least, most=most)
