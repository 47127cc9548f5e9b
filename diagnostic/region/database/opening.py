"""Opening a region's database, or making one: a file, PostgreSQL at an address that the coordinator typed, or the
memory, of which nothing stays."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from diagnostic.domain.errors import BadInput, RepereError
from diagnostic.region.database.keeping import WRITES, Keeping

MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMAS = ("0001", "0002", "0003")
"""Every schema there has been, the newest last: a migration each."""
_APPLICATION = 0x52455247
_WAIT_SECONDS = 30.0
_UPGRADE_LOCK = 0x5245
"""One number for all, under which PostgreSQL lets one coordinator at a time make or renew the tables."""


class NoDatabase(RepereError):
    """It is none of ours, was written by a newer version, cannot be reached, or fails while it is used."""


@contextmanager
def opened(where: Path | str | None) -> Iterator[Keeping]:
    """A region's database with all its tables. ``where`` is a file, made when it is not there, an address such as
    ``postgresql://NAME@HOST/DATABASE``, or None for the memory. Raises ``NoDatabase``, also for what fails meanwhile:
    what was taken before stays."""
    name = Path(where).name if isinstance(where, Path) else str(where or "")
    engine = None
    try:
        engine = _file(where) if where is None or isinstance(where, Path) else _server(where)
        _renew(engine, name)
        yield Keeping(engine)
    except (SQLAlchemyError, sqlite3.Error) as reason:
        words = str(getattr(reason, "orig", None) or reason).strip().splitlines()
        raise NoDatabase(
            "regional-database-failed", file=_without_secret(name), reason=words[0] if words else ""
        ) from reason
    finally:
        if engine is not None:
            engine.dispose()


def _file(path: Path | None) -> Engine:
    if path is not None:
        _check(path)

    def connect() -> sqlite3.Connection:
        found = sqlite3.connect(
            path or ":memory:", timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON",
                        "temp_store = MEMORY", f"application_id = {_APPLICATION}"):  # fmt: skip
            found.execute(f"PRAGMA {setting}").fetchall()
        return found

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool if path else StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _check(path: Path) -> None:
    """Refuse a file that is something else, before anything is written into it; a new one is its owner's alone."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        with path.open("rb") as file:
            header = file.read(72)
    except OSError as reason:
        raise NoDatabase("regional-database-failed", file=path.name, reason=reason.strerror or "") from reason
    if header and (header[:16] != b"SQLite format 3\0" or int.from_bytes(header[68:72], "big") != _APPLICATION):
        raise NoDatabase("regional-database-foreign", file=path.name)


def _server(address: str) -> Engine:
    try:
        url = make_url(address)
    except ArgumentError as reason:
        raise BadInput("regional-database-address") from reason
    if url.get_backend_name() not in {"postgresql", "postgres"}:
        raise BadInput("regional-database-address")
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), connect_args={"connect_timeout": 10})
    except ImportError as reason:
        raise NoDatabase("regional-database-driver") from reason


def _without_secret(name: str) -> str:
    """An address without its passphrase, for a message."""
    try:
        found: URL = make_url(name)
    except ArgumentError:
        return name
    return found.render_as_string(hide_password=True)


def _renew(engine: Engine, name: str) -> None:
    """Run every migration that it lacks, in one transaction."""
    with engine.connect() as connection, connection.begin():
        schema = _schema(connection)
    if schema == SCHEMAS[-1]:
        return
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})")
        schema = _schema(connection)
        if schema not in {None, *SCHEMAS}:
            raise NoDatabase("regional-database-newer", file=_without_secret(name))
        _migrate(connection)


def _schema(connection: Connection) -> str | None:
    """The schema it has; None: none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: Any = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
