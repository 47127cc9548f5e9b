"""Sheets 10 to 13: resources and their services, coverage, gaps, prevention practices."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from diagnostic.analysis.coverage import ACCESS, STALE, STATUSES, Coverage, Status, capacity, pillars_of
from diagnostic.analysis.priorities import Gap
from diagnostic.domain.records import PILLARS, Practice, Resource, Service
from diagnostic.domain.safeguards import content
from diagnostic.exchange.material import Material
from diagnostic.exchange.workbook import sheet
from diagnostic.exchange.workbook.sheet import (
    Cell,
    Chart,
    Column,
    Mark,
    Sheet,
    Table,
    Tone,
    column,
    field_column,
    id_column,
    status_mark,
)
from diagnostic.exchange.workbook.summary import SMALLEST_GAP
from diagnostic.language import sort_key

EVIDENCE: dict[str, tuple[str, Tone]] = {
    "strong": ("●", "green"),
    "promising": ("●", "green"),
    "emerging": ("◑", "blue"),
    "expert": ("◑", "blue"),
    "community_validated": ("●", "green"),
    "contested": ("!", "red"),
    "unknown": ("?", "grey"),
}
AVAILABILITY: dict[str, tuple[str, Tone]] = {
    "open": ("●", "green"),
    "limited": ("◑", "amber"),
    "waiting_list": ("◔", "red"),
    "closed": ("○", "deep"),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """A service with the resource that offers it; a resource without services stands alone."""

    resource: Resource
    service: Service | None


def offered(material: Material) -> list[Offered]:
    """Every service, by organisation; then the resources that list none."""
    diagnosed = material.view.diagnostic
    services: dict[str, list[Service]] = {}
    for service in diagnosed.all(Service):
        services.setdefault(service.resource, []).append(service)
    rows = []
    for resource in sorted(diagnosed.all(Resource), key=lambda each: sort_key(each.organisation)):
        rows += [Offered(resource, each) for each in services.pop(resource.id, [None])]
    orphan = Resource(id="")
    return rows + [Offered(orphan, each) for left in services.values() for each in left]


def resources(material: Material) -> Sheet:
    """Sheet 10: one row a service."""
    words, catalogues, today = material.words, material.view.catalogues, material.analysis.today

    def of(name: str) -> Any:
        return lambda row: material.value(row.service, name) if row.service else None

    def pillar(row: Offered) -> Cell:
        return words.labels("choices:pillar", pillars_of(row.service, catalogues)) if row.service else None

    def populations(row: Offered) -> Cell:
        if row.service is None:
            return None
        parts = []
        for name in ("designed_for", "accepts", "excludes"):
            codes = getattr(row.service, name)
            if codes:
                who = words.labels("populations", codes)
                parts.append(words.said(words.label("choices:eligibility", name), who))
        if row.service.others:
            how = words.label("choices:eligibility", row.service.others)
            parts.append(words.said(words.text("workbook-eligible-others"), how))
        return "\n".join(parts)

    def availability(row: Offered) -> Cell:
        if row.service is None or row.service.availability not in AVAILABILITY:
            return words.text("exchange-unknown") if row.service and "availability" in row.service.unknown else None
        sign, tone = AVAILABILITY[row.service.availability]
        return Mark(f"{sign} {words.label('choices:availability', row.service.availability)}", tone)

    def doors(row: Offered) -> Cell:
        if row.service is None:
            return None
        parts = []
        for level in (0, 1):
            names = [name for name in ACCESS if getattr(row.service, name) == level]
            if names:
                parts.append(words.said(words.label("choices:access", str(level)), material.binding(names)))
        if row.service.barriers:
            parts.append(words.labels("access_barriers", row.service.barriers))
        return "\n".join(parts)

    def contact(row: Offered) -> Cell:
        each = row.resource
        return "\n".join(filter(None, (each.telephone, each.email, each.website, each.address)))

    def hours(row: Offered) -> Cell:
        languages = words.labels("choices:language", row.resource.languages)
        return "\n".join(filter(None, (languages, row.resource.hours)))

    def verified(row: Offered) -> Cell:
        day = row.resource.verified_on
        if day is None:
            return Mark(f"? {words.text('exchange-not-verified')}", "grey")
        return Mark(f"! {day.isoformat()}", "amber") if today - day > STALE else Mark(day.isoformat(), "plain")

    columns = (
        column(material, "organisation", 25, lambda row: row.resource.organisation, "bold"),
        column(material, "service_kind", 25, of("service_kind")),
        column(material, "pillars", 15, pillar),
        column(material, "served", 32, populations),
        column(material, "availability", 13, availability),
        column(material, "doors", 28, doors),
        column(material, "distance_km", 9, of("distance_km"), "count"),
        column(material, "area_served", 18, lambda row: material.value(row.resource, "area_served")),
        column(material, "hours", 18, hours),
        column(material, "cost", 12, of("cost")),
        column(material, "contact", 22, contact),
        column(material, "verified_on", 15, verified),
        id_column(material, lambda row: row.service.id if row.service else row.resource.id),
    )
    return Sheet("resources", (Table(columns, offered(material), material.empty(7)),))


def coverage(material: Material) -> Sheet:
    """Sheet 11: population x pillar with status, coverage and what binds, in each cell a word."""
    words = material.words
    cells: dict[str, dict[str, Coverage]] = {}
    for each in material.analysis.coverage:
        cells.setdefault(each.population, {})[each.pillar] = each

    def cell(pillar: str) -> Any:
        def get(row: tuple[str, dict[str, Coverage]]) -> Cell:
            found = row[1][pillar]
            more = "" if found.value is None else f", {words.percent(found.value)}"
            if found.binding:
                more += f"\n{material.binding(found.binding)}"
            return status_mark(words, found.status, more)

        return get

    def level(row: tuple[str, dict[str, Coverage]]) -> Cell:
        value = capacity(list(row[1].values()))
        return words.text("exchange-unknown") if value is None else round(value, 1)

    columns = (
        column(material, "population", 38, lambda row: words.population(row[0]), "bold"),
        *(Column(words.label("choices:pillar", pillar), 24, cell(pillar)) for pillar in PILLARS),
        column(material, "capacity", 12, level, "number"),
        id_column(material, lambda row: row[0]),
    )
    tables = (Table(columns, list(cells.items()), material.empty(7)), _statuses(material))
    tones = _distinct(tuple(sheet.STATUSES[status][1] for status in STATUSES))
    drawn = Chart(
        words.text("workbook-chart-coverage"), 1, 0, tuple(range(1, len(PILLARS) + 1)), tones,
        stacked=True, by_rows=True, axis=words.text("workbook-axis-populations"),
    )  # fmt: skip
    return Sheet("coverage", tables, (drawn,))


def _distinct(tones: tuple[Tone, ...]) -> tuple[Tone, ...]:
    """One colour a series: a tone that two statuses share gives way to another the second time."""
    spare: list[Tone] = ["plain", "strong"]
    found: list[Tone] = []
    for tone in tones:
        found.append(spare.pop(0) if tone in found else tone)
    return tuple(found)


def _statuses(material: Material) -> Table:
    words = material.words
    counts = Counter((each.pillar, each.status) for each in material.analysis.coverage)
    columns = (
        column(material, "status", 38, lambda status: status_mark(words, status)),
        *(Column(words.label("choices:pillar", pillar), 24, _tally(counts, pillar), "count") for pillar in PILLARS),
    )
    rows = STATUSES if counts else ()
    return Table(columns, rows, material.empty(7), words.text("workbook-table-statuses"))


def _tally(counts: Counter[tuple[str, Status]], pillar: str) -> Any:
    return lambda status: counts[pillar, status]


def gaps(material: Material) -> Sheet:
    """Sheet 12: gaps, largest first, and then what nobody has looked at, which is not the same as no gap."""
    words = material.words

    def suggested(gap: Gap) -> Cell:
        """Practices to discuss, each with its level of evidence (METHOD 0.7)."""
        return "\n".join(
            f"{words.label('prevention_practices', code)} ({words.label('evidence_levels', _level(material, code))})"
            for code in gap.practices
        )

    ranked = [gap for gap in material.analysis.gaps if gap.value >= SMALLEST_GAP]
    numbers = {id(gap): number for number, gap in enumerate(ranked, 1)}
    columns = (
        column(material, "no", 5, lambda gap: numbers[id(gap)], "count"),
        column(material, "population", 34, lambda gap: words.population(gap.population), "bold"),
        column(material, "pillar", 24, lambda gap: words.label("choices:pillar", gap.pillar)),
        column(material, "gap", 9, lambda gap: round(gap.value, 1), "number"),
        column(material, "gap_kind", 18, lambda gap: status_mark(words, gap.status)),
        column(material, "binding", 24, lambda gap: material.binding(gap.binding)),
        column(material, "barriers", 32, lambda gap: words.labels("access_barriers", gap.barriers)),
        column(material, "distance_km", 10, _distance, "count"),
        column(material, "suggested", 44, suggested),
        id_column(material, lambda gap: f"{gap.population}/{gap.pillar}"),
    )
    unseen = [each for each in material.analysis.coverage if each.status in {"not_examined", "unverified"}]
    other = (
        Column("", 5, lambda row: None),
        column(material, "population", 34, lambda row: words.population(row.population), "bold"),
        column(material, "pillar", 24, lambda row: words.label("choices:pillar", row.pillar)),
        Column("", 9, lambda row: None),
        column(material, "gap_kind", 18, lambda row: status_mark(words, row.status)),
        id_column(material, lambda row: f"{row.population}/{row.pillar}"),
    )
    tables = (
        Table(columns, ranked, material.empty(7)),
        Table(other, unseen, words.text("exchange-none-recorded"), words.text("workbook-table-unseen")),
    )
    return Sheet("gaps", tables)


def _distance(gap: Gap) -> Cell:
    return None if gap.distance_km is None else round(gap.distance_km)


def practices(material: Material) -> Sheet:
    """Sheet 13: practices with their evidence and what is known of harm (H03)."""
    words, catalogues = material.words, material.view.catalogues

    def evidence(row: Practice) -> Mark:
        level = evidence_level(material, row)
        sign, tone = EVIDENCE.get(level, ("?", "grey"))
        return Mark(f"{sign} {words.label('evidence_levels', level)}", tone)

    def known(row: Practice) -> Cell:
        """What the level of evidence means, what is known of the practice's effect, and its known harm."""
        means = words.definition("evidence_levels", evidence_level(material, row))
        harm = words.join(lambda lang: content.known_harm(row.practice, catalogues, lang), "\n")
        return "\n".join(filter(None, (means, harm and words.said(words.text("workbook-harm"), harm))))

    columns = (
        column(
            material,
            "practice",
            32,
            lambda row: "\n".join(filter(None, (words.label("prevention_practices", row.practice), row.title))),
            "bold",
        ),
        field_column(material, "status", 12),
        column(
            material,
            "level",
            18,
            lambda row: words.label("choices:practice_level", row.level or _shipped(catalogues, row.practice, "level")),
        ),
        field_column(material, "populations", 32),
        field_column(material, "lead", 22),
        field_column(material, "reach", 12),
        column(material, "evidence", 18, evidence),
        column(material, "evidence_means", 32, known),
        field_column(material, "local_result", 34),
        field_column(material, "lessons", 34),
        id_column(material),
    )
    return Sheet("practices", (Table(columns, material.view.diagnostic.all(Practice), material.empty(8)),))


def _shipped(catalogues: Any, practice: str, name: str) -> str:
    entry = catalogues.find("prevention_practices", practice)
    return entry.more.get(name, "") if entry else ""


def evidence_level(material: Material, row: Practice) -> str:
    """What people found locally, else what the catalogue says, else unknown."""
    return row.evidence_level or _level(material, row.practice)


def _level(material: Material, practice: str) -> str:
    return _shipped(material.view.catalogues, practice, "evidence_level") or "unknown"
