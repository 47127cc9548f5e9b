"""The cells of a workbook that came back: found by the codes in the first row of each sheet, whatever the sheets are
called now and whichever program saved it. Formulas are never worked out and never believed."""

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.fill_in.layout import ABOVE, EXAMPLE, ID, MARK, STATE
from diagnostic.exchange.fill_in.sheets import SINGLE
from diagnostic.exchange.intake.spreadsheet import is_spreadsheet, look_through
from diagnostic.exchange.intake.table import MOST_COLUMNS, check_size, refuse_case_fields

_GUARDED = re.compile(r"'(?=[\s\u200b-\u200f\u2060\ufeff]*[=+@＝＋－＠-])")
_LOOKED_AT, MOST_SHEETS = 2**20, 8
_TEXTS = re.compile(r"xl/(sharedStrings|worksheets/[^/]+)\.xml")
"""Where a workbook keeps its texts, and how much of them is looked at."""
_BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, zipfile.BadZipFile, OSError)
"""What openpyxl raises for a workbook that is none, or not whole."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that says something: its text, where it stands, whether it is a formula."""

    said: str
    address: str
    formula: bool = False


@dataclass(slots=True)
class Line:
    """A row, or the one record of a sheet whose questions stand one under the other: cells by the code of their
    column. ``states`` are marks of what stood there, by code (a row has one, under ``""``)."""

    row: int
    number: str = ""
    id: str = ""
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """One sheet that came back: its code, its name now, its lines, headers and questions that were not there when it
    was made, and the codes in its first row with where they stand. Where questions stand one under the other,
    ``answers`` is how many columns the answers have."""

    code: str
    title: str
    lines: tuple[Line, ...]
    foreign: tuple[Cell, ...] = ()
    codes: Mapping[str, Cell] = field(default_factory=dict)
    answers: int = 0


def is_fill_in(path: Path) -> bool:
    """Whether a file looks like a workbook that Repère made to be filled in, by the texts of its cells."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [each for each in archive.namelist() if _TEXTS.fullmatch(each)]
            for name in names[:MOST_SHEETS]:
                with archive.open(name) as texts:
                    if MARK.encode() in texts.read(_LOOKED_AT):
                        return True
        return False
    except (NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error, OSError):
        return False


def read(path: Path) -> tuple[list[Filled], list[str]]:
    """The sheets of a workbook, and the names of those that are not ours. Raises ``BadInput`` when it is no workbook,
    too large, or none that was made to be filled in; ``Refused`` (E02) when somebody added a column about persons."""
    from openpyxl import load_workbook

    check_size(path)
    try:
        if not is_spreadsheet(path):
            raise BadInput("intake-error-not-fill-in", file=path.name)
        look_through(path)
        book = load_workbook(path, read_only=True, keep_links=False)
        try:
            found, foreign = [], []
            for ws in book.worksheets:
                ws.reset_dimensions()
                rows = _rows(ws)
                first = next(rows, None)
                code = _code(first)
                if not code:
                    foreign.append(str(ws.title))
                elif not code.startswith("-"):
                    assert first is not None
                    made = _single if code == SINGLE else _list
                    found.append(made(code, str(ws.title), first[1], rows, path.name))
        finally:
            book.close()
    except OSError as reason:
        raise BadInput("intake-error-unreadable", file=path.name) from reason
    except _BROKEN as reason:
        raise BadInput("intake-error-not-a-table", file=path.name) from reason
    if not found:
        raise BadInput("intake-error-not-fill-in", file=path.name)
    return found, foreign


def _code(first: tuple[int, dict[int, Cell]] | None) -> str:
    if first is None or first[0] != 1 or 1 not in first[1]:
        return ""
    said, _, code = first[1][1].said.partition(" ")
    return code.strip() if said == MARK else ""


def _rows(ws: Any) -> Iterator[tuple[int, dict[int, Cell]]]:
    """The rows that say something, with their cells by the number of their column."""
    for row, cells in enumerate(ws.iter_rows(), 1):
        found = {}
        for at, each in enumerate(cells[:MOST_COLUMNS], 1):
            said = _said(each.value)
            if said:
                found[at] = Cell(said, f"{_letters(at)}{row}", each.data_type == "f")
        if found:
            yield row, found


def _letters(at: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(at))


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    return _GUARDED.sub("", str(value).strip())


def _list(
    code: str, title: str, codes: dict[int, Cell], rows: Iterator[tuple[int, dict[int, Cell]]], file: str
) -> Filled:
    known = {at: each.said for at, each in codes.items() if at > 1}
    lines, foreign = [], []
    for row, cells in rows:
        if row < ABOVE:
            strange = [each for at, each in cells.items() if at > 1 and at not in known]
            refuse_case_fields([each.said for each in strange], file)
            foreign += strange if row == ABOVE - 2 else []
            continue
        line = Line(row, cells[1].said if 1 in cells else "")
        for at, each in cells.items():
            column = known.get(at, "")
            if column == ID:
                line.id = each.said
            elif column == STATE:
                line.states[""] = each.said
            elif column:
                line.cells.setdefault(column, []).append(each)
        if line.id != EXAMPLE:
            lines.append(line)
    return Filled(code, title, tuple(lines), tuple(foreign), _by_code(codes))


def _single(
    code: str, title: str, codes: dict[int, Cell], rows: Iterator[tuple[int, dict[int, Cell]]], file: str
) -> Filled:
    """Column 1 holds codes, 2 the questions, 3 and on the answers, up to the marks of what stood there."""
    state = next((at for at, each in codes.items() if each.said == STATE), MOST_COLUMNS)
    line, foreign = Line(ABOVE), list[Cell]()
    for row, cells in rows:
        if row < ABOVE:
            continue
        if 1 not in cells:
            foreign.append(next(iter(cells.values())))
            refuse_case_fields([foreign[-1].said], file)
            continue
        name = cells[1].said
        answers = [each for at, each in cells.items() if 2 < at < state]
        if answers:
            line.cells[name] = answers
        if state in cells:
            line.states[name] = cells[state].said
    return Filled(code, title, (line,), tuple(foreign), _by_code(codes), state - 3)


def _by_code(codes: dict[int, Cell]) -> dict[str, Cell]:
    return {each.said: each for at, each in codes.items() if at > 1 and each.said not in {ID, STATE}}
