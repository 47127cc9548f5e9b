"""Answer a question on the map: a position, a line or an area. What is drawn is what will be kept."""

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import RepereError
from diagnostic.domain.safeguards import maps
from diagnostic.language import explain, text
from diagnostic.ui.document import Document
from diagnostic.ui.look import button, said
from diagnostic.ui.map_view import CLOSE_BY, MapView
from diagnostic.ui.widgets.shape import Place, Position, Shape, generalised


class MapDialog(QDialog):
    """The map with the points of one answer; the answer changes when people say so."""

    def __init__(self, way: Position | Shape, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._way, self._lang = way, lang
        self._closed = isinstance(way, Shape) and way.closed
        self.points: list[Place] = list(way.places())
        kind = "point" if isinstance(way, Position) else "area" if self._closed else "line"
        title = text(f"asking-map-{kind}", lang)
        self.setWindowTitle(title)
        self.map = MapView(document, self)
        self.map.clicked.connect(self.add)
        self.map.bridge.page_ready.connect(self._start)
        self.problem = said("", "problem")
        self.problem.hide()
        self.count = said("", "hint")
        self.undo = button(text("asking-map-undo", lang), self._take_back)
        self.use = button(text("asking-map-use", lang), self._use, "primary")
        cancel = button(text("view-cancel", lang), self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        for each in (self.undo, cancel, self.use):
            foot.addWidget(each)
        layout = QVBoxLayout(self)
        how = "asking-map-point-how" if kind == "point" else "asking-map-shape-how"
        for widget in (said(title, "dialogTitle"), said(f"{text(how, lang)} {way.kept}", "hint")):
            layout.addWidget(widget)
        layout.addWidget(self.map, 1)
        layout.addWidget(self.problem)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(960, room.width() - 60), min(680, room.height() - 60))
        self._show()

    def _start(self) -> None:
        self.map.set_mode("add")
        self._show()
        if self.points:
            self.map.bridge.showPoint.emit(self.points[0][1], self.points[0][0], CLOSE_BY)

    def add(self, longitude: float, latitude: float) -> None:
        """One more point; a position has only one."""
        try:
            point = generalised(latitude, longitude, self._way.fineness)
        except RepereError as error:
            self._refuse(explain(error, self._lang))
            return
        self._refuse("")
        self.points = [point] if isinstance(self._way, Position) else [*self.points, point]
        self._show()

    def _take_back(self) -> None:
        self.points = self.points[:-1]
        self._show()

    def _show(self) -> None:
        cells = []
        if self._way.fineness in maps.GRIDS:
            metres = maps.GRIDS[self._way.fineness]
            cells = [maps.grid_cell(each[1], each[0], metres) for each in self.points]
        drawn = {"points": [each[:2] for each in self.points], "closed": self._closed, "cells": cells}
        self.map.bridge.sketchChanged.emit(json.dumps(drawn))
        self.count.setText(text("asking-map-count", self._lang, count=len(self.points)))
        self.undo.setEnabled(bool(self.points))

    def _use(self) -> None:
        refusals: list[str] = []
        heard = self._way.complaint.connect(refusals.append)
        self._way.put(tuple(self.points))
        self._way.complaint.disconnect(heard)
        words = next(filter(None, refusals), "")
        self._refuse(words)
        if not words:
            self.accept()

    def _refuse(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
