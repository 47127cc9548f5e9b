"""One window a file: a lock beside it that says who has it open.

SQLite's own lock is not enough: on Linux and macOS a program lets go of it without knowing as soon as it opens and
closes the same file once more ("How To Corrupt An SQLite Database File", 2.2). This lock is on a file of its own,
which nothing else opens.
"""

import contextlib
import datetime as dt
import os
import socket
import sys
from pathlib import Path

from diagnostic.store.errors import Locked, translate

_FAR = 2**30
"""Windows locks bytes for reading too: one that is not there, so that the note can be read."""


class Hold:
    """The lock of one open file. Raises ``Locked`` with ``who`` when another window has it, or ``ReadOnly``."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        while True:
            try:
                self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as reason:
                raise translate(reason, path) from reason
            try:
                _lock(self._handle)
            except BlockingIOError as reason:
                os.close(self._handle)
                raise Locked("store-locked", file=path.name, who=self._who()) from reason
            except OSError:  # a network drive without locks: SQLite's own is all there is
                pass
            if self._is_there():
                break
            os.close(self._handle)  # the other window closed, and took the file with it, in between
        with contextlib.suppress(OSError):  # no room: the lock holds without the note
            os.ftruncate(self._handle, 0)
            os.write(self._handle, f"{socket.gethostname()}, {dt.datetime.now():%Y-%m-%d %H:%M}\n".encode())

    def _is_there(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._handle), self._path.stat())
        except OSError:
            return False

    def _who(self) -> str:
        try:
            return self._path.read_text(encoding="utf-8", errors="replace").strip() or "none"
        except OSError:
            return "none"

    def let_go(self) -> None:
        """Give the file free; once is enough."""
        if self._handle < 0:
            return
        with contextlib.suppress(OSError):
            if self._is_there():
                self._path.unlink()
        with contextlib.suppress(OSError):
            os.close(self._handle)
        self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as reason:
            raise BlockingIOError from reason
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
