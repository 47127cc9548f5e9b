"""The summary workbook (METHOD 5): what is in it, what never is, and how it prints."""

import datetime as dt
import json
import re
import zipfile
from itertools import takewhile
from pathlib import Path

import openpyxl
import pytest
from full_diagnostic import (
    DISSENT,
    FORMULA,
    HEBREW,
    HELD_BACK,
    LONG,
    OWN_ANSWER,
    OWN_LABEL,
    OWN_MOTEL,
    PARTNER,
    SAFE_HOUSE,
    SENSITIVE,
    SYLLABICS,
    TODAY,
    UNCONFIRMED,
    community,
    saved,
)
from openpyxl.utils import column_index_from_string, get_column_letter
from python_calamine import CalamineWorkbook

from diagnostic.analysis import analyse
from diagnostic.domain.catalogue import LANGS
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    CodeOf,
    Geometry,
    HelpLine,
    LinkTo,
    Place,
    Population,
    Record,
    Resource,
    Situation,
    Source,
    specs,
)
from diagnostic.domain.safeguards import content, maps, views
from diagnostic.domain.safeguards.texts import scan
from diagnostic.exchange.tidy import COLUMNS, SCHEMA
from diagnostic.exchange.workbook.tabs import TABS
from diagnostic.shipped import catalogues

GOLDEN = Path(__file__).parents[1] / "golden" / "workbook.json"
NAMES = {
    "en": [
        "Read me first", "One-page summary", "Who was heard", "Community profile", "Sources",
        "Populations and situations", "Risk factors", "Strengths and protection", "Places", "Resources",
        "Coverage matrix", "Gaps and barriers", "Prevention practices", "Priorities and action plan",
        "Find out more", "Progress", "Method and limits", "Data (codes)",
    ],
    "fr": [
        "À lire d'abord", "Sommaire d'une page", "Participation", "Profil", "Sources",
        "Populations et situations", "Facteurs de risque", "Forces et protection", "Lieux", "Ressources",
        "Matrice de couverture", "Lacunes et obstacles", "Pratiques de prévention",
        "Priorités et plan d'action", "À documenter", "Suivi", "Méthode et limites", "Données (codes)",
    ],
}  # fmt: skip
OWN = {
    "en": ["Our own questions", "Answers to our questions", "Roundtables"],
    "fr": ["Nos propres questions", "Réponses à nos questions", "Tables rondes"],
}
CODES = {"Data (codes)", "Données (codes)", "Data · Données (codes)"}
VERSIONS = [(lang, scope) for lang in ("en", "fr", "both") for scope in ("internal", "shared")]


def sheets(path: Path) -> dict[str, list[list[object]]]:
    """Every cell of a workbook by sheet, in the order of METHOD 5."""
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def texts(path: Path) -> list[str]:
    """Every text of a workbook."""
    return [cell for rows in sheets(path).values() for row in rows for cell in row if isinstance(cell, str) and cell]


def data(path: Path) -> list[dict[str, object]]:
    """The rows of the data sheet."""
    rows = next(rows for name, rows in sheets(path).items() if name in CODES)
    start = rows.index(list(COLUMNS)) + 1
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[start:] if any(row)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scope", ["internal", "shared"])
def test_the_eighteen_sheets_of_the_method(made, lang, scope):
    """They keep their places; the community's own questions come after."""
    own = OWN[lang] if scope == "internal" else OWN[lang][:1]
    assert list(sheets(made.file(".xlsx", lang, scope))) == NAMES[lang] + own


@pytest.mark.parametrize("scope", ["internal", "shared"])
def test_every_language_has_the_same_sheets_and_rows(made, scope):
    counts = [
        [len([row for row in rows if any(row)]) for rows in sheets(made.file(".xlsx", lang, scope)).values()]
        for lang in ("en", "fr", "both")
    ]
    assert counts[0] == counts[1] == counts[2]
    assert len(counts[0]) == len(TABS) + (3 if scope == "internal" else 1)


def test_names_of_bilingual_sheets_fit(made):
    names = list(sheets(made.file(".xlsx", "both")))
    assert len(set(names)) == 21
    assert all(len(name) <= 31 and not re.search(r"[\\/*?:\[\]]", name) for name in names)
    assert "Population / \nPopulation" not in texts(made.file(".xlsx", "both"))
    assert "Kind of place /\nType de lieu" in texts(made.file(".xlsx", "both"))


