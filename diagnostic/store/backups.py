"""Copies of a file: a few of each age in a folder beside it, each verified, encrypted when the file is."""

import contextlib
import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

from diagnostic.store.connection import Connection, connected, discard, part_of, settle, verify
from diagnostic.store.copies import folder, found
from diagnostic.store.errors import Exists, Failed, Missing, translate

NEWEST, DAYS, WEEKS = 5, 7, 4
"""Backups that are kept: the newest, the last of each of so many days, the last of each of so many weeks. A mistake
seen after a week can be taken back; what was deleted on purpose does not stay for years (G10, G11)."""


def make(connection: Connection, path: Path, passphrase: str | None, to: Path | None = None) -> Path:
    """Write a verified copy; beside the file unless ``to`` says where. Raises a ``StoreError``; a copy that could not
    be finished leaves nothing behind, and never stands among the finished ones."""
    if to is None:
        stamp = dt.datetime.now().strftime("%Y-%m-%d-%H%M%S-%f")
        to = folder(path) / f"{path.stem}-{stamp}{path.suffix}"
        with _said(path):
            folder(path).mkdir(mode=0o700, exist_ok=True)
    with finished(to) as part:
        connection.execute("VACUUM INTO ?", (str(part),))
        with connected(part, passphrase) as copy:
            verify(copy, to)
    return to


def rotate(path: Path) -> None:
    """Keep what ``NEWEST``, ``DAYS`` and ``WEEKS`` say; remove the rest, and copies that were never finished."""
    copies = found(path)
    days: dict[object, Path] = {}
    weeks: dict[object, Path] = {}
    for each in copies:
        made = dt.datetime.fromtimestamp(each.stat().st_mtime).date()
        days.setdefault(made, each)
        weeks.setdefault(made.isocalendar()[:2], each)
    kept = {*copies[:NEWEST], *list(days.values())[:DAYS], *list(weeks.values())[:WEEKS]}
    for old in (*(each for each in copies if each not in kept), *folder(path).glob("*.part*")):
        with contextlib.suppress(OSError):
            old.unlink(missing_ok=True)


def remove(path: Path, kept: Path | None = None) -> list[Path]:
    """Delete all backups of a file but ``kept``; those that could not be."""
    left = []
    for each in folder(path).glob("*"):
        if each == kept:
            continue
        try:
            each.unlink()
        except OSError:
            left.append(each)
    with contextlib.suppress(OSError):  # not empty: what is left, or what others put there
        folder(path).rmdir()
    return left


def restore(backup: Path, to: Path) -> None:
    """Copy a backup to a new file, whole or not at all. Raises ``Exists``, ``Missing`` or another ``StoreError``."""
    if not backup.is_file():
        raise Missing("store-missing", file=backup.name)
    with finished(to) as part:
        shutil.copyfile(backup, part)


@contextlib.contextmanager
def finished(to: Path) -> Iterator[Path]:
    """Where to write a file that is to stand at ``to`` once it is finished, and only its owner may read."""
    if to.exists():
        raise Exists("store-exists", file=to.name)
    part = part_of(to)
    discard(part)
    with _said(to):
        try:
            part.touch(mode=0o600)
            yield part
            settle(part, to)
        except BaseException:
            discard(part)
            raise


@contextlib.contextmanager
def _said(path: Path) -> Iterator[None]:
    """Failures in our words."""
    try:
        yield
    except (Failed, OSError) as reason:
        raise translate(reason, path) from reason
