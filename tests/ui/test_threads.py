"""Work in threads, as the window uses it."""

import threading

from pyproj import Transformer
from PySide6.QtCore import QEvent, QObject, QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diagnostic.ui import jobs, threads


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


def test_what_is_not_used_any_more_is_collected_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    """Python would do it in any thread, where the end of a widget is the end of the process."""
    collected_in: set[int] = set()

    class Ring:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            collected_in.add(threading.get_ident())

    owner, found = QObject(), []
    threads.start(owner, lambda: len([Ring() for _ in range(50_000)]), lambda *outcome: found.append(outcome))
    qtbot.waitUntil(lambda: bool(found) and bool(collected_in))
    assert collected_in == {threading.get_ident()}


def test_work_goes_on_when_the_window_that_shows_how_far_it_is_has_gone(qtbot: QtBot) -> None:
    parent, gone, told = QWidget(), threading.Event(), []

    def work(progress: jobs.Progress) -> None:
        gone.wait(10)
        told.extend(progress(share / 1000) for share in range(1000))

    jobs.run(parent, "Work", work, lambda _: told.append("to nobody"))
    parent.deleteLater()
    QApplication.sendPostedEvents(parent, QEvent.Type.DeferredDelete.value)
    gone.set()
    qtbot.waitUntil(lambda: not threads.busy())
    assert told == [True] * 1000
