"""Sets of nodes: how many, in which order, from where."""

import hashlib
import math
from typing import Any

from diagnostic.questionnaire.functions.library import plain, seen
from diagnostic.questionnaire.values import number, text


@plain("count", 1)
def count(nodes: Any) -> float:
    """How many there are, without those that are not relevant."""
    return float(len(nodes)) if isinstance(nodes, list) else 1.0


@plain("count-non-empty", 1)
def count_non_empty(nodes: Any) -> float:
    """How many of them hold something."""
    return float(sum(each.string_value != "" for each in nodes)) if isinstance(nodes, list) else 1.0


@seen("last", 0)
def last(focus: Any) -> float:
    """How many are looked at in the brackets."""
    return float(focus.size)


@seen("name", (0, 1))
def name(focus: Any, *nodes: Any) -> str:
    """The name of the first node."""
    found = nodes[0] if nodes else [focus.item]
    return str(found[0].name or "") if isinstance(found, list) and found else ""


@seen("local-name", (0, 1))
def local_name(focus: Any, *nodes: Any) -> str:
    """The name of the first node."""
    return name(focus, *nodes)


@seen("namespace-uri", (0, 1))
def namespace_uri(focus: Any, *nodes: Any) -> str:
    """Nothing: names are compared without their prefix."""
    return ""


@seen("instance", 1)
def instance(focus: Any, source: Any) -> list[Any]:
    """The list of choices or the table of that name."""
    return [focus.form.list_of(text(source))]


@seen("current", 0)
def current(focus: Any) -> list[Any]:
    """The question that the expression belongs to."""
    return [focus.current]


@seen("randomize", (1, 2))
def randomize(focus: Any, nodes: Any, *seed: Any) -> list[Any]:
    """The nodes in an order by chance: always the same one for the same seed, on every device."""
    found = list(nodes) if isinstance(nodes, list) else [nodes]
    if not seed:
        focus.form.chance.shuffle(found)
        return found
    draw = _park_miller(_seed(seed[0]))
    shuffled: list[Any] = []
    for place, node in enumerate(found):
        other = int(next(draw) * (place + 1))
        shuffled.append(node)
        if other != place:
            shuffled[place] = shuffled[other]
        shuffled[other] = node
    return shuffled


def _seed(value: Any) -> int:
    """A seed as JavaRosa takes it: a number cut to a whole one, nothing is 0, words are hashed."""
    found = number(value)
    if math.isnan(found):
        words = text(value)
        if words in ("", "NaN"):
            return 0
        return int.from_bytes(hashlib.sha256(words.encode()).digest()[:8], "big", signed=True)
    return int(max(min(found, 2.0**63 - 1), -(2.0**63)))


def _park_miller(seed: int) -> Any:
    """Park and Miller's "minimal standard" generator (CACM 31(10), 1988), numbers from 0 up to 1."""
    greatest = 2**31 - 1
    state = int(math.fmod(seed, greatest)) if abs(seed) < 2**53 else (abs(seed) % greatest) * (1 if seed > 0 else -1)
    if state <= 0:
        state += greatest - 1
    while True:
        state = state * 16807 % greatest
        yield (state - 1) / (greatest - 1)
