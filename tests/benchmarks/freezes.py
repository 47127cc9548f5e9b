"""The window never stands still for more than 100 ms: every step of a diagnostic of 10,000 records, encrypted, worked
through in the real window while a heartbeat runs in its event loop.

Run: ``python -m tests.benchmarks.freezes [--why]``.

A heartbeat that comes late says how long the window could neither paint nor take a key. ``--why`` prints, for each
action over the budget, where the window's thread was meanwhile.
"""

import csv
import os
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from tests.benchmarks.app import drawn
from tests.benchmarks.figures import Figure, progress, tell
from tests.benchmarks.records import PASSPHRASE, records, write

SIZE, ROWS = 10_000, 5_000
BEAT, BUDGET = 0.005, 0.1
QUIET = 0.7
"""Seconds without a late heartbeat after which an action and what it set off are over (typing is saved after 0.6)."""
PATIENCE = 60
Action = tuple[str, Callable[[], object], Callable[[], object]]
"""What it is called, what is done, and what holds once it is done."""


@dataclass(frozen=True)
class Freeze:
    """The longest that the window stood still in an action, and the longest stretch of its thread's own work: the rest
    was waiting for processors or for other threads. In seconds."""

    name: str
    longest: float
    work: float


class Probe:
    """A heartbeat in the window's event loop, and the longest that it was late."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.longest, self.work, self.late_at = 0.0, 0.0, 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(int(BEAT * 1000))
        self.places: Counter[str] = Counter()
        if "--why" in sys.argv:
            signal.signal(signal.SIGPROF, self._look)
            signal.setitimer(signal.ITIMER_PROF, 0.01, 0.01)

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        late = now - self._last - BEAT
        self.longest, self.work = max(self.longest, late), max(self.work, worked - self._worked)
        self._last, self._worked = now, worked
        if late > BUDGET / 4:
            self.late_at = now

    def _look(self, _: int, frame: FrameType | None) -> None:
        """Where the window's thread is while it is late (a signal: it is that thread itself that looks)."""
        if time.perf_counter() - self._last > BUDGET / 4:
            stack = traceback.extract_stack(frame)
            inner = [each for each in stack if "/diagnostic/" in each.filename][-4:]
            words = " > ".join(f"{Path(each.filename).stem}.{each.name}:{each.lineno}" for each in inner)
            self.places[f"{words} > {stack[-1].name}"] += 1

    def during(self, action: Action) -> Freeze:
        """Do something in the event loop, wait until it and what it set off are over; the longest freeze in it."""
        from PySide6.QtCore import QEventLoop, QTimer

        from diagnostic.ui import threads

        name, do, done = action
        loop, began = QEventLoop(), time.perf_counter()
        self.longest, self.work, self.late_at = 0.0, 0.0, began

        def look() -> None:
            now = time.perf_counter()
            busy = threads.busy() or not done()
            if not busy and now - max(self.late_at, began) > QUIET:
                loop.quit()
            elif now - began > PATIENCE:
                loop.exit(1)

        watch = QTimer()
        watch.timeout.connect(look)
        self.places.clear()
        self._last, self._worked = time.perf_counter(), time.thread_time()

        def begin() -> None:
            do()
            watch.start(20)

        QTimer.singleShot(0, begin)
        left_undone = loop.exec()
        if left_undone:
            progress(f"\n{name}: not over after {PATIENCE} s")
        return Freeze(name, PATIENCE if left_undone else self.longest, self.work)


def played(folder: Path) -> Iterator[Freeze]:
    """Every action with its longest freeze."""
    progress(f"writing {SIZE} records")
    path = write(folder / "freezes.repere", records(SIZE), PASSPHRASE)
    rows = folder / "places.csv"
    with rows.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["kind", "latitude", "longitude", "area", "notes"])
        table.writerows(["truck_stop", 50 + at / 5000, -90, f"Area {at}", "A pattern"] for at in range(ROWS))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from diagnostic.ui import app

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    _application, window = app.begin()
    probe = Probe()
    loading: list[threading.Thread] = []
    start = ("start screen", lambda: loading.append(app.warm()), lambda: not loading[0].is_alive())
    yield probe.during(start)
    for action in scenario(window, path, rows, folder):
        freeze = probe.during(action)
        if freeze.longest > BUDGET:
            progress(f"\n{freeze.name}: {1000 * freeze.longest:.0f} ms ({1000 * freeze.work:.0f})")
            for words, count in probe.places.most_common(6):
                progress(f"  {count:4} {words}")
        yield freeze
    signal.setitimer(signal.ITIMER_PROF, 0)
    window.close()
    QApplication.processEvents()


