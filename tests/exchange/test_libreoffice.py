"""The workbook opened by a real spreadsheet: nothing to repair, nothing lost, printed as the method says."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

SOFFICE, TO_TEXT = shutil.which("soffice"), shutil.which("pdftotext")
pytestmark = pytest.mark.skipif(not SOFFICE or not TO_TEXT, reason="LibreOffice or poppler is not installed")


def converted(source: Path, suffix: str, folder: Path) -> Path:
    """The file as LibreOffice saves it, with a profile of its own."""
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return folder / f"{source.stem}.{suffix}"


def cells(path: Path) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {
        name: [trimmed(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in book.sheet_names
    }


def trimmed(row: list[object]) -> list[object]:
    while row and row[-1] == "":
        row = row[:-1]
    return row


@pytest.mark.parametrize(("lang", "scope"), [("en", "internal"), ("fr", "shared"), ("both", "shared")])
def test_libreoffice_opens_and_keeps_every_cell(made, tmp_path, lang, scope):
    ours = made.file(".xlsx", lang, scope)
    before, after = cells(ours), cells(converted(ours, "xlsx", tmp_path))
    assert list(before) == list(after)
    for name, rows in before.items():
        kept = after[name]
        while rows and not rows[-1]:
            rows = rows[:-1]
        while kept and not kept[-1]:
            kept = kept[:-1]
        assert len(kept) == len(rows), name
        for number, (one, other) in enumerate(zip(rows, kept, strict=True), 1):
            assert one == other, (name, number)


@pytest.mark.parametrize(
    ("lang", "summary", "page"),
    [("en", "One-page summary", "SHARED"), ("fr", "Sommaire d'une page", "DIFFUSÉ")],
)
def test_in_print_the_summary_is_one_page_and_help_is_on_every_page(made, tmp_path, lang, summary, page):
    pdf = converted(made.file(".xlsx", lang, "shared"), "pdf", tmp_path)
    text = subprocess.run([TO_TEXT, "-layout", pdf, "-"], check=True, capture_output=True).stdout.decode()
    pages = text.split("\f")[:-1]
    assert len([each for each in pages if summary in each.splitlines()[0]]) == 1
    assert all("911" in each for each in pages)
    sized = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True).stdout.decode()
    assert re.search(r"Page size: +792 x 612", sized)
    assert page in pages[0]
