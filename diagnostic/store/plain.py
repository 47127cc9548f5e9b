"""Records as plain JSON for the log of edits; free texts are replaced by their digests (G11)."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from typing import Any

from diagnostic.domain.records import KINDS, FieldSpec, Record, specs

Keep = Callable[[str], None]
"""Called with every free text that a digest stands for."""
Recall = Callable[[str], str]
"""The free text of a digest."""


def digest(words: str) -> str:
    """What stands for a free text in the log."""
    return hashlib.sha256(words.encode()).hexdigest()


def write(value: Any, spec: FieldSpec | None, keep: Keep) -> str:
    """One value as JSON; ``spec`` is None for ``unknown`` and ``extra``."""
    return json.dumps(_plain(value, spec, keep), ensure_ascii=False)


def read(written: str, spec: FieldSpec | None, recall: Recall) -> Any:
    """The value that ``write`` wrote."""
    return _value(json.loads(written), spec, recall)


def write_record(record: Record, keep: Keep) -> str:
    """A whole record as JSON."""
    known = specs(type(record))
    names = (*known, "unknown", "extra")
    return json.dumps(
        {name: _plain(getattr(record, name), known.get(name), keep) for name in names}, ensure_ascii=False
    )


def read_record(kind: str, record_id: str, written: str, recall: Recall) -> Record:
    """The record that ``write_record`` wrote."""
    known = specs(KINDS[kind])
    found = {
        name: _value(each, known.get(name), recall)
        for name, each in json.loads(written).items()
        if name in known or name in {"unknown", "extra"}
    }
    return KINDS[kind](id=record_id, **found)


def _plain(value: Any, spec: FieldSpec | None, keep: Keep) -> Any:
    if isinstance(value, str) and (spec is None or spec.is_text):
        if not value:
            return ""
        keep(value)
        return {"digest": digest(value)}
    if isinstance(value, dict):
        return {"answers": {name: _plain(each, None, keep) for name, each in value.items()}}
    if isinstance(value, tuple):
        return [_plain(each, None, keep) if spec is None else each for each in value]
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, dt.date) else value


def _value(found: Any, spec: FieldSpec | None, recall: Recall) -> Any:
    if isinstance(found, dict) and "digest" in found:
        return recall(found["digest"])
    if isinstance(found, dict):
        return {name: _value(each, None, recall) for name, each in found["answers"].items()}
    if isinstance(found, list):
        return tuple(_value(each, None, recall) if spec is None else each for each in found)
    if spec is not None and found is not None:
        if spec.base is bytes:
            return bytes.fromhex(found)
        if spec.base is dt.date:
            return dt.date.fromisoformat(found)
    return found
