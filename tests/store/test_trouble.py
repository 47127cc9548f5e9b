"""What goes wrong with files: a message of our own, nothing lost, nothing half written."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Community, Strength
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
    "content", [b"", b"Dear all,\n" * 900, b"PK\x03\x04" + bytes(9000), b"%PDF-1.7\n" + bytes(9000)]
)
def test_a_foreign_file_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, store.NotADiagnostic)


def test_another_sqlite_file_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (a)")
    other.close()
    refused(path, store.NotADiagnostic)


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


def test_a_full_disk(new: New, path: Path) -> None:
    """SQLite's own limit on pages says what a full disk says."""
    file = new()
    file.apply(Edit(puts=(Strength(id="one", title="kept"),)), "add")
    with file._engine.connect() as dialled:
        pages = dialled.exec_driver_sql("PRAGMA page_count").scalar()
        dialled.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
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


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("unshare"), reason="needs a read-only mount of Linux")
def test_a_read_only_folder(tmp_path: Path) -> None:
    """As root, permissions do not stop anyone: a read-only mount does."""
    folder = tmp_path / "ro"
    folder.mkdir()
    store.create(folder / "x.repere", Community(name="X")).close()
    script = (
        "from pathlib import Path\nfrom diagnostic import store\nfrom diagnostic.domain.records import Community\n"
        f"p = Path({str(folder)!r})\n"
        "for work in (lambda: store.open_file(p / 'x.repere'), lambda: store.create(p / 'y.repere', Community())):\n"
        "    try:\n        work()\n    except store.ReadOnly as error:\n        print(error.key)\n"
    )
    mount = f'mount --bind {folder} {folder} && mount -o remount,ro,bind {folder} && exec {sys.executable} -c "$0"'
    done = subprocess.run(["unshare", "-m", "sh", "-c", mount, script], capture_output=True, text=True, check=False)
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip("this machine does not let tests mount: " + done.stderr[:80])
    assert done.stdout.split() == ["store-read-only", "store-read-only"], done.stderr


WRITER = """
import sys
from pathlib import Path
from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Strength
with store.open_file(Path(sys.argv[1]), passphrase=sys.argv[2] or None) as file:
    while True:
        made = Strength(title="x")
        file.apply(Edit(puts=(made,)), "add")
        print(made.id, flush=True)
"""


@pytest.mark.parametrize("passphrase", ["", "green door"])
def test_no_edit_is_lost_when_the_app_is_killed(new: New, path: Path, passphrase: str) -> None:
    new(**({"passphrase": passphrase} if passphrase else {})).close()
    said: set[str] = set()
    for round_number in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), passphrase], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        said.add(writer.stdout.readline().strip())
        until = time.monotonic() + 0.05 * (round_number + 1)
        while time.monotonic() < until:
            said.add(writer.stdout.readline().strip())
        writer.send_signal(signal.SIGKILL)
        said |= {line.strip() for line in writer.stdout if len(line) == 37}
        writer.wait()
        with store.open_file(path, passphrase=passphrase or None) as again:
            assert said <= {each.id for each in again.diagnostic.all(Strength)}
    assert len(said) > 8
