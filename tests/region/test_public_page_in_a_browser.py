"""The public page in Chromium: drawn with scripts off, nothing asked for, links and tables as a reader needs them."""

import json
from pathlib import Path
from typing import Any

from made_up import TODAY, region, themed
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineUrlRequestInterceptor
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

from diagnostic.region import publishing
from diagnostic.shipped import catalogues

LOOK = """JSON.stringify({
  title: document.title,
  languages: [...document.querySelectorAll('article')].map(each => each.lang),
  headings: [...document.querySelectorAll('h1, h2')].map(each => each.tagName + each.closest('article').lang),
  wide: document.documentElement.scrollWidth <= window.innerWidth,
  band: getComputedStyle(document.querySelector('thead th')).backgroundColor,
  small: [...document.querySelectorAll('td, th, p, dd')].filter(each => parseFloat(getComputedStyle(each).fontSize) < 16).length,
  targets: [...document.querySelectorAll('a')].filter(each => each.getBoundingClientRect().height < 24).length,
})"""  # noqa: E501


class Asked(QWebEngineUrlRequestInterceptor):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def interceptRequest(self, info: Any) -> None:
        self.addresses.append(info.requestUrl().toString())


def test_the_page_is_drawn_alone_and_fits_a_telephone(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "public.html"
    given = region(14, lambda n: (themed("barrier", "no_transport"), themed("risk_factor", "insufficient_income_debt")))
    publishing.publish(out, given, "both", catalogues=catalogues(), today=TODAY)
    profile, asked, view = QWebEngineProfile(), Asked(), QWebEngineView()
    qtbot.addWidget(view)
    profile.setUrlRequestInterceptor(asked)
    page = QWebEnginePage(profile, view)
    view.setPage(page)
    view.resize(380, 800)
    view.show()
    with qtbot.waitSignal(view.loadFinished, timeout=30_000) as loaded:
        view.load(QUrl.fromLocalFile(str(out)))
    assert loaded.args == [True]
    found: list[str] = []
    page.runJavaScript(LOOK, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=30_000)
    seen = json.loads(found[0])
    assert asked.addresses == [QUrl.fromLocalFile(str(out)).toString()]
    assert seen["languages"] == ["en", "fr"] and seen["headings"].count("H1en") == seen["headings"].count("H1fr") == 1
    assert seen["headings"].count("H2en") == seen["headings"].count("H2fr") > 8
    assert seen["wide"] and seen["band"] == "rgb(31, 78, 90)" and not seen["small"] and not seen["targets"]
    view.setPage(None)  # type: ignore[arg-type]
    page.deleteLater()
