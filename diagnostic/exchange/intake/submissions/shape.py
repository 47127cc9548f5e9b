"""The shape of a form, as far as reading answers needs it, and one submission in that shape."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from diagnostic.exchange.intake.table import Remark

Path = tuple[str, ...]
"""Names of the groups around a question, outermost first, and its own."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Where questions stand. ``kinds``: the type of each question by path; ``repeats``: paths of repeats; ``labels``:
    for each choice question, labels in every language (folded) and the name each stands for; ``titles``: what each
    question and group is called in every language. ``form`` is what the form is known by to who looked it up."""

    kinds: Mapping[Path, str]
    repeats: frozenset[Path] = frozenset()
    labels: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)
    titles: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)
    form: str = ""

    def around(self, path: Path) -> Path:
        """The innermost repeat that a question stands in; empty for none."""
        inside = [path[:length] for length in range(1, len(path)) if path[:length] in self.repeats]
        return inside[-1] if inside else ()

    def within(self, repeat: Path) -> tuple[Path, ...]:
        """The questions directly in a repeat (or, for an empty path, outside every one)."""
        return tuple(each for each in self.kinds if self.around(each) == repeat)


Finder = Callable[[str, str, Collection[str]], Shape | None]
"""Looks a form up by its id, its version and the names of the answers given (columns, or paths with ``/``)."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One filled-in form. ``number`` is its row in the file as people see it (the header is row 1), or its place
    among the files that came in, ``of`` how many there are. ``answers`` nests by groups; a repeat is a list; leaves
    are raw texts. ``shape`` is None when nobody knows the form."""

    number: int
    instance_id: str
    answers: dict[str, Any]
    shape: Shape | None = None
    form_id: str = ""
    version: str = ""
    name: str = ""
    """The file it came in."""
    of: int = 0
    answered_on: dt.date | None = None
    unasked: tuple[str, ...] = ()
    """Names of answers that the form does not ask for; of a table's columns, with its first submission."""
    missing: tuple[str, ...] = ()
    """Names of questions that the table has no column for, with its first submission."""
    problem: str = ""
    """The message that says why it cannot be read at all."""
    left_out: tuple[Remark, ...] = ()
    """What was left out of the rows of its table, with its first submission."""


def put(answers: dict[str, Any], path: Iterable[str], value: Any) -> None:
    """Put a value at a path, making the groups on the way."""
    *groups, last = path
    for group in groups:
        answers = answers.setdefault(group, {})
    answers[last] = value


def day(written: str) -> dt.date | None:
    """The day that a moment begins with (``2026-10-01T12:00:00Z``); None when it is none."""
    try:
        return dt.date.fromisoformat(written[:10])
    except ValueError:
        return None
