"""Two copies of one diagnostic joined, cell by cell, against what each knows of the other; what a person must choose.

What only one copy changed is taken as it is. Lists of codes and links are joined item by item. What both changed in
different ways, or one changed and the other deleted, is a conflict: nothing is chosen for people. Joined in either
order, the same choices give the same records.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from diagnostic.domain.diagnostic import OWNED, Diagnostic, deletion, links
from diagnostic.domain.records import Record
from diagnostic.store.merge.cells import (
    NOTHING,
    Cells,
    cells,
    is_list,
    is_text,
    items,
    value,
    with_cell,
    with_value,
)
from diagnostic.store.plain import FORGOTTEN

Choice = Literal["mine", "theirs", "both"]
Fields = tuple[Record, list["Conflict"]]
WHOLE = ""
"""The cell of a conflict about a whole record."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a person must choose. ``mine`` or ``theirs`` is None where that copy deleted the record; ``both`` may be
    chosen for long texts, which then stand one below the other."""

    mine: Record | None
    theirs: Record | None
    cell: str = WHOLE

    @property
    def record(self) -> Record:
        """The record that it is about."""
        found = self.mine or self.theirs
        assert found is not None
        return found

    @property
    def key(self) -> str:
        """What names it, the same in either order."""
        return f"{self.record.id}/{self.cell}" if self.cell else self.record.id

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be chosen."""
        both = self.cell and is_text(self.record.kind, self.cell) and self._words("mine") and self._words("theirs")
        return ("mine", "theirs", "both") if both else ("mine", "theirs")

    def _words(self, side: str) -> str:
        return value(getattr(self, side), self.cell) or ""

    def both(self) -> str:
        """Both copies' words, in an order that does not depend on which is first."""
        return "\n\n".join(sorted((self._words("mine"), self._words("theirs"))))


@dataclass(frozen=True, slots=True)
class Known:
    """The records of one copy by id, and how those that changed since stand as far as the other copy knows (``was``):
    None for one that was not there."""

    records: Mapping[str, Record]
    was: Mapping[str, Cells | None]

    def before(self, record_id: str) -> Cells | None:
        """How the other copy knows a record; None for one that is not there for it."""
        if record_id in self.was:
            return self.was[record_id]
        record = self.records.get(record_id)
        return None if record is None else cells(record)


@dataclass(frozen=True, slots=True)
class Joined:
    """The records of both copies joined but for the conflicts, where they are as in ``mine``."""

    records: Mapping[str, Record]
    conflicts: tuple[Conflict, ...]
    deleted: Mapping[str, Record]
    """What one of the copies deleted, as it was in the other."""

    def chosen(self, choices: Mapping[str, Choice]) -> dict[str, Record]:
        """The joined records with a choice for every conflict, by its ``key``. Raises ``KeyError`` for one without."""
        found, gone = dict(self.records), []
        for conflict in self.conflicts:
            choice, record = choices[conflict.key], conflict.record
            if conflict.cell:
                found[record.id] = _settled(found[record.id], conflict, choice)
                continue
            kept = conflict.mine if choice == "mine" else conflict.theirs
            if kept is None:
                gone.append(record)
            else:
                found |= {each.id: each for each in (kept, *self._belonging(kept))}
        return _without(found, gone, self.deleted)

    def _belonging(self, kept: Record) -> Iterator[Record]:
        """What was deleted together with a record that stays after all."""
        for record in self.deleted.values():
            if any(isinstance(record, cls) and getattr(record, owner) == kept.id for cls, owner in OWNED):
                yield record
                yield from self._belonging(record)


def _settled(record: Record, conflict: Conflict, choice: Choice) -> Record:
    if choice == "both":
        return with_value(record, conflict.cell, conflict.both())
    source = conflict.mine if choice == "mine" else conflict.theirs
    assert source is not None
    return with_cell(record, conflict.cell, source)


