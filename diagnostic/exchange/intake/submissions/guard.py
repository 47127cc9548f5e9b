"""What a zip may cost before it is unpacked: a hostile one must not fill an old laptop's memory or disk."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.table import check_size

MOST_UNPACKED = 200 * 2**20
"""Bytes of everything that is read of a zip."""
MOST_RATIO = 200
"""Times that an entry may be larger than it is in the zip (text tables reach about 50)."""
MOST_ENTRIES = 20_000


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip whose table of contents is within bounds. Raises ``BadInput``; entries outside the zip's own folder are
    refused by name."""
    check_size(path)
    try:
        with zipfile.ZipFile(path) as found:
            entries = found.infolist()
            if len(entries) > MOST_ENTRIES or sum(each.file_size for each in entries) > MOST_UNPACKED:
                raise BadInput("intake-error-too-large", file=path.name, megabytes=MOST_UNPACKED // 2**20)
            for each in entries:
                if each.file_size > MOST_RATIO * max(each.compress_size, 1_000):
                    raise BadInput("intake-error-packed", file=path.name)
                parts = PurePosixPath(each.filename.replace("\\", "/")).parts
                if each.filename.startswith(("/", "\\")) or ".." in parts:
                    raise BadInput("intake-error-packed", file=path.name)
            yield found
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as reason:
        raise BadInput("intake-error-unreadable", file=path.name) from reason


def taken(found: zipfile.ZipFile, name: str, most: int, file: str) -> bytes:
    """The bytes of one entry. Raises ``BadInput`` when it holds more than it says or than ``most``."""
    with found.open(name) as entry:
        data = entry.read(most + 1)
    if len(data) > most:
        raise BadInput("intake-error-too-large", file=file, megabytes=most // 2**20)
    return data
