"""G02: no network call, ever. The whole demo and the window with its map run where the kernel counts every attempt to
reach anything: an own network namespace with nothing in it but the loopback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ALONE = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]
COUNTED = """
import fcntl, json, os, socket, struct, sys
from pathlib import Path

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as loopback:  # up, so that calls to this machine count too
    fcntl.ioctl(loopback, 0x8914, struct.pack("16sh", b"lo", 1 | 64))

def attempts():
    "Packets sent, connections begun, and destinations asked for that no road leads to."
    lines = Path("/proc/net/snmp").read_text().splitlines()
    pairs = [(head.split(), row.split()) for head, row in zip(lines[::2], lines[1::2])]
    named = {head[0].rstrip(":"): dict(zip(head[1:], row[1:])) for head, row in pairs}
    found = {
        "sent": named["Ip"]["OutRequests"], "no road": named["Ip"]["OutNoRoutes"],
        "connections": named["Tcp"]["ActiveOpens"], "datagrams": named["Udp"]["OutDatagrams"],
    }
    if Path("/proc/net/snmp6").exists():
        six = dict(line.split() for line in Path("/proc/net/snmp6").read_text().splitlines())
        found |= {"no road 6": six["Ip6OutNoRoutes"], "datagrams 6": six["Udp6OutDatagrams"]}
    return {key: int(value) for key, value in found.items()}

before = attempts()
exec(sys.argv[1])
after = attempts()
print(json.dumps({key: after[key] - before[key] for key in after}))
"""
DEMO = """
from diagnostic.cli import main
assert main(["demo", sys.argv[2], "--lang", "fr", "--json"]) == 0
"""
WINDOW = """
import datetime as dt
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from diagnostic import example
from diagnostic.ui.map_view import prepare
prepare()
app = QApplication([])
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
from diagnostic.ui.main_window import MainWindow
window = MainWindow()
window.show()
window.show_file(example.create(Path(sys.argv[2]) / "lake.repere", "en", dt.date(2026, 11, 24)))
for step in range(11):
    window.go(step)
    app.processEvents()
window.go(6)
places = window.workspace.pages[6].view.show_page("place")
places.show_map()

def look():
    "Until the page has drawn the ground and the records."
    if places.map.is_ready:
        drawn = "[document.documentElement.dataset.ground, document.documentElement.dataset.state].join()"
        places.map._view.page().runJavaScript(drawn, lambda said: app.exit(0) if said == "drawn,drawn" else None)

watch = QTimer()
watch.timeout.connect(look)
watch.start(200)
assert app.exec() == 0
window.close()
"""
CONTROL = """
for kind, where in ((socket.AF_INET, ("192.0.2.1", 80)), (socket.AF_INET, ("127.0.0.1", 9))):
    with socket.socket(kind, socket.SOCK_STREAM) as reached:
        reached.connect_ex(where)
"""


def alone(script: str, folder: Path) -> dict[str, int]:
    """What the kernel counted while ``script`` ran with no network but its own loopback."""
    done = subprocess.run(
        [*ALONE, sys.executable, "-c", COUNTED, script, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1"},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module", autouse=True)
def namespaces() -> None:
    if subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine does not let us make a network namespace")


def test_an_attempt_is_counted(tmp_path: Path) -> None:
    counted = alone(CONTROL, tmp_path)
    assert counted["no road"] >= 1
    assert counted["connections"] >= 1


def test_the_demo_reaches_for_nothing(tmp_path: Path) -> None:
    assert set(alone(DEMO, tmp_path / "demo").values()) == {0}


def test_the_window_with_its_map_reaches_for_nothing(tmp_path: Path) -> None:
    assert set(alone(WINDOW, tmp_path).values()) == {0}
