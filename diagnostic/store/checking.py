"""A look at a file: is it whole, of this version, are its links good, does it keep to the safeguards."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diagnostic.domain import safeguards
from diagnostic.domain.diagnostic import Diagnostic, links
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import KINDS, CodeOf, specs
from diagnostic.domain.safeguards import persons
from diagnostic.store.connection import connected, verify
from diagnostic.store.errors import StoreError
from diagnostic.store.file import DiagnosticFile
from diagnostic.store.header import SCHEMA


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
        copies = file.backups()
        problems = (
            ("store-damaged", {"file": path.name}, not _whole(file)),
            ("store-unlike", {"file": path.name}, _unlike(file)),
            ("store-dangling", {"count": _dangling(file.diagnostic)}, True),
            ("store-rules-broken", {"count": _broken(file)}, True),
        )
        remarks = (
            ("store-unknown-codes", {"count": _unknown_codes(file)}, True),
            ("store-to-review", {"count": len(persons.uncleared(file.diagnostic))}, True),
            ("store-bad-backups", {"count": sum(not _opens(each, file) for each in copies)}, True),
        )
        facts = {
            "schema": SCHEMA,
            "encrypted": file.encrypted,
            "records": dict(Counter(each.kind for each in file.diagnostic)),
            "backups": len(copies),
        }
    return Report(_those(problems), _those(remarks), facts)


def _those(found: Iterable[tuple[str, dict[str, Any], bool]]) -> tuple[tuple[str, dict[str, Any]], ...]:
    return tuple((key, arguments) for key, arguments, wrong in found if wrong and arguments.get("count") != 0)


def _whole(file: DiagnosticFile) -> bool:
    """Whether SQLite finds every page, index and reference as it should be."""
    with file.reading() as connection:
        said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        return said == ["ok"] and not connection.execute("PRAGMA foreign_key_check")


def _unlike(file: DiagnosticFile) -> bool:
    """Whether the tables have other columns than this version's."""
    from diagnostic.store.models import metadata

    with file.reading() as connection:
        return any(
            {row["name"] for row in connection.execute(f"PRAGMA table_info('{table.name}')")} != set(table.c.keys())
            for table in metadata.sorted_tables
        )


def _broken(file: DiagnosticFile) -> int:
    """Records that the safeguards would not have let onto the disk as they are."""
    found = 0
    for record in file.diagnostic:
        try:
            found += safeguards.before_saving(record, file.diagnostic, file.catalogues) != record
        except Refused:
            found += 1
    return found


def _unknown_codes(file: DiagnosticFile) -> int:
    """Codes that no catalogue of this version or community has."""
    names, found = set(file.catalogues.names()), 0
    for record in file.diagnostic:
        for name, spec in specs(type(record)).items():
            if isinstance(spec.mark, CodeOf) and spec.mark.catalogue in names:
                found += sum((spec.mark.catalogue, each) not in file.catalogues for each in _ids(getattr(record, name)))
    return found


def _opens(backup: Path, file: DiagnosticFile) -> bool:
    try:
        with connected(backup, file._passphrase) as connection:
            verify(connection, backup)
    except StoreError:
        return False
    return True


def _dangling(diagnostic: Diagnostic) -> int:
    """Links to records that are not there."""
    named = (each for record in diagnostic for each in links(record))
    return sum(kind in KINDS and diagnostic.get(KINDS[kind], each) is None for kind, each in named)


def _ids(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else tuple(filter(None, (value,)))
