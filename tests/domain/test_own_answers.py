"""What leaves of answers to a community's own forms: numbers of responses, of which nothing smaller can be told."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.domain.records import Response
from diagnostic.domain.safeguards.numbers import SUPPRESSED, WITHHELD, Limits
from diagnostic.domain.safeguards.own_answers import MOST_CHOICES, UNKNOWN, Asked, counted, may_be_told, tallies

LIMIT = Limits()


def question(given: dict[str, tuple[str, ...]] | None = None, **more: Any) -> Asked:
    words = {"yes": ("Yes", "Oui"), "no": ("No", "Non"), "some": ("At times", "Parfois")}
    about: dict[str, Any] = {
        "form_id": "transport",
        "name": "bus",
        "kind": "select_one",
        "title": "Transport",
        "around": ("Getting around",),
        "labels": {"en": "Is there a bus at night?", "fr": "Y a-t-il un autobus la nuit?"},
        "once": True,
        "choices": {code: {"en": english, "fr": french} for code, (english, french) in words.items()},
    }
    return Asked(given=given or {}, **(about | more))


def answered(**counts: int) -> tuple[Asked, list[Response]]:
    codes = [code for code, count in counts.items() for _ in range(count)]
    responses = [Response(id=f"r{at}", sharing="shareable") for at, _ in enumerate(codes)]
    given = {f"r{at}": (UNKNOWN if code == "unknown" else code,) for at, code in enumerate(codes)}
    return question(given), responses


def leaves(counts: dict[str, int], limit: Limits = LIMIT) -> Any:
    asked, responses = answered(**counts)
    return tallies([asked], responses, limit, small_area=False)


def test_numbers_are_rounded_and_the_community_sees_all() -> None:
    [tally] = leaves({"yes": 13, "no": 11, "some": 0})
    assert tally.counts == {"yes": 15, "no": 10, "some": 0, UNKNOWN: 0}
    assert tally.asked.given == {}, "who answered what does not leave"
    assert counted(answered(yes=13, unknown=2)[0]).counts == {"yes": 13, "no": 0, "some": 0, UNKNOWN: 2}


def test_where_a_small_one_is_hidden_the_smallest_other_one_is_too() -> None:
    [tally] = leaves({"yes": 20, "no": 3, "some": 8})
    assert tally.counts == {"yes": 20, "no": SUPPRESSED, "some": WITHHELD, UNKNOWN: 0}
    assert leaves({"yes": 20, "no": 3}) == (), "nothing would be left to say"


@given(
    st.lists(st.integers(0, 30), min_size=4, max_size=4),
    st.lists(st.integers(1, 4), min_size=4, max_size=4),
    st.integers(5, 12),
    st.booleans(),
)
def test_n01_n03_which_small_number_it_was_changes_nothing(
    counts: list[int], other: list[int], threshold: int, protect_zeros: bool
) -> None:
    limit = Limits(threshold=threshold, protect_zeros=protect_zeros)
    names = ("yes", "no", "some", "unknown")
    hidden = range(0 if protect_zeros else 1, 5)
    changed = [small if count in hidden else count for count, small in zip(counts, other, strict=True)]
    first, second = (leaves(dict(zip(names, each, strict=True)), limit) for each in (counts, changed))
    assert first == second
    for tally in first:
        shown = [value for value in tally.counts.values() if isinstance(value, int) and value]
        assert shown and all(value >= threshold for value in shown)


@pytest.mark.parametrize("sharing", ["", "with_conditions", "not_to_be_shared"])
def test_g07_only_what_people_said_may_be_shared_counts(sharing: str) -> None:
    asked, responses = answered(yes=20, no=9)
    held = [replace(each, sharing=sharing) for each in responses[20:]]
    [tally] = tallies([asked], [*responses[:20], *held], LIMIT, small_area=False)
    assert tally.counts["no"] == 0
    assert tallies([asked], [replace(each, sharing=sharing) for each in responses], LIMIT, small_area=False) == ()


def test_n05_n07_of_a_small_community_or_of_few_responses_nothing_leaves() -> None:
    asked, responses = answered(yes=30)
    assert tallies([asked], responses, LIMIT, small_area=True) == ()
    assert leaves({"yes": 9}) == ()
    assert leaves({"yes": 9, "no": 4}) == (), "small ones do not help over the limit"
    assert leaves({"yes": 10})


@pytest.mark.parametrize(
    "more",
    [
        {"once": False},
        {"title": "Survey at 12 Main Street"},
        {"labels": {"en": "Does the Elk Motel help?", "fr": "Est-ce que cela aide?"}},
        {"labels": {"en": "What of the victim profile?", "fr": "Et alors?"}},
        {"labels": {"en": "Bus?", "fr": "Et les trois filles?"}},
        {"around": ("Call 613-555-0142",)},
        {"name": "elk_case_4"},
        {"choices": {"a": {"en": "Nigerian women", "fr": "Femmes"}, "b": {"en": "Others", "fr": "Autres"}}},
        {"choices": {"a": {"en": "", "fr": ""}, "b": {"en": "Others", "fr": "Autres"}}},
        {"choices": {f"c{at}": {"en": "Kind", "fr": "Genre"} for at in range(MOST_CHOICES + 1)}},
        {
            "labels": {"en": "How many girls were seen?", "fr": "Combien de filles a-t-on vues?"},
            "choices": {"two": {"en": "2", "fr": "2"}, "more": {"en": "5 or more", "fr": "5 ou plus"}},
        },
    ],
)
def test_words_that_may_point_to_somebody_keep_the_whole_question_back(more: dict[str, Any]) -> None:
    """E03, E07, N01, M04, H01, H02; and lists of places or names."""
    assert may_be_told(question())
    assert not may_be_told(question(**more))
