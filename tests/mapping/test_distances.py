"""How far it is to services: a place is a square, a confidential service is never told of, nothing is no answer."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, Polygon

from diagnostic import example
from diagnostic.analysis import spatial
from diagnostic.domain import safeguards
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import Community, Place, Resource, Service
from diagnostic.domain.safeguards import maps, views
from diagnostic.domain.safeguards.views import View
from diagnostic.mapping import distances
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 24)
MINE, CLINIC = "resource_extraction_site", "mental_health_service"


def view(*records: object) -> View:
    """The internal view of records as they are saved."""
    raw = Diagnostic(records)  # type: ignore[arg-type]
    return views.internal(Diagnostic(safeguards.before_saving(each, raw, catalogues()) for each in raw), catalogues())


def service(number: int, kind: str, at: tuple[float, float] | None, **more: object) -> tuple[Resource, Service]:
    wkb = maps.wkb_point(*at) if at else None
    resource = Resource(id=f"r{number}", organisation=f"Service {number}", geometry=wkb, **more)  # type: ignore[arg-type]
    return resource, Service(id=f"s{number}", resource=resource.id, service_kind=kind)


def place(number: int, at: tuple[float, float], kind: str = MINE) -> Place:
    return Place(id=f"p{number}", place_kind=kind, geometry=maps.wkb_point(*at))


@given(st.floats(-140, -54), st.floats(42, 83), st.floats(-1, 1), st.floats(-1, 1))
def test_the_true_distance_is_within_what_is_said(longitude: float, latitude: float, east: float, north: float) -> None:
    """Wherever in its square a place is."""
    there = (longitude + east, min(83.2, max(41.7, latitude + north)))
    for metres, precision in ((1_000, "grid_1km"), (5_000, "grid_5km")):
        kept = maps.snap(longitude, latitude, metres)
        found = view(*service(1, CLINIC, there, location_policy="public"))
        spot = Place(id="p", place_kind=MINE, precision=precision, geometry=maps.wkb_point(*kept))
        measured = distances.distances(views.internal(Diagnostic([*found.diagnostic, spot]), catalogues()), CLINIC)
        [one] = measured.found
        assert one.least - 1e-6 <= spatial.kilometres((longitude, latitude), there) <= one.most + 1e-6


def test_only_services_of_the_kind_that_still_are_count() -> None:
    near, far, gone, other = (-86.9, 50.3), (-86.0, 50.3), (-86.95, 50.3), (-86.96, 50.3)
    known = view(
        Community(name="Lake", centre=maps.wkb_point(-87.0, 50.3)),
        *service(1, CLINIC, near, location_policy="public"),
        *service(2, CLINIC, far, location_policy="public"),
        *service(3, CLINIC, gone, location_policy="public", status="defunct"),
        *service(4, "police_based_victim_services", other, location_policy="public"),
        *service(5, CLINIC, None, location_policy="community"),
    )
    found = distances.distances(known, CLINIC)
    assert [each.resource for each in found.found] == ["r1"] and found.elsewhere == 1
    assert found.found[0].kilometres == pytest.approx(spatial.kilometres((-87.0, 50.3), near))
    assert found.found[0].least == found.found[0].most, "a community's position is public and exact"
    assert distances.distances(known).found[0].resource == "r4"
    assert {code for code, _ in distances.kinds(known, "en")} == {CLINIC, "police_based_victim_services"}


def test_m05_no_distance_leads_to_a_confidential_service() -> None:
    """Neither as the nearest nor as an area around it."""
    house = service(1, "emergency_shelter_women", (-86.9, 50.3), location_policy="confidential")
    shelter = service(2, "emergency_shelter_women", (-86.8, 50.3), location_policy="public")
    known = view(Community(name="Lake", centre=maps.wkb_point(-87.0, 50.3)), *house, *shelter)
    found = distances.distances(known, "emergency_shelter_women")
    assert (found.found, found.services, found.elsewhere) == ((), (), 2)
    assert distances.beyond(found, 20) == []
    told = distances.on_map(known, "emergency_shelter_women", 20, "en")
    assert told["places"] == {} and "2 services" in " ".join(told["notes"])


def test_m02_a_place_that_is_not_mapped_has_no_distance() -> None:
    known = view(place(1, (-87.0, 50.3), "private_residence"), *service(1, CLINIC, (-86, 50), location_policy="public"))
    assert distances.distances(known).found == ()


@pytest.mark.parametrize("latitude", [44.0, 60.0, 70.0, 82.0])
def test_what_lies_beyond_is_what_is_farther(latitude: float) -> None:
    spots = [(-90.0, latitude), (-89.0, latitude + 0.3)]
    known = view(*(x for n, each in enumerate(spots) for x in service(n, CLINIC, each, location_policy="public")))
    areas = [Polygon(area[0], area[1:]) for area in distances.beyond(distances.distances(known), 30)]
    for east in range(-8, 9):
        for north in range(-4, 5):
            here = (-90.0 + east / 4, latitude + north / 8)
            far = min(spatial.kilometres(here, each) for each in spots)
            if abs(far - 30) > 0.5:
                assert any(area.contains(Point(here)) for area in areas) == (far > 30), (here, far)


def test_whether_a_place_is_beyond_may_not_be_known() -> None:
    found = distances.Distance("p", "r", 20.0, 16.4, 23.6)
    assert [found.beyond(each) for each in (10, 16.4, 20, 23.6, 30)] == ["yes", "perhaps", "perhaps", "no", "no"]
    assert distances.in_words(found, "en") == "about 20\u00a0km (16 to 24)"
    assert distances.in_words(distances.Distance("p", "r", 3.14, 3.14, 3.14), "fr") == "3,1\u00a0km"


def test_the_example_in_words() -> None:
    known = view(*example.records("fr", TODAY))
    found = distances.distances(known)
    rows = distances.rows(known, found, 10, "fr")
    assert len(rows) == len(found.found) > 20
    assert [row.distance.kilometres for row in rows] == sorted((x.kilometres for x in found.found), reverse=True)
    assert all(row.place and row.service and row.far and row.beyond for row in rows)
    told = distances.on_map(known, distances.ANY, 20, "fr")
    assert sum(count for _, count in told["bands"]) == len(rows) and told["beyond"]
