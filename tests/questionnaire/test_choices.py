"""Choices: from the form, from its lists, from files beside it, from answers; filtered, named, in both languages."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from diagnostic.language import explain
from diagnostic.questionnaire import lists
from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.form import Questionnaire
from diagnostic.questionnaire.reading import read

Table = Callable[[str], Questionnaire]
XForm = Callable[..., Questionnaire]

CASCADE = """
| survey |
| | type | name | label::English (en) | label::Français (fr) | choice_filter | calculation | parameters |
| | select_one region | region | Region | Région | | | |
| | select_multiple town | towns | Towns | Villes | in = ${region} | | |
| | select_one street | street | Street | Rue | selected(${towns}, of) and in = ${region} | | |
| | rank town | order | Order | Ordre | selected(${towns}, name) | | |
| | select_one town | any | Any | Toutes | | | randomize=true seed=42 |
| | select_one region or_other | other | Other | Autre | | | |
| | calculate | named | | | | jr:choice-name(${region}, '${region}') | |
| | begin_repeat | trip | Trip | Trajet | | | |
| | select_one region | to | To | Vers | | | |
| | select_one town | stop | Stop | Arrêt | in = ${to} | | |
| | calculate | said | | | | jr:choice-name(${stop}, '${stop}') | |
| | end_repeat | | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Français (fr) | in | of |
| | region | n | North | Nord | | |
| | region | s | South | Sud | | |
| | town | a | Alma | Alma | n | |
| | town | b | Bay | Baie | n | |
| | town | c | Cape | Cap | s | |
| | street | x | Main | Principale | n | a |
| | street | y | Oak | Chêne | n | b |
| | street | z | Elm | Orme | s | c |
"""


@pytest.fixture
def cascade(table: Table) -> Answering:
    return Answering(table(CASCADE))


def offered(answering: Answering, position: str) -> list[str]:
    return [each.id for each in answering.state(position).choices]


def test_three_levels_follow_each_other(cascade: Answering) -> None:
    assert offered(cascade, "/data/towns") == []
    cascade.answer("/data/region", "n")
    assert offered(cascade, "/data/towns") == ["a", "b"]
    cascade.answer("/data/towns", ("a", "b"))
    assert offered(cascade, "/data/street") == ["x", "y"]
    cascade.answer("/data/street", "y")
    cascade.answer("/data/order", ("b", "a"))
    changed = cascade.answer("/data/towns", ("a",))
    assert changed.positions >= {"/data/towns", "/data/street", "/data/order"}
    assert cascade.state("/data/street").value is None
    assert cascade.state("/data/order").value == ("a",)
    cascade.answer("/data/region", "s")
    assert cascade.state("/data/towns").value is None
    assert offered(cascade, "/data/street") == []


def test_a_cascade_in_a_repeat_looks_at_its_own_instance(cascade: Answering) -> None:
    cascade.add("/data/trip")
    cascade.answer("/data/trip[1]/to", "n")
    cascade.answer("/data/trip[2]/to", "s")
    assert offered(cascade, "/data/trip[1]/stop") == ["a", "b"]
    assert offered(cascade, "/data/trip[2]/stop") == ["c"]
    cascade.answer("/data/trip[2]/stop", "c")
    assert cascade.values()["trip"][1]["said"] == "Cape"


def test_choices_are_named_in_the_language_shown(cascade: Answering) -> None:
    cascade.answer("/data/region", "n")
    assert cascade.values()["named"] == "North"
    assert cascade.state("/data/region").choices[0].label == "North"
    cascade.language = "Français (fr)"
    assert cascade.values()["named"] == "Nord"
    assert cascade.state("/data/region").choices[0].label == "Nord"


def test_the_same_seed_gives_the_same_order(cascade: Answering, table: Table) -> None:
    again = Answering(table(CASCADE), chance=Random(1))
    assert offered(cascade, "/data/any") == offered(again, "/data/any")
    assert sorted(offered(cascade, "/data/any")) == ["a", "b", "c"]


def test_other_asks_which(cascade: Answering) -> None:
    assert "other" in offered(cascade, "/data/other")
    assert not cascade.state("/data/other_other").relevant
    cascade.answer("/data/other", "other")
    assert cascade.state("/data/other_other").relevant


def test_a_choice_that_is_not_offered_is_kept_and_not_right(cascade: Answering) -> None:
    cascade.answer("/data/region", "west")
    state = cascade.state("/data/region")
    assert (state.value, state.valid, bool(state.message)) == ("west", False, True)


def test_columns_of_a_choice_come_along(cascade: Answering) -> None:
    cascade.answer("/data/region", "n")
    assert cascade.state("/data/towns").choices[0].columns["in"] == "n"


FROM_FILE = """
| survey |
| | type | name | label | choice_filter | calculation |
| | text | region | Region | | |
| | select_one_from_file towns.{suffix} | town | Town | in = ${{region}} | |
| | calculate | people | | | instance('towns')/root/item[name = ${{town}}]/people |
| | calculate | pulled | | | pulldata('towns', 'people', 'name', ${{town}}) |
"""
CONTENT = {
    "csv": "name,label,in,people\na,Alma,n,20\nb,Bay,n,\nc,Cape,s,7\n",
    "xml": "<root><item><name>a</name><label>Alma</label><in>n</in><people>20</people></item>"
    "<item><name>b</name><label>Bay</label><in>n</in></item></root>",
    "geojson": json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"name": "a", "label": "Alma", "in": "n", "people": 20},
                    "geometry": {"type": "Point", "coordinates": [-71.65, 48.55]},
                }
            ],
        }
    ),
}


@pytest.mark.parametrize("suffix", ["csv", "xml", "geojson"])
def test_choices_from_a_file_beside_the_form(table: Table, tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"towns.{suffix}").write_text(CONTENT[suffix], encoding="utf-8")
    rows = FROM_FILE.format(suffix=suffix)
    if suffix != "csv":
        rows = rows.rpartition("| | calculate | pulled")[0]
    if suffix == "geojson":
        rows = rows.replace("| choice_filter |", "| parameters | choice_filter |").replace(
            "| in = ${region} |", "| value=name label=label | in = ${region} |"
        )
        rows = rows.replace("| Region | |", "| Region | | |").replace("people | | |", "people | | | |")
    answering = Answering(table(rows))
    assert answering.questionnaire.warnings == ()
    answering.answer("/data/region", "n")
    assert answering.state("/data/town").choices[0].label == "Alma"
    answering.answer("/data/town", "a")
    assert answering.values()["people"] == "20"
    if suffix == "csv":
        assert answering.values()["pulled"] == "20"
    if suffix == "geojson":
        assert answering.state("/data/town").choices[0].columns["geometry"] == "48.55 -71.65 0 0"


def test_a_file_of_another_program_is_read(table: Table, tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_bytes("name;label;in\na;Baie-Comeau é;n\n".encode("latin-1"))
    answering = Answering(table(FROM_FILE.format(suffix="csv")))
    answering.answer("/data/region", "n")
    assert [each.label for each in answering.state("/data/town").choices] == ["Baie-Comeau é"]


def test_a_missing_file_is_said_and_offers_nothing(table: Table) -> None:
    questionnaire = table(FROM_FILE.format(suffix="csv"))
    assert questionnaire.warnings == ("jr://file-csv/towns.csv",)
    answering = Answering(questionnaire)
    answering.answer("/data/region", "n")
    assert answering.state("/data/town").choices == ()


def test_files_outside_the_folder_are_never_read(xform: XForm, tmp_path: Path) -> None:
    from diagnostic.questionnaire.reading import beside

    (tmp_path / "secret.csv").write_text("name,label\nx,X\n")
    (tmp_path / "forms").mkdir()
    find = beside(tmp_path / "forms" / "form.xlsx")
    assert find("../secret.csv") is None
    assert find("/etc/passwd") is None
    assert find("") is None


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("towns.geojson", "{", "questionnaire-bad-list"),
        ("towns.geojson", '{"type": "Feature"}', "questionnaire-bad-list"),
        ("towns.xml", "<root><item>", "questionnaire-bad-xml"),
        (
            "towns.xml",
            '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><root><item>&b;</item></root>',
            "questionnaire-bad-xml",
        ),
        ("towns.xml", "<a>" * 500 + "</a>" * 500, "questionnaire-bad-xml"),
    ],
)
def test_bad_lists_are_refused_in_words(tmp_path: Path, name: str, content: str, key: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadForm) as caught:
        lists.from_file(f"jr://file/{name}", "towns", lambda _: path)()
    assert caught.value.key == key
    assert name in explain(caught.value, "fr")


def test_a_list_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST_CELLS", 50)
    path = tmp_path / "towns.csv"
    path.write_text("name,label\n" + "a,b\n" * 60)
    with pytest.raises(BadForm) as caught:
        lists.from_file("jr://file-csv/towns.csv", "towns", lambda _: path)()
    assert caught.value.key == "questionnaire-list-too-large"


def test_choices_may_be_earlier_answers(table: Table) -> None:
    answering = Answering(
        table(
            "| survey |\n| | type | name | label | choice_filter |\n| | begin_repeat | boat | Boat | |\n"
            "| | text | name | Name | |\n| | integer | places | Places | |\n| | end_repeat | | | |\n"
            "| | select_one ${name} | best | Best | ./places > 2 |\n"
        )
    )
    answering.answer("/data/boat[1]/name", "Ann")
    answering.answer("/data/boat[1]/places", 5)
    changed = answering.add("/data/boat")
    answering.answer("/data/boat[2]/name", "Bob")
    answering.answer("/data/boat[2]/places", 1)
    assert [(each.id, each.label) for each in answering.state("/data/best").choices] == [("Ann", "Ann")]
    changed = answering.answer("/data/boat[2]/places", 3)
    assert "/data/best" in changed.positions
    assert offered(answering, "/data/best") == ["Ann", "Bob"]
    answering.answer("/data/best", "Bob")
    answering.remove("/data/boat[2]")
    assert answering.state("/data/best").value is None


def test_choices_written_in_the_question(xform: XForm) -> None:
    questionnaire = xform(
        "<data><a/><n/><named/></data>",
        "<bind nodeset=\"/data/named\" calculate=\"jr:choice-name('1', '/data/a')\"/>",
        '<select ref="/data/a"><label>A</label><item><label>One <output value="/data/n"/></label><value>1</value></item>'
        '<item><label>Two</label><value>2</value></item></select><input ref="/data/n"/>',
    )
    answering = Answering(questionnaire)
    changed = answering.answer("/data/n", "boat")
    assert "/data/a" in changed.positions
    assert answering.values()["named"] == "One boat"
    assert [(each.id, each.label) for each in answering.state("/data/a").choices] == [("1", "One boat"), ("2", "Two")]


def test_a_list_of_a_hundred_thousand_cells_is_not_walked(table: Table, tmp_path: Path) -> None:
    rows = "".join(f"t{number},Town {number},r{number % 500},{number}\n" for number in range(20_000))
    (tmp_path / "towns.csv").write_text(f"name,label,in,people\n{rows}")
    path = tmp_path / "form.md"
    path.write_text(FROM_FILE.format(suffix="csv"), encoding="utf-8")
    answering = Answering(read(path))
    answering.answer("/data/region", "r7")
    assert len(answering.state("/data/town").choices) == 40
    answering.answer("/data/town", "t7")
    assert answering.values()["people"] == "7"


def test_a_sheet_of_choices_that_are_not_in_the_form(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheets = {
        "survey": [["type", "name", "label", "choice_filter"], ["text", "region", "Region"],
                   ["select_one_external town", "town", "Town", "in=${region}"]],
        "external_choices": [["list_name", "name", "label", "in"], ["town", "a", "Alma", "n"], ["town", "c", "Cape", "s"]],
    }  # fmt: skip
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "form.xlsx")
    answering = Answering(read(tmp_path / "form.xlsx"))
    answering.answer("/data/region", "n")
    assert [(each.id, each.label) for each in answering.state("/data/town").choices] == [("a", "Alma")]


SEARCH = """
| survey |
| | type | name | label | appearance |
| | text | part | Part | |
| | text | region | Region | |
| | select_one towns | all | All | minimal search('towns') |
| | select_one towns | some | Some | search('towns', 'contains', 'label', ${part}, 'in', ${region}) autocomplete |
| choices |
| | list_name | name | label |
| | towns | name | label, in |
| | towns | 99 | None of them |
"""


def test_choices_found_by_searching_a_file(table: Table, tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("name,label,in\na,Alma,n\nb,Bay,n\nc,Cape,s\n", encoding="utf-8")
    answering = Answering(table(SEARCH))
    assert [(each.id, each.label) for each in answering.state("/data/all").choices] == [
        ("99", "None of them"), ("a", "Alma, n"), ("b", "Bay, n"), ("c", "Cape, s"),
    ]  # fmt: skip
    answering.answer("/data/region", "n")
    assert offered(answering, "/data/some") == ["99", "a", "b"]
    changed = answering.answer("/data/part", "AL")
    assert "/data/some" in changed.positions
    assert offered(answering, "/data/some") == ["99", "a"]
    found = {each.name: each for each in answering.questionnaire.walk()}
    assert (found["all"].appearance, found["some"].appearance) == ({"minimal"}, {"autocomplete"})
