"""What each record keeps when it leaves: sources and resources (M05), places (M01, M02, M06), small areas (N05), items
that rest on what may not be shared (G07)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    Community,
    FactorRating,
    LinkTo,
    LocalEntry,
    Place,
    Population,
    ProfileItem,
    Record,
    Release,
    ReportedCount,
    Resource,
    Service,
    Situation,
    Source,
    specs,
)
from diagnostic.domain.safeguards import maps, merging, numbers
from diagnostic.domain.safeguards.numbers import Limits

FEWEST_SOURCES = 2
"""M06: a place with fewer independent sources is unconfirmed and stays out of shared maps."""
COARSE_KM = 10
"""The distance to a confidential service is given to the nearest of so many kilometres (M05)."""
_LARGEST = {"under_40": 39, "40_99": 99, "100_249": 249, "250_499": 250, "500_999": 500, "1000_4999": 1000}
_BANDS = _LARGEST | {"5000_9999": 5000, "10000_49999": 10000, "50000_plus": 50000}
"""How many people a population band stands for at least (at most, under 250)."""


@dataclass(frozen=True, slots=True)
class Area:
    """The size of the community as the rules on small areas take it; 0 when nobody gave one."""

    people: int
    custom: bool
    """An area that the census does not know: a region, or something else."""
    limit: Limits

    @property
    def small(self) -> bool:
        """N05: too few people for a place map or for a rating of one population."""
        return self.people < self.limit.area

    @property
    def characteristics(self) -> bool:
        """N05: enough people for any characteristic of them."""
        return self.people >= (numbers.LEAST_CUSTOM if self.custom else numbers.LEAST_ANY)


def area(diagnostic: Diagnostic, limit: Limits) -> Area:
    """The community's size: the smallest number or band of people given as its population. An unknown size is not
    taken as large, nor is the size of the region around a small community."""
    sizes = []
    for item in diagnostic.all(ProfileItem):
        if item.topic == "population":
            if item.number is not None and numbers.is_count(item, "number"):
                sizes.append(int(item.number))
            if item.band:
                sizes.append(_BANDS.get(item.band, 0))
    community: Community = diagnostic.community
    return Area(min(sizes, default=0), community.community_kind in {"region", "other"}, limit)


def is_confirmed(place: Place, diagnostic: Diagnostic) -> bool:
    """M06: at least two independent kinds of sources."""
    sources = (diagnostic.get(Source, each) for each in place.sources)
    return len({source.source_kind or source.id for source in sources if source}) >= FEWEST_SOURCES


def without_kept_back(records: Iterable[Record], kept: set[str]) -> list[Record]:
    """G07: records whose links go to records in ``kept`` only. What rests on nothing but sources that may not be shared
    would tell what those sources said: it does not leave either."""
    out = []
    for record in records:
        changes: dict[str, Any] = {}
        orphaned = set()
        for name, spec in specs(type(record)).items():
            if not isinstance(spec.mark, LinkTo) or spec.mark.kind == "any":
                continue
            value = getattr(record, name)
            left = tuple(each for each in value if each in kept) if spec.base is tuple else value
            if spec.base is str and value and value not in kept:
                left = ""
            if left != value:
                changes[name] = left
                if spec.mark.kind == "source" and not left:
                    orphaned.add(name)
        if isinstance(record, Situation):
            for name in ("extent", "severity"):
                if f"{name}_sources" in orphaned:
                    changes[name] = None
                    changes["unknown"] = tuple(dict.fromkeys((*changes.get("unknown", record.unknown), name)))
        elif isinstance(record, Population) and "size_source" in orphaned:
            changes["size"] = None
        elif orphaned:
            continue
        out.append(replace(record, **changes) if changes else record)
    return out


def reduce(records: Sequence[Record], catalogues: Catalogues, about: Area) -> list[Record]:
    """Every record as it may leave; those that may not are left out."""
    services: dict[str, list[Service]] = {}
    for each in records:
        if isinstance(each, Service):
            services.setdefault(each.resource, []).append(each)
    confidential = {
        each.id
        for each in records
        if isinstance(each, Resource) and not maps.may_locate(each, services.get(each.id, ()), catalogues)
    }
    reduced = (_reduced(each, catalogues, about, confidential) for each in records)
    return [each for each in reduced if each is not None]


def _reduced(record: Record, catalogues: Catalogues, about: Area, confidential: set[str]) -> Record | None:
    match record:
        case Release():
            return None
        case Source() if record.sensitivity == "high":
            return replace(record, title="", holder="", covers="", conditions="")
        case Resource():
            return _resource(record, record.id in confidential)
        case Service() if record.resource in confidential:
            distance = record.distance_km
            coarse = None if distance is None else float(COARSE_KM * round(distance / COARSE_KM))
            return replace(record, distance_km=coarse, note="")
        case Place():
            return _place(record, catalogues, about)
        case Population() if about.small:
            return replace(record, size=None)
        case ReportedCount() if about.small:
            return None
        case Situation() | FactorRating() if about.small:
            return merging.without_ratings(record)
        case ProfileItem():
            return record if _may_leave(record, about) else None
        case LocalEntry() if record.hidden:
            return None
    return record


def _resource(resource: Resource, confidential: bool) -> Resource:
    if not maps.is_shown(resource):
        resource = replace(resource, geometry=None, address="", note="")
    if confidential:
        resource = replace(resource, geometry=None, note="")
    if confidential and not maps.is_shown(resource):
        return replace(resource, telephone="", email="", website="", hours="")
    return resource


def _place(place: Place, catalogues: Catalogues, about: Area) -> Place:
    if about.small or maps.allowed_precision(place, catalogues) == "not_mapped":
        place = replace(place, geometry=None)
    return place if maps.may_name(place, catalogues) else replace(place, label="")


def _may_leave(item: ProfileItem, about: Area) -> bool:
    """N05: whether a fact of the profile may leave: the size of the community, and what is said in words, always."""
    speaks_of_people = item.number is not None and item.unit not in {"km", "hours"}
    if item.topic == "population" or not (speaks_of_people or item.band):
        return True
    if item.topic == "income" or item.unit == "dollars":
        return about.people >= numbers.LEAST_INCOME
    return about.characteristics
