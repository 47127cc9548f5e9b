"""The rules E (persons), N (numbers), M (maps), G (governance) and H (content) of METHOD 4, one module each.

Three doors: ``before_saving`` for every edit on its way to disk, ``warnings`` for what people should look at,
and ``views`` for everything that leaves.
"""

from dataclasses import replace

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import Community, LocalEntry, Place, Record, Resource, Service, StepMark, specs
from diagnostic.domain.safeguards import content, governance, maps, numbers, persons
from diagnostic.domain.safeguards.governance import shared_blocks
from diagnostic.domain.safeguards.persons import Finding

__all__ = ["Finding", "before_saving", "shared_blocks", "warnings"]

LONGEST_TEXT = 200_000
"""Characters one field may hold; more is a pasted document, which belongs elsewhere."""


def before_saving(record: Record, diagnostic: Diagnostic, catalogues: Catalogues) -> Record:
    """The record as it may be written to disk: positions generalised (M01, M02, M05), thresholds no looser than
    the method's (N05, N06). Raises ``Refused`` when it may not be written at all (M04, G01, H01)."""
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if spec.base is str and isinstance(value, str):
            if len(value) > LONGEST_TEXT:
                raise Refused("safeguards-text-too-long", field=name, most=LONGEST_TEXT)
            if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
                raise Refused("safeguards-text-unreadable", field=name)
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


def warnings(record: Record) -> tuple[Finding, ...]:
    """What people should look at again after saving (E03); nothing is blocked by it."""
    return persons.findings(record)
