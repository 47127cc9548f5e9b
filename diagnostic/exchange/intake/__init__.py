"""Guards on everything that comes in (METHOD 4.1; issue of bad input): read, map, make records, list refusals.

``open_incoming`` reads a file once; a person looks at the preview and changes the mapping; ``take`` makes the
records; nothing is stored before the edit is applied.
"""

from dataclasses import dataclass, field
from pathlib import Path

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.exchange.intake import rows
from diagnostic.exchange.intake.delimited import ENCODINGS
from diagnostic.exchange.intake.mapping import ColumnMapping, What, fields_for, suggest
from diagnostic.exchange.intake.rows import Intake, Progress
from diagnostic.exchange.intake.table import Reading, Remark, Table, read_table
from diagnostic.exchange.intake.words import field_labels, say

__all__ = [
    "ENCODINGS",
    "ColumnMapping",
    "Incoming",
    "Intake",
    "Reading",
    "Remark",
    "Table",
    "field_labels",
    "fields_for",
    "open_incoming",
    "say",
    "suggest",
    "take",
]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read: its table, the mapping that seems right, and the positions of its rows when it is a map
    file."""

    what: What
    table: Table
    mapping: ColumnMapping
    points: dict[int, bytes] = field(default_factory=dict)


def open_incoming(path: Path, what: What, reading: Reading | None = None) -> Incoming:
    """Read a file as resources, places, factors or sources and suggest a mapping; ``reading`` is what people say of a
    table that was misread.

    Raises ``BadInput`` or ``Refused``; nothing was changed then.
    """
    from diagnostic.exchange.intake.features import SUFFIXES, read_features

    if path.suffix.lower() in SUFFIXES:
        table, points = read_features(path)
        return Incoming(what, table, suggest(what, table.headers), points)
    table = read_table(path, reading)
    return Incoming(what, table, suggest(what, table.headers))


def take(
    incoming: Incoming,
    mapping: ColumnMapping,
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    progress: Progress | None = None,
) -> Intake:
    """Records of an incoming file under a mapping that a person accepted; refusals listed row by row."""
    found = rows.take(incoming.table.rows, mapping, diagnostic, catalogues, incoming.points, progress)
    found.refused[:0] = incoming.table.refused
    found.left_out[:0] = incoming.table.left_out
    found.rows += len(incoming.table.refused)
    return found
