"""The offline map in the window. The list beside it is its twin: whatever the map does, the list does too."""

import datetime as dt
import json
import os
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Place
from diagnostic.domain.safeguards import maps, views
from diagnostic.language import text
from diagnostic.mapping.basemap import NamedPlace
from diagnostic.ui import language, settings
from diagnostic.ui.document import Document
from diagnostic.ui.steps.background import Background
from diagnostic.ui.steps.tones import is_dark
from diagnostic.ui.widgets.go_to import GoTo

CLOSE_BY = 13
"""Zoom level at which a place chosen in the list is shown."""
SHOWN = {"place", "resource", "community", "source", "population", "situation", "factor_rating", "service"}
"""Kinds whose changes the map shows (sources: confidence of places)."""


NO_CALLS = "--force-webrtc-ip-handling-policy=disable_non_proxied_udp"
"""Calls between browsers would look for a way through the network without asking ``scheme.Interceptor``."""


def prepare() -> None:
    """What the web engine needs before the application is made; costs nothing when no map is ever shown."""
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    if NO_CALLS not in flags:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{flags} {NO_CALLS}".strip()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def _is_unprotected_administrator() -> bool:
    """Whether the web engine would end the process: as root it starts only when its sandbox was turned off."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") == "1":
        return False
    return "--no-sandbox" not in os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")


class Bridge(QObject):
    """What the window and the page say to each other: signals go to the page, slots come from it."""

    layersChanged = Signal(str)
    packsChanged = Signal(str)
    distancesChanged = Signal(str)
    selectionChanged = Signal(str)
    languageChanged = Signal(str)
    themeChanged = Signal(str)
    modeChanged = Signal(str)
    showPoint = Signal(float, float, int)
    sketchChanged = Signal(str)
    """Points that are being drawn, in order: ``points`` (latitude, longitude), ``closed``, ``cells`` (rings),
    ``chosen`` (its position), ``corners`` (whether they can be taken hold of)."""

    page_ready = Signal()
    page_clicked = Signal(float, float)
    page_selected = Signal(str)
    page_moved = Signal(str, float, float)
    page_asked = Signal(str, float)
    page_chose_corner = Signal(int)
    page_moved_corner = Signal(int, float, float)
    page_split = Signal(int)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    @Slot()
    def ready(self) -> None:
        """The page is drawn and listens."""
        self.page_ready.emit()

    @Slot(float, float)
    def clicked(self, longitude: float, latitude: float) -> None:
        """People clicked an empty spot of the map."""
        self.page_clicked.emit(longitude, latitude)

    @Slot(str)
    def selected(self, record_id: str) -> None:
        """People chose a place or resource on the map."""
        self.page_selected.emit(record_id)

    @Slot(str, float, float)
    def moved(self, record_id: str, longitude: float, latitude: float) -> None:
        """People dragged a place or resource."""
        self.page_moved.emit(record_id, longitude, latitude)

    @Slot(int)
    def cornerChosen(self, at: int) -> None:
        """People chose a point of what is drawn."""
        self.page_chose_corner.emit(at)

    @Slot(int, float, float)
    def cornerMoved(self, at: int, longitude: float, latitude: float) -> None:
        """People dragged a point of what is drawn."""
        self.page_moved_corner.emit(at, longitude, latitude)

    @Slot(int)
    def sideSplit(self, at: int) -> None:
        """People want one more point on the side that ends at a position."""
        self.page_split.emit(at)

    @Slot(str, float)
    def askDistances(self, kind: str, kilometres: float) -> None:
        """People want to see how far it is to services of a kind, and what lies farther than so many kilometres."""
        self.page_asked.emit(kind, kilometres)

    @Slot(str, result=str)
    def squares(self, ids: str) -> str:
        """The squares of these places (a JSON list of ids) as the corners by id, for those that stand for one."""
        from diagnostic.mapping import precision

        found = (self._document.diagnostic.get(Place, each) for each in json.loads(ids))
        return json.dumps({place.id: ring for place in found if place and (ring := precision.cell(place))})

    @Slot(str, float, float, result=str)
    def squareAt(self, record_id: str, longitude: float, latitude: float) -> str:
        """The corners of the square that would be kept if this place were put there; none for what is kept as a point
        or as the community, and where nothing can be kept."""
        place = self._document.diagnostic.get(Place, record_id)
        metres = maps.GRIDS.get(maps.allowed_precision(place, self._document.catalogues)) if place else None
        return json.dumps(maps.grid_cell(longitude, latitude, metres) if metres else [])


class MapView(QWidget):
    """Places and resources of ``document``. The web engine starts when the map is first shown."""

    clicked = Signal(float, float)
    selected = Signal(str)
    moved = Signal(str, float, float)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.bridge = Bridge(document, self)
        self.is_ready = False
        self._mode, self._selection = "view", ""
        self._started = self._failed = False
        self._made: str | None = None
        """What the page is to draw, when it was ready before the page was."""
        self._view: Any = None
        self.message = QLabel(text("view-map-loading", language.language()), self)
        self.message.setObjectName("emptyState")
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.go_to = GoTo(self)
        self.go_to.hide()
        self.go_to.chosen.connect(self._show_named)
        self._layout.addWidget(self.go_to)
        self._layout.addWidget(self.message)
        self._background = Background(self)
        self._distances = Background(self)
        self._packs = Background(self)  # of its own: the last one asked of a background silences those before it
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(80)
        self._wait.timeout.connect(self._send_layers)
        self.bridge.page_ready.connect(self._ready)
        self.bridge.page_clicked.connect(self.clicked)
        self.bridge.page_selected.connect(self.selected)
        self.bridge.page_moved.connect(self.moved)
        self.bridge.page_asked.connect(self._send_distances)
        document.changed.connect(self._follow)
        self.setAccessibleName(text("view-map-name", language.language()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self._start)
        self._send_layers()

    def _start(self) -> None:
        if _is_unprotected_administrator():
            self._fail("view-map-administrator")
            return
        try:
            from PySide6.QtWebChannel import QWebChannel
            from PySide6.QtWebEngineWidgets import QWebEngineView

            from diagnostic.ui import scheme
        except ImportError:
            self._fail()
            return
        view = QWebEngineView(self)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        view.setAccessibleName(self.accessibleName())
        page = scheme.page(view)
        self._channel = QWebChannel(page)
        self._channel.registerObject("bridge", self.bridge)
        page.setWebChannel(self._channel)
        page.renderProcessTerminated.connect(lambda *_: self._fail())
        page.loadFinished.connect(lambda loaded: None if loaded else self._fail())
        page.setBackgroundColor(self.palette().window().color())
        view.setPage(page)
        view.hide()
        self._view = view
        self._layout.addWidget(view)
        view.setZoomFactor(settings.load().text_size / 100)
        view.load(scheme.page_url())
        view.show()

    def _fail(self, key: str = "view-map-failed") -> None:
        """The map cannot be shown; the list can do all that it does."""
        self.is_ready, self._failed, self._made = False, True, None
        if self._view is not None:
            self._view.hide()
        self.go_to.hide()
        self.message.setText(text(key, language.language()))
        self.message.show()

    def _ready(self) -> None:
        self.is_ready = True
        self.message.hide()
        self.go_to.show()
        self.bridge.languageChanged.emit(language.language())
        self.restyle()
        if self._made is not None:
            self._send(self._made)
        self.send_packs()
        self.bridge.modeChanged.emit(self._mode)
        self.bridge.selectionChanged.emit(self._selection)
        centre = self.document.diagnostic.community.centre
        if centre is not None and not self._selection:
            self.bridge.showPoint.emit(*maps.point(centre), CLOSE_BY - 3)

    def _show_named(self, place: NamedPlace) -> None:
        """Bring a named place into view; the map has the keyboard then, for a position is often put there."""
        from diagnostic.mapping import gazetteer

        self.bridge.showPoint.emit(place.longitude, place.latitude, gazetteer.zoom(place))
        self._view.setFocus()

    def _follow(self, edit: Edit) -> None:
        if {each.kind for each in (*edit.puts, *edit.removes)} & SHOWN:
            self._wait.start()

    def _send_layers(self) -> None:
        """Make what the page draws and send it: from the first moment, while the web engine starts."""
        if self.isVisible() and not self._failed:
            self._background.run(lambda: json.dumps(self.layers(), ensure_ascii=False), self._send)

    def _send(self, made: str) -> None:
        self._made = None if self.is_ready else made
        if self.is_ready:
            self.bridge.layersChanged.emit(made)

    def _send_distances(self, kind: str, kilometres: float) -> None:
        from diagnostic.mapping import distances

        view, lang = views.internal(self.document.diagnostic, self.document.catalogues), language.language()
        self._distances.run(
            lambda: json.dumps(distances.on_map(view, kind, kilometres, lang), ensure_ascii=False),
            self.bridge.distancesChanged.emit,
        )

    def send_packs(self) -> None:
        """Tell the page which map packs there are; called again when one was added or removed."""
        from diagnostic.mapping import packs

        if self.is_ready:
            self._packs.run(lambda: json.dumps(packs.on_map(language.language())), self.bridge.packsChanged.emit)

    def layers(self) -> dict[str, Any]:
        """What the page draws: places and resources as the internal view has them, already generalised."""
        from diagnostic.analysis import place_confidence
        from diagnostic.mapping import distances, layers

        view, lang = views.internal(self.document.diagnostic, self.document.catalogues), language.language()
        sure = place_confidence(view.diagnostic, dt.date.today())
        kinds = [(distances.ANY, text("distances-any", lang)), *distances.kinds(view, lang)]
        return layers.payload(view, sure, lang, squares=False) | {"kinds": kinds}

    def set_mode(self, mode: str) -> None:
        """What a click on the map does: ``view``, ``add`` or ``move``."""
        self._mode = mode
        if self.is_ready:
            self.bridge.modeChanged.emit(mode)

    def select(self, record_id: str) -> None:
        """Mark a place or resource on the map and bring it into view."""
        self._selection = record_id
        if not self.is_ready:
            return
        self.bridge.selectionChanged.emit(record_id)

    def retranslate(self) -> None:
        """Speak the language now in use."""
        self.setAccessibleName(text("view-map-name", language.language()))
        self.go_to.retranslate()
        self._send_layers()
        if self.is_ready:
            self.bridge.languageChanged.emit(language.language())
            self.send_packs()

    def restyle(self) -> None:
        """Follow the theme and the size of text now in use."""
        if self.is_ready:
            self._view.setZoomFactor(settings.load().text_size / 100)
            self.bridge.themeChanged.emit("dark" if is_dark(self.palette()) else "light")
