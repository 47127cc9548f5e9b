"""The command ``release``: look, send, take back."""

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest

from diagnostic import cli, example
from diagnostic.exchange import submission
from diagnostic.exchange.keys import ring


@pytest.fixture
def repere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    def run(*arguments: object) -> tuple[int, Any]:
        code = cli.main([*map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_look_send_and_take_back(repere: Any, tmp_path: Path) -> None:
    file, key, out = tmp_path / "lake.repere", tmp_path / "nord.repere-key", tmp_path / "lake.repere-submission"
    example.create(file, "fr", dt.date.today() - dt.timedelta(days=2)).close()
    repere("keys", "new", "--kind", "region", "--name", "Nord")
    repere("keys", "give", "Nord", "--to", key)
    code, look = repere("release", file)
    assert code == 0 and len(look["sheets"]) >= 18 and {"M01", "M06"} <= {each["rule"] for each in look["held"]}
    send = ("release", file, "--to-region", key, "--out", out)
    assert repere(*send)[1]["error"] == "release-error-which-key"
    repere("keys", "new", "--kind", "community", "--name", "Lac")
    code, sent = repere(*send)
    assert code == 0 and sent["what"] == "submission"
    region = ring.unlock(ring.kept("region")[0])
    assert submission.read(out, [region], {sent["signer"]}).manifest.sequence == sent["sequence"]
    assert repere("region", "check", out)[1]["communities"] == 1
    code, back = repere("release", file, "--withdraw", "--out", tmp_path / "w")
    assert code == 0 and back["what"] == "withdrawal" and back["sequence"] > sent["sequence"]
    assert submission.read(tmp_path / "w", [region], {sent["signer"]}).workbook is None
    code, said = repere("region", "check", tmp_path / "w", out)
    assert code == 0 and said["communities"] == 0, "the region honours it, in whatever order they came"
    assert repere("release", file, "--withdraw", "--out", tmp_path / "v")[1]["error"] == "release-error-nothing-sent"
    assert repere(*send)[1]["error"] == "safeguards-block-release-region"


def test_wrong_ways_to_use_it_write_nothing(repere: Any, tmp_path: Path) -> None:
    file, key = tmp_path / "lake.repere", tmp_path / "lac.repere-key"
    example.create(file, "en").close()
    repere("keys", "new", "--kind", "community", "--name", "Lac")
    repere("keys", "give", "--to", key)
    for arguments, error in (
        (("--out", tmp_path / "a"), "release-error-usage"),
        (("--withdraw",), "release-error-usage"),
        (("--to-region", key, "--out", tmp_path / "a"), "release-error-not-a-region"),
        (("--to-region", file, "--out", tmp_path / "a"), "release-error-not-a-key"),
        (("--recipient", "Région"), "release-error-incomplete"),
    ):
        code, said = repere("release", file, *arguments)
        assert code == 1 and said["error"] == error
    assert not (tmp_path / "a").exists()
