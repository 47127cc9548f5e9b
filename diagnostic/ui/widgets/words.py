"""Words as people search and sort them: accents and case forgiven, order as in their language."""

from functools import cache

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt

from diagnostic.domain.catalogue import Lang
from diagnostic.language import fold

__all__ = ["fold", "locale", "sort_key"]


@cache
def locale(lang: Lang) -> QLocale:
    """How Canadians write numbers and dates in ``lang``."""
    return QLocale("fr_CA" if lang == "fr" else "en_CA")


@cache
def _collator(lang: Lang) -> QCollator:
    found = QCollator(locale(lang))
    found.setNumericMode(True)
    found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return found


def sort_key(text: str, lang: Lang) -> QCollatorSortKey:
    """A key that sorts ``text`` as the language's dictionaries do (numbers inside words by value)."""
    return _collator(lang).sortKey(text)
