"""One made-up community: what the shipped example says, as another community might have said it.

A fictional community lies nowhere: its places and organisations have no position. Neighbours of one district know the
same shelters and help lines, each in its own spelling, as real directories have them.
"""

import datetime as dt
import random
import string
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from diagnostic import example
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Diagnostic, deletion
from diagnostic.domain.records import (
    KINDS,
    Action,
    Community,
    FactorRating,
    Population,
    Practice,
    Priority,
    ProfileItem,
    Record,
    Release,
    ReportedCount,
    Resource,
    Service,
    Situation,
    Strength,
    specs,
)
from diagnostic.example_region.names import Name, names

DISTRICT = 8
"""Communities of one district."""
KIND_SHARES = {"municipality": 44, "first_nation": 32, "metis": 7, "inuit": 6, "region": 7, "other": 4}
PROVINCES = ("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT")
INDIGENOUS = {"first_nation": "ocap", "inuit": "inuit_metis", "metis": "inuit_metis"}
LANGUAGES = {
    "first_nation": ("ojibwe", "cree"), "inuit": ("inuktut",), "metis": ("michif",),
}  # fmt: skip
BANDS = {
    "under_40": (20, 39), "100_249": (100, 249), "250_499": (250, 499), "500_999": (500, 999),
    "1000_4999": (1_000, 4_999), "5000_9999": (5_000, 9_999), "10000_49999": (10_000, 49_999),
    "50000_plus": (50_000, 400_000),
}  # fmt: skip
BAND_SHARES = (1, 5, 14, 18, 34, 12, 12, 4)
TEMPLATE_PEOPLE = 3_420
"""Residents of the shipped example, whose counts are scaled to those of each community."""
_ALWAYS = ("community", "source", "strength", "release", "help_line", "validation", "population", "profile_item")
"""Kinds of which nothing is left out: without them a community has nothing to release, or its results no ground."""
_TEMPLATE = {"en": ("Lantern Lake", "Lanterns"), "fr": ("Lac-aux-Lanternes", "Lanternes")}
_NUMBERS = 100
"""Telephone numbers of an area code that belong to nobody: 555-0100 to 555-0199."""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A community with what decides how its release is written."""

    number: int
    name: Name
    lang: Lang
    diagnostic: Diagnostic
    released_on: dt.date
    signed: bool
    has_last_year: bool


def community(seed: int, number: int, today: dt.date, *, records: int | None = None, years_ago: int = 0) -> MadeUp:
    """Community ``number`` of the region of ``seed``; ``records`` makes it that large, else it is as large as it
    happens to be. ``years_ago`` gives the same diagnostic as it was released that long ago."""
    ours, chance = random.Random(f"{seed} {number}"), random.Random(f"{seed} {number} {years_ago}")
    name = names(seed)[number % len(names(seed))]
    kind = ours.choices(tuple(KIND_SHARES), tuple(KIND_SHARES.values()))[0]
    lang: Lang = "fr" if ours.random() < 0.3 else "en"
    band = ours.choices(tuple(BANDS), BAND_SHARES)[0]
    people, signed, has_last_year = ours.randint(*BANDS[band]), ours.random() < 0.8, ours.random() < 0.3
    wanted = records or ours.randint(90, 320)
    ids = iter(lambda: str(uuid.UUID(int=ours.getrandbits(128), version=4)), None)
    day = today.replace(day=1) - dt.timedelta(days=365 * years_ago)
    found = Diagnostic(example.records(lang, day, lambda: next(ids)))  # type: ignore[arg-type]
    released_on = day - dt.timedelta(days=ours.randint(1, 60))
    district = names(seed + 1)[number // DISTRICT % len(names(seed + 1))]
    here = _Here(name, district, lang, kind, people, band, number // DISTRICT, released_on, chance)
    for record in tuple(found):
        found.put(here.told(record))
    _leave_out(found, wanted - years_ago * 10, chance)
    _fill_up(found, wanted, ids, chance)
    return MadeUp(number, name, lang, found, released_on, signed, has_last_year)


@dataclass(frozen=True, slots=True)
class _Here:
    """What is the case in one community, and how its records differ from the example's by it."""

    name: Name
    district: Name
    lang: Lang
    kind: str
    people: int
    band: str
    area: int
    released_on: dt.date
    chance: random.Random

    def told(self, record: Record) -> Record:
        """A record as this community would have it."""
        changes: dict[str, Any] = {}
        for name, spec in specs(type(record)).items():
            value = getattr(record, name)
            if (spec.is_text and value) or name in {"organisation", "title", "lead", "holder", "label"}:
                changes[name] = self._here(value)
            elif name in {"geometry", "centre"}:
                changes[name] = None
        told = replace(record, **changes)
        change = _CHANGES.get(type(record))
        return change(self, told) if change else told

    def _here(self, text: str) -> str:
        lake, lanterns = _TEMPLATE[self.lang]
        return text.replace(lake, self.name.plain(self.lang)).replace(lanterns, self.district.plain(self.lang))

    def _community(self, it: Community) -> Community:
        start = self.released_on - dt.timedelta(days=self.chance.randint(120, 420))
        official = self.chance.sample(("en", "fr"), self.chance.randint(1, 2))
        governed = INDIGENOUS.get(self.kind)
        return replace(
            it,
            name=self.name.said(self.lang),
            community_kind=self.kind,
            province=PROVINCES[self.area % len(PROVINCES)],
            governance=governed or "organisational",
            authority_kind="band_council_resolution" if self.kind == "first_nation" else "municipal_resolution",
            period_start=start,
            period_end=start + dt.timedelta(days=365),
            languages=tuple(dict.fromkeys((self.lang, *official, *LANGUAGES.get(self.kind, ())))),
            example=True,
        )

    def _profile(self, it: ProfileItem) -> ProfileItem:
        if it.topic == "population" and it.band:
            return replace(it, number=float(self.people), band=self.band)
        if it.unit == "people" and it.number is not None:
            return replace(it, number=float(self._scaled(it.number)))
        return it

    def _scaled(self, number: float) -> int:
        share = self.people / TEMPLATE_PEOPLE
        return max(0, round(number * share * self.chance.uniform(0.5, 1.5)))

    def _population(self, it: Population) -> Population:
        return replace(it, size=None if it.size is None else self._scaled(it.size))

    def _reported(self, it: ReportedCount) -> ReportedCount:
        return replace(it, people=None if it.people is None else self._scaled(it.people))

    def _rating(self, value: int | None, low: int, high: int) -> int | None:
        if self.chance.random() < 0.15:
            return None
        return min(high, max(low, (value if value is not None else low) + self.chance.randint(-1, 1)))

    def _situation(self, it: Situation) -> Situation:
        return replace(it, extent=self._rating(it.extent, 1, 5), severity=self._rating(it.severity, 1, 5))

    def _factor(self, it: FactorRating) -> FactorRating:
        return replace(it, presence=self._rating(it.presence, 1, 5))

    def _resource(self, it: Resource) -> Resource:
        common = self.name.plain(self.lang) not in it.organisation
        area = 200 + (self.area if common else self.area * DISTRICT + self.chance.randint(0, 7)) % 700
        organisation = it.organisation
        if common and self.chance.random() < 0.2:
            organisation = organisation.upper()
        line = int(it.telephone[-2:]) if it.telephone[-2:].isdigit() else self.chance.randrange(_NUMBERS)
        verified = self.released_on - dt.timedelta(days=self.chance.randint(0, 500))
        return replace(
            it,
            organisation=organisation,
            telephone=f"{area}-555-01{line:02}" if it.telephone else "",
            verified_on=verified,
            agreed_to_be_listed=it.agreed_to_be_listed and self.chance.random() < 0.8,
        )

    def _service(self, it: Service) -> Service:
        access = ("accessibility", "accommodation", "affordability", "acceptability", "awareness")
        changes: dict[str, Any] = {name: self._rating(getattr(it, name), 0, 2) for name in access}
        if self.chance.random() < 0.3:
            changes["availability"] = self.chance.choice(("open", "limited", "waiting_list", "closed"))
        return replace(it, **changes)

    def _practice(self, it: Practice) -> Practice:
        if self.chance.random() < 0.3:
            return replace(it, status=self.chance.choice(("in_place", "planned", "ended", "idea")))
        return it

    def _priority(self, it: Priority) -> Priority:
        return replace(it, regional=self.chance.random() < 0.4)

    def _action(self, it: Action) -> Action:
        return replace(it, status=self.chance.choice(("not_started", "in_progress", "done", "delayed")))

    def _release(self, it: Release) -> Release:
        return replace(
            it, date=self.released_on, authority=f"{it.authority[:20]} {self.chance.choice(string.ascii_uppercase)}"
        )


