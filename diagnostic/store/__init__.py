"""The file of a diagnostic: ``NAME.repere`` (DESIGN 4), plain or encrypted, every edit on disk before it returns.

Nothing heavy is imported until a file is made or opened: the start screen needs only ``is_encrypted``.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from diagnostic.domain.records import Community
from diagnostic.store.errors import (
    Damaged,
    DiskFull,
    Exists,
    Locked,
    Missing,
    NewerVersion,
    NotADiagnostic,
    ReadOnly,
    StoreError,
    WrongPassphrase,
)

if TYPE_CHECKING:
    from diagnostic.store.checking import Report
    from diagnostic.store.file import DiagnosticFile

__all__ = [
    "SUFFIX",
    "Damaged",
    "DiskFull",
    "Exists",
    "Locked",
    "Missing",
    "NewerVersion",
    "NotADiagnostic",
    "ReadOnly",
    "StoreError",
    "WrongPassphrase",
    "check",
    "create",
    "is_encrypted",
    "open_file",
    "restore",
]

SUFFIX = ".repere"
_PLAIN = b"SQLite format 3\x00"
_PAGE = 4096


def create(path: Path, community: Community, *, passphrase: str | None = None, role: str = "") -> "DiagnosticFile":
    """A new file with its community; open. Raises ``Exists`` rather than write over anything, or ``StoreError``."""
    from diagnostic.store.file import DiagnosticFile

    return DiagnosticFile.new(path, community, passphrase or None, role)


def open_file(path: Path, *, passphrase: str | None = None, role: str = "") -> "DiagnosticFile":
    """Open a file; an older one is brought up to date after a verified backup. Raises a ``StoreError`` that says what
    is wrong; the file is as it was then."""
    from diagnostic.store.file import DiagnosticFile

    return DiagnosticFile.existing(path, passphrase or None, role)


def is_encrypted(path: Path) -> bool:
    """Whether a file needs a passphrase, as far as its first bytes and its size tell. Raises ``Missing`` or
    ``NotADiagnostic``."""
    try:
        with path.open("rb") as file:
            start = file.read(64)
        size = path.stat().st_size
    except OSError as reason:
        raise Missing("store-missing", file=path.name) from reason
    if start.startswith(_PLAIN):
        return False
    printable = sum(32 <= byte < 127 or byte in b"\r\n\t" for byte in start)
    if size < _PAGE or printable > 0.9 * len(start) or start.startswith((b"PK\x03\x04", b"%PDF")):
        raise NotADiagnostic("store-foreign", file=path.name)
    return True


def check(path: Path, *, passphrase: str | None = None) -> "Report":
    """Look a file over without changing a record in it."""
    from diagnostic.store.checking import check as look

    return look(path, passphrase or None)


def restore(backup: Path, to: Path) -> None:
    """Copy a backup to a new file. Raises ``Exists`` rather than write over anything."""
    from diagnostic.store.backups import restore as copy

    copy(backup, to)
