"""The shipped catalogues, and what a community lays over them."""

import pytest

from diagnostic.domain.catalogue import LOCAL_PREFIX
from diagnostic.domain.records import LocalEntry
from diagnostic.domain.safeguards.maps import PRECISIONS
from diagnostic.shipped import catalogues

NAMES = [each for each in catalogues().names() if not each.startswith("choices:")]


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_whole(name: str) -> None:
    known = catalogues()
    entries = known.entries(name, hidden=True)
    assert len({each.id for each in entries}) == len(entries)
    for each in entries:
        assert each.id and not each.id.startswith(LOCAL_PREFIX)
        assert each.label_en.strip() and each.label_fr.strip()
        assert each.source.strip(), (name, each.id)
        if each.group and name not in {"rating_scales"}:
            assert known.group_label(name, each.group, "fr") != each.group, (name, each.group)


def test_columns_that_rules_read_hold_what_rules_know() -> None:
    known = catalogues()
    for each in known.entries("place_kinds"):
        assert each.more["default_precision"] in PRECISIONS
        assert each.more["name_rule"] in {"public_name_ok", "kind_only", "never"}
    for each in known.entries("prevention_practices"):
        assert ("evidence_levels", each.more["evidence_level"]) in known
        assert set(each.values("target_populations")) <= {x.id for x in known.entries("populations")} | {"all"}


def test_a_community_adds_relabels_and_hides() -> None:
    local = [
        LocalEntry(
            catalogue="populations", entry="x_fishers", group="workers", label_en="Fishers", label_fr="Pêcheurs"
        ),
        LocalEntry(catalogue="populations", entry="indigenous_women", label_en="Our women", label_fr=""),
        LocalEntry(catalogue="populations", entry="international_students", hidden=True),
        LocalEntry(catalogue="populations", entry="not_ours", label_en="Shipped ids cannot be made up"),
        LocalEntry(catalogue="nowhere", entry="x_y", label_en="?"),
    ]
    shipped, known = catalogues(), catalogues().with_local(local)
    offered = [each.id for each in known.entries("populations")]
    assert "x_fishers" in offered
    assert "international_students" not in offered
    assert "not_ours" not in offered
    assert known.label("populations", "x_fishers", "fr") == "Pêcheurs"
    assert known.label("populations", "indigenous_women", "en") == "Our women"
    assert known.label("populations", "indigenous_women", "fr") == shipped.label(
        "populations", "indigenous_women", "fr"
    )
    assert known.label("populations", "international_students", "en") != "international_students"
    assert "x_fishers" not in [each.id for each in shipped.entries("populations")]
