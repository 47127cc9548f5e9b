"""What XPath values are taken for: text, number, truth, and how two of them compare.

The rules are those of XPath 1.0 with what ODK adds: a set of nodes stands for what its first node holds (an empty one
for an empty text), blanks are no number, and a date written as text is a number of days where a number is needed.
Dates without a time are whole days since 1970-01-01; with a time, the fraction is that of the local day, so that
``now() > today()`` and differences hold in local time. ``decimal-date-time`` alone counts from Greenwich.
"""

import datetime as dt
import math
import re
from decimal import Decimal
from typing import Any

from elementpath.xpath_nodes import XPathNode

from diagnostic.questionnaire.instance import Node

EPOCH = dt.date(1970, 1, 1)
_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*\Z")
_DATE = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[-+]\d{2}(?::?\d{2})?)?)?\Z"
)


def text(value: Any) -> str:
    """A value as text: the first node of a set, numbers without needless digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return value[0].string_value if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int | Decimal):
        return _number_text(float(value))
    return str(value.string_value if isinstance(value, XPathNode) else value)


def _number_text(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    written = repr(value)
    return format(Decimal(written), "f") if "e" in written else written


def number(value: Any) -> float:
    """A value as a number; NaN when it is none. Text that is a date counts days since 1970."""
    if isinstance(value, float):
        return value
    if isinstance(value, bool | int | Decimal):
        return float(value)
    written = text(value)
    if _NUMBER.match(written):
        return float(written)
    return days(written) if len(written) >= 10 and written[4] == "-" else math.nan


def days(written: str) -> float:
    """Days since 1970-01-01 of a date or a date with a time, as the clock on the wall says it; NaN when it is none."""
    moment = moment_of(written)
    if moment is None:
        return math.nan
    if not isinstance(moment, dt.datetime):
        return float((moment - EPOCH).days)
    local = moment if moment.tzinfo is None else moment.astimezone().replace(tzinfo=None)
    return (local - dt.datetime(1970, 1, 1)) / dt.timedelta(days=1)


def moment_of(written: str) -> dt.date | dt.datetime | None:
    """The date, or the date and time (with its time zone where it has one), that a text is; None when it is none."""
    found = _DATE.match(written)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    try:
        if hour is None:
            return dt.date(int(year), int(month), int(day))
        microsecond = int((fraction or "0").ljust(6, "0")[:6])
        return dt.datetime(
            int(year), int(month), int(day), int(hour), int(minute), int(second or 0), microsecond, zone_of(zone)
        )
    except ValueError:
        return None


def zone_of(written: str | None) -> dt.tzinfo | None:
    """The time zone that ``Z``, ``+02`` or ``-05:00`` names. Raises ``ValueError`` for one that cannot be."""
    if written is None:
        return None
    if written == "Z":
        return dt.UTC
    hours, minutes = int(written[1:3]), int(written[-2:]) if len(written) > 3 else 0
    if hours > 14 or minutes > 59:
        raise ValueError(written)
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-offset if written[0] == "-" else offset)


def truth(value: Any) -> bool:
    """A value as a condition: a set of nodes by what it holds, so that an empty answer is false."""
    if isinstance(value, bool):
        return value
    if isinstance(value, list):
        return any(map(_holds, value))
    if isinstance(value, XPathNode):
        return _holds(value)
    if isinstance(value, float | int | Decimal):
        return not math.isnan(value) and value != 0
    return value != ""


def _holds(node: Any) -> bool:
    if not isinstance(node, Node):
        return bool(node.string_value)
    if node.logical:
        return node.string_value == "true"
    if node.children:
        return node.relevant
    return truth(number(node)) if node.shape is not None and node.shape.numeric else bool(node.string_value)


def equal(left: Any, right: Any) -> bool:
    """``left = right``: by truth when one is a truth, by number when one is a number, else by text."""
    return any(_same(one, other) for one in _each(left) for other in _each(right))


def unequal(left: Any, right: Any) -> bool:
    """``left != right``."""
    return any(not _same(one, other) for one in _each(left) for other in _each(right))


def _each(value: Any) -> Any:
    if isinstance(value, list):
        return value or ("",)
    return (value,)


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return truth(left) == truth(right)
    if isinstance(left, Node) and left.logical and is_number(right):
        return float(truth(left)) == number(right)
    if isinstance(right, Node) and right.logical and is_number(left):
        return float(truth(right)) == number(left)
    if is_number(left) or is_number(right):
        one, other = number(left), number(right)
        return one == other or abs(one - other) < 1e-12
    return text(left) == text(right)


def is_number(value: Any) -> bool:
    """Whether a value compares as a number: one, or a question that is answered with one."""
    if isinstance(value, Node):
        return value.shape is not None and value.shape.numeric and value.string_value != ""
    return isinstance(value, float | int | Decimal)


def compare(work: Any, left: Any, right: Any) -> bool:
    """An order (``operator.lt`` ...) between numbers; anything that is no number compares false."""
    return any(work(number(one), number(other)) for one in _each(left) for other in _each(right))
