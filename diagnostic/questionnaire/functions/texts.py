"""Texts: parts, searches, patterns, digests."""

import base64
import hashlib
import math
import uuid
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from diagnostic.questionnaire.functions.library import flat, plain, seen
from diagnostic.questionnaire.functions.logic import whole
from diagnostic.questionnaire.values import number, text


@plain("concat", (0, None))
def concat(*values: Any) -> str:
    """All texts one after the other; a set of nodes gives each of its texts."""
    return "".join(map(text, flat(values)))


@plain("join", (1, None))
def join(between: Any, *values: Any) -> str:
    """All texts with ``between`` between them."""
    return text(between).join(map(text, flat(values)))


@plain("substr", (2, 3))
def substr(value: Any, start: Any, end: Any = None) -> str:
    """The text from place ``start`` (the first is 0) to before ``end``; negative places count from the end."""
    written = text(value)
    length = len(written)
    first, last = whole(start, 0), length if end is None else whole(end, 0)
    first, last = (min(max(each + length if each < 0 else each, 0), length) for each in (first, last))
    return written[first:last] if first <= last else ""


@plain("substring", (2, 3))
def substring(value: Any, start: Any, length: Any = None) -> str:
    """As in XPath: from place ``start`` (the first is 1), ``length`` letters or to the end."""
    written, first = text(value), _half_up(number(start))
    last = math.inf if length is None else first + _half_up(number(length))
    return "".join(letter for place, letter in enumerate(written, 1) if first <= place < last)


def _half_up(value: float) -> float:
    return math.floor(value + 0.5) if math.isfinite(value) else value


@plain("substring-before", 2)
def before(value: Any, mark: Any) -> str:
    """What stands before the first ``mark``, empty when there is none."""
    found, separator, _ = text(value).partition(text(mark)) if text(mark) else ("", "", "")
    return found if separator else ""


@plain("substring-after", 2)
def after(value: Any, mark: Any) -> str:
    """What stands after the first ``mark``, empty when there is none."""
    return text(value).partition(text(mark))[2] if text(mark) else text(value)


@plain("translate", 3)
def translate(value: Any, letters: Any, others: Any) -> str:
    """The text with each of ``letters`` replaced by the one at the same place in ``others``, or taken out."""
    table: dict[int, str | None] = {}
    written = text(others)
    for place, letter in enumerate(text(letters)):
        table.setdefault(ord(letter), written[place] if place < len(written) else None)
    return text(value).translate(table)


@seen("string-length", (0, 1))
def string_length(focus: Any, *value: Any) -> float:
    """The number of letters; of the answer itself without an argument."""
    return float(len(text(value[0] if value else [focus.item])))


@seen("normalize-space", (0, 1))
def normalize_space(focus: Any, *value: Any) -> str:
    """The text with single spaces and none at its ends."""
    return " ".join(text(value[0] if value else [focus.item]).split())


@plain("contains", 2)
def contains(value: Any, part: Any) -> bool:
    """Whether the text has that part."""
    return text(part) in text(value)


@plain("starts-with", 2)
def starts_with(value: Any, part: Any) -> bool:
    """Whether the text starts so."""
    return text(value).startswith(text(part))


@plain("ends-with", 2)
def ends_with(value: Any, part: Any) -> bool:
    """Whether the text ends so."""
    return text(value).endswith(text(part))


PATIENCE = 0.2
"""Seconds that one text is held against one pattern: ``(a+)+$`` would take for ever."""


@plain("regex", 2)
def regex(value: Any, pattern: Any) -> bool:
    """Whether the whole text fits the pattern. One that takes too long to tell does not."""
    try:
        return _pattern(text(pattern))(text(value), timeout=PATIENCE) is not None
    except TimeoutError:
        return False


@lru_cache(maxsize=500)
def _pattern(written: str) -> Callable[..., Any]:
    """A pattern as Java and XML Schema write them (``\\p{L}``); one that cannot be read fits nothing."""
    import regex as patterns  # unlike ``re``, it can be told when to give up
    from elementpath.regex import translate_pattern

    for source in (written, _translated(translate_pattern, written)):
        try:
            return patterns.compile(source).fullmatch  # type: ignore[no-any-return]
        except (patterns.error, RecursionError):
            continue
    return lambda *_, **__: None


def _translated(translate_pattern: Callable[..., str], written: str) -> str:
    try:
        return translate_pattern(written, back_references=True, lazy_quantifiers=True, anchors=True)
    except Exception:  # elementpath raises errors of several kinds for a pattern that it cannot read
        return "["


@plain("digest", (2, 3))
def digest(value: Any, algorithm: Any, encoding: Any = "base64") -> str:
    """The MD5, SHA-1, SHA-256, SHA-384 or SHA-512 of the text, in ``base64`` (as is) or ``hex``."""
    name = text(algorithm).replace("-", "").lower()
    if name not in {"md5", "sha1", "sha256", "sha384", "sha512"}:
        return ""
    found = hashlib.new(name, text(value).encode(), usedforsecurity=False).digest()
    return found.hex() if text(encoding) == "hex" else base64.b64encode(found).decode()


@plain("base64-decode", 1)
def base64_decode(value: Any) -> str:
    """The text that base64 holds; empty when it is no base64."""
    try:
        return base64.b64decode(text(value), validate=True).decode()
    except ValueError:
        return ""


@plain("extract-signed", 2)
def extract_signed(value: Any, key: Any) -> str:
    """The text that an Ed25519 signature (both in base64) vouches for; empty when the signature is not good."""
    try:
        from nacl.exceptions import CryptoError
        from nacl.signing import VerifyKey
    except ImportError:
        return ""
    try:
        return VerifyKey(base64.b64decode(text(key))).verify(base64.b64decode(text(value))).decode()
    except (CryptoError, ValueError, TypeError):
        return ""


@seen("uuid", (0, 1))
def uuid_(focus: Any, *length: Any) -> str:
    """A new identifier by chance, of some letters when a number is given."""
    chance = focus.form.chance
    made = str(uuid.UUID(int=chance.getrandbits(128), version=4))
    if not length:
        return made
    wanted = min(max(whole(length[0], 0), 0), 1000)
    return "".join(chance.choice("0123456789abcdefghijklmnopqrstuvwxyz") for _ in range(wanted))
