"""Files that are broken, mistaken or meant to harm: refused in words, row by row where possible, nothing swallowed."""

import csv
import io
import json
import socket
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from openpyxl import Workbook
from shapely.geometry import Point, Polygon

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.records import Place, Resource, Service
from diagnostic.exchange import intake
from diagnostic.language import explain
from diagnostic.shipped import catalogues

HEAD = "Organization name,Phone,Note\n"
BOMB = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "lollollollol"}">' for i in range(12))
SHEET = (
    '<?xml version="1.0"?>{}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}'
)
NAMED = '<row r="1"><c r="A1" t="inlineStr"><is><t>Organization name</t></is></c></row>'


def take(path: Path, what: Any = "resources", **reading: Any) -> intake.Intake:
    incoming = intake.open_incoming(path, what, intake.Reading(**reading))
    return intake.take(incoming, incoming.mapping, Diagnostic(), catalogues())


def names(taken: intake.Intake) -> list[str]:
    return [each.organisation for each in taken.kept if isinstance(each, Resource)]


def why(taken: intake.Intake) -> dict[int, str]:
    return {each.row: each.key for each in taken.refused}


def refused(path: Path, key: str, what: Any = "resources") -> None:
    with pytest.raises((BadInput, Refused)) as caught:
        take(path, what)
    assert caught.value.key == key
    for lang in ("en", "fr"):
        assert path.name in explain(caught.value, lang)  # type: ignore[arg-type]


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# tables


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "cp1252", "utf-16-le", "utf-16-be"])
def test_letters_of_older_machines_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "old.csv", (HEAD + "Centre d'amitié,1,réseau à côté\n").encode(encoding))
    assert names(take(path)) == ["Centre d'amitié"]


def test_two_encodings_in_one_file(tmp_path: Path) -> None:
    rows = HEAD.encode() + "Amitié,1,é\n".encode() + "Réseau,2,à\n".encode("cp1252")
    assert names(take(written(tmp_path / "both.csv", rows))) == ["Amitié", "Réseau"]


def test_people_can_say_how_it_is_written(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", (HEAD + "‚ric,1,x\n").encode("cp1252"))
    assert names(take(path, encoding="cp850")) == ["éric"]
    plain = written(tmp_path / "y.csv", "Bear House,807-555-0101\nOwl House,807-555-0102\n")
    assert intake.open_incoming(plain, "resources", intake.Reading(header=False)).table.headers == ("#1", "#2")
    assert len(intake.open_incoming(plain, "resources", intake.Reading(header=False)).table.rows) == 2


def test_letters_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", HEAD.encode() + b"Bear \x81 House,1,x\n" + b"Owl House,2,y\n" * 3)
    taken = take(path, encoding="cp1252")
    assert [(each.row, each.key) for each in taken.left_out] == [(2, "intake-row-letters")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("sep=;\nOrganization name;Phone\nOne;1\n", ["One"]),
        ('Organization name;Note\n"A, B, C";"x, y, z"\nD, E;f, g\n', ["A, B, C", "D, E"]),
        ("Organization name,Note\nL'Amitié,'d'ici'\nL'Espoir,c'est ça\n", ["L'Amitié", "L'Espoir"]),
        ('Organization name,Note\nA,5" pipe\nB,x\n', ["A", "B"]),
        ("Organization name,Phone\rA,1\rB,2\r", ["A", "B"]),
        ("Organization name,Note\nA\u2028Z,x\x0cy\n", ["A\u2028Z"]),
        ("Directory 2026\n\nOrganization name,Note\nA,x\n", ["A"]),
        ("Organization name\nᓄᓇᕗᑦ\nשלום\nمرحبا\n", ["ᓄᓇᕗᑦ", "שלום", "مرحبا"]),
    ],
)
def test_rows_as_people_write_them(tmp_path: Path, rows: str, expected: list[str]) -> None:
    assert names(take(written(tmp_path / "x.csv", rows))) == expected


def test_nothing_of_a_row_is_left_out_without_a_word(tmp_path: Path) -> None:
    path = written(tmp_path / "ragged.csv", "Directory,,\n" + HEAD + 'A,1\nB,2,"y\nz",extra\n\n,3,nobody\n')
    taken = take(path)
    assert names(taken) == ["A", "B"]
    assert why(taken) == {1: "intake-row-above", 6: "intake-row-missing"}
    assert [(each.row, each.key) for each in taken.left_out] == [(4, "intake-row-more-cells")]
    assert taken.rows == 4
    assert "Organisme" in intake.say(taken.refused[-1], "fr", "resources")


