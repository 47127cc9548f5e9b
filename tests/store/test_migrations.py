"""From older schemas to the newest: all the way or not at all, and a verified copy first."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Community, Strength
from diagnostic.store import upgrade
from diagnostic.store.header import SCHEMA

NEXT = f'''
import os, signal
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{SCHEMA + 1:04}", "{SCHEMA:04}"
def upgrade():
    op.execute("UPDATE strength SET title = 'half way'")
    op.create_table("half", sa.Column("id", sa.Text()))
    STOP
'''
OPENS = """
import sys
from pathlib import Path
from diagnostic import store
from diagnostic.store import connection, file, upgrade
upgrade.MIGRATIONS = Path(sys.argv[2])
upgrade.SCHEMA = connection.SCHEMA = file.SCHEMA = int(sys.argv[3])
try:
    store.open_file(Path(sys.argv[1])).close()
except store.StoreError as error:
    print(error.key)
"""


def made(path: Path) -> None:
    with store.create(path, Community(name="Lake")) as file:
        file.apply(Edit((Strength(id="one", title="as it was"),)), "add")


def newer(folder: Path, stop: str) -> Path:
    """The migrations and one more."""
    shutil.copytree(upgrade.MIGRATIONS, folder / "migrations")
    (folder / "migrations" / "versions" / "9999_next.py").write_text(NEXT.replace("STOP", stop), encoding="utf-8")
    return folder / "migrations"


@pytest.mark.parametrize(
    ("stop", "ends"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        ("op.execute('INSERT INTO nowhere VALUES (1)')", 0),
    ],
)
def test_a_migration_that_is_interrupted_changes_nothing(tmp_path: Path, stop: str, ends: int) -> None:
    path = tmp_path / "lake.repere"
    made(path)
    done = subprocess.run(
        [sys.executable, "-c", OPENS, str(path), str(newer(tmp_path, stop)), str(SCHEMA + 1)],
        capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": os.getcwd()},
    )  # fmt: skip
    assert done.returncode == ends, done.stderr
    assert done.stdout.startswith("store-") is (ends == 0)
    with store.open_file(path) as again:
        assert again.diagnostic.get(Strength, "one").title == "as it was"
        assert len(again.backups()) >= 1
        for each in again.backups():
            copy = tmp_path / "copy.repere"
            store.restore(each, copy)
            with store.open_file(copy) as restored:
                assert restored.diagnostic.get(Strength, "one").title == "as it was"
            copy.unlink()
    assert store.check(path).ok


def test_every_older_schema_comes_up_to_date_with_its_records(tmp_path: Path) -> None:
    """Each file is built as that older version built it, with a record in it."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from diagnostic.store.connection import connected

    config = Config()
    config.set_main_option("script_location", str(upgrade.MIGRATIONS))
    revisions = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]
    assert len(revisions) == SCHEMA
    for revision in revisions:
        path = tmp_path / f"{revision}.repere"
        with connected(path, None) as connection:
            upgrade.build(connection, revision)
            connection.execute(f"PRAGMA user_version = {int(revision)}")
        with sqlite3.connect(path) as raw:
            columns = [row[1:4] for row in raw.execute("PRAGMA table_info(strength)")]
            written = [
                "old" if name in {"id", "title"} else "{}" if name == "extra" else "[]" if required else None
                for name, _, required in columns
            ]
            written = ["" if name == "description" else each for each, (name, *_) in zip(written, columns, strict=True)]
            raw.execute(f"INSERT INTO strength VALUES ({','.join('?' * len(written))})", written)
        raw.close()
        with store.open_file(path) as file:
            assert file.diagnostic.get(Strength, "old").title == "old"
            file.apply(Edit((Strength(title="new"),)), "add")
        assert store.check(path).ok, store.check(path)
