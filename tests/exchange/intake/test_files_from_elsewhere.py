"""Files as they come from elsewhere: every encoding, every mistake; kept and refused rows add up."""

import csv
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from openpyxl import Workbook
from shapely.geometry import LineString, Point

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import Place, Resource, Service
from diagnostic.domain.safeguards import maps
from diagnostic.exchange import intake
from diagnostic.language import explain, text
from diagnostic.shipped import catalogues

ROWS = [["Organization name", "Phone", "Note"], ["Centre d’amitié", "807-555-0101", "ᓄᓇᕗᑦ"], ["Bear House", "", "x, y"]]


def take(path: Path, what: Any = "resources") -> intake.Intake:
    incoming = intake.open_incoming(path, what)
    return intake.take(incoming, incoming.mapping, Diagnostic(), catalogues())


def names(taken: intake.Intake) -> list[str]:
    return [each.organisation for each in taken.kept if isinstance(each, Resource)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_usual_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "directory.csv"
    rows = ROWS if encoding != "cp1252" else [ROWS[0], ["Centre d’amitié", "807-555-0101", "é"], ROWS[2]]
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    taken = take(path)
    assert names(taken) == ["Centre d’amitié", "Bear House"]
    first = next(each for each in taken.kept if isinstance(each, Resource))
    assert first.telephone == "807-555-0101"
    assert first.note == rows[1][2]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x00\x01\x02\xff\xfe" * 50, b"\xff" * 400])
def test_a_file_that_says_nothing_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.csv"
    path.write_bytes(content)
    with pytest.raises(RepereError) as caught:
        take(path)
    for lang in ("en", "fr"):
        assert path.name in explain(caught.value, lang)  # type: ignore[arg-type]


@pytest.mark.parametrize("header", ["First name", "Date de naissance", "prs_id", "Passport"])
def test_a_file_about_persons_is_refused_whole_and_its_column_named(tmp_path: Path, header: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"Organization name,{header}\nBear House,x\n", encoding="utf-8")
    with pytest.raises(RepereError) as caught:
        take(path)
    assert header in explain(caught.value, "en")


def test_rows_kept_and_refused_are_all_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_text(
        "Organization name,Status,Languages\nOne,active,en;fr\n,active,en\nThree,nonsense,en\n\nFour,,klingon\n",
        encoding="utf-8",
    )
    taken = take(path)
    assert names(taken) == ["One", "Three", "Four"]
    assert len(taken.refused) == 1
    assert taken.rows == 4
    assert {each.row for each in taken.left_out} == {4, 6}
    for each in (*taken.refused, *taken.left_out):
        for lang in ("en", "fr"):
            assert not text(each.key, lang, **each.arguments).startswith("intake-")  # type: ignore[arg-type]


def test_the_same_file_twice_adds_nothing_twice(tmp_path: Path) -> None:
    path = tmp_path / "directory.csv"
    path.write_text("Organization name\nOne\nOne\nTwo\n", encoding="utf-8")
    incoming = intake.open_incoming(path, "resources")
    first = intake.take(incoming, incoming.mapping, Diagnostic(), catalogues())
    assert names(first) == ["One", "Two"]
    again = intake.take(incoming, incoming.mapping, Diagnostic(first.kept), catalogues())
    assert again.kept == []
    assert len(again.refused) == 3


def test_a_very_long_cell_and_words_like_formulas_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["Organization name", "Note"], ["=cmd|' /C calc'!A0", "x" * 100_000], ["שלום", "y"]]
        )
    taken = take(path)
    assert names(taken) == ["=cmd|' /C calc'!A0", "שלום"]
    assert len(next(each for each in taken.kept if isinstance(each, Resource)).note) == 100_000


def test_a_spreadsheet_directory_with_services(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["organization", "service kind", "phone", "area served"])
    sheet.append(["Bear House", "emergency_shelter", "807-555-0101", "District"])
    path = tmp_path / "directory.xlsx"
    book.save(path)
    taken = take(path)
    assert names(taken) == ["Bear House"]
    resource = taken.kept[0]
    assert [each.resource for each in taken.kept if isinstance(each, Service)] in ([resource.id], [])


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".kml", ".gpx", ".csv"])
def test_places_from_every_map_format_are_generalised(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"places{suffix}"
    exact = (-86.123456, 50.654321)
    if suffix == ".csv":
        path.write_text(f"kind,longitude,latitude\ntruck_stop,{exact[0]},{exact[1]}\n", encoding="utf-8")
    elif suffix == ".gpx":
        path.write_text(
            f'<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="{exact[1]}" '
            f'lon="{exact[0]}"><name>truck_stop</name><type>truck_stop</type></wpt></gpx>',
            encoding="utf-8",
        )
    else:
        column = "Name" if suffix == ".kml" else "kind"
        frame = gpd.GeoDataFrame({column: ["truck_stop"]}, geometry=[Point(*exact)], crs=4326)
        frame.to_file(path, driver={".geojson": "GeoJSON", ".gpkg": "GPKG", ".kml": "KML"}[suffix])
    incoming = intake.open_incoming(path, "places")
    mapping = incoming.mapping
    if "place_kind" not in mapping.columns:
        header = next(each for each in incoming.table.headers if incoming.table.rows[0].cells[each] == "truck_stop")
        mapping = intake.ColumnMapping("places", {"place_kind": header})
    taken = intake.take(incoming, mapping, Diagnostic(), catalogues())
    places = [each for each in taken.kept if isinstance(each, Place)]
    assert len(places) == 1, [(each.key, each.arguments) for each in taken.refused]
    assert places[0].geometry is not None
    assert maps.point(places[0].geometry) != exact
    assert places[0].label == ""


def test_a_geometry_that_cannot_be_used_is_refused_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "odd.geojson"
    frame = gpd.GeoDataFrame(
        {"kind": ["truck_stop"] * 3},
        geometry=[Point(2.35, 48.85), Point(-86.5, 50.3), LineString([(-86, 50), (-85, 51)])],
        crs=4326,
    )
    frame.to_file(path, driver="GeoJSON")
    taken = take(path, "places")
    assert len(taken.refused) + len([each for each in taken.kept if isinstance(each, Place)]) == 3
    assert taken.refused
