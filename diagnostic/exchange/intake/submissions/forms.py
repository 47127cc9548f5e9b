"""Which form a submission answers: one of the ten step forms, or a version of one of the community's own."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from diagnostic.domain.catalogue import LANGS, Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import OwnForm
from diagnostic.domain.steps import STEPS
from diagnostic.exchange.intake.mapping import fold
from diagnostic.exchange.intake.submissions.shape import Path as Names
from diagnostic.exchange.intake.submissions.shape import Shape
from diagnostic.questionnaire import Section, StepQuestion, load_step
from diagnostic.questionnaire.form import Group, Question, Questionnaire, Repeat, Text
from diagnostic.questionnaire.own_forms import STEP_FORMS, questionnaire_of

COMPUTED = frozenset({"calculate", "hidden"})
"""Kinds that nobody is asked: what the form computes, and what the telephone gives (the time)."""
STEP = "step:"
"""How ``Shape.form`` names a step's form; a community's own is named by its record's id."""
_LIST = re.compile(r"instance\('([^']+)'\)/root/item")
_KOBO_ID = re.compile(r"a[0-9A-Za-z]{21}")
"""KoboToolbox gives every form an id of its own."""
_KOBO_VERSION = re.compile(r" \(\d{4}-\d\d-\d\d [\d:]+\)$")
"""It puts the day of deployment behind a form's version."""


def step_of(form_id: str) -> int | None:
    """The step whose form this is; None for another form."""
    number = form_id.removeprefix(STEP_FORMS).partition("_")[0]
    is_step = form_id.startswith(STEP_FORMS) and number.isdigit() and int(number) < len(STEPS)
    return int(number) if is_step else None


def shape_of(sections: Iterable[Section], catalogues: Catalogues, form: str = "") -> Shape:
    """Where the questions of a step form stand, and what its choices are called in both languages. Questions about the
    diagnostic's own records are not asked on phones."""
    kinds: dict[Names, str] = {}
    labels: dict[Names, dict[str, str]] = {}
    titles: dict[Names, tuple[str, ...]] = {}
    repeats: set[Names] = set()

    def walk(section: Section, path: Names) -> None:
        titles[path] = tuple(section.title(lang) for lang in LANGS)
        if section.repeated:
            repeats.add(path)
        for item, around in section.all_items():
            if not isinstance(item, StepQuestion) or item.kind == "note" or item.catalogue.startswith("records:"):
                continue
            here = (*path, *(each.name for each in around), item.name)
            kinds[here] = "select_multiple" if item.multiple else "select_one" if item.catalogue else item.kind
            titles[here] = tuple(item.label(lang) for lang in LANGS)
            if item.catalogue in catalogues.names():
                labels[here] = {
                    fold(each.label(lang)): each.id
                    for each in catalogues.entries(item.catalogue, hidden=True)
                    for lang in LANGS
                }
        for child in section.children:
            walk(child, (*path, child.kind))

    for section in sections:
        walk(section, (section.kind,))
    return Shape(kinds, frozenset(repeats), labels, titles, form)


@dataclass(frozen=True)
class Own:
    """One version of a community's own form, ready to read answers to it."""

    form: OwnForm
    questionnaire: Questionnaire

    @cached_property
    def questions(self) -> dict[Names, Question]:
        """What it asks and computes, by path; not what tells which telephone it was or who holds it (E01), nor
        notes."""
        shapes = self.questionnaire.definition.shapes
        return {
            names_of(each.ref): each
            for each in self.questionnaire.walk()
            if isinstance(each, Question)
            and each.kind != "note"
            and not (each.ref in shapes and shapes[each.ref].bind and shapes[each.ref].bind.preload == "property")
        }

    @cached_property
    def names(self) -> dict[Names, frozenset[str]]:
        """The names of the choices of each question whose choices stand in lists."""
        return {path: frozenset(found.values()) for path, found in self._named.items()}

    @cached_property
    def shape(self) -> Shape:
        """The form as readers of submissions take it."""
        places = {names_of(each.ref): each for each in self.questionnaire.walk() if isinstance(each, Group | Repeat)}
        titles: dict[Names, tuple[str, ...]] = {}
        for path, each in {**places, **self.questions}.items():
            said = []
            for language in self.questionnaire.languages or ("",):
                around = [places[path[:length]].label.plain(language) for length in range(1, len(path))]
                own = each.label.plain(language)
                said += [own, "/".join([*filter(None, around), own])] if own else []
            titles[path] = tuple(dict.fromkeys(said))
        return Shape(
            {path: each.kind for path, each in self.questions.items()},
            frozenset(path for path, each in places.items() if isinstance(each, Repeat)),
            {path: {fold(label): name for label, name in found.items()} for path, found in self._named.items()},
            titles,
            self.form.id,
        )

    @cached_property
    def _named(self) -> dict[Names, dict[str, str]]:
        """Choices by path: labels in every language and names, and the name that each stands for."""
        lists: dict[tuple[str, str, str], dict[str, str]] = {}
        found: dict[Names, dict[str, str]] = {}
        for path, each in self.questions.items():
            if each.choices is None:
                continue
            there = _LIST.search(each.choices.nodeset)
            if each.choices.nodeset and not there:
                continue  # what was answered elsewhere in the form
            found[path] = dict(self._labels((offer.name, offer.label) for offer in each.choices.offers))
            if there:
                key = there.group(1), each.choices.name, each.choices.label
                if key not in lists:
                    lists[key] = dict(self._labels(self._items(*key)))
                found[path] |= lists[key]
        return found

    def _items(self, name: str, value: str, label: str) -> Iterator[tuple[str, Text | str]]:
        """The choices of a list: what the columns ``value`` and ``label`` hold."""
        definition = self.questionnaire.definition
        for item in (each for root in definition.lists[name]().children for each in root.children):
            columns = {each.name: each.text for each in item.children}
            said = definition.itext[columns["itextId"]] if "itextId" in columns else columns.get(label, "")
            yield columns.get(value, ""), said

    def _labels(self, offers: Iterable[tuple[str, Text | str]]) -> Iterator[tuple[str, str]]:
        for name, label in offers:
            for language in self.questionnaire.languages or ("",):
                said = label if isinstance(label, str) else label.plain(language)
                if said:
                    yield said, name
            yield name, name


