"""What must not leave changes nothing that does (METHOD 4).

An attacker holds every shared file of a community, in every format and both languages, and knows this program. Each
test makes two diagnostics that differ only in what the attacker must not learn: if all of their shared files are the
same, nothing can be learned, however the files are combined. Sheets, caches, properties, ids and order count as much
as what people see.
"""

import io
import re
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from full_diagnostic import TODAY, saved
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from diagnostic.analysis import analyse
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    Action,
    Community,
    Engagement,
    FactorRating,
    GroupRating,
    LocalEntry,
    OwnForm,
    Partner,
    Place,
    Population,
    Priority,
    ProfileItem,
    Record,
    Release,
    ReportedCount,
    Resource,
    Response,
    Service,
    Situation,
    Source,
    Strength,
)
from diagnostic.domain.safeguards import maps, views
from diagnostic.exchange import ONE_LANGUAGE, SUFFIXES, export, tidy
from diagnostic.exchange.material import Material
from diagnostic.exchange.openformats import attributes
from diagnostic.questionnaire.told import asked
from diagnostic.shipped import catalogues

CENTRE = maps.wkb_point(-86.90, 50.35)
SMALL = "in_home_caregivers"
"""The only population of its group here that is small."""


def told(path: Path) -> Any:
    """Everything a file tells, without the moment it was made at."""
    content = path.read_bytes()
    if path.suffix in {".xlsx", ".zip"}:
        with zipfile.ZipFile(io.BytesIO(content)) as whole:
            parts = {name: whole.read(name) for name in whole.namelist()}
        stamp = rb"<dcterms:(created|modified).*?</dcterms:\1>"
        return {name: re.sub(stamp, b"", part) for name, part in parts.items()}
    if path.suffix == ".gpkg":
        with sqlite3.connect(path) as base:
            dump = "\n".join(line for line in base.iterdump())
        return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "", dump)
    if path.suffix == ".pdf":
        pdf = PdfReader(path)
        return [page.extract_text() for page in pdf.pages], {
            k: v for k, v in (pdf.metadata or {}).items() if "Date" not in k
        }
    return content


def released(*records: Record, people: float = 3400, **community: Any) -> Diagnostic:
    """A diagnostic that may be shared, with these records."""
    about = Community(
        id="community", name="Lantern Lake", owner="Council", steward_role="Coordinator", permitted_uses="Planning",
        benefit="Housing", notice_accepted=True, authority_kind="council_resolution", review_date=TODAY, centre=CENTRE,
        **community,
    )  # fmt: skip
    release = Release(
        id="release", scope="shared_workbook", recipient="Council", purpose="Plan", authority="Resolution", date=TODAY
    )
    size = ProfileItem(id="people", topic="population", number=people, unit="people")
    return saved([about, release, size, Strength(id="strength", title="Aunties"), *records])


def facts(diagnostic: Diagnostic) -> Any:
    """What every file is made from: all rows, all attributes, all results of a shared view. Fast enough to try much."""
    view = views.shared(diagnostic, catalogues(), today=TODAY)
    material = Material.of(view, analyse(view.diagnostic, view.catalogues, TODAY), "en")
    return list(tidy.rows(material)), [(attributes(material, each), each) for each in view.diagnostic], view.notes


COUNTS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.integers(0, 40)), min_size=1, max_size=9)


