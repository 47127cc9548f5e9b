"""Connections to a file: plain SQLite or SQLCipher through the same few calls, and what every one is set to.

The drivers are called directly: SQLAlchemy would add 25 MB and half of the time that a large file takes to open; only
migrations need it (``upgrade``).
"""

import contextlib
import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from diagnostic.store.errors import Damaged, Failed, NewerVersion, NotADiagnostic, translate
from diagnostic.store.header import APPLICATION, SCHEMA

WAIT_SECONDS = 0.3
"""How long to wait for another window before saying that the file is open there."""
_SIDES = ("-wal", "-shm", "-journal")


class Connection:
    """The one connection to a file, which keeps it for itself until it is closed. Raises ``Failed``."""

    def __init__(self, raw: Any, module: Any) -> None:
        self.raw, self.module = raw, module

    def execute(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run a statement; its rows, with their columns by name or place."""
        try:
            with contextlib.closing(self.raw.cursor()) as cursor:  # one left open would keep the file after ``close``
                cursor.row_factory = self.module.Row
                return list(cursor.execute(statement, values).fetchall())
        except self.module.Error as reason:
            raise Failed(str(reason)) from reason

    def execute_each(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row of values."""
        try:
            with contextlib.closing(self.raw.cursor()) as cursor:
                cursor.executemany(statement, rows)
        except self.module.Error as reason:
            raise Failed(str(reason)) from reason

    def value(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row; None when there is none."""
        rows = self.execute(statement, values)
        return rows[0][0] if rows else None

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is done meanwhile, or nothing of it."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(Failed):  # SQLite may have rolled back itself
                self.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Let go of the file."""
        self.raw.close()


def connect(path: Path, passphrase: str | None) -> Connection:
    """A connection to a file. Raises a ``StoreError``.

    What is deleted is overwritten (``secure_delete``, G11).
    """
    module, raw = driver(passphrase), None
    try:
        raw = module.connect(str(path), timeout=WAIT_SECONDS, check_same_thread=False, isolation_level=None)
        if passphrase is not None:
            raw.execute("PRAGMA cipher_log_level = NONE")
            raw.execute(f"PRAGMA key = {key(passphrase)}")
        for setting in (
            "locking_mode = EXCLUSIVE",
            "foreign_keys = ON",
            "synchronous = FULL",
            "secure_delete = ON",
            "temp_store = MEMORY",
        ):
            raw.execute(f"PRAGMA {setting}").fetchall()
    except module.Error as reason:
        if raw is not None:
            raw.close()
        raise translate(reason, path) from reason
    return Connection(raw, module)


def driver(passphrase: str | None) -> Any:
    """The module that opens the file."""
    if passphrase is None:
        import sqlite3

        return sqlite3
    from sqlcipher3 import dbapi2

    return dbapi2


def quoted(words: str) -> str:
    """A text as SQL writes it: ``PRAGMA key`` and ``ATTACH ... KEY`` take no parameter."""
    return "'" + words.replace("'", "''") + "'"


def key(passphrase: str) -> str:
    """A passphrase as SQL writes it, in one Unicode form whatever the keyboard sends (RFC 8265, OpaqueString)."""
    return quoted(unicodedata.normalize("NFC", passphrase).replace("\x00", ""))


@contextlib.contextmanager
def connected(path: Path, passphrase: str | None) -> Iterator[Connection]:
    """A connection for a moment. Raises a ``StoreError``."""
    connection = connect(path, passphrase)
    try:
        yield connection
    finally:
        connection.close()


def verify(connection: Connection, path: Path) -> int:
    """That this is a whole diagnostic which this version can read; its schema version. Raises a ``StoreError``."""
    try:
        with connection.transaction():
            version = int(connection.value("PRAGMA user_version"))
            if connection.value("PRAGMA application_id") != APPLICATION:
                raise NotADiagnostic("store-foreign", file=path.name)
            if version > SCHEMA:
                raise NewerVersion("store-newer", file=path.name)
            if connection.value("PRAGMA quick_check(1)") != "ok":
                raise Damaged("store-damaged", file=path.name)
        write_ahead(connection)
        return version
    except Failed as reason:
        raise translate(reason, path) from reason


def write_ahead(connection: Connection) -> None:
    """Keep a write-ahead log."""
    connection.execute("PRAGMA journal_mode = WAL")


def fold(connection: Connection) -> None:
    """Bring the write-ahead log into the file and empty it, after every edit: people copy the one file while it is
    open and must get all of it; a log that a crash left could be read into another copy put in the file's place; and
    what was deleted must not stay in the log (G11). When it cannot be done now, the log is as safe as the file."""
    with contextlib.suppress(Failed):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def beside(path: Path) -> list[Path]:
    """SQLite's own files beside a file."""
    return [path.with_name(path.name + side) for side in _SIDES]


def part_of(path: Path) -> Path:
    """Where a file is written before it takes its name; what is found there was never finished."""
    return path.with_name(path.name + ".part")


def settle(part: Path, to: Path) -> None:
    """Give a finished file its name, for good even when the power fails next. Raises ``OSError``."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(to)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(to.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with contextlib.suppress(OSError):  # some network drives cannot
                os.fsync(folder)
        finally:
            os.close(folder)


def discard(path: Path) -> None:
    """Remove a file that was never finished, and SQLite's own beside it."""
    for each in (path, *beside(path)):
        with contextlib.suppress(OSError):
            each.unlink(missing_ok=True)
