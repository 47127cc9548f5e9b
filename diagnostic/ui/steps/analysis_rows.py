"""The rows of the results' tables (METHOD 3.7): scores, coverage, gaps and what to find out, in words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from diagnostic.analysis import Coverage, FindOutMore, Gap, SituationResult
from diagnostic.analysis.coverage import grade
from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.ratings import Confidence
from diagnostic.domain.records import PILLARS, Action
from diagnostic.language import text
from diagnostic.ui.steps.results_table import Cell, Row
from diagnostic.ui.steps.tones import BANDS, STATUSES, TRENDS
from diagnostic.ui.steps.why import decimal
from diagnostic.ui.widgets.words import locale

SITUATIONS = (
    "population",
    "form",
    "likelihood",
    "severity",
    "capacity",
    "priority",
    "band",
    "confidence",
    "trend",
    "tied",
)
SAID_BELOW = ("tied", "capacity", "severity", "likelihood", "trend", "confidence")
"""Columns of situations that the words below the table say too, the first to give way where there is little room."""
GAPS = ("population", "pillar", "gap", "status", "barrier", "distance", "practices", "planned")
FIND_OUT = ("population", "form", "finding", "priority")


def headings(names: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """Headings of the columns of a table."""
    return tuple(text(f"view-result-{name}", lang) for name in names)


def percent(value: float, lang: Lang) -> str:
    """A share in words of the language: 59 %, 59% in English."""
    return text("view-percent", lang, value=locale(lang).toString(round(100 * value)))


def situation_rows(
    results: Sequence[SituationResult],
    catalogues: Catalogues,
    lang: Lang,
    shares: Mapping[str, float] | None,
) -> list[Row]:
    """One row a situation; with ``shares`` a last column says how stable its place is."""
    number = {result.id: at for at, result in enumerate(results, 1)}
    rows: list[Row] = []
    for at, result in enumerate(results, 1):
        situation, score = result.situation, result.score
        cells = [
            Cell(f"{at}. {catalogues.label('populations', situation.population, lang)}"),
            Cell(catalogues.label("forms_of_exploitation", situation.form, lang)),
            *(
                Cell(decimal(value, lang), value, numeric=True)
                for value in (score.likelihood, score.severity, score.capacity)
            ),
            _priority(result, lang),
            _band(result, lang),
            _confidence(score.confidence, catalogues, lang),
            _trend(situation.trend, catalogues, lang),
            Cell(_runs(sorted(number[each] for each in result.tied)), len(result.tied), numeric=True),
        ]
        if shares is not None:
            share = shares.get(result.id)
            cells.append(Cell("—" if share is None else percent(share, lang), share, numeric=True))
        rows.append((result.id, tuple(cells)))
    return rows


def _runs(numbers: Sequence[int]) -> str:
    """Numbers with those that follow each other put together: 2–5, 7."""
    runs: list[list[int]] = []
    for each in numbers:
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _priority(result: SituationResult, lang: Lang) -> Cell:
    score = result.score
    if score.priority is None:
        return Cell("—", None, numeric=True)
    low, high = decimal(score.low, lang), decimal(score.high, lang)
    words = text("view-result-range", lang, value=decimal(score.priority, lang), low=low, high=high)
    return Cell(words, score.priority, numeric=True)


def _band(result: SituationResult, lang: Lang) -> Cell:
    score = result.score
    if score.band is None:
        key = "view-band-insufficient" if score.insufficient else "view-band-no-capacity"
        return Cell(f"? {text(key, lang)}", -1, "grey")
    symbol, tone = BANDS[score.band]
    return Cell(f"{symbol} {text(f'view-band-{score.band}', lang)}", list(BANDS).index(score.band), tone)


def _trend(code: str, catalogues: Catalogues, lang: Lang) -> Cell:
    if not code:
        return Cell(text("view-unknown", lang), 9)
    return Cell(f"{TRENDS.get(code, '')} {catalogues.label('choices:trend', code, lang)}", list(TRENDS).index(code))


def _confidence(confidence: Confidence, catalogues: Catalogues, lang: Lang) -> Cell:
    dots = "■" * int(confidence) + "□" * (3 - int(confidence))
    return Cell(
        f"{dots} {text(f'view-{confidence.code}', lang)}",
        int(confidence),
        more=catalogues.label("rating_scales", confidence.code, lang),
    )


def coverage_rows(cells: Sequence[Coverage], catalogues: Catalogues, lang: Lang, cautious: bool = False) -> list[Row]:
    """One row a population, a column a pillar: status in words, coverage and the barrier that binds. In the cautious
    view, services not verified for twelve months count by half (METHOD 3.5); ``!`` marks them in both."""
    found: dict[str, dict[str, Coverage]] = {}
    for cell in cells:
        found.setdefault(cell.population, {})[cell.pillar] = cell
    return [
        (
            population,
            (
                Cell(catalogues.label("populations", population, lang)),
                *(_coverage(by_pillar[pillar], lang, cautious) for pillar in PILLARS),
            ),
        )
        for population, by_pillar in found.items()
    ]


def _coverage(cell: Coverage, lang: Lang, cautious: bool) -> Cell:
    value = cell.cautious if cautious else cell.value
    status = grade(value) if cautious and value else cell.status
    symbol, tone = STATUSES[status]
    words = f"{symbol} {text(f'view-status-{status}', lang)}"
    if value:
        words += f" ({percent(value, lang)})" + (" !" if cell.stale else "")
    if cell.binding and cell.status != "absent":
        words += f"\n{binding(cell.binding, lang)}"
    more = f"{words}\n{_uncertain(cell, lang)}".strip()
    return Cell(words, -1 if value is None else value, tone, more=more)


def _uncertain(cell: Coverage, lang: Lang) -> str:
    """How many of a cell's services were not verified for a year, or could not be counted, and why."""
    flags = Counter(each.flag for each in cell.effects if each.flag)
    found = [text(f"view-flag-{flag}", lang, count=count) for flag, count in flags.items()]
    if cell.stale:
        found.insert(0, text("view-flag-stale", lang, count=cell.stale))
    return "\n".join(found)


