"""Rules N between communities: how many of them said something is a count like any other, and a region gives out report
after report.

A reader holds every report that the region ever gave out, knows which communities were in each, and knows this program.
He must not work out a number of 1 to 4 communities (N01), nor that all of a few said something, from one report, from
totals beside their parts (N03), or from two reports set side by side: last year's and this year's, before and after a
community joined, changed what it says, or withdrew (G06). Therefore:

- fewer than 5 communities: nothing of what they said is told, and none is named (METHOD 5);
- numbers are told as bands, of which the first is "1 to 4" and the last begins at least 5 below "all", so that each
  leaves at least 4 possible numbers (the measure of N03);
- where one number bounds another (a part and its total, what is asked of the region and what is a priority), there are
  two bands only, "5 or more" and "fewer, or none" (N04): then neither narrows the other below those 4, then or later;
- numbers of different tables are told as if they had nothing to do with each other: where they plainly have, one of the
  tables is of the kind above;
- a report that differs from an earlier one by what 1 to 4 communities said is not given out at all;
- bands of a new report are joined until, beside every earlier report and every two of them, at least 4 numbers are
  still possible for the old number, the new one, and the difference. Which bands are joined follows from what is
  public, never from the new number itself, so that joining tells nothing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

FEWEST = 5
"""Communities: fewer are never named nor told of (METHOD 5); fewer that changed give no new report."""
LEAST_POSSIBLE = 4
"""N03: so many numbers stay possible at least."""
CUTS = (5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
"""Where bands may begin, after the first."""
COARSE = (5,)
"""Where bands may begin in a table whose numbers bound others."""


@dataclass(frozen=True, slots=True)
class Band:
    """A number of communities as it may be told: from ``low`` to ``high``, both included; 0 to 0 is none."""

    low: int
    high: int


NONE = Band(0, 0)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier report: the bands told there, and the statements in it. A statement is one community with all that it
    said; a community that changed what it says has left with one and joined with another."""

    bands: Mapping[str, Band]
    statements: frozenset[str]

    def band(self, cell: str, cuts: Sequence[int], protect_zeros: bool) -> Band:
        """The band of a cell; of one that was not told of, the first."""
        return self.bands.get(cell) or first(len(self.statements), cuts, protect_zeros)


def may_tell(number: int) -> bool:
    """Whether a region of so many communities may tell anything of what they said, or name one."""
    return number >= FEWEST


def may_follow(changed: int) -> bool:
    """Whether a report may be given out beside an earlier one from which what so many communities said differs."""
    return changed == 0 or changed >= FEWEST


def bands(number: int, cuts: Sequence[int] = CUTS) -> tuple[Band, ...]:
    """The bands of a region of so many communities, but for "none": a cut stands only when at least 5 numbers up to
    "all" lie above it."""
    lows = [1, *(cut for cut in cuts if cut <= number - FEWEST + 1)]
    highs = [low - 1 for low in lows[1:]] + [number]
    return tuple(Band(low, high) for low, high in zip(lows, highs, strict=True))


def first(number: int, cuts: Sequence[int] = CUTS, protect_zeros: bool = False) -> Band:
    """The band of what was not told: none, or with ``protect_zeros`` (N04) none or few."""
    return Band(0, bands(number, cuts)[0].high) if protect_zeros else NONE


def protected(
    counts: Mapping[str, int],
    statements: frozenset[str],
    earlier: Iterable[Earlier] = (),
    cuts: Sequence[int] = CUTS,
    protect_zeros: bool = False,
) -> dict[str, Band]:
    """The number of communities of each cell as it may be told; what has the ``first`` band is left out, but for cells
    that an earlier report told of. Cells are named alike in every report."""
    before = tuple(each for each in earlier if each.statements != statements)
    beside = _Beside(statements, before)
    lowest, *others = (NONE, *bands(len(statements), cuts))
    if protect_zeros:
        lowest = Band(0, others.pop(0).high)
    cells = dict.fromkeys((*counts, *(cell for each in before for cell in each.bands)))
    told = {}
    for cell in cells:
        old = tuple(each.band(cell, cuts, protect_zeros) for each in before)
        band = _band(counts.get(cell, 0), beside.joined((lowest, *others), old))
        if band != lowest or any(cell in each.bands for each in before):
            told[cell] = band
    return told


def _band(count: int, among: Iterable[Band]) -> Band:
    return next(band for band in among if band.low <= count <= band.high)


