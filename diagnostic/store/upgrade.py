"""From any older schema to the newest, by Alembic; a new file is built by the same migrations."""

from pathlib import Path

from diagnostic.store.connection import Connection, write_ahead
from diagnostic.store.errors import Failed
from diagnostic.store.header import APPLICATION, SCHEMA

MIGRATIONS = Path(__file__).parent / "migrations"


def build(connection: Connection, revision: str = "head") -> None:
    """Run every migration that a file lacks, in one transaction: it is wholly up to date, or as it was. Raises
    ``Failed``."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, event
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import StaticPool

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    engine = create_engine("sqlite://", creator=lambda: connection.raw, module=connection.module, poolclass=StaticPool)
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("PRAGMA foreign_keys = OFF")  # a migration may have to make a table anew
    try:
        with engine.begin() as begun:
            config.attributes["connection"] = begun
            command.upgrade(config, revision)
            begun.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    except DBAPIError as reason:
        raise Failed(str(reason.orig)) from reason
    connection.execute("PRAGMA foreign_keys = ON")
    write_ahead(connection)
