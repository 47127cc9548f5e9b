"""Submissions of the ten step forms: what was entered on a phone becomes records, as if entered on screen."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import LANGS, Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import BadInput, RepereError
from diagnostic.domain.records import KINDS, Geometry, LinkTo, Record, Response, specs
from diagnostic.domain.safeguards import before_saving, maps, persons
from diagnostic.domain.steps import STEPS
from diagnostic.exchange.intake.mapping import fold
from diagnostic.exchange.intake.rows import Intake, Progress, Remark, Unusable, Values
from diagnostic.exchange.intake.submissions import form_id_of, read
from diagnostic.exchange.intake.submissions.shape import Path as Names
from diagnostic.exchange.intake.submissions.shape import Shape, Submission
from diagnostic.questionnaire import Section, StepQuestion, load_step

STEP_FORMS = "repere_"
"""Form ids of the step forms begin with this and the step's number."""


def step_of(form_id: str) -> int | None:
    """The step whose form this is; None for another form."""
    number = form_id.removeprefix(STEP_FORMS).partition("_")[0]
    return int(number) if form_id.startswith(STEP_FORMS) and number.isdigit() else None


def shape_of(sections: Iterable[Section], catalogues: Catalogues) -> Shape:
    """Where the questions of a step form stand, and what its choices are called in both languages."""
    kinds: dict[Names, str] = {}
    labels: dict[Names, dict[str, str]] = {}
    repeats: set[Names] = set()

    def walk(section: Section, path: Names) -> None:
        if section.repeated:
            repeats.add(path)
        for item, around in section.all_items():
            if not isinstance(item, StepQuestion):
                continue
            here = (*path, *(each.name for each in around), item.name)
            kinds[here] = "select_multiple" if item.multiple else "select_one" if item.catalogue else item.kind
            if item.catalogue in catalogues.names():
                labels[here] = {
                    fold(each.label(lang)): each.id
                    for each in catalogues.entries(item.catalogue, hidden=True)
                    for lang in LANGS
                }
        for child in section.children:
            walk(child, (*path, child.kind))

    for section in sections:
        walk(section, (section.kind,))
    return Shape(kinds, frozenset(repeats), labels)


def take_file(path: Path, diagnostic: Diagnostic, catalogues: Catalogues, progress: Progress | None = None) -> Intake:
    """Records of a file of answers to one of the step forms: the file says which, or its columns do.

    Raises ``BadInput`` when it answers no step form, and what ``read`` raises.
    """
    form_id = form_id_of(path)
    number = step_of(form_id)
    for step in (STEPS[number],) if number is not None and number < len(STEPS) else () if form_id else STEPS:
        sections = load_step(step.number, catalogues).sections
        shape = shape_of(sections, catalogues)
        try:
            return take(read(path, shape), sections, diagnostic, catalogues, progress)
        except BadInput as reason:
            if form_id or reason.key != "intake-error-other-form":
                raise
    raise BadInput("intake-error-unknown-form", file=path.name, form=form_id or "?")


def take(
    submissions: Iterable[Submission],
    sections: Iterable[Section],
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    progress: Progress | None = None,
) -> Intake:
    """Records of submissions to a step form. Nothing is stored: ``Intake.edit`` is applied when a person accepts.

    A submission that came in before (by its instanceID) is refused; one value that cannot be used is left out and
    listed; the community's mandate is never overwritten from a phone.
    """
    found, wanted = Intake(), tuple(each for each in sections if not KINDS[each.kind].single)
    known = {each.instance_id for each in diagnostic.all(Response) if each.instance_id}
    values = Values(catalogues)
    for each in submissions:
        found.rows += 1
        if progress and found.rows % 100 == 0 and not progress(found.rows, 0):
            return Intake(rows=found.rows, cancelled=True)
        if not each.answers:
            found.refused.append(Remark(each.number, "intake-row-no-answers", {}))
            continue
        if each.instance_id and each.instance_id in known:
            found.refused.append(Remark(each.number, "intake-row-came-before", {}))
            continue
        made: list[Record] = []
        for section in wanted:
            for answers in _instances(each.answers.get(section.kind)):
                made += _records(section, answers, "", each.number, values, found, diagnostic, catalogues)
        if not made:
            found.refused.append(Remark(each.number, "intake-row-no-answers", {}))
            continue
        known.add(each.instance_id)
        came = Response(instance_id=each.instance_id, came_by="phone", answered_on=dt.date.today())
        found.kept += (*made, came) if each.instance_id else made
    return found


def _instances(answers: Any) -> Iterator[dict[str, Any]]:
    yield from answers if isinstance(answers, list) else () if answers is None else (answers,)


def _records(
    section: Section,
    answers: dict[str, Any],
    owner: str,
    number: int,
    values: Values,
    found: Intake,
    diagnostic: Diagnostic,
    catalogues: Catalogues,
) -> list[Record]:
    """The record of one instance and those that belong to it; none when a safeguard refuses it."""
    cls = KINDS[section.kind]
    flat = dict(_flat(answers))
    taken: dict[str, Any] = {}
    for name, spec in specs(cls).items():
        cell = flat.get(name, "")
        if isinstance(spec.mark, LinkTo) and spec.mark.kind in KINDS:
            if owner and spec.mark.kind in {"resource", "priority"}:
                taken[name] = owner
            continue
        if not cell:
            continue
        try:
            taken[name] = _position(cell) if isinstance(spec.mark, Geometry) else values.read(_listed(cell, spec), spec)
        except (Unusable, RepereError):
            found.left_out.append(Remark(number, "intake-row-value", {"field": name, "value": cell[:60]}))
    if not taken.keys() - {"resource", "priority"}:
        return []
    try:
        record = before_saving(cls(**taken), diagnostic, catalogues)
    except RepereError as reason:
        found.refused.append(Remark(number, reason.key, reason.arguments))
        return []
    for finding in persons.findings(record):
        found.left_out.append(Remark(number, "intake-row-check-text", {"field": finding.field}))
    made: list[Record] = [record]
    for child in section.children:
        for inside in _instances(answers.get(child.kind)):
            made += _records(child, inside, record.id, number, values, found, diagnostic, catalogues)
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
    latitude, longitude = (float(each) for each in cell.split()[:2])
    return maps.wkb_point(longitude, latitude)
