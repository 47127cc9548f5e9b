"""A workbook to fill in: everything asked is there, only what is asked can be written in, and it comes back whole."""

import datetime as dt
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from diagnostic import example
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.records import (
    Community,
    LocalEntry,
    OwnForm,
    Place,
    Population,
    Resource,
    Response,
    Service,
    Situation,
    Source,
    Strength,
)
from diagnostic.domain.safeguards import settle
from diagnostic.exchange import forms
from diagnostic.exchange.fill_in.layout import ID
from diagnostic.exchange.fill_in.sheets import LINE
from diagnostic.exchange.fill_in.taking import take
from diagnostic.exchange.intake import Intake, say
from diagnostic.questionnaire.own_forms import own_form
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 24)
FIRST = 7
"""The first row that people write in."""
SOFFICE = shutil.which("soffice")
OWN = """| survey |
| | type | name | label::English (en) | label::Français (fr) | required | relevant |
| | select_multiple seen | seen | What have people seen? | Qu’a-t-on observé ? | yes | |
| | integer | nights | How many nights? | Combien de nuits ? | | selected(${seen}, 'trucks') |
| | geopoint | where | Where? | Où ? | | |
| | begin_repeat | ride | Rides | Transports | | |
| | text | to | Where to | Vers où | | |
| | decimal | cost | Cost | Coût | | |
| | end_repeat | | | | | |

| choices |
| | list_name | name | label::English (en) | label::Français (fr) |
| | seen | trucks | Trucks that stop | Camions arrêtés |
| | seen | ads | Odd job offers | Offres douteuses |

| settings |
| | form_title | form_id | version |
| | Roads | roads | 1 |
"""


@pytest.fixture(scope="module")
def diagnostic(tmp_path_factory: pytest.TempPathFactory) -> Diagnostic:
    form = tmp_path_factory.mktemp("form") / "roads.md"
    form.write_text(OWN, encoding="utf-8")
    found = [each for each in example.records("en", TODAY) if isinstance(each, Community | Source | Resource | Service)]
    return Diagnostic([*found, own_form(form, 2, TODAY)])


