"""Words of forms as people styled them: the part of Markdown (and of HTML) that XLSForms use, made safe.

Bold, italics, headings and lists are shown; a colour becomes bold, since a colour never speaks alone; addresses are
shown as words, because the app opens none; pictures in the text and every other tag are left out.
"""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

_STYLED = re.compile(r"[*_#<>\[`\\&]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)
_LINK = re.compile(r"(!?)\[([^\]\n]*)\]\(([^)\n]*)\)")
_BOLD = re.compile(r"<(span|font|b|strong|u)\b[^>]*>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_SLANTED = re.compile(r"<(i|em)\b[^>]*>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|div|center)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:span|font|b|strong|u|i|em|small|sub|sup|a|img|style|script|iframe)\b[^>]*>", re.IGNORECASE)
_MARKS = re.compile(r"(?<!\w)([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)


def markdown(words: str) -> str:
    """``words`` as Markdown that holds no tag, picture or link."""
    words = _HEADING.sub(lambda found: f"\n{'#' * int(found[1])} {found[2].strip()}\n", words)
    words = _BOLD.sub(lambda found: f"**{found[2].strip()}**" if found[2].strip() else "", words)
    words = _SLANTED.sub(lambda found: f"*{found[2].strip()}*" if found[2].strip() else "", words)
    words = _TAG.sub("", _BREAK.sub("\n", words))
    words = _LINK.sub(_spoken_link, words)
    words = re.sub(r"&(?!#?\w+;)", "&amp;", words).replace("<", "&lt;").replace(">", "&gt;")
    words = re.sub(r"(?m)^(\s*)&gt;", r"\1>", words)  # a quotation
    return re.sub(r"(?<!\n)\n(?=\S)", "  \n", words.strip())


def plain(words: str) -> str:
    """``words`` without any styling, on one line: for names that are spoken, lists and links."""
    if not _STYLED.search(words):
        return " ".join(words.split())
    words = _TAG.sub("", _BREAK.sub(" ", re.sub(r"</?h[1-6]\b[^>]*>", " ", words, flags=re.IGNORECASE)))
    words = _LINK.sub(lambda found: found[2], words)
    words = re.sub(r"(?m)^\s*#{1,6}\s+", "", words)
    for _ in range(2):  # bold inside italics
        words = _MARKS.sub(r"\2", words)
    return " ".join(words.replace("\\", "").split())


def show(label: QLabel, words: str, mark: str = "") -> None:
    """Put ``words`` on a label, styled when they are; ``mark`` follows them as it is (the star of a needed answer)."""
    if _STYLED.search(words):
        label.setTextFormat(Qt.TextFormat.MarkdownText)
        label.setText(markdown(words) + mark.replace("*", "\\*"))
    else:
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words + mark)
    label.setAccessibleName(plain(words))


def _spoken_link(found: re.Match[str]) -> str:
    picture, words, address = found[1], found[2].strip(), found[3].strip()
    if picture or not address or address == words:
        return words or address
    return f"{words} ({address})"
