"""How commands speak: to people in their language, to other programs as JSON; how they end; how far they are."""

import json
import locale
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any

import typer

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text

DONE, REFUSED, USAGE = 0, 1, 2


class Language(StrEnum):
    """A language of messages and outputs."""

    EN = "en"
    FR = "fr"


Json = Annotated[bool, typer.Option("--json", help="Répondre en JSON / answer as JSON")]
Share = Annotated[bool | None, typer.Option("--progress/--no-progress", help="Dire où il en est / say how far it is")]
Lang_ = Annotated[Language | None, typer.Option("--lang", help="en, fr")]


@dataclass(slots=True)
class Said:
    """What a command has to say: lines for people, and the same as data; ``code`` is how it ends."""

    lines: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    code: int = DONE


def system_language() -> Lang:
    """The language of the machine: French or else English."""
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "fr" if named.lower().startswith("fr") else "en"


def language_of(given: Language | None) -> Lang:
    """The language asked for, else that of the machine."""
    return given.value if given else system_language()  # type: ignore[return-value]


def told(work: Callable[[], Said], lang: Lang, as_json: bool) -> int:
    """Run ``work`` and say what came of it; a failure that we expect is a refusal with its reason."""
    try:
        said = work()
    except RepereError as reason:
        said = refusal(reason, lang)
    except OSError as reason:
        said = refusal(
            RepereError("cli-no-access", file=str(reason.filename or ""), reason=reason.strerror or ""), lang
        )
    say(said, as_json)
    return said.code


def refusal(reason: RepereError, lang: Lang) -> Said:
    """An error in words, with the rule of the method that it keeps."""
    data = {"error": reason.key, "message": explain(reason, lang)}
    rule = getattr(reason, "rule", "")
    return Said([data["message"]], data | ({"rule": rule} if rule else {}), REFUSED)


def say(said: Said, as_json: bool) -> None:
    """Write it: JSON always on the standard output; words there when all went well, else where errors go."""
    if as_json:
        print(json.dumps({"ok": said.code == DONE} | said.data, ensure_ascii=False, indent=2, default=str))
    else:
        print("\n".join(said.lines), file=sys.stdout if said.code == DONE else sys.stderr)


def misused(reason: Exception, arguments: Sequence[str]) -> int:
    """Say what is wrong with the way a command was typed (``reason`` is typer's); 2."""
    lang = _asked_language(arguments)
    said = Said([_usage(reason, lang), text("cli-usage-help", lang)], {"error": "usage"}, USAGE)
    said.data["message"] = said.lines[0]
    say(said, "--json" in arguments)
    return USAGE


def _asked_language(arguments: Sequence[str]) -> Lang:
    for name, value in zip(arguments, [*arguments[1:], ""], strict=True):
        given = value if name == "--lang" else name.removeprefix("--lang=")
        if name.startswith("--lang") and given in {"en", "fr"}:
            return given  # type: ignore[return-value]
    return system_language()


def _usage(reason: Any, lang: Lang) -> str:
    param = getattr(reason, "param", None)
    name = max(getattr(param, "opts", None) or [getattr(reason, "option_name", None) or ""], key=len)
    name = name if name.startswith("-") else name.upper()
    match type(reason).__name__:
        case "MissingParameter":
            return text("cli-usage-missing", lang, name=name)
        case "NoSuchOption":
            return text("cli-usage-no-option", lang, name=name)
        case "BadOptionUsage":
            return text("cli-usage-no-value", lang, name=name)
        case "BadParameter":
            choices = ", ".join(re.findall(r"'([^']*)'", str(reason.message).partition("one of")[2]))
            return text("cli-usage-bad-value" if choices else "cli-usage-unreadable", lang, name=name, choices=choices)
        case "NoArgsIsHelpError":
            return text("cli-usage-no-command", lang)
    words = str(reason.format_message() if hasattr(reason, "format_message") else reason)
    found = words.partition("'")[2].partition("'")[0] or words.rpartition("(")[2].rstrip(").")
    return text("cli-usage-command" if "command" in words else "cli-usage-extra", lang, name=found)


def share_of(lang: Lang, as_json: bool, wanted: bool | None) -> Callable[[float], bool]:
    """A function that tells how far a slow command is, on the error output: a line of JSON a step for programs that ask
    for it, a figure that changes in place for people at a terminal, else nothing."""
    shown = sys.stderr.isatty() and not as_json if wanted is None else wanted
    last = -1

    def tell(share: float) -> bool:
        nonlocal last
        percent = int(share * 100)
        if shown and percent > last:
            last = percent
            if as_json:
                print(json.dumps({"progress": round(share, 2)}), file=sys.stderr, flush=True)
            else:
                end = "\n" if percent >= 100 else ""
                print(f"\r{text('cli-progress', lang, percent=percent)}", end=end, file=sys.stderr, flush=True)
        return True

    return tell
