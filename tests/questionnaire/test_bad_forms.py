"""Forms that cannot be used: refused in words of both languages that say where, before they cost anything."""

import resource
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from diagnostic.language import explain
from diagnostic.questionnaire import guard, xform
from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.form import Questionnaire
from diagnostic.questionnaire.reading import read
from diagnostic.questionnaire.xform import read_xform

Table = Callable[[str], Questionnaire]
HEAD = "| survey |\n| | type | name | label | calculation | relevant | choice_filter |\n"


def refused(work: Callable[[], object]) -> tuple[BadForm, str, str]:
    with pytest.raises(BadForm) as caught:
        work()
    said = explain(caught.value, "en"), explain(caught.value, "fr")
    assert not any(each.startswith("questionnaire-") or "{" in each.replace("${", "") for each in said), said
    return caught.value, *said


@pytest.mark.parametrize(
    ("rows", "key", "row", "said"),
    [
        ("| | text | a | A | | | |\n| | text | a | B | | | |\n", "name-twice", 3, "“a”"),
        ("| | text | a b | A | | | |\n", "name-letters", 2, "letters"),
        ("| | text | | A | | | |\n", "name-missing", 2, "name"),
        ("| | text | a | | | | |\n", "words-missing", 2, "“a”"),
        ("| | select_one kind | a | A | | | |\n", "choices-missing", 0, "choices"),
        ("| | text | a | A | | | |\n| | txt | b | B | | | |\n", "type-unknown", 3, "“txt”"),
        ("| | text | a | A | | ${b} = 1 | |\n", "reference-missing", 2, "“b”"),
        ("| | text | a | A | | ${b = 1 | |\n", "reference-written", 2, "${name}"),
        ("| | begin_group | g | G | | | |\n| | text | a | A | | | |\n", "begin-without-end", 2, "“g”"),
        ("| | text | a | A | | | |\n| | end_group | | | | | |\n", "end-without-begin", 3, "end_group"),
        ("| | calculate | a | | | | |\n", "calculation-missing", 2, "calculation"),
    ],
)
def test_what_pyxform_finds_is_told_with_sheet_and_row(table: Table, rows: str, key: str, row: int, said: str) -> None:
    error, english, french = refused(lambda: table(HEAD + rows))
    assert error.key == f"questionnaire-form-{key}"
    assert said in english
    assert "form.md" in english and "form.md" in french
    if row:
        assert f"Sheet “survey”, row {row}:" in english
        assert f"Feuille « survey », ligne {row} :" in french


def test_lists_of_choices_are_checked(table: Table) -> None:
    choices = "| choices |\n| | list_name | name | label |\n| | kind | x | X |\n| | kind | x | Y |\n"
    error, english, _ = refused(lambda: table(f"{HEAD}| | select_one kind | a | A | | | |\n{choices}"))
    assert error.key == "questionnaire-form-choice-twice"
    assert "Sheet “choices”, row 3" in english
    error, english, _ = refused(
        lambda: table(f"{HEAD}| | select_one sort | a | A | | | |\n{choices}".replace("x | Y", "y | Y"))
    )
    assert error.key == "questionnaire-form-list-missing"
    assert "“sort”" in english and "row 2" in english


@pytest.mark.parametrize(
    ("column", "rule", "key"),
    [
        ("calculation", "nothing-known(1)", "questionnaire-unknown-function"),
        ("calculation", "1 +", "questionnaire-bad-rule"),
        pytest.param("calculation", " + ".join(["1"] * 5_000), "questionnaire-bad-rule", id="a sum without end"),
        ("relevant", "${a} == 1", "questionnaire-bad-rule"),
        ("relevant", "if(1, 2)", "questionnaire-bad-rule"),
        ("constraint", ". > ", "questionnaire-bad-rule"),
        ("choice_filter", "x = (", "questionnaire-bad-rule"),
        ("label", "Of ${a} <output value='nothing-known(1)'/>", ""),
    ],
)
def test_rules_that_cannot_be_understood_name_the_question(table: Table, column: str, rule: str, key: str) -> None:
    columns = ["type", "name", "label", "calculation", "relevant", "constraint", "choice_filter"]
    cells = {"type": "select_one kind", "name": "b", "label": "B"} | {column: rule}
    rows = "| survey |\n| | " + " | ".join(columns) + " |\n| | text | a | A | | | | |\n"
    rows += "| | " + " | ".join(cells.get(each, "") for each in columns) + " |\n"
    rows += "| choices |\n| | list_name | name | label | x |\n| | kind | k | K | 1 |\n"
    if not key:
        table(rows)  # words are never taken for rules
        return
    error, english, french = refused(lambda: table(rows))
    assert error.key == key
    assert "“b”" in english and "« b »" in french


