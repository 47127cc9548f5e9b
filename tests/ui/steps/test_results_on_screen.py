"""The results: table first, reasons in words, people choose."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import KINDS, Action, Priority, Resource, Situation
from diagnostic.ui.document import Document
from diagnostic.ui.steps import analysis_view
from diagnostic.ui.steps.analysis_rows import GAPS, SITUATIONS
from diagnostic.ui.steps.analysis_view import AnalysisView
from diagnostic.ui.steps.risk_matrix import square
from diagnostic.ui.steps.step_view import StepView
from diagnostic.ui.steps.tones import BANDS, STATUSES

Show = Callable[[int], StepView]


def results(view: StepView) -> AnalysisView:
    found = view.show_page("results")
    assert isinstance(found, AnalysisView)
    return found


def column(shown: AnalysisView, name: str) -> list[str]:
    at = SITUATIONS.index(name)
    return [shown.situations.index(row, at).data() for row in range(shown.situations.rowCount())]


def test_the_table_shows_every_situation_and_sorts_by_number(step: Show, document: Document) -> None:
    shown = results(step(9))
    assert shown.situations.rowCount() == len(document.diagnostic.all(Situation))
    at = SITUATIONS.index("likelihood")
    shown.situations_view.sortByColumn(at, Qt.SortOrder.AscendingOrder)
    known = [float(each) for each in column(shown, "likelihood") if each != "—"]
    assert known == sorted(known)
    assert column(shown, "likelihood")[: len(known)] == [each for each in column(shown, "likelihood") if each != "—"]


def test_a_band_is_a_word_with_a_symbol_and_a_colour(step: Show) -> None:
    shown = results(step(9))
    at = SITUATIONS.index("band")
    for row in range(shown.situations.rowCount()):
        cell = shown.situations.index(row, at)
        symbol, _, word = cell.data().partition(" ")
        assert symbol in {each for each, _ in BANDS.values()} | {"?"}
        assert word
        assert cell.data(Qt.ItemDataRole.BackgroundRole) is not None


def test_why_names_each_component(step: Show) -> None:
    shown = results(step(9))
    shown.situations_view.selectRow(0)
    words = shown.why.text()
    for part in ("Likelihood", "Severity", "Capacity", "Priority"):
        assert part in words
    assert "never changes the score" in words


def test_scores_change_with_what_people_enter(step: Show, document: Document) -> None:
    shown = results(step(9))
    before = shown.analysis
    situation = document.diagnostic.all(Situation)[0]
    document.apply(Edit(removes=(situation,)), "view-undo-delete")
    shown.compute()
    assert shown.analysis is not before
    assert shown.situations.rowCount() == len(document.diagnostic.all(Situation))


def test_coverage_tells_absent_blocked_and_not_examined_apart(step: Show) -> None:
    shown = results(step(9))
    words = {
        shown.coverage.index(row, at).data().split()[0]
        for row in range(shown.coverage.rowCount())
        for at in range(1, shown.coverage.columnCount())
    }
    assert words <= {symbol for symbol, _ in STATUSES.values()}
    assert len({symbol for symbol, _ in STATUSES.values()}) == len(STATUSES)


def test_a_gap_becomes_a_priority_for_people_to_finish(qtbot: QtBot, step: Show, document: Document) -> None:
    view = step(9)
    shown = results(view)
    shown.tabs.setCurrentIndex(2)
    assert not shown.make.isEnabled()
    shown.gaps_view.selectRow(0)
    before = len(document.diagnostic.all(Priority))
    qtbot.mouseClick(shown.make, Qt.MouseButton.LeftButton)
    assert len(document.diagnostic.all(Priority)) == before + 1
    made = document.diagnostic.all(Priority)[-1]
    gap = shown.analysis.gaps[0]
    assert made.populations == (gap.population,)
    assert made.pillars == (gap.pillar,)
    assert made.reason == ""
    assert view.current_page() == "priority"
    assert view.stack.currentWidget().form.record.id == made.id


def test_a_gap_says_which_actions_narrow_it(step: Show, document: Document) -> None:
    shown = results(step(9))
    planned = GAPS.index("planned")
    open_ones = [gap for gap in shown.analysis.gaps if not gap.actions]
    gap, row = open_ones[0], shown.analysis.gaps.index(open_ones[0])
    assert shown.gaps.index(row, planned).data() == "No action yet"
    action = Action(title="A quiet bed", populations=(gap.population,), pillars=(gap.pillar,))
    document.apply(Edit(puts=(action,)), "view-undo-add")
    shown.compute()
    assert shown.gaps.index(row, planned).data() == "A quiet bed"


def test_a_service_not_verified_for_a_year_counts_half_in_the_cautious_view(
    qtbot: QtBot, step: Show, document: Document
) -> None:
    edit = Edit(puts=tuple(replace(each, verified_on=None) for each in document.diagnostic.all(Resource)))
    document.apply(edit, "view-undo-change")
    shown = results(step(9))
    rows, columns = shown.coverage.rowCount(), shown.coverage.columnCount()
    cells = [shown.coverage.index(row, at) for row in range(rows) for at in range(1, columns)]
    plain = [cell.data() for cell in cells]
    doubtful = [row for row, words in enumerate(plain) if words.split("\n")[0].endswith("!")]
    assert doubtful
    assert all("twelve months" in cells[row].data(Qt.ItemDataRole.ToolTipRole) for row in doubtful)
    shown.tabs.setCurrentIndex(1)
    qtbot.keyClick(shown.cautious, Qt.Key.Key_Space)
    cells = [shown.coverage.index(row, at) for row in range(rows) for at in range(1, columns)]
    assert all(cells[row].data() != plain[row] for row in doubtful)


def test_stability_is_drawn_on_request(qtbot: QtBot, step: Show) -> None:
    shown = results(step(9))
    assert shown.situations.columnCount() == len(SITUATIONS)
    qtbot.mouseClick(shown.stable, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.situations.columnCount() == len(SITUATIONS) + 1, timeout=20_000)
    assert shown.situations.index(0, len(SITUATIONS)).data().endswith("%")


def test_a_large_diagnostic_is_computed_behind_the_window(qtbot: QtBot, step: Show, monkeypatch) -> None:
    monkeypatch.setattr(analysis_view, "SMALL", 0)
    shown = results(step(9))
    qtbot.waitUntil(lambda: shown.situations.rowCount() > 0, timeout=20_000)
    assert not shown.busy.isVisible()


def test_the_matrix_numbers_the_situations_of_the_table(step: Show) -> None:
    shown = results(step(9))
    numbers = sorted(number for each in shown.matrix._numbers.values() for number in each)
    scored = [at for at, each in enumerate(shown.analysis.situations, 1) if square(each) is not None]
    assert numbers == scored


def test_a_warning_says_that_people_choose(step: Show) -> None:
    shown = results(step(9))
    words = shown.findChildren(type(shown.why), "note")[0].text()
    assert "people choose" in words
    assert "cannot be compared between communities" in words


def test_nothing_entered_is_said_in_words(step: Show, document: Document) -> None:
    doomed = tuple(each for each in document.diagnostic if each.kind != "community" and each.kind in KINDS)
    document.apply(Edit(removes=doomed), "view-undo-delete")
    shown = results(step(9))
    assert shown.no_situations.isVisible()
    assert "step 4" in shown.no_situations.text()
    assert not shown.situations_view.isVisible()
