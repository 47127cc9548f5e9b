"""Everything that a question may be answered with, whatever else was answered: for paper and spreadsheets, where
nothing is shown or hidden while people write."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.form import Question, Questionnaire
from diagnostic.questionnaire.instance import Node
from diagnostic.questionnaire.steps import RECORDS, catalogue_of

SCALES = "rating_scales"
_LIST = re.compile(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)")
_FILTER = re.compile(r"\[\s*([\w.-]+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\")\s*\]")
_ITEXT = re.compile(r"jr:itext\(\s*([\w.-]+)\s*\)")


@dataclass(frozen=True, slots=True)
class Listed:
    """One choice: its id, its label, its group in a catalogue, what there is to read about it, and the number that a
    rating stands for."""

    id: str
    label: str
    group: str = ""
    about: str = ""
    value: str = ""


def list_of(asked: Question) -> str:
    """The name of the list that a question chooses from, with its filter when that never changes; empty when it holds
    its choices itself or takes them from other answers."""
    if asked.choices is None:
        return ""
    named, kept = _LIST.search(asked.choices.nodeset), _FILTER.search(asked.choices.nodeset)
    return "" if named is None else named.group(1) + (f"_{kept.group(2) or kept.group(3)}" if kept else "")


def catalogue(asked: Question, catalogues: Catalogues) -> str:
    """The catalogue that a question chooses from (``populations``, ``choices:trend``, ``records:source``), or
    nothing."""
    named = _LIST.search(asked.choices.nodeset) if asked.choices is not None else None
    return catalogue_of(named.group(1), catalogues) if named else ""


def is_records(asked: Question) -> bool:
    """Whether a question chooses among the diagnostic's own records."""
    return list_of(asked).startswith(RECORDS)


def listed(asked: Question, questionnaire: Questionnaire, catalogues: Catalogues, lang: Lang) -> tuple[Listed, ...]:
    """The choices in order. Entries of catalogues that the community hid are left out; a list filtered by other answers
    is given whole; records of the diagnostic are not listed."""
    if asked.choices is None or is_records(asked):
        return ()
    language = questionnaire.language_for(lang)
    written = tuple(Listed(each.name, each.label.plain(language)) for each in asked.choices.offers)
    items = _items(asked, questionnaire)
    known = catalogue(asked, catalogues)
    if known:
        kept = {_column(each, "name") for each in items}
        return tuple(
            Listed(
                each.id,
                each.label(lang),
                catalogues.group_label(known, each.group, lang)
                if each.group and ":" not in known and known != SCALES
                else "",
                each.definition(lang),
                each.more.get("value", "") if known == SCALES else "",
            )
            for each in catalogues.entries(known)
            if each.id in kept
        )
    return (*written, *_from_nodes(items, asked, questionnaire, language))


def _items(asked: Question, questionnaire: Questionnaire) -> list[Node]:
    assert asked.choices is not None
    named = _LIST.search(asked.choices.nodeset)
    make: Callable[[], Node] | None = questionnaire.definition.lists.get(named.group(1)) if named else None
    if make is None:
        return []
    try:
        items = [item for root in make().children for item in root.children]
    except BadForm:
        return []
    kept = _FILTER.search(asked.choices.nodeset)
    if kept is None:
        return items
    column, value = kept.group(1), kept.group(2) or kept.group(3) or ""
    return [each for each in items if _column(each, column) == value]


def _from_nodes(items: list[Node], asked: Question, questionnaire: Questionnaire, language: str) -> tuple[Listed, ...]:
    assert asked.choices is not None
    itext, found = _ITEXT.search(asked.choices.label), {}
    for each in items:
        name = _column(each, asked.choices.name)
        if itext:
            label = questionnaire.definition.itext[_column(each, itext.group(1))].plain(language)
        else:
            label = _column(each, f"label::{language}") or _column(each, asked.choices.label)
        if name and name not in found:
            found[name] = Listed(name, label or name)
    return tuple(found.values())


def _column(item: Node, name: str) -> str:
    return next((child.text for child in item.children if child.name == name), "")
