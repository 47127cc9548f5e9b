"""A questionnaire answered as people do: what is asked, what follows, what is left."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from diagnostic.questionnaire.answering import Answering
from diagnostic.ui.questionnaire import QuestionnaireView
from diagnostic.ui.questionnaire.asked import Asked, Told
from diagnostic.ui.questionnaire.media import Player
from diagnostic.ui.widgets.attachment import Attachment
from diagnostic.ui.widgets.buttons import Row, Ticks
from diagnostic.ui.widgets.choice import Agreed, List
from diagnostic.ui.widgets.choices import Chips
from diagnostic.ui.widgets.date import Date
from diagnostic.ui.widgets.month import Month
from diagnostic.ui.widgets.number import Number
from diagnostic.ui.widgets.picture import Picture
from diagnostic.ui.widgets.rank import Rank
from diagnostic.ui.widgets.refused import Refused
from diagnostic.ui.widgets.scale import Scale
from diagnostic.ui.widgets.shape import Position, Shape
from diagnostic.ui.widgets.stars import Stars
from diagnostic.ui.widgets.text import Address, Box, Digits, Line, Masked
from diagnostic.ui.widgets.time import Moment, Time

from .conftest import Ask, field, value, whole

YES_NO = """
    list_name | name | label |
    yn | yes | Yes |
    yn | no  | No |
