"""What arrives at a region: what counts, what is taken back, and each attack on it told apart and refused."""

import datetime as dt
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from full_diagnostic import TODAY
from sender import KNOWN, LAKE, OTHER_REGION, REGION, STRANGER, Sender

from diagnostic import cli
from diagnostic.domain.errors import BadInput
from diagnostic.exchange.keys import ring
from diagnostic.exchange.submission import Standing
from diagnostic.region.contribution import Contribution
from diagnostic.region.received import Kept, load, read, settled, taken

Outcome = Standing | BadInput | OSError


def arrive(
    *paths: Path, kept: dict[str, Kept] | None = None, known: Any = KNOWN
) -> tuple[list[Contribution], list[Outcome]]:
    """What counts then, and what came of each file."""
    outcomes: dict[Path, Outcome] = {}
    whole = {}
    for path in paths:
        try:
            whole[path] = read(load(path), [REGION], known)
        except (BadInput, OSError) as reason:
            outcomes[path] = reason
    now, settled_so = settled(whole, kept or {})
    outcomes |= settled_so
    return [each.contribution for each in now.values() if each.contribution], [outcomes[each] for each in paths]


def told(outcomes: list[Outcome]) -> list[str]:
    return [each.key if isinstance(each, BadInput) else str(each) for each in outcomes]


def keeps(one: Sender, *paths: Path) -> dict[str, Kept]:
    """What a region keeps that took these files one by one."""
    kept = None
    for path in paths:
        _, kept = taken(read(load(path), [REGION], KNOWN), kept)
    assert kept is not None
    return {one.plain.diagnostic_id: kept}


def test_a_signed_file_counts_with_its_signer_and_says_what_the_workbook_says(lake: Sender) -> None:
    given, arrived = arrive(lake.write(1))
    assert told(arrived) == ["first"]
    assert given[0] == replace(lake.plain, signed_by=LAKE.public.key)


def test_a_plain_workbook_counts_unsigned(lake: Sender) -> None:
    given, arrived = arrive(lake.workbook)
    assert told(arrived) == ["first"] and given == [lake.plain] and given[0].signed_by is None


