"""Answers as Python values and as an XForm stores them: text, by the kind of question.

=====================  ==========================================================
kind                   value
=====================  ==========================================================
integer                ``int``
decimal                ``float``
range                  ``int`` or ``float``, as the bind says
select_multiple, rank  ``tuple[str, ...]``
date, time, dateTime   ``datetime.date``, ``datetime.time``, ``datetime.datetime``
geopoint               ``(latitude, longitude, altitude, accuracy)``
geotrace, geoshape     ``tuple`` of those
acknowledge            ``True``
all others             ``str``
=====================  ==========================================================

``None`` is no answer.
"""

import datetime as dt
import math
import re
from typing import Any

from diagnostic.questionnaire.functions.dates import date_time, day
from diagnostic.questionnaire.functions.dates import written as moment_written
from diagnostic.questionnaire.values import moment_of, number, text, zone_of

OK = "OK"
LISTS = {"select_multiple", "rank"}
SHAPES = {"geotrace", "geoshape"}
_WHOLE = {"int", "integer", "long"}
_REAL = {"decimal", "double", "float"}
_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[-+]\d{2}(?::?\d{2})?)?\Z")


def read(kind: str, type_: str, found: str) -> Any:
    """The value that a stored text is. Raises ``ValueError`` when it is none of that kind."""
    found = found.strip() if kind != "text" else found
    if found == "":
        return None
    if kind in LISTS:
        return tuple(found.split())
    if kind == "acknowledge":
        return True
    if kind in SHAPES:
        return tuple(_point(each) for each in found.split(";") if each.strip())
    if kind == "geopoint":
        return _point(found)
    if kind in {"text", "note", "select_one", "barcode", "image", "audio", "video", "file"}:
        return found
    return _typed(kind if kind in {"integer", "decimal", "date", "time", "dateTime"} else type_, found)


def _typed(type_: str, found: str) -> Any:
    if type_ in _WHOLE:
        return _whole(found)
    if type_ in _REAL:
        return _real(found)
    if type_ == "date":
        moment = moment_of(found)
        if moment is None:
            raise ValueError(found)
        return moment.date() if isinstance(moment, dt.datetime) else moment
    if type_ == "dateTime":
        moment = moment_of(found)
        if moment is None:
            raise ValueError(found)
        return moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time())
    if type_ == "time":
        return _time(found)
    return found


def _whole(found: str) -> int:
    value = number(found) if "-" not in found[1:] else math.nan
    if not math.isfinite(value) or value != int(value):
        raise ValueError(found)
    return int(found) if found.lstrip("-").isdigit() else int(value)


def _real(found: str) -> float:
    value = number(found) if "-" not in found[1:] else math.nan
    if not math.isfinite(value):
        raise ValueError(found)
    return value


def _time(found: str) -> dt.time:
    parts = _TIME.match(found)
    if parts is None:
        raise ValueError(found)
    hour, minute, second, fraction, zone = parts.groups()
    microsecond = int((fraction or "0").ljust(6, "0")[:6])
    return dt.time(int(hour), int(minute), int(second or 0), microsecond, zone_of(zone))


def _point(found: str) -> tuple[float, float, float, float]:
    parts = [float(each) for each in found.split()]
    if not 2 <= len(parts) <= 4 or not all(map(math.isfinite, parts)) or abs(parts[0]) > 90 or abs(parts[1]) > 180:
        raise ValueError(found)
    latitude, longitude, altitude, accuracy = (*parts, 0.0, 0.0)[:4]
    return latitude, longitude, altitude, accuracy


def write(kind: str, type_: str, value: Any) -> str:
    """A value as it is stored. Raises ``ValueError`` or ``TypeError`` when the question cannot hold it."""
    if value is None or value == () or value == "":
        return ""
    if kind == "acknowledge":
        return OK if value in (True, OK) else ""
    if kind in LISTS:
        names = (value,) if isinstance(value, str) else tuple(value)
        return " ".join(map(_written, names))
    if kind == "select_one":
        return _written(value)
    if kind in SHAPES and not isinstance(value, str):
        return "; ".join(_written_point(each) for each in value)
    if kind == "geopoint" and not isinstance(value, str):
        return _written_point(value)
    made = _written(value)
    read(kind, type_, made)
    return made


def _written(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return moment_written(value)
    if isinstance(value, dt.time):
        return value.isoformat(timespec="milliseconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool | float | int):
        return text(value)
    if isinstance(value, str):
        return value
    raise TypeError(value)


def _written_point(value: Any) -> str:
    latitude, longitude, altitude, accuracy = (*value, 0.0, 0.0)[:4]
    made = " ".join(text(float(each)) for each in (latitude, longitude, altitude, accuracy))
    _point(made)
    return made


def cast(type_: str, value: Any) -> str:
    """What a computed value is stored as in a question of that type; no number is no answer."""
    if isinstance(value, float) and math.isnan(value):
        return ""
    made = text(value)
    if type_ in _WHOLE:
        found = number(value)
        return str(int(found)) if math.isfinite(found) else ""
    if type_ in _REAL:
        found = number(value)
        return text(found) if math.isfinite(found) else ""
    if type_ in {"date", "dateTime"}:
        known = value if isinstance(value, float) else made
        return day(known) if type_ == "date" else date_time(known)
    if type_ == "boolean":
        return made if made in {"true", "false", ""} else ("true" if made == "1" else "false")
    return made
