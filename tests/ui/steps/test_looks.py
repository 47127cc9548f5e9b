"""Contrast, accessible names, and nothing cut, in both languages and at 200 %."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
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

from diagnostic.ui import language
from diagnostic.ui.steps.step_view import StepView
from diagnostic.ui.steps.style import QUIET, contrast, sheet
from diagnostic.ui.steps.tones import DARK, LIGHT, is_dark

Show = Callable[[int], StepView]
ENOUGH = 4.5
"""WCAG 2.2 AA for text."""
PAIRS = (
    ("ink", "base"), ("ink", "card"), ("soft", "base"), ("soft", "card"), ("faint", "base"),
    ("accent_ink", "accent"), ("chosen_ink", "chosen"),
)  # fmt: skip


@pytest.fixture
def double(qtbot: QtBot) -> Iterator[None]:
    before = QApplication.font()
    font = QFont(before)
    font.setPointSizeF(before.pointSizeF() * 2)
    QApplication.setFont(font)
    yield
    QApplication.setFont(before)


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out(dark: bool) -> None:
    for ink, ground in PAIRS:
        assert contrast(QUIET[dark][ink], QUIET[dark][ground]) >= ENOUGH, (ink, ground)
    for tone, paint in (DARK if dark else LIGHT).items():
        assert contrast(paint.ink, paint.ground) >= ENOUGH, tone


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_edges_of_controls_stand_out_too() -> None:
    for dark in (False, True):
        assert contrast(QUIET[dark]["field"], QUIET[dark]["base"]) >= 3
        assert contrast(QUIET[dark]["accent"], QUIET[dark]["base"]) >= 3


def test_the_sheet_follows_the_theme(qtbot: QtBot) -> None:
    dark = QPalette(QColor("#14181d"))
    assert is_dark(dark)
    assert QUIET[True]["card"] in sheet(dark)
    assert "$" not in sheet(dark).partition("*/")[2]


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
def test_nothing_is_cut_at_twice_the_text_size(double: None, step: Show, number: int) -> None:
    """At 1280x800 the step gets about 1000x620: whatever does not fit scrolls."""
    language.set_language("fr")
    view = step(number)
    view.resize(1000, 620)
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)
        QApplication.processEvents()
        page = view.stack.currentWidget()
        for widget in page.findChildren(QAbstractButton):
            if widget.isVisible() and widget.text() and not in_table(widget):
                assert widget.width() >= widget.minimumSizeHint().width() - 1, (number, widget.text())
                assert widget.height() >= widget.fontMetrics().height(), (number, widget.text())
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.wordWrap() and label.text():
                assert label.height() >= min(label.heightForWidth(label.width()), label.height() + 1) - 1, label.text()
    assert view.minimumSizeHint().width() <= 1000
    assert view.minimumSizeHint().height() <= 620


def in_table(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractItemView):
        if isinstance(parent, QAbstractScrollArea):
            return False
        parent = parent.parentWidget()
    return parent is not None
