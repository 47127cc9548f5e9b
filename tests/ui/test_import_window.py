"""The import window as people use it: look, say how it must be read, match, see what is refused, accept, undo."""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diagnostic import store
from diagnostic.domain.records import Community, Resource
from diagnostic.ui import language, not_taken
from diagnostic.ui.dialogs.import_file import ImportFile
from diagnostic.ui.document import Document

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Iterator[Document]:
    file = store.create(tmp_path / "lake.repere", Community(name="Lake"))
    yield Document(file)
    file.close()


@pytest.fixture
def dialog(qtbot: QtBot, document: Document) -> Iterator[ImportFile]:
    before = language.language()
    language.set_language("fr")
    found = ImportFile(None, document)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # looked at after it is accepted
    qtbot.addWidget(found)
    found.show()
    yield found
    language.set_language(before)


def choose(dialog: ImportFile, box: Any, value: str) -> None:
    """As a person who picks a line of a list."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def read(qtbot: QtBot, dialog: ImportFile, path: Path) -> None:
    before = dialog.taken
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog.taken is not before or dialog.problem.isVisible(), timeout=20_000)


def reasons(dialog: ImportFile) -> list[str]:
    cells = [dialog.refused.item(row, 1) for row in range(dialog.refused.rowCount())]
    return [cell.text() for cell in cells if cell is not None]


def names(document: Document) -> set[str]:
    return {each.organisation for each in document.diagnostic.all(Resource)}


def test_a_directory_comes_in_after_people_saw_it(
    qtbot: QtBot, dialog: ImportFile, document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "annuaire.csv"
    path.write_bytes("Organisme;Téléphone\nCentre d’amitié;807-555-0101\n;807-555-0102\nL’Étoile;8\n".encode("cp1252"))
    read(qtbot, dialog, path)
    assert not names(document)
    assert dialog.letters.currentData() == "cp1252"
    assert len(reasons(dialog)) == 1
    assert "Organisme" in reasons(dialog)[0]  # the field is called what its form calls it
    assert not dialog.sheet.isVisible()
    listed = tmp_path / "list.csv"
    not_taken.write(dialog, listed, dialog._listed)
    assert [row[0] for row in csv.reader(listed.read_text(encoding="utf-8-sig").splitlines())] == ["3"]
    dialog.go.click()
    assert names(document) == {"Centre d’amitié", "L’Étoile"}
    document.undo()
    assert not names(document)


def test_people_say_how_a_file_must_be_read(
    qtbot: QtBot, dialog: ImportFile, document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("Organisme,Note\n‚toile,x\n".encode("cp1252"))
    read(qtbot, dialog, path)
    choose(dialog, dialog.letters, "cp850")
    qtbot.waitUntil(lambda: dialog.preview.item(0, 0).text() == "étoile", timeout=20_000)
    dialog.header.click()
    qtbot.waitUntil(lambda: dialog.preview.rowCount() == 2, timeout=20_000)
    assert dialog.letters.currentData() == "cp850"
    choose(dialog, dialog.boxes["organisation"], "#1")
    qtbot.waitUntil(lambda: dialog.taken is not None and len(dialog.taken.kept) == 2, timeout=20_000)


def test_people_choose_the_sheet(qtbot: QtBot, dialog: ImportFile, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title in ("First", "Second"):
        sheet = book.create_sheet(title)
        sheet.append(["Organisme"])
        sheet.append([f"House of the {title}"])
    book.save(tmp_path / "two.xlsx")
    read(qtbot, dialog, tmp_path / "two.xlsx")
    assert not dialog.letters.isVisible()
    choose(dialog, dialog.sheet, "Second")
    qtbot.waitUntil(lambda: "Second" in dialog.preview.item(0, 0).text(), timeout=20_000)
    assert dialog.sheet.currentData() == "Second"


def test_a_file_about_persons_is_refused_and_nothing_can_be_kept(
    qtbot: QtBot, dialog: ImportFile, document: Document, tmp_path: Path
) -> None:
    good = tmp_path / "good.csv"
    good.write_text("Organisme\nL’Étoile\n", encoding="utf-8")
    read(qtbot, dialog, good)
    assert dialog.go.isEnabled()
    path = tmp_path / "cases.csv"
    path.write_text("Organisme,Date de naissance,victim_id\nx,y,z\n", encoding="utf-8")
    read(qtbot, dialog, path)
    assert "cases.csv" in dialog.problem.text()
    assert not dialog.go.isEnabled()
    assert not names(document)


@pytest.mark.parametrize("what", ["places", "factors", "sources"])
def test_every_kind_names_its_columns(qtbot: QtBot, dialog: ImportFile, tmp_path: Path, what: str) -> None:
    choose(dialog, dialog.what, what)
    path = tmp_path / "x.csv"
    path.write_text("kind,longitude,latitude,title,factor\ntruck_stop,-86,50,Report,poverty\n", encoding="utf-8")
    read(qtbot, dialog, path)
    assert dialog.boxes
    assert all(box.accessibleName() not in {"", field} for field, box in dialog.boxes.items())
