"""Rules N: small numbers. Each test tries to read one that must not be read."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.domain.records import Community
from diagnostic.domain.safeguards import numbers
from diagnostic.domain.safeguards.numbers import SUPPRESSED, Limits

USUAL = Limits()


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_n01_one_to_four_are_never_shown(count: int) -> None:
    value = numbers.shown(count, USUAL)
    assert value == SUPPRESSED
    assert numbers.words(value, USUAL, "en") == "<5"
    assert numbers.words(value, USUAL, "fr") == "<\u00a05"


@given(st.integers(5, 10_000))
def test_n02_counts_are_rounded_to_five_and_always_the_same(count: int) -> None:
    value = numbers.shown(count, USUAL)
    assert isinstance(value, int)
    assert value % 5 == 0
    assert abs(value - count) <= 2
    assert value == numbers.shown(count, USUAL)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), st.integers(0, 60), min_size=2, max_size=16
    )
)
def test_n03_no_line_has_a_lone_suppressed_cell(counts: dict[tuple[str, str], int]) -> None:
    out = numbers.protect(counts, USUAL)
    for axis in (0, 1):
        for key in {cell[axis] for cell in counts}:
            cells = [cell for cell in counts if cell[axis] == key]
            hidden = [cell for cell in cells if out[cell] == SUPPRESSED]
            assert not (len(hidden) == 1 and len(cells) > 1)
    for cell, count in counts.items():
        assert not (0 < count < 5 and out[cell] != SUPPRESSED)


def test_n03_a_hidden_count_cannot_be_worked_out_from_totals() -> None:
    """A reader knows the rounded totals and every cell that is shown: at least four values stay possible."""
    counts = {("p", "x"): 3, ("p", "y"): 22, ("p", "z"): 41, ("q", "x"): 17, ("q", "y"): 30, ("q", "z"): 55}
    out = numbers.protect(counts, USUAL)
    total = sum(value for (row, _), value in counts.items() if row == "p")
    rounded = numbers.shown(total, USUAL)
    assert isinstance(rounded, int)
    shown = [value for cell, value in out.items() if cell[0] == "p" and value != SUPPRESSED]
    ranges = [range(max(0, value - 2), value + 3) for value in shown if isinstance(value, int)]
    hidden = [cell for cell in counts if cell[0] == "p" and out[cell] == SUPPRESSED]
    possible = set()
    for known in itertools.product(*ranges):
        for whole in range(rounded - 2, rounded + 3):
            left = whole - sum(known)
            if len(hidden) == 1:
                possible.add(left)
            else:
                possible |= {each for each in range(1, 5) if left - each >= 0}
    assert len(possible & {1, 2, 3, 4}) == 4


@pytest.mark.parametrize(("protect", "value"), [(False, 0), (True, SUPPRESSED)])
def test_n04_zero_is_shown_only_when_it_points_to_nobody(protect: bool, value: object) -> None:
    assert numbers.shown(0, Limits(protect_zeros=protect)) == value


@given(st.integers(-100, 400), st.integers(-100, 2000))
def test_n05_n06_limits_may_be_raised_and_never_lowered(threshold: int, area: int) -> None:
    limit = numbers.limits(Community(suppression_threshold=threshold, small_area_threshold=area))
    assert limit.threshold == max(5, threshold)
    assert limit.area == max(250, area)


@pytest.mark.parametrize(("part", "whole", "hidden"), [(3, 100, True), (50, 100, False), (3, 4, True), (0, 0, True)])
def test_n07_a_percentage_of_a_hidden_count_is_hidden(part: int, whole: int, hidden: bool) -> None:
    assert (numbers.percentage(part, whole, USUAL) is None) is hidden
