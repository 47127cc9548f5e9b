"""A full diagnostic to export: the shipped example, with records added that try to get something out."""

import datetime as dt

from diagnostic import example
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    Action,
    Community,
    Engagement,
    Partner,
    Place,
    Population,
    Priority,
    Record,
    ReportedCount,
    Resource,
    Service,
    Situation,
    Source,
    Strength,
)
from diagnostic.domain.safeguards import before_saving, maps
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 24)
HELD_BACK = "Quartz teaching kept by its holder"
PARTNER = "Partner Named Juniper"
SENSITIVE = "Sensitive Title Heron"
SAFE_HOUSE = "555 0123 Safe"
UNCONFIRMED = "Unconfirmed Area Willow"
FORMULA = '=HYPERLINK("http://example.org","x")'
SYLLABICS, HEBREW = "ᐃᓄᒃᑎᑐᑦ ᑎᑎᕋᐅᓯᖅ", "שלום לכולם"
LONG = "A long text about patterns. " * 4_000


def saved(records: list[Record]) -> Diagnostic:
    """Records as the store would have kept them."""
    diagnostic = Diagnostic()
    for record in records:
        diagnostic.put(before_saving(record, diagnostic, catalogues()))
    return diagnostic


def hostile() -> list[Record]:
    """Records that a careless export would let out, cut or run."""
    sensitive = Source(
        title=SENSITIVE,
        source_kind="focus_group",
        sensitivity="high",
        date=TODAY,
        reliability="C",
        credibility=3,
    )
    resource = Resource(
        organisation="A house that is not named", location_policy="confidential", telephone=SAFE_HOUSE,
        geometry=maps.wkb_point(-86.91, 50.351), address="Behind the rink",
    )  # fmt: skip
    priority = Priority(title="+Plan", order=7, reason="@SUM(A1)", decision_asked="-Decide #panic(1) $x$ *y*")
    return [
        sensitive,
        resource,
        Service(
            resource=resource.id,
            service_kind="emergency_shelter_women",
            others="accepts",
            availability="open",
        ),
        Partner(organisation=PARTNER, sector="health", role="core", contribution=PARTNER),
        Engagement(title=HELD_BACK, themes=HELD_BACK, sharing="not_to_be_shared"),
        Strength(title=FORMULA, description="\tTab first", sources=(sensitive.id,)),
        Strength(title=SYLLABICS, description=HEBREW),
        Strength(title="Bell\x07 and\x1f signs", description="-1+1"),
        Situation(population="boys_young_men", form="forced_begging", note=LONG, extent=3, severity=3),
        Population(population="metis_women_girls", size=3),
        Population(population="indigenous_men_boys", size=30),
        ReportedCount(population="boys_young_men", form="forced_begging", people=3, year=2025),
        Place(place_kind="truck_stop", area=UNCONFIRMED, geometry=maps.wkb_point(-86.7771, 50.4442)),
        priority,
        Action(priority=priority.id, title="=1+1", lead="@SUM(1)", progress="Over.\r\nTwo lines."),
    ]


def full(lang: str) -> Diagnostic:
    """The example in a language with the hostile records."""
    return saved([*example.records(lang, TODAY), *hostile()])  # type: ignore[arg-type]


def community(**more: object) -> Diagnostic:
    """A diagnostic of nothing but a community."""
    return Diagnostic([Community(**more)])  # type: ignore[arg-type]
