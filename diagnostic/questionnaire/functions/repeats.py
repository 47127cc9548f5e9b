"""Questions asked again: which one of them, and what another one was answered."""

import math
from typing import Any

from diagnostic.questionnaire.functions.library import lazy, seen
from diagnostic.questionnaire.values import number


@seen("position", (0, 1))
def position(focus: Any, *nodes: Any) -> float:
    """The number of a repeat among its siblings (``position(..)``), from 1; without an argument, the place of what is
    looked at in the brackets."""
    if not nodes:
        return float(focus.position) if focus.item is not focus.current else float(focus.current.index())
    found = nodes[0]
    return float(found[0].index()) if isinstance(found, list) and found else math.nan


@lazy("indexed-repeat", (3, None))
def indexed_repeat(focus: Any, answer: Any, *pairs: Any) -> list[Any]:
    """The answer in a repeat of that number: ``indexed-repeat(answer, repeat, number, inner repeat, its number)``;
    nothing when there is no such repeat."""
    target = answer.shape
    if target is None:
        return []
    wanted = {}
    for repeat, place in zip(pairs[::2], pairs[1::2], strict=False):
        found = number(place.evaluate(focus))
        if math.isnan(found):
            return []
        wanted[repeat.shape] = int(found)
    nodes = [focus.form.document]
    for shape in reversed(list(target.ancestors())[:-1]):
        below = [each for node in nodes for each in node.named.get(shape.name, ())]
        if shape in wanted:
            below = below[wanted[shape] - 1 : wanted[shape]] if wanted[shape] > 0 else []
        elif shape.repeat and shape is not target:
            same = focus.current.around(shape)
            below = [same] if same in below else below
        nodes = below
    return [node for node in nodes if node.relevant]
