"""The rules E (persons), N (numbers), M (maps), G (governance) and H (content) of METHOD 4, one module each.

Three doors: ``settle`` for every edit on its way to disk, ``warnings`` for what people should look at,
and ``views`` for everything that leaves.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import (
    Community,
    LocalEntry,
    Place,
    Record,
    Resource,
    Response,
    Service,
    StepMark,
    specs,
)
from diagnostic.domain.safeguards import answers, content, governance, maps, numbers, persons
from diagnostic.domain.safeguards.governance import shared_blocks
from diagnostic.domain.safeguards.persons import Finding

__all__ = ["Finding", "before_saving", "outgrown", "settle", "shared_blocks", "warnings"]

LONGEST_TEXT = 200_000
"""Characters one field may hold; more is a pasted document, which belongs elsewhere."""
LARGEST_NUMBER = 2**53
"""Above it a whole number is no longer exact in a spreadsheet, nor fits every database."""
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def settle(edit: Edit, diagnostic: Diagnostic, catalogues: Catalogues) -> Edit:
    """An edit as it may be written to disk: each record as ``before_saving`` lets it, and the resources that a service
    of the edit makes confidential (M05). Raises ``Refused`` when one of them may not be written."""
    offered = _offered(edit)
    puts = {each.id: before_saving(each, diagnostic, catalogues, offered.get(each.id, ())) for each in edit.puts}
    for owner, services in offered.items():
        resource = None if owner in puts else diagnostic.get(Resource, owner)
        if resource is not None:
            puts[owner] = before_saving(resource, diagnostic, catalogues, services)
    return replace(edit, puts=tuple(puts.values()))


def before_saving(
    record: Record, diagnostic: Diagnostic, catalogues: Catalogues, offered: Iterable[Service] = ()
) -> Record:
    """The record as it may be written to disk: positions generalised (M01, M02, M05), thresholds no looser than
    the method's (N05, N06). ``offered`` are services of a resource that are not in the diagnostic yet. Raises
    ``Refused`` when it may not be written at all (M04, G01, H01)."""
    for name in (*specs(type(record)), "extra"):
        _check_value(name, getattr(record, name))
    if isinstance(record, Response):
        return replace(record, extra=answers.settled(record.extra))
    if isinstance(record, Place):
        return maps.generalise(record, catalogues, diagnostic.community.centre)
    if isinstance(record, Resource):
        return maps.reduce_resource(record, (*diagnostic.services_of(record.id), *offered), catalogues)
    if isinstance(record, Community):
        limit = numbers.limits(record)
        checked = maps.check_centre(record)
        return replace(checked, suppression_threshold=limit.threshold, small_area_threshold=limit.area)
    if isinstance(record, LocalEntry) and record.catalogue in {"populations", "risk_factors"}:
        for label in (record.label_en, record.label_fr):
            if content.names_an_origin(label):
                raise Refused("safeguards-origin", "H01", label=label)
    if isinstance(record, StepMark) and record.skipped:
        number = -1 if record.step_number is None else record.step_number
        if not governance.may_skip(number, diagnostic.community):
            raise Refused("safeguards-step-cannot-be-skipped", "G01")
    return record


def _check_value(name: str, value: Any) -> None:
    """That a value can be written to a file and read again, however deep it lies in a community's own answers."""
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise Refused("safeguards-text-too-long", field=name, most=LONGEST_TEXT)
        if _UNREADABLE.search(value):
            raise Refused("safeguards-text-unreadable", field=name)
    elif isinstance(value, int | float):
        if not abs(value) <= LARGEST_NUMBER:  # also what is not a number at all
            raise Refused("safeguards-number-too-large", field=name)
    elif isinstance(value, Mapping):
        for each in value.items():
            _check_value(name, each)
    elif isinstance(value, tuple | list):
        for each in value:
            _check_value(name, each)


def outgrown(edit: Edit, diagnostic: Diagnostic, catalogues: Catalogues) -> tuple[str, ...]:
    """Ids of records that an edit changes so that the rules no longer let their earlier position or address stand in
    the file: a coarser precision, what became confidential (M01, M02, M05). ``diagnostic`` is as before the edit."""
    offered = _offered(edit)
    found = []
    for after in edit.puts:
        before = diagnostic.get(type(after), after.id) if isinstance(after, Place | Resource) else None
        for name in ("geometry", "address"):
            old = getattr(before, name, None)
            if old and old != getattr(after, name):
                kept = before_saving(replace(after, **{name: old}), diagnostic, catalogues, offered.get(after.id, ()))
                if getattr(kept, name) != old:
                    found.append(after.id)
    return tuple(found)


def _offered(edit: Edit) -> dict[str, list[Service]]:
    """The services of an edit by the resource that offers them."""
    found: dict[str, list[Service]] = {}
    for each in edit.puts:
        if isinstance(each, Service):
            found.setdefault(each.resource, []).append(each)
    return found


def warnings(record: Record) -> tuple[Finding, ...]:
    """What people should look at again after saving (E03); nothing is blocked by it."""
    return persons.findings(record)
