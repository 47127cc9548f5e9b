"""Help: for a step, what to discuss, whom to invite, what not to write down; for all, method, limits and words."""

from functools import cache

from PySide6.QtWidgets import QTextBrowser, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.steps import STEPS
from diagnostic.language import text
from diagnostic.shipped import RESOURCES, listed
from diagnostic.ui import language
from diagnostic.ui.widgets.words import sort_key


@cache
def page(name: str, lang: Lang) -> str:
    """A help page (Markdown) in a language; ``method`` and ``glossary`` are written from what the workbook says and
    from the list of terms, so that each thing is said once."""
    written = {"method": _method, "glossary": _glossary}.get(name)
    if written is not None:
        return written(lang)
    return (RESOURCES / "help" / lang / f"{name}.md").read_text(encoding="utf-8")


def _method(lang: Lang) -> str:
    """How results are made and what they cannot say (METHOD 3.8 and 6, 11)."""
    from diagnostic.exchange.workbook.method import FORMULAS, LIMITS

    lines = [text("workbook-limits-text", lang)]
    for part, keys in (("limit", LIMITS), ("formula", FORMULAS)):
        lines.append(f"## {text(f'workbook-part-{part}s', lang)}")
        for key in keys:
            lines.append(f"**{text(f'workbook-{part}-{key}', lang)}.** {text(f'workbook-{part}-{key}-text', lang)}")
    return "\n\n".join(lines)


def _glossary(lang: Lang) -> str:
    """The terms in both languages, in the order of this one."""
    mine, other, note = ("term_fr", "term_en", "note_fr") if lang == "fr" else ("term_en", "term_fr", "note")
    rows = sorted(listed("glossary_en_fr"), key=lambda row: sort_key(row[mine], lang))
    lines = [f"- **{row[mine]}** · *{row[other]}*" + (f" – {row[note]}" if row[note] else "") for row in rows]
    return "\n".join((text("dialogs-glossary-about", lang), "", *lines))


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
