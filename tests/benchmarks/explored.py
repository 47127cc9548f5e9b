"""The yardstick of the map: ``geopandas.explore`` of the same places, saved as a page and shown by the web engine.
``python -m tests.benchmarks.explored FILE`` passes the same marks as ``tests.benchmarks.app map FILE``.

The page's libraries come from the disk, as there is no network; it has no background tiles at all.
"""

import os
import re
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from tests.benchmarks import app

LEAFLET = Path(__file__).parents[2] / "resources" / "web" / "dist" / "leaflet"
REMOTE = re.compile(r'<script src="http[^>]*></script>|<link rel="stylesheet" href="http[^>]*/>')
DRAWN = "requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.state = 'drawn' }))"


def page(frame, path: Path) -> None:  # type: ignore[no-untyped-def]
    """The page of a frame, its remote libraries replaced."""
    classes = ModuleType("mapclassify")  # asked for, but it only sorts the colours of a column
    classes.classify = None  # type: ignore[attr-defined]
    sys.modules.setdefault("mapclassify", classes)
    frame.explore(tiles=None).save(path)
    written = REMOTE.sub("", path.read_text(encoding="utf-8"))
    local = f'<link rel="stylesheet" href="{(LEAFLET / "leaflet.css").as_uri()}"/>'
    local += f'<script src="{(LEAFLET / "leaflet.js").as_uri()}"></script>'
    written = written.replace("<head>", f"<head>{local}", 1).replace("</html>", f"<script>{DRAWN}</script></html>")
    path.write_text(written, encoding="utf-8")


def main() -> None:
    """Open the file, make the frame, then from a frame in memory to a painted page."""
    from PySide6.QtCore import QCoreApplication, Qt, QUrl
    from PySide6.QtWidgets import QApplication, QMainWindow

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([])
    import geopandas

    from diagnostic import store
    from diagnostic.analysis import place_confidence
    from diagnostic.domain.safeguards import views
    from diagnostic.mapping import layers
    from tests.benchmarks.records import TODAY

    with store.open_file(Path(sys.argv[1])) as file:
        view = views.internal(file.diagnostic, file.catalogues)
        found = layers.places(view, place_confidence(file.diagnostic, TODAY), "en", squares=False)
    frame = geopandas.GeoDataFrame([each.look | {"name": each.name} for each in found])
    frame = frame[["name", "kind", "roles_in_words", "confidence_in_words", "precision"]]
    where = zip(*(each.position for each in found), strict=True)
    frame = frame.set_geometry(geopandas.points_from_xy(*where), crs=4326)
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    folder = tempfile.TemporaryDirectory()

    def begin() -> None:
        try:
            turned()
        except Exception:
            os._exit(1)  # else Qt would wait for ever

    def turned() -> None:
        app.mark("turned")
        path = Path(folder.name, "page.html")
        page(frame, path)
        from PySide6.QtWebEngineWidgets import QWebEngineView

        shown = QWebEngineView(window)
        window.setCentralWidget(shown)
        shown.load(QUrl.fromLocalFile(str(path)))
        app.when(app.drawn(shown.page), lambda: (app.mark("painted"), app.end()))

    app.when(window.windowHandle().isExposed, begin)
    application.exec()


if __name__ == "__main__":
    main()
