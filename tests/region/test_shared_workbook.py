"""Plain shared workbooks as they come to a region: read fact by fact, or refused with a reason."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from full_diagnostic import FORMULA, TODAY, full
from made_up import region
from python_calamine import CalamineWorkbook

from diagnostic.analysis import analyse
from diagnostic.cli import main
from diagnostic.domain.errors import BadInput
from diagnostic.domain.safeguards import views
from diagnostic.exchange import export, tidy
from diagnostic.exchange.material import Material
from diagnostic.region import compiling, report, workers
from diagnostic.region.database import opened
from diagnostic.region.shared_workbook import contribution
from diagnostic.shipped import catalogues


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("in") / "lantern-lake.xlsx"
    export(full("fr"), out, lang="fr", scope="shared", today=TODAY)
    return out


def changed(source: Path, out: Path, change: Any) -> Path:
    book = openpyxl.load_workbook(source)
    change(book["Données (codes)"])
    book.save(out)
    return out


def test_every_fact_that_was_released_is_read(shared: Path) -> None:
    found = contribution(shared)
    diagnostic = full("fr")
    view = views.shared(diagnostic, catalogues(), today=TODAY)
    material = Material.of(view, analyse(view.diagnostic, view.catalogues, TODAY), "fr")
    rows = [row[1:] for row in tidy.rows(material) if row[1] != "own_question"]
    facts = [fact for fact in found.facts if fact[0] != "own_question"]
    assert [(fact[0], fact[2]) for fact in facts] == [(row[0], row[2]) for row in rows]
    assert found.community == diagnostic.community.name and found.signed_by is None
    assert found.period_end == diagnostic.community.period_end
    assert not any(str(fact[4]).startswith("'=") for fact in facts), "a guard is no part of what was said"
    assert len(found.digest) == 64 and FORMULA not in str(facts)


def test_a_real_contribution_is_told_with_others(shared: Path) -> None:
    told = report.report([contribution(shared), *region(8)], catalogues(), TODAY)
    assert told.number == 9 and told.themes("risk_factor") and told.themes("step_complete") and told.practices
    assert told.organisations and all(each.status or each.sector for each in told.organisations)
    assert all("Lac-aux-Lanternes" not in each.result for each in told.practices)


def test_what_cannot_be_used_is_refused_and_the_others_are_taken(shared: Path, tmp_path: Path) -> None:
    def small(sheet: Any) -> None:
        row = next(row for row in sheet.iter_rows() if row[1].value == "reported_count")
        row[5].value = 3

    def old(sheet: Any) -> None:
        next(row for row in sheet.iter_rows() if row[3].value == "schema_version")[5].value = 1

    def unreleased(sheet: Any) -> None:
        for row in sheet.iter_rows():
            if row[1].value == "release":
                row[1].value = "other"

    internal = tmp_path / "internal.xlsx"
    export(full("en"), internal, lang="en", scope="internal", today=TODAY)
    (tmp_path / "text.xlsx").write_text("no workbook", encoding="utf-8")
    bad = {
        changed(shared, tmp_path / "small.xlsx", small): "regional-small-count",
        changed(shared, tmp_path / "old.xlsx", old): "regional-other-version",
        changed(shared, tmp_path / "unreleased.xlsx", unreleased): "regional-not-shared",
        internal: "regional-not-shared",
        tmp_path / "text.xlsx": "intake-error-unreadable",
        tmp_path / "missing.xlsx": "cli-no-access",
    }
    with opened(None) as keeping:
        arrived = compiling.take_in(keeping, [*bad, shared, shared], workers.checking([], []))
        assert list(keeping.contributions) == [contribution(shared)]
    refused = {each.path: each.reason.key for each in arrived if each.reason}
    assert refused == bad
    with pytest.raises(BadInput):
        contribution(tmp_path / "text.xlsx")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    code = main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_commands_write_what_the_functions_do(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shared.parent
    code, said = run(capsys, "region", "directory", folder, "--to", tmp_path / "directory.xlsx", "--lang", "fr")
    assert code == 0 and said["organisations"] > 20 and not said["refused"]
    rows = CalamineWorkbook.from_path(str(tmp_path / "directory.xlsx")).get_sheet_by_index(0).to_python()
    names = [row[0] for row in rows]
    assert "Réseau francophone du Nord" in names and "Maison Aurore" not in " ".join(map(str, names))
    code, said = run(capsys, "region", "report", folder, "--to", tmp_path / "public.html", "--lang", "both")
    assert code == 0 and "Moins de cinq" in (tmp_path / "public.html").read_text(encoding="utf-8")
    assert (tmp_path / "repere-region-reports.json").exists()
    code, said = run(capsys, "region", "feedback", shared, "--to", tmp_path / "back", "--lang", "fr", "--draft")
    assert code == 0 and len(said["files"]) == 1 and Path(said["files"][0]).read_bytes().startswith(b"%PDF")
    code, said = run(capsys, "region", "duplicates", folder, "--to", tmp_path / "duplicates.csv")
    assert code == 0 and said["likely"] == 0
    code, said = run(capsys, "region", "report", tmp_path / "back", "--to", tmp_path / "out.xlsx")
    assert code == 1 and said["error"] == "regional-no-input"
    code, said = run(capsys, "region", "report", folder, "--to", tmp_path / "out.docx")
    assert code == 1 and said["error"] == "exchange-unknown-format"
