"""Filling-ins go out as ODK's XML and as plain values, and come back whole; what cannot come back is refused."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from diagnostic.language import explain
from diagnostic.questionnaire import submission
from diagnostic.questionnaire.answering import UNKNOWN, Answering
from diagnostic.questionnaire.errors import BadSubmission
from diagnostic.questionnaire.form import Questionnaire

Table = Callable[[str], Questionnaire]
XForm = Callable[..., Questionnaire]

FORM = """
| survey |
| | type | name | label | parameters |
| | text | text | T | |
| | integer | whole | W | |
| | decimal | real | R | |
| | range | range | Ra | start=0 end=1 step=0.25 |
| | select_one yn | one | O | |
| | select_multiple yn | many | M | |
| | rank yn | rank | Rk | |
| | date | date | D | |
| | time | time | Ti | |
| | dateTime | moment | Mo | |
| | geopoint | point | P | |
| | geotrace | line | L | |
| | geoshape | area | A | |
| | acknowledge | seen | S | |
| | image | picture | Pi | |
| | barcode | code | C | |
| | begin_repeat | rep | Rep | |
| | begin_group | g | G | |
| | text | inner | I | |
| | end_group | | | |
| | end_repeat | | | |
| choices |
| | list_name | name | label |
| | yn | y | Yes |
| | yn | n | No |
| settings |
| | form_id | version |
| | kinds | 3 |
"""
AT = (48.55, -71.65, 12.5, 3.0)
CORNERS = ((48.0, -71.0, 0.0, 0.0), (48.0, -72.0, 0.0, 0.0), (49.0, -72.0, 0.0, 0.0), (48.0, -71.0, 0.0, 0.0))
GIVEN: dict[str, tuple[Any, str]] = {
    "text": ("a < b & c\nd", "a < b & c\nd"),
    "whole": (-12, "-12"),
    "real": (0.1, "0.1"),
    "range": (0.25, "0.25"),
    "one": ("y", "y"),
    "many": (("y", "n"), "y n"),
    "rank": (("n", "y"), "n y"),
    "date": (dt.date(2026, 2, 3), "2026-02-03"),
    "time": (dt.time(9, 5, 1), "09:05:01.000"),
    "moment": (dt.datetime(2026, 2, 3, 4, 5, tzinfo=dt.UTC), "2026-02-03T04:05:00.000+00:00"),
    "point": (AT, "48.55 -71.65 12.5 3"),
    "line": (CORNERS[:2], "48 -71 0 0; 48 -72 0 0"),
    "area": (CORNERS, "48 -71 0 0; 48 -72 0 0; 49 -72 0 0; 48 -71 0 0"),
    "seen": (True, "OK"),
    "picture": ("boat.png", "boat.png"),
    "code": ("012345", "012345"),
}


@pytest.fixture
def answering(table: Table) -> Answering:
    return Answering(table(FORM))


@pytest.mark.parametrize("name", GIVEN)
def test_each_kind_goes_and_comes_back(answering: Answering, name: str) -> None:
    value, written = GIVEN[name]
    position = f"/data/{name}"
    assert position in answering.answer(position, value).positions
    assert answering.state(position).value == value
    assert answering.state(position).valid
    root = ElementTree.fromstring(answering.submission())
    assert root.findtext(name) == written
    for again in (
        Answering(answering.questionnaire, answering.submission()),
        Answering.from_values(answering.questionnaire, json.loads(json.dumps(answering.values()))),
        Answering.from_values(answering.questionnaire, {name: value}),
        Answering.from_values(answering.questionnaire, {name: written}),
    ):
        assert again.state(position).value == value
    answering.answer(position, None)
    assert answering.state(position).value is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("whole", "twelve"), ("whole", 1.5), ("real", "x"), ("date", "soon"), ("date", 5), ("time", "25:00"),
        ("moment", "x"), ("point", (91.0, 0.0)), ("point", "here"), ("line", ((0.0, 200.0),)), ("text", object()),
        ("many", 5),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_a_mistake_of_the_caller(answering: Answering, name: str, value: Any) -> None:
    with pytest.raises(ValueError):
        answering.answer(f"/data/{name}", value)
    assert answering.state(f"/data/{name}").value is None


def test_the_form_is_named_and_empty_instances_are_sent(answering: Answering) -> None:
    answering.add("/data/rep")
    answering.answer("/data/rep[2]/g/inner", "x")
    root = ElementTree.fromstring(answering.submission())
    assert root.attrib == {"id": "kinds", "version": "3"}
    assert [each.findtext("g/inner") for each in root.findall("rep")] == ["", "x"]
    assert root.findtext("meta/instanceID")


def test_letters_that_xml_has_not_are_left_out(answering: Answering) -> None:
    answering.answer("/data/text", "a\x00b\x0bc")
    assert ElementTree.fromstring(answering.submission()).findtext("text") == "abc"


def test_what_is_unknown_is_told_apart(answering: Answering) -> None:
    answering.add("/data/rep")
    answering.answer("/data/rep[2]/g/inner", UNKNOWN)
    assert answering.state("/data/rep[2]/g/inner").unknown
    assert answering.unknown == {"/data/rep[2]/g/inner"}
    answering.remove("/data/rep[1]")
    assert answering.unknown == {"/data/rep[1]/g/inner"}
    again = Answering(answering.questionnaire, answering.kept(), unknown=answering.unknown)
    assert again.unknown == answering.unknown


def test_answers_that_do_not_fit_come_back_as_they_are(answering: Answering) -> None:
    saved = "<data id='kinds'><whole>many</whole><one>maybe</one><date>soon</date></data>"
    again = Answering(answering.questionnaire, saved)
    for name in ("whole", "one", "date"):
        assert not again.state(f"/data/{name}").valid
    assert len(again.problems()) == 3
    assert ElementTree.fromstring(again.submission()).findtext("whole") == "many"


def test_names_that_the_form_has_not_are_left_out(answering: Answering) -> None:
    again = Answering(answering.questionnaire, "<data><nobody>x</nobody><text>y</text><rep><gone/></rep></data>")
    assert again.values()["text"] == "y"
    assert "nobody" not in again.submission()
    assert Answering.from_values(answering.questionnaire, {"nobody": 1, "rep": "x"}).values().get("text") is None


def test_a_saved_form_may_have_no_instances(answering: Answering) -> None:
    again = Answering(answering.questionnaire, "<data><text>y</text></data>")
    assert again.state("/data/rep").count == 0


@pytest.mark.parametrize(
    ("saved", "key"),
    [
        ("", "questionnaire-bad-submission"),
        ("no xml", "questionnaire-bad-submission"),
        ("<data><text>", "questionnaire-bad-submission"),
        ("<other/>", "questionnaire-other-form"),
        ('<!DOCTYPE d [<!ENTITY a "boom">]><data><text>&a;</text></data>', "questionnaire-bad-submission"),
        ("<data>" * 300 + "</data>" * 300, "questionnaire-bad-submission"),
        ("<data>" + "<rep/>" * 6_000 + "</data>", "questionnaire-bad-submission"),
    ],
)
def test_bad_submissions_are_refused_in_words(answering: Answering, saved: str, key: str) -> None:
    with pytest.raises(BadSubmission) as caught:
        Answering(answering.questionnaire, saved)
    assert caught.value.key == key
    assert explain(caught.value, "fr") != explain(caught.value, "en")


def test_a_huge_submission_is_refused_unread(answering: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submission, "MOST_CHARACTERS", 100)
    with pytest.raises(BadSubmission):
        Answering(answering.questionnaire, "<data>" + "x" * 200 + "</data>")


def test_other_names_of_spaces_are_kept(xform: XForm) -> None:
    questionnaire = xform(
        '<data xmlns:orx="http://openrosa.org/xforms"><a/><orx:meta><orx:instanceID/></orx:meta></data>',
        '<bind nodeset="/data/orx:meta/orx:instanceID" jr:preload="uid" type="string"/>',
        '<input ref="/data/a"/>',
    )
    answering = Answering(questionnaire)
    assert "{http://openrosa.org/xforms}instanceID" in {
        each.tag for each in ElementTree.fromstring(answering.submission()).iter()
    }
    assert Answering(questionnaire, answering.submission()).values() == answering.values()
