"""Files that come back together: one that cannot be used is listed, the others are taken, and nothing is half taken."""

import contextlib
import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from diagnostic.domain.catalogue import LANGS
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import BadInput, RepereError
from diagnostic.domain.records import Community, Response
from diagnostic.exchange import coming_back
from diagnostic.exchange.intake import Intake, say
from diagnostic.exchange.intake.table import MOST_BYTES
from diagnostic.questionnaire.own_forms import own_form
from diagnostic.shipped import catalogues

FORM = """| survey |
| | type | name | label |
| | integer | lamps | How many lamps? |
| | begin_repeat | stop | Stops |
| | text | beside | What is beside it? |
| | end_repeat | | |

| settings |
| | form_id | version |
| | lamps | 1 |
"""


@pytest.fixture
def diagnostic(tmp_path: Path) -> Diagnostic:
    path = tmp_path / "lamps.md"
    path.write_text(FORM, encoding="utf-8")
    return Diagnostic([Community(name="X"), own_form(path, 6, dt.date(2026, 11, 24))])


def table(*rows: dict[str, object]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


MAIN = table({"lamps": 3, "meta-instanceID": "uuid:1", "KEY": "uuid:1", "FormVersion": "1"})
STOPS = table({"beside": "A store", "PARENT_KEY": "uuid:1", "KEY": "uuid:1/stop[1]"})
XML = '<data id="lamps" version="1"><lamps>{}</lamps><meta><instanceID>uuid:{}</instanceID></meta></data>'


def central(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lamps.csv", MAIN)
        archive.writestr("lamps-stop.csv", STOPS)
    return path


def take(diagnostic: Diagnostic, *paths: Path) -> Intake:
    return coming_back.take(paths, diagnostic, catalogues())


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lamps.csv", b"0" * (40 * 2**20))
    return path


def persons(path: Path) -> Path:
    path.write_text(table({"lamps": 3, "date of birth": "x", "meta-instanceID": "uuid:9", "KEY": "uuid:9"}))
    return path


def missing(path: Path) -> Path:
    return path


def broken(path: Path) -> Path:
    path.write_bytes(b"PK\x03\x04 no zip at all")
    return path


@pytest.mark.parametrize(
    ("make", "name"), [(bomb, "bomb.zip"), (persons, "people.csv"), (missing, "gone.csv"), (broken, "broken.xlsx")]
)
def test_one_file_that_cannot_be_used_is_listed_and_the_others_taken(
    make: object, name: str, diagnostic: Diagnostic, tmp_path: Path
) -> None:
    good = central(tmp_path / "good.zip")
    taken = take(diagnostic, make(tmp_path / name), good)  # type: ignore[operator]
    (response,) = (each for each in taken.kept if isinstance(each, Response))
    assert response.extra == {"lamps": 3, "stop": ({"beside": "A store"},)}
    assert [each.arguments["came_in"] for each in taken.refused] == [name]
    with pytest.raises(RepereError):
        take(diagnostic, tmp_path / name)


def test_a_table_whose_other_part_cannot_be_read_is_not_taken_in_part(diagnostic: Diagnostic, tmp_path: Path) -> None:
    (tmp_path / "lamps.csv").write_text(MAIN, encoding="utf-8")
    (tmp_path / "lamps-stop.csv").write_text(STOPS.replace("beside", "date of birth"), encoding="utf-8")
    (tmp_path / "2.xml").write_text(XML.format(5, 2), encoding="utf-8")
    paths = (tmp_path / "lamps.csv", tmp_path / "lamps-stop.csv", tmp_path / "2.xml")
    taken = take(diagnostic, *paths)
    assert [each.extra for each in taken.kept if isinstance(each, Response)] == [{"lamps": 5}]
    assert taken.refused[0].arguments["came_in"] == "lamps-stop.csv"


def test_zips_in_a_folder_are_opened_those_in_zips_are_not(diagnostic: Diagnostic, tmp_path: Path) -> None:
    folder = tmp_path / "from the phones"
    folder.mkdir()
    central(folder / "lamps.zip")
    (folder / "2.xml").write_text(XML.format(5, 2), encoding="utf-8")
    assert len(take(diagnostic, folder).kept) == 2
    with zipfile.ZipFile(tmp_path / "nested.zip", "w") as archive:
        archive.write(folder / "lamps.zip", "lamps.zip")
    with pytest.raises(BadInput):
        take(diagnostic, tmp_path / "nested.zip")


def said(taken: Intake) -> set[tuple[str, str]]:
    return {(each.arguments["came_in"], each.key.removeprefix("intake-")) for each in taken.refused}


def test_each_file_of_a_folder_that_cannot_be_used_is_listed_with_its_reason(
    diagnostic: Diagnostic, tmp_path: Path
) -> None:
    folder = tmp_path / "from the phones"
    (folder / "instance").mkdir(parents=True)
    central(folder / "good.zip")
    central(folder / "same names.zip")
    broken(folder / "broken.zip")
    broken(folder / "broken.xlsx")
    persons(folder / "people.csv")
    for name in ("old.xls", "answers.json", "song.mp3", ".DS_Store", "instance/audit.csv", "instance/notes.pdf"):
        (folder / name).write_bytes(b"event,node,start,end\n")
    (folder / "other.csv").write_text("colour\nred\n", encoding="utf-8")
    (folder / "half.csv").write_text(MAIN.replace("uuid:1", "uuid:7"), encoding="utf-8")
    (folder / "half-stop.csv").write_bytes(b"beside,PARENT_KEY,KEY\n\xff\xfe,uuid:7,a\n")
    (folder / "alone-stop.csv").write_text(STOPS, encoding="utf-8")
    (folder / "instance" / "2.xml").write_text(XML.format(5, 2), encoding="utf-8")
    (folder / "instance" / "3.xml").write_text("<data", encoding="utf-8")
    taken = take(diagnostic, folder)
    assert sorted(each.extra["lamps"] for each in taken.kept if isinstance(each, Response)) == [3, 5]
    assert said(taken) == {
        ("broken.zip", "error-unreadable"),
        ("broken.xlsx", "error-unreadable"),
        ("people.csv", "error-persons"),
        ("old.xls", "error-old-spreadsheet"),
        ("answers.json", "error-kind-of-file"),
        ("other.csv", "error-other-form"),
        ("half-stop.csv", "error-not-submissions"),
        ("half.csv", "error-part-missing"),
        ("alone-stop.csv", "error-repeat-alone"),
        ("instance/3.xml", "row-unreadable"),
        ("lamps.csv", "row-came-before"),
    }


def test_cells_beyond_the_columns_are_listed_with_their_row(diagnostic: Diagnostic, tmp_path: Path) -> None:
    (tmp_path / "lamps.csv").write_text(MAIN.rstrip() + ",too,many\n", encoding="utf-8")
    (tmp_path / "lamps-stop.csv").write_text(STOPS.rstrip() + ",there\n", encoding="utf-8")
    taken = take(diagnostic, tmp_path / "lamps.csv", tmp_path / "lamps-stop.csv")
    assert [each.extra for each in taken.kept if isinstance(each, Response)] == [
        {"lamps": 3, "stop": ({"beside": "A store"},)}
    ]
    assert [(each.row, each.arguments["value"], each.arguments["came_in"]) for each in taken.left_out] == [
        (2, "too; many", "lamps.csv"),
        (2, "there", "lamps-stop.csv"),
    ]
    (tmp_path / "kobo.csv").write_text("lamps,_uuid\n4,kobo\n5,kobo2,more\n", encoding="utf-8")
    taken = take(diagnostic, tmp_path / "kobo.csv")
    assert len(taken.kept) == 2 and [(each.row, each.key) for each in taken.left_out] == [(3, "intake-row-more-cells")]


def test_sheets_and_rows_of_kobo_that_belong_nowhere_are_listed(diagnostic: Diagnostic, tmp_path: Path) -> None:
    book = Workbook()
    for name, rows in {
        "Lamps": [["lamps", "_uuid", "_index"], [3, "1", 1]],
        "stop": [["beside", "colour", "_index", "_parent_index"], ["A store", "red", 1, 1], ["A lake", None, 2, 9]],
        "boats": [["colour"], ["red"]],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / "kobo.xlsx")
    taken = take(diagnostic, tmp_path / "kobo.xlsx")
    (response,) = taken.kept
    assert isinstance(response, Response)
    assert response.extra == {"lamps": 3, "stop": ({"beside": "A store"},)}
    assert said(taken) == {
        ("kobo.xlsx – stop", "row-no-owner"),
        ("kobo.xlsx – boats", "error-sheet-not-asked"),
    }
    assert {each.row for each in taken.refused} == {0, 3}
    assert [each.arguments["columns"] for each in taken.left_out] == ["colour"]
    assert all("{" not in say(each, lang) for each in (*taken.refused, *taken.left_out) for lang in LANGS)


def test_names_that_lead_out_of_a_zip_write_nothing(diagnostic: Diagnostic, tmp_path: Path) -> None:
    path = tmp_path / "inside" / "out.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../lamps.csv", MAIN)
        archive.writestr("/etc/lamps-stop.csv", STOPS)
    before = sorted(tmp_path.rglob("*"))
    with contextlib.suppress(BadInput):
        take(diagnostic, path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_table_in_a_folder_that_is_too_large_is_not_even_read(diagnostic: Diagnostic, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with (folder / "lamps.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(BadInput) as reason:
        take(diagnostic, folder)
    assert reason.value.key == "intake-error-too-large"


@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/hostname"', '"x" >\n<!ENTITY b "&a;&a;&a;"'])
def test_entities_of_a_submission_are_never_followed(entity: str, diagnostic: Diagnostic, tmp_path: Path) -> None:
    path = tmp_path / "1.xml"
    path.write_text(f"<!DOCTYPE data [<!ENTITY a {entity}>]>" + XML.format("&a;", 1), encoding="utf-8")
    with pytest.raises(BadInput):
        take(diagnostic, path)
