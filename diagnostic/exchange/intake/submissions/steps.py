"""Submissions of the ten step forms: what was entered on a phone becomes records, as if entered on screen."""

from collections.abc import Iterable, Iterator
from typing import Any

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import KINDS, Geometry, LinkTo, Record, specs
from diagnostic.domain.safeguards import before_saving, maps, persons
from diagnostic.exchange.intake.rows import Unusable, Values
from diagnostic.exchange.intake.submissions.remarks import Remarks
from diagnostic.exchange.intake.submissions.shape import Submission
from diagnostic.questionnaire import Section

OWNERS = {"resource", "priority"}
"""Kinds of records that others of the same form belong to."""


def take(
    submission: Submission,
    sections: Iterable[Section],
    values: Values,
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    remarks: Remarks,
) -> list[Record]:
    """Records of a submission to a step form. A value that cannot be used is left out and remarked on; what there is
    only one of (the community and its mandate) is never overwritten from a phone."""
    made: list[Record] = []
    before = len(remarks.found.refused)
    for section in sections:
        found = submission.answers.get(section.kind)
        if KINDS[section.kind].single:
            if found:
                remarks.note("intake-row-on-screen-only")
            continue
        for answers in _instances(found):
            made += _records(section, answers, "", values, diagnostic, catalogues, remarks)
    if not made and len(remarks.found.refused) == before:
        remarks.refuse("intake-row-no-answers")
    return made


def _instances(answers: Any) -> Iterator[dict[str, Any]]:
    yield from answers if isinstance(answers, list) else () if answers is None else (answers,)


def _records(
    section: Section,
    answers: dict[str, Any],
    owner: str,
    values: Values,
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    remarks: Remarks,
) -> list[Record]:
    """The record of one instance and those that belong to it; none when a safeguard refuses it."""
    cls = KINDS[section.kind]
    flat = dict(_flat(answers))
    taken: dict[str, Any] = {}
    for name, spec in specs(cls).items():
        cell = flat.get(name, "")
        if isinstance(spec.mark, LinkTo) and spec.mark.kind in KINDS:
            if owner and spec.mark.kind in OWNERS:
                taken[name] = owner
            continue
        if not cell:
            continue
        try:
            taken[name] = _position(cell) if isinstance(spec.mark, Geometry) else values.read(_listed(cell, spec), spec)
        except (Unusable, RepereError, ValueError):
            remarks.note("intake-row-value", field=name, value=cell[:60])
    if not taken.keys() - OWNERS:
        return []
    try:
        record = before_saving(cls(**taken), diagnostic, catalogues)
    except RepereError as reason:
        remarks.refuse(reason.key, **reason.arguments)
        return []
    for finding in persons.findings(record):
        remarks.note("intake-row-check-text", field=finding.field)
    made: list[Record] = [record]
    for child in section.children:
        for inside in _instances(answers.get(child.kind)):
            made += _records(child, inside, record.id, values, diagnostic, catalogues, remarks)
    return made


def _flat(answers: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, each in answers.items():
        if isinstance(each, dict):
            yield from _flat(each)
        elif isinstance(each, str):
            yield name, each


def _listed(cell: str, spec: Any) -> str:
    """Several choices stand apart by spaces in a submission, by semicolons in our tables."""
    return ";".join(cell.split()) if spec.base is tuple else cell


def _position(cell: str) -> bytes:
    """The point of ``latitude longitude ...``. Raises ``Refused`` outside Canada, ``ValueError`` when it is none."""
    latitude, longitude = (float(each) for each in cell.split()[:2])
    return maps.wkb_point(longitude, latitude)
