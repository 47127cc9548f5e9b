"""What forms do by themselves: values at the start, in new instances, after an answer; identifiers, dates, people."""

import datetime as dt
from collections.abc import Callable
from random import Random

import pytest

from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.form import Questionnaire

Table = Callable[[str], Questionnaire]
XForm = Callable[..., Questionnaire]
NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=-5)))

FORM = """
| survey |
| | type | name | label | default | trigger | calculation | repeat_count |
| | start | begun | | | | | |
| | end | ended | | | | | |
| | today | day | | | | | |
| | username | who | | | | | |
| | deviceid | device | | | | | |
| | phonenumber | number | | | | | |
| | email | email | | | | | |
| | audit | audit | | | | | |
| | start-geopoint | where | | | | | |
| | background-audio | heard | | | | | |
| | text | plain | Plain | as said | | | |
| | date | visit | Visit | today() | | | |
| | integer | places | Places | 2 + 3 | | | |
| | select_multiple kind | kinds | Kinds | canoe barge | | | |
| | text | changed_at | Changed | | ${places} | now() | |
| | integer | doubled | Doubled | | ${places} | ${places} * 2 | |
| | begin_repeat | boat | Boat | | | | |
| | integer | size | Size | ${places} + 1 | | | |
| | text | twice | Twice | | ${size} | ${size} * 2 | |
| | text | fixed | Fixed | red | | | |
| | end_repeat | | | | | | |
| choices |
| | list_name | name | label |
| | kind | canoe | Canoe |
| | kind | barge | Barge |
"""


@pytest.fixture
def answering(table: Table) -> Answering:
    return Answering(table(FORM), clock=lambda: NOON, chance=Random(3))


def test_defaults_fixed_and_computed(answering: Answering) -> None:
    assert answering.state("/data/plain").value == "as said"
    assert answering.state("/data/visit").value == dt.date(2026, 11, 24)
    assert answering.state("/data/places").value == 5
    assert answering.state("/data/kinds").value == ("canoe", "barge")
    assert answering.state("/data/boat[1]/size").value == 6
    assert answering.state("/data/boat[1]/fixed").value == "red"


def test_a_new_instance_has_its_own_start(answering: Answering) -> None:
    answering.answer("/data/places", 7)
    answering.add("/data/boat")
    assert [each["size"] for each in answering.values()["boat"]] == [6, 8]
    assert [each["fixed"] for each in answering.values()["boat"]] == ["red", "red"]


def test_an_answer_sets_off_others(answering: Answering) -> None:
    assert answering.state("/data/changed_at").value is None
    changed = answering.answer("/data/places", 4)
    assert changed.positions >= {"/data/places", "/data/doubled", "/data/changed_at"}
    assert answering.state("/data/doubled").value == 8
    assert answering.state("/data/changed_at").value == "2026-11-24T12:00:00.000-05:00"


def test_an_answer_in_a_repeat_sets_off_its_own_instance(answering: Answering) -> None:
    answering.add("/data/boat")
    answering.answer("/data/boat[2]/size", 9)
    assert [each.get("twice") for each in answering.values()["boat"]] == [None, "18"]


def test_the_day_is_known_and_who_is_not(answering: Answering) -> None:
    """E01: who uses which telephone is never kept, whatever a form asks."""
    found = answering.values()
    assert found["day"] == "2026-11-24"
    assert found["begun"] == "2026-11-24T12:00:00.000-05:00"
    assert not found.keys() & {"who", "device", "number", "email", "where", "heard", "audit"}
    assert "ended" not in found
    assert "<ended>2026-11-24T12:00:00.000-05:00</ended>" in answering.submission()


def test_each_filling_in_has_an_identifier_and_keeps_it(answering: Answering) -> None:
    identifier = answering.values()["meta"]["instanceID"]
    assert identifier.startswith("uuid:")
    assert len(identifier) == 41
    again = Answering(answering.questionnaire, answering.submission())
    assert again.values()["meta"]["instanceID"] == identifier
    other = Answering(answering.questionnaire)
    assert other.values()["meta"]["instanceID"] != identifier


