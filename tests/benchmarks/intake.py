"""10,000 submissions from phones (ODK Central's zip of CSV) taken in: seconds, peak memory, rows refused, and growth
from 1,000. Run: ``python -m tests.benchmarks.intake``. There is no budget in DESIGN 8; growth is held to its rule."""

import csv
import io
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import GROWTH, Figure, progress, tell

SIZES = (1_000, 10_000)
FORM = """| survey |
| | type | name | label |
| | select_one lit | lit | Is it lit? |
| | integer | lamps | How many lamps? |
| | text | told | What was said? |
| | begin_repeat | stop | Stops |
| | text | beside | What is beside it? |
| | end_repeat | | |

| choices |
| | list_name | name | label |
| | lit | yes | Yes |
| | lit | no | No |

| settings |
| | form_id | version | form_title |
| | lamps | 1 | Lamps |
"""


def export(path: Path, size: int) -> None:
    """ODK Central's zip: one in 50 has a word for a number, one in 100 came before."""
    rows, stops = io.StringIO(), io.StringIO()
    main, inner = csv.writer(rows), csv.writer(stops)
    main.writerow(["SubmissionDate", "lit", "lamps", "told", "meta-instanceID", "KEY", "SubmitterName", "FormVersion"])
    inner.writerow(["beside", "PARENT_KEY", "KEY"])
    for at in range(size):
        key = f"uuid:{at - 1 if at % 100 == 99 else at}"
        lamps = "many" if at % 50 == 0 else at % 9
        main.writerow(["2026-11-01", ("yes", "no")[at % 2], lamps, f"A pattern seen {at} times", key, key, "x", "1"])
        inner.writerow([f"Stop {at}", key, f"{key}/stop[1]"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lamps.csv", rows.getvalue())
        archive.writestr("lamps-stop.csv", stops.getvalue())


def taken(folder: str, size: int) -> tuple[float, float, int, int]:
    """In a process of its own: seconds, peak megabytes, records kept, rows refused."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.intake", "--take", folder, str(size)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    said = done.stdout.split()
    return float(said[0]), float(said[1]), int(said[2]), int(said[3])


def take(folder: Path, size: int) -> None:
    """The process itself: read, check and apply to a file."""
    import datetime as dt
    import time

    from diagnostic import store
    from diagnostic.domain.diagnostic import Edit
    from diagnostic.domain.records import Community
    from diagnostic.exchange.coming_back import take as take_answers
    from diagnostic.questionnaire.own_forms import own_form

    form = folder / "lamps.md"
    form.write_text(FORM, encoding="utf-8")
    with store.create(folder / f"{size}.repere", Community(name="Benchmark")) as file:
        file.apply(Edit((own_form(form, 6, dt.date(2026, 11, 24)),)), "store-created")
        began = time.perf_counter()
        found = take_answers([folder / f"{size}.zip"], file.diagnostic, file.catalogues)
        file.apply(found.edit(), "intake-undo-label")
        spent = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(spent, peak, len(found.kept), len(found.refused))


def figures() -> Iterator[Figure]:
    """Time, memory and refusals at each size."""
    times = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            progress(f"taking in {size} submissions")
            export(Path(folder, f"{size}.zip"), size)
            times[size], peak, kept, refused = taken(folder, size)
            yield Figure(f"{size} submissions taken in and stored", times[size], "s")
            yield Figure(f"{size} submissions, peak memory", peak, "MB")
            yield Figure(f"{size} submissions: kept", kept, "")
            yield Figure(f"{size} submissions: refused", refused, "")
    yield Figure(f"{SIZES[1]} submissions", times[SIZES[1]], "s", times[SIZES[0]], "a tenth of them", GROWTH)


if __name__ == "__main__":
    if "--take" in sys.argv:
        take(Path(sys.argv[-2]), int(sys.argv[-1]))
    else:
        sys.exit(tell("Intake", figures))
