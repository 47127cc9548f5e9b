"""The tables of a file as Alembic and a regional database know them, derived from the records (DESIGN 4): one for each
kind, and the log of edits. To open a file takes none of this (``tables``, ``log``).

What people wrote never stands in the log itself (G11): it holds digests of texts and random names of contacts and
positions, and ``kept_text`` what undo may still need, until it is older than ``log.HORIZON`` edits or ``log.DAYS``
days, or people ask to forget it.
"""

import datetime as dt
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from diagnostic.domain.records import KINDS, FieldSpec, specs

_TYPES: dict[type, Any] = {
    str: Text,
    int: Integer,
    float: Float,
    bool: Boolean,
    dt.date: Date,
    bytes: LargeBinary,
    tuple: Text,
}
metadata = MetaData()


def _column(spec: FieldSpec) -> Column[Any]:
    required = spec.base in {str, tuple}
    return Column(spec.name, _TYPES[spec.base](), nullable=not required)


TABLES: dict[str, Table] = {
    kind: Table(
        kind,
        metadata,
        Column("id", Text, primary_key=True),
        *(_column(spec) for spec in specs(cls).values()),
        Column("unknown", Text, nullable=False),
        Column("extra", Text, nullable=False),
    )
    for kind, cls in KINDS.items()
}
"""The table of each kind of record."""

edits = Table(
    "edit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("target", Integer, ForeignKey("edit.id")),
    Column("undone", Boolean, nullable=False),
    Column("dropped", Boolean, nullable=False),
)
"""One row an edit. ``what`` is ``edit``, ``undo`` or ``redo`` (``target`` names the edit then), ``for_good`` for what
undo leaves, or ``forget``;
``undone`` while it is taken back; ``dropped`` once something else was done instead of redoing it. ``at`` is in UTC."""

changes = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edit", Integer, ForeignKey("edit.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("change_edit", "edit"),
    Index("change_record", "record"),
)
"""One row a changed field; a record made or deleted is one row whose ``field`` is empty."""

kept_texts = Table(
    "kept_text",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("edit", Integer, nullable=False),
)
"""What undo may need; ``edit`` is the newest edit that names the ``digest``."""

merged = Table(
    "merged",
    metadata,
    Column("edit", Integer, ForeignKey("edit.id"), primary_key=True),
    Column("other_edit", Integer, nullable=False),
    Column("other_at", Text, nullable=False),
)
"""One row a merge: the edit that brought another copy in, and the newest edit (its number and time) which that copy's
own log had then, so that the next merge looks only at what came later."""
