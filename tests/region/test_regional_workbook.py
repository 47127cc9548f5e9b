"""The regional workbook as files: the same in both languages, guarded, opened by a real spreadsheet, ranking nobody."""

import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from made_up import TODAY, contribution, listing, region, themed
from python_calamine import CalamineWorkbook

from diagnostic.domain.safeguards import content
from diagnostic.region import workbook
from diagnostic.region.contribution import Contribution, Fact
from diagnostic.shipped import catalogues

SOFFICE = shutil.which("soffice")
FORMULA = '=HYPERLINK("//evil","x")'


def facts(n: int) -> tuple[Fact, ...]:
    return (
        *(themed("barrier", code) for code in ("no_transport", "age_limit")[: 1 + (n < 3)]),
        themed("risk_factor", "insufficient_income_debt"),
        ("result", "women_adult/forced_begging", "population", "women_adult", None),
        ("result", "women_adult/forced_begging", "form", "forced_begging", None),
        ("coverage", "women_adult/protection", "status", "absent", None),
        ("coverage", "women_adult/protection", "binding", "availability", None),
        ("practice_told", "p", "practice", "land_based_healing", None),
        ("practice_told", "p", "local_result", None, FORMULA if n == 1 else "Camps are full."),
        ("request", "r", "title", None, "@SUM(A1)" if n == 1 else "Beds for youth"),
        ("step", "mandate", "state", "complete", None),
        ("diagnostic", "d", "period", "current", None),
        *listing("a", "Friendship Centre" if n < 5 else f"=Centre {n}", telephone=f"807-555-01{n:02}",
                 verified_on="2024-01-01"),
    )  # fmt: skip


def communities(count: int = 14) -> list[Contribution]:
    return region(count, facts)


def written(path: Path, lang: str, given: list[Contribution] | None = None) -> dict[str, list[list[object]]]:
    workbook.write(path, given or communities(), lang, catalogues=catalogues(), today=TODAY)  # type: ignore[arg-type]
    return cells(path)


def cells(path: Path) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def test_every_language_has_the_same_sheets_and_rows(tmp_path: Path) -> None:
    books = [written(tmp_path / f"{lang}.xlsx", lang) for lang in ("en", "fr", "both")]
    counts = [[len([row for row in rows if any(row)]) for rows in book.values()] for book in books]
    assert counts[0] == counts[1] == counts[2] and len(counts[0]) == 12
    assert all(len(name) <= 31 for book in books for name in book)
    for book in books:
        for rows in book.values():
            for cell in (str(cell) for row in rows for cell in row[:-1]):
                assert not re.match(r"regional-|exchange-|steps-", cell) and not content.banned_words(cell), cell
                assert not re.search(r"\b[a-z]+_[a-z_]+\b", cell), cell


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    written(tmp_path / "book.xlsx", "en")
    found = [
        cell for sheet in openpyxl.load_workbook(tmp_path / "book.xlsx") for row in sheet.iter_rows() for cell in row
    ]
    assert not [cell.coordinate for cell in found if cell.data_type == "f"]
    texts = [cell.value for cell in found if isinstance(cell.value, str) and cell.value]
    assert not [text for text in texts if text[0] in "=+-@\t\r"]
    assert f"'{FORMULA}" in texts and any(text.startswith("'@SUM") for text in texts)


def test_numbers_of_communities_are_bands_and_names_stand_in_one_cell_only(tmp_path: Path) -> None:
    book = written(tmp_path / "book.xlsx", "en")
    gaps = {row[-1] or row[4]: row[1:] for row in book["Gaps and barriers"]}
    assert gaps["women_adult"][:2] == ["○ <5, or none", "● 5 or more"]
    assert gaps["no_transport"][1] == "10 or more" and gaps["age_limit"][1] == "<5"
    named = [cell for rows in book.values() for row in rows for cell in row if "Willow Bay" in str(cell)]
    assert len(named) == 1 and named[0].index("Willow Bay 0") < named[0].index("Willow Bay 9")
    assert not re.search(r"\b(rank|classement)", " ".join(map(str, book["Themes"])).casefold())


def test_fewer_than_five_communities_get_a_workbook_that_says_so(tmp_path: Path) -> None:
    book = written(tmp_path / "book.xlsx", "fr", communities(4))
    said = " ".join(str(cell) for rows in book.values() for row in rows for cell in row)
    assert "Willow Bay" not in said and "Camps are full" not in said and "Moins de cinq collectivités" in said
    assert "Friendship Centre" in said, "organisations that agreed to be listed are told all the same"


def test_likely_duplicates_stand_with_their_reasons_and_nothing_is_joined(tmp_path: Path) -> None:
    book = written(tmp_path / "book.xlsx", "en")
    rows = [row for row in book["Likely duplicates"] if "Friendship" in str(row[0])]
    assert len(rows) == 4 and all(row[2] == "name" and row[4] == "" for row in rows)
    assert not [row for row in book["Resources in common"] if "Friendship" in str(row[0])]


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_opens_and_keeps_every_cell(tmp_path: Path) -> None:
    before = written(tmp_path / "book.xlsx", "both")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "lo", tmp_path / "book.xlsx"],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    after = cells(tmp_path / "lo" / "book.xlsx")
    assert list(before) == list(after)
    for name, rows in before.items():
        assert [cell for row in rows for cell in row if cell != ""] == [
            c for row in after[name] for c in row if c != ""
        ]


def test_a_community_that_is_a_fictional_example_is_said_so(tmp_path: Path) -> None:
    given = [*communities(9), contribution(99, ("diagnostic", "d", "example", "yes", "x"))]
    assert "FICTIONAL EXAMPLE" in str(written(tmp_path / "book.xlsx", "en", given))
