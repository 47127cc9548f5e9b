"""Answers to own forms as people read them, and what becomes of them when the form changes."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from diagnostic.domain.collected import LEFT
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import OwnForm, Response
from diagnostic.domain.steps import STEPS, Status, state
from diagnostic.questionnaire import own_forms
from diagnostic.questionnaire.answering import UNKNOWN
from diagnostic.questionnaire.responses import answers, brought_over, no_longer_asked
from diagnostic.shipped import catalogues

HEAD = "| survey |\n| | type | name | label::English (en) | label::Français (fr) | relevant | required |\n"
CHOICES = "| choices |\n| | list_name | name | label::English (en) | label::Français (fr) |\n"
FIRST = f"""{HEAD}| | begin_group | dock | The dock | Le quai | | |
| | integer | boats | Boats | Bateaux | | yes |
| | select_multiple kind | kinds | Kinds | Genres | | |
| | select_one kind | main | Main kind | Genre principal | | |
| | text | note | What else? | Quoi d’autre? | | |
| | end_group | | | | | |
| | geopoint | where | Where? | Où? | | |
| | begin_repeat | visit | Visit | Visite | | |
| | date | day | Day | Jour | | |
| | text | seen | What was seen? | Qu’a-t-on vu? | | |
| | end_repeat | | | | | |
{CHOICES}| | kind | canoe | Canoe | Canot |
| | kind | barge | Barge | Chaland |
| settings |
| | form_id | form_title | version |
| | docks | Docks | 1 |
"""
SECOND = f"""{HEAD}| | decimal | boats | Boats | Bateaux | | |
| | begin_group | more | More | Plus | | |
| | select_multiple kind | kinds | Kinds | Genres | | |
| | select_one kind | main | Main kind | Genre principal | | |
| | end_group | | | | | |
| | integer | note | How many others? | Combien d’autres? | | |
| | begin_repeat | visit | Visit | Visite | | |
| | text | day | Day | Jour | | |
| | text | seen | What was seen? | Qu’a-t-on vu? | ${{boats}} > 100 | |
| | end_repeat | | | | | |
{CHOICES}| | kind | canoe | Canoe | Canot |
| settings |
| | form_id | form_title | version |
| | docks | Docks | 2 |
"""


@pytest.fixture
def form(tmp_path: Path) -> Callable[[str], OwnForm]:
    def make(rows: str) -> OwnForm:
        (tmp_path / "docks.md").write_text(rows, encoding="utf-8")
        return own_forms.own_form(tmp_path / "docks.md", 6, dt.date(2026, 11, 25))

    return make


@pytest.fixture
def answered(form: Callable[[str], OwnForm]) -> tuple[OwnForm, Response]:
    made = form(FIRST)
    answering = own_forms.answering_of(made)
    for position, value in {
        "dock/boats": 3,
        "dock/kinds": ("canoe",),
        "dock/main": "barge",
        "dock/note": "Lights at night",
        "where": (45.1, -75.6),
        "visit[1]/day": dt.date(2026, 5, 1),
        "visit[1]/seen": "A light",
    }.items():
        answering.answer(f"/data/{position}", value)
    answering.add("/data/visit")
    answering.answer("/data/visit[2]/day", UNKNOWN)
    return made, own_forms.response_of(answering, own_forms.begun(made, "screen", dt.date(2026, 11, 25)))


def test_answers_are_read_in_words_of_both_languages(answered: tuple[OwnForm, Response]) -> None:
    english = answers(*answered, "en")
    assert [(each.around, each.label, each.words) for each in english] == [
        (("The dock",), "Boats", "3"),
        (("The dock",), "Kinds", "Canoe"),
        (("The dock",), "Main kind", "Barge"),
        (("The dock",), "What else?", "Lights at night"),
        ((), "Where?", ""),
        (("Visit 1",), "Day", "2026-05-01"),
        (("Visit 1",), "What was seen?", "A light"),
        (("Visit 2",), "Day", ""),
    ]
    assert [each.unknown for each in english] == [False] * 7 + [True]
    french = answers(*answered, "fr")
    assert (french[2].label, french[2].words, french[5].around) == ("Genre principal", "Chaland", ("Visite 1",))


def test_a_newer_version_takes_over_what_it_can_and_keeps_the_rest(
    form: Callable[[str], OwnForm], answered: tuple[OwnForm, Response]
) -> None:
    (first, response), second = answered, form(SECOND)
    moved = brought_over(response, first, second)
    assert (moved.id, moved.own_form, moved.instance_id) == (response.id, second.id, response.instance_id)
    now = {each.path: each.value for each in answers(second, moved, "en")}
    assert now == {("boats",): 3.0, ("more", "kinds"): ("canoe",), ("visit[1]", "day"): "2026-05-01"} | {
        ("visit[2]", "day"): None
    }
    [(asked_by, kept)] = no_longer_asked(moved, (first, second), "en")
    assert asked_by == first
    assert {each.label: each.words for each in kept} == {
        "Main kind": "Barge",
        "What else?": "Lights at night",
        "Where?": "",
        "What was seen?": "A light",
    }
    edited = own_forms.answering_of(second, moved)
    edited.answer("/data/boats", 5)
    assert own_forms.response_of(edited, moved).earlier == moved.earlier


def test_what_is_left_is_counted_and_keeps_no_step_from_being_complete(form: Callable[[str], OwnForm]) -> None:
    made = form(FIRST)
    response = own_forms.response_of(own_forms.answering_of(made), own_forms.begun(made, "screen", dt.date.today()))
    assert (response.extra[LEFT], response.left) == (1, 1) and LEFT not in response.answers
    before = state(Diagnostic([made]), STEPS[6], catalogues())
    after = state(Diagnostic([made, response]), STEPS[6], catalogues())
    assert not before.own and after.own[0].arguments == {"count": 1}
    assert (after.status, after.left) == (before.status, before.left)
    assert after.status is not Status.COMPLETE
    assert not state(Diagnostic([made, response]), STEPS[5], catalogues()).own