def binding(names: Sequence[str], lang: Lang) -> str:
    """The dimensions that close a service most, by name (METHOD 3.5)."""
    return ", ".join(text(f"view-dimension-{name}", lang) for name in names)


def gap_rows(gaps: Sequence[Gap], diagnostic: Diagnostic, catalogues: Catalogues, lang: Lang) -> list[Row]:
    """Gaps, largest first, with the barrier that binds, practices that could answer, and the plan's actions."""
    titles = {each.id: each.title for each in diagnostic.all(Action)}
    rows: list[Row] = []
    for gap in gaps:
        symbol, tone = STATUSES[gap.status]
        rows.append(
            (
                f"{gap.population} {gap.pillar}",
                (
                    Cell(catalogues.label("populations", gap.population, lang)),
                    Cell(catalogues.label("choices:pillar", gap.pillar, lang)),
                    Cell(decimal(gap.value, lang), gap.value, numeric=True),
                    Cell(f"{symbol} {text(f'view-status-{gap.status}', lang)}", tone=tone),
                    Cell(
                        binding(gap.binding, lang),
                        more=catalogues.labels("access_barriers", gap.barriers, lang),
                    ),
                    Cell(
                        _distance(gap.distance_km, lang),
                        gap.distance_km,
                        numeric=True,
                    ),
                    Cell(catalogues.labels("prevention_practices", gap.practices, lang)),
                    Cell(
                        "\n".join(titles[each] for each in gap.actions) or text("view-gap-open", lang),
                        len(gap.actions),
                    ),
                ),
            )
        )
    return rows


def _distance(km: float | None, lang: Lang) -> str:
    if km is None:
        return ""
    return text("view-km", lang, km=locale(lang).toString(round(km))) if km >= 1 else text("view-here", lang)


def find_out_rows(found: Sequence[FindOutMore], catalogues: Catalogues, lang: Lang) -> list[Row]:
    """What to learn next, and why."""
    return [
        (
            each.situation.id,
            (
                Cell(catalogues.label("populations", each.situation.population, lang)),
                Cell(catalogues.label("forms_of_exploitation", each.situation.form, lang)),
                Cell(text(f"view-find-{each.reason}", lang)),
                Cell(decimal(each.priority, lang), each.priority, numeric=True),
            ),
        )
        for each in found
    ]
