"""Slow reading work off the window's thread; only the last one asked for is shown."""

import contextlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Work(QRunnable):
    def __init__(self, number: int, work: Callable[[], Any], done: Any) -> None:
        super().__init__()
        self._number, self._work, self._done = number, work, done

    def run(self) -> None:
        result = self._work()
        with contextlib.suppress(RuntimeError):  # the screen that asked for it is gone
            self._done.emit(self._number, result)


class Background(QObject):
    """Runs functions one after the other in a thread and hands their results back in the window's thread."""

    _done = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._latest = 0
        self._then: Callable[[Any], None] = lambda _: None
        self._done.connect(self._arrived)

    def run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Compute ``work`` and call ``then`` with its result, unless something newer was asked meanwhile."""
        self._latest += 1
        self._then = then
        self._pool.start(_Work(self._latest, work, self._done))

    def _arrived(self, number: int, result: Any) -> None:
        if number == self._latest:
            self._then(result)
