"""A submission that somebody made wrong, on purpose or not, is told apart and never taken."""

import datetime as dt
import io
import json
import pickle
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from diagnostic.exchange.keys.pairs import Pair
from diagnostic.exchange.submission import (
    Altered,
    BadSubmission,
    Hostile,
    Manifest,
    Newer,
    NotASubmission,
    OtherRegion,
    ReleaseRecord,
    Seen,
    Standing,
    Submission,
    UnknownSigner,
    WrongKey,
    package,
    read,
    standing,
    write,
)
from diagnostic.language import explain

REGION, OTHER = Pair.new("region", "Nord"), Pair.new("region", "Sud")
COMMUNITY, STRANGER = Pair.new("community", "Lac"), Pair.new("community", "?")
KNOWN = {COMMUNITY.public.key}
WORKBOOK = random.Random(6).randbytes(5_000)
RELEASE = ReleaseRecord("r1", "regional_submission", "Région", "Repérer", "Résolution 3", dt.date(2026, 3, 1))
MANIFEST = Manifest(
    "submission", 1, "d1", "Lac aux Lanternes", dt.date(2026, 1, 1), None, RELEASE, 7, dt.date(2026, 3, 2), "", ""
)


@pytest.fixture
def sent(tmp_path: Path) -> bytes:
    write(tmp_path / "a.repere-submission", MANIFEST, WORKBOOK, COMMUNITY, REGION.public)
    return (tmp_path / "a.repere-submission").read_bytes()


def opened(packed: bytes) -> Submission:
    return read(packed, [REGION], KNOWN)


def repacked(
    packed: bytes,
    change: Callable[[dict[str, bytes]], object] = lambda parts: None,
    to: Pair = REGION,
    zipped: Callable[[dict[str, bytes]], bytes] = package._zipped,
) -> bytes:
    """The file as someone would make it who can decrypt it but has not the community's key."""
    parts = package._parts(pyrage.decrypt(packed, [REGION.identity]))
    change(parts)
    return pyrage.encrypt(zipped(parts), [pyrage.x25519.Recipient.from_str(to.public.key)])


def rewritten(packed: bytes, **changes: object) -> bytes:
    """The file with other words in its manifest, signed anew by a stranger."""

    def change(parts: dict[str, bytes]) -> None:
        said = json.loads(parts["manifest.json"]) | {"signer": STRANGER.public.key} | changes
        parts["manifest.json"] = json.dumps(said).encode()
        parts["signature"] = STRANGER.sign(parts["manifest.json"])

    return repacked(packed, change)


def test_what_was_sent_comes_out(sent: bytes) -> None:
    found = opened(sent)
    assert found.workbook == WORKBOOK
    whole = replace(MANIFEST, region=REGION.public.key, signer=COMMUNITY.public.key, sha256=found.manifest.sha256)
    assert found.manifest == replace(whole, size=len(WORKBOOK))
    assert read(sent, [OTHER, REGION], None) == found


def test_nothing_of_it_can_be_read_on_the_way(sent: bytes) -> None:
    assert b"Lanternes" not in sent and b"manifest" not in sent and WORKBOOK[:40] not in sent


def test_one_bit_anywhere_and_it_is_not_taken(sent: bytes) -> None:
    chance = random.Random(1)
    places = [*range(300), *chance.sample(range(300, len(sent)), 300), len(sent) - 1]
    for at in places:
        flipped = bytearray(sent)
        flipped[at] ^= 1 << chance.randrange(8)
        with pytest.raises((NotASubmission, WrongKey, Altered)):
            opened(bytes(flipped))


def test_cut_short_or_longer(sent: bytes) -> None:
    for end in [*range(0, 400, 7), *range(400, len(sent), 97), len(sent) - 1]:
        with pytest.raises((NotASubmission, Altered)):
            opened(sent[:end])
    with pytest.raises(Altered):
        opened(sent + b"\0")


def test_other_files_are_no_submissions() -> None:
    for content in (b"", b"PK\x03\x04" + bytes(100), b"age", random.Random(2).randbytes(1_000)):
        with pytest.raises(NotASubmission):
            opened(content)


