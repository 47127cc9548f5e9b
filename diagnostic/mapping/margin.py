"""What stands around the map picture: symbols and their meaning, title, owner, terms, release and sources."""

import textwrap
from dataclasses import dataclass
from typing import Any

from diagnostic.analysis import Analysis
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import PILLARS
from diagnostic.domain.safeguards.views import View
from diagnostic.language import date_words, text
from diagnostic.mapping import sheet

ROLES = ("recruitment", "transit", "exploitation", "identification")
MARKS = {  # shape, colour: the same as on the map page
    "recruitment": ("^", "#a8480f"),
    "transit": ("D", "#8a6100"),
    "exploitation": ("s", "#a01c48"),
    "identification": ("o", "#6a469b"),
    "prevention": ("h", "#0d7267"),
    "protection": ("P", "#1b5fae"),
    "prosecution": ("p", "#44546c"),
    "partnerships": ("*", "#47740b"),
    "": ("o", "#6b6570"),
}
INK, SOFT, SQUARE = "#23282e", "#565e68", "#a8480f"
LEGEND = 0.27
"""Share of the width that the legend takes."""
WIDEST = 118
"""Letters of one line of terms under the map: as wide as the map, the legend stands beside them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One record on the picture: where (metres of EPSG:3347), what (``MARKS``), and its square in the same metres."""

    kind: str
    code: str
    x: float
    y: float
    square: tuple[tuple[float, float], ...] = ()
    several: bool = False
    """Whether it has more roles or pillars than the one that gives it its shape."""
    home: tuple[float, float] | None = None
    """Where it belongs, when it was moved aside."""


def metadata(view: View, analysis: Analysis, lang: Lang) -> dict[str, str]:
    """Owner, terms and release for the file itself, where they stay when the picture is cut (G03, G05)."""
    said = [text("mapping-example", lang)] if view.diagnostic.community.example else []
    return {
        "Title": sheet.title(view, lang),
        "Author": view.diagnostic.community.owner,
        "Copyright": " · ".join((*said, *sheet.terms(view, lang), analysis.today.isoformat())),
        "Source": text("mapping-attribution", lang),
    }


def write(figure: Any, view: View, analysis: Analysis, lang: Lang, unit: float) -> tuple[float, float]:
    """The title, for whom the picture is and that it is an example over the map; the release, the owner and the sources
    under it. Answers the lower and upper edge that are left for the map, as shares of the height."""
    figure.text(0.012, 0.957, sheet.title(view, lang), fontsize=8.5 * unit, color=INK, weight="bold", va="center")
    scope, *rest = sheet.terms(view, lang)
    top = 0.912
    for line, colour in ((text("mapping-example", lang), "#7a1a1a"), (scope, INK)):
        if colour == INK or view.diagnostic.community.example:
            figure.text(0.012, top, line, fontsize=5 * unit, color=colour, weight="bold", va="center")
            top -= 0.036
    lines = [line for each in rest for line in textwrap.wrap(each, WIDEST)]
    made = text("mapping-made-on", lang, date=date_words(analysis.today, lang))
    lines += textwrap.wrap(f"{made} · {text('mapping-attribution', lang)}", WIDEST)
    low = 0.022 + 0.026 * len(lines)
    for number, line in enumerate(lines):
        figure.text(0.012, low - 0.022 - 0.026 * number, line, fontsize=4.3 * unit, color=SOFT, va="center")
    return low, top + 0.012


def legend(figure: Any, view: View, marks: list[Mark], lang: Lang, unit: float, top: float) -> None:
    """What the symbols mean, under each other from ``top`` (share of the height)."""
    from matplotlib.lines import Line2D

    known, handles, labels = view.catalogues, [], []

    def add(shape: str, fill: str, edge: str, words: str, size: float = 5.5) -> None:
        handles.append(Line2D([], [], ls="", marker=shape, ms=size * unit, mfc=fill, mec=edge, mew=0.9 * unit))
        labels.append(_wrapped(words))

    def head(key: str) -> None:
        handles.append(Line2D([], [], ls="", marker=""))
        labels.append(text(key, lang))

    found = {(each.kind, each.code) for each in marks}
    for kind, names, choice, nothing in (
        ("places", ROLES, "choices:place_role", "mapping-no-role"),
        ("resources", PILLARS, "choices:pillar", "mapping-no-pillar"),
    ):
        used = [each for each in (*names, "") if (kind, each) in found]
        if used:
            head(f"mapping-{kind}")
        for code in used:
            shape, colour = MARKS[code]
            words = known.label(choice, code, lang) if code else text(nothing, lang)
            add(shape, colour if kind == "places" else "white", colour, words)
    if any(each.kind == "community" for each in marks):
        add("+", "none", INK, text("mapping-community-is", lang), 6)
    if any(each.square for each in marks):
        handles.append(Line2D([], [], ls="", marker="s", ms=7 * unit, mfc=SQUARE + "1f", mec=SQUARE, mew=0.5 * unit))
        labels.append(_wrapped(text("mapping-square-note", lang)))
    if any(each.home not in {None, (each.x, each.y)} for each in marks):
        handles.append(Line2D([0, 1], [0, 0], color=SOFT, lw=0.6 * unit))
        labels.append(_wrapped(text("mapping-line-note", lang)))
    if not {"places", "resources"} & {each.kind for each in marks}:
        handles.append(Line2D([], [], ls=""))
        labels.append(_wrapped(text("mapping-picture-nothing", lang)))
    shown = figure.legend(
        handles,
        labels,
        loc="upper left",
        bbox_to_anchor=(1 - LEGEND, top),
        frameon=False,
        fontsize=5.4 * unit,
        labelcolor=INK,
        borderaxespad=0,
        handletextpad=0.5,
        labelspacing=0.75,
    )
    heads = {text("mapping-places", lang), text("mapping-resources", lang)}
    for words in shown.get_texts():
        if words.get_text() in heads:
            words.set_weight("bold")


def _wrapped(words: str) -> str:
    return "\n".join(textwrap.wrap(words, 28))