def test_nothing_decrypted_touches_the_disk(lake: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    path, written = lake.write(1), []
    really = Path.open

    def watched(self: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        written.extend([self] if set(mode) & set("wax+") else [])
        return really(self, mode, *more, **named)

    monkeypatch.setattr(Path, "open", watched)
    monkeypatch.setattr("tempfile._get_default_tempdir", lambda *_: pytest.fail("a temporary file was made"))
    assert len(arrive(path)[0]) == 1 and not written


def test_each_wrong_file_is_told_apart_and_stops_no_other(lake: Sender, tmp_path: Path) -> None:
    good = lake.write(1)
    altered = bytearray(good.read_bytes())
    altered[-40] ^= 1
    (lake.folder / "altered.repere-submission").write_bytes(altered)
    (lake.folder / "short.repere-submission").write_bytes(good.read_bytes()[:3000])
    (lake.folder / "letter.repere-submission").write_text("Bonjour")
    (lake.folder / "table.xlsx").write_text("Bonjour")
    wrong = {
        lake.write(2, region=OTHER_REGION): "release-error-wrong-key",
        lake.folder / "altered.repere-submission": "release-error-altered",
        lake.folder / "short.repere-submission": "release-error-altered",
        lake.folder / "letter.repere-submission": "release-error-not-a-submission",
        lake.write(3, signer=STRANGER): "release-error-unknown-signer",
        lake.folder / "table.xlsx": "intake-error-unreadable",
    }
    given, arrived = arrive(*wrong, good)
    assert told(arrived) == [*wrong.values(), "first"] and len(given) == 1


def test_a_signed_page_for_another_diagnostic_or_release_than_its_workbook(lake: Sender) -> None:
    """Else an accepted community could send in another's name, or under a release that nobody decided."""
    for path in (lake.write(1, diagnostic="another"), lake.write(1, release="another")):
        assert told(arrive(path)[1]) == ["release-error-altered"]


def test_an_older_file_cannot_come_in_again(lake: Sender) -> None:
    old, new = lake.write(1), lake.write(2)
    kept = keeps(lake, old, new)
    given, arrived = arrive(old, kept=kept)
    assert told(arrived) == ["regional-standing-older"] and given == [kept[lake.plain.diagnostic_id].contribution]
    assert told(arrive(new, kept=kept)[1]) == ["same"]


def test_g06_a_withdrawn_submission_is_removed_and_cannot_come_in_again(lake: Sender) -> None:
    sent, notice = lake.write(1), lake.write(2, notice=True)
    kept = keeps(lake, sent, notice)
    assert kept[lake.plain.diagnostic_id].contribution is None
    for attack in (sent, lake.workbook, lake.write(3, signer=STRANGER), lake.write(1, period_start=TODAY)):
        given, arrived = arrive(attack, kept=kept)
        assert not given and isinstance(arrived[0], BadInput), attack
    assert arrive(lake.write(4), kept=kept)[0], "a new decision of the community counts"


def test_g06_a_notice_before_what_it_takes_back(lake: Sender) -> None:
    sent, notice = lake.write(1), lake.write(2, notice=True)
    given, arrived = arrive(sent, kept=keeps(lake, notice))
    assert not given and told(arrived) == ["regional-standing-older"]


def test_g06_a_notice_for_an_earlier_release_leaves_what_was_sent_since(lake: Sender) -> None:
    kept = keeps(lake, lake.write(2), lake.write(3, notice=True, release="earlier"))
    assert kept[lake.plain.diagnostic_id].contribution is not None
    assert told(arrive(lake.write(2, period_start=TODAY), kept=kept)[1]) == ["regional-standing-older"]


def test_g06_nobody_else_can_take_it_back(lake: Sender) -> None:
    kept = keeps(lake, lake.write(1))
    given, arrived = arrive(lake.write(2, notice=True, signer=STRANGER), kept=kept)
    assert given and told(arrived) == ["release-error-unknown-signer"]
    known = KNOWN | {STRANGER.public.key: "Autre"}  # even one whose key the region knows
    given, arrived = arrive(lake.write(2, notice=True, signer=STRANGER), known=known, kept=kept)
    assert given and told(arrived) == ["regional-standing-other-signer"]


def test_a_plain_workbook_never_stands_in_for_a_signed_one(lake: Sender) -> None:
    given, arrived = arrive(lake.workbook, kept=keeps(lake, lake.write(1)))
    assert told(arrived) == ["regional-standing-unsigned"] and given[0].signed_by
    given, arrived = arrive(lake.write(1), kept=keeps(lake, lake.workbook))
    assert told(arrived) == ["newer"] and given[0].signed_by


def test_two_copies_that_both_sent_are_told(lake: Sender) -> None:
    kept = keeps(lake, lake.write(1))
    assert told(arrive(lake.write(1, period_start=TODAY), kept=kept)[1]) == ["regional-standing-clash"]


def test_the_order_of_a_heap_makes_no_difference(lake: Sender) -> None:
    files = [lake.workbook, lake.write(1), lake.write(2, notice=True), lake.write(3)]
    for heap in (files, files[::-1], files[2:] + files[:2], [files[2], files[0], files[3], files[1]]):
        given, arrived = arrive(*heap)
        outcome = dict(zip(heap, told(arrived), strict=True))
        assert [each.signed_by for each in given] == [LAKE.public.key]
        assert [outcome[each] for each in files] == ["regional-standing-unsigned", "first", "newer", "newer"]
    assert not arrive(*files[:3])[0]


@pytest.fixture
def coordinator(lake: Sender, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    ring.keep(REGION)

    def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
        code = cli.main([*map(str, arguments), "--json", "--lang", "fr"])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_the_commands_of_a_coordinator(
    lake: Sender, coordinator: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = lake.write(1)
    code, said = coordinator(capsys, "region", "check", lake.folder)
    one = said["files"][0]
    assert code == 1 and said["communities"] == 0 and one["error"] == "release-error-unknown-signer"
    code, _ = coordinator(capsys, "keys", "accept", sent, "--words", " ".join(STRANGER.public.words("fr")))
    assert code == 1
    code, _ = coordinator(capsys, "keys", "accept", sent, "--words", " ".join(one["signer"]["words_fr"]))
    assert code == 0 and [each.key for each in ring.accepted("community")] == [LAKE.public.key]
    code, said = coordinator(capsys, "region", "check", lake.folder)
    assert code == 0 and said["communities"] == 1 and said["files"][0]["signer"]["name"] == lake.plain.community
    out = tmp_path / "directory.xlsx"
    assert coordinator(capsys, "region", "directory", lake.folder, "--to", out)[0] == 0 and out.exists()
    lake.write(2, notice=True)
    code, said = coordinator(capsys, "region", "check", lake.folder)
    assert code == 0 and said["communities"] == 0
    assert [each["what"] for each in said["files"]] == ["replaced", "withdrawal"]
    out = tmp_path / "again.xlsx"
    code, said = coordinator(capsys, "region", "directory", lake.folder, "--to", out)
    assert (code, said["error"]) == (1, "regional-all-taken-back") and not out.exists()


def test_the_digest_is_of_the_workbook_whoever_signed_it(lake: Sender) -> None:
    digest = hashlib.sha256(lake.workbook.read_bytes()).hexdigest()
    assert {each.digest for each in (*arrive(lake.write(1))[0], lake.plain)} == {digest}
    assert lake.plain.released_on <= dt.date.today()
