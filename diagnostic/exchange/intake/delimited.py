"""Text with delimiters (CSV), in whatever letters and with whatever delimiter people have."""

import csv
import io
import re
from collections import Counter
from pathlib import Path

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.table import MOST_BYTES, MOST_ROWS, Lines

ENCODINGS = ("utf-8", "cp1252", "mac_roman", "cp850", "utf-16")
"""How letters may be written, the likeliest first: Windows, older Macs, DOS; ``utf-16`` is Excel's "Unicode text"."""
_OLDER = ENCODINGS[1:4]
_LETTERS = set("éèêëàâäçôöîïùûüœæÉÈÊËÀÂÄÇÔÖÎÏÙÛÜŒÆ’‘“”«»–—…°\u00a0")
"""What French and English text holds beyond ASCII."""
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_DELIMITERS = ",;\t|"
_SAMPLE = 200
_END = "\x00end"
csv.field_size_limit(MOST_BYTES)  # a long cell is left out of its row, not a reason to refuse the file


def read(path: Path, encoding: str = "") -> tuple[Lines, str]:
    """The lines of a file and how its letters were read. Raises ``BadInput``, ``OSError``.

    A line that is not of the encoding of the others, as when two files were put together, is read in its own; letters
    that cannot be read at all become U+FFFD.
    """
    text, encoding = decode(path.read_bytes(), encoding, path.name)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own first line
        delimiter, text = first.strip()[4], "\n" + rest
    else:
        delimiter = _delimiter(text)
    lines: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter), 1):
        if number > 2 * MOST_ROWS:
            raise BadInput("intake-error-too-many-rows", file=path.name, rows=MOST_ROWS)
        lines.append((number, [cell.strip() for cell in cells]))
    if lines[-1][1] != [_END]:  # a quotation mark was opened and never closed: it swallowed all that follows
        raise BadInput("intake-error-quote", file=path.name, row=lines[-1][0])
    return lines[:-1], encoding


def decode(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    """Text from bytes, and how it was read. Raises ``BadInput`` for bytes that are no text."""
    encoding = encoding or _encoding(data)
    if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16-be" if data[:2000:2].count(0) > data[1:2000:2].count(0) else "utf-16-le"
    if encoding in _OLDER:
        text = "".join(_line(line, encoding) for line in data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True))
    else:
        data = data[: len(data) // 2 * 2] if encoding.startswith("utf-16") else data  # cut short in a letter
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding, errors="replace")
    if len(_NO_TEXT.findall(text)) > len(text) / 50:
        raise BadInput("intake-error-not-a-table", file=name)
    return text, "utf-16" if encoding.startswith("utf-16") else encoding


def _encoding(data: bytes) -> str:
    sample = data[:2000]
    if (
        data.startswith((b"\xff\xfe", b"\xfe\xff"))
        or max(sample[::2].count(0), sample[1::2].count(0)) > len(sample) / 5
    ):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        odd = b"\n".join(line for line in data.splitlines() if not _is_utf8(line))[: MOST_BYTES // 10]
        return max(_OLDER, key=lambda each: sum(letter in _LETTERS for letter in odd.decode(each, errors="replace")))
    return "utf-8"


def _line(line: bytes, older: str) -> str:
    return line.decode("utf-8") if _is_utf8(line) else line.decode(older, errors="replace")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first rows into the same number of cells, and into the most."""

    def fits(delimiter: str) -> float:
        reader = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter)
        counts = [len(cells) for cells, _ in zip(reader, range(_SAMPLE), strict=False) if cells]
        most, times = Counter(counts).most_common(1)[0] if counts else (1, 0)
        return (times / len(counts)) ** 2 * most if most > 1 else 0

    return max(_DELIMITERS, key=fits)
