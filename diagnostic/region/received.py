"""What arrives at a region: signed submissions, withdrawal notices (METHOD G06) and plain shared workbooks, which are
unsigned; and what counts of each diagnostic when more than one file of it arrived.

``read`` opens one file. ``taken`` is the rule, one file after another, whatever keeps the outcome: a region that keeps
what it took (``Kept``) gives it back with the next file, and then no older file can come in again. ``gather`` takes a
heap of files at once, in whatever order they lie.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from diagnostic.domain.errors import BadInput
from diagnostic.exchange import submission
from diagnostic.exchange.intake.table import Loaded
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.exchange.submission import Altered, Manifest, Seen, Standing, standing
from diagnostic.exchange.writing import Progress, advance
from diagnostic.region import shared_workbook
from diagnostic.region.contribution import Contribution


@dataclass(frozen=True, slots=True)
class Received:
    """One file that is whole and may be read here. ``contribution`` is None for a withdrawal notice; ``manifest`` is
    None for a plain workbook, which nobody signed."""

    diagnostic: str
    community: str
    digest: str
    contribution: Contribution | None
    manifest: Manifest | None

    @property
    def seen(self) -> Seen:
        """What is remembered of it, so that no older one is taken for newer."""
        if self.manifest is None:
            return Seen(0, self.digest, None)
        return Seen(self.manifest.sequence, self.digest, self.manifest.signer)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a region keeps of one diagnostic: the newest file that it took, and what it may still use, if anything."""

    seen: Seen
    contribution: Contribution | None


class NotNewest(BadInput):
    """A file is whole, but another of its diagnostic stands before it; ``standing`` says how."""

    def __init__(self, found: Standing, community: str) -> None:
        super().__init__(f"regional-standing-{found.value.replace('_', '-')}", community=community)
        self.standing = found

    def __reduce__(self) -> tuple[type["NotNewest"], tuple[Standing, str]]:
        """So that it comes whole out of a process that checks files."""
        return NotNewest, (self.standing, self.arguments["community"])


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of one file of a heap: ``received`` and its ``standing`` when it was taken, else ``reason``."""

    path: Path
    received: Received | None
    standing: Standing | None
    reason: BadInput | None = None


def is_submission(path: Path) -> bool:
    """Whether a file may be a submission or a notice, by its name or its first bytes. Raises ``OSError``."""
    return path.suffix.lower() == submission.SUFFIX or submission.is_submission(path)


def read(path: Path, regions: Iterable[Pair], known_signers: Collection[str] | None) -> Received:
    """Open a file, signed or plain; nothing of it is written to any disk. ``regions`` and ``known_signers`` as
    ``submission.read`` takes them. Raises every ``BadSubmission``, ``BadInput`` for a workbook that may not be used,
    and ``OSError``."""
    if not is_submission(path):
        plain = shared_workbook.contribution(path)
        return Received(plain.diagnostic_id, plain.community, plain.digest, plain, None)
    found = submission.read(path, regions, known_signers)
    said = found.manifest
    if found.workbook is None:
        return Received(said.diagnostic, said.community, found.digest, None, said)
    inside = shared_workbook.contribution(Loaded(path.name, found.workbook))
    if (inside.diagnostic_id, inside.release_id) != (said.diagnostic, said.release.id):
        raise Altered("release-error-altered", part="workbook.xlsx")  # it speaks for another than who signed it
    signed = replace(inside, signed_by=said.signer)
    return Received(said.diagnostic, said.community, found.digest, signed, said)


def taken(one: Received, kept: Kept | None) -> tuple[Standing, Kept]:
    """Take a file of a diagnostic of which ``kept`` is kept (None: nothing): how it stands, and what is kept then.

    A notice removes what was sent under its release and stays as the newest file, so that what it took back cannot come
    in again; what was sent since under another release stays (G06). A plain workbook stands for a diagnostic only as
    long as none of its files was signed. The same file again changes nothing. Raises ``NotNewest``.
    """
    if one.manifest is None:
        return _plain(one, kept)
    found = standing(one.manifest, one.digest, kept.seen if kept else None)
    if found is Standing.SAME:
        assert kept is not None
        return found, kept
    if found not in {Standing.FIRST, Standing.NEWER}:
        raise NotNewest(found, one.community)
    before = kept.contribution if kept else None
    if one.contribution is None and before is not None and before.release_id == one.manifest.release.id:
        before = None
    return found, Kept(one.seen, one.contribution or before)


def _plain(one: Received, kept: Kept | None) -> tuple[Standing, Kept]:
    assert one.contribution is not None
    fresh = Kept(one.seen, one.contribution)
    if kept is None:
        return Standing.FIRST, fresh
    if kept.seen.signer is not None:
        raise NotNewest(Standing.UNSIGNED, one.community)
    if kept.seen.digest == one.digest:
        return Standing.SAME, kept
    before = kept.contribution
    if before is not None and (before.released_on, before.digest) > (one.contribution.released_on, one.digest):
        raise NotNewest(Standing.OLDER, one.community)
    return Standing.NEWER, fresh


def gather(
    paths: Sequence[Path],
    regions: Iterable[Pair] = (),
    known_signers: Collection[str] = (),
    kept: Mapping[str, Kept] | None = None,
    progress: Progress | None = None,
) -> tuple[dict[str, Kept], list[Arrival]]:
    """What is kept by diagnostic of some files, beside what was ``kept`` before, and what came of each, in the order
    given. A file that cannot be used never stops the others; in which order they lie makes no difference. Raises
    ``Cancelled``."""
    keys, whole, refused = list(regions), [], {}
    for at, path in enumerate(dict.fromkeys(paths)):
        advance(progress, at / len(paths))
        try:
            whole.append((path, read(path, keys, known_signers)))
        except BadInput as reason:
            refused[path] = Arrival(path, None, None, reason)
        except OSError as reason:
            words = BadInput("cli-no-access", file=path.name, reason=reason.strerror or "")
            refused[path] = Arrival(path, None, None, words)
    now, arrived = dict(kept or {}), refused
    for path, one in sorted(whole, key=_age):
        try:
            how, now[one.diagnostic] = taken(one, now.get(one.diagnostic))
            arrived[path] = Arrival(path, one, how)
        except NotNewest as reason:
            arrived[path] = Arrival(path, None, None, reason)
    return now, [arrived[path] for path in dict.fromkeys(paths)]


def _age(pair: tuple[Path, Received]) -> tuple[int, str, str]:
    """Signed ones first, so that no plain workbook speaks beside them; then the older first."""
    one = pair[1]
    released = one.contribution.released_on.isoformat() if one.contribution and one.manifest is None else ""
    return (one.manifest.sequence if one.manifest else 2**62), released, one.digest
