"""The map as a picture (PNG), drawn by matplotlib without Qt or a display: for the workbook, reports and slides.

It is drawn in Statistics Canada's Lambert projection (EPSG:3347), so that the North keeps its shape. Every colour
goes with a shape, and the legend names both.
"""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import floor, log10
from typing import Any

from diagnostic.analysis import Analysis
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import PILLARS
from diagnostic.domain.safeguards.views import View
from diagnostic.language import text
from diagnostic.mapping import ground, layers, sheet

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
SMALLEST_KM = 40.0
"""Width of the smallest area drawn: a picture never comes closer than the squares it shows."""
MARGIN = 1.25
"""How much wider than its records a picture is."""
DPI = 200
LEGEND = 0.27
"""Share of the width that the legend takes."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One record on the picture: where (metres of EPSG:3347), what (``MARKS``), and its square in the same metres."""

    kind: str
    code: str
    x: float
    y: float
    square: tuple[tuple[float, float], ...] = ()
    several: bool = False
    """Whether it has more roles or pillars than the one that gives it its shape."""


def map_picture(view: View, analysis: Analysis, lang: Lang, size: tuple[int, int]) -> bytes:
    """The places and resources of a view as a PNG of ``size`` (pixels), with title, terms, legend and sources."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # a home where it cannot keep its list of fonts is no harm
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    marks = list(_marks(view, analysis, lang))
    figure = Figure(figsize=(size[0] / DPI, size[1] / DPI), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    unit = min(size[0] / 1000, size[1] / 620)
    chart = figure.add_axes((0.01, 0.075, 1 - LEGEND - 0.02, 0.80))
    frame = _frame(marks, size[0] * (1 - LEGEND - 0.02) / (size[1] * 0.80))
    metres_per_pixel = frame.width / (size[0] * (1 - LEGEND))
    ground.draw(chart, frame, metres_per_pixel, lang, 5.2 * unit)
    _draw_marks(chart, marks, unit)
    _scale_bar(chart, frame, lang, unit)
    _around(figure, view, lang, unit)
    _legend(figure, view, marks, lang, unit)
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI, metadata={"Software": None})
    return out.getvalue()


@cache
def _project() -> Any:
    from pyproj import Transformer

    return Transformer.from_crs(4326, 3347, always_xy=True)


def _marks(view: View, analysis: Analysis, lang: Lang) -> Iterator[_Mark]:
    payload = layers.payload(view, analysis, lang)
    for kind, names in (("community", ()), ("resources", PILLARS), ("places", ROLES)):
        for feature in payload[kind]["features"]:
            x, y = _project().transform(*feature["geometry"]["coordinates"])
            words = feature["properties"]
            given = words.get("roles" if kind == "places" else "pillars", ())
            code = next((each for each in names if each in given), "")
            ring = words.get("cell") or ()
            square = tuple(_project().transform(*corner) for corner in ring)
            yield _Mark(kind, code, x, y, square, several=len(given) > 1)


def _frame(marks: list[_Mark], shape: float) -> ground.Frame:
    """The area around all records, of the shape (width by height) of the picture; all of Canada without any."""
    if not marks:
        return ground.frame(*ground.CANADA, shape)
    xs, ys = [each.x for each in marks], [each.y for each in marks]
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    width = max((max(xs) - min(xs)) * MARGIN, SMALLEST_KM * 1000)
    height = max((max(ys) - min(ys)) * MARGIN, SMALLEST_KM * 1000 / shape)
    return ground.frame(
        middle[0] - width / 2, middle[1] - height / 2, middle[0] + width / 2, middle[1] + height / 2, shape
    )


def _draw_marks(chart: Any, marks: list[_Mark], unit: float) -> None:
    from matplotlib.collections import PolyCollection

    squares = [each.square for each in marks if each.square]
    if squares:
        chart.add_collection(
            PolyCollection(
                squares,
                facecolors=SQUARE + "1f",
                edgecolors=SQUARE,
                linewidths=0.5 * unit,
                linestyles="--",
                zorder=5,
            )
        )
    for each in marks:
        if each.kind == "community":
            chart.plot(each.x, each.y, "o", ms=13 * unit, mfc="none", mec=INK, mew=0.9 * unit, zorder=6)
            continue
        shape, colour = MARKS[each.code]
        chart.plot(
            each.x,
            each.y,
            shape,
            ms=(5.0 if each.kind == "places" else 4.2) * unit,
            mfc=colour if each.kind == "places" else "white",
            mec="white" if each.kind == "places" else colour,
            mew=0.5 * unit if each.kind == "places" else 1.1 * unit,
            zorder=8 if each.kind == "places" else 7,
        )
        if each.several:
            dot = "white" if each.kind == "places" else colour
            chart.plot(each.x, each.y, "o", ms=1.5 * unit, mfc=dot, mec="none", zorder=8)


def _scale_bar(chart: Any, frame: ground.Frame, lang: Lang, unit: float) -> None:
    reach = frame.width / 5 / 1000
    power = 10 ** floor(log10(reach))
    kilometres = max(each * power for each in (1, 2, 5) if each * power <= reach)
    left, level = frame.left + frame.width * 0.03, frame.bottom + frame.height * 0.035
    chart.plot([left, left + kilometres * 1000], [level, level], color=INK, lw=1.4 * unit, zorder=9)
    chart.text(
        left,
        level + frame.height * 0.012,
        text("mapping-unit-km", lang, count=round(kilometres)),
        fontsize=5 * unit,
        color=INK,
        zorder=9,
    )


def _around(figure: Any, view: View, lang: Lang, unit: float) -> None:
    figure.text(0.012, 0.955, sheet.title(view, lang), fontsize=8.5 * unit, color=INK, weight="bold", va="center")
    said = sheet.terms(view, lang)[0]
    if view.diagnostic.community.example:
        said = text("mapping-example", lang)
    figure.text(0.012, 0.905, said, fontsize=5 * unit, color="#7a1a1a", va="center")
    figure.text(0.012, 0.035, text("mapping-attribution", lang), fontsize=4.6 * unit, color=SOFT, va="center")


def _legend(figure: Any, view: View, marks: list[_Mark], lang: Lang, unit: float) -> None:
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
        add("o", "none", INK, text("mapping-community-is", lang), 7)
    if any(each.square for each in marks):
        handles.append(Line2D([], [], ls="", marker="s", ms=7 * unit, mfc=SQUARE + "1f", mec=SQUARE, mew=0.5 * unit))
        labels.append(_wrapped(text("mapping-square-note", lang)))
    if not {"places", "resources"} & {each.kind for each in marks}:
        handles.append(Line2D([], [], ls=""))
        labels.append(_wrapped(text("mapping-picture-nothing", lang)))
    shown = figure.legend(
        handles,
        labels,
        loc="upper left",
        bbox_to_anchor=(1 - LEGEND, 0.885),
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
    import textwrap

    return "\n".join(textwrap.wrap(words, 30))
