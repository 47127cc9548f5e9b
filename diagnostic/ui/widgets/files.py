"""Files that answers name: pictures, recordings and documents. What could point to a person is taken out, or said."""

from pathlib import Path
from typing import Protocol
from uuid import uuid4

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from diagnostic.questionnaire.pictures import LONGEST_SIDE, MOST_PIXELS, BadFile, clean_picture

__all__ = [
    "LONGEST_SIDE",
    "MOST_PIXELS",
    "PICTURES",
    "BadFile",
    "Files",
    "FilesInMemory",
    "clean_file",
    "clean_picture",
    "encoded",
    "read_file",
]

MOST_BYTES = 20_000_000
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif"}
PLACES_IN_RECORDINGS = (b"\xa9xyz", b"loci", b"com.apple.quicktime.location", b"GPSLatitude", b"\xa9gps")
"""How MP4, MOV and 3GP files say where they were recorded."""


class Files(Protocol):
    """Where the bytes of files that answers name are kept."""

    def keep(self, content: bytes, suffix: str) -> str:
        """Keep a file; the name it got."""

    def read(self, name: str) -> bytes | None:
        """A kept file; None when there is none of that name."""


class FilesInMemory(dict[str, bytes]):
    """Files of one filling-in, for whoever stores them: names tell nothing of where a file came from."""

    def keep(self, content: bytes, suffix: str) -> str:
        """Keep a file; the name it got."""
        name = f"{uuid4().hex}{suffix}"
        self[name] = content
        return name

    def read(self, name: str) -> bytes | None:
        """A kept file; None when there is none of that name."""
        return self.get(name)


def read_file(path: Path) -> bytes:
    """The bytes of a file that people chose. Raises ``BadFile`` when it is too large or cannot be read."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise BadFile("widgets-file-large", most=MOST_BYTES // 1_000_000)
        return path.read_bytes()
    except OSError as reason:
        raise BadFile("widgets-file-unreadable", reason=reason.strerror or "") from reason


def encoded(image: QImage, form: str) -> bytes:
    """A picture as a file of ``form`` (``PNG``, ``JPEG``)."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, 85 if form == "JPEG" else -1)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def clean_file(content: bytes, suffix: str) -> tuple[bytes, str]:
    """A file as it may be kept: pictures are drawn anew. Raises ``BadFile`` for a recording that holds a position."""
    suffix = suffix.lower() if len(suffix) <= 8 else ""
    if suffix in PICTURES:
        return clean_picture(content)
    if any(mark in content for mark in PLACES_IN_RECORDINGS):
        raise BadFile("widgets-file-position")
    return content, suffix
