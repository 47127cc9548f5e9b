"""The half of a key that is given away: as a small text file, and as a picture to compare."""

import io
from pathlib import Path

from diagnostic.domain.catalogue import LANGS
from diagnostic.domain.errors import BadInput
from diagnostic.exchange.keys.pairs import LONGEST_NAME, PublicKey
from diagnostic.exchange.writing import replacing
from diagnostic.language import text

SUFFIX = ".repere-key"
MOST = 16 * 2**10
"""Bytes of a key file that are read."""
_HEAD = "repere-public-key: 1"


def as_text(key: PublicKey) -> str:
    """A key file: for the app its first four lines, for people the words to compare."""
    lines = [_HEAD, f"kind: {key.kind}", f"name: {' '.join(key.name.split())}", f"key: {key.key}", ""]
    for lang in LANGS:
        spoken = " ".join(f"{number}. {word}" for number, word in enumerate(key.words(lang), 1))
        lines += [f"# {text(f'release-key-file-{key.kind}', lang)}", f"# {spoken}", ""]
    return "\n".join(lines)


def from_text(written: str) -> PublicKey:
    """The key of a key file; what it says for people is not believed, the words are computed anew. Raises
    ``BadInput``."""
    lines = [line for line in written.splitlines() if line.strip() and not line.startswith("#")]
    said = dict(line.split(": ", 1) for line in lines if ": " in line)
    if not lines or lines[0].strip() != _HEAD or said.get("kind") not in {"community", "region"}:
        raise BadInput("release-error-not-a-key")
    name = "".join(each for each in said.get("name", "") if each.isprintable()).strip()
    return PublicKey(said["kind"], name[:LONGEST_NAME], said.get("key", "").strip())  # type: ignore[arg-type]


def write(key: PublicKey, out: Path) -> None:
    """Write a key file. Raises ``CannotWrite``."""
    with replacing(out) as temporary:
        temporary.write_text(as_text(key), encoding="utf-8")


def read(path: Path) -> PublicKey:
    """The key of a file. Raises ``BadInput`` when it is none."""
    try:
        with path.open("rb") as file:
            return from_text(file.read(MOST).decode("utf-8-sig"))
    except (OSError, ValueError) as reason:
        raise BadInput("release-error-not-a-key") from reason


def qr(key: PublicKey, form: str = "png", scale: int = 5) -> bytes:
    """The key as a QR code, black on white: ``repere:KIND:KEY``, as a picture of ``form`` (``png``, ``svg``)."""
    import segno

    made = io.BytesIO()
    segno.make(f"repere:{key.kind}:{key.key}", error="m", micro=False).save(made, kind=form, scale=scale, border=4)
    return made.getvalue()
