"""What a region tells of all its communities together (METHOD 5, "For a regional coordinator"): pure calculations.

Themes by how many communities speak of them, as bands; gaps; practices and requests without saying whose; what
changed since an earlier report. No community is ranked or compared (H07); which numbers may be told is decided by
``safeguards.regional``.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.errors import Refused
from diagnostic.domain.safeguards import regional
from diagnostic.domain.safeguards.regional import COARSE, CUTS, NONE, Band
from diagnostic.region import listings
from diagnostic.region import said as telling
from diagnostic.region.contribution import Contribution
from diagnostic.region.issued import Issued, statements
from diagnostic.region.listings import Decision, Likely, Listing
from diagnostic.region.said import ALL, Practice, Request, Said


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, how many communities speak of it, and how many did in the earlier report (None: none to compare)."""

    code: str
    band: Band
    before: Band | None


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A community of the region by its name, and its province's code (empty: not said)."""

    name: str
    province: str


@dataclass(frozen=True)
class Report:
    """Everything that one report tells. ``draft``: for the coordinator alone, not checked against earlier reports."""

    date: dt.date
    number: int
    members: tuple[Member, ...]
    """The communities in the order of their names' letters: sort them to show them. Empty under 5 (METHOD 5)."""
    bands: Mapping[str, Band]
    practices: tuple[Practice, ...]
    requests: tuple[Request, ...]
    organisations: tuple[Listing, ...]
    likely: tuple[Likely, ...]
    against: Issued | None
    draft: bool
    said: Mapping[str, Said]
    example: bool
    """Whether a fictional example is among the communities."""

    @property
    def telling(self) -> bool:
        """Whether there are enough communities to tell what they said."""
        return regional.may_tell(self.number)

    @cached_property
    def issued(self) -> Issued:
        """What must be remembered once this report was given out."""
        many = Counter(each.province for each in self.members if each.province)
        provinces = {code: count for code, count in sorted(many.items()) if regional.may_tell(count)}
        return Issued(self.date, {key: each.digest for key, each in self.said.items()}, self.bands, provinces)

    @property
    def number_band(self) -> Band:
        """The number of communities as it may be told in public."""
        return next((band for band in regional.bands(self.number) if band.low <= self.number <= band.high), NONE)

    def themes(self, table: str) -> tuple[Theme, ...]:
        """The themes of a table that are told of now or were in the earlier report, the most frequent band first;
        within a band in the order of the codes, which tells nothing."""
        found = []
        for cell in dict.fromkeys((*self.bands, *(self.against.bands if self.against else ()))):
            name, _, code = cell.partition("/")
            if name == table:
                found.append(Theme(code, self.band(cell), self._before(cell)))
        return tuple(sorted(found, key=lambda each: (-each.band.low, -each.band.high, each.code)))

    def band(self, cell: str) -> Band:
        """One cell, ``TABLE/CODE`` or ``TABLE/ROW/COLUMN``."""
        return self.bands.get(cell) or _first(cell, self.number)

    def _before(self, cell: str) -> Band | None:
        if self.against is None:
            return None
        return self.against.bands.get(cell) or _first(cell, len(self.against.said))

    def rows(self, table: str) -> tuple[str, ...]:
        """The rows of a table with totals, but for the total: those that 5 or more communities speak of."""
        codes = {cell.split("/")[1] for cell, band in self.bands.items() if cell.startswith(f"{table}/") and band.low}
        return tuple(sorted(codes - {ALL}))

    @property
    def shared_organisations(self) -> tuple[Listing, ...]:
        """Organisations that people found to serve several communities."""
        return tuple(each for each in self.organisations if each.communities > 1)


def report(
    contributions: Iterable[Contribution],
    catalogues: Catalogues,
    today: dt.date,
    *,
    earlier: Sequence[Issued] = (),
    decisions: Iterable[Decision] = (),
    draft: bool = False,
) -> Report:
    """The report of some communities beside the reports given out ``earlier``. ``decisions`` say which organisations
    people found to be one. Raises ``Refused`` when a reader could work out what a few communities said by setting it
    beside an earlier one (N03), or when it would tell of no strength (G08); never for a draft."""
    heard: dict[str, Said] = {}
    members: list[Member] = []
    entries: list[Listing] = []
    example = False
    for given in contributions:  # one at a time: a thousand at once would not fit
        heard[given.diagnostic_id] = telling.said(given, catalogues)
        members.append(Member(given.community, given.province))
        entries += listings.listings([given])
        example = example or any(True for _ in given.of("diagnostic", "example"))
    heard = dict(sorted(heard.items()))
    entries.sort(key=lambda each: each.diagnostic_id)
    digests = {key: each.digest for key, each in heard.items()}
    number, known = len(heard), tuple(decisions)
    before = () if draft else tuple(one for one in earlier if regional.may_tell(len(one.said)))
    for one in before:
        if not regional.may_follow(one.changed(digests)):
            raise Refused("regional-too-few-changed", "N03", date=one.date, fewest=regional.FEWEST)
    bands: dict[str, Band] = {}
    practices: tuple[Practice, ...] = ()
    requests: tuple[Request, ...] = ()
    if regional.may_tell(number):
        counts = Counter(cell for each in heard.values() for cell in each.cells)
        beside = [one.earlier for one in before]
        for bound in (False, True):
            ours = {cell: many for cell, many in counts.items() if telling.bounds(cell) == bound}
            theirs = [_only(one, bound) for one in beside]
            bands |= regional.protected(
                ours, statements(digests), theirs, COARSE if bound else CUTS, protect_zeros=bound
            )
        if not draft and not any(cell.startswith(("strength/", "protective_factor/")) for cell in bands):
            raise Refused("regional-no-strengths", "G08")
        practices, requests = _unnamed(heard.values(), [each.name for each in members])
    against = _against([one for one in earlier if one.said != digests], today)
    return Report(
        today, number, tuple(sorted(members)) if regional.may_tell(number) else (), bands, practices, requests,
        listings.joined(entries, known), listings.likely(entries, known), against, draft, heard, example,
    )  # fmt: skip


def _first(cell: str, number: int) -> Band:
    bound = telling.bounds(cell)
    return regional.first(number, COARSE if bound else CUTS, protect_zeros=bound)


def _only(one: regional.Earlier, bound: bool) -> regional.Earlier:
    """An earlier report with only the cells of tables that bound others, or only the rest."""
    return replace(one, bands={cell: band for cell, band in one.bands.items() if telling.bounds(cell) == bound})


def _against(earlier: Sequence[Issued], today: dt.date) -> Issued | None:
    """The report to compare with: the newest of an earlier year, else the newest."""
    past = sorted(earlier, key=lambda each: each.date)
    return next((each for each in reversed(past) if each.date.year < today.year), past[-1] if past else None)


def _unnamed(heard: Iterable[Said], names: Sequence[str]) -> tuple[tuple[Practice, ...], tuple[Request, ...]]:
    """Practices and requests whose words name no community, in an order that does not tell whose they are."""
    named = regional.naming(names)

    def free(*words: str) -> bool:
        return not any(map(named, words))

    practices, requests = set(), set()  # what two communities say in the same words is told once
    for each in heard:
        practices |= {one for one in each.practices if free(one.result, one.lessons)}
        requests |= {one for one in each.requests if free(one.title, one.reason)}
    return (
        tuple(sorted(practices, key=lambda one: (one.practice, one.result, one.lessons, one.populations, one.status))),
        tuple(sorted(requests, key=lambda one: (one.title, one.reason, one.populations, one.pillars))),
    )
