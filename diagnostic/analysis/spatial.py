"""Distances and areas on the earth, in kilometres, from positions in degrees (EPSG:4326, longitude first).

All of them are geodesic, on the ellipsoid of WGS84 (Karney 2013, by pyproj), and not measured on a map: so they are
right in every zone of UTM, across zones and at 83 degrees north, where no projection of the whole country is.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

Spot = tuple[float, float]
"""Longitude and latitude in degrees."""
CORNERS = 90
"""Corners of what stands for a circle: it is at most 0.06 % narrower than the circle."""
_CANDIDATES = 3
_BLOCK = 4_000_000
"""Pairs of positions compared at once: some 100 MB."""


@cache
def _earth() -> Any:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def kilometres(one: Spot, other: Spot) -> float:
    """How far it is from one position to another in a straight line over the ground."""
    return float(_earth().inv(*one, *other)[2]) / 1000


def nearest(places: Sequence[Spot], services: Sequence[Spot]) -> list[tuple[int, float]]:
    """For each place the position in ``services`` of the nearest one, and how many kilometres away it is. Nothing when
    there are no services."""
    if not places or not services:
        return []
    import numpy

    found: list[tuple[int, float]] = []
    there, targets = _upright(services), numpy.asarray(services, dtype=float)
    count, step = min(_CANDIDATES, len(services)), max(1, _BLOCK // len(services))
    for at in range(0, len(places), step):
        here = numpy.asarray(places[at : at + step], dtype=float)
        # The nearer, the closer to 1: right to a few per thousand, so the first few are measured.
        near = _upright(here) @ there.T
        best = numpy.argpartition(-near, count - 1, axis=1)[:, :count]
        starts, ends = numpy.repeat(here, count, axis=0), targets[best.ravel()]
        _, _, metres = _earth().inv(starts[:, 0], starts[:, 1], ends[:, 0], ends[:, 1])
        metres = numpy.asarray(metres).reshape(len(here), count)
        chosen = metres.argmin(axis=1)
        found += [
            (int(best[row, column]), float(metres[row, column]) / 1000) for row, column in enumerate(chosen.tolist())
        ]
    return found


def _upright(spots: Any) -> Any:
    """What stands upright on each position, as a vector of length 1 (the n-vector of Gade 2010)."""
    import numpy

    longitude, latitude = numpy.radians(numpy.asarray(spots, dtype=float)).T
    return numpy.column_stack(
        (numpy.cos(latitude) * numpy.cos(longitude), numpy.cos(latitude) * numpy.sin(longitude), numpy.sin(latitude))
    )


def circle(middle: Spot, radius: float) -> list[Spot]:
    """All that lies ``radius`` kilometres from a position, as a closed ring."""
    turns = [360 * at / CORNERS for at in range(CORNERS)]
    many = len(turns)
    longitudes, latitudes, _ = _earth().fwd([middle[0]] * many, [middle[1]] * many, turns, [radius * 1000] * many)
    ring = list(zip(longitudes, latitudes, strict=True))
    return [*ring, ring[0]]


def square_kilometres(ring: Sequence[Spot]) -> float:
    """How much lies within a ring."""
    longitudes, latitudes = zip(*ring, strict=True)
    area, _ = _earth().polygon_area_perimeter(longitudes, latitudes)
    return abs(float(area)) / 1_000_000
