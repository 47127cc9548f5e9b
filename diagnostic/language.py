"""The app's words in both languages: Fluent messages by key, one file a room and language.

``resources/translations/{en,fr}/ROOM.ftl`` holds the messages whose key starts with ``ROOM-``. A room's file
is read when its first message is asked for, so that start-up reads only what the first screen shows. Dates, numbers
and alphabetical order are here too, for all that is no window (the window asks Qt).
"""

import datetime as dt
import unicodedata
from functools import cache
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import RepereError
from diagnostic.shipped import RESOURCES

_LOCALES: dict[Lang, str] = {"en": "en-CA", "fr": "fr-CA"}


@cache
def _bundle(room: str, lang: Lang):  # type: ignore[no-untyped-def]
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([_LOCALES[lang]], use_isolating=False)
    path = RESOURCES / "translations" / lang / f"{room}.ftl"
    if path.exists():
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def text(key: str, lang: Lang, **arguments: Any) -> str:
    """The message ``key`` in ``lang`` with its arguments; the key itself when it has no message (a test
    walks the code for every key, so that people never see one)."""
    return _formatted(key, lang, arguments) if arguments else _always_the_same(key, lang)


@cache
def _always_the_same(key: str, lang: Lang) -> str:
    return _formatted(key, lang, {})


def _formatted(key: str, lang: Lang, arguments: dict[str, Any]) -> str:
    bundle = _bundle(key.partition("-")[0], lang)
    if not bundle.has_message(key):
        return key
    pattern = bundle.get_message(key).value
    return str(bundle.format_pattern(pattern, arguments)[0])


def explain(error: RepereError, lang: Lang) -> str:
    """What happened, what was kept and what to do, in words."""
    return text(error.key, lang, **error.arguments)


def date_words(day: dt.date, lang: Lang) -> str:
    """A date in words: "November 24, 2026" or « 24 novembre 2026 », « 1er » for the first of a month."""
    from babel.dates import format_date

    written = format_date(day, "long", locale=f"{lang}_CA")
    return f"1er{written[1:]}" if lang == "fr" and day.day == 1 else written


def decimal(value: float, lang: Lang, digits: int = 1) -> str:
    """A number with so many decimals, as Canadians write it: 1,234.5 or 1 234,5."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, format=f"#,##0.{'0' * digits}" if digits else "#,##0", locale=f"{lang}_CA"))


def fold(words: str) -> str:
    """Text to compare: no accents and no case, so that "ecole" finds "École"; syllabics and other scripts are kept.
    The apostrophe of a keyboard finds the one of print, and a space finds a no-break one."""
    apart = unicodedata.normalize("NFKD", words.casefold().replace("’", "'").replace("œ", "oe"))
    return "".join(each for each in apart if not unicodedata.combining(each))


@cache
def _collator():  # type: ignore[no-untyped-def]
    from pyuca import Collator

    return Collator()


def sort_key(words: str) -> tuple[int, ...]:
    """A key for alphabetical order in both languages, accents after letters (Unicode Collation Algorithm)."""
    return tuple(_collator().sort_key(words))