def names_of(ref: str) -> Names:
    """``/data/group/name`` as the names below the form's root."""
    return tuple(ref.split("/")[2:])


class Forms:
    """The forms that submissions may answer; each is read when it is first asked for."""

    def __init__(self, diagnostic: Diagnostic, catalogues: Catalogues) -> None:
        self._catalogues = catalogues
        self._own = {each.id: each for each in sorted(diagnostic.all(OwnForm), key=lambda form: form.id, reverse=True)}
        self._read: dict[str, Own] = {}
        self._shapes: dict[str, Shape] = {}

    def sections(self, shape: Shape) -> tuple[Section, ...]:
        """The sections of a step's form; none when the shape is not of one."""
        number = shape.form.removeprefix(STEP)
        return load_step(int(number), self._catalogues).sections if shape.form.startswith(STEP) else ()

    def knows(self, form_id: str) -> bool:
        """Whether the diagnostic has a form of that id, in whatever version."""
        return step_of(form_id) is not None or any(each.form_id == form_id for each in self._own.values())

    def own(self, shape: Shape) -> Own:
        """The community's own form of a shape."""
        return self._one(self._own[shape.form])

    def find(self, form_id: str, version: str, names: Collection[str]) -> Shape | None:
        """The form of that id and version; by the ``names`` of the answers when neither says it. None: nobody here
        knows the form, or that version of it."""
        number = step_of(form_id)
        if number is not None:
            return self._step(number)
        own = [each for each in self._own.values() if form_id and each.form_id == form_id]
        if own:
            version = _KOBO_VERSION.sub("", version)
            found = [each for each in own if each.version == version] or ([] if version else own)
            return self._best(names, [self._one(each).shape for each in found])
        if form_id and not _KOBO_ID.fullmatch(form_id):
            return None
        every = [self._one(each).shape for each in self._own.values()] + [self._step(each.number) for each in STEPS]
        return self._best(names, every)

    @staticmethod
    def _best(names: Collection[str], shapes: list[Shape]) -> Shape | None:
        """The shape that asks for most of what was answered; the first of equals. None when none asks for any."""
        folded = {fold(each) for each in names}
        fits = [(len(folded & _known(each)), -place) for place, each in enumerate(shapes)]
        most, place = max(fits, default=(0, 0))
        return shapes[-place] if most or len(shapes) == 1 else None

    def _step(self, number: int) -> Shape:
        key = f"{STEP}{number}"
        if key not in self._shapes:
            sections = load_step(number, self._catalogues).sections
            self._shapes[key] = shape_of(sections, self._catalogues, key)
        return self._shapes[key]

    def _one(self, form: OwnForm) -> Own:
        if form.id not in self._read:
            self._read[form.id] = Own(form, questionnaire_of(form))
        return self._read[form.id]


def _known(shape: Shape) -> set[str]:
    """The names that a shape's questions and repeats may have in a table or as paths, folded."""
    paths = {*shape.kinds, *shape.repeats}
    found = {fold("/".join(each)) for each in paths} | {fold(each[-1]) for each in paths}
    return (found | {fold(each) for path in paths for each in shape.titles.get(path, ())}) - {""}
