"""The offline map: only our scheme loads, the list is its twin, nothing is kept."""

import json
import struct
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import in_page
import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from pytestqt.qtbot import QtBot

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Place
from diagnostic.domain.safeguards import maps
from diagnostic.mapping import precision
from diagnostic.ui import settings
from diagnostic.ui.dialogs.distances import Distances
from diagnostic.ui.document import Document
from diagnostic.ui.map_view import MapView
from diagnostic.ui.steps.mapped_section import MappedSection
from diagnostic.ui.steps.step_view import StepView

Show = Callable[[int], StepView]
LATE = """
import sys
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from diagnostic.ui.map_view import prepare
prepare()
app = QApplication([])
assert not [name for name in sys.modules if "WebEngine" in name], "the web engine was imported at start-up"
from PySide6.QtWebEngineCore import QWebEnginePage
from diagnostic.ui import scheme
scheme.served = lambda path: (b"<script>document.title = location.origin + isSecureContext</script>", "text/html")
page = scheme.page(app)
page.loadFinished.connect(lambda loaded: (print(loaded, page.title(), page.profile().isOffTheRecord()), app.exit(0)))
page.load(scheme.page_url())
app.exec()
"""


def script(qtbot: QtBot, view: MapView, code: str) -> Any:
    """What a script gives when the map's page runs it."""
    return in_page.script(qtbot, view._view.page(), code)


@pytest.fixture
def places(qtbot: QtBot, step: Show) -> MappedSection:
    view = step(6).show_page("place")
    assert isinstance(view, MappedSection)
    return view


@pytest.fixture
def shown(qtbot: QtBot, places: MappedSection) -> MappedSection:
    places.show_map()
    qtbot.waitUntil(lambda: places.map.is_ready, timeout=60_000)
    return places


def test_the_scheme_is_registered_in_time_without_a_cost_at_start(tmp_path) -> None:
    """Registering after the application, before the first profile: the page gets its own secure origin."""
    run = subprocess.run([sys.executable, "-c", LATE], capture_output=True, text=True, timeout=120, check=False)
    assert run.stdout.split() == ["True", "repere://apptrue", "True"], run.stderr


def test_the_page_loads_from_our_scheme_and_gets_its_data(
    qtbot: QtBot, shown: MappedSection, document: Document
) -> None:
    assert script(qtbot, shown.map, "location.href") == "repere://app/map.html"
    layers = shown.map.layers()
    text = json.dumps(layers)
    assert any(place.id in text for place in document.diagnostic.all(Place))


def test_every_other_address_is_blocked(qtbot: QtBot, shown: MappedSection) -> None:
    """The page's own policy refuses it first."""
    for address in ("https://example.org/x.png", "file:///etc/passwd", "qrc:///qtwebchannel/qwebchannel.js"):
        fetched = "window.out = null; fetch(%r).then(r => window.out = 'came ' + r.status, e => window.out = 'refused')"
        script(qtbot, shown.map, fetched % address + "; 1")
        qtbot.waitUntil(lambda: script(qtbot, shown.map, "window.out") is not None, timeout=20_000)
        assert script(qtbot, shown.map, "window.out") == "refused"
    script(qtbot, shown.map, "location.href = 'https://example.org/'; 1")
    assert script(qtbot, shown.map, "location.href") == "repere://app/map.html"


def test_a_page_without_a_policy_reaches_nothing_either(qtbot: QtBot, shown: MappedSection) -> None:
    """The second wall, behind the page's policy: the profile lets no other address through."""
    from PySide6.QtWebEngineCore import QWebEnginePage

    from diagnostic.ui import scheme

    before = scheme.interceptor().blocked
    bare = QWebEnginePage(scheme.profile())
    bare.setHtml("<img src='https://example.org/y.png'>")
    qtbot.waitUntil(lambda: scheme.interceptor().blocked > before, timeout=20_000)
    bare.deleteLater()


def test_nothing_is_kept_and_nothing_reaches_the_clipboard(qtbot: QtBot, shown: MappedSection) -> None:
    page = shown.map._view.page()
    assert page.profile().isOffTheRecord()
    for folder in (page.profile().persistentStoragePath(), page.profile().cachePath()):
        assert not folder or not Path(folder).exists()
    from PySide6.QtWebEngineCore import QWebEngineSettings

    attribute = QWebEngineSettings.WebAttribute
    for each in (
        attribute.JavascriptCanAccessClipboard,
        attribute.LocalStorageEnabled,
        attribute.PluginsEnabled,
    ):
        assert not page.settings().testAttribute(each)