def test_for_another_region(sent: bytes) -> None:
    with pytest.raises(WrongKey):
        read(sent, [OTHER], KNOWN)
    with pytest.raises(WrongKey):
        read(sent, [], KNOWN)


def test_passed_on_to_another_region_as_if_it_had_been_sent_there(sent: bytes) -> None:
    with pytest.raises(OtherRegion):
        read(repacked(sent, to=OTHER), [OTHER], KNOWN)


def test_another_workbook_under_the_same_signature(sent: bytes) -> None:
    for workbook in (WORKBOOK[:-1] + b"!", WORKBOOK + b" ", b"x"):
        with pytest.raises(Altered):
            opened(repacked(sent, lambda parts, new=workbook: parts.update({"workbook.xlsx": new})))
    with pytest.raises(Altered):
        opened(repacked(sent, lambda parts: parts.pop("workbook.xlsx")))


def test_another_manifest_under_the_same_signature(sent: bytes) -> None:
    for old, new in (
        (b"Lanternes", b"Lumieres!"),
        (b'"sequence": 7', b'"sequence": 8'),
        (b'"schema": 1', b'"schema": 2'),
    ):
        with pytest.raises(Altered):
            opened(
                repacked(sent, lambda p, a=old, b=new: p.update({"manifest.json": p["manifest.json"].replace(a, b)}))
            )


def test_a_manifest_of_another_file(sent: bytes, tmp_path: Path) -> None:
    write(tmp_path / "b", replace(MANIFEST, sequence=8), b"another workbook", COMMUNITY, REGION.public)
    other = package._parts(pyrage.decrypt((tmp_path / "b").read_bytes(), [REGION.identity]))
    swaps: tuple[tuple[str, ...], ...] = (("manifest.json",), ("signature",), ("manifest.json", "signature"))
    for names in swaps:
        with pytest.raises(Altered):
            opened(repacked(sent, lambda parts, names=names: parts.update({each: other[each] for each in names})))


def test_a_stranger_is_told_with_the_key_to_compare(sent: bytes) -> None:
    with pytest.raises(UnknownSigner) as told:
        opened(rewritten(sent))
    assert told.value.signer == STRANGER.public.key
    again = pickle.loads(pickle.dumps(told.value))
    assert again.signer == STRANGER.public.key and explain(again, "fr") == explain(told.value, "fr")
    assert read(rewritten(sent), [REGION], {STRANGER.public.key}).manifest.community == "Lac aux Lanternes"


def test_a_stranger_who_gives_the_communitys_key_as_his_own(sent: bytes) -> None:
    with pytest.raises(Altered):
        opened(rewritten(sent, signer=COMMUNITY.public.key))


def test_a_newer_format_is_told_before_all_else(sent: bytes) -> None:
    with pytest.raises(Newer):
        opened(rewritten(sent, format=2, release="quite another thing"))


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 0}, {"format": "1"}, {"format": True}, {"what": "order"}, {"sequence": -1}, {"sequence": 1.5},
        {"sequence": 2**60}, {"diagnostic": ""}, {"diagnostic": None}, {"community": "a\0b"}, {"release": []},
        {"community": "x" * 30_000}, {"community": "\ud800"}, {"release": {"id": "r"}}, {"made_on": "yesterday"},
        {"signer": "zz"}, {"signer": ""}, {"sha256": "00"}, {"size": 0}, {"schema": None}, {"period_start": 5},
        {"what": "withdrawal"}, {"size": 4_999},
    ],
    ids=str,
)  # fmt: skip
def test_a_manifest_that_makes_no_sense(sent: bytes, changes: dict[str, object]) -> None:
    with pytest.raises(Altered):
        opened(rewritten(sent, **changes))


@pytest.mark.parametrize(
    "page", [b"", b"{", b"[]", b"null", b"[" * 200_000, b"\xff\xfe", b'{"format": NaN}', b"9" * 9_999]
)
def test_a_manifest_that_is_none(sent: bytes, page: bytes) -> None:
    with pytest.raises(Altered):
        opened(repacked(sent, lambda parts: parts.update({"manifest.json": page})))