@settings(deadline=None, max_examples=30)
@given(COUNTS, st.lists(st.integers(1, 4), min_size=9, max_size=9), st.booleans())
def test_n01_n03_which_of_one_to_four_a_count_is_cannot_be_told(
    counts: list[tuple[str, str, int]], other: list[int], protect_zeros: bool
) -> None:
    """Reported totals, sizes of populations and facts of the profile at once: every count of 1 to 4 is changed to
    another, so each has all four values left."""

    def records(value: Callable[[int, int], int]) -> Diagnostic:
        found: list[Record] = [Source(id=each, title=each, source_kind="media", date=TODAY) for each in "xyz"]
        for at, (group, source, count) in enumerate(counts):
            n = value(at, count)
            found += [
                ReportedCount(id=f"r{at}", population="women_adult", form=group, source=source, year=2025, people=n),
                ProfileItem(id=f"p{at}", topic=group, source=source, number=n, unit="people" if at % 2 else ""),
            ]
        found.append(Population(id="women", population="women_adult", size=1200))
        return released(*found, protect_zeros=protect_zeros)

    first = records(lambda _, count: count)
    second = records(lambda at, count: other[at] if 1 <= count <= 4 else count)
    assert facts(first) == facts(second)
    if protect_zeros:
        assert facts(first) == facts(records(lambda at, count: other[at] if count <= 4 else count))


@settings(deadline=None, max_examples=20)
@given(
    *[st.tuples(*[st.integers(1, 5)] * 6, st.integers(0, 39), st.integers(5, 90))] * 2,
    st.booleans(),
)  # fmt: skip
def test_n08_ratings_of_a_small_population_cannot_be_told(
    one: tuple[int, ...], two: tuple[int, ...], alone: bool
) -> None:
    """Also when its larger group holds nobody else."""

    def records(seed: tuple[int, ...]) -> Diagnostic:
        other = SMALL if alone else "temporary_foreign_workers"
        found: list[Record] = [
            Situation(id="s", population=SMALL, form="domestic_servitude", extent=seed[0], severity=seed[1], note=f"n{seed[0]}",
                      trend=("rising", "falling")[seed[2] % 2], detection=("weak", "adequate")[seed[3] % 2]),
            Population(id="p", population=SMALL, size=seed[6], note=f"about {seed[6]}"),
            ReportedCount(id="r", population=SMALL, form="domestic_servitude", people=seed[7], year=2025),
            Population(id="o", population=other, size=None if alone else 300),
            LocalEntry(id="l", catalogue="populations", entry=SMALL, label_en=f"Carers {seed[2]}"),
            Place(id="place", place_kind="downtown_core", populations=(SMALL,), area="Downtown"),
        ]  # fmt: skip
        for at, code in enumerate(("isolation_from_support", "documents_withheld", "precarious_status")):
            found.append(FactorRating(id=f"f{at}", population=SMALL, risk_factor=code, presence=seed[3 + at]))
        found.append(
            FactorRating(
                id="g",
                population=SMALL,
                factor_type="protective",
                protective_factor="elder_involvement",
                presence=seed[0],
            )
        )
        return released(*found)

    assert facts(records(one)) == facts(records(two))


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 249), st.integers(0, 249), st.integers(1, 5), st.integers(1, 5), st.floats(-0.02, 0.02))
def test_n05_of_a_small_community_no_rating_and_no_place_can_be_told(
    size: int, other: int, rating: int, second: int, aside: float
) -> None:
    def records(people: int, presence: int, shift: float) -> Diagnostic:
        found: list[Record] = [
            Population(id="p", population="women_adult", size=100),
            Situation(id="s", population="women_adult", form="forced_begging", extent=presence, severity=presence),
            ReportedCount(id="r", population="women_adult", form="forced_begging", people=10 * presence),
            Source(id="a", source_kind="media"),
            Source(id="b", source_kind="focus_group"),
            Place(id="x", place_kind="secondary_school", geometry=maps.wkb_point(-86.9 + shift, 50.35), sources=("a", "b")),
            Place(id="y", place_kind="hotel_motel", geometry=maps.wkb_point(-86.9, 50.35 + shift), sources=("a", "b")),
        ]  # fmt: skip
        found += [
            FactorRating(id=f"f{at}", population="women_adult", risk_factor=code, presence=presence)
            for at, code in enumerate(("isolation_from_support", "documents_withheld", "precarious_status"))
        ]
        if people < 40:
            found.append(ProfileItem(id="age", topic="age", number=10.0 * presence, unit="percent"))
        return released(*found, people=people)

    # The size itself is public: compare at one size, then see that an unknown one tells as little.
    assert facts(records(size, rating, 0)) == facts(records(size, second, aside))
    assert facts(released(people=other))[2] == facts(released(people=size))[2]


