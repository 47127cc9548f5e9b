"""Organisations that several communities list: what is likely the same is proposed, and a person decides."""

import datetime as dt
from pathlib import Path

import pytest
from made_up import TODAY, contribution, listing

from diagnostic.domain.errors import BadInput
from diagnostic.region.listings import (
    Decision,
    Listing,
    joined,
    likely,
    listings,
    number,
    read_decisions,
    together,
    write_decisions,
)

CENTRE = {"telephone": "807-555-0101", "area_served": "Town and three communities"}


def entries(*said: tuple[str, dict[str, str]]) -> tuple[Listing, ...]:
    """One entry a community."""
    return listings(contribution(n, *listing("r", name, **more)) for n, (name, more) in enumerate(said))


def pairs(found: tuple[Listing, ...], *decisions: Decision) -> list[tuple[str, str]]:
    return [(each.one.organisation, each.other.organisation) for each in likely(found, decisions)]


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (("Friendship Centre", CENTRE), ("Friendship Centre", CENTRE), ("name", "telephone", "area")),
        (("Friendship Centre", CENTRE), ("Centre, FRIENDSHIP", {}), ("name",)),
        (("Centre d’amitié", {"telephone": "(807) 555-0101"}),
         ("Centre d'amitie du Nord", {"telephone": "+1 807 555 0101"}), ("telephone",)),
        (("Legal Clinic of the North", {"website": "https://www.clinic.example/en"}),
         ("Legal Clinic of North", {"website": "clinic.example"}), ("name", "website")),
        (("Legal Clinic", {}), ("Tribal Police", {}), None),
        (("Legal Clinic", {"telephone": "807-555-0101"}), ("Ski Hill", {"telephone": "807-555-0101"}), None),
        (("Victim Services East", {"area_served": "East"}), ("Victim Services West", {"area_served": "West"}), None),
        (("Victim Services", {}), ("Regional Victim Services", {}), None),
    ],
)  # fmt: skip
def test_what_is_proposed_and_why(one, other, reasons) -> None:
    found = likely(entries(one, other))
    assert [each.reasons for each in found] == ([] if reasons is None else [reasons])


def test_nothing_is_joined_without_a_decision() -> None:
    found = entries(("Friendship Centre", CENTRE), ("Friendship Centre", CENTRE))
    assert joined(found, ()) == found
    same = [Decision(found[0].key, found[1].key, True)]
    assert [each.communities for each in joined(found, same)] == [2] and not likely(found, same)
    apart = [Decision(found[1].key, found[0].key, False)]
    assert joined(found, apart) == found and not likely(found, apart)


def test_entries_of_one_community_are_its_own_matter() -> None:
    assert not likely(
        listings([contribution(1, *listing("a", "Shelter", **CENTRE), *listing("b", "Shelter", **CENTRE))])
    )


def test_one_organisation_is_told_as_it_was_last_verified_with_all_that_any_says() -> None:
    found = listings(
        [
            contribution(1, *listing("a", "Old name", telephone="807-555-0101", verified_on="2024-01-01",
                                     language=("en",), service_kind=("legal_aid",))),
            contribution(2, *listing("b", "New name", telephone=("807 555-0101", "1-800-555-0100"),
                                     verified_on="2026-10-01", language=("fr", "en"), status="active")),
        ]
    )  # fmt: skip
    [one] = joined(found, [Decision(found[1].key, found[0].key, True)])
    assert (one.organisation, one.languages, one.service_kinds) == ("New name", ("fr", "en"), ("legal_aid",))
    assert one.telephones == ("807 555-0101", "1-800-555-0100") and one.verified_on == dt.date(2026, 10, 1)
    assert not one.stale(TODAY) and found[0].stale(TODAY) and Listing("k", "d", "None").stale(TODAY)


def test_a_line_that_every_community_lists_is_decided_one_beside_the_first() -> None:
    many = entries(*[("National Hotline", {"telephone": "1-833-900-1010"})] * 40)
    found = likely(many)
    assert {each.one.key for each in found} == {many[0].key} and len(found) == 39
    half = [Decision(each.one.key, each.other.key, True) for each in found[:20]]
    assert len(likely(many, half)) == 19
    [line] = [each for each in joined(many, half) if each.communities > 1]
    assert line.communities == 21


def test_numbers_are_the_same_however_they_are_written() -> None:
    written = ("807-555-0101", "(807) 555 0101", "+1 807.555.0101", "1-807-555-0101")
    assert len({number(each) for each in written}) == 1
    assert number("807-555-0101 ext. 4") != number("807-555-0101")
    assert number("by radio") == "by radio"


def test_what_is_to_be_decided_is_written_for_a_person_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    found = entries(*[("=Hotline", {"telephone": "1-833-900-1010"})] * 3)
    write_decisions(path, likely(found))
    assert read_decisions(path) == () and "'=Hotline" in path.read_text(encoding="utf-8-sig")
    path.write_text(path.read_text(encoding="utf-8-sig").replace(",,", ",oui,", 1), encoding="utf-8-sig")
    assert read_decisions(path) == (Decision(found[0].key, found[1].key, True),)


def test_decisions_are_read_from_a_table(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("one,other,same,why\na,b,Yes,\nc,d,non,\ne,f,,\n", encoding="utf-8-sig")
    assert read_decisions(path) == (Decision("a", "b", True), Decision("c", "d", False))
    for broken in (b"one,two\na,b\n", b"one,other,same\na,b,perhaps\n", b"\xff\xfe\x00", b""):
        path.write_bytes(broken)
        with pytest.raises(BadInput):
            read_decisions(path)


def test_each_pair_is_alike_by_itself_and_the_clearest_come_first() -> None:
    """Three that hang together by two ties: the pair without a tie of its own is not proposed."""
    found = entries(
        ("Friendship Centre", {}),
        ("Northern Friendship Centre", {"telephone": "807-555-0101"}),
        ("Friendship Centre", {"telephone": "807-555-0101"}),
    )
    proposed = likely(found)
    assert [(each.one.key, each.other.key, each.reasons) for each in proposed] == [
        (found[0].key, found[2].key, ("name",)),
        (found[1].key, found[2].key, ("telephone",)),
    ]


def test_one_help_line_of_many_communities_is_decided_at_once() -> None:
    found = entries(*[("Night Line", {"telephone": "1-833-900-1010"})] * 30, ("Friendship Centre", CENTRE))
    proposed = likely(found)
    assert [len(each) for each in together(proposed)] == [len(proposed)] == [29]


@pytest.mark.parametrize(
    ("here", "there", "near"),
    [
        (("Toronto", "ON"), ("Hamilton", "ON"), True),
        (("Thunder Bay", "ON"), ("Windsor", "ON"), False),
        (("Windsor", "ON"), ("Windsor", "NS"), False),
        (("Thunder Bay", "ON"), ("Nowhere at All", "ON"), False),
        (("Toronto", ""), ("Hamilton", "ON"), False),
    ],
)
def test_communities_are_near_by_their_distance(here: tuple[str, str], there: tuple[str, str], near: bool) -> None:
    """By the public places that bear their names: where an organisation is never reaches a region."""
    given = [
        contribution(number, ("community", "c", "province", province, None), *listing("r", name), name=community)
        for number, ((community, province), name) in enumerate(
            ((here, "Legal Clinic of the North"), (there, "Legal Clinic of North"))
        )
    ]
    assert [each.reasons for each in likely(listings(given))] == ([("name", "near")] if near else [])
