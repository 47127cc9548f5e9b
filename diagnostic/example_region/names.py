"""Names of places that do not exist, alike in both languages: "Willow Bay" is « Baie-aux-Saules »."""

import csv
import random
from dataclasses import dataclass
from functools import lru_cache

from diagnostic.domain.catalogue import Lang
from diagnostic.shipped import RESOURCES

_SAID = {"en": "{name} (fictional)", "fr": "{name} (fictif)"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages, without the word that says it is fictional."""

    en: str
    fr: str

    def said(self, lang: Lang) -> str:
        """The name as a community carries it."""
        return _SAID[lang].format(name=self.plain(lang))

    def plain(self, lang: Lang) -> str:
        """The name alone."""
        return self.fr if lang == "fr" else self.en


@lru_cache(maxsize=4)
def names(seed: int) -> tuple[Name, ...]:
    """Every name there is, in an order of the seed's own; each occurs once."""
    parts: dict[str, list[tuple[str, str]]] = {}
    with (RESOURCES / "example_region" / "names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts.setdefault(row["part"], []).append((row["en"], row["fr"]))
    found = [
        Name(
            f"{side[0]} {thing[0]} {feature[0]}".strip(), "-".join(filter(None, (feature[1], "aux", thing[1], side[1])))
        )
        for side in parts["side"]
        for thing in parts["thing"]
        for feature in parts["feature"]
    ]
    random.Random(f"names {seed}").shuffle(found)
    return tuple(found)
