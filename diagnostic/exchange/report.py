"""The one-page summary for council, as PDF: sheet 2 of the workbook made for a meeting (METHOD 5).

The page is set by typst from a shipped template; what it says goes in as data, never as markup.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from diagnostic.analysis import Analysis
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import Priority, Strength
from diagnostic.domain.safeguards.views import View
from diagnostic.exchange.material import Material
from diagnostic.exchange.terms import terms
from diagnostic.exchange.typesetting import typeset
from diagnostic.exchange.words import OutLang
from diagnostic.exchange.workbook.cells import legible
from diagnostic.exchange.workbook.sheet import band_mark
from diagnostic.exchange.workbook.summary import (
    actions_of,
    gap_themes,
    priorities,
    strength_words,
    unknown_why,
    unknowns,
)
from diagnostic.exchange.writing import replacing
from diagnostic.shipped import RESOURCES

TEMPLATE = RESOURCES / "report" / "council.typ"
SIZES = ((5, 7, 220), (5, 7, 150), (4, 7, 150), (4, 7, 110), (3, 7, 90), (3, 7, 60), (2, 7, 40), (2, 5, 25))
"""Items of a part, priorities, and letters of a text: tried in turn until all stands on one page."""
LONGEST_NAME = 90


def write(view: View, analysis: Analysis, out: Path, lang: OutLang) -> None:
    """Write the page; with ``both`` languages, one page each. Raises ``CannotWrite``."""
    langs: tuple[Lang, ...] = ("en", "fr") if lang == "both" else (lang,)
    materials = [Material.of(view, analysis, each) for each in langs]
    pdf = b""
    for size in SIZES:
        pdf, count = typeset(TEMPLATE, {"pages": [page(material, *size) for material in materials]})
        if count <= len(langs):
            break
    with replacing(out) as temporary:
        temporary.write_bytes(pdf)


def page(material: Material, most: int, most_priorities: int, letters: int) -> dict[str, Any]:
    """What the page says, as data."""
    words, community, view = material.words, material.community, material.view

    def short(text: str, room: int = letters) -> str:
        whole = " ".join(legible(text).split())
        return whole if len(whole) <= room else f"{whole[:room].rpartition(' ')[0] or whole[:room]}…"

    def part(key: str, items: list[dict[str, str]], limit: int, empty: str) -> dict[str, Any]:
        more = words.text("report-see-workbook") if len(items) > limit else ""
        return {
            "title": words.text(f"workbook-part-{key}"),
            "items": items[:limit],
            "empty": empty,
            "more": more,
        }

    strengths = []
    for each in view.diagnostic.all(Strength):
        name, more = strength_words(material, each)
        strengths.append(_item("✓", short(name), short(more)))
    chosen = priorities(material)
    decisions = [_item(str(at), body=short(each.decision_asked)) for at, each in enumerate(_asked(chosen), 1)]
    gaps = [
        _item(str(at), short(theme.what), short(theme.who), short(theme.why))
        for at, theme in enumerate(gap_themes(material), 1)
    ]
    unknown = [
        _item("?", body=short(material.situation(each.situation)), note=short(unknown_why(material, each)))
        for each in unknowns(material)
    ]
    owner = short(community.owner, 160)
    foot = [" · ".join(filter(None, (owner and words.text("report-owner", owner=owner), terms(material))))]
    if view.shared and view.release:
        release = view.release
        foot.append(
            words.text("report-release", authority=short(release.authority, 120), purpose=short(release.purpose, 120))
        )
    foot += [material.review, words.text("report-made", date=words.date(material.analysis.today))]
    return {
        "lang": words.first,
        "title": words.text("report-title"),
        "subtitle": words.text("report-subtitle"),
        "community": short(material.title, LONGEST_NAME),
        "owner": owner,
        "period": material.period,
        "shared": view.shared,
        "scope": short(material.scope, 220),
        "example": words.text("exchange-example") if community.example else "",
        "strengths": part("strengths", strengths, most, material.empty(1)),
        "priorities": part(
            "priorities",
            [_priority(material, each, at, short) for at, each in enumerate(chosen, 1)],
            most_priorities,
            material.empty(9),
        ),
        "decisions": part("decisions", decisions, most_priorities, words.text("exchange-none-recorded")),
        "gaps": part("gaps", gaps, most, material.empty(7)),
        "unknown": part("unknown", unknown, most - 1, material.empty(4)),
        "concern": {
            "title": words.text("report-concern"),
            "note": words.text("report-concern-note"),
            "empty": words.text("report-not-scored"),
            "rows": _concern(material, most, short),
        },
        "help": short(words.said(words.text("exchange-help"), material.short_help(230)), 260),
        "foot": foot,
    }


def _item(sign: str, head: str = "", body: str = "", note: str = "") -> dict[str, str]:
    return {"sign": sign, "head": head, "body": body, "note": note}


def _asked(chosen: Iterable[Priority]) -> list[Priority]:
    return [each for each in chosen if each.decision_asked]


def _priority(material: Material, priority: Priority, number: int, short: Any) -> dict[str, str]:
    """A priority with its reason, and who does the first action by when."""
    words = material.words
    note = ""
    for action in actions_of(material, priority)[:1]:
        note = action.title
        if action.lead and action.due:
            by = words.text("report-lead", lead=action.lead, due=words.date(action.due))
            note = f"{action.title} ({by})"
    if not note and priority.no_action_because:
        note = words.said(words.text("workbook-no-action"), priority.no_action_because)
    return _item(str(number), short(priority.title), short(priority.reason), short(note))


def _concern(material: Material, most: int, short: Any) -> list[dict[str, Any]]:
    rows = []
    for result in material.analysis.situations:
        score = result.score
        if score.priority is None or score.low is None or score.high is None:
            continue
        band = band_mark(material.words, score.band)
        rows.append(
            {
                "name": short(material.situation(result.situation), 92),
                "value": score.priority,
                "low": score.low,
                "high": score.high,
                "score": material.words.score(score.priority, score.low, score.high),
                "band": band.text.partition(" ")[2],
                "tone": band.tone,
            }
        )
    return rows[:most]
