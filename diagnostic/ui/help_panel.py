"""Help for a step: what to discuss, whom to invite, what not to write down."""

from functools import cache

from PySide6.QtWidgets import QTextBrowser, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.steps import STEPS
from diagnostic.language import text
from diagnostic.shipped import RESOURCES
from diagnostic.ui import language


@cache
def page(name: str, lang: Lang) -> str:
    """A help page (Markdown) in a language."""
    return (RESOURCES / "help" / lang / f"{name}.md").read_text(encoding="utf-8")


class HelpPanel(QTextBrowser):
    """The help of the step in use. It follows no link anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setObjectName("helpPanel")
        self._step = 0

    def show_step(self, number: int) -> None:
        """Show the help of a step."""
        self._step = number
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language now in use."""
        lang = language.language()
        self.setAccessibleName(text("window-help", lang))
        step = STEPS[self._step]
        self.setMarkdown(page(f"{step.number:02}-{step.key}", lang))
