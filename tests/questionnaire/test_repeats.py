"""Questions asked again: instances come and go, and what depends on them follows and nothing else does."""

from collections.abc import Callable

import pytest

from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.form import Questionnaire, Repeat

Table = Callable[[str], Questionnaire]
XForm = Callable[..., Questionnaire]

BOATS = """
| survey |
| | type | name | label | calculation | relevant |
| | begin_repeat | boat | Boat | | |
| | integer | places | Places | | |
| | calculate | number | | position(..) | |
| | calculate | share | | ${places} div ${total} | |
| | calculate | before | | indexed-repeat(${places}, ${boat}, position(..) - 1) | |
| | calculate | running | | coalesce(indexed-repeat(${running}, ${boat}, position(..) - 1), 0) + coalesce(${places}, 0) | |
| | text | why | Why | | position(..) = count(${boat}) |
| | end_repeat | | | | |
| | calculate | total | | sum(${places}) | |
| | calculate | many | | count(${boat}) | |
| | calculate | second | | indexed-repeat(${places}, ${boat}, 2) | |
"""


@pytest.fixture
def boats(table: Table) -> Answering:
    answering = Answering(table(BOATS))
    for number, places in enumerate((4, 6, 10), 1):
        if number > 1:
            answering.add("/data/boat")
        answering.answer(f"/data/boat[{number}]/places", places)
    return answering


def values(answering: Answering, name: str) -> list[object]:
    return [each.get(name) for each in answering.values()["boat"]]


def test_positions_totals_and_the_instance_before(boats: Answering) -> None:
    assert values(boats, "number") == ["1", "2", "3"]
    assert values(boats, "share") == ["0.2", "0.3", "0.5"]
    assert values(boats, "before") == [None, "4", "6"]
    assert values(boats, "running") == ["4", "10", "20"]
    assert [boats.values()[each] for each in ("total", "many", "second")] == ["20", "3", "6"]


def test_taking_an_instance_away_moves_those_that_follow(boats: Answering) -> None:
    changed = boats.remove("/data/boat[1]")
    assert changed.structure == {"/data/boat"}
    assert values(boats, "places") == [6, 10]
    assert values(boats, "number") == ["1", "2"]
    assert values(boats, "before") == [None, "6"]
    assert values(boats, "running") == ["6", "16"]
    assert [boats.values()[each] for each in ("total", "many", "second")] == ["16", "2", "10"]
    assert [boats.state(f"/data/boat[{each}]/why").relevant for each in (1, 2)] == [False, True]


def test_an_instance_may_be_put_anywhere(boats: Answering) -> None:
    boats.add("/data/boat", at=2)
    boats.answer("/data/boat[2]/places", 5)
    assert values(boats, "places") == [4, 5, 6, 10]
    assert values(boats, "before") == [None, "4", "5", "6"]
    assert values(boats, "running") == ["4", "9", "15", "25"]


def test_only_what_depends_on_an_answer_changes(boats: Answering) -> None:
    changed = boats.answer("/data/boat[3]/places", 11)
    assert "/data/boat[1]/running" not in changed.positions
    assert "/data/boat[2]/before" not in changed.positions
    assert changed.positions >= {"/data/boat[3]/places", "/data/boat[3]/running", "/data/total", "/data/boat[1]/share"}
    assert changed.structure == frozenset()


def test_all_instances_may_go(boats: Answering) -> None:
    for _ in range(3):
        boats.remove("/data/boat[1]")
    assert boats.state("/data/boat").count == 0
    assert "boat" not in boats.values()
    assert boats.values()["total"] == "0"
    boats.add("/data/boat")
    assert values(boats, "number") == ["1"]


