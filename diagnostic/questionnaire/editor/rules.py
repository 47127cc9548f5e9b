"""Simple rules in plain words: when a question is asked (``relevant``) and which answers fit (``constraint``).

``Conditions`` and ``Limits`` are what the editor has words for. A rule that says anything else is read as ``None``: it
is kept as the form writes it.
"""

import re
from dataclasses import dataclass, replace

_NAME = r"\$\{\s*([\w.-]+)\s*\}"
_TEXT = r"""'([^']*)'|"([^"]*)\""""
_VALUE = rf"(?:{_TEXT}|(-?\d+(?:\.\d+)?))"
_COMPARED = re.compile(rf"{_NAME}\s*(=|!=|>=|<=)\s*{_VALUE}\Z")
_CHOSEN = re.compile(rf"(selected|contains)\(\s*{_NAME}\s*,\s*(?:{_TEXT})\s*\)\Z")
_NOT = re.compile(r"not\(\s*(selected\(.*\)|contains\(.*\))\s*\)\Z")
_PIECES = re.compile(r"""'[^']*'|"[^"]*"|\s(and|or)\s""")
_RELATIONS = {"=": "is", "!=": "is_not", ">=": "at_least", "<=": "at_most"}
_SIGNS = {relation: sign for sign, relation in _RELATIONS.items()}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison with the answer to another question. ``relation`` is ``is``, ``is_not``, ``at_least``,
    ``at_most``, ``chosen``, ``not_chosen``, ``contains``, ``contains_not``, ``answered`` or ``unanswered``; ``number``
    when the answer is compared as one."""

    question: str
    relation: str = "is"
    answer: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Conditions:
    """Comparisons of which all must hold, or any."""

    each: tuple[Condition, ...] = ()
    any: bool = False


def read_conditions(rule: str) -> Conditions | None:
    """The conditions of a rule, none for an empty one; ``None`` when it is not so simple."""
    if not rule.strip():
        return Conditions()
    pieces, between = _apart(rule.strip())
    found = [_condition(each) for each in pieces]
    if len(set(between)) > 1 or not all(found):
        return None
    return Conditions(tuple(each for each in found if each is not None), "or" in between)


def _apart(rule: str) -> tuple[list[str], list[str]]:
    """What stands between the words ``and`` and ``or`` outside of quotes, and these words."""
    pieces, between, start = [], [], 0
    for found in _PIECES.finditer(rule):
        if found.group(1):
            pieces.append(rule[start : found.start()].strip())
            between.append(found.group(1))
            start = found.end()
    return [*pieces, rule[start:].strip()], between


def _condition(written: str) -> Condition | None:
    denied = _NOT.match(written)
    inner = denied.group(1) if denied else written
    if found := _CHOSEN.match(inner):
        way, question, one, other = found.groups()
        relation = ("not_chosen" if denied else "chosen") if way == "selected" else "contains"
        relation = "contains_not" if denied and way == "contains" else relation
        return Condition(question, relation, one if one is not None else other)
    if denied is None and (found := _COMPARED.match(written)):
        question, sign, one, other, number = found.groups()
        answer = next(each for each in (one, other, number) if each is not None)
        if not answer and sign in {"=", "!="}:
            return Condition(question, "unanswered" if sign == "=" else "answered")
        return Condition(question, _RELATIONS[sign], answer, number is not None)
    return None


def write_conditions(conditions: Conditions) -> str:
    """The rule of some conditions; those without a question say nothing."""
    written = [_written(each) for each in conditions.each if each.question]
    return (" or " if conditions.any else " and ").join(written)


def _written(condition: Condition) -> str:
    name = f"${{{condition.question}}}"
    match condition.relation:
        case "answered":
            return f"{name} != ''"
        case "unanswered":
            return f"{name} = ''"
        case "chosen":
            return f"selected({name}, {quoted(condition.answer)})"
        case "not_chosen":
            return f"not(selected({name}, {quoted(condition.answer)}))"
        case "contains":
            return f"contains({name}, {quoted(condition.answer)})"
        case "contains_not":
            return f"not(contains({name}, {quoted(condition.answer)}))"
    number = condition.number and _NUMBER.match(condition.answer)
    return f"{name} {_SIGNS[condition.relation]} {condition.answer if number else quoted(condition.answer)}"


def quoted(words: str) -> str:
    """A text in a rule. XPath has no way to write both quotation marks in one text: then the double ones go."""
    return f"'{words}'" if "'" not in words else '"{}"'.format(words.replace('"', ""))


# limits

MEASURES = {
    "integer": ".", "decimal": ".", "text": "string-length(.)", "long": "string-length(.)",
    "several": "count-selected(.)", "date": ".",
}  # fmt: skip
"""What is limited, by kind of question: the number, the number of letters, of choices made, the day."""
TODAY = "today()"
_DAY = re.compile(r"date\(\s*['\"](\d{4}-\d{2}-\d{2})['\"]\s*\)\Z")
_LIMIT = re.compile(r"(\.|string-length\(\s*\.\s*\)|count-selected\(\s*\.\s*\))\s*(>=|<=)\s*(.+)\Z")


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most that fits, as written: a number, or a day (``2026-01-31``, ``today()``); empty for no
    limit."""

    least: str = ""
    most: str = ""


def read_limits(rule: str, kind: str) -> Limits | None:
    """The limits that a rule sets, none for an empty one; ``None`` when it is not so simple."""
    limits = Limits()
    if not rule.strip():
        return limits
    pieces, between = _apart(rule.strip())
    if kind not in MEASURES or "or" in between:
        return None
    for each in pieces:
        found = _LIMIT.match(each)
        if found is None or "".join(found.group(1).split()) != MEASURES[kind]:
            return None
        value = _value(found.group(3).strip(), kind)
        side = "least" if found.group(2) == ">=" else "most"
        if not value or getattr(limits, side):
            return None
        limits = replace(limits, **{side: value})
    return limits


def _value(written: str, kind: str) -> str:
    if kind != "date":
        return written if _NUMBER.match(written) else ""
    day = _DAY.match(written)
    return day.group(1) if day else TODAY if "".join(written.split()) == TODAY else ""


def write_limits(limits: Limits, kind: str) -> str:
    """The rule of some limits; what is no number or day sets none."""
    written = []
    for sign, value in ((">=", limits.least), ("<=", limits.most)):
        if kind == "date":
            right = TODAY if value == TODAY else f"date('{value}')" if re.match(r"\d{4}-\d\d-\d\d\Z", value) else ""
        else:
            right = value if _NUMBER.match(value) else ""
        if right:
            written.append(f"{MEASURES[kind]} {sign} {right}")
    return " and ".join(written)
