"""What can go wrong with a file, each said in both languages, and the translation of SQLite's own errors."""

import errno
from pathlib import Path

from diagnostic.domain.errors import RepereError


class Failed(Exception):
    """What SQLite says, whichever of its two drivers said it; ``translate`` puts it in our words."""


class StoreError(RepereError):
    """A file could not be read or written; what was in it is as it was."""


class Exists(StoreError):
    """There is already a file of that name."""


class Missing(StoreError):
    """The file is not there, or no longer: moved, deleted, or on a stick that was pulled out."""


class NotADiagnostic(StoreError):
    """Some other file."""


class WrongPassphrase(StoreError):
    """The passphrase does not open it."""


class NewerVersion(StoreError):
    """It was written by a newer Repère."""


class Locked(StoreError):
    """Another window has it open."""


class ReadOnly(StoreError):
    """The folder or the file cannot be written."""


class DiskFull(StoreError):
    """There is no room left."""


class Damaged(StoreError):
    """The file is cut short or broken."""


class Changed(StoreError):
    """Another file stands where the open one was, or it was changed by something else."""


class OtherDiagnostic(StoreError):
    """It is no copy of the open diagnostic."""


_SIGNS: tuple[tuple[str, type[StoreError], str], ...] = (
    ("not a database", WrongPassphrase, "store-wrong-passphrase"),
    ("disk is full", DiskFull, "store-disk-full"),
    ("readonly", ReadOnly, "store-read-only"),
    ("read-only", ReadOnly, "store-read-only"),
    ("locked", Locked, "store-locked"),
    ("malformed", Damaged, "store-damaged"),
    ("corrupt", Damaged, "store-damaged"),
    ("could not decode", Damaged, "store-damaged"),
    ("no such table", Damaged, "store-damaged"),
    ("no such column", Damaged, "store-damaged"),
    ("unable to open", ReadOnly, "store-cannot-open"),
    ("disk i/o error", Missing, "store-io"),
    ("closed database", Missing, "store-io"),
)
_NUMBERS: dict[int | None, tuple[type[StoreError], str]] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), (DiskFull, "store-disk-full")),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), (ReadOnly, "store-read-only")),
    **dict.fromkeys((errno.ENOENT, errno.EIO, errno.ENODEV, errno.ENXIO), (Missing, "store-io")),
    **dict.fromkeys((errno.EISDIR, errno.ENOTDIR, errno.EEXIST), (ReadOnly, "store-cannot-open")),
}


def translate(reason: BaseException, path: Path) -> StoreError:
    """SQLite's error, the system's, or that of a value which nothing of ours wrote, as one of ours."""
    if isinstance(reason, ValueError | TypeError | KeyError):
        return Damaged("store-damaged", file=path.name)
    if isinstance(reason, OSError) and reason.errno in _NUMBERS:
        cls, key = _NUMBERS[reason.errno]
        return cls(key, file=path.name)
    said = str(reason).lower()
    for sign, cls, key in _SIGNS:
        if sign in said:
            return cls(key, file=path.name, who="none")
    return StoreError("store-failed", file=path.name, reason=said)