def test_opening_again_keeps_answers_and_starts_nothing_anew(answering: Answering) -> None:
    answering.answer("/data/plain", None)
    answering.answer("/data/visit", dt.date(2020, 1, 1))
    again = Answering(answering.questionnaire, answering.kept())
    assert again.state("/data/plain").value is None
    assert again.state("/data/visit").value == dt.date(2020, 1, 1)


def test_once_is_computed_once(table: Table) -> None:
    questionnaire = table(
        "| survey |\n| | type | name | label | calculation |\n| | calculate | code | | once(random()) |\n"
        "| | text | a | A | |\n| | calculate | other | | concat(${a}, random()) |\n"
    )
    answering = Answering(questionnaire, chance=Random(5))
    code = answering.values()["code"]
    answering.answer("/data/a", "x")
    assert answering.values()["code"] == code
    assert Answering(questionnaire, answering.kept()).values()["code"] == code


def test_a_form_may_start_from_the_one_before(table: Table) -> None:
    questionnaire = table(
        "| survey |\n| | type | name | label | default |\n| | text | village | Village | ${last-saved#village} |\n"
        "| | text | other | Other | |\n"
    )
    first = Answering(questionnaire)
    assert first.state("/data/village").value is None
    first.answer("/data/village", "Elm")
    assert Answering(questionnaire, last_saved=first.submission()).state("/data/village").value == "Elm"


def test_what_sets_off_what_sets_off(xform: XForm) -> None:
    questionnaire = xform(
        "<data><a/><b/><c/><d>keep</d></data>",
        "",
        '<input ref="/data/a"><setvalue ref="/data/b" event="xforms-value-changed" value="concat(/data/a, \'!\')"/>'
        '<setvalue ref="/data/d" event="xforms-value-changed"/></input>'
        '<input ref="/data/b"><setvalue ref="/data/c" event="xforms-value-changed">said</setvalue></input>'
        '<input ref="/data/c"/><input ref="/data/d"/>',
    )
    answering = Answering(questionnaire)
    assert answering.state("/data/d").value == "keep"
    answering.answer("/data/a", "x")
    assert [answering.state(f"/data/{each}").value for each in "abcd"] == ["x", "x!", "said", None]


def test_events_by_their_older_names_and_several_at_once(xform: XForm) -> None:
    questionnaire = xform(
        "<data><a/><b/></data>",
        '<setvalue event="xforms-ready" ref="/data/a" value="1 + 1"/>'
        '<setvalue event="odk-instance-first-load odk-instance-load" ref="/data/b" value="3"/>',
        '<input ref="/data/a"/>',
    )
    assert Answering(questionnaire).values() == {"a": "2", "b": "3"}


def test_a_start_value_may_stand_on_a_calculation_and_in_what_is_not_relevant(xform: XForm) -> None:
    questionnaire = xform(
        '<data><c/><g><a/></g><rep jr:template=""><b/></rep></data>',
        '<bind nodeset="/data/c" calculate="2 + 3"/><bind nodeset="/data/g" relevant="/data/c = 7"/>'
        '<setvalue event="odk-instance-first-load" ref="/data/g/a" value="/data/c * 2"/>'
        '<setvalue event="odk-new-repeat" ref="/data/rep/b" value="position(..)"/>',
        '<group ref="/data/g"><input ref="/data/g/a"/></group><repeat nodeset="/data/rep"><input ref="/data/rep/b"/></repeat>',
    )
    answering = Answering(questionnaire)
    answering.add("/data/rep")
    answering.add("/data/rep")
    assert not answering.state("/data/g/a").relevant
    assert answering.values()["g"] == {"a": "10"}
    assert [each["b"] for each in answering.values()["rep"]] == ["1", "2"]


def test_a_computed_value_that_sets_off_another(xform: XForm) -> None:
    questionnaire = xform(
        "<data><a/><twice/><seen/></data>",
        '<bind nodeset="/data/twice" calculate="/data/a * 2" type="int"/><bind nodeset="/data/a" type="int"/>',
        '<input ref="/data/a"/><input ref="/data/twice"><setvalue ref="/data/seen" event="xforms-value-changed"'
        " value=\"concat('was ', /data/twice)\"/></input>",
    )
    answering = Answering(questionnaire)
    answering.answer("/data/a", 4)
    assert answering.values()["seen"] == "was 8"
