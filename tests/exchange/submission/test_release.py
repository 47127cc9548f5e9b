"""From a release to a file and back: what was looked at is what leaves; all is logged; it can be taken back."""

import datetime as dt
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from diagnostic import example, release_commands, store
from diagnostic.domain.diagnostic import Edit, deletion
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import Place, Release, Sending, Strength
from diagnostic.domain.safeguards import governance
from diagnostic.domain.safeguards.held_back import RULES
from diagnostic.exchange import release, submission
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.exchange.release import Prepared
from diagnostic.exchange.submission import Seen, Standing, standing
from diagnostic.exchange.writing import CannotWrite
from diagnostic.language import text
from diagnostic.store.file import DiagnosticFile

TODAY = dt.date(2026, 11, 24)
REGION, COMMUNITY = Pair.new("region", "Nord"), Pair.new("community", "Lac")
UNCONFIRMED = Place(place_kind="truck_stop", area="Unconfirmed Willow")
KEPT = Strength(title="Kept by its holder", sharing="not_to_be_shared")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Prepared]:
    """The example and what would leave of it, made once."""
    path = tmp_path_factory.mktemp("release") / "lake.repere"
    with example.create(path, "fr", TODAY) as opened:
        opened.apply(Edit((UNCONFIRMED, KEPT)), "view-undo-add")
        return path, release.prepare(opened, "fr", today=TODAY)


@pytest.fixture
def prepared(made: tuple[Path, Prepared]) -> Prepared:
    return made[1]


@pytest.fixture
def file(made: tuple[Path, Prepared], tmp_path: Path) -> Iterator[DiagnosticFile]:
    shutil.copy(made[0], tmp_path / "lake.repere")
    with store.open_file(tmp_path / "lake.repere") as opened:
        yield opened


def read(path: Path) -> submission.Submission:
    return submission.read(path, [REGION], {COMMUNITY.public.key})


def test_what_was_looked_at_is_what_leaves_and_the_log_says_so(
    file: DiagnosticFile, prepared: Prepared, tmp_path: Path
) -> None:
    pages = list(release.pages(prepared.workbook))
    sent = release.send(file, prepared, REGION.public, COMMUNITY, tmp_path / "a", TODAY)
    found = read(tmp_path / "a")
    assert found.workbook == prepared.workbook
    book = load_workbook(io.BytesIO(prepared.workbook), read_only=True)
    assert [page.name for page in pages] == book.sheetnames and len(pages) >= 18
    said = {cell for page in pages for row in page.rows for cell in row}
    assert any("Lac-aux-Lanternes" in cell for cell in said) and not any(
        "Willow" in cell or KEPT.title in cell for cell in said
    )
    assert [png[:4] for png in release.pictures(prepared.workbook)] == [b"\x89PNG"]
    assert found.manifest.release.recipient == prepared.release.recipient and found.manifest.sequence == sent.sequence
    assert file.diagnostic.all(Sending) == [sent] and found.digest == sent.digest
    newest = file.history(1)[0]
    assert (newest.label, newest.what) == ("release-log-submission", "for_good")
    assert {kind for kind, _, _ in newest.changed} == {"sending"}


def test_undo_leaves_what_was_sent(file: DiagnosticFile, prepared: Prepared, tmp_path: Path) -> None:
    file.apply(Edit((Strength(title="Tantes"),)), "view-undo-add")
    sent = release.send(file, prepared, REGION.public, COMMUNITY, tmp_path / "a", TODAY)
    assert file.undo() is not None
    assert file.diagnostic.all(Sending) == [sent]
    assert "Tantes" not in {each.title for each in file.diagnostic.all(Strength)}


def test_it_comes_back_when_the_file_is_opened_again(file: DiagnosticFile, prepared: Prepared, tmp_path: Path) -> None:
    sent = release.send(file, prepared, REGION.public, COMMUNITY, tmp_path / "a", TODAY)
    file.close()
    with store.open_file(file.path) as again:
        assert again.diagnostic.all(Sending) == [sent]