_CHANGES: dict[type[Record], Callable[[_Here, Any], Record]] = {
    Community: _Here._community,
    ProfileItem: _Here._profile,
    Population: _Here._population,
    ReportedCount: _Here._reported,
    Situation: _Here._situation,
    FactorRating: _Here._factor,
    Resource: _Here._resource,
    Service: _Here._service,
    Practice: _Here._practice,
    Priority: _Here._priority,
    Action: _Here._action,
    Release: _Here._release,
}


def _leave_out(found: Diagnostic, wanted: int, chance: random.Random) -> None:
    """Leave records out, with what belongs to them, until about ``wanted`` are left."""
    loose = [each for kind in KINDS if kind not in _ALWAYS for each in found.all(KINDS[kind])]
    chance.shuffle(loose)
    kept = {each.id for each in found.all(Priority)[:1]}
    while len(found) > wanted and loose:
        record = loose.pop()
        if record.id in kept or found.get(type(record), record.id) is None:
            continue
        found.follow(deletion(found, (record,)))
    first, *others = found.all(Strength)
    for each in others:
        if len(found) > wanted and chance.random() < 0.5:
            found.remove(each)
    assert first


def _fill_up(found: Diagnostic, wanted: int, ids: Iterator[str], chance: random.Random) -> None:
    """Add records like those there are until ``wanted`` are there: more services and ratings, as large communities
    have them."""
    pool: list[Record] = [*found.all(Service), *found.all(FactorRating), *found.all(Practice)]
    while len(found) < wanted and pool:
        found.put(replace(chance.choice(pool), id=next(ids)))
