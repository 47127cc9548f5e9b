"""The look of the steps' screens, in the colours of the theme in use."""

from string import Template

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from diagnostic.shipped import RESOURCES
from diagnostic.ui.steps.tones import DARK, LIGHT, is_dark

QUIET: dict[bool, dict[str, str]] = {
    False: {
        "ink": "#1d2430", "soft": "#515b6b", "faint": "#6b7482", "line": "#d5dae2", "field": "#8a93a3",
        "card": "#f7f8fa", "base": "#ffffff", "accent": "#1f5f8b", "accent_ink": "#ffffff",
        "chosen": "#d6e6f2", "chosen_ink": "#12324a",
    },
    True: {
        "ink": "#eceff4", "soft": "#b7c0ce", "faint": "#949eae", "line": "#3c4552", "field": "#7d8899",
        "card": "#232932", "base": "#1b2027", "accent": "#7db8e0", "accent_ink": "#0e1f2c",
        "chosen": "#274a63", "chosen_ink": "#eef6fc",
    },
}  # fmt: skip
"""Colours of light (False) and dark screens; text on its ground has a contrast of at least 4.5:1 (tested)."""


def sheet(palette: QPalette) -> str:
    """The style sheet filled with the colours of the theme in use."""
    dark = is_dark(palette)
    colours = dict(QUIET[dark])
    for tone, paint in (DARK if dark else LIGHT).items():
        colours |= {tone: paint.ground, f"{tone}_ink": paint.ink}
    folder = RESOURCES / "style"
    QDir.setSearchPaths("style", [str(folder)])  # a style sheet cannot say a path with blanks or brackets
    colours["arrow"] = f"down-{'dark' if dark else 'light'}.svg"
    template = (folder / "steps.qss").read_text(encoding="utf-8")
    return Template(template).substitute(colours)


def colour(name: str, palette: QPalette) -> QColor:
    """A colour of the theme in use by its name (``ink``, ``accent`` ...), for what is painted by hand."""
    return QColor(QUIET[is_dark(palette)][name])


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2: 1 to 21."""

    def light(name: str) -> float:
        colour = QColor(name)
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def larger(label: QLabel, times: float) -> None:
    """Make a heading larger than the text around it, whatever the text size in use."""
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * times)
    font.setBold(True)
    label.setFont(font)
