"""A heap of files taken into a region's database: each file on its own, whatever it does; stopped at any moment and
taken up again; the same again changes nothing."""

import datetime as dt
import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sender import KNOWN, LAKE, REGION, STRANGER, Sender

from diagnostic import cli
from diagnostic.domain.errors import BadInput
from diagnostic.domain.safeguards.regional import Band
from diagnostic.exchange.keys import ring
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.exchange.writing import Cancelled
from diagnostic.region import workers
from diagnostic.region.compiling import Arrival, take_in
from diagnostic.region.database import NoDatabase, opened
from diagnostic.region.issued import Issued
from diagnostic.region.listings import Decision

CHECK = workers.checking([REGION], KNOWN)


def told(arrived: list[Arrival]) -> list[str]:
    return [each.reason.key if each.reason else str(each.what) for each in arrived]


def taken(where: Path, *paths: Path) -> list[str]:
    with opened(where) as keeping:
        return told(take_in(keeping, paths, CHECK))


def contents(where: Path) -> list[tuple[object, ...]]:
    """Everything that a database holds."""
    connection = sqlite3.connect(where)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return [row for each in tables for row in connection.execute(f"SELECT * FROM {each} ORDER BY 1")]


def test_the_same_files_again_change_nothing_and_older_ones_cannot_come_in(lake: Sender, tmp_path: Path) -> None:
    where, old, new = tmp_path / "nord.repere-region", lake.write(1), lake.write(2)
    assert taken(where, new, new.rename(new.with_name("copy.repere-submission"))) == ["cli-no-access", "taken"]
    before = contents(where)
    copy = new.with_name("copy.repere-submission")
    assert taken(where, copy) == ["same"] and contents(where) == before
    for _ in range(2):
        assert taken(where, old) == ["regional-standing-older"]
        assert [row for row in before if row not in contents(where)] == []
    assert taken(where, lake.write(3)) == ["newer"]
    assert taken(where, copy) == ["replaced"]
    with opened(where) as keeping:
        assert [each.digest for each in keeping.contributions] == [lake.plain.digest]
        assert [each.facts for each in keeping.contributions] == [lake.plain.facts]


def test_g06_what_was_taken_back_is_no_longer_in_the_file(lake: Sender, tmp_path: Path) -> None:
    where, sent = tmp_path / "nord.repere-region", lake.write(1)
    assert taken(where, sent) == ["taken"]
    assert taken(where, lake.write(2, notice=True)) == ["withdrawal"]
    with opened(where) as keeping:
        assert not list(keeping.contributions)
    connection = sqlite3.connect(where)
    assert connection.execute("SELECT count(facts) FROM arrival").fetchone() == (0,)
    assert connection.execute("PRAGMA secure_delete").fetchone() is not None
    assert taken(where, sent) == ["replaced"], "and it cannot come in again"


