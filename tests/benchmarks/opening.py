"""Opening an encrypted diagnostic of 10,000 records, passphrase to usable workspace, against LibreOffice opening the
same as .xlsx (DESIGN 8: at most 0.1 x). Run: ``python -m tests.benchmarks.opening``.

Two comparisons, each like with like. *In the running app*: from the passphrase's button until the workspace is painted
and idle, against what the workbook adds to a LibreOffice that converts it headless (less the same for a workbook of
almost nothing, which takes LibreOffice's own start away). *From nothing*: both as whole processes, start included.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from diagnostic.analysis import analyse
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.safeguards import views
from diagnostic.exchange import workbook
from diagnostic.shipped import catalogues
from tests.benchmarks import app
from tests.benchmarks.figures import GROWTH, Figure, in_turn, progress, seconds, tell
from tests.benchmarks.records import PASSPHRASE, TODAY, records, write

RUNS = 5
SIZES = (1_000, 10_000)
BUDGET = 0.1


def running(path: Path) -> float:
    """Seconds from the passphrase to the workspace, in an app that has been on its start screen for a while."""
    with app.running("warm", str(path), PASSPHRASE) as (marks, _):
        return marks["opened"] - marks["asked"]


def nothing(path: Path) -> float:
    """Seconds from the start of the process to the workspace, the passphrase given at once."""
    with app.running("file", str(path), PASSPHRASE) as (marks, _):
        return marks["opened"]


def sheets(path: Path) -> Callable[[], float]:
    """Seconds that LibreOffice takes to start, open a workbook and write its first (short) sheet as text."""
    command = ["soffice", "--headless", f"-env:UserInstallation={path.with_name('profile').as_uri()}", "--convert-to"]
    command += ["csv", "--outdir", str(path.parent), str(path)]
    return lambda: seconds(lambda: subprocess.run(command, check=True, capture_output=True))


def figures() -> Iterator[Figure]:
    """Opening, in both ways, and growth."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for size in SIZES:
            progress(f"writing {size} records")
            files[size] = write(Path(folder, f"{size}.repere"), records(size), PASSPHRASE)
        books = {}
        for size in (1, SIZES[-1]):
            progress(f"writing a workbook of {size} records")
            found, books[size] = Diagnostic(records(size)), Path(folder, f"{size}.xlsx")
            view = views.internal(found, catalogues())
            workbook.write(view, analyse(found, catalogues(), TODAY), books[size], lang="en")
        large = SIZES[-1]
        times = in_turn(
            RUNS, running=lambda: running(files[large]), small=lambda: running(files[SIZES[0]]),
            nothing=lambda: nothing(files[large]), office=sheets(books[large]), empty=sheets(books[1]),
        )  # fmt: skip
    what = f"open {large} encrypted records"
    less = times["office"] - times["empty"]
    yield Figure(f"{what}, app running", times["running"], "s", less, "LibreOffice less its start", BUDGET)
    yield Figure(f"{what}, from nothing", times["nothing"], "s", times["office"], "LibreOffice", BUDGET)
    yield Figure(f"{what}, app running", times["running"], "s", times["small"], "a tenth of them", GROWTH)


if __name__ == "__main__":
    sys.exit(tell("Opening", figures))
