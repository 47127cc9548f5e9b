"""Lines of a community's own form: each is one response, with the lines of its repeats' sheets in it.

They go the way of submissions from phones: the form computes, checks and leaves out what it does not ask, positions are
generalised, and everything that is not kept is listed.
"""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import FieldSpec, OwnForm, Response
from diagnostic.domain.safeguards import before_saving
from diagnostic.exchange.fill_in.answers import UNKNOWN, Answer, digest
from diagnostic.exchange.fill_in.reading import Filled, Line
from diagnostic.exchange.fill_in.sheets import LINE, Column, Sheet
from diagnostic.exchange.intake import Intake, Remark
from diagnostic.exchange.intake.rows import Unusable, Values
from diagnostic.exchange.intake.submissions import responses
from diagnostic.exchange.intake.submissions.bundle import Bundle
from diagnostic.exchange.intake.submissions.forms import Own
from diagnostic.exchange.intake.submissions.pictures import Album
from diagnostic.exchange.intake.submissions.remarks import Remarks
from diagnostic.exchange.intake.submissions.shape import Submission, put
from diagnostic.questionnaire.own_forms import questionnaire_of

_TYPED: dict[str, type] = {"whole": int, "number": float, "date": dt.date}


@dataclass
class _One:
    """A line being put together: its answers nested as the form nests them, and where in the workbook each stands."""

    form: OwnForm
    title: str
    line: Line
    position: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    cells: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Sheet, cell and label by the last name of the question."""
    inside: list[tuple[str, dict[str, Answer]]] = field(default_factory=list)


class Responses:
    """The responses of one workbook."""

    def __init__(self, diagnostic: Diagnostic, catalogues: Catalogues, today: dt.date) -> None:
        self._diagnostic, self._catalogues, self._today = diagnostic, catalogues, today
        self._values = Values(catalogues)
        self._lines: dict[tuple[str, str], tuple[_One, dict[str, Any], str]] = {}
        """By sheet and number of the line: the response it is in, its own answers, its place in the form."""
        self._made: list[_One] = []

    def add(self, filled: Filled, sheet: Sheet, line: Line, answers: dict[str, Answer], found: Intake) -> None:
        """Take a line; one of a repeat goes into the line that it names."""
        assert sheet.form is not None
        if sheet.parent:
            named = answers.get(LINE) or ("",)
            above = self._lines.get((sheet.parent, named[0]))
            if above is None:
                place = {"sheet": filled.title, "cell": f"B{line.row}"}
                found.refused.append(Remark(line.row, "intake-row-no-line", {"value": named[0][:60]} | place))
                return
            one, around, position = above
            name = sheet.around[-1]
            within: dict[str, Any] = {}
            *groups, _ = sheet.around[position.count("/") - 1 :]
            holder = around
            for group in groups:
                holder = holder.setdefault(group, {})
            holder.setdefault(name, []).append(within)
            position += "".join(f"/{group}" for group in groups) + f"/{name}[{len(holder[name])}]"
        else:
            root = next(each.asked.ref.split("/")[1] for each in sheet.columns if each.asked is not None)
            one = _One(sheet.form, filled.title, line)
            self._made.append(one)
            within, position = one.answers, f"/{root}"
        self._lines[sheet.code, line.number] = one, within, position
        one.inside.append((position, answers))
        for column in sheet.columns:
            if column.asked is not None and answers[column.code]:
                self._put(one, within, position, column, answers[column.code], sheet, filled, line)

    def _put(
        self,
        one: _One,
        within: dict[str, Any],
        position: str,
        column: Column,
        answer: Answer,
        sheet: Sheet,
        filled: Filled,
        line: Line,
    ) -> None:
        path = tuple(column.code.split("/"))[len(sheet.around) :]
        cell = next((each.address for each in line.cells.get(column.code, ())), f"A{line.row}")
        one.cells[path[-1]] = filled.title, cell, column.label
        if answer == UNKNOWN:
            one.unknown.append("/".join((position, *path)))
            return
        said = " ".join(answer) if column.choices else answer[0]
        if column.kind in _TYPED:
            with suppress(Unusable):  # the form says what is wrong with it
                said = str(self._values.read(said, FieldSpec(column.code, _TYPED[column.kind], None)))
        put(within, path, said)

    def end(self, found: Intake) -> None:
        """Make responses of the lines."""
        album = Album(Bundle(()), self._diagnostic)
        owns: dict[str, Own] = {}
        known = {each.id for each in self._diagnostic.all(Response)}
        for one in self._made:
            own = owns.setdefault(one.form.id, Own(one.form, questionnaire_of(one.form)))
            mark = digest({f"{place} {code}": each for place, given in one.inside for code, each in given.items()})
            key = f"workbook:{one.line.id}:{mark}"
            remarks = _Remarks(found, one)
            if any(each.instance_id == key for each in self._diagnostic.all(Response)):
                remarks.refuse("intake-row-came-before")
                continue
            submission = Submission(one.line.row, key, one.answers, own.shape, name=one.title)
            remarks.about(submission)
            try:
                made = responses.take(
                    submission, key, own, album, remarks, self._today, came_by="workbook", unknown=one.unknown
                )
                made = [before_saving(each, self._diagnostic, self._catalogues) for each in made]
            except RepereError as reason:
                remarks.refuse(reason.key, **reason.arguments)
                continue
            if made and one.line.id and one.line.id not in known:
                made = [replace(each, id=one.line.id) if isinstance(each, Response) else each for each in made]
            elif made and one.line.id:
                remarks.note("intake-row-kept-beside")
            found.kept += made


class _Remarks(Remarks):
    """Remarks on a line, with the cell of the question that each is about."""

    def __init__(self, found: Intake, one: _One) -> None:
        super().__init__(found)
        self._one = one

    def _remark(self, key: str, arguments: dict[str, Any]) -> Remark:
        name = next((arguments[each] for each in ("question", "field") if each in arguments), "")
        row = self._one.line.row
        sheet, cell, label = self._one.cells.get(str(name).split(".")[-1], (self._one.title, f"A{row}", ""))
        named = {each: label for each in ("question", "field") if each in arguments and label}
        return Remark(row, key, arguments | named | {"sheet": sheet, "cell": cell})
