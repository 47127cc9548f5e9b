"""Light or dark, and the size of text, for the whole window; changed while it runs."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from diagnostic.ui.settings import Theme
from diagnostic.ui.steps.style import QUIET, USUAL, sheet

_usual_size = 0.0


def apply(application: QApplication, theme: Theme, text_size: int, before: Callable[[], object] = lambda: None) -> bool:
    """Use a theme (``system`` follows the computer) and a text size in percent; whether anything looks different now.
    ``before`` is called first when something will."""
    global _usual_size
    if not _usual_size:
        application.setStyle("Fusion")
        _usual_size = max(application.font().pointSizeF(), USUAL)
    dark = theme == "dark" or (theme == "system" and _system_is_dark())
    font = application.font()
    font.setPointSizeF(_usual_size * text_size / 100)
    wanted = sheet(dark, font.pointSizeF())
    if wanted == application.styleSheet():
        return False
    before()
    application.setPalette(palette(dark))
    application.setFont(font)
    application.setStyleSheet(wanted)
    return True


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def palette(dark: bool) -> QPalette:
    """Qt's palette in the colours of the style sheet, for what is painted without it."""
    colours = QUIET[dark]
    role = QPalette.ColorRole
    found = QPalette()
    for each, name in {
        role.Window: "ground",
        role.WindowText: "ink",
        role.Base: "base",
        role.AlternateBase: "stripe",
        role.Text: "ink",
        role.Button: "card",
        role.ButtonText: "ink",
        role.ToolTipBase: "card",
        role.ToolTipText: "ink",
        role.PlaceholderText: "faint",
        role.Highlight: "chosen",
        role.HighlightedText: "chosen_ink",
        role.Link: "accent",
        role.Mid: "line",
        role.Dark: "line",
    }.items():
        found.setColor(each, QColor(colours[name]))
    for each in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours["faint"]))
    return found
