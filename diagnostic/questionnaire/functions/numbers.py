"""Numbers. What is not a number (a blank, a word) gives NaN, which is stored as no answer; sums and extremes leave
blanks out."""

import math
import operator
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from diagnostic.questionnaire.functions.library import FUNCTIONS, Function, flat, plain, seen
from diagnostic.questionnaire.values import number


@plain("int", 1)
def whole_part(value: Any) -> float:
    """The number without its fraction."""
    found = number(value)
    return float(int(found)) if math.isfinite(found) else found


@plain("round", (1, 2))
def rounded(value: Any, places: Any = 0.0) -> float:
    """The number rounded to some decimal places (0, or negative for tens and hundreds); a half goes up, as in
    XPath."""
    found, digits = number(value), number(places)
    if not math.isfinite(found):
        return found
    if math.isnan(digits) or abs(digits) > 30:
        return math.nan
    try:
        way = ROUND_HALF_DOWN if found < 0 else ROUND_HALF_UP
        return float(Decimal(repr(found)).quantize(Decimal(1).scaleb(-int(digits)), way)) + 0.0
    except InvalidOperation:
        return found


@plain("floor", 1)
def floor(value: Any) -> float:
    """The whole number below."""
    found = number(value)
    return float(math.floor(found)) if math.isfinite(found) else found


@plain("ceiling", 1)
def ceiling(value: Any) -> float:
    """The whole number above."""
    found = number(value)
    return float(math.ceil(found)) if math.isfinite(found) else found


@plain("sum", 1)
def total(values: Any) -> float:
    """The sum of what the nodes hold, without blanks."""
    return math.fsum(_numbers((values,)))


@plain("min", (1, None))
def least(*values: Any) -> float:
    """The least of the numbers, without blanks."""
    return min(_numbers(values), default=math.nan)


@plain("max", (1, None))
def most(*values: Any) -> float:
    """The greatest of the numbers, without blanks."""
    return max(_numbers(values), default=math.nan)


def _numbers(values: tuple[Any, ...]) -> list[float]:
    return [each for each in map(number, flat(values)) if not math.isnan(each)]


@plain("pi", 0)
def pi() -> float:
    """3.14159..."""
    return math.pi


@seen("random", 0)
def random(focus: Any) -> float:
    """A number by chance between 0 and 1."""
    return float(focus.form.chance.random())


def _one(name: str, work: Callable[[float], float], explanation: str) -> None:
    def compute(value: Any) -> float:
        return _safely(work, number(value))

    _register(name, 1, compute, explanation)


def _two(name: str, work: Callable[[float, float], float], explanation: str) -> None:
    def compute(one: Any, other: Any) -> float:
        return _safely(work, number(one), number(other))

    _register(name, 2, compute, explanation)


def _register(name: str, arguments: int, work: Callable[..., float], explanation: str) -> None:
    work.__doc__ = explanation
    FUNCTIONS[name] = Function(name, arguments, "plain", work)


def _safely(work: Callable[..., float], *found: float) -> float:
    if any(map(math.isnan, found)):
        return math.nan
    try:
        result = work(*found)
    except OverflowError:
        return math.inf
    except (ValueError, ZeroDivisionError):
        return -math.inf if work in (math.log, math.log10) and found[0] == 0 else math.nan
    return math.nan if isinstance(result, complex) else float(result)


_one("abs", abs, "The number without its sign.")
_one("acos", math.acos, "The arc cosine, in radians.")
_one("asin", math.asin, "The arc sine, in radians.")
_one("atan", math.atan, "The arc tangent, in radians.")
_two("atan2", math.atan2, "The angle of a point (y, x), in radians.")
_one("cos", math.cos, "The cosine of an angle in radians.")
_one("exp", math.exp, "e to that power.")
_one("exp10", lambda value: 10.0**value, "10 to that power.")
_one("log", math.log, "The natural logarithm.")
_one("log10", math.log10, "The logarithm to base 10.")
_two("pow", operator.pow, "The first number to the power of the second.")
_one("sin", math.sin, "The sine of an angle in radians.")
_one("sqrt", math.sqrt, "The square root.")
_one("tan", math.tan, "The tangent of an angle in radians.")
