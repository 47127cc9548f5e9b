"""The app as people start it, in a process of its own that tells when it can be used: ``python -m tests.benchmarks.app
bare`` (a window of Qt alone), ``start``, ``file FILE [PASSPHRASE]`` or ``map FILE``.

Each mark is a line ``NAME SECONDS`` on the system's monotonic clock, so that the parent process can subtract when it
began; after the last one the process waits to be looked at, until its input is closed.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

READ_MEMORY = Path("/proc/self/smaps_rollup").exists()


# ---- this side: the parent ------------------------------------------------------------------------------------------


@contextmanager
def running(*arguments: str, module: str = "app") -> Iterator[tuple[dict[str, float], int]]:
    """A module of ours in a process of its own, once it has passed its last mark: its marks in seconds after it was
    begun, and its process id."""
    began = time.monotonic()
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    pipe = subprocess.PIPE
    child = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, env=_environment())
    assert child.stdout is not None and child.stdin is not None
    marks: dict[str, float] = {}
    try:
        for line in child.stdout:
            name, when = line.split()
            if name == "end":
                break
            marks[name] = float(when) - began
        else:
            raise RuntimeError(f"{command} ended with {child.wait()}")
        yield marks, child.pid
    finally:
        child.stdin.close()
        child.wait(timeout=60)


def _environment() -> dict[str, str]:
    """A screen that is not there unless one is named; the web engine's sandbox refuses to run as root."""
    found = {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        found["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return found


def memory(pid: int) -> tuple[float, float]:
    """Memory of a process and its children in MB: resident, and proportional (pages that are shared count once)."""
    resident = proportional = 0.0
    for each in (pid, *_children(pid)):
        for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
            name, _, rest = line.partition(":")
            if name in {"Rss", "Pss"}:
                amount = int(rest.split()[0]) / 1024
                resident += amount if name == "Rss" else 0
                proportional += amount if name == "Pss" else 0
    return resident, proportional


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for each in (task / "children").read_text().split():
            found += [int(each), *_children(int(each))]
    return found


# ---- the other side: the child --------------------------------------------------------------------------------------


def mark(name: str) -> None:
    """Tell that something was reached."""
    print(name, time.monotonic(), flush=True)


def when(true: Callable[[], object], then: Callable[[], object]) -> None:
    """Call ``then`` once something holds and the window has painted it and has nothing left to do."""
    from PySide6.QtCore import QTimer

    def look() -> None:
        if true():
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, then))
        else:
            QTimer.singleShot(1, look)

    look()


def end() -> None:
    """Wait until the parent has looked, then end at once."""
    mark("end")

    def wait() -> None:
        sys.stdin.read()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def bare() -> None:
    """A window of Qt with one line of text."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("A window"))
    window.resize(1280, 800)
    window.show()
    when(window.windowHandle().isExposed, lambda: (mark("usable"), end()))
    application.exec()


def ours(then: Callable[..., None]) -> None:
    """The real app; ``then`` gets its window once it can be used."""
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    def watched(*_: object) -> int:
        from diagnostic.ui.main_window import MainWindow

        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        when(window.windowHandle().isExposed, lambda: (mark("usable"), then(window)))
        return run()

    QApplication.exec = watched  # type: ignore[method-assign, assignment]
    from diagnostic.__main__ import main

    sys.argv = ["repere"]
    main()


def opened(path: Path, passphrase: str, then: Callable[..., None]) -> Callable[..., None]:
    """Open a file in the app's window as people do, and go on once its workspace can be used."""

    def begin(window) -> None:  # type: ignore[no-untyped-def]
        from diagnostic.ui.dialogs import open_diagnostic

        def shown() -> None:
            mark("opened")
            then(window)

        mark("asked")
        asked = open_diagnostic.show(window, None, path)
        if passphrase:
            asked.passphrase.setText(passphrase)  # type: ignore[attr-defined]
            mark("asked")
            asked.go.click()  # type: ignore[attr-defined]
        when(lambda: window.workspace is not None and window.workspace.isVisible(), shown)

    return begin


def on_map(window) -> None:  # type: ignore[no-untyped-def]
    """Go to the places and turn to their map."""
    window.go(6)
    section = window.workspace.pages[6].view.show_page("place")
    mark("turned")
    section.show_map()
    when(drawn(lambda: section.map._view and section.map._view.page()), lambda: (mark("painted"), end()))


def drawn(page: Callable[[], Any]) -> Callable[[], bool]:
    """Whether a page says that all it has is painted; asked over and over, one question at a time."""
    state = {"asked": False, "drawn": False}

    def answered(found: object) -> None:
        state["asked"], state["drawn"] = False, found == "drawn"

    def ask() -> bool:
        if not state["asked"] and (asked := page()):
            state["asked"] = True
            asked.runJavaScript("document.documentElement?.dataset.state", answered)
        return state["drawn"]

    return ask


def main() -> None:
    """What the arguments say."""
    what, *more = sys.argv[1:]
    path, passphrase = Path(more[0]) if more else Path(), more[1] if len(more) > 1 else ""
    if what == "bare":
        bare()
    elif what == "start":
        ours(lambda _: end())
    elif what == "warm":
        from PySide6.QtCore import QTimer

        go = opened(path, passphrase, lambda _: end())
        ours(lambda window: QTimer.singleShot(3000, lambda: go(window)))
    elif what == "file":
        ours(opened(path, passphrase, lambda _: end()))
    else:
        ours(opened(path, passphrase, on_map))


if __name__ == "__main__":
    main()
