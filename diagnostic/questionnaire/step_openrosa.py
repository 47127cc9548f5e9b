"""An XPath 1.0 parser with the OpenRosa functions that our forms use (ODK XForms specification, "Functions")."""

import datetime as dt
import math
import operator
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from elementpath import XPath1Parser


class OpenRosaParser(XPath1Parser):  # type: ignore[misc]
    """XPath 1.0 plus ``selected``, ``count-selected``, ``coalesce``, ``if``, ``regex`` and ``today``."""


def string(value: Any) -> str:
    """A value as XPath writes it; an empty node set is an empty text."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(getattr(value, "string_value", value))


def boolean(value: Any) -> bool:
    """A value as XPath takes it for a condition: NaN, zero, an empty text and an empty node set are false."""
    if isinstance(value, float) and math.isnan(value):
        return False
    return bool(value)


def _define(name: str, count: int, work: Callable[..., Any]) -> None:
    def evaluate_(self: Any, context: Any = None) -> Any:
        return work(*(token.evaluate(context) for token in self))

    OpenRosaParser.method(OpenRosaParser.function(name, nargs=count))(evaluate_)


def _number(value: Any) -> float:
    """A value as a number; what is no number is NaN, which compares false with everything."""
    try:
        return float(string(value))
    except ValueError:
        return math.nan


def _compare(symbol: str, work: Callable[[float, float], bool]) -> None:
    """Compare as XPath 1.0 says: as numbers when either side is one, or for an order; elementpath raises there."""
    original = OpenRosaParser.symbol_table[symbol]

    def evaluate(self: Any, context: Any = None) -> Any:
        sides = [token.evaluate(context) for token in self]
        if "<" in symbol or ">" in symbol or any(isinstance(each, _NUMBERS) for each in sides):
            return work(*map(_number, sides))
        return original.evaluate(self, context)

    OpenRosaParser.symbol_table[symbol] = type(original.__name__, (original,), {"evaluate": evaluate})


_NUMBERS = (int, float, Decimal)
for _symbol, _work in (
    ("<", operator.lt),
    (">", operator.gt),
    ("<=", operator.le),
    (">=", operator.ge),
    ("=", operator.eq),
    ("!=", operator.ne),
):
    _compare(_symbol, _work)
_define("selected", 2, lambda value, wanted: string(wanted) in string(value).split())
_define("count-selected", 1, lambda value: float(len(string(value).split())))
_define("coalesce", 2, lambda first, second: string(first) or string(second))
_define("if", 3, lambda test, yes, no: yes if boolean(test) else no)
_define("regex", 2, lambda value, pattern: re.search(string(pattern), string(value)) is not None)
_define("today", 0, lambda: dt.date.today().isoformat())
OpenRosaParser.build()
