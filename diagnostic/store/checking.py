"""A look at a file: is it whole, of this version, are its links good, does it keep to the safeguards."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import KINDS, LinkTo, specs
from diagnostic.domain.safeguards import persons
from diagnostic.store.errors import StoreError
from diagnostic.store.file import DiagnosticFile
from diagnostic.store.models import SCHEMA


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: problems and remarks as messages with their arguments, and facts by name."""

    problems: tuple[tuple[str, dict[str, Any]], ...] = ()
    remarks: tuple[tuple[str, dict[str, Any]], ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(path: Path, passphrase: str | None) -> Report:
    """See ``store.check``; a file that cannot be opened is a problem, not an error."""
    try:
        file = DiagnosticFile.existing(path, passphrase, "")
    except StoreError as reason:
        return Report(problems=((reason.key, reason.arguments),))
    with file:
        with file._engine.connect() as connection:
            whole = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            strays = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        problems: list[tuple[str, dict[str, Any]]] = []
        if whole != ["ok"] or strays:
            problems.append(("store-damaged", {"file": path.name}))
        dangling = _dangling(file.diagnostic)
        if dangling:
            problems.append(("store-dangling", {"count": dangling}))
        remarks: list[tuple[str, dict[str, Any]]] = []
        found = persons.uncleared(file.diagnostic)
        if found:
            remarks.append(("store-to-review", {"count": len(found)}))
        counts = Counter(each.kind for each in file.diagnostic)
        facts = {
            "schema": SCHEMA,
            "encrypted": file.encrypted,
            "records": dict(counts),
            "backups": len(file.backups()),
        }
    return Report(tuple(problems), tuple(remarks), facts)


def _dangling(diagnostic: Diagnostic) -> int:
    """Links to records that are not there."""
    found = 0
    for record in diagnostic:
        for name, spec in specs(type(record)).items():
            if isinstance(spec.mark, LinkTo) and spec.mark.kind in KINDS:
                value = getattr(record, name)
                ids = value if isinstance(value, tuple) else filter(None, (value,))
                found += sum(diagnostic.get(KINDS[spec.mark.kind], each) is None for each in ids)
    return found
