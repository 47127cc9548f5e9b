"""Kinds of questions in plain words, and how XLSForm writes them."""

import re
from dataclasses import dataclass

from diagnostic.questionnaire.editor.draft import Draft, Line

_SELECT = re.compile(
    r"(?P<one>select[_ ]?one(?: from)?|select1|add select one prompt using)\s+(?P<list>\S+)(?P<more>\s.*)?\Z"
    r"|(?P<many>select[_ ]multiple|select all that apply(?: from)?|add select multiple prompt using)\s+(?P<list2>\S+)"
    r"(?P<more2>\s.*)?\Z"
    r"|(?P<rank>rank)\s+(?P<list3>\S+)(?P<more3>\s.*)?\Z",
    re.IGNORECASE,
)
_PLACED = re.compile(r"(begin|end)[_ ](lgroup|looped group|group|repeat|loop)\Z", re.IGNORECASE)
_TYPES = {
    "text": "text", "string": "text", "integer": "integer", "int": "integer", "decimal": "decimal", "date": "date",
    "time": "time", "geopoint": "place", "location": "place", "note": "note", "range": "scale",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question that people may choose: its key (message ``editor-kind-KEY``), type and appearance."""

    key: str
    type: str
    appearance: str = ""
    parameters: str = ""


OFFERED = (
    Kind("text", "text"),
    Kind("long", "text", "multiline"),
    Kind("yes_no", "select_one"),
    Kind("one", "select_one"),
    Kind("several", "select_multiple"),
    Kind("integer", "integer"),
    Kind("decimal", "decimal"),
    Kind("scale", "range", "", "start=1 end=5 step=1"),
    Kind("rank", "rank"),
    Kind("date", "date"),
    Kind("time", "time"),
    Kind("place", "geopoint"),
    Kind("note", "note"),
    Kind("group", "begin_group"),
    Kind("repeat", "begin_repeat"),
)
"""What may be added, in the order of the menu."""
KINDS = {each.key: each for each in OFFERED}
CHOOSING = {"yes_no", "one", "several", "rank"}
"""Kinds with a list of choices."""
AROUND = {"group", "repeat"}
"""Kinds that other questions stand in."""
NO_ANSWER = {"note", "group", "repeat", "end", "kept", "empty"}
"""Kinds that nobody answers, or of which the editor does not know whether anybody does."""


def kind_of(draft: Draft, line: Line) -> str:
    """The kind of a line: a key of ``KINDS``, ``end`` of a group, ``empty`` for an empty row, ``kept`` for a type that
    the editor has no words for."""
    written = draft.survey.cell(line, "type")
    if not any(line.cells):
        return "empty"
    placed = _PLACED.match(written)
    if placed:
        if placed.group(1).lower() == "end":
            return "end"
        return "group" if placed.group(2).lower() == "group" else "repeat"
    found = _SELECT.match(written)
    if found:
        if (found["more"] or found["more2"] or found["more3"] or "").strip() not in {"", "or_other", "or other"}:
            return "kept"
        if found["rank"]:
            return "rank"
        return "several" if found["many"] else "yes_no" if _is_yes_no(draft, found["list"]) else "one"
    kind = _TYPES.get(written.strip().lower(), "kept")
    if kind == "text" and "multiline" in draft.survey.cell(line, "appearance").split():
        return "long"
    return kind


def list_of(draft: Draft, line: Line) -> str:
    """The list that a question offers; empty when it offers none."""
    found = _SELECT.match(draft.survey.cell(line, "type"))
    return (found["list"] or found["list2"] or found["list3"] or "") if found else ""


def with_list(written: str, list_name: str) -> str:
    """The cell of the type with another list."""
    found = _SELECT.match(written)
    if found is None:
        return written
    group = "list" if found["list"] else "list2" if found["list2"] else "list3"
    return written[: found.start(group)] + list_name + written[found.end(group) :]


def _is_yes_no(draft: Draft, list_name: str) -> bool:
    return {draft.choices.cell(each, "name") for each in draft.options(list_name)} == {"yes", "no"}
