"""What several groups said of one rating: how far apart they are, beside the value that was agreed.

A roundtable asks each group for its own rating before one is agreed. The spread is information, not error: a wide one
says that groups see the situation differently (METHOD 1.3, "do groups describe it differently"). It never changes a
score.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_low

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import GroupRating

WIDE = 2
"""Steps of the scale between the lowest and the highest group from which they are said to be far apart."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What groups said of one rating. ``low``, ``middle`` and ``high`` are ratings 1..5, None while no group gave
    one; ``unknown`` groups could not tell and count in none of them."""

    groups: int
    unknown: int
    low: int | None
    middle: int | None
    high: int | None
    dissents: tuple[str, ...]

    @property
    def wide(self) -> bool:
        """Whether groups are far apart."""
        return self.low is not None and self.high is not None and self.high - self.low >= WIDE


def of_rating(diagnostic: Diagnostic, record_id: str, field: str) -> tuple[GroupRating, ...]:
    """What each group said of one rating, in the order they were written down."""
    return tuple(
        each for each in diagnostic.all(GroupRating) if each.record == record_id and each.record_field == field
    )


def spread(ratings: Iterable[GroupRating]) -> Spread | None:
    """How far apart groups are; None when none was asked. The middle is the lower median, a value of the scale."""
    asked = tuple(ratings)
    if not asked:
        return None
    values = [each.value for each in asked if each.value is not None]
    return Spread(
        groups=len(asked),
        unknown=sum("value" in each.unknown for each in asked),
        low=min(values, default=None),
        middle=median_low(values) if values else None,
        high=max(values, default=None),
        dissents=tuple(each.dissent for each in asked if each.dissent.strip()),
    )
