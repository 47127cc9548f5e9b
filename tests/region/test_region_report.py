"""What a region tells of all its communities, and that nothing can be worked out from it (H07, N01 to N08, G06)."""

import dataclasses
import datetime as dt
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_up import TODAY, contribution, region, themed

from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.safeguards.regional import NONE, Band
from diagnostic.region import issued
from diagnostic.region.contribution import Contribution, Fact
from diagnostic.region.report import Report, report
from diagnostic.shipped import catalogues

NEXT_YEAR = TODAY.replace(year=2027)


def made(contributions: list[Contribution], **more: Any) -> Report:
    return report(contributions, catalogues(), more.pop("today", TODAY), **more)


def barred(count: int, number: int) -> tuple[Fact, ...]:
    """A barrier that the first ``count`` communities speak of."""
    return (themed("barrier", "no_transport"),) if number < count else ()


def gap(population: str, pillar: str, status: str = "absent") -> tuple[Fact, ...]:
    key = f"{population}/{pillar}"
    return ("coverage", key, "status", status, None), ("coverage", key, "binding", "availability", None)


def test_themes_are_bands_with_the_most_frequent_first_and_in_no_order_within() -> None:
    codes = ("no_transport", "age_limit", "opening_hours", "distance_travel_time")
    many = dict(zip(codes, (9, 8, 3, 14), strict=True))
    told = made(region(14, lambda n: tuple(themed("barrier", code) for code in codes if n < many[code])))
    assert [(each.code, each.band) for each in told.themes("barrier")] == [
        ("distance_travel_time", Band(10, 14)),
        ("age_limit", Band(5, 9)),
        ("no_transport", Band(5, 9)),
        ("opening_hours", Band(1, 4)),
    ]


def test_fewer_than_five_are_neither_named_nor_told_of() -> None:
    told = made(region(4, lambda n: (*barred(4, n), ("request", "r", "title", None, "Beds"))))
    assert (told.telling, told.members, dict(told.bands), told.practices, told.requests) == (False, (), {}, (), ())
    five = made(region(5, lambda n: (*barred(4, n), ("request", "r", "title", None, "Beds"))))
    assert len(five.members) == 5 and five.bands["barrier/no_transport"] == Band(1, 5) and len(five.requests) == 1


def test_h07_nothing_of_a_report_depends_on_which_community_said_what() -> None:
    """Two regions in which the communities exchange all they said: the same report, word for word."""
    facts = [
        (*barred(3, n), *gap("women_adult", "protection"),
         ("practice_told", f"p{n}", "practice", "land_based_healing", None),
         ("practice_told", f"p{n}", "local_result", None, f"Result {n % 7}")) for n in range(12)
    ]  # fmt: skip
    one, other = made(region(12, lambda n: facts[n])), made(region(12, lambda n: facts[11 - n]))
    assert one.bands == other.bands and one.practices == other.practices and one.members == other.members


def test_gaps_have_totals_over_populations_and_pillars() -> None:
    told = made(
        region(
            14, lambda n: gap("women_adult", "protection") + (gap("youth_leaving_care", "protection") if n < 3 else ())
        )
    )
    assert told.rows("gap") == ("women_adult",)
    cells = [
        told.band(f"gap/{row}/{column}")
        for row in ("women_adult", "youth_leaving_care", "*")
        for column in ("protection", "prevention", "*")
    ]
    many, few = Band(5, 14), Band(0, 4)
    assert cells == [many, few, many, few, few, few, many, few, many]
    assert told.band("binding/protection/availability") == many
    assert made(region(14, lambda n: gap("women_adult", "protection") if n < 4 else ())).rows("gap") == ()
    assert made(region(9, lambda n: gap("women_adult", "protection", "good"))).rows("gap") == ()


def test_a_community_s_own_entries_are_told_as_other() -> None:
    told = made(region(9, lambda n: (themed("barrier", f"x_bridge_{n}"), *gap("x_ours", "protection"))))
    assert [each.code for each in told.themes("barrier")] == ["other"] and told.rows("gap") == ("other",)
    assert "x_" not in json.dumps(sorted(told.bands))


def test_a_practice_or_request_that_names_a_community_is_not_told() -> None:
    def facts(n: int) -> tuple[Fact, ...]:
        said = ("The people of WILLOW  BAY 3 asked", "Camps are full", "Call 807-555-0199 for camps")[n % 3]
        return (
            ("practice_told", "p", "practice", "land_based_healing", None),
            ("practice_told", "p", "status", "in_place", None),
            ("practice_told", "p", "local_result", None, said),
            ("request", "r", "title", None, said),
            ("request", "r", "pillar", "protection", None),
        )

    told = made(region(6, facts))
    assert {each.result for each in told.practices} == {each.title for each in told.requests} == {"Camps are full"}


def test_two_reports_that_differ_by_a_few_communities_are_not_both_given_out() -> None:
    """One joins, one withdraws (G06), one changes what it says: refused; the same again, or five changed: given out."""
    whole = region(14, lambda n: barred(3, n))
    first = made(whole).issued
    changed = [contribution(0, themed("barrier", "age_limit")), *whole[1:]]
    for other in (whole[1:], whole[:-4], [*whole, contribution(99)], changed):
        with pytest.raises(Refused) as refused:
            made(other, earlier=[first])
        assert refused.value.key == "regional-too-few-changed"
        assert made(other, earlier=[first], draft=True).draft
    again = [dataclasses.replace(each, digest="f" * 64, released_on=NEXT_YEAR) for each in whole]
    assert made(again, earlier=[first]).bands == first.bands
    assert made(whole[5:], earlier=[first]).number == 9


