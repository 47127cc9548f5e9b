"""What can go wrong with a file, each said in both languages, and the translation of SQLite's own errors."""

from pathlib import Path

from diagnostic.domain.errors import RepereError


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


_SIGNS: tuple[tuple[str, type[StoreError], str], ...] = (
    ("not a database", WrongPassphrase, "store-wrong-passphrase"),
    ("disk is full", DiskFull, "store-disk-full"),
    ("readonly", ReadOnly, "store-read-only"),
    ("read-only", ReadOnly, "store-read-only"),
    ("locked", Locked, "store-locked"),
    ("malformed", Damaged, "store-damaged"),
    ("corrupt", Damaged, "store-damaged"),
    ("unable to open", ReadOnly, "store-cannot-open"),
    ("disk i/o error", Missing, "store-io"),
)


def translate(reason: BaseException, path: Path) -> StoreError:
    """SQLite's error as one of ours."""
    said = str(getattr(reason, "orig", None) or reason).lower()
    for sign, cls, key in _SIGNS:
        if sign in said:
            return cls(key, file=path.name)
    return StoreError("store-failed", file=path.name, reason=said)
