"""Writing a submission, and opening one that nobody has reason to trust yet."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from diagnostic.exchange.keys.pairs import Pair, PublicKey, is_signed
from diagnostic.exchange.submission import manifest as page
from diagnostic.exchange.submission.errors import (
    Altered,
    Hostile,
    NotASubmission,
    OtherRegion,
    UnknownSigner,
    WrongKey,
)
from diagnostic.exchange.submission.manifest import Manifest
from diagnostic.exchange.writing import replacing

SUFFIX = ".repere-submission"
MOST_FILE = 40 * 2**20
"""Bytes of a whole file: a shared workbook has some hundred thousand."""
MOST_WORKBOOK = MOST_FILE - 2**20
MOST_MANIFEST = 256 * 2**10
_AGE = b"age-encryption.org/v1\n"
_MANIFEST, _SIGNATURE, _WORKBOOK = "manifest.json", "signature", "workbook.xlsx"
_MOST = {_MANIFEST: MOST_MANIFEST, _SIGNATURE: 64, _WORKBOOK: MOST_WORKBOOK}
_NO_KEY = "No matching keys found"
"""What age says when none of the keys that were tried opens a file."""
_SAME_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Submission:
    """A file that was opened and found whole. ``workbook`` is the shared workbook's bytes, None for a withdrawal.
    ``digest`` is the SHA-256 of the manifest, in hexadecimal: two files with one digest say the same."""

    manifest: Manifest
    workbook: bytes | None
    digest: str


def write(out: Path, manifest: Manifest, workbook: bytes | None, signer: Pair, region: PublicKey) -> Submission:
    """Write a file for ``region`` to ``out``, whole or not at all. ``manifest`` says what it is; whose it is, for whom,
    and the workbook's digest are filled in here. Raises ``CannotWrite``."""
    import pyrage

    assert (workbook is None) == (manifest.what == "withdrawal")
    content = workbook or b""
    said = replace(
        manifest,
        signer=signer.public.key,
        region=region.key,
        sha256=hashlib.sha256(content).hexdigest() if content else "",
        size=len(content),
    )
    written = said.written()
    parts = {_MANIFEST: written, _SIGNATURE: signer.sign(written)} | ({_WORKBOOK: content} if content else {})
    packed = pyrage.encrypt(_zipped(parts), [pyrage.x25519.Recipient.from_str(region.key)])
    with replacing(out) as temporary:
        temporary.write_bytes(packed)
    return Submission(said, workbook, hashlib.sha256(written).hexdigest())


def _zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _SAME_DAY), content)
    return packed.getvalue()


def is_submission(source: Path | bytes) -> bool:
    """Whether a file may be a submission, by its first bytes. Raises ``OSError``."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            return is_submission(file.read(len(_AGE)))
    return source.startswith(_AGE)


def read(source: Path | bytes, regions: Iterable[Pair], known_signers: Collection[str] | None) -> Submission:
    """Open a file with the first of the region's keys that fits; nothing is written to any disk.

    ``known_signers`` are public keys of communities (hexadecimal) that the coordinator has accepted; None takes any,
    to show what a file says. Raises, in this order: ``Hostile`` (too large), ``NotASubmission``, ``WrongKey``,
    ``Altered`` (age's own check fails), ``Hostile`` (other parts than a submission has), ``Newer``, ``Altered``
    (signature or digest), ``OtherRegion``, ``UnknownSigner``; ``OSError`` when the disk cannot be read.
    """
    keys = list(regions)
    parts = _parts(_decrypted(_bytes(source), keys))
    written, signature = parts[_MANIFEST], parts[_SIGNATURE]
    said = page.read(written)
    if not is_signed(said.signer, written, signature):
        raise Altered("release-error-altered", part=_SIGNATURE)
    workbook = parts.get(_WORKBOOK)
    if (workbook is None) != (said.what == "withdrawal"):
        raise Altered("release-error-altered", part=_WORKBOOK)
    if workbook is not None and (len(workbook), hashlib.sha256(workbook).hexdigest()) != (said.size, said.sha256):
        raise Altered("release-error-altered", part=_WORKBOOK)
    if said.region not in {each.public.key for each in keys}:
        raise OtherRegion("release-error-other-region", community=said.community)
    if known_signers is not None and said.signer not in known_signers:
        raise UnknownSigner(said.signer, said.community)
    return Submission(said, workbook, hashlib.sha256(written).hexdigest())


def _bytes(source: Path | bytes) -> bytes:
    if isinstance(source, Path):
        with source.open("rb") as file:
            found = file.read(MOST_FILE + 1)
    else:
        found = source
    if len(found) > MOST_FILE:
        raise Hostile("release-error-too-large", megabytes=MOST_FILE // 2**20)
    return found


def _decrypted(packed: bytes, keys: list[Pair]) -> bytes:
    import pyrage

    if not is_submission(packed):
        raise NotASubmission("release-error-not-a-submission")
    try:
        return bytes(pyrage.decrypt(packed, [each.identity for each in keys]))
    except pyrage.DecryptError as reason:
        if str(reason) == _NO_KEY:
            raise WrongKey("release-error-wrong-key") from reason
        raise Altered("release-error-altered", part="age") from reason


def _parts(packed: bytes) -> dict[str, bytes]:
    """The parts of the zip by name. Only what ``write`` makes is taken: these names once each, nothing compressed, so
    that nothing can grow while it is read, and no name ever reaches a disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            entries = archive.infolist()
            names = [each.filename for each in entries]
            if len(names) != len(set(names)) or not {_MANIFEST, _SIGNATURE} <= set(names) <= _MOST.keys():
                raise Hostile("release-error-hostile")
            for each in entries:
                stored = each.compress_type == zipfile.ZIP_STORED and not each.flag_bits & 0x1
                if not stored or each.file_size != each.compress_size or each.file_size > _MOST[each.filename]:
                    raise Hostile("release-error-hostile")
            return {each.filename: archive.read(each) for each in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as reason:
        raise Hostile("release-error-hostile") from reason
