"""Map packs as people use them: add from the dialog, see the layer on the real map, turn it off, remove it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shapely.geometry import Point

from diagnostic import store
from diagnostic.cli import main
from diagnostic.domain.records import Community
from diagnostic.mapping import packs
from diagnostic.mapping.packs import shelf
from diagnostic.ui.dialogs.map_packs import MapPacks
from diagnostic.ui.document import Document
from diagnostic.ui.map_view import MapView

HOSTILE = "</script><img src=x onerror=\"document.title='ran'\"> Réserve"
LOOK = """JSON.stringify({
  packs: document.documentElement.dataset.packs || '', rows: [...document.querySelectorAll('.repere-swatch + .words')]
    .map(each => each.textContent), credits: document.querySelector('.leaflet-control-attribution').textContent,
  images: document.querySelectorAll('img[src=x]').length, title: document.title,
  tiles: document.querySelectorAll('.leaflet-packPictures-pane img.leaflet-tile-loaded').length,
  drawn: [...document.querySelectorAll('.leaflet-packShapes-pane canvas')].some(each => {
    const pixels = each.getContext('2d').getImageData(0, 0, each.width, each.height).data;
    return new Uint32Array(pixels.buffer).some(Boolean); }),
})"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path / "kept")
    (tmp_path / "kept").mkdir()


@pytest.fixture
def reserve(tmp_path: Path) -> Path:
    shapes = geopandas.GeoDataFrame({"name": [HOSTILE]}, geometry=[Point(-96, 62).buffer(8)], crs=4326)
    shapes.to_file(tmp_path / "reserve.gpkg")
    return tmp_path / "reserve.gpkg"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    from tests.mapping.test_packs import geotiff

    return geotiff(tmp_path / "photo.tif")


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[QWidget, MapView]]:
    file = store.create(tmp_path / "lake.repere", Community(name="Lake"))
    window = QWidget()
    qtbot.addWidget(window)
    found = MapView(Document(file), window)
    window.resize(900, 700)
    found.resize(900, 700)
    window.show()
    qtbot.waitUntil(lambda: found.is_ready, timeout=60_000)
    yield window, found
    file.close()


def look(qtbot: QtBot, view: MapView, fits: Any) -> dict[str, Any]:
    said: dict[str, Any] = {}

    def seen() -> bool:
        view._view.page().runJavaScript(LOOK, lambda found: said.update(json.loads(found)))
        return bool(said) and fits(said)

    try:
        qtbot.waitUntil(seen, timeout=30_000)
    except qtbot.TimeoutError:
        raise AssertionError(said) from None
    return said


def test_a_pack_is_added_shown_and_removed(
    qtbot: QtBot, shown: tuple[QWidget, MapView], reserve: Path, picture: Path
) -> None:
    window, view = shown
    dialog = MapPacks(window)
    dialog.show()
    assert not dialog.take.isEnabled()
    dialog.add(reserve)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=20_000)
    found = look(qtbot, view, lambda said: said["packs"] == "1" and said["drawn"])
    assert found["rows"] == ["reserve"]
    dialog.add(picture)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2, timeout=20_000)
    west, south, east, north = packs.kept()[0].bounds
    view.bridge.showPoint.emit((west + east) / 2, (south + north) / 2, 12)
    found = look(qtbot, view, lambda said: said["packs"] == "2" and said["tiles"] > 0)
    assert (found["images"], found["title"]) == (0, "Repère")
    off = "document.querySelector('.repere-row:has(.repere-swatch.picture) input').click()"
    view._view.page().runJavaScript(off)
    look(qtbot, view, lambda said: said["tiles"] == 0)
    while packs.kept():
        dialog.take.click()
    look(qtbot, view, lambda said: said["packs"] == "0" and not said["rows"])
    assert dialog.table.rowCount() == 0 and not dialog.take.isEnabled()


def test_a_refusal_is_said_in_place_and_nothing_is_added(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = MapPacks(None)
    qtbot.addWidget(dialog)
    dialog.show()
    path = tmp_path / "map.gpkg"
    path.write_bytes(b"SQLite format 3\x00" + bytes(200))
    dialog.add(path)
    qtbot.waitUntil(dialog.problem.isVisible, timeout=20_000)
    assert "map.gpkg" in dialog.problem.text()
    assert not packs.kept()


def test_the_command_line_does_the_same(reserve: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "add", str(reserve), "--title", "Réserve", "--json", "--lang", "fr"]) == 0
    pack = json.loads(capsys.readouterr().out)["pack"]
    assert main(["packs", "list", "--lang", "fr"]) == 0
    assert "Réserve" in capsys.readouterr().out
    assert main(["packs", "remove", "nothing"]) == 1
    assert main(["packs", "remove", pack["id"]]) == 0
    assert not packs.kept()
    assert main(["packs", "add", str(reserve.parent / "none.gpkg")]) == 1
