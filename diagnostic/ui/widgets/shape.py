"""Positions as XForms keep them: a point, a line or an area; drawn on the map or typed, kept no finer than allowed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import RepereError
from diagnostic.domain.safeguards import maps
from diagnostic.language import explain, text
from diagnostic.mapping import coordinates
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.flow import Flow
from diagnostic.ui.widgets.from_file import FromFile
from diagnostic.ui.widgets.number import write_plain
from diagnostic.ui.widgets.point import Point

Place = tuple[float, float, float, float]
"""Latitude and longitude in degrees (EPSG:4326), altitude and accuracy in metres."""


def lines(places: Iterable[Place], lang: Lang) -> list[str]:
    """Positions as people write them, a line each: latitude, then longitude."""
    between = " ; " if lang == "fr" else ", "
    return [between.join(write_plain(round(part, 6), lang) for part in each[:2]) for each in places]


def generalised(latitude: float, longitude: float, precision: str) -> Place:
    """A position as it may be kept (M01, M03): the centre of its square for a grid, as given for ``public_point``.

    Raises ``Refused`` when it is not in Canada.
    """
    longitude, latitude = maps.point(maps.wkb_point(longitude, latitude))
    if precision in maps.GRIDS:
        longitude, latitude = maps.snap(longitude, latitude, maps.GRIDS[precision])
    return latitude, longitude, 0.0, 0.0


class Position(Point):
    """A point as an XForm keeps it, at ``precision``."""

    def __init__(
        self,
        lang: Lang,
        near: Callable[[], bytes | None],
        precision: str,
        kept: str,
        parent: QWidget | None = None,
    ) -> None:
        self.fineness, self.kept = precision, kept
        self._given: Place | None = None
        super().__init__(lang, near, lambda: kept, parent)

    def place(self, wkb: bytes | None) -> None:
        if wkb is not None:
            longitude, latitude = maps.point(wkb)
            latitude, longitude, *_ = generalised(latitude, longitude, self.fineness)
            wkb = maps.wkb_point(longitude, latitude)
        super().place(wkb)

    def put(self, places: tuple[Place, ...]) -> None:
        """Answer with what was chosen on the map."""
        self.place(maps.wkb_point(places[0][1], places[0][0]) if places else None)

    def places(self) -> tuple[Place, ...]:
        """What the map shows to begin with."""
        return () if self._given is None else (self._given,)

    def value(self) -> Place | None:  # type: ignore[override]
        return self._given

    def display(self, value: bytes | Place | None) -> None:  # type: ignore[override]
        if not isinstance(value, bytes | None):
            self._given = value
            try:
                value = maps.wkb_point(value[1], value[0])
            except RepereError as error:  # kept from elsewhere: shown, never changed by looking at it
                super().display(None)
                self.clear.show()
                self.state.setText(explain(error, self._lang))
                return
            super().display(value)
            return
        super().display(value)
        self._given = None if value is None else (*reversed(maps.point(value)), 0.0, 0.0)  # type: ignore[assignment]


class Shape(Editor):
    """A line of points, or a ring (``closed``: the last point is the first). The text box is the map's twin: one
    point a line."""

    map_wanted = Signal()

    def __init__(self, lang: Lang, closed: bool, precision: str, kept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self.closed, self.fineness, self.kept = closed, precision, kept
        self._places: tuple[Place, ...] = ()
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.map = QPushButton(text("widgets-shape-map", lang), self)
        self.typing = QPushButton(text("view-point-type", lang), self)
        self.typing.setCheckable(True)
        self.file = FromFile(lang, False, self)
        self.clear = QPushButton(text("widgets-clear", lang), self)
        self.about = QLabel(text("widgets-shape-form", lang), self)
        self.box = QPlainTextEdit(self)
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(text("widgets-shape-form", lang))
        self.box.setMinimumHeight(self.fontMetrics().height() * 6)
        self.done = QPushButton(text("widgets-shape-done", lang), self)
        precise = QLabel(kept, self)
        for words in (self.about, precise):
            words.setObjectName("hint")
            words.setWordWrap(True)
        tools = QWidget(self)
        flow = Flow(tools)
        for button in (self.map, self.typing, self.file, self.clear):
            button.setObjectName("quiet")
            flow.addWidget(button)
        self.done.setObjectName("quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.state, tools, self.about, self.box):
            layout.addWidget(widget)
        layout.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(precise)
        self.map.clicked.connect(self.map_wanted)
        self.typing.toggled.connect(self._type)
        self.clear.clicked.connect(lambda: self.put(()))
        self.file.found.connect(lambda marks: self.put(tuple((each.latitude, each.longitude, 0, 0) for each in marks)))
        self.file.refused.connect(self.complaint)
        self.done.clicked.connect(self._read)
        self._type(False)
        self.display(None)

    def _type(self, shown: bool) -> None:
        for widget in (self.about, self.box, self.done):
            widget.setVisible(shown)

    def _read(self) -> None:
        """Take the points that were typed; the first line that cannot be read is named."""
        found = []
        for number, line in enumerate(self.box.toPlainText().splitlines(), 1):
            if not line.strip():
                continue
            try:
                longitude, latitude = coordinates.read(line)
            except RepereError:
                self.complaint.emit(text("widgets-shape-line", self._lang, number=number))
                return
            found.append((latitude, longitude, 0.0, 0.0))
        self.put(tuple(found))

    def put(self, places: tuple[Place, ...]) -> None:
        """Answer with these points, each kept no finer than allowed; says why they make no line or area."""
        try:
            kept = [generalised(each[0], each[1], self.fineness) for each in places]
        except RepereError as error:
            self.complaint.emit(explain(error, self._lang))
            return
        line = [each for at, each in enumerate(kept) if at == 0 or each != kept[at - 1]]
        if self.closed and len(line) > 1 and line[0] == line[-1]:
            line.pop()
        if line and len(line) < (3 if self.closed else 2):
            grid = self.fineness in maps.GRIDS
            self.complaint.emit(text("widgets-shape-small" if grid else "widgets-shape-few", self._lang))
            return
        self.display((*line, line[0]) if self.closed and line else tuple(line))
        self.commit()

    def places(self) -> tuple[Place, ...]:
        """The points, without the one that closes a ring."""
        return self._places[:-1] if self.closed else self._places

    def value(self) -> tuple[Place, ...]:
        return self._places

    def display(self, value: tuple[Place, ...] | None) -> None:
        self._places = tuple(value or ())
        points = self.places()
        kind = "widgets-shape-area" if self.closed else "widgets-shape-line-of"
        self.state.setText(text(kind, self._lang, count=len(points)))
        self.clear.setVisible(bool(points))
        self.box.setPlainText("\n".join(lines(points, self._lang)))

    def main_widget(self) -> QWidget:
        return self.map

    def set_name(self, name: str) -> None:
        for button in (self.map, self.typing, self.file, self.clear, self.done):
            button.setAccessibleName(f"{button.text()}, {name}")
