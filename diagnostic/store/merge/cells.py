"""A record cut into cells: what two copies of a diagnostic can each change without touching what the other changed.

A cell is a field (with whether "unknown" was its answer), ``extra.NAME`` for an answer to a question of the
community's own, or ``unknown.NAME`` for what was answered "unknown" beyond the fields.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from diagnostic.domain.records import KINDS, CodeOf, Contact, FieldSpec, FreeText, LinkTo, Record, specs
from diagnostic.store import plain
from diagnostic.store.plain import FORGOTTEN, Recall

NOTHING = object()
"""A cell that is not there."""
Cells = Mapping[str, Any]
"""Cells by name; ``FORGOTTEN`` is what stood in one that is no longer known: a contact or a position of which the log
keeps nothing (G11), or what a merge gave up. What stands for a value is made so that equal values, and no others, are
equal."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands for the value of a field, and whether "unknown" was the answer."""

    value: Any
    unknown: bool


def cells(record: Record) -> dict[str, Any]:
    """The cells of a record as it is."""
    known = specs(type(record))
    fields = {name: standing(getattr(record, name), spec) for name, spec in known.items()}
    extra = {name: standing(value, None) for name, value in record.extra.items()}
    return _cut(fields, record.unknown, extra)


def cells_before(kind: str, record: Record | None, written: Mapping[str, str], recall: Recall) -> dict[str, Any]:
    """The cells of a record as it was: ``written`` is what the log says stood in the fields that changed since (as
    ``plain.write`` writes it); what the log does not name is as in ``record``."""
    known = specs(KINDS[kind])
    now = {name: standing(getattr(record, name), spec) for name, spec in known.items()} if record else {}
    then = {name: _stood(json.loads(written[name]), known[name], recall) for name in known if name in written}
    unknown = _unknown(kind, written["unknown"], recall) if "unknown" in written else record.unknown if record else ()
    if "extra" in written:
        extra = {name: _stood(each, None, recall) for name, each in json.loads(written["extra"])["answers"].items()}
    else:
        extra = {name: standing(value, None) for name, value in record.extra.items()} if record else {}
    return _cut(now | then, unknown, extra)


def touched(kind: str, field: str, before: str, after: str) -> set[str]:
    """The cells that a change of a field touched, as the log has it."""
    if field not in {"unknown", "extra"}:
        return {field}
    if field == "unknown":
        return {*_unknown(kind, before, _no_name)} ^ {*_unknown(kind, after, _no_name)}
    one, other = json.loads(before)["answers"], json.loads(after)["answers"]
    return {f"extra.{name}" for name in one | other if one.get(name, NOTHING) != other.get(name, NOTHING)}


def _no_name(digest: str) -> None:
    """Only the fields count."""


def _unknown(kind: str, written: str, recall: Recall) -> tuple[str, ...]:
    """The names of what was answered "unknown"; beyond the fields, those that are still known."""
    names = {plain.digest(name): name for name in specs(KINDS[kind])}
    found = (each["digest"] for each in json.loads(written))
    return tuple(name for each in found if (name := names.get(each) or recall(each)))


def standing(value: Any, spec: FieldSpec | None) -> Any:
    """What stands for a value."""
    if value and spec is not None and (isinstance(value, bytes) or isinstance(spec.mark, Contact)):
        return value.hex() if isinstance(value, bytes) else value
    return plain.write(value, spec, lambda name, words: None)


def _stood(found: Any, spec: FieldSpec | None, recall: Recall) -> Any:
    if isinstance(found, dict) and "kept" in found:
        words = recall(found["kept"])
        return FORGOTTEN if words is None else words
    return json.dumps(found, ensure_ascii=False)


def _cut(fields: Mapping[str, Any], unknown: Any, extra: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: Answer(value, name in unknown) for name, value in fields.items()}
    found |= {f"unknown.{name}": True for name in unknown if name not in fields}
    return found | {f"extra.{name}": value for name, value in extra.items()}


def with_cell(record: Record, cell: str, source: Record) -> Record:
    """A record with one cell as another record has it."""
    where, dot, name = cell.partition(".")
    if not dot:
        return _answered(record, cell, getattr(source, cell), cell in source.unknown)
    if where == "unknown":
        return replace(record, unknown=_listed(record.unknown, name, name in source.unknown))
    extra = {each: value for each, value in record.extra.items() if each != name}
    return replace(record, extra=extra | ({name: source.extra[name]} if name in source.extra else {}))


def with_value(record: Record, field: str, value: Any) -> Record:
    """A record with this known value in a field."""
    return _answered(record, field, value, False)


def _answered(record: Record, name: str, value: Any, unknown: bool) -> Record:
    return replace(record, **{name: value}, unknown=_listed(record.unknown, name, unknown))


def _listed(unknown: tuple[str, ...], name: str, there: bool) -> tuple[str, ...]:
    others = tuple(each for each in unknown if each != name)
    return tuple(sorted((*others, name))) if there else others if name in unknown else unknown


def value(record: Record | None, cell: str) -> Any:
    """What a record holds in a cell; None for nothing."""
    if record is None:
        return None
    where, dot, name = cell.partition(".")
    if not dot:
        return getattr(record, cell)
    return record.extra.get(name) if where == "extra" else (name in record.unknown) or None


def is_list(kind: str, cell: str) -> bool:
    """Whether a cell holds codes or links of which each copy may add and remove some."""
    spec = specs(KINDS[kind]).get(cell)
    return spec is not None and spec.base is tuple and isinstance(spec.mark, CodeOf | LinkTo)


def is_text(kind: str, cell: str) -> bool:
    """Whether both copies' words can stand one below the other in a cell."""
    spec = specs(KINDS[kind]).get(cell)
    return spec is not None and isinstance(spec.mark, FreeText) and spec.mark.long


def items(answer: Any) -> tuple[str, ...]:
    """The items of a list that an ``Answer`` stands for; none when it is not known."""
    known = isinstance(answer, Answer) and isinstance(answer.value, str)
    return tuple(json.loads(answer.value)) if known else ()
