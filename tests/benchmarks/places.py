"""Map of 1,000, 10,000 and 100,000 places to first paint, against ``geopandas.explore`` of the same (DESIGN 8: at most
0.15 x at 100,000). Run: ``python -m tests.benchmarks.places [--json]``.

Ours: from the button that turns the list to its map until every place is on it and painted, in the real window, over
the basemap, the start of the web engine included. Yardstick: from the same places as a frame in memory until its page
is painted by the same engine, its start included; ``tests.benchmarks.explored`` says how.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from diagnostic.domain.records import Community, Source
from tests.benchmarks import app
from tests.benchmarks.figures import GROWTH, Figure, in_turn, progress, tell
from tests.benchmarks.records import places, write

SIZES = (1_000, 10_000, 100_000)
RUNS = 3
BUDGET = 0.15


def made(size: int, folder: str) -> Path:
    """A file with ``size`` places."""
    progress(f"writing {size} places")
    sources = [Source(title=f"Source {at}", source_kind="census_profile") for at in range(50)]
    found = places(size, [each.id for each in sources], random.Random(112))
    return write(Path(folder, f"{size}.repere"), [Community(name="Benchmark"), *sources, *found])


def painted(module: str, *arguments: str) -> float:
    """Seconds from the button to the paint."""
    with app.running(*arguments, module=module) as (marks, _):
        return marks["painted"] - marks["turned"]


def figures() -> Iterator[Figure]:
    """First paint at each size, and growth."""
    times: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = str(made(size, folder))
            progress(f"painting {size} places")
            times[size] = in_turn(
                RUNS, ours=lambda path=path: painted("app", "map", path),
                explore=lambda path=path: painted("explored", path),
            )  # fmt: skip
    for size in SIZES:
        most = BUDGET if size == SIZES[-1] else None
        yield Figure(
            f"map of {size} places", times[size]["ours"], "s", times[size]["explore"], "geopandas.explore", most
        )
    for less, more in pairwise(SIZES):
        yield Figure(f"map of {more} places", times[more]["ours"], "s", times[less]["ours"], "a tenth of them", GROWTH)


if __name__ == "__main__":
    sys.exit(tell("Map", figures))
