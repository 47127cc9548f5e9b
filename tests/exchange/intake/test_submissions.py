"""Answers that come back from phones, in each of the shapes that ODK Central and KoboToolbox give."""

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.records import Place, Resource, Response, Service
from diagnostic.domain.safeguards import maps
from diagnostic.exchange import coming_back
from diagnostic.exchange.intake import Intake, Remark
from diagnostic.exchange.intake.submissions import Shape, Submission, opened, read
from diagnostic.shipped import catalogues

SHAPE = Shape(
    kinds={
        ("resource", "organisation"): "text",
        ("resource", "location_policy"): "select_one",
        ("resource", "languages"): "select_multiple",
        ("resource", "contact", "geometry"): "geopoint",
        ("resource", "service", "service_kind"): "select_one",
        ("resource", "service", "access", "distance_km"): "decimal",
    },
    repeats=frozenset({("resource",), ("resource", "service")}),
    labels={("resource", "languages"): {"francais": "fr", "french": "fr", "english": "en"}},
)
TODAY = dt.date(2026, 11, 25)
OWNER = "uuid:1/resource[1]"
EXPECTED = {
    "resource": [
        {
            "organisation": "Maison du Lac",
            "location_policy": "public",
            "languages": "en fr",
            "contact": {"geometry": "53.5 -98.25 0 0"},
            "service": [
                {"service_kind": "emergency_shelter_women", "access": {"distance_km": "12.5"}},
                {"service_kind": "crisis_support_lines"},
            ],
        }
    ]
}
XML = """<data id="repere_07_resources" version="3"><resource><organisation>Maison du Lac</organisation>
<location_policy>public</location_policy><languages>en fr</languages><contact>
<geometry>53.5 -98.25 0 0</geometry></contact>
<service><service_kind>emergency_shelter_women</service_kind><access><distance_km>12.5</distance_km></access></service>
<service><service_kind>crisis_support_lines</service_kind><not_asked>x</not_asked></service></resource>
<meta><instanceID>uuid:1</instanceID></meta></data>"""


def xml_file(folder: Path) -> Path:
    path = folder / "submission.xml"
    path.write_text(XML, encoding="utf-8")
    return path


def xml_zip(folder: Path) -> Path:
    path = folder / "instances.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("instances/1/submission.xml", XML)
        out.writestr("instances/1/photo.jpg", b"\xff\xd8")
    return path