def test_change_is_told_since_the_newest_report_of_an_earlier_year() -> None:
    first = made(region(9, lambda n: barred(3, n))).issued
    then = made(
        region(30, lambda n: (*barred(22, n), themed("barrier", "age_limit"))), earlier=[first], today=NEXT_YEAR
    )
    rows = {each.code: (each.before, each.band) for each in then.themes("barrier")}
    assert rows["no_transport"] == (Band(1, 4), Band(20, 30))
    assert rows["age_limit"][0] == NONE
    assert made(region(9)).themes("strength")[0].before is None


def test_g08_a_region_is_not_told_by_its_risks_alone() -> None:
    with pytest.raises(Refused) as refused:
        made([contribution(n, themed("barrier", "no_transport"), strength=False) for n in range(6)])
    assert refused.value.rule == "G08"


def test_nothing_of_scores_ratings_or_people_is_in_a_report() -> None:
    """METHOD 3.8: they are not comparable between communities; two regions that differ in nothing else are alike."""

    def facts(seed: int) -> tuple[Fact, ...]:
        return (
            ("result", "women_adult/forced_begging", "population", "women_adult", None),
            ("result", "women_adult/forced_begging", "form", "forced_begging", None),
            ("result", "women_adult/forced_begging", "priority", None, seed / 2),
            ("result", "women_adult/forced_begging", "band", ("high", "watch")[seed % 2], None),
            ("reported_count", "women_adult/forced_begging", "people", "2025", seed * 5),
            ("gap", "women_adult/protection", "gap", None, float(seed)),
            ("priority", "regional", "records", None, seed),
            ("place_kind", "truck_stop", "records", "truck_stop", seed),
        )

    one, other = made(region(9, lambda n: facts(n + 1))), made(region(9, lambda n: facts(9 - n)))
    assert (one.bands, one.issued) == (other.bands, other.issued)
    assert one.bands["form/forced_begging"] == Band(5, 9)


def shared_out(many: int, kinds: int) -> Iterator[tuple[int, ...]]:
    if kinds == 1:
        yield (many,)
        return
    for here in range(many + 1):
        yield from ((here, *rest) for rest in shared_out(many - here, kinds - 1))


PATTERNS = list(itertools.product((False, True), repeat=2))
PILLARS = ("prevention", "protection")


def world(first: int, counts: tuple[int, ...]) -> list[Contribution]:
    """Communities with gaps by pattern: so many with none, with one or the other, with both."""
    patterns = [pattern for pattern, many in zip(PATTERNS, counts, strict=True) for _ in range(many)]
    return [
        contribution(first + at, *(fact for has, pillar in zip(pattern, PILLARS, strict=True) if has
                                   for fact in gap("women_adult", pillar)))
        for at, pattern in enumerate(patterns)
    ]  # fmt: skip


@pytest.mark.parametrize("joins", [True, False])
def test_n03_n08_totals_and_parts_across_two_years_leave_four_numbers(joins: bool) -> None:
    """The strongest reader: every region of five communities that stayed and five that joined (or left), with both of
    its reports. Each cell and each total keeps at least four possible numbers, then and now."""
    cells = [f"gap/women_adult/{column}" for column in (*PILLARS, "*")]
    seen: dict[tuple[Any, ...], list[dict[int, set[int]]]] = {}
    for stayed in shared_out(5, 4):
        for other in shared_out(5, 4):
            few, all_ = world(0, stayed), world(0, stayed) + world(100, other)
            then, now = (few, all_) if joins else (all_, few)
            first = made(then)
            second = made(now, earlier=[first.issued], today=NEXT_YEAR)
            told = tuple(each.band(cell) for each in (first, second) for cell in cells)
            possible = seen.setdefault(told, [defaultdict(set) for _ in range(2)])
            for year, contributions in enumerate((then, now)):
                gaps = [
                    {fact[1].rpartition("/")[2] for fact in each.of("coverage", "status")} for each in contributions
                ]
                for at, column in enumerate(PILLARS):
                    possible[year][at].add(sum(column in each for each in gaps))
                possible[year][2].add(sum(bool(each) for each in gaps))
    for told, years in seen.items():
        for year, totals in enumerate(years):
            for at, numbers in totals.items():
                assert len(numbers) >= 4, (told, year, at, numbers)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 11), min_size=1, max_size=6), st.integers(0, 11), st.integers(1, 4))
def test_n01_which_of_one_to_four_is_never_told(counts: list[int], at: int, other: int) -> None:
    """Whole reports, with everything that stands in them: change a number of 1 to 4 to another, and nothing moves."""
    codes = [each.id for each in catalogues().entries("access_barriers")][: len(counts)]
    at %= len(counts)

    def told(numbers: list[int]) -> Report:
        return made(
            [
                contribution(
                    n, *(themed("barrier", code) for code, many in zip(codes, numbers, strict=True) if n < many)
                )
                for n in range(12)
            ]
        )

    changed = [*counts]
    assume(1 <= counts[at] <= 4)
    changed[at] = other
    assert told(counts).bands == told(changed).bands


def test_the_list_of_reports_given_out_is_kept_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "reports.json"
    assert issued.read(path) == ()
    first = made(region(14, lambda n: barred(7, n))).issued
    kept = issued.added((), first)
    assert issued.added(kept, dataclasses.replace(first, date=dt.date(2027, 1, 1))) == kept
    issued.write(path, kept)
    assert issued.read(path) == kept
    assert "Willow Bay" not in path.read_text(encoding="utf-8")
    for broken in ("{", "[1]", '[{"date": "x", "said": {}, "bands": {}}]', '{"a": 1}'):
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(BadInput):
            issued.read(path)
