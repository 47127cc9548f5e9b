"""METHOD 3.5: what services do for a population, and the properties the method lists."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.analysis.coverage import ACCESS, AVAILABILITY, ELIGIBILITY, capacity, cell, coverage, effect
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import PILLARS, Population, Resource, Service
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 24)
FRESH = Resource(id="r", organisation="Centre", verified_on=TODAY)
OPEN = {"accessibility": 2, "accommodation": 2, "affordability": 2, "acceptability": 2, "awareness": 2}


def service(taken: str = "designed_for", availability: str = "open", **access: int | None) -> Service:
    return Service(resource="r", others=taken, availability=availability, **(OPEN | access))


@pytest.mark.parametrize(
    ("one", "value"),
    [
        (service(accessibility=1), 0.50),
        (service("accepts", "limited", awareness=1), 0.18),
        (service("accepts", "waiting_list", affordability=1), 0.09),
        (service("accepts", "open", acceptability=1), 0.30),
        (service("designed_for", "limited"), 0.60),
    ],
)
def test_services_of_example_a(one: Service, value: float) -> None:
    assert effect(one, FRESH, "indigenous_women", TODAY).value == pytest.approx(value)


def test_one_closed_door_closes_the_service_and_is_named() -> None:
    found = effect(service(accessibility=0, acceptability=1), FRESH, "women_adult", TODAY)
    assert found.value == 0 and found.binding == ("accessibility",)


def test_unknown_eligibility_availability_or_access_is_flagged_not_counted() -> None:
    assert effect(service(""), FRESH, "x", TODAY).flag == "eligibility_unknown"
    assert effect(service(availability=""), FRESH, "x", TODAY).flag == "availability_unknown"
    blank = service(accessibility=None, accommodation=None, affordability=None)
    assert effect(blank, FRESH, "x", TODAY).flag == "unverified"
    assert effect(blank, FRESH, "x", TODAY).value is None


def test_a_population_listed_by_name_goes_before_the_others() -> None:
    one = replace(service("accepts"), excludes=("boys_young_men",), designed_for=("women_adult",))
    assert effect(one, FRESH, "boys_young_men", TODAY).value == 0
    assert effect(one, FRESH, "women_adult", TODAY).value == 1
    assert effect(one, FRESH, "in_home_caregivers", TODAY).value == pytest.approx(0.6)


def test_statuses() -> None:
    def status(*services: Service, examined: bool = True) -> str:
        return cell("x", "protection", [effect(each, FRESH, "x", TODAY) for each in services], examined).status

    assert status(examined=False) == "not_examined"
    assert status() == "absent"
    assert status(service("excludes")) == "blocked"
    assert status(service("")) == "unverified"
    assert status(service("excludes"), service("")) == "unverified"
    assert status(service("accepts", "limited")) == "weak"
    assert status(service("accepts")) == "partial"
    assert status(service()) == "good"


def test_stale_services_count_half_in_the_cautious_view() -> None:
    old = replace(FRESH, verified_on=TODAY - dt.timedelta(days=400))
    found = cell("x", "protection", [effect(service("accepts"), old, "x", TODAY)], True)
    assert found.value == pytest.approx(0.6) and found.cautious == pytest.approx(0.3)


def test_a_closed_organisation_offers_nothing() -> None:
    assert effect(service(), replace(FRESH, status="defunct"), "x", TODAY).value == 0


def test_barriers_and_distance_are_those_of_services_that_could_serve() -> None:
    """A shelter 240 km away is what stands in the way of boys, not the waiting list of one that refuses them."""
    refuses = replace(service("excludes"), barriers=("waiting_list_full",), distance_km=0.0)
    far = replace(service("accepts", accessibility=0), barriers=("distance_travel_time",), distance_km=240.0)
    found = cell("x", "protection", [effect(each, FRESH, "x", TODAY) for each in (refuses, far)], True)
    assert (found.status, found.binding) == ("blocked", ("accessibility",))
    assert (found.barriers, found.distance_km) == (("distance_travel_time",), 240.0)
    alone = cell("x", "protection", [effect(refuses, FRESH, "x", TODAY)], True)
    assert (alone.binding, alone.barriers, alone.distance_km) == (("eligibility",), ("waiting_list_full",), None)


def test_capacity_is_unknown_while_a_pillar_is() -> None:
    diagnostic = Diagnostic(
        [
            FRESH,
            Population(population="women_adult", pillars_examined=("prevention", "protection", "prosecution")),
            replace(service("designed_for"), service_kind="legal_aid_clinic"),
        ]
    )
    cells = coverage(diagnostic, catalogues(), TODAY)
    assert [each.status for each in cells] == ["absent", "good", "absent", "not_examined"]
    assert capacity(cells) is None
    assert capacity(cells[:3]) == pytest.approx(10 / 3)
    assert [each.pillar for each in cells] == list(PILLARS)


services = st.builds(
    Service,
    resource=st.just("r"),
    others=st.sampled_from([*ELIGIBILITY, ""]),
    availability=st.sampled_from([*AVAILABILITY, ""]),
    **{name: st.integers(0, 2) | st.none() for name in ACCESS},
)


@given(st.lists(services, max_size=5), services)
def test_adding_a_service_never_lowers_coverage(listed: list[Service], one: Service) -> None:
    effects = [effect(each, FRESH, "x", TODAY) for each in listed]
    before = cell("x", "p", effects, True).value
    after = cell("x", "p", [*effects, effect(one, FRESH, "x", TODAY)], True).value
    if before and after is not None:
        assert after >= before - 1e-12
    elif before:
        pytest.fail("a counted pillar became unknown")


@given(services, st.sampled_from(ACCESS), st.integers(0, 2))
def test_adding_a_barrier_never_raises_coverage(one: Service, dimension: str, worse: int) -> None:
    before = effect(one, FRESH, "x", TODAY).value
    now = getattr(one, dimension)
    if before is not None and now is not None and worse <= now:
        assert effect(replace(one, **{dimension: worse}), FRESH, "x", TODAY).value <= before
