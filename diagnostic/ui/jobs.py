"""Slow work off the window's thread, with progress and cancel; errors are said in words."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text
from diagnostic.ui import language, threads

T = TypeVar("T")
Progress = Callable[[float], bool]
QUIET_MS = 300
"""Work that is done sooner shows no progress at all."""


class Job(QObject):
    """One piece of work under way."""

    _moved = Signal(int)

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self._cancelled = False
        self._dialog = QProgressDialog(title, text("window-cancel", language.language()), 0, 100, parent)
        self._dialog.setWindowTitle(title)
        self._dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._dialog.setMinimumDuration(QUIET_MS)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self._cancel)
        self._moved.connect(self._dialog.setValue)

    def _cancel(self) -> None:
        self._cancelled = True

    def progress(self, share: float) -> bool:
        """Called from the work, 0 to 1; False when people asked to stop."""
        self._moved.emit(int(share * 100))
        return not self._cancelled

    def start(
        self, work: Callable[[Progress], Any], done: Callable[[Any], object], failed: Callable[..., object]
    ) -> None:
        """Run ``work`` in a thread; then one of ``done`` and ``failed`` in the window's."""

        def ended(result: Any, reason: Exception | None) -> None:
            self._dialog.reset()
            self._dialog.deleteLater()
            if reason is None:
                done(result)
            elif isinstance(reason, RepereError):
                failed(reason)
            else:
                raise reason

        self._dialog.setValue(0)
        threads.start(self, lambda: work(self.progress), ended)


def run(
    parent: QWidget,
    title: str,
    work: Callable[[Progress], T],
    done: Callable[[T], object],
    failed: Callable[[RepereError], object] | None = None,
) -> Job:
    """Run ``work(progress)`` in a thread; ``done`` gets its result in the window's thread. An expected failure goes to
    ``failed``, or is shown."""
    job = Job(parent, title)
    job.start(work, done, failed or (lambda reason: tell(parent, reason)))
    return job


def wait(work: Callable[[], T]) -> T:
    """Do ``work`` in a thread and wait for it while the window still paints, but takes neither keys nor clicks: what
    the work changes must not be changed meanwhile. Its result; raises what it raises."""
    loop = QEventLoop()
    found: list[Any] = []

    def ended(result: Any, reason: Exception | None) -> None:
        found.extend((result, reason))
        loop.quit()

    shown = QProgressDialog(text("window-saving", language.language()), "", 0, 0)
    shown.setCancelButton(None)  # type: ignore[arg-type]
    shown.setMinimumDuration(QUIET_MS)
    shown.setValue(0)
    threads.start(loop, work, ended)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    shown.close()
    shown.deleteLater()
    result, reason = found
    if reason is not None:
        raise reason
    return cast(T, result)


def tell(parent: QWidget | None, reason: RepereError) -> None:
    """Show what happened, what was kept and what to do."""
    from diagnostic.ui.dialogs import message

    message.show(parent, explain(reason, language.language()))
