"""From a workbook that came back to records: row by row, with the cell of everything that is not kept.

A row is known by its id. One that came before and says the same is not kept again; one whose id came before with other
answers (two people filled in copies of one workbook) is kept beside it. A row that was filled in by Repère changes its
record only while that still says what it said then: nobody's later work is written over.
"""

import datetime as dt
import hashlib
import uuid
from dataclasses import replace
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from diagnostic.domain import naming
from diagnostic.domain.catalogue import LANGS, Catalogues
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import KINDS, OwnForm, Place, Record, Source
from diagnostic.domain.safeguards import before_saving, maps, persons, settle
from diagnostic.exchange.fill_in.answers import (
    UNKNOWN,
    Answer,
    Reader,
    Unusable,
    answered,
    digest,
    is_unknown,
    of_record,
)
from diagnostic.exchange.fill_in.reading import Cell, Filled, Line, read
from diagnostic.exchange.fill_in.responses import Responses
from diagnostic.exchange.fill_in.sheets import Column, Sheet, sheets
from diagnostic.exchange.intake import Intake, Remark
from diagnostic.exchange.intake.rows import Progress
from diagnostic.exchange.intake.table import refuse_case_fields
from diagnostic.language import fold
from diagnostic.questionnaire.filling import Filling

_SHOWN = 60
"""Letters of a value that a remark repeats."""


def take(
    path: Path,
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    progress: Progress | None = None,
    today: dt.date | None = None,
) -> Intake:
    """Records of a workbook that was filled in. Nothing is stored: ``Intake.edit`` is applied when a person accepts.

    Raises ``BadInput`` when it is not one that Repère made to be filled in, ``Refused`` (E02) when it has a column
    about persons.
    """
    filled, strange = read(path)
    taking = _Taking(diagnostic, catalogues, today or dt.date.today())
    for title in strange:
        taking.found.left_out.append(Remark(1, "intake-sheet-not-ours", {"sheet": title, "cell": "A1"}))
    for each in filled:  # before anything of it is looked at
        refuse_case_fields([cell.said for cell in taking.foreign(each)], path.name)
    order = {each.code: number for number, each in enumerate(taking.sheets["en"])}
    filled.sort(key=lambda each: (each.code != Source.kind, order.get(each.code, len(order))))  # what others name first
    whole = sum(len(each.lines) for each in filled)
    for each in filled:
        if progress and not progress(taking.found.rows, max(whole, 1)):
            return Intake(rows=taking.found.rows, cancelled=True)
        taking.sheet(each)
    taking.responses.end(taking.found)
    found = taking.found
    found.kept = list(settle(Edit(tuple(found.kept)), diagnostic, catalogues).puts)
    return found


