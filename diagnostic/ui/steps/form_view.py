"""One record's form: every finished answer is saved at once; what cannot be saved stays on screen."""

from collections.abc import Iterator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diagnostic.domain import safeguards
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import KINDS, Community, FreeText, Place, Record, Resource, specs
from diagnostic.domain.safeguards import maps
from diagnostic.language import text
from diagnostic.questionnaire import Filling, Section, StepQuestion
from diagnostic.ui.document import Document
from diagnostic.ui.steps.bars import Bar
from diagnostic.ui.steps.group import Group
from diagnostic.ui.steps.listing import OWNER
from diagnostic.ui.steps.saving import tell
from diagnostic.ui.widgets.field import Field, Note
from diagnostic.ui.widgets.groups_line import GroupsLine
from diagnostic.ui.widgets.links import Links
from diagnostic.ui.widgets.making import make_editor
from diagnostic.ui.widgets.point import Point
from diagnostic.ui.widgets.rating import Rating

AT_A_TIME = 0.03
"""Seconds that making the questions takes before the window may paint and take keys in between."""


class FormView(QWidget):
    """The questions of one section for one record. A record that was only begun is a draft: it is saved (and
    ``stored`` emitted) with its first answer, so that an untouched form leaves nothing behind.

    The questions are made little by little while the window goes on, and shown together; at once when one is needed."""

    stored = Signal(str)
    new_wanted = Signal(str, object)
    """A record of a kind is to be added; the second argument is called with its id."""
    map_wanted = Signal()

    def __init__(self, section: Section, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section, self.document, self._lang = section, document, lang
        self.record: Record = KINDS[section.kind]()
        self._fields: dict[str, Field] = {}
        self._others: dict[str, QWidget] = {}
        self._groups: dict[str, GroupsLine] = {}
        self._filling = self._fill()
        self._choosing = {each.name for each in questions(section.items) if each.kind.startswith("select")}
        self._unsaved = False
        self.failure = Bar("failure", self)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.failure)
        self._questions = QWidget(self)
        self._questions.hide()
        self.body.addWidget(self._questions)
        inside = QVBoxLayout(self._questions)
        inside.setContentsMargins(0, 0, 0, 0)
        self._to_make: Iterator[None] | None = self._build(section.items, inside)
        self._turns = QTimer(self)
        self._turns.timeout.connect(lambda: self._make(AT_A_TIME))
        self._turns.start()

    @property
    def fields(self) -> dict[str, Field]:
        """Every question by its name."""
        self._make()
        return self._fields

    @property
    def groups(self) -> dict[str, GroupsLine]:
        """What groups said, by the name of the rating."""
        self._make()
        return self._groups

    def _make(self, seconds: float | None = None) -> None:
        """Make the questions that are still to be made, for a while or all of them; the last one shows them."""
        if self._to_make is None:
            return
        began = perf_counter()
        for _ in self._to_make:
            if seconds is not None and perf_counter() - began > seconds:
                return
        self._to_make = None
        self._turns.stop()
        self._chain_tabs()
        self._show()
        self._questions.show()

    def _fill(self) -> Filling:
        return Filling(self.section, self.record, self.document.diagnostic, self.document.catalogues)

    def _build(self, items: Any, layout: QVBoxLayout) -> Iterator[None]:
        for item in items:
            if not isinstance(item, StepQuestion):
                group = Group(item.label(self._lang), opened="more" not in item.name)
                self._others[item.name] = group
                layout.addWidget(group)
                yield from self._build(item.items, group.body)
            elif item.name != OWNER.get(self.section.kind):
                self._add(item, layout)
                yield

    def _add(self, question: StepQuestion, layout: QVBoxLayout) -> None:
        spec = specs(type(self.record)).get(question.name)
        long = spec is not None and isinstance(spec.mark, FreeText) and spec.mark.long
        editor = make_editor(question, self._filling, self._lang, self._near, self._kept, long)
        if editor is None:
            if question.kind == "note":
                note = Note(question.label(self._lang))
                self._others[question.name] = note
                layout.addWidget(note)
            return
        plain_yes_no = spec is not None and spec.base is bool and getattr(self.record, question.name) is not None
        field = Field(
            question.name,
            question.label(self._lang),
            question.hint(self._lang),
            editor,
            self._lang,
            may_be_unknown=not question.read_only and not plain_yes_no,
        )
        field.setEnabled(not question.read_only)
        field.answered.connect(self._answer)
        field.unknown_toggled.connect(self._set_unknown)
        if isinstance(editor, Links):
            editor.new_wanted.connect(lambda kind, links=editor: self.new_wanted.emit(kind, links.include))
        if isinstance(editor, Point):
            editor.map_wanted.connect(self.map_wanted)
        self._fields[question.name] = field
        layout.addWidget(field)
        if isinstance(editor, Rating):
            line = self._groups[question.name] = GroupsLine(question.label(self._lang), self._lang)
            line.wanted.connect(lambda: self._ask_groups(question, editor))
            layout.addWidget(line)

    def _ask_groups(self, question: StepQuestion, rating: Rating) -> None:
        """A roundtable on one rating of this record; what is agreed becomes its answer."""
        from diagnostic.ui.dialogs import roundtable

        roundtable.show(
            self.window(),
            self.document,
            self.record.id,
            question.name,
            question.label(self._lang),
            rating.anchors,
            lambda value: self._answer(question.name, value),
        )

    def _chain_tabs(self) -> None:
        before: QWidget | None = None
        for field in self._fields.values():
            for widget in (field.editor, field.unknown):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    def show_record(self, record: Record) -> None:
        """Show a record; what was being typed for another one is saved first."""
        if record.id != self.record.id:
            self.finish()
            for field in self._fields.values():
                field.editor.forget()
                field.set_warning("")
            self._unsaved = False
            self.failure.hide()
        self.record = self.document.waiting.get(record.id, record)
        self._filling = self._fill()
        self._show()
        if record.id in self.document.waiting:
            self._save()

    def finish(self) -> None:
        """Save what is being typed now."""
        for field in self._fields.values():
            if field.editor.is_dirty():
                field.editor.commit()

    def refresh(self, edit: Edit) -> None:
        """Follow an edit (also undo and redo) without taking the focus or what is being typed."""
        changed = next((each for each in edit.puts if each.id == self.record.id), None)
        if self._unsaved and changed is None:
            return
        if changed is not None:
            self.record = changed
            self._unsaved = False
            self.failure.hide()
        self._filling = self._fill()
        self._show()

    def _show(self) -> None:
        if self._to_make is not None:
            return
        for name, field in self._fields.items():
            if name in self._choosing:
                field.editor.set_choices(self._filling.choices(name, self._lang))
                field.set_about(self._filling.about(name, self._lang))
            field.show_answer(self._filling.value(name), self._filling.is_unknown(name))
        self._follow_rules()

    def _follow_rules(self) -> None:
        """Relevance, required marks, problems and warnings as they stand now."""
        problems = self._filling.problems(self._lang)
        for name, field in self._fields.items():
            field.setVisible(self._filling.relevant(name))
            field.set_required(self._filling.required(name))
            field.set_problem(problems.get(name, ""))
        for name, widget in self._others.items():
            widget.setVisible(self._filling.relevant(name))
        self._show_groups()
        self._warn()

    def _show_groups(self) -> None:
        stored = self.document.diagnostic.get(type(self.record), self.record.id) is not None
        for name, line in self._groups.items():
            from diagnostic.ui.dialogs.roundtable import in_words

            line.setVisible(self._filling.relevant(name))
            line.tell(in_words(self.document.diagnostic, self.record.id, name, self._lang), stored)

    def _warn(self) -> None:
        found: dict[str, dict[str, None]] = {}
        for finding in safeguards.warnings(self.record):
            what = text(f"safeguards-finding-{finding.what}", self._lang)
            words = text("safeguards-warning", self._lang, text=finding.text, what=what)
            found.setdefault(finding.field, {})[words] = None
        for name, field in self._fields.items():
            field.set_warning("\n".join(found.get(name, ())))

    def _answer(self, name: str, value: Any) -> None:
        self._filling.set(name, value)
        self._save()

    def _set_unknown(self, name: str, unknown: bool) -> None:
        self._fields[name].editor.forget()
        if unknown:
            self._filling.set_unknown(name)
        else:
            self._filling.set(name, None)
        self._save()

    def answer(self, name: str, value: Any) -> None:
        """Answer a question from elsewhere (the map, a matrix)."""
        self._answer(name, value)

    def _save(self) -> None:
        record = self._filling.record()
        draft = self.document.diagnostic.get(type(record), record.id) is None
        self._unsaved = True
        try:
            self.document.save(Edit(puts=(record,)), "view-undo-change")
        except RepereError as error:
            tell(self.document, error, self.failure, self._lang, self._save)
            self._follow_rules()
            return
        self._unsaved = False
        self.failure.hide()
        if draft:
            self._show_groups()
            self.stored.emit(record.id)

    def _near(self) -> bytes | None:
        if isinstance(self.record, Community):
            return None  # it is not near itself
        return self.document.diagnostic.community.centre

    def _kept(self) -> str:
        record, catalogues = self.record, self.document.catalogues
        if isinstance(record, Place):
            if not record.place_kind:
                return text("view-kept-kind-first", self._lang)
            precision = maps.allowed_precision(record, catalogues)
            label = catalogues.label("choices:precision", precision, self._lang)
            return text("view-kept", self._lang, precision=label)
        if isinstance(record, Resource) and record.location_policy == "confidential":
            return text("view-kept-confidential", self._lang)
        if isinstance(record, Community):
            return text("view-kept-public", self._lang)
        return text("view-kept-exact", self._lang)

    def focus(self, name: str) -> None:
        """Put the cursor in a question, unfolding the groups it is in."""
        widget: QWidget | None = self.fields[name]
        while widget is not None and widget is not self:
            if isinstance(widget, Group):
                widget.button.setChecked(True)
            widget = widget.parentWidget()
        self.fields[name].editor.main_widget().setFocus()

    def focus_first(self) -> None:
        """Put the cursor in the first question."""
        for field in self.fields.values():
            if field.isVisibleTo(self) and field.isEnabled():
                field.editor.main_widget().setFocus()
                return


def questions(items: Any) -> list[StepQuestion]:
    """All questions of a section, those of its groups included."""
    found: list[StepQuestion] = []
    for item in items:
        found.extend([item] if isinstance(item, StepQuestion) else questions(item.items))
    return found
