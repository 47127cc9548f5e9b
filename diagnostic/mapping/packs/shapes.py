"""Shapes of a pack: GeoPackage, Shapefile, GeoJSON or KML, written anew as GeoJSON in EPSG:4326 with one name a shape.

All other columns stay behind: a pack is there to be looked at, and what is not copied cannot leak.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diagnostic.domain.safeguards import maps, persons
from diagnostic.mapping.packs import database
from diagnostic.mapping.packs.errors import BadPack, Progress, told
from diagnostic.mapping.packs.shelf import Bounds, in_words

MOST_SHAPES, MOST_CORNERS = 40_000, 1_500_000
MOST_LAYERS = 30
DECIMALS = 6
NAMES = (
    "name", "nom", "name_en", "name_fr", "nom_fr", "engname", "franame", "title", "titre", "label", "etiquette",
    "cdname", "csdname", "cmaname", "prname", "hr_name", "nom_region", "toponym",
)  # fmt: skip
"""Columns that name a shape, the first that is there: usual words, then those of census boundaries."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written."""

    count: int
    bounds: Bounds


def write(path: Path, to: Path, progress: Progress) -> Made:
    """Write the shapes of a map file that was looked over (``checks.check``). Raises ``BadPack`` and ``Stopped``."""
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError
    from pyproj.exceptions import ProjError
    from shapely.errors import ShapelyError

    if path.suffix.lower() == ".gpkg":
        with database.opened(path, progress):
            pass  # it has no code, and is whole
    features: list[str] = []
    corners, edges = 0, []
    try:
        layers = [(str(name), kind) for name, kind in pyogrio.list_layers(path) if kind is not None]
        if len(layers) > MOST_LAYERS:
            raise BadPack("packs-error-layers", file=path.name, count=MOST_LAYERS)
        for number, (layer, _) in enumerate(layers):
            told(progress, number / len(layers))
            frame = _read(path, layer, MOST_SHAPES + 1 - len(features))
            corners += int(frame.geometry.count_coordinates().sum())
            if len(features) + len(frame) > MOST_SHAPES or corners > MOST_CORNERS:
                raise BadPack("packs-error-shapes", file=path.name, count=MOST_SHAPES, corners=MOST_CORNERS)
            if len(frame):
                edges.append(tuple(map(float, frame.total_bounds)))
                _append(features, frame, progress)
    except (DataSourceError, DataLayerError) as reason:
        raise BadPack("packs-error-unreadable", file=path.name) from reason
    except (ShapelyError, ProjError, ValueError) as reason:
        raise BadPack("packs-error-shape", file=path.name) from reason
    if not features:
        raise BadPack("packs-error-empty", file=path.name)
    lows, highs = zip(*((each[:2], each[2:]) for each in edges), strict=True)
    bounds = (*map(min, zip(*lows, strict=True)), *map(max, zip(*highs, strict=True)))
    check_where(bounds, path.name)
    with to.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        file.write(",\n".join(features))
        file.write("\n]}\n")
    return Made(len(features), bounds)


def check_where(bounds: Any, name: str) -> None:
    """Raise ``BadPack`` when no part of the bounds (degrees) is in Canada: the file names a wrong reference system, or
    is not of here."""
    west, south, east, north = maps.IN_CANADA
    inside = bounds[0] <= east and bounds[2] >= west and bounds[1] <= north and bounds[3] >= south
    if not inside or bounds[0] < -180.1 or bounds[2] > 180.1:  # also for what is no number
        raise BadPack("packs-error-outside", file=name)


def _read(path: Path, layer: str, most: int) -> Any:
    """A layer's shapes in EPSG:4326, flat, with their names in the column ``name``."""
    import pyogrio
    import shapely

    fields = [str(each) for each in pyogrio.read_info(path, layer=layer)["fields"]]
    forbidden = persons.forbidden_headers(fields)
    if forbidden:
        columns = ", ".join(f"« {each} »" for each, _ in forbidden)
        raise BadPack("packs-error-persons", file=path.name, columns=columns)
    known = {each.casefold(): each for each in reversed(fields)}
    column = next((known[each] for each in NAMES if each in known), None)
    frame = pyogrio.read_dataframe(
        path, layer=layer, columns=[column] if column else [], max_features=most, on_invalid="ignore"
    )
    if frame.crs is None:
        raise BadPack("packs-error-crs", file=path.name)
    frame = frame[frame.geometry.notna() & ~frame.geometry.is_empty]
    if frame.crs.to_epsg() != 4326:
        frame = frame.to_crs(4326)
    flat = frame.set_geometry(shapely.force_2d(frame.geometry.array))
    flat["name"] = [in_words(each) for each in frame[column]] if column else ""
    return flat


def _append(features: list[str], frame: Any, progress: Progress) -> None:
    import shapely

    for number, (shape, name) in enumerate(zip(frame.geometry, frame["name"], strict=True)):
        if number % 500 == 0:
            told(progress, number / len(frame))
        rounded = shapely.transform(shape, lambda each: each.round(DECIMALS))
        words = json.dumps(name, ensure_ascii=False)
        outline = shapely.to_geojson(rounded)
        features.append(f'{{"type":"Feature","properties":{{"name":{words}}},"geometry":{outline}}}')
