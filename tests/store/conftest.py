"""Files on a real disk."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diagnostic import example, store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Community
from diagnostic.store.file import DiagnosticFile

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lake.repere"


@pytest.fixture
def new(path: Path) -> Iterator[Callable[..., DiagnosticFile]]:
    """A new file; closed when the test ends."""
    made: list[DiagnosticFile] = []

    def make(**options: str) -> DiagnosticFile:
        made.append(store.create(path, Community(name="Lake"), **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def full(new: Callable[..., DiagnosticFile]) -> DiagnosticFile:
    """The example's records in a file."""
    file = new()
    records = [each for each in example.records("en", TODAY) if not isinstance(each, Community)]
    file.apply(Edit(puts=tuple(records)), "example")
    return file
