"""ODK Central's export: a zip with one CSV for the form and one for each repeat, joined by ``KEY``."""

import csv
import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from pathlib import PurePosixPath as Inside
from typing import Any

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.submissions.guard import opened
from diagnostic.exchange.intake.submissions.shape import Path as Names
from diagnostic.exchange.intake.submissions.shape import Shape, Submission
from diagnostic.exchange.intake.submissions.tables import answers, attach, columns
from diagnostic.exchange.intake.table import LONGEST_CELL, MOST_ROWS, refuse_case_fields

KEY, PARENT, VERSION = "KEY", "PARENT_KEY", "FormVersion"
OWN = {
    "SubmissionDate", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status",
    "ReviewState", "DeviceID", "Edits", KEY, PARENT, VERSION, "instanceID", "instanceName",
}  # fmt: skip
"""Central's own columns; those about the sender and the device are never read."""


def form_id(path: Path) -> str:
    """The id of the form, which names the main table."""
    with opened(path) as found:
        return Inside(_main(found.namelist(), path.name)).stem


def read(path: Path, shape: Shape) -> Iterator[Submission]:
    """The submissions of an export, in its order. Raises ``BadInput``, ``Refused`` (E02)."""
    with opened(path) as found:
        main = _main(found.namelist(), path.name)
        stem = Inside(main).stem
        owners: dict[str, dict[str, Any]] = {}
        heads: list[tuple[int, str, str]] = []
        for number, cells in _rows(found, main, path.name):
            key = cells.get(KEY) or cells.get("meta-instanceID", "")
            owners[key] = answers(cells, columns(shape, (), _written), shape, (), "-")
            heads.append((number, key, cells.get(VERSION, "")))
        for repeat in sorted(shape.repeats, key=len):
            table = _table(found.namelist(), stem, repeat)
            if table is None:
                continue
            around = shape.around(repeat)
            known = columns(shape, repeat, partial(_written, inside=len(repeat)))
            for _, cells in _rows(found, table, path.name):
                row = answers(cells, known, shape, repeat, "-")
                owner = owners.get(cells.get(PARENT, ""))
                if owner is not None:
                    attach(owner, repeat, around, row)
                    owners[cells.get(KEY, "")] = row
    for number, key, version in heads:
        yield Submission(number, key, owners[key], stem, version)


def _main(names: list[str], file: str) -> str:
    """The table of the form itself: the CSV whose name begins those of the others."""
    tables = [each for each in names if each.lower().endswith(".csv") and not each.startswith("media/")]
    if not tables:
        raise BadInput("intake-error-not-submissions", file=file)
    return min(tables, key=lambda each: len(Inside(each).stem))


def _table(names: list[str], stem: str, repeat: Names) -> str | None:
    wanted = {f"{stem}-{repeat[-1]}.csv", f"{stem}-{'-'.join(repeat)}.csv"}
    return next((each for each in names if Inside(each).name in wanted), None)


def _written(path: Names, inside: int = 0) -> tuple[str, ...]:
    return "-".join(path[inside:]), path[-1]


def _rows(found: Any, name: str, file: str) -> Iterator[tuple[int, dict[str, str]]]:
    previous = csv.field_size_limit(LONGEST_CELL * 10)
    try:
        with found.open(name) as entry, io.TextIOWrapper(entry, "utf-8-sig", newline="") as text:
            reader = csv.DictReader(text)
            refuse_case_fields(tuple(each for each in reader.fieldnames or () if each and each not in OWN), file)
            for number, row in enumerate(reader, start=2):
                if number > MOST_ROWS:
                    raise BadInput("intake-error-too-many-rows", file=file, rows=MOST_ROWS)
                yield number, {key: (cell or "").strip() for key, cell in row.items() if isinstance(key, str)}
    except (csv.Error, UnicodeDecodeError) as reason:
        raise BadInput("intake-error-not-submissions", file=file) from reason
    finally:
        csv.field_size_limit(previous)
