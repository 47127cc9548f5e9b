"""KoboToolbox's export: a workbook with a sheet for the form and one for each repeat, or a CSV without repeats.

Headers are names or labels of questions, with their groups or without; answers are names or labels of choices."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.mapping import fold
from diagnostic.exchange.intake.submissions.shape import Path as Names
from diagnostic.exchange.intake.submissions.shape import Shape, Submission
from diagnostic.exchange.intake.submissions.tables import answers, attach, columns
from diagnostic.exchange.intake.table import Row, read_sheets, read_table

OWN = ("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__")
"""Kobo's own columns, ``_submitted_by`` among them: only the ones that are needed are read."""


def read(path: Path, shape: Shape) -> Iterator[Submission]:
    """The submissions of an export, in its order. Raises ``BadInput``, ``Refused`` (E02)."""
    if path.suffix.lower() == ".csv":
        table = read_table(path)
        main, others = table.rows, {}
    else:
        sheets = read_sheets(path)
        names = list(sheets)
        if not names:
            raise BadInput("intake-error-empty", file=path.name)
        main, others = sheets[names[0]], {name: sheets[name] for name in names[1:]}
    known = columns(shape, (), _written)
    if not any(fold(each) in known for row in main[:1] for each in row.cells) and not any(
        _sheet(repeat, others) for repeat in shape.repeats
    ):
        raise BadInput("intake-error-other-form", file=path.name)
    owners: dict[tuple[str, str], dict[str, Any]] = {}
    heads: list[tuple[Row, dict[str, Any]]] = []
    for row in main:
        found = answers(row.cells, known, shape, (), "/")
        owners["", row.cells.get("_index", "")] = found
        heads.append((row, found))
    for repeat in sorted(shape.repeats, key=len):
        _attach(repeat, others, owners, shape)
    for row, found in heads:
        key = row.cells.get("meta/instanceID") or row.cells.get("instanceID") or row.cells.get("_uuid", "")
        if key and not key.startswith("uuid:"):
            key = f"uuid:{key}"
        yield Submission(row.number, key, found, version=row.cells.get("__version__", ""))


def _attach(
    repeat: Names, sheets: dict[str, tuple[Row, ...]], owners: dict[tuple[str, str], dict[str, Any]], shape: Shape
) -> None:
    around = shape.around(repeat)
    name, sheet = repeat[-1], _sheet(repeat, sheets)
    if sheet is None:
        return
    known = columns(shape, repeat, lambda each: (*_written(each), *_written(each[len(repeat) :])))
    owner_sheet = around[-1] if around else ""
    for row in sheets[sheet]:
        found = answers(row.cells, known, shape, repeat, "/")
        owner = owners.get((owner_sheet, row.cells.get("_parent_index", "")))
        if owner is not None:
            attach(owner, repeat, around, found)
            owners[name, row.cells.get("_index", "")] = found


def _sheet(repeat: Names, sheets: Iterable[str]) -> str | None:
    """The sheet of a repeat; a workbook cuts its name at 31 characters."""
    wanted = {repeat[-1], repeat[-1][:31], "_".join(repeat)[:31]}
    return next((each for each in sheets if each in wanted), None)


def _written(path: Names) -> tuple[str, ...]:
    return "/".join(path), path[-1]
