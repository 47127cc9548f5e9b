"""A table that came in: rows by header, from a CSV or a workbook. Everything is read as text, so that nothing is
guessed before the mapping says what a column is."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.safeguards import persons

MOST_BYTES = 50 * 2**20
MOST_ROWS = 100_000
MOST_COLUMNS = 300
LONGEST_CELL = 100_000
"""Limits that keep a hostile or mistaken file from filling the memory of an old laptop."""
LOOKED_AT = 20
"""First rows in which headers are looked for."""

Lines = Sequence[tuple[int, list[str]]]
"""Rows as they stand in a file: their number, the first being 1, and their cells."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that is in memory only: what was encrypted is not written to a disk to be read."""

    name: str
    content: bytes

    def open(self, _mode: str) -> IO[bytes]:
        """It, to read."""
        return io.BytesIO(self.content)


@dataclass(frozen=True, slots=True)
class Remark:
    """Why a row, or one value of it, was not taken: a message key and its arguments."""

    row: int
    key: str
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file as people see it (the header is row 1) and its cells by header."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What people say of a file that was misread: whether a row holds the names of columns, how its letters are
    written (a CSV; empty: as they look), which sheet is meant (a workbook; empty: the first that holds rows)."""

    header: bool = True
    encoding: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that came in: its headers in order and its rows; empty rows are left out. ``refused`` are rows above
    the headers and rows that cannot be read, ``left_out`` values that have no column; ``encoding`` is how a CSV was
    read, ``sheets`` are those of a workbook."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    refused: tuple[Remark, ...] = ()
    left_out: tuple[Remark, ...] = ()
    encoding: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""


def read_table(path: Path, reading: Reading | None = None) -> Table:
    """Read a CSV or one sheet of a workbook, whichever the file is, whatever its name says.

    Raises ``BadInput`` when the file is missing, too large, empty or not a table, and ``Refused`` (E02) when a
    column is a field about persons: then nothing of the file is kept.
    """
    from diagnostic.exchange.intake import delimited, spreadsheet

    reading = reading or Reading()
    check_size(path)
    try:
        if spreadsheet.is_spreadsheet(path):
            sheets = dict(spreadsheet.read(path))
            filled = {name: sum(any(cells) for _, cells in lines) for name, lines in sheets.items()}
            likely = next((name for name, count in filled.items() if count > 1), next(iter(sheets), ""))
            chosen = reading.sheet if reading.sheet in sheets else likely
            return table_of(path, sheets.get(chosen, ()), reading, sheets=tuple(sheets), sheet=chosen)
        lines, encoding = delimited.read(path, reading.encoding)
    except OSError as error:
        raise BadInput("intake-error-unreadable", file=path.name) from error
    return table_of(path, lines, reading, encoding=encoding)


def read_sheets(path: Path) -> dict[str, Table]:
    """Every sheet of a workbook by its name, each with a header in its first row that is filled.

    Raises what ``read_table`` raises; a sheet without rows is left out.
    """
    from diagnostic.exchange.intake import spreadsheet

    check_size(path)
    found: dict[str, Table] = {}
    for name, lines in spreadsheet.read(path):
        filled = [(number, cells) for number, cells in lines if any(cells)]
        if len(filled) > 1:
            found[name] = _table_under(filled, 0, path.name, sheet=name)
    return found


def check_size(path: Path | Loaded, most: int = MOST_BYTES) -> None:
    """Raise ``BadInput`` when a file is missing or larger than ``most`` bytes."""
    try:
        size = len(path.content) if isinstance(path, Loaded) else path.stat().st_size
    except OSError as error:
        raise BadInput("intake-error-unreadable", file=path.name) from error
    if size > most:
        raise BadInput("intake-error-too-large", file=path.name, megabytes=most // 2**20)


def refuse_case_fields(headers: Sequence[str], name: str) -> None:
    """E02: a file with a column about persons is refused whole, and the column is named."""
    forbidden = persons.forbidden_headers(headers)
    if forbidden:
        columns = ", ".join(f"« {header} »" for header, _ in forbidden)
        raise Refused("intake-error-persons", rule="E02", file=name, columns=columns)


def table_of(path: Path, lines: Lines, reading: Reading, **more: Any) -> Table:
    """The table that lines are: titles above the headers and empty lines are left out. Raises what ``read_table``
    raises."""
    lines = [(number, cells) for number, cells in lines if any(cells)]
    if not lines:
        raise BadInput("intake-error-empty", file=path.name)
    if len(lines) > MOST_ROWS:
        raise BadInput("intake-error-too-many-rows", file=path.name, rows=MOST_ROWS)
    for _, cells in lines[:LOOKED_AT]:  # headers of persons may stand lower, or people may say that there are none
        if len(persons.forbidden_headers(cells)) > 1:
            refuse_case_fields(cells, path.name)
    return _table_under(lines, _header_at(lines) if reading.header else -1, path.name, **more)


def _table_under(lines: Lines, at: int, name: str, **more: Any) -> Table:
    """The rows under the headers at ``at`` (-1: there are none)."""
    widest = max(len(cells) for _, cells in lines)
    headers = _headers(lines[at][1] if at >= 0 else [""] * widest, name)
    refuse_case_fields(headers, name)
    rows: list[Row] = []
    left_out: list[Remark] = []
    for number, cells in lines[at + 1 :]:
        rows.append(Row(number, dict(zip(headers, cells, strict=False))))
        left_out += more_cells(number, cells[len(headers) :])
        if any("\ufffd" in cell for cell in cells):
            left_out.append(Remark(number, "intake-row-letters", {}))
    above = tuple(Remark(number, "intake-row-above", {}) for number, _ in lines[: max(at, 0)])
    return Table(name, headers, tuple(rows), above, tuple(left_out), **more)


def more_cells(row: int, cells: Iterable[str], **more: Any) -> list[Remark]:
    """What is said of the cells of a row beyond its columns; nothing when they are empty."""
    extra = "; ".join(filter(None, cells))
    return [Remark(row, "intake-row-more-cells", {"value": extra[:60], **more})] if extra else []


def _header_at(lines: Lines) -> int:
    """Where the names of columns stand: in the first row that is filled more than half as far as the fullest of the
    first rows, below titles and notes."""
    filled = [sum(map(bool, cells)) for _, cells in lines[:LOOKED_AT]]
    return next(index for index, count in enumerate(filled) if count > max(filled) / 2)


def _headers(cells: list[str], name: str) -> tuple[str, ...]:
    if len(cells) > MOST_COLUMNS:
        raise BadInput("intake-error-too-many-columns", file=name, columns=MOST_COLUMNS)
    found: list[str] = []
    for position, cell in enumerate(cells, start=1):
        header = cell.strip() or f"#{position}"
        while header in found:
            header += f" ({position})"
        found.append(header)
    return tuple(found)
