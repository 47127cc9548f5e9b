"""Positions from photos and GPX files: read rightly, or refused in words; nothing else is read."""

import contextlib
import io
from typing import Any

import pytest
from PIL import Image

from diagnostic.domain.errors import BadInput
from diagnostic.language import explain
from diagnostic.mapping import traces

NORTH, WEST = (50, 20, 44.43), (86, 54, 4.43)  # 50.345675, -86.901231


def photo(gps: dict[int, Any] | None, form: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    if gps is not None:
        exif[0x8825] = gps
    out = io.BytesIO()
    Image.new("RGB", (32, 24), "green").save(out, form, exif=exif)
    return out.getvalue()


def gpx(inside: str) -> bytes:
    return f'<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">{inside}</gpx>'.encode()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_says_where_it_was_taken(form: str) -> None:
    found = traces.photo(photo({1: "N", 2: NORTH, 3: "W", 4: WEST}, form))
    assert (found.longitude, found.latitude) == pytest.approx((-86.901231, 50.345675), abs=1e-5)


@pytest.mark.parametrize(
    "gps",
    [
        None,
        {},
        {1: "N", 2: NORTH},
        {2: NORTH, 4: WEST},
        {1: "N", 2: (0, 0, 0), 3: "W", 4: (0, 0, 0)},
        {1: "N", 2: (50, 20), 3: "W", 4: WEST},
    ],
)
def test_a_photo_without_a_whole_position_is_said_to_have_none(gps: dict[int, Any] | None) -> None:
    with pytest.raises(BadInput) as caught:
        traces.read(photo(gps), ".jpg")
    assert caught.value.key == "placing-photo-nowhere"


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_broken_photo_is_refused_in_words_whatever_is_broken() -> None:
    whole = photo({1: "N", 2: NORTH, 3: "W", 4: WEST})
    flipped = (whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :] for at in range(0, 250, 3))
    keys = set()
    for content in (b"", b"no picture", *(whole[:at] for at in range(1, 250, 3)), *flipped):
        with contextlib.suppress(BadInput):
            traces.photo(content)
            continue
        with pytest.raises(BadInput) as caught:
            traces.photo(content)
        keys.add(caught.value.key)
    assert keys == {"placing-photo-unreadable", "placing-photo-nowhere"}


def test_waypoints_go_before_tracks_and_keep_their_order() -> None:
    points = "".join(f'<trkpt lat="50.{at}" lon="-86.{at}"/>' for at in range(3))
    track = f"<trk><trkseg>{points}</trkseg></trk>"
    assert [each.latitude for each in traces.read(gpx(track), ".GPX")] == [50.0, 50.1, 50.2]
    both = traces.read(gpx('<wpt lat="50.5" lon="-86.5"><name> Dock\n 2 </name></wpt>' + track), ".gpx")
    assert both == (traces.Mark(-86.5, 50.5, "Dock 2"),)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "placing-gpx-unreadable"),
        (b"<gpx><wpt", "placing-gpx-unreadable"),
        (gpx('<wpt lat="x" lon="1"/>'), "placing-gpx-unreadable"),
        (gpx('<wpt lat="nan" lon="1"/>'), "placing-gpx-unreadable"),
        (gpx('<wpt lon="1"/>'), "placing-gpx-unreadable"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><gpx>&x;</gpx>', "placing-gpx-unreadable"),
        (b'<?xml version="1.0" encoding="no-such"?><gpx/>', "placing-gpx-unreadable"),
        (gpx(""), "placing-gpx-nowhere"),
        (gpx('<wpt lat="50" lon="-86"/>' * (traces.MOST_POINTS + 1)), "placing-gpx-long"),
    ],
)
def test_a_gpx_file_that_cannot_be_used_says_why(content: bytes, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        traces.read(content, ".gpx")
    assert caught.value.key == key
    assert explain(caught.value, "fr") != explain(caught.value, "en") != key