def _without(found: dict[str, Record], gone: list[Record], deleted: Mapping[str, Record]) -> dict[str, Record]:
    """Records without those that are to go, all that belongs to them, and every link to what is not there."""
    lost = {each.id: each for each in gone}
    missing = {link for record in found.values() for _, link in links(record)} - found.keys()
    lost |= {each: deleted[each] for each in missing if each in deleted}
    edit = deletion(Diagnostic((found | lost).values()), lost.values())
    kept, removed = found | {each.id: each for each in edit.puts}, {each.id for each in edit.removes}
    return {each: record for each, record in kept.items() if each not in removed}


def join(mine: Known, theirs: Known) -> Joined:
    """Join two copies."""
    found: dict[str, Record] = dict(mine.records)
    conflicts: list[Conflict] = []
    for record_id in dict.fromkeys((*mine.records, *theirs.records)):
        one, other = mine.records.get(record_id), theirs.records.get(record_id)
        if one is not None and other is not None:
            found[record_id], asked = _fields(one, other, mine.before(record_id), theirs.before(record_id))
            conflicts += asked
        elif one is not None:
            stays = _stays(one, mine.before(record_id), theirs.before(record_id))
            if stays is None:
                conflicts.append(Conflict(one, None))
            elif not stays:
                found.pop(record_id)
        elif other is not None:
            stays = _stays(other, theirs.before(record_id), mine.before(record_id))
            if stays is None:
                conflicts.append(Conflict(None, other))
            elif stays:
                found[record_id] = other
    deleted = {each: record for each, record in {**theirs.records, **mine.records}.items() if each not in found}
    return Joined(found, (*conflicts, *_used(found, conflicts, mine.records, theirs.records)), deleted)


def _stays(record: Record, known: Cells | None, others: Cells | None) -> bool | None:
    """Whether a record that one copy has and the other has not stays; None for a person to choose. ``known`` is what
    the other copy knows of it, ``others`` how the other had it before it was deleted there (None: never there; when
    the other knows it all the same, people left it out of an earlier merge)."""
    if others is None:
        others = known
    if others is None:
        return True
    return False if cells(record) in (known, others) else None


def _fields(mine: Record, theirs: Record, mine_before: Cells | None, theirs_before: Cells | None) -> Fields:
    """One record of both copies, cell by cell. When each made it, or nothing is known of how it was, an answer is taken
    where the other copy has none."""
    ours, others, empty = cells(mine), cells(theirs), cells(type(mine)())
    ours_then, others_then = mine_before or empty, theirs_before or empty
    found, conflicts = mine, []
    for cell in dict.fromkeys((*ours, *others)):
        one, other = ours.get(cell, NOTHING), others.get(cell, NOTHING)
        then = (ours_then.get(cell, NOTHING), others_then.get(cell, NOTHING))
        if one == other or (other in then and one not in then):
            continue
        if one in then and other not in then:
            found = with_cell(found, cell, theirs)
        elif is_list(mine.kind, cell) and items(one) and items(other):
            found = with_value(found, cell, _items(items(one), items(other), then))
        else:
            conflicts.append(Conflict(mine, theirs, cell))
    return found, conflicts


def _items(mine: tuple[str, ...], theirs: tuple[str, ...], then: tuple[Any, Any]) -> tuple[str, ...]:
    """What both lists hold, with what either added and without what either took out."""
    sets = [set(items(each)) for each in then if each is not FORGOTTEN]
    known = set.intersection(*sets) if sets else set()
    return tuple(sorted((set(mine) & set(theirs)) | ((set(mine) ^ set(theirs)) - known)))


def _used(
    found: Mapping[str, Record],
    conflicts: Iterable[Conflict],
    mine: Mapping[str, Record],
    theirs: Mapping[str, Record],
) -> Iterator[Conflict]:
    """Records that one copy deleted and that the other's news still name: whether they stay is for a person."""
    asked = {each.record.id for each in conflicts if each.cell == WHOLE}
    sides = (side for each in conflicts for side in (each.mine, each.theirs) if side is not None)
    waiting = [*found.values(), *sides]
    while waiting:
        for _, link in links(waiting.pop()):
            conflict = Conflict(mine.get(link), theirs.get(link))
            if link not in found and link not in asked and (conflict.mine or conflict.theirs):
                asked.add(link)
                waiting.append(conflict.record)
                yield conflict
