"""Two laptops' copies of one diagnostic joined by a three-way merge on their logs (DESIGN 4).

Compare another copy with the open file, let a person choose where both changed the same thing, then save the whole as
one edit that undo takes back. The other copy is only read, from a copy of it: a stick may be read-only.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.records import Record
from diagnostic.store import log
from diagnostic.store.errors import Missing, OtherDiagnostic, translate
from diagnostic.store.file import DiagnosticFile
from diagnostic.store.merge.cells import Cells
from diagnostic.store.merge.divergence import known_since, points
from diagnostic.store.merge.joining import Choice, Conflict, Joined, Known, join
from diagnostic.store.merge.twins import renamed, twins

__all__ = ["Choice", "Comparison", "Conflict", "compare", "save"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What joining another copy comes to. ``related`` is False for copies whose logs have no edit in common: then all
    that differs is for a person to choose. ``theirs`` are the other copy's records, for the names of what it has."""

    joined: Joined
    theirs: Diagnostic
    related: bool
    seen: tuple[int, str]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person must choose."""
        return self.joined.conflicts

    def edit(self, now: Diagnostic, choices: Mapping[str, Choice]) -> Edit:
        """The edit that joins the other copy; ``choices`` has one for every conflict, by its ``key``."""
        wanted = self.joined.chosen(choices)
        there: dict[str, Record] = {each.id: each for each in now}
        puts = tuple(record for each, record in wanted.items() if there.get(each) != record)
        return Edit(puts, tuple(record for each, record in there.items() if each not in wanted))


def compare(file: DiagnosticFile, other: Path, passphrase: str | None = None) -> Comparison:
    """Compare another copy of the open diagnostic with it; nothing is changed in either. It opens with this file's
    passphrase, or with ``passphrase``. Raises ``OtherDiagnostic`` when it is no copy of this one, or a ``StoreError``
    that says why it cannot be read."""
    if not other.is_file():
        raise Missing("store-missing", file=other.name)
    if other.samefile(file.path):
        raise OtherDiagnostic("store-merge-same", file=other.name)
    folder = file.path.with_name(f"{file.path.name}.merge")
    try:
        shutil.rmtree(folder, ignore_errors=True)  # a merge that was cut off
        folder.mkdir(mode=0o700)
        for each in (other, other.with_name(other.name + "-wal")):
            if each.is_file():
                shutil.copyfile(each, folder / each.name)
        with file.copy_of_it(folder / other.name, passphrase) as copy:
            if copy.diagnostic.community.id != file.diagnostic.community.id:
                raise OtherDiagnostic("store-merge-other", file=other.name)
            return _compared(file, copy)
    except OSError as reason:
        raise translate(reason, other) from reason
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def save(file: DiagnosticFile, comparison: Comparison, choices: Mapping[str, Choice]) -> Edit:
    """Save what a comparison comes to as one edit. Raises as ``DiagnosticFile.apply`` does; the file is as it was
    then."""
    return file.apply(comparison.edit(file.diagnostic, choices), "store-merged", merged=comparison.seen)


def _compared(file: DiagnosticFile, copy: DiagnosticFile) -> Comparison:
    with file.reading() as mine, copy.reading() as theirs:
        of_theirs, of_mine = points(mine, theirs)
        ours, others = file.diagnostic, copy.diagnostic
        names = twins(ours, others)
        joined = join(
            _known(ours, known_since(mine, ours, of_mine), names),
            _known(others, known_since(theirs, others, of_theirs), names),
        )
        return Comparison(joined, others, bool(of_theirs or of_mine), log.newest(theirs))


def _known(diagnostic: Diagnostic, was: Mapping[str, Cells | None], names: Mapping[str, str]) -> Known:
    renamed_records = {each.id: each for each in renamed(diagnostic, names)}
    return Known(renamed_records, {names.get(each, each): cells for each, cells in was.items()})
