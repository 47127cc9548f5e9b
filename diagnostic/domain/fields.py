"""How a record's fields are declared: what a value *is* is said by its type (METHOD 1.4).

- ``Text``: free text; scanned by safeguard E03 and kept out of the change log (G11).
- ``Code`` / ``Codes``: ids of catalogue entries or of a form's choice list.
- ``Link`` / ``Links``: ids of other records.
- plain ``int``, ``float``, ``bool``, ``date``: numbers and dates. ``bytes``: WKB, EPSG:4326, or a file as it came.

``None`` (or an empty tuple) means *not answered*. A field that people answered with "unknown" stays empty
and its name stands in ``Record.unknown``: unknown is a legal answer everywhere and is never a number.
"""

from dataclasses import dataclass, field, fields
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

import uuid_utils


@dataclass(frozen=True, slots=True)
class FreeText:
    """Marks a field people write in freely. ``long`` asks for a multi-line box."""

    long: bool = False


@dataclass(frozen=True, slots=True)
class CodeOf:
    """Marks ids of one catalogue (``catalogue`` is its file's stem) or choice list (``choices:NAME``)."""

    catalogue: str


@dataclass(frozen=True, slots=True)
class LinkTo:
    """Marks ids of records of another kind (its ``kind`` name)."""

    kind: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Marks a contact field of an organisation, allowed by E01 and never scanned as a person's."""


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """Marks a count of people: small-number rules N01-N08 apply in every shared output."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Marks WKB in EPSG:4326, generalised by ``safeguards.maps`` before it is stored (M01)."""


Text = Annotated[str, FreeText()]
LongText = Annotated[str, FreeText(long=True)]
ContactText = Annotated[str, Contact()]
Count = Annotated[int | None, PeopleCount()]
Wkb = Annotated[bytes | None, Geometry()]
Sources = Annotated[tuple[str, ...], LinkTo("source")]
PopulationCode = Annotated[str, CodeOf("populations")]
PopulationCodes = Annotated[tuple[str, ...], CodeOf("populations")]
PillarCodes = Annotated[tuple[str, ...], CodeOf("choices:pillar")]


def new_id() -> str:
    """A UUIDv7 as text: ordered in time, so that two copies of a diagnostic can merge (DESIGN 4)."""
    return str(uuid_utils.uuid7())


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has. ``extra`` holds answers to a community's own questions (question name -> answer)."""

    kind: ClassVar[str] = ""
    step: ClassVar[int] = -1
    single: ClassVar[bool] = False
    """Whether a diagnostic has exactly one of these."""

    id: str = field(default_factory=new_id)
    unknown: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a kind: its base Python type (``str``, ``int``, ``float``, ``bool``, ``date``, ``bytes``,
    ``tuple``) and its mark (``FreeText``, ``CodeOf``, ``LinkTo``, ...; None for plain numbers and dates)."""

    name: str
    base: type
    mark: Any

    @property
    def is_text(self) -> bool:
        """Whether people write freely in it (E03, G11)."""
        return isinstance(self.mark, FreeText)


def specs(cls: type[Record]) -> dict[str, FieldSpec]:
    """The fields of a kind but for ``id``, ``unknown`` and ``extra``, in order."""
    return _specs(cls)  # type: ignore[arg-type]


@cache
def _specs(cls: Any) -> dict[str, FieldSpec]:
    hints = get_type_hints(cls, include_extras=True)
    found = {}
    for each in fields(cls):
        if each.name in {"id", "unknown", "extra"}:
            continue
        hint, mark = hints[each.name], None
        if get_origin(hint) is Annotated:
            hint, mark = get_args(hint)[0], get_args(hint)[1]
        if get_origin(hint) is UnionType:
            hint = next(arg for arg in get_args(hint) if arg is not NoneType)
        found[each.name] = FieldSpec(each.name, get_origin(hint) or hint, mark)
    return found
