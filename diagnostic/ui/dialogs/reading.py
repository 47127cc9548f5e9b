"""A page to read: the safeguards notice, the ten steps at a glance."""

from typing import Any

from PySide6.QtWidgets import QTextBrowser

from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.document import Document
from diagnostic.ui.help_panel import page as help_page


def show(parent: Any, document: Document | None, page: str = "notice") -> Frame:
    """Show a help page."""
    lang = language.language()
    dialog = Frame(parent, text(f"dialogs-page-{page}", lang), high=36)
    browser = QTextBrowser()
    browser.setOpenLinks(False)
    browser.setMarkdown(help_page(page, lang))
    browser.setAccessibleName(dialog.windowTitle())
    dialog.body.addWidget(browser, 1)
    dialog.add_close()
    dialog.open()
    browser.setFocus()
    return dialog
