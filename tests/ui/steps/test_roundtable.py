"""A roundtable on a rating, as people use it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diagnostic.domain.records import GroupRating, Situation
from diagnostic.ui.dialogs.roundtable import Roundtable
from diagnostic.ui.document import Document
from diagnostic.ui.steps.section_view import SectionView
from diagnostic.ui.steps.step_view import StepView


def test_groups_rate_one_does_not_agree_and_a_value_is_agreed(
    qtbot: QtBot, step: Callable[[int], StepView], document: Document
) -> None:
    view = step(4).show_page("situation")
    assert isinstance(view, SectionView)
    situation = document.diagnostic.all(Situation)[0]
    assert view.select(situation.id)
    line = view.form.groups["extent"]
    assert line.said.text() == ""
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    dialog = next(each for each in view.window().findChildren(Roundtable))
    for value, name in ((2, "Health table"), (5, "Youth")):
        dialog._add()
        dialog.group.selectAll()
        qtbot.keyClicks(dialog.group, name)
        qtbot.keyClick(dialog.group, Qt.Key.Key_Return)
        dialog.rating.setCurrentIndex(dialog.rating.findData(value))
        dialog.rating.activated.emit(dialog.rating.currentIndex())
    qtbot.keyClicks(dialog.dissent, "It is everywhere online.")
    dialog.agreed_value.setCurrentIndex(dialog.agreed_value.findData(4))
    dialog._agree()
    said = document.diagnostic.all(GroupRating)
    assert [(each.group, each.value, each.dissent) for each in said] == [
        ("Health table", 2, ""),
        ("Youth", 5, "It is everywhere online."),
    ]
    changed = document.diagnostic.get(Situation, situation.id)
    assert changed is not None and changed.extent == 4
    qtbot.waitUntil(lambda: "from 2 to 5" in line.said.text())
    assert "differently" in line.said.text() and "does not agree" in line.said.text()
