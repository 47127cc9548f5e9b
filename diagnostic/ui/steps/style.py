"""The look of the whole window in the colours of a theme and at a size of text: one style sheet for everything."""

import re
from string import Template

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette

from diagnostic.shipped import RESOURCES
from diagnostic.ui.steps.tones import DARK, LIGHT, is_dark

QUIET: dict[bool, dict[str, str]] = {
    False: {
        "ink": "#1b2430", "soft": "#4f5a6a", "faint": "#687280", "line": "#dce1e8", "field": "#858f9f",
        "ground": "#f6f8fa", "rail": "#ebeff4", "card": "#ffffff", "base": "#ffffff", "stripe": "#f8fafc",
        "accent": "#1c5f8a", "deep": "#164c6f", "accent_ink": "#ffffff",
        "chosen": "#dbeaf5", "chosen_ink": "#12324a", "danger": "#a3211c",
    },
    True: {
        "ink": "#e9edf3", "soft": "#b4bdcb", "faint": "#98a2b2", "line": "#37404d", "field": "#7d8899",
        "ground": "#171b21", "rail": "#1e242c", "card": "#20262f", "base": "#1a1f26", "stripe": "#1f252d",
        "accent": "#7db8e0", "deep": "#a3cdea", "accent_ink": "#0c1d2a",
        "chosen": "#26455b", "chosen_ink": "#eef6fc", "danger": "#f0968f",
    },
}  # fmt: skip
"""Colours of light (False) and dark screens. ``ground`` is the window, ``rail`` what frames it, ``card`` what stands
on it, ``base`` what is typed in; every pair in ``ON`` has a contrast of at least 4.5:1 (tested)."""
ON: dict[str, tuple[str, ...]] = {
    "ink": ("ground", "rail", "card", "base", "stripe"),
    "soft": ("ground", "rail", "card", "base", "stripe"),
    "faint": ("ground", "card", "base"),
    "accent": ("ground", "rail", "card", "base"),
    "accent_ink": ("accent", "deep"),
    "chosen_ink": ("chosen",),
    "danger": ("ground", "card", "base"),
}
"""Which colour of text stands on which grounds."""
SIZES = {"big": 2.0, "title": 1.5, "head": 1.2, "sub": 1.08, "small": 0.92}
"""Sizes of text, as times the usual one."""
USUAL = 10.0
"""Points of the usual text at 100 %; lengths in the style sheet are written for it."""
_LENGTH = re.compile(r"\b(\d+)(s|h)p\b")


def sheet(dark: bool, points: float) -> str:
    """The style sheet for a theme and a usual text of ``points``. In it ``$$name`` is a colour or a size of text,
    and ``12sp`` a length of 12 pixels that grows with the text, ``12hp`` one that grows half as fast (the space
    around words, which larger text needs less)."""
    words = dict(QUIET[dark])
    for tone, paint in (DARK if dark else LIGHT).items():
        words |= {tone: paint.ground, f"{tone}_ink": paint.ink}
    words |= {name: f"{points * times:.1f}pt" for name, times in SIZES.items()}
    folder = RESOURCES / "style"
    QDir.setSearchPaths("style", [str(folder)])  # a style sheet cannot say a path with blanks or brackets
    words["theme"] = "dark" if dark else "light"
    filled = Template((folder / "steps.qss").read_text(encoding="utf-8")).substitute(words)
    times = points / USUAL
    grown = {"s": times, "h": (1 + times) / 2}
    return _LENGTH.sub(lambda found: f"{round(int(found[1]) * grown[found[2]])}px", filled)


def colour(name: str, palette: QPalette) -> QColor:
    """A colour of the theme in use by its name (``ink``, ``accent`` ...), for what is painted by hand."""
    return QColor(QUIET[is_dark(palette)][name])


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (``#rrggbb``) by WCAG 2.2: 1 to 21."""

    def light(name: str) -> float:
        parts = (int(name[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)
