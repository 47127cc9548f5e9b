"""Work in threads, its outcome in the window's thread. The threads are Python's own and new each time: pyproj (up to
3.7.2) keeps what it was told to forget in a thread that Qt made, and ends the process (its issues 1509 and 1541).

From the first one on, unused objects that refer to one another are collected in the window's thread alone: Python
would do it in whichever thread comes by, and a widget among them, taken apart outside its thread, ends the process
(napari's issue 1029; calibre does the same)."""

import gc
import time
from collections.abc import Callable
from threading import Thread
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

COLLECT_MS, WHOLE_SECONDS = 1000, 300.0
"""How often the window's thread looks whether there is enough to collect, and looks through everything: with 100,000
records that takes half a second, so it is done seldom and when no work is under way."""
Then = Callable[[Any, Exception | None], object]
_under_way: set["_Outcome"] = set()
_whole = time.monotonic()


class _Outcome(QObject):
    """Carries what a thread made, or the exception it ended with, to the window's thread."""

    ready = Signal(object, object)

    def __init__(self, owner: QObject, then: Then) -> None:
        super().__init__()
        self._owner, self._then = owner, then
        self.ready.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def _arrived(self, result: Any, reason: Exception | None) -> None:
        _under_way.discard(self)
        if shiboken6.isValid(self._owner):  # else the screen that asked for it is gone
            self._then(result, reason)


def start(owner: QObject, work: Callable[[], Any], then: Then) -> None:
    """Run ``work`` in a thread; then ``then(result, reason)`` in the window's, unless ``owner`` is gone by then. The
    app ends only when it is done."""
    collect_here()
    outcome = _Outcome(owner, then)
    _under_way.add(outcome)

    def run() -> None:
        found: tuple[Any, Exception | None]
        try:
            found = work(), None
        except Exception as reason:
            found = None, reason
        outcome.ready.emit(*found)

    Thread(target=run, name="repere-work").start()


def collect_here() -> None:
    """Collect unused objects in this thread, the window's, and in no other."""
    if gc.isenabled():
        gc.disable()
        timer = QTimer(QCoreApplication.instance())
        timer.timeout.connect(_collect)
        timer.start(COLLECT_MS)


def _collect() -> None:
    """What Python would collect by its own thresholds, by now."""
    global _whole
    young, middle, old = (count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True))
    if old and not busy() and time.monotonic() - _whole > WHOLE_SECONDS:
        gc.collect()
        _whole = time.monotonic()
    elif young:
        gc.collect(1 if middle else 0)


def busy() -> bool:
    """Whether any work is under way or has not been handed over yet."""
    return bool(_under_way)
