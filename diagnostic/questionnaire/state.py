"""How a question, group or repeat stands at a moment, as a window shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from diagnostic.questionnaire.form import Item


class Unknown:
    """The answer "we do not know": legal everywhere, never taken for a value."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()
"""Given to ``Answering.answer``."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice as it is offered: its name, its label and pictures in the language shown, and its other columns."""

    id: str
    label: str
    media: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """``value`` is as ``stored`` says, ``None`` for no answer and for one that cannot be read (then not ``valid``).
    ``message`` says what the question wants when it is not valid or not answered; words are in the language shown,
    with answers filled in. ``count`` is the number of instances of a repeat, ``None`` for anything else."""

    value: Any = None
    unknown: bool = False
    relevant: bool = True
    required: bool = False
    read_only: bool = False
    valid: bool = True
    label: str = ""
    hint: str = ""
    guidance: str = ""
    message: str = ""
    media: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One place of the live form: ``/data/rep[2]/q``. A repeat is one node, its instances (with ``index`` from 1) are
    its children; ``index`` is 0 for anything else."""

    position: str
    item: Item
    index: int = 0
    children: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """What an answer changed: the positions whose ``State`` is another, and the repeats whose instances are others."""

    positions: frozenset[str] = frozenset()
    structure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands in the way of a complete form: a position and, in words, why."""

    position: str
    message: str
