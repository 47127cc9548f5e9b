"""Start the window. Nothing heavy is imported before it is on screen: start-up is a feature."""

import os
import sys
import traceback
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from diagnostic.domain.catalogue import LANGS
from diagnostic.language import text
from diagnostic.ui import language, settings, theme, threads

if TYPE_CHECKING:
    from diagnostic.ui.main_window import MainWindow

ROOMS = ("view", "steps", "dialogs", "safeguards", "catalogues")
"""Rooms of words that the steps need first."""


TURN = 0.001
"""Seconds that a thread works before another may have its turn, not 0.005 as usual: the window waits less to paint."""
TITLE_BAR = 40
"""Pixels that the frame of a window takes: on the small screen of an old laptop its foot stays in sight."""


def run(path: Path | None = None) -> int:
    """Open the window, on a diagnostic when one is named; the exit code."""
    if not _has_screen():
        print(text("window-no-screen", language.language()), file=sys.stderr)
        return 1
    application, window = begin()
    room = window.screen().availableGeometry().size()
    window.resize(window.size().boundedTo(room - QSize(0, TITLE_BAR)))
    if path is not None:
        QTimer.singleShot(0, lambda: window.open_path(path))
    else:
        QTimer.singleShot(400, warm)
    return application.exec()


def begin() -> "tuple[QApplication, MainWindow]":
    """The application and its window, on its start screen as people set it; nothing runs yet."""
    from diagnostic.ui.map_view import prepare

    prepare()
    application = QApplication(sys.argv[:1])
    threads.collect_here()
    sys.setswitchinterval(TURN)
    application.setApplicationName("repere")
    application.setApplicationDisplayName("")
    chosen = settings.load()
    language.set_language(next((each for each in LANGS if each == chosen.language), language.language()))
    theme.apply(application, chosen.theme, chosen.text_size)
    sys.excepthook = _unexpected
    from diagnostic.ui.main_window import MainWindow

    window = MainWindow()
    window.show()
    return application, window


def _has_screen() -> bool:
    """Without a screen Qt would end the process with words that nobody understands."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(each) for each in named)


def warm() -> Thread:
    """Load, while people read the start screen, what opening a diagnostic will need."""

    def load() -> None:
        import elementpath  # noqa: F401

        import diagnostic.store.file
        import diagnostic.ui.steps.section_view
        import diagnostic.ui.workspace  # noqa: F401
        from diagnostic.questionnaire import load_steps
        from diagnostic.shipped import catalogues

        load_steps(catalogues())
        for lang in (language.language(), *LANGS):
            for room in ROOMS:
                text(f"{room}-", lang)  # reads the room's words

    thread = Thread(target=load, daemon=True)
    thread.start()
    return thread


def _unexpected(kind: type[BaseException], reason: BaseException, trace: TracebackType | None) -> None:
    """Something nobody foresaw: say so in words, keep the app open; every edit is already in the file."""
    traceback.print_exception(kind, reason, trace)
    if QApplication.instance() is None or issubclass(kind, KeyboardInterrupt):
        return
    lang = language.language()
    from diagnostic.ui.dialogs import message

    details = "".join(traceback.format_exception(kind, reason, trace))
    message.show(QApplication.activeWindow(), text("window-unexpected", lang), details)
