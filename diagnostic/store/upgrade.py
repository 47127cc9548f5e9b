"""From any older schema to the newest, by Alembic; a new file is built by the same migrations."""

from pathlib import Path

from sqlalchemy import Engine

from diagnostic.store.connection import APPLICATION, write_ahead
from diagnostic.store.models import SCHEMA


def build(engine: Engine) -> None:
    """Run every migration that a file lacks, in one transaction: it is wholly up to date, or as it was."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.commit()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    write_ahead(engine)