"""
KINDS: list[tuple[str, str, str, type]] = [
    ("text", "", "", Line),
    ("text", "multiline", "", Box),
    ("text", "numbers", "", Digits),
    ("text", "numbers thousands-sep", "", Digits),
    ("text", "url", "", Address),
    ("text", "masked", "", Masked),
    ("text", "ex:an.app", "", Line),
    ("integer", "", "", Number),
    ("integer", "thousands-sep", "", Number),
    ("integer", "counter", "", Number),
    ("decimal", "bearing", "", Number),
    ("range", "", "start=1 end=5 step=1", Scale),
    ("range", "no-ticks", "start=1.5 end=5.5 step=0.5", Scale),
    ("range", "vertical", "start=1 end=10 step=1", Scale),
    ("range", "picker", "start=1 end=10 step=1", List),
    ("range", "rating", "start=1 end=5 step=1", Stars),
    ("date", "", "", Date),
    ("date", "no-calendar", "", Date),
    ("date", "month-year", "", Month),
    ("date", "year", "", Month),
    ("date", "ethiopian", "", Date),
    ("time", "", "", Time),
    ("dateTime", "", "", Moment),
    ("select_one yn", "", "", Row),
    ("select_one yn", "minimal", "", List),
    ("select_one yn", "search", "", List),
    ("select_one yn", "autocomplete", "", List),
    ("select_one yn", "quick", "", Row),
    ("select_one yn", "columns", "", Row),
    ("select_one yn", "columns-2 no-buttons", "", Row),
    ("select_one yn", "columns-pack", "", Row),
    ("select_one yn", "likert", "", Row),
    ("select_multiple yn", "", "", Ticks),
    ("select_multiple yn", "minimal", "", Chips),
    ("select_multiple yn", "autocomplete", "", Chips),
    ("select_multiple yn", "columns-pack", "", Ticks),
    ("rank yn", "", "", Rank),
    ("acknowledge", "", "", Agreed),
    ("barcode", "", "", Line),
    ("image", "", "max-pixels=800", Picture),
    ("image", "draw", "", Picture),
    ("image", "annotate", "", Picture),
    ("image", "signature", "", Refused),
    ("audio", "", "", Attachment),
    ("video", "", "", Attachment),
    ("file", "", "", Attachment),
    ("geopoint", "maps", "", Position),
    ("geotrace", "", "", Shape),
    ("geoshape", "", "", Shape),
]


def test_every_kind_and_appearance_has_its_way_of_answering(qtbot: QtBot, ask: Ask) -> None:
    rows = "".join(
        f"{kind} | q{at} | Question {at} | {look} | {more} |\n" for at, (kind, look, more, _) in enumerate(KINDS)
    )
    view = ask("type | name | label | appearance | parameters |\n" + rows, YES_NO)
    for at, (kind, look, _, way) in enumerate(KINDS):
        view.open_section(0 if at < 40 else 1)
        whole(qtbot, view)
        assert type(field(view, f"q{at}").editor) is way, (kind, look)
        assert field(view, f"q{at}").isVisible(), (kind, look)


def test_notes_are_read_and_calculations_are_not_seen(ask: Ask) -> None:
    view = ask("""
        type      | name | label                   | calculation | read_only |
        note      | n    | # Welcome **everybody** |             |           |
        calculate | c    |                         | 1 + 1       |           |
        hidden    | h    |                         |             |           |
        text      | t    | Kept                    | 'as is'     | yes       |
    """)
    assert isinstance(view.page().blocks["/data/n"], Told)
    assert not {"/data/c", "/data/h"} & view.page().blocks.keys()
    kept = field(view, "t")
    assert kept.editor.value() == "as is"
    assert not kept.editor.isEnabled()
    assert not kept.unknown.isVisible()


def type_in(qtbot: QtBot, view: QuestionnaireView, position: str, words: str) -> None:
    box = field(view, position).editor.main_widget()
    box.setFocus()
    box.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(box, words)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def press(qtbot: QtBot, view: QuestionnaireView, position: str, words: str) -> None:
    buttons = field(view, position).editor.findChildren(QAbstractButton)
    button = next(each for each in buttons if each.accessibleName().startswith(words))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_answers_of_each_type_reach_the_answering(qtbot: QtBot, ask: Ask) -> None:
    view = ask(
        """
        type               | name | label |
        text               | t    | Text  |
        integer            | i    | Whole |
        decimal            | d    | Part  |
        date               | day  | Day   |
        select_one yn      | one  | One   |
        select_multiple yn | many | Many  |
        acknowledge        | ok   | Read  |
        """,
        YES_NO,
    )
    type_in(qtbot, view, "t", "a bus")
    type_in(qtbot, view, "i", "1,200")
    type_in(qtbot, view, "d", "2.5")
    type_in(qtbot, view, "day", "March 1, 2026")
    press(qtbot, view, "one", "No")
    press(qtbot, view, "many", "Yes")
    press(qtbot, view, "ok", "Yes")
    assert [value(view, each) for each in ("t", "i", "d", "one", "many", "ok")] == [
        "a bus", 1200, 2.5, "no", ("yes",), True,
    ]  # fmt: skip
    assert value(view, "day").isoformat() == "2026-03-01"
    box = field(view, "i").editor.main_widget()
    assert isinstance(box, QLineEdit) and box.text() == "1200"  # no thousands unless the form says so


def test_values_are_told_once_for_saving(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type | name | label |
        text | t    | Text  |
    """)
    with qtbot.waitSignal(view.changed) as told:
        type_in(qtbot, view, "t", "words")
    assert told.args[0]["t"] == "words"


def test_relevance_follows_and_the_cursor_stays(qtbot: QtBot, ask: Ask) -> None:
    view = ask(
        """
        type          | name | label   | relevant         |
        select_one yn | a    | Any?    |                  |
        text          | b    | Which?  | ${a} = 'yes'     |
        begin_group   | g    | A group | ${a} = 'yes'     |
        text          | c    | More?   |                  |
        end_group     |      |         |                  |
        """,
        YES_NO,
    )
    which = field(view, "b")
    assert not which.isVisible()
    assert view.outline.item(1).isHidden()
    press(qtbot, view, "a", "Yes")
    assert which.isVisible()
    qtbot.waitUntil(lambda: not view.outline.item(1).isHidden())
    focused = view.focusWidget()
    assert field(view, "a").isAncestorOf(focused)
    press(qtbot, view, "a", "No")
    assert not which.isVisible()


