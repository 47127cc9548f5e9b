"""ODK Central's export: a CSV for the form and one for each repeat, joined by ``KEY``, in a zip or unpacked."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.submissions.bundle import Bundle, Entry
from diagnostic.exchange.intake.submissions.guard import BROKEN, MOST_CELLS
from diagnostic.exchange.intake.submissions.remarks import CAME_IN
from diagnostic.exchange.intake.submissions.shape import Finder, Shape, Submission, day
from diagnostic.exchange.intake.submissions.shape import Path as Names
from diagnostic.exchange.intake.submissions.tables import Column, answers, attach, columns, plan, without_column
from diagnostic.exchange.intake.table import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Remark,
    more_cells,
    refuse_case_fields,
)

KEY, PARENT, VERSION, SENT = "KEY", "PARENT_KEY", "FormVersion", "SubmissionDate"
OWN = {
    SENT, "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status",
    "ReviewState", "DeviceID", "Edits", KEY, PARENT, VERSION, "instanceID", "instanceName",
}  # fmt: skip
"""Central's own columns; those about the sender and the device are never read."""

AUDIT = {"event", "node", "start", "end"}
"""Columns of what a phone records of how a form was filled in (``audit.csv``): no answers, and never read."""


@dataclass(frozen=True, slots=True)
class Export:
    """The tables of one form: its own and those of its repeats."""

    main: Entry
    repeats: list[Entry] = field(default_factory=list)


def exports(bundle: Bundle) -> tuple[list[Export], list[Entry]]:
    """The exports among the CSV files that came in, and the files that are none of Central's. Tables of one form belong
    together: when one cannot be used, none is, so that no submission comes in with a part missing. What is left aside
    is refused in the bundle, but for what phones record of how a form was filled in."""
    others, mains, repeats = list[Entry](), list[Export](), list[Entry]()
    broken = [name for name, _ in bundle.refused if name.lower().endswith(".csv")]
    for each in bundle.of(".csv"):
        try:
            with _reader(each) as reader:
                headers = set(reader.fieldnames or ())
        except BadInput as reason:
            bundle.refuse(each.name, reason)
            broken.append(each.name)
            continue
        if headers >= AUDIT:
            continue
        if KEY not in headers:
            others.append(each)
        elif PARENT in headers:
            repeats.append(each)
        else:
            mains.append(Export(each))
    for each in repeats:
        owners = [one for one in mains if _part_of(each.name, one.main)]
        if owners:
            max(owners, key=lambda one: len(one.main.stem)).repeats.append(each)
        else:
            alone = BadInput("intake-error-repeat-alone", file=PurePosixPath(each.name).name)
            bundle.refuse(each.name, alone)
    whole = []
    for export in mains:
        part = next((name for name in broken if _part_of(name, export.main)), "")
        if part:
            names = {"file": PurePosixPath(export.main.name).name, "part": PurePosixPath(part).name}
            bundle.refuse(export.main.name, BadInput("intake-error-part-missing", **names))
        else:
            whole.append(export)
    return whole, others


def _part_of(name: str, main: Entry) -> bool:
    """Whether a table is one of a repeat of a form's, by its name."""
    path = PurePosixPath(name)
    return str(path.parent) == main.folder and path.stem.startswith(f"{main.stem}-")


def read(export: Export, find: Finder) -> Iterator[Submission]:
    """The submissions of an export, in its order; rows of repeats that belong to none of them come after, with their
    problem. Raises ``BadInput``, ``Refused`` (E02)."""
    return _Reading(export, find).submissions()


