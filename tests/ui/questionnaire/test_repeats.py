"""Things asked about several times: added, opened, moved through, deleted and brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diagnostic.ui.questionnaire import QuestionnaireView, page
from diagnostic.ui.questionnaire.asked import Asked
from diagnostic.ui.questionnaire.repeat import RepeatBox

from .conftest import Ask, field, value, whole

CAMPS = """
    type         | name  | label  | required |
    begin_repeat | camp  | Camps  |          |
    text         | name  | Name   | yes      |
    integer      | beds  | Beds   |          |
    end_repeat   |       |        |          |
"""
NESTED = """
    type         | name   | label   |
    begin_repeat | camp   | Camps   |
    text         | name   | Name    |
    begin_repeat | bus    | Buses   |
    text         | line   | Line    |
    end_repeat   |        |         |
    end_repeat   |        |         |
"""


def box(view: QuestionnaireView, position: str = "camp") -> RepeatBox:
    found = view.page().blocks[f"/data/{position}"]
    assert isinstance(found, RepeatBox)
    return found


def titles(found: RepeatBox) -> list[str]:
    return [found.model.data(found.model.index(row)) for row in range(found.model.rowCount())]


def type_in(qtbot: QtBot, view: QuestionnaireView, position: str, words: str) -> None:
    control = field(view, position).editor.main_widget()
    control.setFocus()
    qtbot.keyClicks(control, words)
    qtbot.keyClick(control, Qt.Key.Key_Return)


def fill(qtbot: QtBot, view: QuestionnaireView, names: list[str]) -> None:
    for number, name in enumerate(names, 1):
        if number > 1:
            qtbot.mouseClick(box(view).add, Qt.MouseButton.LeftButton)
            whole(qtbot, view)
        type_in(qtbot, view, f"camp[{number}]/name", name)


def test_one_more_is_added_and_asked_at_once(qtbot: QtBot, ask: Ask) -> None:
    view = ask(CAMPS)
    fill(qtbot, view, ["River", "Hill"])
    qtbot.mouseClick(box(view).add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.focused() == "/data/camp[3]/name")
    assert titles(box(view)) == ["1.  River", "2.  Hill", "3.  Camps"]
    assert "3 entries" in box(view).count.text()
    assert "/data/camp[1]/name" not in view.page().blocks  # only the open one is on the page
    type_in(qtbot, view, "camp[3]/name", "Shore")
    assert titles(box(view))[2] == "3.  Shore"
    assert box(view).card_title.text() == "3.  Shore"


def test_people_move_through_what_they_entered(qtbot: QtBot, ask: Ask) -> None:
    view = ask(CAMPS)
    fill(qtbot, view, ["River", "Hill", "Shore"])
    qtbot.mouseClick(box(view).back, Qt.MouseButton.LeftButton)
    whole(qtbot, view)
    assert field(view, "camp[2]/name").editor.value() == "Hill"
    box(view).list.setFocus()
    qtbot.keyClick(box(view).list, Qt.Key.Key_Up)
    whole(qtbot, view)
    assert field(view, "camp[1]/name").editor.value() == "River"
    assert not box(view).back.isEnabled()
    qtbot.mouseClick(box(view).forth, Qt.MouseButton.LeftButton)
    whole(qtbot, view)
    assert field(view, "camp[2]/name").editor.value() == "Hill"


def test_one_is_deleted_and_brought_back(qtbot: QtBot, ask: Ask) -> None:
    view = ask(CAMPS)
    fill(qtbot, view, ["River", "Hill", "Shore"])
    box(view).open(1)
    whole(qtbot, view)
    qtbot.mouseClick(box(view).remove, Qt.MouseButton.LeftButton)
    whole(qtbot, view)
    assert titles(box(view)) == ["1.  River", "2.  Shore"]
    assert "Hill" in view.notice.words.text()
    assert field(view, "camp[1]/name").editor.value() == "River"
    box(view).open(1)
    whole(qtbot, view)
    assert field(view, "camp[2]/name").editor.value() == "Shore"
    with qtbot.waitSignal(view.changed):
        qtbot.mouseClick(view.notice.button, Qt.MouseButton.LeftButton)
    assert titles(box(view)) == ["1.  River", "2.  Hill", "3.  Shore"]
    qtbot.waitUntil(lambda: field(view, "camp[2]/name").editor.value() == "Hill")


def test_the_last_one_can_be_deleted_too(qtbot: QtBot, ask: Ask) -> None:
    view = ask(CAMPS)
    qtbot.mouseClick(box(view).remove, Qt.MouseButton.LeftButton)
    assert not box(view).card.isVisible()
    assert "Nothing entered" in box(view).count.text()
    qtbot.mouseClick(box(view).add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.focused() == "/data/camp[1]/name")


def test_what_is_left_opens_the_right_one(qtbot: QtBot, ask: Ask) -> None:
    view = ask(CAMPS)
    fill(qtbot, view, ["River", "Hill"])
    qtbot.mouseClick(box(view).add, Qt.MouseButton.LeftButton)
    whole(qtbot, view)
    box(view).open(0)
    whole(qtbot, view)
    qtbot.waitUntil(lambda: view.left.list.count() == 1)
    view.left.wanted.emit(view.left.list.item(0).data(Qt.ItemDataRole.UserRole))
    qtbot.waitUntil(lambda: view.focused() == "/data/camp[3]/name", timeout=20_000)


def test_the_number_may_come_from_an_answer(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type         | name  | label    | repeat_count |
        integer      | n     | How many |              |
        begin_repeat | camp  | Camps    | ${n}         |
        text         | name  | Name     |              |
        end_repeat   |       |          |              |
    """)
    type_in(qtbot, view, "n", "3")
    view.open_section(1)
    whole(qtbot, view)
    found = box(view)
    assert len(titles(found)) == 3
    assert not found.add.isVisible() and not found.remove.isVisible()
    assert "comes from the form" in found.count.text()
    found.open(2)
    whole(qtbot, view)
    type_in(qtbot, view, "camp[3]/name", "Last")
    view._answer("/data/n", 2)
    whole(qtbot, view)
    assert len(titles(found)) == 2
    assert found.open_at == 1
    assert "/data/camp[2]/name" in view.page().blocks and "/data/camp[3]/name" not in view.page().blocks


