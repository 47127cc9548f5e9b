"""Named places are found as people write them."""

import pytest

from diagnostic.mapping import basemap, gazetteer


@pytest.mark.parametrize(
    ("query", "name", "province"),
    [
        ("iqaluit", "Iqaluit", "NU"),
        ("MONTREAL", "Montréal", "QC"),
        ("Trois Rivieres", "Trois-Rivières", "QC"),
        ("saint john's", "St. John's", "NL"),
        ("Thunnder Bay", "Thunder Bay", "ON"),
        ("Tunder Bya", "Thunder Bay", "ON"),
        ("Sasktoon", "Saskatoon", "SK"),
        ("Chicoutmi", "Chicoutimi", "QC"),
        ("Yelowkni", "Yellowknife", "NT"),
        ("ᐃᖃᓗᐃᑦ", "Iqaluit", "NU"),
        ("Windsor, NS", "Windsor", "NS"),
        ("windsor nouvelle-écosse", "Windsor", "NS"),
        ("Windsor", "Windsor", "ON"),
    ],
)
def test_a_place_is_found_as_people_write_it(query: str, name: str, province: str) -> None:
    best = gazetteer.find(query)[0]
    assert gazetteer.fold(best.name_fr) == gazetteer.fold(name) or gazetteer.fold(best.name_en) == gazetteer.fold(name)
    assert best.province == province


def test_places_of_the_same_name_are_told_apart_by_their_province() -> None:
    found = [each for each in gazetteer.find("Windsor") if each.name_en == "Windsor"]
    assert len(found) > 1
    for lang in ("en", "fr"):
        assert len({gazetteer.label(each, lang) for each in found}) == len(found)
    assert "Windsor (Nouvelle-Écosse)" in [gazetteer.label(each, "fr") for each in found]


def test_every_place_is_found_by_both_its_names() -> None:
    for place in basemap.places()[::60]:
        for name in (place.name_en, place.name_fr):
            among = gazetteer.find(f"{name}, {place.province}")
            assert gazetteer.fold(name) in {gazetteer.fold(each.name_en) for each in among} | {
                gazetteer.fold(each.name_fr) for each in among
            }


@pytest.mark.parametrize("query", ["", "   ", "!?", "zzzzqqqq", "xq"])
def test_what_is_no_name_finds_nothing(query: str) -> None:
    assert gazetteer.find(query) == ()
