"""Coordinates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod, Transformer

from diagnostic.domain.errors import BadInput
from diagnostic.language import explain
from diagnostic.mapping import coordinates

EARTH = Geod(ellps="WGS84")


def apart(found: tuple[float, float], longitude: float, latitude: float) -> float:
    """Metres between two positions."""
    return EARTH.inv(*found, longitude, latitude)[2]


@pytest.mark.parametrize(
    "written",
    [
        "45.5017, -73.5673",
        "45,5017 -73,5673",
        "45,5017 ; -73,5673",
        "45,5017, −73,5673",
        "-73.5673, 45.5017",
        "45.5017 73.5673",
        "45.5017° N, 73.5673° W",
        "45,5017° N  73,5673° O",
        "N45.5017 W73.5673",
        "Latitude : 45,5017 nord ; longitude : 73,5673 ouest",
        "73.5673 W 45.5017 N",
        "45°30′06.12″N 73°34′02.28″W",
        "45° 30' 6.12\" N, 73° 34' 2.28\" O",
        "45 30 06,12 ; -73 34 02,28",
        "N 45 30.102 W 73 34.038",
        "18T 611928.7 5039683.6",
        "zone 18 611928,7 m E 5039683,6 m N",
        "18TXR1192839683",
        "18T XR 11928 39683",
    ],
)
def test_one_position_in_many_ways_of_writing(written):
    assert apart(coordinates.read(written), -73.5673, 45.5017) < 3


@pytest.mark.parametrize(
    "written",
    [
        "", "here", "45", "45,73", "45.5 -73.6 12", "45 70 0 N 73 0 0 W", "45 30.5 10 N 73 0 0 W", "-45 N 73 W",
        "45.5 N 73.6 N", "45.5 W 73.6 W", "45.5 N", "0²", "45.5 -73.6 +", "99TXR1234567890", "18TXR123",
        "61 500000 5000000", "91, -73", "45.5, -73.6; 45.6, -73.7", "1e9, 1e9", "N N", "45°N°W",
    ],
)  # fmt: skip
def test_what_is_no_position_is_refused_with_words(written):
    with pytest.raises(BadInput) as refused:
        coordinates.read(written)
    for lang in ("en", "fr"):
        assert explain(refused.value, lang) != refused.value.key


def test_an_mgrs_square_means_its_middle():
    corner, square = coordinates.read("18TXR1150039500"), coordinates.read("18TXR1139")
    assert apart(square, *corner) < 1


canada = {"longitude": st.floats(-141, -52.6), "latitude": st.floats(41.7, 83)}


@given(**canada)
def test_degrees_minutes_seconds_are_read_back(longitude, latitude):
    def written(angle: float) -> str:
        minutes, seconds = divmod(round(abs(angle) * 3600, 3), 60)
        degrees, minutes = divmod(int(minutes), 60)
        return f"{degrees}°{minutes:02}′{seconds:06.3f}″"

    found = coordinates.read(f"{written(latitude)} N, {written(longitude)} W")
    assert apart(found, longitude, latitude) < 0.1


@given(**canada)
def test_utm_is_read_back_in_every_zone(longitude, latitude):
    zone = int((longitude + 180) // 6) + 1
    east, north = Transformer.from_crs(4326, 32600 + zone, always_xy=True).transform(longitude, latitude)
    assert apart(coordinates.read(f"{zone} N {east:.2f} {north:.2f}"), longitude, latitude) < 0.1


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(written):
    try:
        longitude, latitude = coordinates.read(written)
    except BadInput:
        return
    assert -180 <= longitude <= 180 and -90 <= latitude <= 90
