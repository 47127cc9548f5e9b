"""Copies of a file: a few recent ones in a folder beside it, each verified, encrypted when the file is."""

import datetime as dt
import os
import shutil
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from diagnostic.store.connection import connect, outside_transaction, verify
from diagnostic.store.errors import Exists, Missing, StoreError, translate

KEPT = 10
"""Backups that are kept; the oldest go."""


def folder(path: Path) -> Path:
    """Where the backups of a file are."""
    return path.with_name(f"{path.stem}.backups")


def found(path: Path) -> list[Path]:
    """The backups of a file, newest first."""
    return sorted(folder(path).glob(f"*{path.suffix}"), reverse=True)


def make(engine: Engine, path: Path, passphrase: str | None, to: Path | None = None) -> Path:
    """Write a verified copy; beside the file unless ``to`` says where. Raises a ``StoreError``; a copy that could not
    be finished is removed."""
    if to is None:
        folder(path).mkdir(exist_ok=True)
        stamp = dt.datetime.now().strftime("%Y-%m-%d-%H%M%S-%f")
        to = folder(path) / f"{path.stem}-{stamp}{path.suffix}"
    if to.exists():
        raise Exists("store-exists", file=to.name)
    try:
        outside_transaction(engine, "VACUUM INTO ?", str(to))
        copy = connect(to, passphrase)
        verify(copy, to)
        copy.dispose()
    except (DBAPIError, OSError, StoreError) as reason:
        to.unlink(missing_ok=True)
        raise reason if isinstance(reason, StoreError) else translate(reason, to) from reason
    return to


def rotate(path: Path) -> None:
    """Keep the newest ``KEPT`` backups."""
    for old in found(path)[KEPT:]:
        old.unlink(missing_ok=True)


def restore(backup: Path, to: Path) -> None:
    """Copy a backup to a new file, whole or not at all. Raises ``Exists``, ``Missing`` or another ``StoreError``."""
    if to.exists():
        raise Exists("store-exists", file=to.name)
    if not backup.is_file():
        raise Missing("store-missing", file=backup.name)
    part = to.with_name(to.name + ".part")
    try:
        shutil.copyfile(backup, part)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(to)
    except OSError as reason:
        part.unlink(missing_ok=True)
        raise translate(reason, to) from reason
