"""What a diagnostic tells: scores, coverage, gaps, confidence. Pure functions of records (METHOD 3)."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from diagnostic.analysis.confidence import confidence
from diagnostic.analysis.coverage import Coverage, coverage
from diagnostic.analysis.priorities import FindOutMore, Gap, SituationResult, find_out_more, gaps, results
from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.ratings import Confidence
from diagnostic.domain.records import Place, Source


@dataclass(frozen=True, slots=True)
class Analysis:
    """All results for one diagnostic at one date. They order a discussion; people choose priorities."""

    today: dt.date
    situations: tuple[SituationResult, ...]
    coverage: tuple[Coverage, ...]
    gaps: tuple[Gap, ...]
    find_out_more: tuple[FindOutMore, ...]
    place_confidence: dict[str, Confidence]


def analyse(diagnostic: Diagnostic, catalogues: Catalogues, today: dt.date) -> Analysis:
    """Everything METHOD section 3 computes but for rank stability (``priorities.stability``), which is drawn
    on request."""
    cells = coverage(diagnostic, catalogues, today)
    scored = results(diagnostic, catalogues, cells, today)
    return Analysis(
        today=today,
        situations=scored,
        coverage=cells,
        gaps=gaps(scored, cells, diagnostic, catalogues),
        find_out_more=find_out_more(scored),
        place_confidence=place_confidence(diagnostic, today),
    )


def place_confidence(diagnostic: Diagnostic, today: dt.date) -> dict[str, Confidence]:
    """How sure each place is, by its id (METHOD 3.4): all that the map needs of the analysis."""
    sources = {source.id: source for source in diagnostic.all(Source)}

    @cache
    def sure(cited: tuple[str, ...]) -> Confidence:
        return confidence((sources[each] for each in cited if each in sources), today)

    return {place.id: sure(place.sources) for place in diagnostic.all(Place)}
