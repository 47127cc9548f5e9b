"""What the first bytes of a file tell, before anything opens it."""

import os
from pathlib import Path

from diagnostic.store.errors import Damaged, Missing, NotADiagnostic, translate

APPLICATION = 0x52455052
"""``PRAGMA application_id``: "REPR" (DESIGN 4)."""
SCHEMA = 6
"""``PRAGMA user_version``: the number of the newest migration."""
PAGE = 4096
_PLAIN = b"SQLite format 3\x00"
_FOREIGN = (
    b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"7z\xbc\xaf",
    b"Rar!", b"GIF8",
)  # fmt: skip
"""How files begin that people may take for a diagnostic; an encrypted one begins with chance."""


def is_encrypted(path: Path) -> bool:
    """Whether a file needs a passphrase, as far as its first bytes and its size tell. Raises ``NotADiagnostic``,
    ``Damaged``, ``Missing`` or another ``StoreError``; nothing but those bytes is touched."""
    try:
        if path.is_dir():
            raise NotADiagnostic("store-foreign", file=path.name)
        with path.open("rb") as file:
            start = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError as reason:
        raise Missing("store-missing", file=path.name) from reason
    except OSError as reason:
        raise translate(reason, path) from reason
    if start.startswith(_PLAIN):
        if start[68:72] != APPLICATION.to_bytes(4, "big"):
            raise NotADiagnostic("store-foreign", file=path.name)
        return False
    printable = sum(32 <= byte < 127 or byte in b"\r\n\t" for byte in start)
    if size < PAGE or printable > 0.9 * len(start) or start.startswith(_FOREIGN):
        raise NotADiagnostic("store-foreign", file=path.name)
    if size % PAGE:
        raise Damaged("store-damaged", file=path.name)
    return True
