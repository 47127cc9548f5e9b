"""What was looked for, found or not."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import PILLARS, Population
from diagnostic.ui.document import Document
from diagnostic.ui.steps.examined import ExaminedView
from diagnostic.ui.steps.step_view import StepView

Show = Callable[[int], StepView]
TICKED, OPEN = Qt.CheckState.Checked, Qt.CheckState.Unchecked
CHECK = Qt.ItemDataRole.CheckStateRole


def matrix(view: StepView) -> ExaminedView:
    found = view.show_page("examined")
    assert isinstance(found, ExaminedView)
    return found


def record(document: Document, code: str) -> Population:
    return next(each for each in document.diagnostic.all(Population) if each.population == code)


def test_a_pillar_is_ticked_and_unticked(step: Show, document: Document) -> None:
    shown = matrix(step(7))
    row = shown.model.populations.index("in_home_caregivers")
    at = next(
        column
        for column in range(1, 5)
        if PILLARS[column - 1] not in record(document, "in_home_caregivers").pillars_examined
    )
    assert shown.model.setData(shown.model.index(row, at), TICKED.value, CHECK)
    assert PILLARS[at - 1] in record(document, "in_home_caregivers").pillars_examined
    assert shown.model.index(row, at).data(CHECK) == TICKED
    document.undo()
    assert shown.model.index(row, at).data(CHECK) == OPEN


def test_a_population_known_from_a_situation_only_gets_its_record(step: Show, document: Document) -> None:
    doomed = record(document, "indigenous_women")
    document.apply(Edit(removes=(doomed,)), "view-undo-delete")
    shown = matrix(step(8))
    row = shown.model.populations.index("indigenous_women")
    assert not shown.model.ticked(row, 1)
    assert shown.model.setData(shown.model.index(row, 1), TICKED.value, CHECK)
    assert record(document, "indigenous_women").practices_examined


def test_words_stand_beside_the_tick(step: Show) -> None:
    shown = matrix(step(7))
    words = {shown.model.index(row, column).data() for row in range(shown.model.rowCount()) for column in range(1, 5)}
    assert words <= {"examined", "not examined"}
