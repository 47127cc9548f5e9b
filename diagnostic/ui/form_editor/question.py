"""The question that is chosen: what it asks, in both languages, how it is answered, when, and within which limits."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.language import text
from diagnostic.questionnaire.editor import edits
from diagnostic.questionnaire.editor.checking import Problem
from diagnostic.questionnaire.editor.draft import SAID, Draft, meaning
from diagnostic.questionnaire.editor.kinds import AROUND, CHOOSING, OFFERED, kind_of
from diagnostic.questionnaire.editor.rules import MEASURES
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import asked, choices
from diagnostic.ui.form_editor.conditions import ConditionsPane
from diagnostic.ui.form_editor.limits import LimitsPane
from diagnostic.ui.form_editor.options import OptionsPane
from diagnostic.ui.form_editor.words import BothLanguages
from diagnostic.ui.look import empty, said

_SHOWN = {"type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message"}
_REQUIRED = {"yes", "true", "true()", "1"}
_NOT_REQUIRED = {"", "no", "false", "false()", "0"}
SCALE_ENDS = (-1_000, 1_000)


class QuestionPane(QWidget):
    """One question. ``changed`` carries the draft and what is being typed (``None``: something was chosen)."""

    changed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._begin()
        self.line = 0

    def _begin(self) -> None:
        """Begin anew: what was shown goes, and the cursor that leaves it names nothing."""
        self.draft: Draft | None = None
        empty(self._whole)
        self.inside = QWidget()
        self._column = QVBoxLayout(self.inside)
        self._column.setContentsMargins(4, 4, 12, 12)
        self._column.setSpacing(14)

    def _end(self) -> None:
        """Show what was put together, at once: Qt would show it later, when the cursor has gone elsewhere."""
        self._column.addStretch(1)
        self._whole.addWidget(self.inside)
        self.inside.show()

    def show_nothing(self, words: str) -> None:
        """No question is chosen."""
        self._begin()
        self.line = 0
        self._column.addWidget(said(words, "emptyWords"))
        self._end()

    def show_question(self, draft: Draft, line_id: int, problems: Iterable[Problem]) -> None:
        """Show a question, with the cursor where it was."""
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        self._begin()
        self.draft, self.line = draft, line_id
        self.kind = kind_of(draft, draft.line(line_id))
        self.problem = said("", "problem")
        self.problem.hide()
        self._column.addWidget(self.problem)
        self._add_kind()
        self._add_words()
        if self.kind in CHOOSING - {"yes_no"}:
            self._add_options()
        if self.kind == "scale":
            self._add_scale()
        if self.kind not in AROUND | {"note", "kept"}:
            self._add_required()
        self._add_conditions()
        if self.kind in MEASURES or draft.cell(line_id, "constraint"):
            self._add_limits()
        self._add_kept()
        self._end()
        self.say(problems)
        if name and (found := self.inside.findChild(QWidget, name)) is not None:
            found.setFocus()

    def say(self, problems: Iterable[Problem]) -> None:
        """Say beside the question what is to be mended."""
        if not self.line:
            return
        lang = language.language()
        words = [text(each.key, lang, **each.arguments) for each in problems if each.line == self.line]
        self.problem.setText("\n".join(words))
        self.problem.setVisible(bool(words))

    def follow(self, draft: Draft, problems: Iterable[Problem]) -> None:
        """Another draft in which only what is typed here changed."""
        self.draft = draft
        self.say(problems)

    def _take(self, draft: Draft, typing: object = None) -> None:
        self.draft = draft
        self.changed.emit(draft, typing)

    # parts

    def _part(self, key: str) -> QVBoxLayout:
        """A part of the question under a heading."""
        card = QFrame()
        card.setObjectName("formCard")
        column = QVBoxLayout(card)
        column.setSpacing(8)
        column.addWidget(said(text(f"editor-{key}", language.language()), "fieldLabel"))
        self._column.addWidget(card)
        return column

    def _add_kind(self) -> None:
        lang = language.language()
        if self.kind in AROUND or self.kind == "kept":
            assert self.draft is not None
            words = text(f"editor-kind-{self.kind}-about", lang, type=self.draft.cell(self.line, "type"))
            self._column.addWidget(said(words, "note"))
            return
        offered = [each.key for each in OFFERED if each.key not in AROUND]
        box = choices([(each, text(f"editor-kind-{each}", lang)) for each in offered], self.kind)
        box.setObjectName("kind")
        box.setMaxVisibleItems(len(offered))
        box.activated.connect(lambda: self._take(edits.change_kind(self._now(), self.line, box.currentData())))
        self._column.addLayout(asked(text("editor-kind", lang), box))

    def _now(self) -> Draft:
        assert self.draft is not None
        return self.draft

    def _add_words(self) -> None:
        for column in ("label", "hint"):
            heading = text(f"editor-{'heading' if column == 'label' and self.kind in AROUND else column}",
                           language.language())  # fmt: skip
            box = BothLanguages(heading, name=column)
            box.show_words({lang: self._now().said(self.line, column, lang) for lang in LANGS})
            box.typed.connect(lambda lang, words, column=column: self._say(column, lang, words))
            if column == "label":
                box.left.connect(self._settle)
                self.label = box
            self._column.addWidget(box)

    def _say(self, column: str, lang: Lang, words: str) -> None:
        self._take(edits.put(self._now(), self.line, column, words, lang), (self.line, column, lang))

    def _settle(self) -> None:
        """Name a new question after its label, once it is written."""
        if self.draft is not None:
            draft = edits.settle(self.draft, self.line)
            if draft is not self.draft:
                self._take(draft, (self.line, "name"))

    def _add_options(self) -> None:
        self.options = OptionsPane(self._now)
        self._part("choices").addWidget(self.options)
        self.options.show_list(self.line)
        self.options.changed.connect(lambda draft: self._take(draft, (self.line, "choices", id(draft))))

    def _add_scale(self) -> None:
        lang, parameters = language.language(), _parameters(self._now().cell(self.line, "parameters"))
        row = QHBoxLayout()
        row.setSpacing(12)
        for key, usual in (("start", 1), ("end", 10)):
            box = QSpinBox()
            box.setObjectName(f"scale-{key}")
            box.setRange(*SCALE_ENDS)
            try:
                box.setValue(int(parameters.get(key, usual)))
            except ValueError:
                box.setEnabled(False)
            box.valueChanged.connect(lambda value, key=key: self._scale(key, value))
            row.addLayout(asked(text(f"editor-scale-{key}", lang), box))
        row.addStretch(1)
        self._part("scale").addLayout(row)

    def _scale(self, key: str, value: int) -> None:
        draft = self._now()
        parameters = _parameters(draft.cell(self.line, "parameters")) | {key: str(value)}
        words = " ".join(f"{each}={it}" for each, it in parameters.items())
        self._take(edits.put(draft, self.line, "parameters", words), (self.line, key))

    def _add_required(self) -> None:
        lang, now = language.language(), self._now().cell(self.line, "required")
        if now.strip().lower() not in _REQUIRED | _NOT_REQUIRED:
            self._column.addWidget(said(text("editor-kept-required", lang, rule=now), "note"))
            return
        box = QCheckBox(text("editor-required", lang))
        box.setObjectName("required")
        box.setChecked(now.strip().lower() in _REQUIRED)
        box.clicked.connect(
            lambda on: self._take(edits.put(self._now(), self.line, "required", "yes" if on else ""), "required")
        )
        self._column.addWidget(box)

    def _add_conditions(self) -> None:
        pane = self.conditions = ConditionsPane()
        pane.show_rule(self._now(), self.line)
        pane.changed.connect(
            lambda rule, typing: self._take(
                edits.put(self._now(), self.line, "relevant", rule), (self.line, "relevant") if typing else None
            )
        )
        self._part("ask-if").addWidget(pane)

    def _add_limits(self) -> None:
        pane = self.limits = LimitsPane(self._now)
        pane.show_rule(self.line)
        pane.changed.connect(lambda draft, typing: self._take(draft, (self.line, "limits") if typing else None))
        self._part("limits").addWidget(pane)

    def _add_kept(self) -> None:
        """What the editor has no words for, as the form writes it."""
        draft = self._now()
        mine = {draft.language(lang) for lang in LANGS}
        found = []
        for header, cell in zip(draft.survey.columns, draft.line(self.line).cells, strict=False):
            column, spoken = meaning(header)
            known = column in _SHOWN and (column not in SAID or spoken in mine)
            if column == "parameters" and self.kind == "scale":
                continue
            if cell and not known and not (column == "appearance" and cell == "multiline"):
                found.append(f"{header}: {cell}")
        if self.kind in {"one", "several", "rank", "yes_no"} and draft.cell(self.line, "type").strip().count(" ") > 1:
            found.append(f"type: {draft.cell(self.line, 'type')}")
        if found:
            self._part("kept").addWidget(said("\n".join(found), "note"))


def _parameters(cell: str) -> dict[str, str]:
    return dict(each.split("=", 1) for each in cell.replace(",", " ").replace(";", " ").split() if "=" in each)
