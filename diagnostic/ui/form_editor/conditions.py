"""“Ask only if”: the answers to other questions that a question waits for, chosen from lists."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from diagnostic.language import text
from diagnostic.questionnaire.editor.draft import Draft
from diagnostic.questionnaire.editor.kinds import NO_ANSWER, kind_of, list_of
from diagnostic.questionnaire.editor.rules import Condition, Conditions, read_conditions, write_conditions
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import choices
from diagnostic.ui.look import beside, button, empty, said

_NUMBERS = ("is", "is_not", "at_least", "at_most", "answered", "unanswered")
_CHOICE = ("is", "is_not", "answered", "unanswered")
RELATIONS = {
    "text": ("is", "is_not", "contains", "contains_not", "answered", "unanswered"),
    "long": ("contains", "contains_not", "answered", "unanswered"),
    "several": ("chosen", "not_chosen", "answered", "unanswered"),
    "rank": ("answered", "unanswered"), "place": ("answered", "unanswered"), "time": ("answered", "unanswered"),
    "yes_no": _CHOICE, "one": _CHOICE, "integer": _NUMBERS, "decimal": _NUMBERS, "scale": _NUMBERS,
    "date": ("answered", "unanswered"), "kept": ("is", "is_not", "answered", "unanswered"),
}  # fmt: skip
WITHOUT_ANSWER = {"answered", "unanswered"}


class ConditionsPane(QWidget):
    """The conditions of one question; ``changed`` carries the rule, and whether letters are being typed."""

    changed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._conditions = Conditions()

    def show_rule(self, draft: Draft, line_id: int) -> None:
        """Show the rule of a question."""
        lang = language.language()
        empty(self._column)
        self._draft, self._line = draft, line_id
        rule = draft.cell(line_id, "relevant")
        found = read_conditions(rule)
        known = found is not None and all(draft.named(each.question) for each in found.each)
        if found is None or not known:
            self._column.addWidget(said(text("editor-kept-rule", lang, rule=rule), "note"))
            replaced = button(text("editor-replace-rule", lang), lambda: self.changed.emit("", False))
            self._column.addLayout(beside(replaced))
            return
        self._conditions = found
        if len(found.each) > 1:
            way = choices([(False, text("editor-all-hold", lang)), (True, text("editor-any-holds", lang))], found.any)
            way.setAccessibleName(text("editor-ask-if", lang))
            way.activated.connect(lambda: self._set(replace(self._conditions, any=bool(way.currentData()))))
            self._column.addWidget(way)
        for place, each in enumerate(found.each):
            self._column.addWidget(self._row(place, each))
        others = self._others()
        add = button(text("editor-add-condition", lang), lambda: self._add(others[0][0]), "link")
        add.setEnabled(bool(others))
        self._column.addLayout(beside(add))
        if not others:
            self._column.addWidget(said(text("editor-nothing-before", lang), "hint"))

    def _others(self) -> list[tuple[str, str]]:
        """The questions asked before this one, with those its conditions speak of."""
        draft, lang = self._draft, language.language()
        spoken = {each.question for each in self._conditions.each}
        here, found = draft.row(self._line), []
        for row, line in enumerate(draft.survey.lines):
            name = draft.survey.cell(line, "name")
            if row != here and name and (name in spoken or (row < here and kind_of(draft, line) not in NO_ANSWER)):
                found.append((name, draft.title(line.id, lang).split("\n")[0]))
        return found

    def _kind(self, question: str) -> str:
        line_id = self._draft.named(question)
        return kind_of(self._draft, self._draft.line(line_id)) if line_id else "kept"

    def _row(self, place: int, condition: Condition) -> QWidget:
        lang = language.language()
        kind = self._kind(condition.question)
        question = choices(self._others(), condition.question)
        question.setAccessibleName(text("editor-condition-question", lang))
        question.setMinimumContentsLength(10)
        question.activated.connect(lambda: self._change(place, self._started(question.currentData())))
        offered = [*RELATIONS.get(kind, _CHOICE)]
        offered += [condition.relation] if condition.relation not in offered else []
        relation = choices([(each, text(f"editor-relation-{each}", lang)) for each in offered], condition.relation)
        relation.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        relation.setAccessibleName(text("editor-condition-relation", lang))
        relation.activated.connect(lambda: self._change(place, replace(condition, relation=relation.currentData())))
        gone = QToolButton()
        gone.setObjectName("quietTool")
        gone.setText("✕")
        gone.setAccessibleName(text("editor-delete-condition", lang))
        gone.setToolTip(gone.accessibleName())
        gone.clicked.connect(lambda: self._delete(place))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(question, 1)
        first.addWidget(gone)
        column.addLayout(first)
        second = QHBoxLayout()
        second.addWidget(relation)
        if condition.relation not in WITHOUT_ANSWER:
            second.addWidget(self._answer(place, condition), 1)
        else:
            second.addStretch(1)
        column.addLayout(second)
        return whole

    def _answer(self, place: int, condition: Condition) -> QWidget:
        """The answer that is compared: one of the choices, or what is typed."""
        draft, lang = self._draft, language.language()
        list_name = list_of(draft, draft.line(draft.named(condition.question)))
        widget: Any
        if list_name:
            options = draft.options(list_name)
            pairs = [(draft.choices.cell(each, "name"), self._option(each)) for each in options]
            if condition.answer not in {name for name, _ in pairs}:
                pairs.append((condition.answer, condition.answer))
            widget = choices(pairs, condition.answer)
            widget.setMinimumContentsLength(8)
            widget.activated.connect(lambda: self._change(place, replace(condition, answer=widget.currentData())))
        else:
            widget = QLineEdit(condition.answer)
            widget.setPlaceholderText(text("editor-condition-answer", lang))
            widget.textEdited.connect(lambda written: self._type(place, written.strip()))
        widget.setAccessibleName(text("editor-condition-answer", lang))
        return widget  # type: ignore[no-any-return]

    def _option(self, option: Any) -> str:
        mine: Any = language.language()
        other: Any = "en" if mine == "fr" else "fr"
        draft = self._draft
        return draft.option_said(option, mine) or draft.option_said(option, other) or draft.choices.cell(option, "name")

    def _started(self, question: str) -> Condition:
        """A condition on a question, with its first choice."""
        kind = self._kind(question)
        options = self._draft.options(list_of(self._draft, self._draft.line(self._draft.named(question))))
        answer = self._draft.choices.cell(options[0], "name") if options else ""
        number = kind in {"integer", "decimal", "scale"}
        relation = RELATIONS.get(kind, _CHOICE)[0]
        return Condition(question, relation if answer or not options else "answered", answer or "0" * number, number)

    def _add(self, question: str) -> None:
        self._set(replace(self._conditions, each=(*self._conditions.each, self._started(question))))

    def _change(self, place: int, condition: Condition) -> None:
        each = list(self._conditions.each)
        each[place] = condition
        self._set(replace(self._conditions, each=tuple(each)))

    def _type(self, place: int, answer: str) -> None:
        each = list(self._conditions.each)
        each[place] = replace(each[place], answer=answer)
        self._conditions = replace(self._conditions, each=tuple(each))
        self.changed.emit(write_conditions(self._conditions), True)

    def _delete(self, place: int) -> None:
        each = self._conditions.each
        self._set(replace(self._conditions, each=each[:place] + each[place + 1 :]))

    def _set(self, conditions: Conditions) -> None:
        self._conditions = conditions
        self.changed.emit(write_conditions(conditions), False)
