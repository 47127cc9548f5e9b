"""The app's words in both languages: Fluent messages by key, one file a room and language.

``resources/translations/{en,fr}/ROOM.ftl`` holds the messages whose key starts with ``ROOM-``. A room's file
is read when its first message is asked for, so that start-up reads only what the first screen shows.
"""

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
    bundle = _bundle(key.partition("-")[0], lang)
    if not bundle.has_message(key):
        return key
    pattern = bundle.get_message(key).value
    return str(bundle.format_pattern(pattern, arguments)[0])


def explain(error: RepereError, lang: Lang) -> str:
    """What happened, what was kept and what to do, in words."""
    return text(error.key, lang, **error.arguments)
