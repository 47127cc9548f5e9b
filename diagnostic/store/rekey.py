"""Another passphrase for a file: the whole of it written anew, then put in its place at once."""

from pathlib import Path

from diagnostic.store.connection import connected, discard, driver, key, part_of, quoted, settle, verify
from diagnostic.store.errors import Failed, StoreError, translate
from diagnostic.store.header import APPLICATION, SCHEMA


def same(one: str, other: str) -> bool:
    """Whether two passphrases are one."""
    return key(one) == key(other)


def rewrite(path: Path, old: str | None, new: str | None) -> None:
    """Write the file, which nobody has open, under another passphrase (None: under none).

    Killed at any moment, the file is whole under the old passphrase or under the new one: the copy is finished,
    verified and on disk before it takes the file's name, and the file has no write-ahead log by then that could be
    read into the copy. Raises a ``StoreError``; the file is as it was then.
    """
    part = part_of(path)
    discard(part)
    try:
        with connected(path, old) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        part.touch(mode=0o600)
        _copy(path, old, part, new)
        with connected(part, new) as copy:
            verify(copy, part)
        settle(part, path)
    except (Failed, OSError, StoreError) as reason:
        discard(part)
        raise reason if isinstance(reason, StoreError) else translate(reason, path) from reason


def _copy(path: Path, old: str | None, to: Path, new: str | None) -> None:
    """SQLCipher's own export."""
    module = driver(old or new or "any")
    source = module.connect(str(path), isolation_level=None)
    try:
        if old is not None:
            source.execute(f"PRAGMA key = {key(old)}")
        source.execute(f"ATTACH DATABASE {quoted(str(to))} AS copy KEY {key(new or '')}")
        source.execute("SELECT sqlcipher_export('copy')").fetchall()
        source.execute(f"PRAGMA copy.application_id = {APPLICATION}")
        source.execute(f"PRAGMA copy.user_version = {SCHEMA}")
        source.execute("DETACH DATABASE copy")
    except module.Error as reason:
        raise translate(reason, path) from reason
    finally:
        source.close()
