"""The page for council: one page whatever is in the diagnostic, plain text never taken for markup."""

import shutil
import subprocess
from pathlib import Path

import pytest
from full_diagnostic import FORMULA, HELD_BACK, PARTNER, SENSITIVE, TODAY, community, full

from diagnostic.analysis import analyse
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import HelpLine, Priority, Strength
from diagnostic.domain.safeguards import content, views
from diagnostic.exchange import report
from diagnostic.exchange.material import Material
from diagnostic.shipped import catalogues

TO_TEXT = shutil.which("pdftotext")
needs_poppler = pytest.mark.skipif(not TO_TEXT, reason="poppler is not installed")


def text(path: Path) -> str:
    return subprocess.run([str(TO_TEXT), "-layout", path, "-"], check=True, capture_output=True).stdout.decode()


def crowded() -> Diagnostic:
    diagnostic = full("en")
    for at in range(40):
        diagnostic.put(Strength(title=f"Strength {at} " + "very long " * 60))
        diagnostic.put(Priority(title="Priority " * 40, order=at, reason="Reason " * 200, decision_asked="Do " * 300))
        diagnostic.put(HelpLine(name_en="A line with a long name " * 5, number="555-0100", order=10 + at))
    diagnostic.put(Strength(title="x" * 5_000))
    return diagnostic


@needs_poppler
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("scope", ["internal", "shared"])
def test_the_page_of_a_full_diagnostic(made, lang, scope):
    said = text(made.file(".pdf", lang, scope))
    assert said.count("\f") == 1
    words = {
        "en": (
            "Summary for council",
            "Our strengths",
            "Biggest gaps",
            "FICTIONAL EXAMPLE",
            "What we do not know",
        ),
        "fr": (
            "Sommaire pour le conseil",
            "Nos forces",
            "Plus grandes lacunes",
            "EXEMPLE FICTIF",
            "Ce que l’on ignore",
        ),
    }[lang]
    for word in (*words, "911", "1-833-900-1010", "2027"):
        assert word in said
    assert {"internal": {"en": "INTERNAL", "fr": "INTERNE"}, "shared": {"en": "SHARED", "fr": "DIFFUSÉ"}}[scope][
        lang
    ] in said
    assert ("2026-091" in said) == (scope == "shared")
    assert "report-" not in said and "workbook-" not in said
    assert not content.banned_words(said)


@needs_poppler
def test_markup_in_a_text_stays_text(made):
    said = " ".join(text(made.file(".pdf", "en")).split())
    assert "Decide #panic(1) $x$ *y*" in said
    assert FORMULA.partition("(")[0] in said or "See the workbook" in said


@needs_poppler
def test_nothing_held_back_is_on_a_shared_page(made):
    said = text(made.file(".pdf", "en", "shared"))
    assert not any(secret in said for secret in (HELD_BACK, PARTNER, SENSITIVE))


@needs_poppler
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_crowded_diagnostic_is_still_one_page_and_says_where_the_rest_is(write, lang):
    said = text(write(crowded(), ".pdf", lang))
    assert said.count("\f") == 1
    assert ("See the workbook" if lang == "en" else "Voir le classeur") in said


@needs_poppler
@pytest.mark.parametrize("diagnostic", [Diagnostic(), community(name="x" * 400, owner="y" * 900)])
def test_an_empty_diagnostic_has_a_page_that_says_so(write, diagnostic):
    said = text(write(diagnostic, ".pdf"))
    assert said.count("\f") == 1 and "Not examined" in said and "911" in said


@needs_poppler
def test_both_languages_have_a_page_each(made):
    pages = text(made.file(".pdf", "both", "shared")).split("\f")
    assert len(pages) == 3
    assert "Our strengths" in pages[0] and "Nos forces" in pages[1]


def test_scores_are_written_with_their_range():
    diagnostic = full("fr")
    analysis = analyse(diagnostic, catalogues(), TODAY)
    material = Material.of(views.internal(diagnostic, catalogues()), analysis, "fr")
    rows = report.page(material, 5, 7, 200)["concern"]["rows"]
    best = analysis.situations[0].score
    assert rows[0]["value"] == best.priority
    written = f"{best.priority:.1f} ({best.low:.1f}-{best.high:.1f})".replace(".", ",")
    assert rows[0]["score"] == written
