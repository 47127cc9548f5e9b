"""Start to usable window, and memory, against a bare window of Qt (DESIGN 8).

Run: ``python -m tests.benchmarks.start``.

A process is begun and timed until its window is painted and has nothing left to do. Memory is read from the system
once it is: the app alone, with the shipped example open, and with the example's map on screen (the map engine's own
processes included). Resident memory counts shared pages in full in every process; proportional memory counts them once.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from diagnostic import example
from tests.benchmarks import app
from tests.benchmarks.figures import Figure, in_turn, tell

RUNS = 7
BUDGET, MEMORY = 4, 120


def usable(*state: str) -> float:
    """Seconds from the start of a process until its window can be used."""
    with app.running(*state) as (marks, _):
        return marks["usable"]


def figures() -> Iterator[Figure]:
    """Start and memory."""
    times = in_turn(RUNS, ours=lambda: usable("start"), bare=lambda: usable("bare"))
    yield Figure("start to usable window", times["ours"], "s", times["bare"], "bare window", BUDGET)
    if not app.READ_MEMORY:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "example.repere")
        example.create(path, "en").close()
        found = {}
        for state in ("bare", "start", "warm", "map"):
            with app.running(state, str(path)) as (_, pid):
                found[state] = app.memory(pid)
    bare, start, opened, on_map = (found[each] for each in ("bare", "start", "warm", "map"))
    yield Figure("memory, start screen (resident)", start[0], "MB", bare[0], "bare window")
    yield Figure("memory, start screen (resident)", start[0], "MB", most=MEMORY)
    yield Figure("memory, example open (resident)", opened[0], "MB", most=MEMORY)
    yield Figure("memory, example's map on screen, all processes (proportional)", on_map[1], "MB")
    yield Figure("memory, example's map on screen, all processes (resident)", on_map[0], "MB")


if __name__ == "__main__":
    sys.exit(tell("Start and memory", figures))
