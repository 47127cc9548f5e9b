"""What came of the files that arrived at a region, file by file and in words, for the commands and the window."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import BadInput
from diagnostic.exchange.keys import ring
from diagnostic.exchange.keys.pairs import Pair, PublicKey
from diagnostic.exchange.submission import SUFFIX, Standing, UnknownSigner
from diagnostic.exchange.writing import Progress
from diagnostic.language import explain, text
from diagnostic.region.contribution import Contribution
from diagnostic.region.received import Arrival, Kept, gather

PLAIN = ".xlsx"
SUFFIXES = (SUFFIX, PLAIN)


@dataclass(frozen=True, slots=True)
class Told:
    """One file: whether it was ``taken``, ``what`` it is or the key of the reason why not, and the same in words.
    ``signer`` is the key that signed it, if any is known; of a file that is not taken, one that a person still has to
    compare."""

    path: Path
    taken: bool
    what: str
    message: str
    community: str = ""
    signer: PublicKey | None = None

    @property
    def unknown(self) -> PublicKey | None:
        """The key that a person still has to compare."""
        return None if self.taken else self.signer


@dataclass(frozen=True, slots=True)
class Looked:
    """What counts among some files, and what came of each in the order they were found; ``reasons`` why not."""

    contributions: tuple[Contribution, ...]
    files: tuple[Told, ...]
    reasons: tuple[BadInput, ...]


def found(inputs: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named that a community may have sent."""
    paths: list[Path] = []
    for one in inputs:
        inside = sorted(each for each in one.rglob("*") if each.suffix.lower() in SUFFIXES) if one.is_dir() else [one]
        paths += [each for each in inside if not each.name.startswith(("~", "."))]
    return paths


def look(
    inputs: Iterable[Path], regions: Callable[[], Sequence[Pair]], lang: Lang, progress: Progress | None = None
) -> Looked:
    """Check files; nothing is written. ``regions`` gives the region's keys, asked for only when a file needs one.
    Raises ``Cancelled``, and what ``regions`` raises."""
    paths, known = found(inputs), _signers()
    keys = regions() if any(each.suffix.lower() != PLAIN for each in paths) else ()
    kept, arrived = gather(paths, keys, known, progress=progress)
    given = tuple(each.contribution for each in kept.values() if each.contribution is not None)
    told = tuple(_told(each, kept, known, lang) for each in arrived)
    return Looked(given, told, tuple(each.reason for each in arrived if each.reason is not None))


def _signers() -> dict[str, str]:
    """Whose signatures are believed here, by key: communities whose key a person accepted, and those kept here."""
    known = {each.key: each.name for each in ring.accepted("community")}
    return known | {each.public.key: each.public.name for each in ring.kept("community")}


def _told(one: Arrival, kept: Mapping[str, Kept], known: Mapping[str, str], lang: Lang) -> Told:
    if one.reason is not None:
        community = str(one.reason.arguments.get("community", ""))
        signer = PublicKey("community", community, one.reason.signer) if isinstance(one.reason, UnknownSigner) else None
        return Told(one.path, False, one.reason.key, explain(one.reason, lang), community, signer)
    file = one.received
    assert file is not None
    if one.standing is Standing.SAME:
        what = "same"
    elif file.contribution is None:
        what = "withdrawal"
    else:
        what = "taken" if kept[file.diagnostic].seen == file.seen else "replaced"
    words = text(f"regional-arrived-{what}", lang, community=file.community)
    if file.seen.signer is None:
        return Told(one.path, True, what, f"{words} {text('regional-unsigned', lang)}", file.community)
    name = known[file.seen.signer]
    signer = PublicKey("community", name, file.seen.signer)
    return Told(one.path, True, what, f"{words} {text('regional-signed', lang, name=name)}", file.community, signer)
