"""Named places of Canada, found by what people type: accents, capitals and spelling mistakes are forgiven.

Names come from the basemap (GeoNames, see ``resources/basemap/PROVENANCE``), in both languages and as they are written
elsewhere, syllabics included.
"""

import re
import unicodedata
from functools import cache

from diagnostic.domain.catalogue import Lang
from diagnostic.mapping.basemap import NamedPlace, places
from diagnostic.shipped import catalogues

TOWN_ZOOM, CITY_ZOOM = 11, 9
"""Zoom level that shows the surroundings of a place."""
_CITY = 200_000
_ONE_MISTAKE, _TWO_MISTAKES = 4, 8
"""Letters from which one or two mistakes are forgiven; in shorter words another name is only one letter away."""


def find(query: str, limit: int = 8) -> tuple[NamedPlace, ...]:
    """Places whose name answers ``query``, the best first: the same name, names that begin with it, names with a word
    that begins with it, then names that differ by a letter or two left out, added, changed or swapped. Among equals
    the most prominent come first.

    A province at the end ("Windsor, NS", "Windsor Nouvelle-Écosse") keeps only its places.
    """
    wanted = fold(query)
    name, province = _province(wanted)
    found = _find(name, province) if province else []
    return tuple((found or _find(wanted, ""))[:limit])


def label(place: NamedPlace, lang: Lang) -> str:
    """The name with its province, which tells apart those that are called the same."""
    return f"{place.name(lang)} ({catalogues().label('choices:province', place.province, lang)})"


def zoom(place: NamedPlace) -> int:
    """The zoom level of the map at which a place is shown."""
    return CITY_ZOOM if place.population > _CITY else TOWN_ZOOM


def fold(name: str) -> str:
    """A name as it is compared: no capitals, accents or punctuation; "Saint" and "Sainte" as "st" and "ste"."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(each))
    bare = re.sub(r"['’]s\b", "s", bare.replace("œ", "oe"))
    words = re.sub(r"[^\w]+", " ", bare).split()
    return " ".join({"saint": "st", "sainte": "ste"}.get(word, word) for word in words)


def _find(wanted: str, province: str) -> list[NamedPlace]:
    if not wanted:
        return []
    best: dict[int, int] = {}
    names, owners = _names()
    for at, name in enumerate(names):
        fit = _fit(name, wanted)
        if fit is not None:
            best[owners[at]] = min(fit, best.get(owners[at], fit))
    if not best:
        best = _misspelt(wanted)
    known = places()
    order = sorted(best, key=lambda owner: (best[owner], owner))
    return [known[owner] for owner in order if province in ("", known[owner].province)]


def _fit(name: str, wanted: str) -> int | None:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in name else None


def _misspelt(wanted: str) -> dict[int, int]:
    """Places with a name, or the beginning of one, that differs from ``wanted`` by few mistakes: how many, in twos
    (a whole name goes before a beginning)."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = (len(wanted) >= _ONE_MISTAKE) + (len(wanted) >= _TWO_MISTAKES)
    names, owners = _names()
    best: dict[int, int] = {}
    for weight, among in enumerate((names, [name[: len(wanted)] for name in names])):
        for _, mistakes, at in process.extract(wanted, among, scorer=OSA.distance, score_cutoff=allowed, limit=None):
            rank = 2 * int(mistakes) + weight
            best[owners[at]] = min(rank, best.get(owners[at], rank))
    return best if allowed else {}


@cache
def _names() -> tuple[list[str], list[int]]:
    """Every folded name, and the place (its index in ``places``) that it is a name of."""
    found = {
        (fold(name), owner): None
        for owner, place in enumerate(places())
        for name in (place.name_en, place.name_fr, *place.other_names)
    }
    return [name for name, _ in found], [owner for _, owner in found]


def _province(wanted: str) -> tuple[str, str]:
    """What is asked before the province at its end, and the province's code; the code is empty when there is none."""
    for written, code in _provinces():
        if wanted.endswith(f" {written}"):
            return wanted.removesuffix(f" {written}"), code
    return wanted, ""


@cache
def _provinces() -> tuple[tuple[str, str], ...]:
    codes = dict.fromkeys(place.province for place in places())
    entries = [(code, catalogues().find("choices:province", code)) for code in codes]
    return tuple(
        (fold(written), code)
        for code, entry in entries
        for written in (code, *((entry.label_en, entry.label_fr) if entry else ()))
    )