class _Taking:
    """One import under way."""

    def __init__(self, diagnostic: Diagnostic, catalogues: Catalogues, today: dt.date) -> None:
        self.diagnostic, self.catalogues = diagnostic, catalogues
        self.found = Intake()
        self.sheets: dict[str, list[Sheet]] = {lang: sheets(diagnostic, catalogues, lang) for lang in LANGS}
        self.responses = Responses(diagnostic, catalogues, today)
        self.made: set[str] = set()
        self.names: dict[str, dict[str, set[str]]] = {}
        self.partly: set[str] = set()
        """Codes of the columns whose answers in the line under way can be read in part only."""

    def sheet(self, filled: Filled) -> None:
        """Take every line of a sheet, or say why not."""
        for cell in self.foreign(filled):
            row = int(cell.address.lstrip(ascii_uppercase))
            self._note(filled, cell, row, "intake-row-column-not-ours", value=cell.said[:_SHOWN])
        found = [next((each for each in self.sheets[lang] if each.code == filled.code), None) for lang in LANGS]
        sheet = found[0]
        if sheet is None or found[1] is None:
            self._unknown(filled)
            return
        reader = Reader(self.catalogues, [each.columns for each in found if each is not None])
        if not sheet.single:
            for column in sheet.columns:
                if column.code not in filled.codes:
                    self._note(filled, Cell("", "A1"), 1, "intake-row-column-missing", field=column.label)
        for line in filled.lines:
            if not line.cells and not line.states:
                continue
            if sheet.form is not None:
                self._own(filled, sheet, reader, line)
            elif sheet.single:
                self._single(filled, sheet, reader, line)
            elif line.cells or line.states.get(""):
                self._row(filled, sheet, reader, line)

    def foreign(self, filled: Filled) -> list[Cell]:
        """The headers and questions of a sheet that Repère did not put there, the codes in its first row too."""
        sheet = next((each for each in self.sheets["en"] if each.code == filled.code), None)
        if sheet is None:
            return list(filled.foreign)
        known = {each.code for each in sheet.columns}
        strange = [cell for code, cell in filled.codes.items() if sheet.single or code not in known]
        if sheet.single:  # codes stand beside the questions
            strange += [cells[0] for line in filled.lines for code, cells in line.cells.items() if code not in known]
        return [*filled.foreign, *strange]

    def _unknown(self, filled: Filled) -> None:
        """The rows of a form that this diagnostic does not have, or no longer asks in that version."""
        rows = [line for line in filled.lines if line.cells]
        self.found.rows += len(rows)
        for line in rows:
            self._refuse(filled, line, "intake-row-no-form")

    # remarks

    def _note(self, filled: Filled, cell: Cell, row: int, key: str, **arguments: Any) -> None:
        place = {"sheet": filled.title, "cell": cell.address}
        self.found.left_out.append(Remark(row, key, arguments | place))

    def _refuse(self, filled: Filled, line: Line, key: str, cell: Cell | None = None, **arguments: Any) -> None:
        first = cell or next((each[0] for each in line.cells.values()), Cell("", f"A{line.row}"))
        place = {"sheet": filled.title, "cell": first.address}
        self.found.refused.append(Remark(line.row, key, arguments | place))

    # answers

    def _answers(self, filled: Filled, sheet: Sheet, reader: Reader, line: Line) -> dict[str, Answer]:
        """The answers of a line by code; what cannot be one is listed and left out."""
        found: dict[str, Answer] = {}
        self.partly.clear()
        for column in sheet.columns:
            cells = line.cells.get(column.code, [])
            for each in cells:
                if each.formula:
                    self._note(filled, each, line.row, "intake-row-formula", field=column.label)
            kept = [each for each in cells if not each.formula]
            found[column.code] = self._answer(filled, column, reader, line.row, kept) if kept else ()
        return found

    def _answer(self, filled: Filled, column: Column, reader: Reader, row: int, cells: list[Cell]) -> Answer:
        said = [each.said for each in cells]
        if column.choices:
            answer, wrong = reader.choices(column, said)
            if wrong:
                self.partly.add(column.code)
            for value in wrong:
                cell = next(each for each in cells if value in each.said)
                self._note(filled, cell, row, "intake-row-choice", value=value[:_SHOWN], question=column.label)
            return answer
        if is_unknown(said):
            return UNKNOWN
        if column.kind == "link":
            return self._links(filled, column, row, cells)
        return (said[0],)

    def _links(self, filled: Filled, column: Column, row: int, cells: list[Cell]) -> Answer:
        """The records that cells name."""
        found: dict[str, None] = {}
        names = self._named(column.links)
        for cell in cells:
            parts = [cell.said] if fold(cell.said) in names else cell.said.split(";")
            for part in filter(None, (each.strip() for each in parts)):
                ids = names.get(fold(part), set())
                if len(ids) == 1:
                    found |= dict.fromkeys(ids)
                else:
                    self.partly.add(column.code)
                    key = "intake-row-two-records" if ids else "intake-row-no-record"
                    self._note(filled, cell, row, key, value=part[:_SHOWN], field=column.label)
        return tuple(found)

    def _named(self, kind: str) -> dict[str, set[str]]:
        """The records of a kind by their names in both languages, those of this workbook too."""
        if kind not in self.names:
            self.names[kind] = {}
            for each in self.diagnostic.all(KINDS[kind]):
                self._name(each)
        return self.names[kind]

    def _name(self, record: Record) -> None:
        for lang in LANGS:
            name = naming.name(record, self.diagnostic, self.catalogues, lang)
            self._named(record.kind).setdefault(fold(name), set()).add(record.id)

    def _values(
        self, filled: Filled, sheet: Sheet, reader: Reader, line: Line, answers: dict[str, Answer]
    ) -> tuple[dict[str, Any], list[str]]:
        """The answers as fields, and the fields that people do not know."""
        assert sheet.record is not None
        values: dict[str, Any] = {}
        unknown: list[str] = []
        for column in sheet.columns:
            if column.code not in answers:
                continue
            answer = answers[column.code]
            if answer == UNKNOWN:
                unknown.append(column.code)
                answer = ()
            try:
                values[column.code] = reader.value(column, answer, sheet.record)
            except Unusable:
                cell = line.cells[column.code][0]
                self._note(filled, cell, line.row, "intake-row-value", value=cell.said[:_SHOWN], field=column.label)
                answers[column.code] = ()
        return values, unknown

    # rows

    def _readable(self, filled: Filled, sheet: Sheet, line: Line, answers: dict[str, Answer]) -> list[Column]:
        """The columns whose answers may change a record. A column that was deleted and a cell that could not be read,
        or only in part (each is listed), say nothing: only a cell that people emptied empties a field."""
        return [
            each
            for each in sheet.columns
            if each.code in filled.codes
            and (answers[each.code] or not line.cells.get(each.code))
            and not self._stays(filled, each, line)
        ]

    def _stays(self, filled: Filled, column: Column, line: Line) -> bool:
        """Whether an answer is left as it is stored, because the new one can be read in part only."""
        if column.code not in self.partly:
            return False
        self._note(filled, line.cells[column.code][0], line.row, "intake-row-answer-stays", field=column.label)
        return True

    def _row(self, filled: Filled, sheet: Sheet, reader: Reader, line: Line) -> None:
        assert sheet.record is not None
        cls = sheet.record
        there = self.diagnostic.get(cls, line.id) if line.id else None
        state = line.states.get("", "")
        if not line.cells:
            if there is not None:
                self._note(filled, Cell("", f"B{line.row}"), line.row, "intake-row-emptied")
            return
        self.found.rows += 1
        answers = self._answers(filled, sheet, reader, line)
        values, unknown = self._values(filled, sheet, reader, line, answers)
        missing = next((each for each in sheet.columns if each.needed and not answers[each.code]), None)
        if missing is not None:
            cell = next(iter(line.cells.get(missing.code, ())), None)
            self._refuse(filled, line, "intake-row-missing", cell, field=missing.label)
            return
        if not any(answers.values()):
            self._refuse(filled, line, "intake-row-no-answers")
            return
        if there is not None and state:
            now = digest(of_record(there, sheet.columns))
            record = answered(there, self._readable(filled, sheet, line, answers), values, unknown)
            self._name(record)  # other rows name it as this workbook does, whatever it is called by now
            if digest(of_record(record, sheet.columns)) == now:
                self.found.rows -= 1  # nothing was changed: neither kept nor refused
                self.made.add(there.id)
                return
            if now != state:
                self._refuse(filled, line, "intake-row-changed-since")
                return
            record = self._fitting(filled, sheet, line, record)
        else:
            record = answered(cls(id=line.id or "?"), sheet.columns, values, unknown)
            record = self._new(filled, sheet, line, self._fitting(filled, sheet, line, record))
        self._keep(filled, sheet, line, record)

    def _new(self, filled: Filled, sheet: Sheet, line: Line, record: Record) -> Record:
        """A row as a new record: under the id of its line, or under one that its answers give when that is taken, or
        when the line has none."""
        answers = of_record(record, sheet.columns)
        there = self.diagnostic.get(type(record), line.id) if line.id else None
        if line.id and there is None and line.id not in self.made:
            return record
        if there is not None and of_record(self._stored(record), sheet.columns) == of_record(there, sheet.columns):
            return there
        if there is not None:
            self._note(filled, Cell("", f"A{line.row}"), line.row, "intake-row-kept-beside")
        return replace(record, id=derived(f"{sheet.code} {line.id} {digest(answers)}"))

    def _stored(self, record: Record) -> Record:
        """The record as it would be stored, or as it is when it would be refused."""
        try:
            return before_saving(record, self.diagnostic, self.catalogues)
        except RepereError:
            return record

    def _keep(self, filled: Filled, sheet: Sheet, line: Line, record: Record) -> None:
        there = self.diagnostic.get(type(record), record.id)
        if record.id in self.made or (there is not None and (there is record or not line.states.get(""))):
            self._refuse(filled, line, "intake-row-came-before")
            return
        kept = self._take(filled, sheet, line, record)
        if kept is not None:
            self.made.add(kept.id)
            self._name(kept)

    def _take(self, filled: Filled, sheet: Sheet, line: Line, record: Record) -> Record | None:
        """Keep the record as the safeguards let it be stored, with remarks on texts to look at; or say why not."""
        try:
            record = before_saving(record, self.diagnostic, self.catalogues)
        except RepereError as reason:
            self._refuse(filled, line, reason.key, **reason.arguments)
            return None
        for finding in persons.findings(record):
            label, cell = self._asked(sheet, line, finding.field)
            self._note(filled, cell, line.row, "intake-row-check-text", field=label)
        self.found.kept.append(record)
        return record

    @staticmethod
    def _asked(sheet: Sheet, line: Line, field: str) -> tuple[str, Cell]:
        column = next((each for each in sheet.columns if each.code == field), None)
        cell = next(iter(line.cells.get(field, ())), Cell("", f"A{line.row}"))
        return (column.label if column else field), cell

    def _fitting(self, filled: Filled, sheet: Sheet, line: Line, record: Record) -> Record:
        """The record without a name that a place may not carry (M04) and without answers to questions that the other
        answers do not ask; what does not keep to a rule of the form is remarked on."""
        if isinstance(record, Place) and record.label and not maps.may_name(record, self.catalogues):
            self._note(filled, self._asked(sheet, line, "label")[1], line.row, "intake-row-name")
            record = replace(record, label="")
        if sheet.section is None:
            return record
        filling = Filling(sheet.section, record, self.diagnostic, self.catalogues)
        blank = type(record)()
        for column in sheet.columns:
            if column.asked is None or not line.cells.get(column.code):
                continue
            if getattr(record, column.code) != getattr(blank, column.code) and not filling.relevant(column.code):
                cell = line.cells[column.code][0]
                self._note(filled, cell, line.row, "intake-row-not-asked", question=column.label)
                record = replace(record, **{column.code: getattr(blank, column.code)})
        for name in filling.problems("en"):
            label, cell = self._asked(sheet, line, name)
            self._note(filled, cell, line.row, "intake-row-rule", value=cell.said[:_SHOWN], question=label)
        return record

    # what there is only one of

    def _single(self, filled: Filled, sheet: Sheet, reader: Reader, line: Line) -> None:
        """What was answered of the community goes where nothing is answered yet, or still is as it was when the
        workbook was made."""
        if filled.answers != max(each.cells for each in sheet.columns):  # no cell is where it was
            self.found.rows += 1
            self._refuse(filled, line, "intake-row-columns-moved", Cell("", "A1"))
            return
        record: Record = self.diagnostic.community
        now, changed = of_record(record, sheet.columns), False
        answers = self._answers(filled, sheet, reader, line)
        values, unknown = self._values(filled, sheet, reader, line, answers)
        self.found.rows += 1
        for column in sheet.columns:
            code = column.code
            if answers[code] == now[code]:
                continue
            was = line.states.get(code, "")
            if now[code] and digest({code: now[code]}) != was:
                if answers[code]:
                    cell = line.cells[code][0]
                    self._note(filled, cell, line.row, "intake-row-answered", field=column.label)
                continue
            if not answers[code] and line.cells.get(code):
                continue  # it could not be read: it was listed
            if now[code] and self._stays(filled, column, line):
                continue
            record = answered(record, [column], {code: values[code]}, [code] if code in unknown else [])
            changed = True
        if not changed:
            self.found.rows -= 1
            return
        self._take(filled, sheet, line, record)

    # own forms

    def _own(self, filled: Filled, sheet: Sheet, reader: Reader, line: Line) -> None:
        if not line.cells:
            return
        assert isinstance(sheet.form, OwnForm)
        if not sheet.parent:
            self.found.rows += 1
        answers = self._answers(filled, sheet, reader, line)
        self.responses.add(filled, sheet, line, answers, self.found)


def derived(said: str) -> str:
    """An id that is always the same for the same words."""
    return str(uuid.UUID(bytes=hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()[:16], version=5))
