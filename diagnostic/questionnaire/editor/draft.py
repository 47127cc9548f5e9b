"""A form being made or changed: its sheets as lines of cells, and what the columns mean. Drafts never change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import count
from pathlib import Path

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.questionnaire.editor.sheets import Sheet, read_sheets
from diagnostic.questionnaire.form import language_in

LANGUAGES: dict[Lang, str] = {"en": "English (en)", "fr": "Français (fr)"}
"""How new columns name the two languages."""
SAID = ("label", "hint", "constraint_message", "required_message")
"""Columns in each language that the editor shows."""
_ALIASES = {
    "caption": "label", "command": "type", "tag": "name", "value": "name", "list name": "list_name",
    "relevance": "relevant", "calculate": "calculation", "readonly": "read_only", "count": "repeat_count",
    "jr:count": "repeat_count", "constraining_message": "constraint_message", "jr:constraintmsg": "constraint_message",
    "requiredmsg": "required_message", "jr:requiredmsg": "required_message", "title": "form_title",
    "set_form_title": "form_title", "id_string": "form_id", "set_form_id": "form_id",
}  # fmt: skip
_AROUND = {"bind", "control", "body", "media", "instance"}
_PARTS = re.compile(r"::|(?<!jr):")
_ids = count(1)


@lru_cache(maxsize=2_000)
def meaning(header: str) -> tuple[str, str]:
    """What a column holds, by the name that pyxform's documentation gives it, and its language, empty for none:
    ``Label::English (en)`` is ``label`` in ``English (en)``, ``bind::relevant`` is ``relevant``."""
    parts = [each.strip() for each in _PARTS.split(header)]
    if len(parts) > 1 and parts[0].lower() in _AROUND:
        parts = parts[1:]
    base = "_".join(parts[0].split()).lower()
    return _ALIASES.get(base, base), "::".join(parts[1:])


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet. ``id`` stays the same through all edits."""

    cells: tuple[str, ...] = ()
    id: int = field(default_factory=lambda: next(_ids))


@dataclass(frozen=True)
class Table:
    """A sheet of a draft."""

    name: str
    columns: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    def place(self, column: str, language: str = "") -> int:
        """Where a column stands, by its meaning; -1 when there is none."""
        return self._places.get((column, language), -1)

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        """The first column of each meaning."""
        return {meaning(header): place for place, header in reversed(list(enumerate(self.columns)))}

    def cell(self, line: Line, column: str, language: str = "") -> str:
        """The text of a cell, empty when the column or the cell is missing."""
        place = self.place(column, language)
        return line.cells[place] if 0 <= place < len(line.cells) else ""

    def languages(self) -> Iterator[str]:
        """The languages of its columns of words, in order."""
        for header in self.columns:
            column, language = meaning(header)
            if column in SAID and language:
                yield language


