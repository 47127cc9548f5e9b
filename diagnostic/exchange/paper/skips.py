"""When a question is to be answered, in words: paper cannot show or hide it.

Rules of the usual kinds (an answer that is or is not a choice, a choice made among several, a number above or below
another, something answered at all, joined by "and" or by "or") are said with the numbers of the questions they are
about; any other rule becomes a sentence that leaves the decision to people.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.questionnaire.form import Item, Question

_PATH = r"(?P<path>(?:current\(\)/)?(?:\.\.?|/?[\w.-]+)(?:/(?:\.\.|[\w.-]+))*)"
_VALUE = r"(?P<value>'[^']*'|\"[^\"]*\"|-?\d+(?:\.\d+)?)"
_COMPARED = re.compile(rf"\s*{_PATH}\s*(?P<sign><=|>=|!=|=|<|>)\s*{_VALUE}\s*\Z")
_CHOSEN = re.compile(rf"\s*(?P<no>not\s*\(\s*)?selected\s*\(\s*{_PATH}\s*,\s*{_VALUE}\s*\)\s*(?(no)\))\s*\Z")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_SIGNS = {"<": "below", "<=": "at-most", ">": "above", ">=": "at-least", "=": "equal", "!=": "not-equal"}
ALWAYS = {"", "true()", "1", "1 = 1"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is shown: its number, or what it is called, and what its choices are called."""

    number: int | str
    choices: Mapping[str, str]
    kind: str


def only_if(item: Item, known: Callable[[str], Asked | None], lang: Lang) -> str:
    """The sentence before a question, group or repeat, empty when it is always answered. ``known`` gives a question
    by its place in the form."""
    rule = item.relevant.strip()
    if rule in ALWAYS:
        return ""
    joined = _parts(rule)
    if joined is None:
        return text("paper-only-if-fits", lang)
    word, parts = joined
    said = [_condition(part, item, known, lang) for part in parts]
    if not all(said):
        return text("paper-only-if-fits", lang)
    return text("paper-only-if", lang, conditions=f" {text(f'paper-{word}', lang)} ".join(said))


def _parts(rule: str) -> tuple[str, list[str]] | None:
    """The conditions of a rule and the word that joins them; None when both words do."""
    masked = _QUOTED.sub(lambda found: "x" * len(found.group()), rule)
    words = {each.group(1) for each in re.finditer(r"\s(and|or)\s", masked)}
    if len(words) > 1:
        return None
    parts, start = [], 0
    for each in re.finditer(r"\s(?:and|or)\s", masked):
        parts.append(rule[start : each.start()])
        start = each.end()
    return (words.pop() if words else "and"), [_bare(each) for each in (*parts, rule[start:])]


def _bare(part: str) -> str:
    part = part.strip()
    while part.startswith("(") and part.endswith(")"):
        part = part[1:-1].strip()
    return part


def _condition(part: str, item: Item, known: Callable[[str], Asked | None], lang: Lang) -> str:
    compared, chosen = _COMPARED.match(part), _CHOSEN.match(part)
    found = compared or chosen
    if found is None:
        return ""
    asked = known(_place(found["path"], item))
    if asked is None:
        return ""
    value, number = found["value"].strip("'\""), str(asked.number)
    if compared is None:
        key = "unchecked" if found["no"] else "checked"
        return text(f"paper-if-{key}", lang, number=number, choice=asked.choices.get(value, value))
    sign = found["sign"]
    if value == "" and sign in {"=", "!="}:
        return text(f"paper-if-{'empty' if sign == '=' else 'answered'}", lang, number=number)
    if asked.choices and sign in {"=", "!="}:
        key = "checked" if sign == "=" else "unchecked"
        return text(f"paper-if-{key}", lang, number=number, choice=asked.choices.get(value, value))
    return text(f"paper-if-{_SIGNS[sign]}", lang, number=number, value=value)


def _place(path: str, item: Item) -> str:
    path = path.removeprefix("current()/")
    return path if path.startswith("/") else posixpath.normpath(posixpath.join(item.ref, path))


def is_asked(item: Item) -> bool:
    """Whether people answer it: neither computed nor carried along, nor only shown, nor the head of a table."""
    return (
        isinstance(item, Question)
        and item.kind not in {"calculate", "hidden", "note"}
        and item.read_only.strip() != "true()"
        and not (item.kind.startswith("select") and "label" in item.appearance)
    )
