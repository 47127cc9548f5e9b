"""The map as a picture, drawn by matplotlib without Qt or a display: for the workbook, and as a page to print.

It is drawn in Statistics Canada's Lambert projection (EPSG:3347), so that the North keeps its shape. Every colour
goes with a shape, and the legend names both.
"""

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import cos, floor, hypot, log10, sin, sqrt
from typing import Any, Literal

from diagnostic.analysis import Analysis
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import PILLARS
from diagnostic.domain.safeguards.views import View
from diagnostic.language import text
from diagnostic.mapping import ground, layers, margin
from diagnostic.mapping.margin import INK, LEGEND, MARKS, ROLES, SOFT, SQUARE, Mark

SMALLEST_KM = 40.0
"""Width of the smallest area drawn: a picture never comes closer than the squares it shows."""
MARGIN = 1.25
"""How much wider than its records a picture is."""
NEAR, FAR = 0.7, 3.0
"""When the nearest of so many records lie in an area that is this many times narrower than that of all, the picture
shows that area, and a small one beside it shows all."""
DPI = 200
PAGE, EDGE, PRINT_DPI = (11.0, 8.5), 0.4, 300
"""A page of letter paper on its side and its empty edge, in inches; how finely it is drawn as a picture."""
APART, MOST_SPREAD = 15.0, 300
"""Pixels between the middles of two symbols, on a picture 1000 pixels wide; how many are spread like that at most."""


def map_picture(view: View, analysis: Analysis, lang: Lang, size: tuple[int, int]) -> bytes:
    """The places and resources of a view as a PNG of ``size`` (pixels), with title, terms, legend and sources; the
    owner and the terms also stand in the file's metadata (G05)."""
    figure = _drawn(view, analysis, lang, (size[0] / DPI, size[1] / DPI), DPI)
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI, metadata={"Software": None} | margin.metadata(view, analysis, lang))
    return out.getvalue()


def page(view: View, analysis: Analysis, lang: Lang, form: Literal["pdf", "png"]) -> bytes:
    """The same as a page of letter paper to print: as PDF, whose lines and words stay sharp, or as PNG at 300 dots an
    inch. In colours that spare ink; every symbol has a shape of its own, so that it reads in black and white too."""
    from matplotlib import rc_context
    from matplotlib.transforms import Bbox

    inside = (PAGE[0] - 2 * EDGE, PAGE[1] - 2 * EDGE)
    whole = Bbox([[-EDGE, -EDGE], [inside[0] + EDGE, inside[1] + EDGE]])
    told = margin.metadata(view, analysis, lang)
    metadata: dict[str, Any] = {"Software": None} | told
    if form == "pdf":
        about = {"Title": told["Title"], "Author": told["Author"], "Subject": told["Copyright"]}
        metadata = about | {"Keywords": told["Source"], "Creator": "Repère", "CreationDate": None}
    out = io.BytesIO()
    with rc_context({"pdf.fonttype": 42}):  # words that can be searched and read aloud
        figure = _drawn(view, analysis, lang, inside, PRINT_DPI, paper=True)
        figure.savefig(out, format=form, dpi=PRINT_DPI, bbox_inches=whole, facecolor="white", metadata=metadata)
    return out.getvalue()


def _drawn(
    view: View, analysis: Analysis, lang: Lang, inches: tuple[float, float], dpi: int, paper: bool = False
) -> Any:
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # a home where it cannot keep its list of fonts is no harm
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    marks = list(_marks(view, analysis, lang))
    figure = Figure(figsize=inches, dpi=dpi, facecolor="white")
    FigureCanvasAgg(figure)
    width, height = inches[0] * DPI, inches[1] * DPI
    unit = min(width / 1000, height / 620)
    low, high = margin.write(figure, view, analysis, lang, unit)
    room = (0.012, low, 1 - LEGEND - 0.024, high - low)
    chart = figure.add_axes(room)
    shape = width * room[2] / (height * room[3])
    whole, near = _frames(marks, shape)
    scale = near.width / (width * room[2])
    ground.draw(chart, near, scale, lang, 5.2 * unit, paper=paper)
    spread = _spread(_inside(marks, near), scale * APART * unit)
    _draw_marks(chart, spread, unit)
    _name(chart, spread, view, near, unit)
    _scale_bar(chart, near, lang, unit)
    _north(chart, near, lang, unit)
    if whole is not near:
        _overview(chart, marks, spread, whole, near, lang, unit, paper)
    margin.legend(figure, view, [*marks, *spread], lang, unit, high)
    return figure


