"""GeoTIFF pictures as tiles: an air photo, or a map that QGIS exported as an image.

Pillow, which the app has for pictures of answers, reads the pixels, and pyproj the place: a GDAL with rasters
(rasterio, 65 MB with a second copy of all that pyogrio brings) would be needed only for measurements and elevations,
which are no pictures and are refused with the way to make one of them.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log2
from pathlib import Path
from typing import Any

from diagnostic.mapping.packs.errors import BadPack, Progress, told
from diagnostic.mapping.packs.shapes import check_where
from diagnostic.mapping.packs.shelf import Bounds
from diagnostic.mapping.packs.tiles import DEEPEST, Tile

MOST_PIXELS = 64_000_000
"""Pixels of a picture: 256 MB in memory."""
SIDE = 256
SEEN_FROM = 4
"""Zooms at which a picture is still seen although it is smaller than a tile: 16 pixels wide at the last."""
AROUND = 40_075_016.685578488
"""Metres around the equator of EPSG:3857."""
NODES = 17
"""Positions along a tile's side that are projected one by one; those between lie on straight lines to a fraction of a
pixel."""
_SCALE, _TIES, _MATRIX, _KEYS = 33550, 33922, 34264, 34735
_GEOGRAPHIC, _PROJECTED, _OWN = 2048, 3072, 32767
"""Keys of a reference system, and the value that means one of its own (OGC GeoTIFF 1.1, 7.5)."""


@dataclass(frozen=True, slots=True)
class Georeferenced:
    """A picture with its place: pixel (column, row) lies at ``origin + (column, row) * pixel`` in ``crs``."""

    image: Any
    crs: Any
    origin: tuple[float, float]
    pixel: tuple[float, float]
    bounds: Bounds


def opened(path: Path) -> Georeferenced:
    """Read a GeoTIFF. Raises ``BadPack`` for one too large, that is no picture, or without a place."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path, formats=("TIFF",)) as found:
            if found.width * found.height > MOST_PIXELS:
                raise BadPack("packs-error-pixels", file=path.name, count=MOST_PIXELS // 1_000_000)
            if found.mode not in {"1", "L", "LA", "P", "RGB", "RGBA", "CMYK"}:
                raise BadPack("packs-error-not-picture", file=path.name)
            crs, origin, pixel = _place(found.tag_v2, path.name)  # type: ignore[attr-defined]
            image = found.convert("RGBA")
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, UnidentifiedImageError) as reason:
        raise BadPack("packs-error-unreadable", file=path.name) from reason
    except (Image.DecompressionBombError, MemoryError) as reason:
        raise BadPack("packs-error-pixels", file=path.name, count=MOST_PIXELS // 1_000_000) from reason
    east, south = origin[0] + image.width * pixel[0], origin[1] + image.height * pixel[1]
    from pyproj import Transformer

    edges = Transformer.from_crs(crs, 4326, always_xy=True).transform_bounds(
        min(origin[0], east), min(origin[1], south), max(origin[0], east), max(origin[1], south)
    )
    check_where(edges, path.name)
    return Georeferenced(image, crs, origin, pixel, edges)


def _place(tags: Any, name: str) -> tuple[Any, tuple[float, float], tuple[float, float]]:
    from pyproj import CRS
    from pyproj.exceptions import ProjError

    keys = list(tags.get(_KEYS) or ())
    known = {keys[at]: keys[at + 3] for at in range(4, len(keys) - 3, 4) if keys[at + 1] == 0}
    code = known.get(_PROJECTED) or known.get(_GEOGRAPHIC)
    if not code or code == _OWN:
        raise BadPack("packs-error-crs", file=name)
    try:
        crs = CRS.from_epsg(int(code))
    except ProjError as reason:
        raise BadPack("packs-error-crs", file=name) from reason
    if tags.get(_MATRIX):
        matrix = [float(each) for each in tags[_MATRIX]]
        if matrix[1] or matrix[4]:
            raise BadPack("packs-error-turned", file=name)
        return crs, (matrix[3], matrix[7]), (matrix[0], matrix[5])
    if not tags.get(_SCALE) or not tags.get(_TIES):
        raise BadPack("packs-error-crs", file=name)
    scale, ties = [float(each) for each in tags[_SCALE]], [float(each) for each in tags[_TIES]]
    origin = ties[3] - ties[0] * scale[0], ties[4] + ties[1] * scale[1]
    if not (scale[0] > 0 and scale[1] > 0):
        raise BadPack("packs-error-crs", file=name)
    return crs, origin, (scale[0], -scale[1])


def tiles(found: Georeferenced, progress: Progress) -> Iterator[Tile]:
    """The picture as WebP tiles of EPSG:3857, from ``SEEN_FROM`` above the size of a tile to its own resolution. Raises
    ``Stopped``."""
    from pyproj import Transformer

    back = Transformer.from_crs(3857, found.crs, always_xy=True)
    ahead = Transformer.from_crs(4326, 3857, always_xy=True)
    west, south, east, north = found.bounds
    left, bottom = ahead.transform(west, max(south, -85.0))
    right, top = ahead.transform(east, min(north, 85.0))
    metres = (right - left) / found.image.width
    deepest = max(0, min(DEEPEST, round(log2(AROUND / SIDE / metres))))
    whole_tile = floor(log2(AROUND / max(right - left, top - bottom)))
    lowest = max(0, min(deepest, whole_tile) - SEEN_FROM)
    done, whole = 0, sum(len(_grid(zoom, left, bottom, right, top)) for zoom in range(lowest, deepest + 1))
    for zoom in range(deepest, lowest - 1, -1):
        factor = max(1, int(AROUND / SIDE / 2**zoom / metres + 0.25))
        smaller = found.image.reduce(factor) if factor > 1 else found.image
        for x, y in _grid(zoom, left, bottom, right, top):
            told(progress, done / whole)
            done += 1
            content = _tile(found, smaller, factor, back, zoom, x, y)
            if content:
                yield zoom, x, y, content


def _grid(zoom: int, left: float, bottom: float, right: float, top: float) -> list[tuple[int, int]]:
    side = AROUND / 2**zoom
    columns = range(floor((left + AROUND / 2) / side), ceil((right + AROUND / 2) / side))
    rows = range(floor((AROUND / 2 - top) / side), ceil((AROUND / 2 - bottom) / side))
    return [(x, y) for x in columns for y in rows if 0 <= x < 2**zoom and 0 <= y < 2**zoom]


def _tile(found: Georeferenced, image: Any, factor: int, back: Any, zoom: int, x: int, y: int) -> bytes | None:
    import numpy as np
    from PIL import Image

    side = AROUND / 2**zoom
    steps = np.linspace(0, 1, NODES)
    xs, ys = np.meshgrid(x * side - AROUND / 2 + steps * side, AROUND / 2 - y * side - steps * side)
    there_x, there_y = back.transform(xs, ys)
    at = (np.arange(SIDE) + 0.5) / SIDE
    between = np.stack([np.interp(at, steps, row) for row in np.eye(NODES)], axis=1)  # weights of nodes for each pixel
    columns = between @ ((there_x - found.origin[0]) / found.pixel[0] / factor) @ between.T
    rows = between @ ((there_y - found.origin[1]) / found.pixel[1] / factor) @ between.T
    columns, rows = np.floor(columns), np.floor(rows)
    inside = (columns >= 0) & (columns < image.width) & (rows >= 0) & (rows < image.height)
    if not inside.any():
        return None
    left, top = int(columns[inside].min()), int(rows[inside].min())
    box = left, top, int(columns[inside].max()) + 1, int(rows[inside].max()) + 1
    part = np.asarray(image.crop(box))
    pixels = np.zeros((SIDE, SIDE, 4), dtype=np.uint8)
    pixels[inside] = part[rows[inside].astype(int) - top, columns[inside].astype(int) - left]
    if not pixels[..., 3].any():
        return None
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "WEBP", quality=82)
    return out.getvalue()
