"""What people took out of a diagnostic does not stay in its file (G11, M01, M05)."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Place, Resource, Service, Strength
from diagnostic.domain.safeguards.maps import wkb_point
from diagnostic.store import log
from diagnostic.store.file import DiagnosticFile

New = Callable[..., DiagnosticFile]
SECRET = "words that somebody took out again"


def bytes_of(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def in_bytes(value: str | bytes, folder: Path) -> bool:
    """Whether a value stands anywhere on disk, as it is or as the log would write it."""
    everything = bytes_of(folder)
    wanted = [value.encode()] if isinstance(value, str) else [value, value[5:], value.hex().encode()]
    return any(each in everything for each in wanted)


def test_the_log_holds_no_address_and_no_position(new: New) -> None:
    file = new()
    spot = wkb_point(-86.5, 50.5)
    house = Resource(organisation="House", address="12 Main Street", telephone="807-555-0101", geometry=spot)
    file.apply(Edit((house,)), "add")
    file.apply(Edit((replace(house, address="14 Main Street", email="house@example.org"),)), "change")
    rows = file._connection.execute("SELECT before, after FROM change")
    written = "".join(f"{before}{after}" for before, after in rows)
    for secret in ("Main", "555-0101", "example.org", spot.hex()):
        assert secret not in written
    file.undo()
    file.undo()
    file.redo()
    assert file.diagnostic.get(Resource, house.id) == house


def test_a_coarser_place_leaves_no_finer_position_behind(new: New, path: Path) -> None:
    """A kind that may be shown by its point becomes one that is never mapped; undo knows the way until closing."""
    file = new()
    spot = wkb_point(-86.123456, 50.654321)
    place = file.apply(Edit((Place(place_kind="airport", geometry=spot),)), "add").puts[0]
    assert isinstance(place, Place) and place.geometry is not None
    fine = place.geometry
    file.apply(Edit((replace(place, place_kind="private_residence"),)), "change")
    assert not in_bytes(fine, path.parent)
    file.undo()
    assert file.diagnostic.get(Place, place.id) == place
    file.redo()
    file.close()
    assert not in_bytes(fine, path.parent)
    with store.open_file(path) as again:
        again.undo()
        undone = again.diagnostic.get(Place, place.id)
        assert undone is not None and (undone.place_kind, undone.geometry) == ("airport", None)


def test_a_shelter_that_becomes_confidential_leaves_no_address_behind(new: New, path: Path) -> None:
    file = new()
    spot, address = wkb_point(-86.5, 50.5), "7 Quiet Lane of the shelter"
    house = Resource(organisation="House", location_policy="public", address=address, geometry=spot)
    file.apply(Edit((house,)), "add")
    file.apply(Edit((replace(house, location_policy="confidential"),)), "change")
    file.close()
    assert not in_bytes(address, path.parent)
    assert not in_bytes(spot, path.parent)


@pytest.mark.parametrize("together", [True, False])
def test_a_service_that_makes_a_resource_a_shelter_takes_its_address_away(new: New, path: Path, together: bool) -> None:
    """Nobody chose a policy: what the resource offers decides, whatever was written first."""
    file = new()
    spot, address = wkb_point(-86.5, 50.5), "7 Quiet Lane of the shelter"
    house = Resource(organisation="House", address=address, geometry=spot)
    shelter = Service(resource=house.id, service_kind="emergency_shelter_women")
    for edit in [Edit((house, shelter))] if together else [Edit((house,)), Edit((shelter,))]:
        file.apply(edit, "add")
    stored = file.diagnostic.get(Resource, house.id)
    assert stored is not None and (stored.address, stored.geometry) == ("", None)
    if not together:
        file.undo()
        assert file.diagnostic.get(Resource, house.id) == house
        file.redo()
    file.close()
    assert not in_bytes(address, path.parent)
    assert not in_bytes(spot, path.parent)


def test_what_undo_keeps_can_be_forgotten_at_once(new: New, path: Path) -> None:
    file = new()
    note = Strength(title=SECRET)
    file.apply(Edit((note,)), "add")
    file.backup()
    file.apply(Edit((replace(note, title="other words"),)), "change")
    assert in_bytes(SECRET, path.parent)
    file.forget()
    assert not file.can_undo and not file.can_redo
    assert (file.history(1)[0].what, len(file.backups())) == ("forget", 1)
    assert not in_bytes(SECRET, path.parent)
    file.apply(Edit((replace(note, title="third words"),)), "change")
    file.undo()
    assert file.diagnostic.get(Strength, note.id) == replace(note, title="other words")
    assert not file.can_undo


def test_what_undo_keeps_is_forgotten_after_a_month(new: New, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = new()
    note = Strength(title=SECRET)
    file.apply(Edit((note,)), "add")
    file.apply(Edit((replace(note, title="other words"),)), "change")
    old = (dt.datetime.now(dt.UTC) - dt.timedelta(days=log.DAYS + 1)).isoformat(timespec="milliseconds")
    file._connection.execute("UPDATE edit SET at = ?", (old,))
    file.close()
    with store.open_file(path) as again:
        assert not again.can_undo
        assert again.diagnostic.get(Strength, note.id) == replace(note, title="other words")
    assert SECRET.encode() not in path.read_bytes()
