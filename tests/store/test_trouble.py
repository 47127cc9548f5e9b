"""What goes wrong with files: a message of our own, nothing lost, nothing half written."""

import contextlib
import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import Community, HelpLine, Record, Resource, Strength
from diagnostic.language import explain
from diagnostic.store.file import DiagnosticFile

New = Callable[..., DiagnosticFile]


def refused(path: Path, cls: type[store.StoreError], **options: str) -> None:
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(cls) as caught:
        store.open_file(path, **options)  # type: ignore[arg-type]
    assert (path.read_bytes() if path.exists() else None) == before
    for lang in ("en", "fr"):
        said = explain(caught.value, lang)  # type: ignore[arg-type]
        assert path.name in said
        assert not said.startswith("store-")


@pytest.mark.parametrize(
    "content",
    [b"", b"Dear all,\n" * 900, b"PK\x03\x04" + bytes(9000), b"%PDF-1.7\n" + bytes(9000), b"\x89PNG" + bytes(9000)],
)
def test_a_foreign_file_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, store.NotADiagnostic)


def test_a_folder_is_not_a_diagnostic(path: Path) -> None:
    path.mkdir()
    with pytest.raises(store.NotADiagnostic):
        store.open_file(path)


def test_bytes_by_chance_can_only_be_a_wrong_passphrase(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(8192))
    refused(path, store.WrongPassphrase, passphrase="green door")
    path.write_bytes(random.Random(1).randbytes(8000))
    refused(path, store.Damaged, passphrase="green door")


def test_another_sqlite_file_is_left_alone(path: Path) -> None:
    """Also with work in its log that opening and closing it would move."""
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("PRAGMA application_id = 7")
        other.execute("CREATE TABLE mine (a)")
        other.commit()
        copy = path.with_name("copy.repere")
        for side in ("", "-wal"):
            shutil.copy(f"{path}{side}", f"{copy}{side}")
    other.close()
    log = Path(f"{copy}-wal").read_bytes()
    refused(copy, store.NotADiagnostic)
    assert Path(f"{copy}-wal").read_bytes() == log


@pytest.mark.parametrize("seed", range(3))
def test_bytes_that_went_bad_are_never_a_crash(new: New, path: Path, seed: int) -> None:
    """A worn stick: whatever opens must open, whatever does not is said to be damaged."""
    new().apply(Edit(puts=tuple(Strength(title="s" * 90, extra={"ours": "é"}) for _ in range(60))), "add")
    whole, chance = path.read_bytes(), random.Random(seed)
    for index in range(25):
        bad = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        other = path.with_name(f"bad{index}.repere")
        other.write_bytes(bad)
        with contextlib.suppress(store.Damaged, store.NotADiagnostic, store.NewerVersion, store.WrongPassphrase):
            store.open_file(other).close()


