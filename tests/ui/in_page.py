"""What a page says when it is asked by a script."""

from typing import Any

from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot


def script(qtbot: QtBot, page: QWebEnginePage, code: str) -> Any:
    """What a script gives when the page runs it."""
    got: list[Any] = []
    page.runJavaScript(code, got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=20_000)
    return got[0]
