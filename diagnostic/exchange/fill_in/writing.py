"""Making the workbook: what may be written in is open, everything else is locked; nothing is hidden (METHOD 5)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diagnostic.domain import naming
from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import KINDS, Record, new_id
from diagnostic.exchange.fill_in import layout
from diagnostic.exchange.fill_in.answers import UNKNOWN, Answer, digest, of_record
from diagnostic.exchange.fill_in.layout import ABOVE, CODE, Look
from diagnostic.exchange.fill_in.sheets import Column, Sheet, sheets
from diagnostic.exchange.writing import Progress, advance, replacing
from diagnostic.language import date_words, text

LINES = 100
"""Empty lines that have a number and an id; people may go on below them."""
PRINTED = 30
"""Empty lines that are printed."""
LAST = 1_000
"""Last row in which a spreadsheet helps with lists and checks."""


def write(
    out: Path,
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    lang: Lang,
    help_lines: str,
    *,
    filled: bool = False,
    progress: Progress | None = None,
) -> None:
    """Write the workbook in ``lang``, with ``help_lines`` to say on its first sheet (H06); ``filled`` with what the
    diagnostic holds, to be completed or changed. Raises ``CannotWrite``, ``Cancelled``."""
    from openpyxl import Workbook

    from diagnostic.exchange.workbook.style import set_font

    book = Workbook()
    set_font(book)
    book.remove(book.active)
    found = sheets(diagnostic, catalogues, lang)
    writer = _Writer(book, found, diagnostic, catalogues, lang, filled)
    writer.lists()
    for done, sheet in enumerate(found):
        advance(progress, done / (len(found) + 1))
        writer.sheet(sheet)
    writer.start(help_lines)
    book.move_sheet(book[text("fill-start", lang)], -len(book.sheetnames) + 1)
    book.move_sheet(book[text("fill-lists", lang)], len(book.sheetnames))
    book.active = 0
    book.security.lockStructure = True
    with replacing(out) as temporary:
        book.save(temporary)


class _Writer:
    def __init__(
        self, book: Any, found: list[Sheet], diagnostic: Diagnostic, catalogues: Catalogues, lang: Lang, filled: bool
    ) -> None:
        self.sheets = found
        self.book, self.diagnostic, self.catalogues, self.lang, self.filled = book, diagnostic, catalogues, lang, filled
        self.look = Look()
        self.ranges: dict[str, str] = {}
        self.unknown = self.say("unknown")

    def say(self, key: str, **arguments: Any) -> str:
        return text(f"fill-{key}", self.lang, **arguments)

    # lists

    def lists(self) -> None:
        """The sheet with every list that cells choose from, each with Unknown at its end."""
        ws = self.book.create_sheet(self.say("lists"))
        self.look.locked(ws, 1, 1, layout.mark("-lists"), "code")
        self.look.locked(ws, 2, 1, self.say("lists-about"), "note")
        at = 0
        for column in (each for sheet in self.sheets for each in sheet.columns):
            if not column.choices or column.list in self.ranges:
                continue
            at += 1
            labels = [each.label for each in column.choices]
            if not any(layout.same(each, self.unknown) for each in labels):
                labels.append(self.unknown)
            self.look.locked(ws, 3, at, column.label, "head")
            for row, label in enumerate(labels, 4):
                self.look.locked(ws, row, at, label, "text")
            self.ranges[column.list] = layout.cells_of(ws.title, at, 4, 3 + len(labels))
            layout.width(ws, at, min(44, max(14, max(map(len, labels)) + 2)))
        ws.freeze_panes = "A4"
        layout.finish(ws, 3)

    # a sheet of rows

    def sheet(self, sheet: Sheet) -> None:
        """One sheet: a list, or what there is only one of."""
        ws = self.book.create_sheet(sheet.title)
        self.look.locked(ws, 1, 1, layout.mark(sheet.code), "code")
        self.look.locked(ws, 2, 1, f"{sheet.heading} · {self.say('internal')}", "title")
        self.look.locked(ws, 3, 1, self._about(sheet), "note")
        if sheet.single:
            self._questions(ws, sheet)
            return
        places = layout.places(sheet.columns)
        last = places[-1][1] + places[-1][0].cells - 1 if places else 1
        self.look.locked(ws, ABOVE - 2, 1, self.say("line"), "head")
        self.look.locked(ws, ABOVE - 1, 1, "", "hint")
        self.look.locked(ws, ABOVE, 1, self.say("example"), "example")
        for column, first in places:
            for number in range(column.cells):
                self._head(ws, sheet, column, first + number, number)
            self._check(ws, column, first, ABOVE + 1, LAST)
        for code, at in ((layout.ID, last + 1), (layout.STATE, last + 2)):
            self.look.locked(ws, 1, at, code, "code")
            self.look.locked(ws, ABOVE - 2, at, self.say("keep"), "code")
            layout.width(ws, at, CODE)
        self.look.locked(ws, ABOVE, last + 1, layout.EXAMPLE, "code")
        layout.width(ws, 1, 9)
        used = self._rows(ws, sheet, places, last)
        ws.freeze_panes = f"B{ABOVE + 1}" if len(places) < 3 else f"C{ABOVE + 1}"
        for each in range(ABOVE - 2, ABOVE + 1):
            layout.fit(ws, each)
        layout.finish(ws, ABOVE - 2, last, used + PRINTED)

    def _about(self, sheet: Sheet) -> str:
        said = [self.say("about-single" if sheet.single else "about-list")]
        if sheet.parent:
            said.append(self.say("about-belongs"))
        if sheet.left_out:
            said.append(self.say("about-left-out", questions=", ".join(sheet.left_out)))
        return " ".join(said)

    def _head(self, ws: Any, sheet: Sheet, column: Column, at: int, number: int) -> None:
        self.look.locked(ws, 1, at, column.code, "code")
        label = column.label if column.cells == 1 else f"{column.label} ({number + 1})"
        self.look.locked(
            ws, ABOVE - 2, at, f"{label} *" if column.needed else label, "needed" if column.needed else "head"
        )
        hint = " ".join(filter(None, (column.skip, column.hint))) if number == 0 else ""
        self.look.locked(ws, ABOVE - 1, at, hint, "hint")
        example = self._example(column) if number == 0 else ""
        self.look.locked(ws, ABOVE, at, example, "example")
        layout.open_column(ws, at, layout.wide(column), date=column.kind == "date")

    def _example(self, column: Column) -> str:
        """A likely answer: the first choice of a list, or what kind of answer is wanted."""
        if column.choices:
            return column.choices[0].label
        return self.say(f"example-{column.links or column.kind}")

    def _check(self, ws: Any, column: Column, first: int, top: int, bottom: int) -> None:
        """What the spreadsheet offers and checks while people write; whatever it lets through is checked again when it
        comes back."""
        where = layout.cells_of("", first, top, bottom, last=first + column.cells - 1)
        cell = where.partition(":")[0].replace("$", "")
        unknown = self.unknown.replace('"', '""')
        several = column.cells > 1
        say = self.say("prompt-several" if several else f"prompt-{column.kind}")
        if column.choices:
            layout.check(ws, where, "list", self.ranges[column.list], say, self.say("wrong"), strict=not several)
        elif column.kind == "link":
            target = self._names_of(column.links)
            layout.check(ws, where, "list", target, self.say("prompt-link"), self.say("wrong"), strict=False)
        elif column.kind == "whole":
            rule = f'IF(ISNUMBER({cell}),{cell}=INT({cell}),{cell}="{unknown}")'
            layout.check(ws, where, "custom", rule, say, self.say("wrong-number"))
        elif column.kind == "number":
            rule = f'IF(ISNUMBER({cell}),TRUE,{cell}="{unknown}")'
            layout.check(ws, where, "custom", rule, say, self.say("wrong-number"))
        elif column.kind == "date":
            rule = f'IF(ISNUMBER({cell}),TRUE,{cell}="{unknown}")'
            layout.check(ws, where, "custom", rule, say, self.say("wrong-date"), strict=False)

    def _names_of(self, kind: str) -> str:
        """The cells of the sheet of a kind in which rows are named."""
        sheet = next(each for each in self.sheets if each.code == kind)
        name = naming.NAMES[kind][0]
        at = next(first for column, first in layout.places(sheet.columns) if column.code == name)
        return layout.cells_of(sheet.title, at, ABOVE + 1, LAST)

    def _rows(self, ws: Any, sheet: Sheet, places: list[tuple[Column, int]], last: int) -> int:
        """Write what there is, and the numbers and ids of empty lines; the last row with something in it."""
        row = ABOVE
        for record in self._records(sheet):
            row += 1
            answers = of_record(record, sheet.columns)
            for column, at in places:
                self._put(ws, row, at, column, answers[column.code])
            self.look.locked(ws, row, last + 1, record.id, "code")
            self.look.locked(ws, row, last + 2, digest(answers), "code")
            layout.fit(ws, row)
        for empty in range(row + 1, row + 1 + LINES):
            self.look.locked(ws, empty, last + 1, new_id(), "code")
        for number, each in enumerate(range(ABOVE + 1, row + 1 + LINES), 1):
            self.look.locked(ws, each, 1, number, "line")
        return row

    def _records(self, sheet: Sheet) -> Iterator[Record]:
        if self.filled and sheet.record is not None:
            yield from self.diagnostic.all(KINDS[sheet.code])

    def _put(self, ws: Any, row: int, at: int, column: Column, answer: Answer) -> None:
        """An answer in the cells of its column, in words."""
        said = [self._words(column, each) for each in answer]
        kept, more = said[: column.cells - 1], said[column.cells - 1 :]
        for number, each in enumerate((*kept, "; ".join(more)) if more else kept):
            self.look.open(ws, row, at + number, each, column.kind)

    def _words(self, column: Column, said: str) -> str:
        if (said,) == UNKNOWN:
            return self.unknown
        if column.kind == "link":
            record = self.diagnostic.get(KINDS[column.links], said)
            return naming.name(record, self.diagnostic, self.catalogues, self.lang) if record else ""
        offered = next((each.label for each in column.choices if each.id == said), "")
        return offered or (self._hidden(column, said) if column.choices else said)

    def _hidden(self, column: Column, said: str) -> str:
        """The label of a choice that is no longer offered."""
        from diagnostic.questionnaire.listed import catalogue

        assert column.asked is not None
        return self.catalogues.label(catalogue(column.asked, self.catalogues), said, self.lang)

    # what there is only one of

    def _questions(self, ws: Any, sheet: Sheet) -> None:
        """Questions one under the other: code, question, answers beside it, mark of the answer as it is, hint."""
        widest = max(each.cells for each in sheet.columns)
        state, hint = 3 + widest, 4 + widest
        community = self.diagnostic.community
        answers = of_record(community, sheet.columns) if self.filled else {}
        heads = ((2, "question"), (3, "answer"), (hint, "hint"))
        self.look.locked(ws, 1, state, layout.STATE, "code")
        for at, key in heads:
            self.look.locked(ws, ABOVE - 2, at, self.say(f"head-{key}"), "head")
        for number, column in enumerate(sheet.columns):
            row = ABOVE + number
            self.look.locked(ws, row, 1, column.code, "code")
            label = f"{column.label} *" if column.needed else column.label
            self.look.locked(ws, row, 2, label, "needed" if column.needed else "head")
            for at in range(3, 3 + column.cells):
                self.look.open(ws, row, at, None, column.kind)
            answer = answers.get(column.code, ())
            self._put(ws, row, 3, column, answer)
            self.look.locked(ws, row, state, digest({column.code: answer}), "code")
            self.look.locked(ws, row, hint, " ".join(filter(None, (column.skip, column.hint))), "hint")
            self._check(ws, column, 3, row, row)
        more = ((each, 24) for each in range(4, state))
        for at, size in ((1, CODE), (2, 44), (3, 40), (state, CODE), (hint, 60), *more):
            layout.width(ws, at, size)
        for each in range(ABOVE, ws.max_row + 1):
            layout.fit(ws, each)
        ws.freeze_panes = f"C{ABOVE}"
        layout.finish(ws, ABOVE - 2, hint, ws.max_row)

    # instructions

    def start(self, help_lines: str) -> None:
        """The first sheet: how to fill in, what never to write, where to get help."""
        ws = self.book.create_sheet(self.say("start"))
        community = self.diagnostic.community
        self.look.locked(ws, 1, 1, layout.mark("-start"), "code")
        self.look.locked(ws, 2, 1, self.say("title"), "title")
        period = [date_words(day, self.lang) for day in (community.period_start, community.period_end) if day]
        about = " · ".join(filter(None, (community.name, " – ".join(period), self.say("internal"))))
        rows = [(about, "strong")]
        if community.example:
            rows.append((text("exchange-example", self.lang), "strong"))
        rows += [(self.say(f"rule-{each}"), "warning") for each in ("names", "patterns", "danger")]
        rows.append((self.say("help", lines=help_lines), "strong"))
        how = ("white", "example", "needed", "lists", "several", "unknown", "dates", "links", "places", "more", "back")
        rows += [(f"{number}. {self.say(f'how-{each}')}", "said") for number, each in enumerate(how, 1)]
        if self.filled:
            rows.append((f"{len(how) + 1}. {self.say('how-filled')}", "said"))
        rows.append((self.say("sheets", sheets=", ".join(each.title for each in self.sheets)), "said"))
        for row, (said, look) in enumerate(rows, 3):
            self.look.locked(ws, row, 1, said, look)
            layout.height(ws, row, said, 110)
        layout.width(ws, 1, 110)
        layout.finish(ws, 0)
