"""Figures of a benchmark: taken in turn with their yardstick, told as a table or as JSON."""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass

GROWTH = 11.0
"""DESIGN 8: ten times the work takes at most eleven times the time."""


@dataclass(frozen=True)
class Figure:
    """One figure. ``against`` is the yardstick's value in the same ``unit``, taken in the same run; ``most`` is the
    budget: of the ratio where there is a yardstick, else of the value. None: there is none."""

    what: str
    value: float
    unit: str
    against: float | None = None
    yardstick: str = ""
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Value over yardstick."""
        return self.value / self.against if self.against else None

    @property
    def kept(self) -> bool | None:
        """Whether it is within its budget; None when it has none."""
        measured = self.value if self.against is None else self.ratio
        return None if self.most is None or measured is None else measured <= self.most


def in_turn(runs: int, **works: Callable[[], float]) -> dict[str, float]:
    """The median of what each work measures: A B A B ..., after one round that is not counted."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(runs + 1):
        for name, work in works.items():
            value = work()
            if turn:
                found[name].append(value)
    return {name: statistics.median(values) for name, values in found.items()}


def seconds(work: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def tell(title: str, measure: Callable[[], Iterable[Figure]]) -> int:
    """Measure and print; the exit code is 1 when a figure is over its budget."""
    options = argparse.ArgumentParser(description=title)
    options.add_argument("--json", action="store_true", help="print JSON")
    wanted, _ = options.parse_known_args()
    found = list(measure())
    if wanted.json:
        more = ({"ratio": each.ratio, "kept": each.kept} for each in found)
        print(json.dumps([asdict(each) | extra for each, extra in zip(found, more, strict=True)], indent=1))
    else:
        print("\n".join((title, *_lines(found))))
    return int(any(each.kept is False for each in found))


def _lines(found: Iterable[Figure]) -> Iterator[str]:
    yield f"{'':64}{'ours':>12}{'yardstick':>12}{'ratio':>8}{'budget':>8}"
    for each in found:
        value = f"{each.value:.3g} {each.unit}"
        against = "" if each.against is None else f"{each.against:.3g} {each.unit}"
        ratio = "" if each.ratio is None else f"{each.ratio:.2f}"
        most = "" if each.most is None else f"{each.most:g}"
        what = f"{each.what}, against {each.yardstick}" if each.yardstick else each.what
        yield f"{what:64}{value:>12}{against:>12}{ratio:>8}{most:>8}{'  OVER' if each.kept is False else ''}"


def progress(words: str) -> None:
    """Say what is being measured, out of the way of the figures."""
    print(words, file=sys.stderr, flush=True)
