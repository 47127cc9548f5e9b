"""Places: points are ``latitude longitude altitude accuracy``, lines and areas are points between ``;``.

Formulas and the radius of the Earth are those of JavaRosa (GeoUtils), so that a form gives the same number on a phone.
"""

import math
from itertools import pairwise
from typing import Any

from diagnostic.questionnaire.functions.library import FUNCTIONS, Function, flat, plain
from diagnostic.questionnaire.values import text

RADIUS = 6_378_100.0
"""Of the Earth at the equator, in metres."""
Point = tuple[float, float]
"""Latitude and longitude in degrees."""


@plain("area", 1)
def area(value: Any) -> float:
    """The area inside a line, in square metres."""
    points = _points((value,))
    if len(points) < 3:
        return 0.0
    south, west = points[0]
    metres = 2 * math.pi * RADIUS / 360
    places = [
        ((longitude - west) * metres * math.cos(math.radians(latitude)), (latitude - south) * metres)
        for latitude, longitude in points[1:]
    ]
    return abs(sum((y * next_x - x * next_y) / 2 for (x, y), (next_x, next_y) in pairwise(places)))


FUNCTIONS["enclosed-area"] = Function("enclosed-area", 1, "plain", area)


@plain("distance", (1, None))
def distance(*values: Any) -> float:
    """The length of a line, or of the way through several points, in metres."""
    return sum(_apart(*pair) for pair in pairwise(_points(values)))


def _apart(one: Point, other: Point) -> float:
    turn = math.radians(one[1] - other[1])
    first, second = math.radians(one[0]), math.radians(other[0])
    cosine = math.sin(first) * math.sin(second) + math.cos(first) * math.cos(second) * math.cos(turn)
    return math.acos(min(1.0, max(-1.0, cosine))) * RADIUS


@plain("geofence", 2)
def geofence(place: Any, shape: Any) -> bool:
    """Whether a point is inside a closed area."""
    points, inside = _points((shape,)), False
    at = _points((place,))[:1]
    if not at or len(points) < 2 or points[0] != points[-1]:
        return False
    latitude, longitude = at[0]
    for (south, west), (north, east) in pairwise(points):
        if (north > latitude) != (south > latitude):
            inside ^= longitude < (west - east) * (latitude - north) / (south - north) + east
    return inside


def _points(values: tuple[Any, ...]) -> list[Point]:
    """The points of all values; nothing at all when one of them is no place."""
    found = []
    for each in flat(values):
        for written in text(each).split(";"):
            if written.strip():
                parts = written.split()
                try:
                    latitude, longitude = float(parts[0]), float(parts[1])
                except (ValueError, IndexError):
                    return []
                if not (abs(latitude) <= 90 and abs(longitude) <= 180):
                    return []
                found.append((latitude, longitude))
    return found
