"""Rules E: no persons, no cases. Each test tries to get one in."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import example as case
from hypothesis import given
from hypothesis import strategies as st

from diagnostic import example
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import KINDS, Clearance, Place, Resource, Response, Strength, specs
from diagnostic.domain.safeguards import persons, texts, warnings
from diagnostic.domain.steps import STEPS
from diagnostic.questionnaire import load_step
from diagnostic.shipped import catalogues


def test_e01_e04_no_field_of_the_schema_could_hold_a_person() -> None:
    assert persons.forbidden_fields() == ()


@pytest.mark.parametrize(
    "name", ["first_name", "birth_date", "case_number", "nickname", "passport", "suspect", "vehicle"]
)
def test_e01_the_denylist_would_find_such_a_field(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = specs(Strength)
    monkeypatch.setattr(persons, "specs", lambda cls: {name: known["title"]})
    assert persons.forbidden_fields([Strength]) == (f"strength.{name}",)


@pytest.mark.parametrize(
    "header",
    [
        "first_name", "First Name", "Prénom", "date de naissance", "DOB", "passport no", "NAS", "SIN", "prs_age",
        "DateOfBirth", "dateNaissance", "NomDeFamille", "caseNumber", "N° dossier", "prs-id", "Victime", "Né le",
        "vic_gender", "cas_id", "hte_x", "Nom de famille", "birthdate", "Victim name", "no de dossier", "suspect",
    ],
)  # fmt: skip
def test_e02_columns_of_cases_are_named(header: str) -> None:
    assert [found for found, _ in persons.forbidden_headers(["organisation", header])] == [header]


@pytest.mark.parametrize(
    "header",
    [
        "Services aux victimes",
        "Clientèle",
        "Cas acceptés",
        "organisation",
        "Organization name",
        "nom",
        "name",
        "téléphone",
        "service type",
        "city",
        "hours",
        "sector",
    ],
)
def test_e02_ordinary_columns_of_a_directory_are_not(header: str) -> None:
    assert persons.forbidden_headers([header]) == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("write to a.b@example.ca", "email"),
        ("call 807-555-0188 tonight", "telephone"),
        ("appelez le 807\u00a0555\u00a00188", "telephone"),
        ("lives near P0T 1A0", "postal_code"),
        ("SIN 130 692 544", "insurance_number"),
        ("born on March 3, 1999", "birth_date"),
        ("née le 3 mars 1999", "birth_date"),
        ("at 12 Main Street", "address"),
        ("au 12, rue Principale", "address"),
        ("12 rue de l’Église", "address"),
        ("a 16-year-old was seen", "age"),
        ("une jeune femme âgée de 16 ans", "age"),
        ("file no. 2024-118", "case_number"),
        ("dossier 2024-118", "case_number"),
        ("a sixteen-year-old", "age"),
        ("une fille de seize ans", "age"),
        ("elle a 16 ans", "age"),
        ("a 16–year–old", "age"),
        ("17 years of age", "age"),
        ("a.b [at] example.ca", "email"),
        ("130.692.544", "insurance_number"),
        ("call 555 0188", "telephone"),
        ("12-B, av. du Parc", "address"),
        ("snapchat: kid2009", "account"),
        ("three girls were taken", "small_count"),
        ("deux jeunes femmes", "small_count"),
        ("only one girl came", "small_count"),
        ("une seule femme est venue", "small_count"),
        ("2 of the girls", "small_count"),
        ("3 young First Nations women", "small_count"),
        ("quatre de nos jeunes", "small_count"),
        ("NAS 046-454-287", "insurance_number"),
        ("une fille (15 ans)", "age"),
        ("14-y-o", "age"),
        ("at 1200 Highway 11", "address"),
        ("a known hot  spot", "banned_word"),
        ("profil de la victime", "banned_word"),
        ("une prostitue\u0301e", "banned_word"),
    ],
)
def test_e03_what_points_to_a_person_is_found(text: str, what: str) -> None:
    assert what in {found for found, _, _ in texts.scan(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Rides are offered at night near the highway.",
        "Youth aged 12 to 17 are often alone.",
        "About 45 % of households rent; 120 families moved in 2019.",
        "Les jeunes de 12 à 17 ans sont souvent seuls.",
        "En 2024, 35 personnes ont suivi la formation de 3 heures.",
        "The road is 240 km long and 2 lanes wide.",
        "Résolution 2026-14 du conseil",
        "Ouvrir quatre lits pour jeunes; open four youth beds",
        "Between 12 and 14 people came; 1,002 people live here",
        "Two outreach workers visit twice a week",
        "No signal after km 74 Highway 11",
        "One session for all youth; two nights a week with the girls’ club",
        "Une personne de confiance à l’école",
        "Prostitution laws changed in 2014",
    ],
)
def test_e03_ordinary_sentences_raise_no_alarm(text: str) -> None:
    assert texts.scan(text) == ()


def test_e03_contact_of_an_organisation_is_no_finding_but_its_note_is() -> None:
    resource = Resource(organisation="Health centre", telephone="807-555-0188", note="ask at 807-555-0177")
    assert {each.field for each in warnings(resource)} == {"note"}


def test_e03_a_finding_blocks_until_it_is_cleared_and_again_when_the_text_changes() -> None:
    record = Strength(title="Call 807-555-0188")
    diagnostic = Diagnostic([record])
    assert len(persons.uncleared(diagnostic)) == 1
    clearance = Clearance(record=record.id, record_field="title", digest=persons.digest(record.title))
    diagnostic.put(clearance)
    assert persons.uncleared(diagnostic), "a clearance without a reason counts for nothing"
    diagnostic.put(replace(clearance, reason="the public number of the office"))
    assert not persons.uncleared(diagnostic)
    diagnostic.put(replace(record, title="Call 807-555-0189"))
    assert persons.uncleared(diagnostic)


def test_h02_a_word_that_shames_cannot_be_cleared() -> None:
    record = Strength(title="No hot spots here")
    clearance = Clearance(record=record.id, record_field="title", digest=persons.digest(record.title), reason="quoted")
    assert [each.rule for each in persons.uncleared(Diagnostic([record, clearance]))] == ["H02"]


@pytest.mark.parametrize("name", ["the Moonlight Motel", "Chez Lucie", "Bar Central", "Northern Foods Ltd"])
def test_m04_the_name_of_a_business_in_a_place_is_found(name: str) -> None:
    found = warnings(Place(place_kind="hotel_motel", area=f"Behind {name}"))
    assert [(each.rule, each.what) for each in found] == [("M04", "business_name")]
    assert not warnings(Place(place_kind="hotel_motel", area="Near the motel on the highway, Downtown"))


def test_e03_answers_to_own_questions_are_scanned_too() -> None:
    assert [each.field for each in warnings(Strength(extra={"who": "a@b.ca"}))] == ["extra.who"]


def test_e03_the_shipped_example_holds_nothing_to_clear() -> None:
    for lang in ("en", "fr"):
        assert persons.uncleared(Diagnostic(example.records(lang, dt.date(2026, 11, 24)))) == ()  # type: ignore[arg-type]


def test_e06_every_note_says_to_describe_patterns_and_not_people() -> None:
    notes = {"note", "themes", "safer", "riskier", "description", "reason", "lessons", "local_result"}
    asked = [
        (item.name, item.hint("en"), item.hint("fr"))
        for step in STEPS
        for section in load_step(step.number, catalogues()).sections
        for item, _ in section.all_items()
        if getattr(item, "name", "") in notes and hasattr(item, "hint")
    ]
    assert {name for name, _, _ in asked} == notes
    for name, english, french in asked:
        assert "not people" in english and "pas des personnes" in french, name


def test_e07_people_are_counted_in_bands_or_totals() -> None:
    for cls in KINDS.values():
        for name, spec in specs(cls).items():
            if "people" in name or name in {"size", "reach"}:
                assert spec.base is int or "band" in spec.mark.catalogue, (cls.kind, name)


@given(st.uuids(), st.sampled_from([".jpg", ".png"]))
@case(UUID("01a21afb-6154-7325-8125-807555012345"), ".jpg")
def test_the_name_of_a_kept_picture_is_nothing_that_people_wrote(made: UUID, suffix: str) -> None:
    """Whatever digits chance gives it."""
    response = Response(extra={"photo": f"{made}{suffix}", "group": {"other": f"{made}{suffix}"}})
    assert not persons.findings(response)
    assert persons.findings(Response(extra={"photo": "call 807-555-0123.jpg"}))
