"""Rules M: places. Each test tries to find out where something is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostic.domain import safeguards
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import Community, Place, Resource
from diagnostic.domain.safeguards import maps
from diagnostic.shipped import catalogues

CENTRE = maps.wkb_point(-86.5, 50.3)
HOME = Diagnostic([Community(centre=CENTRE)])
LONGITUDES, LATITUDES = st.floats(-139, -54), st.floats(43, 82)


def stored(place: Place) -> Place:
    found = safeguards.before_saving(place, HOME, catalogues())
    assert isinstance(found, Place)
    return found


@settings(deadline=None)
@given(LONGITUDES, LATITUDES, st.sampled_from([1000, 5000]))
def test_m01_m03_snapping_twice_is_snapping_once(longitude: float, latitude: float, metres: int) -> None:
    once = maps.snap(longitude, latitude, metres)
    assert maps.snap(*once, metres) == once


@settings(deadline=None)
@given(LONGITUDES, LATITUDES, st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_m01_every_position_of_a_square_is_kept_as_the_same_point(
    longitude: float, latitude: float, across: float, up: float
) -> None:
    forward, back = maps._transformers()
    x, y = forward.transform(longitude, latitude)
    other = back.transform((x // 1000 + across) * 1000, (y // 1000 + up) * 1000)
    assert maps.snap(*other, 1000) == maps.snap(longitude, latitude, 1000)


@pytest.mark.parametrize("entry", [each.id for each in catalogues().entries("place_kinds")])
def test_m01_m02_every_kind_is_kept_as_its_catalogue_says(entry: str) -> None:
    exact = maps.wkb_point(-86.123456, 50.654321)
    kind = catalogues().find("place_kinds", entry)
    assert kind is not None
    for asked in ("", *maps.PRECISIONS):
        found = stored(Place(place_kind=entry, geometry=exact, precision=asked))
        assert maps.PRECISIONS.index(found.precision) >= maps.PRECISIONS.index(kind.more["default_precision"])
        if found.precision == "not_mapped":
            assert found.geometry is None
        elif found.precision == "community":
            assert found.geometry == CENTRE
        elif found.precision in maps.GRIDS:
            assert found.geometry != exact


def test_m01_a_place_without_a_kind_is_kept_coarsely() -> None:
    exact = maps.wkb_point(-86.123456, 50.654321)
    assert stored(Place(geometry=exact, precision="public_point")).geometry != exact
    assert stored(Place(place_kind="x_ours", geometry=exact, precision="public_point")).precision == "grid_5km"


def test_m02_homes_and_shelters_never_get_a_position() -> None:
    never = [each for each in catalogues().entries("place_kinds") if each.more["default_precision"] == "not_mapped"]
    assert "private_residence" in [each.id for each in never]
    for each in never:
        assert stored(Place(place_kind=each.id, geometry=CENTRE, precision="public_point")).geometry is None


@pytest.mark.parametrize("entry", [each.id for each in catalogues().entries("place_kinds")])
def test_m04_only_public_kinds_carry_a_name(entry: str) -> None:
    kind = catalogues().find("place_kinds", entry)
    assert kind is not None
    place = Place(place_kind=entry, label="Chez Someone")
    if kind.more["name_rule"] == "public_name_ok":
        assert stored(place).label == "Chez Someone"
    else:
        with pytest.raises(Refused) as caught:
            stored(place)
        assert caught.value.rule == "M04"


def test_m05_a_confidential_resource_keeps_neither_position_nor_address() -> None:
    resource = Resource(
        location_policy="confidential", geometry=CENTRE, address="12 Main Street", agreed_to_be_listed=True
    )
    found = safeguards.before_saving(resource, HOME, catalogues())
    assert isinstance(found, Resource)
    assert (found.geometry, found.address) == (None, "")
    assert not maps.is_shown(found)


@pytest.mark.parametrize(("policy", "agreed"), [("public", False), ("community", True), ("national", True), ("", True)])
def test_m05_an_address_is_shown_only_when_public_and_agreed(policy: str, agreed: bool) -> None:
    assert not maps.is_shown(Resource(location_policy=policy, agreed_to_be_listed=agreed))


@pytest.mark.parametrize(
    ("longitude", "latitude"), [(2.3, 48.8), (50.3, -86.5), (float("nan"), 50), (-86, 95), (0, 0), (float("inf"), 1)]
)
def test_a_position_outside_canada_is_refused(longitude: float, latitude: float) -> None:
    with pytest.raises(Refused):
        maps.wkb_point(longitude, latitude)


@pytest.mark.parametrize("wkb", [b"", b"x" * 21, b"\x01\x02\x00\x00\x00" + bytes(16)])
def test_a_shape_that_is_no_point_is_refused(wkb: bytes) -> None:
    with pytest.raises(Refused):
        stored(Place(place_kind="truck_stop", geometry=wkb))
