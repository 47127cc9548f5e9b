"""Conditions: yes, no, and what to take when."""

import math
from typing import Any

from diagnostic.questionnaire.functions.library import flat, lazy, plain, seen
from diagnostic.questionnaire.values import number, text, truth


@plain("true", 0)
def true() -> bool:
    """True."""
    return True


@plain("false", 0)
def false() -> bool:
    """False."""
    return False


@plain("boolean", 1)
def boolean(value: Any) -> bool:
    """True unless the value is an empty answer, an empty text, zero or no number."""
    return truth(value)


@plain("not", 1)
def negated(value: Any) -> bool:
    """True when the value is not."""
    return not truth(value)


@plain("boolean-from-string", 1)
def boolean_from_string(value: Any) -> bool:
    """True for the texts ``true`` and ``1`` only."""
    return text(value) in {"true", "1"}


@lazy("if", 3)
def choose(focus: Any, condition: Any, then: Any, otherwise: Any) -> Any:
    """The second argument when the first holds, else the third."""
    return (then if truth(condition.evaluate(focus)) else otherwise).evaluate(focus)


@lazy("coalesce", (1, None))
def coalesce(focus: Any, *arguments: Any) -> Any:
    """The first argument that is not empty."""
    found = ""
    for each in arguments:
        found = text(each.evaluate(focus))
        if found not in ("", "NaN"):
            break
    return found


@lazy("once", 1)
def once(focus: Any, argument: Any) -> str:
    """The answer that the question already has, else the argument: computed one time only."""
    return text([focus.current]) or text(argument.evaluate(focus))


@plain("checklist", (2, None))
def checklist(least: Any, most: Any, *conditions: Any) -> bool:
    """Whether at least ``least`` and at most ``most`` of the conditions hold; -1 is no bound."""
    least, most = number(least), number(most)
    count = sum(map(truth, flat(conditions)))
    return (least < 0 or count >= least) and (most < 0 or count <= most)


@plain("weighted-checklist", (2, None))
def weighted_checklist(least: Any, most: Any, *pairs: Any) -> bool:
    """Whether the weights of the conditions that hold add up to between ``least`` and ``most``; -1 as ``most`` is no
    bound. Conditions and weights come in pairs, or as two sets of nodes of the same size."""
    least, most = number(least), number(most)
    if len(pairs) == 2 and isinstance(pairs[0], list) and isinstance(pairs[1], list):
        conditions, weights = pairs
    else:
        conditions, weights = list(pairs[::2]), list(pairs[1::2])
    if len(conditions) != len(weights):
        return False
    total = sum(number(weight) for condition, weight in zip(conditions, weights, strict=True) if truth(condition))
    return total >= least and (total <= most or most == -1)


@seen("version", 0)
def version(focus: Any) -> str:
    """The version of the form."""
    return str(focus.form.questionnaire.version)


@plain("property", 1)
def property_(name: Any) -> str:
    """Nothing: on phones it tells who uses which telephone, which this tool never keeps (METHOD E01)."""
    return ""


@plain("depend", (1, None))
def depend(value: Any, *others: Any) -> Any:
    """The first argument; the others only make it be computed again."""
    return value


@plain("number", 1)
def as_number(value: Any) -> float:
    """The value as a number: a date counts days since 1970-01-01; what is no number is NaN."""
    return number(value)


@plain("string", 1)
def as_text(value: Any) -> str:
    """The value as a text."""
    return text(value)


def whole(value: Any, otherwise: int) -> int:
    """A number cut to a whole one; ``otherwise`` when it is none."""
    found = number(value)
    return otherwise if math.isnan(found) or math.isinf(found) else int(found)
