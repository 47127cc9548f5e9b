"""METHOD 3.3, 3.4 and 3.6: the worked examples are the oracle, the listed properties hold for any input."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diagnostic.analysis.coverage import combined
from diagnostic.analysis.priorities import gap_value
from diagnostic.analysis.scoring import FactorInput, SituationInput, band, matrix_colour, priority, score
from diagnostic.domain.ratings import Confidence


def factors(*presences: float, unrated: int = 0, trust: Confidence = Confidence.MEDIUM) -> tuple[FactorInput, ...]:
    rated = tuple(FactorInput(each, 1, trust) for each in presences)
    return rated + (FactorInput(None),) * unrated


COVERAGE_A = (combined([0.50, 0.18]), 0.09, 0.30, 0.60)


def test_example_a_gives_the_methods_numbers() -> None:
    capacity = 10 * sum(COVERAGE_A) / 4
    assert capacity == pytest.approx(3.95)
    found = score(
        SituationInput(
            extent=4,
            severity=5,
            factors=factors(4, 5, 3, 4, unrated=2),
            capacity=capacity,
            extent_confidence=Confidence.LOW,
            severity_confidence=Confidence.HIGH,
        )
    )
    assert (found.likelihood, found.severity) == (8, 10)
    assert found.priority == pytest.approx(7.8514, abs=5e-5)
    assert found.low == pytest.approx(7.326, abs=5e-4)
    assert found.high == pytest.approx(8.314, abs=5e-4)
    assert found.band == "high"
    assert found.confidence is Confidence.LOW


def test_example_a_gaps() -> None:
    gaps = [gap_value(8, 10, each) for each in COVERAGE_A]
    assert gaps == pytest.approx([3.667, 8.139, 6.261, 3.578], abs=5e-4)


def test_example_b_silence_without_detection_is_not_safety() -> None:
    weak = SituationInput(extent=1, severity=4, factors=factors(5, 4, 4, unrated=2), capacity=2)
    found = score(replace(weak, severity_confidence=Confidence.HIGH))
    assert found.extent_silent and not found.extent_used
    assert found.likelihood == pytest.approx(8.667, abs=5e-4)
    assert found.priority == pytest.approx(8.2163, abs=5e-5)
    assert found.confidence is Confidence.LOW
    looked = score(replace(weak, detection_adequate=True))
    assert looked.likelihood == pytest.approx(5.333, abs=5e-4)
    assert looked.priority == pytest.approx(6.9886, abs=5e-5)


def test_example_c_too_little_is_no_score() -> None:
    found = score(SituationInput(extent=None, severity=5, factors=factors(4, 5, unrated=3), capacity=2))
    assert found.insufficient
    assert found.priority is None and found.band is None
    sure = SituationInput(None, 5, factors(4, 5, trust=Confidence.HIGH), severity_confidence=Confidence.HIGH)
    assert score(sure).confidence is Confidence.NONE


def test_a_rating_that_nothing_backs_may_lie_anywhere_and_moves_only_its_own_share() -> None:
    one = FactorInput(3, 1, Confidence.NONE)
    found = score(
        SituationInput(
            None, 3, (one, *factors(3, 3, trust=Confidence.HIGH)), capacity=9, severity_confidence=Confidence.HIGH
        )
    )
    assert (found.low, found.high) == pytest.approx((priority(2 * 7 / 3, 6, 9), priority(2 * 11 / 3, 6, 9)))


def test_extremes() -> None:
    assert priority(10, 10, 0) == pytest.approx(10)
    assert priority(2, 2, 10) == pytest.approx(1.5874, abs=5e-5)
    assert priority(10, 10, 10) == pytest.approx(4.64, abs=5e-3)


@pytest.mark.parametrize(("value", "name"), [(3.99, "watch"), (4, "moderate"), (6, "high"), (8, "very_high")])
def test_bands(value: float, name: str) -> None:
    assert band(value, 6, 5) == name


def test_a_score_that_is_six_by_hand_is_in_the_band_of_six() -> None:
    """Capacities are sums and products of decimals: 6 must not come out as 5.9999999999."""
    for capacity in (5 - 1e-13, 5, 5 + 1e-13):
        assert band(priority(7.2, 6, capacity), 6, 7.2) == "high"
    assert band(4.64, severity=10, likelihood=8 - 1e-13) == "high"


def test_the_gravest_harm_is_at_least_high_whatever_the_capacity() -> None:
    assert band(4.64, severity=10, likelihood=8) == "high"
    assert band(4.64, severity=10, likelihood=7.9) == "moderate"
    assert band(4.64, severity=8, likelihood=10) == "moderate"


def test_severity_is_at_least_four_for_minors_even_when_unknown() -> None:
    known = SituationInput(extent=4, severity=2, factors=factors(3, 3, 3), capacity=5, minor=True)
    assert score(known).severity == 8
    assert score(replace(known, severity=None)).severity == 8
    assert score(replace(known, severity=None, minor=False)).insufficient


def test_unknown_capacity_shows_likelihood_and_severity_only() -> None:
    found = score(SituationInput(extent=4, severity=3, factors=factors(3, 3, 3)))
    assert found.likelihood == 7 and found.severity == 6
    assert found.priority is None and not found.insufficient


def test_three_rated_factors_must_also_be_half_of_the_linked_ones() -> None:
    assert score(SituationInput(None, 3, factors(3, 3, 3, unrated=3), capacity=1)).likelihood == 6
    assert score(SituationInput(None, 3, factors(3, 3, 3, unrated=4), capacity=1)).insufficient


def test_weights_move_the_factor_component() -> None:
    heavy = (FactorInput(5, 3), FactorInput(1, 1), FactorInput(1, 1))
    assert score(SituationInput(None, 3, heavy, capacity=1)).likelihood == pytest.approx(2 * 17 / 5)


ratings = st.integers(1, 5)
trusts = st.sampled_from(Confidence)
inputs = st.builds(
    SituationInput,
    extent=ratings | st.none(),
    severity=ratings | st.none(),
    factors=st.lists(
        st.builds(FactorInput, presence=ratings | st.none(), weight=st.integers(1, 3), confidence=trusts),
        max_size=8,
    ).map(tuple),
    detection_adequate=st.booleans(),
    minor=st.booleans(),
    capacity=st.floats(0, 10) | st.none(),
    extent_confidence=trusts,
    severity_confidence=trusts,
)


@given(inputs, ratings, st.floats(0, 10))
def test_priority_stays_in_its_range_and_inside_its_uncertainty(
    situation: SituationInput, severity: int, capacity: float
) -> None:
    found = score(replace(situation, severity=severity, capacity=capacity))
    assert (found.priority is None) is (found.likelihood is None)
    if found.priority is None:
        return
    assert 1.587 <= found.priority <= 10.0000001
    assert found.low <= found.priority + 1e-9 and found.priority <= found.high + 1e-9


scored = st.builds(
    SituationInput,
    extent=ratings,
    severity=ratings,
    factors=st.lists(st.builds(FactorInput, presence=ratings, weight=st.integers(1, 3)), min_size=3, max_size=8).map(
        tuple
    ),
    detection_adequate=st.just(True),
    minor=st.booleans(),
    capacity=st.floats(0, 10),
)
"""Situations whose every rating is known, so that each has a priority."""


@given(scored.filter(lambda each: each.extent < 5))
def test_priority_rises_with_extent(situation: SituationInput) -> None:
    raised = replace(situation, extent=situation.extent + 1)
    assert score(raised).priority > score(situation).priority


@given(scored.filter(lambda each: each.severity < 5))
def test_priority_rises_with_severity_above_the_floor(situation: SituationInput) -> None:
    raised = replace(situation, severity=situation.severity + 1)
    before, after = score(situation).priority, score(raised).priority
    assert after >= before if situation.minor and situation.severity < 4 else after > before


@given(scored, st.data())
def test_priority_rises_with_presence(situation: SituationInput, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(situation.factors) - 1))
    one = situation.factors[index]
    assume(one.presence < 5)
    raised = (
        *situation.factors[:index],
        replace(one, presence=one.presence + 1),
        *situation.factors[index + 1 :],
    )
    assert score(replace(situation, factors=raised)).priority > score(situation).priority


@given(scored, st.floats(0, 10))
def test_priority_never_rises_with_capacity(situation: SituationInput, other: float) -> None:
    low, high = sorted((situation.capacity, other))
    assert score(replace(situation, capacity=high)).priority <= score(replace(situation, capacity=low)).priority


@given(inputs, trusts, trusts, trusts)
def test_confidence_never_changes_priority(
    situation: SituationInput, extent: Confidence, severity: Confidence, factor: Confidence
) -> None:
    other = replace(
        situation,
        extent_confidence=extent,
        severity_confidence=severity,
        factors=tuple(replace(each, confidence=factor) for each in situation.factors),
    )
    assert score(other).priority == score(situation).priority


@given(inputs)
def test_unknown_never_equals_one(situation: SituationInput) -> None:
    """An unknown extent or severity never gives what a rating of 1 would give, where 1 counts at all."""
    as_one = score(replace(situation, extent=1, detection_adequate=True))
    unknown = score(replace(situation, extent=None, detection_adequate=True))
    if unknown.likelihood is not None and unknown.likelihood > 2:
        assert unknown.likelihood > as_one.likelihood
    if not situation.minor:
        assert score(replace(situation, severity=None)).insufficient


@given(inputs)
def test_one_component_is_never_better_than_low_confidence(situation: SituationInput) -> None:
    found = score(situation)
    if found.extent_used != found.factors_used:
        assert found.confidence <= Confidence.LOW


def test_no_green_cell_touches_a_red_one() -> None:
    cells = {(a, b): matrix_colour(a, b) for a in range(1, 6) for b in range(1, 6)}
    for (a, b), colour in cells.items():
        around = {cells.get((a + i, b + j)) for i in (-1, 0, 1) for j in (-1, 0, 1)}
        assert not (colour == "green" and "red" in around)
    assert {"green", "amber", "red"} == set(cells.values())
