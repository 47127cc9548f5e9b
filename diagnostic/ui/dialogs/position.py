"""A position chosen on the map, for a form that has no map beside it: where the community is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from diagnostic.domain.errors import RepereError
from diagnostic.domain.safeguards import maps
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import Frame
from diagnostic.ui.document import Document
from diagnostic.ui.map_view import MapView


class Position(Frame):
    """The map of the diagnostic; the next click, or Enter at the cross, is the position (WKB, EPSG:4326)."""

    def __init__(self, parent: Any, document: Document, then: Callable[[bytes], object]) -> None:
        lang = language.language()
        super().__init__(parent, text("dialogs-position", lang), text("dialogs-position-about", lang), 110, 40)
        self._then = then
        self.map = MapView(document)
        self.map.setMinimumHeight(self.fontMetrics().height() * 18)
        self.map.clicked.connect(self._clicked)
        self.map.set_mode("add")
        self.body.addWidget(self.map, 1)
        self.add_button(text("dialogs-cancel", lang), self.reject)

    def _clicked(self, longitude: float, latitude: float) -> None:
        try:
            found = maps.wkb_point(longitude, latitude)
        except RepereError as reason:
            self.tell(reason)
            return
        self._then(found)
        self.accept()


def show(parent: Any, document: Document, then: Callable[[bytes], object]) -> Position:
    """Let people click; ``then`` gets the position."""
    dialog = Position(parent, document, then)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.open()
    return dialog
