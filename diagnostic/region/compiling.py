"""Taking in a heap of files that arrived at a region: checked by processes, kept, and put in order. A run that was
stopped is taken up where it was; the same files again change nothing."""

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.submission import Standing
from diagnostic.exchange.writing import Progress, advance
from diagnostic.region.database import Keeping
from diagnostic.region.database.keeping import Checked, Known
from diagnostic.region.received import TAKEN, NotNewest, Received
from diagnostic.region.workers import Check

What = Literal["taken", "newer", "same", "replaced", "withdrawal"]
STAGED_AT_ONCE = 50
"""Files that are checked between two writes: so many are checked again when the computer stops meanwhile."""
FOUND, CHECKED = 0.05, 0.95
"""Shares of the time after which all files are known by their digests, and checked."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of one file: ``what`` it is among those of its diagnostic, or the ``reason`` why it is not taken;
    ``received`` where it could be read."""

    path: Path
    received: Received | None
    what: What | None
    reason: BadInput | None = None


def take_in(
    keeping: Keeping,
    paths: Sequence[Path],
    check: Check,
    progress: Progress | None = None,
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
) -> list[Arrival]:
    """Take in some files, in whatever order they lie: what came of each, in the order given. One that cannot be taken
    stops no other. What a stopped run had checked is taken in too. Raises ``Cancelled``: what was checked stays, and
    is taken in by the next run."""
    found = _digests(list(dict.fromkeys(paths)), progress)
    digests = {path: each for path, each in found.items() if isinstance(each, str)}
    before = keeping.known(set(digests.values()))
    refused = _stage(keeping, digests, set(before), check, progress, now)
    keeping.settle()
    after = keeping.known(set(digests.values()))
    arrivals, met = [], set(before)
    for path, digest in found.items():
        reason = digest if isinstance(digest, BadInput) else refused.get(digest)
        known = after.get(str(digest))
        if known is not None and known.standing not in TAKEN:
            reason = NotNewest(known.standing, known.received.community)
        if reason is not None or known is None:
            arrivals.append(Arrival(path, known.received if known else None, None, reason))
            continue
        arrivals.append(Arrival(path, known.received, _what(known, digest in met)))
        met.add(str(digest))
    return arrivals


def _digests(paths: Sequence[Path], progress: Progress | None) -> dict[Path, str | BadInput]:
    """The SHA-256 of each file's bytes, or why it cannot be read."""
    found: dict[Path, str | BadInput] = {}
    for number, path in enumerate(paths):
        advance(progress, FOUND * number / len(paths))
        try:
            with path.open("rb") as file:
                found[path] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as reason:
            found[path] = BadInput("cli-no-access", file=path.name, reason=reason.strerror or "")
    return found


def _stage(
    keeping: Keeping,
    digests: dict[Path, str],
    known: set[str],
    check: Check,
    progress: Progress | None,
    now: Callable[[], dt.datetime],
) -> dict[str, BadInput]:
    """Check the files that are not known yet, each once, and keep them: why which were refused."""
    fresh = {digest: path for path, digest in digests.items() if digest not in known}
    refused: dict[str, BadInput] = {}
    staged: list[Checked] = []
    for number, (path, found) in enumerate(check(list(fresh.values())), 1):
        if isinstance(found, BadInput):
            refused[digests[path]] = found
        elif found.file != digests[path]:
            refused[digests[path]] = BadInput("regional-check-changed", file=path.name)
        else:
            staged.append(found)
        if len(staged) == STAGED_AT_ONCE:
            keeping.stage(staged, now())
            staged = []
        advance(progress, FOUND + (CHECKED - FOUND) * number / len(fresh))
    keeping.stage(staged, now())
    return refused


def _what(file: Known, met: bool) -> What:
    if file.received.contribution is None:
        return "withdrawal"
    if not file.counts:
        return "same" if file.standing is Standing.SAME else "replaced"
    if met:
        return "same"
    return "newer" if file.standing is Standing.NEWER else "taken"
