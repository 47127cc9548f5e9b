"""One community's part in a region: the release that it rests on and the facts that it let leave."""

import datetime as dt
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Fact = tuple[str, str, str, str | None, str | int | float | None]
"""Table, record, field, code, value: a row of sheet 18 of a shared workbook without the diagnostic's id (METHOD 5;
``exchange.tidy`` writes them)."""


@dataclass(frozen=True)
class Contribution:
    """What one community's newest accepted submission says.

    ``signed_by`` is the fingerprint of the community's key, or None for a plain shared workbook. ``released_on`` is
    the date of the release (G03). ``digest`` is the SHA-256 of the workbook's bytes, in hexadecimal.
    """

    diagnostic_id: str
    community: str
    period_start: dt.date | None
    period_end: dt.date | None
    release_id: str
    released_on: dt.date
    signed_by: str | None
    digest: str
    facts: tuple[Fact, ...]

    @cached_property
    def _tables(self) -> Mapping[str, Sequence[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact[0], []).append(fact)
        return found

    def of(self, table: str, field: str | None = None) -> Iterator[Fact]:
        """The facts of a table, or of one of its fields."""
        return (fact for fact in self._tables.get(table, ()) if field is None or fact[2] == field)

    @property
    def province(self) -> str:
        """The code of the community's province; empty when it does not say."""
        return next((str(fact[3]) for fact in self.of("community", "province") if fact[3]), "")


def packed(facts: Sequence[Fact]) -> bytes:
    """Facts as few bytes: JSON, compressed. A thousand communities' lie in one file and are read one by one."""
    return zlib.compress(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def unpacked(content: bytes) -> tuple[Fact, ...]:
    """The facts that ``packed`` was given."""
    return tuple(tuple(each) for each in json.loads(zlib.decompress(content)))
