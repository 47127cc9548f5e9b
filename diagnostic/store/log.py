"""The log of edits: written in the transaction of the edit itself, read by undo, redo and history."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from diagnostic.domain import safeguards
from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.records import KINDS, Record, specs
from diagnostic.store import plain
from diagnostic.store.models import TABLES, changes, edits, kept_texts

HORIZON = 500
DAYS = 30
"""Edits that can be taken back: so many, and so many days back. What people wrote that only older ones name is
forgotten (G11)."""
TOLD = 40
"""Changes of one edit that the history names."""


@dataclass(frozen=True, slots=True)
class Done:
    """One edit of the history: when (UTC), by which role, the message that names it, its ``what`` (``models.edits``),
    and the fields it changed as (kind, record id, field); an empty field is a whole record. Of a large edit only the
    first ``TOLD`` changes are named; ``records`` says how many records of each kind it touched."""

    at: dt.datetime
    role: str
    label: str
    what: str
    undone: bool
    changed: tuple[tuple[str, str, str], ...]
    records: tuple[tuple[str, int], ...]


def write_records(connection: Connection, edit: Edit) -> None:
    """Put and remove records in their tables."""
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for record in edit.puts:
        by_kind.setdefault(record.kind, []).append(_row(record))
    for kind, rows in by_kind.items():
        statement = insert(TABLES[kind])
        columns = {name: statement.excluded[name] for name in rows[0] if name != "id"}
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=columns), rows)
    gone: dict[str, list[dict[str, str]]] = {}
    for record in edit.removes:
        gone.setdefault(record.kind, []).append({"gone": record.id})
    for kind, ids in gone.items():
        connection.execute(delete(TABLES[kind]).where(TABLES[kind].c.id == bindparam("gone")), ids)


def _row(record: Record) -> dict[str, Any]:
    names = ("id", *specs(type(record)), "unknown", "extra")
    return {name: getattr(record, name) for name in names}


def write_changes(
    connection: Connection,
    diagnostic: Diagnostic,
    edit: Edit,
    role: str,
    label: str,
    what: str,
    target: int | None,
) -> int:
    """Log what an edit changes against the diagnostic as it stands before it; the number of the edit."""
    if what == "edit":
        connection.execute(update(edits).where(edits.c.undone).values(dropped=True))
    number = _begin(connection, role, label, what, target)
    texts: dict[str, str] = {}

    def keep(name: str, value: str) -> None:
        texts[name] = value

    rows = [
        {"edit": number, "kind": kind, "record": record, "field": field, "before": before, "after": after}
        for kind, record, field, before, after in _differences(diagnostic, edit, keep)
    ]
    if rows:
        connection.execute(insert(changes), rows)
    if texts:
        statement = insert(kept_texts)
        connection.execute(
            statement.on_conflict_do_update(index_elements=["digest"], set_={"edit": statement.excluded.edit}),
            [{"digest": each, "text": words, "edit": number} for each, words in texts.items()],
        )
    forget_old(connection)
    return number


def _begin(connection: Connection, role: str, label: str, what: str, target: int | None) -> int:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    row = {"at": now, "role": role, "label": label, "what": what, "target": target, "undone": False, "dropped": False}
    return int(connection.execute(insert(edits), row).lastrowid)


def _floor(connection: Connection) -> int:
    """The newest edit that can no longer be taken back: ``HORIZON`` edits or ``DAYS`` ago, or the last ``forget``."""
    since = (dt.datetime.now(dt.UTC) - dt.timedelta(days=DAYS)).isoformat(timespec="milliseconds")
    newest = connection.execute(select(func.max(edits.c.id))).scalar() or 0
    old = select(func.max(edits.c.id)).where((edits.c.at < since) | (edits.c.what == "forget"))
    return max(newest - HORIZON, connection.execute(old).scalar() or 0)


def forget_old(connection: Connection) -> None:
    """Drop what no edit that can be taken back names."""
    connection.execute(delete(kept_texts).where(kept_texts.c.edit <= _floor(connection)))


def forget(connection: Connection, role: str) -> None:
    """Drop all that was kept for undo: nothing before this can be taken back (G11)."""
    _begin(connection, role, "store-forgotten", "forget", None)
    forget_old(connection)


def forget_outgrown(connection: Connection, diagnostic: Diagnostic, edit: Edit, known: Catalogues) -> dict[str, str]:
    """Drop positions and addresses from the log that the rules no longer let stand in the file now that a record is
    as ``edit`` puts it (M01, M02, M05): a finer position, the address of a shelter. ``diagnostic`` is as before the
    edit. What was dropped, by its name in the log: memory may keep it for undo until the file is closed."""
    dropped: dict[str, str] = {}
    for record_id in safeguards.outgrown(edit, diagnostic, known):
        rows = connection.execute(select(changes.c.before, changes.c.after).where(changes.c.record == record_id))
        dropped |= _kept(connection, [name for row in rows for side in row for name in plain.drawn_names(side)])
    if dropped:
        connection.execute(
            delete(kept_texts).where(kept_texts.c.digest == bindparam("gone")), [{"gone": each} for each in dropped]
        )
    return dropped


def _differences(
    diagnostic: Diagnostic, edit: Edit, keep: plain.Keep
) -> Iterator[tuple[str, str, str, str | None, str | None]]:
    for record in edit.puts:
        before = diagnostic.get(type(record), record.id)
        if before is None:
            yield record.kind, record.id, "", None, plain.write_record(record, keep)
            continue
        known = specs(type(record))
        for name in (*known, "unknown", "extra"):
            old, new = getattr(before, name), getattr(record, name)
            if old != new:
                spec = known.get(name)
                yield record.kind, record.id, name, plain.write(old, spec, keep), plain.write(new, spec, keep)
    for record in edit.removes:
        yield record.kind, record.id, "", plain.write_record(record, keep), None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the log stands: the rows of the edits that undo would take back and redo would do again, or None, and
    what tells that a file has every edit that this window has seen and no other."""

    undo: Any = None
    redo: Any = None
    newest: tuple[Any, ...] = ()


