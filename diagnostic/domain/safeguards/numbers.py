"""Rules N: small numbers never leave. Deterministic, so that repeated exports cannot be averaged (N02)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import Community, PeopleCount, ProfileItem, Record, specs

BASE = 5
"""Counts are rounded to the nearest 5 (N02; Statistics Canada rounds to base 5)."""
LEAST_THRESHOLD = 5
"""N06: the threshold may be raised, never lowered."""
LEAST_AREA, GROUP_SIZE = 250, 40
"""N05: no place map or group rating below 250 people; N08: groups under 40 merge into their parent group."""
LEAST_ANY, LEAST_CUSTOM, LEAST_INCOME = 40, 100, 250
"""N05: fewest people of a community, of an area that the census does not know, and for income (Statistics Canada)."""
SUPPRESSED: Literal["suppressed"] = "suppressed"
WITHHELD: Literal["withheld"] = "withheld"
"""A count that is large enough, hidden so that another cannot be worked out from it (N03), or a percentage (N07)."""
Shown = int | Literal["suppressed", "withheld"]
_NOT_COUNTS = {"percent", "dollars", "km", "hours"}
"""Units of a profile item whose number counts nobody; a number without a unit is taken for a count."""


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


def is_count(record: Record, name: str) -> bool:
    """Whether a field counts people or households: the N rules apply to it."""
    if isinstance(record, ProfileItem):
        return name == "number" and record.unit not in _NOT_COUNTS
    return isinstance(specs(type(record))[name].mark, PeopleCount)


def shown(count: int, limit: Limits) -> Shown:
    """A count of people as it may leave: suppressed below the threshold, else rounded to 5 (N01, N02, N04). What
    would round to less than the threshold is rounded up, so that no shown number stands for one count alone."""
    if count == 0 and not limit.protect_zeros:
        return 0
    if count < limit.threshold:
        return SUPPRESSED
    return max(BASE * -(-limit.threshold // BASE), BASE * ((count + BASE // 2) // BASE))


def words(value: Shown | None, limit: Limits, lang: Lang) -> str | int | None:
    """How a shown count is written in a table: ``<5`` in English, ``< 5`` in French (N01), ``x`` when another count
    is protected by it (N03; Statistics Canada's sign)."""
    if value == SUPPRESSED:
        return f"<{limit.threshold}" if lang == "en" else f"<\u00a0{limit.threshold}"
    return "x" if value == WITHHELD else value


def may_show_percentage(percentage: float, whole: int, limit: Limits) -> bool:
    """N07: whether a percentage of a number of people may leave: neither the people it speaks of nor those it
    leaves out may be few."""
    for part in (percentage, 100 - percentage):
        people = round(whole * part / 100)
        if shown(people, limit) == SUPPRESSED or (people == 0 and part > 0):
            return False
    return True


def protect(counts: Mapping[tuple[str, ...], int], limit: Limits) -> dict[tuple[str, ...], Shown]:
    """A table of counts (row, column, what tells cells of one square apart) as it may leave (N03).

    Where a row or column holds exactly one hidden cell, its smallest remaining cell is withheld too, until no row or
    column has a lone one; a row or column of one cell has no total to subtract from.
    """
    out: dict[tuple[str, ...], Shown] = {cell: shown(count, limit) for cell, count in counts.items()}
    lines: dict[tuple[int, str], list[tuple[str, ...]]] = {}
    for cell in counts:
        for axis in (0, 1):
            lines.setdefault((axis, cell[axis]), []).append(cell)
    changed = True
    while changed:
        changed = False
        for cells in lines.values():
            open_cells = [cell for cell in cells if isinstance(out[cell], int)]
            if len(open_cells) == len(cells) - 1 and open_cells:
                positive = [cell for cell in open_cells if counts[cell] > 0] or open_cells
                out[min(positive, key=lambda cell: (counts[cell], cell))] = WITHHELD
                changed = True
    return out