@pytest.mark.parametrize(
    "rows",
    [
        "| | calculate | a | | ${b} + 1 | | |\n| | calculate | b | | ${a} + 1 | | |\n| | text | c | C | | | |\n",
        "| | text | a | A | | ${b} = '' | |\n| | text | b | B | | ${a} = '' | |\n",
        "| | text | a | A | | ${b} = 1 | |\n| | calculate | b | | string-length(${a}) | | |\n",
    ],
)
def test_a_circle_is_named_in_words(table: Table, rows: str) -> None:
    error, english, french = refused(lambda: table(HEAD + rows))
    assert error.key == "questionnaire-cycle"
    assert set(error.arguments["questions"].split(" → ")) == {"a", "b"}
    assert "circle" in english and "cercle" in french


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("form.xlsx", b""),
        ("form.xlsx", b"PK\x03\x04 not a workbook"),
        ("form.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600),
        ("form.md", b""),
        ("form.md", b"hello"),
        ("form.md", b"\xff\xfe\x00bad"),
        ("form.csv", b"a,b\n1,2\n"),
        ("form.csv", b"\x00\x00\x00"),
        ("form.pdf", b"%PDF"),
        ("form.xml", b"<html/>"),
        ("form.xml", b"<a><b>"),
        ("form.xml", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
    ],
)
def test_what_is_no_form_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    _, english, french = refused(lambda: read(path))
    assert name in english and name in french


def test_a_workbook_without_its_sheets_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["hello"])
    book.save(tmp_path / "form.xlsx")
    error, _, _ = refused(lambda: read(tmp_path / "form.xlsx"))
    assert error.key == "questionnaire-form-columns"


def sheet(path: Path, rows: int) -> None:
    """A workbook whose one sheet has that many rows, small on the disk."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        part.write(b"<worksheet><sheetData>")
        for start in range(0, rows, 1_000):
            part.write(b"".join(b'<row r="%d"/>' % number for number in range(start, start + 1_000)))
        part.write(b"</sheetData></worksheet>")


def test_a_million_rows_are_refused_and_cost_little(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(path, 1_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    error, _, _ = refused(lambda: read(path))
    assert error.key == "questionnaire-form-too-large"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes


def test_what_unpacks_to_too_much_is_refused_packed(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/styles.xml", "w") as part:
        for _ in range(100):
            part.write(b"0" * 1_000_000)
    assert path.stat().st_size < 1_000_000
    error, _, _ = refused(lambda: read(path))
    assert error.key == "questionnaire-form-too-large"


def test_a_long_table_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_ROWS", 10)
    path = tmp_path / "form.md"
    path.write_text(HEAD + "| | text | a | A | | | |\n" * 20)
    error, _, _ = refused(lambda: read(path))
    assert error.key == "questionnaire-form-too-large"


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 10)
    path = tmp_path / "form.csv"
    path.write_text("survey" * 10)
    assert refused(lambda: read(path))[0].key == "questionnaire-form-too-large"
    monkeypatch.setattr(xform, "MOST_CHARACTERS", 10)
    assert refused(lambda: read_xform("<html>" * 10))[0].key == "questionnaire-form-too-large"


def test_a_form_deep_in_groups_is_refused_or_read(table: Table) -> None:
    depth = 150
    rows = "".join(f"| | begin_group | g{each} | G | | | |\n" for each in range(depth))
    rows += "| | text | a | A | | | |\n" + "| | end_group | | | | | |\n" * depth
    error, _, _ = refused(lambda: table(HEAD + rows))
    assert error.key == "questionnaire-bad-xml"


def test_a_pattern_that_would_never_end_is_given_up(table: Table) -> None:
    """Catastrophic backtracking: without a bound this test would not end."""
    rows = HEAD.replace("choice_filter", "constraint") + "| | text | a | A | | | regex(., '(a+)+$') |\n"
    answering = Answering(table(rows))
    answering.answer("/data/a", "a" * 60 + "!")
    assert [each.position for each in answering.problems()] == ["/data/a"]
    answering.answer("/data/a", "aaa")
    assert not answering.problems()
