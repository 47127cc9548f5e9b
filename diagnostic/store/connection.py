"""Connections to a file: plain SQLite or SQLCipher through the same engine, and what every connection is set to."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from diagnostic.store.errors import Damaged, NewerVersion, NotADiagnostic, translate
from diagnostic.store.models import SCHEMA

APPLICATION = 0x52455052
"""``PRAGMA application_id``: "REPR" (DESIGN 4)."""
WAIT_SECONDS = 0.3
"""How long to wait for another window before saying that the file is open there."""
_SIDES = ("-wal", "-shm", "-journal")


def connect(path: Path, passphrase: str | None) -> Engine:
    """An engine with its one connection, which keeps the file for itself until it is disposed of: with SQLite's
    exclusive locking, two windows can never write one file. Raises a ``StoreError``."""
    module, raw = driver(passphrase), None
    try:
        raw = module.connect(str(path), timeout=WAIT_SECONDS, check_same_thread=False, isolation_level=None)
        if passphrase is not None:
            raw.execute("PRAGMA cipher_log_level = NONE")
            raw.execute(f"PRAGMA key = {quoted(passphrase)}")
        for setting in (
            "locking_mode = EXCLUSIVE",
            "foreign_keys = ON",
            "synchronous = FULL",
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
    """A text as SQL writes it; ``PRAGMA key`` takes no parameter."""
    return "'" + words.replace("'", "''") + "'"


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


def outside_transaction(engine: Engine, statement: str, *values: str) -> None:
    """Run what SQLite runs outside transactions only. Raises ``DBAPIError``."""
    raw = engine.raw_connection()
    try:
        raw.driver_connection.execute(statement, values).fetchall()  # type: ignore[union-attr]
    except engine.dialect.loaded_dbapi.Error as reason:
        raise DBAPIError.instance(statement, values, reason, engine.dialect.loaded_dbapi.Error) from reason
    finally:
        raw.close()


def beside(path: Path) -> list[Path]:
    """SQLite's own files beside a file."""
    return [path.with_name(path.name + side) for side in _SIDES]
