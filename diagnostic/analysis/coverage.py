"""Coverage of a population by the services of a pillar, and what stands in the way (METHOD 3.5)."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Literal

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import PILLARS, Population, Resource, Service, Situation

Status = Literal["absent", "blocked", "weak", "partial", "good", "unverified", "not_examined"]
STATUSES: tuple[Status, ...] = ("absent", "blocked", "weak", "partial", "good", "unverified", "not_examined")
ELIGIBILITY = {"designed_for": 1.0, "accepts": 0.6, "excludes": 0.0}
AVAILABILITY = {"open": 1.0, "limited": 0.6, "waiting_list": 0.3, "closed": 0.0}
ACCESS = ("accessibility", "accommodation", "affordability", "acceptability", "awareness")
"""The five access dimensions (Penchansky and Thomas 1981; Saurman 2016)."""
FEWEST_KNOWN = 3
"""A service with fewer known access dimensions is unverified."""
WEAK, PARTIAL = 0.40, 0.75
STALE = dt.timedelta(days=366)
"""Verified over twelve months ago: counted at half in the cautious view."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one service does for one population. ``value`` is e, 0..1; None: not counted, ``flag`` says why.

    ``binding`` names what closes it most: access dimensions at the minimum, ``eligibility`` or ``availability``.
    """

    service: Service
    value: float | None
    potential: float
    binding: tuple[str, ...]
    flag: Literal["", "eligibility_unknown", "availability_unknown", "unverified"]
    stale: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """One cell of the matrix population x pillar. ``value`` and ``cautious`` are 0..1, or None when unknown."""

    population: str
    pillar: str
    status: Status
    value: float | None
    cautious: float | None
    binding: tuple[str, ...]
    barriers: tuple[str, ...]
    """Barriers of the catalogue recorded for the services that could serve the population; for all those of the
    pillar when none could."""
    effects: tuple[Effect, ...]
    distance_km: float | None
    """The nearest service that could serve the population, when a distance is known."""

    @property
    def stale(self) -> int:
        """How many counted services were not verified for twelve months."""
        return sum(each.stale and bool(each.value) for each in self.effects)


def pillars_of(service: Service, catalogues: Catalogues) -> tuple[str, ...]:
    """The pillars of a service: its own, else the group of its kind."""
    if service.pillars:
        return service.pillars
    group = catalogues.group("resource_kinds", service.service_kind)
    return (group,) if group in PILLARS else ()


def eligibility(service: Service, population: str) -> str:
    """How a service takes a population in: a key of ``ELIGIBILITY``, or an empty string when unknown."""
    for answer in ("excludes", "designed_for", "accepts"):
        if population in getattr(service, answer):
            return answer
    return service.others


def effect(service: Service, resource: Resource | None, population: str, today: dt.date) -> Effect:
    """e = eligibility x availability x min(access) / 2 (METHOD 3.5)."""
    verified = resource.verified_on if resource else None
    stale = verified is None or today - verified > STALE
    closed = resource is not None and resource.status in {"temporarily_closed", "inactive", "defunct"}
    availability = "closed" if closed else service.availability
    taken = eligibility(service, population)
    known = {name: value for name in ACCESS if (value := getattr(service, name)) is not None}
    if taken not in ELIGIBILITY:
        return Effect(service, None, 0, (), "eligibility_unknown", stale)
    if availability not in AVAILABILITY:
        return Effect(service, None, 0, (), "availability_unknown", stale)
    potential = ELIGIBILITY[taken] * AVAILABILITY[availability]
    if len(known) < FEWEST_KNOWN and potential > 0:
        return Effect(service, None, potential, (), "unverified", stale)
    lowest = min(known.values(), default=2)
    return Effect(service, potential * lowest / 2, potential, _binding(taken, availability, known), "", stale)


def _binding(taken: str, availability: str, known: dict[str, int]) -> tuple[str, ...]:
    if taken == "excludes":
        return ("eligibility",)
    if availability == "closed":
        return ("availability",)
    lowest = min(known.values(), default=2)
    if lowest < 2:
        return tuple(name for name, value in known.items() if value == lowest)
    if AVAILABILITY[availability] < ELIGIBILITY[taken]:
        return ("availability",)
    return ("eligibility",) if taken == "accepts" else ()


def combined(values: Iterable[float]) -> float:
    """Cov = 1 - product(1 - e): services add up without ever passing 1."""
    return 1 - prod(1 - value for value in values)


def status(effects: Sequence[Effect], examined: bool) -> Status:
    """The status of a cell; nothing listed and nothing looked for is "not examined", never "absent"."""
    if not effects:
        return "absent" if examined else "not_examined"
    counted = [each.value for each in effects if each.value is not None]
    if not counted:
        return "unverified"
    value = combined(counted)
    if value <= 0:
        return "blocked" if len(counted) == len(effects) else "unverified"
    return grade(value)


def grade(value: float) -> Status:
    """The status of a coverage above 0."""
    return "weak" if value < WEAK else "partial" if value < PARTIAL else "good"


def cell(population: str, pillar: str, effects: Sequence[Effect], examined: bool) -> Coverage:
    """One cell from the effects of the services listed for it."""
    found = status(effects, examined)
    counted = [each for each in effects if each.value is not None]
    value = cautious = None
    if found not in {"unverified", "not_examined"}:
        value = combined(each.value or 0 for each in counted)
        cautious = combined((each.value or 0) / (2 if each.stale else 1) for each in counted)
    best = max(counted, key=lambda each: (each.potential, each.value or 0), default=None)
    binding = ("availability",) if found == "absent" else best.binding if best and found != "good" else ()
    could = [each for each in effects if each.potential > 0]
    barriers = dict.fromkeys(barrier for each in could or effects for barrier in each.service.barriers)
    distances = [each.service.distance_km for each in could if each.service.distance_km is not None]
    return Coverage(
        population,
        pillar,
        found,
        value,
        cautious,
        binding,
        ("no_such_service",) if found == "absent" else tuple(barriers),
        tuple(effects),
        min(distances, default=None),
    )


def coverage(diagnostic: Diagnostic, catalogues: Catalogues, today: dt.date) -> tuple[Coverage, ...]:
    """Every population of the diagnostic x every pillar."""
    resources = {resource.id: resource for resource in diagnostic.all(Resource)}
    services: dict[str, list[Service]] = {pillar: [] for pillar in PILLARS}
    for service in diagnostic.all(Service):
        for pillar in pillars_of(service, catalogues):
            services[pillar].append(service)
    cells = []
    for population, examined in populations(diagnostic).items():
        for pillar in PILLARS:
            effects = [
                effect(service, resources.get(service.resource), population, today) for service in services[pillar]
            ]
            cells.append(cell(population, pillar, effects, pillar in examined))
    return tuple(cells)


def populations(diagnostic: Diagnostic) -> dict[str, tuple[str, ...]]:
    """Populations spoken of (step 4), each with the pillars examined for it (step 7)."""
    found: dict[str, tuple[str, ...]] = {}
    for each in diagnostic.all(Population):
        if each.population:
            found[each.population] = (*found.get(each.population, ()), *each.pillars_examined)
    for situation in diagnostic.all(Situation):
        if situation.population:
            found.setdefault(situation.population, ())
    return found


def capacity(cells: Sequence[Coverage]) -> float | None:
    """C = 10 x mean coverage over the pillars; None while one of them is unknown (METHOD 3.5, rule 5)."""
    values = [each.value for each in cells]
    if not values or any(value is None for value in values):
        return None
    return 10 * sum(value for value in values if value is not None) / len(values)
