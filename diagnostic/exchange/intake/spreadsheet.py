"""The sheets of a workbook (.xlsx), guarded: the reader makes room for every cell up to the last one, in memory that
cannot be asked for twice, so the workbook is looked through first, as a stream."""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.submissions.guard import opened
from diagnostic.exchange.intake.table import MOST_COLUMNS, MOST_ROWS, Lines, Loaded

MOST_CELLS = 5_000_000
MOST_LETTERS = 200 * 2**20
"""Cells of a sheet, empty ones between filled ones too, and letters of all its texts."""
_BLOCK = 2**20
_OLD = (b"\xd0\xcf\x11\xe0", b"\x09\x08")
_CELL = re.compile(rb"<(?:\w+:)?(row|c)((?:\s[^>]*?)?)(/?)>(?:\s*<(?:\w+:)?v(?:\s[^>]*)?>\s*(\d{1,9})\s*<)?")
_AT = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{0,4})(\d{1,9})[\"']")
_SHARED = re.compile(rb"\st\s*=\s*[\"']s[\"']")
_TEXT = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)


def is_spreadsheet(path: Path | Loaded) -> bool:
    """Whether a file is a workbook, by its first bytes. Raises ``BadInput`` for one of a kind that is not read here:
    .xls, .ods, or protected by a password; ``OSError``."""
    with path.open("rb") as file:
        start = file.read(100)
    if start.startswith(_OLD) or b"mimetypeapplication/vnd.oasis" in start:
        raise BadInput("intake-error-old-spreadsheet", file=path.name)
    return start.startswith(b"PK\x03\x04")


def read(path: Path | Loaded, *, last_first: bool = False, bounded: bool = False) -> Iterator[tuple[str, Lines]]:
    """Each sheet's name and its rows as text. ``bounded``: this process has a limit of memory and may die of it, so
    that the workbook need not be looked through first. Raises ``BadInput``, ``OSError``."""
    from python_calamine import CalamineError, CalamineWorkbook

    is_spreadsheet(path)
    if bounded:
        with opened(path):
            pass
    else:
        look_through(path)
    try:
        loaded = isinstance(path, Loaded)
        book = CalamineWorkbook.from_filelike(path.open("rb")) if loaded else CalamineWorkbook.from_path(str(path))
        for name in reversed(book.sheet_names) if last_first else book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            first = sheet.start[0] if sheet.start else 0
            rows = sheet.to_python(skip_empty_area=True)
            yield name, [(first + number, _cells(row)) for number, row in enumerate(rows, start=1)]
    except (CalamineError, IndexError, ValueError) as error:
        raise BadInput("intake-error-not-a-table", file=path.name) from error


def _cells(row: Sequence[object]) -> list[str]:
    """A row as text; nearly all cells are text already, of which a thousand workbooks have six million."""
    return [value.strip() if type(value) is str else _cell(value) for value in row]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip()


def look_through(path: Path | Loaded) -> None:
    """Refuse a workbook that would not fit: by its last cell and by what its texts come to when each cell that names
    one has it. Reading every entry also finds one that holds more than it says."""
    try:
        with opened(path) as found:
            shared: list[int] = []
            sheets = []
            for entry in found.infolist():
                with found.open(entry) as file:
                    start = file.read(200)
                    if entry.filename.endswith((".xml", ".rels")) and (b"\x00" in start or b"<!DOCTYPE" in start):
                        raise BadInput("intake-error-not-a-table", file=path.name)
                    if b"<sst" in start or b":sst" in start:
                        shared = [len(each.group()) for each in _TEXT.finditer(start + file.read())]
                    elif entry.filename.endswith(".xml"):
                        sheets.append(entry)
                    while file.read(_BLOCK):
                        pass
            for entry in sheets:
                with found.open(entry) as file:
                    _look_at(file, shared, path.name)
    except zipfile.BadZipFile as error:
        raise BadInput("intake-error-not-a-table", file=path.name) from error


def _look_at(sheet: IO[bytes], shared: list[int], name: str) -> None:
    left, row, column = b"", 0, 0
    last_row, last_column, letters = 0, 0, 0
    while True:
        block = sheet.read(_BLOCK)
        whole = left + block
        # a tag, and the number that may follow it, may go on in the next block
        end = max(whole.rfind(b"<", 0, max(whole.rfind(b"<"), 0)), 0) if block else len(whole)
        for kind, attributes, closed, text in _CELL.findall(whole, 0, end):
            at = _AT.search(attributes)
            if kind == b"row":
                row, column = int(at.group(2)) if at else row + 1, 0
                continue
            column = _column(at.group(1)) if at else column + 1
            if not closed:
                last_row = max(last_row, int(at.group(2)) if at else row)
                last_column = max(last_column, column)
                if text and _SHARED.search(attributes) and int(text) < len(shared):
                    letters += shared[int(text)]
        _check_room(last_row, last_column, letters, name)
        left = whole[end:]
        if not block:
            return
        if len(left) > 4 * _BLOCK:
            raise BadInput("intake-error-not-a-table", file=name)


def _check_room(rows: int, columns: int, letters: int, name: str) -> None:
    if rows > MOST_ROWS + 1_000:  # titles and empty rows do not count yet
        raise BadInput("intake-error-too-many-rows", file=name, rows=MOST_ROWS)
    if columns > MOST_COLUMNS:
        raise BadInput("intake-error-too-many-columns", file=name, columns=MOST_COLUMNS)
    if rows * columns > MOST_CELLS or letters > MOST_LETTERS:
        raise BadInput("intake-error-too-large", file=name, megabytes=MOST_LETTERS // 2**20)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
