"""Rules N: small numbers. Each test tries to read one that must not be read."""

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


@given(st.integers(0, 10_000), st.integers(5, 60))
def test_n02_counts_are_rounded_to_five_and_no_number_stands_for_one_count_alone(count: int, threshold: int) -> None:
    limit = Limits(threshold=threshold)
    value = numbers.shown(count, limit)
    assert value == numbers.shown(count, limit)
    if isinstance(value, int) and value:
        assert value % 5 == 0
        assert value >= threshold
        assert sum(numbers.shown(other, limit) == value for other in range(value - 5, value + 5)) >= 3


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz"), st.sampled_from("12")),
        st.integers(0, 60),
        min_size=2,
        max_size=16,
    )
)
def test_n03_no_line_has_a_lone_hidden_cell(counts: dict[tuple[str, ...], int]) -> None:
    out = numbers.protect(counts, USUAL)
    for axis in (0, 1):
        for key in {cell[axis] for cell in counts}:
            cells = [cell for cell in counts if cell[axis] == key]
            hidden = [cell for cell in cells if isinstance(out[cell], str)]
            assert not (len(hidden) == 1 and len(cells) > 1)
    for cell, count in counts.items():
        assert (out[cell] == SUPPRESSED) is (0 < count < 5)


@pytest.mark.parametrize(("protect", "value"), [(False, 0), (True, SUPPRESSED)])
def test_n04_zero_is_shown_only_when_it_points_to_nobody(protect: bool, value: object) -> None:
    assert numbers.shown(0, Limits(protect_zeros=protect)) == value


@given(st.integers(-100, 400), st.integers(-100, 2000))
def test_n05_n06_limits_may_be_raised_and_never_lowered(threshold: int, area: int) -> None:
    limit = numbers.limits(Community(suppression_threshold=threshold, small_area_threshold=area))
    assert limit.threshold == max(5, threshold)
    assert limit.area == max(250, area)


@pytest.mark.parametrize(
    ("percentage", "whole", "may"),
    [(24, 3420, True), (0.1, 3420, False), (99.9, 3420, False), (0, 3420, True), (100, 60, True), (50, 8, False)],
)
def test_n07_a_percentage_that_speaks_of_few_people_is_hidden(percentage: float, whole: int, may: bool) -> None:
    """Few people in it, or few left out of it."""
    assert numbers.may_show_percentage(percentage, whole, USUAL) is may
