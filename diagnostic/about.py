"""What people read about a catalogue entry where they choose it: its meaning, its evidence, its source."""

import re
from functools import lru_cache

from diagnostic.domain.catalogue import Catalogues, Entry, Lang
from diagnostic.domain.safeguards import content
from diagnostic.language import text

_PARTS = re.compile(r"; (?=plan:|other:)")
_BASIS = re.compile(r"\[(read|memory)\]")


def about(catalogue: str, entry: Entry, catalogues: Catalogues, lang: Lang) -> tuple[str, ...]:
    """Sentences about an entry: its definition; for a practice its level of evidence with what is known of its effect
    and of harm (H03); its source. Empty for the choices of a form, which explain themselves."""
    if catalogue.startswith("choices:"):
        return ()
    lines = [entry.definition(lang)]
    if catalogue == "prevention_practices" and not entry.is_local:
        level = catalogues.label("evidence_levels", entry.more["evidence_level"], lang)
        note = _based(entry.more["evidence_note_fr" if lang == "fr" else "evidence_note"], lang)
        lines.append(text("catalogues-evidence", lang, level=level, note=note))
        harm = content.known_harm(entry.id, catalogues, lang)
        lines.append(text("catalogues-harm", lang, harm=harm) if harm else "")
    if entry.is_local:
        lines.append(text("catalogues-own", lang))
    elif entry.source:
        lines.append(text("catalogues-source", lang, source=cited(entry.source, lang)))
    return tuple(filter(None, lines))


@lru_cache(maxsize=2048)
def cited(source: str, lang: Lang) -> str:
    """A ``source`` cell in words: ``plan:`` is the national plan of 2012, ``[memory]`` was not checked (METHOD 2.1)."""
    return ("\u00a0; " if lang == "fr" else "; ").join(_cited(part, lang) for part in _PARTS.split(source))


def _cited(part: str, lang: Lang) -> str:
    kind, _, rest = part.partition(":")
    found = _BASIS.search(rest)
    what = _BASIS.sub("", rest).strip().replace("'", "’")
    if kind == "plan":
        said = text("catalogues-plan", lang, place=what)
    else:
        key = "catalogues-other-" + re.sub(r"[^a-z0-9]+", "-", what.lower()).strip("-")
        said = text(key, lang)
        said = what if said == key else said
    return _based(f"{said} {found[0]}", lang) if found else said


def _based(words: str, lang: Lang) -> str:
    return _BASIS.sub(lambda found: f"({text(f'catalogues-{found[1]}', lang)})", words)
