"""The file of a diagnostic: ``NAME.repere`` (DESIGN 4), plain or encrypted, every edit on disk before it returns.

Nothing heavy is imported until a file is made or opened: the start screen needs only ``is_encrypted``.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from diagnostic.domain.records import Community
from diagnostic.store.errors import (
    Changed,
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
from diagnostic.store.header import is_encrypted

if TYPE_CHECKING:
    from diagnostic.store.checking import Report
    from diagnostic.store.file import DiagnosticFile

__all__ = [
    "SUFFIX",
    "Changed",
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


def create(path: Path, community: Community, *, passphrase: str | None = None, role: str = "") -> "DiagnosticFile":
    """A new file with its community; open. Raises ``Exists`` rather than write over anything, or ``StoreError``."""
    from diagnostic.store.file import DiagnosticFile

    return DiagnosticFile.new(path, (community,), passphrase or None, role)


def open_file(path: Path, *, passphrase: str | None = None, role: str = "") -> "DiagnosticFile":
    """Open a file; an older one is brought up to date after a verified backup. Raises a ``StoreError`` that says what
    is wrong; the file is as it was then."""
    from diagnostic.store.file import DiagnosticFile

    return DiagnosticFile.existing(path, passphrase or None, role)


def check(path: Path, *, passphrase: str | None = None) -> "Report":
    """Look a file over without changing a record in it."""
    from diagnostic.store.checking import check as look

    return look(path, passphrase or None)


def restore(backup: Path, to: Path) -> None:
    """Copy a backup to a new file. Raises ``Exists`` rather than write over anything."""
    from diagnostic.store.backups import restore as copy

    copy(backup, to)