def test_g08_a_small_community_whose_only_strengths_are_ratings_cannot_share_risks_alone() -> None:
    from diagnostic.domain.errors import Refused

    diagnostic = released(
        FactorRating(
            population="women_adult", factor_type="protective", protective_factor="elder_involvement", presence=4
        ),
        Situation(population="women_adult", form="forced_begging", extent=4),
    )
    diagnostic.put(Strength(id="strength", title=" "))
    with pytest.raises(Refused) as caught:
        views.shared(diagnostic, catalogues(), today=TODAY)
    assert caught.value.rule == "G08"


FORM = """| survey |
| | type | name | label |
| | select_one answer | night | Is there a bus at night? |
| | text | more | What else? |
| choices |
| | list_name | name | label |
| | answer | yes | Yes |
| | answer | no | No |
| | answer | some | At times |
| settings |
| | form_id | version |
| | buses | 1 |
"""


def own(seed: int) -> list[Record]:
    """Responses to a form: 12 said yes and 7 no; how few said "at times", what they wrote and what was held back
    differs with ``seed``, and so does what the groups of a roundtable said."""
    word = f"secret-{seed}"
    form = OwnForm(id="form", form_id="buses", version="1", title="Buses", file_name="f.md", content=FORM.encode(),
                   step_number=7)  # fmt: skip
    said = ["yes"] * 12 + ["no"] * 7 + ["some"] * seed
    responses = [
        Response(id=f"response-{at}", own_form="form", sharing="shareable", label=word,
                 extra={"night": code, "more": word})
        for at, code in enumerate(said)
    ]  # fmt: skip
    held = [Response(own_form="form", sharing=each, extra={"night": "yes"}) for each in ("", "with_conditions")] * seed
    group = GroupRating(record="situation", record_field="extent", group=word, value=seed, dissent=word)
    return [form, *responses, *held, group]


