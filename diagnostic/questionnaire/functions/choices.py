"""Answers that are chosen: what is among them, how many, what they are called."""

from typing import Any

from diagnostic.questionnaire.functions.library import FUNCTIONS, Function, lazy, plain, seen
from diagnostic.questionnaire.functions.logic import whole
from diagnostic.questionnaire.values import text


@plain("selected", 2)
def selected(value: Any, choice: Any) -> bool:
    """Whether the choice is among those chosen."""
    wanted = text(choice).strip()
    return wanted != "" and wanted in text(value).split()


FUNCTIONS["is-selected"] = Function("is-selected", 2, "plain", selected)


@plain("selected-at", 2)
def selected_at(value: Any, place: Any) -> str:
    """The choice at that place among those chosen (the first is 0), empty when there is none."""
    chosen, wanted = text(value).split(), whole(place, -1)
    return chosen[wanted] if 0 <= wanted < len(chosen) else ""


@plain("count-selected", 1)
def count_selected(value: Any) -> float:
    """How many choices were made."""
    return float(len(text(value).split()))


@lazy("choice-name", 2)
def choice_name(focus: Any, choice: Any, question: Any) -> str:
    """The label, in the language shown, of a choice of the question whose path is given as a text."""
    return str(focus.form.choice_name(focus.current, text(choice.evaluate(focus)), text(question.evaluate(focus))))


@seen("itext", 1)
def itext(focus: Any, name: Any) -> str:
    """The text of that name in the language shown."""
    return str(focus.form.translated(text(name), focus.current))


@seen("pulldata", 4)
def pulldata(focus: Any, source: Any, wanted: Any, key: Any, value: Any) -> str:
    """From the table ``source``: what column ``wanted`` holds in the row whose column ``key`` holds ``value``."""
    column, where = text(wanted), text(key)
    for root in focus.form.list_of(text(source)).children:
        for row in root.matching("item", where, str, text(value)):
            return text(row.named.get(column, []))
    return ""


@seen("search", (1, 6))
def search(
    focus: Any, source: Any, way: Any = "", columns: Any = "", wanted: Any = "", column: Any = "", value: Any = ""
) -> list[Any]:
    """For choices (in the column ``appearance``): the rows of the table ``source`` in one of whose ``columns`` the text
    ``wanted`` is found (``contains``, ``startswith``, ``endswith``, ``matches``), and whose ``column`` holds
    ``value``."""
    rows = [row for root in focus.form.list_of(text(source)).children for row in root.named.get("item", ())]
    if text(column):
        rows = [row for row in rows if text(row.named.get(text(column), [])) == text(value)]
    found = _WAYS.get(text(way))
    if found is None:
        return rows
    names, part = [each.strip() for each in text(columns).split(",")], text(wanted).casefold()
    return [row for row in rows if any(found(text(row.named.get(name, [])).casefold(), part) for name in names)]


_WAYS = {"contains": str.__contains__, "startswith": str.startswith, "endswith": str.endswith, "matches": str.__eq__}
