"""What this is, its version, and whose work it rests on."""

from typing import Any

from PySide6.QtWidgets import QTextBrowser

from diagnostic import __version__
from diagnostic.language import text
from diagnostic.shipped import RESOURCES
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.document import Document


def show(parent: Any, document: Document | None) -> Frame:
    """Show it."""
    lang = language.language()
    about = text("dialogs-about-words", lang, version=__version__)
    dialog = Frame(parent, text("dialogs-about", lang), about, high=36)
    sources = QTextBrowser()
    sources.setPlainText((RESOURCES / "basemap" / "PROVENANCE").read_text(encoding="utf-8"))
    sources.setAccessibleName(text("dialogs-about-map", lang))
    dialog.body.addWidget(sources, 1)
    dialog.add_close()
    dialog.open()
    return dialog
