"""From any older schema to the newest, by Alembic; a new file is built by the same migrations."""

from pathlib import Path

from sqlalchemy import Engine

from diagnostic.store.connection import outside_transaction, write_ahead
from diagnostic.store.header import APPLICATION
from diagnostic.store.models import SCHEMA

MIGRATIONS = Path(__file__).parent / "migrations"


def build(engine: Engine) -> None:
    """Run every migration that a file lacks, in one transaction: it is wholly up to date, or as it was."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.commit()
    outside_transaction(engine, "PRAGMA foreign_keys = OFF")  # a migration may have to make a table anew
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    outside_transaction(engine, "PRAGMA foreign_keys = ON")
    write_ahead(engine)
