"""Distances and areas are right everywhere in Canada: across zones of UTM, at 70 and at 83 degrees north."""

from math import asin, cos, pi, radians, sin, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod, Transformer
from shapely import Polygon

from diagnostic.analysis import spatial
from diagnostic.analysis.spatial import Spot

CLOSE = 0.005
"""Half a per cent."""
EARTH = Geod(ellps="WGS84")
spots = st.tuples(st.floats(-141, -52.5), st.floats(41.6, 83.3))


def on_a_ball(one: Spot, other: Spot) -> float:
    """The haversine formula, on a ball as large as the earth: another way, right to some 0.5 %."""
    (east, north), (west, south) = (tuple(map(radians, each)) for each in (one, other))
    part = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin((east - west) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(part))


@given(spots, spots)
def test_a_distance_is_that_of_the_earth(one: Spot, other: Spot) -> None:
    found = spatial.kilometres(one, other)
    assert found == pytest.approx(EARTH.inv(*one, *other)[2] / 1000, rel=CLOSE, abs=1e-6)
    assert found == pytest.approx(on_a_ball(one, other), rel=2 * CLOSE, abs=0.01)
    assert found == pytest.approx(spatial.kilometres(other, one), abs=1e-6)


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [  # a degree along a meridian and along a parallel of the ellipsoid, from tables (Snyder 1987, appendix)
        ((-75.0, 45.0), (-75.0, 46.0), 111.14),
        ((-78.0, 45.0), (-77.0, 45.0), 78.85),  # across the edge of two zones of UTM
        ((-100.0, 70.0), (-99.0, 70.0), 38.19),
    ],
)
def test_distances_that_are_known(one: Spot, other: Spot, kilometres: float) -> None:
    assert spatial.kilometres(one, other) == pytest.approx(kilometres, rel=CLOSE)


@settings(deadline=None)
@given(st.lists(spots, min_size=1, max_size=6), st.lists(spots, min_size=1, max_size=8))
def test_the_nearest_is_the_nearest(places: list[Spot], services: list[Spot]) -> None:
    found = spatial.nearest(places, services)
    for place, (at, far) in zip(places, found, strict=True):
        assert far == pytest.approx(min(spatial.kilometres(place, each) for each in services), rel=CLOSE, abs=1e-6)
        assert far == pytest.approx(spatial.kilometres(place, services[at]), abs=1e-6)


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert spatial.nearest([], [(-75, 45)]) == spatial.nearest([(-75, 45)], []) == []


@given(spots, st.floats(0.5, 500))
def test_a_circle_is_as_far_all_around_and_as_large_as_it_should_be(middle: Spot, radius: float) -> None:
    ring = spatial.circle(middle, radius)
    assert ring[0] == ring[-1]
    for corner in ring:
        assert spatial.kilometres(middle, corner) == pytest.approx(radius, rel=CLOSE)
    assert spatial.square_kilometres(ring) == pytest.approx(pi * radius**2, rel=CLOSE)


@given(spots, st.floats(0.2, 60))
def test_an_area_is_that_of_an_equal_area_projection_around_it(middle: Spot, radius: float) -> None:
    ring = spatial.circle(middle, radius)[::15]
    ring.append(ring[0])
    flat = f"+proj=laea +lon_0={middle[0]} +lat_0={middle[1]} +ellps=WGS84"
    xs, ys = Transformer.from_crs("EPSG:4326", flat, always_xy=True).transform(*zip(*ring, strict=True))
    there = Polygon(list(zip(xs, ys, strict=True))).area / 1e6
    assert spatial.square_kilometres(ring) == pytest.approx(there, rel=CLOSE)
