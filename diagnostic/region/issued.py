"""The reports that a region gave out: what a reader may set a new one beside (``safeguards.regional``).

Kept by the coordinator as one JSON file, newest last. Of a community it holds its diagnostic's id and a digest of what
it said, nothing more.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diagnostic.domain.errors import BadInput
from diagnostic.domain.safeguards.regional import Band, Earlier
from diagnostic.exchange.writing import replacing


@dataclass(frozen=True, slots=True)
class Issued:
    """One report: its date, a digest of what each community (by its diagnostic's id) said, the bands it told, and how
    many of its communities are in a province, for those with five or more; the last only for a database."""

    date: dt.date
    said: Mapping[str, str]
    bands: Mapping[str, Band]
    provinces: Mapping[str, int] = field(default_factory=dict)

    def changed(self, said: Mapping[str, str]) -> int:
        """How many communities joined, left, or say something else now."""
        return sum(said.get(each) != self.said.get(each) for each in said.keys() | self.said.keys())

    @property
    def earlier(self) -> Earlier:
        """This report as a reader of a later one has it."""
        return Earlier(self.bands, statements(self.said))


def statements(said: Mapping[str, str]) -> frozenset[str]:
    """Each community with what it said, as one word."""
    return frozenset(f"{key} {digest}" for key, digest in said.items())


def read(path: Path) -> tuple[Issued, ...]:
    """The reports given out, oldest first; none when there is no file. Raises ``BadInput`` for a file that is no such
    list: without it, no new report can be checked."""
    if not path.exists():
        return ()
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Issued(
                dt.date.fromisoformat(row["date"]),
                {str(key): str(value) for key, value in row["said"].items()},
                {str(cell): Band(int(low), int(high)) for cell, (low, high) in row["bands"].items()},
            )
            for row in rows
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput("regional-issued-unreadable", file=path.name) from error


def write(path: Path, reports: Sequence[Issued]) -> None:
    """Keep the list of reports given out. Raises ``CannotWrite``."""
    rows = [
        {
            "date": each.date.isoformat(),
            "said": dict(each.said),
            "bands": {cell: [band.low, band.high] for cell, band in each.bands.items()},
        }
        for each in reports
    ]
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def added(earlier: Sequence[Issued], report: Issued) -> tuple[Issued, ...]:
    """The list with one more report; the same report given out again (another language) is there once."""
    if any(each.said == report.said and each.bands == report.bands for each in earlier):
        return tuple(earlier)
    return (*earlier, report)
