"""Files that answers name: pictures, recordings and documents. What could point to a person is taken out, or said."""

from pathlib import Path
from typing import Protocol
from uuid import uuid4

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from diagnostic.domain.errors import BadInput

LONGEST_SIDE = 1600
"""Pixels that the longer side of a picture may keep; more only makes the file heavy."""
MOST_PIXELS = 120_000_000
"""A picture that claims more is a trap for memory, not a photograph."""
MOST_BYTES = 20_000_000
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif"}
PLACES_IN_RECORDINGS = (b"\xa9xyz", b"loci", b"com.apple.quicktime.location", b"GPSLatitude", b"\xa9gps")
"""How MP4, MOV and 3GP files say where they were recorded."""


class BadFile(BadInput):
    """A file that cannot be an answer; the message says why and what to do."""


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


def clean_picture(content: bytes, longest: int = LONGEST_SIDE) -> tuple[bytes, str]:
    """A picture drawn anew: its pixels only, without place, date, camera or comments, and its suffix.

    Raises ``BadFile`` for what is no picture.
    """
    image = _decoded(content)
    if max(image.width(), image.height()) > longest:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(longest, longest), keep, smooth)
    see_through = image.hasAlphaChannel()
    fresh = QImage(image.size(), QImage.Format.Format_ARGB32 if see_through else QImage.Format.Format_RGB32)
    fresh.fill(Qt.GlobalColor.transparent if see_through else Qt.GlobalColor.white)
    painter = QPainter(fresh)
    painter.drawImage(0, 0, image)
    painter.end()
    return encoded(fresh, "PNG" if see_through else "JPEG"), ".png" if see_through else ".jpg"


def encoded(image: QImage, form: str) -> bytes:
    """A picture as a file of ``form`` (``PNG``, ``JPEG``)."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, 85 if form == "JPEG" else -1)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _decoded(content: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        raise BadFile("widgets-picture-large")
    image = reader.read()
    if image.isNull():
        raise BadFile("widgets-picture-unreadable")
    return image


def clean_file(content: bytes, suffix: str) -> tuple[bytes, str]:
    """A file as it may be kept: pictures are drawn anew. Raises ``BadFile`` for a recording that holds a position."""
    suffix = suffix.lower() if len(suffix) <= 8 else ""
    if suffix in PICTURES:
        return clean_picture(content)
    if any(mark in content for mark in PLACES_IN_RECORDINGS):
        raise BadFile("widgets-file-position")
    return content, suffix
