"""What a shared version tells a region beyond numbers: who may be listed, what practices came to, what is asked of the
region, and how far each step went (METHOD 5, "For a regional coordinator").

Everything is read from a shared view, so that the rules of METHOD 4 hold already; the rules here are stricter, because
the region gives on what it gets: organisations only when they agreed to be listed and nothing about them is
confidential (M05), of what has conditions no word (G07), and of a text nothing as soon as the scan finds anything in it
(E03), even when a person cleared it for the shared workbook. No position and no count of people is told.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from diagnostic.analysis.coverage import pillars_of
from diagnostic.domain import steps
from diagnostic.domain.records import LinkTo, Practice, Priority, Record, Resource, Service, specs
from diagnostic.domain.safeguards import maps, texts
from diagnostic.exchange.material import Material

Fact = tuple[str, str, str, str | None, Any]
A_YEAR = dt.timedelta(days=366)
RELEASE_STEP = 10


def facts(material: Material) -> Iterator[Fact]:
    """Rows of the tables ``community``, ``diagnostic``, ``step``, ``listing``, ``practice_told`` and ``request``."""
    community = material.community
    if clean(community.name):
        yield "community", community.id, "name", None, community.name.strip()
    for code in community.languages:
        yield "community", community.id, "language", code, None
    yield "diagnostic", community.id, "period", period(community.period_end, material.analysis.today), None
    yield from _steps(material)
    for resource in material.view.diagnostic.all(Resource):
        if may_list(material, resource):
            yield from _listing(material, resource)
    for practice in material.view.diagnostic.all(Practice):
        yield from _practice(practice)
    for priority in material.view.diagnostic.all(Priority):
        if priority.regional:
            yield from _request(priority)


def clean(text: str) -> bool:
    """Whether a text says something and the scan finds nothing in it (E03, N01, M04, H02)."""
    return bool(text.strip()) and not texts.scan(text) and not texts.businesses(text)


def period(end: dt.date | None, today: dt.date) -> str:
    """How old a diagnostic's period is: ``current`` (it goes on, or ended within a year), ``last_year``, ``earlier``,
    or ``unknown``."""
    if end is None:
        return "unknown"
    age = today - end
    return "current" if age < A_YEAR else "last_year" if age < 2 * A_YEAR else "earlier"


def may_list(material: Material, resource: Resource) -> bool:
    """M05: whether an organisation may stand in a directory: it agreed, has a name, and is not one whose place is kept
    confidential (unless people said that its address is public)."""
    services = material.view.diagnostic.services_of(resource.id)
    located = maps.may_locate(resource, services, material.view.catalogues)
    return bool(resource.agreed_to_be_listed and resource.organisation.strip() and (located or maps.is_shown(resource)))


def _steps(material: Material) -> Iterator[Fact]:
    """How far each step went, as far as what is shared shows, and how much its sources can be relied on (METHOD 3.4).
    The release that lets this leave is the last step's."""
    view = material.view
    for step in steps.STEPS:
        if step.number == RELEASE_STEP:
            continue
        yield "step", step.key, "state", steps.state(view.diagnostic, step, view.catalogues).status.value, None
        cited = {each for kind in step.kinds for record in view.diagnostic.all(kind) for each in _sources(record)}
        if cited:
            yield "step", step.key, "confidence", material.trust(sorted(cited)).code, None


def _sources(record: Record) -> Iterator[str]:
    for name, spec in specs(type(record)).items():
        if isinstance(spec.mark, LinkTo) and spec.mark.kind == "source":
            value = getattr(record, name)
            yield from value if isinstance(value, tuple) else filter(None, (value,))


def _listing(material: Material, resource: Resource) -> Iterator[Fact]:
    """One organisation for the region's directory, with all that its services offer together."""
    services = material.view.diagnostic.services_of(resource.id)
    key = resource.id
    yield "listing", key, "organisation", None, resource.organisation.strip()
    for name in ("telephone", "website"):
        if getattr(resource, name).strip():
            yield "listing", key, name, None, getattr(resource, name).strip()
    for name in ("area_served", "hours"):
        if clean(getattr(resource, name)):
            yield "listing", key, name, None, getattr(resource, name).strip()
    if resource.verified_on:
        yield "listing", key, "verified_on", None, resource.verified_on.isoformat()
    for name in ("sector", "status"):
        if getattr(resource, name):
            yield "listing", key, name, getattr(resource, name), None
    for code in resource.languages:
        yield "listing", key, "language", code, None
    offered: dict[str, list[str]] = {"service_kind": [], "pillar": [], "serves": []}
    for each in services:
        offered["service_kind"].append(each.service_kind)
        offered["pillar"] += pillars_of(each, material.view.catalogues)
        offered["serves"] += _served(each)
    for name, codes in offered.items():
        for code in dict.fromkeys(filter(None, codes)):
            yield "listing", key, name, code, None


def _served(service: Service) -> tuple[str, ...]:
    return (*service.designed_for, *service.accepts)


def _practice(practice: Practice) -> Iterator[Fact]:
    """One practice with what it came to here; where the holder set conditions, its kind and status alone (G07)."""
    key = practice.id
    if not practice.practice:
        return
    yield "practice_told", key, "practice", practice.practice, None
    for name in ("status", "evidence_level"):
        if getattr(practice, name):
            yield "practice_told", key, name, getattr(practice, name), None
    for code in practice.populations:
        yield "practice_told", key, "population", code, None
    if practice.sharing == "with_conditions":
        return
    for name in ("local_result", "lessons"):
        if clean(getattr(practice, name)):
            yield "practice_told", key, name, None, getattr(practice, name).strip()


def _request(priority: Priority) -> Iterator[Fact]:
    """One request for action by the region."""
    for name in ("title", "reason"):
        if clean(getattr(priority, name)):
            yield "request", priority.id, name, None, getattr(priority, name).strip()
    for code in priority.populations:
        yield "request", priority.id, "population", code, None
    for code in priority.pillars:
        yield "request", priority.id, "pillar", code, None
