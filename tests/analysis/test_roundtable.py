"""Several groups rate one thing (issue 4, roundtable): spread beside the agreed value, dissent kept."""

from hypothesis import given
from hypothesis import strategies as st

from diagnostic.analysis.roundtable import of_rating, spread
from diagnostic.domain.diagnostic import Diagnostic, deletion
from diagnostic.domain.records import GroupRating, Situation

SITUATION = Situation(population="indigenous_women", form="online_sexual", extent=4)


def said(value: int | None, dissent: str = "", field: str = "extent") -> GroupRating:
    unknown = ("value",) if value is None else ()
    return GroupRating(
        record=SITUATION.id, record_field=field, group="Table", value=value, unknown=unknown, dissent=dissent
    )


def test_nobody_asked() -> None:
    assert spread(()) is None


def test_groups_that_cannot_tell_count_in_no_value() -> None:
    found = spread([said(2), said(None), said(5, "We see it every week.")])
    assert found is not None
    assert (found.groups, found.unknown, found.low, found.middle, found.high) == (3, 1, 2, 2, 5)
    assert found.wide
    assert found.dissents == ("We see it every week.",)


def test_all_unknown_has_no_value() -> None:
    found = spread([said(None), said(None)])
    assert found is not None
    assert found.low is found.middle is found.high is None
    assert not found.wide


@given(st.lists(st.integers(1, 5), min_size=1))
def test_the_middle_is_a_value_that_a_group_gave(values: list[int]) -> None:
    found = spread([said(each) for each in values])
    assert found is not None and found.low is not None and found.middle is not None and found.high is not None
    assert found.middle in values
    assert found.low <= found.middle <= found.high


def test_only_the_ratings_of_that_field_count_and_they_go_with_their_record() -> None:
    diagnostic = Diagnostic([SITUATION, said(2), said(5, field="severity")])
    assert len(of_rating(diagnostic, SITUATION.id, "extent")) == 1
    gone = deletion(diagnostic, [SITUATION]).removes
    assert {each.kind for each in gone} == {"situation", "group_rating"}
