"""What a region gives back: directory, yearly numbers, feedback, and the public page as files."""

import csv
import dataclasses
import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from made_up import TODAY, contribution, listing, region, themed
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.safeguards import content
from diagnostic.region import issued, publishing, yearly
from diagnostic.region.contribution import Contribution, Fact
from diagnostic.region.listings import Decision
from diagnostic.region.report import report
from diagnostic.shipped import catalogues

KNOWN: dict[str, Any] = {"catalogues": catalogues(), "today": TODAY}
EVIL = "<script>alert(1)</script>"


def facts(n: int) -> tuple[Fact, ...]:
    return (
        *(themed("barrier", code) for code in ("no_transport", "age_limit")[: 1 + (n < 3)]),
        ("coverage", "women_adult/protection", "status", "absent", None),
        ("practice_told", "p", "practice", "land_based_healing", None),
        ("practice_told", "p", "local_result", None, "Camps are full."),
        ("request", "r", "title", None, "Beds for youth"),
        ("request", "r", "pillar", "protection", None),
        *listing(f"one-{n}", f"=Centre {n}", telephone=f"807-555-01{n:02}", verified_on="2024-01-01",
                 area_served="Town", language=("en", "cree"), service_kind=("family_support_program", "x_ours"),
                 hours="Mon; Tue"),
        *listing(f"two-{n}", EVIL, website="https://clinic.example", status="temporarily_closed",
                 verified_on="2026-10-01"),
        *listing(f"gone-{n}", "Closed for good", status="defunct"),
    )  # fmt: skip


def given(count: int = 14) -> list[Contribution]:
    return region(count, facts)