def test_an_answer_in_words_and_in_a_calculation_is_followed(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type    | name  | label                | hint             | calculation   | read_only |
        text    | place | Where?               |                  |               |           |
        integer | n     | How many in ${place}? | Near **${place}** |              |           |
        integer | twice | Twice                |                  | ${n} * 2      | yes       |
    """)
    type_in(qtbot, view, "place", "Lantern Lake")
    assert field(view, "n").label.text() == "How many in Lantern Lake?"
    assert field(view, "n").editor.main_widget().accessibleName() == "How many in Lantern Lake?"
    type_in(qtbot, view, "n", "21")
    assert field(view, "twice").editor.value() == 42


def test_only_what_changed_is_refreshed(qtbot: QtBot, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"text | q{at} | Question {at} | |\n" for at in range(30))
    view = ask(f"type | name | label | relevant |\n{rows} text | last | Last | ${{q3}} != '' |\n")
    seen: list[str] = []
    real = Asked.refresh
    monkeypatch.setattr(Asked, "refresh", lambda self, state: (seen.append(self.position), real(self, state))[1])
    type_in(qtbot, view, "q3", "x")
    assert set(seen) == {"/data/q3", "/data/last"}


def test_what_is_left_leads_to_its_question(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type        | name | label      | required | constraint | constraint_message     | required_message  |
        begin_group | one  | First      |          |            |                        |                   |
        text        | a    | What?      | yes      |            |                        | Please say what.  |
        end_group   |      |            |          |            |                        |                   |
        begin_group | two  | Second     |          |            |                        |                   |
        integer     | b    | How many?  |          | . < 10     | Fewer than ten please. |                   |
        end_group   |      |            |          |            |                        |                   |
    """)
    assert "1 question" in view.left.head.text()
    view.go_to("/data/two/b")
    type_in(qtbot, view, "two/b", "12")
    assert field(view, "two/b").problem.text() == "⚠ Fewer than ten please."
    qtbot.waitUntil(lambda: "2 questions" in view.left.head.text())
    qtbot.mouseClick(view.left.head, Qt.MouseButton.LeftButton)
    lines = [view.left.list.item(row).text() for row in range(2)]
    assert "What?" in lines[0] and "Please say what." in lines[0]
    assert "Fewer than ten please." in lines[1]
    assert "(1)" in view.outline.item(0).text()
    view.left.list.setCurrentRow(0)
    view.left.list.setFocus()
    qtbot.keyClick(view.left.list, Qt.Key.Key_Return)
    assert view.pages.currentIndex() == 0
    assert view.focused() == "/data/one/a"
    type_in(qtbot, view, "one/a", "this")
    view.go_to("/data/two/b")
    type_in(qtbot, view, "two/b", "9")
    qtbot.waitUntil(view.left.done.isVisible)


def test_unknown_is_one_click_and_nothing_is_left(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type    | name | label     | required |
        integer | a    | How many? | yes      |
    """)
    question = field(view, "a")
    assert question.editor.main_widget().accessibleName().endswith("answer needed")
    qtbot.mouseClick(question.unknown, Qt.MouseButton.LeftButton)
    assert view.answering.state("/data/a").unknown
    assert question.unknown_note.isVisible()
    qtbot.waitUntil(view.left.done.isVisible)
    qtbot.mouseClick(question.unknown, Qt.MouseButton.LeftButton)
    assert not view.answering.state("/data/a").unknown


def test_what_cannot_be_used_stays_on_screen(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type    | name | label |
        integer | a    | A     |
    """)
    type_in(qtbot, view, "a", "a dozen")
    assert value(view, "a") is None
    assert "whole number" in field(view, "a").problem.text()
    assert field(view, "a").editor.main_widget().text() == "a dozen"  # type: ignore[attr-defined]


