"""Tiles of a pack: read from MBTiles or PMTiles one at a time, checked, written anew into one PMTiles archive.

Every tile is checked before it is kept: a picture has to be PNG, JPEG or WebP of a sane size, a vector tile has to be
the parts that the Mapbox Vector Tile specification (2.1) names. Directories of PMTiles are read here and not by the
library, because those of a stranger may loop or unpack to more than the memory holds.
"""

import io
import json
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Literal

from diagnostic.mapping.packs import database
from diagnostic.mapping.packs.errors import BadPack, Progress, told
from diagnostic.mapping.packs.shelf import Bounds, in_words

MOST_TILES = 300_000
DEEPEST = 18
"""Zooms beyond it would show single persons' homes and fill the disk; their tiles are left out."""
MOST_TILE, MOST_UNPACKED = 2 * 2**20, 8 * 2**20
"""Bytes of a tile as it is kept, and unpacked."""
MOST_DIRECTORY, MOST_METADATA = 16 * 2**20, 2 * 2**20
"""Bytes of an unpacked directory or metadata of PMTiles."""
WIDEST = 1024
"""Pixels of a picture's side."""
MOST_LAYERS = 60
TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
VECTOR_TYPE = "application/x-protobuf"
Tile = tuple[int, int, int, bytes]
"""Zoom, column, row from the north, content."""


@dataclass(slots=True)
class About:
    """What a file says of its tiles, and what is found in them."""

    title: str = ""
    attribution: str = ""
    kind: Literal["picture", "vector"] = "picture"
    layers: dict[str, None] = field(default_factory=dict)
    bounds: Bounds | None = None
    count: int = 0
    lowest: int = DEEPEST
    deepest: int = 0


def write(tiles: Iterable[Tile], to: Path, about: About, name: str) -> None:
    """Write checked tiles into an archive; ``about`` learns what was in them. Raises ``BadPack`` when none is left."""
    from pmtiles.tile import Compression, TileType, zxy_to_tileid
    from pmtiles.writer import Writer

    with to.open("wb") as file:
        writer = Writer(file)
        writer.tile_f.close()
        writer.tile_f = tempfile.TemporaryFile(dir=to.parent)  # noqa: SIM115 (the library closes it)
        try:
            for zoom, x, y, content in tiles:
                if zoom > DEEPEST:
                    continue
                if zoom < 0 or not (0 <= x < 2**zoom and 0 <= y < 2**zoom):
                    raise BadPack("packs-error-tile", file=name, tile=f"{zoom}/{x}/{y}")
                about.count += 1
                if about.count > MOST_TILES:
                    raise BadPack("packs-error-many", file=name, count=MOST_TILES)
                checked = _checked(content, about)
                if checked is None:
                    raise BadPack("packs-error-tile", file=name, tile=f"{zoom}/{x}/{y}")
                writer.write_tile(zxy_to_tileid(zoom, x, y), checked)
                about.lowest, about.deepest = min(about.lowest, zoom), max(about.deepest, zoom)
                about.bounds = _around(about.bounds, zoom, x, y) if zoom == about.deepest else about.bounds
            if not about.count:
                raise BadPack("packs-error-empty", file=name)
            is_vector = about.kind == "vector"
            header = {
                "tile_type": TileType.MVT if is_vector else TileType.PNG,
                "tile_compression": Compression.GZIP if is_vector else Compression.NONE,
            }
            writer.finalize(header, {})
        finally:
            writer.tile_f.close()


def _around(known: Bounds | None, zoom: int, x: int, y: int) -> Bounds:
    from math import atan, degrees, pi, sinh

    def north(row: int) -> float:
        return degrees(atan(sinh(pi * (1 - 2 * row / 2**zoom))))

    here = (x / 2**zoom * 360 - 180, north(y + 1), (x + 1) / 2**zoom * 360 - 180, north(y))
    if known is None:
        return here
    return (min(known[0], here[0]), min(known[1], here[1]), max(known[2], here[2]), max(known[3], here[3]))


def _checked(content: object, about: About) -> bytes | None:
    """A tile as it may be kept; None when it may not."""
    if not isinstance(content, bytes) or not 0 < len(content) <= MOST_TILE:
        return None
    if about.kind == "picture":
        return content if mime(content) and _is_picture(content) else None
    try:
        plain = unpacked(content, MOST_UNPACKED) if content[:2] in {b"\x1f\x8b", b"\x78\x9c"} else content
        names = _layers(plain)
    except (ValueError, zlib.error):
        return None
    about.layers.update(dict.fromkeys(names))
    if len(about.layers) > MOST_LAYERS:
        return None
    import gzip

    return content if content[:2] == b"\x1f\x8b" else gzip.compress(plain, mtime=0)


def mime(content: bytes) -> str:
    """The media type of a picture by how it begins; empty for any other content."""
    found = next((said for start, said in TYPES.items() if content.startswith(start)), "")
    return "" if found == "image/webp" and content[8:12] != b"WEBP" else found


def _is_picture(content: bytes) -> bool:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as picture:
            return 1 <= picture.width <= WIDEST and 1 <= picture.height <= WIDEST
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return False


def unpacked(content: bytes, most: int) -> bytes:
    """Gzip or zlib content, at most so many bytes of it. Raises ``ValueError`` for more, ``zlib.error`` for damage."""
    reader = zlib.decompressobj(wbits=47)
    plain = reader.decompress(content, most + 1)
    if len(plain) > most or not reader.eof:
        raise ValueError("too large, or cut off")
    return plain


