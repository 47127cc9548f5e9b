"""Whoever cannot see, cannot use a mouse, or needs large letters: every screen, in both languages."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import every_screen
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diagnostic import example
from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.ui import dialogs as folder_of_dialogs
from diagnostic.ui import language, settings
from diagnostic.ui.main_window import MainWindow

KEYS_OF_MESSAGES = ("view-", "window-", "dialogs-", "steps-", "safeguards-", "store-", "intake-", "release-")
WIDE, HIGH = 1280, 800


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    before = language.language()
    language.set_language("en")
    found = MainWindow()
    qtbot.addWidget(found)
    found.resize(WIDE, HIGH)
    with qtbot.waitActive(found, timeout=20_000):
        found.show()
        found.activateWindow()
    found.show_file(example.create(tmp_path / "lake.repere", "en"))
    yield found
    found.close_document()
    language.set_language(before)


def shown(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every text that can be read."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                yield widget, widget.text()
            if isinstance(widget, QLineEdit):
                yield widget, widget.placeholderText()
            if isinstance(widget, QTabBar):
                yield from ((widget, widget.tabText(at)) for at in range(widget.count()))


def test_every_dialog_is_among_those_looked_at(window: MainWindow, tmp_path: Path) -> None:
    files = {each.stem for each in Path(folder_of_dialogs.__path__[0]).glob("[a-z]*.py")}
    opened = {name.split()[0] for name in every_screen.dialogs(window, tmp_path)}
    assert files == opened | every_screen.PARTS | every_screen.OF_THE_SYSTEM


@pytest.mark.parametrize("lang", LANGS)
def test_every_control_has_a_name_and_every_message_its_words(window: MainWindow, tmp_path: Path, lang: Lang) -> None:
    window.speak(lang)
    looked_at = 0
    for name, root in every_screen.screens(window, tmp_path):
        for control in every_screen.controls(root):
            looked_at += 1
            spoken = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
            assert spoken.strip(), (name, type(control).__name__, control.objectName())
        for widget, words in shown(root):
            assert not words.startswith(KEYS_OF_MESSAGES), (name, widget.objectName(), words)
    assert looked_at > 500


def test_nothing_is_cut_at_twice_the_text_size(window: MainWindow, tmp_path: Path) -> None:
    """Words that stand still are whole; what does not fit scrolls. French words are the longer ones."""
    window.speak("fr")
    settings.change(text_size=200)
    window.follow_settings()
    window.resize(WIDE, HIGH)
    cut = []
    for name, root in every_screen.screens(window, tmp_path):
        assert (window.width(), window.height()) == (WIDE, HIGH), name
        top = root.window()
        assert top.width() <= WIDE and top.height() <= HIGH, name
        for widget in root.findChildren(QWidget):
            if widget.isVisible() and is_cut(widget):
                cut.append((name, type(widget).__name__, widget.text()[:60]))  # type: ignore[attr-defined]
    assert not cut
    settings.change(text_size=100)
    window.follow_settings()


def is_cut(widget: QWidget) -> bool:
    """Whether words of a button or a label do not fit into it."""
    if isinstance(widget, QAbstractButton):
        words = max((widget.fontMetrics().horizontalAdvance(line) for line in widget.text().split("\n")), default=0)
        wraps = widget.hasHeightForWidth()
        whole = widget.heightForWidth(widget.width()) if wraps else widget.fontMetrics().height()
        return bool(widget.text()) and (widget.height() < whole or (not wraps and widget.width() < words))
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.height() < widget.heightForWidth(widget.width()) - 1
        return widget.width() < widget.minimumSizeHint().width() - 1
    return False


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_letters_of_a_menu_clash(window: MainWindow, lang: Lang) -> None:
    window.speak(lang)
    bar = [each.text() for each in window.menuBar().actions()]
    menus = [bar, *([each.text() for each in menu.actions()] for menu in window.findChildren(QMenu))]
    for words in menus:
        letters = [each.partition("&")[2][:1].lower() for each in words if "&" in each]
        assert len(letters) == len(set(letters)), words
        assert all(each.isascii() for each in letters), words  # a letter that every keyboard has
    assert all("&" in each for each in bar)


def test_no_two_keys_clash(window: MainWindow) -> None:
    window.go(7)
    used: dict[str, set[str]] = defaultdict(set)
    for action in window.findChildren(QAction):
        for key in action.shortcuts():
            used[key.toString()].add(action.text())
    assert not {key: names for key, names in used.items() if len(names) > 1}
    in_lists = {each.key().toString() for each in window.findChildren(QShortcut)}
    assert not in_lists & set(used)
    assert QKeySequence(QKeySequence.StandardKey.Undo).toString() in used


def test_tab_reaches_every_control_and_shows_where_it_is(window: MainWindow) -> None:
    assert window.workspace is not None
    for step in (0, 1, 5, 9):
        window.go(step)
        every_screen.settle()
        page = window.workspace.pages[step]
        window.workspace.list.setFocus()
        reached: list[QWidget] = []
        focus = QApplication.focusWidget()
        while focus is not None and focus not in reached:
            reached.append(focus)
            window.focusNextChild()
            focus = QApplication.focusWidget()
        wanted = [
            each
            for each in every_screen.controls(page)
            if each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(each, QLabel)
        ]
        missed = [each for each in wanted if each not in reached and each.focusProxy() not in reached]
        groups = {type(each).__name__ for each in missed}
        assert groups <= {"Radio", "QRadioButton"}, (step, groups)  # arrows move inside a group of circles
        assert len(wanted) > 5


def test_the_control_in_use_looks_different(window: MainWindow) -> None:
    """Its ring is seen: the picture of the control changes when it gets the focus."""
    assert window.workspace is not None
    window.go(1)
    every_screen.settle()
    page = window.workspace.pages[1]
    seen = set()
    for control in list(every_screen.controls(page)):
        kind = (type(control).__name__, control.objectName())
        if kind in seen or not control.isEnabled() or control.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if isinstance(control, QAbstractItemView) and control.model().rowCount() == 0:
            continue
        seen.add(kind)
        window.workspace.list.setFocus()
        every_screen.settle()
        before = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        every_screen.settle()
        assert control.grab().toImage() != before, kind
    assert len(seen) > 8


def test_a_language_chosen_while_it_runs_reaches_every_word(window: MainWindow, qtbot: QtBot) -> None:
    """What is on the screen after a switch is what a window opened in that language shows."""
    for _ in every_screen.pages(window):
        pass  # every page exists, in English
    window.toggle_help()
    window.speak("fr")
    assert window.document is not None
    switched = {name: [words for _, words in shown(window)] for name, _ in every_screen.pages(window)}
    fresh = MainWindow()
    qtbot.addWidget(fresh)
    fresh.resize(WIDE, HIGH)
    fresh.show()
    path = window.document.path
    window.close_document()
    from diagnostic import store

    fresh.show_file(store.open_file(path))
    fresh.toggle_help() if not fresh.workspace.help.isVisible() else None  # type: ignore[union-attr]
    opened = {name: [words for _, words in shown(fresh)] for name, _ in every_screen.pages(fresh)}
    fresh.close_document()
    assert switched == opened
    assert any("Étape 4" in words for words in switched["step 4, situation"])


def test_the_dialogs_of_qt_itself_speak_the_language(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    spoken = {}
    for lang in LANGS:
        window.speak(lang)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
        qtbot.addWidget(box)
        files = QFileDialog(window, "", str(tmp_path))
        files.setOption(QFileDialog.Option.DontUseNativeDialog)
        files.show()
        every_screen.settle()
        words = {each.text().replace("&", "").split("\u00a0")[0].strip(" :") for each in files.findChildren(QLabel)}
        spoken[lang] = {each.text().replace("&", "") for each in box.buttons()} | words
        files.close()
    assert {"Cancel", "Save", "File name", "Look in"} <= spoken["en"]
    assert {"Annuler", "Enregistrer", "Nom de fichier"} <= {each.rstrip(" :") for each in spoken["fr"]}
