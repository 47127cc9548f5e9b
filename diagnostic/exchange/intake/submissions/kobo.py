"""KoboToolbox's export: a workbook with a sheet for the form and one for each repeat, or a CSV without repeats.

Headers are names or labels of questions, with their groups or without; answers are names or labels of choices."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from diagnostic.domain.errors import BadInput, RepereError
from diagnostic.exchange.intake.submissions.bundle import Entry
from diagnostic.exchange.intake.submissions.remarks import CAME_IN
from diagnostic.exchange.intake.submissions.shape import Finder, Shape, Submission, day
from diagnostic.exchange.intake.submissions.shape import Path as Names
from diagnostic.exchange.intake.submissions.tables import answers, attach, columns, plan, without_column
from diagnostic.exchange.intake.table import MOST_BYTES, Remark, Row, Table, read_sheets, read_table

SENT = "_submission_time"
IDS = ("meta/instanceID", "instanceID", "_uuid", "uuid")
"""Kobo's own columns that are read; the one that says who sent it (``_submitted_by``) is not."""
OWN = {"start", "end", "today", "username", "deviceid", "phonenumber", "audit", *IDS}
Refuse = Callable[[str, RepereError], None]


def read(entry: Entry, folder: Path, find: Finder, refuse: Refuse) -> Iterator[Submission]:
    """The submissions of an export, in its order; rows of repeats that belong to none of them come after, with their
    problem, and sheets that are no part of the form are refused. The export does not say its form's id, and its version
    only in Kobo's own words: its columns tell. A table that stands in a zip is written to ``folder``: what reads
    workbooks wants a file. Raises ``BadInput``, ``Refused`` (E02)."""
    path = entry.path or folder / PurePosixPath(entry.name).name
    if entry.path is None:
        path.write_bytes(entry.read(MOST_BYTES))
    yield from _Reading(path, find, refuse).submissions()


class _Reading:
    """One export as it is read."""

    def __init__(self, path: Path, find: Finder, refuse: Refuse) -> None:
        self.name, self.refuse = path.name, refuse
        if path.suffix.lower() == ".csv":
            self.main, self.others = read_table(path), dict[str, Table]()
        else:
            sheets = read_sheets(path)
            if not sheets:
                raise BadInput("intake-error-empty", file=path.name)
            first = next(iter(sheets))
            self.main, self.others = sheets.pop(first), sheets
        tables = [self.main, *self.others.values()]
        shape = find("", "", [*(header for each in tables for header in each.headers), *self.others])
        if shape is None:
            raise BadInput("intake-error-other-form", file=path.name)
        self.shape = shape
        self.owners: dict[tuple[str, str], dict[str, Any]] = {}
        self.lost: list[Submission] = []
        self.unasked: list[str] = []
        self.left_out: list[Remark] = []

    def submissions(self) -> Iterator[Submission]:
        shape = self.shape
        planned = plan(self.main.headers, columns(shape, (), _written), "/")
        self._look_at(self.main, planned, self.name)
        heads: list[tuple[Row, dict[str, Any]]] = []
        for row in self.main.rows:
            found = answers(row.cells, planned, shape, ())
            self.owners["", row.cells.get("_index", "")] = found
            heads.append((row, found))
        for repeat in sorted(shape.repeats, key=len):
            self._attach(repeat)
        for sheet in self.others:  # those of repeats were taken out
            self.refuse(f"{self.name} – {sheet}", BadInput("intake-error-sheet-not-asked", file=self.name, sheet=sheet))
        missing = without_column(shape, (), planned)
        for number, key in ((each.row, each.key) for each in self.main.refused):
            yield Submission(number, "", {}, name=self.name, of=len(heads), problem=key)
        for place, (row, found) in enumerate(heads):
            key = next(filter(None, map(row.cells.get, IDS)), "")
            if key and not key.startswith("uuid:"):
                key = f"uuid:{key}"
            yield Submission(
                row.number,
                key,
                found,
                shape,
                name=self.name,
                of=len(heads),
                answered_on=day(row.cells.get(SENT, "")),
                unasked=() if place else tuple(self.unasked),
                missing=() if place else missing,
                left_out=() if place else tuple(self.left_out),
            )
        yield from self.lost

    def _look_at(self, table: Table, planned: Iterable[str], name: str) -> None:
        """Keep in mind what is left out of a table."""
        self.unasked += [each for each in table.headers if each not in planned and not self._is_own(each)]
        self.left_out += [Remark(each.row, each.key, each.arguments | {CAME_IN: name}) for each in table.left_out]

    def _is_own(self, header: str) -> bool:
        """Whether a column is Kobo's: it counts the rows of a repeat, or says when and by whom."""
        repeats = {each[-1] for each in self.shape.repeats}
        return header in OWN or header.startswith(("_", "meta/", "#")) or header.removesuffix("_count") in repeats

    def _attach(self, repeat: Names) -> None:
        around = self.shape.around(repeat)
        name, sheet = repeat[-1], _sheet(repeat, self.others, self.shape)
        if sheet is None:
            return
        table, shown = self.others.pop(sheet), f"{self.name} – {sheet}"
        known = columns(self.shape, repeat, lambda each: (*_written(each), *_written(each[len(repeat) :])))
        planned = plan(table.headers, known, "/")
        self._look_at(table, planned, shown)
        owner_sheet = around[-1] if around else ""
        for row in table.rows:
            owner = self.owners.get((owner_sheet, row.cells.get("_parent_index", "")))
            if owner is None:
                self.lost.append(Submission(row.number, "", {}, name=shown, problem="intake-row-no-owner"))
                continue
            found = answers(row.cells, planned, self.shape, repeat)
            attach(owner, repeat, around, found)
            self.owners[name, row.cells.get("_index", "")] = found


def _sheet(repeat: Names, sheets: Iterable[str], shape: Shape) -> str | None:
    """The sheet of a repeat; a workbook cuts its name at 31 characters."""
    wanted = {repeat[-1], repeat[-1][:31], "_".join(repeat)[:31]} | {each[:31] for each in shape.titles.get(repeat, ())}
    return next((each for each in sheets if each in wanted), None)


def _written(path: Names) -> tuple[str, ...]:
    return "/".join(path), path[-1]
