"""Keys as words: to compare over the telephone, and to write on paper and type back in.

The words are those of BIP39 (github.com/bitcoin/bips, bip-0039) by the package ``mnemonic``: 2,048 in English and as
many in French, no two of which begin with the same four letters; a word carries 11 bits, and the last one also a check.
Words that would hurt beside what this app is about do not occur: keys and fingerprints that would have one are drawn
or computed anew.
"""

from collections.abc import Callable
from functools import cache
from itertools import count

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.errors import BadInput
from diagnostic.language import fold
from diagnostic.shipped import RESOURCES

SECRET_WORDS = 24
"""Words of 32 bytes."""
_LISTS: dict[Lang, str] = {"en": "english", "fr": "french"}


class NotWords(BadInput):
    """What was typed is not the words of a key."""


def words(content: bytes, lang: Lang) -> tuple[str, ...]:
    """16 bytes as 12 words, 32 bytes as 24."""
    return tuple(_list(lang).to_mnemonic(content).split())


def is_kind(content: bytes) -> bool:
    """Whether none of the words of ``content`` would hurt, in either language."""
    return not any(fold(word) in _hurtful() for lang in LANGS for word in words(content, lang))


def first_kind(draw: Callable[[int], bytes]) -> bytes:
    """The first of ``draw(0)``, ``draw(1)``, ... whose words would not hurt."""
    return next(content for content in map(draw, count()) if is_kind(content))


def heard(typed: str, lang: Lang | None = None) -> bytes:
    """The 32 bytes of 24 words as people type them: with or without accents, capitals and numbers, four letters of a
    word are enough. ``lang`` None takes the language of the first word that only one has. Raises ``NotWords`` that
    names the first word that is none, or says that one of them is not the right one."""
    given = [each for each in (fold(word).strip(".,;:)") for word in typed.split()) if each and not each.isdigit()]
    langs: tuple[Lang, ...] = (lang,) if lang else LANGS
    spoken = max(langs, key=lambda each: sum(_full(word, each) is not None for word in given))
    found = []
    for number, word in enumerate(given, 1):
        full = _full(word, spoken)
        if full is None:
            raise NotWords("release-error-word", number=number, word=word[:20], near=_near(word, spoken))
        found.append(full)
    if len(found) != SECRET_WORDS:
        raise NotWords("release-error-word-count", count=len(found), wanted=SECRET_WORDS)
    try:
        return bytes(_list(spoken).to_entropy(found))
    except ValueError as reason:
        raise NotWords("release-error-words") from reason


@cache
def _hurtful() -> frozenset[str]:
    """Words of the lists that keys do without, as ``fold`` writes them."""
    return frozenset((RESOURCES / "keys" / "left-out.txt").read_text(encoding="utf-8").split())


@cache
def _list(lang: Lang):  # type: ignore[no-untyped-def]
    from mnemonic import Mnemonic

    return Mnemonic(_LISTS[lang])


@cache
def _beginnings(lang: Lang) -> dict[str, str]:
    """Each word by its first four letters without accents, which no other word has."""
    return {fold(word)[:4]: word for word in _list(lang).wordlist}


def _full(word: str, lang: Lang) -> str | None:
    full = _beginnings(lang).get(word[:4])
    return full if full is not None and fold(full).startswith(word) else None


def _near(word: str, lang: Lang) -> str:
    """The word that looks most like one that is none."""
    from rapidfuzz import process

    found = process.extractOne(word, _list(lang).wordlist, processor=fold)
    return str(found[0]) if found else ""
