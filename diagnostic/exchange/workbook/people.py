"""Sheets 3 to 5, 7 and 8: who was heard, the profile, the sources, the factors, the strengths."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from diagnostic.domain.records import (
    Engagement,
    FactorRating,
    LinkTo,
    MissingGroup,
    Partner,
    ProfileItem,
    Record,
    Source,
    Strength,
    specs,
)
from diagnostic.exchange.material import Material
from diagnostic.exchange.workbook.sheet import (
    Cell,
    Chart,
    Column,
    Mark,
    Sheet,
    Table,
    Tone,
    column,
    confidence_mark,
    field_column,
    id_column,
    rating,
    trend,
)
from diagnostic.language import sort_key

DRAWN = 12
"""Factors that the chart shows at most."""
COMMON = 4
"""Presence from which a factor counts as common in a population: "most" (rating_scales.csv)."""


def heard(material: Material) -> Sheet:
    """Sheet 3: partners, sessions and groups still to be heard; a shared version names nobody."""
    words, diagnosed = material.words, material.view.diagnostic
    rows: list[Record] = [*diagnosed.all(Partner), *diagnosed.all(Engagement), *diagnosed.all(MissingGroup)]
    tones: dict[str, Tone] = {"partner": "blue", "engagement": "green", "missing_group": "amber"}

    def who(row: Any) -> Cell:
        if isinstance(row, MissingGroup):
            return words.population(row.population) or words.label("choices:sector", row.sector)
        return material.value(row, "organisation" if isinstance(row, Partner) else "title")

    def groups(row: Any) -> Cell:
        if isinstance(row, Engagement):
            sectors = words.labels("choices:sector", row.sectors)
            return words.several((sectors, words.labels("populations", row.populations)))
        return words.label("choices:sector", row.sector)

    def how(row: Any) -> Cell:
        name = {"partner": "role", "engagement": "method"}.get(row.kind)
        return material.value(row, name) if name else None

    def care(row: Any) -> Cell:
        if not isinstance(row, Engagement):
            return None
        answers = ("consent_recorded", "paid", "support_offered")
        given = [words.text(f"workbook-care-{name}") for name in answers if getattr(row, name)]
        return words.several([*given, row.conditions])

    def told(row: Any) -> Cell:
        if isinstance(row, MissingGroup):
            return "\n".join(filter(None, (row.reason, row.intention)))
        if isinstance(row, Engagement):
            return row.themes
        return material.value(row, "contribution")

    columns = (
        column(material, "part", 14, lambda row: Mark(words.text(f"workbook-heard-{row.kind}"), tones[row.kind])),
        column(material, "who", 30, who, "bold"),
        column(material, "groups", 34, groups),
        column(material, "how", 18, how),
        column(material, "date", 13, lambda row: getattr(row, "date", None), "date"),
        column(
            material,
            "people_band",
            13,
            lambda row: material.value(row, "people_band") if row.kind == "engagement" else None,
        ),
        column(material, "care", 26, care),
        column(material, "told", 44, told),
        id_column(material),
    )
    return Sheet("heard", (Table(columns, rows, material.empty(1)),))


def profile(material: Material) -> Sheet:
    """Sheet 4: the facts of step 2 with their source and year; rounded by the view when shared."""

    def number(row: ProfileItem) -> Cell:
        value = material.value(row, "number")
        return int(value) if isinstance(value, float) and value.is_integer() else value

    def source(row: ProfileItem) -> Cell:
        cited = material.sources.get(row.source)
        return material.source_title(cited) if cited else material.words.text("exchange-no-source")

    columns = (
        field_column(material, "topic", 24, "bold"),
        field_column(material, "label", 30),
        column(material, "number", 12, number, "count"),
        field_column(material, "unit", 12),
        field_column(material, "band", 18),
        field_column(material, "description", 52),
        column(material, "year", 8, lambda row: row.year if row.year is None else str(row.year)),
        column(material, "source", 30, source),
        id_column(material),
    )
    return Sheet("profile", (Table(columns, material.view.diagnostic.all(ProfileItem), material.empty(2)),))


def sources(material: Material) -> Sheet:
    """Sheet 5: the sources register with both grades; sensitive titles are masked by the view when shared."""
    words, cited = material.words, citations(material)

    def used(row: Source) -> Cell:
        """What the source is used for: how many ratings, places and so on rest on it (confidence use)."""
        counted = cited.get(row.id, Counter())
        return words.several(words.text(f"workbook-used-{kind}", count=count) for kind, count in counted.items())

    columns = (
        field_column(material, "source_kind", 26, "bold"),
        column(material, "title", 40, material.source_title),
        field_column(material, "holder", 24),
        field_column(material, "date", 13, "date"),
        field_column(material, "covers", 32),
        field_column(material, "reliability", 16),
        column(
            material,
            "credibility",
            18,
            lambda row: (
                material.words.label("choices:credibility", str(row.credibility or ""))
                or material.value(row, "credibility")
            ),
        ),
        column(material, "used_for", 24, used),
        field_column(material, "sensitivity", 11),
        field_column(material, "sharing", 20),
        field_column(material, "conditions", 28),
        id_column(material),
    )
    return Sheet("sources", (Table(columns, material.view.diagnostic.all(Source), material.empty(3)),))


def citations(material: Material) -> dict[str, Counter[str]]:
    """How many records of each kind cite a source."""
    found: dict[str, Counter[str]] = {}
    for record in material.view.diagnostic:
        cited: set[str] = set()
        for name, spec in specs(type(record)).items():
            if isinstance(spec.mark, LinkTo) and spec.mark.kind == "source":
                value = getattr(record, name)
                cited |= set(value) if spec.base is tuple else {value}
        for source in cited - {""}:
            found.setdefault(source, Counter())[record.kind] += 1
    return found


def factors(material: Material) -> Sheet:
    """Sheet 7: risk factors by population, and how many populations each is common in."""
    words, catalogues = material.words, material.view.catalogues
    found = [each for each in material.view.diagnostic.all(FactorRating) if each.factor_type == "risk"]
    found.sort(key=lambda each: (sort_key(words.population(each.population)), -(each.presence or 0)))

    def mechanism(row: FactorRating) -> Cell:
        entry = catalogues.find("risk_factors", row.risk_factor)
        name = entry.more.get("mechanism", "") if entry else ""
        return words.text(f"workbook-mechanism-{name}") if name else None

    columns = (
        column(material, "population", 30, lambda row: words.population(row.population), "bold"),
        column(material, "risk_factor", 34, lambda row: words.label("risk_factors", row.risk_factor)),
        column(
            material,
            "group",
            20,
            lambda row: words.group("risk_factors", catalogues.group("risk_factors", row.risk_factor)),
        ),
        column(material, "mechanism", 18, mechanism),
        *_rated(material),
    )
    tables = (Table(columns, found, material.empty(5)), _common(material, found))
    drawn = Chart(words.text("workbook-chart-factors"), 1, 1, (4,), ("strong",))
    return Sheet("factors", tables, (drawn,))


def _rated(material: Material) -> tuple[Column, ...]:
    words = material.words

    def presence(row: Any) -> Cell:
        return rating(words, "prevalence", row.presence, "presence" in row.unknown)

    return (
        column(material, "presence", 20, presence),
        column(material, "weight", 12, lambda row: words.label("choices:weight", str(row.weight))),
        column(material, "trend", 12, lambda row: trend(words, row.trend)),
        column(material, "confidence", 21, lambda row: confidence_mark(words, material.trust(row.sources))),
        column(material, "sources", 9, lambda row: len(row.sources), "count"),
        column(material, "note", 34, lambda row: row.note),
        id_column(material),
    )


def _common(material: Material, ratings: list[FactorRating]) -> Table:
    words, catalogues = material.words, material.view.catalogues
    rated: dict[str, list[int]] = {}
    for each in ratings:
        if each.presence is not None and each.risk_factor:
            rated.setdefault(each.risk_factor, []).append(each.presence)
    rows = [(code, len(values), sum(value >= COMMON for value in values)) for code, values in rated.items()]
    rows.sort(key=lambda row: (-row[2], -row[1], sort_key(words.label("risk_factors", row[0]))))
    columns = (
        column(
            material,
            "group",
            30,
            lambda row: words.group("risk_factors", catalogues.group("risk_factors", row[0])),
        ),
        column(material, "risk_factor", 34, lambda row: words.label("risk_factors", row[0]), "bold"),
        Column("", 20, lambda row: None),
        column(material, "populations_rated", 18, lambda row: row[1], "count"),
        column(material, "populations_common", 20, lambda row: row[2], "count"),
        id_column(material, lambda row: row[0]),
    )
    return Table(columns, rows[:DRAWN], material.empty(5), words.text("workbook-table-common"))


def strengths(material: Material) -> Sheet:
    """Sheet 8: strengths and local assets first, then protective factors by population."""
    words, diagnosed = material.words, material.view.diagnostic
    protective = [each for each in diagnosed.all(FactorRating) if each.factor_type == "protective"]
    rows: Iterator[Record] = iter([*diagnosed.all(Strength), *protective])

    def kind(row: Any) -> Mark:
        key, tone = ("strength", "green") if isinstance(row, Strength) else ("protective", "blue")
        return Mark(words.text(f"workbook-strength-{key}"), tone)  # type: ignore[arg-type]

    def what(row: Any) -> Cell:
        code = row.factor if isinstance(row, Strength) else row.protective_factor
        label = words.label("protective_factors", code)
        title = getattr(row, "title", "")
        return "\n".join(dict.fromkeys(filter(None, (title, label))))

    def populations(row: Any) -> Cell:
        codes = row.populations if isinstance(row, Strength) else (row.population,)
        return words.labels("populations", filter(None, codes)) or words.text("exchange-everyone")

    def presence(row: Any) -> Cell:
        return (
            rating(words, "prevalence", row.presence, "presence" in row.unknown)
            if isinstance(row, FactorRating)
            else None
        )

    columns = (
        column(material, "part", 20, kind),
        column(material, "strength", 40, what, "bold"),
        column(material, "populations", 36, populations),
        column(material, "presence", 18, presence),
        column(material, "trend", 12, lambda row: trend(words, getattr(row, "trend", ""))),
        column(
            material,
            "description",
            46,
            lambda row: row.description if isinstance(row, Strength) else row.note,
        ),
        column(material, "confidence", 21, lambda row: confidence_mark(words, material.trust(row.sources))),
        column(material, "sources", 9, lambda row: len(row.sources), "count"),
        id_column(material),
    )
    return Sheet("strengths", (Table(columns, list(rows), material.empty(1)),))
