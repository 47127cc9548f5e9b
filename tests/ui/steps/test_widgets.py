"""Each way of answering, as people use it."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from diagnostic.domain.safeguards import maps
from diagnostic.ui.widgets.buttons import Row, Ticks
from diagnostic.ui.widgets.choice import List, Searchable, yes_no
from diagnostic.ui.widgets.choices import Chips
from diagnostic.ui.widgets.date import Date, read_date, write_date
from diagnostic.ui.widgets.field import Field
from diagnostic.ui.widgets.number import Number, read_number, write_number
from diagnostic.ui.widgets.point import Point
from diagnostic.ui.widgets.rating import Rating
from diagnostic.ui.widgets.text import Box, Line
from diagnostic.ui.widgets.words import fold, sort_key

FRUIT = [
    ("apple", "Pomme", "Rouge"),
    ("peach", "Pêche", ""),
    ("pear", "Poire", ""),
    ("elder", "Sureau d'été", ""),
]


@pytest.mark.parametrize(
    ("written", "lang", "number"),
    [
        ("12", "en", 12), ("12.5", "en", 12.5), ("1,250", "en", 1250), ("1,5", "en", 1.5), ("-3", "en", -3),
        ("12,5", "fr", 12.5), ("12.5", "fr", 12.5), ("1\u00a0250", "fr", 1250), ("1 250,5", "fr", 1250.5),
        ("a dozen", "en", None), ("", "fr", None), ("1e400", "en", None), ("nan", "en", None), ("12,5,3", "fr", None),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(written: str, lang: str, number: float | None) -> None:
    assert read_number(written, lang) == number


def test_a_number_is_shown_as_its_language_writes_it() -> None:
    assert write_number(12.5, "fr") == "12,5"
    assert write_number(12.5, "en") == "12.5"
    assert read_number(write_number(123456, "fr"), "fr") == 123456


@pytest.mark.parametrize(
    ("written", "lang"),
    [
        ("2026-03-01", "en"),
        ("2026-3-1", "fr"),
        ("March 1, 2026", "en"),
        ("1 mars 2026", "fr"),
        ("1er mars 2026", "fr"),
    ],
)
def test_dates_as_people_write_them(written: str, lang: str) -> None:
    assert read_date(written, lang) == dt.date(2026, 3, 1)
    assert read_date(write_date(dt.date(2026, 3, 1), lang), lang) == dt.date(2026, 3, 1)


@pytest.mark.parametrize("written", ["03/04/2026", "2026-13-01", "2026-02-30", "spring"])
def test_an_unclear_date_is_not_guessed(written: str) -> None:
    assert read_date(written, "en") is None


def test_an_unclear_date_stays_on_screen_and_says_so(qtbot: QtBot) -> None:
    date = Date("en")
    qtbot.addWidget(date)
    date.show_value(dt.date(2026, 1, 1))
    date.box.clear()
    qtbot.keyClicks(date.box, "03/04/2026")
    with qtbot.assertNotEmitted(date.committed), qtbot.waitSignal(date.complaint):
        qtbot.keyClick(date.box, Qt.Key.Key_Return)
    date.show_value(dt.date(2025, 5, 5))
    assert date.box.text() == "03/04/2026"


def test_a_day_chosen_in_the_calendar(qtbot: QtBot) -> None:
    date = Date("fr")
    qtbot.addWidget(date)
    date.show()
    date.show_value(dt.date(2026, 3, 1))
    qtbot.mouseClick(date.button, Qt.MouseButton.LeftButton)
    assert date.calendar is not None
    days = date.calendar.findChild(QTableView)
    with qtbot.waitSignal(date.committed) as told:
        qtbot.keyClick(days, Qt.Key.Key_Right)
        qtbot.keyClick(days, Qt.Key.Key_Return)
    assert told.args == [dt.date(2026, 3, 2)]
    assert date.box.text() == "2 mars 2026"


def test_a_line_is_saved_on_enter_and_on_leaving(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    line.show_value("before")
    line.box.clear()
    line.box.insert("  ᐃᓄᒃᑎᑐᑦ ")
    with qtbot.waitSignal(line.committed) as told:
        qtbot.keyClick(line.box, Qt.Key.Key_Return)
    assert told.args == ["ᐃᓄᒃᑎᑐᑦ"]
    with qtbot.assertNotEmitted(line.committed):
        qtbot.keyClick(line.box, Qt.Key.Key_Return)


def test_text_is_saved_when_typing_pauses(qtbot: QtBot) -> None:
    box = Box()
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.committed, timeout=5000) as told:
        qtbot.keyClicks(box.box, "a pattern")
    assert told.args == ["a pattern"]


def test_a_long_text_grows_its_box_and_is_kept_whole(qtbot: QtBot) -> None:
    box = Box()
    qtbot.addWidget(box)
    box.resize(400, 100)
    box.show()
    small = box.box.sizeHint().height()
    long = "ligne\n" * 20_000
    box.show_value(long.strip())
    assert box.value() == long.strip()
    assert box.box.sizeHint().height() > small


def test_tab_leaves_a_box(qtbot: QtBot) -> None:
    box = Box()
    qtbot.addWidget(box)
    assert box.box.tabChangesFocus()


def test_whole_numbers_only(qtbot: QtBot) -> None:
    number = Number("fr", whole=True)
    qtbot.addWidget(number)
    qtbot.keyClicks(number.box, "2,5")
    with qtbot.assertNotEmitted(number.committed), qtbot.waitSignal(number.complaint) as told:
        qtbot.keyClick(number.box, Qt.Key.Key_Return)
    assert "nombre entier" in told.args[0]


def test_the_year_has_no_thousands_separator(qtbot: QtBot) -> None:
    number = Number("en", whole=True, plain=True)
    qtbot.addWidget(number)
    number.show_value(2026)
    assert number.box.text() == "2026"


def test_yes_no(qtbot: QtBot) -> None:
    row = yes_no("fr")
    qtbot.addWidget(row)
    assert row.value() is None
    buttons = {each.text(): each for each in row.findChildren(QRadioButton)}
    with qtbot.waitSignal(row.committed) as told:
        buttons["Non"].click()
    assert told.args == [False]
    row.show_value(None)
    assert row.value() is None
    assert not any(each.isChecked() for each in buttons.values())


def test_a_row_follows_its_choices(qtbot: QtBot) -> None:
    row = Row(FRUIT[:2])
    qtbot.addWidget(row)
    row.show_value("peach")
    row.set_choices(FRUIT[1:3])
    assert row.value() == "peach"
    row.set_choices(FRUIT[2:])
    assert row.value() == ""


def test_a_list_is_searched_without_accents(qtbot: QtBot) -> None:
    box = List(FRUIT, "fr")
    qtbot.addWidget(box)
    box.show()
    edit = box.box.lineEdit()
    qtbot.keyClicks(edit, "ete")
    with qtbot.waitSignal(box.committed) as told:
        edit.editingFinished.emit()
    assert told.args == ["elder"]
    assert box.box.currentText() == "Sureau d'été"


def test_a_list_keeps_its_choice_when_what_is_typed_means_nothing(qtbot: QtBot) -> None:
    box = Searchable("en")
    qtbot.addWidget(box)
    box.fill(FRUIT)
    box.choose("pear")
    box.lineEdit().setText("zzz")
    box.lineEdit().editingFinished.emit()
    assert box.chosen() == "pear"
    assert box.currentText() == "Poire"


def test_a_list_is_emptied_by_emptying_its_text(qtbot: QtBot) -> None:
    box = List(FRUIT, "en")
    qtbot.addWidget(box)
    box.show_value("pear")
    box.box.lineEdit().clear()
    with qtbot.waitSignal(box.committed) as told:
        box.box.lineEdit().editingFinished.emit()
    assert told.args == [""]


def test_ticks(qtbot: QtBot) -> None:
    ticks = Ticks(FRUIT)
    qtbot.addWidget(ticks)
    ticks.show_value(("pear",))
    with qtbot.waitSignal(ticks.committed) as told:
        next(each for each in ticks.findChildren(QCheckBox) if each.text() == "Pomme").click()
    assert told.args == [("apple", "pear")]


def test_chips_are_chosen_from_a_searched_list_and_taken_away(qtbot: QtBot) -> None:
    chips = Chips(FRUIT, "fr")
    qtbot.addWidget(chips)
    chips.show()
    chips.show_value(("apple",))
    qtbot.mouseClick(chips.opener, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(chips.search, "peche")
    shown = [chips.list.item(row) for row in range(chips.list.count()) if not chips.list.item(row).isHidden()]
    assert [item.text() for item in shown] == ["Pêche"]
    with qtbot.waitSignal(chips.committed) as told:
        shown[0].setCheckState(Qt.CheckState.Checked)
    assert told.args == [("apple", "peach")]
    first = next(each for each in chips.findChildren(QToolButton, "chip") if "Pomme" in each.text())
    with qtbot.waitSignal(chips.committed) as told:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told.args == [("peach",)]


def test_a_rating_shows_its_anchors(qtbot: QtBot) -> None:
    rating = Rating(
        [("extent_1", "Rare", "Nearly never."), ("extent_2", "Some", "At times.")],
        {"extent_1": 1, "extent_2": 2},
    )
    qtbot.addWidget(rating)
    buttons = rating.findChildren(QRadioButton)
    assert [each.text() for each in buttons] == ["1   Rare", "2   Some"]
    with qtbot.waitSignal(rating.committed) as told:
        buttons[1].click()
    assert told.args == [2]
    assert rating.meaning.text() == "At times."
    rating.show_value(None)
    assert rating.value() is None


def test_a_position_can_be_typed_and_says_its_precision(qtbot: QtBot) -> None:
    point = Point("fr", lambda: maps.wkb_point(-86.9, 50.3), lambda: "Carré de 5 km")
    qtbot.addWidget(point)
    point.show()
    assert point.precision.text() == "Carré de 5 km"
    point.typing.click()
    qtbot.keyClicks(point.written, "50 21 00 N, 86 54 00 O")
    with qtbot.waitSignal(point.committed) as told:
        qtbot.keyClick(point.written, Qt.Key.Key_Return)
    assert maps.point(told.args[0]) == (-86.9, 50.35)
    with qtbot.waitSignal(point.committed) as told:
        point.clear.click()
    assert told.args == [None]
    with qtbot.waitSignal(point.committed):
        point.community.click()
    assert point.written.text() == "50,30000 ; -86,90000"
    with qtbot.assertNotEmitted(point.committed):
        qtbot.keyClick(point.written, Qt.Key.Key_Return)


def test_a_position_outside_canada_is_refused_in_words(qtbot: QtBot) -> None:
    point = Point("en", lambda: None, lambda: "")
    qtbot.addWidget(point)
    point.written.setText("48.85 N, 2.35 E")
    with qtbot.assertNotEmitted(point.committed), qtbot.waitSignal(point.complaint) as told:
        point.written.editingFinished.emit()
    assert "Canada" in told.args[0]


def test_a_field_says_what_it_is_to_a_screen_reader(qtbot: QtBot) -> None:
    field = Field("title", "What is it called?", "A short name.", Line(), "en")
    qtbot.addWidget(field)
    field.show()
    field.set_required(True)
    field.set_problem("Too short.")
    control = field.editor.main_widget()
    assert control.accessibleName() == "What is it called?, answer needed"
    assert "A short name." in control.accessibleDescription()
    assert "Too short." in control.accessibleDescription()
    assert field.findChild(QLabel, "problem").text() == "⚠ Too short."
    with qtbot.waitSignal(field.unknown_toggled) as told:
        qtbot.mouseClick(field.unknown, Qt.MouseButton.LeftButton)
    assert told.args == ["title", True]


def test_accents_are_forgiven_and_scripts_kept() -> None:
    assert fold("Élève ŒUVRE") == "eleve oeuvre"
    assert fold("Maison d’hébergement") == fold("maison d'hebergement")
    assert fold("ᐊᒥ") == "ᐊᒥ"
    assert sorted(["zone", "Été", "eau", "10", "9"], key=lambda word: sort_key(word, "fr")) == [
        "9",
        "10",
        "eau",
        "Été",
        "zone",
    ]
