"""What pyxform says of a form that it refuses, in plain words of both languages, with the sheet and the row.

pyxform speaks English only. Its messages are told apart by what they say; one that is not known here is shown as
pyxform words it, after the row and the sheet.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from diagnostic.questionnaire.errors import BadForm, bad_form

_ROW = re.compile(r"\[row : (\d+)\]")
_SHEET = re.compile(r"the '(\w+)' sheet|sheet: '(\w+)'")
_COLUMN = re.compile(r"the '([^']+)' value")
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (r"must be unique within their nearest|must unique anywhere|must not be the same as the survey root|"
     r"case-insensitive match|name 'meta' is reserved", "name-twice", r"value '([^']*)'"),
    (r"Choice names must be unique", "choice-twice", ""),
    (r"Choices must have a name|group with no name|Entity lists must have a name", "name-missing", ""),
    (r"Choices should have a label", "label-missing", ""),
    (r"has no label or hint", "words-missing", r"named '([^']*)'"),
    (r"must begin with a letter or underscore|must not begin with two underscores|must not contain a period|"
     r"must not be 'name' or 'label'", "name-letters", r"The '([^']*)' value"),
    (r"List name not in (?:external )?choices sheet", "list-missing", r"sheet: (.+?)\s*$"),
    (r"There should be (?:a|an external_)?\s*choices", "choices-missing", ""),
    (r"Could not find the name|There is no survey element named", "reference-missing", r"name(?:d)? '([^']*)'"),
    (r"Reference variables names must be unique|There are multiple survey elements", "reference-twice",
     r"(?:name|named) '([^']*)'"),
    (r"Reference variables must start|Reference variable lists", "reference-written", ""),
    (r"Unknown question type", "type-unknown", r"type '(.*)'\."),
    (r"You must have a sheet named", "sheet-missing", r"named '([^']*)'"),
    (r"Invalid headers|Duplicate column header|Column headers must not|column names are invalid", "columns", ""),
    (r"Unmatched 'end_", "end-without-begin", r"Unmatched '([^']*)'"),
    (r"Unmatched 'begin_", "begin-without-end", r"name '([^']*)'"),
    (r"Missing calculation", "calculation-missing", ""),
    (r"the 'parameters' value is invalid", "parameters", ""),
    (r"not user-visible so it can't be used", "trigger", r"\$\{([^}]*)\}"),
    (r"should end with one of|same instance id|Instance names must be unique", "file-of-choices", ""),
    (r"'(?:entities|save_to)'", "entities", ""),
    (r"was not recognized as a supported type|does not appear to be a valid", "unreadable", ""),
)  # fmt: skip


_BY_CELL = {"form-type-unknown": "type", "form-words-missing": "name"}
"""Findings that come without a row, and the column to find it by."""


@contextmanager
def explained(file: str, book: Any = None) -> Iterator[None]:
    """Turn pyxform's refusals of a file, or of its sheets (``book``), into ``BadForm``; also its own failures on what
    is no form at all."""
    from pyxform.errors import PyXFormError

    try:
        yield
    except PyXFormError as reason:
        raise in_words(file, str(reason), book.survey if book is not None else ()) from reason
    except (BadForm, OSError):
        raise
    except Exception as reason:  # pyxform fails in its own ways on files that are no forms
        raise bad_form(
            "form-other", file=file, sheet="none", row=0, reason=f"{type(reason).__name__}: {reason}"
        ) from reason


def in_words(file: str, said: str, survey: Sequence[Mapping[str, Any]] = ()) -> BadForm:
    """The failure for what pyxform says of a form with these ``survey`` rows. ``row`` is 0, ``sheet`` and ``column``
    are ``none`` where it tells none."""
    first = said.strip().split("\n")[0]
    row, sheet, column = (pattern.search(first) for pattern in (_ROW, _SHEET, _COLUMN))
    where: dict[str, Any] = {
        "file": file,
        "row": int(row.group(1)) if row else 0,
        "sheet": next(filter(None, sheet.groups()), "none") if sheet else "survey" if row else "none",
        "column": column.group(1) if column else "none",
    }
    for pattern, key, what in _KNOWN:
        if re.search(pattern, first):
            found = re.search(what, first) if what else None
            name = found.group(1) if found else ""
            column_of = _BY_CELL.get(f"form-{key}")
            if column_of and not where["row"]:
                rows = [number for number, each in enumerate(survey, 2) if str(each.get(column_of, "")).strip() == name]
                where |= {"row": rows[0], "sheet": "survey"} if rows else {}
            return bad_form(f"form-{key}", **where, what=name, reason=_plain(first))
    return bad_form("form-other", **where, reason=_plain(first))


def _plain(said: str) -> str:
    """Without the row, which is told before, and without addresses, which nobody can open offline."""
    return re.sub(r"\s*(?:Learn more:|See) \S+|\[row : \w+\] ", "", said).strip()
