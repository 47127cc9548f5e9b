"""From an XLSForm to a ``Form``: pyxform reads and validates it, with the catalogues as its lists of choices."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import Catalogues, Entry
from diagnostic.domain.errors import BadInput
from diagnostic.domain.records import KINDS
from diagnostic.domain.steps import STEPS
from diagnostic.questionnaire.section import Form, Item, ItemGroup, Question, Rules, Section, Words
from diagnostic.shipped import FORMS
from diagnostic.shipped import catalogues as shipped

LANGUAGES = {"en": "English (en)", "fr": "Français (fr)"}
"""The names of the two languages in the columns of our forms."""
RECORDS = "records_"
"""A list of this name and a kind offers the diagnostic's own records of that kind."""
_SELECT = re.compile(r"^select(?: one| all that apply)?$|^select_(?:one|multiple)")


class BadForm(BadInput):
    """The form cannot be used; ``reason`` is what pyxform says, with the sheet and the row."""


@lru_cache(maxsize=32)
def load_step(number: int, catalogues: Catalogues) -> Form:
    """The form of a step (0..10) with the choices of ``catalogues``. Raises ``BadForm``."""
    step = STEPS[number]
    return read(FORMS / f"{step.number:02}-{step.key}.md", catalogues)


def read(path: Path, catalogues: Catalogues | None = None) -> Form:
    """Any XLSForm of ours (.md or .xlsx). Raises ``BadForm`` with pyxform's reason."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import workbook_to_json

    try:
        book = workbook(path, catalogues or shipped())
        printed = _printed(book.survey)
        found = workbook_to_json(book, form_name="data", warnings=[])
    except PyXFormError as reason:
        raise BadForm("questionnaire-bad-form", file=path.name, reason=str(reason)) from reason
    return _form(_as_printed(found, printed))


_TYPEWRITTEN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


def _printed(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Texts by what pyxform makes of them: it turns the quotes and apostrophes of print into those of a typewriter."""
    cells = (cell for row in rows for cell in row.values() if isinstance(cell, str))
    return {plain: cell for cell in cells if (plain := cell.translate(_TYPEWRITTEN)) != cell}


def _as_printed(found: Any, printed: dict[str, str]) -> Any:
    if isinstance(found, dict):
        return {name: _as_printed(each, printed) for name, each in found.items()}
    if isinstance(found, list):
        return [_as_printed(each, printed) for each in found]
    return printed.get(found, found) if isinstance(found, str) else found


def workbook(path: Path, catalogues: Catalogues, records: Iterable[tuple[str, Entry]] = ()) -> Any:
    """The sheets of a form as pyxform takes them, with every list of choices that the form names added from the
    catalogues. ``records`` are entries for ``records_KIND`` lists; a list without any gets one empty choice, since
    pyxform accepts no empty list."""
    from pyxform.xls2json_backends import get_xlsform

    found = get_xlsform(str(path))
    own = {str(row.get("list_name") or row.get("list name")) for row in found.choices or ()}
    wanted = dict.fromkeys(
        parts[1]
        for row in found.survey
        if len(parts := str(row.get("type", "")).split()) > 1 and parts[0] in {"select_one", "select_multiple", "rank"}
    )
    given: dict[str, list[Entry]] = {}
    for name, entry in records:
        given.setdefault(name, []).append(entry)
    rows = list(found.choices or ())
    for name in wanted:
        if name not in own:
            rows += [_choice_row(name, entry) for entry in _entries(name, catalogues, given)]
    found.choices = rows
    found.choices_header = [dict.fromkeys(column for row in rows for column in row)]
    return found


def catalogue_of(list_name: str, catalogues: Catalogues) -> str:
    """Where the choices of a list come from, as ``Question.catalogue`` says it."""
    if list_name.startswith(RECORDS) and list_name.removeprefix(RECORDS) in KINDS:
        return f"records:{list_name.removeprefix(RECORDS)}"
    names = catalogues.names()
    return next((each for each in (list_name, f"choices:{list_name}") if each in names), "")


def _entries(name: str, catalogues: Catalogues, given: dict[str, list[Entry]]) -> Iterable[Entry]:
    if name.startswith(RECORDS):
        return given.get(name) or (Entry("none", "", "–", "–"),)
    source = catalogue_of(name, catalogues)
    return catalogues.entries(source, hidden=True) if source else ()


def _choice_row(list_name: str, entry: Entry) -> dict[str, str]:
    row = {"list_name": list_name, "name": entry.id, "group": entry.group or "-"}
    return row | {
        f"label::{LANGUAGES['en']}": entry.label("en"),
        f"label::{LANGUAGES['fr']}": entry.label("fr"),
    }


def _form(found: dict[str, Any]) -> Form:
    lists = found.get("choices", {})
    sections, loose = [], []
    for child in found["children"]:
        if child["type"] in {"repeat", "group"} and child["name"] in KINDS:
            sections.append(_section(child, lists))
        elif child["name"] != "meta":
            loose.append(child)
    if loose and sections:
        first = sections[0]
        items = (*_items(loose, lists), *first.items)
        sections[0] = Section(first.kind, first.words, first.repeated, items, first.children)
    return Form(tuple(sections))


def _section(found: dict[str, Any], lists: dict[str, Any]) -> Section:
    children = found.get("children", [])
    nested = tuple(_section(each, lists) for each in children if each["type"] == "repeat")
    return Section(
        found["name"],
        _words(found.get("label")),
        found["type"] == "repeat",
        _items((each for each in children if each["type"] != "repeat"), lists),
        nested,
    )


def _items(found: Iterable[dict[str, Any]], lists: dict[str, Any]) -> tuple[Item, ...]:
    return tuple(
        ItemGroup(each["name"], _words(each.get("label")), _items(each.get("children", ()), lists), _rules(each))
        if each["type"] == "group"
        else _question(each, lists)
        for each in found
    )


def _question(found: dict[str, Any], lists: dict[str, Any]) -> Question:
    kind = found["type"]
    list_name = str(found.get("list_name") or found.get("itemset") or "")
    catalogue = catalogue_of(list_name, shipped()) if list_name else ""
    return Question(
        found["name"],
        kind,
        _words(found.get("label")),
        _words(found.get("hint")),
        _rules(found),
        appearance=str(found.get("control", {}).get("appearance", "")),
        catalogue=catalogue,
        multiple=kind in {"select all that apply", "select_multiple"},
        read_only=str(found.get("bind", {}).get("readonly", "")).strip() in {"yes", "true()"},
        own_choices=() if catalogue or not _SELECT.match(kind) else tuple(lists.get(list_name, ())),
    )


def _rules(found: dict[str, Any]) -> Rules:
    bind = found.get("bind", {})
    return Rules(
        relevant=str(bind.get("relevant", "")),
        required=str(bind.get("required", "")),
        constraint=str(bind.get("constraint", "")),
        message=_words(bind.get("jr:constraintMsg")),
        choice_filter=str(found.get("choice_filter", "")),
    )


def _words(found: Any) -> Words:
    if isinstance(found, dict):
        return {code: str(found.get(name, "")) for code, name in LANGUAGES.items()}
    return {"en": str(found or ""), "fr": str(found or "")}
