"""A fictional region compiled: seconds and peak memory against ``pandas.read_excel`` (openpyxl) and bare calamine of
the same workbooks, by one and two processes, growth, and on PostgreSQL where an address is given.

    python -m tests.benchmarks.compile FOLDER [--sizes 100 1000] [--database postgresql://...]

FOLDER is what ``repere demo FOLDER --communities N --seed S --records 300`` wrote; it holds no more of them than were
made. pandas reads a sample and is told for all: it takes a quarter of a second for each.
"""

import argparse
import io
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import GROWTH, Figure, seconds, tell

BUDGET = 0.05
"""DESIGN 8: compiling 1,000 submissions against pandas reading the same workbooks."""
SAMPLE = 40


def files_of(folder: Path, size: int) -> list[Path]:
    """The newest file of each of the first communities."""
    found = sorted((folder / "submissions").iterdir())
    return [each for each in found if not re.search(r"-20\d\d$", each.stem)][:size]


def regions(folder: Path) -> tuple[list[object], set[str]]:
    """The region's key, by the words of its page, and the keys of its communities."""
    from diagnostic.exchange.keys import public
    from diagnostic.exchange.keys.pairs import Pair

    lines = next(folder.glob("*.txt")).read_text(encoding="utf-8").splitlines()
    words = next(each for each in lines if re.fullmatch(r"(?:\w+ ){23}\w+", each))
    return [Pair.typed("region", "Region", words)], {public.read(each).key for each in (folder / "keys").iterdir()}


def taken(folder: Path, size: int, workers: int, where: str) -> tuple[float, float, float, float]:
    """In a process of its own: seconds to take all in, seconds of the report, peak megabytes here and of a worker."""
    command = [sys.executable, "-m", "tests.benchmarks.compile", str(folder), "--take", str(size), str(workers), where]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    a, b, c, d = (float(each) for each in done.stdout.split()[-4:])
    return a, b, c, d


def take(folder: Path, size: int, workers: int, where: str) -> None:
    """What ``taken`` runs."""
    import datetime as dt

    from diagnostic.region import outputs
    from diagnostic.region.compiling import take_in
    from diagnostic.region.database import opened
    from diagnostic.region.workers import checking

    keys, known = regions(folder)
    paths = files_of(folder, size)
    with opened(where if "://" in where else Path(where)) as keeping:
        took = seconds(lambda: take_in(keeping, paths, checking(keys, known, workers)))  # type: ignore[arg-type]
        count = len(keeping.contributions)
        assert count == len(paths), (count, len(paths))
        out = Path(where).with_suffix(".xlsx") if "://" not in where else Path(tempfile.mkdtemp()) / "report.xlsx"
        told = seconds(lambda: outputs.report(keeping, out, "fr", dt.date.today(), draft=True))
    here, there = (
        resource.getrusage(each).ru_maxrss / 1024 for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(took, told, here, there)


def workbooks(folder: Path, size: int) -> list[bytes]:
    """The shared workbooks within some files."""
    from diagnostic.region import received

    keys, known = regions(folder)
    found = (received.unsealed(received.load(each), keys, known).workbook for each in files_of(folder, size))  # type: ignore[arg-type]
    return [each.content for each in found if each is not None]


def with_pandas(books: list[bytes]) -> None:
    """Every sheet, by openpyxl."""
    import pandas

    for each in books:
        pandas.read_excel(io.BytesIO(each), sheet_name=None, engine="openpyxl")


def with_calamine(books: list[bytes]) -> None:
    """Every sheet, as lists."""
    from python_calamine import CalamineWorkbook

    for each in books:
        book = CalamineWorkbook.from_filelike(io.BytesIO(each))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=True)


def measure(folder: Path, sizes: list[int], database: str) -> Iterator[Figure]:
    """The figures."""
    books = workbooks(folder, SAMPLE)
    with_pandas(books[:2])
    pandas = seconds(lambda: with_pandas(books)) / len(books)
    calamine = seconds(lambda: with_calamine(books)) / len(books)
    first: float | None = None
    with tempfile.TemporaryDirectory() as made:
        for size in sizes:
            for workers in (1, 2):
                where = str(Path(made) / f"{size}-{workers}.repere-region")
                took, told, here, there = taken(folder, size, workers, where)
                what = f"{size:,} files by {workers} process{'es' if workers > 1 else ''}"
                yield Figure(what, took, "s", pandas * size, "pandas", BUDGET)
                yield Figure(what, took, "s", calamine * size, "calamine")
                yield Figure(f"{what}: memory here", here, "MB")
                yield Figure(f"{what}: memory of a process", there, "MB")
                yield Figure(f"{size:,} communities: report", told, "s")
            if first is not None:
                yield Figure(f"growth to {size:,}", took / first * 10 * sizes[0] / size, "times for 10", most=GROWTH)
            first = first or took
        if database:
            took, told, *_ = taken(folder, sizes[-1], 2, database)
            yield Figure(
                f"{sizes[-1]:,} files on PostgreSQL by 2 processes", took, "s", pandas * sizes[-1], "pandas", BUDGET
            )
            yield Figure(f"{sizes[-1]:,} communities on PostgreSQL: report", told, "s")


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    options.add_argument("--database", default="")
    options.add_argument("--take", nargs=3)
    options.add_argument("--json", action="store_true")
    asked = options.parse_args()
    if asked.take:
        take(asked.folder, int(asked.take[0]), int(asked.take[1]), asked.take[2])
    else:
        sys.exit(tell("Compiling a region", lambda: measure(asked.folder, asked.sizes, asked.database)))