NESTED = """
| survey |
| | type | name | label | calculation | relevant | repeat_count |
| | begin_repeat | house | House | | | |
| | text | street | Street | | | |
| | integer | people | People | | | |
| | begin_repeat | person | Person of ${street} | | | ${people} |
| | integer | age | Age | | | |
| | calculate | place | | concat(position(../..), '.', position(..)) | | |
| | begin_group | school | School | | ${age} < 18 | |
| | text | grade | Grade | | | |
| | end_group | | | | | |
| | end_repeat | | | | | |
| | calculate | oldest | | max(${age}) | | |
| | calculate | pupils | | count-non-empty(${grade}) | | |
| | end_repeat | | | | | |
| | calculate | everybody | | count(${person}) | | |
| | calculate | eldest | | max(${age}) | | |
"""


def test_repeats_in_repeats(table: Table) -> None:
    answering = Answering(table(NESTED))
    answering.answer("/data/house[1]/people", 2)
    answering.add("/data/house")
    answering.answer("/data/house[2]/people", 1)
    answering.answer("/data/house[2]/street", "Elm")
    answering.answer("/data/house[1]/person[2]/age", 15)
    answering.answer("/data/house[2]/person[1]/age", 50)
    answering.answer("/data/house[1]/person[2]/school/grade", "9")
    houses = answering.values()["house"]
    assert [each["oldest"] for each in houses] == ["15", "50"]
    assert [each["pupils"] for each in houses] == ["1", "0"]
    assert [person["place"] for house in houses for person in house["person"]] == ["1.1", "1.2", "2.1"]
    assert (answering.values()["everybody"], answering.values()["eldest"]) == ("3", "50")
    assert answering.state("/data/house[2]/person[1]").label == "Person of Elm"
    assert not answering.state("/data/house[2]/person[1]/school/grade").relevant
    answering.answer("/data/house[1]/person[2]/age", 20)
    assert answering.values()["house"][0]["pupils"] == "0"  # a grade that is no longer asked for does not count


def test_only_relevant_nodes_count(xform: XForm) -> None:
    questionnaire = xform(
        "<data><rep><a/></rep><rep><a/></rep><n/><all/></data>",
        '<bind nodeset="/data/rep/a" relevant="position(..) &lt;= /data/n"/><bind nodeset="/data/n" type="int"/>'
        '<bind nodeset="/data/all" calculate="concat(count(/data/rep), \':\', count(/data/rep/a))"/>',
        '<repeat nodeset="/data/rep"><input ref="/data/rep/a"/></repeat><input ref="/data/n"/>',
    )
    answering = Answering(questionnaire)
    assert answering.values()["all"] == "2:0"
    answering.answer("/data/n", 1)
    assert answering.values()["all"] == "2:1"


def test_an_absolute_path_in_a_repeat_means_the_same_instance(xform: XForm) -> None:
    questionnaire = xform(
        '<data><rep jr:template=""><a/><b/><c/></rep><rep><a/><b/><c/></rep></data>',
        '<bind nodeset="/data/rep/b" calculate="/data/rep/a"/>'
        '<bind nodeset="/data/rep/c" calculate="count(/data/rep)"/>',
        '<repeat nodeset="/data/rep"><input ref="/data/rep/a"/></repeat>',
    )
    answering = Answering(questionnaire)
    answering.add("/data/rep")
    answering.answer("/data/rep[2]/a", "x")
    assert answering.values()["rep"] == [{"c": "2"}, {"a": "x", "b": "x", "c": "2"}]


def test_a_repeat_may_begin_without_instances_or_with_several(xform: XForm) -> None:
    body = (
        '<group ref="/data/rep"><label>R</label><repeat nodeset="/data/rep"><input ref="/data/rep/a"/></repeat></group>'
    )
    none = Answering(xform('<data><rep jr:template=""><a>d</a></rep><z/></data>', "", body))
    assert none.state("/data/rep").count == 0
    assert none.can_add("/data/rep")
    none.add("/data/rep")
    assert none.values()["rep"] == [{"a": "d"}]
    several = Answering(xform("<data><rep><a>1</a></rep><rep><a>2</a></rep></data>", "", body))
    assert [each["a"] for each in several.values()["rep"]] == ["1", "2"]


