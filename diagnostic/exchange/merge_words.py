"""What is said of the merge of two copies: what each conflict is about, and what each copy has, in words."""

import datetime as dt
from functools import cache
from typing import Any

from diagnostic import questionnaire
from diagnostic.domain import naming
from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.records import KINDS, CodeOf, LinkTo, Record, specs
from diagnostic.language import decimal, text
from diagnostic.shipped import catalogues as shipped
from diagnostic.store.merge import Conflict

UNASKED = frozenset({
    "review_date", "example", "missing_groups_reviewed", "few_sources_note", "results_reviewed",
    "suppression_threshold", "small_area_threshold", "protect_zeros", "name_en", "name_fr", "number", "hours",
    "order", "verified_on", "skipped", "reason", "group", "label_en", "label_fr", "definition_en", "definition_fr",
    "hidden", "title", "retired", "came_by", "answered_on", "label", "sharing", "value", "dissent",
})  # fmt: skip
"""Fields that no form of a step asks for under their own kind, and that have words here."""


def told(
    conflict: Conflict, ours: Diagnostic, theirs: Diagnostic, catalogues: Catalogues, lang: Lang
) -> dict[str, str]:
    """A conflict in words: ``what`` record, which ``field`` of it, what is ``mine`` and what ``theirs``."""
    return {
        "what": _about(conflict, ours if conflict.mine else theirs, catalogues, lang),
        "field": _field(conflict, lang),
        "mine": _side(conflict.mine, conflict.cell, ours, catalogues, lang),
        "theirs": _side(conflict.theirs, conflict.cell, theirs, catalogues, lang),
    }


def _about(conflict: Conflict, diagnostic: Diagnostic, catalogues: Catalogues, lang: Lang) -> str:
    """The record that a conflict is about; ``diagnostic`` is of a copy that has it."""
    record = conflict.record
    kind = text(f"dialogs-kind-{record.kind}", lang)
    name = naming.name(record, diagnostic, catalogues, lang)
    return text("dialogs-history-record", lang, kind=kind, name=name) if name else kind


def _field(conflict: Conflict, lang: Lang) -> str:
    """What of the record it is about."""
    if not conflict.cell:
        return text("merge-whole", lang)
    where, dot, name = conflict.cell.partition(".")
    if dot:
        return text("merge-own-question" if where == "extra" else "merge-unknown", lang, name=name)
    return _labels(conflict.record.kind, lang).get(conflict.cell, conflict.cell)


def _side(record: Record | None, cell: str, diagnostic: Diagnostic, catalogues: Catalogues, lang: Lang) -> str:
    """What one copy has: the value, that it was deleted, or that the record is kept."""
    if record is None:
        return text("merge-deleted", lang)
    if not cell:
        return text("merge-kept", lang)
    _, dot, name = cell.partition(".")
    if (cell if not dot else name) in record.unknown:
        return text("view-unknown", lang)
    value = record.extra.get(name) if dot else getattr(record, cell)
    if dot or value in (None, "", ()):
        return _plain(value, lang) or text("merge-no-answer", lang)
    mark = specs(type(record))[cell].mark
    if isinstance(mark, CodeOf | LinkTo):
        listed = value if isinstance(value, tuple) else (value,)
        return "; ".join(_code(mark, each, diagnostic, catalogues, lang) for each in listed)
    return _plain(value, lang)


def amounts(edit: Edit, now: Diagnostic) -> dict[str, int]:
    """How many records an edit adds, changes and removes."""
    there = {each.id for each in now}
    added = sum(each.id not in there for each in edit.puts)
    return {"added": added, "changed": len(edit.puts) - added, "removed": len(edit.removes)}


def _code(mark: CodeOf | LinkTo, value: str, diagnostic: Diagnostic, catalogues: Catalogues, lang: Lang) -> str:
    if isinstance(mark, CodeOf):
        return catalogues.label(mark.catalogue, value, lang)
    linked = diagnostic.get(KINDS[mark.kind], value) if mark.kind in KINDS else None
    return (linked and naming.name(linked, diagnostic, catalogues, lang)) or text("view-untitled", lang)


def _plain(value: Any, lang: Lang) -> str:
    if isinstance(value, bytes):
        return text("merge-a-file", lang)  # a position is never written out
    if isinstance(value, bool):
        return text("view-yes" if value else "view-no", lang)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return decimal(value, lang)
    if isinstance(value, dict):
        return "; ".join(filter(None, (_plain(each, lang) for each in value.values())))
    if isinstance(value, tuple):
        return "; ".join(filter(None, (_plain(each, lang) for each in value)))
    return "" if value is None else str(value)


@cache
def _labels(kind: str, lang: Lang) -> dict[str, str]:
    """What the form of a step calls the fields of a kind; what no form asks has names of its own."""
    cls = KINDS[kind]
    found = {name: text(f"merge-field-{name}", lang) for name in specs(cls) if name in UNASKED}
    if cls.step >= 0:
        form = questionnaire.load_step(cls.step, shipped())
        sections = [each for one in form.sections for each in (one, *one.children) if each.kind == kind]
        found |= {item.name: item.label(lang) for each in sections for item, _ in each.all_items()}
    return found
