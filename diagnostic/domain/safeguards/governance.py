"""Rules G: the community owns, controls and releases its diagnostic."""

import datetime as dt
from collections.abc import Set

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic, step_of
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import Action, Community, FactorRating, Record, Release, Strength, specs
from diagnostic.domain.safeguards import content, persons

INDIGENOUS = {"first_nation", "inuit", "metis"}
"""Kinds of community whose mandate cannot be skipped (G01, OCAP)."""
NOT_SHARED = "not_to_be_shared"
SHARED_SCOPES = frozenset({"shared_workbook", "regional_submission", "public_summary"})
"""Scopes of a release that let something leave."""
WHOLE_SCOPES = SHARED_SCOPES - {"public_summary"}
"""Scopes that let more leave than the one-page summary."""
REGION_SCOPES = frozenset({"regional_submission"})
"""The scope that lets a submission leave for a region."""


def may_skip(step_number: int, community: Community) -> bool:
    """G01: step 0 cannot be skipped when the community is a First Nation, Inuit or Métis government. Skipping step 10
    lets nothing leave: a shared export still asks for its release (G03)."""
    return not (step_number == 0 and community.community_kind in INDIGENOUS)


def is_decided(release: Release) -> bool:
    """Whether a release says all that G03 asks (what, to whom, why, by whose authority, when) and still holds (G06)."""
    words = (release.scope, release.recipient, release.purpose, release.authority)
    return release.withdrawn_on is None and release.date is not None and all(each.strip() for each in words)


def current_release(
    diagnostic: Diagnostic, scopes: Set[str] = SHARED_SCOPES, today: dt.date | None = None
) -> Release | None:
    """The newest release in force that lets something of one of these scopes leave (G03), or None. A withdrawn one
    counts no more (G06); one with a later date not yet."""
    today = today or dt.date.today()
    complete = [
        each
        for each in diagnostic.all(Release)
        if each.scope in scopes and is_decided(each) and each.date is not None and each.date <= today
    ]
    return max(complete, key=lambda release: (release.date or dt.date.min, release.id), default=None)


def may_leave(record: Record) -> bool:
    """G07: whether the holder's conditions let a record leave at all, even as a count."""
    return getattr(record, "sharing", "") != NOT_SHARED


def strengths(diagnostic: Diagnostic) -> list[Record]:
    """G08: the strengths and protective factors that may leave; a line without a word is none."""
    found: list[Record] = [
        each
        for each in diagnostic.all(Strength)
        if may_leave(each) and (each.title.strip() or each.factor or each.description.strip())
    ]
    return found + [
        each
        for each in diagnostic.all(FactorRating)
        if each.factor_type == "protective" and each.protective_factor and each.presence is not None
    ]


def retention_is_over(community: Community, today: dt.date) -> bool:
    """G10: after the retention date, the app asks to renew or delete."""
    return community.retention_date is not None and today > community.retention_date


def shared_blocks(
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    scopes: Set[str] = SHARED_SCOPES,
    today: dt.date | None = None,
) -> tuple[Refused, ...]:
    """Why nothing of these scopes may be shared now; empty when it may. Each says where to mend it (argument
    ``step``)."""
    community, found = diagnostic.community, []
    for name in ("owner", "steward_role", "permitted_uses", "authority_kind"):
        if not getattr(community, name).strip():
            found.append(Refused("safeguards-block-mandate", "G01", step=0, field=name))
    if community.review_date is None and "review_date" not in community.unknown:
        found.append(Refused("safeguards-block-mandate", "G01", step=10, field="review_date"))
    if not community.benefit.strip():
        found.append(Refused("safeguards-block-benefit", "G09", step=0))
    if not community.notice_accepted:
        found.append(Refused("safeguards-block-notice", "H06", step=0))
    if current_release(diagnostic, scopes, today) is None:
        narrower = current_release(diagnostic, SHARED_SCOPES, today)
        key = "safeguards-block-release-scope" if narrower else "safeguards-block-release"
        if scopes == REGION_SCOPES:
            key = "safeguards-block-release-region"
        found.append(Refused(key, "G03", step=10))
    if not strengths(diagnostic):
        found.append(Refused("safeguards-block-strengths", "G08", step=1))
    for action in diagnostic.all(Action):
        for prompt in content.prompts(action, catalogues):
            if prompt.rule == "H03":
                found.append(Refused("safeguards-block-contested", "H03", step=9, action=action.title))
    by_record = {finding.record_id: finding for finding in persons.uncleared(diagnostic)}
    kinds = {record.id: record for record in diagnostic}
    for record_id, finding in by_record.items():
        step = step_of(diagnostic, kinds[record_id])
        key = "safeguards-block-word" if finding.rule == "H02" else "safeguards-block-text"
        found.append(Refused(key, finding.rule, step=step, text=finding.text[:40], record=record_id))
    return tuple(found)


def free_text_fields(cls: type[Record]) -> tuple[str, ...]:
    """G11: fields that the change log keeps only as a digest."""
    return tuple(name for name, spec in specs(cls).items() if spec.is_text)
