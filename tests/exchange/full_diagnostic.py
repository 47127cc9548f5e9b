"""A full diagnostic to export: the shipped example, with records added that try to get something out."""

import datetime as dt

from diagnostic import example
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    Action,
    Community,
    Engagement,
    GroupRating,
    OwnForm,
    Partner,
    Place,
    Population,
    Priority,
    Record,
    ReportedCount,
    Resource,
    Response,
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
OWN_ANSWER, OWN_LABEL, OWN_MOTEL = "Own answer Thrush", "Own label Lark", "Elk Motel"
DISSENT = "Dissent of the Plover table"
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
    situation = Situation(population="boys_young_men", form="forced_begging", note=LONG, extent=3, severity=3)
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
        situation,
        GroupRating(record=situation.id, record_field="extent", group="Health table", value=1),
        GroupRating(record=situation.id, record_field="extent", group="Youth", value=4, dissent=DISSENT),
        GroupRating(record=situation.id, record_field="extent", group="=Elders", unknown=("value",)),
        Population(population="metis_women_girls", size=3),
        Population(population="indigenous_men_boys", size=30),
        ReportedCount(population="boys_young_men", form="forced_begging", people=3, year=2025),
        Place(place_kind="truck_stop", area=UNCONFIRMED, geometry=maps.wkb_point(-86.7771, 50.4442)),
        priority,
        Action(priority=priority.id, title="=1+1", lead="@SUM(1)", progress="Over.\r\nTwo lines."),
    ]


OWN_HEAD = "| survey |\n| | type | name | label::English (en) | label::Français (fr) |\n"
OWN_CHOICES = f"""| choices |
| | list_name | name | label::English (en) | label::Français (fr) |
| | kind | canoe | Canoe | Canot |
| | kind | barge | {FORMULA} | =Chaland |
| | kind | raft | Raft | Radeau |
| | inn | elk | {OWN_MOTEL} | {OWN_MOTEL} (Élan) |
| | inn | none | None | Aucun |
"""
OWN_FORM = f"""{OWN_HEAD}| | begin_group | dock | The dock | Le quai |
| | integer | boats | Boats | Bateaux |
| | select_multiple kind | kinds | Kinds of boats | Genres de bateaux |
| | select_one kind | main | @Main kind | @Genre principal |
| | text | note | What else? | Quoi d’autre? |
| | end_group | | | |
| | geopoint | where | Where? | Où? |
| | begin_repeat | visit | Visit | Visite |
| | date | day | Day | Jour |
| | select_one kind | seen | What was seen? | Qu’a-t-on vu? |
| | end_repeat | | | |
{OWN_CHOICES}| settings |
| | form_id | form_title | version |
| | docks | Docks | 1 |
"""
OWN_FORM_2 = f"""{OWN_HEAD}| | select_one kind | main | Main kind | Genre principal |
| | select_one inn | inn | Which inn? | Quelle auberge? |
{OWN_CHOICES}| settings |
| | form_id | form_title | version |
| | docks | Docks | 2 |
"""


def own_answers() -> list[Record]:
    """A form in two versions with responses to both: 12 that may be shared say canoe, 2 barge and 6 raft."""
    first, second = (
        OwnForm(step_number=6, form_id="docks", version=version, title="Docks", file_name="docks.md",
                content=rows.encode(), added_on=TODAY)
        for version, rows in (("1", OWN_FORM), ("2", OWN_FORM_2))
    )  # fmt: skip
    visits = ({"day": "2026-05-01", "seen": "raft"}, {})
    told: dict[str, object] = {
        "dock": {"boats": 3, "kinds": ("canoe", "raft"), "main": "canoe", "note": OWN_ANSWER}, "visit": visits,
        "where": "50.351000 -86.902000 0 0", "-left": 2,
    }  # fmt: skip
    found: list[Record] = [
        first,
        second,
        Response(own_form=first.id, label=OWN_LABEL, came_by="screen", answered_on=TODAY, sharing="shareable",
                 extra=told, unknown=("/data/visit[2]/day",)),
        Response(own_form=second.id, came_by="phone", answered_on=TODAY, sharing="not_to_be_shared",
                 extra={"main": "raft", "-earlier": {first.id: {"dock": {"note": "Dropped note"}}}}),
    ]  # fmt: skip
    for number, code in enumerate(("canoe",) * 11 + ("barge",) * 2 + ("raft",) * 6):
        inn = ("elk", "none")[number % 2]
        extra = {"main": code, "inn": inn}
        found.append(Response(own_form=second.id, came_by="phone", sharing="shareable", extra=extra))
    return found


def full(lang: str) -> Diagnostic:
    """The example in a language with the hostile records."""
    return saved([*example.records(lang, TODAY), *hostile(), *own_answers()])  # type: ignore[arg-type]


def community(**more: object) -> Diagnostic:
    """A diagnostic of nothing but a community."""
    return Diagnostic([Community(**more)])  # type: ignore[arg-type]
