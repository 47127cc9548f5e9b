"""The shape of a form, as far as reading answers needs it, and one submission in that shape."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str, ...]
"""Names of the groups around a question, outermost first, and its own."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One filled-in form. ``number`` is its row in the file as people see it (the header is row 1), or its place
    among the files of a zip. ``answers`` nests by groups; a repeat is a list; leaves are raw texts."""

    number: int
    instance_id: str
    answers: dict[str, Any]
    form_id: str = ""
    version: str = ""
    name: str = ""
    """The file it came in, when each has its own."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Where questions stand. ``kinds``: the type of each question by path; ``repeats``: paths of repeats;
    ``labels``: for each choice question, labels in every language (folded) and the name each stands for."""

    kinds: Mapping[Path, str]
    repeats: frozenset[Path] = frozenset()
    labels: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)

    def around(self, path: Path) -> Path:
        """The innermost repeat that a question stands in; empty for none."""
        inside = [path[:length] for length in range(1, len(path)) if path[:length] in self.repeats]
        return inside[-1] if inside else ()

    def within(self, repeat: Path) -> tuple[Path, ...]:
        """The questions directly in a repeat (or, for an empty path, outside every one)."""
        return tuple(each for each in self.kinds if self.around(each) == repeat)


def put(answers: dict[str, Any], path: Iterable[str], value: Any) -> None:
    """Put a value at a path, making the groups on the way."""
    *groups, last = path
    for group in groups:
        answers = answers.setdefault(group, {})
    answers[last] = value


def get(answers: Any, path: Iterable[str]) -> Any:
    """The value at a path; None when there is none."""
    for name in path:
        if not isinstance(answers, dict):
            return None
        answers = answers.get(name)
    return answers
