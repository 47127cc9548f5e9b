"""A community's own questions in a step, as people use them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from diagnostic.domain.records import OwnForm, Response
from diagnostic.ui import own_questions
from diagnostic.ui.dialogs.message import Message
from diagnostic.ui.document import Document
from diagnostic.ui.step_page import StepPage
from diagnostic.ui.steps.own_section import OwnSection
from diagnostic.ui.steps.step_view import StepView

Show = Callable[[int], StepView]

FORM = """
| survey |
| | type | name | label::English (en) | label::Français (fr) | required | relevant |
| | select_one state | state | How is the bus shelter? | Comment est l’abribus ? | yes | |
| | text | missed | What is missing? | Que manque-t-il ? | yes | ${{state}} = 'poor' |
| | geopoint | where | Where is it? | Où est-il ? | | |
{more}
| choices |
| | list_name | name | label::English (en) | label::Français (fr) |
| | state | good | Good | Bon |
| | state | poor | Poor | Mauvais |
| settings |
| | form_title | form_id | version |
| | Bus shelters | shelters | {version} |
"""


def form(folder: Path, version: str = "1", more: str = "") -> Path:
    path = folder / f"shelters-{version}.md"
    path.write_text(FORM.format(version=version, more=more), encoding="utf-8")
    return path


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> StepPage:
    shown = StepPage(document, 6)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    shown.show()
    return shown


def drop(page: StepPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    page.dropEvent(
        QDropEvent(
            QPointF(200, 200),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def added(qtbot: QtBot, page: StepPage, path: Path) -> OwnSection:
    before = len(page.document.diagnostic.all(OwnForm))
    drop(page, path)
    qtbot.waitUntil(lambda: len(page.document.diagnostic.all(OwnForm)) == before + 1, timeout=30_000)
    shown = page.view.show_page("own:shelters")
    assert isinstance(shown, OwnSection)
    return shown


def responses(document: Document) -> list[Response]:
    return list(document.diagnostic.all(Response))


def answer(section: OwnSection, name: str, value: object) -> None:
    """Answer as the widgets do."""
    view = section.form.view
    assert view is not None
    view.asking.answered.emit(f"/data/{name}", value)
    view.finish()


def test_a_dropped_form_is_a_page_of_the_step_and_its_answers_are_saved(
    qtbot: QtBot, page: StepPage, document: Document, tmp_path: Path
) -> None:
    shown = added(qtbot, page, form(tmp_path))
    assert page.view.tabs.tabText(page.view.tabs.currentIndex()).startswith("Bus shelters")
    shown.add_button.click()
    label = shown.form.label
    assert isinstance(label, QLineEdit)
    qtbot.keyClicks(label, "North stop")
    qtbot.keyClick(label, Qt.Key.Key_Return)
    answer(shown, "state", "poor")
    (kept,) = responses(document)
    assert (kept.label, kept.came_by, kept.extra["state"]) == ("North stop", "screen", "poor")
    assert kept.left == 1
    assert "Of our own questions" in page.left.toolTip() + page.left.text()
    answer(shown, "missed", "A light")
    assert responses(document)[0].left == 0
    document.undo()
    assert responses(document)[0].extra.get("missed") is None
    assert shown.form.record == responses(document)[0]
    document.redo()
    assert responses(document)[0].extra["missed"] == "A light"


def test_positions_are_in_their_square_before_they_are_in_the_file(
    qtbot: QtBot, page: StepPage, document: Document, tmp_path: Path
) -> None:
    shown = added(qtbot, page, form(tmp_path))
    shown.add_button.click()
    answer(shown, "state", "good")
    answer(shown, "where", (50.351234, -86.912345, 0.0, 3.0))
    latitude, longitude, *_ = map(float, responses(document)[0].extra["where"].split())
    assert 1e-4 < abs(latitude - 50.351234) + abs(longitude + 86.912345) < 0.1
    assert b"50.351234" not in document.path.read_bytes()


def test_a_newer_version_keeps_old_answers_and_takes_them_over(
    qtbot: QtBot, page: StepPage, document: Document, tmp_path: Path
) -> None:
    shown = added(qtbot, page, form(tmp_path))
    shown.add_button.click()
    answer(shown, "state", "poor")
    answer(shown, "missed", "A light")
    more = "| | integer | benches | How many benches? | Combien de bancs ? | | |"
    added(qtbot, page, form(tmp_path, "2", more=more))
    shown = page.view.show_page("own:shelters")
    assert isinstance(shown, OwnSection)
    shown.select(responses(document)[0].id)
    assert not shown.form.older.isHidden()
    assert shown.form.view is not None and "/data/benches" not in shown.form.view.asking.nodes
    shown.form.older.button.click()
    assert shown.form.older.isHidden()
    assert responses(document)[0].extra["missed"] == "A light"
    assert shown.form.view is not None and "/data/benches" in shown.form.view.asking.nodes


def test_a_form_no_longer_asked_stays_readable(
    qtbot: QtBot, page: StepPage, document: Document, tmp_path: Path
) -> None:
    shown = added(qtbot, page, form(tmp_path))
    shown.add_button.click()
    answer(shown, "state", "good")
    shown.stop()
    again = page.view.show_page("own:shelters")
    assert isinstance(again, OwnSection)
    assert again.add_button.isHidden()
    assert again.form.view is not None
    document.undo()
    again = page.view.show_page("own:shelters")
    assert isinstance(again, OwnSection)
    assert not again.add_button.isHidden()


def test_a_form_that_asks_for_a_name_is_refused_in_words(
    qtbot: QtBot, page: StepPage, document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "who.md"
    path.write_text(
        "| survey |\n| | type | name | label |\n| | text | full_name | Full name of the person |\n"
        "| settings |\n| | form_id |\n| | who |\n",
        encoding="utf-8",
    )
    drop(page, path)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.window().findChildren(Message)), timeout=30_000)
    (told,) = [each for each in page.window().findChildren(Message) if each.isVisible()]
    assert "full_name" in told.words.text()
    assert not document.diagnostic.all(OwnForm)
    told.close()


def test_what_is_no_file_says_so(qtbot: QtBot, page: StepPage, tmp_path: Path) -> None:
    own_questions.add(page.window(), page.document, 6, tmp_path / "gone.xlsx")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.window().findChildren(Message)), timeout=30_000)
    for each in page.window().findChildren(Message):
        assert "gone.xlsx" in each.words.text()
        each.close()
