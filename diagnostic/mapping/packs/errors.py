"""What can be wrong with a map pack, and how its making is stopped."""

from collections.abc import Callable

from diagnostic.domain.errors import BadInput, RepereError

Progress = Callable[[float], bool]
"""Told how far the work is, 0 to 1; answers False when people asked to stop."""


class BadPack(BadInput):
    """A map file that cannot be used; nothing was kept of it."""


class Stopped(RepereError):
    """People stopped the work; nothing was kept of it."""

    def __init__(self) -> None:
        super().__init__("packs-stopped")


def told(progress: Progress, share: float) -> None:
    """Say how far the work is. Raises ``Stopped`` when people asked for that."""
    if not progress(share):
        raise Stopped()
