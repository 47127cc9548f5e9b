"""``repere merge``: another copy is brought in, or what people must choose is listed and nothing is changed."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Community, Strength

HERE = Strength(id="s1", title="Drum group", description="Every week")


def merge(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "diagnostic", "merge", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LANG": "en_CA.UTF-8"},
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies that each changed the title and the description, and one more strength in the other."""
    mine, theirs = tmp_path / "mine.repere", tmp_path / "theirs.repere"
    with store.create(mine, Community(name="Lake")) as file:
        file.apply(Edit((HERE,)), "base")
    shutil.copyfile(mine, theirs)
    with store.open_file(mine) as file:
        file.apply(Edit((replace(HERE, title="Drums", description="Mondays"),)), "change")
    with store.open_file(theirs) as file:
        changed = replace(HERE, title="Drum circle", description="Fridays")
        file.apply(Edit((changed, Strength(id="s2", title="Trail"))), "change")
    return mine, theirs


def strengths(path: Path) -> dict[str, Strength]:
    with store.open_file(path) as file:
        return {each.id: each for each in file.diagnostic.all(Strength)}


def test_conflicts_are_listed_then_decided_one_by_one(two: tuple[Path, Path], tmp_path: Path) -> None:
    asked = merge(*two, "--json")
    assert (asked.returncode, asked.stderr) == (1, "")
    listed: list[dict[str, Any]] = json.loads(asked.stdout)["conflicts"]
    assert [(each["key"], each["mine"], each["theirs"]) for each in listed] == [
        ("s1/title", "Drums", "Drum circle"),
        ("s1/description", "Mondays", "Fridays"),
    ]
    assert strengths(two[0])["s1"].title == "Drums"
    decided = tmp_path / "choices.json"
    decided.write_text(json.dumps({"s1/title": "theirs"}), encoding="utf-8")
    done = merge(*two, "--decide", decided, "--keep", "both")
    assert done.returncode == 0, done.stderr
    assert "one new record" in done.stdout
    found = strengths(two[0])
    assert (found["s1"].title, found["s1"].description) == ("Drum circle", "Fridays\n\nMondays")
    assert found["s2"].title == "Trail"
    assert strengths(two[1])["s1"].title == "Drum circle"  # the other copy is not changed
    assert "nothing that this one lacks" in merge(two[0], two[1]).stdout


def test_choices_that_cannot_be_read_change_nothing(two: tuple[Path, Path], tmp_path: Path) -> None:
    decided = tmp_path / "choices.json"
    decided.write_text("[1", encoding="utf-8")
    done = merge(*two, "--decide", decided)
    assert done.returncode != 0
    assert "choices.json cannot be used" in done.stderr
    assert "s2" not in strengths(two[0])