class _Beside:
    """What a reader knows who sets a new report beside earlier ones: which statements are in which of them."""

    def __init__(self, statements: frozenset[str], earlier: Sequence[Earlier]) -> None:
        reports = [each.statements for each in earlier]
        self._changes = [(len(statements - each), len(each - statements)) for each in reports]
        self._pairs = {
            (one, other): _classes((reports[one], reports[other], statements))
            for one, other in combinations(range(len(reports)), 2)
        }
        self._known: dict[tuple[Band, ...], tuple[Band, ...]] = {}

    def joined(self, among: tuple[Band, ...], old: tuple[Band, ...]) -> tuple[Band, ...]:
        """The bands of a cell, neighbours joined until none of them tells too much beside its bands in earlier reports:
        towards the old number, so that less is lost."""
        if old not in self._known:
            self._known[old] = self._joined(among, old)
        return self._known[old]

    def _joined(self, among: tuple[Band, ...], old: tuple[Band, ...]) -> tuple[Band, ...]:
        while len(among) > 1:
            bad = ((at, self._worst(band, old)) for at, band in enumerate(among))
            at, worst = next(((at, one) for at, one in bad if one is not None), (None, NONE))
            if at is None:
                break
            down = at == len(among) - 1 or (at > 0 and among[at].low > worst.low)
            at -= down
            among = (*among[:at], Band(among[at].low, among[at + 1].high), *among[at + 2 :])
        return among

    def _worst(self, new: Band, old: tuple[Band, ...]) -> Band | None:
        """The old band beside which a new one tells too much; None when there is none."""
        for band, (grown, shrunk) in zip(old, self._changes, strict=True):
            if not _safe(new, band, grown, shrunk):
                return band
        for (one, other), classes in self._pairs.items():
            if not _safe_beside_two(classes, (old[one], old[other], new)):
                return old[other]
        return None


def _safe(new: Band, old: Band, grown: int, shrunk: int) -> bool:
    """Whether a band leaves enough numbers possible for what was, what is, and what changed. "None" may be told
    exactly, then and now.

    With the old number in ``old`` and the new one in ``new``, the new less the old lies from -shrunk to grown.
    """
    was = min(old.high, new.high + shrunk) - max(old.low, new.low - grown)
    now = min(new.high, old.high + grown) - max(new.low, old.low - shrunk)
    change = min(grown, new.high - old.low) - max(-shrunk, new.low - old.high)
    if min(was, now, change) < 0:
        return True  # cannot be, so nobody will read it
    wide = LEAST_POSSIBLE - 1
    if old == new == NONE:
        return True
    return (old == NONE or was >= wide) and (new == NONE or now >= wide) and change >= wide


Classes = tuple[tuple[tuple[bool, ...], int], ...]
"""How many statements are in the same of some reports: in which, and how many."""
_WEIGHTS = tuple(product((-1.0, -0.5, 0.0, 0.5, 1.0), repeat=3))
"""What three reports are weighed by in an inequality that follows from them."""


def _classes(reports: Sequence[frozenset[str]]) -> Classes:
    found: dict[tuple[bool, ...], int] = {}
    for each in frozenset().union(*reports):
        where = tuple(each in report for report in reports)
        found[where] = found.get(where, 0) + 1
    return tuple(sorted(found.items()))


@lru_cache(maxsize=100_000)
def _safe_beside_two(classes: Classes, told: tuple[Band, ...]) -> bool:
    """Whether three reports together leave enough numbers possible for each."""
    for at, band in enumerate(told):
        low, high = _possible(at, classes, told)
        if low > high:
            return True  # cannot be
        if band != NONE and high - low < LEAST_POSSIBLE - 1:
            return False
    return True


def _possible(at: int, classes: Classes, told: tuple[Band, ...]) -> tuple[int, int]:
    """The least and the largest number that one of three reports can stand for beside the others.

    Each class of statements holds from 0 to all of them that say something; each report is the sum of its classes and
    lies in its band. For any weights of the reports, the weighted sum of bands bounds a number from above (duality of
    linear programs); the smallest such bound counts.
    """
    bounds = []
    for sign in (1, -1):
        least = float("inf")
        for weights in _WEIGHTS:
            bound = sum(max(w * band.high, w * band.low) for w, band in zip(weights, told, strict=True))
            for where, many in classes:
                rest = sign * where[at] - sum(w for w, there in zip(weights, where, strict=True) if there)
                bound += many * max(0.0, rest)
            least = min(least, bound)
        bounds.append(int(least // 1) * sign)
    return bounds[1], bounds[0]


def naming(communities: Iterable[str]) -> Callable[[str], bool]:
    """Whether a text names one of these communities, however it is typed: what was said would be known to be
    theirs."""
    names = {tuple(_words(each)) for each in communities} - {()}
    lengths = sorted({len(each) for each in names})

    def named(text: str) -> bool:
        words = _words(text)
        return any(tuple(words[at : at + many]) in names for many in lengths for at in range(len(words) - many + 1))

    return named


def _words(text: str) -> list[str]:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(each for each in apart if not unicodedata.combining(each)))
