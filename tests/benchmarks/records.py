"""A diagnostic of any size, the same each time: what every benchmark measures with."""

import datetime as dt
import random
from pathlib import Path

from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import (
    Action,
    Community,
    Engagement,
    FactorRating,
    Place,
    Population,
    Practice,
    Priority,
    Record,
    Resource,
    Service,
    Situation,
    Source,
)
from diagnostic.domain.safeguards import maps
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 24)
TEXT = "A plain sentence about a pattern that several people named, without naming anybody. "
PASSPHRASE = "correct horse battery staple"


def records(size: int) -> list[Record]:
    """About ``size`` records, most of them sources, ratings, places and resources; the community first."""
    chance, shipped = random.Random(112), catalogues()
    populations = [each.id for each in shipped.entries("populations")]
    forms = [each.id for each in shipped.entries("forms_of_exploitation")]
    factors = [each.id for each in shipped.entries("risk_factors")]
    services = [each.id for each in shipped.entries("resource_kinds")]
    practices = [each.id for each in shipped.entries("prevention_practices")]
    found: list[Record] = [Community(name="Benchmark", notice_accepted=True)]
    sources = [
        Source(title=f"Source {at}", source_kind="census_profile", reliability="B", credibility=2, date=TODAY)
        for at in range(size // 10)
    ]
    ids = [each.id for each in sources]

    def some(pool: list[str], most: int) -> tuple[str, ...]:
        return tuple(chance.sample(pool, min(len(pool), chance.randint(1, most))))

    found += sources
    for code in populations:
        found.append(Population(population=code, size=400, pillars_examined=("prevention", "protection")))
    for _ in range(100):
        found.append(
            Situation(
                population=chance.choice(populations), form=chance.choice(forms), extent=chance.randint(1, 5),
                severity=chance.randint(1, 5), extent_sources=some(ids, 3), trend="rising", note=TEXT,
            )
        )  # fmt: skip
    for _ in range(size * 3 // 10):
        found.append(
            FactorRating(
                population=chance.choice(populations), risk_factor=chance.choice(factors),
                presence=chance.randint(1, 5), sources=some(ids, 3), trend="stable", note=TEXT,
            )
        )  # fmt: skip
    found += places(size * 3 // 10, ids, chance)
    for at in range(size // 10):
        resource = Resource(
            organisation=f"A community organisation {at}", languages=("en", "fr"), verified_on=TODAY,
            location_policy="public", geometry=_somewhere(chance),
        )  # fmt: skip
        found += [
            resource,
            Service(
                resource=resource.id, service_kind=chance.choice(services), availability="open",
                designed_for=some(populations, 2), others="accepts", accessibility=1, awareness=2,
                affordability=2, note=TEXT,
            ),
        ]  # fmt: skip
    for at in range(size // 20):
        found.append(Practice(practice=chance.choice(practices), title=f"Practice {at}", status="in_place"))
        found.append(Engagement(title=f"Session {at}", date=TODAY, method="meeting", themes=TEXT))
    priority = Priority(title="One priority", order=1, reason=TEXT)
    found.append(priority)
    found += [Action(priority=priority.id, title=f"Action {at}", lead="Council", due=TODAY) for at in range(20)]
    return found


def places(count: int, sources: list[str], chance: random.Random) -> list[Record]:
    """Places of all kinds that may be mapped, over the south of the country."""
    shipped = catalogues()
    kinds = [each.id for each in shipped.entries("place_kinds") if each.more.get("default_precision") != "not_mapped"]
    populations = [each.id for each in shipped.entries("populations")]
    return [
        Place(
            place_kind=chance.choice(kinds), area="North side", roles=("transit",), precision="grid_5km",
            geometry=_somewhere(chance), populations=tuple(chance.sample(populations, chance.randint(1, 3))),
            safer=TEXT, riskier=TEXT, sources=tuple(chance.sample(sources, min(2, len(sources)))),
        )
        for _ in range(count)
    ]  # fmt: skip


def _somewhere(chance: random.Random) -> bytes:
    return maps.wkb_point(round(chance.uniform(-125, -60), 4), round(chance.uniform(49, 60), 4))


def write(path: Path, found: list[Record], passphrase: str | None = None) -> Path:
    """A closed file of these records, the community first."""
    community = found[0]
    assert isinstance(community, Community)
    with store.create(path, community, passphrase=passphrase) as file:
        file.apply(Edit(puts=tuple(found[1:])), "store-created")
    return path