def test_headers_are_what_they_were(made):
    """Changing a header is a decision: write the golden file again when it is meant."""
    found = {}
    for lang in LANGS:
        book = openpyxl.load_workbook(made.file(".xlsx", lang))
        found[lang] = {
            sheet.title: [cell.value for cell in sheet[int(sheet.print_title_rows.split(":")[0].strip("$"))]]
            for sheet in book
        }
    if not GOLDEN.exists():
        GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("lang", "scope"), VERSIONS)
def test_every_sheet_prints_and_opens_as_the_method_says(made, lang, scope):
    book = openpyxl.load_workbook(made.file(".xlsx", lang, scope))
    for sheet in book:
        setup = sheet.page_setup
        assert (setup.orientation, int(setup.paperSize)) == ("landscape", 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and setup.fitToWidth == 1
        header = int(sheet.print_title_rows.split(":")[0].strip("$"))
        assert sheet.freeze_panes == f"A{header + 1}"
        assert sheet[header][0].font.b or sheet[header][1].font.b or sheet.title in CODES
        assert sheet.sheet_state == "visible"
        opening = "\n".join(str(row[0].value) for row in sheet.iter_rows(max_row=header - 1, max_col=1))
        assert ("Lantern Lake" if lang != "fr" else "Lac-aux-Lanternes") in opening
        assert "2026" in opening
        words = {"internal": {"en": "INTERNAL", "fr": "INTERNE"}, "shared": {"en": "SHARED", "fr": "DIFFUSÉ"}}
        assert words[scope]["fr" if lang == "fr" else "en"] in opening
        assert ("FICTIONAL EXAMPLE" if lang != "fr" else "EXEMPLE FICTIF") in opening
        assert "911" in opening and "911" in sheet.oddFooter.center.text
        for part in (sheet.oddHeader, sheet.oddFooter):
            assert sum(len(each.text or "") for each in (part.left, part.center, part.right)) < 230
        ids = sheet.cell(header, sheet.max_column).value
        assert ids == "value" or "Id" in str(ids)
    assert book.worksheets[1].page_setup.fitToHeight == 1


@pytest.mark.parametrize(("lang", "scope"), VERSIONS)
def test_no_cell_is_a_formula_or_starts_like_one(made, lang, scope):
    book = openpyxl.load_workbook(made.file(".xlsx", lang, scope))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                assert not (isinstance(cell.value, str) and cell.value[:1] in "=+-@\t\r" and cell.value), (
                    cell.coordinate
                )
    assert any(FORMULA in text and text.startswith("'") for text in texts(made.file(".xlsx", lang, scope)))


@pytest.mark.parametrize(("lang", "scope"), VERSIONS)
def test_no_cell_holds_a_position(made, lang, scope):
    diagnostic = made.diagnostics["fr" if lang == "fr" else "en"]
    wkbs = [place.geometry for place in diagnostic.all(Place)] + [each.geometry for each in diagnostic.all(Resource)]
    points = [maps.point(wkb) for wkb in [*wkbs, diagnostic.community.centre] if wkb]
    assert len(points) > 10
    numbers = {round(value, 2) for point in points for value in point}
    for rows in sheets(made.file(".xlsx", lang, scope)).values():
        for cell in (cell for row in rows for cell in row):
            if isinstance(cell, float) and not cell.is_integer():
                assert round(cell, 2) not in numbers, cell
            elif isinstance(cell, str):
                for found in re.findall(r"-?\d{2,3}[.,]\d{3,}", cell):
                    assert round(float(found.replace(",", ".")), 2) not in numbers, cell
                assert "POINT" not in cell and "b'" not in cell


def test_an_internal_workbook_holds_every_answer(made):
    """Sheet 18 read back against the diagnostic, field by field (G04)."""
    diagnostic = made.diagnostics["en"]
    found: dict[tuple[object, ...], list[object]] = {}
    for row in data(made.file(".xlsx")):
        found.setdefault((row["table"], row["record"], row["field"]), []).append(row["code"] or row["value"])
    for record in diagnostic:
        for name, expected in answers(record).items():
            cells = found.get((record.kind, record.id, name))
            assert cells is not None, (record.kind, name)
            assert [alike(cell) for cell in cells] == [alike(each) for each in expected], (record.kind, name)


def answers(record: Record) -> dict[str, list[object]]:
    """What sheet 18 must hold of a record."""
    said: dict[str, list[object]] = {}
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if isinstance(spec.mark, Geometry) or spec.base is bytes or value in (None, "", ()):
            if name in record.unknown:
                said[name] = ["unknown"]
        elif isinstance(spec.mark, (CodeOf, LinkTo)):
            said[name] = list(value) if isinstance(value, tuple) else [value]
        elif spec.base is bool:
            said[name] = ["yes" if value else "no"]
        elif spec.base is dt.date:
            said[name] = [value.isoformat()]
        else:
            said[name] = [value]
    return said


def alike(value: object) -> object:
    """A value as a cell may give it back: guarded, cut, without signs that XML refuses."""
    if isinstance(value, (int, float)):
        return float(value)
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", str(value)).replace("\r\n", "\n").removeprefix("'")
    return text[:32_000] if len(text) > 32_000 else text


def test_sheets_say_what_the_diagnostic_says(made):
    book = sheets(made.file(".xlsx"))
    diagnostic = made.diagnostics["en"]
    analysis = analyse(diagnostic, catalogues(), TODAY)
    titles = {row[1] for row in book["Sources"]}
    assert {source.title for source in diagnostic.all(Source)} <= titles
    rows = [row for row in book["Populations and situations"] if isinstance(row[0], float)]
    assert len(rows) == len(analysis.situations)
    for row, result in zip(rows, analysis.situations, strict=True):
        assert row[-1] == result.id
        if result.score.priority is not None:
            assert row[6] == round(result.score.priority, 1)
            assert row[7].startswith(f"{result.score.priority:.1f} ({result.score.low:.1f}-")
        else:
            assert row[6] == "" and "?" in row[8]
    marks = [cell for row in book["Coverage matrix"] for cell in row[1:5] if isinstance(cell, str)]
    for cell in analysis.coverage:
        if cell.value is not None and cell.status == "partial":
            assert any(f"Partial, {cell.value:.0%}" in mark for mark in marks)


def test_answers_to_own_forms_stand_on_their_sheet_and_among_the_codes(made):
    """Several choices, repeats, dates, unknown, two versions, what is asked no more; a position only as such."""
    internal = made.file(".xlsx")
    answers = {
        tuple(row[column] for column in (1, 3, 6, 7, 8))
        for row in sheets(internal)["Answers to our questions"]
        if row[0] == "Docks"
    }
    assert {
        ("1", OWN_LABEL, "The dock › Kinds of boats", "Canoe; Raft", "yes"),
        ("1", OWN_LABEL, "The dock › Boats", 3.0, "yes"),
        ("1", OWN_LABEL, "Visit 1 › Day", "2026-05-01", "yes"),
        ("1", OWN_LABEL, "Visit 2 › Day", "Unknown", "yes"),
        ("1", OWN_LABEL, "Where?", "(a place, kept in its square)", "yes"),
        ("2", "", "Main kind", "Raft", "yes"),
        ("1", "", "The dock › What else?", "Dropped note", "no longer asked"),
    } <= answers
    codes = {(row["field"], row["code"], row["value"]) for row in data(internal) if row["table"] == "response"}
    assert {
        ("extra.dock.kinds", "raft", ""),
        ("extra.dock.boats", "", 3.0),
        ("extra.visit.1.day", "", "2026-05-01"),
        ("extra.visit.2.day", "unknown", ""),
        ("extra.where", "place", ""),
        ("extra.dock.note", "", OWN_ANSWER),
        ("questions_left", "", 2.0),
    } <= codes
    assert any(field.startswith("earlier.") and value == "Dropped note" for field, _, value in codes)
    counts = [row[2:4] for row in sheets(internal)["Our own questions"] if row[:2] == ["Docks", "Main kind"]]
    assert counts == [["Canoe", 12.0], [f"'{FORMULA}", 2.0], ["Raft", 7.0]]
    shared = [row for row in data(made.file(".xlsx", "fr", "shared")) if row["table"] == "own_question"]
    assert [(row["record"], row["code"], row["value"]) for row in shared] == [
        ("docks/main", "canoe", 10.0),
        ("docks/main", "barge", "<5"),
        ("docks/main", "raft", "x"),
        ("docks/main", "unknown", 0.0),
    ]


def test_roundtables_show_the_spread_beside_the_agreed_value_and_keep_dissent(made):
    rows = sheets(made.file(".xlsx"))["Roundtables"]
    [spread] = [row for row in rows if "They see it differently" in row]
    assert spread[1:8] == ["Extent", "3: Occasional", 3.0, 1.0, 1.0, 1.0, 4.0]
    assert [row[2:5] for row in rows if row[1] == "Extent" and row is not spread] == [
        ["Health table", "1: Not reported despite looking", ""],
        ["Youth", "4: Regular", DISSENT],
        ["'=Elders", "Unknown", ""],
    ]


def test_french_scores_have_decimal_commas(made):
    rows = sheets(made.file(".xlsx", "fr"))["Populations et situations"]
    ranges = [row[7] for row in rows if re.match(r"\d,\d \(\d,\d-\d+,\d\)$", str(row[7]))]
    assert len(ranges) > 10
    assert not any(re.match(r"\d\.\d \(", str(row[7])) for row in rows)


@pytest.mark.parametrize("lang", ["en", "fr", "both"])
def test_a_shared_workbook_keeps_back_what_may_not_leave(made, lang):
    shared = "\n".join(texts(made.file(".xlsx", lang, "shared")))
    internal = "\n".join(texts(made.file(".xlsx", lang)))
    own = (OWN_ANSWER, OWN_LABEL, OWN_MOTEL, "Dropped note", DISSENT, "Health table")
    for secret in (HELD_BACK, PARTNER, SENSITIVE, SAFE_HOUSE, UNCONFIRMED, "Behind the rink", *own):
        assert secret not in shared
        if secret != "Behind the rink":
            assert secret in internal


@pytest.mark.parametrize("lang", ["en", "fr", "both"])
def test_no_small_count_of_people_is_shared(made, lang):
    """N01, N08: no count of people from 1 to 4, and no population under 40 by its own name."""
    rows = data(made.file(".xlsx", lang, "shared"))
    counts = [row["value"] for row in rows if row["field"] in {"people", "size"}]
    assert counts and not any(value in {1.0, 2.0, 3.0, 4.0} for value in counts)
    assert "<5" in counts
    assert {row["value"] for row in data(made.file(".xlsx", lang)) if row["field"] == "people"} >= {3.0}
    small = {catalogues().label("populations", code, "en") for code in ("metis_women_girls", "indigenous_men_boys")}
    assert not small & set(texts(made.file(".xlsx", "en", "shared")))
    for name, table in sheets(made.file(".xlsx", lang, "shared")).items():
        for header, row in enumerate(table):
            for at, cell in enumerate(row):
                if cell in {"People", "Personnes", "People /\nPersonnes"}:
                    below = takewhile(lambda value: value != "", (line[at] for line in table[header + 1 :]))
                    assert not {1.0, 2.0, 3.0, 4.0} & set(below), name


def test_a_shared_data_sheet_is_aggregated(made):
    rows = data(made.file(".xlsx", "en", "shared"))
    diagnostic = made.diagnostics["en"]
    ids = {record.id for record in diagnostic} - {diagnostic.community.id}
    release = {row["record"] for row in rows if row["table"] == "release"}
    assert len(release) == 1
    told = {row["record"] for row in rows if row["table"] in {"listing", "practice_told", "request"}}
    assert not {row["record"] for row in rows} & (ids - release - told)
    assert {record.kind for record in diagnostic if record.id in told} == {"resource", "practice", "priority"}
    assert {row["field"]: row["value"] for row in rows if row["table"] == "diagnostic"}["schema_version"] == SCHEMA
    shared_en, shared_fr = (data(made.file(".xlsx", lang, "shared")) for lang in LANGS)
    keys = [
        [(row["table"], row["field"], row["code"]) for row in each if row["table"] != "release"]
        for each in (shared_en, shared_fr)
    ]
    assert keys[0] == keys[1]


@pytest.mark.parametrize(("lang", "scope"), VERSIONS)
def test_the_first_sheet_gives_owner_terms_and_release(made, lang, scope):
    first = next(iter(sheets(made.file(".xlsx", lang, scope)).values()))
    said = "\n".join(str(cell) for row in first for cell in row)
    assert made.diagnostics["fr" if lang == "fr" else "en"].community.owner in said
    assert "Not for onward sharing without permission" in said and "Ne pas rediffuser sans permission" in said
    assert "1-833-900-1010" in said
    if scope == "shared":
        assert ("Resolution 2026-091" if lang != "fr" else "Résolution 2026-091") in said
        assert ("Town council" if lang != "fr" else "Conseil municipal") in said


@pytest.mark.parametrize(("lang", "scope"), VERSIONS)
def test_words_that_harm_never_occur(made, lang, scope):
    for text in texts(made.file(".xlsx", lang, scope)):
        assert not content.banned_words(text), text


@pytest.mark.parametrize(("lang", "scope"), VERSIONS)
def test_no_key_or_code_stands_for_a_word(made, lang, scope):
    """Every message and label was found, in every sheet but the one of codes."""
    for name, rows in sheets(made.file(".xlsx", lang, scope)).items():
        if name in CODES:
            continue
        for row in rows:
            for cell in row[:-1]:
                assert not re.match(r"(workbook|exchange|report|safeguards|steps)-[a-z]", str(cell)), (
                    name,
                    cell,
                )
                assert not re.search(r"\b[a-z]+_[a-z_]+\b", str(cell)), (name, cell)


@pytest.mark.parametrize("scope", ["internal", "shared"])
def test_a_workbook_holds_no_macro_link_comment_or_hidden_thing(made, scope):
    with zipfile.ZipFile(made.file(".xlsx", "both", scope)) as whole:
        names = whole.namelist()
        parts = {
            name: whole.read(name).decode("utf-8", "replace") for name in names if name.endswith((".xml", ".rels"))
        }
    folders = r"_rels/|docProps/|xl/(_rels|worksheets|theme|charts|drawings|media)/"
    assert all(re.match(rf"{folders}|xl/(workbook|styles|sharedStrings)\.xml|\[Content", name) for name in names), names
    for name, part in parts.items():
        assert "TargetMode" not in part, name
        if "worksheets/" in name:
            assert 'hidden="1"' not in part and "<f>" not in part, name
    assert set(re.findall(r'state="(\w+)"', parts["xl/workbook.xml"])) == {"visible"}
    assert "macro" not in parts["[Content_Types].xml"]
    defined = set(re.findall(r'definedName name="([^"]+)"', parts["xl/workbook.xml"]))
    assert defined <= {"_xlnm.Print_Titles", "_xlnm.Print_Area", "_xlnm._FilterDatabase"}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_shared_cell_holds_what_may_point_to_a_person(made, lang):
    """Denylisted text (E03), but for the contacts of organisations and help lines."""
    diagnostic = made.diagnostics[lang]
    contacts = [getattr(each, name) for each in diagnostic.all(Resource) for name in ("telephone", "email", "address")]
    contacts += [each.number for each in diagnostic.all(HelpLine)]
    for cell in texts(made.file(".xlsx", lang, "shared")):
        cell = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", cell)  # first: it may hold 911 by chance
        for known in sorted(filter(None, contacts), key=len, reverse=True):
            cell = cell.replace(known, "")
        assert not scan(cell), cell[:300]


def test_a_practice_shows_its_evidence_and_its_known_harm(made):
    """H03; METHOD 0.7 for suggestions."""
    book = sheets(made.file(".xlsx", "fr"))
    practices = "\n".join(str(cell) for row in book["Pratiques de prévention"] for cell in row)
    assert "Tort connu" in practices and "Contestée" in practices
    header = next(row for row in book["Lacunes et obstacles"] if "Pratiques à discuter" in row)
    suggested = [row[header.index("Pratiques à discuter")] for row in book["Lacunes et obstacles"]]
    named = [
        line
        for cell in suggested[suggested.index("Pratiques à discuter") + 1 :]
        for line in str(cell).split("\n")
        if line
    ]
    assert named and all(line.endswith(")") for line in named)


def test_charts_are_native(made):
    book = openpyxl.load_workbook(made.file(".xlsx"))
    charted = [sheet.title for sheet in book if sheet._charts]
    assert charted == ["Populations and situations", "Risk factors", "Coverage matrix", "Progress"]
    for sheet in book:
        for chart in sheet._charts:
            for series in chart.series:
                where = series.val.numRef.f
                title, cells = where.rsplit("!", 1)
                assert title.strip("'") == sheet.title
                first, _, last = cells.replace("$", "").partition(":")
                values = (
                    [
                        cell.value
                        for line in sheet[first : last or first]
                        for cell in (line if isinstance(line, tuple) else (line,))
                    ]
                    if last
                    else [sheet[first].value]
                )
                assert all(isinstance(value, (int, float)) for value in values), (where, values)


def test_long_and_strange_texts_are_kept_and_cut_with_a_note(made):
    book = sheets(made.file(".xlsx"))
    found = texts(made.file(".xlsx"))
    assert max(map(len, found)) <= 32_767
    cut = [text for text in found if text.startswith(LONG[:60]) and text.endswith("in the diagnostic]")]
    assert cut and len(cut[-1]) > 32_000
    assert any(SYLLABICS in text for text in found) and any(HEBREW in text for text in found)
    assert any("Bell and signs" in text for text in found)
    assert "One-page summary" in book


def test_rows_are_high_enough_and_never_too_high(made):
    book = openpyxl.load_workbook(made.file(".xlsx"))
    for sheet in book:
        if sheet.title in CODES:
            continue
        merged = {(each.min_row, each.min_col) for each in sheet.merged_cells.ranges}
        header = int(sheet.print_title_rows.split(":")[0].strip("$"))
        for row in sheet.iter_rows(min_row=header):
            height = sheet.row_dimensions[row[0].row].height or 15
            assert height <= 409
            for cell in row[:-1]:
                if isinstance(cell.value, str) and cell.alignment.wrap_text and (cell.row, cell.column) not in merged:
                    width = sheet.column_dimensions[get_column_letter(cell.column)].width
                    least = sum(-(-len(part) // (width * 1.3)) for part in cell.value.split("\n")) * 12
                    assert height >= min(least, 409), (sheet.title, cell.coordinate)


@pytest.mark.parametrize("lang", ["en", "fr", "both"])
def test_an_empty_diagnostic_exports_and_says_that_nothing_was_examined(write, lang):
    path = write(Diagnostic(), ".xlsx", lang)
    book = sheets(path)
    assert len(book) == 18
    words = {"en": "Not examined", "fr": "Non examiné", "both": "Not examined / Non examiné"}[lang]
    for name in list(book)[2:15]:
        assert any(words in str(row[0]) for row in book[name]), name


def test_none_recorded_is_not_the_same_as_not_examined(write):
    looked = saved([Population(population="women_adult", pillars_examined=("prevention",), practices_examined=True)])
    book = sheets(write(looked, ".xlsx"))
    assert any("None recorded" in str(row[0]) for row in book["Resources"])
    assert any("None recorded" in str(row[0]) for row in book["Prevention practices"])
    assert any("Not examined" in str(row[0]) for row in book["Places"])
    matrix = [
        row for row in book["Coverage matrix"] if row[0] == catalogues().label("populations", "women_adult", "en")
    ]
    assert matrix[0][1].startswith("○ No service") and matrix[0][2].startswith("… Not examined")


def test_unknown_is_said_and_is_not_a_number(write):
    unknown = Situation(population="women_adult", form="forced_begging", unknown=("extent", "severity"))
    path = write(saved([unknown]), ".xlsx")
    assert ("extent", "unknown") in [(row["field"], row["code"]) for row in data(path)]
    row = next(row for row in sheets(path)["Populations and situations"] if row[-1] == unknown.id)
    assert row[3:7] == ["", "", "", ""] and row[8] == "? Insufficient information"


def test_a_name_with_ampersands_and_formulas_is_harmless(write):
    name = "=A&B <Town> & 'Sons' " + "x" * 300
    path = write(community(name=name, owner="A\x07&B"), ".xlsx")
    book = openpyxl.load_workbook(path)
    assert book.worksheets[0]["A2"].value.startswith("'=A&B <Town>")
    assert "&&" in book.worksheets[0].oddHeader.left.text
    assert book.properties.creator == "A&B"


def test_charts_hold_when_only_one_thing_is_recorded(write):
    book = openpyxl.load_workbook(write(saved([Population(population="women_adult")]), ".xlsx"))
    assert [sheet.title for sheet in book if sheet._charts] == ["Coverage matrix"]


def test_the_filter_covers_the_main_table(made):
    sheet = openpyxl.load_workbook(made.file(".xlsx"))["Sources"]
    first, last = sheet.auto_filter.ref.split(":")
    rows = int(re.sub(r"\D", "", last)) - int(re.sub(r"\D", "", first))
    assert rows == len(made.diagnostics["en"].all(Source))
    assert column_index_from_string(re.sub(r"\d", "", last)) == sheet.max_column


def test_the_map_is_drawn_only_from_places_that_may_be_mapped(made):
    from diagnostic.exchange.material import Material
    from diagnostic.exchange.workbook.places import map_image

    nowhere = saved([Place(place_kind="truck_stop", area="East")])
    view = views.internal(nowhere, catalogues())
    assert map_image(Material.of(view, analyse(nowhere, catalogues(), TODAY), "en")) is None
    pytest.importorskip("diagnostic.mapping.picture")
    book = openpyxl.load_workbook(made.file(".xlsx"))
    assert len(book["Places"]._images) == 1
