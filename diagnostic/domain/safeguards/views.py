"""What an export may read: the whole diagnostic for the community itself, or a copy with every sharing rule applied.

Exports never filter by themselves: they write what their view holds, so that a rule lives in one place.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Literal

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import (
    Clearance,
    GroupRating,
    OwnForm,
    Picture,
    Place,
    Population,
    ProfileItem,
    Record,
    Release,
    ReportedCount,
    Response,
    Sending,
    StepMark,
)
from diagnostic.domain.safeguards import governance, merging, numbers, own_answers, reducing
from diagnostic.domain.safeguards.merging import GROUP_PREFIX
from diagnostic.domain.safeguards.numbers import WITHHELD, Limits, Shown
from diagnostic.domain.safeguards.own_answers import Asked, Tally
from diagnostic.domain.safeguards.reducing import Area, is_confirmed

__all__ = ["GROUP_PREFIX", "View", "internal", "is_confirmed", "shared"]

_INTERNAL = (Clearance, StepMark, OwnForm, Response, Picture, GroupRating, Sending)
"""What people answered in forms of their own never leaves as it stands (``own_answers`` says what of it may); nor does
what one group said."""
_COUNTED = {"population": ("size",), "reported_count": ("people",), "profile_item": ("number",)}


@dataclass(frozen=True, slots=True)
class View:
    """A diagnostic as one export may see it. ``notes`` are messages on the rules that were applied."""

    diagnostic: Diagnostic
    catalogues: Catalogues
    scope: Literal["internal", "shared"]
    limits: Limits
    release: Release | None = None
    notes: tuple[tuple[str, dict[str, object]], ...] = ()
    own: tuple[Tally, ...] = ()
    """How many responses to the community's own forms chose what."""
    _counts: dict[tuple[str, str], Shown] = field(default_factory=dict)

    @property
    def shared(self) -> bool:
        """Whether the sharing rules were applied."""
        return self.scope == "shared"

    def counts(self, record: Record, name: str) -> bool:
        """Whether a field must be written as ``count`` says: it counts people, or was hidden."""
        return numbers.is_count(record, name) or (record.id, name) in self._counts

    def count(self, record: Record, name: str, lang: Lang) -> str | int | None:
        """A count of people as this view may write it; None when it was not answered."""
        if self.shared:
            return numbers.words(self._counts.get((record.id, name)), self.limits, lang)
        value = getattr(record, name)
        return int(value) if value is not None and float(value).is_integer() else value  # type: ignore[no-any-return]

    def protected(self, record: Record, name: str) -> Shown | None:
        """A count as the small-number rules leave it (N01 to N04, N07); None for what they do not touch."""
        return self._counts.get((record.id, name))

    def responses(self, tally: Tally, code: str, lang: Lang) -> str | int | None:
        """How many responses chose something, as this view may write it."""
        return numbers.words(tally.counts[code], self.limits, lang)

    def population(self, code: str, lang: Lang) -> str:
        """The label of a population, or of the group that a small one was merged into."""
        if code.startswith(GROUP_PREFIX):
            return self.catalogues.group_label("populations", code.removeprefix(GROUP_PREFIX), lang)
        return self.catalogues.label("populations", code, lang)


def internal(diagnostic: Diagnostic, catalogues: Catalogues, asked: Iterable[Asked] = ()) -> View:
    """Everything, for the community itself (G04). ``asked`` are the questions with choices of its own forms."""
    limit = numbers.limits(diagnostic.community)
    return View(diagnostic, catalogues, "internal", limit, own=tuple(map(own_answers.counted, asked)))


def shared(
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    scopes: Set[str] = governance.SHARED_SCOPES,
    today: dt.date | None = None,
    asked: Iterable[Asked] = (),
) -> View:
    """The copy that may leave under a release of one of ``scopes``, with what may leave of the answers to the
    community's own questions ``asked``. Raises the first reason why nothing may (``governance.shared_blocks``)."""
    blocks = governance.shared_blocks(diagnostic, catalogues, scopes, today)
    if blocks:
        raise blocks[0]
    limit = numbers.limits(diagnostic.community)
    about = reducing.area(diagnostic, limit)
    notes: list[tuple[str, dict[str, object]]] = [("safeguards-note-rounding", {"threshold": limit.threshold})]
    records: list[Record] = [each for each in diagnostic if not isinstance(each, _INTERNAL)]
    leaving = [each for each in records if governance.may_leave(each)]
    if len(leaving) < len(records):
        notes.append(("safeguards-note-not-shared", {}))
    small = merging.small_populations(leaving)
    leaving = reducing.without_kept_back(leaving, {each.id for each in leaving})
    if small:
        notes.append(("safeguards-note-merged", {"size": numbers.GROUP_SIZE}))
        leaving = merging.merge(leaving, small, catalogues)
    known = Diagnostic(leaving)
    confirmed = [each for each in leaving if not isinstance(each, Place) or is_confirmed(each, known)]
    if len(confirmed) < len(leaving):
        notes.append(("safeguards-note-unconfirmed", {}))
    if about.small:
        notes.append(("safeguards-note-small-area", {"size": limit.area}))
    own = own_answers.tallies(asked, diagnostic.all(Response), limit, small_area=about.small)
    if own:
        notes.append(("safeguards-note-own-answers", {"fewest": own_answers.FEWEST_ANSWERS}))
    reduced = reducing.reduce(confirmed, catalogues, about)
    counts = _protected(reduced, limit, about)
    view = Diagnostic(_without_raw_counts(each, counts) for each in reduced)
    if not governance.strengths(view):
        raise Refused("safeguards-block-strengths", "G08", step=1)
    release = governance.current_release(diagnostic, scopes, today)
    return View(view, catalogues, "shared", limit, release, tuple(notes), own, counts)


def _protected(records: Iterable[Record], limit: Limits, about: Area) -> dict[tuple[str, str], Shown]:
    """Every count of people as it may leave: reported totals are one table of population and form by source and year,
    facts of the profile one of topic by source and year (N03)."""
    found: dict[tuple[str, str], Shown] = {}
    cells: dict[tuple[str, ...], int] = {}
    for each in records:
        if isinstance(each, Population) and each.size is not None:
            found[each.id, "size"] = numbers.shown(each.size, limit)
        elif isinstance(each, ReportedCount) and each.people is not None:
            cells[f"{each.population}/{each.form}", f"{each.source}/{each.year}", each.id, "people"] = each.people
        elif isinstance(each, ProfileItem) and each.number is not None:
            if numbers.is_count(each, "number"):
                square = f"profile/{each.topic}", f"profile/{each.source}/{each.year}"
                cells[*square, each.id, "number"] = round(each.number)
            elif each.unit == "percent" and not numbers.may_show_percentage(each.number, about.people, limit):
                found[each.id, "number"] = WITHHELD
    return found | {(cell[2], cell[3]): value for cell, value in numbers.protect(cells, limit).items()}


def _without_raw_counts(record: Record, counts: Mapping[tuple[str, str], Shown]) -> Record:
    """The record with each count as it may leave in place of the real one; a hidden one is not answered. Answers to a
    community's own questions do not leave."""
    changes: dict[str, object] = {"extra": {}} if record.extra else {}
    for name in _COUNTED.get(record.kind, ()):
        value = counts.get((record.id, name))
        if value is not None:
            changes[name] = None if isinstance(value, str) else value
    return replace(record, **changes) if changes else record  # type: ignore[arg-type]
