"""Rules G, H, M06, N05 and N08: what may leave. Each test tries to make something leave that must not."""

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from diagnostic import example
from diagnostic.domain import safeguards, steps
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import (
    Action,
    Community,
    FactorRating,
    LocalEntry,
    Place,
    Population,
    ProfileItem,
    Record,
    Release,
    ReportedCount,
    Situation,
    Source,
    StepMark,
    Strength,
)
from diagnostic.domain.safeguards import content, governance, views
from diagnostic.exchange import export
from diagnostic.shipped import FORMS, RESOURCES, catalogues

TODAY = dt.date(2026, 11, 24)
SECRET = "words that must stay at home"


@pytest.fixture
def diagnostic() -> Diagnostic:
    raw = Diagnostic(example.records("en", TODAY))
    return Diagnostic(safeguards.before_saving(each, raw, catalogues()) for each in raw)


def shared(diagnostic: Diagnostic) -> Diagnostic:
    return views.shared(diagnostic, catalogues()).diagnostic


def without(name: str) -> Callable[[Diagnostic], Record]:
    nothing = {"review_date": None, "notice_accepted": False}
    return lambda diagnostic: replace(diagnostic.community, **{name: nothing.get(name, "  \n")})


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("owner", "G01"),
        ("steward_role", "G01"),
        ("permitted_uses", "G01"),
        ("authority_kind", "G01"),
        ("review_date", "G01"),
        ("benefit", "G09"),
        ("notice_accepted", "H06"),
    ],
)
def test_g01_g09_h06_nothing_leaves_without_a_mandate(diagnostic: Diagnostic, name: str, rule: str) -> None:
    shared(diagnostic)
    diagnostic.put(without(name)(diagnostic))
    with pytest.raises(Refused) as caught:
        shared(diagnostic)
    assert caught.value.rule == rule


@pytest.mark.parametrize("kind", ["first_nation", "inuit", "metis"])
def test_g01_a_nation_cannot_skip_its_mandate(kind: str) -> None:
    nation = Diagnostic([Community(community_kind=kind)])
    town = Diagnostic([Community(community_kind="municipality")])
    mark = StepMark(step_number=0, skipped=True, reason="x")
    with pytest.raises(Refused):
        safeguards.before_saving(mark, nation, catalogues())
    safeguards.before_saving(mark, town, catalogues())
    nation.put(mark)  # skipped before people said what kind of community it is
    assert steps.state(nation, steps.STEPS[0], catalogues()).status is not steps.Status.SKIPPED


def test_g03_skipping_the_last_step_lets_nothing_leave(diagnostic: Diagnostic) -> None:
    for each in diagnostic.all(Release):
        diagnostic.remove(each)
    mark = StepMark(step_number=10, skipped=True, reason="Not now.")
    diagnostic.put(safeguards.before_saving(mark, diagnostic, catalogues()))
    with pytest.raises(Refused) as caught:
        shared(diagnostic)
    assert caught.value.rule == "G03"


@pytest.mark.parametrize("missing", ["scope", "recipient", "purpose", "authority", "date"])
def test_g03_a_release_counts_only_when_it_is_complete(diagnostic: Diagnostic, missing: str) -> None:
    for each in diagnostic.all(Release):
        diagnostic.put(replace(each, **{missing: None if missing == "date" else " \t"}))
    with pytest.raises(Refused) as caught:
        shared(diagnostic)
    assert caught.value.rule == "G03"


def test_g03_a_release_of_the_summary_lets_only_the_summary_leave(diagnostic: Diagnostic, tmp_path: Path) -> None:
    for each in diagnostic.all(Release):
        diagnostic.put(replace(each, scope="public_summary"))
    export(diagnostic, tmp_path / "out.pdf", lang="en", scope="shared", today=TODAY)
    with pytest.raises(Refused) as caught:
        export(diagnostic, tmp_path / "out.csv", lang="en", scope="shared", today=TODAY)
    assert (caught.value.rule, caught.value.key) == ("G03", "safeguards-block-release-scope")


def test_g03_a_release_of_tomorrow_does_not_count_today(diagnostic: Diagnostic) -> None:
    for each in diagnostic.all(Release):
        diagnostic.put(replace(each, date=TODAY + dt.timedelta(days=1)))
    with pytest.raises(Refused) as caught:
        views.shared(diagnostic, catalogues(), today=TODAY)
    assert caught.value.rule == "G03"


