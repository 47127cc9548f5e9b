"""What arrives at a region: signed submissions, withdrawal notices (METHOD G06) and plain shared workbooks, which are
unsigned; and what counts of each diagnostic when more than one file of it arrived.

``read`` opens one file (``unsealed``, then ``whole``: who may not have the region's key can still read its workbook).
``taken`` is the rule, one file after another, whatever keeps the outcome: a region that keeps
what it took (``Kept``) gives it back with the next file, and then no older file can come in again. ``settled`` takes a
heap of files at once, in whatever order they lie.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from diagnostic.domain.errors import BadInput
from diagnostic.exchange import submission
from diagnostic.exchange.intake.table import Loaded
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.exchange.submission import Altered, Hostile, Manifest, Seen, Standing, standing
from diagnostic.region import shared_workbook
from diagnostic.region.contribution import Contribution


@dataclass(frozen=True, slots=True)
class Received:
    """One file that is whole and may be read here. ``seen`` is what is remembered of it, so that no older one is taken
    for newer; ``release`` the release under which it came, or which it takes back. ``contribution`` is None for a
    withdrawal notice."""

    diagnostic: str
    community: str
    seen: Seen
    release: str
    contribution: Contribution | None


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A file that was opened: its signed page and that page's digest (None and "" for a plain workbook), and its
    workbook, which nobody looked at yet (None for a notice)."""

    manifest: Manifest | None
    digest: str
    workbook: Loaded | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a region keeps of one diagnostic: the newest file that it took, and what it may still use, if anything."""

    seen: Seen
    contribution: Contribution | None


TAKEN = frozenset({Standing.FIRST, Standing.NEWER, Standing.SAME})
"""How a file stands that is taken, or was."""


class NotNewest(BadInput):
    """A file is whole, but another of its diagnostic stands before it; ``standing`` says how."""

    def __init__(self, found: Standing, community: str) -> None:
        super().__init__(f"regional-standing-{found.value.replace('_', '-')}", community=community)
        self.standing = found

    def __reduce__(self) -> tuple[type["NotNewest"], tuple[Standing, str]]:
        """So that it comes whole out of a process that checks files."""
        return NotNewest, (self.standing, self.arguments["community"])


def load(path: Path) -> Loaded:
    """A file's bytes, of which no file that a community sends has too many. Raises ``Hostile``, ``OSError``."""
    with path.open("rb") as file:
        content = file.read(submission.MOST_FILE + 1)
    if len(content) > submission.MOST_FILE:
        raise Hostile("release-error-too-large", megabytes=submission.MOST_FILE // 2**20)
    return Loaded(path.name, content)


def unsealed(file: Loaded, regions: Iterable[Pair], known_signers: Collection[str]) -> Unsealed:
    """Open a file, signed or plain, without reading its workbook; nothing of it is written to any disk. ``regions`` and
    ``known_signers`` as ``submission.read`` takes them. Raises every ``BadSubmission``."""
    if Path(file.name).suffix.lower() != submission.SUFFIX and not submission.is_submission(file.content):
        return Unsealed(None, "", file)
    found = submission.read(file.content, regions, known_signers)
    return Unsealed(found.manifest, found.digest, Loaded(file.name, found.workbook) if found.workbook else None)


def whole(file: Unsealed, inside: Contribution | None) -> Received:
    """A file and what its workbook says. Raises ``Altered`` for a workbook that speaks for another than who signed."""
    said = file.manifest
    if said is None:
        assert inside is not None
        unsigned = Seen(0, inside.digest, None)
        return Received(inside.diagnostic_id, inside.community, unsigned, inside.release_id, inside)
    if inside is not None:
        if (inside.diagnostic_id, inside.release_id) != (said.diagnostic, said.release.id):
            raise Altered("release-error-altered", part="workbook.xlsx")
        inside = replace(inside, signed_by=said.signer)
    seen = Seen(said.sequence, file.digest, said.signer)
    return Received(said.diagnostic, said.community, seen, said.release.id, inside)


def read(file: Loaded, regions: Iterable[Pair], known_signers: Collection[str], *, bounded: bool = False) -> Received:
    """Open a file and read its workbook; ``bounded`` as ``shared_workbook.contribution`` takes it. Raises what
    ``unsealed`` and ``whole`` raise, and ``BadInput`` for a workbook that may not be used."""
    found = unsealed(file, regions, known_signers)
    return whole(found, shared_workbook.contribution(found.workbook, bounded) if found.workbook else None)


def taken(one: Received, kept: Kept | None, successor: str | None = None) -> tuple[Standing, Kept]:
    """Take a file of a diagnostic of which ``kept`` is kept (None: nothing): how it stands, and what is kept then.

    A notice removes what was sent under its release and stays as the newest file, so that what it took back cannot come
    in again; what was sent since under another release stays (G06). A plain workbook stands for a diagnostic only as
    long as none of its files was signed. The same file again changes nothing. ``successor`` is the key with which the
    community signs from now on, as a person heard from it by telephone: its files stand in the place of those of the
    key that was lost. Raises ``NotNewest``.
    """
    if one.seen.signer is None:
        return _plain(one, kept)
    found = standing(one.seen, kept.seen if kept else None)
    if found is Standing.OTHER_SIGNER and one.seen.signer == successor:
        found = Standing.NEWER
    if found is Standing.SAME:
        assert kept is not None
        return found, kept
    if found not in TAKEN:
        raise NotNewest(found, one.community)
    before = kept.contribution if kept else None
    if one.contribution is None and before is not None and before.release_id == one.release:
        before = None
    return found, Kept(one.seen, one.contribution or before)


def _plain(one: Received, kept: Kept | None) -> tuple[Standing, Kept]:
    assert one.contribution is not None
    fresh = Kept(one.seen, one.contribution)
    if kept is None:
        return Standing.FIRST, fresh
    if kept.seen.signer is not None:
        raise NotNewest(Standing.UNSIGNED, one.community)
    if kept.seen.digest == one.seen.digest:
        return Standing.SAME, kept
    before = kept.contribution
    if before is not None and (before.released_on, before.digest) > (one.contribution.released_on, one.seen.digest):
        raise NotNewest(Standing.OLDER, one.community)
    return Standing.NEWER, fresh


Name = TypeVar("Name", bound=Hashable)


def settled(
    files: Mapping[Name, Received], kept: Mapping[str, Kept], successors: Mapping[str, str] = MappingProxyType({})
) -> tuple[dict[str, Kept], dict[Name, Standing | NotNewest]]:
    """What is kept by diagnostic after a heap of files, beside what was ``kept`` before, and what came of each; in
    which order they lie makes no difference. ``successors`` are keys by diagnostic, as ``taken`` takes one."""
    now = dict(kept)
    outcomes: dict[Name, Standing | NotNewest] = {}
    for name, one in sorted(files.items(), key=_age):
        try:
            outcomes[name], now[one.diagnostic] = taken(one, now.get(one.diagnostic), successors.get(one.diagnostic))
        except NotNewest as reason:
            outcomes[name] = reason
    return now, outcomes


def _age(pair: tuple[Name, Received]) -> tuple[int, str, str]:
    """Signed ones first, so that no plain workbook speaks beside them; then the older first."""
    one = pair[1]
    if one.seen.signer is None and one.contribution is not None:
        return 2**62, one.contribution.released_on.isoformat(), one.seen.digest
    return one.seen.sequence, "", one.seen.digest
