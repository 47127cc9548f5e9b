"""The sheets of a form file, cell by cell: read whole, so that what is not understood is kept when it is written again.

pyxform reads forms too, but only the sheets and columns that it knows, and a no-break space comes back as a space.
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from diagnostic.questionnaire.errors import bad_form
from diagnostic.questionnaire.guard import check

_ROW = re.compile(r"\s*\|(.*)\|\s*\Z", re.DOTALL)
_RULE = re.compile(r"[|-]+\Z")
_REMARK = re.compile(r"#[^|]*\Z")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAKS = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its first row, and the rows below; a cell is its text, empty when there is none."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """All sheets of a form (.xlsx, .xls, .md, .csv). Raises ``BadForm``, ``OSError``."""
    check(path)
    kind = path.suffix.lower()
    if kind == ".xml":
        raise bad_form("not-a-form", file=path.name)
    if kind in {".md", ".csv"}:
        content = path.read_bytes().decode("utf-8-sig", errors="replace")
        found = _of_markdown(content) if kind == ".md" else _of_csv(content)
    else:
        found = _of_workbook(path)
    return tuple(_sheet(name, rows) for name, rows in found)


def _sheet(name: str, rows: list[list[str]]) -> Sheet:
    """Rows as wide as the widest; empty rows at the end are no rows."""
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max((last + 1 for row in rows for last, cell in enumerate(row) if cell), default=0)
    cut = [tuple((row + [""] * wide)[:wide]) for row in rows]
    return Sheet(name, cut[0] if cut else (), tuple(cut[1:]))


def _of_workbook(path: Path) -> list[tuple[str, list[list[str]]]]:
    from python_calamine import CalamineError, CalamineWorkbook
    from pyxform.xls2json_backends import xlsx_value_to_str

    def cell(value: object) -> str:
        return value.strip(" \t\r\n") if isinstance(value, str) else str(xlsx_value_to_str(value))

    try:
        book = CalamineWorkbook.from_path(str(path))
        return [
            (name, [[cell(each) for each in row] for row in book.get_sheet_by_name(name).to_python(False)])
            for name in book.sheet_names
        ]
    except CalamineError as reason:
        raise bad_form("not-a-form", file=path.name) from reason


def _of_csv(content: str) -> list[tuple[str, list[list[str]]]]:
    found: list[tuple[str, list[list[str]]]] = []
    for row in csv.reader(io.StringIO(content, newline="")):
        name, cells = (row[0].strip(), [each.strip(" \t\r\n") for each in row[1:]]) if row else ("", [])
        if name:
            found.append((name, []))
        if found and (any(cells) or found[-1][1]) and cells:
            found[-1][1].append(cells)
    return found


def _of_markdown(content: str) -> list[tuple[str, list[list[str]]]]:
    """Tables as pyxform reads them: the first cell names a sheet, a backslash keeps a bar inside its cell."""
    found: list[tuple[str, list[list[str]]]] = []
    for line in content.split("\n"):
        row = None if line.lstrip().startswith("#") else _ROW.match(_REMARK.sub("", line))
        if row is None or _RULE.match(row.group(1)):
            continue
        name, *cells = (each.strip().replace(r"\|", "|") for each in _PIPE.split(row.group(1)))
        if name:
            found.append((name, []))
        if found and any(cells):
            found[-1][1].append(cells)
    return found


def written(sheets: Iterable[Sheet], kind: str) -> str:
    """Sheets as text, ``.md`` or ``.csv``. A cell of Markdown is one line: breaks in it become spaces. A column without
    a name gets one, since pyxform takes none without in these files."""
    named = [_named(sheet) for sheet in sheets]
    return _as_markdown(named) if kind == ".md" else _as_csv(named)


def _named(sheet: Sheet) -> Sheet:
    columns = tuple(each or f"note_{place}" for place, each in enumerate(sheet.columns, 1))
    return Sheet(sheet.name, columns, sheet.rows)


def _as_markdown(sheets: Iterable[Sheet]) -> str:
    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(_BREAKS.sub(" ", each).replace("|", r"\|") for each in cells) + " |\n"

    parts = []
    for sheet in sheets:
        rows = [sheet.columns, *sheet.rows] if sheet.columns else []
        parts.append(line([sheet.name]) + "".join(line(["", *row]) for row in rows))
    return "\n".join(parts)


def _as_csv(sheets: Iterable[Sheet]) -> str:
    """As pyxform reads it: without the mark that spreadsheet programs put at the start."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for sheet in sheets:
        writer.writerow([sheet.name])
        writer.writerows(["", *row] for row in ((sheet.columns, *sheet.rows) if sheet.columns else ()))
    return out.getvalue()
