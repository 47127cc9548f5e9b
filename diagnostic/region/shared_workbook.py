"""A plain shared workbook as a community's contribution: unsigned, checked as METHOD 5 asks of an import."""

import datetime as dt
import hashlib
from pathlib import Path

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake import spreadsheet
from diagnostic.exchange.intake.table import Loaded
from diagnostic.exchange.tidy import COLUMNS, SCHEMA
from diagnostic.region.contribution import Contribution, Fact

COUNTED = {("reported_count", "people"), ("own_question", "responses")}
FEW = {"1", "2", "3", "4"}
_GUARDED = ("'=", "'+", "'-", "'@")


def contribution(path: Path | Loaded, bounded: bool = False) -> Contribution:
    """What a shared workbook says. ``bounded`` as ``spreadsheet.read`` takes it. Raises ``BadInput`` for what is none,
    one without a release (G03), one of another version, or one with a count of 1 to 4 (N01); ``OSError``."""
    rows = _rows(path, bounded)
    owners = {row[0] for row in rows}
    if len(owners) != 1:
        raise BadInput("regional-not-shared", file=path.name)
    facts = tuple(_fact(row) for row in rows)
    said = {(fact[0], fact[2]): fact for fact in reversed(facts)}

    def told(table: str, field: str) -> str:
        fact = said.get((table, field))
        return str(fact[3] or fact[4] or "") if fact else ""

    if told("diagnostic", "scope") != "shared" or not told("release", "date"):
        raise BadInput("regional-not-shared", file=path.name)
    if told("diagnostic", "schema_version") != str(SCHEMA):
        raise BadInput("regional-other-version", file=path.name)
    if any(fact[4] in FEW and (fact[0], fact[2]) in COUNTED for fact in facts):
        raise BadInput("regional-small-count", file=path.name)
    released = _day(told("release", "date"))
    if released is None:
        raise BadInput("regional-not-shared", file=path.name)
    return Contribution(
        diagnostic_id=owners.pop(),
        community=told("community", "name") or told("diagnostic", "owner") or Path(path.name).stem,
        period_start=_day(told("community", "period_start")),
        period_end=_day(told("community", "period_end")),
        release_id=said["release", "date"][1],
        released_on=released,
        signed_by=None,
        digest=_digest(path),
        facts=facts,
    )


def _digest(path: Path | Loaded) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _rows(path: Path | Loaded, bounded: bool) -> list[list[str]]:
    """The rows of facts: those under the header that every language has, on the last sheet unless people moved it."""
    for _, lines in spreadsheet.read(path, last_first=True, bounded=bounded):
        for at, (_, cells) in enumerate(lines):
            if tuple(cells[: len(COLUMNS)]) == COLUMNS:
                width = len(COLUMNS)
                found = ((cells + [""] * width)[:width] for _, cells in lines[at + 1 :])
                return [row for row in found if any(row)]
    raise BadInput("regional-not-shared", file=path.name)


def _fact(row: list[str]) -> Fact:
    _, table, record, field, code, value = row
    if value.startswith(_GUARDED):
        value = value[1:]  # the guard of a cell; whoever writes it again guards it again
    return table, record, field, code or None, value or None


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
