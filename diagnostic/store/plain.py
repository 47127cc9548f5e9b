"""Records as plain JSON for the log of edits, without what people wrote (G11): a digest stands for a free text, a
name drawn by lot for a contact and a position, which could be guessed from a digest."""

import datetime as dt
import hashlib
import json
import re
import secrets
from collections.abc import Callable
from typing import Any

from diagnostic.domain.records import KINDS, Contact, FieldSpec, Record, specs

Keep = Callable[[str, str], None]
"""Called with what stands in the log for a value, and the value, which undo may need."""
Recall = Callable[[str], str | None]
"""The value again; None when it was forgotten."""
_NAMES = re.compile(r'\{"(digest|kept)": "([0-9a-f]+)"\}')
FORGOTTEN = object()
"""In place of a value that was forgotten."""


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


def fields_of(written: str) -> dict[str, str]:
    """The fields of a record that ``write_record`` wrote, each as ``write`` writes it."""
    return {name: json.dumps(each, ensure_ascii=False) for name, each in json.loads(written).items()}


def read_record(kind: str, record_id: str, written: str, recall: Recall) -> Record:
    """The record that ``write_record`` wrote."""
    known = specs(KINDS[kind])
    found = {
        name: _value(each, known.get(name), recall)
        for name, each in json.loads(written).items()
        if name in known or name in {"unknown", "extra"}
    }
    return KINDS[kind](id=record_id, **{name: each for name, each in found.items() if each is not FORGOTTEN})


def _plain(value: Any, spec: FieldSpec | None, keep: Keep) -> Any:
    if isinstance(value, bytes) or (isinstance(value, str) and spec is not None and isinstance(spec.mark, Contact)):
        if not value:
            return ""
        name = secrets.token_hex(16)
        keep(name, value.hex() if isinstance(value, bytes) else value)
        return {"kept": name}
    if isinstance(value, str) and (spec is None or spec.is_text):
        if not value:
            return ""
        name = digest(value)
        keep(name, value)
        return {"digest": name}
    if isinstance(value, dict):
        return {"answers": {name: _plain(each, None, keep) for name, each in value.items()}}
    if isinstance(value, tuple):
        return [_plain(each, None, keep) if spec is None else each for each in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def names_in(written: str | None) -> list[str]:
    """All that stands for something kept in a value or record as it was written."""
    return [name for _, name in _NAMES.findall(written or "")]


def drawn_names(written: str | None) -> list[str]:
    """Of these, the names that were drawn by lot."""
    return [name for how, name in _NAMES.findall(written or "") if how == "kept"]


def _value(found: Any, spec: FieldSpec | None, recall: Recall) -> Any:
    if isinstance(found, dict) and ("digest" in found or "kept" in found):
        value = recall(found.get("digest") or found["kept"])
        if value is None:
            return FORGOTTEN
        return bytes.fromhex(value) if spec is not None and spec.base is bytes else value
    if isinstance(found, dict):
        return {name: _inner(each, recall) for name, each in found["answers"].items()}
    if isinstance(found, list):
        return tuple(_inner(each, recall) if spec is None else each for each in found)
    if spec is not None and spec.base is dt.date and found is not None:
        return dt.date.fromisoformat(found)
    return found


def _inner(found: Any, recall: Recall) -> Any:
    value = _value(found, None, recall)
    return "" if value is FORGOTTEN else value
