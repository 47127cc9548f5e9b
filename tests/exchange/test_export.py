"""The one door out: what it refuses, and that a file is whole or not there."""

import csv
import html
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from full_diagnostic import (
    DISSENT,
    FORMULA,
    HELD_BACK,
    OWN_ANSWER,
    OWN_FORM,
    OWN_LABEL,
    OWN_MOTEL,
    PARTNER,
    SAFE_HOUSE,
    SENSITIVE,
    TODAY,
    UNCONFIRMED,
    full,
)

from diagnostic.domain.catalogue import LANGS
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.records import KINDS, Place, Release, Resource
from diagnostic.domain.safeguards import maps
from diagnostic.exchange import SUFFIXES, export
from diagnostic.exchange.tidy import COLUMNS
from diagnostic.exchange.writing import Cancelled, CannotWrite
from diagnostic.language import explain
from diagnostic.shipped import catalogues

SECRETS = (
    HELD_BACK,
    PARTNER,
    SENSITIVE,
    SAFE_HOUSE,
    UNCONFIRMED,
    OWN_ANSWER,
    OWN_LABEL,
    OWN_MOTEL,
    DISSENT,
    "Qu’a-t-on",
)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_is_shared_without_a_release(tmp_path, suffix):
    """G03."""
    diagnostic = full("en")
    for release in diagnostic.all(Release):
        diagnostic.remove(release)
    out = tmp_path / f"out{suffix}"
    with pytest.raises(Refused) as refusal:
        export(diagnostic, out, lang="en", scope="shared", today=TODAY)
    assert refusal.value.rule == "G03"
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_kind_of_file_or_language_is_refused(tmp_path):
    for name, lang in (("out.docx", "en"), ("out", "en"), ("out.html", "both"), ("out.png", "both")):
        with pytest.raises(BadInput) as refusal:
            export(Diagnostic(), tmp_path / name, lang=lang, scope="internal")
        assert all(explain(refusal.value, each).count(".") >= 2 for each in LANGS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".xlsx", ".gpkg", ".zip", ".csv"])
def test_cancelling_leaves_what_was_there(tmp_path, suffix):
    out = tmp_path / f"out{suffix}"
    out.write_text("before")
    shares: list[float] = []

    def stop(share: float) -> bool:
        shares.append(share)
        return len(shares) < 2

    with pytest.raises(Cancelled):
        export(full("en"), out, lang="en", scope="internal", progress=stop, today=TODAY)
    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".gpkg", ".zip", ".csv", ".geojson"])
def test_progress_rises_to_the_end(tmp_path, suffix):
    shares: list[float] = []
    export(
        full("en"),
        tmp_path / f"out{suffix}",
        lang="en",
        scope="internal",
        progress=shares.append,
        today=TODAY,
    )
    assert shares[0] == 0 and shares[-1] == 1
    assert all(0 <= share <= 1 for share in shares)
    assert shares == sorted(shares)


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".gpkg", ".zip", ".csv", ".geojson"])
def test_a_folder_that_is_gone_is_said_plainly(tmp_path, suffix):
    with pytest.raises(CannotWrite) as refusal:
        export(Diagnostic(), tmp_path / "gone" / f"out{suffix}", lang="en", scope="internal", today=TODAY)
    for lang in LANGS:
        assert f"out{suffix}" in explain(refusal.value, lang)


def test_a_target_that_cannot_be_replaced_keeps_no_remains(tmp_path):
    (tmp_path / "out.xlsx").mkdir()
    with pytest.raises(CannotWrite):
        export(Diagnostic(), tmp_path / "out.xlsx", lang="en", scope="internal", today=TODAY)
    assert [each.name for each in tmp_path.iterdir()] == ["out.xlsx"]


def test_an_open_file_is_exported_with_its_own_catalogues(tmp_path):
    file = SimpleNamespace(diagnostic=full("en"), catalogues=catalogues())
    export(file, tmp_path / "out.csv", lang="en", scope="internal", today=TODAY)
    assert (tmp_path / "out.csv").stat().st_size > 10_000


@pytest.mark.parametrize("lang", ["en", "fr", "both"])
def test_every_empty_diagnostic_exports(tmp_path, lang):
    for suffix in (".gpkg", ".geojson", ".csv", ".zip", ".pdf"):
        export(Diagnostic(), tmp_path / f"out{suffix}", lang=lang, scope="internal", today=TODAY)
        assert (tmp_path / f"out{suffix}").stat().st_size > 0


def rows(text: bytes) -> list[list[str]]:
    assert text.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 only with a byte order mark"
    return list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))


