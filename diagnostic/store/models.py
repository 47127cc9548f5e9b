"""The tables of a file, derived from the records (DESIGN 4): one for each kind, and the log of edits.

What people wrote never stands in the log itself (G11): it holds digests of texts and random names of contacts and
positions, and ``kept_text`` what undo may still need, until it is older than ``log.HORIZON`` edits or ``log.DAYS``
days, or people ask to forget it.
"""

import datetime as dt
import json
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
    TypeDecorator,
)

from diagnostic.domain.records import KINDS, FieldSpec, specs

SCHEMA = 5
"""``PRAGMA user_version``: the number of the newest migration."""


class Items(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts, as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str:
        """To the file."""
        return json.dumps(list(value), ensure_ascii=False) if value else "[]"

    def process_result_value(self, value: Any, dialect: Any) -> tuple[str, ...]:
        """From the file."""
        return () if value == "[]" else tuple(json.loads(value))


class Answers(TypeDecorator[dict[str, Any]]):
    """Answers to a community's own questions, as a JSON object."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str:
        """To the file."""
        return json.dumps(value, ensure_ascii=False) if value else "{}"

    def process_result_value(self, value: Any, dialect: Any) -> dict[str, Any]:
        """From the file."""
        return {} if value == "{}" else _frozen(json.loads(value))


def _frozen(value: Any) -> Any:
    """Lists as tuples, however deep: a repeat of a form is a list of answers."""
    if isinstance(value, list):
        return tuple(_frozen(each) for each in value)
    return {name: _frozen(each) for name, each in value.items()} if isinstance(value, dict) else value


_TYPES: dict[type, Any] = {
    str: Text,
    int: Integer,
    float: Float,
    bool: Boolean,
    dt.date: Date,
    bytes: LargeBinary,
    tuple: Items,
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
        Column("unknown", Items(), nullable=False),
        Column("extra", Answers(), nullable=False),
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