def bomb(path: Path) -> Path:
    """A workbook of a few kilobytes whose last cell is the last there can be."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "far"  # type: ignore[index]
    book.save(path)
    return path


def packed(path: Path) -> Path:
    """A workbook whose sheet is a thousand times its size."""
    bomb(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"0" * (1 << 28))
    return path


def test_a_hostile_file_costs_itself_alone(lake: Sender, tmp_path: Path) -> None:
    def entity(path: Path) -> Path:
        bomb(path)
        with zipfile.ZipFile(path) as book:
            parts = {each: book.read(each) for each in book.namelist()}
        lol = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(12))
        parts["xl/worksheets/sheet1.xml"] = f"<!DOCTYPE x [{lol}]><x>&a11;</x>".encode()
        with zipfile.ZipFile(path, "w") as book:
            for name, content in parts.items():
                book.writestr(name, content)
        return path

    def outside(path: Path) -> Path:
        with zipfile.ZipFile(path, "w") as book:
            book.writestr("../../escaped", b"x")
        return path

    makers: list[Callable[[Path], Path]] = [bomb, packed, entity, outside]
    bad = [make(tmp_path / f"{make.__name__}.xlsx") for make in makers]
    good = lake.write(1)
    with opened(None) as keeping:
        arrived = take_in(keeping, [*bad, good], CHECK)
        assert len(keeping.contributions) == 1
    assert told(arrived)[-1] == "taken" and all(isinstance(each.reason, BadInput) for each in arrived[:-1])
    assert not (tmp_path.parent / "escaped").exists()


def test_a_process_that_dies_or_takes_too_long_costs_one_file(lake: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    good = lake.write(1)
    deadly, slow = (lake.folder / each for each in ("deadly.xlsx", "slow.xlsx"))
    for each in (deadly, slow):
        each.write_bytes(b"x")
    monkeypatch.setattr(workers, "_check", misbehave)
    monkeypatch.setattr(workers, "SECONDS", 2.0)
    outcomes = dict(workers.checking([REGION], KNOWN)([deadly, slow, good]))
    assert {each.name: one.key for each, one in outcomes.items() if isinstance(one, BadInput)} == {
        "deadly.xlsx": "regional-check-too-much",
        "slow.xlsx": "regional-check-too-long",
    }
    assert isinstance(outcomes[good], workers.Checked)


_really = workers._check


def misbehave(path: Path) -> workers.Checked:
    """What a file might do to its reader."""
    if path.name == "deadly.xlsx":
        os.kill(os.getpid(), signal.SIGKILL)
    while path.name == "slow.xlsx":
        pass
    return _really(path)


def test_the_processes_can_write_no_file(lake: Sender, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_check", write)
    (_, outcome), *_ = workers.checking([REGION], KNOWN)([tmp_path / "written"])
    assert isinstance(outcome, BadInput) and outcome.key == "cli-no-access"
    assert (tmp_path / "written").read_bytes() == b""


def write(path: Path) -> workers.Checked:
    """Try to leave something on the disk."""
    path.write_bytes(b"secret")
    raise AssertionError


def test_one_that_was_cancelled_goes_on_where_it_was(
    lake: Sender, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, files = tmp_path / "nord.repere-region", [lake.write(number) for number in range(1, 7)]
    monkeypatch.setattr("diagnostic.region.compiling.STAGED_AT_ONCE", 2)
    with pytest.raises(Cancelled), opened(where) as keeping:
        take_in(keeping, files, CHECK, lambda share: share < 0.6)
    with opened(where) as keeping:
        assert not list(keeping.contributions), "nothing counts before its order is known"
        take_in(keeping, files, CHECK)
        assert len(list(keeping.contributions)) == 1
    assert taken(where, *files) == ["replaced"] * 5 + ["same"]


def test_killed_at_any_moment_nothing_is_lost_or_doubled(lake: Sender, tmp_path: Path) -> None:
    files = [lake.write(number) for number in range(1, 25)]
    whole = tmp_path / "whole.repere-region"
    taken(whole, *files)
    where, chance = tmp_path / "killed.repere-region", random.Random(5)
    script = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from diagnostic.exchange.keys.pairs import Pair
        from diagnostic.region import compiling, workers
        from diagnostic.region.database import opened
        compiling.STAGED_AT_ONCE = 3
        if __name__ == "__main__":
            check = workers.checking([Pair("region", "Nord", bytes.fromhex("{REGION.seed.hex()}"))], {set(KNOWN)!r})
            with opened(Path(sys.argv[1])) as keeping:
                print("open", flush=True)
                compiling.take_in(keeping, sorted(Path(sys.argv[2]).iterdir()), check)
        """
    )
    program = tmp_path / "program.py"
    program.write_text(script, encoding="utf-8")
    for _ in range(4):
        command = [sys.executable, str(program), str(where), str(lake.folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.getcwd()}) as run:
            assert run.stdout is not None and run.stdout.readline() == b"open\n"
            try:
                run.wait(chance.uniform(0.05, 0.8))
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
    taken(where, *files)

    def without_times(path: Path) -> list[object]:
        connection = sqlite3.connect(path)
        rows = connection.execute("SELECT file, standing, diagnostic, sequence, length(facts) FROM arrival ORDER BY 1")
        return [*rows, *connection.execute("SELECT * FROM kept")]

    assert without_times(where)[-1] == without_times(whole)[-1]
    assert {row[0] for row in without_times(where)} == {row[0] for row in without_times(whole)}  # type: ignore[index]


