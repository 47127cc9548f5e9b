"""Records that two copies made apart and that are one thing: the same rating, the same submission, the same own entry.

Each copy gave it an id of its own; joined, the older id stays (ids are ordered in time), whichever copy is first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import LinkTo, Record, specs

KEYS: dict[str, tuple[str, ...]] = {
    "situation": ("population", "form"),
    "factor_rating": ("population", "factor_type", "risk_factor", "protective_factor"),
    "group_rating": ("record", "record_field", "group"),
    "population": ("population",),
    "step_mark": ("step_number",),
    "local_entry": ("catalogue", "entry"),
    "clearance": ("record", "record_field", "digest"),
    "own_form": ("form_id", "version", "content"),
    "response": ("instance_id",),
}
"""What makes two records of a kind one thing. ``form_id`` and ``content`` of a form both count: two forms may bear one
name. A response without an instanceID, or a record with an empty key, has no twin."""


def twins(mine: Diagnostic, theirs: Diagnostic) -> dict[str, str]:
    """The id that stays, by the id that goes, for every pair of records of which each is in one copy only. A key that
    several records of one copy share pairs none of them."""
    found: dict[str, str] = {}
    ours, others = _alone(mine, theirs), _alone(theirs, mine)
    for key in ours.keys() & others.keys():
        one, other = ours[key], others[key]
        if one and other:
            found[max(one, other)] = min(one, other)
    return found


def _alone(these: Diagnostic, those: Diagnostic) -> dict[tuple[Any, ...], str]:
    found: dict[tuple[Any, ...], str] = {}
    for record in these:
        names = KEYS.get(record.kind)
        if names is None or those.get(type(record), record.id) is not None:
            continue
        values = tuple(getattr(record, name) for name in names)
        if any(values) and (record.kind != "response" or all(values)):
            key = (record.kind, *values)
            found[key] = "" if key in found else record.id
    return found


def renamed(records: Iterable[Record], names: Mapping[str, str]) -> list[Record]:
    """Records with other ids, and with links that follow them."""
    return [_renamed(record, names) for record in records] if names else list(records)


def _renamed(record: Record, names: Mapping[str, str]) -> Record:
    changes: dict[str, Any] = {}
    if record.id in names:
        changes["id"] = names[record.id]
    for name, spec in specs(type(record)).items():
        if isinstance(spec.mark, LinkTo):
            value = getattr(record, name)
            if isinstance(value, tuple):
                if not names.keys().isdisjoint(value):
                    changes[name] = tuple(dict.fromkeys(names.get(each, each) for each in value))
            elif value in names:
                changes[name] = names[value]
    return replace(record, **changes) if changes else record
