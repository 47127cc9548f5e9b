"""Where keys are kept: a folder of the person who uses the computer, which only they can open.

A pair is one file; with a passphrase its seed is encrypted (age, scrypt). Keys of others that somebody compared by
telephone and accepted are kept beside, as key files.
"""

import base64
import json
from dataclasses import dataclass
from pathlib import Path

from diagnostic.domain.errors import BadInput, RepereError
from diagnostic.exchange.keys import public
from diagnostic.exchange.keys.pairs import Kind, Pair, PublicKey
from diagnostic.exchange.writing import replacing

SUFFIX = ".repere-secret"
MOST = 64 * 2**10


class WrongPassphrase(RepereError):
    """A key is encrypted, and not with the words given."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A pair that is kept: what everybody may know of it, and its file."""

    public: PublicKey
    path: Path
    locked: bool


def folder() -> Path:
    """The folder, made when it is not there; nobody else on the computer can look into it."""
    import platformdirs

    found = platformdirs.user_data_path("repere", appauthor=False) / "keys"
    found.mkdir(parents=True, exist_ok=True, mode=0o700)
    found.chmod(0o700)
    return found


def kept(kind: Kind | None = None) -> list[Kept]:
    """The pairs kept here, by name. A file that cannot be read is ``damaged``."""
    found = [each for path in sorted(folder().glob(f"*{SUFFIX}")) if (each := _kept(path)) is not None]
    return sorted((each for each in found if kind in {None, each.public.kind}), key=lambda each: each.public.name)


def damaged() -> list[Path]:
    """Files of pairs that cannot be read: a paper kit brings them back."""
    return [path for path in sorted(folder().glob(f"*{SUFFIX}")) if _kept(path) is None]


def keep(pair: Pair, passphrase: str = "") -> Kept:
    """Keep a pair, in place of the same one kept before. Raises ``CannotWrite``."""
    secret = {"seed": pair.seed.hex()}
    if passphrase:
        import pyrage

        secret = {"locked": base64.b64encode(pyrage.passphrase.encrypt(pair.seed, passphrase)).decode()}
    said = {"repere-secret-key": 1, "kind": pair.kind, "name": pair.name, "key": pair.public.key} | secret
    path = folder() / f"{pair.kind}-{pair.public.fingerprint.hex()[:16]}{SUFFIX}"
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
    return Kept(pair.public, path, bool(passphrase))


def unlock(one: Kept, passphrase: str = "") -> Pair:
    """The whole pair. Takes about a second when it is locked. Raises ``WrongPassphrase``, and ``BadInput`` when its
    file is damaged."""
    said = _said(one.path)
    if said is None:
        raise BadInput("release-error-key-damaged", name=one.public.name)
    try:
        seed = bytes.fromhex(said["seed"]) if "seed" in said else _opened(said["locked"], passphrase)
    except (KeyError, TypeError, ValueError) as reason:
        raise BadInput("release-error-key-damaged", name=one.public.name) from reason
    pair = Pair(one.public.kind, one.public.name, seed)
    if len(seed) != 32 or pair.public.key != one.public.key:
        raise BadInput("release-error-key-damaged", name=one.public.name)
    return pair


def forget(one: Kept) -> None:
    """Delete a pair from this computer."""
    one.path.unlink(missing_ok=True)


def accept(key: PublicKey) -> None:
    """Remember that somebody compared this key of another with its owner. Raises ``CannotWrite``."""
    public.write(key, _accepted() / f"{key.kind}-{key.fingerprint.hex()[:16]}{public.SUFFIX}")


def accepted(kind: Kind) -> list[PublicKey]:
    """The keys of others that were accepted, by name; a file that is none any more is left out."""
    found = []
    for path in sorted(_accepted().glob(f"{kind}-*{public.SUFFIX}")):
        try:
            found.append(public.read(path))
        except BadInput:
            continue  # it can be accepted again: nothing is lost but the comparison
    return sorted((each for each in found if each.kind == kind), key=lambda each: each.name)


def refuse(key: PublicKey) -> None:
    """Accept a key of another no longer."""
    (_accepted() / f"{key.kind}-{key.fingerprint.hex()[:16]}{public.SUFFIX}").unlink(missing_ok=True)


def _accepted() -> Path:
    found = folder() / "accepted"
    found.mkdir(exist_ok=True, mode=0o700)
    return found


def _opened(locked: str, passphrase: str) -> bytes:
    import pyrage

    content = base64.b64decode(locked, validate=True)
    if not passphrase:
        raise WrongPassphrase("release-error-key-locked")
    try:
        return bytes(pyrage.passphrase.decrypt(content, passphrase))
    except pyrage.DecryptError as reason:
        raise WrongPassphrase("release-error-key-passphrase") from reason


def _kept(path: Path) -> Kept | None:
    said = _said(path)
    if said is None:
        return None
    try:
        key = PublicKey(said["kind"], str(said["name"]), str(said["key"]))  # type: ignore[arg-type]
        return Kept(key, path, "locked" in said)
    except (KeyError, BadInput):
        return None


def _said(path: Path) -> dict[str, str] | None:
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(MOST))
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and said.get("repere-secret-key") == 1 else None