@cache
def _project() -> Any:
    from pyproj import Transformer

    return Transformer.from_crs(4326, 3347, always_xy=True)


def _marks(view: View, analysis: Analysis, lang: Lang) -> Iterator[Mark]:
    found = {
        "community": layers.community(view),
        "resources": layers.resources(view, lang),
        "places": layers.places(view, analysis.place_confidence, lang),
    }
    for kind, names in (("community", ()), ("resources", PILLARS), ("places", ROLES)):
        for each in found[kind]:
            if each.position is None:
                continue
            x, y = _project().transform(*each.position)
            given = each.look.get("roles" if kind == "places" else "pillars", ())
            code = next((name for name in names if name in given), "")
            square = tuple(_project().transform(*corner) for corner in each.square or ())
            yield Mark(kind, code, x, y, square, several=len(given) > 1)


def _frames(marks: list[Mark], shape: float) -> tuple[ground.Frame, ground.Frame]:
    """The area around all records and the one to draw, of the shape (width by height) of the picture: the same unless
    most records lie close together; all of Canada without any."""
    if not marks:
        canada = ground.frame(*ground.CANADA, shape)
        return canada, canada
    home = next((each for each in marks if each.kind == "community"), marks[0])
    by_distance = sorted(marks, key=lambda each: hypot(each.x - home.x, each.y - home.y))
    whole, near = _frame(marks, shape), _frame(by_distance[: max(1, round(len(marks) * NEAR))], shape)
    return (whole, near) if whole.width > FAR * near.width else (whole, whole)