def test_csv_is_the_data_sheet(made):
    table = rows(made.file(".csv").read_bytes())
    assert tuple(table[0]) == COLUMNS
    records = {row[2] for row in table}
    assert {record.id for record in made.diagnostics["en"]} <= records
    assert not any(cell[:1] in tuple("=+@\t\r") for row in table for cell in row)
    assert not any(cell.startswith("-") and not cell[1:].replace(".", "").isdigit() for row in table for cell in row)
    assert any(cell == f"'{FORMULA}" for row in table for cell in row)


def test_a_zip_holds_every_kind(made):
    with zipfile.ZipFile(made.file(".zip")) as folder:
        tables = {name: rows(folder.read(name)) for name in folder.namelist() if name.endswith(".csv")}
    diagnostic = made.diagnostics["en"]
    for kind, cls in KINDS.items():
        if diagnostic.all(cls):
            assert len(tables[f"{kind}.csv"]) == 1 + len(diagnostic.all(cls)), kind
    assert "geometry" not in tables["place.csv"][0]
    header = tables["situation.csv"][0]
    labels = {row[header.index("population_label")] for row in tables["situation.csv"][1:]}
    assert "Boys and young men" in labels


def test_a_zip_holds_the_answers_to_own_forms_as_tables_and_the_forms_themselves(made):
    """G04: one row a response, one table a repeat; of a shared one only numbers of responses."""
    with zipfile.ZipFile(made.file(".zip")) as folder:
        tables = {name: rows(folder.read(name)) for name in folder.namelist() if name.endswith(".csv")}
        forms = [folder.read(name).decode() for name in folder.namelist() if name.startswith("forms/")]
    assert OWN_FORM in forms and len(forms) == 2
    own = [dict(zip(tables["answers-docks.csv"][0], row, strict=True)) for row in tables["answers-docks.csv"][1:]]
    assert len(own) == 21
    assert (own[0]["dock/kinds"], own[0]["dock/boats"], own[0]["label"]) == ("canoe raft", "3", OWN_LABEL)
    assert next(row["earlier/dock/note"] for row in own if row["sharing"] == "not_to_be_shared") == "Dropped note"
    head, *visits = tables["answers-docks-visit.csv"]
    assert [dict(zip(head, row, strict=True)) for row in visits] == [
        {"response": own[0]["response"], "row": "1", "day": "2026-05-01", "seen": "raft"},
        {"response": own[0]["response"], "row": "2", "day": "unknown", "seen": ""},
    ]
    with zipfile.ZipFile(made.file(".zip", "fr", "shared")) as folder:
        names = folder.namelist()
        counts = [row[2:] for row in rows(folder.read("own-questions.csv"))[1:]]
    assert not any(name.startswith(("answers", "forms/", "response", "own_form")) for name in names)
    assert counts == [
        ["canoe", "Genre principal", "Canot", "10"],
        ["barge", "Genre principal", "'=Chaland", "<\u00a05"],
        ["raft", "Genre principal", "Radeau", "x"],
        ["unknown", "Genre principal", "Inconnu", "0"],
    ]


