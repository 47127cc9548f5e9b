"""Places and resources: the list has the map as its twin; what is chosen in one is chosen in the other."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import KINDS, Place, Resource
from diagnostic.domain.safeguards import maps
from diagnostic.language import explain, text
from diagnostic.questionnaire import Section
from diagnostic.ui.document import Document
from diagnostic.ui.look import in_turn
from diagnostic.ui.map_view import MapView
from diagnostic.ui.steps.section_view import SectionView


class MappedSection(SectionView):
    """A list that can be turned over to its map. On the map a click adds, places or only chooses."""

    def __init__(self, section: Section, document: Document, lang: Lang, parent: QWidget | None = None) -> None:
        self._placing = False
        self.map: MapView | None = None
        super().__init__(section, document, lang, parent=parent)
        self.map_button = self._tool("view-map-show")
        self.add_on_map = self._tool("view-map-add")
        self.move_on_map = self._tool("view-map-move")
        in_turn(self.delete_button, self.map_button, self.add_on_map, self.move_on_map)
        self.map = None
        for button in (self.add_on_map, self.move_on_map):
            button.hide()
        self.map_button.toggled.connect(self.show_map)
        self.add_on_map.toggled.connect(lambda on: self._set_mode("add" if on else "view"))
        self.move_on_map.toggled.connect(lambda on: self._set_mode("move" if on else "view"))
        self.chosen.connect(self._choose_on_map)
        self.map_wanted.connect(self.place_on_map)

    def _tool(self, key: str) -> QPushButton:
        button = QPushButton(text(key, self._lang), self.pane)
        button.setObjectName("quiet")
        button.setCheckable(True)
        self.pane.tools.addWidget(button)
        return button

    def show_map(self, shown: bool = True) -> None:
        """Turn the list over to its map, or back."""
        if self.map_button.isChecked() != shown:
            self.map_button.setChecked(shown)
            return
        if shown and self.map is None:
            self.map = MapView(self.document, self.pane)
            self.map.clicked.connect(self._clicked)
            self.map.moved.connect(self._moved)
            self.map.selected.connect(self._chosen_on_map)
            self.stack.addWidget(self.map)
        self.map_button.setText(text("view-map-hide" if shown else "view-map-show", self._lang))
        for button in (self.add_on_map, self.move_on_map):
            button.setVisible(shown)
        if not shown:
            self.add_on_map.setChecked(False)
            self.move_on_map.setChecked(False)
        self._count()
        self.share_width()
        self._choose_on_map(self.form.record.id if self.form.isVisibleTo(self) else "")

    def _shares(self) -> tuple[int, int]:
        return (3, 2) if self.map is not None and self.map_button.isChecked() else super()._shares()

    def _count(self) -> None:
        super()._count()
        if self.map is not None and self.map_button.isChecked():
            self.stack.setCurrentWidget(self.map)
            self.pane.narrowing.hide()  # search and filters are for the list only; the map needs the room

    def _set_mode(self, mode: str) -> None:
        self._placing = False
        if mode != "view":
            other = self.move_on_map if mode == "add" else self.add_on_map
            other.setChecked(False)
        if self.map is not None:
            self.map.set_mode(mode)

    def place_on_map(self) -> None:
        """The next click on the map is the position of the record in the form."""
        self.show_map()
        self.turn_to_list()
        self.add_on_map.setChecked(True)
        self._placing = True
        self.notice.tell(text("view-map-place", self._lang), text("view-cancel", self._lang), self._stop_placing)

    def _stop_placing(self) -> None:
        self.add_on_map.setChecked(False)
        self.notice.hide()

    def _clicked(self, longitude: float, latitude: float) -> None:
        wkb = self._position(longitude, latitude)
        if wkb is None:
            return
        if self._placing and self.form.isVisibleTo(self):
            self.form.answer("geometry", wkb)
            self._stop_placing()
            self.turn_to_form()
            return
        self.begin({"geometry": wkb})
        self.add_on_map.setChecked(False)
        words = text("view-map-placed", self._lang)
        self.notice.tell(words, text("view-cancel", self._lang), self._drop_draft)

    def _drop_draft(self) -> None:
        self.notice.hide()
        self._selected()

    def _stored(self, record_id: str) -> None:
        super()._stored(record_id)
        self.notice.hide()

    def _moved(self, record_id: str, longitude: float, latitude: float) -> None:
        wkb = self._position(longitude, latitude)
        record = self.document.diagnostic.get(KINDS[self.kind], record_id)
        if wkb is not None and isinstance(record, Place | Resource):
            self._apply(Edit(puts=(replace(record, geometry=wkb),)), "view-undo-move")

    def _position(self, longitude: float, latitude: float) -> bytes | None:
        try:
            return maps.wkb_point(longitude, latitude)
        except RepereError as error:
            self.failure.tell(explain(error, self._lang), text("view-close", self._lang), self.failure.hide)
            return None

    def _chosen_on_map(self, record_id: str) -> None:
        if self.table.row(record_id) < 0 and self.document.diagnostic.get(KINDS[self.kind], record_id):
            self.search.clear()
            self._rearrange(lambda: self.table.search(""))
            for field, box in self.pane.filters.items():
                box.setCurrentIndex(0)
                self.follow_filter(field)
        self.select(record_id)
        self.turn_to_form()

    def _choose_on_map(self, record_id: str) -> None:
        if self.map is not None and self.map.isVisible():
            self.map.select(record_id)