def _frame(marks: list[Mark], shape: float) -> ground.Frame:
    corners = [corner for each in marks for corner in (*each.square, (each.x, each.y))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    width = max((max(xs) - min(xs)) * MARGIN, SMALLEST_KM * 1000)
    height = max((max(ys) - min(ys)) * MARGIN, SMALLEST_KM * 1000 / shape)
    return ground.frame(
        middle[0] - width / 2, middle[1] - height / 2, middle[0] + width / 2, middle[1] + height / 2, shape
    )


def _inside(marks: list[Mark], seen: ground.Frame) -> list[Mark]:
    return [each for each in marks if seen.left < each.x < seen.right and seen.bottom < each.y < seen.top]


def _spread(marks: list[Mark], apart: float) -> list[Mark]:
    """The marks so far apart (metres) that each can be seen: one that would hide another moves along a spiral, and a
    line leads from it to where it belongs. The same marks always move the same way. More than ``MOST_SPREAD`` stay
    where they are: so many would fill the picture, each far from where it belongs."""
    if len(marks) > MOST_SPREAD:
        return marks
    taken: list[tuple[float, float]] = []
    found = []
    for mark in marks:
        if mark.kind == "community":
            found.append(mark)
            continue
        step = 0
        x, y = mark.x, mark.y
        while any(hypot(x - a, y - b) < apart for a, b in taken):
            step += 1
            out, turn = apart * 0.55 * sqrt(step), step * 2.399963  # the golden angle: no two steps in line
            x, y = mark.x + out * cos(turn), mark.y + out * sin(turn)
        taken.append((x, y))
        found.append(replace(mark, x=x, y=y, home=(mark.x, mark.y)))
    return found


def _draw_marks(chart: Any, marks: list[Mark], unit: float) -> None:
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
        if each.home and each.home != (each.x, each.y):
            chart.plot(*zip(each.home, (each.x, each.y), strict=True), color=SOFT, lw=0.4 * unit, zorder=6)
    alike: dict[tuple[str, str], list[Mark]] = {}
    for each in marks:
        alike.setdefault((each.kind, each.code), []).append(each)
    for (kind, code), group in alike.items():  # one stroke each: of thousands, each alone would take seconds
        where = [each.x for each in group], [each.y for each in group]
        look: dict[str, Any] = {"linestyle": "none"}
        if kind == "community":
            chart.plot(*where, "+", ms=9 * unit, mec=INK, mew=1.1 * unit, zorder=6, **look)
            continue
        shape, colour = MARKS[code]
        if kind == "places":
            look |= {"ms": 5.0 * unit, "mfc": colour, "mec": "white", "mew": 0.5 * unit, "zorder": 8}
        else:
            look |= {"ms": 4.2 * unit, "mfc": "white", "mec": colour, "mew": 1.1 * unit, "zorder": 7}
        chart.plot(*where, marker=shape, **look)
        dots = [(each.x, each.y) for each in group if each.several]
        if dots:
            dot = "white" if kind == "places" else colour
            xs, ys = zip(*dots, strict=True)
            chart.plot(xs, ys, "o", ms=1.5 * unit, mfc=dot, mec="none", linestyle="none", zorder=8)


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


def _north(chart: Any, frame: ground.Frame, lang: Lang, unit: float) -> None:
    """An arrow to the north, which in this projection is straight up only in the middle of the country."""
    x, y = frame.left + frame.width * 0.045, frame.bottom + frame.height * 0.13
    longitude, latitude = _project().transform(x, y, direction="INVERSE")
    further = _project().transform(longitude, min(latitude + 0.1, 89.9))
    reach = frame.height * 0.07 / hypot(further[0] - x, further[1] - y)
    tip = x + (further[0] - x) * reach, y + (further[1] - y) * reach
    arrow = {
        "arrowstyle": "-|>",
        "color": INK,
        "lw": 1.1 * unit,
        "mutation_scale": 7 * unit,
        "shrinkA": 0,
        "shrinkB": 0,
    }
    chart.annotate("", xy=tip, xytext=(x, y), arrowprops=arrow, zorder=9)
    above = x + (tip[0] - x) * 1.3, y + (tip[1] - y) * 1.3
    look = {"fontsize": 5.4 * unit, "weight": "bold", "color": INK, "ha": "center", "va": "center", "zorder": 9}
    chart.text(*above, text("mapping-north", lang), **look)


def _name(chart: Any, marks: list[Mark], view: View, seen: ground.Frame, unit: float) -> None:
    """The community's name, under the symbols that stand around it."""
    home = next((each for each in marks if each.kind == "community"), None)
    words = view.diagnostic.community.name.strip()
    if home is None or not words:
        return
    reach = seen.width * 0.16
    below = [each.y for each in marks if abs(each.x - home.x) < reach and -reach < each.y - home.y < reach / 2]
    halo = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.2 * unit}
    level = max(seen.bottom + seen.height * 0.07, min(below) - seen.height * 0.03)
    look = {"fontsize": 6.4 * unit, "weight": "bold", "color": INK, "ha": "center", "va": "top"}
    chart.text(home.x, level, words[:60], zorder=7, bbox=halo, **look)


def _overview(
    chart: Any,
    marks: list[Mark],
    drawn: list[Mark],
    whole: ground.Frame,
    near: ground.Frame,
    lang: Lang,
    unit: float,
    paper: bool,
) -> None:
    """All records on a small map in the emptiest corner of the large one, whose own area is a box on it."""
    from matplotlib.patches import Rectangle

    share, edge = 0.30, 0.012
    corners = [(x, y) for y in (1 - share - edge, edge) for x in (1 - share - edge, edge)][:3]

    def crowd(corner: tuple[float, float]) -> int:
        left, low = near.left + corner[0] * near.width, near.bottom + corner[1] * near.height
        return sum(
            left < each.x < left + share * near.width and low < each.y < low + share * near.height for each in drawn
        )

    small = chart.inset_axes((*min(corners, key=crowd), share, share))
    ground.draw(small, whole, whole.width / (260 * unit), lang, 4.0 * unit, most=5, paper=paper)
    for each in marks:
        if each.kind != "community" and not _inside([each], near):
            shape, colour = MARKS[each.code]
            filled = colour if each.kind == "places" else "white"
            small.plot(each.x, each.y, shape, ms=3.2 * unit, mfc=filled, mec=colour, mew=0.8 * unit, zorder=8)
    box = Rectangle((near.left, near.bottom), near.width, near.height, fill=False, ec=INK, lw=1.2 * unit, zorder=9)
    small.add_patch(box)
    for side in small.spines.values():
        side.set(color=INK, linewidth=0.8 * unit, zorder=20)
