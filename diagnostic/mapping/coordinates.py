"""Coordinates as people write them, read into longitude and latitude (EPSG:4326): decimal degrees, degrees with
minutes and seconds, UTM and MGRS, in English or French.

What can be read in two ways is refused, not guessed: a place on the wrong side of a lake is worse than a question.
Canada lies north of the equator and west of Greenwich, so that a longitude without a sign or letter is taken as west.
"""

import re

from diagnostic.domain.errors import BadInput

_COMPASS = {
    "NORTH": "N", "NORD": "N", "SOUTH": "S", "SUD": "S", "EAST": "E", "EST": "E", "WEST": "W", "OUEST": "W", "O": "W",
}  # fmt: skip
_SILENT = re.compile(r"\b(?:LATITUDE|LONGITUDE|LAT|LONG|LON|LNG)\b[ .:=]*")
_UNITS = re.compile(r"[°º˚'′’\"″”]|\bDEG\b")
_PART = re.compile(r"[A-Z]+|[+-]?\d+(?:[.,]\d+)?|[^\s,;]")
_MGRS = re.compile(r"\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V](?:\d\d){0,5}")
_UTM = re.compile(
    r"(?:UTM )?(?:ZONE )?(\d{1,2}) ?[N-X]?[ ,;]+(\d{6}(?:[.,]\d+)?) ?M? ?E?[ ,;]+(\d{7}(?:[.,]\d+)?) ?M? ?N?"
)


def read(written: str) -> tuple[float, float]:
    """Longitude and latitude in degrees. Raises ``BadInput`` when ``written`` is no position, or more than one.

    Degrees come as latitude, then longitude, unless letters (N, W, O) or a minus sign say otherwise. An MGRS reference
    names a square: its middle is meant. UTM is read on WGS 84, within two metres of NAD 83 (Canada's own datum).
    """
    plain = re.sub(r"\s+", " ", written.upper().replace("−", "-").replace("–", "-")).strip()
    reference = plain.replace(" ", "")
    if _MGRS.fullmatch(reference):
        return _square(reference, written)
    metres = _UTM.fullmatch(plain)
    if metres:
        return _metres(metres[1], metres[2], metres[3], written)
    return _degrees(plain, written)


def _square(reference: str, written: str) -> tuple[float, float]:
    from mgrs import MGRS
    from mgrs.core import MGRSError

    try:
        latitude, longitude = MGRS().toLatLon(reference)
    except MGRSError:
        raise _unreadable(written) from None
    return longitude, latitude


def _metres(zone: str, east: str, north: str, written: str) -> tuple[float, float]:
    from pyproj import Transformer

    if not 1 <= int(zone) <= 60:
        raise _unreadable(written)
    to_degrees = Transformer.from_crs(32600 + int(zone), 4326, always_xy=True)
    longitude, latitude = to_degrees.transform(_number(east), _number(north))
    return longitude, latitude


def _degrees(plain: str, written: str) -> tuple[float, float]:
    parts = [_COMPASS.get(each, each) for each in _PART.findall(_UNITS.sub(" ", _SILENT.sub(" ", plain)))]
    first, second = (_angle(each, written) for each in _halves(parts, written))
    if first[1] in ("E", "W") or second[1] in ("N", "S") or (not first[1] and not second[1] and first[0] < 0):
        first, second = second, first
    if first[1] in ("E", "W") or second[1] in ("N", "S"):
        raise _unreadable(written)
    latitude = -first[0] if first[1] == "S" else first[0]
    longitude = second[0] if second[1] == "E" else -abs(second[0])
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise _unreadable(written)
    return longitude, latitude


def _halves(parts: list[str], written: str) -> tuple[list[str], list[str]]:
    """The parts of latitude and longitude: at the letters where there are two, else in the middle."""
    letters = [at for at, each in enumerate(parts) if each in ("N", "S", "E", "W")]
    if len(letters) == 2:
        cut = letters[1] if letters[0] == 0 else letters[0] + 1
    elif not letters and len(parts) % 2 == 0:
        cut = len(parts) // 2
    else:
        raise _unreadable(written)
    return parts[:cut], parts[cut:]


def _angle(parts: list[str], written: str) -> tuple[float, str]:
    """Degrees, and the letter that stands before or after them."""
    letter = next((each for each in (parts[:1] + parts[-1:]) if each in ("N", "S", "E", "W")), "")
    figures = [each for each in parts if each != letter]
    if not 1 <= len(figures) <= 3 or not all(each[-1].isdecimal() for each in figures):
        raise _unreadable(written)
    degrees, *smaller = (_number(each) for each in figures)
    whole = all(_number(each).is_integer() for each in figures[:-1])
    if not whole or any(not 0 <= each < 60 for each in smaller) or (letter and degrees < 0):
        raise _unreadable(written)
    size = abs(degrees) + sum(each / 60**power for power, each in enumerate(smaller, 1))
    return (-size if figures[0].startswith("-") else size), letter


def _number(figures: str) -> float:
    return float(figures.replace(",", "."))


def _unreadable(written: str) -> BadInput:
    return BadInput("mapping-coordinates-unreadable", written=written.strip()[:80])
