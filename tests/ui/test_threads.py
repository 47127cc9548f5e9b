"""Work in threads, as the window uses it."""

from pyproj import Transformer
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from diagnostic.ui import threads


def test_one_transformer_serves_one_thread_after_the_other(qtbot: QtBot) -> None:
    """In threads made by Qt this ends the process: pyproj's issue 1509."""
    shared = Transformer.from_crs(4326, 3347, always_xy=True)
    owner, found = QObject(), []
    for count in range(1, 31):
        threads.start(owner, lambda: shared.transform(-75, 45), lambda result, _: found.append(result))
        if count % 3 == 0:
            qtbot.waitUntil(lambda count=count: len(found) == count)
    assert len(set(found)) == 1
    assert not threads.busy()


def test_the_outcome_arrives_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    owner, found = QObject(), []

    def fail() -> None:
        assert QThread.currentThread() != owner.thread()
        raise ValueError("what went wrong")

    threads.start(owner, fail, lambda result, reason: found.append((result, reason, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(found))
    (result, reason, thread) = found[0]
    assert (result, str(reason), thread) == (None, "what went wrong", owner.thread())


def test_nothing_is_told_to_a_screen_that_is_gone(qtbot: QtBot) -> None:
    parent = QObject()
    owner, found = QObject(parent), []
    threads.start(owner, lambda: 1, lambda *outcome: found.append(outcome))
    del parent
    qtbot.waitUntil(lambda: not threads.busy())
    assert not found
