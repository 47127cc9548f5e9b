"""Text as a cell may hold it: no formula, no sign that XML refuses, nothing that a printed row would cut."""

import re

LONGEST = 32_767
"""Characters that one cell of a spreadsheet holds."""
TALLEST = 28
"""Lines of text that fit in the tallest row a spreadsheet can have (409 points)."""
LETTERS, PADDING = 1.17, 2.0
"""Letters of our text that fit in one unit of column width (1.27 on average, less a margin), and the units
that a cell's own padding takes."""
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
    """How many lines a text takes in a column ``width`` characters wide, words kept whole: a little
    generous, as fonts differ from one machine to the next. Signs of scripts wider than Latin count as
    two."""
    room = max(1, int((width - PADDING) * LETTERS))
    if len(text) <= room and text.isascii() and "\n" not in text:
        return 1
    return sum(_wrapped(part, room) for part in text.split("\n"))


def _wrapped(part: str, room: int) -> int:
    count, used = 1, 0
    for word in part.split(" "):
        size = (
            len(word)
            if word.isascii()
            else sum(1 + ("\u1100" <= letter <= "\u1fff" or letter > "\u2e7f") for letter in word)
        )
        if used and used + 1 + size > room:
            count, used = count + 1, 0
        if size > room:
            count, size = count + (size - 1) // room, (size - 1) % room + 1
        used += size + bool(used)
    return count


def fitted(text: str, width: float, note: str) -> str:
    """Text that a row can show whole at a width: a longer one is cut with a note."""
    if (len(text) <= width * 6 and "\n" not in text) or lines(text, width) <= TALLEST:
        return text
    kept = text[: int(TALLEST * width * 2)]
    while kept and lines(f"{kept} {note}", width) > TALLEST:
        kept = kept[: len(kept) * 9 // 10]
    return f"{kept.rstrip()} {note}"
