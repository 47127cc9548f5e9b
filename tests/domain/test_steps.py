"""METHOD 1.2: every step's state and 'done when', as people fill it."""

import datetime as dt

import pytest

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    PILLARS,
    Action,
    Community,
    Engagement,
    FactorRating,
    Place,
    Population,
    Practice,
    Priority,
    ProfileItem,
    Record,
    Release,
    Situation,
    Source,
    StepMark,
    Validation,
)
from diagnostic.domain.safeguards import governance
from diagnostic.domain.steps import STEPS, Status, state
from diagnostic.shipped import catalogues

DAY = dt.date(2026, 11, 24)
WOMEN, WORKERS = "women_adult", "temporary_foreign_workers"


def left(step: int, *records: Record) -> list[str]:
    """What is left of a step, as the ends of the message keys."""
    found = state(Diagnostic(records), STEPS[step], catalogues())
    assert (found.status is Status.COMPLETE) is (not found.left)
    return [each.key.removeprefix("steps-left-") for each in found.left]


def factors(population: str, *names: str, presence: int | None = 3) -> list[Record]:
    return [FactorRating(population=population, risk_factor=each, presence=presence) for each in names]


MANDATE = {"name": "Here", "authority_kind": "letter", "steward_role": "coordinator", "notice_accepted": True}
STREET = Situation(population=WOMEN, form="sexual_street", extent=3, severity=4)
SEXUAL = ("partner_as_recruiter", "demand_sexual_services", "online_grooming")
LABOUR = ("debt_to_recruiter", "demand_cheap_labour", "employer_controls_living")


def test_mandate() -> None:
    assert left(0, Community(**MANDATE)) == []
    for name, key in {"authority_kind": "authority", "steward_role": "steward", "notice_accepted": "notice"}.items():
        assert left(0, Community(**(MANDATE | {name: type(MANDATE[name])()}))) == [key]


def test_engagement() -> None:
    assert left(1) == ["session", "missing-groups"]
    assert left(1, Engagement(), Community(missing_groups_reviewed=True)) == []


def test_profile_asks_for_the_population_and_its_source() -> None:
    assert left(2, ProfileItem(topic="housing", number=9, source="s")) == ["population"]
    assert left(2, ProfileItem(topic="population", band="250_499")) == ["population-source"]
    assert left(2, ProfileItem(topic="population", band="250_499", source="s")) == []


def test_sources_of_three_kinds_or_a_note() -> None:
    same = [Source(source_kind="focus_group") for _ in range(3)]
    assert left(3, *same) == ["source-kinds"]
    assert left(3, *same, Community(few_sources_note="No statistics exist.")) == []
    assert left(3, *(Source(source_kind=each) for each in ("focus_group", "media_scan", "census_profile"))) == []


def test_situations_are_rated_or_unknown() -> None:
    assert left(4) == ["situation"]
    assert left(4, STREET, Situation(population=WOMEN, form="sexual_street", extent=3)) == ["unrated"]
    assert left(4, Situation(population=WOMEN, form="sexual_street", unknown=("extent", "severity"))) == []


def test_each_situation_needs_three_rated_factors_of_its_own() -> None:
    """Factors that apply to labour do nothing for a situation of sexual exploitation."""
    assert left(5, STREET, *factors(WOMEN, *SEXUAL)) == []
    assert left(5, STREET, *factors(WOMEN, *LABOUR)) == ["factors"]
    assert left(5, STREET, *factors(WORKERS, *SEXUAL)) == ["factors"]
    assert left(5, STREET, *factors(WOMEN, *SEXUAL, presence=None)) == ["factors"]
    assert left(5, Situation(population=WOMEN, form="sexual_street", insufficient=True)) == []


def test_places_have_their_kind_and_precision() -> None:
    assert left(6, Place(place_kind="truck_stop")) == ["place-kind"]
    assert left(6, Place(place_kind="truck_stop", precision="grid_1km")) == []


def test_resources_are_looked_for_in_every_population_and_pillar() -> None:
    assert left(7) == ["situations-first"]
    assert left(7, STREET, Population(population=WOMEN, pillars_examined=PILLARS[:3])) == ["examined"]
    assert left(7, STREET, Population(population=WOMEN, pillars_examined=PILLARS)) == []


def test_practices_were_looked_for_whether_found_or_not() -> None:
    assert left(8) == ["situations-first"]
    assert left(8, STREET) == ["practices-examined"]
    assert left(8, STREET, Population(population=WOMEN, practices_examined=True)) == []
    chosen = Priority(populations=(WORKERS,))
    assert left(8, STREET, chosen, Population(population=WOMEN, practices_examined=True)) == ["practices-examined"]
    assert left(8, STREET, chosen, Practice(populations=(WORKERS,))) == []


def test_priorities_are_few_reasoned_and_acted_on() -> None:
    def priorities(count: int, **more: str) -> list[Record]:
        return [Priority(id=str(each), reason="Heard everywhere.", **more) for each in range(count)]

    assert left(9) == ["priority"]
    assert left(9, *priorities(1)) == ["actions"]
    assert left(9, *priorities(1), Action(priority="0")) == []
    assert left(9, *priorities(7, no_action_because="First we listen.")) == []
    assert left(9, *priorities(8, no_action_because="First we listen.")) == ["too-many-priorities"]
    assert left(9, Priority(id="p"), Action(priority="p")) == ["reasons"]
    contested = Action(priority="0", practice="general_awareness_campaign")
    assert left(9, *priorities(1), contested) == ["prompts"]


def test_release_is_decided_also_when_nothing_leaves() -> None:
    done = [Validation(validated_by="Council"), Community(review_date=DAY)]
    decided = {"recipient": "Council", "purpose": "Reading", "authority": "Resolution 1", "date": DAY}
    assert left(10, *done) == ["release"]
    assert left(10, *done, Release(scope="internal_copy", **decided)) == []
    assert governance.current_release(Diagnostic([Release(scope="internal_copy", **decided)])) is None
    assert left(10, *done, Release(scope="shared_workbook", withdrawn_on=DAY, **decided)) == ["release"]


@pytest.mark.parametrize(
    ("step", "kind", "may"), [(0, "first_nation", False), (0, "municipality", True), (10, "inuit", True)]
)
def test_a_step_is_skipped_with_a_reason_but_never_the_mandate_of_a_nation(step: int, kind: str, may: bool) -> None:
    assert governance.may_skip(step, Community(community_kind=kind)) is may
    mark = StepMark(step_number=3, skipped=True)
    assert state(Diagnostic([mark]), STEPS[3], catalogues()).status is Status.NOT_STARTED
    mark = StepMark(step_number=3, skipped=True, reason="Done last year.")
    assert state(Diagnostic([mark]), STEPS[3], catalogues()).status is Status.SKIPPED


def test_looking_and_finding_nothing_is_begun() -> None:
    looked = Population(population=WOMEN, pillars_examined=("prevention",))
    assert state(Diagnostic([STREET, looked]), STEPS[7], catalogues()).status is Status.IN_PROGRESS
    assert state(Diagnostic([STREET]), STEPS[7], catalogues()).status is Status.NOT_STARTED
