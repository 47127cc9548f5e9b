"""A diagnostic as rows of one fact each, in codes: what a coordinator's copy or another program reads.

Columns: the diagnostic's id, table, record, field, code (an id of a catalogue, a choice or a record), value.
The columns and codes are the same in every language and community (METHOD 5, sheet 18). No row holds a
position.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from diagnostic.analysis.coverage import pillars_of
from diagnostic.domain.records import (
    Action,
    CodeOf,
    FactorRating,
    LinkTo,
    Place,
    Practice,
    Priority,
    ProfileItem,
    Record,
    Release,
    ReportedCount,
    Resource,
    Response,
    Service,
    Strength,
    specs,
)
from diagnostic.exchange import own, regional, terms
from diagnostic.exchange.material import Material

COLUMNS = ("diagnostic_id", "table", "record", "field", "code", "value")
SCHEMA = 2
"""Version of these rows; the first row of every table carries it. 2: a shared version tells a region by name who may be
listed, what practices came to and what is asked of it (``exchange.regional``)."""
COMMON = 4
"""Presence from which a factor counts as common in a population."""

Row = tuple[str, str, str, str, str | None, str | int | float | None]
Fact = tuple[str, str, str, str | None, Any]


def rows(material: Material) -> Iterator[Row]:
    """Every fact: of each record for the community itself, aggregated in a shared version."""
    diagnostic_id = material.community.id
    yield diagnostic_id, "diagnostic", diagnostic_id, "schema_version", None, SCHEMA
    yield diagnostic_id, "diagnostic", diagnostic_id, "scope", material.view.scope, None
    yield diagnostic_id, "diagnostic", diagnostic_id, "analysed_on", None, material.analysis.today.isoformat()
    yield diagnostic_id, "diagnostic", diagnostic_id, "owner", None, material.community.owner
    yield diagnostic_id, "diagnostic", diagnostic_id, "terms", terms.TERMS, terms.terms(material)
    if material.community.example:
        yield diagnostic_id, "diagnostic", diagnostic_id, "example", "yes", material.words.text("exchange-example")
    if material.view.shared:
        facts = aggregated(material)
    else:
        facts = (fact for record in material.view.diagnostic for fact in of_record(material, record))
    for table, record, field, code, value in facts:
        yield diagnostic_id, table, record, field, code, value
    for table, record, field, code, value in results(material):
        yield diagnostic_id, table, record, field, code, value


def of_record(material: Material, record: Record) -> Iterator[Fact]:
    """Every answer of one record; a list gives one row an item, an answered "unknown" the code
    ``unknown``."""
    kind, key = record.kind, record.id
    for name, spec in specs(type(record)).items():
        counted = material.view.counts(record, name)
        value: Any = material.view.count(record, name, "en") if counted else getattr(record, name)
        mark = type(spec.mark)
        if value is None or value == "" or value == () or spec.base is bytes:
            if name in record.unknown:
                yield kind, key, name, "unknown", None
        elif mark is CodeOf or mark is LinkTo:
            for code in (value,) if type(value) is not tuple else value:
                yield kind, key, name, code, None
        elif spec.base is dt.date:
            yield kind, key, name, None, value.isoformat()
        elif spec.base is bool:
            yield kind, key, name, "yes" if value else "no", None
        else:
            yield kind, key, name, None, value
    if isinstance(record, Response):
        yield from own.facts_of(material, record)
    else:
        for path, answer in own.leaves(record.extra):
            yield kind, key, f"extra.{'.'.join(path)}", None, own.plain(answer)


def results(material: Material) -> Iterator[Fact]:
    """What the analysis found, to one decimal (METHOD 3.8)."""
    for result in material.analysis.situations:
        situation, score = result.situation, result.score
        key = f"{situation.population}/{situation.form}" if material.view.shared else situation.id
        yield "result", key, "population", situation.population, None
        yield "result", key, "form", situation.form, None
        yield "result", key, "band", score.band or ("insufficient" if score.insufficient else "unknown"), None
        yield "result", key, "confidence", score.confidence.code, None
        for name in ("likelihood", "severity", "capacity", "priority", "low", "high"):
            value = getattr(score, name)
            if value is not None:
                yield "result", key, name, None, round(value, 1)
    for cell in material.analysis.coverage:
        key = f"{cell.population}/{cell.pillar}"
        yield "coverage", key, "status", cell.status, None
        if cell.value is not None:
            yield "coverage", key, "coverage", None, round(cell.value, 2)
        for code in cell.binding:
            yield "coverage", key, "binding", code, None
    for gap in material.analysis.gaps:
        key = f"{gap.population}/{gap.pillar}"
        yield "gap", key, "gap", None, round(gap.value, 1)
        for code in gap.barriers:
            yield "gap", key, "barrier", code, None
        if gap.distance_km is not None:
            yield "gap", key, "distance_km", None, round(gap.distance_km)


def aggregated(material: Material) -> Iterator[Fact]:
    """What a shared version gives: the release, themes and counts of records by code, and what a region may pass on."""
    view, community = material.view, material.community
    for name in ("community_kind", "province", "governance"):
        if getattr(community, name):
            yield "community", community.id, name, getattr(community, name), None
    for name in ("period_start", "period_end", "review_date"):
        day = getattr(community, name)
        if day:
            yield "community", community.id, name, None, day.isoformat()
    if view.release:
        yield from _release(view.release)
    for item in view.diagnostic.all(ProfileItem):
        if item.topic == "population" and item.band:
            yield "profile", item.topic, "band", item.band, None
    for each in view.diagnostic.all(ReportedCount):
        key = f"{each.population}/{each.form}"
        yield "reported_count", key, "people", str(each.year or ""), view.count(each, "people", "en")
    yield from _themes(material)
    yield from own.tally_facts(material)
    yield from regional.facts(material)


def _release(release: Release) -> Iterator[Fact]:
    yield "release", release.id, "scope", release.scope, None
    for name in ("recipient", "purpose", "authority", "date"):
        yield "release", release.id, name, None, str(getattr(release, name) or "")


def _themes(material: Material) -> Iterator[Fact]:
    """How often each theme occurs: numbers of records or of populations, never of people."""
    diagnosed, catalogues = material.view.diagnostic, material.view.catalogues
    risks = [each for each in diagnosed.all(FactorRating) if each.factor_type == "risk"]
    guards = [each for each in diagnosed.all(FactorRating) if each.factor_type == "protective"]
    rated = [each for each in risks if each.presence is not None]
    services = diagnosed.all(Service)
    tallies: tuple[tuple[str, str, Iterable[str]], ...] = (
        ("risk_factor", "populations_rated", (each.risk_factor for each in rated)),
        ("risk_factor", "populations_common", (e.risk_factor for e in rated if (e.presence or 0) >= COMMON)),
        ("protective_factor", "populations", (each.protective_factor for each in guards)),
        ("strength", "records", (each.factor for each in diagnosed.all(Strength))),
        ("place_kind", "records", (each.place_kind for each in diagnosed.all(Place))),
        ("place_role", "records", (role for each in diagnosed.all(Place) for role in each.roles)),
        ("resource", "sector", (each.sector for each in diagnosed.all(Resource))),
        ("service_kind", "records", (each.service_kind for each in services)),
        (
            "service_pillar",
            "records",
            (pillar for each in services for pillar in pillars_of(each, catalogues)),
        ),
        ("barrier", "services", (barrier for each in services for barrier in each.barriers)),
        ("practice", "records", (f"{each.practice}/{each.status}" for each in diagnosed.all(Practice))),
        ("action_status", "records", (each.status or "not_started" for each in diagnosed.all(Action))),
        ("priority_pillar", "records", (code for each in diagnosed.all(Priority) for code in each.pillars)),
        ("priority_population", "records", (c for each in diagnosed.all(Priority) for c in each.populations)),
    )
    for table, field, codes in tallies:
        for code, number in sorted(Counter(filter(None, codes)).items()):
            yield table, code, field, code, number
    regional = sum(each.regional for each in diagnosed.all(Priority))
    yield "priority", "regional", "records", None, regional