def test_words_that_point_to_a_person_are_warned_of(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type | name | label |
        text | a    | Notes |
    """)
    type_in(qtbot, view, "a", "call 416-555-0199")
    assert field(view, "a").warning.isVisible()
    type_in(qtbot, view, "a", "youth leave by bus")
    assert not field(view, "a").warning.isVisible()


CASCADE = """
    list_name | name | label     | region |
    regions   | n    | North     |        |
    regions   | s    | South     |        |
    towns     | a    | Alder     | n      |
    towns     | b    | Birch     | n      |
    towns     | c    | Cedar     | s      |
"""


def seen(question: Asked) -> list[str]:
    return [each.text() for each in question.editor.findChildren(QRadioButton) if each.isVisible()]


def test_a_cascade_narrows_the_next_choice(qtbot: QtBot, ask: Ask) -> None:
    view = ask(
        """
        type               | name   | label  | choice_filter      |
        select_one regions | region | Region |                    |
        select_one towns   | town   | Town   | region = ${region} |
        """,
        CASCADE,
    )
    town = field(view, "town")
    assert "answer the questions before" in "".join(
        each.text() for each in town.findChildren(QLabel) if each.isVisible()
    )
    press(qtbot, view, "region", "North")
    qtbot.waitUntil(lambda: seen(town) == ["Alder", "Birch"])
    press(qtbot, view, "town", "Birch")
    assert value(view, "town") == "b"
    press(qtbot, view, "region", "South")
    qtbot.waitUntil(lambda: seen(town) == ["Cedar"])


def test_a_choice_that_grows_long_becomes_a_list(qtbot: QtBot, ask: Ask) -> None:
    many = "".join(f"towns | t{at} | Town number {at} | n |\n" for at in range(40))
    view = ask(
        """
        type               | name   | label  | choice_filter      |
        select_one regions | region | Region |                    |
        select_one towns   | town   | Town   | region = ${region} |
        """,
        CASCADE + many,
    )
    press(qtbot, view, "region", "South")
    assert isinstance(field(view, "town").editor, Row)
    press(qtbot, view, "region", "North")
    way = field(view, "town").editor
    assert isinstance(way, List)
    way.box.edit().setFocus()
    qtbot.keyClicks(way.box.edit(), "number 39")
    way.box.edit().editingFinished.emit()
    assert value(view, "town") == "t39"


def test_other_asks_which(qtbot: QtBot, ask: Ask) -> None:
    view = ask(
        """
        type                   | name | label |
        select_one yn or_other | a    | Any?  |
        """,
        YES_NO,
    )
    other = field(view, "a_other")
    assert not other.isVisible()
    press(qtbot, view, "a", "Other")
    assert other.isVisible()


def test_choices_come_from_a_file_beside_the_form(qtbot: QtBot, ask: Ask) -> None:
    view = ask(
        """
        type                          | name | label |
        select_one_from_file towns.csv | a   | Town  |
        """,
        files={"towns.csv": "name,label\nx,Xaxli'p\ny,Yellowknife\n"},
    )
    press(qtbot, view, "a", "Yellowknife")
    assert value(view, "a") == "y"


def test_quick_goes_on_to_the_next_question(qtbot: QtBot, ask: Ask) -> None:
    view = ask(
        """
        type          | name | label | appearance |
        select_one yn | a    | Any?  | quick      |
        text          | b    | Next  |            |
        """,
        YES_NO,
    )
    press(qtbot, view, "a", "Yes")
    assert view.focused() == "/data/b"


def test_more_help_is_folded_away(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type | name | label | hint  | guidance_hint    |
        text | a    | A     | Short | The whole story. |
    """)
    help_ = field(view, "a")._guidance
    assert help_ is not None and not help_.words.isVisible()
    qtbot.mouseClick(help_.button, Qt.MouseButton.LeftButton)
    assert help_.words.isVisible() and help_.words.text() == "The whole story."


def test_a_signature_is_refused_with_its_reason_unless_allowed(ask: Ask) -> None:
    rows = """
        type  | name | label | appearance |
        image | a    | Sign  | signature  |
    """
    refused = field(ask(rows), "a")
    assert isinstance(refused.editor, Refused)
    assert "identifies a person" in refused.editor.words.text()
    assert isinstance(field(ask(rows, allow_signatures=True), "a").editor, Picture)


# languages and media

BILINGUAL = """
    type          | name | label::English (en) | label::Français (fr) | hint::English (en) | hint::Français (fr) |
    text          | a    | Which place?        | Quel lieu ?          | Any.               | N'importe lequel.   |
    select_one yn | b    | Is it safe?         | Est-ce sûr ?         |                    |                     |
"""
BILINGUAL_CHOICES = """
    list_name | name | label::English (en) | label::Français (fr) |
    yn        | yes  | Yes                 | Oui                  |
    yn        | no   | No                  | Non                  |
"""


