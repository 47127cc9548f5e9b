"""A community's own forms: what is refused, what is kept, and answers on their way to the file and back."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.records import OwnForm, Response
from diagnostic.domain.safeguards import answers, before_saving, maps, warnings
from diagnostic.domain.safeguards.questions import forbidden_questions
from diagnostic.language import explain
from diagnostic.questionnaire import own_forms
from diagnostic.questionnaire.answering import UNKNOWN
from diagnostic.questionnaire.errors import BadForm
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 25)
SURVEY = """| survey |
| | type | name | label::English (en) | label::Français (fr) | relevant | calculation |
| | deviceid | deviceid | | | | |
| | integer | boats | Boats at the dock | Bateaux au quai | | |
| | select_multiple kind | kinds | What kinds? | Quels genres? | ${boats} > 0 | |
| | geopoint | dock | Where is the dock? | Où est le quai? | | |
| | calculate | latitude | | | | selected-at(${dock}, 0) |
| | begin_repeat | visit | Visits | Visites | | |
| | text | seen | What was seen? | Qu’a-t-on vu? | | |
| | end_repeat | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Français (fr) |
| | kind | canoe | Canoe | Canot |
| | kind | barge | Barge | Barge |
| settings |
| | form_id | form_title | version |
| | docks | Docks | 1 |
"""


@pytest.fixture
def form(tmp_path: Path) -> Callable[..., OwnForm]:
    def make(rows: str = SURVEY, name: str = "docks.md", known: tuple[OwnForm, ...] = ()) -> OwnForm:
        (tmp_path / name).write_text(rows, encoding="utf-8")
        return own_forms.own_form(tmp_path / name, 6, TODAY, known)

    return make


def test_a_form_is_kept_as_it_came_and_read_again(form: Callable[..., OwnForm]) -> None:
    made = form()
    assert (made.form_id, made.version, made.title, made.step_number) == ("docks", "1", "Docks", 6)
    assert made.content == SURVEY.encode()
    questionnaire = own_forms.questionnaire_of(made)
    assert questionnaire is own_forms.questionnaire_of(replace(made, id="another"))
    assert [each.name for each in questionnaire.items if each.name in {"boats", "visit"}] == ["boats", "visit"]


def test_answers_come_back_as_they_were_given(form: Callable[..., OwnForm]) -> None:
    made = form()
    answering = own_forms.answering_of(made)
    answering.answer("/data/boats", 3)
    answering.answer("/data/kinds", ("canoe", "barge"))
    answering.add("/data/visit")
    answering.answer("/data/visit[1]/seen", "Lights at night")
    answering.answer("/data/visit[2]/seen", UNKNOWN)
    response = own_forms.response_of(answering, own_forms.begun(made, "screen", TODAY))
    assert response.extra["boats"] == 3
    assert response.extra["kinds"] == ("canoe", "barge")
    assert response.extra["visit"] == ({"seen": "Lights at night"}, {})
    assert response.unknown == ("/data/visit[2]/seen",)
    assert response.instance_id.startswith("uuid:") and "meta" not in response.extra
    again = own_forms.answering_of(made, response)
    assert again.state("/data/visit[2]/seen").unknown
    assert own_forms.response_of(again, response) == response


def test_what_is_not_asked_any_more_is_not_kept(form: Callable[..., OwnForm]) -> None:
    answering = own_forms.answering_of(form())
    answering.answer("/data/boats", 3)
    answering.answer("/data/kinds", ("canoe",))
    answering.answer("/data/boats", 0)
    assert "kinds" not in own_forms.response_of(answering, Response()).extra


def test_a_position_is_generalised_with_all_that_follows_from_it(form: Callable[..., OwnForm]) -> None:
    answering = own_forms.answering_of(form())
    answering.answer("/data/dock", (45.123456, -75.654321, 81.0, 4.0))
    response = own_forms.response_of(answering, Response())
    longitude, latitude = maps.snap(-75.654321, 45.123456, maps.GRIDS[answers.PRECISION])
    assert response.extra["dock"] == f"{latitude:.6f} {longitude:.6f} 0 0"
    assert float(response.extra["latitude"]) == pytest.approx(latitude)
    assert own_forms.response_of(answering, response) == response


def test_a_position_elsewhere_is_refused(form: Callable[..., OwnForm]) -> None:
    answering = own_forms.answering_of(form())
    answering.answer("/data/dock", (48.85, 2.35))
    with pytest.raises(Refused) as caught:
        own_forms.response_of(answering, Response())
    assert caught.value.rule == "M01"


def test_positions_are_generalised_by_every_door_and_texts_are_looked_at() -> None:
    response = Response(
        extra={"where": "45.123456 -75.654321", "visit": [{"seen": "Call 613-555-0134"}], "many": "1 2 3 4"}
    )
    stored = before_saving(response, Diagnostic(), catalogues())
    assert "45.123456" not in stored.extra["where"]
    assert stored.extra["many"] == "1 2 3 4"
    assert stored.extra["visit"] == ({"seen": "Call 613-555-0134"},)
    assert [(each.what, each.field) for each in warnings(stored)] == [("telephone", "extra.visit.0.seen")]


def test_what_says_who_sent_it_is_not_kept(form: Callable[..., OwnForm]) -> None:
    answering = own_forms.answering_of(form(), Response(extra={"deviceid": "355-1", "boats": 1}))
    assert own_forms.response_of(answering, Response()).extra == {"boats": 1}


@pytest.mark.parametrize(
    ("name", "label", "forbidden"),
    [
        ("name", "Name", True),
        ("q1", "What is your name?", True),
        ("q1", "Quel est votre nom?", True),
        ("q1", "Nom de la personne", True),
        ("naissance", "Quand?", True),
        ("q1", "Date of birth", True),
        ("q1", "Please give your SIN", True),
        ("q1", "Numéro d’assurance sociale", True),
        ("q1", "Your phone number", True),
        ("place_name", "Name of the place", False),
        ("q1", "Nom de l’organisme", False),
        ("q1", "Are passports taken away by employers?", False),
        ("q1", "Which services do victims know of?", False),
        ("age_band", "What age groups come to the centre?", False),
    ],
)
def test_questions_that_ask_who_a_person_is(name: str, label: str, forbidden: bool) -> None:
    assert bool(forbidden_questions([(name, [label])])) is forbidden


def test_a_form_that_asks_who_a_person_is_is_refused_by_question(form: Callable[..., OwnForm]) -> None:
    asking = SURVEY.replace("| | integer | boats", "| | date | birthdate | When? | Quand? | | |\n| | integer | boats")
    asking = asking.replace("What was seen?", "What is the name of the person?")
    with pytest.raises(Refused) as caught:
        form(asking)
    assert caught.value.rule == "E02"
    for lang in ("en", "fr"):
        said = explain(caught.value, lang)  # type: ignore[arg-type]
        assert "birthdate" in said and "seen" in said and "boats" not in said


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("| | docks | Docks | 1 |", "| | repere_06 | Docks | 1 |"), "questionnaire-form-is-a-step"),
        (("| | docks | Docks | 1 |", "| | docks | Docks | 1 |"), ""),
    ],
)
def test_a_form_of_the_tool_itself_is_refused(form: Callable[..., OwnForm], change: tuple[str, str], key: str) -> None:
    if not key:
        assert form(SURVEY.replace(*change))
        return
    with pytest.raises(BadForm) as caught:
        form(SURVEY.replace(*change))
    assert caught.value.key == key


def test_a_form_without_a_question_and_a_step_that_is_not_there(form: Callable[..., OwnForm], tmp_path: Path) -> None:
    with pytest.raises(BadForm) as caught:
        form("| survey |\n| | type | name | label |\n| | note | hello | Hello |\n")
    assert caught.value.key == "questionnaire-form-asks-nothing"
    with pytest.raises(BadInput):
        own_forms.own_form(tmp_path / "docks.md", 11, TODAY)


def test_versions(form: Callable[..., OwnForm]) -> None:
    first = form()
    with pytest.raises(BadInput) as caught:
        form(known=(first,))
    assert caught.value.key == "questionnaire-own-there"
    with pytest.raises(BadInput) as caught:
        form(SURVEY.replace("Boats", "Ships"), known=(first,))
    assert caught.value.key == "questionnaire-own-same-version"
    second = form(SURVEY.replace("| Docks | 1 |", "| Docks | 2 |"), known=(first,))
    other = form(SURVEY.replace("| | docks |", "| | trails |"), known=(first, second))
    forms = (second, other, first)
    assert own_forms.current(forms) == [second, other]
    assert own_forms.versions(first, forms) == [second, first]
    gone = own_forms.retired(first, forms)
    assert own_forms.current((*gone, other)) == [other]
    back = form(known=(*gone, other))
    assert back.id == first.id and not back.retired


def test_the_files_that_a_form_names_are_kept_with_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in (
        ("type", "name", "label", "media::image"),
        ("select_one_from_file towns.csv", "town", "Town", "map.png"),
    ):
        sheet.append(row)
    settings = book.create_sheet("settings")
    settings.append(("form_id", "form_title"))
    settings.append(("towns", "Towns"))
    book.save(tmp_path / "towns.xlsx")
    (tmp_path / "towns-media").mkdir()
    (tmp_path / "towns-media" / "towns.csv").write_text("name,label\nhearst,Hearst\n", encoding="utf-8")
    (tmp_path / "towns-media" / "map.png").write_bytes(b"picture")
    (tmp_path / "towns-media" / "private.txt").write_text("not named by the form", encoding="utf-8")
    made = own_forms.own_form(tmp_path / "towns.xlsx", 2, TODAY)
    elsewhere = replace(made, id="elsewhere")
    own_forms._read.cache_clear()
    answering = own_forms.answering_of(elsewhere)
    assert [each.label for each in answering.state("/data/town").choices] == ["Hearst"]
    assert own_forms.media_of(made, "map.png") == b"picture"
    assert own_forms.media_of(made, "private.txt") is None
    assert own_forms.file_of(made) == ("towns.xlsx", (tmp_path / "towns.xlsx").read_bytes())
    assert own_forms.own_form(tmp_path / "towns.xlsx", 2, TODAY).content == made.content


def test_numbers_by_chance_and_the_clock_can_be_given(form: Callable[..., OwnForm]) -> None:
    made = form()
    one = own_forms.response_of(own_forms.answering_of(made, chance=random.Random(1)), Response())
    two = own_forms.response_of(own_forms.answering_of(made, chance=random.Random(1)), Response())
    assert one.instance_id == two.instance_id