def test_a_first_instance_is_a_template_without_its_values(xform: XForm) -> None:
    answering = Answering(
        xform("<data><rep><a>1</a></rep></data>", "", '<repeat nodeset="/data/rep"><input ref="a"/></repeat>')
    )
    answering.add("/data/rep")
    assert answering.values()["rep"] == [{"a": "1"}, {}]


def test_a_count_that_people_decide_is_theirs_alone(table: Table) -> None:
    questionnaire = table(NESTED)
    answering = Answering(questionnaire)
    answering.answer("/data/house[1]/people", 1)
    assert answering.can_add("/data/house")
    assert answering.can_remove("/data/house[1]")
    assert not answering.can_add("/data/house[1]/person")
    assert not answering.can_remove("/data/house[1]/person[1]")
    repeats = [each for each in questionnaire.walk() if isinstance(each, Repeat)]
    assert [each.fixed for each in repeats] == [False, True]


def test_a_count_may_be_anything(table: Table) -> None:
    answering = Answering(table(NESTED))
    for people, count in ((3, 3), (0, 0), (-2, 0), (2, 2), (None, 2)):  # nothing is lost while there is no number
        answering.answer("/data/house[1]/people", people)
        assert answering.state("/data/house[1]/person").count == count


def test_what_a_count_took_away_comes_back_with_it(table: Table) -> None:
    answering = Answering(table(NESTED))
    answering.answer("/data/house[1]/people", 2)
    answering.answer("/data/house[1]/person[2]/age", 9)
    answering.answer("/data/house[1]/person[2]/school/grade", "3")
    answering.answer("/data/house[1]/people", 1)
    assert (answering.values()["everybody"], answering.values().get("eldest")) == ("1", None)
    assert "<age>9</age>" not in answering.kept()
    answering.answer("/data/house[1]/people", 3)
    assert [each.get("age") for each in answering.values()["house"][0]["person"]] == [None, 9, None]
    assert answering.values()["house"][0]["pupils"] == "1"


def test_a_condition_on_a_repeat(table: Table) -> None:
    answering = Answering(
        table(
            "| survey |\n| | type | name | label | relevant |\n| | select_one yn | has | Has | |\n"
            "| | begin_repeat | boat | Boat | ${has} = 'y' |\n| | text | name | Name | |\n| | end_repeat | | | |\n"
            "| choices |\n| | list_name | name | label |\n| | yn | y | Y |\n| | yn | n | N |\n"
        )
    )
    assert not answering.state("/data/boat").relevant
    assert not answering.can_add("/data/boat")
    changed = answering.answer("/data/has", "y")
    assert changed.positions >= {"/data/boat", "/data/boat[1]", "/data/boat[1]/name"}
    assert answering.can_add("/data/boat")
    answering.remove("/data/boat[1]")
    assert answering.state("/data/boat").relevant
    answering.answer("/data/has", "n")
    assert not answering.state("/data/boat").relevant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/data/b + 1", "/data/a + 1"),
        (". + 1", "0"),
        ("sum(/data/rep/x)", "0"),
    ],
)
def test_a_circle_is_refused_with_its_questions(xform: XForm, one: str, other: str) -> None:
    with pytest.raises(BadForm) as caught:
        xform(
            "<data><a/><b/><rep><x/></rep></data>",
            f'<bind nodeset="/data/a" calculate="{one}"/><bind nodeset="/data/b" calculate="{other}"/>'
            '<bind nodeset="/data/rep/x" calculate="/data/a"/>',
        )
    assert caught.value.key == "questionnaire-cycle"
    assert "a" in caught.value.arguments["questions"]


