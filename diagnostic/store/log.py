"""The log of edits: written in the transaction of the edit itself, read by undo, redo and history."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from diagnostic.domain import safeguards
from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.records import KINDS, Record, specs
from diagnostic.store import plain, tables
from diagnostic.store.connection import Connection

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
    for cls, records in _by_kind(edit.puts).items():
        connection.execute_each(tables.put(cls), [tables.row(each) for each in records])
    for cls, records in _by_kind(edit.removes).items():
        connection.execute_each(tables.remove(cls), [(each.id,) for each in records])


def _by_kind(records: Iterable[Record]) -> dict[type[Record], list[Record]]:
    found: dict[type[Record], list[Record]] = {}
    for each in records:
        found.setdefault(type(each), []).append(each)
    return found


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
        connection.execute("UPDATE edit SET dropped = 1 WHERE undone")
    number = _begin(connection, role, label, what, target)
    texts: dict[str, str] = {}

    def keep(name: str, value: str) -> None:
        texts[name] = value

    connection.execute_each(
        "INSERT INTO change (edit, kind, record, field, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, *each) for each in _differences(diagnostic, edit, keep)],
    )
    connection.execute_each(
        "INSERT INTO kept_text (digest, text, edit) VALUES (?, ?, ?)"
        " ON CONFLICT (digest) DO UPDATE SET edit = excluded.edit",
        [(each, words, number) for each, words in texts.items()],
    )
    forget_old(connection)
    return number


def _begin(connection: Connection, role: str, label: str, what: str, target: int | None) -> int:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    insert = (
        "INSERT INTO edit (at, role, label, what, target, undone, dropped) VALUES (?, ?, ?, ?, ?, 0, 0) RETURNING id"
    )
    return int(connection.value(insert, (now, role, label, what, target)))


def _floor(connection: Connection) -> int:
    """The newest edit that can no longer be taken back: ``HORIZON`` edits or ``DAYS`` ago, or the last ``forget``."""
    since = (dt.datetime.now(dt.UTC) - dt.timedelta(days=DAYS)).isoformat(timespec="milliseconds")
    newest = connection.value("SELECT max(id) FROM edit") or 0
    old = connection.value("SELECT max(id) FROM edit WHERE at < ? OR what = 'forget'", (since,)) or 0
    return int(max(newest - HORIZON, old))


def forget_old(connection: Connection) -> None:
    """Drop what no edit that can be taken back names."""
    connection.execute("DELETE FROM kept_text WHERE edit <= ?", (_floor(connection),))


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
        rows = connection.execute("SELECT before, after FROM change WHERE record = ?", (record_id,))
        dropped |= kept(connection, [name for row in rows for side in row for name in plain.drawn_names(side)])
    connection.execute_each("DELETE FROM kept_text WHERE digest = ?", [(each,) for each in dropped])
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
class Undoable:
    """An edit of the log by its number, and the message that names it."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the log stands: the edits that undo would take back and redo would do again, or None, and what tells that
    a file has every edit that this window has seen and no other."""

    undo: Undoable | None = None
    redo: Undoable | None = None
    newest: tuple[int, str] = (0, "")


def note_merge(connection: Connection, number: int, other: tuple[int, str]) -> None:
    """Remember that edit ``number`` brought in another copy up to its edit ``other`` (number and time)."""
    connection.execute("INSERT INTO merged (edit, other_edit, other_at) VALUES (?, ?, ?)", (number, *other))


def newest(connection: Connection) -> tuple[int, str]:
    """Number and time of the newest edit; 0 when there is none."""
    rows = connection.execute("SELECT id, at FROM edit ORDER BY id DESC LIMIT 1")
    return (rows[0]["id"], rows[0]["at"]) if rows else (0, "")


def standing(connection: Connection) -> Standing:
    """Where the log stands now."""
    usable = "SELECT id, label FROM edit WHERE what = 'edit' AND id > ? AND"
    floor = (_floor(connection),)
    undo = connection.execute(f"{usable} NOT undone ORDER BY id DESC LIMIT 1", floor)
    redo = connection.execute(f"{usable} undone AND NOT dropped ORDER BY id LIMIT 1", floor)
    return Standing(
        Undoable(*undo[0]) if undo else None,
        Undoable(*redo[0]) if redo else None,
        newest(connection),
    )


def mark(connection: Connection, number: int, undone: bool) -> None:
    """Remember that an edit was taken back or done again."""
    connection.execute("UPDATE edit SET undone = ? WHERE id = ?", (undone, number))


def rebuilt(
    connection: Connection, diagnostic: Diagnostic, number: int, side: str, remembered: Mapping[str, str]
) -> Edit:
    """The edit that brings every record which edit ``number`` touched to how it was ``before`` or ``after``. What was
    dropped is taken from ``remembered``, else stays as it is now."""
    rows = connection.execute("SELECT * FROM change WHERE edit = ? ORDER BY id", (number,))
    known = kept(connection, [name for row in rows for name in plain.names_in(row[side])])

    def recall(name: str) -> str | None:
        return known.get(name) or remembered.get(name)

    puts: dict[str, Record] = {}
    removes: dict[str, Record] = {}
    for row in rows:
        written, kind, record, field = row[side], row["kind"], row["record"], row["field"]
        current = puts.get(record) or diagnostic.get(KINDS[kind], record)
        if field == "":
            if written is not None:
                puts[record] = plain.read_record(kind, record, written, recall)
            elif current is not None:
                removes[record] = current
        elif current is not None:
            value = plain.read(written, specs(KINDS[kind]).get(field), recall)
            if value is not plain.FORGOTTEN:
                puts[record] = replace(current, **{field: value})
    return Edit(tuple(puts.values()), tuple(removes.values()))


def kept(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    """What is kept under names, some hundreds at a time."""
    found: dict[str, str] = {}
    for start in range(0, len(names), 500):
        wanted = names[start : start + 500]
        places = ", ".join("?" for _ in wanted)
        found |= dict(connection.execute(f"SELECT digest, text FROM kept_text WHERE digest IN ({places})", wanted))
    return found


def size(connection: Connection, number: int) -> int:
    """How many changes an edit made."""
    return int(connection.value("SELECT count(*) FROM change WHERE edit = ?", (number,)))


def history(connection: Connection, limit: int) -> list[Done]:
    """The newest edits, newest first."""
    rows = connection.execute("SELECT * FROM edit ORDER BY id DESC LIMIT ?", (limit,))
    touched: dict[int, list[tuple[str, str, str]]] = {row["id"]: [] for row in rows}
    counted: dict[int, list[tuple[str, int]]] = {row["id"]: [] for row in rows}
    oldest = min(touched, default=0)
    first = (
        "SELECT edit, kind, record, field FROM"
        " (SELECT *, row_number() OVER (PARTITION BY edit ORDER BY id) AS place FROM change WHERE edit >= ?)"
        " WHERE place <= ? ORDER BY edit, place"
    )
    for edit, *change in connection.execute(first, (oldest, TOLD)):
        touched[edit].append(tuple(change))
    by_kind = (
        "SELECT edit, kind, count(DISTINCT record) FROM change WHERE edit >= ? GROUP BY edit, kind"
        " ORDER BY edit, min(id)"
    )
    for edit, *amount in connection.execute(by_kind, (oldest,)):
        counted[edit].append(tuple(amount))
    return [
        Done(
            dt.datetime.fromisoformat(row["at"]),
            row["role"],
            row["label"],
            row["what"],
            bool(row["undone"]),
            tuple(touched[row["id"]]),
            tuple(counted[row["id"]]),
        )
        for row in rows
    ]


def last_change(connection: Connection) -> dt.datetime | None:
    """When the newest edit was made (UTC)."""
    found = connection.value("SELECT max(at) FROM edit")
    return dt.datetime.fromisoformat(found) if found else None
