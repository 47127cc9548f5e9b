"""An open diagnostic: its records in memory, every edit first in the file."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Self

from diagnostic.domain import safeguards
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.records import KINDS, LocalEntry, Record
from diagnostic.shipped import catalogues as shipped
from diagnostic.store import backups, log, rekey, tables, upgrade
from diagnostic.store.connection import Connection, beside, connect, discard, fold, part_of, verify
from diagnostic.store.errors import (
    Changed,
    Damaged,
    Exists,
    Failed,
    Missing,
    ReadOnly,
    StoreError,
    WrongPassphrase,
    translate,
)
from diagnostic.store.header import SCHEMA, is_encrypted
from diagnostic.store.hold import Hold


class DiagnosticFile:
    """One open ``.repere`` file. Make one with ``store.create`` or ``store.open_file``; ``close`` it."""

    def __init__(self, path: Path, connection: Connection, passphrase: str | None, role: str, hold: Hold) -> None:
        self.path, self.role = path, role
        self._connection, self._passphrase, self._hold = connection, passphrase, hold
        self._identity = _identity(path)
        self._one_at_a_time = RLock()  # slow work goes on in a thread while the window saves what is typed
        self._remembered: dict[str, str] = {}  # what the log had to drop; undo may use it until the file is closed
        self.diagnostic = Diagnostic(self._load())
        self._follow_catalogues()
        with connection.transaction():
            log.forget_old(connection)
            self._standing = log.standing(connection)

    @classmethod
    def new(cls, path: Path, records: tuple[Record, ...], passphrase: str | None, role: str) -> Self:
        """A new file that holds ``records``, whole or not at all; see ``store.create``."""
        if not path.parent.is_dir():
            raise Missing("store-no-folder", file=path.name, folder=path.parent.name)
        with backups.finished(path) as part, _opening(part) as hold, _connection(part, passphrase) as connection:
            upgrade.build(connection)
            file = cls(part, connection, passphrase, role, hold)
            file.apply(Edit(puts=records), "store-created")
            file._let_go()
        return cls._open(path, passphrase, role)

    @classmethod
    def existing(cls, path: Path, passphrase: str | None, role: str) -> Self:
        """An existing file; see ``store.open_file``."""
        if not is_encrypted(path):
            passphrase = None
        elif passphrase is None:
            raise WrongPassphrase("store-passphrase-needed", file=path.name)
        if not os.access(path.parent, os.W_OK) or not os.access(path, os.W_OK):
            raise ReadOnly("store-read-only", file=path.name)
        file = cls._open(path, passphrase, role)
        with contextlib.suppress(StoreError):  # no room for a backup is no reason not to open
            file._back_up_when_due()
        return file

    @classmethod
    def _open(cls, path: Path, passphrase: str | None, role: str) -> Self:
        with _opening(path) as hold:
            discard(part_of(path))
            try:
                with _connection(path, passphrase) as connection:
                    if verify(connection, path) < SCHEMA:
                        backups.make(connection, path, passphrase)
                        upgrade.build(connection)
                    return cls(path, connection, passphrase, role, hold)
            except WrongPassphrase as reason:
                if passphrase is None:  # its first page says that it needs none
                    raise Damaged("store-damaged", file=path.name) from reason
                raise

    @property
    def encrypted(self) -> bool:
        """Whether it needs a passphrase."""
        return self._passphrase is not None

    def is_passphrase(self, words: str) -> bool:
        """Whether these words are the file's passphrase (for the lock screen)."""
        return self._passphrase is not None and rekey.same(words, self._passphrase)

    # edits

    def apply(self, edit: Edit, label: str, *, for_good: bool = False, merged: tuple[int, str] | None = None) -> Edit:
        """Save an edit as one transaction; the edit as it was stored. On disk when it returns; when it raises
        (``Refused`` or ``StoreError``), nothing has changed anywhere. ``label`` is the message that names it. What is
        done ``for_good`` tells of something outside of the file, such as a submission that was sent: undo leaves it.
        ``merged`` says how far the log of another copy, which the edit brings in, had come."""
        puts = safeguards.settle(edit, self.diagnostic, self.catalogues).puts
        changed = tuple(each for each in puts if self.diagnostic.get(type(each), each.id) != each)
        removes = tuple(each for each in edit.removes if self.diagnostic.get(type(each), each.id) is not None)
        stored = Edit(changed, removes)
        if changed or removes or merged is not None:
            with self._transaction() as connection:
                number = self._write(connection, stored, label, "for_good" if for_good else "edit", None)
                if merged is not None:
                    log.note_merge(connection, number, merged)
            self._follow(stored)
        return stored

    def undo(self) -> Edit | None:
        """Take the last edit back; the edit that did so, or None when there is nothing to undo."""
        return self._go(self._standing.undo, "undo", "before")

    def redo(self) -> Edit | None:
        """Do again what undo took back; None when there is nothing."""
        return self._go(self._standing.redo, "redo", "after")

    def _go(self, row: Any, what: str, side: str) -> Edit | None:
        if row is None:
            return None
        with self._transaction() as connection:
            edit = log.rebuilt(connection, self.diagnostic, row.id, side, self._remembered)
            self._write(connection, edit, row.label, what, row.id)
            log.mark(connection, row.id, undone=what == "undo")
        self._follow(edit)
        return edit

    def _write(self, connection: Connection, edit: Edit, label: str, what: str, target: int | None) -> int:
        number = log.write_changes(connection, self.diagnostic, edit, self.role, label, what, target)
        log.write_records(connection, edit)
        self._remembered |= log.forget_outgrown(connection, self.diagnostic, edit, self.catalogues)
        return number

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._standing.undo is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return self._standing.redo is not None

    @property
    def undo_label(self) -> str | None:
        """The message that names what undo takes back."""
        return self._standing.undo.label if self._standing.undo is not None else None

    @property
    def redo_label(self) -> str | None:
        """The message that names what redo does again."""
        return self._standing.redo.label if self._standing.redo is not None else None

    @property
    def undo_size(self) -> int:
        """How many changes undo takes back."""
        return self._size(self._standing.undo)

    @property
    def redo_size(self) -> int:
        """How many changes redo does again."""
        return self._size(self._standing.redo)

    def _size(self, row: Any) -> int:
        if row is None:
            return 0
        with self.reading() as connection:
            return log.size(connection, row.id)

    def history(self, limit: int = 200) -> list[log.Done]:
        """What was done, newest first."""
        with self.reading() as connection:
            return log.history(connection, limit)

    def forget(self) -> None:
        """Forget what undo keeps of earlier texts and positions, here and in the backups (G11): nothing done before
        can be taken back any more. One new backup takes the place of the others."""
        with self._transaction() as connection:
            log.forget(connection, self.role)
        self._remembered.clear()
        self._begin_backups_anew()

    def _follow(self, edit: Edit) -> None:
        self.diagnostic.follow(edit)
        if any(isinstance(each, LocalEntry) for each in (*edit.puts, *edit.removes)):
            self._follow_catalogues()

    def _follow_catalogues(self) -> None:
        self.catalogues = shipped().with_local(self.diagnostic.all(LocalEntry))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._one_at_a_time:
            if _identity(self.path) != self._identity:
                self._find_again()
            try:
                with self._connection.transaction():
                    yield self._connection
                    standing = log.standing(self._connection)
            except Failed as reason:
                said = translate(reason, self.path)
                if isinstance(said, Missing):
                    self._identity = None  # the stick may come back: what is open now is dead
                raise said from reason
            fold(self._connection)
            self._standing = standing

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read from, for the rest of the store."""
        with self._one_at_a_time:
            try:
                yield self._connection
            except (Failed, ValueError) as reason:
                raise translate(reason, self.path) from reason

    def _find_again(self) -> None:
        """The file is not the one that was opened: a stick was pulled out, and perhaps put back since. Go on with what
        is there now if it has every edit that this window has seen. Raises ``Missing`` or ``Changed``."""
        if not self.path.is_file():
            raise Missing("store-gone", file=self.path.name)
        self._let_go()  # first: closing deletes the write-ahead log by its name
        with _opening(self.path) as hold, _connection(self.path, self._passphrase) as connection:
            verify(connection, self.path)
            if log.standing(connection).newest != self._standing.newest:
                raise Changed("store-changed", file=self.path.name)
        self._hold, self._connection, self._identity = hold, connection, _identity(self.path)

    def _load(self) -> list[Record]:
        found: list[Record] = []
        for cls in KINDS.values():
            found += tables.records(cls, self._connection.execute(tables.all_of(cls)))
        return found

    # copies

    def backup(self, to: Path | None = None) -> Path:
        """Write a verified copy, beside the file unless ``to`` says where; encrypted when the file is."""
        with self._one_at_a_time:
            made = backups.make(self._connection, self.path, self._passphrase, to)
            if to is None:
                backups.rotate(self.path)
        return made

    def backups(self) -> list[Path]:
        """Copies beside the file, newest first."""
        return backups.found(self.path)

    def elsewhere(self, to: Path) -> "DiagnosticFile":
        """A copy at another place, open: for when this file can no longer be written. With its history when the file
        can still be read, else with all records as this window has them. Raises a ``StoreError``."""
        try:
            self.backup(to)
        except Exists:
            raise
        except StoreError:
            return DiagnosticFile.new(to, tuple(self.diagnostic), self._passphrase, self.role)
        return DiagnosticFile.existing(to, self._passphrase, self.role)

    def copy_of_it(self, path: Path, passphrase: str | None = None) -> "DiagnosticFile":
        """Another copy, open: with ``passphrase``, or with this file's own. Raises a ``StoreError``."""
        if passphrase is None and is_encrypted(path) and self._passphrase is not None:
            with contextlib.suppress(WrongPassphrase):
                return DiagnosticFile.existing(path, self._passphrase, self.role)
        return DiagnosticFile.existing(path, passphrase, self.role)

    def _back_up_when_due(self) -> None:
        with self.reading() as connection:
            changed = log.last_change(connection)
        newest = next(iter(self.backups()), None)
        if changed and (newest is None or newest.stat().st_mtime < changed.timestamp()):
            self.backup()

    def _begin_backups_anew(self) -> None:
        made = None
        with contextlib.suppress(StoreError):  # no room: the old ones go all the same
            made = self.backup()
        left = backups.remove(self.path, kept=made)
        if left:
            raise StoreError("store-backups-left", files=", ".join(each.name for each in left))

    # passphrase, end

    def change_passphrase(self, new: str | None) -> None:
        """Encrypt with another passphrase, for the first time, or (None) no longer.

        A whole copy is written and verified before it takes the file's place. Copies beside the file open with the
        old passphrase, or with none, so they are deleted and one new one is made. What a disk keeps of deleted
        files is beyond this app.
        """
        new = new or None
        with self._transaction():
            pass  # the file is there and can be written
        with self._one_at_a_time:
            self._connection.close()
            try:
                rekey.rewrite(self.path, self._passphrase, new)
                self._passphrase = new
            finally:
                self._connection = connect(self.path, self._passphrase)
                verify(self._connection, self.path)
                self._identity = _identity(self.path)
            self._begin_backups_anew()

    def close(self) -> None:
        """Let go of the file; everything is already saved."""
        with contextlib.suppress(StoreError, OSError):
            if _identity(self.path) == self._identity:
                self._back_up_when_due()
        self._let_go()

    def _let_go(self) -> None:
        self._connection.close()
        self._hold.let_go()

    def delete_everything(self) -> None:
        """Close, then delete the file, SQLite's files beside it and all its backups (G10, G12). Raises ``Missing``
        when the file is not where it was, and ``StoreError`` that names what could not be deleted."""
        if _identity(self.path) != self._identity:
            raise Missing("store-gone", file=self.path.name)
        self._connection.close()
        left = backups.remove(self.path)
        for each in (*beside(self.path), part_of(self.path), self.path):
            try:
                each.unlink(missing_ok=True)
            except OSError:
                left.append(each)
        self._hold.let_go()
        if left:
            raise StoreError("store-not-deleted", files=", ".join(each.name for each in left))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, reason: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells that the file at ``path`` is still the one that was opened: writing to one that was deleted or whose
    stick was pulled out would succeed and be lost."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextlib.contextmanager
def _opening(path: Path) -> Iterator[Hold]:
    """The lock of a file that is being opened; given up again when that fails."""
    hold = Hold(path)
    try:
        yield hold
    except BaseException as reason:
        hold.let_go()
        if isinstance(reason, Failed | ValueError | TypeError | KeyError):
            raise translate(reason, path) from reason
        raise


@contextlib.contextmanager
def _connection(path: Path, passphrase: str | None) -> Iterator[Connection]:
    """A connection that stays open when all goes well."""
    connection = connect(path, passphrase)
    try:
        yield connection
    except BaseException:
        connection.close()
        raise