def scenario(window: Any, path: Path, rows: Path, folder: Path) -> Iterator[Action]:
    """What is done, in order. Widgets are looked up only when their turn comes."""
    from PySide6.QtCore import Qt

    from diagnostic import exchange
    from diagnostic.domain.records import Place, Source
    from diagnostic.domain.steps import STEPS
    from diagnostic.ui.dialogs import export_file, history, import_file, open_diagnostic, text_review

    always = lambda: True  # noqa: E731
    asked = open_diagnostic.show(window, None, path)
    asked.passphrase.setText(PASSPHRASE)  # type: ignore[attr-defined]
    yield "open", asked.go.click, lambda: window.document is not None  # type: ignore[attr-defined]
    document = window.document

    def view(step: int) -> Any:
        return window.workspace.pages[step].view

    for step in STEPS:
        yield f"go to step {step.number}", lambda step=step: window.go(step.number), always
        for page in list(view(step.number)._pages)[1:]:
            yield f"step {step.number}, {page.key}", partial(view(step.number).show_page, page.key), always
    for step in STEPS:
        yield f"again to step {step.number}", lambda step=step: window.go(step.number), always
    # one long list and its form
    window.go(6)
    section = view(6).show_page("place")
    table = section.view
    yield "scroll to the end", table.scrollToBottom, always
    yield "next row", lambda: section.select(section.table.record(5).id), always
    yield "last row", lambda: section.select(section.table.record(section.table.rowCount() - 1).id), always
    yield "search", lambda: section.search.setText("truck"), always
    yield "search nothing", section.search.clear, always
    column = section.table.columns.index("area")
    yield "sort", lambda: table.horizontalHeader().setSortIndicator(column, Qt.SortOrder.DescendingOrder), always
    yield "sort by name", lambda: table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder), always
    yield "sort as made", lambda: table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder), always
    box = section.pane.filters["populations"]
    yield "filter", lambda: (box.setCurrentIndex(3), section.follow_filter("populations")), always
    yield "filter nothing", lambda: (box.setCurrentIndex(0), section.follow_filter("populations")), always
    yield "edit", lambda: section.form.answer("area", "Beside the river"), always
    yield "edit a link", lambda: section.form.answer("sources", section.form.record.sources[:1]), always
    yield "edit the kind", lambda: section.form.answer("place_kind", "truck_stop"), always
    yield "undo an edit", window.undo, always
    yield "redo an edit", window.redo, always
    yield "begin a new one", section.add, always
    yield "its first answer", lambda: section.form.answer("place_kind", "truck_stop"), always
    yield "duplicate", section.duplicate, always
    yield "delete one", section.delete, always
    yield "undo deleting one", window.undo, always
    yield "select all", table.selectAll, always
    yield "delete all places", section.delete, always
    yield "undo deleting all", window.undo, always
    source = document.diagnostic.all(Source)[3]
    window.go(3)
    sources = view(3).show_page("source")
    sources.select(source.id)
    yield "delete a source that others cite", sources.delete, always
    yield "undo deleting it", window.undo, always
    yield "rename a source", lambda: sources.form.answer("title", "Another title"), always
    window.go(5)
    grid = view(5).show_page("grid")
    yield "rate a factor", lambda: grid.rate(2, 4), always
    yield "search factors", lambda: grid.search.setText("a"), always
    yield "rate the next", lambda: grid.rate(2, 3), always
    window.go(7)
    examined = view(7).show_page("examined")
    tick = Qt.ItemDataRole.CheckStateRole
    yield (
        "tick examined",
        lambda: examined.model.setData(examined.model.index(0, 3), Qt.CheckState.Checked, tick),
        always,
    )
    window.go(9)
    results = view(9).show_page("results")
    computed = lambda: results.analysis is not None and results.busy.isHidden()  # noqa: E731
    yield "results again", lambda: window.go(9), computed
    yield "choose a result", lambda: results.situations_view.selectRow(4), computed
    yield "rank stability", results.stable.click, lambda: results.stable.isEnabled()
    # the map
    window.go(6)
    yield "turn to the map", section.show_map, drawn(lambda: section.map._view and section.map._view.page())
    place = document.diagnostic.all(Place)[7]
    yield "choose on the map", lambda: section.select(place.id), always
    yield "edit with the map shown", lambda: section.form.answer("area", "Near the road"), always
    yield "move on the map", lambda: section._moved(place.id, -90.0, 50.0), always
    # the whole window
    yield "French", lambda: window.speak("fr"), always
    yield "English", lambda: window.speak("en"), always
    yield "back to the list", lambda: section_now(view).show_map(False), always
    yield "French in a list", lambda: window.speak("fr"), always
    yield "English in a list", lambda: window.speak("en"), always
    yield "larger text", lambda: window.resize_text(1), always
    yield "smaller text", lambda: window.resize_text(-1), always
    yield "lock", window.lock, always
    yield "unlock", lambda: (window.locked.passphrase.setText(PASSPHRASE), window.locked.go.click()), always
    # dialogs
    for name in ("history", "text_review", "backups", "catalogue_editor", "export_file", "preferences", "help_lines"):
        shown: list[Any] = []
        yield f"dialog {name}", lambda name=name, shown=shown: shown.append(window.dialog(name)), always
        yield f"close {name}", shown[0].reject, always
    exporting = export_file.show(window, document)
    yield "for sharing", lambda: (exporting.scope.button(1).setChecked(True), exporting._show_blocks()), always
    exporting.scope.button(0).setChecked(True)
    for suffix in exchange.SUFFIXES:
        out = folder / f"out{suffix}"
        yield f"export {suffix}", lambda out=out: exporting._write(out), lambda out=out: out.exists()
    exporting.reject()
    reading = import_file.show(window, document)
    reading.what.setCurrentIndex(reading.what.findData("places"))
    yield f"read {ROWS} rows", lambda: reading.read(rows), lambda: reading.taken is not None
    yield f"import {ROWS} rows", reading._accept, always
    yield "undo the import", window.undo, always
    yield "undo with history", lambda: history.show(window, document), always
    yield "find texts", lambda: text_review.show(window, document), always
    yield "close", window.close_document, always


def section_now(view: Callable[[int], Any]) -> Any:
    """The list of places as it stands now: another language makes it anew."""
    return view(6).show_page("place")


def figures() -> Iterator[Figure]:
    """The longest freeze, and every action over the budget."""
    with tempfile.TemporaryDirectory() as folder:
        found = list(played(Path(folder)))
    for each in sorted(found, key=lambda each: -each.longest):
        name = f"{each.name} ({1000 * each.work:.0f} ms of its own work)"
        yield Figure(name, 1000 * each.longest, "ms", most=1000 * BUDGET)


if __name__ == "__main__":
    sys.exit(tell("Freezes", figures))
