"""The paper kit that brings a lost key back: its 24 words, what to compare, and what to do, on one page."""

import datetime as dt
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.exchange.keys import public
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.exchange.typesetting import typeset
from diagnostic.exchange.writing import replacing
from diagnostic.language import date_words, text
from diagnostic.shipped import RESOURCES

TEMPLATE = RESOURCES / "report" / "key.typ"
ADVICE = ("keep", "typed", "lost", "stolen")


def write(pair: Pair, out: Path, lang: Lang, today: dt.date | None = None) -> None:
    """Write the page as PDF. Who holds it holds the key: it is made to be printed and locked away, the file deleted.
    Raises ``CannotWrite``."""
    pdf, _ = typeset(TEMPLATE, page(pair, lang, today or dt.date.today()))
    with replacing(out) as temporary:
        temporary.write_bytes(pdf)


def page(pair: Pair, lang: Lang, today: dt.date) -> dict[str, Any]:
    """What the page says, as data."""
    kind = pair.kind
    return {
        "lang": lang,
        "title": text(f"release-kit-title-{kind}", lang),
        "whose": text("release-kit-whose", lang, name=pair.name, date=date_words(today, lang)),
        "warning": text(f"release-kit-warning-{kind}", lang),
        "words_title": text("release-kit-words", lang),
        "words_about": text("release-kit-words-about", lang),
        "words": pair.words(lang),
        "compare_title": text("release-kit-compare", lang),
        "compare_about": text("release-kit-compare-about", lang),
        "compare": pair.public.words(lang),
        "key": pair.public.key,
        "qr": public.qr(pair.public, "svg").decode(),
        "lost_title": text("release-kit-advice", lang),
        "lost": [text(f"release-kit-{each}-{kind}", lang) for each in ADVICE],
        "foot": text("release-kit-foot", lang),
    }
