"""The exported map page in a real browser: it draws itself, alone, with every script and style let through."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineUrlRequestInterceptor
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

from diagnostic import example
from diagnostic.domain import safeguards
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import Place
from diagnostic.exchange import export
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 24)
LOOK = """JSON.stringify({
  marks: document.querySelectorAll('.leaflet-marker-icon').length,
  tiles: [...document.querySelectorAll('.leaflet-tile')].map(each => getComputedStyle(each).position),
  legend: document.body.innerText.includes('Legend and layers'),
  wide: document.documentElement.scrollWidth <= window.innerWidth,
  blocked: (() => { try { return !!new Function('return 1')() } catch { return 'refused' } })(),
  title: document.title,
})"""


class Asked(QWebEngineUrlRequestInterceptor):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def interceptRequest(self, info: Any) -> None:
        self.addresses.append(info.requestUrl().toString())


class Page(QWebEnginePage):
    said: list[str]

    def javaScriptConsoleMessage(self, level: Any, message: str, line: int, source: str) -> None:
        self.said.append(message)


@pytest.mark.parametrize("scope", ["internal", "shared"])
def test_the_page_draws_itself_alone(qtbot: QtBot, tmp_path: Path, scope: Any) -> None:
    raw = Diagnostic(example.records("en", TODAY))
    diagnostic = Diagnostic(safeguards.before_saving(each, raw, catalogues()) for each in raw)
    diagnostic.put(Place(place_kind="hotel_motel", area="</script><img src=x onerror=alert(1)>"))
    out = tmp_path / "map.html"
    export(diagnostic, out, lang="en", scope=scope, today=TODAY)
    profile, asked, view = QWebEngineProfile(), Asked(), QWebEngineView()
    qtbot.addWidget(view)
    profile.setUrlRequestInterceptor(asked)
    page = Page(profile, view)
    page.said = []
    view.setPage(page)
    view.resize(1000, 800)
    view.show()
    with qtbot.waitSignal(page.loadFinished, timeout=60_000):
        view.load(QUrl.fromLocalFile(str(out)))
    found: dict[str, Any] = {}

    def drawn() -> bool:
        import json

        page.runJavaScript(LOOK, lambda said: found.update(json.loads(said)))
        return found.get("marks", 0) > 2 and bool(found.get("tiles"))

    qtbot.waitUntil(drawn, timeout=60_000)
    assert set(found["tiles"]) == {"absolute"}
    assert found["legend"] and found["wide"] and found["blocked"] == "refused"
    assert "Lantern Lake" in found["title"]
    assert asked.addresses == [QUrl.fromLocalFile(str(out)).toString()]
    assert not [each for each in page.said if "unsafe-eval" not in each]
    page.deleteLater()