def test_decisions_and_reports_are_remembered(tmp_path: Path) -> None:
    import datetime as dt

    where = tmp_path / "nord.repere-region"
    one = Issued(dt.date(2025, 5, 1), {"a": "0" * 64}, {"strength/x": Band(5, 9)})
    with opened(where) as keeping:
        keeping.decide([Decision("b/1", "a/1", True), Decision("a/1", "c/1", False)])
        keeping.decide([Decision("a/1", "b/1", False)])
        keeping.give_out(one)
    with opened(where) as keeping:
        assert keeping.decisions() == (Decision("a/1", "b/1", False), Decision("a/1", "c/1", False))
        assert keeping.issued() == (one,)


def test_what_is_no_database_of_a_region_is_left_as_it_was(tmp_path: Path) -> None:
    def refused(where: Path | str) -> str:
        with pytest.raises((NoDatabase, BadInput)) as told, opened(where):
            pass
        return str(told.value.key)  # type: ignore[attr-defined]

    text = tmp_path / "letter.repere-region"
    text.write_text("Bonjour")
    assert refused(text) == "regional-database-foreign" and text.read_text() == "Bonjour"
    other = tmp_path / "other.repere-region"
    sqlite3.connect(other).execute("CREATE TABLE x (y)")
    assert refused(other) == "regional-database-foreign"
    newer = tmp_path / "newer.repere-region"
    with opened(newer):
        pass
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert refused(newer) == "regional-database-newer"
    assert refused("mysql://here/there") == "regional-database-address"
    assert (newer.stat().st_mode & 0o777) == 0o600


def test_a_community_that_lost_its_key_speaks_with_a_new_one_once_a_person_heard_it(lake: Sender) -> None:
    """The old key speaks no more, nor does a stranger's; and no older file comes back by it."""
    both = workers.checking([REGION], KNOWN | {STRANGER.public.key: "Autre"}, 1)
    stranger, third = Pair.new("community", "Tiers"), Pair.new("community", "Quatre")
    all_known = KNOWN | {each.public.key: "x" for each in (STRANGER, stranger, third)}
    all_of_them = workers.checking([REGION], all_known, 1)

    def came(path: Path, check: workers.Check = all_of_them) -> str:
        [one] = take_in(keeping, [path], check)
        return one.what or one.reason.key  # type: ignore[union-attr]

    with opened(None) as keeping:
        assert came(lake.write(7), both) == "taken"
        new = lake.write(1, signer=STRANGER)
        assert came(new) == "regional-standing-other-signer" and came(new) == "regional-standing-other-signer"
        keeping.succeed(lake.plain.diagnostic_id, STRANGER.public.key, dt.datetime.now(dt.UTC))
        assert came(new) == "newer" and [each.signed_by for each in keeping.contributions] == [STRANGER.public.key]
        assert came(lake.write(9)) == "regional-standing-other-signer", "the lost key"
        assert came(lake.write(9, signer=stranger)) == "regional-standing-other-signer"
        assert came(lake.write(2, signer=STRANGER, notice=True)) == "withdrawal" and not keeping.contributions
        keeping.succeed(lake.plain.diagnostic_id, third.public.key, dt.datetime.now(dt.UTC))
        assert came(lake.write(1, signer=third)) == "newer"
        assert came(lake.write(8, signer=STRANGER)) == "regional-standing-other-signer"
        assert len(keeping.contributions) == 1


def test_the_command_shows_the_words_of_a_new_key_and_takes_its_file_once_they_were_compared(
    lake: Sender, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    ring.keep(REGION)
    for each in (LAKE, STRANGER):
        ring.accept(each.public)
    where = ["--database", str(tmp_path / "nord.repere-region"), "--lang", "en"]
    first, second = lake.write(1), lake.write(1, signer=STRANGER)
    assert cli.main(["region", "new-key", str(first), *where]) == 1
    assert cli.main(["region", "new-key", str(second), *where]) == 1
    assert " ".join(STRANGER.public.words("en")) in capsys.readouterr().err
    assert cli.main(["region", "new-key", str(second), *where, "--compared"]) == 0
    assert "newer" in capsys.readouterr().out
    with opened(tmp_path / "nord.repere-region") as keeping:
        assert [each.signed_by for each in keeping.contributions] == [STRANGER.public.key]
