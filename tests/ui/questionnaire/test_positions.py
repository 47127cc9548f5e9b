"""Positions, lines and areas on the offline map, with typed coordinates as their twin."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import in_page
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diagnostic import example
from diagnostic.domain.safeguards import maps
from diagnostic.ui.document import Document
from diagnostic.ui.questionnaire import QuestionnaireView
from diagnostic.ui.questionnaire.drawing import Drawing
from diagnostic.ui.questionnaire.map_dialog import MapDialog

from .conftest import Ask, field, value

PLACES = """
    type     | name  | label |
    geopoint | p     | Point |
    geotrace | l     | Line  |
    geoshape | a     | Area  |
"""


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Iterator[Document]:
    file = example.create(tmp_path / "lake.repere", "en", dt.date(2026, 11, 24))
    yield Document(file)
    file.close()


def opened(qtbot: QtBot, view: QuestionnaireView, name: str) -> MapDialog:
    way: Any = field(view, name).editor
    qtbot.mouseClick(way.map, Qt.MouseButton.LeftButton)
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, MapDialog) and each.isVisible()]
    return found[-1]


def test_without_a_document_positions_are_typed(ask: Ask) -> None:
    view = ask(PLACES)
    assert not field(view, "p").editor.map.isVisible()  # type: ignore[attr-defined]
    assert field(view, "p").editor.typing.isVisible()  # type: ignore[attr-defined]


def test_a_line_is_drawn_on_the_map_and_kept_as_squares(qtbot: QtBot, ask: Ask, document: Document) -> None:
    view = ask(PLACES, document=document)
    dialog = opened(qtbot, view, "l")
    qtbot.waitUntil(lambda: dialog.map.is_ready, timeout=60_000)
    sent: list[dict[str, Any]] = []
    dialog.map.bridge.sketchChanged.connect(lambda words: sent.append(json.loads(words)))
    for longitude, latitude in ((-86.9, 50.3), (-86.7, 50.4), (-86.5, 50.4)):
        dialog.map.bridge.clicked(longitude, latitude)
    assert len(sent[-1]["points"]) == len(sent[-1]["cells"]) == 3
    drawn: list[Any] = []

    def look() -> bool:
        code = "document.querySelectorAll('.leaflet-overlay-pane canvas, .leaflet-overlay-pane path').length"
        dialog.map._view.page().runJavaScript(code, drawn.append)
        return bool(drawn and drawn[-1])

    qtbot.waitUntil(look, timeout=20_000)
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    line = value(view, "l")
    assert len(line) == 2
    assert line[0][:2] == tuple(reversed(maps.snap(-86.9, 50.3, 1000)))
    assert "2 points" in field(view, "l").editor.state.text()  # type: ignore[attr-defined]


def test_a_point_moves_and_a_place_elsewhere_is_refused(qtbot: QtBot, ask: Ask, document: Document) -> None:
    view = ask(PLACES, document=document, precision="public_point")
    dialog = opened(qtbot, view, "p")
    dialog.add(-86.9, 50.3)
    dialog.add(-86.8, 50.2)
    dialog.add(2.35, 48.85)
    assert "Canada" in dialog.problem.text()
    dialog.use.click()
    assert value(view, "p")[:2] == (50.2, -86.8)
    way: Any = field(view, "p").editor
    way.clear.click()
    assert value(view, "p") is None


def test_an_area_too_small_says_so_and_cancel_changes_nothing(qtbot: QtBot, ask: Ask, document: Document) -> None:
    view = ask(PLACES, document=document)
    dialog = opened(qtbot, view, "a")
    dialog.add(-86.9, 50.3)
    dialog.use.click()
    assert value(view, "a") is None
    assert dialog.isVisible() and dialog.problem.text()
    dialog.reject()
    assert value(view, "a") is None


def test_the_community_is_one_click_away(qtbot: QtBot, ask: Ask, document: Document) -> None:
    view = ask(PLACES, document=document)
    way: Any = field(view, "p").editor
    qtbot.mouseClick(way.community, Qt.MouseButton.LeftButton)
    assert value(view, "p") is not None


def rows(dialog: MapDialog) -> list[str]:
    return [dialog.corners.item(row, 0).text() for row in range(dialog.corners.rowCount())]


def test_an_area_is_made_and_mended_from_the_list_by_keyboard_alone(qtbot: QtBot, ask: Ask, document: Document) -> None:
    view = ask(PLACES, document=document, precision="public_point")
    dialog = opened(qtbot, view, "a")
    for written in ("50.3, -86.9", "50.4, -86.7", "50.2, -86.4"):
        dialog.written.selectAll()
        qtbot.keyClicks(dialog.written, written)
        qtbot.keyClick(dialog.append, Qt.Key.Key_Space)
    dialog.written.selectAll()
    qtbot.keyClicks(dialog.written, "50.2, -86.5")
    qtbot.keyClick(dialog.written, Qt.Key.Key_Return)
    assert [each.split(".  ")[1] for each in rows(dialog)] == ["50.3, -86.9", "50.4, -86.7", "50.2, -86.5"]
    qtbot.keyClick(dialog.halve, Qt.Key.Key_Space)
    assert dialog.points[3][:2] == pytest.approx((50.25, -86.7)), "in the middle of the side that closes the area"
    dialog.corners.setFocus()
    qtbot.keyClick(dialog.corners, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.corners, Qt.Key.Key_Delete)
    assert [each[:2] for each in dialog.points] == [(50.3, -86.9), (50.4, -86.7), pytest.approx((50.25, -86.7))]
    qtbot.keyClick(dialog.undo, Qt.Key.Key_Space)
    assert len(dialog.points) == 4
    qtbot.keyClick(dialog.redo, Qt.Key.Key_Space)
    assert len(dialog.points) == 3 and not dialog.redo.isEnabled()
    dialog.written.setText("somewhere")
    qtbot.keyClick(dialog.written, Qt.Key.Key_Return)
    assert dialog.problem.isVisible() and len(dialog.points) == 3
    dialog.use.click()
    assert len(value(view, "a")) == 4 and value(view, "a")[0] == value(view, "a")[-1]


def test_points_are_dragged_onto_others_and_sides_are_split_on_the_map(
    qtbot: QtBot, ask: Ask, document: Document
) -> None:
    view = ask(PLACES, document=document, precision="public_point")
    dialog = opened(qtbot, view, "l")
    qtbot.waitUntil(lambda: dialog.map.is_ready, timeout=60_000)
    for longitude in (-86.9, -86.7, -86.5):
        dialog.map.bridge.clicked(longitude, 50.3)

    def script(code: str) -> Any:
        return in_page.script(qtbot, dialog.map._view.page(), code)

    handles = "document.querySelectorAll('.repere-handle.{}')"
    qtbot.waitUntil(lambda: script(handles.format("corner") + ".length") == 3, timeout=20_000)
    assert script(handles.format("middle") + ".length") == 2
    script(handles.format("middle") + "[0].click(); 1")
    qtbot.waitUntil(lambda: len(dialog.points) == 4, timeout=20_000)
    assert dialog.points[1][:2] == pytest.approx((50.3, -86.8)) and dialog.drawing.chosen == 1
    script(handles.format("corner") + "[3].click(); 1")
    qtbot.waitUntil(lambda: dialog.corners.currentRow() == 3, timeout=20_000)
    near = "const m = map_canada, at = m.latLngToContainerPoint([50.3, -86.9]).add([5, 4]);"
    script(near + " m.fire('click', { latlng: m.containerPointToLatLng(at) }); 1")
    qtbot.waitUntil(lambda: len(dialog.points) == 5, timeout=20_000)
    assert dialog.points[4][:2] == pytest.approx((50.3, -86.9)), "onto the point that is there"
    dialog.map.bridge.cornerMoved(1, -86.82, 50.31)
    assert dialog.points[1][:2] == (50.31, -86.82)


def test_steps_of_a_drawing_go_back_and_forth() -> None:
    one, two, three = ((float(n), 0.0, 0.0, 0.0) for n in (1, 2, 3))
    drawing = Drawing((one,), only=False)
    drawing.add(two)
    drawing.insert(1, three)
    assert drawing.points == (one, three, two) and drawing.chosen == 1
    drawing.undo()
    drawing.undo()
    assert drawing.points == (one,) and not drawing.can_undo and drawing.can_redo
    drawing.redo()
    drawing.move(1, three)
    assert drawing.points == (one, three) and not drawing.can_redo, "a new step leaves those taken back behind"
    drawing.remove(0)
    drawing.remove(0)
    assert drawing.points == () and drawing.chosen == -1
