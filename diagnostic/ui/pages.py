"""Pages to read (Markdown): help of the steps, the safeguards notice, the method."""

from functools import cache

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.shipped import RESOURCES, listed
from diagnostic.ui.widgets.words import sort_key

INDENT = 20
"""Pixels before a list."""
ABOVE, BELOW = 12, 4
"""Pixels above and below a heading."""


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


class Reading(QTextBrowser):
    """A page to read. It follows no link anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def show_page(self, words: str) -> None:
        """Show Markdown, with headings a step above the text instead of twice its size."""
        self.setMarkdown(words)
        document = self.document()
        document.setIndentWidth(INDENT)
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                self._calm(block)
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @staticmethod
    def _calm(block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        form = QTextCharFormat()
        form.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 2 - min(2, block.blockFormat().headingLevel()))
        form.setFontWeight(700)
        cursor.mergeCharFormat(form)
        spaced = block.blockFormat()
        spaced.setTopMargin(0 if block.position() == 0 else ABOVE)
        spaced.setBottomMargin(BELOW)
        QTextCursor(block).setBlockFormat(spaced)