class Read(HTMLParser):
    """What stands in a page: tags with their attributes, and the language of every text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]


def test_the_public_page_is_one_file_that_asks_for_nothing_and_runs_nothing(tmp_path: Path) -> None:
    out = tmp_path / "public.html"
    publishing.publish(out, given(), "both", **KNOWN)
    text = out.read_text(encoding="utf-8")
    page = Read(text)
    assert "http" not in text and not re.search(r"url\(|@import|//[a-z]|\bsrc=|\bon\w+=|javascript:", text)
    assert {tag for tag, _ in page.tags} <= {
        "html", "head", "meta", "title", "style", "body", "nav", "ul", "ol", "li", "a", "main", "article", "header",
        "h1", "h2", "p",
        "section", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "aside", "dl", "dt", "dd",
    }  # fmt: skip
    assert not [
        said for said in ("Willow Bay", "Centre 1", "Camps are full", "Beds for youth", "script") if said in text
    ]
    assert not content.banned_words(text)


def test_the_public_page_can_be_read_in_both_languages_by_anybody(tmp_path: Path) -> None:
    out = tmp_path / "public.html"
    publishing.publish(out, given(), "both", **KNOWN)
    page = Read(out.read_text(encoding="utf-8"))
    assert [attrs["lang"] for attrs in page.all("article")] == ["en", "fr"] and page.all("html")[0]["lang"] == "en"
    assert len(page.all("main")) == 1 and len(page.all("h1")) == 2 and len(page.all("aside")) == 2
    tables = page.all("table")
    assert len(tables) == len(page.all("caption")) >= 8 and len(tables) % 2 == 0
    assert all(attrs["scope"] in {"col", "row"} for attrs in page.all("th"))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {str(attrs["href"])[1:] for attrs in page.all("a")} <= set(map(str, ids))
    named = [str(attrs["aria-labelledby"]) for _, attrs in page.tags if "aria-labelledby" in attrs]
    assert set(named) <= set(map(str, ids))
    for lang in ("en", "fr"):
        publishing.publish(tmp_path / f"{lang}.html", given(), lang, **KNOWN)  # type: ignore[arg-type]
        alone = Read((tmp_path / f"{lang}.html").read_text(encoding="utf-8"))
        assert [attrs["lang"] for attrs in alone.all("article")] == [lang] == [alone.all("html")[0]["lang"]]


def test_colours_of_the_page_have_enough_contrast() -> None:
    """WCAG 2.1 AA: 4.5:1 for every ink on its ground in the style sheet."""
    from diagnostic.region.page import STYLE

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    found = 0
    for rule in re.findall(r"\{([^{}]*)\}", STYLE.read_text(encoding="utf-8")):
        ink = re.search(r"(?<![-\w])color: (#\w{6})", rule)
        ground = re.search(r"background: (#\w{6})", rule)
        if ink:
            pair = sorted((light(ink[1]), light(ground[1] if ground else "#FFFFFF")))
            assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, rule
            found += 1
    assert found >= 6


def test_the_map_shows_where_communities_are_and_nothing_that_they_said(tmp_path: Path) -> None:
    def placed(n: int, *more: Fact, name: str = "") -> Contribution:
        return contribution(n, ("community", "c", "province", "ON", None), *more, name=name or f"Willow Bay {n}")

    def drawn(name: str, *given: Contribution) -> bytes:
        publishing.publish(tmp_path / name, given, "fr", **KNOWN)
        return (tmp_path / name).read_bytes()

    some = [placed(n) for n in range(6)]
    plain = drawn("a.png", *some)
    assert plain.startswith(b"\x89PNG")
    assert drawn("b.png", *(placed(n, themed("barrier", "no_transport")) for n in range(6))) == plain
    assert drawn("c.png", placed(0, name="Kenora"), *some[1:]) != plain, "one that the gazetteer knows has its place"
    with pytest.raises(BadInput):
        drawn("d.png", *some[:4])
    assert not (tmp_path / "d.png").exists()


def test_a_region_of_few_has_a_public_page_that_says_why_it_says_nothing(tmp_path: Path) -> None:
    for suffix in (".html", ".pdf", ".csv", ".xlsx"):
        publishing.publish(tmp_path / f"few{suffix}", given(4), "en", **KNOWN)
    text = (tmp_path / "few.html").read_text(encoding="utf-8")
    assert "Fewer than five communities" in text and "No safe transport" not in text
    assert len((tmp_path / "few.csv").read_text(encoding="utf-8-sig").splitlines()) == 1


def test_the_same_numbers_stand_in_every_form_of_the_report(tmp_path: Path) -> None:
    for suffix in (".html", ".pdf"):
        publishing.publish(tmp_path / f"out{suffix}", given(), "fr", **KNOWN)
    pdf = " ".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)
    html = (tmp_path / "out.html").read_text(encoding="utf-8")
    for said in ("Aucun transport sûr", "10 ou plus", "Limite d’âge"):
        assert said in pdf.replace("\n", " ") and said in html


def test_yearly_numbers_keep_what_each_year_told(tmp_path: Path) -> None:
    first = report(given(9), catalogues(), TODAY.replace(year=2025)).issued
    now = publishing.publish(tmp_path / "yearly.csv", given(24), "en", earlier=[first], **KNOWN)
    with (tmp_path / "yearly.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {(row["year"], row["table"], row["code"]): row["communities_en"] for row in rows}
    assert (
        told["2025", "barrier", "no_transport"] == "5 or more"
        and told["2026", "barrier", "no_transport"] == "20 or more"
    )
    assert told["2026", "gap", "women_adult/protection"] == "5 or more"
    assert {row["communities_fr"] for row in rows if row["communities_en"] == "<5"} == {"<\u00a05"}
    made = report(given(24), catalogues(), TODAY, earlier=[first])
    yearly.write_workbook(tmp_path / "yearly.xlsx", made, [first], catalogues(), "both")
    sheet = CalamineWorkbook.from_path(str(tmp_path / "yearly.xlsx")).get_sheet_by_index(0).to_python()
    assert len([row for row in sheet if row[0] in {"2025", "2026"}]) == len(rows)
    assert issued.added([first], now) == (first, now)


def test_a_report_that_would_give_few_away_is_in_no_form(tmp_path: Path) -> None:
    first = report(given(), catalogues(), TODAY).issued
    for suffix in publishing.REPORTS:
        with pytest.raises(Refused):
            publishing.publish(tmp_path / f"out{suffix}", given(13), "en", earlier=[first], **KNOWN)
    with pytest.raises(Refused):
        publishing.give_back(tmp_path / "back", given(13), "en", earlier=[first], **KNOWN)
    assert not list(tmp_path.iterdir())


def test_the_directory_lists_what_agreed_with_its_dates_and_nothing_of_whose_list_it_is(tmp_path: Path) -> None:
    for suffix in publishing.DIRECTORIES:
        count = publishing.publish_directory(tmp_path / f"out{suffix}", given(2), "en", **KNOWN)
        assert count == 4, "what is closed for good is left out"
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    centre = [row for row in rows if row["organization.name"] == "'=Centre 1"]
    kind = catalogues().label("resource_kinds", "family_support_program", "en")
    assert [row["service.name"] for row in centre] == [kind, "Other (added by a community)"]
    assert (centre[0]["service.assured_date"], centre[0]["service.assured_date_is_old"]) == ("2024-01-01", "yes")
    assert centre[0]["schedule.description"] == "Mon; Tue" and centre[0]["language.name"].startswith("English;")
    [other] = {row["service.status"] for row in rows if row["organization.name"] == EVIL}
    assert other == "temporarily closed"
    with zipfile.ZipFile(tmp_path / "out.zip") as folder:
        tables = {
            name: list(csv.DictReader(io.StringIO(folder.read(name).decode("utf-8-sig")))) for name in folder.namelist()
        }
    organisations = {row["id"] for row in tables["organizations.csv"]}
    assert {row["organization_id"] for row in tables["services.csv"]} == organisations
    assert {row["organization_id"] for row in tables["phones.csv"]} <= organisations
    services = {row["id"] for row in tables["services.csv"]}
    for name in ("languages.csv", "service_areas.csv", "schedules.csv"):
        assert tables[name] and {row["service_id"] for row in tables[name]} <= services
    for suffix in publishing.DIRECTORIES:
        said = (tmp_path / f"out{suffix}").read_bytes()
        assert b"community-00" not in said and b"Willow Bay" not in said
    pdf = " ".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages).replace("\u00a0", " ")
    assert "! 2024-01-01" in pdf and EVIL in pdf and "DRAFT" not in pdf
    with pytest.raises(BadInput):
        publishing.publish_directory(tmp_path / "out.docx", given(2), "en", **KNOWN)
    with pytest.raises(BadInput):
        publishing.publish_directory(tmp_path / "both.csv", given(2), "both", **KNOWN)


def test_people_decide_what_the_directory_joins(tmp_path: Path) -> None:
    same = [contribution(n, *listing("r", "Hotline", telephone="1-833-900-1010")) for n in range(3)]
    decisions = [Decision("community-0000/r", "community-0001/r", True)]
    out = tmp_path / "out.csv"
    assert publishing.publish_directory(out, same, "en", **KNOWN) == 3
    assert publishing.publish_directory(out, same, "en", decisions=decisions, **KNOWN) == 2


def test_each_community_gets_its_own_themes_beside_the_region_s(tmp_path: Path) -> None:
    few = dataclasses.replace(given()[0], community="Lac/../Étoile")
    made, files = publishing.give_back(tmp_path / "back", [few, *given()[1:]], "fr", **KNOWN)
    assert len(files) == 14 and all(path.parent == tmp_path / "back" and path.exists() for path in files)
    said = " ".join(page.extract_text() for page in PdfReader(files[0]).pages).replace("\n", " ").replace("\u00a0", " ")
    assert "Étoile" in said and "Willow Bay" not in said and "Camps are full." in said
    assert re.search(r"Limite d’âge\s+Oui\s+< 5", said) and re.search(r"Aucun transport sûr\s+Oui\s+10 ou plus", said)
    other = (
        " ".join(page.extract_text() for page in PdfReader(files[9]).pages).replace("\n", " ").replace("\u00a0", " ")
    )
    assert re.search(r"Limite d’âge\s+–\s+< 5", other) and "Étoile" not in other
    assert made.bands and not re.search(r"\brang\b|\bclassé", said)


def test_a_directory_of_more_pages_than_anybody_prints_is_refused_with_what_to_do(tmp_path: Path) -> None:
    facts = tuple(fact for n in range(publishing.MOST_PRINTED + 1) for fact in listing(f"r{n}", f"Centre {n}"))
    with pytest.raises(BadInput, match="regional-directory-too-long"):
        publishing.publish_directory(tmp_path / "out.pdf", [contribution(1, *facts)], "en", **KNOWN)
    assert not list(tmp_path.iterdir())
    assert publishing.publish_directory(tmp_path / "out.csv", [contribution(1, *facts)], "en", **KNOWN) == 5001
