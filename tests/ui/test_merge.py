"""Two copies of one diagnostic are joined in the window: what comes in is said, people choose where both changed."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Community, Strength
from diagnostic.ui import language
from diagnostic.ui.dialogs.merge import Merge
from diagnostic.ui.main_window import MainWindow

Start = Callable[..., Merge]
HERE = Strength(id="s1", title="Drum group", description="Every week")


@pytest.fixture
def start(tmp_path: Path, qtbot: QtBot) -> Iterator[Start]:
    """The dialog of one copy, and the path of another that was changed apart."""
    before = language.language()
    language.set_language("en")
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()

    def begin(mine: Strength, *theirs: Strength, passphrase: str | None = None) -> Merge:
        path, other = tmp_path / "lake.repere", tmp_path / "stick" / "lake.repere"
        other.parent.mkdir()
        with store.create(path, Community(name="Lake")) as file:
            file.apply(Edit((HERE,)), "base")
        shutil.copyfile(path, other)
        with store.open_file(other) as file:
            file.apply(Edit(theirs), "change")
            if passphrase:
                file.change_passphrase(passphrase)
        window.show_file(store.open_file(path))
        assert window.document is not None
        window.document.apply(Edit((mine,)), "change")
        window.dialog("merge")
        shown = window.findChild(Merge)
        assert shown is not None
        shown.read(other)
        qtbot.waitUntil(lambda: shown.comparison is not None or shown.problem.isVisible())
        return shown

    yield begin
    window.close_document()
    language.set_language(before)


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_comes_in_is_said_and_taken_at_one_press_and_undone_at_one(start: Start, qtbot: QtBot) -> None:
    dialog = start(
        replace(HERE, title="Drums"), replace(HERE, description="Twice a week"), Strength(id="s2", title="Trail")
    )
    assert "one new record" in dialog.news.text()
    assert "one changed" in dialog.news.text()
    assert not dialog.table.isVisible()
    document = dialog.document
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, dialog.go)
    assert {each.title for each in document.diagnostic.all(Strength)} == {"Drums", "Trail"}
    assert document.diagnostic.get(Strength, "s1").description == "Twice a week"  # type: ignore[union-attr]
    document.undo()
    assert [each.description for each in document.diagnostic.all(Strength)] == ["Every week"]


def test_where_both_changed_the_same_people_choose_first(start: Start, qtbot: QtBot) -> None:
    dialog = start(
        replace(HERE, title="Drums", description="Mondays"), replace(HERE, title="Drum circle", description="Fridays")
    )
    assert [dialog.table.item(0, at).text() for at in (1, 2, 3)][1:] == ["Drums", "Drum circle"]  # type: ignore[union-attr]
    assert not dialog.go.isEnabled()
    first, second = dialog.table.findChildren(QComboBox)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)  # this copy's
    assert not dialog.go.isEnabled()
    assert "One is left" in dialog.left.text()
    qtbot.keyClick(second, Qt.Key.Key_End)  # both texts
    document = dialog.document
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, dialog.go)
    (kept,) = document.diagnostic.all(Strength)
    assert (kept.title, kept.description) == ("Drums", "Fridays\n\nMondays")


def test_an_encrypted_copy_asks_for_its_passphrase(start: Start, qtbot: QtBot) -> None:
    dialog = start(HERE, replace(HERE, title="Drum circle"), passphrase="north wind")
    assert dialog.protected.isVisible()
    needed = dialog.problem.text()
    qtbot.keyClicks(dialog.passphrase, "south wind")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.problem.text() not in {"", needed})
    assert dialog.comparison is None
    dialog.passphrase.clear()
    qtbot.keyClicks(dialog.passphrase, "north wind")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.comparison is not None)
    assert "one changed" in dialog.news.text()


def test_the_other_copy_may_have_nothing_new(start: Start) -> None:
    dialog = start(replace(HERE, title="Drums"))
    assert "nothing that this one lacks" in dialog.news.text()
    assert not dialog.go.isEnabled()
