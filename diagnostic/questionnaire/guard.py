"""What a form file may be before anything reads it: small, and no larger once it is unpacked."""

import zipfile
from pathlib import Path

from diagnostic.questionnaire.errors import bad_form

KINDS = {".xlsx", ".xlsm", ".xls", ".md", ".csv", ".xml"}
MOST_BYTES = 20_000_000
MOST_UNPACKED = 80_000_000
MOST_ROWS = 60_000
"""Rows of one sheet: the longest lists of choices of public forms have some ten thousand."""
MOST_CELLS = 1_000_000
_CHUNK = 1 << 20


def check(path: Path) -> None:
    """Refuse what no form can be. Raises ``BadForm``, ``OSError``."""
    if path.suffix.lower() not in KINDS:
        raise bad_form("not-a-form", file=path.name)
    if path.stat().st_size > MOST_BYTES:
        raise bad_form("form-too-large", file=path.name)
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        _check_workbook(path)
    elif path.suffix.lower() in {".md", ".csv"}:
        with path.open("rb") as file:
            if sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b"")) > MOST_ROWS:
                raise bad_form("form-too-large", file=path.name)


def _check_workbook(path: Path) -> None:
    """Read the parts of a workbook once, a piece at a time: what they unpack to, and how many rows they have."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > 2_000:
                raise bad_form("form-too-large", file=path.name)
            for part in parts:
                if part.filename.startswith("xl/worksheets/"):
                    _check_sheet(archive, part, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as reason:
        raise bad_form("not-a-form", file=path.name) from reason


def _check_sheet(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    rows = cells = 0
    tail = b""
    with archive.open(part) as sheet:
        while chunk := sheet.read(_CHUNK):
            piece = tail + chunk
            rows += piece.count(b"<row ") + piece.count(b"<row>")
            cells += piece.count(b"<v>") + piece.count(b"<is>")
            tail = piece[-4:]
            if rows > MOST_ROWS or cells > MOST_CELLS:
                raise bad_form("form-too-large", file=path.name)


__all__ = ["KINDS", "check"]
