"""The step forms as the window shows them: sections of questions, each section asking for one kind of record.

A step form is an XLSForm like any other and runs on the same engine; what is added here is where its choices come
from: a list that the form does not hold itself is a catalogue (``populations``, ``trend``), or the diagnostic's own
records (``records_source``).
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import Catalogues, Entry, Lang
from diagnostic.domain.records import KINDS
from diagnostic.domain.steps import STEPS
from diagnostic.questionnaire.form import Group, Item, Question, Questionnaire, Repeat
from diagnostic.questionnaire.instance import Node
from diagnostic.questionnaire.reading import sheets, xform
from diagnostic.questionnaire.xform import read_xform
from diagnostic.shipped import FORMS, RESOURCES
from diagnostic.shipped import catalogues as shipped

LANGUAGES = {"en": "English (en)", "fr": "Français (fr)"}
"""The names of the two languages in the columns of our forms."""
RECORDS = "records_"
"""A list of this name and a kind offers the diagnostic's own records of that kind."""
BUILT = RESOURCES / "xforms"
"""Where ``packaging/build_forms.py`` keeps what pyxform makes of the step forms; not in the repository."""
_LIST = re.compile(r"instance\('([^']+)'\)")


@dataclass(frozen=True, slots=True)
class StepQuestion:
    """One question of a section. ``catalogue`` names where its choices come from: a catalogue (``populations``,
    ``choices:trend``), records of the diagnostic (``records:source``) or nothing, when the form holds them."""

    asked: Question
    questionnaire: Questionnaire
    catalogue: str = ""

    @property
    def name(self) -> str:
        """Its name: the field of the record that it asks for, or the key in ``extra``."""
        return self.asked.name

    @property
    def kind(self) -> str:
        """What is asked, as ``Question.kind`` says it."""
        return self.asked.kind

    @property
    def multiple(self) -> bool:
        """Whether several choices may be made."""
        return self.asked.kind == "select_multiple"

    @property
    def read_only(self) -> bool:
        """Whether it is only shown."""
        return self.asked.read_only == "true()"

    @property
    def appearance(self) -> frozenset[str]:
        """How it wants to be shown."""
        return self.asked.appearance

    def label(self, lang: Lang) -> str:
        """What is asked."""
        return self.asked.label.plain(self.questionnaire.language_for(lang))

    def hint(self, lang: Lang) -> str:
        """What helps to answer."""
        return self.asked.hint.plain(self.questionnaire.language_for(lang))

    def message(self, lang: Lang) -> str:
        """What is said when the answer does not fit."""
        return self.asked.message.plain(self.questionnaire.language_for(lang))


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Questions under one heading."""

    group: Group
    questionnaire: Questionnaire
    items: "tuple[StepItem, ...]"

    @property
    def name(self) -> str:
        """Its name."""
        return self.group.name

    def label(self, lang: Lang) -> str:
        """The heading."""
        return self.group.label.plain(self.questionnaire.language_for(lang))


StepItem = StepQuestion | StepGroup


@dataclass(frozen=True, slots=True)
class Section:
    """The questions of one kind of record: a list when ``repeated``. ``children`` are lists that belong to each record
    of this one (the services of a resource). ``place`` is the group or repeat in the form."""

    kind: str
    place: Group | Repeat
    questionnaire: Questionnaire
    items: tuple[StepItem, ...]
    children: "tuple[Section, ...]" = ()

    @property
    def repeated(self) -> bool:
        """Whether there are several records of it."""
        return isinstance(self.place, Repeat)

    def title(self, lang: Lang) -> str:
        """Its heading."""
        return self.place.label.plain(self.questionnaire.language_for(lang))

    def all_items(self) -> Iterator[tuple[StepItem, tuple[StepGroup, ...]]]:
        """Every item with the groups that it stands in, outermost first."""
        yield from _walk(self.items, ())


def _walk(items: tuple[StepItem, ...], around: tuple[StepGroup, ...]) -> Iterator[tuple[StepItem, Any]]:
    for item in items:
        yield item, around
        if isinstance(item, StepGroup):
            yield from _walk(item.items, (*around, item))


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its sections in order."""

    sections: tuple[Section, ...]

    def section(self, kind: str) -> Section:
        """The section of a kind of record, nested ones included. Raises ``KeyError``."""
        for each in self.sections:
            for found in (each, *each.children):
                if found.kind == kind:
                    return found
        raise KeyError(kind)


@lru_cache(maxsize=32)
def load_step(number: int, catalogues: Catalogues) -> Form:
    """The form of a step (0..10) with the choices of ``catalogues``. Raises ``BadForm``."""
    return _with_choices(_xform_of_step(number), catalogues)


def load_steps(catalogues: Catalogues) -> None:
    """Have the forms of all steps at hand: reading them for the first time takes about a second."""
    for step in STEPS:
        load_step(step.number, catalogues)


def read_step(path: Path, catalogues: Catalogues | None = None) -> Form:
    """A form (.md, .xlsx) whose groups and repeats are kinds of records. Raises ``BadForm``."""
    return _with_choices(_xform(path), catalogues or shipped())


@dataclass(frozen=True, slots=True)
class _XForm:
    """What pyxform makes of a form, and the lists that it does not hold itself: one empty choice stands for each."""

    name: str
    text: str
    foreign: tuple[str, ...]


@cache
def _xform_of_step(number: int) -> _XForm:
    path = _form_of_step(number)
    return _built(path) or _xform(path)


def _form_of_step(number: int) -> Path:
    return FORMS / f"{number:02}-{STEPS[number].key}.md"


