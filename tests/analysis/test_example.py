"""The shipped example: large enough to fill every sheet, and its results show everything that results can say."""

import datetime as dt
from collections import Counter

import pytest

from diagnostic import example
from diagnostic.analysis import Analysis, analyse
from diagnostic.analysis.priorities import stability
from diagnostic.domain.catalogue import LANGS
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.ratings import Confidence
from diagnostic.domain.records import specs
from diagnostic.domain.safeguards import content, persons
from diagnostic.domain.steps import STEPS, Status, state
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 24)
LEAST = {
    "situation": 12, "factor_rating": 40, "place": 25, "resource": 40, "practice": 15, "source": 20, "priority": 5,
}  # fmt: skip
"""Issue 3, line 16."""


@pytest.fixture(scope="module")
def diagnostic() -> Diagnostic:
    return Diagnostic(example.records("en", TODAY))


@pytest.fixture(scope="module")
def found(diagnostic: Diagnostic) -> Analysis:
    return analyse(diagnostic, catalogues(), TODAY)


def test_it_is_rich_and_says_that_it_is_fictional(diagnostic: Diagnostic) -> None:
    counts = Counter(each.kind for each in diagnostic)
    assert all(counts[kind] >= least for kind, least in LEAST.items())
    assert diagnostic.community.example
    asked = [kind for step in STEPS for kind in (each.kind for each in step.kinds)]
    assert not [kind for kind in asked if not counts[kind]]


def test_it_is_the_same_in_both_languages() -> None:
    english, french = (example.records(lang, TODAY) for lang in LANGS)
    for one, other in zip(english, french, strict=True):
        for name, spec in specs(type(one)).items():
            mine, theirs = getattr(one, name), getattr(other, name)
            assert bool(mine) == bool(theirs), (one.kind, name)
            if spec.mark is None:
                assert mine == theirs


def test_its_results_show_every_kind_of_answer(found: Analysis) -> None:
    scores = [each.score for each in found.situations]
    assert {each.band for each in scores} == {"very_high", "high", "moderate", "watch", None}
    assert {each.confidence for each in scores} == set(Confidence)
    assert {each.reason for each in found.find_out_more} == {"low_confidence", "capacity_unknown", "insufficient"}
    assert any(each.extent_silent for each in scores)
    assert any(each.tied for each in found.situations) and any(
        each.score.priority and not each.tied for each in found.situations
    )
    assert {"good", "partial", "weak", "unverified"} <= {each.status for each in found.coverage}
    assert len({name for gap in found.gaps for name in gap.binding}) >= 4
    assert any(gap.actions for gap in found.gaps) and any(not gap.actions for gap in found.gaps)
    assert any(0.05 < share < 0.95 for share in stability(found.situations, draws=200).values())


def test_what_it_says_of_people_is_safe(diagnostic: Diagnostic) -> None:
    for record in diagnostic:
        assert not persons.findings(record), record
    asked = [each for each in diagnostic if each.kind == "action" and content.prompts(each, catalogues())]  # type: ignore[arg-type]
    assert not asked


def test_two_steps_are_left_open_to_show_what_is_left(diagnostic: Diagnostic) -> None:
    saved = {6}  # places get their precision when the file is written
    open_ones = {each.number for each in STEPS if state(diagnostic, each, catalogues()).status is not Status.COMPLETE}
    assert open_ones - saved == {7, 8}
