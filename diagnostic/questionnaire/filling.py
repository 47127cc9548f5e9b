"""One record being answered by the questions of a section: its values, its rules and its choices as they stand."""

import datetime as dt
from dataclasses import MISSING, fields, replace
from typing import Any

from diagnostic.about import about
from diagnostic.domain import naming
from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import KINDS, Geometry, Record, specs
from diagnostic.language import fold, text
from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.steps import Section, StepQuestion

Choice = tuple[str, str, str]
"""Id, label and what there is to read about one choice."""
SCALES = "rating_scales"
"""The catalogue whose choices are ratings: their value is a number."""


class Filling:
    """One record while people answer: answers to questions that are fields of its kind become its fields, all
    others go to ``extra``. The rules of the form are kept by an ``Answering`` of the section."""

    def __init__(self, section: Section, record: Record, diagnostic: Diagnostic, catalogues: Catalogues) -> None:
        self._record, self._diagnostic, self._catalogues = record, diagnostic, catalogues
        self._specs = specs(type(record))
        self._questions = {each.name: each for each, _ in section.all_items() if isinstance(each, StepQuestion)}
        self._refs = {
            each.name: each.asked.ref if isinstance(each, StepQuestion) else each.group.ref
            for each, _ in section.all_items()
        }
        written = {self._refs[name]: self._written(name) for name in self._questions}
        self._answering = Answering.from_values(section.questionnaire, _nested(written))

    def record(self) -> Record:
        """The record as answered so far."""
        return self._record

    # answers

    def value(self, name: str) -> Any:
        """The answer as the record holds it; the id of the choice for a number chosen from a list."""
        found = getattr(self._record, name) if name in self._specs else self._record.extra.get(name)
        return str(found) if found is not None and self._is_coded_number(name) else found

    def set(self, name: str, value: Any) -> None:
        """Answer a question; None, an empty text or nothing chosen takes the answer back. Unknown no longer holds."""
        unknown = tuple(each for each in self._record.unknown if each != name)
        if name not in self._specs:
            extra = {key: each for key, each in self._record.extra.items() if key != name}
            if value not in (None, "", ()):
                extra[name] = value
            self._record = replace(self._record, unknown=unknown, extra=extra)
        else:
            if value is None or value == "" or value == ():
                value = self._nothing(name)
            elif self._is_coded_number(name):
                value = int(value)
            self._record = replace(self._record, unknown=unknown, **{name: value})
        if name in self._questions:
            self._answering.write(self._position(name), self._written(name))

    def is_unknown(self, name: str) -> bool:
        """Whether people answered that they do not know."""
        return name in self._record.unknown

    def set_unknown(self, name: str) -> None:
        """Answer "unknown": the value is emptied, and unknown is remembered as the answer."""
        self.set(name, None)
        self._record = replace(self._record, unknown=(*self._record.unknown, name))

    def _is_coded_number(self, name: str) -> bool:
        question, spec = self._questions.get(name), self._specs.get(name)
        if question is None or spec is None or not question.kind.startswith("select"):
            return False
        return spec.base is int and question.catalogue != SCALES

    def _nothing(self, name: str) -> Any:
        base = self._specs[name].base
        if base is tuple:
            return ()
        if base is str:
            return ""
        default = next(each.default for each in fields(self._record) if each.name == name)
        return None if default is MISSING else default

    # rules

    def _position(self, name: str) -> str:
        return self._answering.first_position(self._refs[name])

    def relevant(self, name: str) -> bool:
        """Whether a question, note or group is to be seen: its own rule and those of the groups around it."""
        return self._answering.relevant(self._position(name))

    def required(self, name: str) -> bool:
        """Whether the step needs an answer."""
        return self._answering.required(self._position(name))

    def problems(self, lang: Lang) -> dict[str, str]:
        """What is wrong with the answers given, by question; questions that are not relevant are left out."""
        found = {}
        for name, question in self._questions.items():
            if question.asked.constraint and not self._answering.fits(self._position(name)):
                found[name] = question.message(lang) or text("questionnaire-check-answer", lang)
        return found

    def choices(self, name: str, lang: Lang) -> list[Choice]:
        """What may be chosen, in order; an entry that was hidden since stays when it is the answer."""
        question = self._questions[name]
        if question.catalogue.startswith("records:"):
            return self._records(question.catalogue.removeprefix("records:"), lang)
        if not question.catalogue:
            self._answering.language = question.questionnaire.language_for(lang)
            state = self._answering.state(self._position(name))
            return [(each.id, each.label, "") for each in state.choices]
        chosen = self._written(name).split()
        offered = self._answering.offered(self._position(name))
        return [
            (each.id, each.label(lang), "\n".join(about(question.catalogue, each, self._catalogues, lang)))
            for each in self._catalogues.entries(question.catalogue, hidden=True)
            if (not each.hidden or each.id in chosen) and each.id in offered
        ]

    def about(self, name: str, lang: Lang) -> tuple[str, ...]:
        """What there is to read about the one entry chosen: its definition, evidence and source. A rating shows its
        anchors itself."""
        question = self._questions[name]
        if question.multiple or question.catalogue == SCALES:
            return ()
        entry = self._catalogues.find(question.catalogue, self._written(name))
        return about(question.catalogue, entry, self._catalogues, lang) if entry else ()

    def _records(self, kind: str, lang: Lang) -> list[Choice]:
        untitled = text("questionnaire-untitled", lang)
        records = [each for each in self._diagnostic.all(KINDS[kind]) if each.id != self._record.id]
        named = [
            (each.id, naming.name(each, self._diagnostic, self._catalogues, lang) or untitled, "") for each in records
        ]
        return sorted(named, key=lambda each: fold(each[1]))

    def _written(self, name: str) -> str:
        """The answer as an XForm writes it."""
        found = getattr(self._record, name, None) if name in self._specs else self._record.extra.get(name)
        if found is None or found == () or found == "":
            return ""
        if isinstance(found, bool):
            if self._questions[name].kind == "acknowledge":
                return "OK" if found else ""
            return "yes" if found else "no"
        if isinstance(found, tuple):
            return " ".join(found)
        if isinstance(found, bytes):
            return _place(found) if isinstance(self._specs[name].mark, Geometry) else ""
        return found.isoformat() if isinstance(found, dt.date) else str(found)


def _nested(written: dict[str, str]) -> dict[str, Any]:
    """Answers by reference as values nested by groups; one instance of every repeat on the way."""
    found: dict[str, Any] = {}
    for ref, value in written.items():
        _, _, *around, name = ref.split("/")
        inside = found
        for group in around:
            inside = inside.setdefault(group, {})
        inside[name] = value
    return found


def _place(geometry: bytes) -> str:
    from diagnostic.domain.safeguards import maps

    longitude, latitude = maps.point(geometry)
    return f"{latitude} {longitude} 0 0"
