"""Where two copies of a diagnostic parted, and how each record stood for the other copy then: read from both logs.

Copies begin as one file, so the first edits of both logs are the same. A merge notes how far the other copy's log had
come (table ``merged``): from there on only later edits of that copy are news.
"""

from itertools import takewhile

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import KINDS
from diagnostic.store import log, plain
from diagnostic.store.connection import Connection
from diagnostic.store.merge.cells import Cells, cells_before, touched
from diagnostic.store.plain import FORGOTTEN

Written = dict[tuple[str, str], dict[str, str] | None]
"""By kind and record id: what stood in the fields that changed since; None for a record that was not there."""


def known_since(connection: Connection, diagnostic: Diagnostic, point: int) -> dict[str, Cells | None]:
    """How the records that changed after edit ``point`` of a copy's log stood then, by id: None for one that was not
    there. What another copy knows of this one.

    What a merge wrote since is as ``FORGOTTEN``: the value before it was given up for one that another copy had, so to
    find it again later is news, not "nothing changed"."""
    written, names, brought_in = _since(connection, point)
    recall = log.kept(connection, names).get
    return {
        record_id: None
        if then is None
        else cells_before(kind, diagnostic.get(KINDS[kind], record_id), then, recall)
        | dict.fromkeys(brought_in.get(record_id, ()), FORGOTTEN)
        for (kind, record_id), then in written.items()
    }


def _since(connection: Connection, point: int) -> tuple[Written, list[str], dict[str, set[str]]]:
    """What stood in the log's records before they were first changed after ``point``, the names of what is kept of it,
    and the cells that merges wrote, by record."""
    found: Written = {}
    names: list[str] = []
    brought_in: dict[str, set[str]] = {}
    merges = {row["edit"] for row in connection.execute("SELECT edit FROM merged")}
    later = connection.execute("SELECT * FROM change WHERE edit > ? ORDER BY id", (point,))
    for _, edit, kind, record, field, before, after in later:
        key = (kind, record)
        names += plain.names_in(before)
        if field:
            then = found.setdefault(key, {})
            if then is not None:
                then.setdefault(field, before)
            if edit in merges:
                brought_in.setdefault(record, set()).update(touched(kind, field, before, after))
        elif before is None:
            found.setdefault(key, None)
        else:
            whole = plain.fields_of(before)
            then = found.setdefault(key, {})
            if then is not None:
                found[key] = whole | then
    return found, names, brought_in


def points(mine: Connection, theirs: Connection) -> tuple[int, int]:
    """How far each copy knows the other: the newest edit of theirs that mine has, and of mine that theirs has."""
    common = _common(mine, theirs)
    return max(common, _seen(mine, theirs)), max(common, _seen(theirs, mine))


def _common(mine: Connection, theirs: Connection) -> int:
    """The last edit that both logs have from the time when they were one file; 0 for none."""
    ours, others = (
        [tuple(row) for row in each.execute("SELECT id, at, role, label, what, target FROM edit ORDER BY id")]
        for each in (mine, theirs)
    )
    same = takewhile(lambda pair: pair[0] == pair[1], zip(ours, others, strict=False))
    return max((edit[0] for edit, _ in same), default=0)


def _seen(by: Connection, of: Connection) -> int:
    """The newest edit of one copy that a merge brought into the other and that still stands; 0 for none."""
    stands = "SELECT other_edit, other_at FROM merged JOIN edit ON edit.id = merged.edit WHERE NOT edit.undone"
    known = {tuple(row) for row in by.execute(stands)}
    edits = [tuple(row) for row in of.execute("SELECT id, at FROM edit")] if known else []
    return max((edit[0] for edit in edits if edit in known), default=0)