def test_g06_a_withdrawn_release_counts_no_more(diagnostic: Diagnostic) -> None:
    for each in diagnostic.all(Release):
        diagnostic.put(replace(each, withdrawn_on=TODAY))
    with pytest.raises(Refused) as caught:
        shared(diagnostic)
    assert caught.value.rule == "G03"


def test_g07_what_is_not_to_be_shared_leaves_in_no_file(diagnostic: Diagnostic, tmp_path: Path) -> None:
    """Every open format and the page, searched for the words and for the record's id."""
    keep = Strength(title=SECRET, sharing="not_to_be_shared")
    place = replace(diagnostic.all(Place)[0], area=SECRET, sharing="not_to_be_shared")
    situation = replace(diagnostic.all(Situation)[0], note=SECRET, sharing="not_to_be_shared")
    for record in (keep, place, situation):
        diagnostic.put(record)
    view = shared(diagnostic)
    for record in (keep, place, situation):
        assert view.get(type(record), record.id) is None
    for suffix in (".html", ".geojson", ".csv", ".zip", ".gpkg"):
        out = tmp_path / f"out{suffix}"
        export(diagnostic, out, lang="en", scope="shared", today=TODAY)
        content_ = out.read_bytes()
        if suffix == ".zip":
            with zipfile.ZipFile(out) as archive:
                content_ = b"".join(archive.read(name) for name in archive.namelist())
        assert SECRET.encode() not in content_, suffix
        assert keep.id.encode() not in content_, suffix


def test_g08_a_shared_report_always_shows_strengths(diagnostic: Diagnostic) -> None:
    for each in diagnostic.all(Strength):
        diagnostic.remove(each)
    for rating in diagnostic.all(FactorRating):
        if rating.factor_type == "protective":
            diagnostic.remove(rating)
    with pytest.raises(Refused) as caught:
        shared(diagnostic)
    assert caught.value.rule == "G08"


def test_g10_retention_ends() -> None:
    assert governance.retention_is_over(Community(retention_date=TODAY - dt.timedelta(days=1)), TODAY)
    assert not governance.retention_is_over(Community(retention_date=TODAY), TODAY)
    assert not governance.retention_is_over(Community(), TODAY)


def test_e03_a_text_that_may_point_to_a_person_blocks_sharing(diagnostic: Diagnostic) -> None:
    diagnostic.put(Strength(title="call a.b@example.ca"))
    with pytest.raises(Refused) as caught:
        shared(diagnostic)
    assert caught.value.rule == "E03"


def test_h03_a_contested_practice_needs_its_reason(diagnostic: Diagnostic) -> None:
    contested = [
        each.id for each in catalogues().entries("prevention_practices") if each.more["evidence_level"] == "contested"
    ]
    diagnostic.put(Action(title="x", practice=contested[0]))
    with pytest.raises(Refused) as caught:
        shared(diagnostic)
    assert caught.value.rule == "H03"
    assert content.prompts(Action(practice=contested[0], contested_because="because"), catalogues()) == ()


def test_h04_enforcement_asks_who_may_be_harmed() -> None:
    asked = {each.field for each in content.prompts(Action(enforcement=True), catalogues())}
    assert asked == {"harm_who", "harm_prevented", "harm_consulted"}


@pytest.mark.parametrize("label", ["Filipino workers", "Travailleurs mexicains", "Muslim women", "Femmes noires"])
def test_h01_a_community_cannot_add_an_origin_or_a_religion(label: str) -> None:
    entry = LocalEntry(catalogue="populations", entry="x_own", label_fr=label)
    with pytest.raises(Refused) as caught:
        safeguards.before_saving(entry, Diagnostic(), catalogues())
    assert caught.value.rule == "H01"
    for own in ("Femmes cries de la Colombie-Britannique", "Our women", "Fishers"):
        safeguards.before_saving(replace(entry, label_fr=own), Diagnostic(), catalogues())


def test_h04_a_practice_of_enforcement_asks_even_when_nobody_ticked_it() -> None:
    asked = content.prompts(Action(practice="risk_based_employer_inspection"), catalogues())
    assert {each.rule for each in asked} == {"H04"}


def test_h01_no_population_or_factor_names_a_nationality_or_religion() -> None:
    word = re.compile(
        r"\b(chinese|filipin|mexic|jamaic|vietnam|muslim|christian|hindu|musulman|chinois)", re.IGNORECASE
    )
    for name in ("populations", "risk_factors"):
        for each in catalogues().entries(name):
            assert not word.search(f"{each.label_en} {each.label_fr} {each.definition_en} {each.definition_fr}")


