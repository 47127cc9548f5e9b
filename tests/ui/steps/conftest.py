"""The screens of the steps on the shipped example in a real file; no display is needed."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # the engine's sandbox refuses to run as root

import pytest
from pytestqt.qtbot import QtBot

from diagnostic import example
from diagnostic.ui import language
from diagnostic.ui.document import Document
from diagnostic.ui.map_view import prepare
from diagnostic.ui.steps.step_view import StepView

prepare()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language.language()
    language.set_language("en")
    yield
    language.set_language(before)


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Iterator[Document]:
    folder = tmp_path / "stick"
    folder.mkdir()
    file = example.create(folder / "lantern.repere", "en", dt.date(2026, 11, 24))
    yield Document(file)
    file.close()


@pytest.fixture
def step(qtbot: QtBot, document: Document) -> Callable[[int], StepView]:
    kept = []  # pytest-qt holds widgets weakly: a test that keeps only a part of the view would lose it

    def show(number: int) -> StepView:
        view = StepView(document, number)
        kept.append(view)
        qtbot.addWidget(view)
        view.resize(1000, 640)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        return view

    return show