def test_one_cell_too_long_costs_one_cell(tmp_path: Path) -> None:
    taken = take(written(tmp_path / "x.csv", f"{HEAD}A,1,{'x' * 2_000_000}\nB,2,y\nC,3,a\x00b\n"))
    assert names(taken) == ["A", "B"]
    assert why(taken) == {4: "safeguards-text-unreadable"}
    assert {each.row for each in taken.left_out} == {2}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (HEAD + 'A,1,x\n"B,2,y\n' + "C,3,z\n" * 50, "intake-error-quote"),
        ("," * 301 + "\n" + "," * 301 + "x\n", "intake-error-too-many-columns"),
        ("a\n" * 100_001, "intake-error-too-many-rows"),
        (bytes(range(256)) * 40, "intake-error-not-a-table"),
        (b"\xd0\xcf\x11\xe0" + bytes(9000), "intake-error-old-spreadsheet"),
        (b"PK\x03\x04" + bytes(200), "intake-error-unreadable"),
        ("Directory\n\nFirst name,Date of birth\nx,y\n", "intake-error-persons"),
        ("Organisme,firstName,victim_id\nx,y,z\n", "intake-error-persons"),
        ("name,age,gender\nx,y,z\n", "intake-error-persons"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_whole(tmp_path: Path, content: bytes | str, key: str) -> None:
    refused(written(tmp_path / "x.csv", content), key)


def test_headers_of_persons_are_seen_when_people_say_there_are_none(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", "Prénom,Date de naissance\nx,y\n")
    with pytest.raises(Refused):
        take(path, header=False)


def test_a_shelter_comes_in_without_its_address(tmp_path: Path) -> None:
    path = written(
        tmp_path / "x.csv", "organisation,service kind,address\nHouse,emergency_shelter_women,7 Quiet Lane\n"
    )
    taken = take(path)
    assert [type(each) for each in taken.kept] == [Resource, Service]
    assert "Quiet" not in repr(taken.kept)
    assert [each.key for each in taken.left_out] == ["intake-row-confidential"]


# workbooks


def workbook(path: Path, sheet: str) -> Path:
    """A workbook with a sheet written by hand."""
    book, plain = Workbook(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(each.filename, sheet if each.filename == "xl/worksheets/sheet1.xml" else old.read(each))
    return path


def cell(at: str, words: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'


@pytest.mark.parametrize(
    ("declared", "rows", "key"),
    [
        ("", NAMED + f'<row r="1048576">{cell("XFD1048576", "x")}</row>', "intake-error-too-many-rows"),
        ("", NAMED + f'<row r="2">{cell("XFD2", "x")}</row>', "intake-error-too-many-columns"),
        ("", f"<row>{'<c><v>1</v></c>' * 400}</row>", "intake-error-too-many-columns"),
        ("", NAMED + f'<row r="99000">{cell("AZ99000", "x")}</row>', "intake-error-too-large"),
        ("", NAMED + "<row>" + " " * 220 * 2**20 + "</row>", "intake-error-too-large"),
        (
            f"<!DOCTYPE worksheet [{BOMB}]>",
            NAMED + f'<row r="2">{cell("A2", "&a11;")}</row>',
            "intake-error-not-a-table",
        ),
    ],
)
def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path: Path, declared: str, rows: str, key: str) -> None:
    """In a process of its own: the reader ends the whole program when it cannot have the memory it asks for."""
    path = workbook(tmp_path / "bomb.xlsx", SHEET.format(declared, rows) + "</sheetData></worksheet>")
    script = (
        "import sys\nfrom pathlib import Path\nfrom diagnostic.domain.errors import BadInput\n"
        "from diagnostic.exchange import intake\n"
        "try:\n    intake.open_incoming(Path(sys.argv[1]), 'resources')\n"
        "except BadInput as error:\n    print(error.key)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == key, done.stderr[:300]


def test_a_workbook_with_far_cells_that_hold_nothing_comes_in(tmp_path: Path) -> None:
    rows = NAMED + f'<row r="2">{cell("A2", "Bear House")}</row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    path = workbook(tmp_path / "x.xlsx", SHEET.format("", rows) + "</sheetData></worksheet>")
    assert names(take(path)) == ["Bear House"]


def test_the_sheet_that_holds_rows_is_taken_or_the_one_people_choose(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Cover"])
    for title in ("Data", "Other"):
        sheet = book.create_sheet(title)
        sheet.append(["Organization name"])
        sheet.append([title])
    book.save(tmp_path / "named.csv")  # whatever its name says
    assert names(take(tmp_path / "named.csv")) == ["Data"]
    assert names(take(tmp_path / "named.csv", sheet="Other")) == ["Other"]
    assert intake.open_incoming(tmp_path / "named.csv", "resources").table.sheets == ("Sheet", "Data", "Other")


# maps


@pytest.mark.parametrize(
    ("at", "key"),
    [
        ((50.5, -86.5), "intake-row-swapped"),
        ((50.5, 86.5), "intake-row-swapped"),
        ((86.5, 50.5), "intake-row-minus"),
        ((2.35, 48.85), "safeguards-outside-canada"),
        ((0, 0), "safeguards-outside-canada"),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".geojson"])
def test_a_position_elsewhere_is_refused_with_the_likeliest_mistake(
    tmp_path: Path, at: tuple[float, float], key: str, suffix: str
) -> None:
    path = tmp_path / f"places{suffix}"
    if suffix == ".csv":
        written(path, f"kind,longitude,latitude\ntruck_stop,{at[0]},{at[1]}\ntruck_stop,-86.5,50.5\n")
    else:
        gpd.GeoDataFrame({"kind": ["truck_stop"] * 2}, geometry=[Point(*at), Point(-86.5, 50.5)], crs=4326).to_file(
            path
        )
    taken = take(path, "places")
    assert len(taken.kept) == 1
    assert [each.key for each in taken.refused] == [key]


@pytest.mark.parametrize("latitude", ["", "nan", "north", "1e400", "50°30'N"])
def test_half_a_position_is_not_a_place_without_one(tmp_path: Path, latitude: str) -> None:
    path = written(tmp_path / "x.csv", f"kind,longitude,latitude\ntruck_stop,-86.5,{latitude}\n")
    assert len(take(path, "places").refused) == 1


def test_shapes_that_cannot_be_used_are_refused_one_by_one(tmp_path: Path) -> None:
    shapes = [
        {"type": "Polygon", "coordinates": [[[-86, 50], [-85, 50], [-85, 51]]]},
        {"type": "Polygon", "coordinates": [[[-86, 50], [-85, 51], [-85, 50], [-86, 51], [-86, 50]]]},
        {"type": "GeometryCollection", "geometries": []},
        None,
        {"type": "MultiPoint", "coordinates": [[-86, 50], [-85, 50]]},
        {"type": "LineString", "coordinates": [[-80, 50], [-79, 50]]},
    ]
    features = [{"type": "Feature", "properties": {"kind": "truck_stop"}, "geometry": each} for each in shapes]
    path = written(tmp_path / "x.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
    taken = take(path, "places")
    assert why(taken) == dict.fromkeys((1, 2, 3, 4), "intake-row-shape")
    assert all(isinstance(each, Place) and each.geometry for each in taken.kept)


@pytest.mark.parametrize("system", [32616, 3347, 4269])
def test_positions_in_other_systems_are_brought_to_degrees(tmp_path: Path, system: int) -> None:
    shapes = [Point(-86, 50), Polygon([(-86, 50), (-86, 50.01), (-85.99, 50.01)])]
    path = tmp_path / "x.gpkg"
    gpd.GeoDataFrame({"kind": ["truck_stop"] * 2}, geometry=shapes, crs=4326).to_crs(system).to_file(path)
    assert len(take(path, "places").kept) == 2


def test_a_system_that_is_nowhere_on_earth_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.gpkg"
    local = 'LOCAL_CS["mine",UNIT["metre",1]]'
    gpd.GeoDataFrame({"kind": ["truck_stop"]}, geometry=[Point(1, 2)], crs=local).to_file(path)
    refused(path, "intake-error-crs", "places")


@pytest.mark.parametrize("suffix", [".kml", ".gpx"])
@pytest.mark.parametrize("entity", [BOMB, '<!ENTITY a11 SYSTEM "file:///etc/passwd">'])
def test_entities_of_a_map_file_are_never_followed(tmp_path: Path, suffix: str, entity: str) -> None:
    root = suffix[1:]
    inside = {
        "kml": "<Placemark><name>&a11;</name><Point><coordinates>-86,50</coordinates></Point></Placemark>",
        "gpx": '<wpt lat="50" lon="-86"><name>&a11;</name></wpt>',
    }[root]
    path = written(
        tmp_path / f"x{suffix}", f'<?xml version="1.0"?><!DOCTYPE {root} [{entity}]><{root}>{inside}</{root}>'
    )
    refused(path, "intake-error-not-a-map", "places")


@pytest.mark.parametrize("suffix", [".geojson", ".json", ".kml", ".gpx", ".gpkg", ".shp"])
def test_a_map_file_that_names_a_server_or_another_file_asks_neither(tmp_path: Path, suffix: str) -> None:
    """The library that reads maps goes by content, and would (G02)."""
    other = written(tmp_path / "other.geojson", '{"type":"FeatureCollection","features":[]}')
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        for source in (f"/vsicurl/http://127.0.0.1:{server.getsockname()[1]}/x.geojson", str(other)):
            named = f"<SrcDataSource>{source}</SrcDataSource>"
            asks = f'<OGRVRTDataSource><OGRVRTLayer name="other">{named}</OGRVRTLayer></OGRVRTDataSource>'
            refused(written(tmp_path / f"x{suffix}", asks), "intake-error-not-a-map", "places")
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("content", [b"", b"{", b'{"type":"FeatureCollection","fea', b'{"a":' + b"[" * 100_000])
def test_a_broken_map_file(tmp_path: Path, content: bytes) -> None:
    refused(written(tmp_path / "x.geojson", content), "intake-error-not-a-map", "places")


# large


def test_a_large_file_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Organization name"], *([f"House {index}"] for index in range(3_000))])
    incoming = intake.open_incoming(path, "resources")
    told: list[tuple[int, int]] = []

    def progress(done: int, whole: int) -> bool:
        told.append((done, whole))
        return done < 1_000

    taken = intake.take(incoming, incoming.mapping, Diagnostic(), catalogues(), progress)
    assert taken.cancelled and not taken.kept
    assert told == [(done, 3_000) for done in range(0, 1_001, 200)]
