"""Answer a question on the map: a position, a line or an area. What is drawn is what will be kept; the list of points
beside the map is its twin, and does all that the map does."""

import json
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import RepereError
from diagnostic.domain.safeguards import maps
from diagnostic.language import explain, text
from diagnostic.mapping import coordinates
from diagnostic.ui.document import Document
from diagnostic.ui.look import button, said
from diagnostic.ui.map_view import CLOSE_BY, MapView
from diagnostic.ui.questionnaire.drawing import Drawing
from diagnostic.ui.widgets.flow import Flow
from diagnostic.ui.widgets.shape import Place, Position, Shape, generalised, lines

NARROW = 110
"""A screen of fewer letters shows the map or the list of points, not both."""


class MapDialog(QDialog):
    """The map with the points of one answer; the answer changes when people say so."""

    def __init__(self, way: Position | Shape, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._way, self._lang = way, lang
        self._closed = isinstance(way, Shape) and way.closed
        self._point = isinstance(way, Position)
        self.drawing = Drawing(tuple(way.places()), only=self._point)
        kind = "point" if self._point else "area" if self._closed else "line"
        title = text(f"asking-map-{kind}", lang)
        self.setWindowTitle(title)
        self.map = MapView(document, self)
        self.map.clicked.connect(self.add)
        bridge = self.map.bridge
        bridge.page_ready.connect(self._start)
        bridge.page_chose_corner.connect(self._choose)
        bridge.page_moved_corner.connect(self.move_to)
        bridge.page_split.connect(self.split)
        self.problem = said("", "problem")
        self.problem.hide()
        self.count = said("", "hint")
        self.undo = button(text("asking-map-undo", lang), lambda: self._step(self.drawing.undo))
        self.redo = button(text("asking-map-redo", lang), lambda: self._step(self.drawing.redo))
        self.use = button(text("asking-map-use", lang), self._use, "primary")
        self.use.setAutoDefault(False)  # Enter is for a typed position
        cancel = button(text("view-cancel", lang), self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        for each in (self.undo, self.redo, cancel, self.use):
            foot.addWidget(each)
        layout = QVBoxLayout(self)
        how = "asking-map-point-how" if self._point else "asking-map-shape-how"
        for widget in (said(title, "dialogTitle"), said(f"{text(how, lang)} {way.kept}", "hint")):
            layout.addWidget(widget)
        room = self.screen().availableGeometry()
        both = QHBoxLayout()
        both.addWidget(self.map, 1)
        if not self._point:
            self.list = self._list()
            both.addWidget(self.list)
            if room.width() < self.fontMetrics().averageCharWidth() * NARROW:  # no room for both
                self.turn = button(text("view-map-hide", lang), self._turn)
                foot.insertWidget(1, self.turn)
                self.list.hide()
        layout.addLayout(both, 1)
        layout.addWidget(self.problem)
        layout.addLayout(foot)
        self.resize(min(1080, room.width() - 60), min(700, room.height() - 60))
        for keys, move in ((QKeySequence.StandardKey.Undo, self.undo), (QKeySequence.StandardKey.Redo, self.redo)):
            QShortcut(QKeySequence(keys), self, move.click)
        self._show()

    def _turn(self) -> None:
        """Show the list in place of the map, or the map again."""
        self.list.setVisible(self.list.isHidden())
        self.map.setVisible(self.list.isHidden())
        self.turn.setText(text("view-map-hide" if self.list.isHidden() else "view-map-show", self._lang))

    def _list(self) -> QWidget:
        """The points as a list, and what can be done with the chosen one."""
        from diagnostic.ui.dialogs.frame import asked, table

        lang, whole = self._lang, QWidget()
        self.corners = table([text("asking-map-corner", lang)], text("asking-map-corners", lang))
        self.corners.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        self.corners.itemSelectionChanged.connect(lambda: self._choose(self.corners.currentRow()))
        self.written = QLineEdit()
        self.written.returnPressed.connect(self._type)
        self.remove = button(text("asking-map-remove", lang), self._remove)
        self.halve = button(text("asking-map-split", lang), lambda: self.split(self.drawing.chosen + 1))
        self.corners.setMinimumHeight(self.fontMetrics().height() * 5)
        self.corners.installEventFilter(self)
        self.append = button(text("asking-map-append", lang), lambda: self._type(new=True))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.corners, 1)
        column.addLayout(asked(text("asking-map-written", lang), self.written))
        tools = QWidget()
        flow = Flow(tools)
        for each in (self.append, self.remove, self.halve):
            flow.addWidget(each)
        column.addWidget(tools)
        return whole

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:  # type: ignore[attr-defined]
            self._remove()
            return True
        return super().eventFilter(watched, event)

    @property
    def points(self) -> tuple[Place, ...]:
        """What is drawn."""
        return self.drawing.points

    def _start(self) -> None:
        self.map.set_mode("add")
        self._show()
        if self.points:
            self.map.bridge.showPoint.emit(self.points[0][1], self.points[0][0], CLOSE_BY)

    # what is drawn

    def _kept(self, longitude: float, latitude: float) -> Place | None:
        """A position as it will be kept; None when it may not be one, which is said."""
        try:
            found = generalised(latitude, longitude, self._way.fineness)
        except RepereError as error:
            self._refuse(explain(error, self._lang))
            return None
        self._refuse("")
        return found

    def add(self, longitude: float, latitude: float) -> None:
        """One more point; a position has only one."""
        point = self._kept(longitude, latitude)
        if point is not None:
            self.drawing.add(point)
        self._show()

    def move_to(self, at: int, longitude: float, latitude: float) -> None:
        """Put a point elsewhere."""
        point = self._kept(longitude, latitude)
        if point is not None and 0 <= at < len(self.points):
            self.drawing.move(at, point)
        self._show()

    def split(self, side: int) -> None:
        """One more point in the middle of a side, which can then be moved. The first side leads to the second point."""
        points = self.points
        sides = len(points) if self._closed and len(points) > 2 else len(points) - 1
        if sides < 1:
            return
        side = max(1, min(side, sides))
        one, other = points[side - 1], points[side % len(points)]
        middle = self._kept((one[1] + other[1]) / 2, (one[0] + other[0]) / 2)
        if middle is not None:
            self.drawing.insert(side, middle)
        self._show()

    def _remove(self) -> None:
        if self.drawing.chosen >= 0:
            self.drawing.remove(self.drawing.chosen)
        self._show()

    def _type(self, new: bool = False) -> None:
        """Put the chosen point, or a new one, where what was typed says; the first one of all is new."""
        try:
            longitude, latitude = coordinates.read(self.written.text())
        except RepereError as error:
            self._refuse(explain(error, self._lang))
            return
        if self.points and not new:
            self.move_to(self.drawing.chosen, longitude, latitude)
        else:
            self.add(longitude, latitude)
        if self.points:
            self.map.bridge.showPoint.emit(self.points[self.drawing.chosen][1], self.points[self.drawing.chosen][0], 0)

    def _choose(self, at: int) -> None:
        if at != self.drawing.chosen and at >= 0:
            self.drawing.choose(at)
            self._show()

    def _step(self, move: Callable[[], None]) -> None:
        move()
        self._refuse("")
        self._show()

    def _show(self) -> None:
        cells, chosen = [], self.drawing.chosen
        if self._way.fineness in maps.GRIDS:
            metres = maps.GRIDS[self._way.fineness]
            cells = [maps.grid_cell(each[1], each[0], metres) for each in self.points]
        drawn = {
            "points": [each[:2] for each in self.points], "closed": self._closed, "cells": cells, "chosen": chosen,
            "corners": not self._point,
        }  # fmt: skip
        self.map.bridge.sketchChanged.emit(json.dumps(drawn))
        self.count.setText(text("asking-map-count", self._lang, count=len(self.points)))
        self.undo.setEnabled(self.drawing.can_undo)
        self.redo.setEnabled(self.drawing.can_redo)
        if not self._point:
            self._list_corners()

    def _list_corners(self) -> None:
        from diagnostic.ui.dialogs.frame import fill

        written = lines(self.points, self._lang)
        self.corners.blockSignals(True)
        fill(self.corners, [(f"{number}.  {line}",) for number, line in enumerate(written, 1)])
        self.corners.setCurrentCell(self.drawing.chosen, 0)
        self.corners.blockSignals(False)
        self.written.setText(written[self.drawing.chosen] if written else "")
        self.remove.setEnabled(bool(written))
        self.halve.setEnabled(len(written) > 1)

    # the answer

    def _use(self) -> None:
        refusals: list[str] = []
        heard = self._way.complaint.connect(refusals.append)
        self._way.put(self.points)
        self._way.complaint.disconnect(heard)
        words = next(filter(None, refusals), "")
        self._refuse(words)
        if not words:
            self.accept()

    def _refuse(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