@dataclass(frozen=True)
class Draft:
    """A form: all its sheets in order. ``fresh`` are lines added since it was opened, whose names may still follow
    their labels: no answers are stored under them."""

    tables: tuple[Table, ...]
    fresh: frozenset[int] = frozenset()

    def table(self, name: str) -> Table:
        """A sheet by its name, empty when there is none; a file with one sheet only has the questions in it."""
        for each in self.tables:
            if each.name.lower() == name or (name == "survey" and len(self.tables) == 1):
                return each
        return Table(name)

    @cached_property
    def survey(self) -> Table:
        """The sheet of questions."""
        return self.table("survey")

    @cached_property
    def choices(self) -> Table:
        """The sheet of lists of choices."""
        return self.table("choices")

    def line(self, line_id: int) -> Line:
        """A line of the sheet of questions. Raises ``KeyError``."""
        return self.survey.lines[self.row(line_id)]

    def row(self, line_id: int) -> int:
        """Where a line of the sheet of questions stands, from 0. Raises ``KeyError``."""
        return self._rows[line_id]

    @cached_property
    def _rows(self) -> dict[int, int]:
        return {each.id: row for row, each in enumerate(self.survey.lines)}

    def cell(self, line_id: int, column: str) -> str:
        """A cell of a question."""
        return self.survey.cell(self.line(line_id), column)

    def setting(self, column: str) -> str:
        """A cell of the sheet of settings."""
        table = self.table("settings")
        return table.cell(table.lines[0], column) if table.lines else ""

    def language(self, lang: Lang) -> str:
        """The language of columns of words in ``lang``: as the form names it, empty for columns without a language
        where those are taken to be in ``lang``, and as we name it when the form has no such column yet."""
        return self._languages[lang]

    @cached_property
    def _languages(self) -> dict[Lang, str]:
        return {lang: self._language(lang) for lang in LANGS}

    def _language(self, lang: Lang) -> str:
        known = list(dict.fromkeys((*self.survey.languages(), *self.choices.languages())))
        found = language_in(known, lang)
        if found:
            return found
        plain: Lang = "en"
        if language_in(known, "en") or language_in([self.setting("default_language")], "fr"):
            plain = "fr"
        bare = self.survey.place("label") >= 0 or self.choices.place("label") >= 0
        return "" if bare and plain == lang else LANGUAGES[lang]

    def said(self, line_id: int, column: str, lang: Lang) -> str:
        """The words of a question in a language; empty when they are missing."""
        return self.survey.cell(self.line(line_id), column, self.language(lang))

    def title(self, line_id: int, lang: Lang) -> str:
        """What a question is called in a list: its label, in the other language when that is missing, or its name."""
        first, other = (lang, next(each for each in LANGS if each != lang))
        return self.said(line_id, "label", first) or self.said(line_id, "label", other) or self.cell(line_id, "name")

    def named(self, name: str) -> int:
        """The line of the question with this name; 0 when there is none."""
        for each in self.survey.lines:
            if name and self.survey.cell(each, "name") == name:
                return each.id
        return 0

    def options(self, list_name: str) -> tuple[Line, ...]:
        """The choices of a list."""
        return self._lists.get(list_name, ())

    @cached_property
    def _lists(self) -> dict[str, tuple[Line, ...]]:
        found: dict[str, list[Line]] = {}
        for each in self.choices.lines:
            if name := self.choices.cell(each, "list_name"):
                found.setdefault(name, []).append(each)
        return {name: tuple(lines) for name, lines in found.items()}

    def option_said(self, line: Line, lang: Lang) -> str:
        """The label of a choice in a language; empty when it is missing."""
        return self.choices.cell(line, "label", self.language(lang))

    def sheets(self) -> tuple[Sheet, ...]:
        """Its sheets, for writing."""
        found = []
        for table in self.tables:
            wide = len(table.columns)
            rows = tuple((each.cells + ("",) * wide)[:wide] for each in table.lines)
            found.append(Sheet(table.name, table.columns, rows))
        return tuple(found)


def of_sheets(sheets: tuple[Sheet, ...]) -> Draft:
    """A draft of sheets as they were read."""
    return Draft(tuple(Table(each.name, each.columns, tuple(Line(row) for row in each.rows)) for each in sheets))


def opened(path: Path) -> Draft:
    """The draft of a form file (.xlsx, .xls, .md, .csv). Raises ``BadForm``, ``OSError``."""
    return of_sheets(read_sheets(path))


def blank(title: str, form_id: str) -> Draft:
    """A form without questions, with columns for both languages."""
    both = [f"{column}::{LANGUAGES[lang]}" for column in ("label", "hint") for lang in LANGS]
    survey = Table("survey", ("type", "name", *both, "required", "relevant", "constraint", "appearance"))
    choices = Table("choices", ("list_name", "name", *both[:2]))
    settings = Table(
        "settings", ("form_title", "form_id", "default_language"), (Line((title, form_id, LANGUAGES["en"])),)
    )
    return Draft((survey, choices, settings))


def with_table(draft: Draft, old: str, table: Table) -> Draft:
    """The draft with a sheet replaced by name, added at the end when there was none."""
    now = draft.table(old)
    if any(each is now for each in draft.tables):
        return replace(draft, tables=tuple(table if each is now else each for each in draft.tables))
    return replace(draft, tables=(*draft.tables, table))
