"""Blank forms to print: everything that is asked is on the page, in words that paper can keep."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import Community, LocalEntry
from diagnostic.domain.safeguards import content
from diagnostic.exchange import paper
from diagnostic.questionnaire import BadForm
from diagnostic.questionnaire.form import Questionnaire
from diagnostic.questionnaire.reading import read
from diagnostic.shipped import catalogues

HEAD = """| survey |
| | type | name | label::English (en) | label::Français (fr) | relevant | choice_filter | parameters |
"""
CHOICES = """
| choices |
| | list_name | name | label::English (en) | label::Français (fr) | area |
| | area | north | North shore | Rive nord | |
| | area | south | South shore | Rive sud | |
| | town | a | Cedar Point | Pointe-aux-Cèdres | north |
| | town | b | Long Portage | Long Portage | south |
| | yn | y | Yes | Oui | |
| | yn | n | No | Non | |
"""


def form(tmp_path: Path, rows: str) -> Questionnaire:
    path = tmp_path / "rides.md"
    path.write_text(f"{HEAD}{rows}\n{CHOICES}", encoding="utf-8")
    return read(path)


def page(questionnaire: Questionnaire, lang: str = "en", large: bool = False) -> dict:
    blank = paper.Blank("rides", {"en": "Rides", "fr": "Transports"}, 2, questionnaire)
    return paper.page(blank, Diagnostic([Community(name="Lac")]), catalogues(), lang, large)


def blocks(rows: str, tmp_path: Path, lang: str = "en") -> list[dict]:
    return page(form(tmp_path, rows), lang)["blocks"]


def words(path: Path) -> str:
    return " ".join("\n".join(each.extract_text() for each in PdfReader(path).pages).split())


@pytest.mark.parametrize(("lang", "large"), [("en", False), ("fr", True)])
def test_every_step_is_printed_with_its_fonts(tmp_path, lang, large):
    diagnostic = Diagnostic()
    forms = list(paper.blanks(diagnostic, catalogues()))
    written = paper.write_forms(tmp_path, forms, diagnostic, catalogues(), [lang], large)
    assert len(written) == len(forms) == 11
    for blank, path in zip(forms, written, strict=True):
        said, pages = words(path), PdfReader(path).pages
        assert blank.titles[lang] in said and "911" in said
        assert (f"page 1 of {len(pages)}" if lang == "en" else f"page 1 sur {len(pages)}") in said.replace("\xa0", " ")
        assert ("Unknown" if lang == "en" else "Inconnu") in said
        assert "paper-" not in said and not content.banned_words(said)
        for font in pages[0]["/Resources"]["/Font"].values():
            inside = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in inside or "/FontFile3" in inside


def test_what_the_community_hid_is_not_offered(tmp_path):
    hidden = LocalEntry(catalogue="populations", entry="international_students", hidden=True)
    known = catalogues().with_local([hidden])
    situations = next(each for each in paper.blanks(Diagnostic(), known) if each.step == 4)
    said = str(paper.page(situations, Diagnostic(), known, "en")["lists"])
    assert "International students" not in said and "Temporary foreign workers" in said


def test_syllabics_and_choices_that_depend_on_others_are_all_on_paper(tmp_path):
    questionnaire = form(
        tmp_path,
        "| | note | hello | ᐊᓂᔑᓈᐯᒧᐎᓐ | ᐃᓄᒃᑎᑐᑦ | | | |\n"
        "| | select_one area | area | Which part? | Quelle partie ? | | | |\n"
        "| | select_one town | town | Which town? | Quelle ville ? | | area = ${area} | |",
    )
    blank = paper.Blank("rides", {"en": "Rides", "fr": "Transports"}, 2, questionnaire)
    out = tmp_path / "rides.pdf"
    paper.write_form(blank, Diagnostic(), catalogues(), out, "fr")
    said = words(out)
    for each in ("ᐃᓄᒃᑎᑐᑦ", "Rive nord", "Pointe-aux-Cèdres", "Long Portage", "Transports"):
        assert each in said


@pytest.mark.parametrize(
    ("rule", "said_en", "said_fr"),
    [
        ("${area} = 'north'", "Answer only if “North shore” is the answer to 1.", "« Rive nord » est la réponse à 1"),
        ("selected(${area}, 'south')", "“South shore” is the answer to 1", "« Rive sud » est la réponse à 1"),
        ("not(selected(${area}, 'south'))", "“South shore” is not the answer to 1", "n’est pas la réponse à 1"),
        ("${area} != '' and ${km} > 5", "1 was answered and the answer to 2 is more than 5", "dépasse 5"),
        ("${area} = 'north' or ${km} <= 2", "to 1 or the answer to 2 is 2 or less", "ou la réponse à 2 est 2 ou moins"),
        ("${area} = 'a and b'", "“a and b” is the answer", "« a and b »"),
        ("string-length(${area}) > 3", "Answer only if it applies.", "Répondez seulement si cela s’applique."),
        ("(${km} > 5 or ${km} < 2) and ${area} = 'north'", "Answer only if it applies.", "si cela s’applique"),
        ("true()", "", ""),
    ],
)
def test_when_to_answer_is_said_in_words(tmp_path, rule, said_en, said_fr):
    rows = (
        "| | select_one area | area | Which part? | Quelle partie ? | | | |\n"
        "| | integer | km | How far? | À quelle distance ? | | | |\n"
        f"| | text | more | More | Plus | {rule} | | |"
    )
    for lang, expected in (("en", said_en), ("fr", said_fr)):
        skip = blocks(rows, tmp_path, lang)[2]["skip"].replace("\xa0", " ")
        assert expected in skip if expected else skip == ""


def test_things_asked_again_are_a_table_where_they_fit_and_blocks_elsewhere(tmp_path):
    rows = (
        "| | begin_repeat | ride | Rides | Transports | | | |\n"
        "| | text | where | Where | Où | | | |\n"
        "| | select_one yn | paid | Paid? | Payé ? | | | |\n"
        "| | end_repeat | | | | | | |"
    )
    (table,) = blocks(rows, tmp_path)
    assert table["is"] == "table" and table["columns"][1]["choices"] == ["Yes", "No"]
    wide = rows.replace("text | where", "image | where")
    (repeat,) = blocks(wide, tmp_path)
    assert repeat["is"] == "repeat" and repeat["copies"] > 1 and len(repeat["blocks"]) == 2


def test_questions_with_the_same_few_choices_are_one_table(tmp_path):
    rows = "\n".join(f"| | select_one yn | q{at} | Question {at} | Question {at} | | | |" for at in range(3))
    (matrix,) = blocks(rows, tmp_path, "fr")
    assert matrix["is"] == "matrix" and matrix["heads"] == ["Oui", "Non", "Inconnu"] and len(matrix["rows"]) == 3


def test_a_form_of_ones_own_that_can_no_longer_be_read_stops_nothing():
    from diagnostic.domain.records import OwnForm
    from diagnostic.questionnaire.own_forms import questionnaire_of

    broken = OwnForm(step_number=2, form_id="x", file_name="x.xlsx", content=b"nothing")
    with pytest.raises(BadForm):
        questionnaire_of(broken)
    assert len(list(paper.blanks(Diagnostic([broken]), catalogues()))) == 11
