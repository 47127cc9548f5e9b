"""Answers from phones to a community's own forms: kept as responses, safe and whole, and whatever is not is listed."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PIL import Image

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.records import OwnForm, Picture, Response
from diagnostic.domain.safeguards import answers
from diagnostic.exchange import coming_back
from diagnostic.exchange.intake import Intake
from diagnostic.questionnaire.own_forms import own_form
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 25)
FORM = """
| survey |
| | type | name | label::English (en) | label::Français (fr) | relevant | calculation | constraint | trigger |
| | start | start | | | | | | |
| | deviceid | deviceid | | | | | | |
| | begin_group | place | Place | Lieu | | | | |
| | select_one yn | open | Is it open at night? | Est-ce ouvert la nuit ? | | | | |
| | geopoint | at | Where is it? | Où est-ce ? | | | | |
| | end_group | | | | | | | |
| | select_multiple kinds | kinds | What stops there? | Qu’est-ce qui s’y arrête ? | | | | |
| | integer | seats | How many seats? | Combien de places ? | ${open} = 'yes' | | . < 1000 | |
| | date | day | On which day? | Quel jour ? | | | | |
| | text | told | What was said? | Qu’a-t-on dit ? | | | | |
| | image | photo | A photo of the entrance | Une photo de l’entrée | | | | |
| | image | other | A photo | Une photo | | | | |
| | audio | sound | Sound | Son | | | | |
| | begin_repeat | boat | Boat | Bateau | | | | |
| | text | colour | Colour | Couleur | | | | |
| | begin_repeat | trip | Trip | Voyage | | | | |
| | integer | hours | Hours | Heures | | | | |
| | end_repeat | | | | | | | |
| | end_repeat | | | | | | | |
| | calculate | near | | | | concat('near ', selected-at(${at}, 0)) | | |
| | calculate | once_near | | | | concat('near ', selected-at(${at}, 0)) | | ${at} |
| choices |
| | list_name | name | label::English (en) | label::Français (fr) |
| | yn | yes | Yes | Oui |
| | yn | no | No | Non |
| | kinds | bus | Bus | Autobus |
| | kinds | ferry | Ferry | Traversier |
| settings |
| | form_id | version | form_title |
| | boats | 3 | Boats |
"""
ABOUT = "<meta><instanceID>uuid:1</instanceID></meta>"
GIVEN = (
    "<start>2026-10-01T09:30:00.000-05:00</start><deviceid>phone-77</deviceid>"
    "<place><open>yes</open><at>53.512345 -98.254321 210 4</at></place><kinds>bus ferry</kinds><seats>12</seats>"
    "<day>2026-10-01</day><told>A light is missing.</told>"
    "<boat><colour>red</colour><trip><hours>2</hours></trip><trip><hours>3</hours></trip></boat>"
    "<boat><colour>blue</colour></boat><near>near 53.512345</near>"
    "<once_near>near 53.512345</once_near>"
)
SAFE = answers.generalised("53.512345 -98.254321")
EXPECTED = {
    "place": {"open": "yes", "at": SAFE},
    "kinds": ("bus", "ferry"),
    "seats": 12,
    "day": "2026-10-01",
    "told": "A light is missing.",
    "boat": ({"colour": "red", "trip": ({"hours": 2}, {"hours": 3})}, {"colour": "blue"}),
    "near": f"near {SAFE.split()[0]}",
}


def form(folder: Path, version: str = "3", more: str = "") -> OwnForm:
    path = folder / f"boats-{version}.md"
    text = FORM.replace("| boats | 3 |", f"| boats | {version} |").replace("| choices |", f"{more}| choices |")
    path.write_text(text, encoding="utf-8")
    return own_form(path, 6, TODAY)


@pytest.fixture(scope="module")
def boats(tmp_path_factory: pytest.TempPathFactory) -> OwnForm:
    return form(tmp_path_factory.mktemp("form"))


def diagnostic(*forms: OwnForm) -> Diagnostic:
    found = Diagnostic()
    for each in forms:
        found.put(each)
    return found


def xml(given: str = GIVEN, about: str = ABOUT, form_id: str = "boats", version: str = "3") -> str:
    return f'<data id="{form_id}" version="{version}">{given}{about}</data>'


def xml_file(folder: Path, *more: Any, **others: Any) -> Path:
    path = folder / "submission.xml"
    path.write_text(xml(*more, **others), encoding="utf-8")
    return path


def table(*rows: dict[str, Any]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def central(folder: Path) -> Path:
    path = folder / "boats.zip"
    main = {"SubmissionDate": "2026-10-02T01:00:00Z", "start": "2026-10-01T09:30:00.000-05:00", "deviceid": "phone-77",
            "place-open": "yes", "place-at-Latitude": "53.512345", "place-at-Longitude": "-98.254321",
            "place-at-Altitude": "210", "place-at-Accuracy": "4", "kinds": "bus ferry", "seats": "12",
            "day": "2026-10-01", "told": "A light is missing.", "photo": "", "other": "", "sound": "",
            "near": "near 53.512345", "once_near": "near 53.512345",
            "meta-instanceID": "uuid:1", "KEY": "uuid:1", "SubmitterName": "Somebody", "FormVersion": "3"}  # fmt: skip
    boat = [{"colour": colour, "PARENT_KEY": "uuid:1", "KEY": f"uuid:1/boat[{number}]"} for number, colour in
            enumerate(("red", "blue"), 1)]  # fmt: skip
    trip = [{"hours": hours, "PARENT_KEY": "uuid:1/boat[1]", "KEY": f"t{hours}"} for hours in (2, 3)]
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("boats.csv", table(main))
        out.writestr("boats-boat.csv", table(*boat))
        out.writestr("boats-trip.csv", table(*trip))
    return path


def kobo(folder: Path) -> Path:
    """Headers and choices by their French labels, as people export them."""
    path, book = folder / "kobo.xlsx", Workbook()
    sheets: dict[str, list[list[Any]]] = {
        "Boats": [
            ["start", "Est-ce ouvert la nuit ?", "Où est-ce ?", "_Où est-ce ?_latitude",
             *("Qu’est-ce qui s’y arrête ?" + each for each in ("", "/Autobus", "/Traversier")),
             "Combien de places ?", "Quel jour ?", "Qu’a-t-on dit ?", "Une photo de l’entrée", "Une photo", "Son",
             "near", "_id", "_uuid", "_submission_time", "_submitted_by", "_index"],
            ["2026-10-01T09:30:00.000-05:00", "Oui", "53.512345 -98.254321 210 4", 53.512345, "Autobus Traversier",
             1, 1, 12, dt.date(2026, 10, 1), "A light is missing.", None, None, None, "near 53.512345", 7,
             "1", "2026-10-02T01:00:00", "somebody", 1],
        ],
        "boat": [["Couleur", "_index", "_parent_index"], ["red", 1, 1], ["blue", 2, 1]],
        "trip": [["Heures", "_index", "_parent_index"], [2, 1, 1], [3, 2, 1]],
    }  # fmt: skip
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(path)
    return path


def take(found: Diagnostic, *paths: Path) -> Intake:
    return coming_back.take(paths, found, catalogues(), today=TODAY)


def keys(remarks: list[Any]) -> list[str]:
    return [each.key for each in remarks]


def response(found: Intake) -> Response:
    (one,) = (each for each in found.kept if isinstance(each, Response))
    return one


@pytest.mark.parametrize("make", [xml_file, central, kobo])
def test_every_export_becomes_the_same_response(make: Callable[[Path], Path], boats: OwnForm, tmp_path: Path) -> None:
    found = take(diagnostic(boats), make(tmp_path))
    kept = response(found)
    assert not found.refused
    assert {name: each for name, each in kept.extra.items() if name != "start"} == EXPECTED
    assert (kept.own_form, kept.instance_id, kept.came_by) == (boats.id, "uuid:1", "phone")
    assert kept.extra["start"].startswith("2026-10-01")


def test_m01_e01_nothing_exact_and_no_telephone_comes_in(boats: OwnForm, tmp_path: Path) -> None:
    found = take(diagnostic(boats), xml_file(tmp_path))
    assert "53.512" not in str(response(found).extra) and "phone-77" not in str(found.kept)
    assert keys(found.left_out) == ["intake-row-exact-position"]


def test_a_submission_comes_in_once_whatever_the_export(boats: OwnForm, tmp_path: Path) -> None:
    known = diagnostic(boats)
    known.put(response(take(known, central(tmp_path))))
    again = take(known, kobo(tmp_path), xml_file(tmp_path))
    assert not again.kept and keys(again.refused) == ["intake-row-came-before"] * 2


def test_a_file_without_instance_ids_comes_in_once(boats: OwnForm, tmp_path: Path) -> None:
    path = tmp_path / "answers.zip"
    with zipfile.ZipFile(path, "w") as out:
        for number in range(3):  # two groups may well have said the same
            out.writestr(f"{number}.xml", xml("<told>A light</told>" if number else "<told>A bus</told>", about=""))
    known = diagnostic(boats)
    first = take(known, path)
    assert len(first.kept) == 3
    for each in first.kept:
        known.put(each)
    assert keys(take(known, path).refused) == ["intake-row-came-before"] * 3


def test_a_submission_to_an_older_version_is_read_as_that_version(boats: OwnForm, tmp_path: Path) -> None:
    newer = form(tmp_path, "4", "| | text | lamp | Lamp | Lampe | | | | |\n")
    found = take(diagnostic(replace(boats, retired=True), newer), xml_file(tmp_path))
    assert response(found).own_form == boats.id
    newest = take(diagnostic(boats, newer), xml_file(tmp_path, "<lamp>one</lamp>", version="4"))
    assert response(newest).own_form == newer.id and response(newest).extra["lamp"] == "one"


def test_an_unknown_form_or_version_is_named(boats: OwnForm, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        take(diagnostic(boats), xml_file(tmp_path, version="9"))
    assert refused.value.key == "intake-error-unknown-version" and refused.value.arguments["version"] == "9"
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "1.xml").write_text(xml(form_id="census"), encoding="utf-8")
    (tmp_path / "two" / "2.xml").write_text(xml(), encoding="utf-8")
    found = take(diagnostic(boats), tmp_path / "two")
    (one,) = found.refused
    assert one.key == "intake-row-unknown-form" and one.arguments["form"] == "census"
    assert one.arguments["came_in"] == "1.xml" and len(found.kept) == 1


BAD = {
    "<seats>many</seats>": ("intake-row-answer", "seats"),
    "<seats>5000</seats>": ("intake-row-rule", "seats"),
    "<kinds>bus plane</kinds>": ("intake-row-choice", "kinds"),
    "<place><open>maybe</open></place>": ("intake-row-choice", "open"),
    "<place><open>no</open></place><seats>3</seats>": ("intake-row-not-asked", "seats"),
    "<place><at>here</at></place>": ("intake-row-answer", "at"),
    "<place><at>48.85 2.35 0 0</at></place>": ("safeguards-outside-canada", None),
    "<day>soon</day>": ("intake-row-answer", "day"),
    "<sound>voice.m4a</sound>": ("intake-row-recording", "sound"),
    "<photo>entrance.jpg</photo>": ("intake-row-picture-missing", "photo"),
    "<other>me.jpg</other>": ("intake-row-picture-of-what", "other"),
    "<told>Call 514-555-0199</told>": ("intake-row-check-text", None),
    "<unknown>3</unknown>": ("intake-row-unasked", None),
}


@pytest.mark.parametrize(("given", "said"), BAD.items())
def test_what_cannot_be_kept_is_listed_and_the_rest_kept(
    given: str, said: tuple[str, str | None], boats: OwnForm, tmp_path: Path
) -> None:
    key, question = said
    around = "" if "<place>" in given else "<place><open>yes</open></place>"
    found = take(diagnostic(boats), xml_file(tmp_path, f"{around}{given}<boat><colour>red</colour></boat>"))
    (remark,) = found.left_out
    assert remark.key == key and remark.arguments.get("question") == question
    assert response(found).extra["boat"] == ({"colour": "red"},)


def test_e02_answers_about_persons_refuse_their_submission(boats: OwnForm, tmp_path: Path) -> None:
    found = take(diagnostic(boats), xml_file(tmp_path, f"{GIVEN}<first_name>X</first_name>"))
    assert not found.kept and keys(found.refused) == ["intake-row-persons"]
    (tmp_path / "boats.csv").write_text("told,date_of_birth,KEY\nlight,2001-01-01,uuid:9\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        take(diagnostic(boats), tmp_path / "boats.csv")
    assert refused.value.rule == "E02"


def photo(width: int = 2400) -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E], exif[0x8825] = "taken at the lake", {1: "N", 2: (53.0, 30.0, 44.0)}
    Image.new("RGB", (width, 600), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("name", ["instances/1/{}", "somebody/attachments/ab/1/{}", "media/{}"])
def test_a_picture_of_a_place_comes_along_without_where_it_was_taken(name: str, boats: OwnForm, tmp_path: Path) -> None:
    path = tmp_path / "with-media.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("instances/1/submission.xml", xml("<photo>p.jpg</photo><other>p.jpg</other><sound>s.m4a</sound>"))
        out.writestr(name.format("p.jpg"), photo())
        out.writestr(name.format("s.m4a"), b"voice")
    found = take(diagnostic(boats), path)
    (picture,) = (each for each in found.kept if isinstance(each, Picture))
    assert (picture.response, picture.question) == (response(found).id, "photo")
    assert response(found).extra["photo"] == f"{picture.id}.jpg" and "other" not in response(found).extra
    with Image.open(io.BytesIO(picture.content or b"")) as kept:
        assert max(kept.size) <= 1280 and not kept.getexif()
    assert keys(found.left_out) == ["intake-row-picture-of-what", "intake-row-recording"]


def test_a_picture_that_is_none_is_listed(boats: OwnForm, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "p.jpg").write_bytes(b"no picture")
    found = take(diagnostic(boats), xml_file(tmp_path / "in", "<told>x</told><photo>p.jpg</photo>").parent)
    assert keys(found.left_out) == ["intake-row-picture-unreadable"] and len(found.kept) == 1


def test_an_import_that_is_stopped_keeps_nothing(boats: OwnForm, tmp_path: Path) -> None:
    found = coming_back.take([central(tmp_path)], diagnostic(boats), catalogues(), lambda *_: False)
    assert found.cancelled and not found.kept