def secretive(seed: int) -> Diagnostic:
    """A diagnostic with everything in it that must not leave; what differs with ``seed`` is only that."""
    word = f"secret-{seed}"
    kept_back = [
        Source(id=f"kept-{n}", title=word, source_kind="elders", sharing="not_to_be_shared") for n in range(seed)
    ]
    hidden: list[Record] = [
        *kept_back,
        Engagement(id="kept-session", title=word, themes=word, sharing="not_to_be_shared", people_band=("5_9", "10_19")[seed - 1]),
        Place(id="kept-place", place_kind="truck_stop", area=word, sharing="not_to_be_shared", sources=("kept-0",)),
        Situation(id="kept-situation", population="women_adult", form="organ_removal", extent=seed, sharing="not_to_be_shared"),
        FactorRating(id="kept-rating", population="women_adult", risk_factor="isolation_from_support", presence=seed,
                     sources=("kept-0",), note=word),
        ReportedCount(id="kept-count", population="women_adult", form="organ_removal", people=20 * seed, source="kept-0"),
        ReportedCount(id="few", population="women_adult", form="forced_begging", people=seed, year=2025),
        ProfileItem(id="few-item", topic="policing", label="Officers", number=seed),
        ProfileItem(id="few-percent", topic="age", label="Over 90", number=seed / 100, unit="percent"),
        Population(id="small", population="metis_women_girls", size=30 + seed, note=word),
        FactorRating(id="small-rating", population="metis_women_girls", risk_factor="isolation_from_support", presence=seed),
        Situation(id="small-situation", population="metis_women_girls", form="forced_begging", extent=seed, severity=seed),
        FactorRating(id="unsized", population="people_with_disabilities", risk_factor="isolation_from_support", presence=seed),
        Source(id="sensitive", title=word, holder=word, covers=word, conditions=word, sensitivity="high", source_kind="media"),
        Resource(id="house", organisation="A house", location_policy="confidential", address=word, telephone=word, email=word,
                 website=word, hours=word, note=word, area_served="District", extra={"question": word},
                 geometry=maps.wkb_point(-86.9 + seed / 50, 50.3)),
        Service(id="bed", resource="house", service_kind="emergency_shelter_women", others="accepts", availability="open",
                distance_km=1.0 + seed, note=word),
        Resource(id="shelter", organisation="A shelter", location_policy="public", agreed_to_be_listed=True, address="Known",
                 geometry=maps.wkb_point(-86.9 + seed / 50, 50.3)),
        Service(id="cot", resource="shelter", service_kind="shelter_all_genders_youth", others="accepts", availability="open"),
        Resource(id="office", organisation="An office", location_policy="community", address=word, note=word,
                 geometry=maps.wkb_point(-86.9 + seed / 50, 50.3)),
        Partner(id="partner", organisation=word, contribution=word, sector="health", role="core"),
        Place(id="lone", place_kind="truck_stop", area=word, sources=("sensitive",), geometry=maps.wkb_point(-86.7, 50.4)),
        Place(id="home", place_kind="group_home_residential_care", sources=("sensitive", "kept-0"),
              geometry=maps.wkb_point(-86.9 + seed / 50, 50.35)),
    ]  # fmt: skip
    open_ones: list[Record] = [
        Source(id="calls", title="Calls", source_kind="service_verification", date=TODAY),
        Population(id="women", population="women_adult", size=1200, pillars_examined=("prevention", "protection")),
        Situation(id="situation", population="women_adult", form="forced_begging", extent=4, severity=4, detection="adequate",
                  extent_sources=("calls",)),
        *(FactorRating(id=code, population="women_adult", risk_factor=code, presence=4, sources=("calls",))
          for code in ("insufficient_income_debt", "documents_withheld", "precarious_status")),
        Priority(id="priority", title="Beds", order=1, situations=("situation", "small-situation", "kept-situation"),
                 populations=("women_adult", "metis_women_girls"), reason="Asked for", decision_asked="Fund it"),
        Action(id="action", priority="priority", title="Open beds", lead="Council"),
        Place(id="square", place_kind="hotel_motel", sources=("calls", "sensitive"), geometry=maps.wkb_point(-86.89, 50.36)),
    ]  # fmt: skip
    return released(*open_ones, *hidden, *own(seed))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_shared_file_tells_any_of_it(tmp_path: Path, suffix: str) -> None:
    found = []
    for seed in (1, 2):
        out = tmp_path / f"{seed}{suffix}"
        lang: Any = "en" if suffix in ONE_LANGUAGE else "both"
        export(secretive(seed), out, lang=lang, scope="shared", today=TODAY)
        assert b"secret-" not in out.read_bytes()
        found.append(told(out))
    assert found[0] == found[1]


def test_the_secrets_are_in_the_internal_files() -> None:
    """The test above could not fail if they were nowhere."""
    told = views.shared(secretive(1), catalogues(), today=TODAY, asked=asked(secretive(1)))
    assert [each.asked.name for each in told.own] == ["night"]
    for seed in (1, 2):
        view = views.internal(secretive(seed), catalogues())
        material = Material.of(view, analyse(view.diagnostic, view.catalogues, TODAY), "en")
        assert sum(f"secret-{seed}" in str(row) for row in tidy.rows(material)) > 20
    shown = views.shared(secretive(1), catalogues(), today=TODAY).diagnostic
    house, shelter = shown.get(Resource, "house"), shown.get(Resource, "shelter")
    assert house and shelter
    assert (house.organisation, house.area_served) == ("A house", "District")
    assert (shelter.address, shelter.geometry) == ("Known", None)
    assert replace(house, id="") != house
