"""Reading a table that came in: CSV in whatever encoding people have, or the first sheet of a workbook.

Everything is read as text, so that nothing is guessed before the mapping says what a column is. Limits keep
a hostile or mistaken file from filling the memory of an old laptop.
"""

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.safeguards import persons

MOST_BYTES = 50 * 2**20
MOST_ROWS = 100_000
MOST_COLUMNS = 300
LONGEST_CELL = 100_000
_SPREADSHEETS = {".xlsx", ".xls", ".xlsb", ".ods", ".xlsm"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file as people see it (the header is row 1) and its cells by header."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that came in: its headers in order and its rows; empty rows are left out."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """Read a CSV or a workbook's first sheet.

    Raises ``BadInput`` when the file is missing, too large, empty or not a table, and ``Refused`` (E02) when a
    column is a field about persons: then nothing of the file is kept.
    """
    check_size(path)
    try:
        lines = _sheet(path) if path.suffix.lower() in _SPREADSHEETS else _csv(path)
    except OSError as error:
        raise BadInput("intake-error-unreadable", file=path.name) from error
    lines = [(number, cells) for number, cells in lines if any(cells)]
    if not lines:
        raise BadInput("intake-error-empty", file=path.name)
    headers = _headers(lines[0][1])
    refuse_case_fields(headers, path.name)
    rows = tuple(Row(number, dict(zip(headers, cells, strict=False))) for number, cells in lines[1:])
    return Table(path.name, headers, rows)


def read_sheets(path: Path) -> dict[str, tuple[Row, ...]]:
    """Every sheet of a workbook by its name, each with a header in its first row.

    Raises what ``read_table`` raises; a sheet without rows is left out.
    """
    check_size(path)
    found: dict[str, tuple[Row, ...]] = {}
    for name, lines in _sheets(path):
        filled = [(number, cells) for number, cells in lines if any(cells)]
        if len(filled) > 1:
            headers = _headers(filled[0][1])
            refuse_case_fields(headers, path.name)
            found[name] = tuple(Row(number, dict(zip(headers, cells, strict=False))) for number, cells in filled[1:])
    return found


def check_size(path: Path) -> None:
    """Raise ``BadInput`` when a file is missing or larger than ``MOST_BYTES``."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise BadInput("intake-error-unreadable", file=path.name) from error
    if size > MOST_BYTES:
        raise BadInput("intake-error-too-large", file=path.name, megabytes=MOST_BYTES // 2**20)


def refuse_case_fields(headers: tuple[str, ...], name: str) -> None:
    """E02: a file with a column about persons is refused whole, and the column is named."""
    forbidden = persons.forbidden_headers(headers)
    if forbidden:
        columns = ", ".join(f"« {header} »" for header, _ in forbidden)
        raise Refused("intake-error-persons", rule="E02", file=name, columns=columns)


def _headers(cells: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for position, cell in enumerate(cells[:MOST_COLUMNS], start=1):
        name = cell.strip() or f"#{position}"
        found.append(name if name not in found else f"{name} ({position})")
    return tuple(found)


def _csv(path: Path) -> list[tuple[int, list[str]]]:
    text = decode(path.read_bytes(), path.name)
    sample = text[:20_000]
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(sample, delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    dialect.doublequote = True
    previous = csv.field_size_limit(LONGEST_CELL * 10)
    try:
        reader = csv.reader(text.splitlines(keepends=True), dialect)
        lines: list[tuple[int, list[str]]] = []
        for cells in reader:
            if len(lines) > MOST_ROWS:
                raise BadInput("intake-error-too-many-rows", file=path.name, rows=MOST_ROWS)
            lines.append((reader.line_num, [cell.strip() for cell in cells]))
    except csv.Error as error:
        raise BadInput("intake-error-not-a-table", file=path.name) from error
    finally:
        csv.field_size_limit(previous)
    return lines


def decode(data: bytes, name: str) -> str:
    """Text from bytes: UTF-8 (with or without mark) and UTF-16 first, then the likeliest older encoding.

    Raises ``BadInput`` for bytes that are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig"]
        if b"\x00" in data[:4096]:
            raise BadInput("intake-error-not-a-table", file=name)
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=["cp1252", "mac_roman", "cp850", "latin_1"]).best()
    if best is None:
        raise BadInput("intake-error-not-a-table", file=name)
    return data.decode(best.encoding, errors="replace")


def _sheet(path: Path) -> list[tuple[int, list[str]]]:
    return next((lines for _, lines in _sheets(path)), [])


def _sheets(path: Path) -> Iterator[tuple[str, list[tuple[int, list[str]]]]]:
    """Each sheet's name and its numbered rows, as text; one sheet is in memory at a time."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height > MOST_ROWS or sheet.width > MOST_COLUMNS:
                raise BadInput("intake-error-too-many-rows", file=path.name, rows=MOST_ROWS)
            first = sheet.start[0] if sheet.start else 0
            rows = sheet.to_python(skip_empty_area=True)
            yield name, [(first + number, [_cell(value) for value in row]) for number, row in enumerate(rows, start=1)]
    except (CalamineError, IndexError) as error:
        raise BadInput("intake-error-not-a-table", file=path.name) from error


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip()