def test_a_condition_on_itself_is_a_circle(xform: XForm) -> None:
    for rule in (". != ''", "/data/g/inside = ''"):
        with pytest.raises(BadForm) as caught:
            xform(
                "<data><g><inside/></g></data>",
                f'<bind nodeset="/data/g{"/inside" if rule[0] == "." else ""}" relevant="{rule}"/>',
            )
        assert caught.value.key == "questionnaire-cycle"


@pytest.mark.parametrize(
    ("binds", "questions"),
    [
        pytest.param(
            """<bind nodeset="/data/a" relevant="/data/b = ''"/><bind nodeset="/data/b" relevant="/data/a = ''"/>""",
            {"a", "b"},
            id="two questions show each other",
        ),
        pytest.param(
            """<bind nodeset="/data/a" relevant="/data/c = 1"/><bind nodeset="/data/c" calculate="/data/b + 1"/>
            <bind nodeset="/data/b" relevant="/data/a = 'x'"/>""",
            {"a", "b", "c"},
            id="by way of a calculation",
        ),
        pytest.param(
            """<bind nodeset="/data/g" relevant="/data/c = 1"/><bind nodeset="/data/c" calculate="/data/g/x"/>""",
            {"g", "c"},
            id="what stands in the group that it shows",
        ),
        pytest.param(
            """<bind nodeset="/data/rep/x" relevant="../y = 1"/><bind nodeset="/data/rep/y" relevant="../x = 1"/>""",
            {"x", "y"},
            id="inside one instance",
        ),
        pytest.param(
            """<bind nodeset="/data/a" relevant="count(/data/rep[x = 1]) = 0"/>
            <bind nodeset="/data/rep/x" relevant="/data/a = 1"/>""",
            {"x", "a"},
            id="counted over instances",
        ),
    ],
)
def test_conditions_that_wait_for_each_other_are_a_circle(xform: XForm, binds: str, questions: set[str]) -> None:
    with pytest.raises(BadForm) as caught:
        xform("<data><a/><b/><c/><g><x/></g><rep><x/><y/></rep></data>", binds)
    assert caught.value.key == "questionnaire-cycle"
    assert set(caught.value.arguments["questions"].split(" → ")) == questions


@pytest.mark.parametrize(
    "binds",
    [
        pytest.param(
            """<bind nodeset="/data/g/x" relevant="/data/g/y = 1"/><bind nodeset="/data/g" relevant="/data/a = 1"/>""",
            id="neighbours in one group",
        ),
        pytest.param(
            """<bind nodeset="/data/a" relevant="/data/b = 1" calculate="/data/c"/>
            <bind nodeset="/data/c" relevant="/data/b = 1"/>""",
            id="the same condition twice",
        ),
        pytest.param(
            """<bind nodeset="/data/rep/x" relevant="indexed-repeat(/data/rep/y, /data/rep, position(..) - 1) = 1"/>
            <bind nodeset="/data/rep/y" relevant="../x = 1"/>""",
            id="the instance before",
        ),
        pytest.param(
            """<bind nodeset="/data/a" constraint="/data/b = ''" required="/data/b = ''"/>
            <bind nodeset="/data/b" constraint="/data/a = ''" relevant="/data/a = 1"/>""",
            id="checks compute nothing",
        ),
    ],
)
def test_conditions_in_a_line_are_no_circle(xform: XForm, binds: str) -> None:
    xform("<data><a/><b/><c/><g><x/><y/></g><rep><x/><y/></rep></data>", binds)


def test_rules_that_never_settle_are_stopped(xform: XForm) -> None:
    questionnaire = xform(
        '<data><n>1</n><rep jr:template=""><x/></rep></data>',
        '<bind nodeset="/data/n" calculate="count(/data/rep[position() &gt; 0]) + 1" type="int"/>',
        '<group ref="/data/rep"><repeat nodeset="/data/rep" jr:count="/data/n"><input ref="/data/rep/x"/></repeat></group>',
    )
    assert (Answering(questionnaire).state("/data/rep").count or 0) < 100