def _named(name: str) -> Callable[[dict[str, bytes]], object]:
    return lambda parts: parts.update({name: b"x"})


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "..\\evil", "C:\\evil", "more.txt", "manifest.json/x", "\0"]
)
def test_names_that_a_submission_never_has(sent: bytes, name: str) -> None:
    with pytest.raises(Hostile):
        opened(repacked(sent, _named(name)))


def _compressed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, bytes(30_000_000) if name == "workbook.xlsx" else content)
    return made.getvalue()


def _twice(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("workbook.xlsx", b"the other one")
    return made.getvalue()


def _lying(parts: dict[str, bytes]) -> bytes:
    """A table of contents that says an entry is larger than the file."""
    made = package._zipped(parts)
    size = len(parts["workbook.xlsx"]).to_bytes(4, "little")
    at = made.rindex(size + size)
    huge = (30_000_000).to_bytes(4, "little")
    return made[:at] + huge + huge + made[at + 8 :]


@pytest.mark.parametrize("zipped", [_compressed, _twice, _lying, lambda _: b"no zip", lambda _: b""])
def test_parts_that_a_submission_never_has(sent: bytes, zipped: Callable[[dict[str, bytes]], bytes]) -> None:
    with pytest.raises(Hostile):
        opened(repacked(sent, zipped=zipped))


def test_a_part_that_is_missing_or_too_long(sent: bytes) -> None:
    for name in ("manifest.json", "signature"):
        with pytest.raises(Hostile):
            opened(repacked(sent, lambda parts, name=name: parts.pop(name)))
    for name, size in (("manifest.json", 300_000), ("signature", 65)):
        with pytest.raises(Hostile):
            opened(repacked(sent, lambda parts, n=name, s=size: parts.update({n: bytes(s)})))
    with pytest.raises(Altered):
        opened(repacked(sent, lambda parts: parts.update({"signature": b""})))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big").open("wb") as file:
        file.write(b"age-encryption.org/v1\n")
        file.truncate(300 * 2**20)
    with pytest.raises(Hostile):
        read(tmp_path / "big", [REGION], KNOWN)


def test_a_file_for_a_passphrase_is_not_for_this_region(sent: bytes) -> None:
    with pytest.raises((WrongKey, Altered)):
        opened(pyrage.passphrase.encrypt(b"x", "x"))


def test_a_withdrawal_has_no_workbook(sent: bytes, tmp_path: Path) -> None:
    notice = replace(MANIFEST, what="withdrawal", sequence=9)
    write(tmp_path / "w", notice, None, COMMUNITY, REGION.public)
    found = read(tmp_path / "w", [REGION], KNOWN)
    assert found.workbook is None and found.manifest.what == "withdrawal" and found.manifest.release == RELEASE
    with pytest.raises(Altered):
        opened(repacked((tmp_path / "w").read_bytes(), lambda parts: parts.update({"workbook.xlsx": b"x"})))


def test_replays_and_clashes_are_told() -> None:
    key, seen = COMMUNITY.public.key, Seen(7, "aa", COMMUNITY.public.key)
    assert standing(seen, None) is Standing.FIRST
    assert standing(Seen(8, "bb", key), seen) is Standing.NEWER
    assert standing(seen, seen) is Standing.SAME
    assert standing(Seen(6, "bb", key), seen) is Standing.OLDER
    assert standing(Seen(7, "bb", key), seen) is Standing.CLASH
    assert standing(Seen(99, "cc", STRANGER.public.key), seen) is Standing.OTHER_SIGNER
    assert standing(seen, Seen(0, "", None)) is Standing.NEWER


def test_every_reason_has_words_in_both_languages() -> None:
    reasons = (
        NotASubmission("release-error-not-a-submission"), WrongKey("release-error-wrong-key"),
        OtherRegion("release-error-other-region", community="Lac"), Altered("release-error-altered", part="age"),
        Newer("release-error-newer", version=2), Hostile("release-error-hostile"), UnknownSigner("00", "Lac"),
    )  # fmt: skip
    for lang in ("en", "fr"):
        said = [explain(each, lang) for each in reasons]  # type: ignore[arg-type]
        assert len(set(said)) == len(reasons) and all(len(each.split()) > 15 for each in said) and "Lac" in said[-1]
    assert all(isinstance(each, BadSubmission) for each in reasons)