def test_repeats_inside_repeats(qtbot: QtBot, ask: Ask) -> None:
    view = ask(NESTED)
    fill(qtbot, view, ["River", "Hill"])
    qtbot.mouseClick(box(view, "camp[2]/bus").add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.focused() == "/data/camp[2]/bus[1]/line")
    type_in(qtbot, view, "camp[2]/bus[1]/line", "Night")
    qtbot.mouseClick(box(view, "camp[2]/bus").add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.focused() == "/data/camp[2]/bus[2]/line")
    type_in(qtbot, view, "camp[2]/bus[2]/line", "Day")
    assert titles(box(view, "camp[2]/bus")) == ["1.  Night", "2.  Day"]
    box(view).open(0)
    whole(qtbot, view)
    assert titles(box(view, "camp[1]/bus")) == ["1.  Buses"]
    view.go_to("/data/camp[2]/bus[1]/line")
    qtbot.waitUntil(lambda: view.focused() == "/data/camp[2]/bus[1]/line", timeout=20_000)
    assert value(view, "camp[2]/bus[1]/line") == "Night"


def test_people_who_are_quicker_than_the_page_get_the_one_they_opened(
    qtbot: QtBot, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another instance is opened while the last one, and the repeat in it, are still being put up."""
    view = ask(NESTED)
    fill(qtbot, view, ["River", "Hill"])
    for number, line in ((1, "Day"), (2, "Night")):
        box(view).open(number - 1)
        whole(qtbot, view)
        if number == 2:
            qtbot.mouseClick(box(view, "camp[2]/bus").add, Qt.MouseButton.LeftButton)
            whole(qtbot, view)
        type_in(qtbot, view, f"camp[{number}]/bus[1]/line", line)
    work = view.page()
    monkeypatch.setattr(page, "SLICE", -1.0)  # nothing is put up but by ``step``
    for steps in range(6):
        monkeypatch.setattr(page, "SLICE", -1.0)
        box(view).open(0)
        for _ in range(steps):
            work.step()
        box(view).open(1)
        monkeypatch.undo()
        whole(qtbot, view)
        asked = {each.position for each in box(view).body.findChildren(Asked) if each.isVisible()}
        assert asked == {"/data/camp[2]/name", "/data/camp[2]/bus[1]/line"}, steps
        assert {each for each in work.blocks if each.startswith("/data/camp[1]")} == set(), steps


def test_a_label_that_holds_an_answer_names_each(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type         | name  | label          |
        begin_repeat | camp  | Camp of ${who} |
        integer      | beds  | Beds           |
        text         | who   | Whose          |
        end_repeat   |       |                |
    """)
    type_in(qtbot, view, "camp[1]/who", "the band")
    assert titles(box(view)) == ["1.  Camp of the band"]


def test_tab_goes_through_the_open_one_in_order(qtbot: QtBot, ask: Ask) -> None:
    view = ask(
        CAMPS.replace("end_repeat   |       |        |          |", "end_repeat | | | |\ntext | after | After | |")
    )
    view.open_section(0)
    fill(qtbot, view, ["River", "Hill"])
    box(view).open(0)
    whole(qtbot, view)
    field(view, "camp[1]/name").editor.main_widget().setFocus()
    seen = []
    for _ in range(3):
        control = QApplication.focusWidget()
        assert control is not None
        qtbot.keyClick(control, Qt.Key.Key_Tab)
        seen.append(view.focused())
    assert "/data/camp[1]/beds" in seen


def test_thousands_are_listed_without_being_built(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type         | name  | label    | repeat_count |
        integer      | n     | How many |              |
        begin_repeat | camp  | Camps    | ${n}         |
        text         | name  | Name     |              |
        end_repeat   |       |          |              |
    """)
    type_in(qtbot, view, "n", "400")
    view.open_section(1)
    whole(qtbot, view)
    assert box(view).model.rowCount() == 400
    assert len(view.page().blocks) == 2
