"""A file keeps every record as it was, every edit at once, and takes every edit back."""

import datetime as dt
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnostic import store
from diagnostic.domain.diagnostic import Diagnostic, Edit, deletion
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import KINDS, LocalEntry, Place, Resource, Source, Strength, new_id
from diagnostic.store import backups, log
from diagnostic.store.file import DiagnosticFile
from diagnostic.store.header import SCHEMA

New = Callable[..., DiagnosticFile]


def snapshot(diagnostic: Diagnostic) -> dict[str, object]:
    return {each.id: each for each in diagnostic}


def test_every_kind_of_record_comes_back_as_it_was(full: DiagnosticFile, path: Path) -> None:
    full.apply(
        Edit(
            puts=tuple(
                cls(unknown=("note",), extra={"ours": ("a", "b"), "n": 2}) for cls in KINDS.values() if not cls.single
            )
        ),
        "all",
    )
    before = snapshot(full.diagnostic)
    full.close()
    with store.open_file(path) as again:
        assert snapshot(again.diagnostic) == before


@pytest.mark.parametrize(
    "words",
    [
        "ᓄᓇᕗᑦ ᐃᓄᒃᑎᑐᑦ",
        "عربي עברית",
        "=HYPERLINK(1)",
        "x" * 100_000,
        "a\r\n\tb",
        "👩🏽‍🚒",
        "'; DROP TABLE edit; --",
    ],
)
def test_any_text_comes_back_as_it_was(new: New, path: Path, words: str) -> None:
    file = new()
    file.apply(Edit(puts=(Strength(id="one", title=words),)), "add")
    file.close()
    with store.open_file(path) as again:
        assert again.diagnostic.get(Strength, "one").title == words


def test_a_file_is_a_diagnostic_by_its_header(new: New, path: Path) -> None:
    new().close()
    with path.open("rb") as file:
        header = file.read(100)
    assert header[68:72] == b"REPR"
    assert int.from_bytes(header[60:64], "big") == SCHEMA
    assert header[18:20] == b"\x02\x02", "no write-ahead log"


def test_settings_that_keep_edits_safe(new: New) -> None:
    file = new()
    for setting, value in (("synchronous", 2), ("foreign_keys", 1), ("journal_mode", "wal"), ("secure_delete", 1)):
        assert file._connection.value(f"PRAGMA {setting}") == value


def test_an_edit_is_whole_or_not_at_all(full: DiagnosticFile, path: Path) -> None:
    """One record of the edit is refused by a safeguard (M04): none of it is kept."""
    before = snapshot(full.diagnostic)
    edit = Edit(puts=(Strength(title="kept?"), Place(place_kind="truck_stop", label="A name")))
    with pytest.raises(Refused):
        full.apply(edit, "both")
    assert snapshot(full.diagnostic) == before
    full.close()
    with store.open_file(path) as again:
        assert snapshot(again.diagnostic) == before


def test_positions_are_generalised_before_they_touch_the_disk(new: New, path: Path) -> None:
    from diagnostic.domain.safeguards.maps import point, wkb_point

    file = new()
    exact = wkb_point(-86.123456, 50.654321)
    stored = file.apply(Edit(puts=(Place(place_kind="truck_stop", geometry=exact),)), "add").puts[0]
    assert stored.geometry != exact
    assert point(stored.geometry) != (-86.123456, 50.654321)
    file.close()
    everything = b"".join(each.read_bytes() for each in path.parent.rglob("*") if each.is_file())
    assert exact not in everything
    assert exact[5:13] not in everything


def test_undo_and_redo_after_reopening(full: DiagnosticFile, path: Path) -> None:
    source = full.diagnostic.all(Source)[0]
    before = snapshot(full.diagnostic)
    full.apply(replace_title(source, "Changed"), "change")
    full.apply(deletion(full.diagnostic, [source]), "delete")
    after = snapshot(full.diagnostic)
    full.close()
    with store.open_file(path) as again:
        assert again.undo_label == "delete"
        again.undo()
        again.undo()
        assert snapshot(again.diagnostic) == before
        assert again.redo_label == "change"
        again.redo()
        again.redo()
        assert snapshot(again.diagnostic) == after
        assert not again.can_redo


