"""SQLite files that came from outside (MBTiles, GeoPackage), opened so that nothing in them can run or write.

A database can hold code: triggers, views over made-up functions, virtual tables. It is opened read-only as a file that
never changes, and a judge (SQLite's authorizer) lets a query read tables and count rows, and nothing else: no other
file is attached, no function runs, nothing recurs.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from diagnostic.mapping.packs.errors import BadPack, Progress, Stopped

MOST_CELL = 8 * 2**20
"""Bytes of one value."""
STEPS = 100_000
"""Instructions of the database between two looks at whether people asked to stop."""
MOST_LOOKS = 200_000
"""Looks after which a query is given up: it would not end."""
_TRIGGERS = ("rtree_", "trigger_insert_feature_count_", "trigger_delete_feature_count_", "gpkg_")
"""Triggers that the GeoPackage standard and the programs that write it put in every file; they act on writing only."""
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}


@contextmanager
def opened(path: Path, progress: Progress) -> Iterator[sqlite3.Connection]:
    """A database that was looked over, to read from. Raises ``BadPack``, also for damage that a query finds, and
    ``Stopped``."""
    stopped = looks = 0

    def look() -> int:
        nonlocal stopped, looks
        looks += 1
        stopped = not progress(0.0)
        return int(stopped or looks > MOST_LOOKS)

    try:
        found = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error as reason:
        raise BadPack("packs-error-unreadable", file=path.name) from reason
    try:
        found.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_CELL)
        found.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        found.set_progress_handler(look, STEPS)
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
            found.execute(f"PRAGMA {pragma}")
        _check(found, path)
        found.set_authorizer(_judge)
        yield found
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as reason:
        if stopped:
            raise Stopped() from reason
        raise BadPack("packs-error-database", file=path.name) from reason
    finally:
        found.close()


def _check(found: sqlite3.Connection, path: Path) -> None:
    for kind, name, code in found.execute("SELECT type, name, sql FROM sqlite_schema"):
        virtual = kind == "table" and "virtual" in str(code).lower().split()[:3]
        if (
            (kind == "trigger" and not str(name).startswith(_TRIGGERS))
            or (kind == "view" and (path.suffix.lower() != ".mbtiles" or name != "tiles"))
            or (virtual and not str(name).startswith("rtree_"))
        ):
            raise BadPack("packs-error-code", file=path.name, name=str(name)[:60])
    if [row[0] for row in found.execute("PRAGMA quick_check(1)")] != ["ok"]:
        raise BadPack("packs-error-database", file=path.name)


def _judge(action: int, first: Any, second: Any, database: Any, inside: Any) -> int:
    if action in _READING or (action == sqlite3.SQLITE_FUNCTION and second == "count"):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