def test_the_form_speaks_the_language_of_the_window(qtbot: QtBot, ask: Ask) -> None:
    view = ask(BILINGUAL, BILINGUAL_CHOICES, "fr")
    assert field(view, "a").label.text() == "Quel lieu ?"
    press(qtbot, view, "b", "Oui")
    field(view, "a").editor.main_widget().setFocus()
    qtbot.keyClicks(field(view, "a").editor.main_widget(), "Lac")
    view.set_language("en")
    whole(qtbot, view)
    assert field(view, "a").label.text() == "Which place?"
    assert field(view, "a").unknown.text() == "Unknown"
    assert value(view, "a") == "Lac"  # what was being typed is not lost
    assert value(view, "b") == "yes"
    assert view.focused() == "/data/a"
    assert not view.languages.isVisible()


def test_a_third_language_can_be_chosen(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type | name | label::English (en) | label::Anishinaabemowin (oj) |
        text | a    | Where?              | Aandi?                       |
    """)
    assert view.languages.isVisible()
    view.languages.setCurrentText("Anishinaabemowin (oj)")
    view.languages.activated.emit(view.languages.currentIndex())
    whole(qtbot, view)
    assert field(view, "a").label.text() == "Aandi?"
    assert field(view, "a").unknown.text() == "Unknown"


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="8"/></svg>'


def test_pictures_are_shown_and_what_is_missing_is_named(ask: Ask) -> None:
    view = ask(
        """
        type          | name | label | media::image | media::audio |
        select_one yn | a    | Any?  | dot.svg      | hum.mp3      |
        note          | n    | Look  | none.png     |              |
        """,
        """
        list_name | name | label | media::image |
        yn        | yes  | Yes   | dot.svg      |
        yn        | no   | No    | none.png     |
        """,
        media={"dot.svg": SVG.encode(), "hum.mp3": b"not really a sound"}.get,
    )
    question = field(view, "a")
    pictures = [each for each in question.findChildren(QLabel) if not each.pixmap().isNull() and each.isVisible()]
    assert pictures and pictures[0].accessibleName() == "Picture: dot"
    assert question.editor.findChildren(QRadioButton)[0]._picture is not None
    note = view.page().blocks["/data/n"]
    assert any("none.png" in each.text() for each in note.findChildren(QLabel))
    player = question.findChild(Player)
    assert player.text().endswith("Play the sound")


def test_a_sound_that_cannot_be_played_is_named(qtbot: QtBot, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    view = ask(
        """
        type | name | label | media::audio |
        text | a    | A     | hum.mp3      |
        """,
        media={"hum.mp3": b"x"}.get,
    )

    def no_sound(self: Player) -> None:
        raise ImportError("no sound library")

    monkeypatch.setattr(Player, "_start", no_sound)
    player = field(view, "a").findChild(Player)
    qtbot.mouseClick(player, Qt.MouseButton.LeftButton)
    assert "hum.mp3" in player.text() and not player.isEnabled()


# tables and grids

TABLE = """
    type          | name | label  | appearance             |
    begin_group   | g    | Safety | {group}                |
    select_one yn | a    | By day | {row}                  |
    select_one yn | b    | At night | {row}                |
    end_group     |      |        |                        |
"""


def test_a_table_has_its_choices_above_and_a_row_for_each_question(qtbot: QtBot, ask: Ask) -> None:
    view = ask(TABLE.format(group="table-list", row=""), YES_NO)
    heads = [each.text() for each in view.page().findChildren(QLabel, "columnHead")]
    assert heads[-2:] == ["Yes", "No"] or "Yes" in heads
    day, night = field(view, "g/a"), field(view, "g/b")
    at = [
        [each.mapTo(view, each.rect().center()).x() for each in row.editor.findChildren(QRadioButton)]
        for row in (day, night)
    ]
    assert at[0] == at[1]
    press(qtbot, view, "g/b", "No")
    assert value(view, "g/b") == "no"
    button = night.editor.findChildren(QRadioButton)[1]
    assert button.text() == "" and button.accessibleName() == "No, At night"
    qtbot.mouseClick(day.unknown, Qt.MouseButton.LeftButton)
    assert view.answering.state("/data/g/a").unknown


def test_a_table_that_finds_no_room_is_asked_row_by_row(ask: Ask) -> None:
    long = "".join(f"yn | c{at} | Extraordinarily{at} |\n" for at in range(9))
    view = ask(TABLE.format(group="table-list", row=""), "list_name | name | label |\n" + long)
    assert not view.page().findChildren(QLabel, "columnHead")
    assert field(view, "g/a").isVisible()


def test_questions_share_a_line_when_the_form_says_so(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type        | name | label | appearance |
        begin_group | g    | Grid  | w4         |
        text        | a    | A     | w1         |
        text        | b    | B     | w3         |
        text        | c    | C     | w4         |
        end_group   |      |       |            |
    """)
    a, b, c = (field(view, f"g/{each}") for each in "abc")
    qtbot.waitUntil(lambda: a.y() == b.y() < c.y())
    assert 2.5 < b.width() / a.width() < 3.6
    assert c.width() > b.width()


