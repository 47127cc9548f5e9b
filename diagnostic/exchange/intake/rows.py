"""From the rows of a table to records: what can be used is kept, every refusal is listed with its row and reason."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from diagnostic.domain.catalogue import LANGS, Catalogues
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.errors import Refused, RepereError
from diagnostic.domain.records import KINDS, CodeOf, FieldSpec, Place, Record, Resource, specs
from diagnostic.domain.safeguards import LARGEST_NUMBER, maps, persons, settle
from diagnostic.exchange.intake.mapping import POSITION, REQUIRED, TARGETS, ColumnMapping, fold
from diagnostic.exchange.intake.table import LONGEST_CELL, Remark, Row

_YES = {"yes", "oui", "true", "vrai", "1", "y", "o"}
_NO = {"no", "non", "false", "faux", "0", "n"}
Progress = Callable[[int, int], bool]
"""Called with rows done and rows in all; returns False to cancel."""


@dataclass(slots=True)
class Intake:
    """What came of an import: records to keep, rows refused, and values left out of rows that were kept."""

    kept: list[Record] = field(default_factory=list)
    rows: int = 0
    refused: list[Remark] = field(default_factory=list)
    left_out: list[Remark] = field(default_factory=list)
    cancelled: bool = False

    def edit(self) -> Edit:
        """The one edit that adds all kept records; undone as one."""
        return Edit(tuple(self.kept))


class Unusable(Exception):
    """One value cannot be read as what its field is."""


def take(
    rows: Iterable[Row],
    mapping: ColumnMapping,
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    positions: dict[int, bytes] | None = None,
    progress: Progress | None = None,
) -> Intake:
    """Make records of rows. Nothing is stored: ``Intake.edit`` is applied when a person accepts.

    ``positions`` gives the WKB point (EPSG:4326) of rows that come from a map file, by row number.
    """
    listed = list(rows)
    found = Intake(rows=len(listed))
    known = {_signature(record) for record in diagnostic.all(TARGETS[mapping.what][0])}
    values = Values(catalogues)
    for done, row in enumerate(listed):
        if progress and done % 200 == 0 and not progress(done, len(listed)):
            return Intake(rows=len(listed), cancelled=True)
        try:
            made = _records(row, mapping, values, found, (positions or {}).get(row.number))
            made = [_without_name(each, row, catalogues, found) for each in made]
            settled = settle(Edit(tuple(made)), diagnostic, catalogues).puts
        except RepereError as error:
            found.refused.append(Remark(row.number, error.key, error.arguments))
            continue
        if not made:
            continue
        signature = _signature(made[0])
        if signature in known:
            found.refused.append(Remark(row.number, "intake-row-duplicate", {"name": _name(made[0])}))
            continue
        known.add(signature)
        if _hides_more(made[0], settled[0]):
            found.left_out.append(Remark(row.number, "intake-row-confidential", {}))
        for record in settled:
            for finding in persons.findings(record):
                found.left_out.append(Remark(row.number, "intake-row-check-text", {"field": finding.field}))
        found.kept.extend(settled)
    return found


def _hides_more(before: Record, after: Record) -> bool:
    """Whether a resource comes in without its address or position, because it is confidential (M05)."""
    return isinstance(before, Resource) and any(
        getattr(before, name) and not getattr(after, name) for name in ("address", "geometry")
    )


def _without_name(record: Record, row: Row, catalogues: Catalogues, found: Intake) -> Record:
    """The record; a place of a kind that may not carry a name (M04) comes in without the one its row gives, since
    map files name nearly every point."""
    if not isinstance(record, Place) or not record.label or maps.may_name(record, catalogues):
        return record
    found.left_out.append(Remark(row.number, "intake-row-name", {}))
    return replace(record, label="")


def _records(row: Row, mapping: ColumnMapping, values: "Values", found: Intake, position: bytes | None) -> list[Record]:
    cells = {name: row.cells.get(header, "") for name, header in mapping.columns.items()} | {
        name: value for name, value in mapping.fixed.items() if value
    }
    for name in REQUIRED[mapping.what]:
        if not cells.get(name, "").strip():
            found.refused.append(Remark(row.number, "intake-row-missing", {"field": name}))
            return []
    made: list[Record] = []
    for cls in TARGETS[mapping.what]:
        taken: dict[str, Any] = {}
        for name, spec in specs(cls).items():
            cell = cells.get(name, "").strip()
            if not cell or (made and name in specs(type(made[0])) and name != "note"):
                continue
            try:
                taken[name] = values.read(cell, spec)
            except Unusable:
                if name in REQUIRED[mapping.what]:
                    found.refused.append(Remark(row.number, "intake-row-value", {"field": name, "value": cell[:60]}))
                    return []
                found.left_out.append(Remark(row.number, "intake-row-value", {"field": name, "value": cell[:60]}))
        if made:
            if taken:
                made.append(cls(**taken | {cls_owner(cls): made[0].id}))
            continue
        point = position
        written = [cells.get(each, "").strip() for each in POSITION]
        if point is None and any(written):
            point = _point(written[0], written[1], row, found)
            if point is None:
                return []
        if point is not None and "geometry" in specs(cls):
            taken["geometry"] = point
        made.append(cls(**taken))
    return made


def cls_owner(cls: type[Record]) -> str:
    """The field of a record that names the record it belongs to (``service.resource``)."""
    return next(name for name in specs(cls) if name in KINDS)


def _point(longitude: str, latitude: str, row: Row, found: Intake) -> bytes | None:
    try:
        degrees = [float(each.replace(",", ".").replace("\u2212", "-")) for each in (longitude, latitude)]
    except ValueError:
        shown = {"longitude": longitude[:30], "latitude": latitude[:30]}
        found.refused.append(Remark(row.number, "intake-row-position", shown))
        return None
    try:
        return position(*degrees)
    except Refused as error:
        found.refused.append(Remark(row.number, error.key, error.arguments))
        return None


def position(longitude: float, latitude: float) -> bytes:
    """A position as WKB. Raises ``Refused`` with the likeliest mistake: the two swapped, the minus sign of a western
    longitude left out, or not in Canada at all."""
    try:
        return maps.wkb_point(longitude, latitude)
    except Refused:
        shown = {"longitude": f"{longitude:g}", "latitude": f"{latitude:g}"}
        if _in_canada(-longitude, latitude):
            raise Refused("intake-row-minus", "M01", **shown) from None
        if _in_canada(latitude, longitude) or _in_canada(-latitude, longitude):
            raise Refused("intake-row-swapped", "M01", **shown) from None
        raise


def _in_canada(longitude: float, latitude: float) -> bool:
    try:
        maps.wkb_point(longitude, latitude)
    except Refused:
        return False
    return True


def _name(record: Record) -> str:
    return str(getattr(record, next(iter(specs(type(record))))))


def _signature(record: Record) -> tuple[object, ...]:
    """What makes two rows the same: every value for places and ratings, name and telephone for resources."""
    names = ("organisation", "telephone", "address") if record.kind == "resource" else tuple(specs(type(record)))
    return tuple(fold(value) if isinstance(value := getattr(record, name), str) else value for name in names)


class Values:
    """Reads cells as field values; remembers the labels of each catalogue in both languages."""

    def __init__(self, catalogues: Catalogues) -> None:
        self._catalogues = catalogues
        self._labels: dict[str, dict[str, str]] = {}

    def read(self, cell: str, spec: FieldSpec) -> Any:
        """The value of a cell for a field. Raises ``Unusable``."""
        if len(cell) > LONGEST_CELL:
            raise Unusable
        if spec.base is tuple:
            parts = cell.replace("|", ";").split(";") if ";" in cell or "|" in cell else cell.split(",")
            return tuple(dict.fromkeys(self._code(part, spec.mark) for part in parts if part.strip()))
        if isinstance(spec.mark, CodeOf):
            return self._code(cell, spec.mark)
        try:
            if spec.base is bool:
                return {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}[fold(cell)]
            if spec.base in {int, float}:
                return _number(cell, spec.base)
            if spec.base is dt.date:
                return _date(cell)
        except (ValueError, KeyError, OverflowError) as error:
            raise Unusable from error
        return cell

    def _code(self, cell: str, mark: CodeOf) -> str:
        name = mark.catalogue
        if name not in self._labels:
            labels: dict[str, str] = {}
            for entry in self._catalogues.entries(name, hidden=True):
                for known in (*(entry.label(lang) for lang in LANGS), entry.id):
                    labels[fold(known)] = entry.id
            self._labels[name] = labels
        try:
            return self._labels[name][fold(cell)]
        except KeyError as error:
            raise Unusable from error


def _number(cell: str, base: type) -> float:
    """A number as either language writes it. Raises ``ValueError``: also for a part of a whole one, and for what no
    count or measure comes to."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", cell)
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", bare):
        bare = bare.replace(",", "")
    number = float(bare.replace(",", "."))
    if not abs(number) <= LARGEST_NUMBER or (base is int and not number.is_integer()):
        raise ValueError(cell)
    return base(number)  # type: ignore[no-any-return]


def _date(cell: str) -> dt.date:
    """ISO dates, with ``/`` or ``.`` too, and a bare year; day-first or month-first dates are too easily
    mistaken for one another and are left out."""
    text = cell.strip().replace("/", "-").replace(".", "-")[:10]
    return dt.date(int(text), 12, 31) if text.isdigit() and len(text) == 4 else dt.date.fromisoformat(text)
