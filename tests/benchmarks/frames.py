"""Frames of the map while it is panned and zoomed, at 1,000, 10,000 and 100,000 places, drawn by software (none should
take longer than 100 ms), and the memory of the window with its map.

Run: ``python -m tests.benchmarks.frames [--json]``.

A frame is what passes between two pictures that the page's engine shows. Panned by a few pixels a frame over places,
then zoomed out and in again by steps with Leaflet's own animation, as a wheel does it.
"""

import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks import app
from tests.benchmarks.figures import Figure, progress, tell
from tests.benchmarks.places import SIZES, made

MOST_MS = 100.0
MOVES = """
(() => {
  const map = window.map_canada, frames = { pan: [], zoom: [] };
  let last = performance.now(), what = "pan", at = 0;
  const zooms = [-1, -1, 1, 1, 1, 1, -1, -1];
  function step(now) {
    frames[what].push(now - last);
    last = now;
    at += 1;
    if (what === "pan" && at < 240) map.panBy([at % 120 < 60 ? 9 : -9, at % 60 < 30 ? 5 : -5], { animate: false });
    else if (what === "pan") { what = "zoom"; at = 0; }
    else if (at % 45 === 1) map.setZoom(map.getZoom() + zooms[(at - 1) / 45]);
    if (what === "zoom" && at >= 45 * zooms.length) window.frames_seen = JSON.stringify(frames);
    else requestAnimationFrame(step);
  }
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(step); });
})(); 1
"""


def moved(path: str) -> tuple[dict[str, list[float]], float]:
    """Milliseconds of each frame, and megabytes of the window's processes (pages that are shared count once)."""
    with app.running(path, module="frames") as (_, pid):
        found = json.loads(Path(f"{path}.frames").read_text(encoding="utf-8"))
        return found, app.memory(pid)[1]


def measure() -> Iterator[Figure]:
    """The figures."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = made(size, folder)
            progress(f"moving over {size} places")
            found, megabytes = moved(str(path))
            for what, each in found.items():
                share = statistics.quantiles(each, n=100)
                yield Figure(f"{what}, {size:,} places: median frame", share[49], "ms")
                yield Figure(f"{what}, {size:,} places: 99 of 100 frames", share[98], "ms", most=MOST_MS)
                yield Figure(f"{what}, {size:,} places: longest frame", max(each), "ms")
            yield Figure(f"memory with the map of {size:,} places", megabytes, "MB")


def child(path: Path) -> None:
    """The app on its map, moved once all is painted."""

    def on_map(window: Any) -> None:
        window.go(6)
        section = window.workspace.pages[6].view.show_page("place")
        section.show_map()
        page = lambda: section.map._view and section.map._view.page()  # noqa: E731
        app.when(app.drawn(page), lambda: move(section.map._view.page()))

    def move(page: Any) -> None:
        page.runJavaScript(MOVES)
        asked = {"waits": False, "found": ""}

        def answered(found: object) -> None:
            asked["waits"], asked["found"] = False, str(found or "")

        def done() -> bool:
            if not asked["waits"] and not asked["found"]:
                asked["waits"] = True
                page.runJavaScript("window.frames_seen || ''", answered)
            return bool(asked["found"])

        def keep() -> None:
            Path(f"{path}.frames").write_text(str(asked["found"]), encoding="utf-8")
            app.end()

        app.when(done, keep)

    app.ours(app.opened(path, "", on_map))


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        child(Path(sys.argv[1]))
    else:
        sys.exit(tell("Frames of the map", measure))
