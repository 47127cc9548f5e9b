"""The place on the map that bears a community's name: public, and all that a region knows of where it is."""

from functools import cache

from diagnostic.domain.catalogue import LANGS
from diagnostic.mapping import basemap, gazetteer


def town(community: str, province: str) -> basemap.NamedPlace | None:
    """The place of the embedded gazetteer that bears the name of a community, in its province; None without one."""
    return next((each for each in _named().get(gazetteer.fold(community), ()) if each.province == province), None)


@cache
def _named() -> dict[str, list[basemap.NamedPlace]]:
    found: dict[str, list[basemap.NamedPlace]] = {}
    for each in basemap.places():
        for name in {gazetteer.fold(each.name(lang)) for lang in LANGS}:
            found.setdefault(name, []).append(each)
    return found
