"""The records of a diagnostic: one frozen dataclass per kind, the single declaration that everything reads.

The store derives its tables from these fields, the forms fill them, the safeguards inspect them and
the workbook lists them. ``fields`` says how a field is declared.

No field may hold a person's name, address, number or story (E01, E04): ``safeguards.persons`` checks this
module's fields against a denylist. Contact fields exist for *organisations* only.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, ClassVar

from diagnostic.domain.collected import GroupRating, OwnForm, Picture, Response, Sending
from diagnostic.domain.fields import (
    CodeOf,
    Contact,
    ContactText,
    Count,
    FieldSpec,
    FreeText,
    Geometry,
    LinkTo,
    LongText,
    PeopleCount,
    PillarCodes,
    PopulationCode,
    PopulationCodes,
    Record,
    Sources,
    Text,
    Wkb,
    new_id,
    specs,
)

__all__ = [
    "KINDS",
    "PILLARS",
    "Action",
    "Clearance",
    "CodeOf",
    "Community",
    "Contact",
    "Engagement",
    "FactorRating",
    "FieldSpec",
    "FreeText",
    "Geometry",
    "GroupRating",
    "HelpLine",
    "LinkTo",
    "LocalEntry",
    "MissingGroup",
    "OwnForm",
    "Partner",
    "PeopleCount",
    "Picture",
    "Place",
    "Population",
    "PopulationCodes",
    "Practice",
    "Priority",
    "ProfileItem",
    "Record",
    "Release",
    "ReportedCount",
    "Resource",
    "Response",
    "Service",
    "Situation",
    "Source",
    "StepMark",
    "Strength",
    "Validation",
    "new_id",
    "specs",
]

PILLARS = ("prevention", "protection", "prosecution", "partnerships")
"""The plan's four pillars (METHOD 0.9); a list, so that a fifth can be switched on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Community(Record):
    """Step 0: who owns the diagnostic, by what authority, for whom (G01, G09, G10); exactly one."""

    kind: ClassVar[str] = "community"
    step: ClassVar[int] = 0
    single: ClassVar[bool] = True

    name: Text = ""
    community_kind: Annotated[str, CodeOf("choices:community_kind")] = ""
    province: Annotated[str, CodeOf("choices:province")] = ""
    centre: Wkb = None
    """The community's own position (public): the point that ``community`` precision falls back to."""
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    lead_organisation: Text = ""
    owner: Text = ""
    """The collective that owns the data (G01)."""
    steward_role: Text = ""
    governance: Annotated[str, CodeOf("choices:governance")] = ""
    authority_kind: Annotated[str, CodeOf("choices:authority_kind")] = ""
    authority_number: Text = ""
    authority_date: dt.date | None = None
    purpose: LongText = ""
    benefit: LongText = ""
    """Collective benefit (G09)."""
    who_may_see: LongText = ""
    permitted_uses: LongText = ""
    retention_date: dt.date | None = None
    review_date: dt.date | None = None
    languages: Annotated[tuple[str, ...], CodeOf("choices:language")] = ()
    notice_accepted: bool = False
    """Safeguards notice (H06) accepted."""
    example: bool = False
    """The shipped fictional example: every page and export says so."""
    missing_groups_reviewed: bool = False
    few_sources_note: LongText = ""
    """Why there are fewer than three kinds of sources (step 3)."""
    results_reviewed: bool = False
    """Step 9: the computed results were read together before priorities were chosen."""
    suppression_threshold: int = 5
    """N06: may be raised, never lowered."""
    small_area_threshold: int = 250
    """N05: adjustable upward only."""
    protect_zeros: bool = False
    """N04."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Record):
    """Step 1: an organisation that takes part."""

    kind: ClassVar[str] = "partner"
    step: ClassVar[int] = 1

    organisation: Text = ""
    sector: Annotated[str, CodeOf("choices:sector")] = ""
    role: Annotated[str, CodeOf("choices:partner_role")] = ""
    contribution: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Record):
    """Step 1: one session held; number heard as a band only (E07); H05 for lived experience."""

    kind: ClassVar[str] = "engagement"
    step: ClassVar[int] = 1

    title: Text = ""
    date: dt.date | None = None
    method: Annotated[str, CodeOf("choices:engagement_method")] = ""
    sectors: Annotated[tuple[str, ...], CodeOf("choices:sector")] = ()
    populations: PopulationCodes = ()
    people_band: Annotated[str, CodeOf("choices:people_band")] = ""
    consent_recorded: bool | None = None
    paid: bool | None = None
    support_offered: bool | None = None
    themes: LongText = ""
    conditions: LongText = ""
    """Conditions set by knowledge holders (G07)."""
    sharing: Annotated[str, CodeOf("choices:sharing")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingGroup(Record):
    """Step 1: a group not heard yet, and why."""

    kind: ClassVar[str] = "missing_group"
    step: ClassVar[int] = 1

    population: PopulationCode = ""
    sector: Annotated[str, CodeOf("choices:sector")] = ""
    reason: LongText = ""
    intention: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength(Record):
    """Step 1: a strength or local asset; asked before risks (METHOD 1.3), required in shared reports (G08)."""

    kind: ClassVar[str] = "strength"
    step: ClassVar[int] = 1

    title: Text = ""
    factor: Annotated[str, CodeOf("protective_factors")] = ""
    populations: PopulationCodes = ()
    description: LongText = ""
    sources: Sources = ()
    sharing: Annotated[str, CodeOf("choices:sharing")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileItem(Record):
    """Step 2: one fact of the general profile with its source and year."""

    kind: ClassVar[str] = "profile_item"
    step: ClassVar[int] = 2

    topic: Annotated[str, CodeOf("choices:profile_topic")] = ""
    label: Text = ""
    number: float | None = None
    unit: Annotated[str, CodeOf("choices:unit")] = ""
    """A number whose unit is ``people`` is a count of people: the N rules apply to it."""
    band: Annotated[str, CodeOf("choices:population_band")] = ""
    description: LongText = ""
    year: int | None = None
    source: Annotated[str, LinkTo("source")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Step 3: a source of information, graded on two independent scales (METHOD 3.4)."""

    kind: ClassVar[str] = "source"
    step: ClassVar[int] = 3

    title: Text = ""
    source_kind: Annotated[str, CodeOf("information_source_kinds")] = ""
    holder: Text = ""
    date: dt.date | None = None
    covers: LongText = ""
    reliability: Annotated[str, CodeOf("choices:reliability")] = ""
    """``A`` .. ``F`` or ``protocol``."""
    credibility: int | None = None
    """1 (confirmed) .. 6 (cannot judge)."""
    sensitivity: Annotated[str, CodeOf("choices:sensitivity")] = ""
    sharing: Annotated[str, CodeOf("choices:sharing")] = ""
    """Permission to use: ``shareable``, ``with_conditions``, ``not_to_be_shared`` (G07)."""
    conditions: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Population(Record):
    """Step 4: a population present in the community, its size when known, and what was examined for it."""

    kind: ClassVar[str] = "population"
    step: ClassVar[int] = 4

    population: PopulationCode = ""
    size: Count = None
    size_source: Annotated[str, LinkTo("source")] = ""
    pillars_examined: PillarCodes = ()
    """Pillars for which resources were looked for (step 7 'done when'), found or not."""
    practices_examined: bool = False
    note: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation(Record):
    """Step 4: population x form of exploitation, never a person (METHOD 3.1)."""

    kind: ClassVar[str] = "situation"
    step: ClassVar[int] = 4

    population: PopulationCode = ""
    form: Annotated[str, CodeOf("forms_of_exploitation")] = ""
    extent: int | None = None
    """R, 1..5."""
    extent_sources: Sources = ()
    detection: Annotated[str, CodeOf("choices:detection")] = ""
    """``adequate`` or ``weak``; unknown or empty counts as not adequate (rule 1)."""
    severity: int | None = None
    """S, 1..5."""
    severity_sources: Sources = ()
    trend: Annotated[str, CodeOf("choices:trend")] = ""
    insufficient: bool = False
    """People marked that there is too little information for factors (step 5 'done when')."""
    note: LongText = ""
    sharing: Annotated[str, CodeOf("choices:sharing")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedCount(Record):
    """Step 4: a total for one kind of source, never one row per person (E07)."""

    kind: ClassVar[str] = "reported_count"
    step: ClassVar[int] = 4

    population: PopulationCode = ""
    form: Annotated[str, CodeOf("forms_of_exploitation")] = ""
    source: Annotated[str, LinkTo("source")] = ""
    year: int | None = None
    people: Count = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorRating(Record):
    """Step 5: presence of one risk or protective factor in one population."""

    kind: ClassVar[str] = "factor_rating"
    step: ClassVar[int] = 5

    population: PopulationCode = ""
    factor_type: Annotated[str, CodeOf("choices:factor_type")] = "risk"
    """``risk`` or ``protective``: says which of the next two fields counts."""
    risk_factor: Annotated[str, CodeOf("risk_factors")] = ""
    protective_factor: Annotated[str, CodeOf("protective_factors")] = ""
    presence: int | None = None
    """p, 1..5."""
    weight: int = 1
    """w, 1..3."""
    trend: Annotated[str, CodeOf("choices:trend")] = ""
    sources: Sources = ()
    note: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """Step 6: a kind of place at a generalised location; describes the place, never people or businesses."""

    kind: ClassVar[str] = "place"
    step: ClassVar[int] = 6

    place_kind: Annotated[str, CodeOf("place_kinds")] = ""
    label: Text = ""
    """A public name, only where the kind's ``name_rule`` allows one (M04)."""
    area: Text = ""
    """The area in words, for places without coordinates."""
    roles: Annotated[tuple[str, ...], CodeOf("choices:place_role")] = ()
    populations: PopulationCodes = ()
    precision: Annotated[str, CodeOf("choices:precision")] = ""
    """What is stored: ``public_point``, ``grid_1km``, ``grid_5km``, ``community`` or ``not_mapped``."""
    geometry: Wkb = None
    safer: LongText = ""
    """Protective features; asked first (METHOD 1.3)."""
    riskier: LongText = ""
    time_pattern: Annotated[tuple[str, ...], CodeOf("choices:time_pattern")] = ()
    sources: Sources = ()
    sharing: Annotated[str, CodeOf("choices:sharing")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Record):
    """Step 7: an organisation that offers services (HSDS-shaped, METHOD 1.4)."""

    kind: ClassVar[str] = "resource"
    step: ClassVar[int] = 7

    organisation: Text = ""
    sector: Annotated[str, CodeOf("choices:sector")] = ""
    status: Annotated[str, CodeOf("choices:resource_status")] = ""
    location_policy: Annotated[str, CodeOf("choices:location_policy")] = ""
    """``public``, ``community``, ``national`` or ``confidential`` (M05)."""
    agreed_to_be_listed: bool = False
    geometry: Wkb = None
    address: ContactText = ""
    telephone: ContactText = ""
    email: ContactText = ""
    website: ContactText = ""
    languages: Annotated[tuple[str, ...], CodeOf("choices:language")] = ()
    hours: Text = ""
    area_served: Text = ""
    verified_on: dt.date | None = None
    note: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """Step 7: one service of a resource, with what METHOD 3.5 needs."""

    kind: ClassVar[str] = "service"
    step: ClassVar[int] = 7

    resource: Annotated[str, LinkTo("resource")] = ""
    service_kind: Annotated[str, CodeOf("resource_kinds")] = ""
    pillars: PillarCodes = ()
    """Empty: the pillar is the group of ``service_kind``."""
    designed_for: PopulationCodes = ()
    accepts: PopulationCodes = ()
    excludes: PopulationCodes = ()
    others: Annotated[str, CodeOf("choices:eligibility")] = ""
    """Eligibility of every population not listed above: ``designed_for``, ``accepts``, ``excludes``."""
    availability: Annotated[str, CodeOf("choices:availability")] = ""
    """``open``, ``limited``, ``waiting_list``, ``closed``."""
    accessibility: int | None = None
    accommodation: int | None = None
    affordability: int | None = None
    acceptability: int | None = None
    awareness: int | None = None
    """The five access dimensions: 0 blocked, 1 partial, 2 no barrier."""
    barriers: Annotated[tuple[str, ...], CodeOf("access_barriers")] = ()
    distance_km: float | None = None
    cost: Text = ""
    note: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Record):
    """Step 8: a prevention practice in place, planned, ended or an idea."""

    kind: ClassVar[str] = "practice"
    step: ClassVar[int] = 8

    practice: Annotated[str, CodeOf("prevention_practices")] = ""
    title: Text = ""
    populations: PopulationCodes = ()
    level: Annotated[str, CodeOf("choices:practice_level")] = ""
    status: Annotated[str, CodeOf("choices:practice_status")] = ""
    lead: Text = ""
    """The organisation or role that leads."""
    reach: Annotated[str, CodeOf("choices:people_band")] = ""
    evidence_level: Annotated[str, CodeOf("evidence_levels")] = ""
    local_result: LongText = ""
    lessons: LongText = ""
    sources: Sources = ()
    sharing: Annotated[str, CodeOf("choices:sharing")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority(Record):
    """Step 9: a priority chosen by people, with their reason (METHOD 1.2)."""

    kind: ClassVar[str] = "priority"
    step: ClassVar[int] = 9

    order: int | None = None
    title: Text = ""
    situations: Annotated[tuple[str, ...], LinkTo("situation")] = ()
    populations: PopulationCodes = ()
    pillars: PillarCodes = ()
    reason: LongText = ""
    no_action_because: LongText = ""
    decision_asked: LongText = ""
    """What council is asked to decide (workbook sheet 2)."""
    regional: bool = False
    """A request for regional action."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """Step 9: one action of a priority: who, what, when, cost, measure, funding."""

    kind: ClassVar[str] = "action"
    step: ClassVar[int] = 9

    priority: Annotated[str, LinkTo("priority")] = ""
    title: Text = ""
    populations: PopulationCodes = ()
    pillars: PillarCodes = ()
    """With ``populations``: the gaps it narrows (link action-gap); empty: those of its priority."""
    area: Annotated[str, CodeOf("choices:action_area")] = ""
    practice: Annotated[str, CodeOf("prevention_practices")] = ""
    contested_because: LongText = ""
    """H03: why a contested practice is chosen all the same."""
    lead: Text = ""
    partners: Text = ""
    start: dt.date | None = None
    due: dt.date | None = None
    cost_band: Annotated[str, CodeOf("choices:cost_band")] = ""
    funding: Text = ""
    measure: Text = ""
    baseline: Text = ""
    status: Annotated[str, CodeOf("choices:action_status")] = ""
    progress: LongText = ""
    enforcement: bool = False
    harm_who: LongText = ""
    harm_prevented: LongText = ""
    harm_consulted: LongText = ""
    """H04: who may be harmed, how it is prevented, who was consulted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation(Record):
    """Step 10: who (groups or roles) validated the results, how, and what was not agreed."""

    kind: ClassVar[str] = "validation"
    step: ClassVar[int] = 10

    validated_by: Text = ""
    method: Annotated[str, CodeOf("choices:engagement_method")] = ""
    date: dt.date | None = None
    changes: LongText = ""
    dissent: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Record):
    """Step 10: the community's decision to let a scope of its diagnostic leave (G03, G06)."""

    kind: ClassVar[str] = "release"
    step: ClassVar[int] = 10

    scope: Annotated[str, CodeOf("choices:release_scope")] = ""
    recipient: Text = ""
    purpose: LongText = ""
    authority: Text = ""
    date: dt.date | None = None
    withdrawn_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine(Record):
    """A help line of the permanent "immediate danger" panel (E05): editable, with its verification date."""

    kind: ClassVar[str] = "help_line"

    name_en: Text = ""
    name_fr: Text = ""
    number: ContactText = ""
    hours: Text = ""
    order: int | None = None
    verified_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMark(Record):
    """What people say of a step itself: skipped, with the reason."""

    kind: ClassVar[str] = "step_mark"

    step_number: int | None = None
    skipped: bool = False
    reason: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntry(Record):
    """A community's own catalogue entry (``x_`` id), or its relabelling or hiding of a shipped one."""

    kind: ClassVar[str] = "local_entry"

    catalogue: Annotated[str, CodeOf("choices:catalogue")] = ""
    entry: Annotated[str, CodeOf("any")] = ""
    group: Annotated[str, CodeOf("any")] = ""
    label_en: Text = ""
    label_fr: Text = ""
    definition_en: LongText = ""
    definition_fr: LongText = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance(Record):
    """A finding of the text scan that a person cleared, with the reason (E03)."""

    kind: ClassVar[str] = "clearance"

    record: Annotated[str, LinkTo("any")] = ""
    record_field: Annotated[str, CodeOf("any")] = ""
    digest: Annotated[str, CodeOf("any")] = ""
    """SHA-256 of the field's text when it was cleared: a changed text must be cleared again."""
    reason: LongText = ""
    cleared_on: dt.date | None = None


KINDS: dict[str, type[Record]] = {
    cls.kind: cls
    for cls in (
        Community, Partner, Engagement, MissingGroup, Strength, ProfileItem, Source, Population, Situation,
        ReportedCount, FactorRating, Place, Resource, Service, Practice, Priority, Action, Validation, Release,
        HelpLine, StepMark, LocalEntry, Clearance, OwnForm, Response, Picture, GroupRating, Sending,
    )
}  # fmt: skip
"""Every kind of record by its name, in the order of the steps."""
