"""What a map file may be before any library reads it: its kind, its size, what is packed in it."""

import re
import shutil
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from diagnostic.mapping.packs.errors import BadPack

MOST_TILED = 4 * 2**30
"""Bytes of a file of tiles: they are read one at a time."""
MOST_SHAPED = 400 * 2**20
"""Bytes of a file of shapes that is read piece by piece."""
MOST_TEXT = 80 * 2**20
"""Bytes of a file of shapes in text, which some readers hold whole in memory."""
MOST_RATIO = 200
"""Times that an entry of a zip may be larger than it is in the zip."""
MOST_ENTRIES = 500
_PARTS = {".shp", ".shx", ".dbf", ".prj", ".cpg", ".kml", ".geojson", ".json", ".gpkg"}
"""What is unpacked from a zip; all else stays in it."""
_STARTS: dict[str, tuple[bytes, int]] = {  # how each kind begins, and how large it may be
    ".mbtiles": (rb"SQLite format 3\x00", MOST_TILED),
    ".pmtiles": (rb"PMTiles\x03", MOST_TILED),
    ".gpkg": (rb"SQLite format 3\x00", MOST_SHAPED),
    ".shp": (rb"\x00\x00\x27\x0a", MOST_SHAPED),
    ".geojson": (rb"\s*\{\s*\"", MOST_TEXT),
    ".json": (rb"\s*\{\s*\"", MOST_TEXT),
    ".kml": (rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(\w+:)?kml\b", MOST_TEXT),
    ".tif": (rb"(II\*\x00|MM\x00\*)", MOST_SHAPED),
    ".tiff": (rb"(II\*\x00|MM\x00\*)", MOST_SHAPED),
    ".zip": (rb"PK\x03\x04", MOST_SHAPED),
    ".kmz": (rb"PK\x03\x04", MOST_SHAPED),
}
SUFFIXES = tuple(_STARTS)
_ENTITIES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_LINKS = re.compile(rb"<\s*(\w+:)?NetworkLink\b")
_BROKEN = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def check(path: Path) -> str:
    """The kind of a file by its suffix, which its first bytes must confirm. Raises ``BadPack``.

    Libraries that read maps go by content and know a hundred kinds more; some of those name other files, or servers, to
    read (G02). So the content has to be what the suffix says, and is then read as nothing else.
    """
    suffix = path.suffix.lower()
    if suffix not in _STARTS:
        raise BadPack("packs-error-kind", file=path.name, kinds=" ".join(SUFFIXES))
    starts, most = _STARTS[suffix]
    try:
        if not path.is_file():
            raise BadPack("packs-error-unreadable", file=path.name)
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4000).removeprefix(b"\xef\xbb\xbf")
    except OSError as reason:
        raise BadPack("packs-error-unreadable", file=path.name) from reason
    if size > most:
        raise BadPack("packs-error-large", file=path.name, megabytes=most // 2**20)
    if suffix == ".kml":
        _check_xml(path)
    if not re.match(starts, start, re.DOTALL):
        raise BadPack("packs-error-content", file=path.name, kind=suffix)
    return suffix


def _check_xml(path: Path) -> None:
    """Neither entities, which can grow without end, nor links, which would be followed."""
    content = path.read_bytes()
    if b"\x00" in content or _ENTITIES.search(content):
        raise BadPack("packs-error-entities", file=path.name)
    if _LINKS.search(content):
        raise BadPack("packs-error-links", file=path.name)


def check_room(path: Path, place: Path) -> None:
    """Whether the disk has room for a pack made of a file, twice over while it is made. Raises ``BadPack``."""
    needed = 2 * path.stat().st_size + 50 * 2**20
    if shutil.disk_usage(place).free < needed:
        raise BadPack("packs-error-room", megabytes=needed // 2**20)


def unpack(path: Path, into: Path) -> Path:
    """The one map file of a zip, unpacked with its parts into an empty folder. Raises ``BadPack`` for a zip with no or
    several maps, with entries outside its own folder, or that grows out of proportion."""
    into.mkdir()
    try:
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
            if len(entries) > MOST_ENTRIES or sum(each.file_size for each in entries) > MOST_SHAPED:
                raise BadPack("packs-error-large", file=path.name, megabytes=MOST_SHAPED // 2**20)
            for each in entries:
                inside = PurePosixPath(each.filename.replace("\\", "/"))
                outside = inside.is_absolute() or ".." in inside.parts or ":" in each.filename
                if outside or each.file_size > MOST_RATIO * max(each.compress_size, 10_000):
                    raise BadPack("packs-error-packed", file=path.name)
                if inside.suffix.lower() in _PARTS and not each.is_dir():
                    _unpack_one(packed, each, into / inside.name.lower(), path.name)
    except _BROKEN as reason:
        raise BadPack("packs-error-unreadable", file=path.name) from reason
    maps = [each for each in sorted(into.iterdir()) if each.suffix in SUFFIXES]
    if len(maps) != 1:
        raise BadPack("packs-error-zip", file=path.name, count=len(maps))
    return maps[0]


def _unpack_one(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, to: Path, name: str) -> None:
    left = entry.file_size
    with packed.open(entry) as source, to.open("xb") as target:
        while piece := source.read(2**20):
            left -= len(piece)
            if left < 0:
                raise BadPack("packs-error-packed", file=name)
            target.write(piece)