@pytest.mark.parametrize(
    "record",
    [
        Strength(title="\ud800"), Strength(extra={"ours": "\x00"}), Strength(extra={"ours": ("a", {"b": "\ud800"})}),
        Resource(languages=("\udfff",)), HelpLine(order=10**30), Strength(extra={"ours": float("nan")}),
        Strength(title="x" * 200_001),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_is_refused_in_words(new: New, record: Record) -> None:
    file = new()
    with pytest.raises(Refused) as caught:
        file.apply(Edit(puts=(Strength(id="beside"), record)), "add")
    assert not explain(caught.value, "fr").startswith("safeguards-")
    assert file.diagnostic.get(Strength, "beside") is None


def test_a_missing_file(path: Path) -> None:
    refused(path, store.Missing)


@pytest.mark.parametrize("passphrase", [None, "red kettle"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.97])
def test_a_truncated_file(new: New, path: Path, passphrase: str | None, share: float) -> None:
    file = new(**({"passphrase": passphrase} if passphrase else {}))
    file.apply(Edit(puts=tuple(Strength(title=f"s{index}" * 50) for index in range(300))), "add")
    file.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    options = {"passphrase": passphrase} if passphrase else {}
    with pytest.raises((store.Damaged, store.WrongPassphrase)):
        store.open_file(path, **options)  # type: ignore[arg-type]
    copy = path.with_name("copy.repere")
    store.restore(file.backups()[0], copy)
    with store.open_file(copy, **options) as again:  # type: ignore[arg-type]
        assert len(again.diagnostic.all(Strength)) == 300


def test_a_file_of_a_newer_version(new: New, path: Path) -> None:
    new().close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 999")
    raw.close()
    with pytest.raises(store.NewerVersion):
        store.open_file(path)


def test_two_windows_cannot_write_one_file(new: New, path: Path) -> None:
    new()
    with pytest.raises(store.Locked) as caught:
        store.open_file(path)
    assert "20" in explain(caught.value, "en")


def test_opening_it_once_more_does_not_let_another_window_in(new: New, path: Path) -> None:
    """Closing a second handle drops the lock that SQLite holds for this process (man fcntl)."""
    file = new()
    store.is_encrypted(path)
    with pytest.raises(store.Locked):
        store.open_file(path)
    script = (
        "import sys\nfrom pathlib import Path\nfrom diagnostic import store\n"
        "try:\n    store.open_file(Path(sys.argv[1]))\n    print('opened')\n"
        "except store.Locked as error:\n    print(error.arguments['who'])\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert socket.gethostname() in done.stdout
    file.apply(Edit(puts=(Strength(title="still mine"),)), "add")
    file.close()
    store.open_file(path).close()


def test_a_new_file_never_replaces_one(new: New, path: Path) -> None:
    path.write_text("something of mine", encoding="utf-8")
    with pytest.raises(store.Exists):
        store.create(path, Community(name="X"))
    assert path.read_text(encoding="utf-8") == "something of mine"


def test_a_stick_that_was_pulled_out(new: New, path: Path) -> None:
    file = new()
    file.apply(Edit(puts=(Strength(id="one", title="kept"),)), "add")
    away = path.with_name("away")
    path.rename(away)
    with pytest.raises(store.Missing):
        file.apply(Edit(puts=(Strength(id="two", title="not yet"),)), "add")
    assert file.diagnostic.get(Strength, "two") is None
    away.rename(path)
    file.apply(Edit(puts=(Strength(id="two", title="now"),)), "add")
    file.close()
    with store.open_file(path) as again:
        assert {each.title for each in again.diagnostic.all(Strength)} == {"kept", "now"}


def test_a_stick_that_was_put_back(new: New, path: Path) -> None:
    """It comes back as another device: work goes on when it holds all that this window has seen, and only then."""
    file = new()
    path.rename(path.with_name("away"))
    with pytest.raises(store.Missing):
        file.apply(Edit(puts=(Strength(id="one", title="not yet"),)), "add")
    shutil.copy(path.with_name("away"), path)
    file.apply(Edit(puts=(Strength(id="one", title="now"),)), "add")
    file.undo()
    file.redo()
    older = path.with_name("away")
    path.unlink()
    shutil.copy(older, path)
    with pytest.raises(store.Changed):
        file.apply(Edit(puts=(Strength(id="two", title="no"),)), "add")
    assert path.read_bytes() == older.read_bytes()


@pytest.mark.parametrize("passphrase", [None, "green door"])
@pytest.mark.parametrize("readable", [True, False])
def test_a_copy_elsewhere_when_the_file_is_out_of_reach(
    new: New, path: Path, tmp_path: Path, passphrase: str | None, readable: bool
) -> None:
    file = new(**({"passphrase": passphrase} if passphrase else {}))
    file.apply(Edit(puts=(Strength(id="one", title="kept"),)), "add")
    shutil.rmtree(path.parent / "lake.backups", ignore_errors=True)
    path.unlink()
    if not readable:
        file._connection.close()
    with file.elsewhere(tmp_path / "copy.repere") as copy:
        assert copy.encrypted is bool(passphrase)
        assert [each.title for each in copy.diagnostic.all(Strength)] == ["kept"]
        copy.apply(Edit(puts=(Strength(id="two", title="and on"),)), "add")
    with pytest.raises(store.Exists):
        file.elsewhere(tmp_path / "copy.repere")


def test_a_full_disk(new: New, path: Path) -> None:
    """SQLite's own limit on pages says what a full disk says."""
    file = new()
    file.apply(Edit(puts=(Strength(id="one", title="kept"),)), "add")
    pages = file._connection.value("PRAGMA page_count")
    file._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(store.DiskFull):
        file.apply(Edit(puts=(Strength(id="two", title="x" * 90_000),)), "add")
    assert file.diagnostic.get(Strength, "two") is None
    file.apply(Edit(puts=(Strength(id="one", title="small"),)), "change")
    file.close()
    with store.open_file(path) as again:
        assert [each.title for each in again.diagnostic.all(Strength)] == ["small"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(store.Missing):
        store.create(tmp_path / "no" / "x.repere", Community(name="X"))


def on_its_own_disk(folder: Path, size: str, script: str) -> list[str]:
    """Run a script on a small disk of its own, mounted on ``folder`` for it alone; what it says."""
    if sys.platform != "linux" or not shutil.which("unshare"):
        pytest.skip("needs a mount of Linux")
    mount = f'mount -t tmpfs -o size={size} none {folder} && exec {sys.executable} -c "$0" {folder}'
    start = (
        "import subprocess, sys\nfrom pathlib import Path\nfrom diagnostic import store\n"
        "from diagnostic.domain.diagnostic import Edit\nfrom diagnostic.domain.records import Community, Strength\n"
        "disk = Path(sys.argv[1])\npath = disk / 'x.repere'\n"
        "def tried(work):\n"
        "    try:\n        work()\n        print('done')\n"
        "    except store.StoreError as error:\n        print(error.key)\n"
        "def add(title):\n    return lambda: file.apply(Edit(puts=(Strength(title=title),)), 'add')\n"
    )
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", mount, start + script], capture_output=True, text=True, check=False
    )
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip("this machine does not let tests mount: " + done.stderr[:80])
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_a_read_only_folder(tmp_path: Path) -> None:
    """As root, permissions do not stop anyone: a read-only disk does."""
    script = """
file = store.create(path, Community(name="X"))
tried(add("kept"))
file.close()
subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
tried(lambda: store.open_file(path))
tried(lambda: store.create(disk / "y.repere", Community()))
tried(lambda: store.restore(path, disk / "z.repere"))
"""
    said = on_its_own_disk(tmp_path, "5m", script)
    assert said == ["done", *["store-read-only"] * 3]


def test_a_disk_that_is_full_for_everything(tmp_path: Path) -> None:
    script = """
file = store.create(path, Community(name="X"))
tried(add("kept"))
before = len(list(file.diagnostic))
filler = disk / "filler"
with filler.open("wb", buffering=0) as out:
    try:
        while True:
            out.write(bytes(65536))
    except OSError:
        pass
tried(add("x" * 150_000))
tried(file.backup)
tried(lambda: file.change_passphrase("green door"))
tried(lambda: store.create(disk / "y.repere", Community()))
tried(lambda: store.restore(path, disk / "z.repere"))
print(len(list(file.diagnostic)) - before, file.encrypted, len(file.backups()))
filler.unlink()
tried(add("after"))
file.close()
with store.open_file(path) as file:
    print(*[each.title for each in file.diagnostic.all(Strength)])
print(*sorted(each.name for each in disk.iterdir()))
"""
    said = on_its_own_disk(tmp_path, "3m", script)
    assert said[:6] == ["done", *["store-disk-full"] * 5]
    assert said[6:9] == ["0", "False", "0"]
    assert said[9:] == ["done", "kept", "after", "x.backups", "x.repere"]


def test_a_stick_that_is_gone_in_the_middle(tmp_path: Path) -> None:
    """Unmounted while open, then a copy of what was on it mounted again: another device."""
    script = """
file = store.create(path, Community(name="X"))
tried(add("kept"))
whole = path.read_bytes()
subprocess.run(["umount", "-l", disk], check=True)
tried(add("not yet"))
tried(file.delete_everything)
file.close()
subprocess.run(["mount", "-t", "tmpfs", "none", disk], check=True)
path.write_bytes(whole)
with store.open_file(path) as file:
    print(*[each.title for each in file.diagnostic.all(Strength)])
"""
    assert on_its_own_disk(tmp_path, "5m", script) == ["done", "store-gone", "store-gone", "kept"]


def test_nothing_is_lost_when_the_app_is_killed() -> None:
    """The figures of the closing note come from 200 rounds of the same script."""
    script = Path(__file__).parents[1] / "benchmarks" / "kill.py"
    for what, rounds in (("edits", 4), ("passphrase", 5)):
        done = subprocess.run(
            [sys.executable, str(script), what, "--rounds", str(rounds)],
            capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": os.getcwd()},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        for found in json.loads(done.stdout).values():
            assert found["rounds"] == rounds
            assert (found["lost"], found["half"], found["broken"]) == (0, 0, 0)
            assert found["said"] > 0 or what == "passphrase"
