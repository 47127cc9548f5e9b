"""The embedded basemap of Canada: its layers, its named places, and an excerpt of it for a page of its own.

Sources and licences: ``resources/basemap/PROVENANCE``; made by ``packaging/build_basemap.py``.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import asin, cos, floor, log, pi, radians, sin, sqrt, tan
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.shipped import RESOURCES

FOLDER = RESOURCES / "basemap"
TILES = FOLDER / "canada.pmtiles"
LAYERS = ("land", "abroad", "lake", "river", "coast", "border", "name", "place")
DEEPEST = 7
"""Last zoom with tiles of its own."""
EVERYWHERE = 6
"""Last zoom of which an excerpt has all tiles; deeper ones only around what it is made for."""

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees (EPSG:4326)."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place of the gazetteer; ``province`` is its code (``choices:province``)."""

    name_en: str
    name_fr: str
    province: str
    longitude: float
    latitude: float
    population: int
    other_names: tuple[str, ...]

    def name(self, lang: Lang) -> str:
        """Its name in ``lang``."""
        return self.name_fr if lang == "fr" else self.name_en


def layer(name: str, zoom: int, bounds: Bounds | None = None) -> Any:
    """One layer as a GeoDataFrame in EPSG:3857, as ``zoom`` (0 .. ``DEEPEST``) shows it, within ``bounds``.

    Polygons are cut at the edges of tiles: fill them without an outline and draw ``coast`` over them. Raises
    ``KeyError`` for a layer that the basemap does not have.
    """
    import pyogrio

    if name not in LAYERS:
        raise KeyError(name)
    box = None
    if bounds is not None:
        box = (*_mercator(bounds[0], bounds[1]), *_mercator(bounds[2], bounds[3]))
    return pyogrio.read_dataframe(TILES, layer=name, bbox=box, ZOOM_LEVEL=max(0, min(DEEPEST, zoom)))


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    radius = 6_378_137.0
    return radius * radians(longitude), radius * log(tan(pi / 4 + radians(latitude) / 2))


@cache
def places() -> tuple[NamedPlace, ...]:
    """Every named place, most prominent first."""
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            NamedPlace(
                row["name_en"],
                row["name_fr"],
                row["province"],
                float(row["longitude"]),
                float(row["latitude"]),
                int(row["population"]),
                tuple(filter(None, row["other_names"].split(";"))),
            )
            for row in csv.DictReader(file)
        )


def nearest_place(longitude: float, latitude: float) -> tuple[NamedPlace, float]:
    """The nearest named place and how far it is, in kilometres on the sphere."""
    scale = cos(radians(latitude)) ** 2

    def roughly(place: NamedPlace) -> float:
        return (place.longitude - longitude) ** 2 * scale + (place.latitude - latitude) ** 2

    near = sorted(places(), key=roughly)[:12]
    distances = [(_kilometres(longitude, latitude, each.longitude, each.latitude), each) for each in near]
    distance, place = min(distances, key=lambda each: each[0])
    return place, distance


def _kilometres(longitude: float, latitude: float, other_longitude: float, other_latitude: float) -> float:
    half_east, half_north = radians(other_longitude - longitude) / 2, radians(other_latitude - latitude) / 2
    chord = sin(half_north) ** 2
    chord += cos(radians(latitude)) * cos(radians(other_latitude)) * sin(half_east) ** 2
    return 2 * 6371.0 * asin(sqrt(chord))


def excerpt(bounds: Bounds | None) -> bytes:
    """The basemap as a smaller PMTiles archive: all of Canada to zoom ``EVERYWHERE``, and every detail only
    within ``bounds``."""
    from pmtiles.reader import MmapSource, Reader, all_tiles
    from pmtiles.tile import zxy_to_tileid
    from pmtiles.writer import Writer

    out = io.BytesIO()
    with TILES.open("rb") as file:
        source = MmapSource(file)
        reader = Reader(source)
        writer = Writer(out)
        for (zoom, x, y), content in all_tiles(source):
            if zoom <= EVERYWHERE or (bounds is not None and _touches(zoom, x, y, bounds)):
                writer.write_tile(zxy_to_tileid(zoom, x, y), content)
        writer.finalize(reader.header(), reader.metadata())
    return out.getvalue()


def _touches(zoom: int, x: int, y: int, bounds: Bounds) -> bool:
    columns, rows = _tiles(zoom, bounds)
    return x in columns and y in rows


@cache
def _tiles(zoom: int, bounds: Bounds) -> tuple[range, range]:
    def column(longitude: float) -> int:
        return floor((longitude / 360 + 0.5) * 2**zoom)

    def row(latitude: float) -> int:
        north = log(tan(pi / 4 + radians(latitude) / 2))
        return floor((0.5 - north / (2 * pi)) * 2**zoom)

    west, south, east, north = bounds
    return range(column(west), column(east) + 1), range(row(north), row(south) + 1)


def around(points: Iterator[tuple[float, float]], kilometres: float) -> Bounds | None:
    """Bounds of positions, widened by ``kilometres`` on every side; None when there are none."""
    found = list(points)
    if not found:
        return None
    west, east = min(each[0] for each in found), max(each[0] for each in found)
    south, north = min(each[1] for each in found), max(each[1] for each in found)
    up = kilometres / 111.2
    aside = up / max(0.1, cos(radians(max(abs(south), abs(north)))))
    return west - aside, max(south - up, -84.0), east + aside, min(north + up, 84.0)
