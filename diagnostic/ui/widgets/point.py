"""A position: from the map, near the community, or typed; it always says how finely it will be kept."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import RepereError
from diagnostic.domain.safeguards import maps
from diagnostic.language import explain, text
from diagnostic.mapping import coordinates
from diagnostic.mapping.traces import Mark
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.flow import Flow
from diagnostic.ui.widgets.from_file import FromFile
from diagnostic.ui.widgets.words import locale


class Point(Editor):
    """A WKB point in EPSG:4326. ``near`` gives the community's own position, when it has one; ``kept`` says in
    words how finely a position will be kept, or that there will be none."""

    map_wanted = Signal()

    def __init__(
        self,
        lang: Lang,
        near: Callable[[], bytes | None],
        kept: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._near, self._kept = near, kept
        self._wkb: bytes | None = None
        self._said = ""  # what the box says of the position, so that leaving it unchanged moves nothing
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.precision = QLabel(self)
        self.precision.setWordWrap(True)
        self.precision.setObjectName("hint")
        self.map = QPushButton(text("view-point-map", lang), self)
        self.community = QPushButton(text("view-point-near", lang), self)
        self.typing = QPushButton(text("view-point-type", lang), self)
        self.typing.setCheckable(True)
        self.file = FromFile(lang, True, self)
        self.clear = QPushButton(text("view-point-clear", lang), self)
        buttons = QWidget(self)
        flow = Flow(buttons)
        for button in (self.map, self.community, self.typing, self.file, self.clear):
            button.setObjectName("quiet")
            flow.addWidget(button)
        self.panel = QWidget(self)
        self.written = QLineEdit(self.panel)
        self.written.setAccessibleName(text("view-point-written", lang))
        self.written.editingFinished.connect(self._read)
        form = QLabel(text("view-point-written", lang), self.panel)
        form.setBuddy(self.written)
        form.setWordWrap(True)
        form.setObjectName("hint")
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addWidget(self.written)
        self.panel.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.state, buttons, self.panel, self.precision):
            layout.addWidget(widget)
        self.map.clicked.connect(self.map_wanted)
        self.community.clicked.connect(lambda: self.place(self._near()))
        self.clear.clicked.connect(lambda: self.place(None))
        self.typing.toggled.connect(self.panel.setVisible)
        self.file.found.connect(self._take)
        self.file.refused.connect(self.complaint)
        self.display(None)

    def place(self, wkb: bytes | None) -> None:
        """Put the point somewhere (or nowhere) and save it."""
        self.display(wkb)
        self.commit()

    def _read(self) -> None:
        written = self.written.text().strip()
        if not written or written == self._said:
            return
        try:
            self._found(*coordinates.read(written))
        except RepereError as error:
            self.complaint.emit(explain(error, self._lang))

    def _take(self, marks: tuple[Mark, ...]) -> None:
        """Answer with the position of a photo or of a GPX file."""
        try:
            self._found(marks[0].longitude, marks[0].latitude)
        except RepereError as error:
            self.complaint.emit(explain(error, self._lang))

    def _found(self, longitude: float, latitude: float) -> None:
        found = maps.wkb_point(longitude, latitude)
        if found != self._wkb:
            self.place(found)

    def value(self) -> bytes | None:
        return self._wkb

    def display(self, value: bytes | None) -> None:
        self._wkb = value
        self.clear.setVisible(value is not None)
        self.community.setVisible(self._near() is not None)
        self.precision.setText(self._kept())
        if value is None:
            self.state.setText(text("view-point-none", self._lang))
            self._say("")
            return
        longitude, latitude = maps.point(value)
        numbers = locale(self._lang)
        north, east = numbers.toString(latitude, "f", 3), numbers.toString(longitude, "f", 3)
        self.state.setText(text("view-point-set", self._lang, latitude=north, longitude=east))
        between = " ; " if self._lang == "fr" else ", "
        self._say(between.join(numbers.toString(each, "f", 5) for each in (latitude, longitude)))

    def _say(self, written: str) -> None:
        self._said = written
        self.written.setText(written)

    def main_widget(self) -> QWidget:
        return self.map

    def set_name(self, name: str) -> None:
        for button in (self.map, self.community, self.typing, self.file, self.clear):
            button.setAccessibleName(f"{button.text()}, {name}")
