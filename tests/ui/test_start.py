"""Starting is quick because nothing heavy is loaded before the start screen is on screen (DESIGN 8)."""

import subprocess
import sys

HEAVY = (
    "PySide6.QtWebEngineCore", "alembic", "elementpath", "folium", "geopandas", "matplotlib", "numpy", "openpyxl",
    "pandas", "phonenumbers", "pyogrio", "pyproj", "pyxform", "shapely", "sqlalchemy", "sqlcipher3", "typst",
)  # fmt: skip
START = """
import sys
from PySide6.QtCore import QSettings, QTimer
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from diagnostic.ui.app import begin
application, window = begin()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: application.exit()))
application.exec()
assert window.start.isVisible()
print(*sys.modules)
"""


def test_the_start_screen_loads_nothing_heavy(tmp_path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path)], capture_output=True, text=True, timeout=120, check=False
    )
    loaded = run.stdout.split()
    assert "PySide6.QtWidgets" in loaded, run.stderr
    assert [each for each in HEAVY if each in loaded] == []
