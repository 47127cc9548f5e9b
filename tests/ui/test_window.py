"""The window as people use it: start, open, steps, undo, language, lock, quick hide."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diagnostic import example, store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Community, HelpLine, Source, StepMark, Strength
from diagnostic.language import text
from diagnostic.ui import language, settings
from diagnostic.ui.dialogs import delete_everything, new_diagnostic, open_diagnostic
from diagnostic.ui.lock import IdleWatch
from diagnostic.ui.main_window import MainWindow

Opened = Callable[..., MainWindow]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    before = language.language()
    language.set_language("en")
    found = MainWindow()
    qtbot.addWidget(found)
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    yield found
    found.close_document()
    language.set_language(before)


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    window.show_file(example.create(tmp_path / "lake.repere", "en", dt.date(2026, 11, 24)))
    return window


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def action(window: MainWindow, key: str) -> QAction:
    wanted = text(f"window-menu-{key}", language.language())
    return next(each for each in window.findChildren(QAction) if each.text().startswith(wanted))


def test_the_start_screen_says_what_it_is_and_offers_three_doors(window: MainWindow) -> None:
    assert window.stack.currentWidget() is window.start
    for door in (window.start.new, window.start.open, window.start.example):
        assert door.isVisible()
        assert door.accessibleDescription()
    assert not action(window, "export").isEnabled()


def test_recent_files_are_offered_and_missing_ones_can_be_taken_off(window: MainWindow, tmp_path: Path) -> None:
    there = tmp_path / "there.repere"
    store.create(there, Community(name="X")).close()
    settings.remember(tmp_path / "gone.repere")
    settings.remember(there)
    window.start.retranslate()
    links = {each.text(): each for each in window.start.findChildren(QPushButton)}
    assert links["there.repere"].isEnabled()
    assert not links["gone.repere"].isEnabled()
    assert "not found" in words(window.start)
    settings.forget(str(tmp_path / "gone.repere"))
    assert settings.load().recent == (str(there),)


def test_a_diagnostic_is_made_with_keys_only(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = new_diagnostic.show(window, None)
    qtbot.keyClicks(dialog.name, "Bear River")
    qtbot.keyClicks(dialog.first, "three little words")
    qtbot.keyClicks(dialog.second, "three little word")
    qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
    assert dialog.problem.isVisible()
    qtbot.keyClicks(dialog.second, "s")
    dialog._make(tmp_path / "bear.repere")  # where the file dialog of the system would have said
    qtbot.waitUntil(lambda: window.document is not None, timeout=20_000)
    assert window.document is not None
    assert window.document.diagnostic.community.name == "Bear River"
    assert window.document.file.encrypted
    assert window.document.diagnostic.all(HelpLine)
    assert "Bear River" in window.windowTitle()


def test_a_wrong_passphrase_can_be_tried_again(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "x.repere"
    store.create(path, Community(name="X"), passphrase="right words").close()
    dialog = open_diagnostic.show(window, None, path)
    qtbot.keyClicks(dialog.passphrase, "wrong")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.problem.isVisible, timeout=20_000)
    dialog.passphrase.clear()
    qtbot.keyClicks(dialog.passphrase, "right words")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.document is not None, timeout=20_000)


def test_a_damaged_file_offers_its_newest_copy(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "x.repere"
    with store.create(path, Community(name="X")) as file:
        file.apply(Edit(puts=tuple(Strength(title=f"s{index}") for index in range(400))), "store-created")
        file.backup()
    path.write_bytes(path.read_bytes()[:9000])
    window.open_path(path)
    found: list[open_diagnostic.Damaged] = []

    def offered() -> bool:
        found[:] = [each for each in QApplication.topLevelWidgets() if isinstance(each, open_diagnostic.Damaged)]
        return bool(found)

    qtbot.waitUntil(offered, timeout=20_000)
    found[0]._restore()
    qtbot.waitUntil(lambda: window.document is not None, timeout=20_000)
    assert window.document is not None
    assert len(window.document.diagnostic.all(Strength)) == 400


def test_every_step_is_one_key_away_and_says_what_is_left(qtbot: QtBot, opened: MainWindow) -> None:
    workspace = opened.workspace
    assert workspace is not None
    for number in range(10):
        qtbot.keyClick(opened, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert workspace.step == number
        assert workspace.pages[number].left.text()
    opened.go_on(1)
    assert workspace.step == 10
    opened.go_on(1)
    assert workspace.step == 10
    spoken = [workspace.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(11)]
    assert all("omplete" in each or "progress" in each for each in spoken)


def test_states_follow_edits_and_undo(opened: MainWindow) -> None:
    assert opened.document is not None
    assert opened.workspace is not None
    first = opened.workspace.list.item(0)
    assert "Complete" in first.text()
    community = opened.document.diagnostic.community
    opened.document.apply(Edit((replace(community, steward_role=""),)), "view-undo-change")
    assert "In progress" in first.text()
    assert "Undo" in action(opened, "undo").text()
    action(opened, "undo").trigger()
    assert "Complete" in first.text()
    action(opened, "redo").trigger()
    assert "In progress" in first.text()


def test_a_step_is_skipped_with_a_reason_and_never_without(qtbot: QtBot, opened: MainWindow) -> None:
    from diagnostic.ui.dialogs import skip_step

    dialog = skip_step.show(opened, opened.document, 7)
    dialog.go.click()
    assert dialog.problem.isVisible()
    qtbot.keyClicks(dialog.reason, "Next year")
    dialog.go.click()
    assert opened.document is not None
    assert [(each.step_number, each.reason) for each in opened.document.diagnostic.all(StepMark)] == [(7, "Next year")]
    assert opened.workspace is not None
    assert "Skipped" in opened.workspace.list.item(7).text()


def test_the_language_changes_while_it_runs(opened: MainWindow) -> None:
    assert opened.workspace is not None
    opened.go(4)
    opened.speak("fr")
    assert "Étape 4" in opened.workspace.pages[4].title.text()
    assert "Terminée" in opened.workspace.list.item(0).text()
    assert "Danger immédiat" in words(opened.workspace.danger)
    assert opened.menuBar().actions()[0].text() == "&Fichier"
    assert "fictif" in opened.workspace.banner.text()
    assert settings.load().language == "fr"


def test_danger_panel_is_always_there_and_follows_its_lines(opened: MainWindow) -> None:
    assert opened.document is not None
    assert opened.workspace is not None
    for step in (0, 6, 9):
        opened.go(step)
        assert opened.workspace.danger.isVisible()
        assert "911" in words(opened.workspace.danger)
    line = min(opened.document.diagnostic.all(HelpLine), key=lambda each: each.order or 99)
    opened.document.apply(Edit((replace(line, number="112"),)), "dialogs-undo-help-line")
    assert "112" in words(opened.workspace.danger)


def test_nothing_is_cut_at_the_largest_text(opened: MainWindow) -> None:
    settings.change(text_size=200)
    opened.follow_settings()
    assert opened.workspace is not None
    opened.resize(1280, 800)
    QApplication.processEvents()
    assert opened.width() == 1280
    assert opened.workspace.stack.width() > 700
    for button in opened.findChildren(QPushButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
    settings.change(text_size=100)
    opened.follow_settings()


def test_help_is_shown_and_hidden(opened: MainWindow) -> None:
    assert opened.workspace is not None
    opened.go(4)
    opened.toggle_help()
    assert opened.workspace.help.isVisible()
    assert "What not to write down" in opened.workspace.help.words()
    opened.toggle_help()
    assert not opened.workspace.help.isVisible()


def test_lock_asks_for_the_passphrase(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.show_file(store.create(tmp_path / "x.repere", Community(name="X"), passphrase="open door"))
    window.lock()
    assert window.stack.currentWidget() is window.locked
    assert not action(window, "export").isEnabled()
    qtbot.keyClicks(window.locked.passphrase, "wrong")
    qtbot.keyClick(window.locked.passphrase, Qt.Key.Key_Return)
    assert window.locked.wrong.isVisible()
    window.locked.passphrase.setText("open door")
    qtbot.keyClick(window.locked.passphrase, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.workspace
    assert action(window, "export").isEnabled()


def test_idle_locks_and_a_key_keeps_it_open(qtbot: QtBot, opened: MainWindow) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    watch = IdleWatch(application, opened)
    watch.idle.connect(opened.lock)
    with qtbot.waitSignal(watch.idle, timeout=5_000):
        watch.set_minutes(0.002)
    assert opened.stack.currentWidget() is opened.locked
    opened.locked.go.click()
    assert opened.stack.currentWidget() is opened.workspace


def test_one_key_hides_everything_and_brings_it_back(qtbot: QtBot, opened: MainWindow) -> None:
    opened.dialog("history")
    opened.quick.hide()
    neutral = opened.quick.neutral
    assert neutral is not None
    assert not opened.isVisible()
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [neutral]
    for secret in ("Repère", "Lantern", "traffick"):
        assert secret not in neutral.windowTitle()
    qtbot.keyClick(neutral.findChildren(QWidget)[0], Qt.Key.Key_F12)
    assert opened.isVisible()
    for each in QApplication.topLevelWidgets():
        if each is not opened and each.isWindow():
            each.close()


def test_locking_while_hidden_keeps_the_notes_in_sight_and_brings_no_dialog_back(opened: MainWindow) -> None:
    """The idle lock must not close the one window that brings everything back."""
    history = opened.dialog("history")
    opened.quick.hide()
    opened.lock()
    neutral = opened.quick.neutral
    assert neutral is not None and neutral.isVisible()
    opened.quick.show()
    assert opened.isVisible() and opened.stack.currentWidget() is opened.locked
    assert history is None or not history.isVisible()
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not opened]


def test_closing_the_notes_lets_the_file_go(opened: MainWindow, tmp_path: Path) -> None:
    """Nobody could bring the app back any more: it must not stay behind with the file held open."""
    assert opened.document is not None
    path = opened.document.file.path
    opened.quick.hide()
    neutral = opened.quick.neutral
    assert neutral is not None
    neutral.close()
    assert opened.document is None and not opened.isVisible()
    with store.open_file(path) as again:
        assert again.diagnostic.community.name


def test_hiding_a_protected_file_asks_for_its_passphrase(window: MainWindow, tmp_path: Path) -> None:
    window.show_file(store.create(tmp_path / "x.repere", Community(name="X"), passphrase="open door"))
    window.quick.hide()
    window.quick.show()
    assert window.stack.currentWidget() is window.locked


def test_everything_is_deleted_only_when_the_name_is_typed(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    dialog = delete_everything.show(opened, opened.document)
    qtbot.keyClicks(dialog.typed, "Lantern")
    assert not dialog.go.isEnabled()
    dialog.typed.setText(dialog.wanted)
    dialog.go.click()
    assert opened.stack.currentWidget() is opened.start
    assert not [each for each in tmp_path.iterdir() if "lake" in each.name]


def test_every_control_has_a_name(opened: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    assert opened.workspace is not None
    for number in range(11):
        opened.go(number)
    for cls in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        for each in opened.workspace.findChildren(cls):
            if not each.isVisible() or each.objectName().startswith("qt_") or isinstance(each.parent(), QComboBox):
                continue
            named = each.accessibleName() or getattr(each, "text", str)() or each.toolTip()
            assert named, (cls.__name__, each.objectName(), each.parent())


def test_a_step_that_was_out_of_sight_shows_what_changed_meanwhile(opened: MainWindow) -> None:
    document, workspace = opened.document, opened.workspace
    opened.go(3)
    sources = workspace.pages[3].view.show_page("source")
    first, second = sources.table.record(0), sources.table.record(1)
    opened.go(1)
    document.apply(Edit(puts=(replace(first, title="Changed elsewhere"),)), "view-undo-change")
    document.apply(Edit(removes=(second,)), "view-undo-delete")
    document.undo()
    document.apply(Edit(removes=(sources.table.record(2),)), "view-undo-delete")
    opened.go(3)
    shown = [sources.table.record(row).id for row in range(sources.table.rowCount())]
    assert sorted(shown) == sorted(each.id for each in document.diagnostic.all(Source))
    assert sources.form_title.text() == "Changed elsewhere"
