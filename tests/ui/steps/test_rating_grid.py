"""Step 5 at speed: one click or key per rating."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import FactorRating, Population, Situation
from diagnostic.ui.document import Document
from diagnostic.ui.steps.rating_grid import FACTOR, SOURCES, UNKNOWN, RatingGrid
from diagnostic.ui.steps.step_view import StepView

Show = Callable[[int], StepView]


def grid(view: StepView) -> RatingGrid:
    found = view.show_page("grid")
    assert isinstance(found, RatingGrid)
    return found


def row_of(shown: RatingGrid, factor: str) -> int:
    return next(at for at, line in enumerate(shown.model.lines) if getattr(line, "id", "") == factor)


def rating(document: Document, shown: RatingGrid, factor: str) -> FactorRating | None:
    population = shown.population.currentData()
    found = (
        each
        for each in document.diagnostic.all(FactorRating)
        if each.population == population and each.risk_factor == factor
    )
    return next(found, None)


def test_a_click_rates_and_the_same_click_takes_it_back(qtbot: QtBot, step: Show, document: Document) -> None:
    shown = grid(step(5))
    row = row_of(shown, "young_age")
    before = len(document.diagnostic.all(FactorRating))
    cell = shown.view.visualRect(shown.model.index(row, 4)).center()
    qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    found = rating(document, shown, "young_age")
    assert found is not None
    assert found.presence == 4
    assert len(document.diagnostic.all(FactorRating)) == before + 1
    qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert rating(document, shown, "young_age") is None


def test_digits_and_u_rate_the_line(qtbot: QtBot, step: Show, document: Document) -> None:
    shown = grid(step(5))
    row = row_of(shown, "young_age")
    shown.view.setCurrentIndex(shown.model.index(row, FACTOR))
    qtbot.keyClicks(shown.view, "5")
    assert rating(document, shown, "young_age").presence == 5
    qtbot.keyClicks(shown.view, "u")
    found = rating(document, shown, "young_age")
    assert found.presence is None
    assert "presence" in found.unknown
    assert shown.model.index(row, UNKNOWN).data() == "●"
    shown.view.setCurrentIndex(shown.model.index(row, 2))
    qtbot.keyClick(shown.view, Qt.Key.Key_Space)
    found = rating(document, shown, "young_age")
    assert found.presence == 2
    assert "presence" not in found.unknown


def test_taking_back_a_rating_with_sources_keeps_the_sources(step: Show, document: Document) -> None:
    shown = grid(step(5))
    known = next(
        each
        for each in document.diagnostic.all(FactorRating)
        if each.population == shown.population.currentData() and each.sources and each.risk_factor and each.presence
    )
    shown.rate(row_of(shown, known.risk_factor), known.presence)
    left = document.diagnostic.get(FactorRating, known.id)
    assert left.presence is None
    assert left.sources == known.sources


def test_only_factors_that_apply_are_offered_until_all_are_asked_for(
    qtbot: QtBot, step: Show, document: Document
) -> None:
    shown = grid(step(5))
    at = shown.population.findData("temporary_foreign_workers")
    shown.population.setCurrentIndex(at)
    shown.population.activated.emit(at)
    offered = {line.id for line in shown.model.lines if not isinstance(line, str)}
    assert "demand_cheap_labour" in offered
    assert "demand_sexual_services" not in offered
    shown.everything.click()
    everything = {line.id for line in shown.model.lines if not isinstance(line, str)}
    assert "demand_sexual_services" in everything
    assert everything == {entry.id for entry in document.catalogues.entries("risk_factors")}


def test_the_grid_follows_undo(step: Show, document: Document) -> None:
    shown = grid(step(5))
    row = row_of(shown, "young_age")
    shown.rate(row, 3)
    assert shown.model.index(row, 3).data() == "●"
    document.undo()
    assert shown.model.index(row, 3).data() == "○"


def test_a_cell_says_what_it_is_to_a_screen_reader(step: Show) -> None:
    shown = grid(step(5))
    row = row_of(shown, "young_age")
    words = shown.model.index(row, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Young age: Many, not chosen"
    assert shown.model.index(row, SOURCES).data() == ""


def test_without_populations_the_grid_says_where_they_come_from(step: Show, document: Document) -> None:
    doomed = (*document.diagnostic.all(Population), *document.diagnostic.all(Situation))
    document.apply(Edit(removes=doomed), "view-undo-delete")
    shown = grid(step(5))
    assert shown.empty.isVisible()
    assert not shown.view.isVisible()
    assert "step 4" in shown.empty.text()
