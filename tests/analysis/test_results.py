"""From records to results: confidence, links, gaps, ties, what to find out, and rank stability."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.analysis import analyse
from diagnostic.analysis.confidence import confidence
from diagnostic.analysis.priorities import stability
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.links import linked_factors
from diagnostic.domain.ratings import Confidence
from diagnostic.domain.records import FactorRating, Population, Practice, Resource, Service, Situation, Source
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 24)
SOLID = Source(id="s1", source_kind="census_profile", reliability="A", credibility=1, date=dt.date(2025, 5, 1))
FAIR = Source(id="s2", source_kind="focus_group", reliability="C", credibility=3, date=dt.date(2026, 2, 1))
OLD = Source(id="s3", source_kind="media_scan", reliability="C", credibility=3, date=dt.date(2015, 1, 1))
ELDERS = Source(id="s4", source_kind="elder_knowledge", reliability="protocol", date=dt.date(2026, 6, 1))


@pytest.mark.parametrize(
    ("cited", "level"),
    [
        ([], Confidence.NONE),
        ([FAIR], Confidence.LOW),
        ([SOLID], Confidence.MEDIUM),
        ([ELDERS], Confidence.MEDIUM),
        ([replace(SOLID, date=None)], Confidence.LOW),
        ([FAIR, OLD], Confidence.MEDIUM),
        ([FAIR, replace(FAIR, id="other")], Confidence.LOW),
        ([FAIR, replace(FAIR, id="other", source_kind="")], Confidence.LOW),
        ([replace(FAIR, source_kind=""), replace(OLD, source_kind="")], Confidence.LOW),
        ([SOLID, FAIR, OLD], Confidence.HIGH),
        ([FAIR, OLD, ELDERS], Confidence.HIGH),
        ([replace(SOLID, date=OLD.date), replace(FAIR, date=OLD.date), OLD], Confidence.MEDIUM),
    ],
)
def test_confidence_from_sources(cited: list[Source], level: Confidence) -> None:
    assert confidence(cited, TODAY) is level


def rated(population: str, *ratings: tuple[str, int | None]) -> list[FactorRating]:
    return [FactorRating(population=population, risk_factor=name, presence=value) for name, value in ratings]


def example() -> Diagnostic:
    women, workers = "indigenous_women", "temporary_foreign_workers"
    home = Resource(id="r", organisation="Centre", verified_on=TODAY)
    full = {"accessibility": 2, "accommodation": 2, "affordability": 1, "acceptability": 2, "awareness": 2}
    return Diagnostic(
        [
            SOLID,
            FAIR,
            home,
            Population(population=women, pillars_examined=("prevention", "protection", "prosecution", "partnerships")),
            Situation(
                id="a",
                population=women,
                form="sexual_hotel_short_stay",
                extent=4,
                severity=5,
                extent_sources=("s2",),
                severity_sources=("s1", "s2"),
            ),
            Situation(id="b", population=workers, form="labour_agriculture", extent=None, severity=3),
            *rated(women, ("insufficient_income_debt", 4), ("young_age", 5), ("online_grooming", 3)),
            *rated(women, ("limited_official_language", 2)),
            Service(
                resource="r",
                service_kind="emergency_shelter_women",
                others="accepts",
                availability="open",
                **full,
            ),
        ]
    )


def test_factors_are_linked_by_population_and_form() -> None:
    diagnostic = example()
    linked = linked_factors(diagnostic, catalogues())
    assert [each.risk_factor for each in linked["a"]] == ["insufficient_income_debt", "young_age", "online_grooming"]
    assert linked["b"] == ()


def test_a_factor_recorded_twice_counts_once() -> None:
    """Two copies of a diagnostic that are merged may both have rated it: the rule of three is not met by one."""
    diagnostic = Diagnostic(
        [
            Situation(id="a", population="women_adult", form="sexual_street", extent=None, severity=3),
            *rated("women_adult", ("insufficient_income_debt", 4), ("insufficient_income_debt", 5)),
            *rated("women_adult", ("insufficient_income_debt", None), ("young_age", 3)),
        ]
    )
    assert [each.presence for each in linked_factors(diagnostic, catalogues())["a"]] == [5, 3]
    assert analyse(diagnostic, catalogues(), TODAY).situations[0].score.insufficient


def test_analysis_of_a_small_diagnostic() -> None:
    found = analyse(example(), catalogues(), TODAY)
    first, second = found.situations
    assert first.id == "a" and first.score.likelihood == 8
    assert first.score.capacity == pytest.approx(10 * 0.3 / 4)
    assert first.sources == 2
    assert second.score.insufficient
    assert [gap.pillar for gap in found.gaps][-1] == "protection"
    assert found.gaps[0].status == "absent" and found.gaps[0].barriers == ("no_such_service",)
    assert {each.reason for each in found.find_out_more} == {"insufficient", "low_confidence"}


def test_suggested_practices_are_not_in_place_nor_contested() -> None:
    diagnostic = example()
    first = {practice for gap in analyse(diagnostic, catalogues(), TODAY).gaps for practice in gap.practices}
    assert first and "general_awareness_campaign" not in first
    taken = first.pop()
    diagnostic.put(Practice(practice=taken, status="in_place"))
    again = {practice for gap in analyse(diagnostic, catalogues(), TODAY).gaps for practice in gap.practices}
    assert taken not in again


def test_overlapping_ranges_are_tied() -> None:
    diagnostic = example()
    twin = replace(diagnostic.get(Situation, "a"), id="twin", form="sexual_online_remote")
    diagnostic.put(twin)
    found = {each.id: each for each in analyse(diagnostic, catalogues(), TODAY).situations}
    assert found["a"].tied == ("twin",) and found["twin"].tied == ("a",)


def test_rank_stability_is_repeatable_and_a_share() -> None:
    diagnostic = example()
    for number in range(8):
        diagnostic.put(
            Situation(
                id=f"n{number}",
                population="indigenous_women",
                form="sexual_street",
                extent=3 + number % 3,
                severity=3,
            )
        )
    scored = analyse(diagnostic, catalogues(), TODAY).situations
    first = stability(scored, draws=200)
    assert first == stability(scored, draws=200)
    assert all(0 <= share <= 1 for share in first.values())
    assert sum(first.values()) == pytest.approx(5)
    assert first["a"] > 0.9


@given(st.lists(st.integers(1, 5) | st.none(), min_size=0, max_size=6), st.integers(1, 5) | st.none())
def test_analysis_never_fails_whatever_is_unknown(presences: list[int | None], extent: int | None) -> None:
    population = "children_in_care"
    names = [entry.id for entry in catalogues().entries("risk_factors")]
    diagnostic = Diagnostic(
        [
            Situation(population=population, form="sexual_child", extent=extent),
            *rated(population, *zip(names, presences, strict=False)),
        ]
    )
    found = analyse(diagnostic, catalogues(), TODAY)
    assert found.situations[0].score.severity == 8
    assert found.situations[0].score.priority is None


def test_worked_example_a_from_records_to_gaps() -> None:
    """METHOD 3.6 A, nothing computed by hand: sources give the confidence, services the capacity."""
    who = "temporary_foreign_workers"
    open_doors = dict.fromkeys(("accessibility", "accommodation", "affordability", "acceptability", "awareness"), 2)

    def service(pillar: str, others: str, availability: str, lowest: int) -> Service:
        access = open_doors | {"acceptability": lowest}
        return Service(resource="r", pillars=(pillar,), others=others, availability=availability, **access)

    factors = ("insufficient_income_debt", "young_age", "precarious_status", "limited_official_language")
    diagnostic = Diagnostic(
        [
            SOLID, FAIR, OLD,
            Resource(id="r", organisation="Centre", verified_on=TODAY),
            Population(population=who, pillars_examined=("prevention", "protection", "prosecution", "partnerships")),
            Situation(
                population=who, form="forced_criminality", detection="weak",
                extent=4, extent_sources=("s2",), severity=5, severity_sources=("s1", "s2", "s3"),
            ),
            *(replace(each, sources=("s1",)) for each in rated(who, *zip(factors, (4, 5, 3, 4), strict=True))),
            *rated(who, ("isolation_from_support", None), ("unaware_of_rights", None)),
            service("prevention", "designed_for", "open", 1), service("prevention", "accepts", "limited", 1),
            service("protection", "accepts", "waiting_list", 1), service("prosecution", "accepts", "open", 1),
            service("partnerships", "designed_for", "limited", 2),
        ]
    )  # fmt: skip
    found = analyse(diagnostic, catalogues(), TODAY)
    result = found.situations[0]
    assert len(result.given.factors) == 6 and result.sources == 3
    assert result.score.capacity == pytest.approx(3.95)
    assert result.score.priority == pytest.approx(7.8514, abs=5e-5)
    assert (result.score.low, result.score.high) == pytest.approx((7.326, 8.314), abs=5e-4)
    assert result.score.band == "high" and result.score.confidence is Confidence.LOW
    values = {gap.pillar: gap.value for gap in found.gaps}
    assert list(values) == ["protection", "prosecution", "prevention", "partnerships"]
    assert list(values.values()) == pytest.approx([8.139, 6.261, 3.667, 3.578], abs=5e-4)
    assert [each.reason for each in found.find_out_more] == ["low_confidence"]


@pytest.mark.parametrize("detection", ["", "weak", "adequate"])
def test_silence_counts_only_where_people_would_notice(detection: str) -> None:
    """Rule 1: a low extent is set aside unless detection is adequate; detection that nobody judged is not adequate."""
    one = replace(example().get(Situation, "a"), extent=2, detection=detection)
    diagnostic = example()
    diagnostic.put(one)
    found = next(each for each in analyse(diagnostic, catalogues(), TODAY).situations if each.id == "a")
    assert found.score.extent_silent is (detection != "adequate")
    assert found.score.likelihood == pytest.approx(6 if detection == "adequate" else 8)
