"""What an export may read: the whole diagnostic for the community itself, or a copy with every sharing rule applied.

Exports never filter by themselves: they write what their view holds, so that a rule lives in one place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    Clearance,
    FactorRating,
    GroupRating,
    LinkTo,
    LocalEntry,
    OwnForm,
    Place,
    Population,
    PopulationCodes,
    ProfileItem,
    Record,
    Release,
    ReportedCount,
    Resource,
    Response,
    Situation,
    Source,
    StepMark,
    specs,
)
from diagnostic.domain.safeguards import governance, maps, numbers
from diagnostic.domain.safeguards.numbers import SUPPRESSED, Limits, Shown

FEWEST_SOURCES = 2
"""M06: a place with fewer independent sources is unconfirmed and stays out of shared maps."""
GROUP_PREFIX = "group:"
"""A merged population (N08) is written ``group:`` and its catalogue group."""
_INTERNAL = (Clearance, StepMark, OwnForm, Response, GroupRating)
"""What people wrote in forms of their own never leaves as it stands; nor does what one group said."""


@dataclass(frozen=True, slots=True)
class View:
    """A diagnostic as one export may see it. ``notes`` are messages on the rules that were applied."""

    diagnostic: Diagnostic
    catalogues: Catalogues
    scope: Literal["internal", "shared"]
    limits: Limits
    release: Release | None = None
    notes: tuple[tuple[str, dict[str, object]], ...] = ()
    _counts: dict[tuple[str, str], Shown] = field(default_factory=dict)

    @property
    def shared(self) -> bool:
        """Whether the sharing rules were applied."""
        return self.scope == "shared"

    def count(self, record: Record, name: str, lang: Lang) -> str | int | None:
        """A count of people as this view may write it; None when it was not answered."""
        value = getattr(record, name)
        if value is None or not self.shared:
            return None if value is None else int(value)
        return numbers.words(self._counts.get((record.id, name), SUPPRESSED), self.limits, lang)

    def population(self, code: str, lang: Lang) -> str:
        """The label of a population, or of the group that a small one was merged into."""
        if code.startswith(GROUP_PREFIX):
            return self.catalogues.group_label("populations", code.removeprefix(GROUP_PREFIX), lang)
        return self.catalogues.label("populations", code, lang)


def internal(diagnostic: Diagnostic, catalogues: Catalogues) -> View:
    """Everything, for the community itself (G04)."""
    return View(diagnostic, catalogues, "internal", numbers.limits(diagnostic.community))


def shared(diagnostic: Diagnostic, catalogues: Catalogues) -> View:
    """The copy that may leave. Raises the first reason why nothing may (``governance.shared_blocks``)."""
    blocks = governance.shared_blocks(diagnostic, catalogues)
    if blocks:
        raise blocks[0]
    limit = numbers.limits(diagnostic.community)
    records = [each for each in diagnostic if governance.may_leave(each) and not isinstance(each, _INTERNAL)]
    notes: list[tuple[str, dict[str, object]]] = [("safeguards-note-rounding", {"threshold": limit.threshold})]
    if len(records) < sum(not isinstance(each, _INTERNAL) for each in diagnostic):
        notes.append(("safeguards-note-not-shared", {}))
    records = _without_dangling_links(records)
    records, merged = _merge_small_groups(records, catalogues)
    if merged:
        notes.append(("safeguards-note-merged", {"size": numbers.GROUP_SIZE}))
    confirmed = [each for each in records if not isinstance(each, Place) or is_confirmed(each, diagnostic)]
    if len(confirmed) < len(records):
        notes.append(("safeguards-note-unconfirmed", {}))
    small = is_small(diagnostic, limit)
    if small:
        notes.append(("safeguards-note-small-area", {"size": limit.area}))
    leaving = [
        reduced
        for each in confirmed
        if not isinstance(each, Release) and (reduced := _reduce(each, catalogues, small, limit)) is not None
    ]
    view = Diagnostic(leaving)
    release = governance.current_release(diagnostic)
    return View(view, catalogues, "shared", limit, release, tuple(notes), _protected(view, limit))


def is_confirmed(place: Place, diagnostic: Diagnostic) -> bool:
    """M06: at least two independent kinds of sources."""
    sources = (diagnostic.get(Source, each) for each in place.sources)
    return len({source.source_kind or source.id for source in sources if source}) >= FEWEST_SOURCES


def is_small(diagnostic: Diagnostic, limit: Limits) -> bool:
    """N05: whether the community has fewer people than a place map or a group's rating needs. A population that
    nobody gave is not taken as large."""
    bands = {"under_40": 39, "40_99": 99, "100_249": 249, "250_499": 250, "500_999": 500, "1000_4999": 1000}
    bands |= {"5000_9999": 5000, "10000_49999": 10000, "50000_plus": 50000}
    sizes = [
        item.number if item.number is not None else bands.get(item.band, 0)
        for item in diagnostic.all(ProfileItem)
        if item.topic == "population"
    ]
    return max(sizes, default=0) < limit.area


def _without_dangling_links(records: Sequence[Record]) -> list[Record]:
    kept = {record.id for record in records}
    out = []
    for record in records:
        changes: dict[str, object] = {}
        for name, spec in specs(type(record)).items():
            if isinstance(spec.mark, LinkTo):
                value = getattr(record, name)
                if spec.base is tuple and not kept.issuperset(value):
                    changes[name] = tuple(each for each in value if each in kept)
                elif spec.base is str and value and value not in kept:
                    changes[name] = ""
        out.append(replace(record, **changes) if changes else record)  # type: ignore[arg-type]
    return out


def _merge_small_groups(records: Sequence[Record], catalogues: Catalogues) -> tuple[list[Record], bool]:
    """N08: a population of fewer than 40 leaves only under its catalogue group. Its ratings do not leave at all,
    because the rating of a group of a few people speaks of those people."""
    small = {
        each.population
        for each in records
        if isinstance(each, Population) and each.size is not None and each.size < numbers.GROUP_SIZE
    }
    if not small:
        return list(records), False

    def group(code: str) -> str:
        return GROUP_PREFIX + catalogues.group("populations", code) if code in small else code

    out: list[Record] = []
    for record in records:
        code = getattr(record, "population", "")
        if code in small and isinstance(record, (FactorRating, ReportedCount)):
            continue
        changes: dict[str, object] = {}
        if code in small:
            changes["population"] = group(code)
            if isinstance(record, Situation):
                changes |= {"extent": None, "severity": None, "trend": "", "note": ""}
                changes |= {"unknown": ("extent", "severity"), "insufficient": True}
            elif isinstance(record, Population):
                changes |= {"size": None, "note": ""}
        for name, spec in specs(type(record)).items():
            if spec.base is tuple and spec.mark == PopulationCodes.__metadata__[0]:  # type: ignore[attr-defined]
                value = getattr(record, name)
                if not small.isdisjoint(value):
                    changes[name] = tuple(dict.fromkeys(group(each) for each in value))
        out.append(replace(record, **changes) if changes else record)  # type: ignore[arg-type]
    return out, True


def _reduce(record: Record, catalogues: Catalogues, small: bool, limit: Limits) -> Record | None:
    if isinstance(record, Source) and record.sensitivity == "high":
        return replace(record, title="", holder="", covers="", conditions="")
    if isinstance(record, Resource) and not maps.is_shown(record):
        hidden: dict[str, Any] = {"geometry": None, "address": "", "website": record.website, "note": ""}
        if record.location_policy == "confidential":
            hidden |= {"telephone": "", "email": "", "website": "", "hours": ""}
        return replace(record, **hidden)
    if isinstance(record, Place):
        if small or maps.allowed_precision(record, catalogues) == "not_mapped":
            record = replace(record, geometry=None)
        return record if maps.may_name(record, catalogues) else replace(record, label="")
    if isinstance(record, Population) and small:
        return replace(record, size=None)
    if isinstance(record, ReportedCount) and small:
        return None
    if isinstance(record, ProfileItem) and record.unit == "people" and record.number is not None:
        value = numbers.shown(round(record.number), limit)
        return replace(record, number=None if value == SUPPRESSED else float(value))
    if isinstance(record, LocalEntry) and record.hidden:
        return None
    return record


def _protected(diagnostic: Diagnostic, limit: Limits) -> dict[tuple[str, str], Shown]:
    """Every count of people as it may leave; reported totals are one table population x source and year (N03)."""
    found: dict[tuple[str, str], Shown] = {
        (each.id, "size"): numbers.shown(each.size, limit)
        for each in diagnostic.all(Population)
        if each.size is not None
    }
    cells: dict[tuple[str, str], int] = {}
    where: dict[str, tuple[str, str]] = {}
    for each in diagnostic.all(ReportedCount):
        if each.people is not None:
            cell = (f"{each.population}/{each.form}/{each.id}", f"{each.source}/{each.year}")
            cells[cell], where[each.id] = each.people, cell
    safe = numbers.protect(cells, limit)
    return found | {(record_id, "people"): safe[cell] for record_id, cell in where.items()}
