"""A page to read: the safeguards notice, the ten steps at a glance, the method."""

from typing import Any

from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.document import Document
from diagnostic.ui.pages import Reading
from diagnostic.ui.pages import page as help_page


def show(parent: Any, document: Document | None, page: str = "notice", about: str = "") -> Frame:
    """Show a help page; ``about`` are words above it."""
    lang = language.language()
    dialog = Frame(parent, text(f"dialogs-page-{page}", lang), about, wide=84, high=38)
    reading = Reading()
    reading.show_page(help_page(page, lang))
    reading.setAccessibleName(dialog.windowTitle())
    dialog.body.addWidget(reading, 1)
    dialog.add_close()
    dialog.open()
    reading.setFocus()
    return dialog
