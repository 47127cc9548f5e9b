"""What a shared version tells a region by name, and what it never does (METHOD 5, sheet 10; M05, G07, E03)."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from full_diagnostic import TODAY, full, saved

from diagnostic.analysis import analyse
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    Clearance,
    Community,
    Practice,
    Priority,
    ProfileItem,
    Record,
    Release,
    Resource,
    Service,
    Source,
    Strength,
)
from diagnostic.domain.safeguards import persons, views
from diagnostic.domain.safeguards.texts import scan
from diagnostic.exchange import regional, tidy
from diagnostic.exchange.material import Material
from diagnostic.shipped import catalogues


def released(*records: Record, **community: Any) -> Diagnostic:
    about = Community(
        id="community", name="Lantern Lake", owner="Council", steward_role="Coordinator", permitted_uses="Planning",
        benefit="Housing", notice_accepted=True, authority_kind="council_resolution", review_date=TODAY, **community,
    )  # fmt: skip
    release = Release(
        id="r", scope="regional_submission", recipient="Region", purpose="Plan", authority="Res.", date=TODAY
    )
    size = ProfileItem(topic="population", number=3400, unit="people")
    return saved([about, release, size, Strength(title="Aunties"), *records])


def told(diagnostic: Diagnostic, table: str) -> dict[str, dict[str, list[Any]]]:
    """The rows of a table by record and field."""
    view = views.shared(diagnostic, catalogues(), today=TODAY)
    material = Material.of(view, analyse(view.diagnostic, view.catalogues, TODAY), "en")
    found: dict[str, dict[str, list[Any]]] = {}
    for _, name, record, field, code, value in tidy.rows(material):
        if name == table:
            found.setdefault(record, {}).setdefault(field, []).append(code if code is not None else value)
    return found


def listed(**resource: Any) -> Resource:
    more = {"location_policy": "public", "agreed_to_be_listed": True} | resource
    return Resource(id="one", organisation="Friendship Centre", telephone="807-555-0101", **more)


def test_an_organisation_that_agreed_is_listed_with_what_it_offers() -> None:
    listing = told(
        released(
            listed(website="centre.example", sector="health", languages=("en", "cree"), area_served="Town",
                   verified_on=dt.date(2026, 3, 1), address="12 Main Street", note="Ask for the back door"),
            Service(resource="one", service_kind="friendship_centre_healing", designed_for=("indigenous_women",)),
            Service(resource="one", service_kind="culture_land_program", pillars=("prevention",)),
        ),
        "listing",
    )  # fmt: skip
    assert listing == {
        "one": {
            "organisation": ["Friendship Centre"], "telephone": ["807-555-0101"], "website": ["centre.example"],
            "area_served": ["Town"], "verified_on": ["2026-03-01"], "sector": ["health"], "language": ["en", "cree"],
            "service_kind": ["friendship_centre_healing", "culture_land_program"],
            "pillar": ["protection", "prevention"], "serves": ["indigenous_women"],
        }
    }  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "agreed", "shelter", "seen"),
    [
        ("public", True, False, True),
        ("community", True, False, True),
        ("national", True, False, True),
        ("public", False, False, False),
        ("confidential", True, False, False),
        ("", True, False, True),
        ("", True, True, False),
        ("community", True, True, False),
        ("public", True, True, True),
    ],
)
def test_m05_who_may_be_listed(policy: str, agreed: bool, shelter: bool, seen: bool) -> None:
    kind = "emergency_shelter_women" if shelter else "friendship_centre_healing"
    service = Service(resource="one", service_kind=kind)
    resource = listed(location_policy=policy, agreed_to_be_listed=agreed)
    assert bool(told(released(resource, service), "listing")) is seen


def test_g07_of_a_practice_with_conditions_no_word_leaves() -> None:
    def practice(sharing: str) -> Practice:
        return Practice(id=sharing, practice="land_based_healing", status="in_place", sharing=sharing,
                        local_result="Camps are full.", lessons="Go early.")  # fmt: skip

    held = Practice(id="rests", practice="land_based_healing", local_result="Taught", sources=("elders",))
    source = Source(id="elders", title="Teaching", source_kind="elders", sharing="not_to_be_shared")
    rows = told(
        released(*map(practice, ("shareable", "with_conditions", "not_to_be_shared")), held, source), "practice_told"
    )
    assert rows == {
        "shareable": {
            "practice": ["land_based_healing"], "status": ["in_place"], "local_result": ["Camps are full."],
            "lessons": ["Go early."],
        },
        "with_conditions": {"practice": ["land_based_healing"], "status": ["in_place"]},
    }  # fmt: skip


def test_e03_a_text_that_a_person_cleared_for_council_does_not_go_to_the_region() -> None:
    """The title says nothing that points to anybody; the reason does."""
    priority = Priority(id="p", title="Beds here", reason="A 16-year-old asked", regional=True, pillars=("protection",))
    [finding] = persons.findings(priority)
    assert finding.field == "reason"
    cleared = Clearance(record="p", record_field="reason", digest=persons.digest(priority.reason), reason="Invented")
    assert told(released(priority, cleared), "request") == {"p": {"title": ["Beds here"], "pillar": ["protection"]}}
    unasked = Priority(title="Ours alone", reason="We do it")
    assert not told(released(unasked), "request")


def test_each_step_says_how_far_it_went_and_how_sure_its_sources_are() -> None:
    steps = told(full("en"), "step")
    assert len(steps) == 10
    assert steps["mandate"] == {"state": ["complete"]}
    assert steps["situations"] == {"state": ["complete"], "confidence": ["confidence_high"]}
    assert told(released(), "step")["situations"] == {"state": ["not_started"]}


@pytest.mark.parametrize(
    ("end", "age"),
    [
        (None, "unknown"),
        (dt.date(2027, 1, 1), "current"),
        (dt.date(2025, 11, 24), "current"),
        (dt.date(2025, 11, 22), "last_year"),
        (dt.date(2024, 11, 23), "last_year"),
        (dt.date(2024, 11, 20), "earlier"),
    ],
)
def test_how_old_the_period_is(end: dt.date | None, age: str) -> None:
    assert regional.period(end, TODAY) == age
    assert told(released(period_end=end), "diagnostic")["community"]["period"] == [age]


def test_no_word_that_a_region_gets_points_to_a_person() -> None:
    """Of the hostile diagnostic: everything but the contacts of organisations."""
    for lang in ("en", "fr"):
        for table in ("listing", "practice_told", "request", "community", "step"):
            for fields in told(full(lang), table).values():
                for text in texts(fields):
                    assert not scan(text), (table, text)


def texts(fields: dict[str, list[Any]]) -> Iterator[str]:
    for name, values in fields.items():
        if name not in {"telephone", "verified_on"}:
            yield from (each for each in values if isinstance(each, str))
