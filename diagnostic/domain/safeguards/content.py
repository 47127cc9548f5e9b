"""Rules H: words and suggestions that do no harm."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.records import Action

BANNED = (
    r"hot\W*spot\w*|victim\w*\W*profil\w*|profil\w*\W+(?:de\W+|des\W+|d.une?\W+)(?:la\W+)?victime\w*"
    r"|\bprostitu(?:ée?s?|tes?)\b|points?\W*chauds?"
)
"""H02: words that never occur in the interface or in exports, in either language, as a pattern."""
_BANNED = re.compile(BANNED, re.IGNORECASE)


def banned_words(text: str) -> tuple[str, ...]:
    """The words of H02 that occur in a text."""
    return tuple(match.group() for match in _BANNED.finditer(unicodedata.normalize("NFC", text)))


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that an action of the plan raises (H03, H04) and the field that answers it."""

    rule: Literal["H03", "H04"]
    field: str


def prompts(action: Action, catalogues: Catalogues) -> tuple[Prompt, ...]:
    """Questions an action still leaves open: why a contested practice (H03); for enforcement, who may be harmed,
    how it is prevented, who was consulted (H04)."""
    found = []
    entry = catalogues.find("prevention_practices", action.practice)
    if entry and entry.more.get("evidence_level") == "contested" and not action.contested_because.strip():
        found.append(Prompt("H03", "contested_because"))
    if is_enforcement(action, catalogues):
        names = ("harm_who", "harm_prevented", "harm_consulted")
        found += [Prompt("H04", name) for name in names if not getattr(action, name).strip()]
    return tuple(found)


def is_enforcement(action: Action, catalogues: Catalogues) -> bool:
    """Whether an action is enforcement: people said so, or its practice is (H04)."""
    entry = catalogues.find("prevention_practices", action.practice)
    return action.enforcement or bool(entry and entry.more.get("enforcement") == "yes")


def known_harm(practice: str, catalogues: Catalogues, lang: Lang) -> str:
    """What harm a practice of the catalogue is known to do; empty when none is known (H03)."""
    entry = catalogues.find("prevention_practices", practice)
    return entry.more.get(f"harm_{lang}", "") if entry else ""


_ORIGIN = re.compile(
    r"\b(?:afghan|african|afric|albanian|albanais|algeri|algéri|arab|asian|asiati|bangladesh|brazil|brésil|bulgari"
    r"|cambodg?i|cameroon|cameroun|caribbean|caraïb|catholi|chin[ae]|chinois|christian|chréti|colombi(?!e-brit)|congol|cuba"
    r"|eritrea|érythré|ethiopi|éthiopi|filipin|philippin|guatemal|haiti|haïti|hindu|hindou|hondur|hungari|hongroi"
    r"|india\b|indien(?:ne)?s? d.inde|indonesi|indonési|iran|irak|iraq|islam|jamaic|jamaïc|jew(?:s|ish)?\b"
    r"|juifs?\b|juives?\b|kenya|korea|corée|coréen|latin|lebanes|liban|mexic|mexiqu|morocc|maroc|muslim|musulman|nepal|népal|nigeria|nigéri|pakistan"
    r"|peru|péru|polish|polonais|protestan|punjab|pendjab|roma\b|romani|roumain|russia|russe|sikh|somali|sri.?lank"
    r"|syria|syrie|taiwan|tamil|tamoul|thai|tunisi|turk|turc|ukrain|venezuel|vénézu|vietnam"
    r"|black (?:women|men|people|youth|famil)|(?:femmes|hommes|personnes|jeunes|familles) noire?s?)",
    re.IGNORECASE,
)


def names_an_origin(text: str) -> bool:
    """H01: whether a label names a nationality, an ethnic origin or a religion that people are often profiled by.
    Indigenous nations are left to the community itself."""
    return _ORIGIN.search(unicodedata.normalize("NFC", text)) is not None
