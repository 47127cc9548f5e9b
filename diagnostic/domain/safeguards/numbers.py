"""Rules N: small numbers never leave. Deterministic, so that repeated exports cannot be averaged (N02)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import Community

BASE = 5
"""Counts are rounded to the nearest 5 (N02; Statistics Canada rounds to base 5)."""
LEAST_THRESHOLD = 5
"""N06: the threshold may be raised, never lowered."""
LEAST_AREA, GROUP_SIZE = 250, 40
"""N05: no place map or group rating below 250 people; N08: groups under 40 merge into their parent group."""
LEAST_RESPONSES = 10
"""N07: medians and averages need ten responses."""
SUPPRESSED: Literal["suppressed"] = "suppressed"
Shown = int | Literal["suppressed"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits in force in one diagnostic; never looser than the method's."""

    threshold: int = LEAST_THRESHOLD
    protect_zeros: bool = False
    area: int = LEAST_AREA


def limits(community: Community) -> Limits:
    """The community's own limits, raised to the method's where they are lower (N05, N06)."""
    return Limits(
        max(LEAST_THRESHOLD, community.suppression_threshold),
        community.protect_zeros,
        max(LEAST_AREA, community.small_area_threshold),
    )


def shown(count: int, limit: Limits) -> Shown:
    """A count of people as it may leave: suppressed below the threshold, else rounded to 5 (N01, N02, N04)."""
    if count == 0 and not limit.protect_zeros:
        return 0
    if count < limit.threshold:
        return SUPPRESSED
    return max(limit.threshold, BASE * ((count + BASE // 2) // BASE))


def words(value: Shown | None, limit: Limits, lang: Lang) -> str | int | None:
    """How a shown count is written in a table: ``<5`` in English, ``< 5`` in French (N01)."""
    if value == SUPPRESSED:
        return f"<{limit.threshold}" if lang == "en" else f"<\u00a0{limit.threshold}"
    return value


def percentage(part: int, whole: int, limit: Limits) -> float | None:
    """A percentage, or None when its numerator or denominator is suppressed (N07)."""
    top, bottom = shown(part, limit), shown(whole, limit)
    if top == SUPPRESSED or bottom == SUPPRESSED or bottom == 0:
        return None
    return 100 * top / bottom  # type: ignore[operator]


def protect(counts: Mapping[tuple[str, str], int], limit: Limits) -> dict[tuple[str, str], Shown]:
    """A table of counts (row, column) as it may leave, with complementary suppression (N03).

    Where a row or column holds exactly one suppressed cell, its smallest remaining cell is suppressed too, until
    no row or column has a lone one; a row or column of one cell has no total to subtract from.
    """
    out: dict[tuple[str, str], Shown] = {cell: shown(count, limit) for cell, count in counts.items()}
    lines: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for cell in counts:
        for axis in (0, 1):
            lines.setdefault((axis, cell[axis]), []).append(cell)
    changed = True
    while changed:
        changed = False
        for cells in lines.values():
            hidden = [cell for cell in cells if out[cell] == SUPPRESSED]
            open_cells = [cell for cell in cells if out[cell] != SUPPRESSED]
            if len(hidden) == 1 and open_cells:
                positive = [cell for cell in open_cells if counts[cell] > 0] or open_cells
                out[min(positive, key=lambda cell: (counts[cell], cell))] = SUPPRESSED
                changed = True
    return out
