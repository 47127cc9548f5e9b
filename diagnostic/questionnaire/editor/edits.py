"""Edits: each takes a draft and gives a new one. Groups stay whole whatever is moved."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.language import text
from diagnostic.questionnaire.editor.draft import Draft, Line, Table, with_table
from diagnostic.questionnaire.editor.kinds import AROUND, CHOOSING, KINDS, kind_of, list_of, with_list

YES_NO = ("yes", "no")
_NAMED = r"\$\{\s*%s\s*\}"
_LONGEST = 40


# cells


def put(draft: Draft, line_id: int, column: str, words: str, lang: Lang | None = None) -> Draft:
    """A cell of a question written; its column is added when the form has none."""
    language = draft.language(lang) if lang is not None else ""
    return with_table(draft, "survey", _put(draft.survey, line_id, column, language, words))


def put_option(draft: Draft, option_id: int, lang: Lang, words: str) -> Draft:
    """The label of a choice written."""
    return with_table(draft, "choices", _put(draft.choices, option_id, "label", draft.language(lang), words))


def put_setting(draft: Draft, column: str, words: str) -> Draft:
    """A cell of the settings written."""
    table = draft.table("settings")
    if not table.lines:
        table = replace(table, lines=(Line(),))
    return with_table(draft, "settings", _put(table, table.lines[0].id, column, "", words))


def _put(table: Table, line_id: int, column: str, language: str, words: str) -> Table:
    table, place = _with_column(table, column, language)
    return replace(
        table, lines=tuple(_written(each, place, words) if each.id == line_id else each for each in table.lines)
    )


def _written(line: Line, place: int, words: str) -> Line:
    cells = list(line.cells) + [""] * (place + 1 - len(line.cells))
    cells[place] = words
    return replace(line, cells=tuple(cells))


def _with_column(table: Table, column: str, language: str = "") -> tuple[Table, int]:
    """A table with a column, put after the last of the same meaning or at the end, and where it stands."""
    place = table.place(column, language)
    if place >= 0:
        return table, place
    header = f"{column}::{language}" if language else column
    return replace(table, columns=(*table.columns, header)), len(table.columns)


def _made(table: Table, cells: Mapping[tuple[str, str], str]) -> tuple[Table, Line]:
    """A line of some cells by meaning and language, with the columns that it needs."""
    line = Line()
    for (column, language), words in cells.items():
        if words:
            table, place = _with_column(table, column, language)
            line = _written(line, place, words)
    return table, line


# questions


def block(draft: Draft, line_id: int) -> range:
    """The rows of a question, or of a group with all that stands in it."""
    lines, start = draft.survey.lines, draft.row(line_id)
    deep = 0
    for row in range(start, len(lines)):
        kind = kind_of(draft, lines[row])
        deep += (kind in AROUND) - (kind == "end")
        if deep <= 0:
            return range(start, row + 1)
    return range(start, len(lines))


def depths(draft: Draft) -> list[int]:
    """In how many groups each line stands."""
    found, deep = [], 0
    for line in draft.survey.lines:
        kind = kind_of(draft, line)
        deep = max(0, deep - (kind == "end"))
        found.append(deep)
        deep += kind in AROUND
    return found


def add(draft: Draft, key: str, after: int = 0) -> tuple[Draft, int]:
    """A new question of a kind after another (0: at the end; after a group's first line: as its first question), and
    its id."""
    kind = KINDS[key]
    written = kind.type
    name = free(draft, {"group": "group", "repeat": "repeat"}.get(key, "question"))
    if key in CHOOSING:
        draft, list_name = _new_list(draft, key, name)
        written = f"{kind.type} {list_name}"
    table, line = _made(
        draft.survey,
        {
            ("type", ""): written,
            ("name", ""): name,
            ("appearance", ""): kind.appearance,
            ("parameters", ""): kind.parameters,
        },
    )
    lines = [line]
    if key in AROUND:
        table, end = _made(table, {("type", ""): f"end_{key}"})
        lines.append(end)
    rows = list(table.lines)
    at = len(rows)
    if after:
        row = draft.row(after)
        at = row + 1
    rows[at:at] = lines
    draft = with_table(draft, "survey", replace(table, lines=tuple(rows)))
    return replace(draft, fresh=draft.fresh | {line.id}), line.id


def delete(draft: Draft, line_id: int) -> Draft:
    """Without a question, or a group with all that stands in it. Its choices go when nothing else offers them."""
    gone = block(draft, line_id)
    lists = {list_of(draft, draft.survey.lines[row]) for row in gone} - {""}
    kept = tuple(each for row, each in enumerate(draft.survey.lines) if row not in gone)
    draft = with_table(draft, "survey", replace(draft.survey, lines=kept))
    return _without_lists(draft, lists)


def _without_lists(draft: Draft, lists: Iterable[str]) -> Draft:
    rules = " ".join(cell for each in draft.survey.lines for cell in each.cells)
    used = {list_of(draft, each) for each in draft.survey.lines}
    gone = {each for each in lists if each not in used and f"'{each}'" not in rules}
    table = draft.choices
    if not gone:
        return draft
    kept = tuple(each for each in table.lines if table.cell(each, "list_name") not in gone)
    return with_table(draft, "choices", replace(table, lines=kept))


def ungroup(draft: Draft, line_id: int) -> Draft:
    """The questions of a group without the group."""
    rows = block(draft, line_id)
    gone = {rows[0], rows[-1]}
    kept = tuple(each for row, each in enumerate(draft.survey.lines) if row not in gone)
    return with_table(draft, "survey", replace(draft.survey, lines=kept))


def duplicate(draft: Draft, line_id: int) -> tuple[Draft, int]:
    """A question, or a whole group, once more below it, with names of their own; the id of the copy. Both offer the
    same choices."""
    rows = block(draft, line_id)
    place = draft.survey.place("name")
    taken = names(draft)
    renamed: dict[str, str] = {}
    copies = []
    for line in draft.survey.lines[rows.start : rows.stop]:
        name = draft.survey.cell(line, "name")
        if name:
            renamed[name] = _free(name, taken)
            taken.add(renamed[name])
            line = _written(line, place, renamed[name])
        copies.append(Line(line.cells))
    copies = [_renamed(each, renamed, place) for each in copies]
    lines = list(draft.survey.lines)
    lines[rows.stop : rows.stop] = copies
    draft = with_table(draft, "survey", replace(draft.survey, lines=tuple(lines)))
    return replace(draft, fresh=draft.fresh | {copies[0].id}), copies[0].id


def move(draft: Draft, line_id: int, by: int) -> Draft:
    """A question, or a whole group, one line up (-1) or down (1): into a group and out of it, too."""
    rows, lines = block(draft, line_id), draft.survey.lines
    to = rows.start - 1 if by < 0 else rows.stop + 1
    return move_to(draft, line_id, to) if 0 <= to <= len(lines) else draft


def move_to(draft: Draft, line_id: int, row: int) -> Draft:
    """A question, or a whole group, to before what stands in ``row`` now; nothing happens inside itself."""
    rows, lines = block(draft, line_id), list(draft.survey.lines)
    if kind_of(draft, lines[rows.start]) == "end" or rows.start <= row <= rows.stop:
        return draft
    moved = lines[rows.start : rows.stop]
    del lines[rows.start : rows.stop]
    at = row if row < rows.start else row - len(moved)
    lines[at:at] = moved
    return with_table(draft, "survey", replace(draft.survey, lines=tuple(lines)))


def change_kind(draft: Draft, line_id: int, key: str) -> Draft:
    """Another kind of question; its words stay, its choices too when the new kind offers some. Limits that no longer
    fit go."""
    line = draft.line(line_id)
    now, kind = kind_of(draft, line), KINDS[key]
    if now == key or {now, key} & AROUND:
        return draft
    was, written = list_of(draft, line), kind.type
    if key in CHOOSING:
        if was and key != "yes_no" and now != "yes_no":
            written = f"{kind.type} {was}"
        else:
            draft, list_name = _new_list(draft, key, draft.cell(line_id, "name"))
            written = f"{kind.type} {list_name}"
    draft = put(draft, line_id, "type", written)
    for column, words in (("appearance", kind.appearance), ("parameters", kind.parameters)):
        if draft.cell(line_id, column) != words:
            draft = put(draft, line_id, column, words)
    numbers = {"integer", "decimal", "scale"}
    if draft.cell(line_id, "constraint") and not ({now, key} <= numbers or {now, key} <= {"text", "long"}):
        draft = put(draft, line_id, "constraint", "")
        for lang in LANGS:
            if draft.said(line_id, "constraint_message", lang):
                draft = put(draft, line_id, "constraint_message", "", lang)
    return _without_lists(draft, {was} - {""})


# names


def names(draft: Draft) -> set[str]:
    """The names that are taken."""
    return {draft.survey.cell(each, "name") for each in draft.survey.lines} - {""}


def slug(words: str) -> str:
    """A name made of words: small letters, digits and ``_``."""
    apart = unicodedata.normalize("NFKD", words.replace("œ", "oe").replace("’", " "))
    plain = apart.encode("ascii", "ignore").decode().lower()
    cut = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST].strip("_")
    return f"q_{cut}" if cut[:1].isdigit() else cut


def free(draft: Draft, stem: str) -> str:
    """A name that nothing has yet."""
    return _free(f"{stem}_1", names(draft))


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    stem, _, number = name.rpartition("_")
    stem = stem if number.isdigit() and stem else name
    return next(each for tail in range(2, 10_000) if (each := f"{stem}_{tail}") not in taken)


def settle(draft: Draft, line_id: int) -> Draft:
    """Name a new question after its label; a question that was there before keeps its name, under which its answers
    are stored."""
    if line_id not in draft.fresh:
        return draft
    label = next((words for lang in LANGS if (words := draft.said(line_id, "label", lang))), "")
    wanted = slug(label)
    name = draft.cell(line_id, "name")
    if not wanted or re.fullmatch(rf"{re.escape(wanted)}(_\d+)?", name):
        return draft
    return rename(draft, line_id, _free(wanted, names(draft)))


def rename(draft: Draft, line_id: int, name: str) -> Draft:
    """Another name, also where rules speak of it."""
    old, place = draft.cell(line_id, "name"), draft.survey.place("name")
    lines = tuple(
        _written(each, place, name) if each.id == line_id else _renamed(each, {old: name}, place)
        for each in draft.survey.lines
    )
    draft = with_table(draft, "survey", replace(draft.survey, lines=lines))
    table = draft.choices
    return with_table(
        draft, "choices", replace(table, lines=tuple(_renamed(each, {old: name}, -1) for each in table.lines))
    )


def _renamed(line: Line, renamed: Mapping[str, str], but: int) -> Line:
    """A line that speaks of questions by their new names."""
    if not any("${" in cell for cell in line.cells):
        return line
    cells = list(line.cells)
    for old, new in renamed.items():
        pattern = re.compile(_NAMED % re.escape(old))
        cells = [each if place == but else pattern.sub(f"${{{new}}}", each) for place, each in enumerate(cells)]
    return replace(line, cells=tuple(cells))


# choices


def _new_list(draft: Draft, key: str, stem: str) -> tuple[Draft, str]:
    """A list for a kind of question: yes and no, which all such questions share, or an empty one."""
    taken = {draft.choices.cell(each, "list_name") for each in draft.choices.lines}
    taken |= {list_of(draft, each) for each in draft.survey.lines}
    if key != "yes_no":
        return draft, _free(f"{stem}_choices", taken)
    for name in taken:
        if {draft.choices.cell(each, "name") for each in draft.options(name)} == set(YES_NO):
            return draft, name
    name = _free("yes_no", taken)
    table = draft.choices
    for code in YES_NO:
        cells = {("list_name", ""): name, ("name", ""): code}
        said = {("label", draft.language(lang)): text(f"view-{code}", lang) for lang in LANGS}
        table, line = _made(table, cells | said)
        table = replace(table, lines=(*table.lines, line))
    return with_table(draft, "choices", table), name


def add_options(draft: Draft, list_name: str, options: Iterable[Mapping[Lang, str]]) -> Draft:
    """Choices at the end of a list, from their labels; what stands in it already is not added again."""
    table, taken, known = draft.choices, set(), set()
    for each in draft.options(list_name):
        taken.add(table.cell(each, "name"))
        known.add(tuple(draft.option_said(each, lang) for lang in LANGS))
    at = max((row for row, each in enumerate(table.lines) if table.cell(each, "list_name") == list_name), default=None)
    made = []
    for option in options:
        words = tuple(option.get(lang, "").strip() for lang in LANGS)
        if words in known and any(words):
            continue
        known.add(words)
        code = _free(slug(words[0] or words[1]) or "choice_1", taken)
        taken.add(code)
        cells = {("list_name", ""): list_name, ("name", ""): code}
        cells |= {("label", draft.language(lang)): said for lang, said in zip(LANGS, words, strict=True)}
        table, line = _made(table, cells)
        made.append(line)
    lines = list(table.lines)
    place = len(lines) if at is None else at + 1
    lines[place:place] = made
    return with_table(draft, "choices", replace(table, lines=tuple(lines)))


def delete_options(draft: Draft, gone: Iterable[int]) -> Draft:
    """Without some choices."""
    ids, table = set(gone), draft.choices
    return with_table(draft, "choices", replace(table, lines=tuple(e for e in table.lines if e.id not in ids)))


def move_option(draft: Draft, option_id: int, by: int) -> Draft:
    """A choice one place up (-1) or down (1) in its list."""
    table = draft.choices
    line = next(each for each in table.lines if each.id == option_id)
    own = [
        row for row, each in enumerate(table.lines) if table.cell(each, "list_name") == table.cell(line, "list_name")
    ]
    at = next(place for place, row in enumerate(own) if table.lines[row].id == option_id)
    if not 0 <= at + by < len(own):
        return draft
    lines = list(table.lines)
    lines[own[at]], lines[own[at + by]] = lines[own[at + by]], lines[own[at]]
    return with_table(draft, "choices", replace(table, lines=tuple(lines)))


def use_list(draft: Draft, line_id: int, list_name: str) -> Draft:
    """Have a question offer the choices of another list."""
    was = list_of(draft, draft.line(line_id))
    draft = put(draft, line_id, "type", with_list(draft.cell(line_id, "type"), list_name))
    return _without_lists(draft, {was} - {"", list_name})


def own_list(draft: Draft, line_id: int) -> Draft:
    """Give a question choices of its own, the same ones as a start, so that changing them changes no other question."""
    was = list_of(draft, draft.line(line_id))
    draft, name = _new_list(draft, "one", draft.cell(line_id, "name"))
    table = draft.choices
    place = table.place("list_name")
    copies = tuple(Line(_written(each, place, name).cells) for each in draft.options(was))
    draft = with_table(draft, "choices", replace(table, lines=(*table.lines, *copies)))
    return put(draft, line_id, "type", with_list(draft.cell(line_id, "type"), name))
