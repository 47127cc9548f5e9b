"""Symbols and colours of results. A colour never stands without its word and its symbol (METHOD 3.7)."""

from typing import Literal, NamedTuple

from PySide6.QtGui import QColor, QGuiApplication, QPalette

Tone = Literal["green", "amber", "red", "grey"]


class Paint(NamedTuple):
    """A background and the text on it; contrast at least 4.5:1 (a test computes it)."""

    ground: str
    ink: str


LIGHT: dict[Tone, Paint] = {
    "green": Paint("#d8efdf", "#134a2a"),
    "amber": Paint("#fbedc4", "#5f4100"),
    "red": Paint("#f8d7d3", "#7a1a1a"),
    "grey": Paint("#e6e8ec", "#353c47"),
}
DARK: dict[Tone, Paint] = {
    "green": Paint("#173f2a", "#c8f0d5"),
    "amber": Paint("#4b3a12", "#fbe5ab"),
    "red": Paint("#571f1d", "#fcd3cf"),
    "grey": Paint("#3a4049", "#e2e6ec"),
}
BANDS: dict[str, tuple[str, Tone]] = {
    "watch": ("○", "green"),
    "moderate": ("◐", "amber"),
    "high": ("●", "red"),
    "very_high": ("▲", "red"),
}
STATUSES: dict[str, tuple[str, Tone]] = {
    "absent": ("✕", "red"),
    "blocked": ("⊘", "red"),
    "weak": ("◔", "amber"),
    "partial": ("◑", "amber"),
    "good": ("●", "green"),
    "unverified": ("?", "grey"),
    "not_examined": ("–", "grey"),
}
TRENDS = {"rising": "↗", "stable": "→", "falling": "↘"}


def is_dark(palette: QPalette) -> bool:
    """Whether the theme in use is dark. What the style sheet makes transparent has a palette that cannot tell: then
    the application's does."""
    ground = palette.color(QPalette.ColorRole.Window)
    if ground.alpha() == 0:
        ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return ground.lightness() < 128


def paint(tone: Tone, palette: QPalette) -> tuple[QColor, QColor]:
    """Background and text colour of a tone in the theme in use."""
    found = (DARK if is_dark(palette) else LIGHT)[tone]
    return QColor(found.ground), QColor(found.ink)
