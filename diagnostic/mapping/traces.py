"""Positions that other devices wrote down: where a photo was taken (EXIF), points and tracks of a GPS receiver (GPX).

Only positions are read. The file itself, its pixels, times, names and camera are never kept; whoever takes a position
from here generalises it before it is written, as any other (METHOD 4.3, M01).
"""

import io
from dataclasses import dataclass
from math import isfinite
from typing import Any

from diagnostic.domain.errors import BadInput

PHOTOS = (".jpg", ".jpeg", ".png", ".webp")
TRACKS = (".gpx",)
MOST_POINTS = 50_000
"""Points of one GPX file; a receiver writes about 40,000 in a day of one every two seconds."""
_FORMATS = ("JPEG", "PNG", "WEBP")
_GPS = 0x8825
"""EXIF 2.3, 4.6.3: the directory that holds the position; its entries 1 to 4 are the latitude and the longitude."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One position in degrees (EPSG:4326) and what the file calls it, to choose by and never to keep."""

    longitude: float
    latitude: float
    name: str = ""


def read(content: bytes, suffix: str) -> tuple[Mark, ...]:
    """The positions in a photo (one) or a GPX file: its waypoints, else the points of its tracks, else of its routes,
    in order. Raises ``BadInput`` when it cannot be read or holds none."""
    return _gpx(content) if suffix.lower() in TRACKS else (photo(content),)


def photo(content: bytes) -> Mark:
    """Where a photo was taken, as the device wrote it. Raises ``BadInput`` for what is no picture or says no place."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            found = dict(picture.getexif().get_ifd(_GPS))
    except Exception as reason:  # Pillow meets a broken file with many kinds of exceptions, struct.error among them
        raise BadInput("placing-photo-unreadable") from reason
    latitude, longitude = _degrees(found.get(2), found.get(1), "S"), _degrees(found.get(4), found.get(3), "W")
    if latitude is None or longitude is None or latitude == longitude == 0:
        raise BadInput("placing-photo-nowhere")
    return Mark(longitude, latitude)


def _degrees(parts: Any, reference: Any, negative: str) -> float | None:
    """Degrees from EXIF's three numbers; None when a number, or the letter that gives the side, is missing."""
    try:
        degrees, minutes, seconds = (float(each) for each in parts)
        letter = reference.decode("ascii") if isinstance(reference, bytes) else str(reference)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    size = degrees + minutes / 60 + seconds / 3600
    letter = letter.strip("\0 ").upper()
    if not isfinite(size) or letter not in ("N", "S", "E", "W"):
        return None
    return -size if letter == negative else size


def _gpx(content: bytes) -> tuple[Mark, ...]:
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    kinds: dict[str, list[Mark]] = {"wpt": [], "trkpt": [], "rtept": []}
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(content), forbid_dtd=True):
            kind = element.tag.rpartition("}")[2]
            if kind in kinds:
                kinds[kind].append(_mark(element))
                element.clear()
            if sum(map(len, kinds.values())) > MOST_POINTS:
                raise BadInput("placing-gpx-long", most=MOST_POINTS)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as reason:
        raise BadInput("placing-gpx-unreadable") from reason
    marks = kinds["wpt"] or kinds["trkpt"] or kinds["rtept"]
    if not marks:
        raise BadInput("placing-gpx-nowhere")
    return tuple(marks)


def _mark(element: Any) -> Mark:
    longitude, latitude = float(element.get("lon", "nan")), float(element.get("lat", "nan"))
    if not (abs(longitude) <= 180 and abs(latitude) <= 90):
        raise ValueError("no position")
    name = next((each.text or "" for each in element if each.tag.rpartition("}")[2] == "name"), "")
    return Mark(longitude, latitude, " ".join(name.split())[:60])
