"""A diagnostic in memory: every record by kind and id, and an edit: the unit of saving, undo and merge."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from diagnostic.domain.records import (
    KINDS,
    Action,
    Community,
    GroupRating,
    LinkTo,
    OwnForm,
    Picture,
    Priority,
    Record,
    Resource,
    Response,
    Service,
    new_id,
    specs,
)

R = TypeVar("R", bound=Record)
OWNED: tuple[tuple[type[Record], str], ...] = (
    (Service, "resource"),
    (Action, "priority"),
    (GroupRating, "record"),
    (Response, "own_form"),
    (Picture, "response"),
)
"""Kinds that belong to another record, and the field that names it: what goes when the owner goes."""


class Diagnostic:
    """All records of one diagnostic. The store fills and changes it; everything else only reads it."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self._services: dict[str, dict[str, Service]] = {}
        for record in records:
            self.put(record)

    def all(self, cls: type[R]) -> list[R]:
        """Records of one kind, in the order they were made."""
        return list(self._records[cls.kind].values())  # type: ignore[arg-type]

    def get(self, cls: type[R], record_id: str) -> R | None:
        """One record, or None."""
        return self._records[cls.kind].get(record_id)  # type: ignore[return-value]

    def put(self, record: Record) -> None:
        """Add or replace a record in memory (the store calls this after the file has it)."""
        self._forget_service(record)
        self._records[record.kind][record.id] = record
        if isinstance(record, Service):
            self._services.setdefault(record.resource, {})[record.id] = record

    def remove(self, record: Record) -> None:
        """Forget a record in memory (the store calls this after the file has)."""
        self._forget_service(record)
        self._records[record.kind].pop(record.id, None)

    def follow(self, edit: "Edit") -> None:
        """Put and remove what an edit does."""
        for record in edit.puts:
            self.put(record)
        for record in edit.removes:
            self.remove(record)

    def _forget_service(self, record: Record) -> None:
        known = self.get(Service, record.id) if isinstance(record, Service) else None
        if known is not None:
            self._services[known.resource].pop(known.id, None)

    def services_of(self, resource_id: str) -> tuple[Service, ...]:
        """The services of a resource."""
        return tuple(self._services.get(resource_id, {}).values())

    def __iter__(self):  # type: ignore[no-untyped-def]
        return (record for kind in KINDS.values() for record in self.all(kind))

    def __len__(self) -> int:
        return sum(len(each) for each in self._records.values())

    @property
    def community(self) -> Community:
        """The community record; an empty one while step 0 has not begun."""
        return next(iter(self.all(Community)), Community(id="00000000-0000-7000-8000-000000000000"))


def step_of(diagnostic: Diagnostic, record: Record) -> int:
    """The step that a record belongs to, a response to that of its form; step 0 for what belongs to none."""
    if isinstance(record, Response):
        form = diagnostic.get(OwnForm, record.own_form)
        return form.step_number or 0 if form is not None else 0
    if isinstance(record, OwnForm):
        return record.step_number or 0
    return max(record.step, 0)


@dataclass(frozen=True, slots=True)
class Edit:
    """Records to put and to remove together, in one transaction and one undo."""

    puts: tuple[Record, ...] = ()
    removes: tuple[Record, ...] = ()


def joined(edits: Iterable[Edit]) -> Edit:
    """What several edits in a row come to, as one."""
    puts: dict[str, Record] = {}
    removes: dict[str, Record] = {}
    for edit in edits:
        for record in edit.puts:
            removes.pop(record.id, None)
            puts[record.id] = record
        for record in edit.removes:
            puts.pop(record.id, None)
            removes[record.id] = record
    return Edit(tuple(puts.values()), tuple(removes.values()))


def links(record: Record) -> Iterator[tuple[str, str]]:
    """The records that a record names: the kind that its field links to, and the id."""
    for name, spec in specs(type(record)).items():
        if isinstance(spec.mark, LinkTo):
            named = getattr(record, name)
            for each in named if isinstance(named, tuple) else filter(None, (named,)):
                yield spec.mark.kind, each


def deletion(diagnostic: Diagnostic, records: Iterable[Record]) -> Edit:
    """The edit that deletes records: what belongs to them goes too (services of a resource, actions of a
    priority, what groups said of a rating, answers to a form and their pictures) and every link to them is taken out
    of the records that stay."""
    doomed = {record.id: record for record in records}
    for cls, owner in OWNED:
        doomed |= {each.id: each for each in diagnostic.all(cls) if getattr(each, owner) in doomed}
    puts = []
    for record in diagnostic:
        if record.id in doomed:
            continue
        changes: dict[str, object] = {}
        for name, spec in specs(type(record)).items():
            if isinstance(spec.mark, LinkTo):
                value = getattr(record, name)
                if spec.base is tuple and not doomed.keys().isdisjoint(value):
                    changes[name] = tuple(each for each in value if each not in doomed)
                elif spec.base is str and value in doomed:
                    changes[name] = ""
        if changes:
            puts.append(replace(record, **changes))  # type: ignore[arg-type]
    return Edit(tuple(puts), tuple(doomed.values()))


def duplication(diagnostic: Diagnostic, record: R) -> tuple[R, Edit]:
    """A copy of a record under a new id, with copies of the services, actions or pictures that belong to it."""
    copy = replace(record, id=new_id())
    owned: list[Record] = []
    if isinstance(record, Resource):
        owned = [
            replace(each, id=new_id(), resource=copy.id)
            for each in diagnostic.all(Service)
            if each.resource == record.id
        ]
    elif isinstance(record, Response):
        pictures = {
            each.id: replace(each, id=new_id(), response=copy.id)
            for each in diagnostic.all(Picture)
            if each.response == record.id
        }
        owned = list(pictures.values())
        new = {old: each.id for old, each in pictures.items()}
        copy = replace(copy, instance_id="", extra=_naming(copy.extra, new))  # type: ignore[call-arg]
    elif isinstance(record, Priority):
        owned = [
            replace(each, id=new_id(), priority=copy.id)
            for each in diagnostic.all(Action)
            if each.priority == record.id
        ]
    return copy, Edit((copy, *owned))


def _naming(answers: Any, new: Mapping[str, str]) -> Any:
    """Answers that name other pictures: the new ids in place of the old ones."""
    if isinstance(answers, dict):
        return {name: _naming(each, new) for name, each in answers.items()}
    if isinstance(answers, tuple):
        return tuple(_naming(each, new) for each in answers)
    stem, dot, suffix = answers.rpartition(".") if isinstance(answers, str) else ("", "", "")
    return f"{new[stem]}{dot}{suffix}" if stem in new else answers
