"""Rating scales and confidence (METHOD 3.2, 3.4). A rating is an ``int`` 1..5 or None: unknown is not a number."""

from enum import IntEnum

LOWEST, HIGHEST = 1, 5
"""Every rating scale of the method runs from 1 to 5; anchors are in ``rating_scales.csv``."""


class Confidence(IntEnum):
    """How much a rating can be relied on (METHOD 3.4); ordered, so that ``min`` is the lowest."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def code(self) -> str:
        """Its id in ``rating_scales.csv``."""
        return f"confidence_{self.name.lower()}"

    @property
    def shift(self) -> float:
        """By how much a rating may be off: 0, 0.5, 1 or the whole scale (METHOD 3.4)."""
        return {3: 0.0, 2: 0.5, 1: 1.0, 0: float(HIGHEST - LOWEST)}[self]


def span(rating: float, confidence: Confidence) -> tuple[float, float]:
    """The lowest and highest value a rating may really have, clipped to the scale (METHOD 3.4)."""
    return max(LOWEST, rating - confidence.shift), min(HIGHEST, rating + confidence.shift)