def table(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def central(folder: Path, more: dict[str, Any] | None = None) -> Path:
    path = folder / "export.zip"
    form = [{"SubmissionDate": "2026-10-01", "meta-instanceID": "uuid:1", "SubmitterName": "Phone 3", "DeviceID": "d",
             "KEY": "uuid:1", "FormVersion": "3"} | (more or {})]  # fmt: skip
    resource = [{"organisation": "Maison du Lac", "location_policy": "public", "languages": "en fr",
                 "contact-geometry-Latitude": "53.5", "contact-geometry-Longitude": "-98.25",
                 "contact-geometry-Altitude": "0", "contact-geometry-Accuracy": "0",
                 "PARENT_KEY": "uuid:1", "KEY": OWNER}]  # fmt: skip
    service = [
        {
            "service_kind": "emergency_shelter_women",
            "access-distance_km": "12.5",
            "PARENT_KEY": "uuid:1/resource[1]",
            "KEY": "a",
        },
        {
            "service_kind": "crisis_support_lines",
            "access-distance_km": "",
            "PARENT_KEY": "uuid:1/resource[1]",
            "KEY": "b",
        },
    ]
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("repere_07_resources.csv", table(form))
        out.writestr("repere_07_resources-resource.csv", table(resource))
        out.writestr("repere_07_resources-service.csv", table(service))
    return path


def kobo(folder: Path) -> Path:
    path = folder / "kobo.xlsx"
    book = Workbook()
    sheets: dict[str, list[list[Any]]] = {
        "Resources": [["_id", "_uuid", "_index", "resource_count"], [7, "1", 1, 1]],
        "resource": [
            ["resource/organisation", "resource/location_policy", "resource/languages/en", "resource/languages/fr",
             "resource/contact/geometry", "_index", "_parent_index", "_parent_table_name"],
            ["Maison du Lac", "public", 1, 1, "53.5 -98.25 0 0", 1, 1, "Resources"],
        ],
        "service": [
            ["resource/service/service_kind", "resource/service/access/distance_km", "_index", "_parent_index"],
            ["emergency_shelter_women", 12.5, 1, 1],
            ["crisis_support_lines", None, 2, 1],
        ],
    }  # fmt: skip
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(path)
    return path


def submissions(path: Path, shape: Shape | None = SHAPE) -> list[Submission]:
    with opened([path]) as bundle:
        found = list(read(bundle, lambda *_: shape))
        for _, reason in bundle.refused:
            raise reason
        return found


def taken(*paths: Path, diagnostic: Diagnostic | None = None) -> Intake:
    return coming_back.take(paths, diagnostic or Diagnostic(), catalogues(), today=TODAY)


def keys(remarks: list[Remark]) -> list[str]:
    return [each.key for each in remarks]


@pytest.mark.parametrize("make", [xml_file, xml_zip, central, kobo])
def test_every_export_gives_the_same_answers(make: Any, tmp_path: Path) -> None:
    (found,) = submissions(make(tmp_path))
    assert found.answers == EXPECTED
    assert found.instance_id == "uuid:1"


def test_labels_become_names(tmp_path: Path) -> None:
    path = tmp_path / "kobo.csv"
    shape = Shape(
        {("languages",): "select_multiple", ("seen",): "select_one"},
        labels={("languages",): {"francais": "fr", "english": "en"}, ("seen",): {"oui": "yes"}},
    )
    path.write_text('languages,seen,_uuid\n"Français, English",Oui,5\n', encoding="utf-8")
    (found,) = submissions(path, shape)
    assert found.answers == {"languages": "fr en", "seen": "yes"}


def test_a_submission_becomes_records_once(tmp_path: Path) -> None:
    diagnostic = Diagnostic()
    found = taken(xml_file(tmp_path), diagnostic=diagnostic)
    resource = next(each for each in found.kept if isinstance(each, Resource))
    services = [each for each in found.kept if isinstance(each, Service)]
    assert resource.organisation == "Maison du Lac" and resource.languages == ("en", "fr")
    assert resource.geometry is not None and maps.point(resource.geometry) == (-98.25, 53.5)
    assert {each.resource for each in services} == {resource.id} and services[0].distance_km == 12.5
    for record in found.kept:
        diagnostic.put(record)
    again = taken(xml_zip(tmp_path), diagnostic=diagnostic)
    assert not again.kept and keys(again.refused) == ["intake-row-came-before"]
    assert len(diagnostic.all(Response)) == 1


@pytest.mark.parametrize("make", [xml_file, xml_zip, central, kobo])
def test_a_file_finds_its_step_form_by_itself(make: Any, tmp_path: Path) -> None:
    found = taken(make(tmp_path))
    assert not found.refused and keys(found.left_out) == (["intake-row-unasked"] if make in {xml_file, xml_zip} else [])
    assert sorted(each.kind for each in found.kept) == ["resource", "response", "service", "service"]


def test_an_unknown_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text('<data id="census"><q>1</q></data>', encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        taken(path)
    assert refused.value.key == "intake-error-unknown-form" and refused.value.arguments["form"] == "census"


def test_m01_a_place_from_a_phone_is_generalised_before_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "place.xml"
    path.write_text(
        '<data id="repere_06_places"><place><place_kind>truck_stop</place_kind>'
        "<geometry>53.512345 -98.254321 0 4</geometry>"
        "</place><meta><instanceID>uuid:2</instanceID></meta></data>",
        encoding="utf-8",
    )
    found = taken(path)
    place = next(each for each in found.kept if isinstance(each, Place))
    assert place.geometry is not None
    precision = maps.GRIDS.get(place.precision, 0)
    assert place.precision == "public_point" or maps.point(place.geometry) == maps.snap(
        *maps.point(place.geometry), precision
    )


def test_bad_values_are_left_out_and_listed(tmp_path: Path) -> None:
    path = tmp_path / "bad.xml"
    path.write_text(XML.replace("12.5", "far").replace(">public<", ">somewhere<"), encoding="utf-8")
    found = taken(path)
    assert {each.arguments["field"] for each in found.left_out if each.key == "intake-row-value"} == {
        "distance_km",
        "location_policy",
    }
    assert any(isinstance(each, Resource) for each in found.kept)


def test_e02_a_column_about_persons_refuses_the_whole_export(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        submissions(central(tmp_path, {"first_name": "x"}))
    assert refused.value.rule == "E02"


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><data id="x"><q>&b;</q></data>'


@pytest.mark.parametrize("content", [BOMB, "<data", "", "<a>" * 100_000, "\x00"])
def test_malformed_and_hostile_xml_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput):
        submissions(path)


def test_one_broken_submission_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("1.xml", BOMB)
        out.writestr("2.xml", XML)
    first, second = submissions(path)
    assert first.problem and second.answers == EXPECTED


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        out.writestr("form.csv", b"0" * 60_000_000)
    with pytest.raises(BadInput):
        submissions(path)