# many questions


def test_a_long_form_is_put_up_in_slices_and_pages(qtbot: QtBot, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"text | q{at} | Question {at} |\n" for at in range(500))
    at_first: list[int] = []
    real = QuestionnaireView.showEvent

    def show(self: QuestionnaireView, event: Any) -> None:
        at_first.append(len(self.page().blocks))
        real(self, event)

    monkeypatch.setattr(QuestionnaireView, "showEvent", show)
    view = ask("type | name | label |\n" + rows)
    assert 0 < at_first[0] < 40
    assert len(view.page().blocks) == 40
    assert view.outline.item(0).text().endswith("(1/13)")
    view.go_to("/data/q499")
    qtbot.waitUntil(lambda: view.focused() == "/data/q499", timeout=20_000)
    qtbot.waitUntil(lambda: not field(view, "q499").visibleRegion().isEmpty())
    for at in range(13):
        view.open_section(at)
        whole(qtbot, view)
    assert sum(len(page.blocks) for page in view.pages.made.values()) <= 8 * 40


def test_a_long_group_is_cut_and_the_rows_of_a_table_stay_together(ask: Ask) -> None:
    before = "".join(f"text | q{at} | Question {at} | |\n" for at in range(38))
    rows = "".join(f"select_one yn | r{at} | Row {at} | list-nolabel |\n" for at in range(6))
    survey = f"type | name | label | appearance |\nbegin_group | g | Long | |\n{before}{rows}end_group | | | |\n"
    view = ask(survey + "text | z | Last | |\n", YES_NO)
    assert [each.title(view.asking) for each in view.pages.sections] == ["Long", ""]
    assert len(view.page().blocks) == 44


# other answers on screen


def test_other_answers_are_shown_without_losing_the_place(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type | name | label | relevant   |
        text | a    | A     |            |
        text | b    | B     | ${a} = 'x' |
    """)
    type_in(qtbot, view, "a", "x")
    type_in(qtbot, view, "b", "y")
    before = Answering.from_values(view.answering.questionnaire, {"a": "old"})
    view.show_answering(before)
    assert field(view, "a").editor.value() == "old"
    assert not field(view, "b").isVisible()
    assert view.answering is before


def test_what_is_being_typed_is_taken_on_leaving(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type | name | label |
        text | a    | A     |
    """)
    box = field(view, "a").editor.main_widget()
    box.setFocus()
    qtbot.keyClicks(box, "half")
    with qtbot.waitSignal(view.changed) as told:
        view.finish()
    assert told.args[0]["a"] == "half"


def test_tab_goes_from_question_to_question(qtbot: QtBot, ask: Ask) -> None:
    view = ask("""
        type | name | label |
        text | a    | A     |
        text | b    | B     |
    """)
    field(view, "a").editor.main_widget().setFocus()
    focused: list[str] = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget() or QWidget(), Qt.Key.Key_Tab)
        focused.append(view.focused())
    assert "/data/b" in focused
