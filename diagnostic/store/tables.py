"""How records lie in the tables of a file (DESIGN 4): a table for each kind, a column for each field."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from diagnostic.domain.records import Record, specs


def columns(cls: type[Record]) -> tuple[str, ...]:
    """The columns of a kind, in the order of its statements."""
    return ("id", *specs(cls), "unknown", "extra")


def all_of(cls: type[Record]) -> str:
    """The statement that reads every record of a kind, in the order they were made."""
    return f"SELECT {_listed(columns(cls))} FROM {_named(cls.kind)} ORDER BY id"


def put(cls: type[Record]) -> str:
    """The statement that adds or replaces a record, given as ``row``."""
    names = columns(cls)
    places = ", ".join("?" for _ in names)
    changed = ", ".join(f"{_named(each)} = excluded.{_named(each)}" for each in names if each != "id")
    into = f"INSERT INTO {_named(cls.kind)} ({_listed(names)}) VALUES ({places})"
    return f"{into} ON CONFLICT (id) DO UPDATE SET {changed}"


def remove(cls: type[Record]) -> str:
    """The statement that removes a record, given its id."""
    return f"DELETE FROM {_named(cls.kind)} WHERE id = ?"


def _named(name: str) -> str:
    return f'"{name}"'  # some are words of SQL


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(_named, names))


def row(record: Record) -> list[Any]:
    """A record as SQLite keeps it: dates as ISO 8601, lists and answers as JSON."""
    return [_kept(getattr(record, name)) for name in columns(type(record))]


def _kept(value: Any) -> Any:
    if isinstance(value, tuple | dict):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, dt.date) else value


def records(cls: type[Record], rows: list[Any]) -> list[Record]:
    """The records that ``row`` wrote. Raises ``ValueError`` or ``TypeError`` for what it cannot have written."""
    names, readers = columns(cls), _readers(cls)
    found = []
    for each in rows:
        values = list(each)
        for place, read in readers:
            if values[place] is not None:
                values[place] = read(values[place])
        found.append(cls(**dict(zip(names, values, strict=True))))
    return found


def _readers(cls: type[Record]) -> list[tuple[int, Callable[[Any], Any]]]:
    """The columns that SQLite keeps in another form, by their place."""
    bases = {name: spec.base for name, spec in specs(cls).items()} | {"unknown": tuple, "extra": dict}
    return [(at, _READ[bases[name]]) for at, name in enumerate(columns(cls)) if bases.get(name) in _READ]


_decode = json.JSONDecoder().raw_decode  # half the time of ``json.loads`` for texts as short as these


def _items(written: str) -> tuple[str, ...]:
    return () if written == "[]" else tuple(_decode(written)[0])


def _answers(written: str) -> dict[str, Any]:
    return {} if written == "{}" else _frozen(_decode(written)[0])


def _frozen(value: Any) -> Any:
    """Lists as tuples, however deep: a repeat of a form is a list of answers."""
    if isinstance(value, list):
        return tuple(_frozen(each) for each in value)
    return {name: _frozen(each) for name, each in value.items()} if isinstance(value, dict) else value


_READ: dict[type, Callable[[Any], Any]] = {
    bool: bool,
    dt.date: dt.date.fromisoformat,
    tuple: _items,
    dict: _answers,
}
