"""Confidence of a rating from the sources it cites (METHOD 3.4). It never multiplies a score."""

import datetime as dt
from collections.abc import Iterable

from diagnostic.domain.ratings import Confidence
from diagnostic.domain.records import Source

RECENT = dt.timedelta(days=3 * 365 + 1)
"""METHOD 3.4: newest source within three years."""


def is_recent(source: Source, today: dt.date) -> bool:
    """Whether a source dates from the last three years; one without a date is not taken as recent."""
    return source.date is not None and today - source.date <= RECENT


def is_solid(source: Source) -> bool:
    """Reliability A or B with credibility 1 or 2, or Indigenous knowledge under protocol (METHOD 3.4)."""
    if source.reliability == "protocol":
        return True
    return source.reliability in {"A", "B"} and source.credibility in {1, 2}


def confidence(sources: Iterable[Source], today: dt.date) -> Confidence:
    """Confidence that a set of sources gives to one rating (METHOD 3.4). Sources of the same kind count once; one
    whose kind nobody said is not taken as independent of the others."""
    cited = list(sources)
    kinds = {source.source_kind for source in cited if source.source_kind}
    recent = any(is_recent(source, today) for source in cited)
    if len(kinds) >= 3 and recent and any(is_solid(source) for source in cited):
        return Confidence.HIGH
    if len(kinds) >= 2 or any(is_recent(source, today) and is_solid(source) for source in cited):
        return Confidence.MEDIUM
    return Confidence.LOW if cited else Confidence.NONE
