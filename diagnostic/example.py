"""The shipped example: a complete, plausible, fictional northern community, in either language.

``resources/example/KIND.csv`` holds one record a row: columns are field names (``NAME_en`` and ``NAME_fr`` for
text), ``key`` names the row for links from other rows, lists are separated by ``;``, ``at`` is "longitude
latitude" (EPSG:4326). Dates move with the calendar year, so that the example never looks years out of date.
"""

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import KINDS, Community, FieldSpec, Geometry, LinkTo, Record, new_id, specs
from diagnostic.domain.safeguards import maps
from diagnostic.shipped import RESOURCES

WRITTEN_IN = 2026
"""The year the example's dates were written for."""


def records(lang: Lang, today: dt.date, make_id: Callable[[], str] = new_id) -> list[Record]:
    """The example's records in ``lang``; the community first. New ids each time, made by ``make_id``."""
    rows = [(kind, row) for kind in KINDS for row in _rows(kind)]
    ids = {row["key"]: make_id() for _, row in rows}
    years = today.year - WRITTEN_IN
    return [_record(KINDS[kind], row, ids, lang, 0 if kind == "help_line" else years) for kind, row in rows]


def help_lines(lang: Lang) -> list[Record]:
    """The shipped help lines, which every new diagnostic starts with (METHOD 2.2: editable data with a
    verification date, which does not move with the calendar)."""
    return [_record(KINDS["help_line"], row, {row["key"]: new_id()}, lang, 0) for row in _rows("help_line")]


def create(path: Path, lang: Lang, today: dt.date | None = None):  # type: ignore[no-untyped-def]
    """Write the example to a new file and return it open (a ``store.DiagnosticFile``)."""
    from diagnostic import store

    found = records(lang, today or dt.date.today())
    community = next(each for each in found if isinstance(each, Community))
    file = store.create(path, community)
    file.apply(Edit(puts=tuple(each for each in found if each is not community)), "store-created")
    return file


def _rows(kind: str) -> Iterator[dict[str, str]]:
    path = RESOURCES / "example" / f"{kind}.csv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def _record(cls: type[Record], row: dict[str, str], ids: dict[str, str], lang: Lang, years: int) -> Record:
    values: dict[str, Any] = {
        "id": ids[row["key"]],
        "unknown": tuple(filter(None, row.get("unknown", "").split(";"))),
    }
    for name, spec in specs(cls).items():
        cell = row.get(name) or row.get(f"{name}_{lang}", "")
        if isinstance(spec.mark, Geometry):
            cell = row.get("at", "")
        if cell:
            values[name] = _value(cell, spec, ids, years)
    return cls(**values)


def _value(cell: str, spec: FieldSpec, ids: dict[str, str], years: int) -> Any:
    if isinstance(spec.mark, Geometry):
        longitude, latitude = map(float, cell.split())
        return maps.wkb_point(longitude, latitude)
    if spec.base is tuple:
        parts = tuple(filter(None, cell.split(";")))
        return tuple(ids[each] for each in parts) if isinstance(spec.mark, LinkTo) else parts
    if isinstance(spec.mark, LinkTo):
        return ids[cell]
    if spec.base is dt.date:
        day = dt.date.fromisoformat(cell)
        return day.replace(year=day.year + years)
    if spec.base is bool:
        return cell == "yes"
    return spec.base(cell)