def test_the_page_is_as_large_as_the_text_of_the_window(qtbot: QtBot, shown: MappedSection) -> None:
    settings.change(text_size=200)
    shown.map.restyle()
    qtbot.waitUntil(lambda: script(qtbot, shown.map, "devicePixelRatio") == 2, timeout=20_000)


def test_what_is_chosen_in_the_list_is_chosen_on_the_map_and_back(
    qtbot: QtBot, shown: MappedSection, document: Document
) -> None:
    third = shown.table.record(2).id
    with qtbot.waitSignal(shown.map.bridge.selectionChanged) as told:
        shown.select(third)
    assert told.args == [third]
    fifth = shown.table.record(4).id
    shown.map.bridge.selected(fifth)
    assert shown.selected_ids() == [fifth]
    assert shown.form.record.id == fifth


def test_a_place_hidden_by_a_search_is_found_from_the_map(qtbot: QtBot, shown: MappedSection) -> None:
    first = shown.table.record(0)
    shown.search.setText("zzzz")
    qtbot.waitUntil(lambda: shown.table.rowCount() == 0)
    shown.map.bridge.selected(first.id)
    assert shown.selected_ids() == [first.id]


def test_a_town_is_gone_to_by_keyboard_alone(qtbot: QtBot, shown: MappedSection) -> None:
    box = shown.map.go_to
    shown.map.setFocus()
    qtbot.keyClick(shown.map, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "Yelowknif")
    assert box.suggestions()[0] == "Yellowknife (Northwest Territories)"
    with qtbot.waitSignal(shown.map.bridge.showPoint) as told:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told.args[:2] == [pytest.approx(-114.37, abs=0.1), pytest.approx(62.45, abs=0.1)]
    box.clear()
    qtbot.keyClicks(box, "zzzzqqqq")
    with qtbot.assertNotEmitted(shown.map.bridge.showPoint):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_a_click_adds_a_place_that_is_saved_generalised(qtbot: QtBot, shown: MappedSection, document: Document) -> None:
    before = len(document.diagnostic.all(Place))
    shown.add_on_map.click()
    shown.map.bridge.clicked(-86.90123, 50.34567)
    assert shown.notice.isVisible()
    assert len(document.diagnostic.all(Place)) == before
    shown.form.answer("place_kind", "truck_stop")
    new = document.diagnostic.all(Place)[-1]
    assert new.precision == "grid_5km"
    assert maps.point(new.geometry) == maps.snap(-86.90123, 50.34567, 5000)
    assert not shown.notice.isVisible()


def test_a_place_is_moved_by_dragging(qtbot: QtBot, shown: MappedSection, document: Document) -> None:
    place = next(each for each in document.diagnostic.all(Place) if each.precision == "grid_1km" and each.geometry)
    shown.map.bridge.moved(place.id, -86.95, 50.30)
    assert maps.point(document.diagnostic.get(Place, place.id).geometry) == maps.snap(-86.95, 50.30, 1000)
    document.undo()
    assert document.diagnostic.get(Place, place.id).geometry == place.geometry


def test_a_place_that_is_moved_shows_the_square_that_will_be_kept(
    qtbot: QtBot, shown: MappedSection, document: Document
) -> None:
    place = next(each for each in document.diagnostic.all(Place) if each.precision == "grid_5km" and each.geometry)
    told = json.loads(shown.map.bridge.squareAt(place.id, -86.95, 50.30))
    assert [tuple(each) for each in told] == list(maps.grid_cell(-86.95, 50.30, 5000))
    shown.map.bridge.moved(place.id, -86.95, 50.30)
    assert list(precision.cell(document.diagnostic.get(Place, place.id)) or ()) == [tuple(each) for each in told]
    assert json.loads(shown.map.bridge.squareAt("no such place", -86.95, 50.30)) == []


