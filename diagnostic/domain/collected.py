"""What a community collects beyond the method: its own forms, the answers to them, and what groups said of a rating."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from diagnostic.domain.fields import CodeOf, LinkTo, LongText, Record, Text

EARLIER = "-earlier"
"""Where ``Response.extra`` keeps answers that were brought over to a version which no longer asks for them, by the id
of the ``OwnForm`` that asked. No question can have a name that begins with ``-``."""
LEFT = "-left"
"""Where it keeps how many of its questions still want an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnForm(Record):
    """A form (XLSForm) that the community added to a step: one version of it, as the file came.

    Versions of one form share ``form_id``; a newer one is another record, so that answers given to an older version
    keep the questions that they answered.
    """

    kind: ClassVar[str] = "own_form"

    step_number: int | None = None
    form_id: Annotated[str, CodeOf("any")] = ""
    """The XLSForm's own id, which its submissions carry."""
    version: Text = ""
    title: Text = ""
    file_name: Text = ""
    """The name of the file it came in; its suffix says how to read ``content``."""
    content: bytes | None = None
    added_on: dt.date | None = None
    retired: bool = False
    """No longer asked; its answers stay readable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Record):
    """One filled-in form, on screen, from a phone, from paper or from a workbook: answers are in ``extra``, by the
    names of questions (groups nest, a repeat is a list). Of groups and places, never of a person (E05)."""

    kind: ClassVar[str] = "response"

    own_form: Annotated[str, LinkTo("own_form")] = ""
    instance_id: Annotated[str, CodeOf("any")] = ""
    """The submission's OpenRosa instanceID: the same one never comes in twice."""
    came_by: Annotated[str, CodeOf("choices:came_by")] = ""
    answered_on: dt.date | None = None
    label: Text = ""
    """What people call it: a group, a session, a place; never a person."""
    sharing: Annotated[str, CodeOf("choices:sharing")] = ""

    @property
    def answers(self) -> dict[str, Any]:
        """The answers to the questions of its form."""
        return {name: each for name, each in self.extra.items() if not name.startswith("-")}

    @property
    def earlier(self) -> dict[str, dict[str, Any]]:
        """Answers to questions that are no longer asked, by the id of the form that asked them."""
        return dict(self.extra.get(EARLIER, {}))

    @property
    def left(self) -> int:
        """How many of its questions still want an answer."""
        return int(self.extra.get(LEFT, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Record):
    """A picture of a place or of a document that answers a question of a response. The answer itself is this record's
    id and ``.jpg`` or ``.png``. Drawn anew before it is stored: pixels only, no position, date or device (M01, E01)."""

    kind: ClassVar[str] = "picture"

    response: Annotated[str, LinkTo("response")] = ""
    question: Annotated[str, CodeOf("any")] = ""
    """The name of the question."""
    content: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRating(Record):
    """What one group said of a rating at a roundtable; the agreed value stays in the record itself."""

    kind: ClassVar[str] = "group_rating"

    record: Annotated[str, LinkTo("any")] = ""
    record_field: Annotated[str, CodeOf("any")] = ""
    """The rated field of that record: ``extent``, ``severity``, ``presence`` ..."""
    group: Text = ""
    """A label that names a group or a sector, never a person."""
    value: int | None = None
    """1..5; empty with ``value`` in ``unknown`` when the group could not tell."""
    dissent: LongText = ""
    """Why the group does not agree with the agreed value; kept as said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending(Record):
    """A file that was written for a region: it may be on its way, and nothing but a withdrawal takes it back (G06).

    It holds no text: codes and digests only, so that the log may tell all of it (G11). ``release`` keeps the id of its
    release also when people delete that record.
    """

    kind: ClassVar[str] = "sending"

    what: Annotated[str, CodeOf("any")] = ""
    """``submission`` or ``withdrawal``."""
    release: Annotated[str, CodeOf("any")] = ""
    sequence: int | None = None
    """Its number among the files of this diagnostic: each is higher than the one before."""
    sent_on: dt.date | None = None
    region: Annotated[str, CodeOf("any")] = ""
    """The public key that it was encrypted for."""
    signer: Annotated[str, CodeOf("any")] = ""
    """The public key of the community that signed it, in hexadecimal."""
    digest: Annotated[str, CodeOf("any")] = ""
    """SHA-256 of its manifest, in hexadecimal."""
