"""A reader sets reports of a region side by side and works out what he can; every number keeps four possible values.

The reader here is the strongest there can be: he tries every region there could have been, has each of its reports
made by the very code that made the real ones, and keeps those whose reports look the same.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostic.domain.safeguards import regional
from diagnostic.domain.safeguards.regional import COARSE, CUTS, NONE, Band, Earlier, protected


def some(number: int, start: int = 0) -> frozenset[str]:
    """So many statements."""
    return frozenset(f"statement {each}" for each in range(start, start + number))


def band(
    told: dict[str, Band], number: int, cell: str = "t", cuts: tuple[int, ...] = CUTS, zeros: bool = False
) -> Band:
    """What a reader knows of a cell; of one that is not told of, its first band."""
    return told.get(cell) or regional.first(number, cuts, zeros)


def least(seen: dict[object, set[int]]) -> int:
    """How many numbers are possible where fewest are, but for "none", which may be told."""
    return min((len(values) for values in seen.values() if values != {0}), default=99)


@pytest.mark.parametrize("cuts", [CUTS, COARSE])
def test_n01_one_report_leaves_at_least_four_numbers(cuts: tuple[int, ...]) -> None:
    for number in range(regional.FEWEST, 130):
        seen: dict[object, set[int]] = defaultdict(set)
        for count in range(number + 1):
            seen[band(protected({"t": count}, some(number), cuts=cuts), number)].add(count)
        assert least(seen) >= 4, number


def test_bands_grow_with_the_region() -> None:
    lows = {number: [band.low for band in regional.bands(number)] for number in (5, 8, 9, 14, 24, 1000)}
    assert lows == {
        5: [1], 8: [1], 9: [1, 5], 14: [1, 5, 10], 24: [1, 5, 10, 20], 1000: [1, 5, 10, 20, 50, 100, 200, 500]
    }  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 12),
    st.integers(0, 8),
    st.integers(0, 8),
    st.integers(0, 6),
    st.sampled_from([(CUTS, False), (CUTS, True), (COARSE, True)]),
)
def test_g06_two_reports_leave_at_least_four_numbers_then_now_and_between(
    stayed: int, left: int, joined: int, changed: int, kind: tuple[tuple[int, ...], bool]
) -> None:
    """``changed`` communities are in both and say something else now. Then = those that stayed, left and changed."""
    cuts, zeros = kind
    then = some(stayed) | some(left, 100) | some(changed, 200)
    later = some(stayed) | some(joined, 300) | some(changed, 400)
    old, new = stayed + left + changed, stayed + joined + changed
    if min(old, new) < regional.FEWEST or not regional.may_follow(left + joined + changed):
        return
    was: dict[object, set[int]] = defaultdict(set)
    now: dict[object, set[int]] = defaultdict(set)
    between: dict[object, set[int]] = defaultdict(set)
    gone: dict[object, set[int]] = defaultdict(set)
    for kept in range(stayed + 1):
        for before, after in itertools.product(range(left + changed + 1), range(joined + changed + 1)):
            first = protected({"t": kept + before}, then, (), cuts, zeros)
            second = protected({"t": kept + after}, later, [Earlier(first, then)], cuts, zeros)
            told = band(first, old, "t", cuts, zeros), band(second, new, "t", cuts, zeros)
            if told == (NONE, NONE) and left + joined + changed:
                continue
            was[told].add(kept + before)
            now[told].add(kept + after)
            between[told].add(after - before)
            gone[told].add(before)
    assert least(was) >= 4
    if not left + joined + changed:
        assert least(now) >= 4
        return
    for told in now:
        if {each[1] for each in now if each[0] == told[0]} == {told[1]}:
            continue  # whatever was, this is what is told: the new report says nothing
        assert now[told] == {0} or len(now[told]) >= 4
        assert len(between[told]) >= 4
        # Of the few that left or changed alone it is never sure that one of them said something.
        assert 0 in gone[told] or len(gone[told]) >= 2


def test_a_report_beside_itself_tells_the_same() -> None:
    counts = {"a": 3, "b": 7, "c": 13}
    first = protected(counts, some(14))
    assert protected(counts, some(14), [Earlier(first, some(14))]) == first


def test_n03_a_jump_from_none_to_all_who_joined_is_not_told() -> None:
    """Five joined and all say it: "5 or more" beside "none" would tell so of each of them."""
    assert protected({"t": 5}, some(14), [Earlier({}, some(9))])["t"] == Band(1, 9)
    assert protected({"t": 5}, some(14))["t"] == Band(5, 9)
    assert protected({}, some(9), [Earlier({"t": Band(5, 9)}, some(14))])["t"] == Band(0, 4)


def test_a_report_that_differs_by_a_few_communities_is_not_given_out() -> None:
    assert [regional.may_follow(number) for number in range(7)] == [True, False, False, False, False, True, True]
    assert not regional.may_tell(4) and regional.may_tell(5)


IN = [each for each in itertools.product((0, 1), repeat=3) if any(each)]
"""In which of three reports a community may be."""


@pytest.mark.parametrize(
    "sizes",
    [
        (0, 0, 0, 1, 5, 4, 3),
        (0, 2, 5, 3, 5, 2, 0),
        (0, 0, 3, 3, 3, 5, 5),
        (5, 5, 0, 5, 0, 0, 5),
        (3, 3, 3, 3, 3, 3, 3),
    ],
)
def test_n03_three_reports_leave_at_least_four_numbers(sizes: tuple[int, ...]) -> None:
    """Communities come and go between three reports; ``sizes`` says how many are in the same of them."""
    reports = [
        frozenset().union(*(some(many, 100 * at) for at, many in enumerate(sizes) if IN[at][report]))
        for report in range(3)
    ]
    for one, other in itertools.combinations(reports, 2):
        assert regional.may_follow(len(one ^ other))
    possible: dict[tuple[Band, ...], list[set[int]]] = {}
    made: dict[tuple[int, ...], tuple[Band, ...]] = {}
    for world in itertools.product(*(range(many + 1) for many in sizes)):
        counts = tuple(sum(many for at, many in enumerate(world) if IN[at][report]) for report in range(3))
        if counts not in made:
            earlier: list[Earlier] = []
            for count, report in zip(counts, reports, strict=True):
                earlier.append(Earlier(protected({"t": count}, report, earlier), report))
            made[counts] = tuple(each.bands.get("t") or NONE for each in earlier)
        for numbers, count in zip(possible.setdefault(made[counts], [set(), set(), set()]), counts, strict=True):
            numbers.add(count)
    for told, numbers in possible.items():
        if {each[2] for each in possible if each[:2] == told[:2]} == {told[2]}:
            continue  # the last report says nothing
        assert all(each == {0} or len(each) >= 4 for each in numbers), (told, numbers)


def worlds(number: int, parts: int) -> Iterator[tuple[int, ...]]:
    """How many communities have each pattern of parts: every way to share ``number`` among the 2**parts patterns."""

    def share(left: int, patterns: int) -> Iterator[tuple[int, ...]]:
        if patterns == 1:
            yield (left,)
            return
        for here in range(left + 1):
            yield from ((here, *rest) for rest in share(left - here, patterns - 1))

    return share(number, 2**parts)


@pytest.mark.parametrize(("number", "parts"), [(9, 2), (14, 2), (9, 3)])
def test_n03_totals_beside_their_parts_leave_at_least_four_numbers(number: int, parts: int) -> None:
    """A total counts a community once, however many of the parts it has."""
    patterns = list(itertools.product((0, 1), repeat=parts))
    seen: list[dict[object, set[int]]] = [defaultdict(set) for _ in range(parts + 1)]
    for world in worlds(number, parts):
        counts = [
            sum(many for many, pattern in zip(world, patterns, strict=True) if pattern[at]) for at in range(parts)
        ]
        counts.append(sum(many for many, pattern in zip(world, patterns, strict=True) if any(pattern)))
        told = protected(
            {str(at): count for at, count in enumerate(counts)}, some(number), (), COARSE, protect_zeros=True
        )
        for at, count in enumerate(counts):
            seen[at][tuple(sorted(told.items()))].add(count)
    assert all(least(each) >= 4 for each in seen)


def test_n03_finer_totals_would_give_their_parts_away() -> None:
    """The test above can fail: with three bands, "10 or more" beside three parts of "1 to 4" tells that each is at
    least 2."""
    possible = [
        parts for parts in itertools.product(range(1, 5), repeat=3) if sum(parts) >= 10
    ]  # the total is at most the sum
    assert {parts[0] for parts in possible} == {2, 3, 4}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The camps of Lac-aux-Lanternes are full", True),
        ("Les camps de LAC AUX LANTERNES", True),
        ("the lac", False),
        ("Métis of Two Rivers", True),
        ("two riversides", False),
    ],
)
def test_texts_that_name_a_community(text: str, named: bool) -> None:
    assert regional.naming(["Lac-aux-Lanternes", "Two Rivers", ""])(text) is named
