"""Forms for phones, on paper and as workbooks go out to a folder; answers come back, looked at before they are kept."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Community, Partner, Response, Source
from diagnostic.questionnaire.own_forms import own_form
from diagnostic.ui import language, not_taken
from diagnostic.ui.dialogs.away import Away
from diagnostic.ui.main_window import MainWindow

FORM = """
| survey |
| | type | name | label |
| | integer | lamps | How many lamps? |
| | text | told | What was said? |
| settings |
| | form_id | version | form_title |
| | lamps | 1 | Lamps |
"""


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    before = language.language()
    language.set_language("en")
    found = MainWindow()
    qtbot.addWidget(found)
    found.show_file(store.create(tmp_path / "lake.repere", Community(name="Lantern Lake")))
    found.show()
    yield found
    found.close_document()
    language.set_language(before)


@pytest.fixture
def dialog(window: MainWindow, tmp_path: Path) -> Away:
    path = tmp_path / "lamps.md"
    path.write_text(FORM, encoding="utf-8")
    assert window.document is not None
    window.document.apply(Edit((own_form(path, 6, dt.date(2026, 11, 25)),)), "editor-undo-form")
    window.dialog("away")
    shown = window.findChild(Away)
    assert shown is not None
    return shown


def answers(folder: Path) -> list[Path]:
    """Three files: to the community's own form, to a step's form, and broken."""
    given = {
        "1.xml": '<data id="lamps" version="1"><lamps>many</lamps><told>Two are out.</told>'
        "<meta><instanceID>uuid:1</instanceID></meta></data>",
        "2.xml": '<data id="repere_03_sources"><source><title>Lamp survey</title></source>'
        "<meta><instanceID>uuid:2</instanceID></meta></data>",
        "3.xml": "<data",
    }
    folder.mkdir()
    for name, content in given.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in given]


def cells(listed: object) -> list[list[str]]:
    rows, columns = listed.rowCount(), listed.columnCount()  # type: ignore[attr-defined]
    return [[listed.item(row, column).text() for column in range(columns)] for row in range(rows)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("whole", [True, False], ids=["folder", "files"])
def test_answers_are_looked_at_then_kept_in_one_change(
    dialog: Away, window: MainWindow, tmp_path: Path, qtbot: QtBot, whole: bool
) -> None:
    paths = answers(tmp_path / "answers")
    dialog.read([tmp_path / "answers"] if whole else paths)
    qtbot.waitUntil(lambda: dialog.go.isEnabled())
    assert [row[0] for row in cells(dialog.kept)] == ["Lamps", "Source"]
    assert "Two are out." in cells(dialog.kept)[0][1]
    listed = cells(dialog.refused)
    assert [row[0] for row in listed] == ["3.xml", "1.xml"] and "many" in listed[1][2]
    document = window.document
    assert document is not None
    assert not document.diagnostic.all(Response)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert len(document.diagnostic.all(Response)) == 2 and len(document.diagnostic.all(Source)) == 1
    window.undo()
    assert not document.diagnostic.all(Response) and not document.diagnostic.all(Source)


def test_what_was_not_taken_can_be_saved_as_a_list(dialog: Away, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.read(answers(tmp_path / "answers"))
    qtbot.waitUntil(lambda: dialog.list_button.isVisible())
    not_taken.write(dialog, tmp_path / "list.csv", dialog._listed)
    first = (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert first.startswith("3.xml,3,")


def test_a_file_of_no_known_form_says_so_and_keeps_nothing(dialog: Away, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "other.xml"
    path.write_text('<data id="census"><q>1</q></data>', encoding="utf-8")
    dialog.read([path])
    qtbot.waitUntil(lambda: "census" in dialog.problem.text())
    assert not dialog.go.isEnabled() and not dialog.kept.isVisible()


def test_forms_are_written_with_the_communitys_own(dialog: Away, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.write_forms(tmp_path / "out")
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=30_000)
    names = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert len(names) == 12 and "06-places-lamps.xlsx" in names


@pytest.mark.parametrize(("kind", "names"), [("paper", 12), ("workbook", 2)])
def test_paper_and_workbooks_in_both_languages(
    dialog: Away, tmp_path: Path, qtbot: QtBot, kind: str, names: int
) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.lang.setCurrentIndex(dialog.lang.findData("both"))
    assert (dialog.large.isHidden(), dialog.filled.isHidden()) == (kind != "paper", kind != "workbook")
    dialog.write_forms(tmp_path / "out")
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=60_000)
    found = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert len(found) >= names, found


def test_a_workbook_filled_in_comes_back_beside_answers_of_phones(
    dialog: Away, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData("workbook"))
    dialog.write_forms(tmp_path / "out")
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=60_000)
    (path,) = (tmp_path / "out").iterdir()
    book = openpyxl.load_workbook(path)
    sheet = next(each for each in book.worksheets if str(each["A1"].value).endswith(" partner"))
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(7, columns["organisation"], "The school")
    sheet.cell(8, columns["organisation"], "=1+1")
    book.save(path)
    given = answers(tmp_path / "answers")
    dialog.read([path, given[-1]])
    qtbot.waitUntil(dialog.go.isEnabled, timeout=60_000)
    assert [row[0] for row in cells(dialog.kept)] == ["Partner"]
    assert cells(dialog.refused)[0][0] == "3.xml"
    dialog.read([path, *given])
    qtbot.waitUntil(lambda: dialog.kept.rowCount() == 3, timeout=60_000)
    assert [row[0] for row in cells(dialog.kept)] == ["Lamps", "Source", "Partner"]
    assert any(row[0] == path.name and "8" in row[2] for row in cells(dialog.refused)), cells(dialog.refused)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    document = window.document
    assert document is not None
    assert [each.organisation for each in document.diagnostic.all(Partner)] == ["The school"]
