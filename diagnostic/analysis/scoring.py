"""Likelihood, severity and priority of a situation (METHOD 3.2 to 3.4).

Every function takes plain numbers. A rating is 1..5 or None (unknown); components run from 0 to 10.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cbrt
from typing import Literal

from diagnostic.domain.ratings import HIGHEST, LOWEST, Confidence, span

Band = Literal["watch", "moderate", "high", "very_high"]
BANDS: tuple[Band, ...] = ("watch", "moderate", "high", "very_high")
_BAND_LIMITS: tuple[tuple[float, Band], ...] = ((4, "watch"), (6, "moderate"), (8, "high"))

MINOR_SEVERITY = 4
"""Severity floor when the population or the form is under 18 (METHOD 3.2; plan, art. 279.011)."""
FEWEST_FACTORS = 3
"""Rule 2: F needs three rated factors ..."""
_ENDS: tuple[Literal[0, 1], ...] = (0, 1)
SMALLEST_SHARE = 0.5
"""... and half of the linked ones (METHOD 3.3)."""


@dataclass(frozen=True, slots=True)
class FactorInput:
    """One linked factor: presence (None: unknown), weight 1..3, confidence of the presence rating."""

    presence: float | None
    weight: int = 1
    confidence: Confidence = Confidence.NONE


@dataclass(frozen=True, slots=True)
class SituationInput:
    """All that the score of one situation rests on. ``capacity`` is C, 0..10, or None when unknown."""

    extent: float | None
    severity: float | None
    factors: tuple[FactorInput, ...] = ()
    detection_adequate: bool = False
    minor: bool = False
    capacity: float | None = None
    extent_confidence: Confidence = Confidence.NONE
    severity_confidence: Confidence = Confidence.NONE


@dataclass(frozen=True, slots=True)
class Score:
    """The result for one situation. ``None`` in ``likelihood`` or ``severity``: insufficient information.

    ``likelihood`` (L), ``severity`` (S'), ``capacity`` (C) and ``priority`` (P) run to 10; ``low`` and
    ``high`` are the uncertainty range of P; ``extent_used`` and ``factors_used`` say what L rests on.
    """

    likelihood: float | None
    severity: float | None
    capacity: float | None
    priority: float | None
    low: float | None
    high: float | None
    band: Band | None
    confidence: Confidence
    extent_used: bool
    extent_silent: bool
    """Rule 1 set a low extent aside, because little was looked for."""
    factors_used: bool

    @property
    def insufficient(self) -> bool:
        """Rules 3 and 4: there is no likelihood or no severity."""
        return self.likelihood is None or self.severity is None


def factor_component(factors: Sequence[FactorInput]) -> float | None:
    """F, 2..10 (rule 2): twice the weighted mean presence, or None when too few factors are rated."""
    rated = [(each.presence, each.weight) for each in factors if each.presence is not None]
    if len(rated) < FEWEST_FACTORS or len(rated) < SMALLEST_SHARE * len(factors):
        return None
    return 2 * sum(weight * presence for presence, weight in rated) / sum(weight for _, weight in rated)


def likelihood(extent: float | None, component: float | None) -> float | None:
    """L (rule 3): the mean of 2R and F, the one that is known, or None."""
    known = [part for part in (None if extent is None else 2 * extent, component) if part is not None]
    return sum(known) / len(known) if known else None


def priority(likelihood: float, severity: float, capacity: float) -> float:
    """P (rules 5 and 6): cube root of L x S' x max(1, 10 - C); from 1.587 to 10 (INFORM, METHOD 3.3)."""
    return cbrt(likelihood * severity * max(1.0, 10 - capacity))


def band(value: float, severity: float, likelihood: float) -> Band:
    """The band of P; at least ``high`` when S = 5 and L >= 8, whatever the capacity (METHOD 3.3)."""
    exact = round(value, 9)  # roots and products are off by a hair: what is 6 by hand must not stand below 6
    found: Band = next((name for limit, name in _BAND_LIMITS if exact < limit), "very_high")
    if severity >= 2 * HIGHEST and round(likelihood, 9) >= 8 and found in {"watch", "moderate"}:
        return "high"
    return found


def severity_rating(rating: float | None, minor: bool) -> float | None:
    """S with its floor: at least 4 for people under 18, also when nobody could say (METHOD 3.2)."""
    if not minor:
        return rating
    return MINOR_SEVERITY if rating is None else max(MINOR_SEVERITY, rating)


def score(given: SituationInput) -> Score:
    """The whole of METHOD 3.3 and 3.4 for one situation."""
    silent = given.extent is not None and given.extent <= 2 and not given.detection_adequate
    extent = None if silent else given.extent
    component = factor_component(given.factors)
    severity = severity_rating(given.severity, given.minor)
    level = likelihood(extent, component)
    harm = None if severity is None else 2 * severity
    used = [given.extent_confidence] if extent is not None else []
    used += [each.confidence for each in given.factors if component is not None and each.presence is not None]
    used += [given.severity_confidence] if given.severity is not None else [Confidence.NONE]
    trust = min(used)
    if level is None:
        trust = Confidence.NONE
    elif extent is None or component is None:
        trust = min(trust, Confidence.LOW)
    value = low = high = None
    grade: Band | None = None
    if level is not None and harm is not None and given.capacity is not None:
        value = priority(level, harm, given.capacity)
        grade = band(value, harm, level)
        low, high = _range(given, extent, component is not None, severity)
    return Score(
        level,
        harm,
        given.capacity,
        value,
        low,
        high,
        grade,
        trust,
        extent is not None,
        silent,
        component is not None,
    )


def _range(
    given: SituationInput, extent: float | None, factors_used: bool, severity: float | None
) -> tuple[float, float]:
    """P with every rating at the low and at the high end of its span (METHOD 3.4)."""
    assert severity is not None and given.capacity is not None
    severity_confidence = Confidence.NONE if given.severity is None else given.severity_confidence
    ends = []
    for end in _ENDS:
        shifted = None if extent is None else span(extent, given.extent_confidence)[end]
        component = _factor_end(given.factors, end) if factors_used else None
        level = likelihood(shifted, component)
        harm = severity_rating(span(severity, severity_confidence)[end], given.minor)
        assert level is not None and harm is not None
        ends.append(priority(level, 2 * harm, given.capacity))
    return ends[0], ends[1]


def _factor_end(factors: Sequence[FactorInput], end: Literal[0, 1]) -> float:
    """F at the low (0) or high (1) end: every presence moves by its shift (to the end of the scale when nothing backs
    it) and the mean is clipped as a whole, which is how worked example A of METHOD 3.6 gets L 6.5 to 9.5."""
    rated = [(each.presence, each) for each in factors if each.presence is not None]
    moved = sum(_moved(presence, each.confidence, end) * each.weight for presence, each in rated)
    return 2 * min(HIGHEST, max(LOWEST, moved / sum(each.weight for _, each in rated)))


def _moved(presence: float, confidence: Confidence, end: Literal[0, 1]) -> float:
    if confidence is Confidence.NONE:
        return span(presence, confidence)[end]
    return presence + (-confidence.shift, confidence.shift)[end]


def matrix_colour(likelihood: int, severity: int) -> Literal["green", "amber", "red"]:
    """Colour of one cell of the 5 x 5 illustration: product <= 4 green, >= 15 red (METHOD 3.7)."""
    assert LOWEST <= likelihood <= HIGHEST and LOWEST <= severity <= HIGHEST
    product = likelihood * severity
    return "green" if product <= 4 else "red" if product >= 15 else "amber"
