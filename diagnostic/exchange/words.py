"""The language of an export: English, French, or both side by side."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Literal

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.safeguards.views import View
from diagnostic.language import date_words, decimal, text

OutLang = Literal["en", "fr", "both"]
_LANGS: dict[OutLang, tuple[Lang, ...]] = {"en": ("en",), "fr": ("fr",), "both": ("en", "fr")}


class Words:
    """Messages, labels and numbers in the language of one export; ``both`` joins English and French by `` /
    ``."""

    def __init__(self, view: View, lang: OutLang) -> None:
        self.view = view
        self.lang = lang
        self.langs = _LANGS[lang]
        self.first: Lang = self.langs[0]
        self._labels: dict[tuple[str, str], str] = {}

    def join(self, say: Callable[[Lang], str], by: str = " / ") -> str:
        """What ``say`` answers in each language, once when it is the same in both."""
        return by.join(dict.fromkeys(filter(None, (say(lang) for lang in self.langs))))

    def text(self, key: str, **arguments: Any) -> str:
        """A short message. An argument may be a function of the language."""
        return self.join(lambda lang: text(key, lang, **_in(lang, arguments)))

    def prose(self, key: str, **arguments: Any) -> str:
        """A message of a sentence or more: one paragraph a language."""
        return self.join(lambda lang: text(key, lang, **_in(lang, arguments)), "\n")

    def said(self, label: str, value: object) -> str:
        """A label and what it says, with the colon of the language."""
        return f"{label}\u00a0: {value}" if self.first == "fr" else f"{label}: {value}"

    def several(self, items: Iterable[str]) -> str:
        """Items one after the other, with the semicolon of the language."""
        return ("\u00a0; " if self.first == "fr" else "; ").join(filter(None, items))

    def label(self, catalogue: str, code: str) -> str:
        """The label of a catalogue entry or choice; of a population, also when it was merged into its
        group."""
        if not code:
            return ""
        found = self._labels.get((catalogue, code))
        if found is None:
            if catalogue == "populations":
                found = self.join(lambda lang: self.view.population(code, lang))
            else:
                found = self.join(lambda lang: self.view.catalogues.label(catalogue, code, lang))
            self._labels[catalogue, code] = found
        return found

    def labels(self, catalogue: str, codes: Iterable[str]) -> str:
        """Several labels, separated by semicolons."""
        return self.several(self.label(catalogue, code) for code in codes)

    def definition(self, catalogue: str, code: str) -> str:
        """The definition of an entry, one paragraph a language."""
        entry = self.view.catalogues.find(catalogue, code)
        return self.join(entry.definition, "\n") if entry else ""

    def group(self, catalogue: str, group: str) -> str:
        """The label of a catalogue's group."""
        return self.join(lambda lang: self.view.catalogues.group_label(catalogue, group, lang))

    def population(self, code: str) -> str:
        """The label of a population."""
        return self.label("populations", code)

    def decimal(self, value: float, digits: int = 1) -> str:
        """A number in words of the language: ``7.9`` or ``7,9``. METHOD 3.8: one decimal at most in
        reports."""
        return decimal(value, self.first, digits)

    def date(self, day: dt.date) -> str:
        """A date in words: "November 24, 2026" or « 24 novembre 2026 »."""
        return self.join(lambda lang: date_words(day, lang))

    def percent(self, share: float) -> str:
        """A share 0..1 as a percentage."""
        return f"{share:.0%}" if self.first == "en" else f"{share * 100:.0f}\u00a0%"

    def score(self, value: float | None, low: float | None, high: float | None) -> str:
        """A priority with its range: ``7.9 (7.3-8.3)`` (METHOD 3.4)."""
        if value is None:
            return ""
        if low is None or high is None:
            return self.decimal(value)
        return f"{self.decimal(value)} ({self.decimal(low)}-{self.decimal(high)})"

    def yes_no(self, answer: bool | None) -> str:
        """Yes, no, or nothing when it was not answered."""
        return "" if answer is None else self.text("exchange-yes" if answer else "exchange-no")


def _in(lang: Lang, arguments: dict[str, Any]) -> dict[str, Any]:
    return {name: value(lang) if callable(value) else value for name, value in arguments.items()}