def replace_title(source: Source, title: str) -> Edit:
    return Edit(puts=(replace(source, title=title),))


def test_a_new_edit_ends_redo(full: DiagnosticFile) -> None:
    source = full.diagnostic.all(Source)[0]
    full.apply(replace_title(source, "One"), "one")
    full.undo()
    full.apply(replace_title(source, "Two"), "two")
    assert not full.can_redo
    full.undo()
    assert full.diagnostic.get(Source, source.id) == source


def test_an_edit_that_changes_nothing_is_not_an_edit(full: DiagnosticFile) -> None:
    source = full.diagnostic.all(Source)[0]
    label = full.undo_label
    assert full.apply(Edit(puts=(source,)), "nothing") == Edit()
    assert full.undo_label == label


def test_ids_are_in_the_order_they_were_made() -> None:
    made = [new_id() for _ in range(2000)]
    assert made == sorted(made)
    assert {each[14] for each in made} == {"7"}, "not UUIDv7"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers())
def test_undo_all_then_redo_all_is_nothing(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path_factory.mktemp("undo")
    from diagnostic.domain.records import Community

    with store.create(folder / "x.repere", Community(name="X")) as file:
        start = snapshot(file.diagnostic)
        for _ in range(chance.randint(1, 12)):
            resources = file.diagnostic.all(Resource)
            act = chance.choice(["add", "change", "delete"]) if resources else "add"
            if act == "add":
                file.apply(Edit(puts=(Resource(organisation=str(chance.random()), languages=("en",)),)), act)
            elif act == "change":
                one = chance.choice(resources)
                file.apply(Edit(puts=(replace(one, note=str(chance.random()), agreed_to_be_listed=True),)), act)
            else:
                file.apply(deletion(file.diagnostic, [chance.choice(resources)]), act)
        end = snapshot(file.diagnostic)
        while file.undo_label != "store-created":
            file.undo()
        assert snapshot(file.diagnostic) == start
        while file.can_redo:
            file.redo()
        assert snapshot(file.diagnostic) == end


def test_the_log_names_what_changed_but_holds_no_free_text(full: DiagnosticFile, path: Path) -> None:
    source = full.diagnostic.all(Source)[0]
    full.apply(replace_title(source, "a very particular title"), "change")
    newest = full.history(1)[0]
    assert (newest.label, newest.what, newest.changed) == (
        "change",
        "edit",
        (("source", source.id, "title"),),
    )
    rows = full._connection.execute("SELECT before, after FROM change")
    assert rows
    assert not [row for row in rows if "very particular" in f"{row['before']}{row['after']}"]


def test_texts_older_than_what_can_be_undone_are_forgotten(new: New, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "HORIZON", 3)
    file = new()
    for index in range(8):
        file.apply(Edit(puts=(Strength(id="one", title=f"words {index}"),)), "change")
    kept = {words for (words,) in file._connection.execute("SELECT text FROM kept_text")}
    assert "words 0" not in kept
    assert "words 7" in kept
    while file.can_undo:
        file.undo()
    assert file.diagnostic.get(Strength, "one").title != "words 7"


def test_a_communitys_own_entries_are_offered_at_once(new: New) -> None:
    file = new()
    file.apply(Edit(puts=(LocalEntry(catalogue="populations", entry="x_fishers", label_en="Fishers"),)), "add")
    assert file.catalogues.label("populations", "x_fishers", "fr") == "Fishers"
    file.undo()
    assert file.catalogues.find("populations", "x_fishers") is None


def test_migrations_build_what_the_models_say(new: New, path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine

    from diagnostic.store.models import metadata

    new().close()
    with create_engine(f"sqlite:///{path}").connect() as dialled:
        assert compare_metadata(MigrationContext.configure(dialled), metadata) == []


def test_a_file_opens_without_what_only_migrations_need(new: New, path: Path) -> None:
    """Of the memory that an old laptop has, SQLAlchemy and Alembic would take a quarter of the budget (DESIGN 8)."""
    new().close()
    opens = (
        "import sys; from pathlib import Path; from diagnostic import store\n"
        "with store.open_file(Path(sys.argv[1])) as file: print(file.diagnostic.community.name, *sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", opens, str(path)], capture_output=True, text=True, check=True)
    assert "diagnostic.store.log" in run.stdout.split()
    assert {"sqlalchemy", "alembic"}.isdisjoint(run.stdout.split())


def test_backups_are_kept_by_age(new: New) -> None:
    """The newest, then the last of each day, then the last of each week; never a copy that was not finished."""
    file = new()
    newest = file.backup()
    folder = newest.parent
    noon = dt.datetime.now().replace(hour=12, minute=0, second=0, microsecond=0)
    ages = [dt.timedelta(days=days, minutes=minute) for days in range(1, 60) for minute in (0, 5)]
    for age in ages:
        made = noon - age
        copy = folder / f"lake-{made:%Y-%m-%d-%H%M%S-%f}.repere"
        copy.write_bytes(b"")
        os.utime(copy, (made.timestamp(), made.timestamp()))
    (folder / "lake-x.repere.part").write_bytes(b"")
    last = file.backup()
    kept = file.backups()
    assert kept[:2] == [last, newest]
    days = [dt.datetime.fromtimestamp(each.stat().st_mtime).date() for each in kept]
    assert (days[0] - days[-1]).days in range(14, 35)
    assert {days[0] - dt.timedelta(days=each) for each in range(7)} <= set(days)
    assert len(kept) <= backups.NEWEST + backups.DAYS + backups.WEEKS
    assert not list(folder.glob("*.part"))


def test_a_backup_is_the_whole_diagnostic(full: DiagnosticFile, tmp_path: Path) -> None:
    copy = tmp_path / "restored.repere"
    store.restore(full.backup(), copy)
    with store.open_file(copy) as again:
        assert snapshot(again.diagnostic) == snapshot(full.diagnostic)
    with pytest.raises(store.Exists):
        store.restore(full.backups()[0], copy)


def test_the_file_alone_holds_every_edit_while_it_is_open(new: New, path: Path, tmp_path: Path) -> None:
    """People copy the one file to a stick without closing it."""
    file = new()
    for index in range(5):
        file.apply(Edit(puts=(Strength(title=str(index)),)), "add")
    copy = tmp_path / "stick.repere"
    copy.write_bytes(path.read_bytes())
    with store.open_file(copy) as again:
        assert len(again.diagnostic.all(Strength)) == 5


def test_only_its_owner_may_read_it(new: New, path: Path) -> None:
    new().backup()
    for each in path.parent.rglob("*.repere*"):
        assert each.stat().st_mode & 0o077 == 0, each


def test_nothing_is_left_after_deleting_everything(full: DiagnosticFile, path: Path) -> None:
    full.backup()
    full.delete_everything()
    assert list(path.parent.iterdir()) == []


def test_check_finds_nothing_in_a_good_file_and_says_what_is_in_it(full: DiagnosticFile, path: Path) -> None:
    full.close()
    report = store.check(path)
    assert report.ok
    assert report.facts["records"]["resource"] >= 40


def test_check_finds_what_the_safeguards_would_not_have_let_in(full: DiagnosticFile, path: Path) -> None:
    full.close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE place SET precision = 'public_point' WHERE place_kind = 'truck_stop'")
        raw.execute("UPDATE situation SET trend = 'sideways'")
    raw.close()
    report = store.check(path)
    assert [key for key, _ in report.problems] == ["store-rules-broken"]
    assert "store-unknown-codes" in [key for key, _ in report.remarks]


def test_check_finds_other_tables_and_bad_copies(new: New, path: Path) -> None:
    file = new()
    copy = file.backup()
    file.close()
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    with sqlite3.connect(path) as raw:
        raw.execute("ALTER TABLE strength ADD COLUMN mine TEXT")
    raw.close()
    report = store.check(path)
    assert [key for key, _ in report.problems] == ["store-unlike"]
    assert [key for key, _ in report.remarks] == ["store-bad-backups"]


def test_check_finds_links_to_nowhere(full: DiagnosticFile, path: Path) -> None:
    full.apply(Edit(puts=(Strength(sources=("gone",)),)), "add")
    full.close()
    assert [key for key, _ in store.check(path).problems] == ["store-dangling"]
