"""KoboToolbox's export: a workbook with a sheet for the form and one for each repeat, or a CSV without repeats.

Headers are names or labels of questions, with their groups or without; answers are names or labels of choices."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.submissions.shape import Finder, Shape, Submission, day
from diagnostic.exchange.intake.submissions.shape import Path as Names
from diagnostic.exchange.intake.submissions.tables import answers, attach, columns, plan, without_column
from diagnostic.exchange.intake.table import Row, read_sheets, read_table

SENT = "_submission_time"
IDS = ("meta/instanceID", "instanceID", "_uuid", "uuid")
"""Kobo's own columns that are read; the one that says who sent it (``_submitted_by``) is not."""
OWN = {"start", "end", "today", "username", "deviceid", "phonenumber", "audit", *IDS}
Sheets = dict[str, tuple[Row, ...]]


def read(path: Path, find: Finder) -> Iterator[Submission]:
    """The submissions of an export, in its order. The export does not say its form's id, and its version only in
    Kobo's own words: its columns tell. Raises ``BadInput``, ``Refused`` (E02)."""
    if path.suffix.lower() == ".csv":
        main, others = read_table(path).rows, Sheets()
    else:
        sheets = read_sheets(path)
        names = list(sheets)
        if not names:
            raise BadInput("intake-error-empty", file=path.name)
        main, others = sheets[names[0]], {name: sheets[name] for name in names[1:]}
    every = [header for rows in (main, *others.values()) for row in rows[:1] for header in row.cells]
    shape = find("", "", [*every, *others])
    if shape is None:
        raise BadInput("intake-error-other-form", file=path.name)
    planned = plan(main[0].cells if main else (), columns(shape, (), _written), "/")
    owners: dict[tuple[str, str], dict[str, Any]] = {}
    heads: list[tuple[Row, dict[str, Any]]] = []
    for row in main:
        found = answers(row.cells, planned, shape, ())
        owners["", row.cells.get("_index", "")] = found
        heads.append((row, found))
    for repeat in sorted(shape.repeats, key=len):
        _attach(repeat, others, owners, shape)
    headers = tuple(main[0].cells) if main else ()
    unasked = tuple(each for each in headers if each not in planned and not _is_own(each, shape))
    missing = without_column(shape, (), planned)
    for place, (row, found) in enumerate(heads):
        key = next(filter(None, map(row.cells.get, IDS)), "")
        if key and not key.startswith("uuid:"):
            key = f"uuid:{key}"
        yield Submission(
            row.number,
            key,
            found,
            shape,
            name=path.name,
            of=len(heads),
            answered_on=day(row.cells.get(SENT, "")),
            unasked=() if place else unasked,
            missing=() if place else missing,
        )


def _is_own(header: str, shape: Shape) -> bool:
    """Whether a column is Kobo's: it counts the rows of a repeat, or says when and by whom."""
    repeats = {each[-1] for each in shape.repeats}
    return header in OWN or header.startswith(("_", "meta/", "#")) or header.removesuffix("_count") in repeats


def _attach(repeat: Names, sheets: Sheets, owners: dict[tuple[str, str], dict[str, Any]], shape: Shape) -> None:
    around = shape.around(repeat)
    name, sheet = repeat[-1], _sheet(repeat, sheets, shape)
    if sheet is None:
        return
    known = columns(shape, repeat, lambda each: (*_written(each), *_written(each[len(repeat) :])))
    planned = plan(sheets[sheet][0].cells, known, "/")
    owner_sheet = around[-1] if around else ""
    for row in sheets[sheet]:
        found = answers(row.cells, planned, shape, repeat)
        owner = owners.get((owner_sheet, row.cells.get("_parent_index", "")))
        if owner is not None:
            attach(owner, repeat, around, found)
            owners[name, row.cells.get("_index", "")] = found


def _sheet(repeat: Names, sheets: Iterable[str], shape: Shape) -> str | None:
    """The sheet of a repeat; a workbook cuts its name at 31 characters."""
    wanted = {repeat[-1], repeat[-1][:31], "_".join(repeat)[:31]} | {each[:31] for each in shape.titles.get(repeat, ())}
    return next((each for each in sheets if each in wanted), None)


def _written(path: Names) -> tuple[str, ...]:
    return "/".join(path), path[-1]
