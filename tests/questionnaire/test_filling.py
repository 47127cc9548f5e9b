"""A record being answered: values, unknown, choices and rules, from a form file as a community would write it."""

import datetime as dt
from pathlib import Path

import pytest

from diagnostic import example
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import LocalEntry, Situation
from diagnostic.questionnaire import BadForm, Filling, Section
from diagnostic.questionnaire.steps import read_step as read
from diagnostic.shipped import catalogues

FORM = """
| survey |
| | type | name | label::English (en) | label::Français (fr) | required | relevant | constraint | constraint_message::English (en) | constraint_message::Français (fr) | choice_filter |
| | begin_repeat | situation | Situations | Situations | | | | | | |
| | select_one populations | population | Population | Population | yes | | | | | |
| | select_one rating_scales | extent | Extent | Ampleur | ${population} != '' | | | | | group = 'extent' |
| | select_multiple records_source | extent_sources | Sources | Sources | | ${extent} > 2 | | | | |
| | begin_group | more | More | Plus | | ${population} != '' | | | | |
| | select_one yes_no | insufficient | Too little | Trop peu | | | | | | |
| | text | note | Note | Note | | | string-length(.) < 10 | Too long | Trop long | |
| | integer | boats | Boats | Bateaux | | | . >= 0 | | | |
| | select_one colours | colour | Colour | Couleur | | | | | | |
| | end_group | | | | | | | | | |
| | end_repeat | | | | | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Français (fr) |
| | colours | red | Red | Rouge |
"""


@pytest.fixture
def section(tmp_path: Path) -> Section:
    path = tmp_path / "form.md"
    path.write_text(FORM, encoding="utf-8")
    return read(path).section("situation")


@pytest.fixture(scope="module")
def diagnostic() -> Diagnostic:
    return Diagnostic(example.records("en", dt.date(2026, 11, 24)))


@pytest.fixture
def filling(section: Section, diagnostic: Diagnostic) -> Filling:
    return Filling(section, Situation(population="indigenous_women"), diagnostic, catalogues())


def test_answers_become_fields_of_the_record(filling: Filling) -> None:
    filling.set("extent", 4)
    filling.set("note", "short")
    assert (filling.record().extent, filling.record().note) == (4, "short")
    filling.set("extent", None)
    assert filling.record().extent is None


def test_answers_to_a_communitys_own_questions_are_kept_apart(filling: Filling) -> None:
    filling.set("boats", 3)
    filling.set("colour", "red")
    assert filling.record().extra == {"boats": 3, "colour": "red"}
    filling.set("boats", None)
    assert filling.record().extra == {"colour": "red"}
    assert filling.choices("colour", "fr") == [("red", "Rouge", "")]


def test_unknown_is_an_answer_and_never_a_number(filling: Filling) -> None:
    filling.set("extent", 4)
    filling.set_unknown("extent")
    assert filling.is_unknown("extent")
    assert filling.value("extent") is None
    assert not filling.relevant("extent_sources")
    filling.set("extent", 3)
    assert not filling.is_unknown("extent")
    assert filling.relevant("extent_sources")


def test_what_is_not_relevant_has_no_problem(filling: Filling) -> None:
    filling.set("note", "much longer than ten")
    assert filling.problems("fr") == {"note": "Trop long"}
    filling.set("population", "")
    assert not filling.relevant("note")
    assert filling.problems("fr") == {}


def test_a_constraint_without_words_of_its_own_is_explained(filling: Filling) -> None:
    filling.set("boats", -1)
    assert "boats" in filling.problems("en")
    assert filling.problems("en")["boats"] != filling.problems("fr")["boats"]


def test_required_may_depend_on_answers(filling: Filling) -> None:
    assert filling.required("population")
    assert filling.required("extent")
    filling.set("population", "")
    assert not filling.required("extent")


def test_choices_are_filtered_and_in_the_language_asked(filling: Filling, diagnostic: Diagnostic) -> None:
    assert {each[0].rpartition("_")[0] for each in filling.choices("extent", "en")} == {"extent"}
    labels = [each[1] for each in filling.choices("extent_sources", "en")]
    assert labels == sorted(labels, key=str.casefold)
    assert len(labels) > 10


def test_a_hidden_entry_is_offered_only_where_it_is_the_answer(section: Section, diagnostic: Diagnostic) -> None:
    hidden = catalogues().with_local([LocalEntry(catalogue="populations", entry="indigenous_women", hidden=True)])
    other = Filling(section, Situation(), diagnostic, hidden)
    same = Filling(section, Situation(population="indigenous_women"), diagnostic, hidden)
    assert "indigenous_women" not in [each[0] for each in other.choices("population", "en")]
    assert "indigenous_women" in [each[0] for each in same.choices("population", "en")]


def test_a_bad_form_says_where(tmp_path: Path) -> None:
    path = tmp_path / "bad.md"
    path.write_text(
        "| survey |\n| | type | name | label |\n| | select_one trend | a | A |\n| | select_one nowhere | x | X |\n",
        encoding="utf-8",
    )
    with pytest.raises(BadForm) as caught:
        read(path)
    assert "nowhere" in caught.value.arguments["reason"]
