"""Dates and times. They are texts as ISO 8601 writes them; arithmetic takes them for days (see ``values``)."""

import datetime as dt
import math
import re
from typing import Any

from diagnostic.questionnaire.functions.library import plain, seen
from diagnostic.questionnaire.values import EPOCH, moment_of, text, zone_of

MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."),
}
WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
}
_UNPADDED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?\Z")
_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[-+]\d{2}(?::?\d{2})?)?\Z")


@seen("today", 0)
def today(focus: Any) -> str:
    """The date of today."""
    return str(focus.form.clock().date().isoformat())


@seen("now", 0)
def now(focus: Any) -> str:
    """The date and time, with the time zone."""
    return written(focus.form.clock())


def written(moment: dt.datetime) -> str:
    """A moment as ODK writes it: to the millisecond, with its time zone."""
    return (moment if moment.tzinfo else moment.astimezone()).isoformat(timespec="milliseconds")


def _moment(value: Any) -> dt.date | dt.datetime | None:
    """A date or moment from a text, or from days since 1970-01-01 in local time."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        if not math.isfinite(value) or abs(value) > 700_000:
            return None
        if value == int(value):
            return EPOCH + dt.timedelta(days=int(value))
        return dt.datetime(1970, 1, 1) + dt.timedelta(milliseconds=round(value * 86_400_000))
    if isinstance(value, bool):
        return None
    found = text(value).strip()
    parts = _UNPADDED.match(found)
    if parts is None:
        return None
    year, month, day, rest = parts.groups()
    return moment_of(f"{year}-{month:0>2}-{day:0>2}{rest or ''}")


@plain("date", 1)
def date(value: Any) -> str:
    """The date of a text or of a number of days since 1970-01-01, with its time when the text has one; empty when it is
    none."""
    found = _moment(int(value) if isinstance(value, float) and math.isfinite(value) else value)
    if found is None:
        return ""
    return written(found) if isinstance(found, dt.datetime) else found.isoformat()


def day(value: Any) -> str:
    """The date alone, as a question for a date stores it."""
    found = _moment(value)
    if found is None:
        return ""
    return (_local(found).date() if isinstance(found, dt.datetime) else found).isoformat()


@plain("date-time", 1)
def date_time(value: Any) -> str:
    """The date and time of a text or of a number of days since 1970-01-01; empty when it is none."""
    found = _moment(value)
    if found is None:
        return ""
    return written(_start(found))


def _start(found: dt.date | dt.datetime) -> dt.datetime:
    return found if isinstance(found, dt.datetime) else dt.datetime.combine(found, dt.time())


def _local(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment


@plain("decimal-date-time", 1)
def decimal_date_time(value: Any) -> float:
    """Days since the start of 1970 in Greenwich, with the fraction of the day."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return float(value)
    found = _moment(value)
    if found is None:
        return math.nan
    return (_start(found).astimezone(dt.UTC) - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) / dt.timedelta(days=1)


@plain("decimal-time", 1)
def decimal_time(value: Any) -> float:
    """The part of the day that has passed at a time: 0.25 at six in the morning."""
    found = text(value)
    moment = moment_of(found)
    if isinstance(moment, dt.datetime):
        time = _local(moment)
    else:
        parts = _TIME.match(found)
        if parts is None:
            return math.nan
        hour, minute, second, fraction, zone = parts.groups()
        try:
            microsecond = int((fraction or "0").ljust(6, "0")[:6])
            time = _local(dt.datetime(1970, 1, 1, int(hour), int(minute), int(second or 0), microsecond, zone_of(zone)))
        except ValueError:
            return math.nan
    return (time - time.replace(hour=0, minute=0, second=0, microsecond=0)) / dt.timedelta(days=1)


@seen("format-date", 2)
def format_date(focus: Any, value: Any, pattern: Any) -> str:
    """The date written after a pattern: ``%Y`` ``%y`` year, ``%m`` ``%n`` month, ``%b`` its short name, ``%d`` ``%e``
    day, ``%a`` short name of the weekday."""
    return _formatted(focus, value, text(pattern))


@seen("format-date-time", 2)
def format_date_time(focus: Any, value: Any, pattern: Any) -> str:
    """Like ``format-date``, with ``%H`` ``%h`` hour, ``%M`` minute, ``%S`` second, ``%3`` thousandths."""
    return _formatted(focus, value, text(pattern))


def _formatted(focus: Any, value: Any, pattern: str) -> str:
    if not isinstance(value, float | int):
        parts = _TIME.match(text(value))
        value = f"1970-01-01T{text(value)}" if parts else value
    found = _moment(value)
    if found is None:
        return ""
    moment = _local(_start(found))
    lang = focus.form.short_language
    months, weekdays = MONTHS.get(lang, MONTHS["en"]), WEEKDAYS.get(lang, WEEKDAYS["en"])
    made = {
        "Y": f"{moment.year:04}",
        "y": f"{moment.year % 100:02}",
        "m": f"{moment.month:02}",
        "n": str(moment.month),
        "b": months[moment.month - 1],
        "d": f"{moment.day:02}",
        "e": str(moment.day),
        "H": f"{moment.hour:02}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
        "3": f"{moment.microsecond // 1000:03}",
        "a": weekdays[moment.weekday()],
        "%": "%",
    }
    return re.sub(r"%(.)", lambda sign: made.get(sign.group(1), sign.group(0)), pattern)
