"""The ten steps and the preparation (METHOD 1.2): their states, and in plain words what is left."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from diagnostic.domain import links
from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    PILLARS,
    Action,
    Community,
    Engagement,
    FactorRating,
    MissingGroup,
    OwnForm,
    Partner,
    Place,
    Population,
    Practice,
    Priority,
    ProfileItem,
    Record,
    Release,
    ReportedCount,
    Resource,
    Response,
    Service,
    Situation,
    Source,
    StepMark,
    Strength,
    Validation,
)
from diagnostic.domain.safeguards import content, governance

FEWEST_KINDS = 3
"""Step 3: kinds of sources."""
FEWEST_FACTORS = 3
"""Step 5: rated factors of a situation."""
MOST_PRIORITIES = 7
"""Step 9 (METHOD 1.3)."""


class Status(StrEnum):
    """The state of a step."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its number, its key (texts ``steps-title-KEY``) and the kinds of record it holds."""

    number: int
    key: str
    kinds: tuple[type[Record], ...]


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that is left to do, as a message key and its arguments."""

    key: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepState:
    """Where a step stands."""

    step: Step
    status: Status
    left: tuple[Left, ...]
    own: tuple[Left, ...] = ()
    """What is left of the community's own questions; it never keeps a step from being complete."""


STEPS = (
    Step(0, "mandate", (Community,)),
    Step(1, "engagement", (Strength, Partner, Engagement, MissingGroup)),
    Step(2, "profile", (ProfileItem,)),
    Step(3, "sources", (Source,)),
    Step(4, "situations", (Population, Situation, ReportedCount)),
    Step(5, "factors", (FactorRating,)),
    Step(6, "places", (Place,)),
    Step(7, "resources", (Resource, Service)),
    Step(8, "practices", (Practice,)),
    Step(9, "plan", (Priority, Action)),
    Step(10, "release", (Validation, Release)),
)


