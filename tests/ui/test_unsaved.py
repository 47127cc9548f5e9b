"""A stick pulled out while people write: it is said, what they write waits, nothing goes without a word."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from diagnostic import example, store
from diagnostic.domain.records import Community, Partner
from diagnostic.language import text
from diagnostic.ui import language, unsaved
from diagnostic.ui.dialogs import history, open_diagnostic
from diagnostic.ui.dialogs.message import Message
from diagnostic.ui.document import Document
from diagnostic.ui.main_window import MainWindow
from diagnostic.ui.steps.form_view import FormView


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    found = tmp_path / "stick"
    found.mkdir()
    return found


@pytest.fixture
def window(qtbot: QtBot, stick: Path) -> Iterator[MainWindow]:
    language.set_language("en")
    found = MainWindow()
    qtbot.addWidget(found)
    found.show_file(example.create(stick / "lake.repere", "en", dt.date(2026, 11, 24)))
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    yield found
    if found.document is not None:
        found.document.give_up_waiting()
        found.show_start()


def document(window: MainWindow) -> Document:
    assert window.document is not None
    return window.document


def form(window: MainWindow, number: int) -> FormView:
    window.go(number)
    assert window.workspace is not None
    return next(each for each in window.workspace.pages[number].findChildren(FormView) if each.isVisible())


def write(view: FormView, words: str) -> str:
    """Type in the first line of a form; the name of its field."""
    name, field = next((n, f) for n, f in view.fields.items() if isinstance(f.editor.main_widget(), QLineEdit))
    line = field.editor.main_widget()
    assert isinstance(line, QLineEdit)
    line.setText(words)
    line.textEdited.emit(words)
    view.finish()
    return name


def asked() -> QMessageBox:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible())


def told() -> Message:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, Message) and each.isVisible())


def press(box: QMessageBox, key: str) -> None:
    next(each for each in box.findChildren(QPushButton) if each.text() == text(key, language.language())).click()


def away(window: MainWindow, stick: Path) -> Path:
    """Pull the stick, write, and see that it is said."""
    gone = stick.rename(stick.with_name("away"))
    view = form(window, 1)
    name = write(view, "Elders of the lake")
    assert view.failure.isVisible()
    assert "lake.repere" in view.failure.words.text()
    assert {each.text() for each in (view.failure.button, view.failure.other)} == {"Try again", "Save elsewhere…"}
    assert "one change" in window.saved.text()
    assert getattr(document(window).waiting[view.record.id], name) == "Elders of the lake"
    return gone


def test_what_waits_goes_with_the_next_edit_wherever_people_are(window: MainWindow, stick: Path) -> None:
    gone = away(window, stick)
    write(form(window, 3), "Written meanwhile")
    assert "2 changes" in window.saved.text()
    gone.rename(stick)
    write(form(window, 2), "Now")
    assert "wait" not in window.saved.text()
    path = document(window).path
    window.close_document()
    with store.open_file(path) as again:
        kept = repr(list(again.diagnostic))
    for each in ("Elders of the lake", "Written meanwhile", "Now"):
        assert each in kept


def test_what_waits_is_shown_again_and_tried_again(window: MainWindow, stick: Path) -> None:
    gone = away(window, stick)
    view = form(window, 1)
    waiting = view.record
    other = next(each for each in document(window).diagnostic.all(Partner) if each.id != waiting.id)
    view.show_record(other)
    assert not view.failure.isVisible()
    view.show_record(waiting)
    assert view.failure.isVisible()
    assert "Elders of the lake" in repr(view.record)
    gone.rename(stick)
    view.failure.button.click()
    assert not view.failure.isVisible()
    assert not document(window).waiting
    assert "Elders of the lake" in repr(document(window).diagnostic.get(type(waiting), waiting.id))


def test_no_door_leads_out_without_a_word(window: MainWindow, stick: Path) -> None:
    away(window, stick)
    for door in (window.close_document, window.close, window.open, window.new, window.example):
        door()
        box = asked()
        assert "lake.repere" in box.informativeText()
        press(box, "window-leave-stay")
        assert window.isVisible()
        assert window.document is not None
        assert "one change" in window.saved.text()
    window.close()
    press(asked(), "window-leave-without")
    assert window.document is None
    assert not window.isVisible()


def test_the_window_closes_at_once_when_all_is_saved(window: MainWindow) -> None:
    """A system that is shut down asks every window, and stops when one says no."""
    view = form(window, 1)
    write(view, "At the last moment")
    path = document(window).path
    assert window.close()
    with store.open_file(path) as again:
        assert "At the last moment" in repr(list(again.diagnostic))


def test_people_go_on_in_a_copy_elsewhere(qtbot: QtBot, window: MainWindow, stick: Path, tmp_path: Path) -> None:
    away(window, stick)
    path, left = tmp_path / "copy.repere", []
    unsaved.go_on_in(window, document(window), path, lambda: left.append(True))
    qtbot.waitUntil(lambda: bool(left), timeout=20_000)
    assert document(window).path == path
    assert not document(window).waiting
    write(form(window, 3), "Written in the copy")
    window.close_document()
    with store.open_file(path) as again:
        kept = repr(list(again.diagnostic))
    assert "Elders of the lake" in kept
    assert "Written in the copy" in kept


def test_a_place_that_is_taken_is_said_and_it_waits_on(
    qtbot: QtBot, window: MainWindow, stick: Path, tmp_path: Path
) -> None:
    away(window, stick)
    taken = tmp_path / "copy.repere"
    taken.write_text("mine", encoding="utf-8")
    unsaved.go_on_in(window, document(window), taken, lambda: None)
    qtbot.waitUntil(lambda: any(isinstance(each, Message) for each in QApplication.topLevelWidgets()))
    assert "copy.repere" in told().words.text()
    told().close()
    assert taken.read_text(encoding="utf-8") == "mine"
    assert document(window).waiting


def test_undo_says_why_it_cannot(qtbot: QtBot, window: MainWindow, stick: Path) -> None:
    away(window, stick)
    window.undo()
    assert "lake.repere" in told().words.text()
    told().close()
    assert document(window).waiting


def test_earlier_texts_are_forgotten_at_the_second_click(qtbot: QtBot, window: MainWindow) -> None:
    view = form(window, 1)
    write(view, "A name to forget")
    write(view, "Another name")
    file = document(window).file
    assert file.can_undo
    dialog = history.show(window, document(window))
    dialog.forget.click()
    assert dialog.problem.isVisible()
    assert file.can_undo
    dialog.forget.click()
    qtbot.waitUntil(lambda: not file.can_undo, timeout=20_000)
    qtbot.waitUntil(lambda: not dialog.forget.isEnabled(), timeout=20_000)
    assert not window.undo_action.isEnabled()
    assert "Another name" in repr(list(document(window).diagnostic))
    dialog.accept()


def test_the_open_file_is_not_opened_again(window: MainWindow) -> None:
    before = document(window)
    assert open_diagnostic.show(window, before, before.path) is None
    assert window.document is before


def test_a_protected_file_that_is_damaged_offers_its_copy(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "x.repere"
    with store.create(path, Community(name="X"), passphrase="three words here") as file:
        file.backup()
    path.write_bytes(path.read_bytes()[:-100])
    window.open_path(path)
    offered = [each for each in QApplication.topLevelWidgets() if isinstance(each, open_diagnostic.Damaged)]
    assert offered
    offered[0].reject()