def test_h02_banned_words_occur_nowhere_people_read() -> None:
    files = [*RESOURCES.rglob("*.ftl"), *(RESOURCES / "help").rglob("*.md"), *FORMS.glob("*.md")]
    files += [*(RESOURCES / "catalogues").glob("*.csv"), *(RESOURCES / "example").glob("*.csv")]
    assert len(files) > 60
    for path in files:
        if path.stem != "glossary_en_fr":  # says which words not to use
            assert content.banned_words(path.read_text(encoding="utf-8")) == (), path
    assert content.banned_words("a Hot-spot") and content.banned_words("profil des victimes")


def test_m06_a_place_with_one_source_stays_out_of_shared_maps(diagnostic: Diagnostic) -> None:
    lone = replace(diagnostic.all(Place)[0], sources=(diagnostic.all(Source)[0].id,), sharing="shareable")
    diagnostic.put(lone)
    assert shared(diagnostic).get(Place, lone.id) is None


def test_n05_a_small_community_maps_no_place_and_gives_no_group_sizes(diagnostic: Diagnostic) -> None:
    for item in diagnostic.all(ProfileItem):
        if item.topic == "population":
            diagnostic.put(replace(item, number=180.0, band=""))
    view = shared(diagnostic)
    assert not [each for each in view.all(Place) if each.geometry is not None]
    assert not [each for each in view.all(Population) if each.size is not None]
    assert not view.all(ReportedCount)


def test_n05_an_unknown_population_is_not_taken_as_large(diagnostic: Diagnostic) -> None:
    for item in diagnostic.all(ProfileItem):
        diagnostic.remove(item)
    assert not [each for each in shared(diagnostic).all(Place) if each.geometry is not None]


def test_n08_a_group_of_fewer_than_forty_leaves_only_under_its_larger_group(diagnostic: Diagnostic) -> None:
    situation = diagnostic.all(Situation)[0]
    code = situation.population
    for each in diagnostic.all(Population):
        if each.population == code:
            diagnostic.remove(each)
    diagnostic.put(Population(population=code, size=12))
    view = shared(diagnostic)
    for record in view:
        for name in ("population", "populations", "designed_for", "accepts", "excludes"):
            value = getattr(record, name, ())
            assert code not in ((value,) if isinstance(value, str) else value), (record.kind, name)
    assert not [each for each in view.all(FactorRating) if each.population.endswith(code)]
    merged = view.get(Situation, situation.id)
    assert merged is None or (merged.extent, merged.severity) == (None, None)


def test_n01_no_small_count_leaves_in_any_open_format(diagnostic: Diagnostic, tmp_path: Path) -> None:
    diagnostic.put(ReportedCount(population="indigenous_women", form="x", people=3, year=2024))
    view = views.shared(diagnostic, catalogues())
    for each in view.diagnostic.all(ReportedCount):
        value = view.count(each, "people", "en")
        assert value in {None, "x", "<5"} or int(value) % 5 == 0
    out = tmp_path / "out.csv"
    export(diagnostic, out, lang="en", scope="shared", today=TODAY)
    for line in out.read_text(encoding="utf-8-sig").splitlines():
        if ",people," in line:
            assert not re.search(r",(1|2|3|4)(,|$)", line.split(",people,")[1]), line


def test_what_is_missing_is_said_by_its_question_and_its_step() -> None:
    """Nobody has to know the name of a field: the words are those of the form, in both languages."""
    from diagnostic.language import explain
    from diagnostic.questionnaire import StepQuestion, load_step

    def questions(items: Any) -> list[StepQuestion]:
        return [one for each in items for one in ([each] if isinstance(each, StepQuestion) else questions(each.items))]

    blocks = governance.shared_blocks(Diagnostic([Community(name="X")]), catalogues())
    named = {each.arguments["field"]: each for each in blocks if each.key == "safeguards-block-mandate"}
    assert set(named) == {"owner", "steward_role", "permitted_uses", "authority_kind", "review_date"}
    for name, block in named.items():
        section = next(
            each for each in load_step(block.arguments["step"], catalogues()).sections if each.kind == "community"
        )
        asked = next(each for each in questions(section.items) if each.name == name)
        for lang in ("en", "fr"):
            assert asked.label(lang) in explain(block, lang)
