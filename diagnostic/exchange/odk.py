"""Forms for phones: each step's form as an XLSForm workbook that ODK Collect and KoboToolbox take.

A phone does not hold the diagnostic's records, so questions that choose among them are left out, and so are entries
of catalogues that the community hid.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.steps import STEPS
from diagnostic.exchange.writing import replacing
from diagnostic.questionnaire.steps import LANGUAGES, RECORDS, workbook
from diagnostic.shipped import FORMS

LONG_LIST = 12
"""Choices from which a list is searched by typing instead of scrolled."""
Rows = list[dict[str, str]]


def write_forms(folder: Path, catalogues: Catalogues, lang: Lang = "en") -> list[Path]:
    """Write one .xlsx a step into ``folder``; the files written. ``lang`` is the language that phones begin with; they
    hold both. Raises ``CannotWrite``."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for step in STEPS:
        out = folder / f"{step.number:02}-{step.key}.xlsx"
        with replacing(out) as temporary:
            write_form(FORMS / f"{step.number:02}-{step.key}.md", catalogues, temporary, lang)
        written.append(out)
    return written


def write_form(form: Path, catalogues: Catalogues, out: Path, lang: Lang = "en") -> None:
    """Write one step's form with every list of choices that it uses."""
    found = workbook(form, catalogues)
    choices = [row for row in found.choices if not row["list_name"].startswith(RECORDS)]
    long = _long_lists(choices)
    survey = [_searched(row, long) for row in found.survey if not _asks_for_records(row)]
    settings = found.settings[0] | {"default_language": LANGUAGES[lang]}
    settings["version"] = _version((survey, choices, found.settings))
    write_sheets(out, {"survey": survey, "choices": choices, "settings": [settings]})


def _version(content: Any) -> str:
    """A version that changes with what the form says and with nothing else: ODK Central takes a form again only under
    a new one, and phones fetch it again only then."""
    said = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    return str(int.from_bytes(hashlib.sha256(said).digest()[:4]))


def _asks_for_records(row: Mapping[str, str]) -> bool:
    return any(part.startswith(RECORDS) for part in str(row.get("type", "")).split())


def _long_lists(choices: Rows) -> set[str]:
    count: dict[str, int] = {}
    for row in choices:
        count[row["list_name"]] = count.get(row["list_name"], 0) + 1
    return {name for name, entries in count.items() if entries >= LONG_LIST}


def _searched(row: dict[str, str], long: set[str]) -> dict[str, str]:
    """A question whose choices are too many for a small screen, searched by typing."""
    kind, _, list_name = str(row.get("type", "")).partition(" ")
    if kind not in {"select_one", "select_multiple"} or list_name not in long or row.get("appearance"):
        return row
    return row | {"appearance": "autocomplete"}


def write_sheets(out: Path, sheets: Mapping[str, Iterable[Mapping[str, str]]]) -> None:
    """Write the sheets of a form as a workbook, one column for each key of their rows."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, found in sheets.items():
        rows = list(found)
        sheet = book.create_sheet(name)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
    book.save(out)
