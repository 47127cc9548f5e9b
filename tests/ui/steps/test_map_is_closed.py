"""Nothing but our scheme is ever reached, whatever a page tries: proven by a page with no policy of its own, which
tries everything a browser can, beside a computer that listens to all of it (G02, M07)."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import shiboken6
from in_page import script
from pytestqt.qtbot import QtBot

from diagnostic.ui import scheme

TRIES = Path(__file__).with_name("tries_everything.js").read_text(encoding="utf-8")


@dataclass
class Listening:
    """Ports of TCP and UDP on which everything is heard, and nothing answered."""

    port: int
    heard: list[bytes] = field(default_factory=list)


@pytest.fixture
def listening() -> Iterator[Listening]:
    tcp = socket.create_server(("127.0.0.1", 0))
    found = Listening(tcp.getsockname()[1])
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("127.0.0.1", found.port))

    def stream() -> None:
        while True:
            try:
                connection, _ = tcp.accept()
            except OSError:
                return
            with connection:
                found.heard.append(connection.recv(1000))

    def datagrams() -> None:
        while True:
            try:
                found.heard.append(udp.recv(1000))
            except OSError:
                return

    threads = [threading.Thread(target=each, daemon=True) for each in (stream, datagrams)]
    for each in threads:
        each.start()
    yield found
    for each in (tcp, udp):
        each.close()


def test_a_page_that_tries_everything_reaches_nothing(
    qtbot: QtBot, listening: Listening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("found")
    tries = TRIES.replace("PORT", str(listening.port)).replace("SECRET", str(secret))
    html = f"<body><script>{tries}</script>"
    monkeypatch.setattr(scheme, "served", lambda path: (html.encode(), "text/html") if path == scheme.PAGE else None)
    page = scheme.page(None)  # type: ignore[arg-type]
    with qtbot.waitSignal(page.loadFinished, timeout=60_000):
        page.load(scheme.page_url())

    def out() -> dict[str, str]:
        return dict(json.loads(script(qtbot, page, "JSON.stringify(window.out || {})")))

    qtbot.waitUntil(lambda: "pending" not in out().values() and "file" in out(), timeout=60_000)
    found = out()
    assert not [name for name, each in found.items() if each.startswith("REACHED")], found
    assert not [each for name, each in found.items() if name.startswith("address")], "no address of this computer"
    assert script(qtbot, page, "location.href") == scheme.page_url().toString()
    assert not listening.heard
    shiboken6.delete(page)  # before its profile