def build(folder: Path = BUILT) -> None:
    """Keep what pyxform makes of every step's form, so that the window need not: it would cost 40 MB and a second."""
    folder.mkdir(parents=True, exist_ok=True)
    for step in STEPS:
        path = _form_of_step(step.number)
        kept = {"made_from": _digest(path), **asdict(_xform(path))}
        (folder / f"{path.stem}.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def _built(path: Path, folder: Path = BUILT) -> _XForm | None:
    """What ``build`` kept of a form; None when it kept nothing, or the form has changed since."""
    try:
        kept = json.loads((folder / f"{path.stem}.json").read_text(encoding="utf-8"))
        if kept["made_from"] != _digest(path):
            return None
        return _XForm(kept["name"], kept["text"], tuple(kept["foreign"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _xform(path: Path) -> _XForm:
    book = sheets(path)
    foreign = _foreign(book)
    book.choices = [*(book.choices or ()), *(_choice_row(name, Entry("none", "", "–", "–")) for name in foreign)]
    book.choices_header = [dict.fromkeys(column for row in book.choices for column in row)]
    return _XForm(path.name, xform(book, path.name, []), tuple(foreign))


def _with_choices(form: _XForm, catalogues: Catalogues) -> Form:
    named = [name for name in form.foreign if not name.startswith(RECORDS)]
    lists = [(name, _list(name, catalogue_of(name, catalogues), catalogues)) for name in named]
    return _form(read_xform(form.text, name=form.name, more_lists=lists))


def workbook(path: Path, catalogues: Catalogues, records: Iterable[tuple[str, Entry]] = ()) -> Any:
    """The sheets of a form as pyxform takes them, with every list of choices that the form names added from the
    catalogues, without the entries that the community hid. ``records`` are entries for ``records_KIND`` lists; a list
    without any gets one empty choice, since pyxform accepts no empty list."""
    found = sheets(path)
    given: dict[str, list[Entry]] = {}
    for name, entry in records:
        given.setdefault(name, []).append(entry)
    rows = list(found.choices or ())
    for name in _foreign(found):
        rows += [_choice_row(name, entry) for entry in _entries(name, catalogues, given)]
    found.choices = rows
    found.choices_header = [dict.fromkeys(column for row in rows for column in row)]
    return found


def _foreign(book: Any) -> list[str]:
    """The lists that questions name and the form does not hold."""
    own = {str(row.get("list_name") or row.get("list name")) for row in book.choices or ()}
    wanted = dict.fromkeys(
        parts[1]
        for row in book.survey
        if len(parts := str(row.get("type", "")).split()) > 1 and parts[0] in {"select_one", "select_multiple", "rank"}
    )
    return [name for name in wanted if name not in own and catalogue_of(name, shipped())]


def catalogue_of(list_name: str, catalogues: Catalogues) -> str:
    """Where the choices of a list come from, as ``StepQuestion.catalogue`` says it."""
    if list_name.startswith(RECORDS) and list_name.removeprefix(RECORDS) in KINDS:
        return f"records:{list_name.removeprefix(RECORDS)}"
    names = catalogues.names()
    return next((each for each in (list_name, f"choices:{list_name}") if each in names), "")


def _entries(name: str, catalogues: Catalogues, given: dict[str, list[Entry]]) -> Iterable[Entry]:
    if name.startswith(RECORDS):
        return given.get(name) or (Entry("none", "", "–", "–"),)
    source = catalogue_of(name, catalogues)
    return catalogues.entries(source) or catalogues.entries(source, hidden=True)  # a list without any is no list


def _choice_row(list_name: str, entry: Entry) -> dict[str, str]:
    row = {"list_name": list_name, "name": entry.id, "group": entry.group or "-"}
    return row | {
        f"label::{LANGUAGES['en']}": entry.label("en"),
        f"label::{LANGUAGES['fr']}": entry.label("fr"),
    }


def _list(name: str, catalogue: str, catalogues: Catalogues) -> Callable[[], Node]:
    """A catalogue as the list of choices of a form; hidden entries too, since old answers may hold them."""

    def make() -> Node:
        top = Node(name)
        root = top.append(Node("root"))
        for entry in catalogues.entries(catalogue, hidden=True):
            item = root.append(Node("item"))
            for column, value in {"name": entry.id, "group": entry.group, **dict(entry.more)}.items():
                item.append(Node(column, str(value)))
        return top

    found: list[Node] = []

    def get() -> Node:
        if not found:
            found.append(make())
        return found[0]

    return get


def _form(questionnaire: Questionnaire) -> Form:
    sections: list[Section] = []
    loose: list[Item] = []
    for item in questionnaire.items:
        if not isinstance(item, Question) and item.name in KINDS:
            sections.append(_section(item, questionnaire))
        else:
            loose.append(item)
    if loose and sections:
        first = sections[0]
        items = (*_items(loose, questionnaire), *first.items)
        sections[0] = Section(first.kind, first.place, questionnaire, items, first.children)
    return Form(tuple(sections))


def _section(place: Group | Repeat, questionnaire: Questionnaire) -> Section:
    nested = tuple(_section(each, questionnaire) for each in place.items if isinstance(each, Repeat))
    items = _items((each for each in place.items if not isinstance(each, Repeat)), questionnaire)
    return Section(place.name, place, questionnaire, items, nested)


def _items(items: Iterable[Item], questionnaire: Questionnaire) -> tuple[StepItem, ...]:
    return tuple(
        StepQuestion(each, questionnaire, _catalogue(each))
        if isinstance(each, Question)
        else StepGroup(each, questionnaire, _items(each.items, questionnaire))
        for each in items
        if not isinstance(each, Repeat)
    )


def _catalogue(asked: Question) -> str:
    found = _LIST.search(asked.choices.nodeset) if asked.choices is not None else None
    return catalogue_of(found.group(1), shipped()) if found else ""
