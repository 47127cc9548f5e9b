"""An open diagnostic: its records in memory, every edit first in the file."""

import contextlib
import datetime as dt
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from diagnostic.domain import safeguards
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.records import KINDS, Community, LocalEntry, Record, specs
from diagnostic.shipped import catalogues as shipped
from diagnostic.store import backups, log, upgrade
from diagnostic.store.connection import beside, connect, driver, quoted, verify
from diagnostic.store.errors import Exists, Locked, Missing, ReadOnly, StoreError, translate
from diagnostic.store.models import SCHEMA, TABLES


class DiagnosticFile:
    """One open ``.repere`` file. Make one with ``store.create`` or ``store.open_file``; ``close`` it."""

    def __init__(self, path: Path, engine: Engine, passphrase: str | None, role: str) -> None:
        self.path, self.role = path, role
        self._engine, self._passphrase = engine, passphrase
        self._identity = _identity(path)
        self.diagnostic = Diagnostic(self._load())
        self._follow_catalogues()
        with self._engine.connect() as connection:
            self._look_back(connection)
        self._note().write_text(f"{socket.gethostname()}, {dt.datetime.now():%Y-%m-%d %H:%M}\n", encoding="utf-8")

    @classmethod
    def new(cls, path: Path, community: Community, passphrase: str | None, role: str) -> Self:
        """A new file; see ``store.create``."""
        if path.exists():
            raise Exists("store-exists", file=path.name)
        if not path.parent.is_dir():
            raise Missing("store-no-folder", file=path.name, folder=path.parent.name)
        if not os.access(path.parent, os.W_OK):
            raise ReadOnly("store-read-only", file=path.name)
        engine = connect(path, passphrase)
        try:
            upgrade.build(engine)
            file = cls(path, engine, passphrase, role)
            file.apply(Edit(puts=(community,)), "store-created")
        except BaseException as reason:
            engine.dispose()
            for each in (path, *beside(path)):
                each.unlink(missing_ok=True)
            if isinstance(reason, DBAPIError):
                raise translate(reason, path) from reason
            raise
        return file

    @classmethod
    def existing(cls, path: Path, passphrase: str | None, role: str) -> Self:
        """An existing file; see ``store.open_file``."""
        from diagnostic.store import is_encrypted

        if not is_encrypted(path):
            passphrase = None
        elif passphrase is None:
            from diagnostic.store.errors import WrongPassphrase

            raise WrongPassphrase("store-passphrase-needed", file=path.name)
        if not os.access(path.parent, os.W_OK) or not os.access(path, os.W_OK):
            raise ReadOnly("store-read-only", file=path.name)
        try:
            engine = connect(path, passphrase)
            try:
                if verify(engine, path) < SCHEMA:
                    backups.make(engine, path, passphrase)
                    upgrade.build(engine)
                file = cls(path, engine, passphrase, role)
            except BaseException:
                engine.dispose()
                raise
        except DBAPIError as reason:
            raise translate(reason, path) from reason
        except Locked as reason:
            reason.arguments["who"] = _who(path)
            raise
        with contextlib.suppress(StoreError, OSError):  # no room for a backup is no reason not to open
            file._back_up_when_due()
        return file

    @property
    def encrypted(self) -> bool:
        """Whether it needs a passphrase."""
        return self._passphrase is not None

    def is_passphrase(self, words: str) -> bool:
        """Whether these words are the file's passphrase (for the lock screen)."""
        return self._passphrase is not None and words == self._passphrase

    # edits

    def apply(self, edit: Edit, label: str) -> Edit:
        """Save an edit as one transaction; the edit as it was stored. On disk when it returns; when it raises
        (``Refused`` or ``StoreError``), nothing has changed anywhere. ``label`` is the message that names it."""
        puts = [safeguards.before_saving(each, self.diagnostic, self.catalogues) for each in edit.puts]
        changed = tuple(each for each in puts if self.diagnostic.get(type(each), each.id) != each)
        removes = tuple(each for each in edit.removes if self.diagnostic.get(type(each), each.id) is not None)
        stored = Edit(changed, removes)
        if changed or removes:
            with self._transaction() as connection:
                log.write_changes(connection, self.diagnostic, stored, self.role, label, "edit", None)
                log.write_records(connection, stored)
            self._follow(stored)
        return stored

    def undo(self) -> Edit | None:
        """Take the last edit back; the edit that did so, or None when there is nothing to undo."""
        return self._go(self._undo, "undo", "before")

    def redo(self) -> Edit | None:
        """Do again what undo took back; None when there is nothing."""
        return self._go(self._redo, "redo", "after")

    def _go(self, row: Any, what: str, side: str) -> Edit | None:
        if row is None:
            return None
        with self._transaction() as connection:
            edit = log.rebuilt(connection, self.diagnostic, row.id, side)
            log.write_changes(connection, self.diagnostic, edit, self.role, row.label, what, row.id)
            log.write_records(connection, edit)
            log.mark(connection, row.id, undone=what == "undo")
        self._follow(edit)
        return edit

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._undo is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return self._redo is not None

    @property
    def undo_label(self) -> str | None:
        """The message that names what undo takes back."""
        return self._undo.label if self._undo is not None else None

    @property
    def redo_label(self) -> str | None:
        """The message that names what redo does again."""
        return self._redo.label if self._redo is not None else None

    def history(self, limit: int = 200) -> list[log.Done]:
        """What was done, newest first."""
        with self._engine.connect() as connection:
            return log.history(connection, limit)

    def _follow(self, edit: Edit) -> None:
        for record in edit.puts:
            self.diagnostic.put(record)
        for record in edit.removes:
            self.diagnostic.remove(record)
        if any(isinstance(each, LocalEntry) for each in (*edit.puts, *edit.removes)):
            self._follow_catalogues()
        with self._engine.connect() as connection:
            self._look_back(connection)

    def _follow_catalogues(self) -> None:
        self.catalogues = shipped().with_local(self.diagnostic.all(LocalEntry))

    def _look_back(self, connection: Connection) -> None:
        self._undo, self._redo = log.next_undo(connection), log.next_redo(connection)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if _identity(self.path) != self._identity:
            raise Missing("store-gone", file=self.path.name)
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as reason:
            raise translate(reason, self.path) from reason

    def _load(self) -> list[Record]:
        found: list[Record] = []
        with self._engine.connect() as connection:
            for kind, cls in KINDS.items():
                table = TABLES[kind]
                names = ("id", *specs(cls), "unknown", "extra")
                rows = connection.execute(select(*(table.c[name] for name in names)).order_by(table.c.id))
                found.extend(cls(**dict(zip(names, row, strict=True))) for row in rows)
        return found

    # copies

    def backup(self, to: Path | None = None) -> Path:
        """Write a verified copy, beside the file unless ``to`` says where; encrypted when the file is."""
        made = backups.make(self._engine, self.path, self._passphrase, to)
        if to is None:
            backups.rotate(self.path)
        return made

    def backups(self) -> list[Path]:
        """Copies beside the file, newest first."""
        return backups.found(self.path)

    def _back_up_when_due(self) -> None:
        with self._engine.connect() as connection:
            changed = log.last_change(connection)
        newest = next(iter(self.backups()), None)
        if changed and (newest is None or newest.stat().st_mtime < changed.timestamp()):
            self.backup()

    # passphrase, end

    def change_passphrase(self, new: str | None) -> None:
        """Encrypt with another passphrase, for the first time, or (None) no longer.

        A whole copy is written and verified before it takes the file's place. Copies beside the file open with the
        old passphrase, or with none, so they are deleted and one new one is made. What a disk keeps of deleted
        files is beyond this app.
        """
        new = new or None
        part = self.path.with_name(self.path.name + ".part")
        part.unlink(missing_ok=True)
        self._engine.dispose()
        try:
            _copy(self.path, self._passphrase, part, new)
            copy = connect(part, new)
            verify(copy, part)
            copy.dispose()
            for each in (*beside(self.path), *beside(part)):
                each.unlink(missing_ok=True)
            part.replace(self.path)
            self._passphrase = new
        except (DBAPIError, OSError) as reason:
            part.unlink(missing_ok=True)
            raise translate(reason, self.path) from reason
        finally:
            self._engine = connect(self.path, self._passphrase)
            verify(self._engine, self.path)
            self._identity = _identity(self.path)
        shutil.rmtree(backups.folder(self.path), ignore_errors=True)
        self.backup()

    def close(self) -> None:
        """Let go of the file; everything is already saved."""
        with contextlib.suppress(StoreError, OSError, DBAPIError):
            if _identity(self.path) == self._identity:
                self._back_up_when_due()
        self._engine.dispose()
        with contextlib.suppress(OSError):
            self._note().unlink(missing_ok=True)

    def delete_everything(self) -> None:
        """Close, then delete the file, SQLite's files beside it and all its backups (G12)."""
        self._engine.dispose()
        shutil.rmtree(backups.folder(self.path), ignore_errors=True)
        for each in (*beside(self.path), self._note(), self.path):
            each.unlink(missing_ok=True)

    def _note(self) -> Path:
        return _note_of(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, reason: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _note_of(path: Path) -> Path:
    """Who has the file open, for the message in another window; SQLite's own lock is what keeps the other one out."""
    return path.with_name(path.name + ".lock")


def _who(path: Path) -> str:
    try:
        return _note_of(path).read_text(encoding="utf-8").strip() or "none"
    except OSError:
        return "none"


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells that the file at ``path`` is still the one that was opened: writing to one that was deleted or whose
    stick was pulled out would succeed and be lost."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _copy(path: Path, passphrase: str | None, to: Path, new: str | None) -> None:
    """Write the whole file under another passphrase, with SQLCipher's own export."""
    from diagnostic.store.connection import APPLICATION

    module = driver(passphrase or new or "x")
    source = module.connect(str(path), isolation_level=None)
    try:
        if passphrase is not None:
            source.execute(f"PRAGMA key = {quoted(passphrase)}")
        source.execute(f"ATTACH DATABASE {quoted(str(to))} AS copy KEY {quoted(new or '')}")
        source.execute("SELECT sqlcipher_export('copy')").fetchall()
        source.execute(f"PRAGMA copy.application_id = {APPLICATION}")
        source.execute(f"PRAGMA copy.user_version = {SCHEMA}")
        source.execute("DETACH DATABASE copy")
    except module.Error as reason:
        raise translate(reason, path) from reason
    finally:
        source.close()
