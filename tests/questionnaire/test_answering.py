"""A form of several kinds of questions being answered: what follows from each answer."""

from pathlib import Path

import pytest

from diagnostic.questionnaire.answering import UNKNOWN, Answering
from diagnostic.questionnaire.reading import read

FORM = """
| survey |
| | type | name | label::English (en) | label::Français (fr) | required | relevant | calculation | constraint | constraint_message::English (en) | constraint_message::Français (fr) | repeat_count | choice_filter |
| | integer | boats | Boats | Bateaux | yes | | | . >= 0 | Not below zero | Pas sous zéro | | |
| | select_one kind | kind | Kind | Genre | | ${boats} > 0 | | | | | | |
| | select_one model | model | Model | Modèle | | | | | | | | of = ${kind} |
| | begin_repeat | boat | Boat | Bateau | | | | | | | ${boats} | |
| | integer | places | Places in boat of ${kind} | Places | | | | | | | | |
| | calculate | number | | | | | position(..) | | | | | |
| | end_repeat | | | | | | | | | | | |
| | calculate | total | | | | | sum(${places}) | | | | | |
| | note | said | In all ${total} places | En tout ${total} places | | | | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Français (fr) | of |
| | kind | canoe | Canoe | Canot | |
| | kind | barge | Barge | Chaland | |
| | model | c1 | C1 | C1 | canoe |
| | model | b1 | B1 | B1 | barge |
"""


@pytest.fixture
def answering(tmp_path: Path) -> Answering:
    path = tmp_path / "boats.md"
    path.write_text(FORM, encoding="utf-8")
    return Answering(read(path))


def test_a_count_makes_instances_and_calculations_follow(answering: Answering) -> None:
    changed = answering.answer("/data/boats", 2)
    assert changed.structure == {"/data/boat"}
    assert [node.position for node in answering.tree()[3].children] == ["/data/boat[1]", "/data/boat[2]"]
    answering.answer("/data/boat[1]/places", 4)
    changed = answering.answer("/data/boat[2]/places", 3)
    assert changed.positions == {"/data/boat[2]/places", "/data/total", "/data/said"}
    assert answering.state("/data/total").value == "7"
    assert answering.state("/data/said").label == "In all 7 places"
    answering.language = "Français (fr)"
    assert answering.state("/data/said").label == "En tout 7 places"
    assert not answering.can_add("/data/boat")


def test_what_is_no_longer_offered_is_no_longer_chosen(answering: Answering) -> None:
    answering.answer("/data/boats", 1)
    answering.answer("/data/kind", "canoe")
    assert [each.id for each in answering.state("/data/model").choices] == ["c1"]
    answering.answer("/data/model", "c1")
    assert answering.answer("/data/kind", "barge").positions >= {"/data/model"}
    assert answering.state("/data/model").value is None


def test_what_is_not_relevant_is_kept_and_not_sent(answering: Answering) -> None:
    answering.answer("/data/boats", 1)
    answering.answer("/data/kind", "canoe")
    answering.answer("/data/boats", 0)
    assert not answering.state("/data/kind").relevant
    assert "canoe" not in answering.submission()
    assert answering.values()["kind"] == "canoe"
    again = Answering(answering.questionnaire, answering.kept())
    again.answer("/data/boats", 1)
    assert again.state("/data/kind").value == "canoe"


def test_unknown_is_an_answer(answering: Answering) -> None:
    assert [each.position for each in answering.problems()] == ["/data/boats"]
    answering.answer("/data/boats", UNKNOWN)
    assert answering.problems() == []
    assert answering.unknown == {"/data/boats"}
    assert answering.state("/data/boats").value is None
    answering.answer("/data/boats", -1)
    assert answering.unknown == frozenset()
    assert [each.message for each in answering.problems()] == ["Not below zero"]


def test_values_come_back(answering: Answering) -> None:
    answering.answer("/data/boats", 2)
    answering.answer("/data/boat[2]/places", 3)
    again = Answering.from_values(answering.questionnaire, answering.values(), unknown={"/data/kind"})
    assert again.values() == answering.values()
    assert again.unknown == {"/data/kind"}
