"""A passphrase keeps everything from whoever finds the file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Strength
from diagnostic.store.file import DiagnosticFile

New = Callable[..., DiagnosticFile]
SECRET = "words-nobody-else-may-read"


def bytes_of(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_nothing_is_readable_on_disk_while_open_and_after(new: New, path: Path) -> None:
    file = new(passphrase="blue canoe at dawn")
    file.apply(Edit(puts=(Strength(title=SECRET),)), "add")
    assert SECRET.encode() not in bytes_of(path.parent)
    file.backup()
    file.close()
    assert SECRET.encode() not in bytes_of(path.parent)
    assert b"SQLite format" not in bytes_of(path.parent)
    assert store.is_encrypted(path)


def test_only_the_passphrase_opens_it(new: New, path: Path) -> None:
    file = new(passphrase="it's a 'quoted' phrase é")
    file.apply(Edit(puts=(Strength(id="one", title=SECRET),)), "add")
    file.close()
    with pytest.raises(store.WrongPassphrase):
        store.open_file(path)
    for wrong in ("it's a 'quoted' phrase e", "", "x"):
        with pytest.raises(store.WrongPassphrase):
            store.open_file(path, passphrase=wrong)
    with store.open_file(path, passphrase="it's a 'quoted' phrase é") as again:
        assert again.diagnostic.get(Strength, "one").title == SECRET


def test_the_same_letters_open_it_however_the_keyboard_sends_them(new: New, path: Path) -> None:
    file = new(passphrase="caf\u00e9 bleu")
    assert file.is_passphrase("cafe\u0301 bleu")
    file.close()
    store.open_file(path, passphrase="cafe\u0301 bleu").close()


@pytest.mark.parametrize(("old", "to"), [(None, "new one"), ("old one", "new one"), ("old one", None)])
def test_the_passphrase_changes_for_the_file_and_its_backups(
    new: New, path: Path, old: str | None, to: str | None
) -> None:
    file = new(**({"passphrase": old} if old else {}))
    file.apply(Edit(puts=(Strength(id="one", title=SECRET),)), "add")
    file.backup()
    file.change_passphrase(to)
    file.apply(Edit(puts=(Strength(id="two", title=SECRET),)), "add")
    file.undo()
    assert file.diagnostic.get(Strength, "two") is None
    file.close()
    assert (SECRET.encode() in bytes_of(path.parent)) is (to is None)
    for each in (path, *file.backups()):
        if to and old:
            with pytest.raises(store.WrongPassphrase):
                store.open_file(each, passphrase=old)
        with store.open_file(each, passphrase=to) as again:
            assert again.diagnostic.get(Strength, "one").title == SECRET
