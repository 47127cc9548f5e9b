"""Slow reading work off the window's thread; only the last one asked for is shown."""

from collections.abc import Callable
from threading import Lock
from typing import Any

from PySide6.QtCore import QObject

from diagnostic.ui import threads


class Background(QObject):
    """Runs functions one after the other in a thread and hands their results back in the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._one = Lock()
        self._latest = 0

    def run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Compute ``work`` and call ``then`` with its result, unless something newer was asked meanwhile."""
        self._latest += 1
        number = self._latest

        def alone() -> Any:
            with self._one:
                return work() if number == self._latest else None

        def arrived(result: Any, reason: Exception | None) -> None:
            if number == self._latest:
                if reason is not None:
                    raise reason
                then(result)

        threads.start(self, alone, arrived)
