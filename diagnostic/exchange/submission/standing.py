"""What a submission is to a reader who has seen others of the same diagnostic: a replay of an older one is told."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What a file is, next to the newest of its diagnostic that was accepted."""

    FIRST = "first"
    NEWER = "newer"
    SAME = "same"
    """The same file again: nothing to do."""
    OLDER = "older"
    """A replay of what was replaced or withdrawn since: not taken."""
    CLASH = "clash"
    """Another file with the number of the one accepted: two copies of one diagnostic were sent from."""
    OTHER_SIGNER = "other_signer"
    """Signed by another key than before: the key was lost and made anew, or somebody speaks in the community's name.
    Only a telephone call tells."""
    UNSIGNED = "unsigned"
    """A plain workbook of a diagnostic whose key has already spoken: not taken."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of a file, a withdrawal too. ``digest`` is its ``Submission.digest``; ``signer`` is None for a
    plain workbook, whose ``sequence`` is 0 and whose digest is that of its bytes."""

    sequence: int
    digest: str
    signer: str | None


def standing(one: Seen, newest: Seen | None) -> Standing:
    """What a file is next to the newest of the same diagnostic that was accepted before, None when there is none. A
    withdrawn diagnostic keeps its withdrawal as the newest, so that what it withdrew cannot come back."""
    if newest is None:
        return Standing.FIRST
    if newest.signer is not None and newest.signer != one.signer:
        return Standing.OTHER_SIGNER
    if one.sequence > newest.sequence:
        return Standing.NEWER
    if one.sequence < newest.sequence:
        return Standing.OLDER
    return Standing.SAME if one.digest == newest.digest else Standing.CLASH
