"""The command line in its own process: what it says, what it writes, how it ends."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from pyxform.xls2xform import convert

from diagnostic import cli


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


@pytest.mark.parametrize(
    ("arguments", "said_en", "said_fr"),
    [
        (("check",), "FILE is missing", "Il manque FILE"),
        (("export", "x"), "--to is missing", "Il manque --to"),
        (("export", "x", "--to"), "needs a value", "demande une valeur"),
        (("import", "a", "b", "--as", "spaceships"), "resources, places", "resources, places"),
        (("check", "x", "--nothing"), "no option --nothing", "L’option --nothing"),
        (("check", "x", "y"), "“y” is one argument too many", "« y » est un argument de trop"),
        (("forms", "nothing"), "no command “nothing”", "La commande « nothing »"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_why(arguments: tuple[str, ...], said_en: str, said_fr: str) -> None:
    """In the language of the machine; as JSON to a program that asked for it."""
    people = run(*arguments, language="fr")
    at = 1 if arguments[-1] == "--to" else len(arguments)
    program = run(*arguments[:at], "--json", *arguments[at:])
    assert people[0] == program[0] == 2
    assert said_fr in people[2].replace("\u00a0", " ") and not people[1]
    answer = json.loads(program[1])
    assert answer["ok"] is False and said_en in answer["message"]


def run(*arguments: str, language: str = "en") -> tuple[int, str, str]:
    """A command in this process: how it ends, what it says, what it says of errors."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setenv("LC_ALL", f"{language}_CA.UTF-8")
        code = cli.main(list(arguments))
    return code, out.getvalue(), err.getvalue()


def test_a_folder_that_cannot_be_made_is_refused_as_json(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    code, out, _ = run("demo", str(tmp_path / "file"), "--json")
    assert code == 1
    assert json.loads(out)["error"] == "cli-no-access"


def test_check_says_what_stands_before_sharing_and_an_export_how_far_it_is(made: Path, tmp_path: Path) -> None:
    rules = {each["rule"] for each in json.loads(run("check", str(made), "--json")[1])["before_sharing"]}
    assert {"G01", "G03", "G08", "G09", "H06"} <= rules
    code, out, err = run("export", str(made), "--to", str(tmp_path / "x.csv"), "--json", "--progress")
    assert code == 0 and json.loads(out)["ok"]
    shares = [json.loads(line)["progress"] for line in err.splitlines()]
    assert shares[0] == 0 and shares[-1] == 1 and shares == sorted(shares)


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
    assert said(done)["message"] and said(done)["rule"] == "G01"


def test_a_protected_file_needs_its_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "x.repere"
    assert repere("new", path, "--community", "X", "--protect").returncode == 1
    assert repere("new", path, "--community", "X", "--protect", REPERE_PASSPHRASE="open door").returncode == 0
    assert repere("check", path).returncode == 1
    assert repere("check", path, REPERE_PASSPHRASE="wrong").returncode == 1
    assert repere("check", path, REPERE_PASSPHRASE="open door").returncode == 0


def test_whoever_gives_a_passphrase_is_protected(tmp_path: Path) -> None:
    path = tmp_path / "x.repere"
    assert repere("new", path, "--community", "X", REPERE_PASSPHRASE="open door").returncode == 0
    assert repere("check", path).returncode == 1


def test_distances_name_the_nearest_service_of_a_kind(tmp_path: Path) -> None:
    assert run("demo", str(tmp_path), "--lang", "en")[0] == 0
    [path] = tmp_path.glob("*.repere")
    code, out, _ = run("distances", str(path), "--beyond", "10", "--json")
    told = json.loads(out)
    assert code == 0 and told["unit"] == "km" and len(told["distances"]) > 20
    assert {each["beyond"] for each in told["distances"]} == {"yes", "no", "perhaps"}
    kind = next(iter(told["kinds"]))
    assert "km" in run("distances", str(path), "--kind", kind)[1]
    code, _, wrong = run("distances", str(path), "--kind", "unheard_of")
    assert code == 1 and kind in wrong


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
    done = repere("forms", "export", tmp_path / "forms", "--kind", "phone", "--json")
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


def test_own_questions_are_added_listed_retired_and_their_file_given_back(made: Path, tmp_path: Path) -> None:
    form = tmp_path / "boats.md"
    form.write_text("| survey |\n| | type | name | label |\n| | integer | boats | Boats |\n", encoding="utf-8")
    added = repere("forms", "add", made, form, "--step", "6", "--json")
    assert (added.returncode, said(added)["form_id"], said(added)["step"]) == (0, "boats", 6), added.stderr
    assert repere("forms", "add", made, form, "--step", "6").returncode == 1
    person = tmp_path / "person.md"
    person.write_text("| survey |\n| | type | name | label |\n| | date | birthdate | When |\n", encoding="utf-8")
    refused = repere("forms", "add", made, person, "--step", "6", "--json")
    assert (refused.returncode, said(refused)["rule"]) == (1, "E02")
    assert repere("forms", "remove", made, "boats").returncode == 0
    assert repere("forms", "remove", made, "nothing").returncode == 1
    [listed] = said(repere("forms", "list", made, "--json"))["forms"]
    assert (listed["state"], listed["responses"]) == ("retired", 0)
    assert "no longer asked" in repere("forms", "list", made).stdout
    assert repere("forms", "copy", made, "boats", tmp_path / "out").returncode == 0
    assert (tmp_path / "out" / "boats.md").read_bytes() == form.read_bytes()
