"""All that people can come to see: the start screen, every page of every step, every dialog, the lock."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from diagnostic import store
from diagnostic.domain.records import Community, Sending, Situation
from diagnostic.domain.steps import STEPS
from diagnostic.ui import settings
from diagnostic.ui.dialogs import duplicates, message, position, roundtable
from diagnostic.ui.main_window import MainWindow
from diagnostic.ui.steps.form_view import FormView

CONTROLS = (
    QAbstractButton, QLineEdit, QPlainTextEdit, QTextBrowser, QComboBox, QAbstractItemView, QAbstractSpinBox, QTabBar,
    QKeySequenceEdit,
)  # fmt: skip
INSIDES = (QComboBox, QAbstractItemView, QLineEdit, QAbstractSpinBox, QKeySequenceEdit, QTabBar)
"""Controls that Qt makes of several parts."""
PARTS = {"frame"}
"""Modules beside the dialogs that are none themselves."""
OF_THE_SYSTEM = {"open_example"}
"""Those that only ask where a file goes: that dialog is Qt's own."""
Screen = tuple[str, QWidget]


def dialogs(window: MainWindow, folder: Path) -> dict[str, Callable[[], Any]]:
    """How each dialog is opened, by its module (and what it shows)."""
    document = window.document
    assert document is not None
    protected = folder / "protected.repere"
    if not protected.exists():
        store.create(protected, Community(name="Protected"), passphrase="open door").close()
    situation = document.diagnostic.all(Situation)[0]
    plain = ("new_diagnostic", "import_file", "away", "export_file", "backups", "history", "catalogue_editor",
             "help_lines", "map_packs", "passphrase", "preferences", "text_review", "delete_everything", "about",
             "distances", "merge", "keys", "new_key", "accept_key", "release_review", "region")  # fmt: skip
    found: dict[str, Callable[[], Any]] = {name: lambda name=name: window.dialog(name) for name in plain}  # type: ignore[misc]
    for page in ("notice", "welcome", "method", "glossary"):
        found[f"reading {page}"] = lambda page=page: window.dialog("reading", page=page)  # type: ignore[misc]
    found["new_key from paper"] = lambda: window.dialog("new_key", from_paper=True)
    found["take_back"] = lambda: window.dialog("take_back", sent=Sending(sent_on=dt.date(2026, 11, 24)))
    found["open_diagnostic"] = lambda: window.dialog("open_diagnostic", path=protected)
    found["skip_step"] = lambda: window.dialog("skip_step", number=7)
    found["message"] = lambda: message.show(window, "What happened. What was kept. What to do.", "Details")
    found["duplicates"] = lambda: duplicates.show(window, folder / "none.repere-region")
    found["position"] = lambda: position.show(window, document, lambda wkb: None)
    found["roundtable"] = lambda: roundtable.show(
        window, document, situation.id, "extent", "Extent", [(each, str(each)) for each in range(1, 6)], lambda _: None
    )
    return found


def settle() -> None:
    """Let forms be made and layouts and deletions take place."""
    for each in QApplication.allWidgets():
        if isinstance(each, FormView):
            assert each.fields is not None  # makes at once what would be made little by little
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def pages(window: MainWindow) -> Iterator[Screen]:
    """Every heading of every step, with a record in the form; inside the results, every part of them."""
    assert window.workspace is not None
    for step in STEPS:
        window.go(step.number)
        view = window.workspace.pages[step.number].view
        for at in range(view.tabs.count()):
            view.tabs.setCurrentIndex(at)
            settle()
            page = view.stack.currentWidget()
            name = f"step {step.number}, {view.current_page()}"
            yield name, page
            for parts in page.findChildren(QTabBar):
                for part in range(1, parts.count()):
                    parts.setCurrentIndex(part)
                    settle()
                    yield f"{name}, part {part}", page


def screens(window: MainWindow, folder: Path) -> Iterator[Screen]:
    """Everything, one after the other; each is closed when the next is asked for."""
    settings.remember(folder / "gone.repere")
    window.start.retranslate()
    window.stack.setCurrentWidget(window.start)
    settle()
    yield "start", window.start
    assert window.workspace is not None
    window.stack.setCurrentWidget(window.workspace)
    settle()
    for name, _ in pages(window):
        yield name, window
    window.toggle_help()
    settle()
    yield "help", window
    window.toggle_help()
    for name, show in dialogs(window, folder).items():
        dialog = show()
        assert isinstance(dialog, QDialog)
        settle()
        yield name, dialog
        dialog.reject()
        settle()
    window.lock()
    settle()
    yield "lock", window.locked
    window.locked.go.click()
    window.quick.hide()
    settle()
    assert window.quick.neutral is not None
    yield "neutral", window.quick.neutral
    window.quick.show()


def controls(root: QWidget) -> Iterator[QWidget]:
    """What can be seen and used in a screen; what Qt makes inside its own controls is theirs to name."""
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        if isinstance(widget.parentWidget(), INSIDES):
            continue
        yield widget
