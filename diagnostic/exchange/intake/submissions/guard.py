"""What a file may cost before it is read: a hostile or mistaken one must not fill an old laptop's memory or disk."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.table import Loaded, check_size

MOST_ZIP = 2 * 2**30
"""Bytes of a zip: it may bring photos, which are read one at a time."""
MOST_UNPACKED = 120 * 2**20
"""Bytes of all text that a zip unpacks to."""
MOST_RATIO = 200
"""Times that an entry may be larger than it is in the zip (text tables reach about 50)."""
MOST_ENTRIES = 60_000
MOST_CONTENTS = 10 * 2**20
"""Bytes of a zip's table of contents, which is read whole when the zip is opened: some 60,000 entries."""
MOST_CELLS = 3_000_000
"""Filled cells of the tables of one export, which are in memory until its repeats are read too."""
TEXTS = (".csv", ".xml", ".tsv", ".txt", ".json", ".rels")
BROKEN = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What reading from a damaged, encrypted or vanished file raises."""
_END, _END64 = b"PK\x05\x06", b"PK\x06\x07"


@contextmanager
def opened(path: Path | Loaded) -> Iterator[zipfile.ZipFile]:
    """A zip within bounds, open for reading. Raises ``BadInput``, also when an entry turns out to be damaged."""
    with open_zip(path) as found:
        try:
            yield found
        except BROKEN as reason:
            raise BadInput("intake-error-unreadable", file=path.name) from reason


def open_zip(path: Path | Loaded) -> zipfile.ZipFile:
    """A zip whose table of contents is within bounds. Raises ``BadInput``; a zip with an entry outside its own folder
    is refused."""
    check_size(path, MOST_ZIP)
    try:
        with path.open("rb") as file:
            if _contents(file) > MOST_CONTENTS:
                raise BadInput("intake-error-packed", file=path.name)
        found = zipfile.ZipFile(path.open("rb") if isinstance(path, Loaded) else path)
    except (*BROKEN, ValueError) as reason:
        raise BadInput("intake-error-unreadable", file=path.name) from reason
    try:
        _check(found, path.name)
    except BadInput:
        found.close()
        raise
    return found


def _contents(file: IO[bytes]) -> int:
    """Bytes that a zip says its table of contents has (PKWARE's APPNOTE 4.3.14 to 4.3.16)."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_600))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0:
        return 0
    locator = tail[max(0, at - 20) : at]
    if locator.startswith(_END64):
        file.seek(int.from_bytes(locator[8:16], "little"))
        return int.from_bytes(file.read(56)[40:48], "little")
    return int.from_bytes(tail[at + 12 : at + 16], "little")


def _check(found: zipfile.ZipFile, name: str) -> None:
    entries = found.infolist()
    texts = sum(each.file_size for each in entries if each.filename.lower().endswith(TEXTS))
    if len(entries) > MOST_ENTRIES or texts > MOST_UNPACKED:
        raise BadInput("intake-error-too-large", file=name, megabytes=MOST_UNPACKED // 2**20)
    for each in entries:
        parts = PurePosixPath(each.filename.replace("\\", "/")).parts
        outside = each.filename.startswith(("/", "\\")) or ".." in parts
        if outside or each.file_size > MOST_RATIO * max(each.compress_size, 1_000):
            raise BadInput("intake-error-packed", file=name)
