"""Forms for phones: what ODK Collect and KoboToolbox take, offering what the window offers."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pyxform.validators.odk_validate import check_xform
from pyxform.xls2xform import convert

from diagnostic.domain.records import LocalEntry
from diagnostic.exchange import odk
from diagnostic.exchange.own_form_files import write_own_forms
from diagnostic.questionnaire.own_forms import own_form
from diagnostic.shipped import FORMS, catalogues


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    header, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return odk.write_forms(tmp_path_factory.mktemp("phones"), catalogues(), "fr")


def test_hidden_entries_are_not_offered_and_ones_own_are(tmp_path: Path) -> None:
    local = [
        LocalEntry(catalogue="information_source_kinds", entry="media_scan", hidden=True),
        LocalEntry(catalogue="information_source_kinds", entry="x_radio", group="field", label_en="Radio"),
    ]
    odk.write_form(FORMS / "03-sources.md", catalogues().with_local(local), tmp_path / "sources.xlsx")
    offered = {(row["list_name"], row["name"]) for row in sheet(tmp_path / "sources.xlsx", "choices")}
    assert ("information_source_kinds", "x_radio") in offered
    assert ("information_source_kinds", "media_scan") not in offered
    assert {name for list_name, name in offered if list_name == "reliability"} == {"A", "B", "C", "F", "protocol"}


def test_every_form_begins_in_the_language_asked_for_and_says_its_version(written: list[Path], tmp_path: Path) -> None:
    assert len(written) == 11
    for path in written:
        (settings,) = sheet(path, "settings")
        assert settings["default_language"] == "Français (fr)"
        assert settings["form_id"].startswith("repere_") and str(settings["version"]).isdigit()
        assert not any("records_" in str(row["type"]) for row in sheet(path, "survey"))


def test_a_version_changes_with_what_a_form_offers_and_only_then(tmp_path: Path) -> None:
    def version(known: Any, name: str) -> str:
        odk.write_form(FORMS / "03-sources.md", known, tmp_path / name)
        return str(sheet(tmp_path / name, "settings")[0]["version"])

    hidden = LocalEntry(catalogue="information_source_kinds", entry="media_scan", hidden=True)
    first = version(catalogues(), "1.xlsx")
    assert version(catalogues(), "2.xlsx") == first
    assert version(catalogues().with_local([hidden]), "3.xlsx") != first


def test_pyxform_takes_every_form_without_a_word(written: list[Path], tmp_path: Path) -> None:
    for path in written:
        found = convert(path, validate=False)
        assert not found.warnings, path.name


def test_odk_validate_takes_the_longest_form(written: list[Path], tmp_path: Path) -> None:
    """One form: each costs a start of Java. All of them are tried before a version is given out."""
    if shutil.which("java") is None:
        pytest.skip("ODK Validate is a Java program and no Java is installed")
    xform = tmp_path / "form.xml"
    xform.write_text(convert(written[7], validate=False).xform, encoding="utf-8")
    assert check_xform(str(xform)) == []


OWN = """
| survey |
| | type | name | label | media::image |
| | select_one_from_file towns.csv | town | Which town? | lake.png |
| | integer | lamps | How many lamps? | |
"""
TODAY = dt.date(2026, 11, 25)


def test_a_communitys_own_forms_go_along_with_what_they_name(tmp_path: Path) -> None:
    """A form without settings has the name of its file as its id: under another name, it keeps that one."""
    came, out = tmp_path / "came", tmp_path / "out"
    came.mkdir()
    (came / "lamps.md").write_text(OWN, encoding="utf-8")
    (came / "towns.csv").write_text("name,label\nn,North\n", encoding="utf-8")
    (came / "lake.png").write_bytes(b"picture")
    form = own_form(came / "lamps.md", 6, TODAY)
    (path,) = write_own_forms(out, [form, replace(form, id="other", form_id="old", retired=True)])
    assert path.name == "06-places-lamps.xlsx"
    assert sorted(each.name for each in out.glob("*/*")) == ["lake.png", "towns.csv"]
    shutil.copy(out / "06-places-lamps-media" / "towns.csv", out)
    found = convert(path, validate=False)
    assert '<data id="lamps"' in found.xform and not found.warnings
    again = own_form(path, 6, TODAY)
    assert (again.form_id, again.version) == (form.form_id, form.version)
