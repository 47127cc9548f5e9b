"""Workbook of 20,000 records against bare openpyxl write-only of the same cells (DESIGN 8: at most 1.5 x), and growth
from 2,000 to 20,000 records. Run: ``python -m tests.benchmarks.workbook``.

Ours: everything from the view and its analysis to the finished file, with styles, charts, map picture and print set-up.
Bare: the same cells without any of that, already in memory as lists, appended to a write-only workbook and saved.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from diagnostic.analysis import analyse
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.safeguards import views
from diagnostic.exchange import workbook
from diagnostic.shipped import catalogues
from tests.benchmarks.figures import GROWTH, Figure, in_turn, progress, seconds, tell
from tests.benchmarks.records import TODAY, records

RUNS = 3
SIZES = (2_000, 20_000)
BUDGET = 1.5


def ours(size: int, out: Path) -> Callable[[], float]:
    """Seconds that the workbook of ``size`` records takes, without the analysis that it is given."""
    found = Diagnostic(records(size))
    view, analysis = views.internal(found, catalogues()), analyse(found, catalogues(), TODAY)
    return lambda: seconds(lambda: workbook.write(view, analysis, out, lang="en"))


def bare(like: Path, out: Path) -> Callable[[], float]:
    """Seconds that openpyxl alone takes for the same cells."""
    book = CalamineWorkbook.from_path(str(like))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    rows = {name: [[None if cell == "" else cell for cell in row] for row in each] for name, each in sheets.items()}

    def write() -> None:
        made = Workbook(write_only=True)
        for name, each in rows.items():
            sheet = made.create_sheet(name)
            for row in each:
                sheet.append(row)
        made.save(out)

    return lambda: seconds(write)


def figures() -> Iterator[Figure]:
    """The workbook, and growth."""
    with tempfile.TemporaryDirectory() as folder:
        out, like, plain = (Path(folder, f"{each}.xlsx") for each in ("out", "like", "plain"))
        small, large = ours(SIZES[0], out), ours(SIZES[1], like)
        progress(f"a first workbook of {SIZES[1]} records, to read its cells")
        large()
        times = in_turn(RUNS, large=large, bare=bare(like, plain), small=small)
    yield Figure(f"workbook of {SIZES[1]} records", times["large"], "s", times["bare"], "bare openpyxl", BUDGET)
    yield Figure(f"workbook of {SIZES[1]} records", times["large"], "s", times["small"], "a tenth of them", GROWTH)


if __name__ == "__main__":
    sys.exit(tell("Workbook", figures))