@pytest.fixture(scope="module")
def made(diagnostic: Diagnostic, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Empty workbooks in both languages."""
    folder = tmp_path_factory.mktemp("made")
    english, french = forms.write(folder, diagnostic, catalogues(), kinds=["workbook"])
    return {"en": english, "fr": french}


def columns(ws: Any) -> dict[str, int]:
    """The first column of each question, by its code."""
    return {cell.value: cell.column for cell in reversed(ws[1]) if cell.value and cell.column > 1}


def sheet(book: Any, code: str) -> Any:
    return next(each for each in book.worksheets if str(each["A1"].value).partition(" ")[2] == code)


def fill(
    path: Path, out: Path, rows: dict[str, list[dict[str, Any]]], change: Callable[[Any], None] = lambda _: None
) -> Path:
    """The workbook with lines written in, a list for several cells."""
    book = openpyxl.load_workbook(path)
    for code, lines in rows.items():
        ws = sheet(book, code)
        found = columns(ws)
        for row, line in enumerate(lines, FIRST):
            for name, said in line.items():
                for more, each in enumerate(said if isinstance(said, list) else [said]):
                    ws.cell(row, found[name] + more, each)
    change(book)
    book.save(out)
    return out


def kept(taken: Intake, cls: type) -> list[Any]:
    return [each for each in taken.kept if isinstance(each, cls)]


def reasons(taken: Intake) -> list[tuple[str, str]]:
    return [(each.arguments["cell"], each.key) for each in (*taken.refused, *taken.left_out)]


def own_code(diagnostic: Diagnostic) -> str:
    return f"own:{diagnostic.all(OwnForm)[0].id}"


LINES: dict[str, dict[str, list[dict[str, Any]]]] = {
    "en": {
        "situation": [
            {"population": "Indigenous girls and youth", "form": "Personal sexual servitude", "extent": "Unknown",
             "severity": "4 – Very serious harm", "extent_sources": "No such source", "note": "=1+1"},
            {"population": "Newcomers from Mars", "form": "Unknown"},
            {"form": "Domestic servitude"},
        ],
        "place": [{"place_kind": "Truck stop or service centre", "label": "Joe's", "area": "West of town",
                   "precision": "5 km square", "roles": ["Transit", "Recruitment"],
                   "time_pattern": ["Night; Evening"]}],
        "source": [{"title": "Survey of 2026", "source_kind": "Focus group", "date": dt.date(2026, 5, 31)}],
        "strength": [{"title": "Elders' circle", "sources": ["Survey of 2026"], "description": "Call 613-555-0199"}],
    },
    "fr": {
        "situation": [
            {"population": "Filles et jeunes autochtones", "form": "Servitude sexuelle personnelle",
             "extent": "Inconnu", "severity": 4},
        ],
        "place": [{"place_kind": "Relais routier", "area": "À l'ouest", "roles": ["transit"]}],
    },
}  # fmt: skip


def test_lines_come_back_as_records_and_what_does_not_is_named_by_its_cell(diagnostic, made, tmp_path):
    labels = {each.id: each.label("en") for each in catalogues().entries("populations")}
    rows = {code: [dict(line) for line in lines] for code, lines in LINES["en"].items()}
    rows["situation"][0] |= {"population": labels["indigenous_girls_youth"]}
    taken = take(fill(made["en"], tmp_path / "a.xlsx", rows), diagnostic, catalogues(), today=TODAY)
    (situation,) = kept(taken, Situation)
    assert (situation.population, situation.severity, situation.unknown) == ("indigenous_girls_youth", 4, ("extent",))
    assert situation.extent is None and situation.note == ""
    (place,) = kept(taken, Place)
    assert (place.area, place.label, place.precision, place.geometry) == ("West of town", "", "grid_5km", None)
    assert place.roles == ("transit", "recruitment") and set(place.time_pattern) == {"night", "evening"}
    (source,), (strength,) = kept(taken, Source), kept(taken, Strength)
    assert source.date == dt.date(2026, 5, 31) and strength.sources == (source.id,)
    keys = [key for _, key in reasons(taken)]
    for key in (
        "intake-row-formula", "intake-row-no-record", "intake-row-choice", "intake-row-missing", "intake-row-name",
        "intake-row-check-text",
    ):  # fmt: skip
        assert key in keys, key
    assert taken.rows == len(taken.kept) + len(taken.refused)
    assert ("B8", "intake-row-choice") in reasons(taken)
    for lang in ("en", "fr"):
        for each in (*taken.refused, *taken.left_out):
            assert each.arguments["cell"] in say(each, lang) and "intake-" not in say(each, lang)


def test_the_french_one_is_read_back_the_same_and_nothing_is_kept_twice(diagnostic, made, tmp_path):
    entry = catalogues().find("populations", "indigenous_girls_youth")
    rows = {
        "situation": [LINES["fr"]["situation"][0] | {"population": entry.label("fr")}],
        "place": LINES["fr"]["place"],
    }
    rows["place"][0]["place_kind"] = catalogues().label("place_kinds", "truck_stop", "fr")
    first = fill(made["fr"], tmp_path / "a.xlsx", rows)
    taken = take(first, diagnostic, catalogues())
    (situation,) = kept(taken, Situation)
    assert (situation.population, situation.severity, situation.unknown) == ("indigenous_girls_youth", 4, ("extent",))
    assert kept(taken, Place)[0].roles == ("transit",) and not taken.refused
    now = Diagnostic([*diagnostic, *taken.kept])
    assert not take(first, now, catalogues()).kept
    rows["situation"][0]["severity"] = 2  # somebody else filled in a copy of the same workbook
    second = fill(made["fr"], tmp_path / "b.xlsx", {"situation": rows["situation"]})
    taken = take(second, now, catalogues())
    assert [each.severity for each in kept(taken, Situation)] == [2]
    assert "intake-row-kept-beside" in [key for _, key in reasons(taken)]
    now = Diagnostic([*now, *taken.kept])
    assert len(now.all(Situation)) == 2 and not take(second, now, catalogues()).kept


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_filled_one_changes_only_what_was_changed(diagnostic, tmp_path, lang):
    whole = Diagnostic(example.records(lang, TODAY))
    (path,) = forms.write(tmp_path, whole, catalogues(), kinds=["workbook"], langs=[lang], filled=True)
    nothing = take(path, whole, catalogues())
    assert not nothing.kept and not nothing.refused and not nothing.left_out
    book = openpyxl.load_workbook(path)
    ws = sheet(book, "source")
    ws.cell(FIRST, columns(ws)["holder"], "The library")
    ws.cell(FIRST + 1, columns(ws)["holder"], "The archive")
    for at in range(2, columns(ws)[ID]):
        ws.cell(FIRST + 2, at).value = None
    book.save(path)
    sources = whole.all(Source)
    from dataclasses import replace

    whole.put(replace(sources[1], title="Changed since"))
    taken = take(path, whole, catalogues())
    assert [(each.id, each.holder) for each in kept(taken, Source)] == [(sources[0].id, "The library")]
    assert kept(taken, Source)[0].title == sources[0].title
    assert sorted(key for _, key in reasons(taken)) == ["intake-row-changed-since", "intake-row-emptied"]


def test_deleted_columns_and_cells_that_cannot_be_read_empty_nothing(tmp_path):
    whole = Diagnostic(example.records("en", TODAY))
    (path,) = forms.write(tmp_path, whole, catalogues(), kinds=["workbook"], langs=["en"], filled=True)
    book = openpyxl.load_workbook(path)
    ws = sheet(book, "source")
    ws.delete_cols(columns(ws)["holder"])
    ws.cell(FIRST, columns(ws)["date"], "=1+1")
    ws = sheet(book, "situation")
    ws.cell(FIRST, columns(ws)["severity"], "Huge")
    sheet(book, "community").delete_cols(3)
    book.save(path)
    taken = take(path, whole, catalogues())
    assert not taken.kept and [each.key for each in taken.refused] == ["intake-row-columns-moved"]
    assert {key for _, key in reasons(taken)} == {
        "intake-row-column-missing",
        "intake-row-columns-moved",
        "intake-row-formula",
        "intake-row-choice",
    }


def test_one_wrong_choice_among_several_leaves_the_stored_answer(tmp_path):
    from dataclasses import replace

    place = next(each for each in example.records("en", TODAY) if isinstance(each, Place))
    whole = Diagnostic([Community(name="X"), replace(place, roles=("transit", "recruitment"), sources=())])
    (path,) = forms.write(tmp_path, whole, catalogues(), kinds=["workbook"], langs=["en"], filled=True)

    def write(*roles: str) -> Callable[[Any], None]:
        def change(book: Any) -> None:
            ws = sheet(book, "place")
            for more in range(2):
                ws.cell(FIRST, columns(ws)["roles"] + more, roles[more])
            ws.cell(FIRST + 1, columns(ws)["place_kind"], ws.cell(FIRST, columns(ws)["place_kind"]).value)
            ws.cell(FIRST + 1, columns(ws)["area"], "North")
            ws.cell(FIRST + 1, columns(ws)["roles"], "; ".join(roles))

        return change

    taken = take(fill(path, tmp_path / "a.xlsx", {}, write("Transit", "Dancing")), whole, catalogues())
    (new,) = kept(taken, Place)
    assert new.area == "North" and new.roles == ("transit",)  # nothing was there that could be lost
    assert sorted(reasons(taken))[0][1] == "intake-row-answer-stays"
    assert sorted(key for _, key in reasons(taken)).count("intake-row-choice") == 2
    taken = take(fill(path, tmp_path / "b.xlsx", {}, write("Transit", "Exploitation")), whole, catalogues())
    assert {each.area == "North" for each in kept(taken, Place)} == {True, False}


@pytest.mark.parametrize("code", ["source", "community"])
def test_what_somebody_adds_is_listed_and_about_persons_refuses_the_file(diagnostic, made, tmp_path, code):
    def add(header: str, row: int) -> Callable[[Any], None]:
        def change(book: Any) -> None:
            ws = sheet(book, code)
            at = 2 if row > FIRST else ws.max_column + 1
            ws.cell(row, at, header)
            ws.cell(max(row, FIRST), at + 1, "x")

        return change

    rows = {"source": [{"title": "Survey of 2026", "source_kind": "Focus group"}]}
    for row in (1, *([300] if code == "community" else [])):
        taken = take(fill(made["en"], tmp_path / "a.xlsx", rows, add("Colour", row)), diagnostic, catalogues())
        (remark,) = (each for each in taken.left_out if each.key == "intake-row-column-not-ours")
        assert remark.arguments["value"] == "Colour" and remark.row == row
        assert remark.arguments["cell"].endswith(str(row)) and len(kept(taken, Source)) == 1
        path = fill(made["en"], tmp_path / "a.xlsx", rows, add("Date of birth", row))
        with pytest.raises(Refused) as reason:
            take(path, diagnostic, catalogues())
        assert reason.value.rule == "E02"


def swollen(path: Path, out: Path, more: bytes) -> Path:
    """A workbook to fill in whose sheet of sources holds ``more`` rows, written without making them in memory."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            content = old.read(each)
            if b"repere-fill-in-1 source" in content and each.filename.startswith("xl/worksheets/"):
                content = content.replace(b"</sheetData>", more + b"</sheetData>")
            new.writestr(each.filename, content)
    return out


@pytest.mark.parametrize(
    ("more", "key"),
    [
        (b'<row r="101500"><c r="B101500"><v>1</v></c></row>', "too-many-rows"),
        (
            b"".join(b'<row r="%d"><c r="B%d"><v>1</v></c></row>' % (row, row) for row in range(300, 101_500)),
            "too-many-rows",
        ),
        (b'<row r="300"><c r="XFD300"><v>1</v></c></row>', "too-many-columns"),
        (b" " * 130 * 2**20, "too-large"),
    ],
    ids=["far away", "one by one", "columns", "bomb"],
)
def test_a_workbook_that_would_fill_the_memory_is_refused(diagnostic, made, tmp_path, more, key):
    path = swollen(made["en"], tmp_path / "a.xlsx", more)
    with pytest.raises(BadInput) as reason:
        take(path, diagnostic, catalogues())
    assert reason.value.key == f"intake-error-{key}"


def test_services_belong_to_the_organisation_they_name(diagnostic, made, tmp_path):
    shelter = catalogues().label("resource_kinds", "emergency_shelter", "en")
    shelter = next(
        each.label("en")
        for each in catalogues().entries("resource_kinds")
        if each.more.get("default_location_policy") == "confidential"
    )
    rows = {
        "resource": [{"organisation": "New House", "address": "Behind the rink"}],
        "service": [
            {"resource": "New House", "service_kind": shelter},
            {"resource": "Nobody", "service_kind": shelter},
        ],
    }
    taken = take(fill(made["en"], tmp_path / "a.xlsx", rows), diagnostic, catalogues())
    (resource,), (service,) = kept(taken, Resource), kept(taken, Service)
    assert service.resource == resource.id and resource.address == ""
    assert [each.key for each in taken.refused] == ["intake-row-missing"]


def test_own_forms_are_answered_line_by_line_with_their_repeats(diagnostic, made, tmp_path):
    code = own_code(diagnostic)
    rows: dict[str, list[dict[str, Any]]] = {
        code: [
            {"seen": ["Trucks that stop", "Camions volants"], "nights": 12},
            {"seen": "Offres douteuses", "nights": 3},
            {"seen": "Unknown"},
        ],
        f"{code}/ride": [{LINE: 1, "ride/to": "North", "ride/cost": "12,5"}, {LINE: 9, "ride/to": "South"}],
    }
    path = fill(made["en"], tmp_path / "a.xlsx", rows)
    taken = take(path, diagnostic, catalogues(), today=TODAY)
    first, second, third = kept(taken, Response)
    assert first.extra == {"seen": ("trucks",), "nights": 12, "ride": ({"to": "North", "cost": 12.5},)}
    assert second.extra == {"seen": ("ads",)} and first.came_by == "workbook"
    assert third.unknown == ("/data/seen",) or "seen" in str(third.unknown)
    assert sorted(key for _, key in reasons(taken)) == [
        "intake-row-choice",
        "intake-row-no-line",
        "intake-row-not-asked",
    ]
    again = take(path, Diagnostic([*diagnostic, *taken.kept]), catalogues(), today=TODAY)
    assert not again.kept and {each.key for each in again.refused} >= {"intake-row-came-before"}


def test_what_there_is_only_one_of_is_completed_and_never_written_over(diagnostic, made, tmp_path):
    from dataclasses import replace

    def write(book: Any) -> None:
        ws = sheet(book, "community")
        rows = {ws.cell(row, 1).value: row for row in range(6, ws.max_row + 1)}
        ws.cell(rows["who_may_see"], 3, "The council")
        ws.cell(rows["owner"], 3, "Somebody else")

    path = fill(made["en"], tmp_path / "a.xlsx", {}, write)
    now = Diagnostic([*diagnostic])
    now.put(replace(now.community, who_may_see=""))
    taken = take(path, now, catalogues())
    (community,) = kept(taken, Community)
    assert community.who_may_see == "The council" and community.owner == now.community.owner
    assert [key for _, key in reasons(taken)] == ["intake-row-answered"]


def test_hidden_entries_are_not_offered_and_nothing_is_hidden_or_unlocked(diagnostic, made, tmp_path):
    known = catalogues().with_local([LocalEntry(catalogue="populations", entry="international_students", hidden=True)])
    (path,) = forms.write(tmp_path, diagnostic, known, kinds=["workbook"], langs=["en"])
    book = openpyxl.load_workbook(path)
    said = {str(cell.value) for ws in book.worksheets for row in ws.iter_rows() for cell in row if cell.value}
    assert "International students" not in said and "Unknown" in said
    assert book.security.lockStructure and all(ws.sheet_state == "visible" for ws in book.worksheets)
    assert all(ws.protection.sheet for ws in book.worksheets)
    ws = sheet(book, "situation")
    assert ws.cell(FIRST - 1, 2).protection.locked and not ws.column_dimensions["B"].protection.locked
    assert "geometry" not in columns(sheet(book, "place")) and not any(
        each["A1"].value.endswith(" release") for each in book
    )
    rules = {str(each.sqref): each for each in ws.data_validations.dataValidation}
    assert rules["B7:B1000"].type == "list" and "Lists" in rules["B7:B1000"].formula1


def test_files_that_are_no_workbook_of_ours_are_refused(diagnostic, made, tmp_path):
    other = openpyxl.Workbook()
    other.active.append(["Title", "Kind"])
    other.save(tmp_path / "other.xlsx")
    (tmp_path / "text.xlsx").write_text("no workbook", encoding="utf-8")
    for name in ("other.xlsx", "text.xlsx", "missing.xlsx"):
        with pytest.raises(BadInput):
            take(tmp_path / name, diagnostic, catalogues())

    def add(book: Any) -> None:
        ws = sheet(book, "partner")
        ws.cell(FIRST - 3, ws.max_column + 2, "Date of birth")

    with pytest.raises(Refused) as reason:
        take(fill(made["en"], tmp_path / "persons.xlsx", {}, add), diagnostic, catalogues())
    assert reason.value.rule == "E02"


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_a_copy_saved_by_libreoffice_is_read_back(diagnostic, made, tmp_path):
    label = catalogues().label("populations", "indigenous_girls_youth", "en")
    rows = {"population": [{"population": label, "size": 120, "pillars_examined": ["Prevention"]}]}
    filled = fill(made["en"], tmp_path / "mine.xlsx", rows)
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx", "--outdir",
         str(tmp_path / "out"), str(filled)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    saved = tmp_path / "out" / "mine.xlsx"
    ws = sheet(openpyxl.load_workbook(saved), "population")
    assert ws.protection.sheet and any(each.type == "list" for each in ws.data_validations.dataValidation)
    taken = take(saved, diagnostic, catalogues())
    assert [(each.population, each.size, each.pillars_examined) for each in kept(taken, Population)] == [
        ("indigenous_girls_youth", 120, ("prevention",))
    ]
    assert settle(Edit(tuple(taken.kept)), diagnostic, catalogues()).puts
    more = fill(saved, tmp_path / "more.xlsx", {"partner": [{"organisation": "The school"}]})
    assert len(take(more, diagnostic, catalogues()).kept) == 2
