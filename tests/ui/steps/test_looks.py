"""Contrast, accessible names, and nothing cut, in both languages and at 200 %."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diagnostic.ui import language, theme
from diagnostic.ui.steps.step_view import StepView
from diagnostic.ui.steps.style import ON, QUIET, contrast, sheet
from diagnostic.ui.steps.tones import DARK, LIGHT, is_dark

Show = Callable[[int], StepView]
ENOUGH = 4.5
"""WCAG 2.2 AA for text."""


@pytest.fixture
def double(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 200)
    yield
    theme.apply(qapp, "light", 100)


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out(dark: bool) -> None:
    for ink, grounds in ON.items():
        for ground in grounds:
            assert contrast(QUIET[dark][ink], QUIET[dark][ground]) >= ENOUGH, (ink, ground)
    for tone, paint in (DARK if dark else LIGHT).items():
        assert contrast(paint.ink, paint.ground) >= ENOUGH, tone


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_edges_of_controls_stand_out_too() -> None:
    for dark in (False, True):
        for ground in ("base", "card", "ground"):
            assert contrast(QUIET[dark]["field"], QUIET[dark][ground]) >= 3
            assert contrast(QUIET[dark]["accent"], QUIET[dark][ground]) >= 3


def test_the_sheet_follows_theme_and_size(qapp: QApplication) -> None:
    plain, larger = sheet(True, 10), sheet(True, 20)
    assert QUIET[True]["card"] in plain
    assert "$" not in plain.partition("*/")[2]
    assert "width: 14px" in plain
    assert "width: 28px" in larger
    theme.apply(qapp, "dark", 150)
    assert is_dark(qapp.palette())
    assert QUIET[True]["ground"] in qapp.styleSheet()


def controls(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox | QAbstractItemView):
            if widget.objectName().startswith("qt_") or not widget.isVisibleTo(root):
                continue
            if isinstance(widget.parentWidget(), QComboBox | QAbstractItemView | QLineEdit):
                continue
            yield widget


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("number", range(11))
def test_every_control_has_a_name(step: Show, number: int, lang: str) -> None:
    language.set_language(lang)
    view = step(number)
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)
        unnamed = [
            (type(each).__name__, each.objectName())
            for each in controls(view.stack.currentWidget())
            if not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
        ]
        assert not unnamed, (number, at)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("number", range(11))
def test_nothing_is_untranslated(step: Show, number: int, lang: str) -> None:
    language.set_language(lang)
    view = step(number)
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)
        for widget in view.findChildren(QWidget):
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                assert not widget.text().startswith(("view-", "safeguards-", "steps-")), widget.text()


@pytest.mark.parametrize("number", range(11))
def test_nothing_is_cut_at_twice_the_text_size(double: None, step: Show, number: int, qtbot: QtBot) -> None:
    """At 1280x800 the step gets about 1000x620: whatever does not fit scrolls."""
    language.set_language("fr")
    view = step(number)
    view.resize(1000, 620)
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)

        def whole() -> None:
            assert not list(cut(view.stack.currentWidget()))

        qtbot.waitUntil(whole)  # forms are laid out little by little
    assert view.minimumSizeHint().width() <= 1000
    assert view.minimumSizeHint().height() <= 620


def cut(page: QWidget) -> Iterator[str]:
    """The words of buttons and labels that have less room than they need."""
    for widget in page.findChildren(QAbstractButton):
        if widget.isVisible() and widget.text() and not in_table(widget):
            narrow = widget.width() < widget.minimumSizeHint().width() - 1
            if narrow or widget.height() < widget.fontMetrics().height():
                yield widget.text()
    for label in page.findChildren(QLabel):
        shown = label.isVisible() and label.wordWrap() and label.text()
        if shown and label.height() < label.heightForWidth(label.width()) - 1:
            yield label.text()


def in_table(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractItemView):
        if isinstance(parent, QAbstractScrollArea):
            return False
        parent = parent.parentWidget()
    return parent is not None
