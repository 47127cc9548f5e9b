"""What this is, its version, and whose work it rests on."""

from typing import Any

from diagnostic import __version__
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs import reading
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.document import Document


def show(parent: Any, document: Document | None) -> Frame:
    """Show it."""
    about = text("dialogs-about-words", language.language(), version=__version__)
    return reading.show(parent, document, "about", about)
