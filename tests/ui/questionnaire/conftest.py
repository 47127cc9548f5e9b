"""Questionnaires on screen, made of small forms written as tables."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.reading import read
from diagnostic.ui import language
from diagnostic.ui.questionnaire import QuestionnaireView
from diagnostic.ui.questionnaire.asked import Asked

Ask = Callable[..., QuestionnaireView]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language.language()
    language.set_language("en")
    yield
    language.set_language(before)


@pytest.fixture
def ask(qtbot: QtBot, tmp_path: Path) -> Ask:
    """Shows a form; ``survey``, ``choices`` are rows of Markdown tables, ``files`` stand beside the form."""

    def show(survey: str, choices: str = "", lang: Any = "en", files: dict[str, str] | None = None, **more: Any):
        path = tmp_path / "form.md"
        for name, content in (files or {}).items():
            (tmp_path / name).write_text(content, encoding="utf-8")
        path.write_text(table("survey", survey) + table("choices", choices), encoding="utf-8")
        view = QuestionnaireView(Answering(read(path)), lang, **more)
        qtbot.addWidget(view)
        view.resize(1100, 700)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        whole(qtbot, view)
        return view

    return show


def table(name: str, rows: str) -> str:
    lines = [line.strip() for line in rows.strip().splitlines() if line.strip()]
    return f"| {name} |\n" + "".join(f"| | {line}\n" for line in lines) if lines else ""


def whole(qtbot: QtBot, view: QuestionnaireView) -> None:
    """Until every question of the page is there."""
    qtbot.waitUntil(lambda: view.page().is_whole(), timeout=20_000)


def field(view: QuestionnaireView, position: str) -> Asked:
    """The question at a position (below ``/data/``)."""
    found = view.page().blocks[f"/data/{position}"]
    assert isinstance(found, Asked)
    return found


def value(view: QuestionnaireView, position: str) -> Any:
    return view.answering.state(f"/data/{position}").value
