"""The map as a picture (PNG), drawn by matplotlib without Qt or a display: for the workbook, reports and slides.

It is drawn in Statistics Canada's Lambert projection (EPSG:3347), so that the North keeps its shape. Every colour
goes with a shape, and the legend names both.
"""

from dataclasses import dataclass

from diagnostic.mapping import basemap

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
WATER, LAND, ABROAD, SHORE, RIVER, PROVINCE, COUNTRY = (
    "#cfe2ec", "#f7f4ec", "#e9e6df", "#86a9bb", "#a9cbdc", "#b3a6b8", "#8b7d93",
)  # fmt: skip
CANADA = (-2_750_000.0, 3_000_000.0)
"""Left and right edges of Canada, then its lower and upper edges, in metres of EPSG:3347 about its false origin."""
SMALLEST_KM = 30.0
"""Width of the smallest area drawn: a picture never comes closer than the squares it shows."""
DPI = 200


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