def test_a_submission_is_taken_back_by_the_key_that_signed_it(
    file: DiagnosticFile, prepared: Prepared, tmp_path: Path
) -> None:
    first = release.send(file, prepared, REGION.public, COMMUNITY, tmp_path / "a", TODAY)
    assert release.may_withdraw(file.diagnostic) == [first]
    with pytest.raises(Refused):
        release.withdraw(file, first, Pair.new("community", "Lac"), tmp_path / "w", TODAY)
    assert not (tmp_path / "w").exists()
    notice = release.withdraw(file, first, COMMUNITY, tmp_path / "w", TODAY)
    found = read(tmp_path / "w")
    assert found.manifest.what == "withdrawal" and found.workbook is None and found.manifest.release.id == first.release
    assert file.diagnostic.get(Release, first.release).withdrawn_on == TODAY  # type: ignore[union-attr]
    assert not release.may_withdraw(file.diagnostic)
    with pytest.raises(Refused) as told:
        release.prepare(file, "en", today=TODAY)
    assert told.value.key == "safeguards-block-release-region"
    seen = Seen(found.manifest.sequence, found.digest, found.manifest.signer)
    assert notice.sequence == seen.sequence
    sent = read(tmp_path / "a")
    assert standing(Seen(sent.manifest.sequence, sent.digest, sent.manifest.signer), seen) is Standing.OLDER


def test_taken_back_when_its_release_was_deleted(file: DiagnosticFile, prepared: Prepared, tmp_path: Path) -> None:
    sent = release.send(file, prepared, REGION.public, COMMUNITY, tmp_path / "a", TODAY)
    file.apply(deletion(file.diagnostic, file.diagnostic.all(Release)), "view-undo-delete")
    assert release.may_withdraw(file.diagnostic) == [sent]
    release.withdraw(file, sent, COMMUNITY, tmp_path / "w", TODAY)
    assert read(tmp_path / "w").manifest.release.id == sent.release
    assert not file.diagnostic.all(Release)


def test_a_release_changed_since_it_was_looked_at(file: DiagnosticFile, prepared: Prepared, tmp_path: Path) -> None:
    file.apply(Edit((Release(**{"id": prepared.release.id, "scope": "regional_submission"}),)), "view-undo-change")
    with pytest.raises(Refused):
        release.send(file, prepared, REGION.public, COMMUNITY, tmp_path / "a", TODAY)
    assert not (tmp_path / "a").exists() and not file.diagnostic.all(Sending)


def test_nothing_is_logged_when_nothing_was_written_and_the_other_way_round(
    file: DiagnosticFile, prepared: Prepared, tmp_path: Path
) -> None:
    with pytest.raises(CannotWrite):
        release.send(file, prepared, REGION.public, COMMUNITY, tmp_path / "nowhere" / "a", TODAY)
    assert not file.diagnostic.all(Sending)
    file.path.unlink()
    with pytest.raises(store.StoreError):
        release.send(file, prepared, REGION.public, COMMUNITY, tmp_path / "a", TODAY)
    assert not (tmp_path / "a").exists()


def test_numbers_grow_whatever_the_clock_says() -> None:
    assert release.next_sequence([], 1_000) == 1_000
    assert release.next_sequence([Sending(sequence=5_000)], 1_000) == 5_001
    assert release.next_sequence([], -5) == 1


def test_only_a_release_to_the_region_lets_a_submission_leave(file: DiagnosticFile) -> None:
    for each in file.diagnostic.all(Release):
        if each.scope == "regional_submission":
            file.apply(deletion(file.diagnostic, [each]), "view-undo-delete")
    assert file.diagnostic.all(Release)
    with pytest.raises(Refused) as told:
        release.prepare(file, "en", today=TODAY)
    assert told.value.key == "safeguards-block-release-region"


def test_what_is_held_back_is_told_by_rule(file: DiagnosticFile, prepared: Prepared) -> None:
    held = {each.reason: each for each in prepared.held}
    kept = [each for each in file.diagnostic if getattr(each, "sharing", "") == "not_to_be_shared"]
    assert held["not-shared"].count == len(kept) and held["not-shared"].rule == "G07"
    assert held["unconfirmed"].count >= 1 and held["unconfirmed"].rule == "M06"
    assert held["partner"].count == sum(each.kind == "partner" for each in file.diagnostic)
    assert "other" not in held and "hidden" not in held
    for reason in RULES:
        assert text(f"release-held-{reason}", "fr") != text(f"release-held-{reason}", "en")


def test_the_command_records_a_release(file: DiagnosticFile) -> None:
    release_commands.decide(file, "Région", "Planifier", "Résolution 4")
    made = governance.current_release(file.diagnostic, governance.REGION_SCOPES)
    assert made is not None and made.authority == "Résolution 4" and made.date == dt.date.today()
