"""Connections to a file: plain SQLite or SQLCipher through the same engine, and what every connection is set to."""

import contextlib
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from diagnostic.store.errors import Damaged, NewerVersion, NotADiagnostic, translate
from diagnostic.store.header import APPLICATION
from diagnostic.store.models import SCHEMA

WAIT_SECONDS = 0.3
"""How long to wait for another window before saying that the file is open there."""
_SIDES = ("-wal", "-shm", "-journal")


def connect(path: Path, passphrase: str | None) -> Engine:
    """An engine with its one connection, which keeps the file for itself until it is disposed of. Raises a
    ``StoreError``.

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
    engine = create_engine("sqlite://", creator=lambda: raw, module=module, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "engine_disposed", lambda _: raw.close())  # the pool forgets connections that failed
    return engine


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
def connected(path: Path, passphrase: str | None) -> Iterator[Engine]:
    """An engine for a moment. Raises a ``StoreError``."""
    engine = connect(path, passphrase)
    try:
        yield engine
    finally:
        engine.dispose()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def pragma(connection: Connection, name: str) -> Any:
    """The value of a setting."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def verify(engine: Engine, path: Path) -> int:
    """That this is a whole diagnostic which this version can read; its schema version. Raises a ``StoreError``."""
    try:
        with engine.connect() as connection:
            version = int(pragma(connection, "user_version"))
            if int(pragma(connection, "application_id")) != APPLICATION:
                raise NotADiagnostic("store-foreign", file=path.name)
            if version > SCHEMA:
                raise NewerVersion("store-newer", file=path.name)
            if pragma(connection, "quick_check(1)") != "ok":
                raise Damaged("store-damaged", file=path.name)
        write_ahead(engine)
        return version
    except DBAPIError as reason:
        raise translate(reason, path) from reason


def write_ahead(engine: Engine) -> None:
    """Keep a write-ahead log."""
    outside_transaction(engine, "PRAGMA journal_mode = WAL")


def fold(engine: Engine) -> None:
    """Bring the write-ahead log into the file and empty it, after every edit: people copy the one file while it is
    open and must get all of it; a log that a crash left could be read into another copy put in the file's place; and
    what was deleted must not stay in the log (G11). When it cannot be done now, the log is as safe as the file."""
    with contextlib.suppress(DBAPIError):
        outside_transaction(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def outside_transaction(engine: Engine, statement: str, *values: str) -> None:
    """Run what SQLite runs outside transactions only. Raises ``DBAPIError``."""
    error = engine.dialect.loaded_dbapi.Error
    try:
        with contextlib.closing(engine.raw_connection()) as raw:
            raw.driver_connection.execute(statement, values).fetchall()  # type: ignore[union-attr]
    except error as reason:
        raise DBAPIError.instance(statement, values, reason, error) from reason


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