def test_squares_are_worked_out_once_they_are_in_view(
    qtbot: QtBot, shown: MappedSection, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    cell = precision.cell
    monkeypatch.setattr(precision, "cell", lambda place: (asked.append(place.id), cell(place))[1])
    place = next(each for each in document.diagnostic.all(Place) if each.precision == "grid_5km" and each.geometry)
    shown.map.retranslate()  # sent anew: squares near the community may have been asked for before
    shown.select(place.id)
    qtbot.waitUntil(lambda: place.id in asked, timeout=20_000)
    told = json.loads(shown.map.bridge.squares(json.dumps([place.id])))
    assert [tuple(corner) for corner in told[place.id]] == list(cell(place) or ())


def test_no_place_is_hidden_by_another(qtbot: QtBot, shown: MappedSection, document: Document) -> None:
    """However far away, the symbols count every place; those of one square, which no zoom parts, spread around it, and
    each can be chosen; another zoom puts them together again."""
    squares = Counter(each.geometry for each in document.diagnostic.all(Place) if each.geometry)
    [(geometry, many)] = squares.most_common(1)
    longitude, latitude = maps.point(geometry)
    marks = "[...document.querySelectorAll('.repere-mark:has(.sym-place)')]"
    symbols = "[...document.querySelectorAll('.cluster-place')]"
    counted = f"{marks}.length + {symbols}.reduce((sum, each) => sum + Number(each.textContent), 0)"

    def look_from(zoom: int) -> None:
        code = f"map_canada.setView([{latitude}, {longitude}], {zoom}, {{ animate: false }}); 1"
        script(qtbot, shown.map, code)

    qtbot.waitUntil(lambda: script(qtbot, shown.map, "document.documentElement.dataset.state || '-'") == "drawn")
    for zoom in (4, 6):
        look_from(zoom)
        assert script(qtbot, shown.map, counted) == squares.total()
    look_from(12)
    alone = script(qtbot, shown.map, f"{marks}.length")
    symbol = f"{symbols}.find((each) => each.textContent === '{many}')"
    script(qtbot, shown.map, f"{symbol}.click(); 1")
    assert script(qtbot, shown.map, f"{marks}.length") == alone + many
    with qtbot.waitSignal(shown.map.bridge.page_selected) as told:
        script(qtbot, shown.map, f"{marks}.at(-1).click(); 1")
    assert document.diagnostic.get(Place, told.args[0]).geometry == geometry
    assert script(qtbot, shown.map, f"{marks}.length") == alone + many
    look_from(11)
    look_from(12)
    assert script(qtbot, shown.map, f"{marks}.length") == alone


def test_distances_to_a_kind_of_service_are_shown_on_the_map(
    qtbot: QtBot, shown: MappedSection, document: Document
) -> None:
    """Words beside the symbols, a legend, and a shade over what is farther than a chosen distance."""
    select = "document.querySelector('.repere-panel select')"
    qtbot.waitUntil(lambda: script(qtbot, shown.map, f"!!{select}"), timeout=20_000)
    script(qtbot, shown.map, f"{select}.value = '='; {select}.dispatchEvent(new Event('change')); 1")
    number = "document.querySelector('.repere-panel input[type=number]')"
    script(qtbot, shown.map, f"{number}.value = 20; {number}.dispatchEvent(new Event('change')); 1")
    panel, tag = (
        "document.querySelector('.repere-panel').textContent",
        "document.querySelector('.repere-mark .repere-far')",
    )
    qtbot.waitUntil(lambda: "Shaded" in script(qtbot, shown.map, panel), timeout=20_000)
    assert "In a straight line" in script(qtbot, shown.map, panel)
    assert script(qtbot, shown.map, f"{tag}.textContent").endswith("km")
    script(qtbot, shown.map, f"{select}.value = '-'; {select}.dispatchEvent(new Event('change')); 1")
    qtbot.waitUntil(lambda: not script(qtbot, shown.map, f"!!{tag}"), timeout=20_000)
    assert "Shaded" not in script(qtbot, shown.map, panel)


def test_the_table_of_distances_follows_what_is_edited(qtbot: QtBot, document: Document) -> None:
    dialog = Distances(None, document)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 20, timeout=20_000)
    before = dialog.table.rowCount()
    assert dialog.table.isColumnHidden(3)
    dialog.beyond.selectAll()
    qtbot.keyClicks(dialog.beyond, "10")
    qtbot.waitUntil(
        lambda: not dialog.table.isColumnHidden(3) and "▲" in dialog.table.item(0, 3).text(), timeout=20_000
    )
    place = next(each for each in document.diagnostic.all(Place) if each.geometry is not None)
    document.apply(Edit(removes=(place,)), "steps-delete")
    qtbot.waitUntil(lambda: dialog.table.rowCount() == before - 1, timeout=20_000)


