"""A form of every kind is reached by name and by key, in both languages, and nothing is cut at twice the size."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diagnostic.ui.questionnaire import QuestionnaireView
from diagnostic.ui.questionnaire.asked import Asked

from .conftest import Ask, whole

SURVEY = """
    type               | name  | label::English (en) | label::Français (fr) | appearance   | required | parameters |
    begin_group        | g1    | Words and numbers   | Mots et nombres      |              |          |            |
    note               | n     | **Read** this.      | **Lisez** ceci.      |              |          |            |
    text               | t     | A word              | Un mot               |              | yes      |            |
    text               | long  | Many words          | Bien des mots        | multiline    |          |            |
    text               | url   | An address          | Une adresse          | url          |          |            |
    text               | mask  | Hidden              | Caché                | masked       |          |            |
    integer            | i     | A number            | Un nombre            | counter      |          |            |
    range              | r     | On a scale          | Sur une échelle      |              |          | end=10 |
    range              | v     | Upwards             | Vers le haut         | vertical     |          | end=10 |
    range              | s     | Stars               | Étoiles              | rating       |          | end=5 |
    end_group          |       |                     |                      |              |          |            |
    begin_group        | g2    | Choices             | Choix                |              |          |            |
    select_one yn      | one   | One                 | Un                   |              |          |            |
    select_one yn      | list  | From a list         | D'une liste          | minimal      |          |            |
    select_one yn      | card  | Cards               | Cartes               | likert       |          |            |
    select_multiple yn | many  | Several             | Plusieurs            | columns-2    |          |            |
    select_multiple yn | chips | From a long list    | D'une longue liste   | autocomplete |          |            |
    rank yn            | rank  | In order            | En ordre             |              |          |            |
    acknowledge        | ok    | Agree               | D'accord             |              |          |            |
    select_one yn      | m0    | Table               | Tableau              | label        |          |            |
    select_one yn      | m1    | First row           | Première rangée      | list-nolabel |          |            |
    select_one yn      | m2    | Second row          | Deuxième rangée      | list-nolabel |          |            |
    end_group          |       |                     |                      |              |          |            |
    begin_group        | g3    | When and where      | Quand et où          |              |          |            |
    date               | d     | A day               | Un jour              |              |          |            |
    date               | my    | A month             | Un mois              | month-year   |          |            |
    time               | h     | A time              | Une heure            |              |          |            |
    dateTime           | dt    | Both                | Les deux             |              |          |            |
    geopoint           | p     | A point             | Un point             |              |          |            |
    geotrace           | l     | A line              | Une ligne            |              |          |            |
    image              | im    | A picture           | Une image            |              |          |            |
    image              | dr    | A drawing           | Un dessin            | draw         |          |            |
    image              | sg    | A signature         | Une signature        | signature    |          |            |
    audio              | au    | A sound             | Un son               |              |          |            |
    file               | fi    | A file              | Un fichier           |              |          |            |
    end_group          |       |                     |                      |              |          |            |
    begin_repeat       | rep   | Camps               | Campements           |              |          |            |
    text               | name  | Its name            | Son nom              |              | yes      |            |
    end_repeat         |       |                     |                      |              |          |            |
"""
CHOICES = """
    list_name | name | label::English (en)   | label::Français (fr)    |
    yn        | yes  | Yes, nearly every day | Oui, presque chaque jour |
    yn        | no   | No, never             | Non, jamais              |
    yn        | some | Now and then          | De temps à autre         |
"""


@pytest.fixture
def double(qtbot: QtBot) -> Iterator[None]:
    before = QApplication.font()
    font = QFont(before)
    font.setPointSizeF(before.pointSizeF() * 2)
    QApplication.setFont(font)
    yield
    QApplication.setFont(before)


def pages(qtbot: QtBot, view: QuestionnaireView) -> Iterator[int]:
    for at in range(len(view.pages.sections)):
        view.open_section(at)
        whole(qtbot, view)
        for _ in range(3):
            QApplication.processEvents()
        yield at


def controls(root: QWidget) -> Iterator[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QSlider)
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, kinds) or widget.objectName().startswith("qt_") or not widget.isVisibleTo(root):
            continue
        if not isinstance(widget.parentWidget(), QComboBox | QAbstractItemView | QLineEdit):
            yield widget


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_control_is_named_and_translated(qtbot: QtBot, ask: Ask, lang: str) -> None:
    view = ask(SURVEY, CHOICES, lang)
    for at in pages(qtbot, view):
        for each in controls(view):
            words = each.text() if isinstance(each, QAbstractButton) else ""
            assert each.accessibleName() or words, (at, type(each).__name__, each.objectName())
        for each in view.findChildren(QWidget):
            if isinstance(each, QLabel | QAbstractButton | QLineEdit):
                assert not each.text().startswith(("view-", "widgets-", "asking-", "safeguards-")), each.text()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_is_cut_at_twice_the_text_size(double: None, qtbot: QtBot, ask: Ask, lang: str) -> None:
    view = ask(SURVEY, CHOICES, lang)
    view.resize(1000, 640)
    for _ in pages(qtbot, view):
        for each in view.findChildren(QAbstractButton):
            if each.isVisible() and each.text():
                assert each.width() >= each.minimumSizeHint().width() - 1, each.text()
                need = each.heightForWidth(each.width()) if each.hasHeightForWidth() else each.fontMetrics().height()
                assert each.height() >= need, each.text()
        for each in view.findChildren(QLabel):
            if each.isVisible() and each.text() and each.wordWrap():
                assert each.height() >= each.heightForWidth(each.width()) - 1, each.text()
        assert view.page().minimumSizeHint().width() <= 1000
    assert view.minimumSizeHint().width() <= 1000
    assert view.minimumSizeHint().height() <= 640


def test_every_question_is_reached_with_the_tab_key(qtbot: QtBot, ask: Ask) -> None:
    view = ask(SURVEY, CHOICES)
    for at in pages(qtbot, view):
        asked = [each for each in view.page().findChildren(Asked) if each.isVisible()]
        wanted = {each.position for each in asked if each.position != "/data/g3/sg" or each.unknown.isVisible()}
        view._focus_first()
        reached = {view.focused()}
        for _ in range(120):
            control = QApplication.focusWidget()
            assert control is not None
            qtbot.keyClick(control, Qt.Key.Key_Tab)
            reached.add(view.focused())
            if wanted <= reached:
                break
        assert wanted <= reached, (at, wanted - reached)
