"""Expected failures. Each has a message key and arguments; ``diagnostic.language.explain`` turns one into words.

A message says what happened, what was kept and what to do next. Rooms define their own subclasses beside
the code that raises them, so that callers can tell failures apart without reading text.
"""

from functools import partial
from typing import Any


class RepereError(Exception):
    """Base of every expected failure: ``key`` names the bilingual message, ``args`` fill it."""

    def __init__(self, key: str, **arguments: Any) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments = arguments

    def __reduce__(self) -> tuple[Any, ...]:
        """So that it comes whole out of another process."""
        return partial(type(self), self.key, **self.arguments), ()


class Refused(RepereError):
    """A safeguard or a rule of the method forbids what was asked. ``rule`` is its METHOD id when it has one."""

    def __init__(self, key: str, rule: str = "", **arguments: Any) -> None:
        super().__init__(key, rule=rule, **arguments)
        self.rule = rule


class BadInput(RepereError):
    """What came in cannot be used; nothing was changed."""