def _mandate(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    community = diagnostic.community
    if not community.name.strip():
        yield Left("steps-left-name")
    if not community.authority_kind:
        yield Left("steps-left-authority")
    if not community.steward_role.strip():
        yield Left("steps-left-steward")
    if not community.notice_accepted:
        yield Left("steps-left-notice")


def _engagement(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    if not diagnostic.all(Engagement):
        yield Left("steps-left-session")
    if not diagnostic.community.missing_groups_reviewed:
        yield Left("steps-left-missing-groups")


def _profile(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    sized = [item for item in diagnostic.all(ProfileItem) if item.topic == "population" and (item.band or item.number)]
    if not sized:
        yield Left("steps-left-population")
    elif not any(item.source for item in sized):
        yield Left("steps-left-population-source")


def _sources(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    kinds = {source.source_kind for source in diagnostic.all(Source) if source.source_kind}
    if len(kinds) < FEWEST_KINDS and not diagnostic.community.few_sources_note.strip():
        yield Left("steps-left-source-kinds", {"count": FEWEST_KINDS - len(kinds)})


def _situations(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    situations = diagnostic.all(Situation)
    if not situations:
        yield Left("steps-left-situation")
    open_ones = [
        each
        for each in situations
        if not each.population
        or not each.form
        or any(getattr(each, name) is None and name not in each.unknown for name in ("extent", "severity"))
    ]
    if open_ones:
        yield Left("steps-left-unrated", {"count": len(open_ones)})


def _factors(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    if not diagnostic.all(Situation):
        yield Left("steps-left-situations-first")
    linked = links.linked_factors(diagnostic, catalogues)
    thin = sum(
        not each.insufficient and sum(one.presence is not None for one in linked[each.id]) < FEWEST_FACTORS
        for each in diagnostic.all(Situation)
    )
    if thin:
        yield Left("steps-left-factors", {"count": thin})


def _places(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    if not diagnostic.all(Place):
        yield Left("steps-left-place")
    unsaid = sum(not each.place_kind or not each.precision for each in diagnostic.all(Place))
    if unsaid:
        yield Left("steps-left-place-kind", {"count": unsaid})


def _populations(diagnostic: Diagnostic) -> list[str]:
    named = [each.population for each in diagnostic.all(Population)]
    named += [each.population for each in diagnostic.all(Situation)]
    return list(dict.fromkeys(filter(None, named)))


def _resources(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    wanted = _populations(diagnostic)
    if not wanted:
        yield Left("steps-left-situations-first")
    examined = {(each.population, pillar) for each in diagnostic.all(Population) for pillar in each.pillars_examined}
    missing = sum((population, pillar) not in examined for population in wanted for pillar in PILLARS)
    if missing:
        yield Left("steps-left-examined", {"count": missing})


def _practices(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    priority = {population for each in diagnostic.all(Priority) for population in each.populations}
    wanted = priority or set(_populations(diagnostic))
    if not wanted:
        yield Left("steps-left-situations-first")
    examined = {each.population for each in diagnostic.all(Population) if each.practices_examined}
    covered = {population for each in diagnostic.all(Practice) for population in each.populations}
    missing = len(wanted - examined - covered)
    if missing:
        yield Left("steps-left-practices-examined", {"count": missing})


def _plan(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    priorities = diagnostic.all(Priority)
    if not priorities:
        yield Left("steps-left-priority")
    if len(priorities) > MOST_PRIORITIES:
        yield Left("steps-left-too-many-priorities", {"most": MOST_PRIORITIES})
    reasons = sum(not each.reason.strip() for each in priorities)
    if reasons:
        yield Left("steps-left-reasons", {"count": reasons})
    acted = {action.priority for action in diagnostic.all(Action)}
    idle = sum(each.id not in acted and not each.no_action_because.strip() for each in priorities)
    if idle:
        yield Left("steps-left-actions", {"count": idle})
    asking = sum(bool(content.prompts(action, catalogues)) for action in diagnostic.all(Action))
    if asking:
        yield Left("steps-left-prompts", {"count": asking})


def _release(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Left]:
    if not diagnostic.all(Validation):
        yield Left("steps-left-validation")
    if not any(map(governance.is_decided, diagnostic.all(Release))):
        yield Left("steps-left-release")
    if diagnostic.community.review_date is None:
        yield Left("steps-left-review")


_DONE_WHEN: tuple[Callable[[Diagnostic, Catalogues], Iterator[Left]], ...] = (
    _mandate,
    _engagement,
    _profile,
    _sources,
    _situations,
    _factors,
    _places,
    _resources,
    _practices,
    _plan,
    _release,
)


def state(diagnostic: Diagnostic, step: Step, catalogues: Catalogues) -> StepState:
    """Where one step stands and what is left (METHOD 1.2, "done when"). An action that leaves a question of H03 or H04
    open is left too; so are the validation and the review date of step 10."""
    left = list(_DONE_WHEN[step.number](diagnostic, catalogues))
    mark = next((each for each in diagnostic.all(StepMark) if each.step_number == step.number), None)
    may_skip = governance.may_skip(step.number, diagnostic.community)
    own = tuple(_own(diagnostic, step))
    if mark and mark.skipped and mark.reason.strip() and may_skip:
        return StepState(step, Status.SKIPPED, tuple(left), own)
    if not left:
        return StepState(step, Status.COMPLETE, (), own)
    return StepState(step, Status.IN_PROGRESS if _begun(diagnostic, step) else Status.NOT_STARTED, tuple(left), own)


def _own(diagnostic: Diagnostic, step: Step) -> Iterator[Left]:
    forms = {each.id for each in diagnostic.all(OwnForm) if each.step_number == step.number and not each.retired}
    count = sum(each.left for each in diagnostic.all(Response) if each.own_form in forms)
    if count:
        yield Left("steps-left-own", {"count": count})


def _begun(diagnostic: Diagnostic, step: Step) -> bool:
    """Whether anything was recorded or looked for; looking and finding nothing is work too."""
    if step.number == 0:
        return bool(diagnostic.community.name.strip())
    looked = {7: "pillars_examined", 8: "practices_examined"}.get(step.number)
    if looked and any(getattr(each, looked) for each in diagnostic.all(Population)):
        return True
    return any(diagnostic.all(cls) for cls in step.kinds)


def states(diagnostic: Diagnostic, catalogues: Catalogues) -> tuple[StepState, ...]:
    """All steps in order."""
    return tuple(state(diagnostic, step, catalogues) for step in STEPS)
