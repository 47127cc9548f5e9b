"""Making a form as people do: with the mouse and the keys, seen at once beside it, used in a step and answered."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from diagnostic import store
from diagnostic.domain.records import Community, OwnForm
from diagnostic.language import text
from diagnostic.questionnaire import own_forms
from diagnostic.questionnaire.editor import opened
from diagnostic.ui import language
from diagnostic.ui.document import Document
from diagnostic.ui.form_editor import edit_form
from diagnostic.ui.form_editor.window import FormEditor

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    file = store.create(tmp_path / "d.repere", Community(name="Ours"))
    yield Document(file)
    file.close()


@pytest.fixture
def make(qtbot: QtBot, document: Document) -> Iterator[Callable[..., FormEditor]]:
    before = language.language()
    language.set_language("en")

    opened: list[FormEditor] = []

    def show(own: OwnForm | None = None) -> FormEditor:
        editor = edit_form(None, document, 2, own)
        opened.append(editor)
        editor.resize(1280, 780)
        with qtbot.waitExposed(editor):
            editor.show()
        return editor

    yield show
    for each in opened:  # one that was used or closed has deleted itself, which pytest-qt does not expect
        if isValid(each):
            each.hide()
            each.deleteLater()
    language.set_language(before)


def type_in(editor: FormEditor, name: str, words: str) -> None:
    box: Any = editor.question.inside.findChild(QWidget, name)
    box.setFocus()
    if words.isascii():
        QTest.keyClicks(box, words)
    else:  # Qt's test clicks know no other letters
        box.insertPlainText(words)


def write(editor: FormEditor, kind: str, english: str, french: str = "") -> None:
    """Add a question from the menu and write it."""
    wanted = text(f"editor-kind-{kind}", "en")
    next(each for each in editor.add_button.menu().actions() if each.text() == wanted).trigger()
    type_in(editor, "label-en", english)
    if french:
        type_in(editor, "label-fr", french)


def choose(box: QComboBox, words: str) -> None:
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def seen(qtbot: QtBot, editor: FormEditor) -> None:
    qtbot.waitUntil(lambda: not editor.preview.is_busy(), timeout=20_000)


def shown(editor: FormEditor) -> list[str]:
    """The questions of the form beside the editor, as they are asked now."""
    view = editor.preview.view
    assert view is not None
    return [each.label.plain("English (en)") for each in view.answering.questionnaire.walk()]  # type: ignore[union-attr]


def test_a_form_is_made_seen_used_in_a_step_and_answered(
    qtbot: QtBot, make: Callable[..., FormEditor], document: Document
) -> None:
    editor = make()
    QTest.keyClicks(editor.title, "Winter places")
    write(editor, "one", "Where do people gather?", "Où les gens se rassemblent-ils ?")
    QGuiApplication.clipboard().setText("Hall\tSalle\nRink\tAréna\nStore\t\n")
    qtbot.mouseClick(editor.question.options.paste_button, Qt.MouseButton.LeftButton)
    write(editor, "integer", "How many months?")
    qtbot.mouseClick(
        next(each for each in editor.question.conditions.findChildren(QPushButton)), Qt.MouseButton.LeftButton
    )
    answers = editor.question.conditions.findChildren(QComboBox)
    choose(answers[-1], "Rink")
    least, most = editor.question.limits.findChildren(QLineEdit)[:2]
    QTest.keyClicks(least, "1")
    QTest.keyClicks(most, "12")
    seen(qtbot, editor)
    assert shown(editor) == ["Where do people gather?", "How many months?"]
    assert "not in French yet" in editor.status.text()
    qtbot.mouseClick(editor.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(document.diagnostic.all(OwnForm)), timeout=20_000)
    (form,) = document.diagnostic.all(OwnForm)
    assert (form.step_number, form.form_id, form.title) == (2, "winter_places", "Winter places")
    answering = own_forms.answering_of(form)
    answering.answer("/data/where_do_people_gather", "rink")
    assert answering.state("/data/how_many_months").relevant
    answering.answer("/data/how_many_months", 13)
    (problem,) = answering.problems()
    assert problem.message == "From 1 to 12, please."


def test_a_form_of_the_diagnostic_is_changed_into_a_new_version(
    qtbot: QtBot, make: Callable[..., FormEditor], document: Document
) -> None:
    first = make()
    write(first, "text", "What works well?")
    qtbot.mouseClick(first.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(document.diagnostic.all(OwnForm)), timeout=20_000)
    editor = make(document.diagnostic.all(OwnForm)[0])
    qtbot.waitUntil(lambda: bool(editor.draft.survey.lines), timeout=20_000)
    type_in(editor, "label-fr", "Qu’est-ce qui va bien ?")
    qtbot.mouseClick(editor.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(document.diagnostic.all(OwnForm)) == 2, timeout=20_000)
    (current,) = own_forms.current(document.diagnostic.all(OwnForm))
    assert current.version and len({each.form_id for each in document.diagnostic.all(OwnForm)}) == 1
    question = next(own_forms.questionnaire_of(current).walk())
    assert question.name == "what_works_well" and question.label.plain("Français (fr)") == "Qu’est-ce qui va bien ?"


def test_moving_copying_deleting_and_taking_back_by_key(qtbot: QtBot, make: Callable[..., FormEditor]) -> None:
    editor = make()
    for number in range(3):
        write(editor, "text", f"Question {number}")
    editor.list.setFocus()

    def order() -> list[str]:
        return [editor.draft.title(each.id, "en") for each in editor.draft.survey.lines]

    qtbot.keyClick(editor.list, Key.Key_Up, ALT)
    assert order() == ["Question 0", "Question 2", "Question 1"]
    qtbot.keyClick(editor.list, Key.Key_Up)
    assert editor.draft.title(editor.chosen, "en") == "Question 0"
    qtbot.mouseClick(editor.copy, Qt.MouseButton.LeftButton)
    assert order() == ["Question 0", "Question 0", "Question 2", "Question 1"]
    qtbot.keyClick(editor.list, Key.Key_Delete)
    qtbot.keyClick(editor.list, Key.Key_Delete)
    assert order() == ["Question 0", "Question 1"]
    for _ in range(3):
        qtbot.mouseClick(editor.undo_button, Qt.MouseButton.LeftButton)
    assert order() == ["Question 0", "Question 2", "Question 1"]
    qtbot.mouseClick(editor.redo_button, Qt.MouseButton.LeftButton)
    assert len(order()) == 4


def test_what_asks_who_a_person_is_is_refused_while_it_is_typed(
    qtbot: QtBot, make: Callable[..., FormEditor], document: Document
) -> None:
    editor = make()
    write(editor, "text", "What is your name")
    assert "E02" in editor.question.problem.text() and not editor.question.problem.isHidden()
    qtbot.mouseClick(editor.use, Qt.MouseButton.LeftButton)
    assert not document.diagnostic.all(OwnForm) and editor.isVisible()
    box = editor.question.label.boxes["en"]
    box.selectAll()
    QTest.keyClicks(box, "What is this place called")
    assert editor.question.problem.isHidden()


def test_what_the_engine_refuses_is_said_beside_its_question(
    qtbot: QtBot, make: Callable[..., FormEditor], tmp_path: Path
) -> None:
    path = tmp_path / "form.md"
    path.write_text(
        "| survey |\n| | type | name | label | relevant | other |\n| | text | a | One | | |\n"
        "| | text | b | Two | ${gone} = 1 + 1 | kept |\n| settings |\n| | form_id |\n| | f |\n",
        encoding="utf-8",
    )
    editor = make()
    editor.open_file(path)
    qtbot.waitUntil(lambda: bool(editor.draft.survey.lines), timeout=20_000)
    seen(qtbot, editor)
    editor.list.setCurrentRow(1)
    assert "gone" in editor.question.problem.text()
    replace = editor.question.conditions.findChildren(QPushButton)[0]
    qtbot.mouseClick(replace, Qt.MouseButton.LeftButton)
    seen(qtbot, editor)
    assert editor.question.problem.isHidden() and shown_names(editor) == ["a", "b"]
    assert editor.draft.survey.cell(editor.draft.survey.lines[1], "other") == "kept"


def shown_names(editor: FormEditor) -> list[str]:
    view = editor.preview.view
    assert view is not None
    return [each.name for each in view.answering.questionnaire.walk()]


def test_a_question_is_dropped_where_it_is_dragged(qtbot: QtBot, make: Callable[..., FormEditor]) -> None:
    editor = make()
    write(editor, "text", "Loose")
    write(editor, "group", "Group")
    editor.list.moved.emit(editor.draft.survey.lines[0].id, 2)
    lines = editor.draft.survey.lines
    assert [editor.draft.survey.cell(each, "type") for each in lines] == ["begin_group", "text", "end_group"]
    rect = editor.list.visualItemRect(editor.list.item(0))
    assert editor.list._row_at(rect.topLeft() + QPoint(5, 1)) == 0
    assert editor.list._row_at(rect.bottomLeft() + QPoint(5, -1)) == 1


def test_what_is_unfinished_is_asked_about_and_comes_back_after_the_lock(
    qtbot: QtBot, make: Callable[..., FormEditor]
) -> None:
    editor = make()
    write(editor, "text", "Half written")
    qtbot.keyClick(editor, Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(editor.findChildren(QMessageBox)))
    box = editor.findChildren(QMessageBox)[0]
    qtbot.keyClick(box, Key.Key_Escape)
    assert editor.isVisible()
    editor.close()  # as the lock does
    again = make()
    assert again.draft.title(again.chosen, "en") == "Half written" and again.history.changed


def test_a_form_is_saved_as_a_file(qtbot: QtBot, make: Callable[..., FormEditor], tmp_path: Path) -> None:
    from diagnostic.ui.form_editor import saving

    editor = make()
    write(editor, "date", "When was it opened?")
    assert editor.ready()
    saving.save_file(editor, tmp_path / "out.md")
    qtbot.waitUntil(lambda: not editor.history.changed, timeout=20_000)
    draft = opened(tmp_path / "out.md")
    assert draft.survey.cell(draft.survey.lines[0], "name") == "when_was_it_opened"


def test_the_form_beside_takes_no_letters_away(qtbot: QtBot, make: Callable[..., FormEditor]) -> None:
    editor = make()
    with qtbot.waitActive(editor):
        editor.activateWindow()
    write(editor, "text", "First words")
    seen(qtbot, editor)
    box = editor.question.label.boxes["en"]
    assert box.hasFocus()
    QTest.keyClicks(editor.focusWidget(), " and more")
    seen(qtbot, editor)
    assert shown(editor) == ["First words and more"] and box.hasFocus()
    qtbot.keyClick(box, Key.Key_Z, CONTROL)
    assert editor.draft.title(editor.chosen, "en") != "First words and more"