@pytest.mark.parametrize("suffix", [".csv", ".zip", ".geojson", ".gpkg"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_open_formats_keep_back_what_may_not_leave(made, suffix, lang):
    path = made.file(suffix, lang, "shared")
    if suffix == ".zip":
        with zipfile.ZipFile(path) as folder:
            said = b"".join(folder.read(name) for name in folder.namelist()).decode()
    else:
        said = path.read_bytes().decode("utf-8", "replace")
    for secret in SECRETS:
        assert secret not in said
    if suffix == ".csv":
        assert {row[5] for row in rows(path.read_bytes()) if row[3] == "people"} & {"<5"}


def test_geojson_draws_squares_for_what_was_generalised(made):
    whole = json.loads(made.file(".geojson").read_text(encoding="utf-8"))
    assert "FICTIONAL" in whole["about"]["example"]
    places = {each["id"]: each for each in whole["features"] if each["properties"]["layer"] == "places"}
    diagnostic = made.diagnostics["en"]
    assert len(places) == len(diagnostic.all(Place))
    kinds = set()
    for place in diagnostic.all(Place):
        shape = places[place.id]["geometry"]
        if place.geometry is None:
            assert shape is None
        elif place.precision in maps.GRIDS:
            ring = shape["coordinates"][0]
            longitude, latitude = maps.point(place.geometry)
            assert shape["type"] == "Polygon" and ring[0] == ring[-1] and len(ring) == 5
            assert min(x for x, _ in ring) < longitude < max(x for x, _ in ring)
            assert min(y for _, y in ring) < latitude < max(y for _, y in ring)
        else:
            assert shape == {"type": "Point", "coordinates": list(maps.point(place.geometry))}
        kinds.add(shape and shape["type"])
    assert {"Polygon", "Point"} <= kinds


def test_a_geopackage_opens_with_all_its_layers(made):
    import pyogrio

    path = made.file(".gpkg")
    layers = {str(name) for name, _ in pyogrio.list_layers(path)}
    assert {"community", "places", "resources", "situation", "service", "about"} <= layers
    places = pyogrio.read_dataframe(path, layer="places")
    assert places.crs.to_epsg() == 4326
    assert len(places) == len(made.diagnostics["en"].all(Place))
    assert set(places.geom_type.dropna()) == {"Polygon", "Point"}
    resources = pyogrio.read_dataframe(path, layer="resources")
    assert len(resources) == len(made.diagnostics["en"].all(Resource))
    hidden = resources[resources["location_policy"] == "confidential"]
    assert len(hidden) and hidden.geometry.isna().all() and not hidden["address"].astype(bool).any()


def test_shared_resources_have_points_only_where_the_organisation_agreed(made):
    whole = json.loads(made.file(".geojson", "en", "shared").read_text(encoding="utf-8"))
    shown = [each for each in whole["features"] if each["properties"]["layer"] == "resources" and each["geometry"]]
    assert shown
    assert all(each["properties"]["location_policy"] == "public" for each in shown)
    assert all(each["properties"]["agreed_to_be_listed"] for each in shown)


def test_a_cancelled_workbook_leaves_nothing_in_the_temporary_folder(tmp_path, monkeypatch):
    """An encrypted diagnostic must not stay behind in clear text."""
    import tempfile

    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    with pytest.raises(Cancelled):
        export(
            full("en"),
            tmp_path / "out.xlsx",
            lang="en",
            scope="internal",
            progress=lambda share: share < 0.5,
            today=TODAY,
        )
    assert list((tmp_path / "temporary").iterdir()) == []
    export(full("en"), tmp_path / "out.xlsx", lang="en", scope="internal", today=TODAY)
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".html", ".png", ".gpkg", ".geojson", ".csv", ".zip"])
def test_every_shared_file_carries_owner_terms_release_and_that_it_is_fictional(made, suffix):
    """G03, G05."""
    path = made.file(suffix, "en", "shared")
    said = words_of(path)
    wanted = ["Lantern Lake", "Not for onward sharing without permission", "Ne pas rediffuser sans permission"]
    wanted += ["Resolution 2026-091", "Town council", "FICTIONAL"]
    for each in wanted:
        assert each.casefold() in said.casefold(), each
    assert "2026-11-09" in said or "November 9, 2026" in said  # data in figures, pages for people in words


def words_of(path) -> str:
    """All text of a file; of a picture, what its metadata say."""
    content = path.read_bytes()
    if path.suffix in {".xlsx", ".zip"}:
        with zipfile.ZipFile(path) as whole:
            content = b"\n".join(whole.read(name) for name in whole.namelist())
    if path.suffix == ".pdf":
        from pypdf import PdfReader

        return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    if path.suffix == ".png":
        from PIL import Image

        return " ".join(map(str, Image.open(path).info.values()))
    return html.unescape(content.decode("utf-8", "replace"))


FULL_DISK = """
import sys
from pathlib import Path
sys.path.insert(0, "tests/exchange")
from full_diagnostic import full
from diagnostic.exchange import SUFFIXES, export
from diagnostic.exchange.writing import CannotWrite
disk, diagnostic = Path(sys.argv[1]), full("en")
for suffix in SUFFIXES:
    out = disk / f"out{suffix}"
    out.write_bytes(b"what was there before")
    try:
        export(diagnostic, out, lang="en", scope="internal")
    except CannotWrite as refused:
        print(suffix, refused.arguments["reason"], out.read_bytes() == b"what was there before", sep="|")
    out.unlink()
print([each.name for each in disk.iterdir()])
"""


def test_a_full_disk_refuses_every_export_and_keeps_what_was_there(tmp_path):
    if sys.platform != "linux" or not shutil.which("unshare"):
        pytest.skip("needs a mount of Linux")
    mount = f'mount -t tmpfs -o size=8k none {tmp_path} && exec {sys.executable} -c "$0" {tmp_path}'
    command = ["unshare", "-m", "sh", "-c", mount, FULL_DISK]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip("this machine does not let tests mount: " + done.stderr[:80])
    assert (done.returncode, done.stderr) == (0, "")
    said = [line.split("|") for line in done.stdout.splitlines()]
    assert [(line[0], line[-1]) for line in said[:-1]] == [(suffix, "True") for suffix in SUFFIXES]
    assert all("full" in line[1] or "No space" in line[1] for line in said[:-1]), done.stdout
    assert said[-1] == ["[]"]
