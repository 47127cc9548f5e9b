"""A person in front of the window: looks for words on the screen, and acts with the mouse and the keyboard only."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # the engine's sandbox refuses to run as root

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diagnostic.ui import language
from diagnostic.ui.main_window import MainWindow
from diagnostic.ui.map_view import MapView, prepare
from diagnostic.ui.widgets.field import Field

prepare()
PATIENCE = 180_000
"""Milliseconds that a person waits at most; a slow machine is no failure."""
LEFT = Qt.MouseButton.LeftButton


class Person:
    """Somebody who uses ``window`` and has never seen its code."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    # looking

    @property
    def front(self) -> QWidget:
        """The dialog in front, or the window, looked up anew until it is active: a dialog may close meanwhile."""
        found: list[QWidget] = []

        def is_active() -> bool:
            QApplication.processEvents()
            found[:] = [QApplication.activeModalWidget() or self.window]
            if not found[0].isActiveWindow():
                found[0].activateWindow()  # what the window manager does when a dialog closes
            return found[0].isActiveWindow()

        self.qtbot.waitUntil(is_active, timeout=PATIENCE)
        return found[0]

    def _on_screen(self, kind: type[Any], fits: Callable[[Any], bool], what: str) -> Any:
        found: list[Any] = []

        def seen() -> bool:
            found[:] = [each for each in self.front.findChildren(kind) if each.isVisible() and fits(each)]
            return bool(found)

        try:
            self.qtbot.waitUntil(seen, timeout=PATIENCE)
        except Exception:
            raise AssertionError(f"not on the screen: {what}; but: {self.words()[-2000:]}") from None
        return found[0]

    def words(self) -> str:
        """All that can be read."""
        front = self.front  # looked up once: it lets the window go on, which may take words away
        read = [*front.findChildren(QLabel), *front.findChildren(QAbstractButton)]
        return "\n".join(each.text() for each in read if each.isVisible())

    def reads(self, words: str) -> None:
        """Wait until these words are on the screen."""
        self.qtbot.waitUntil(lambda: words in self.words(), timeout=PATIENCE)

    def is_left(self, step: int) -> str:
        """What the foot of a step says is left to do."""
        assert self.window.workspace is not None
        return self.window.workspace.pages[step].left.text()

    # acting

    def click(self, widget: QWidget, where: QPoint | None = None) -> None:
        """Scroll to a widget and click it."""
        assert self.front.isAncestorOf(widget), "a dialog is in front of it"
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        QApplication.processEvents()
        if where is None and isinstance(widget, QRadioButton | QCheckBox):
            where = QPoint(10, widget.height() // 2)  # beside its words there is nothing to click
        QTest.mouseClick(widget, LEFT, pos=where or widget.rect().center())
        QApplication.processEvents()

    def press(self, words: str) -> None:
        """Click the button with these words."""

        def fits(each: QAbstractButton) -> bool:
            return each.isEnabled() and each.text().replace("&&", "&") == words

        self.click(self._on_screen(QAbstractButton, fits, words))

    def keys(self, keys: str) -> None:
        """Press a shortcut."""
        QTest.keySequence(self.front.focusWidget() or self.front, keys)
        QApplication.processEvents()

    def types(self, words: str) -> None:
        """Type where the cursor is."""
        QTest.keyClicks(QApplication.focusWidget(), words)

    def tab(self, words: str) -> None:
        """Choose a heading of a step."""
        bar = self._on_screen(QTabBar, lambda each: self._heading(each, words) >= 0, words)
        self.click(bar, bar.tabRect(self._heading(bar, words)).center())

    @staticmethod
    def _heading(bar: QTabBar, words: str) -> int:
        return next((each for each in range(bar.count()) if bar.tabText(each).startswith(words)), -1)

    def question(self, label: str) -> Field:
        """A question of the form, by its words."""
        wanted = label.replace("’", "'")
        return self._on_screen(
            Field, lambda each: each.label.text().removesuffix(" *").replace("’", "'") == wanted, label
        )

    def writes(self, label: str, words: str) -> None:
        """Type an answer, then leave the question with Tab."""
        box = self.question(label).editor.main_widget()
        self.click(box)
        QTest.keyClicks(box, words)
        QTest.keyClick(box, Qt.Key.Key_Tab)

    def chooses(self, label: str, answer: str) -> None:
        """Choose one answer: a click on its button, or its words typed into the list."""
        field = self.question(label)
        buttons = [each for each in field.editor.findChildren(QAbstractButton) if each.text().endswith(answer)]
        if buttons:
            self.click(buttons[0])
            return
        box = field.findChild(QComboBox)
        assert box is not None and box.lineEdit() is not None, f"no list to choose from: {label}"
        self.click(box.lineEdit())
        QTest.keyClicks(box.lineEdit(), answer)
        QTest.keyClick(QApplication.activePopupWidget() or box.lineEdit(), Qt.Key.Key_Tab)  # what is open gets the key
        QApplication.processEvents()
        assert box.currentText() == answer, f"{label}: {answer} was not taken"

    def ticks(self, label: str, *answers: str) -> None:
        """Choose several answers: boxes to tick, or a list that opens and is searched."""
        field = self.question(label)
        for answer in answers:
            buttons = [each for each in field.editor.findChildren(QAbstractButton) if each.text() == answer]
            if buttons:
                self.click(buttons[0])
                continue
            chips = getattr(field.editor, "inner", field.editor)
            if not chips.opener.isChecked():
                self.click(chips.opener)
            chips.search.clear()
            QTest.keyClicks(chips.search, answer)
            row = next(each for each in range(chips.list.count()) if chips.list.item(each).text() == answer)
            chips.list.setFocus()
            chips.list.setCurrentRow(row)
            QTest.keyClick(chips.list, Qt.Key.Key_Space)
            assert answer in self.words()

    def takes(self, label: str, words: str) -> None:
        """Choose in a drop-down list of a dialog, by typing the first letters."""
        box = self._on_screen(QComboBox, lambda each: each.accessibleName() == label, label)
        box.setFocus()
        QTest.keyClicks(box, words)
        assert box.currentText().startswith(words), box.currentText()

    def clicks_cell(self, name: str, row: int, column: int) -> None:
        """Click a cell of a table."""
        view = self._on_screen(QTableView, lambda each: each.model().rowCount() > row, name)
        index = view.model().index(row, column)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def saves_as(self, path: Path) -> None:
        """Type where the file goes."""
        box = self._on_screen(QLineEdit, lambda each: each.objectName() == "fileNameEdit", "the name of the file")
        box.selectAll()
        QTest.keyClicks(box, str(path))
        QTest.keyClick(box, Qt.Key.Key_Return)

    def _mode_of(self, shown: MapView) -> str:
        """What the page says a click does: the hint that people see on the map."""
        said: list[str] = []
        shown._view.page().runJavaScript("document.documentElement.dataset.mode || 'view'", said.append)
        self.qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
        return said[0]

    def clicks_map(self, right: int = 0, down: int = 0) -> MapView:
        """Wait for the map, then click it beside its middle."""
        shown = self._on_screen(MapView, lambda each: each.is_ready and each._view.isVisible(), "the map")
        surface = shown._view.focusProxy()
        self.qtbot.waitUntil(lambda: self._mode_of(shown) == shown._mode, timeout=PATIENCE)
        came: list[float] = []
        shown.clicked.connect(lambda longitude, latitude: came.append(longitude))
        for _ in range(20):  # until the first picture is there a click falls through; people click again
            QTest.mouseClick(surface, LEFT, pos=surface.rect().center() + QPoint(right, down))
            try:
                self.qtbot.waitUntil(lambda: bool(came), timeout=PATIENCE // 20)
                break
            except self.qtbot.TimeoutError:
                continue
        assert came, "the map took no click"
        return shown


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window on a computer where Repère was never opened."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home / ".config"))
    before = language.language()
    language.set_language("en")
    found = MainWindow()
    qtbot.addWidget(found)
    with qtbot.waitActive(found, timeout=PATIENCE):
        found.show()
        found.activateWindow()
    yield found
    found.close_document()
    language.set_language(before)


@pytest.fixture
def person(qtbot: QtBot, window: MainWindow) -> Person:
    """Somebody in front of the window."""
    return Person(qtbot, window)