class _Reading:
    """One export as it is read: its rows stay until those of its repeats have joined them."""

    def __init__(self, export: Export, find: Finder) -> None:
        self.export, self.find, self.form_id = export, find, export.main.stem
        self.heads: list[Submission] = []
        self.owners: dict[str, tuple[dict[str, Any], Shape | None]] = {}
        self.planned: dict[int, dict[str, Column]] = {}
        self.shapes: dict[str, Shape | None] = {}
        self.headers: tuple[str, ...] = ()
        self.unasked: list[str] = []
        self.left_out: list[Remark] = []
        self.cells = 0

    def submissions(self) -> Iterator[Submission]:
        self._read_main()
        shapes = [each for each in self.shapes.values() if each is not None]
        lost: list[Submission] = []
        for table in sorted(self.export.repeats, key=lambda each: _depth(each, self.form_id, shapes)):
            lost += self._read_repeat(table)
        whole, told = len(self.heads) + len(lost), False
        for each in self.heads:
            if told or each.shape is None:
                yield replace(each, of=whole)
                continue
            planned, told = self.planned[id(each.shape)], True
            unasked = [name for name in self.headers if name not in planned and not _is_own(name)]
            missing = without_column(each.shape, (), planned)
            aside = tuple(self.left_out)
            yield replace(each, of=whole, unasked=(*unasked, *self.unasked), missing=missing, left_out=aside)
        yield from (replace(each, of=whole) for each in lost)

    def _read_main(self) -> None:
        name = PurePosixPath(self.export.main.name).name
        for number, cells in self._rows(self.export.main):
            self.headers = self.headers or tuple(cells)
            version = cells.get(VERSION, "")
            if version not in self.shapes:
                self.shapes[version] = self.find(self.form_id, version, cells)
            shape, found = self.shapes[version], dict[str, Any]()
            if shape is not None:
                if id(shape) not in self.planned:
                    self.planned[id(shape)] = plan(cells, columns(shape, (), _written), "-")
                found = answers(cells, self.planned[id(shape)], shape, ())
            key = cells.get(KEY) or cells.get("meta-instanceID", "")
            self.owners.setdefault(key, (found, shape))
            sent = day(cells.get(SENT, ""))
            self.heads.append(Submission(number, key, found, shape, self.form_id, version, name, answered_on=sent))

    def _read_repeat(self, table: Entry) -> Iterator[Submission]:
        plans: dict[int, tuple[Names, Names, dict[str, Column]] | None] = {}
        name = PurePosixPath(table.name).name
        for number, cells in self._rows(table):
            if cells.get(PARENT, "") not in self.owners:
                yield Submission(number, "", {}, None, self.form_id, name=name, problem="intake-row-no-owner")
                continue
            owner, shape = self.owners[cells[PARENT]]
            if shape is None:
                self.owners[cells.get(KEY, "")] = {}, None  # so that what is in it is not taken for nobody's
                continue
            if id(shape) not in plans:
                plans[id(shape)] = self._plan_repeat(table, shape, cells)
            planned = plans[id(shape)]
            if planned is not None:
                row = answers(cells, planned[2], shape, planned[0])
                attach(owner, planned[0], planned[1], row)
                self.owners.setdefault(cells.get(KEY, ""), (row, shape))

    def _plan_repeat(
        self, table: Entry, shape: Shape, cells: dict[str, str]
    ) -> tuple[Names, Names, dict[str, Column]] | None:
        repeat = _repeat(table, self.form_id, shape)
        if repeat is None:
            self.unasked.append(table.stem)
            return None
        known = plan(cells, columns(shape, repeat, partial(_written, inside=len(repeat))), "-")
        self.unasked += [name for name in cells if name not in known and not _is_own(name)]
        return repeat, shape.around(repeat), known

    def _rows(self, table: Entry) -> Iterator[tuple[int, dict[str, str]]]:
        with _reader(table) as reader:
            name, headers = PurePosixPath(table.name).name, reader.fieldnames or ()
            if len(headers) > MOST_COLUMNS * 10:  # one for each choice of several, and for each part of a position
                raise BadInput("intake-error-not-submissions", file=name)
            refuse_case_fields(tuple(each for each in headers if each and each not in OWN), name)
            for number, row in enumerate(reader, start=2):
                cells = {key: (cell or "").strip() for key, cell in row.items() if isinstance(key, str)}
                beyond = map(str.strip, row.get(None, ()))  # type: ignore[call-overload]
                self.left_out += more_cells(number, beyond, **{CAME_IN: name})
                self.cells += sum(map(bool, cells.values()))
                if number > MOST_ROWS or self.cells > MOST_CELLS:
                    raise BadInput("intake-error-too-many-rows", file=name, rows=MOST_ROWS)
                yield number, cells


def _is_own(header: str) -> bool:
    return not header or header in OWN or header.startswith(("meta-", "SET-OF-"))


def _depth(table: Entry, form_id: str, shapes: list[Shape]) -> int:
    """How deep its repeat stands: rows are attached to those of the repeat around."""
    return max((len(_repeat(table, form_id, shape) or ()) for shape in shapes), default=0)


def _repeat(table: Entry, form_id: str, shape: Shape) -> Names | None:
    name = table.stem.removeprefix(f"{form_id}-")
    return next((each for each in shape.repeats if name in {each[-1], "-".join(each)}), None)


def _written(path: Names, inside: int = 0) -> tuple[str, ...]:
    return "-".join(path[inside:]), path[-1]


@contextmanager
def _reader(table: Entry) -> Iterator["csv.DictReader[str]"]:
    previous = csv.field_size_limit(LONGEST_CELL * 10)
    try:
        with table.open() as file, io.TextIOWrapper(file, "utf-8-sig", newline="") as text:
            yield csv.DictReader(text)
    except (csv.Error, UnicodeDecodeError, *BROKEN) as reason:
        raise BadInput("intake-error-not-submissions", file=PurePosixPath(table.name).name) from reason
    finally:
        csv.field_size_limit(previous)
