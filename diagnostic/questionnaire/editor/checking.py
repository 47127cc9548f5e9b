"""What is not right in a draft, question by question, and the questionnaire it makes."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.safeguards.content import banned_words
from diagnostic.domain.safeguards.questions import forbidden_questions
from diagnostic.questionnaire.editor.draft import SAID, Draft, Line, meaning
from diagnostic.questionnaire.editor.edits import add_options, put, put_option
from diagnostic.questionnaire.editor.kinds import AROUND, CHOOSING, NO_ANSWER, kind_of, list_of
from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.form import Questionnaire
from diagnostic.questionnaire.lists import Files
from diagnostic.questionnaire.reading import made

PLACEHOLDER = "…"
"""What the preview shows where words are still missing."""
_FROM_ENGINE = {
    "form-name-twice", "form-name-letters", "form-name-missing", "form-reference-missing", "form-reference-twice",
    "form-reference-written", "form-type-unknown", "form-end-without-begin", "form-begin-without-end",
    "form-list-missing", "form-choices-missing", "form-choice-twice", "form-calculation-missing", "form-parameters",
    "form-trigger", "unknown-function", "bad-rule", "cycle",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend before the form can be used: ``key`` is a message (``editor-problem-...``); ``line`` is 0 when
    it belongs to no question."""

    line: int
    key: str
    arguments: dict[str, Any] = field(default_factory=dict)


def problems(draft: Draft, known_lists: Collection[str] = ()) -> list[Problem]:
    """What must be mended, in the order of the form. ``known_lists`` are offered though the form does not hold them.
    Missing translations are none (``untranslated``)."""
    found = []
    asked = False
    for line in draft.survey.lines:
        kind = kind_of(draft, line)
        asked |= kind not in NO_ANSWER or kind == "kept"
        found += [Problem(line.id, key, arguments) for key, arguments in _of_line(draft, line, kind, known_lists)]
    return found if asked else [*found, Problem(0, "editor-problem-asks-nothing")]


def _of_line(draft: Draft, line: Line, kind: str, known: Collection[str]) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    if kind in {"end", "empty"}:
        return found
    words = [draft.said(line.id, column, lang) for column in ("label", "hint") for lang in LANGS]
    words += [
        cell for header, cell in zip(draft.survey.columns, line.cells, strict=False) if meaning(header)[0] in SAID
    ]
    if kind not in AROUND | {"kept"} and not any(words):
        found.append(("editor-problem-words", {}))
    if kind != "note":
        name = "" if line.id in draft.fresh else draft.survey.cell(line, "name")  # it still follows the label
        what = refused(name, *words)
        if what:
            found.append(("editor-problem-person", {"what": what}))
    shaming = next((each for said in words for each in banned_words(said)), "")
    if shaming:
        found.append(("editor-problem-shaming", {"what": shaming}))
    list_name = list_of(draft, line)
    if kind in CHOOSING and list_name not in known:
        options = draft.options(list_name)
        if not options:
            found.append(("editor-problem-choices", {}))
        elif any(not any(_option_words(draft, each)) for each in options):
            found.append(("editor-problem-choice-words", {}))
    return found


def _option_words(draft: Draft, option: Line) -> list[str]:
    return [
        cell
        for header, cell in zip(draft.choices.columns, option.cells, strict=False)
        if meaning(header)[0] in {"label", "image", "audio", "video"}
    ]


def refused(name: str, *words: str) -> str:
    """E02: what makes words ask who a person is; empty when they may be asked."""
    found = forbidden_questions([(name, words)])
    return found[0][1] if found else ""


def untranslated(draft: Draft, lang: Lang) -> list[int]:
    """Questions with words in the other language only, in the label, the hint, a message or a choice."""
    other: Lang = next(each for each in LANGS if each != lang)
    lists = {
        name
        for name in {list_of(draft, each) for each in draft.survey.lines} - {""}
        for each in draft.options(name)
        if draft.option_said(each, other) and not draft.option_said(each, lang)
    }
    return [
        line.id
        for line in draft.survey.lines
        if list_of(draft, line) in lists
        or any(draft.said(line.id, each, other) and not draft.said(line.id, each, lang) for each in SAID)
    ]


def book_of(draft: Draft) -> Any:
    """The draft as pyxform takes it. Rows stand where they stand in the draft."""
    from pyxform.constants import SUPPORTED_SHEET_NAMES
    from pyxform.xls2json_backends import get_xlsform

    found: dict[str, Any] = {"sheet_names": [each.name for each in draft.tables]}
    for table in draft.tables:
        name = "survey" if table is draft.survey else table.name.lower()
        if name in SUPPORTED_SHEET_NAMES:
            found[name] = [
                {column: cell for column, cell in zip(table.columns, line.cells, strict=False) if column and cell}
                for line in table.lines
            ]
            found[f"{name}_header"] = [dict.fromkeys(column for column in table.columns if column)]
    return get_xlsform(found)


def built(draft: Draft, name: str, files: Files = lambda _: None) -> Questionnaire:
    """The questionnaire that the draft makes. Raises ``BadForm``."""
    return made(book_of(draft), name, files)


def shown(draft: Draft) -> Draft:
    """The draft with ``…`` where words and choices are still missing, so that it can be looked at while it is made."""
    lang = LANGS[0]
    for line in draft.survey.lines:
        kind = kind_of(draft, line)
        if kind in {"end", "empty", "kept"}:
            continue
        if not any(draft.said(line.id, column, each) for column in ("label", "hint") for each in LANGS):
            draft = put(draft, line.id, "label", PLACEHOLDER, lang)
        list_name = list_of(draft, line)
        if kind in CHOOSING and not draft.options(list_name):
            draft = add_options(draft, list_name, [{lang: PLACEHOLDER}])
        for option in draft.options(list_name):
            if not any(_option_words(draft, option)):
                draft = put_option(draft, option.id, lang, PLACEHOLDER)
    return draft


def located(draft: Draft, reason: BadForm) -> Problem:
    """Which question a form that cannot be used fails on, and what to say beside it."""
    given = reason.arguments
    key = reason.key.removeprefix("questionnaire-")
    row = int(given.get("row") or 0) - 2
    line = 0
    if given.get("sheet") == "choices" and 0 <= row < len(draft.choices.lines):
        name = draft.choices.cell(draft.choices.lines[row], "list_name")
        line = next((each.id for each in draft.survey.lines if name and list_of(draft, each) == name), 0)
    elif 0 <= row < len(draft.survey.lines):
        line = draft.survey.lines[row].id
    else:
        names = (
            str(given.get("question", "")),
            *str(given.get("questions", "")).split(" → "),
            str(given.get("what", "")),
        )
        line = next((found for each in names if (found := draft.named(each))), 0)
    said = {each: given.get(each, "") for each in ("what", "reason", "rule", "function", "questions")}
    if key in _FROM_ENGINE:
        return Problem(line, f"editor-problem-{key.removeprefix('form-')}", said)
    return Problem(line, "editor-problem-other", said | {"reason": said["reason"] or given.get("file", "")})


def with_version(draft: Draft, version: str) -> Draft:
    """The draft as the next version of its form: versions are what tells answers to changed questions apart."""
    from diagnostic.questionnaire.editor.edits import put_setting

    now = draft.setting("version")
    if now >= version and now.isdigit():
        version = str(int(now) + 1)
    elif now == version:
        version = f"{version}.1"
    return replace(put_setting(draft, "version", version))