def standing(connection: Connection) -> Standing:
    """Where the log stands now."""
    usable = select(edits).where((edits.c.what == "edit") & (edits.c.id > _floor(connection)))
    undo = usable.where(~edits.c.undone).order_by(edits.c.id.desc()).limit(1)
    redo = usable.where(edits.c.undone & ~edits.c.dropped).order_by(edits.c.id).limit(1)
    newest = select(edits.c.id, edits.c.at).order_by(edits.c.id.desc()).limit(1)
    return Standing(
        connection.execute(undo).first(),
        connection.execute(redo).first(),
        tuple(connection.execute(newest).first() or ()),
    )


def mark(connection: Connection, number: int, undone: bool) -> None:
    """Remember that an edit was taken back or done again."""
    connection.execute(update(edits).where(edits.c.id == number).values(undone=undone))


def rebuilt(
    connection: Connection, diagnostic: Diagnostic, number: int, side: str, remembered: Mapping[str, str]
) -> Edit:
    """The edit that brings every record which edit ``number`` touched to how it was ``before`` or ``after``. What was
    dropped is taken from ``remembered``, else stays as it is now."""

    rows = connection.execute(select(changes).where(changes.c.edit == number).order_by(changes.c.id)).all()
    kept = _kept(connection, [name for row in rows for name in plain.names_in(getattr(row, side))])

    def recall(name: str) -> str | None:
        return kept.get(name) or remembered.get(name)

    puts: dict[str, Record] = {}
    removes: dict[str, Record] = {}
    for row in rows:
        written = getattr(row, side)
        current = puts.get(row.record) or diagnostic.get(KINDS[row.kind], row.record)
        if row.field == "":
            if written is not None:
                puts[row.record] = plain.read_record(row.kind, row.record, written, recall)
            elif current is not None:
                removes[row.record] = current
        elif current is not None:
            value = plain.read(written, specs(KINDS[row.kind]).get(row.field), recall)
            if value is not plain.FORGOTTEN:
                puts[row.record] = replace(current, **{row.field: value})
    return Edit(tuple(puts.values()), tuple(removes.values()))


def _kept(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    """What is kept under names, some hundreds at a time."""
    found: dict[str, str] = {}
    for start in range(0, len(names), 500):
        wanted = kept_texts.c.digest.in_(names[start : start + 500])
        found |= {row.digest: row.text for row in connection.execute(select(kept_texts).where(wanted))}
    return found


def size(connection: Connection, number: int) -> int:
    """How many changes an edit made."""
    return int(connection.execute(select(func.count()).where(changes.c.edit == number)).scalar_one())


def history(connection: Connection, limit: int) -> list[Done]:
    """The newest edits, newest first."""
    rows = connection.execute(select(edits).order_by(edits.c.id.desc()).limit(limit)).all()
    touched: dict[int, list[tuple[str, str, str]]] = {row.id: [] for row in rows}
    counted: dict[int, list[tuple[str, int]]] = {row.id: [] for row in rows}
    recent = changes.c.edit >= min(touched, default=0)
    place = func.row_number().over(partition_by=changes.c.edit, order_by=changes.c.id).label("place")
    first = select(changes.c.edit, changes.c.kind, changes.c.record, changes.c.field, place).where(recent).subquery()
    for row in connection.execute(select(first).where(first.c.place <= TOLD).order_by(first.c.edit, first.c.place)):
        touched[row.edit].append((row.kind, row.record, row.field))
    amount = func.count(changes.c.record.distinct()).label("amount")
    by_kind = select(changes.c.edit, changes.c.kind, amount).where(recent).group_by(changes.c.edit, changes.c.kind)
    for row in connection.execute(by_kind.order_by(changes.c.edit, func.min(changes.c.id))):
        counted[row.edit].append((row.kind, row.amount))
    return [
        Done(
            dt.datetime.fromisoformat(row.at),
            row.role,
            row.label,
            row.what,
            row.undone,
            tuple(touched[row.id]),
            tuple(counted[row.id]),
        )
        for row in rows
    ]


def last_change(connection: Connection) -> dt.datetime | None:
    """When the newest edit was made (UTC)."""
    found = connection.execute(select(func.max(edits.c.at))).scalar()
    return dt.datetime.fromisoformat(found) if found else None
