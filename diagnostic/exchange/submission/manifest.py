"""What a submission says of itself: the signed page on which all the rest hangs."""

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

from diagnostic.exchange.submission.errors import Altered, BadSubmission, Newer

FORMAT = 1
"""Version of the file: its parts, and what this page says."""
LONGEST = 20_000
"""Letters of any one text: a purpose is a few sentences."""
What = Literal["submission", "withdrawal"]


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """The decision under which it leaves (METHOD G03)."""

    id: str
    scope: str
    recipient: str
    purpose: str
    authority: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Manifest:
    """The page. ``what`` says whether a workbook follows or an earlier one is to be removed (G06).

    ``schema`` is the version of sheet 18 (``exchange.tidy.SCHEMA``). ``sequence`` grows from one file of a diagnostic
    to the next, whatever clock a laptop has. ``region`` is the public key it is written for: within what is signed, so
    that nobody who may read it can pass it on as if it had been sent to another. ``sha256`` and ``size`` are the
    workbook's, "" and 0 for a withdrawal. ``signer`` is the community's public key in hexadecimal.
    """

    what: What
    schema: int
    diagnostic: str
    community: str
    period_start: dt.date | None
    period_end: dt.date | None
    release: ReleaseRecord
    sequence: int
    made_on: dt.date
    region: str
    signer: str
    sha256: str = ""
    size: int = 0
    format: int = FORMAT

    def written(self) -> bytes:
        """The page as bytes: JSON in UTF-8, keys in order. What is signed is these bytes, whatever reads them."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=0, default=_day).encode()


def _day(value: Any) -> str:
    assert isinstance(value, dt.date)
    return value.isoformat()


def read(page: bytes) -> Manifest:
    """A page from its bytes. Raises ``Newer`` for a version after this one, ``Altered`` for what is no such page."""
    try:
        said = json.loads(page)
        version = _number(said["format"], 1)
    except (ValueError, KeyError, TypeError, RecursionError) as reason:
        raise _unreadable() from reason
    if version > FORMAT:
        raise Newer("release-error-newer", version=version)
    try:
        found = _manifest(said)
    except (ValueError, KeyError, TypeError) as reason:
        raise _unreadable() from reason
    return found


def _unreadable() -> BadSubmission:
    return Altered("release-error-altered", part="manifest")


def _manifest(said: dict[str, Any]) -> Manifest:
    what = said["what"]
    if what not in {"submission", "withdrawal"}:
        raise ValueError(what)
    release = said["release"]
    words = {name: _text(release[name]) for name in ("id", "scope", "recipient", "purpose", "authority")}
    return Manifest(
        what=what,
        schema=_number(said["schema"], 1),
        diagnostic=_text(said["diagnostic"], least=1),
        community=_text(said["community"]),
        period_start=_date(said["period_start"]),
        period_end=_date(said["period_end"]),
        release=ReleaseRecord(**words, date=dt.date.fromisoformat(release["date"])),
        sequence=_number(said["sequence"], 1),
        made_on=dt.date.fromisoformat(said["made_on"]),
        region=_text(said["region"], least=1),
        signer=_hexadecimal(said["signer"]),
        sha256=_hexadecimal(said["sha256"]) if what == "submission" else "",
        size=_number(said["size"], 1) if what == "submission" else 0,
    )


def _text(value: Any, least: int = 0) -> str:
    if not isinstance(value, str) or not least <= len(value) <= LONGEST or "\0" in value:
        raise ValueError
    value.encode()  # half a surrogate pair is no text
    return value


def _number(value: Any, least: int) -> int:
    if type(value) is not int or not least <= value < 2**53:
        raise ValueError
    return value


def _date(value: Any) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)


def _hexadecimal(value: Any) -> str:
    text = _text(value)
    if len(bytes.fromhex(text)) != 32 or text != text.lower():
        raise ValueError
    return text
