"""N08: small populations leave only under the larger group that the catalogue puts them in, without their ratings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.records import (
    FactorRating,
    LinkTo,
    LocalEntry,
    Population,
    PopulationCodes,
    Record,
    ReportedCount,
    Situation,
    specs,
)
from diagnostic.domain.safeguards.numbers import GROUP_SIZE

GROUP_PREFIX = "group:"
"""A merged population is written ``group:`` and its catalogue group."""
OTHER_GROUP = "other"
"""The group of a community's own population that was put in none."""
_RATED = (Population, Situation, FactorRating, ReportedCount)


def small_populations(records: Iterable[Record]) -> set[str]:
    """Populations spoken of whose size is under 40, or that nobody estimated: an unknown size is not taken as large.
    Where estimates differ, the smallest counts."""
    rated: set[str] = set()
    sizes: dict[str, int] = {}
    for each in records:
        if isinstance(each, _RATED) and each.population:
            rated.add(each.population)
        if isinstance(each, Population) and each.size is not None:
            sizes[each.population] = min(each.size, sizes.get(each.population, each.size))
    return {code for code in rated if sizes.get(code, 0) < GROUP_SIZE}


def merge(records: Sequence[Record], small: set[str], catalogues: Catalogues) -> list[Record]:
    """The records with every small population under its group. Its ratings and counts do not leave at all, because
    the rating of a few people speaks of those people, also under the name of a group that holds nobody else."""
    out: dict[str, Record] = {}
    whole: dict[tuple[str, ...], str] = {}
    """Which record stands for a group, or for a group and a form."""
    instead: dict[str, str] = {}
    for record in records:
        if _is_dropped(record, small):
            continue
        merged = _merged(record, small, catalogues)
        if merged is not record and isinstance(merged, (Population, Situation)):
            key = (merged.kind, merged.population, getattr(merged, "form", ""))
            first = whole.setdefault(key, merged.id)
            if first != merged.id:
                out[first] = _joined(out[first], merged)
                instead[merged.id] = first
                continue
        out[record.id] = merged
    return [_relinked(record, instead) for record in out.values()] if instead else list(out.values())


def without_ratings(record: Record) -> Record | None:
    """A record as it may leave when the ratings of its population may not: a situation stays as a theme, "insufficient
    information"; a factor's rating does not stay."""
    if isinstance(record, FactorRating):
        return None
    if isinstance(record, Situation):
        return replace(
            record,
            extent=None,
            severity=None,
            trend="",
            note="",
            detection="",
            insufficient=True,
            unknown=("extent", "severity"),
        )
    return record


def _is_dropped(record: Record, small: set[str]) -> bool:
    if isinstance(record, (FactorRating, ReportedCount)):
        return record.population in small
    return isinstance(record, LocalEntry) and record.catalogue == "populations" and record.entry in small


def _merged(record: Record, small: set[str], catalogues: Catalogues) -> Record:
    def group(code: str) -> str:
        return GROUP_PREFIX + (catalogues.group("populations", code) or OTHER_GROUP) if code in small else code

    changes: dict[str, Any] = {}
    code = getattr(record, "population", "")
    if code in small:
        changes["population"] = group(code)
        if isinstance(record, Population):
            changes |= {"size": None, "size_source": "", "note": "", "unknown": ()}
    for name, spec in specs(type(record)).items():
        if spec.base is tuple and spec.mark == PopulationCodes.__metadata__[0]:  # type: ignore[attr-defined]
            value = getattr(record, name)
            if not small.isdisjoint(value):
                changes[name] = tuple(dict.fromkeys(group(each) for each in value))
    if not changes:
        return record
    changed = replace(record, **changes)
    if isinstance(changed, Situation) and code in small:
        return without_ratings(changed) or changed
    return changed


def _joined(first: Any, second: Any) -> Record:
    """Two records of one group as one: what either examined or cites, both did."""
    names = ("pillars_examined",) if isinstance(first, Population) else ("extent_sources", "severity_sources")
    both: dict[str, Any] = {}
    for name in names:
        both[name] = tuple(dict.fromkeys((*getattr(first, name), *getattr(second, name))))
    if isinstance(first, Population):
        both["practices_examined"] = first.practices_examined or second.practices_examined
    return replace(first, **both)  # type: ignore[no-any-return]


def _relinked(record: Record, instead: dict[str, str]) -> Record:
    changes: dict[str, Any] = {}
    for name, spec in specs(type(record)).items():
        if isinstance(spec.mark, LinkTo) and spec.base is tuple:
            value = getattr(record, name)
            if not instead.keys().isdisjoint(value):
                changes[name] = tuple(dict.fromkeys(instead.get(each, each) for each in value))
    return replace(record, **changes) if changes else record
