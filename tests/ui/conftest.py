"""The window on its own settings, without a display."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # the engine's sandbox refuses to run as root

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from diagnostic.ui import theme
from diagnostic.ui.map_view import prepare

prepare()


@pytest.fixture(autouse=True)
def own_settings(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choices and keys of one test are not those of the next, nor those of whoever runs the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    theme.apply(qapp, "light", 100)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
