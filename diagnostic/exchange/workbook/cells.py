"""Text as a cell may hold it: no formula, no sign that XML refuses, nothing that a printed row would cut."""

import re
from functools import lru_cache

LONGEST = 32_767
"""Characters that one cell of a spreadsheet holds."""
TALLEST = 28
"""Lines of text that fit in the tallest row a spreadsheet can have (409 points)."""
UNIT, PADDING, EM, MARGIN = 7.0, 14.0, 10 * 96 / 72, 1.03
"""Pixels of one unit of column width, of a cell's own padding, of the size of our letters; and how much wider than
Arial the font may be that stands in for it."""
_ASCII = """278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278
278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667
667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500
722 500 500 500 334 260 334 584"""
_WIDTHS = {chr(code): int(width) for code, width in enumerate(_ASCII.split(), 32)}
"""Widths of the letters of Arial in thousandths of its size (Adobe's metrics of Helvetica, which it shares)."""
_WIDTHS |= dict.fromkeys("’‘“”·\u00a0\u202f", 300) | dict.fromkeys("–…—", 750)
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(r"[\t\n]|[\s\u200b-\u200f\u2060\ufeff]*[=+@＝＋－＠-]")
"""What a spreadsheet may read as the start of a formula, also after blanks and with the wide signs of East Asian
keyboards."""
_INSIDE = re.compile(r"([;\t\n]\s*)(?=[=+@＝＋－＠-])")


def legible(text: str) -> str:
    """Text without the signs that XML refuses, its line breaks made one kind."""
    if _REFUSED.search(text):
        text = _REFUSED.sub("", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before a leading ``= + - @``, tab or
    line break, also before a wide one (METHOD 5)."""
    text = legible(text)
    return f"'{text}" if _FORMULA.match(text) else text


def guarded_inside(text: str) -> str:
    """The same for a file whose cells a spreadsheet finds by itself: where lists are separated by semicolons, as in
    French, it also starts a cell at a semicolon, a tab or a line break inside a text."""
    return _INSIDE.sub(r"\1'", guarded(text))


def cut(text: str, most: int, note: str) -> str:
    """At most ``most`` characters; where something was cut, ``note`` says so at the end."""
    if len(text) <= most:
        return text
    return f"{text[: max(0, most - len(note) - 2)].rstrip()} {note}"


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column ``width`` units wide, words kept whole: a little generous, as fonts
    differ from one machine to the next."""
    room = max(1000.0, (width * UNIT - PADDING) / EM / MARGIN * 1000)
    return sum(_wrapped(part, room) for part in text.split("\n"))


def narrowest(header: str) -> float:
    """The narrowest column (units) that breaks no word of a header, which is bold."""
    return max((_length(word) for word in header.split()), default=0) / 1000 * EM * 1.1 / UNIT + PADDING / UNIT


@lru_cache(maxsize=50_000)
def _length(word: str) -> int:
    """The width of a word in thousandths of the letters' size. Signs of scripts wider than Latin count as one and a
    half."""
    known = _WIDTHS
    return sum(
        known.get(letter) or (1200 if "\u1100" <= letter <= "\u1fff" or letter > "\u2e7f" else 580) for letter in word
    )


def _wrapped(part: str, room: float) -> int:
    words, space = part.split(" "), _WIDTHS[" "]
    sizes = [_length(word) for word in words]
    if sum(sizes) + space * (len(words) - 1) <= room:
        return 1
    count, used = 1, 0.0
    for size in sizes:
        if used and used + space + size > room:
            count, used = count + 1, 0.0
        if size > room:
            count, size = count + int((size - 1) // room), int((size - 1) % room) + 1
        used += size + (space if used else 0)
    return count


def fitted(text: str, width: float, note: str) -> str:
    """Text that a row can show whole at a width: a longer one is cut with a note."""
    if (len(text) <= width * 6 and "\n" not in text) or lines(text, width) <= TALLEST:
        return text
    kept = text[: int(TALLEST * width * 2)]
    while kept and lines(f"{kept} {note}", width) > TALLEST:
        kept = kept[: len(kept) * 9 // 10]
    return f"{kept.rstrip()} {note}"
