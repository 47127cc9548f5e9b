"""The shipped catalogues, and what a community lays over them."""

import re
import shutil
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from diagnostic.about import about
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import LocalEntry
from diagnostic.shipped import RESOURCES, catalogues, listed

COUNTS = {
    "forms_of_exploitation": {"sexual": 11, "labour": 12, "other": 5, "related": 6},
    "populations": {
        "indigenous": 6, "women_gender": 4, "children_youth": 6, "migrants": 9, "living_conditions": 4,
        "health_disability": 3, "workers": 2, "survivors": 3,
    },
    "risk_factors": {"individual": 19, "relational": 15, "community": 15, "structural": 15, "environment": 13},
    "protective_factors": {"individual_relational": 7, "community": 9, "structural": 2},
    "place_kinds": {
        "transport": 9, "border": 1, "lodging": 5, "work": 9, "commercial_leisure": 6, "public_space": 4,
        "institution": 7, "online": 3, "event": 2, "residential": 1,
    },
    "resource_kinds": {"prevention": 14, "protection": 20, "prosecution": 10, "partnerships": 11},
    "information_source_kinds": {"statistics": 7, "service_data": 5, "reports": 5, "community_voice": 7, "field": 2},
}  # fmt: skip
"""METHOD 2.1, entries by group."""
COLUMNS = {
    ("risk_factors", "mechanism"): {"push": 38, "pull": 17, "control": 7, "enabler": 15},
    ("prevention_practices", "level"): {"universal": 18, "selective": 20, "indicated": 12},
}
FROM_THE_PLAN = {
    "forms_of_exploitation": 10, "populations": 24, "risk_factors": 40, "protective_factors": 5, "place_kinds": 11,
    "resource_kinds": 38, "information_source_kinds": 14, "prevention_practices": 34, "access_barriers": 6,
}  # fmt: skip


def check_catalogues() -> ModuleType:
    spec = spec_from_file_location("check_catalogues", RESOURCES.parent / "packaging" / "check_catalogues.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_ships_is_what_the_method_counts() -> None:
    known = catalogues()
    for name, groups in COUNTS.items():
        assert Counter(each.group for each in known.entries(name)) == groups, name
    for (name, column), values in COLUMNS.items():
        assert Counter(each.more[column] for each in known.entries(name)) == values, column
    for name, count in FROM_THE_PLAN.items():
        assert sum("plan:" in each.source for each in known.entries(name)) == count, name
    sizes = {name: len(known.entries(name)) for name in ("prevention_practices", "access_barriers", "evidence_levels")}
    assert sizes == {"prevention_practices": 50, "access_barriers": 24, "evidence_levels": 7}
    assert len(known.entries("rating_scales")) == 22
    assert (len(listed("glossary_en_fr")), len(listed("sources_register"))) == (34, 47)


def test_the_build_finds_nothing_wrong_in_what_ships() -> None:
    assert check_catalogues().faults() == []


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("populations", "indigenous_women,", "x_women,", "line 2, column id"),
        ("populations", "boys_young_men,", "indigenous_women,", "indigenous_women is there twice"),
        ("populations", ",Two-Spirit people,", ",,", "column label_en: is empty"),
        ("populations", "two_spirit_people,indigenous,", "two_spirit_people,indigenus,", "column group: 'indigenus'"),
        ("place_kinds", ",grid_5km,", ",grid_1m,", "column default_precision: does not know 'grid_1m'"),
        ("prevention_practices", ",contested,", ",proven,", "there is no level 'proven'"),
        ("risk_factors", ",both", ",all", "column applies_to"),
        ("access_barriers", "n’existe", "n'existe", "column definition_fr: French typography"),
        ("access_barriers", "other:Penchansky", "Penchansky", "column source"),
        ("protective_factors", "id,group", "id,groupe", "line 1: columns are"),
    ],
)
def test_the_build_says_what_is_wrong_and_where(tmp_path: Path, name: str, before: str, after: str, said: str) -> None:
    folder = shutil.copytree(RESOURCES / "catalogues", tmp_path / "catalogues")
    path = folder / f"{name}.csv"
    words = path.read_text(encoding="utf-8")
    assert before in words
    path.write_text(words.replace(before, after, 1), encoding="utf-8")
    found = check_catalogues().faults(folder)
    assert found
    assert any(said in each and each.startswith(f"{name}.csv") for each in found), found
    with pytest.raises(SystemExit, match="cannot be shipped"):
        check_catalogues().check(folder)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_entry_tells_its_meaning_and_its_source(lang: Lang) -> None:
    known = catalogues()
    for name, entry in known:
        lines = about(name, entry, known, lang)
        if name.startswith("choices:"):
            assert lines == ()
            continue
        assert lines[0] == entry.definition(lang)
        assert lines[-1].startswith("Source")
        assert not re.search(r"plan:|other:|\[read\]|\[memory\]|catalogues-", " ".join(lines))


def test_a_practice_tells_its_evidence_and_known_harm() -> None:
    """H03."""
    entry = catalogues().find("prevention_practices", "general_awareness_campaign")
    assert "Contested" in about("prevention_practices", entry, catalogues(), "en")[1]
    assert "can backfire" in about("prevention_practices", entry, catalogues(), "en")[1]
    assert "peut nuire" in about("prevention_practices", entry, catalogues(), "fr")[1]
    assert about("prevention_practices", entry, catalogues(), "fr")[2].startswith("Tort connu")


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
