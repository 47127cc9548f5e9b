"""Rules H: words and suggestions that do no harm."""

import re
from dataclasses import dataclass
from typing import Literal

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.records import Action

_BANNED = re.compile(
    r"hot\W?spots?|victim\W?profil\w*|profils?\W(de|des|d.une?)\W?victimes?|prostituée?s?|prostitutes?|points?\W?chauds?",
    re.IGNORECASE,
)


def banned_words(text: str) -> tuple[str, ...]:
    """H02: words that never occur in the interface or in exports, in either language."""
    return tuple(match.group() for match in _BANNED.finditer(text))


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
    if action.enforcement:
        names = ("harm_who", "harm_prevented", "harm_consulted")
        found += [Prompt("H04", name) for name in names if not getattr(action, name).strip()]
    return tuple(found)
