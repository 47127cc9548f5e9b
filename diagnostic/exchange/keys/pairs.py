"""Pairs of keys: Ed25519 to sign (RFC 8032, by libsodium), X25519 to receive (age, by pyrage)."""

import hashlib
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import BadInput
from diagnostic.exchange.keys import spoken

if TYPE_CHECKING:
    from pyrage.x25519 import Identity

Kind = Literal["community", "region"]
KINDS: tuple[Kind, ...] = ("community", "region")
LONGEST_NAME = 120
_AGE_SECRET = "age-secret-key-"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The half that is given away. ``key`` is 64 hexadecimal digits for a community, ``age1...`` for a region."""

    kind: Kind
    name: str
    key: str

    def __post_init__(self) -> None:
        check(self.kind, self.key)

    @property
    def fingerprint(self) -> bytes:
        """16 bytes that stand for the key when people compare its 12 words: the beginning of a SHA-256, which nobody
        can make another key fit (2^128)."""
        said = f"repere {self.kind} {self.key}"
        return spoken.first_kind(lambda number: hashlib.sha256(f"{said} {number}".encode()).digest()[:16])

    def words(self, lang: Lang) -> tuple[str, ...]:
        """The fingerprint as 12 words."""
        return spoken.words(self.fingerprint, lang)


@dataclass(frozen=True)
class Pair:
    """Both halves. ``seed`` is the 32 bytes that everything else follows from: it stays with its owner."""

    kind: Kind
    name: str
    seed: bytes

    @classmethod
    def new(cls, kind: Kind, name: str) -> "Pair":
        """A pair by chance."""
        return cls(kind, name.strip()[:LONGEST_NAME], spoken.first_kind(lambda _: secrets.token_bytes(32)))

    @classmethod
    def typed(cls, kind: Kind, name: str, words: str) -> "Pair":
        """The pair whose 24 words someone typed from a paper kit. Raises ``spoken.NotWords``."""
        return cls(kind, name.strip()[:LONGEST_NAME], spoken.heard(words))

    def words(self, lang: Lang) -> tuple[str, ...]:
        """The 24 words that bring this pair back: whoever reads them has it."""
        return spoken.words(self.seed, lang)

    def __repr__(self) -> str:
        """Without the seed: what is printed may be kept somewhere."""
        return f"Pair({self.kind}, {self.public.key})"

    @cached_property
    def public(self) -> PublicKey:
        """The half that is given away."""
        if self.kind == "region":
            return PublicKey(self.kind, self.name, str(self.identity.to_public()))
        from nacl.signing import SigningKey

        return PublicKey(self.kind, self.name, bytes(SigningKey(self.seed).verify_key).hex())

    @cached_property
    def identity(self) -> "Identity":
        """What opens files encrypted to a region's key."""
        import bech32
        from pyrage.x25519 import Identity

        assert self.kind == "region", "a community's key opens nothing"
        secret = bech32.bech32_encode(_AGE_SECRET, bech32.convertbits(self.seed, 8, 5) or [])
        return Identity.from_str(secret.upper())

    def sign(self, page: bytes) -> bytes:
        """The 64 bytes that only a community's key makes of ``page``."""
        from nacl.signing import SigningKey

        assert self.kind == "community", "a region's key signs nothing"
        return bytes(SigningKey(self.seed).sign(page).signature)


def is_signed(key: str, page: bytes, signature: bytes) -> bool:
    """Whether ``signature`` was made of exactly ``page`` by the other half of a community's ``key``."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(bytes.fromhex(key)).verify(page, signature)
    except (CryptoError, ValueError):
        return False
    return True


def check(kind: str, key: str) -> None:
    """That ``key`` is a public key of its kind. Raises ``BadInput``."""
    from pyrage import RecipientError
    from pyrage.x25519 import Recipient

    try:
        if kind == "region":
            Recipient.from_str(key)
        elif kind != "community" or len(bytes.fromhex(key)) != 32 or key != key.lower() or len(key) != 64:
            raise ValueError
    except (ValueError, RecipientError) as reason:
        raise BadInput("release-error-not-a-key") from reason
