"""Scores of all situations, gaps, what to find out, and how stable the order is (METHOD 3.3 to 3.5)."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

from diagnostic.analysis.confidence import confidence
from diagnostic.analysis.coverage import Coverage, capacity
from diagnostic.analysis.scoring import FactorInput, Score, SituationInput, score
from diagnostic.analysis.suggestions import practices_for
from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.links import actions_by_gap, linked_factors
from diagnostic.domain.ratings import Confidence, span
from diagnostic.domain.records import Situation, Source

CONCERN = 6.0
"""METHOD 3.4: P >= 6 with low confidence goes to "find out more"."""
DRAWS, SEED, TOP = 1000, 112, 5
"""Rank stability: 1,000 draws with a fixed seed, share of draws in the top five (METHOD 3.4)."""


@dataclass(frozen=True, slots=True)
class SituationResult:
    """One situation with its score, what it rests on, and the situations that its range overlaps."""

    situation: Situation
    given: SituationInput
    score: Score
    sources: int
    tied: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id of the situation."""
        return self.situation.id


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing for a population in a pillar; ``value`` = sqrt(L x S') x (1 - Cov), 0..10."""

    population: str
    pillar: str
    value: float
    status: str
    binding: tuple[str, ...]
    barriers: tuple[str, ...]
    distance_km: float | None
    practices: tuple[str, ...]
    actions: tuple[str, ...] = ()
    """Ids of the plan's actions that narrow it (link action-gap, METHOD 1.4); empty: the plan leaves it open."""


@dataclass(frozen=True, slots=True)
class FindOutMore:
    """A situation to learn more about, and why: ``low_confidence`` (with P >= 6), ``insufficient`` or
    ``capacity_unknown``."""

    situation: Situation
    reason: Literal["low_confidence", "insufficient", "capacity_unknown"]
    priority: float | None


def is_minor(situation: Situation, catalogues: Catalogues) -> bool:
    """Whether the population or the form concerns people under 18 (column ``under_18``; METHOD 3.2)."""
    entries = (
        catalogues.find("populations", situation.population),
        catalogues.find("forms_of_exploitation", situation.form),
    )
    return any(entry is not None and entry.more.get("under_18") == "yes" for entry in entries)


def results(
    diagnostic: Diagnostic, catalogues: Catalogues, cells: Sequence[Coverage], today: dt.date
) -> tuple[SituationResult, ...]:
    """Every situation scored: highest P first, then those without a P, then insufficient information."""
    sources = {source.id: source for source in diagnostic.all(Source)}

    def trust(ids: Sequence[str]) -> Confidence:
        return confidence((sources[each] for each in ids if each in sources), today)

    capacities = {
        population: capacity([each for each in cells if each.population == population])
        for population in {each.population for each in cells}
    }
    factors = linked_factors(diagnostic, catalogues)
    found = []
    for situation in diagnostic.all(Situation):
        linked = factors[situation.id]
        given = SituationInput(
            extent=situation.extent,
            severity=situation.severity,
            factors=tuple(FactorInput(each.presence, each.weight, trust(each.sources)) for each in linked),
            detection_adequate=situation.detection == "adequate",
            minor=is_minor(situation, catalogues),
            capacity=capacities.get(situation.population),
            extent_confidence=trust(situation.extent_sources),
            severity_confidence=trust(situation.severity_sources),
        )
        cited = {*situation.extent_sources, *situation.severity_sources}
        cited |= {source for each in linked for source in each.sources}
        found.append(SituationResult(situation, given, score(given), len(cited & sources.keys())))
    found.sort(key=_order)
    return tuple(replace(each, tied=_tied(each, found)) for each in found)


def _order(result: SituationResult) -> tuple[int, float]:
    if result.score.priority is not None:
        return 0, -result.score.priority
    if not result.score.insufficient:
        return 1, -(result.score.likelihood or 0) * (result.score.severity or 0)
    return 2, 0.0


def _tied(one: SituationResult, all_of_them: Sequence[SituationResult]) -> tuple[str, ...]:
    """Situations whose uncertainty ranges overlap with this one's (METHOD 3.4)."""
    if one.score.low is None or one.score.high is None:
        return ()
    return tuple(
        other.id
        for other in all_of_them
        if other.id != one.id
        and other.score.low is not None
        and other.score.high is not None
        and other.score.low <= one.score.high
        and one.score.low <= other.score.high
    )


def gap_value(likelihood: float, severity: float, coverage: float) -> float:
    """Gap = sqrt(L x S') x (1 - Cov): capacity is left out of the first term (METHOD 3.5)."""
    return sqrt(likelihood * severity) * (1 - coverage)


def gaps(
    scored: Sequence[SituationResult],
    cells: Sequence[Coverage],
    diagnostic: Diagnostic,
    catalogues: Catalogues,
) -> tuple[Gap, ...]:
    """Gaps by population and pillar, largest first; a population's most concerning situation counts."""
    concern: dict[str, tuple[float, float]] = {}
    for result in scored:
        level, harm = result.score.likelihood, result.score.severity
        if level is None or harm is None:
            continue
        known = concern.get(result.situation.population, (0.0, 0.0))
        concern[result.situation.population] = max(known, (level, harm), key=lambda pair: pair[0] * pair[1])
    planned = actions_by_gap(diagnostic)
    found = []
    for cell in cells:
        if cell.population not in concern or cell.value is None:
            continue
        value = gap_value(*concern[cell.population], cell.value)
        if value > 0:
            practices = practices_for(cell.population, cell.pillar, diagnostic, catalogues)
            found.append(
                Gap(
                    cell.population,
                    cell.pillar,
                    value,
                    cell.status,
                    cell.binding,
                    cell.barriers,
                    cell.distance_km,
                    practices,
                    tuple(each.id for each in planned.get((cell.population, cell.pillar), ())),
                )
            )
    return tuple(sorted(found, key=lambda gap: -gap.value))


def find_out_more(scored: Sequence[SituationResult]) -> tuple[FindOutMore, ...]:
    """What to learn next: high concern with low confidence, and all that could not be scored."""
    found = []
    for result in scored:
        value = result.score.priority
        if result.score.insufficient:
            found.append(FindOutMore(result.situation, "insufficient", None))
        elif value is None:
            found.append(FindOutMore(result.situation, "capacity_unknown", None))
        elif value >= CONCERN and result.score.confidence <= Confidence.LOW:
            found.append(FindOutMore(result.situation, "low_confidence", value))
    return tuple(found)


def stability(scored: Sequence[SituationResult], draws: int = DRAWS, seed: int = SEED) -> dict[str, float]:
    """Share of draws in which each situation is among the top five, every rating drawn evenly within its span
    (METHOD 3.4, sensitivity step). Same inputs, same answer."""
    chance = random.Random(seed)
    ranked = [result for result in scored if result.score.priority is not None]
    counts = dict.fromkeys((result.id for result in ranked), 0)

    def draw(rating: float, trust: Confidence) -> float:
        return chance.uniform(*span(rating, trust))

    for _ in range(draws):
        values = []
        for result in ranked:
            given = result.given
            drawn = replace(
                given,
                extent=draw(given.extent, given.extent_confidence)
                if result.score.extent_used and given.extent is not None
                else None,
                severity=None if given.severity is None else draw(given.severity, given.severity_confidence),
                detection_adequate=True,
                factors=tuple(
                    each if each.presence is None else replace(each, presence=draw(each.presence, each.confidence))
                    for each in given.factors
                ),
            )
            values.append((score(drawn).priority or 0, result.id))
        for _, one in sorted(values, reverse=True)[:TOP]:
            counts[one] += 1
    return {one: count / draws for one, count in counts.items()}