def _layers(tile: bytes) -> list[str]:
    """Names of the layers of a vector tile. Raises ``ValueError`` for what is none."""
    names = []
    for number, content in _parts(tile):
        if number != 3 or not isinstance(content, bytes):
            raise ValueError("no layer")
        parts = list(_parts(content))
        name = next((each for field_number, each in parts if field_number == 1), None)
        if not isinstance(name, bytes) or not 0 < len(name) <= 100:
            raise ValueError("a layer without a name")
        names.append(name.decode("utf-8"))
    return names


def _parts(message: bytes) -> Iterator[tuple[int, bytes | int]]:
    """Field numbers and values of a protobuf message."""
    at, end = 0, len(message)

    def varint() -> int:
        nonlocal at
        value = shift = 0
        while at < end and shift < 64:
            byte = message[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return value
            shift += 7
        raise ValueError("cut off")

    while at < end:
        key = varint()
        match key & 7:
            case 0:
                yield key >> 3, varint()
            case 1 | 5 as wire:
                at += 8 if wire == 1 else 4
            case 2:
                length = varint()
                if at + length > end:
                    raise ValueError("cut off")
                yield key >> 3, message[at : at + length]
                at += length
            case _:
                raise ValueError("no such type")
    if at > end:
        raise ValueError("cut off")


@contextmanager
def mbtiles(path: Path, progress: Progress) -> Iterator[tuple[Iterator[Tile], About]]:
    """The tiles of an MBTiles file (specification 1.3) and what it says of them. Raises ``BadPack``, ``Stopped``."""
    with database.opened(path, progress) as found:
        said = {str(key): value for key, value in found.execute("SELECT name, value FROM metadata LIMIT 500")}
        form = str(said.get("format") or "").lower()
        about = About(in_words(said.get("name")), in_words(said.get("attribution")))
        about.kind = "vector" if form in {"pbf", "mvt"} else "picture"
        whole = found.execute("SELECT count(*) FROM tiles").fetchone()[0]
        if whole > MOST_TILES:
            raise BadPack("packs-error-many", file=path.name, count=MOST_TILES)
        yield _rows(found, whole, path.name, progress), about


def _rows(found: sqlite3.Connection, whole: int, name: str, progress: Progress) -> Iterator[Tile]:
    rows = found.execute("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles")
    for number, (zoom, x, y, content) in enumerate(rows):
        if number % 200 == 0:
            told(progress, number / max(1, whole))
        if not all(isinstance(each, int) for each in (zoom, x, y)) or not 0 <= zoom < 32:
            raise BadPack("packs-error-tile", file=name, tile=f"{zoom}/{x}/{y}"[:60])
        yield zoom, x, 2**zoom - 1 - y, content  # rows of MBTiles are counted from the south


@contextmanager
def pmtiles(path: Path, progress: Progress) -> Iterator[tuple[Iterator[Tile], About]]:
    """The tiles of a PMTiles archive (specification 3) and what it says of them. Raises ``BadPack``, ``Stopped``."""
    from pmtiles.tile import Compression, TileType, deserialize_header

    try:
        with path.open("rb") as file:
            header: Any = deserialize_header(file.read(127))
            if header["internal_compression"] is not Compression.GZIP:
                raise BadPack("packs-error-compression", file=path.name)
            tile_compression = header["tile_compression"]
            if tile_compression not in {Compression.GZIP, Compression.NONE, Compression.UNKNOWN}:
                raise BadPack("packs-error-compression", file=path.name)
            packed = _piece(file, header["metadata_offset"], header["metadata_length"], MOST_METADATA)
            said = json.loads(unpacked(packed, MOST_METADATA)) if packed else {}
            said = said if isinstance(said, dict) else {}
            about = About(in_words(said.get("name")), in_words(said.get("attribution")))
            about.kind = "vector" if header["tile_type"] is TileType.MVT else "picture"
            yield _walk(file, header, progress), about
    except (ValueError, EOFError, OSError, zlib.error, RecursionError, IndexError, OverflowError) as reason:
        raise BadPack("packs-error-archive", file=path.name) from reason


def _piece(file: IO[bytes], offset: int, length: int, most: int) -> bytes:
    if length > most:
        raise ValueError("too large")
    file.seek(offset)
    found = file.read(length)
    if len(found) != length:
        raise EOFError("cut off")
    return found


def _walk(file: IO[bytes], header: Any, progress: Progress) -> Iterator[Tile]:
    from pmtiles.tile import deserialize_directory, tileid_to_zxy

    waiting = [(header["root_offset"], header["root_length"], 0)]
    whole, number, leaves, repeated = max(1, header["tile_entries_count"]), 0, 0, 0
    while waiting:
        offset, length, depth = waiting.pop()
        leaves += 1
        if depth > 3 or leaves > 5_000:
            raise ValueError("directories in a circle")
        packed = _piece(file, offset, length, MOST_DIRECTORY)
        unpacked(packed, MOST_DIRECTORY)  # the library would unpack without end
        for entry in deserialize_directory(packed):
            if entry.run_length == 0:
                waiting.append((header["leaf_directory_offset"] + entry.offset, entry.length, depth + 1))
                continue
            if number % 200 == 0:
                told(progress, min(1.0, number / whole))
            number += 1
            repeated += entry.run_length
            if repeated > MOST_TILES:
                raise BadPack("packs-error-many", file=Path(file.name).name, count=MOST_TILES)
            content = _piece(file, header["tile_data_offset"] + entry.offset, entry.length, MOST_TILE)
            for more in range(entry.run_length):
                yield *tileid_to_zxy(entry.tile_id + more), content
