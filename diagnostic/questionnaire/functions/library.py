"""How functions of forms are written down: one Python function each, by name, with how many arguments it takes.

``plain`` functions are given values; ``seen`` ones also where the expression is seen from (the ``Focus``); ``lazy``
ones compute their own arguments, because not all are needed or because a path is meant rather than its value.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Number = int | tuple[int, int | None]
"""How many arguments: exactly, or at least and at most (``None``: any number)."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function of XPath as forms write it; ``explanation`` is what it does, for people who write forms."""

    name: str
    arguments: Number
    way: str
    work: Callable[..., Any]

    @property
    def explanation(self) -> str:
        """What it gives, from its own words."""
        return " ".join((self.work.__doc__ or "").split())


FUNCTIONS: dict[str, Function] = {}


def _known(way: str) -> Callable[[str, Number], Callable[[Callable[..., Any]], Callable[..., Any]]]:
    def named(name: str, arguments: Number) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def keep(work: Callable[..., Any]) -> Callable[..., Any]:
            FUNCTIONS[name] = Function(name, arguments, way, work)
            return work

        return keep

    return named


plain, seen, lazy = _known("plain"), _known("seen"), _known("lazy")


def flat(arguments: tuple[Any, ...]) -> list[Any]:
    """Arguments one by one, sets of nodes taken apart."""
    found: list[Any] = []
    for each in arguments:
        found.extend(each if isinstance(each, list) else (each,))
    return found
