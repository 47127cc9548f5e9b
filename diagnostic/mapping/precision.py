"""How finely a place is kept: the square it stands for, and the words that say so (METHOD 4.3, M01)."""

from functools import lru_cache

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import Place
from diagnostic.domain.safeguards import maps
from diagnostic.language import text

Ring = tuple[tuple[float, float], ...]
"""Corners of a square as a closed ring of longitude and latitude (EPSG:4326)."""


@lru_cache(maxsize=200_000)
def _cell(geometry: bytes, metres: int) -> Ring:
    return maps.grid_cell(*maps.point(geometry), metres)


def cell(place: Place) -> Ring | None:
    """The grid square a stored place stands for, so that a map shows a square and not a pin; None when it is
    kept as a public point, as the community, or not at all."""
    metres = maps.GRIDS.get(place.precision)
    if metres is None or place.geometry is None:
        return None
    return _cell(place.geometry, metres)


def in_words(precision: str, lang: Lang) -> str:
    """What a position kept at this precision tells, in a short sentence."""
    return text(f"mapping-precision-{precision}", lang)
