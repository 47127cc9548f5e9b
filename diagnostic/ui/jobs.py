"""Slow work off the window's thread, with progress and cancel; errors are said in words."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text
from diagnostic.ui import language, threads

T = TypeVar("T")
Progress = Callable[[float], bool]
QUIET_MS = 300
"""Work that is done sooner shows no progress at all."""
LOOK_MS = 50
"""How often the window looks how far the work is."""


class Job:
    """One piece of work under way. The work's thread touches nothing of Qt, which may be gone before the work is: it
    leaves how far it is, and the window looks."""

    def __init__(self, parent: QWidget, title: str) -> None:
        self._cancelled, self._share = False, 0.0
        self._dialog = QProgressDialog(title, text("window-cancel", language.language()), 0, 100, parent)
        self._dialog.setWindowTitle(title)
        self._dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._dialog.setMinimumDuration(QUIET_MS)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self._cancel)
        self._looking = QTimer(self._dialog)
        self._looking.timeout.connect(lambda: self._dialog.setValue(int(self._share * 100)))
        self._looking.start(LOOK_MS)

    def _cancel(self) -> None:
        self._cancelled = True

    def progress(self, share: float) -> bool:
        """Called from the work, 0 to 1; False when people asked to stop."""
        self._share = share
        return not self._cancelled

    def start(
        self, work: Callable[[Progress], Any], done: Callable[[Any], object], failed: Callable[..., object]
    ) -> None:
        """Run ``work`` in a thread; then one of ``done`` and ``failed`` in the window's."""

        def ended(result: Any, reason: Exception | None) -> None:
            self._looking.stop()
            self._dialog.reset()
            self._dialog.deleteLater()
            if reason is None:
                done(result)
            elif isinstance(reason, RepereError):
                failed(reason)
            else:
                raise reason

        self._dialog.setValue(0)
        threads.start(self._dialog, lambda: work(self.progress), ended)


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
