"""Two laptops' copies of one diagnostic become one again: what each wrote stays, what both changed is asked."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnostic import store
from diagnostic.domain.diagnostic import Edit, deletion
from diagnostic.domain.records import (
    Community,
    FactorRating,
    GroupRating,
    Place,
    Record,
    Resource,
    Response,
    Service,
    Situation,
    Source,
    StepMark,
    Strength,
)
from diagnostic.store import merge
from diagnostic.store.file import DiagnosticFile

Two = tuple[DiagnosticFile, DiagnosticFile]
BASE: tuple[Record, ...] = (
    Strength(id="s1", title="Drum group", description="Every week"),
    Strength(id="s2", title="Elders’ circle"),
    Source(id="o1", title="Meeting", source_kind="community_meeting"),
    Source(id="o2", title="Survey", source_kind="survey"),
    Situation(id="t1", population="adult_women", form="sexual_exploitation", extent=3, extent_sources=("o1", "o2")),
    Resource(id="r1", organisation="Friendship centre", telephone="555-010-0100"),
    Service(id="v1", resource="r1", service_kind="shelter"),
)


@pytest.fixture
def two(tmp_path: Path) -> Any:
    """A copy on each of two laptops."""
    one, other = tmp_path / "one" / "lake.repere", tmp_path / "other" / "lake.repere"
    one.parent.mkdir()
    other.parent.mkdir()
    with store.create(one, Community(name="Lake")) as file:
        file.apply(Edit(BASE), "base")
    shutil.copyfile(one, other)
    with store.open_file(one) as mine, store.open_file(other) as theirs:
        yield mine, theirs


def change(file: DiagnosticFile, record_id: str, **values: Any) -> None:
    file.apply(Edit((replace(found(file, record_id), **values),)), "change")


def found(file: DiagnosticFile, record_id: str) -> Record:
    return next(each for each in file.diagnostic if each.id == record_id)


def records(file: DiagnosticFile) -> dict[str, Record]:
    return {each.id: each for each in file.diagnostic}


def remove(file: DiagnosticFile, record_id: str) -> None:
    file.apply(deletion(file.diagnostic, [found(file, record_id)]), "remove")


def bring(file: DiagnosticFile, other: DiagnosticFile, choose: Callable[[merge.Conflict], merge.Choice]) -> list[str]:
    """Merge, with a choice for every conflict; what was asked."""
    comparison = merge.compare(file, other.path)
    merge.save(file, comparison, {each.key: choose(each) for each in comparison.conflicts})
    return [each.key for each in comparison.conflicts]


def never(conflict: merge.Conflict) -> merge.Choice:
    raise AssertionError(f"asked about {conflict.key}")


def test_what_only_one_copy_changed_is_taken(two: Two) -> None:
    mine, theirs = two
    change(mine, "s1", title="Drum circle")
    change(theirs, "s1", description="Every second week")
    change(theirs, "r1", telephone="555-010-0199")
    theirs.apply(Edit((Place(id="p1", place_kind="bus_station"),)), "add")
    remove(theirs, "s2")
    bring(mine, theirs, never)
    now = records(mine)
    assert now["s1"].title == "Drum circle" and now["s1"].description == "Every second week"  # type: ignore[attr-defined]
    assert now["r1"].telephone == "555-010-0199"  # type: ignore[attr-defined]
    assert "p1" in now and "s2" not in now


def test_the_whole_is_one_edit_that_undo_takes_back_and_redo_does_again(two: Two) -> None:
    mine, theirs = two
    change(theirs, "s1", title="Drum circle")
    remove(theirs, "r1")
    before = records(mine)
    bring(mine, theirs, never)
    after = records(mine)
    assert after != before
    mine.undo()
    assert records(mine) == before
    assert bring(mine, theirs, never) == []  # a merge that was taken back is not remembered as done
    assert records(mine) == after
    with store.open_file(shutil.copyfile(mine.path, mine.path.with_name("again.repere"))) as again:
        assert records(again) == after


def test_what_both_changed_is_asked_side_by_side(two: Two) -> None:
    mine, theirs = two
    change(mine, "t1", extent=4)
    change(theirs, "t1", extent=None, unknown=("extent",))
    comparison = merge.compare(mine, theirs.path)
    (conflict,) = comparison.conflicts
    assert (conflict.key, conflict.mine.extent, conflict.theirs.extent) == ("t1/extent", 4, None)  # type: ignore[union-attr]
    with pytest.raises(KeyError):
        merge.save(mine, comparison, {})
    merge.save(mine, comparison, {"t1/extent": "theirs"})
    assert records(mine)["t1"].unknown == ("extent",)


def test_both_texts_can_stay(two: Two) -> None:
    mine, theirs = two
    change(mine, "s1", description="On Mondays")
    change(theirs, "s1", description="On Tuesdays")
    bring(mine, theirs, lambda _: "both")
    assert records(mine)["s1"].description == "On Mondays\n\nOn Tuesdays"  # type: ignore[attr-defined]


def test_lists_are_joined_item_by_item(two: Two) -> None:
    mine, theirs = two
    mine.apply(Edit((Source(id="o3", title="Third"),)), "add")
    theirs.apply(Edit((Source(id="o4", title="Fourth"),)), "add")
    change(mine, "t1", extent_sources=("o1", "o2", "o3"))
    change(theirs, "t1", extent_sources=("o2", "o4"))
    bring(mine, theirs, never)
    assert records(mine)["t1"].extent_sources == ("o2", "o3", "o4")  # type: ignore[attr-defined]


def test_a_deleted_record_that_the_other_changed_is_asked(two: Two) -> None:
    mine, theirs = two
    remove(mine, "s1")
    change(theirs, "s1", title="Drum circle")
    assert bring(mine, theirs, lambda _: "theirs") == ["s1"]
    assert records(mine)["s1"].title == "Drum circle"  # type: ignore[attr-defined]


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_a_deleted_record_that_the_other_now_names_is_asked(two: Two, choice: merge.Choice) -> None:
    mine, theirs = two
    remove(mine, "r1")
    theirs.apply(Edit((Service(id="v2", resource="r1", service_kind="counselling"),)), "add")
    assert bring(mine, theirs, lambda _: choice) == ["r1"]
    kept = {"r1", "v1", "v2"} if choice == "theirs" else set()
    assert records(mine).keys() & {"r1", "v1", "v2"} == kept  # the services go or stay with it
    mine.close()
    assert store.check(mine.path).ok


def test_one_thing_that_both_made_is_one(two: Two) -> None:
    mine, theirs = two
    mine.apply(Edit((Situation(id="x1", population="youth", form="forced_labour", extent=2),)), "add")
    mine.apply(Edit((GroupRating(id="g1", record="x1", record_field="extent", group="Elders", value=2),)), "add")
    theirs.apply(Edit((Situation(id="x0", population="youth", form="forced_labour", severity=5),)), "add")
    theirs.apply(Edit((GroupRating(id="g0", record="x0", record_field="extent", group="Youth", value=4),)), "add")
    for file in two:
        file.apply(Edit((StepMark(step_number=4, skipped=True, reason="Later"),)), "skip")
    bring(mine, theirs, lambda _: "mine")
    made = [each for each in mine.diagnostic.all(Situation) if each.population == "youth"]
    assert [(each.id, each.extent, each.severity) for each in made] == [("x0", 2, 5)]
    assert {each.record for each in mine.diagnostic.all(GroupRating)} == {"x0"}
    assert len(mine.diagnostic.all(StepMark)) == 1


def test_one_submission_that_came_into_both_is_counted_once(two: Two) -> None:
    mine, theirs = two
    for file, name in ((mine, "a"), (theirs, "b")):
        file.apply(Edit((Response(id=name, instance_id="uuid:7", extra={"how": "bus"}),)), "intake")
    bring(mine, theirs, never)
    assert [each.id for each in mine.diagnostic.all(Response)] == ["a"]


def test_a_second_merge_asks_only_of_what_is_new(two: Two) -> None:
    mine, theirs = two
    change(mine, "s1", title="A")
    change(theirs, "s1", title="B")
    assert bring(mine, theirs, lambda _: "mine") == ["s1/title"]
    assert bring(mine, theirs, never) == []  # nothing is new
    change(theirs, "s2", title="Circle")
    bring(mine, theirs, never)
    assert records(mine)["s2"].title == "Circle" and records(mine)["s1"].title == "A"  # type: ignore[attr-defined]
    bring(theirs, mine, never)  # the other laptop takes what was decided
    assert records(theirs) == records(mine)
    change(theirs, "s1", title="C")
    bring(mine, theirs, never)
    assert records(mine)["s1"].title == "C"  # type: ignore[attr-defined]


def test_a_position_that_the_log_forgot_is_asked_or_taken_never_lost(two: Two) -> None:
    mine, theirs = two
    change(theirs, "r1", telephone="555-010-0111")
    theirs.forget()
    bring(mine, theirs, never)
    assert records(mine)["r1"].telephone == "555-010-0111"  # type: ignore[attr-defined]
    change(mine, "r1", telephone="555-010-0122")
    change(theirs, "r1", telephone="555-010-0133")
    assert bring(mine, theirs, lambda _: "theirs") == ["r1/telephone"]


def test_answers_to_own_questions_are_joined_question_by_question(two: Two) -> None:
    mine, theirs = two
    for file in two:
        assert file.diagnostic.all(FactorRating) == []
    change(mine, "s1", extra={"road": "ice"})
    change(theirs, "s1", extra={"bus": "no", "list": ("a", "b")})
    bring(mine, theirs, never)
    assert records(mine)["s1"].extra == {"road": "ice", "bus": "no", "list": ("a", "b")}


def test_what_is_no_copy_is_refused(two: Two, tmp_path: Path) -> None:
    mine, _ = two
    with store.create(tmp_path / "foreign.repere", Community(name="Lake")) as foreign:
        path = foreign.path
    for other, key in ((path, "store-merge-other"), (mine.path, "store-merge-same")):
        with pytest.raises(store.StoreError) as refused:
            merge.compare(mine, other)
        assert refused.value.key == key
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(store.StoreError):
        merge.compare(mine, path)
    assert [each.name for each in mine.path.parent.iterdir() if "merge" in each.name] == []


def test_an_encrypted_copy_opens_with_its_own_passphrase(two: Two) -> None:
    mine, theirs = two
    change(theirs, "s1", title="Drum circle")
    theirs.change_passphrase("north wind")
    with pytest.raises(store.WrongPassphrase):
        merge.compare(mine, theirs.path)
    comparison = merge.compare(mine, theirs.path, "north wind")
    merge.save(mine, comparison, {})
    assert records(mine)["s1"].title == "Drum circle"  # type: ignore[attr-defined]


TITLES = st.sampled_from(("", "A", "B", "C"))
CHANGE = st.one_of(
    st.tuples(st.just("title"), st.sampled_from(("s1", "s2")), TITLES),
    st.tuples(st.just("description"), st.just("s1"), TITLES),
    st.tuples(st.just("extent"), st.just("t1"), st.sampled_from((None, 1, 5))),
    st.tuples(st.just("extent_sources"), st.just("t1"), st.sampled_from(((), ("o1",), ("o2",), ("o1", "o2")))),
    st.tuples(st.just("telephone"), st.just("r1"), st.sampled_from(("", "1", "2"))),
    st.tuples(st.just("delete"), st.sampled_from(("s1", "s2", "o1", "r1", "t1")), st.none()),
    st.tuples(st.just("add service"), st.just("r1"), st.none()),
    st.tuples(st.just("add rating"), st.just("t1"), st.sampled_from((1, 2))),
    st.tuples(st.just("undo"), st.just(""), st.none()),
)


def work(file: DiagnosticFile, steps: list[tuple[str, str, Any]]) -> None:
    for what, record_id, value in steps:
        if what == "undo":
            if file.undo_label in {"change", "remove", "add"}:  # never the base itself, nor a merge
                file.undo()
        elif record_id in records(file):
            if what == "delete":
                remove(file, record_id)
            elif what == "add service":
                file.apply(Edit((Service(resource=record_id, service_kind="shelter"),)), "add")
            elif what == "add rating":
                rating = GroupRating(record=record_id, record_field="extent", group="Elders", value=value)
                file.apply(Edit((rating,)), "add")
            else:
                change(file, record_id, **{what: value})


def alike(conflict: merge.Conflict) -> merge.Choice:
    """The same choice whichever copy is the open one: by what both sides are, not by where they are."""
    return "mine" if repr(conflict.mine) < repr(conflict.theirs) else "theirs"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CHANGE, max_size=6), st.lists(CHANGE, max_size=6), st.lists(CHANGE, max_size=3))
def test_either_order_gives_the_same_and_nothing_is_lost(
    two: Two, tmp_path: Path, ours: list[Any], others: list[Any], later: list[Any]
) -> None:
    def copy(path: Path, name: str) -> Path:
        to = tmp_path / name
        to.unlink(missing_ok=True)
        return Path(shutil.copyfile(path, to))

    base = two[0].path
    with store.open_file(copy(base, "a.repere")) as first, store.open_file(copy(base, "b.repere")) as second:
        work(first, ours)
        work(second, others)
        mine, theirs = records(first), records(second)
        with store.open_file(copy(second.path, "c.repere")) as other_order:
            bring(other_order, first, alike)
            bring(first, second, alike)
            joined = records(first)
            assert records(other_order) == joined
        for each in mine.keys() & theirs.keys():  # neither deleted it
            assert each in joined
        for each in (mine.keys() ^ theirs.keys()) - records(two[0]).keys():  # one made it
            owner = getattr({**mine, **theirs}[each], "resource", "") or getattr({**mine, **theirs}[each], "record", "")
            assert each in joined or owner not in joined or isinstance({**mine, **theirs}[each], GroupRating)
        bring(second, first, never)  # the other laptop follows without a question
        assert records(second) == joined
        work(second, later)
        bring(first, second, never)  # and what only one goes on to change is never asked
        assert records(first) == records(second)


def test_what_was_left_out_of_a_merge_is_not_asked_again(two: Two) -> None:
    mine, theirs = two
    remove(mine, "r1")
    theirs.apply(Edit((Service(resource="r1", service_kind="shelter"),)), "add")
    assert bring(mine, theirs, lambda _: "mine") == ["r1"]
    bring(theirs, mine, never)
    assert "r1" not in records(theirs)
    assert theirs.diagnostic.all(Service) == []


def test_to_find_again_what_a_merge_gave_up_is_news(two: Two) -> None:
    mine, theirs = two
    change(mine, "s2", title="Circle", unknown=("factor",), extra={"road": "ice"})
    change(theirs, "s2", title="Talking circle", extra={"road": "gravel"})
    assert bring(mine, theirs, lambda _: "mine") == ["s2/title", "s2/extra.road"]
    bring(theirs, mine, never)
    change(theirs, "s2", title="Talking circle", unknown=(), extra={"road": "gravel"})
    bring(mine, theirs, never)
    assert records(mine) == records(theirs)
    assert records(mine)["s2"].title == "Talking circle"  # type: ignore[attr-defined]


def test_unknown_is_an_answer_of_its_own(two: Two) -> None:
    mine, theirs = two
    change(mine, "t1", extent=None, extent_sources=(), unknown=("extent",))
    change(mine, "s2", description="Thursdays")
    change(theirs, "s2", title="Circle", unknown=("road",))
    bring(mine, theirs, never)
    change(theirs, "t1", unknown=("trend",))
    bring(theirs, mine, never)
    assert set(records(theirs)["t1"].unknown) == {"extent", "trend"}
    assert records(theirs)["s2"].unknown == ("road",)
    change(mine, "t1", unknown=(), extent=2, extent_sources=("o1",))
    change(theirs, "t1", extent=4, extent_sources=("o1",), unknown=("trend",))
    assert bring(mine, theirs, lambda _: "theirs") == ["t1/extent"]
    assert records(mine)["t1"] == records(theirs)["t1"]
