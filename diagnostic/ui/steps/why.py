"""Why a situation stands where it does: each component of its score in plain words (METHOD 3.3, 3.4)."""

from collections.abc import Mapping

from diagnostic.analysis import SituationResult
from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.language import text
from diagnostic.ui.widgets.words import locale


def decimal(value: float | None, lang: Lang) -> str:
    """A score with one decimal at most (METHOD 3.8, 1); an em dash for none."""
    return "—" if value is None else locale(lang).toString(float(value), "f", 1)


def why(result: SituationResult, names: Mapping[str, str], catalogues: Catalogues, lang: Lang) -> list[str]:
    """Sentences about one result; ``names`` are the names of all situations."""
    given, score = result.given, result.score
    rated = sum(each.presence is not None for each in given.factors)
    numbers = {"extent": int(given.extent or 0), "rated": rated, "linked": len(given.factors)}
    lines = []
    if score.extent_silent:
        lines.append(text("view-why-silent", lang, extent=int(given.extent or 0)))
    if score.likelihood is None:
        lines.append(text("view-why-no-likelihood", lang, **numbers))
    else:
        both = score.extent_used and score.factors_used
        basis = "both" if both else "extent" if score.extent_used else "factors"
        level = decimal(score.likelihood, lang)
        lines.append(text(f"view-why-likelihood-{basis}", lang, value=level, **numbers))
    if score.severity is None:
        lines.append(text("view-why-no-severity", lang))
    else:
        key = "view-why-severity-minor" if given.minor and (given.severity or 0) < 4 else "view-why-severity"
        lines.append(text(key, lang, value=decimal(score.severity, lang)))
    if score.capacity is None:
        lines.append(text("view-why-no-capacity", lang))
    else:
        lines.append(text("view-why-capacity", lang, value=decimal(score.capacity, lang)))
    if score.priority is not None:
        lines.append(
            text(
                "view-why-priority",
                lang,
                value=decimal(score.priority, lang),
                low=decimal(score.low, lang),
                high=decimal(score.high, lang),
            )
        )
    trust = catalogues.label("rating_scales", score.confidence.code, lang)
    one = score.extent_used != score.factors_used
    lines.append(text("view-why-confidence-one" if one else "view-why-confidence", lang, value=trust))
    if result.situation.trend:
        trend = catalogues.label("choices:trend", result.situation.trend, lang)
        lines.append(text("view-why-trend", lang, value=trend))
    if result.tied:
        shown = "; ".join(names[each] for each in result.tied if each in names)
        lines.append(text("view-why-tied", lang, others=shown))
    return lines
