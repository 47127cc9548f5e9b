"""The embedded basemap under a map picture: land, water, borders and names, in EPSG:3347."""

from dataclasses import dataclass
from functools import cache
from math import log2
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.mapping import basemap

WATER, LAND, ABROAD, SHORE, RIVER, PROVINCE, COUNTRY = (
    "#cfe2ec", "#f7f4ec", "#e9e6df", "#86a9bb", "#a9cbdc", "#b3a6b8", "#8b7d93",
)  # fmt: skip
PAPER = {WATER: "#e4edf2", LAND: "#ffffff", ABROAD: "#f1f1f1"}
"""The same on paper, to spare ink."""
NAME, WATER_NAME = "#4a4f57", "#4d7388"
CANADA = (3_600_000.0, 700_000.0, 9_150_000.0, 4_700_000.0)
"""Left, lower, right and upper edge of Canada in metres of EPSG:3347."""
MOST_NAMES = 14
TILE_METRES = 156_543.0
"""Metres of a pixel of web map tiles at zoom 0 on the equator (256 pixels a tile)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture shows: an area in metres of EPSG:3347 and the same in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    degrees: basemap.Bounds

    @property
    def width(self) -> float:
        """Metres from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Metres from bottom to top."""
        return self.top - self.bottom


def frame(left: float, bottom: float, right: float, top: float, shape: float) -> Frame:
    """An area widened on two sides until its width by its height is ``shape``."""
    width, height = right - left, top - bottom
    aside, above = max(0.0, (height * shape - width) / 2), max(0.0, (width / shape - height) / 2)
    edges = (left - aside, bottom - above, right + aside, top + above)
    return Frame(*edges, _degrees().transform_bounds(*edges, densify_pts=21))


@cache
def _degrees() -> Any:
    from pyproj import Transformer

    return Transformer.from_crs(3347, 4326, always_xy=True)


def draw(
    chart: Any,
    seen: Frame,
    metres_per_pixel: float,
    lang: Lang,
    size: float,
    most: int = MOST_NAMES,
    *,
    paper: bool = False,
) -> None:
    """Draw the basemap of an area on matplotlib axes, with at most ``most`` names; ``size`` is that of the names in
    points; ``paper``: in the colours of ``PAPER``."""
    zoom = max(2, min(basemap.DEEPEST, round(log2(TILE_METRES * 0.6 / metres_per_pixel))))
    bounds = (*seen.degrees[:2], seen.degrees[2], min(84.0, seen.degrees[3]))
    tint = PAPER if paper else {}
    chart.set_facecolor(tint.get(WATER, WATER))
    fills = {"land": LAND, "abroad": ABROAD, "lake": WATER}
    for order, (name, colour) in enumerate(fills.items()):
        found = _layer(name, zoom, bounds)
        if len(found):
            found.plot(ax=chart, color=tint.get(colour, colour), linewidth=0, zorder=order, aspect=None)
    lines = (("river", RIVER, 0.5, "-"), ("coast", SHORE, 0.5, "-"), ("border", COUNTRY, 0.6, (0, (4, 2))))
    for name, colour, width, style in lines:
        found = _layer(name, zoom, bounds)
        if len(found):
            found.plot(ax=chart, color=colour, linewidth=width, linestyle=style, zorder=3, aspect=None)
    _names(chart, seen, zoom, bounds, lang, size, most)
    chart.set_xlim(seen.left, seen.right)
    chart.set_ylim(seen.bottom, seen.top)
    chart.set_aspect("equal", adjustable="box")
    chart.set(xlabel="", ylabel="")
    chart.set_xticks([])
    chart.set_yticks([])
    for edge in chart.spines.values():
        edge.set_color(SHORE)
        edge.set_linewidth(0.6)


def _layer(name: str, zoom: int, bounds: basemap.Bounds) -> Any:
    found = basemap.layer(name, zoom, bounds)
    return found[~found.geometry.is_empty & found.geometry.notna()].to_crs(3347)


def _names(chart: Any, seen: Frame, zoom: int, bounds: basemap.Bounds, lang: Lang, size: float, most: int) -> None:
    """The most prominent names that do not touch each other: places with a dot, waters and provinces in italics."""
    places = _layer("place", zoom, bounds)
    if len(places):
        places = places.sort_values("population", ascending=False)
    taken: list[tuple[float, float]] = []
    column = f"name_{lang}"

    def free(x: float, y: float) -> bool:
        wide, tall, edge = (0.14, 0.045, 0.08) if most == MOST_NAMES else (0.4, 0.12, 0.3)
        if not (seen.left < x < seen.right - seen.width * edge and seen.bottom < y < seen.top):
            return False
        near = any(abs(x - a) < seen.width * wide and abs(y - b) < seen.height * tall for a, b in taken)
        return not near and len(taken) < most

    for point, name in zip(places.geometry, places.get(column, ()), strict=False):
        if free(point.x, point.y):
            taken.append((point.x, point.y))
            chart.plot(point.x, point.y, "o", ms=size * 0.3, color=NAME, zorder=4)
            chart.text(
                point.x + seen.width * 0.006,
                point.y,
                name,
                fontsize=size,
                color=NAME,
                va="center",
                zorder=4,
                clip_on=True,
            )
    wide = _layer("name", zoom, bounds)
    for point, name, kind in zip(wide.geometry, wide.get(column, ()), wide.get("kind", ()), strict=False):
        if free(point.x, point.y):
            taken.append((point.x, point.y))
            colour = NAME if kind == "province" else WATER_NAME
            chart.text(
                point.x,
                point.y,
                name,
                fontsize=size,
                color=colour,
                style="italic",
                ha="center",
                zorder=4,
                clip_on=True,
            )
