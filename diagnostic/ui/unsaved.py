"""What becomes of changes that could not be saved when people leave a diagnostic: nothing goes without a word."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text
from diagnostic.ui import jobs, language, settings
from diagnostic.ui.document import Document

if TYPE_CHECKING:
    from diagnostic.store.file import DiagnosticFile
    from diagnostic.ui.main_window import MainWindow

Then = Callable[[], object]


def saved_or_asked(window: "MainWindow", document: Document, then: Then) -> bool:
    """Whether everything is saved now; else people are asked: go on in a copy elsewhere or leave without saving, after
    which ``then`` is done, or stay."""
    try:
        document.save_waiting()
    except RepereError as reason:
        _ask(window, document, reason, then)
        return False
    return True


def _ask(window: "MainWindow", document: Document, reason: RepereError, then: Then) -> None:
    lang, role = language.language(), QMessageBox.ButtonRole
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(text("window-name", lang))
    box.setText(text("window-leave-unsaved", lang, count=len(document.waiting)))
    box.setInformativeText(explain(reason, lang))
    elsewhere = box.addButton(text("view-elsewhere", lang), role.AcceptRole)
    without = box.addButton(text("window-leave-without", lang), role.DestructiveRole)
    box.setDefaultButton(elsewhere)
    box.setEscapeButton(box.addButton(text("window-leave-stay", lang), role.RejectRole))

    def clicked(chosen: object) -> None:
        if chosen is elsewhere:
            save_elsewhere(window, document, lambda: window.leave(then))
        elif chosen is without:
            document.give_up_waiting()
            window.show_start()
            then()

    box.buttonClicked.connect(clicked)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def save_elsewhere(window: "MainWindow", document: Document, then: Then) -> None:
    """Ask for a place, and go on in a copy there; ``then`` is done once everything is saved in it."""
    from diagnostic.ui.dialogs.new_diagnostic import ask_where

    title = text("window-elsewhere", language.language())
    ask_where(window, title, document.path.stem, lambda path: go_on_in(window, document, path, then))


def go_on_in(window: "MainWindow", document: Document, path: Path, then: Then) -> None:
    """Go on in a copy at ``path``, with what waits."""

    def done(file: "DiagnosticFile") -> None:
        try:
            document.move_to(file)
        except RepereError as reason:
            jobs.tell(window, reason)
            return
        settings.remember(file.path)
        window.follow_document()
        then()

    title = text("window-elsewhere", language.language())
    jobs.run(window, title, lambda _: document.file.elsewhere(path), done)
