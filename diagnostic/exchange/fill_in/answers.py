"""Answers on their way into cells and back: neither is in any language, so that both can be compared."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.records import LinkTo, Record, specs
from diagnostic.exchange.fill_in.sheets import Column
from diagnostic.exchange.intake.rows import Unusable, Values
from diagnostic.language import fold

Answer = tuple[str, ...]
"""What a question was answered: ids of choices or of records, or one text; empty for nothing."""
UNKNOWN: Answer = ("?",)
UNKNOWN_WORDS = {"unknown", "inconnu"}
YES_NO = {"true": "yes", "vrai": "yes", "false": "no", "faux": "no"}
"""What a spreadsheet makes of yes and no."""


def of_record(record: Record, columns: Iterable[Column]) -> dict[str, Answer]:
    """What a record answers to the questions of columns, by their codes. "No" where nobody was asked is no answer."""
    blank, found = type(record)(), dict[str, Answer]()
    for each in columns:
        value = getattr(record, each.code)
        if each.code in record.unknown:
            found[each.code] = UNKNOWN
        else:
            found[each.code] = () if value is False and getattr(blank, each.code) is False else _written(value)
    return found


def _written(value: Any) -> Answer:
    if value is None or value == "" or value == ():
        return ()
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, tuple):
        return value
    if isinstance(value, float) and value.is_integer():
        return (str(int(value)),)
    return (value.isoformat() if isinstance(value, dt.date) else str(value),)


def digest(answers: Mapping[str, Answer]) -> str:
    """A short mark of answers, to see whether they changed."""
    said = json.dumps({code: each for code, each in answers.items() if each}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Reader:
    """Reads cells: choices in either language, by their number or their code; values as the field wants them."""

    def __init__(self, catalogues: Catalogues, both: Iterable[Iterable[Column]]) -> None:
        """``both`` are the columns of one sheet in each language."""
        self._values = Values(catalogues)
        self._ids: dict[str, dict[str, str]] = {}
        for columns in both:
            for column in columns:
                ids = self._ids.setdefault(column.code, {})
                for each in column.choices:
                    ids.setdefault(_bare(each.label), each.id)
                    ids.setdefault(_bare(each.id), each.id)
                    if each.value:
                        ids.setdefault(_bare(each.label.removeprefix(f"{each.id} – ")), each.id)

    def choices(self, column: Column, cells: Iterable[str]) -> tuple[Answer, list[str]]:
        """The ids chosen, and what is no choice. A cell may hold several with semicolons between them."""
        ids, found, wrong = self._ids[column.code], dict[str, None](), list[str]()
        for cell in cells:
            whole = self._id(ids, cell)
            for part in (cell,) if whole or column.cells == 1 else cell.split(";"):
                one = whole or self._id(ids, part)
                if one:
                    found[one] = None
                elif part.strip() and _bare(part) not in UNKNOWN_WORDS:
                    wrong.append(part.strip())
        if not found and not wrong:
            return UNKNOWN, []
        return tuple(found), wrong

    @staticmethod
    def _id(ids: Mapping[str, str], cell: str) -> str:
        bare = _bare(cell)
        return ids.get(bare, "") or ids.get(YES_NO.get(bare, ""), "")

    def value(self, column: Column, answer: Answer, kind: type[Record]) -> Any:
        """An answer as the field of a kind of record holds it. Raises ``Unusable``."""
        spec = specs(kind)[column.code]
        if not answer:
            return getattr(kind(), column.code)
        if isinstance(spec.mark, LinkTo):
            return answer if spec.base is tuple else answer[0]
        if not column.choices:
            return self._values.read(answer[0], spec)
        if spec.base is tuple:
            return answer
        if spec.base is int:
            return int(answer[0])
        return answer[0] == "yes" if spec.base is bool else answer[0]


def is_unknown(cells: Iterable[str]) -> bool:
    """Whether cells say that people do not know."""
    said = [_bare(each) for each in cells]
    return bool(said) and all(each in UNKNOWN_WORDS for each in said)


def answered(record: Record, columns: Iterable[Column], values: Mapping[str, Any], unknown: Iterable[str]) -> Record:
    """The record with the answers of a row: what was emptied is empty, what the sheet does not ask for stays."""
    asked = {each.code for each in columns}
    kept = tuple(each for each in record.unknown if each not in asked)
    given = {code: each for code, each in values.items() if code in asked}
    return replace(record, **given, unknown=(*kept, *(each for each in unknown if each in asked)))


def _bare(words: str) -> str:
    return " ".join(fold(words).replace("\u00a0", " ").replace("\u202f", " ").split())


__all__ = ["UNKNOWN", "Answer", "Reader", "Unusable", "answered", "digest", "is_unknown", "of_record"]
