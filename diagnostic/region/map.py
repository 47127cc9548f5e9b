"""A picture of where the communities of a report are, drawn by matplotlib: only what the report says by name anyway.

A community stands at the place of the embedded gazetteer that bears its name in its province; those without one stand
together at their province, with their number. No symbol is larger or darker than another (H07), and nothing of what a
community said is on it.
"""

import io
import textwrap
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.mapping import basemap, ground
from diagnostic.region.report import Report
from diagnostic.region.towns import town
from diagnostic.region.wording import Wording

SIZE = (1600, 1000)
"""Width and height of the picture in pixels."""
DPI = 160
SMALLEST = 600_000.0
"""Metres across of the smallest area that is drawn."""
MARGIN = 1.3
MOST_NAMES = 40
"""Names of communities that are written beside their symbols; of more, only the symbols stand there."""
INK, DOT, GROUP = "#23282e", "#1b5fae", "#6a469b"


@dataclass(frozen=True, slots=True)
class Spot:
    """A symbol: where (metres of EPSG:3347), what is written beside it, and whether it stands for a province."""

    x: float
    y: float
    words: str
    province: bool


def draw(wording: Wording) -> bytes | None:
    """The picture (PNG of ``SIZE``), with title, terms, legend and sources; None when the report names nobody."""
    lang = wording.words.first
    spots = _spots(wording.report, wording, lang)
    if not spots:
        return None
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(SIZE[0] / DPI, SIZE[1] / DPI), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    lines = [line for each in (wording.scope, wording.words.text("mapping-attribution")) for line in _wrapped(each)]
    low = 0.03 + 0.03 * (len(lines) + 1)
    chart = figure.add_axes((0.012, low, 0.976, 0.925 - low))
    shape = SIZE[0] * 0.976 / (SIZE[1] * (0.925 - low))
    seen = _frame(spots, shape)
    ground.draw(chart, seen, seen.width / (SIZE[0] * 0.976), lang, 6.5)
    _place(chart, spots, seen)
    title = f"{wording.words.text('regional-map')} · {wording.period}"
    figure.text(0.012, 0.962, title, fontsize=12, weight="bold", color=INK, va="center")
    _legend(figure, spots, wording, low)
    for number, line in enumerate(lines):
        figure.text(0.012, 0.03 * (len(lines) - number) - 0.012, line, fontsize=6.5, color="#565e68", va="center")
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI, metadata={"Software": None, "Title": title, "Copyright": wording.scope})
    return out.getvalue()


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, 190)


def _spots(report: Report, wording: Wording, lang: Lang) -> list[Spot]:
    found, rest = [], Counter[str]()
    for member in report.members:
        place = town(member.name, member.province)
        if place is None:
            rest[member.province] += 1
        else:
            x, y = _project().transform(place.longitude, place.latitude)
            found.append(Spot(x, y, member.name, False))
    for province, many in sorted(rest.items()):
        if province in provinces():
            name = wording.catalogues.label("choices:province", province, lang)
            x, y = _project().transform(*provinces()[province])
            found.append(Spot(x, y, f"{name} ({many})", True))
    return found


@cache
def provinces() -> dict[str, tuple[float, float]]:
    """Longitude and latitude at which the name of each province stands on maps, by its code."""
    from diagnostic.shipped import catalogues

    codes = {each.label("en"): each.id for each in catalogues().entries("choices:province")}
    names = basemap.layer("name", basemap.DEEPEST - 1).to_crs(4326)
    names = names[names.kind == "province"]
    return {codes[name]: (at.x, at.y) for name, at in zip(names.name_en, names.geometry, strict=True) if name in codes}


@cache
def _project() -> Any:
    from pyproj import Transformer

    return Transformer.from_crs(4326, 3347, always_xy=True)


def _frame(spots: list[Spot], shape: float) -> ground.Frame:
    xs, ys = [each.x for each in spots], [each.y for each in spots]
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    wide, tall = (max((max(each) - min(each)) * MARGIN, SMALLEST) / 2 for each in (xs, ys))
    return ground.frame(middle[0] - wide, middle[1] - tall, middle[0] + wide, middle[1] + tall, shape)


def _place(chart: Any, spots: list[Spot], seen: ground.Frame) -> None:
    written = sum(not each.province for each in spots) <= MOST_NAMES
    halo = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.0}
    for each in spots:
        shape, colour = ("s", GROUP) if each.province else ("o", DOT)
        chart.plot(each.x, each.y, shape, ms=6, mfc="white", mec=colour, mew=1.8, zorder=8)
        if each.province or written:
            right = each.x < seen.left + seen.width * 0.7
            chart.annotate(
                each.words, (each.x, each.y), ((7 if right else -7), 0), textcoords="offset points", fontsize=7.5,
                weight="bold", color=INK, va="center", ha="left" if right else "right", zorder=9, bbox=halo,
            )  # fmt: skip


def _legend(figure: Any, spots: list[Spot], wording: Wording, low: float) -> None:
    from matplotlib.lines import Line2D

    kinds = [each for each in (False, True) if any(spot.province is each for spot in spots)]
    look: dict[str, Any] = {"ls": "", "ms": 6, "mfc": "white", "mew": 1.8}
    handles = [Line2D([], [], marker="s" if each else "o", mec=GROUP if each else DOT, **look) for each in kinds]
    labels = [wording.words.text("regional-map-province" if each else "regional-map-place") for each in kinds]
    figure.legend(
        handles, labels, loc="lower left", bbox_to_anchor=(0.006, low - 0.052), frameon=False, fontsize=7.5,
        ncols=2, handletextpad=0.4, labelcolor=INK,
    )  # fmt: skip