def test_a_click_outside_canada_is_refused_in_words(shown: MappedSection, document: Document) -> None:
    before = len(document.diagnostic.all(Place))
    shown.add_on_map.click()
    shown.map.bridge.clicked(2.35, 48.85)
    assert "Canada" in shown.failure.words.text()
    assert len(document.diagnostic.all(Place)) == before


def test_the_position_of_a_record_is_chosen_on_the_map(qtbot: QtBot, shown: MappedSection, document: Document) -> None:
    place = next(each for each in document.diagnostic.all(Place) if each.precision == "grid_5km" and each.geometry)
    shown.select(place.id)
    shown.form.fields["geometry"].editor.map.click()
    shown.map.bridge.clicked(-87.2, 50.1)
    assert maps.point(document.diagnostic.get(Place, place.id).geometry) == maps.snap(-87.2, 50.1, 5000)


def test_a_photo_gives_a_position_and_leaves_nothing_of_itself_in_the_file(
    qtbot: QtBot, places: MappedSection, document: Document, tmp_path: Path
) -> None:
    """M01 on the bytes: the exact position, in any way it may be written, and the EXIF are nowhere beside the snapped
    one; a photo from elsewhere is refused."""
    from PIL import Image

    degrees = ((50, 20, 44.43), (86, 54, 4.43))
    longitude, latitude = -round(86 + 54 / 60 + 4.43 / 3600, 6), round(50 + 20 / 60 + 44.43 / 3600, 6)
    exif = Image.Exif()
    exif[0x010F] = "CameraMakerXyz"
    exif[0x8825] = {1: "N", 2: degrees[0], 3: "W", 4: degrees[1]}
    picture = tmp_path / "jane_doe_at_the_dock.jpg"
    Image.new("RGB", (64, 48), "green").save(picture, exif=exif)
    place = next(each for each in document.diagnostic.all(Place) if each.precision == "grid_5km" and each.geometry)
    places.select(place.id)
    places.form.fields["geometry"].editor.file.take(picture)

    def position() -> tuple[float, float]:
        return maps.point(document.diagnostic.get(Place, place.id).geometry)

    qtbot.waitUntil(lambda: position() == maps.snap(longitude, latitude, 5000), timeout=20_000)
    abroad = tmp_path / "abroad.gpx"
    abroad.write_text('<gpx><wpt lat="48.85" lon="2.35"/></gpx>')
    with qtbot.waitSignal(places.form.fields["geometry"].editor.complaint) as told:
        places.form.fields["geometry"].editor.file.take(abroad)
    assert "Canada" in told.args[0]
    assert position() == maps.snap(longitude, latitude, 5000)

    written = b"".join(each.read_bytes() for each in (tmp_path / "stick").iterdir() if each.is_file())
    snapped = document.diagnostic.get(Place, place.id).geometry
    assert snapped in written or snapped.hex().encode() in written
    exact = [maps.wkb_point(longitude, latitude), b"Exif", b"CameraMakerXyz", b"jane_doe", picture.read_bytes()[:64]]
    for number in (longitude, latitude):
        exact += [struct.pack("<d", number), struct.pack(">d", number), f"{abs(number):.4f}".encode()]
    for trace in exact:
        assert trace not in written and trace.hex().encode() not in written.lower()


def test_without_the_engine_the_list_still_works(
    qtbot: QtBot, places: MappedSection, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtWebEngineWidgets", None)
    places.show_map()
    qtbot.waitUntil(lambda: "list" in places.map.message.text())
    assert places.map.message.isVisible()
    places.show_map(False)
    assert places.view.isVisible()
    assert places.select(places.table.record(1).id)


def test_only_our_own_page_is_ours() -> None:
    from diagnostic.ui import scheme

    assert scheme.is_ours(QUrl("repere://app/map.html"))
    for address in (
        "repere://other/map.html",
        "https://app/map.html",
        "file:///map.html",
        "qrc:/map.html",
        "",
    ):
        assert not scheme.is_ours(QUrl(address))
    assert scheme.served("no/such/file.js") is None
    assert scheme.served("../pyproject.toml") is None
    assert b"QWebChannel" in scheme.served("qwebchannel.js")[0]
    assert QCoreApplication.instance() is not None
