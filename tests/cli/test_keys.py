"""Keys by the command line: made, shown, given away, printed, brought back, accepted."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from diagnostic import cli


@pytest.fixture
def repere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(*arguments: object, typed: str = "") -> tuple[int, Any]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = cli.main([*map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_a_key_from_making_it_to_bringing_it_back(repere: Any, tmp_path: Path) -> None:
    code, made = repere("keys", "new", "--kind", "region", "--name", "Nord")
    assert code == 0 and made["key"].startswith("age1") and len(made["words_fr"]) == 12
    assert [each["key"] for each in repere("keys", "show")[1]["keys"]] == [made["key"]]
    for name in ("a.repere-key", "a.png", "a.pdf"):
        assert repere("keys", "kit" if name == "a.pdf" else "give", "--to", tmp_path / name)[0] == 0
        assert (tmp_path / name).stat().st_size > 100
    from diagnostic.exchange.keys import ring

    words = ring.unlock(ring.kept()[0]).words("fr")
    ring.forget(ring.kept()[0])
    code, back = repere("keys", "recover", "--kind", "region", "--name", "Nord", typed=" ".join(words))
    assert code == 0 and back["key"] == made["key"]
    code, refused = repere("keys", "recover", "--kind", "region", "--name", "Nord", typed="a b c")
    assert code == 1 and refused["error"] == "release-error-word"


def test_another_key_is_accepted_only_by_its_words(repere: Any, tmp_path: Path) -> None:
    made = repere("keys", "new", "--kind", "community", "--name", "Lac")[1]
    repere("keys", "give", "Lac", "--to", tmp_path / "a.repere-key")
    assert repere("keys", "accept", tmp_path / "a.repere-key", "--words", "one two")[0] == 1
    assert repere("keys", "accept", tmp_path / "a.repere-key", "--words", " ".join(made["words_en"]))[0] == 0
    assert [each["key"] for each in repere("keys", "show")[1]["accepted"]] == [made["key"]]


def test_a_protected_key_asks_for_its_passphrase(repere: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPERE_KEY_PASSPHRASE", "trois petits lacs")
    assert repere("keys", "new", "--kind", "community", "--name", "Lac")[1]["locked"]
    assert repere("keys", "kit", "--to", tmp_path / "a.pdf")[0] == 0
    monkeypatch.setenv("REPERE_KEY_PASSPHRASE", "deux petits lacs")
    assert repere("keys", "kit", "--to", tmp_path / "b.pdf")[1]["error"] == "release-error-key-passphrase"
    assert not (tmp_path / "b.pdf").exists()


def test_which_key_is_asked_when_there_are_several(repere: Any, tmp_path: Path) -> None:
    assert repere("keys", "give", "--to", tmp_path / "a")[1]["error"] == "release-error-which-key"
    for name in ("Nord", "Sud"):
        repere("keys", "new", "--kind", "region", "--name", name)
    assert repere("keys", "give", "--to", tmp_path / "a")[0] == 1
    assert repere("keys", "give", "Sud", "--to", tmp_path / "a")[1]["name"] == "Sud"
