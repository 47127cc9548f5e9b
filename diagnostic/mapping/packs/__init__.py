"""Map packs: maps that a community brings on a USB stick, checked, copied and shown under its records.

``add`` takes MBTiles, PMTiles, GeoPackage, Shapefile (also zipped), GeoJSON, KML (also KMZ) and GeoTIFF. What is kept
and where: ``shelf``. Packs never leave with an export: they are other people's maps, under their own terms.
"""

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.mapping.packs import checks, shapes, shelf
from diagnostic.mapping.packs.checks import SUFFIXES
from diagnostic.mapping.packs.errors import BadPack, Progress, Stopped
from diagnostic.mapping.packs.shelf import Pack, find, in_words, kept, path_of

__all__ = ["SUFFIXES", "BadPack", "Pack", "Stopped", "add", "find", "kept", "on_map", "remove", "served"]


def add(
    path: Path,
    progress: Progress = lambda share: True,
    title: str = "",
    attribution: str = "",
) -> Pack:
    """Check a map file, copy what may be shown of it, keep it. ``title`` and ``attribution`` go before what the file
    says of itself. Raises ``BadPack`` with the reason, or ``Stopped``; then nothing is kept."""
    suffix = checks.check(path)
    checks.check_room(path, shelf.folder())
    with shelf.bench() as place:
        source = path
        if suffix in {".zip", ".kmz"}:
            source = checks.unpack(path, place / "unpacked")
            checks.check(source)
        make = _shaped if source.suffix.lower() not in _TILED else _tiled
        made, about = make(source, place, progress)
        about["title"] = in_words(title) or about.get("title") or in_words(path.stem)
        about["attribution"] = in_words(attribution) or about.get("attribution", "")
        pack = shelf.keep(made, source=suffix.removeprefix("."), **about)
    progress(1.0)
    return pack


def remove(pack_id: str) -> bool:
    """Remove a pack from the computer; whether it was there. Raises ``BadPack`` when it cannot be removed."""
    return shelf.remove(pack_id)


_TILED = {".mbtiles", ".pmtiles", ".tif", ".tiff"}


def _shaped(path: Path, place: Path, progress: Progress) -> tuple[Path, dict[str, Any]]:
    made = place / shelf.SHAPES
    found = shapes.write(path, made, progress)
    return made, {"kind": "shapes", "count": found.count, "bounds": found.bounds}


def _tiled(path: Path, place: Path, progress: Progress) -> tuple[Path, dict[str, Any]]:
    from diagnostic.mapping.packs import picture, tiles

    made, about = place / shelf.TILES, tiles.About()
    if path.suffix.lower() in {".tif", ".tiff"}:
        found = picture.opened(path)
        tiles.write(picture.tiles(found, progress), made, about, path.name)
        about.bounds = found.bounds
    else:
        read = tiles.mbtiles if path.suffix.lower() == ".mbtiles" else tiles.pmtiles
        with read(path, progress) as (content, about):
            tiles.write(content, made, about, path.name)
    shapes.check_where(about.bounds, path.name)
    return made, {
        "title": about.title, "attribution": about.attribution, "kind": about.kind, "count": about.count,
        "bounds": about.bounds, "lowest": about.lowest, "deepest": about.deepest, "layers": tuple(about.layers),
    }  # fmt: skip


def on_map(lang: Lang) -> dict[str, Any]:
    """What the map's page needs to show the packs: the title of the group, and of each pack its words and limits."""
    names = ("id", "title", "kind", "attribution", "bounds", "lowest", "deepest", "layers")
    found = [{name: getattr(each, name) for name in names} for each in kept()]
    return {"title": text("packs-on-map", lang), "packs": found}


def served(path: str) -> tuple[bytes, str]:
    """What the map's page may load of the packs: ``ID/shapes`` or ``ID/ZOOM/COLUMN/ROW``, with its media type. A tile
    that is not there is empty. Raises ``KeyError`` for anything else."""
    from diagnostic.mapping.packs import tiles

    pack_id, *where = path.split("/")
    pack = find(pack_id)
    if pack is None:
        raise KeyError(path)
    if where == ["shapes"] and pack.kind == "shapes":
        return path_of(pack).read_bytes(), "application/geo+json"
    if len(where) != 3 or pack.kind == "shapes" or not all(each.isdecimal() and len(each) < 8 for each in where):
        raise KeyError(path)
    content = _tile(str(path_of(pack)), *map(int, where))
    if pack.kind == "vector":
        return (gzip.decompress(content) if content else b""), tiles.VECTOR_TYPE
    if not content:
        raise KeyError(path)
    return content, tiles.mime(content)


def _tile(path: str, zoom: int, x: int, y: int) -> bytes | None:
    """A tile of an archive that we wrote; None when it has none there."""
    from pmtiles.tile import find_tile, zxy_to_tileid

    from diagnostic.mapping.packs.tiles import DEEPEST

    if zoom > DEEPEST or x >= 2**zoom or y >= 2**zoom:
        return None
    header = _header(path)
    offset, length = header["root_offset"], header["root_length"]
    for _ in range(4):
        entry = find_tile(_directory(path, offset, length), zxy_to_tileid(zoom, x, y))
        if entry is None:
            return None
        if entry.run_length:
            return _bytes(path, header["tile_data_offset"] + entry.offset, entry.length)
        offset, length = header["leaf_directory_offset"] + entry.offset, entry.length
    return None


@lru_cache(maxsize=16)
def _header(path: str) -> Any:
    from pmtiles.tile import deserialize_header

    return deserialize_header(_bytes(path, 0, 127))


@lru_cache(maxsize=64)
def _directory(path: str, offset: int, length: int) -> Any:
    from pmtiles.tile import deserialize_directory

    return deserialize_directory(_bytes(path, offset, length))


def _bytes(path: str, offset: int, length: int) -> bytes:
    with open(path, "rb") as file:  # not kept open: a pack can be removed at any time, on Windows too
        file.seek(offset)
        return file.read(length)
