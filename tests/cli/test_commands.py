"""The command line in its own process: what it says, what it writes, how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyxform.xls2xform import convert


def repere(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "diagnostic", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LANG": "en_CA.UTF-8"} | environment,
        stdin=subprocess.DEVNULL,
    )


def said(done: subprocess.CompletedProcess[str]) -> Any:
    return json.loads(done.stdout)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "bear.repere"
    done = repere("new", path, "--community", "Bear River", "--kind", "first_nation", "--lang", "fr", "--json")
    assert done.returncode == 0, done.stderr
    assert said(done)["ok"]
    return path


def test_new_then_check_says_what_is_left(made: Path) -> None:
    done = repere("check", made, "--json")
    assert done.returncode == 0
    report = said(done)
    assert report["facts"]["records"] == {"community": 1, "help_line": 5}
    assert [each["status"] for each in report["steps"]][:2] == ["in_progress", "not_started"]
    assert report["steps"][0]["left"]
    assert (
        "Étape" in repere("check", made, "--lang", "fr").stdout
        or "Mandat" in repere("check", made, "--lang", "fr").stdout
    )


def test_nothing_is_written_over(made: Path) -> None:
    before = made.read_bytes()
    done = repere("new", made, "--community", "Other")
    assert done.returncode == 1
    assert "already" in done.stderr
    assert made.read_bytes() == before


def test_wrong_usage_ends_with_two(tmp_path: Path) -> None:
    assert repere("check").returncode == 2
    assert repere("export", tmp_path / "x").returncode == 2
    assert repere("import", "a", "b", "--as", "spaceships").returncode == 2


def test_import_lists_what_it_refused(made: Path, tmp_path: Path) -> None:
    directory = tmp_path / "directory.csv"
    directory.write_text("Organization name,Phone\nBear House,807-555-0101\n,1\n", encoding="utf-8")
    done = repere("import", made, directory, "--as", "resources", "--json")
    assert done.returncode == 0
    report = said(done)
    assert (report["kept"], [each["row"] for each in report["refused"]]) == (1, [3])
    directory.write_text("First name,Date of birth\nx,y\n", encoding="utf-8")
    refused = repere("import", made, directory, "--json")
    assert refused.returncode == 1
    assert "First name" in said(refused)["message"]


def test_shared_is_refused_with_the_reason(made: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    done = repere("export", made, "--to", out, "--scope", "shared", "--json")
    assert done.returncode == 1
    assert not out.exists()
    assert said(done)["message"]


def test_a_protected_file_needs_its_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "x.repere"
    assert repere("new", path, "--community", "X", "--protect").returncode == 1
    assert repere("new", path, "--community", "X", "--protect", REPERE_PASSPHRASE="open door").returncode == 0
    assert repere("check", path).returncode == 1
    assert repere("check", path, REPERE_PASSPHRASE="wrong").returncode == 1
    assert repere("check", path, REPERE_PASSPHRASE="open door").returncode == 0


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_demo_makes_everything(tmp_path: Path, lang: str) -> None:
    done = repere("demo", tmp_path / "demo", "--lang", lang, "--json")
    assert done.returncode == 0, done.stderr
    files = [Path(each) for each in said(done)["files"]]
    assert {each.suffix for each in files} == {".repere", ".xlsx", ".pdf", ".html", ".png", ".gpkg", ".geojson", ".zip"}
    assert all(each.stat().st_size > 1000 for each in files)
    analysed = said(repere("analyse", files[0], "--lang", lang, "--json"))
    assert len(analysed["situations"]) >= 12
    assert analysed["gaps"]


def test_forms_for_phones_are_valid_xlsforms(tmp_path: Path) -> None:
    done = repere("forms", "export", tmp_path / "forms", "--json")
    assert done.returncode == 0, done.stderr
    files = [Path(each) for each in said(done)["files"]]
    assert len(files) == 11
    for each in files:
        form = convert(str(each), warnings=[])
        assert "Français (fr)" in form.xform
        assert "records_" not in form.xform


def test_answers_from_a_phone_come_in_once(made: Path, tmp_path: Path) -> None:
    """The exported form, answered in ODK's own submission format, comes back as a source of the diagnostic."""
    answers = tmp_path / "submission.xml"
    answers.write_text(
        '<data id="repere_03_sources" version="1"><source><title>Survey</title></source>'
        "<meta><instanceID>uuid:7</instanceID></meta></data>",
        encoding="utf-8",
    )
    first = repere("import", made, answers, "--as", "odk", "--json")
    assert first.returncode == 0, first.stderr
    assert repere("import", made, answers, "--as", "odk", "--json").returncode == 1
    assert said(repere("check", made, "--json"))["facts"]["records"]["source"] == 1


def test_what_is_written_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "bear.repere"
    assert repere("new", path, "--community", "Bear River", "--kind", "other").returncode == 0
    assert path.stat().st_mode & 0o077 == 0


def test_a_mistyped_command_is_told_so_and_opens_no_window() -> None:
    done = repere("dmeo")
    assert done.returncode == 2
    assert "dmeo" in done.stderr
