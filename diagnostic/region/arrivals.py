"""What came of the files that arrived at a region, file by file and in words, for the commands and the window."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import BadInput
from diagnostic.exchange.keys import ring
from diagnostic.exchange.keys.pairs import Pair, PublicKey
from diagnostic.exchange.submission import SUFFIX, Standing, UnknownSigner
from diagnostic.exchange.writing import Progress
from diagnostic.language import explain, text
from diagnostic.region.received import NotNewest

if TYPE_CHECKING:
    from diagnostic.region.compiling import Arrival
    from diagnostic.region.database import Keeping

PLAIN = ".xlsx"
SUFFIXES = (SUFFIX, PLAIN)
DATABASE = ".repere-region"
"""Suffix of the file in which a region keeps what it took."""


@dataclass(frozen=True, slots=True)
class Told:
    """One file: whether it was ``taken``, ``what`` it is or the key of the reason why not, and the same in words.
    ``signer`` is the key that signed it, if any is known; of a file that is not taken, one that a person still has to
    compare. ``late``: its release was decided after the day that was asked for."""

    path: Path
    taken: bool
    what: str
    message: str
    community: str = ""
    signer: PublicKey | None = None
    late: bool = False
    reason: BadInput | None = None
    diagnostic: str = ""

    @property
    def unknown(self) -> PublicKey | None:
        """The key that a person still has to compare."""
        return self.signer if isinstance(self.reason, UnknownSigner) else None

    @property
    def another(self) -> PublicKey | None:
        """A key that is known, but with which the diagnostic was not signed so far: the community made a new one, or
        somebody else speaks in its name."""
        other = isinstance(self.reason, NotNewest) and self.reason.standing is Standing.OTHER_SIGNER
        return self.signer if other else None


def found(inputs: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named that a community may have sent."""
    paths: list[Path] = []
    for one in inputs:
        inside = sorted(each for each in one.rglob("*") if each.suffix.lower() in SUFFIXES) if one.is_dir() else [one]
        paths += [each for each in inside if not each.name.startswith(("~", "."))]
    return paths


def compile_(
    keeping: "Keeping",
    inputs: Iterable[Path],
    regions: Callable[[], Sequence[Pair]],
    lang: Lang,
    progress: Progress | None = None,
    *,
    workers: int | None = None,
    scheduler: str = "",
    due: dt.date | None = None,
) -> tuple[Told, ...]:
    """Take files and folders into a region's database: what came of each file, in the order they were found.
    ``regions`` gives the region's keys, asked for only when a file needs one; ``scheduler`` is the address of a Dask
    cluster that checks instead of so many ``workers`` here; ``due`` is the day after which a release
    is late (it counts all the same). Raises ``Cancelled``, and what ``regions`` raises."""
    from diagnostic.region import cluster, compiling
    from diagnostic.region import workers as processes

    paths, known = found(inputs), _signers()
    keys = regions() if any(each.suffix.lower() != PLAIN for each in paths) else ()
    if scheduler:
        check = cluster.checking(keys, known, scheduler)
    else:
        check = processes.checking(keys, known, workers or os.cpu_count() or 1)
    return tuple(_told(each, known, lang, due) for each in compiling.take_in(keeping, paths, check, progress))


def _signers() -> dict[str, str]:
    """Whose signatures are believed here, by key: communities whose key a person accepted, and those kept here."""
    known = {each.key: each.name for each in ring.accepted("community")}
    return known | {each.public.key: each.public.name for each in ring.kept("community")}


def _told(one: "Arrival", known: Mapping[str, str], lang: Lang, due: dt.date | None) -> Told:
    if one.reason is not None:
        community = str(one.reason.arguments.get("community", ""))
        by = one.reason.signer if isinstance(one.reason, UnknownSigner) else None
        if one.received is not None:
            by = one.received.seen.signer
        key = PublicKey("community", known.get(by, community), by) if by else None
        diagnostic = one.received.diagnostic if one.received else ""
        said = explain(one.reason, lang)
        return Told(one.path, False, one.reason.key, said, community, key, False, one.reason, diagnostic)
    file = one.received
    assert file is not None and one.what is not None
    late = bool(due and file.contribution and file.contribution.released_on > due)
    words = [text(f"regional-arrived-{one.what}", lang, community=file.community)]
    signer = None
    if file.seen.signer is None:
        words.append(text("regional-unsigned", lang))
    else:  # in a database of several coordinators, another of them may know whose key it is
        signer = PublicKey("community", known.get(file.seen.signer, file.community), file.seen.signer)
        words.append(text("regional-signed", lang, name=signer.name))
    if late and file.contribution:
        words.append(text("regional-late", lang, date=file.contribution.released_on))
    return Told(one.path, True, one.what, " ".join(words), file.community, signer, late, diagnostic=file.diagnostic)
