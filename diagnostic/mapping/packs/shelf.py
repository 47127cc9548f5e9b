"""Where map packs are kept: a folder of the person who uses the computer, one folder a pack.

A pack is never kept as it came. Its content is read, checked and written anew by us, as one of two plain things: tiles
in a PMTiles archive, or shapes with a name in a GeoJSON file. What a file held besides that (other columns, scripts,
database code) is left behind.
"""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from diagnostic.mapping.packs.errors import BadPack

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees (EPSG:4326)."""
Kind = Literal["picture", "vector", "shapes"]
TILES, SHAPES, ABOUT = "tiles.pmtiles", "shapes.geojson", "pack.json"
LONGEST = 300
"""Letters of a title or an attribution."""
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Pack:
    """A map pack that is kept. ``layers`` are the layers of a ``vector`` pack; ``source`` is the kind of file it came
    as; ``count`` is its number of tiles or shapes, ``size`` its bytes here."""

    id: str
    title: str
    kind: Kind
    source: str
    attribution: str
    bounds: Bounds
    count: int
    size: int
    lowest: int = 0
    deepest: int = 0
    layers: tuple[str, ...] = ()


def folder() -> Path:
    """The folder of all packs, made when it is not there; nobody else on the computer can look into it."""
    import platformdirs

    found = platformdirs.user_data_path("repere", appauthor=False) / "packs"
    found.mkdir(parents=True, exist_ok=True, mode=0o700)
    return found


def kept() -> list[Pack]:
    """The packs kept here, by title. A folder that is no pack is passed over."""
    found = (_read(each) for each in folder().iterdir() if _ID.fullmatch(each.name))
    return sorted((each for each in found if each), key=lambda each: (each.title.casefold(), each.id))


def find(pack_id: str) -> Pack | None:
    """A pack by its id; None when there is none."""
    return _read(folder() / pack_id) if _ID.fullmatch(pack_id) else None


def _read(place: Path) -> Pack | None:
    try:
        said = json.loads((place / ABOUT).read_text(encoding="utf-8"))
        return Pack(**said | {"bounds": tuple(said["bounds"]), "layers": tuple(said["layers"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def path_of(pack: Pack) -> Path:
    """The file that holds its tiles or shapes."""
    return folder() / pack.id / (SHAPES if pack.kind == "shapes" else TILES)


@contextmanager
def bench() -> Iterator[Path]:
    """An empty folder beside the packs to make one in; nothing stays of what is left in it."""
    with tempfile.TemporaryDirectory(dir=folder(), prefix="making-", ignore_cleanup_errors=True) as place:
        yield Path(place)


def keep(made: Path, **about: Any) -> Pack:
    """Keep what was made: ``made`` is the file on the bench, ``about`` all of a ``Pack`` but its id and size. The same
    content again takes the place of what was kept before."""
    with made.open("rb") as file:
        pack_id = hashlib.file_digest(file, "sha256").hexdigest()[:16]
    pack = Pack(id=pack_id, size=made.stat().st_size, **about)
    with tempfile.TemporaryDirectory(dir=folder(), prefix="making-", ignore_cleanup_errors=True) as place:
        whole = Path(place, "pack")
        whole.mkdir(mode=0o700)
        shutil.move(made, whole / (SHAPES if pack.kind == "shapes" else TILES))
        (whole / ABOUT).write_text(json.dumps(asdict(pack), ensure_ascii=False), encoding="utf-8")
        remove(pack_id)
        os.replace(whole, folder() / pack_id)
    return pack


def remove(pack_id: str) -> bool:
    """Remove a pack from the computer; whether it was there. Raises ``BadPack`` when its files cannot be removed."""
    place = folder() / pack_id
    if not _ID.fullmatch(pack_id) or not place.exists():
        return False
    try:
        shutil.rmtree(place)
    except OSError as reason:
        raise BadPack("packs-error-remove", reason=reason.strerror or "") from reason
    return True


def in_words(written: object) -> str:
    """Words that came in a file as one line of plain text: no markup, no control signs, not too long."""
    import html

    bare = re.sub(r"<[^>]*>", " ", html.unescape(str(written or "")))
    bare = re.sub(r"[<>\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", " ", bare)
    return re.sub(r"\s+", " ", bare).strip()[:LONGEST]
