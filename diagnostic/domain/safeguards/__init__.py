"""The rules E (persons), N (numbers), M (maps), G (governance) and H (content) of METHOD 4, one module each.

Three doors: ``before_saving`` for every edit on its way to disk, ``warnings`` for what people should look at,
and ``views`` for everything that leaves.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import Community, LocalEntry, Place, Record, Resource, Service, StepMark, specs
from diagnostic.domain.safeguards import content, governance, maps, numbers, persons
from diagnostic.domain.safeguards.governance import shared_blocks
from diagnostic.domain.safeguards.persons import Finding

__all__ = ["Finding", "before_saving", "outgrown", "shared_blocks", "warnings"]

LONGEST_TEXT = 200_000
"""Characters one field may hold; more is a pasted document, which belongs elsewhere."""
LARGEST_NUMBER = 2**53
"""Above it a whole number is no longer exact in a spreadsheet, nor fits every database."""
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def before_saving(record: Record, diagnostic: Diagnostic, catalogues: Catalogues) -> Record:
    """The record as it may be written to disk: positions generalised (M01, M02, M05), thresholds no looser than
    the method's (N05, N06). Raises ``Refused`` when it may not be written at all (M04, G01, H01)."""
    for name in (*specs(type(record)), "extra"):
        _check_value(name, getattr(record, name))
    if isinstance(record, Place):
        return maps.generalise(record, catalogues, diagnostic.community.centre)
    if isinstance(record, Resource):
        services = (each for each in diagnostic.all(Service) if each.resource == record.id)
        return maps.reduce_resource(record, services, catalogues)
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


def outgrown(before: Record, after: Record, diagnostic: Diagnostic, catalogues: Catalogues) -> tuple[str, ...]:
    """Fields whose earlier value the rules no longer let stand in the file now that the record is as ``after``: a
    finer position, the position and address of what became confidential (M01, M02, M05)."""
    if not isinstance(after, Place | Resource):
        return ()
    found = []
    for name in ("geometry", "address"):
        old = getattr(before, name, None)
        if old and old != getattr(after, name):
            allowed = before_saving(replace(after, **{name: old}), diagnostic, catalogues)
            if getattr(allowed, name) != old:
                found.append(name)
    return tuple(found)


def warnings(record: Record) -> tuple[Finding, ...]:
    """What people should look at again after saving (E03); nothing is blocked by it."""
    return persons.findings(record)
