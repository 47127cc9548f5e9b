"""The organisations that communities list: who is likely the same, and the region's own list once people decided.

Nothing is joined by itself: two entries are one organisation only when a person said so.
"""

import csv
import datetime as dt
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Literal

from diagnostic.analysis import spatial
from diagnostic.analysis.coverage import STALE
from diagnostic.analysis.spatial import Spot
from diagnostic.domain.errors import BadInput
from diagnostic.exchange.workbook.cells import guarded_inside
from diagnostic.exchange.writing import replacing
from diagnostic.language import fold
from diagnostic.region.contribution import Contribution
from diagnostic.region.towns import town

Reason = Literal["name", "telephone", "website", "area", "near"]
SAME_NAME, LIKE_NAME, SOME_NAME, SAME_AREA = 95.0, 88.0, 50.0, 70.0
"""Likeness 0..100 (rapidfuzz): of names with nothing else in common; with an area, a website or a distance; with a
telephone number in common, where two programs of one house answer; of areas."""
NEAR = 100.0
"""Kilometres between two communities that are near: one organisation may serve both. Where an organisation itself is
never reaches a region."""
COMMON_WORD = 40
"""A word in the names of more organisations than this ("centre", "services") is not looked up by."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One organisation as one community lists it; ``key`` is the diagnostic's id and the record's."""

    key: str
    diagnostic_id: str
    organisation: str
    telephones: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    hours: str = ""
    sector: str = ""
    status: str = ""
    languages: tuple[str, ...] = ()
    service_kinds: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    verified_on: dt.date | None = None
    home: Spot | None = None
    """Where the community that lists it is, as the gazetteer has its name."""
    communities: int = 1
    """How many communities list it, once entries were joined."""

    @property
    def record(self) -> str:
        """Its own id, which does not tell whose list it comes from."""
        return self.key.rpartition("/")[2]

    def stale(self, today: dt.date) -> bool:
        """Whether nobody verified it for twelve months (METHOD 3.5)."""
        return self.verified_on is None or today - self.verified_on > STALE


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of two entries, by their keys."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Likely:
    """Two entries of two communities that may be one organisation, and why; ``likeness`` of their names is 0..100."""

    one: Listing
    other: Listing
    reasons: tuple[Reason, ...]
    likeness: float


def listings(contributions: Iterable[Contribution]) -> tuple[Listing, ...]:
    """Every organisation that a community let the region list, with only what a directory shows."""
    found = []
    for each in contributions:
        records: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for _, record, name, code, value in each.of("listing"):
            if code or value:
                records[record][name].append(sys.intern(str(code or value)))
        home = _home(each)
        found += [
            _listing(each.diagnostic_id, key, said, home) for key, said in records.items() if said["organisation"]
        ]
    return tuple(found)


def _home(given: Contribution) -> Spot | None:
    found = town(given.community, given.province)
    return (found.longitude, found.latitude) if found else None


def _listing(diagnostic_id: str, record: str, said: dict[str, list[str]], home: Spot | None) -> Listing:
    def first(name: str) -> str:
        return next(iter(said[name]), "")

    try:
        verified = dt.date.fromisoformat(first("verified_on"))
    except ValueError:
        verified = None
    return Listing(
        f"{diagnostic_id}/{record}", diagnostic_id, first("organisation"), tuple(said["telephone"]),
        tuple(said["website"]), tuple(said["area_served"]), first("hours"), first("sector"), first("status"),
        tuple(said["language"]), tuple(said["service_kind"]), tuple(said["pillar"]), tuple(said["serves"]), verified,
        home,
    )  # fmt: skip


def joined(entries: Sequence[Listing], decisions: Iterable[Decision]) -> tuple[Listing, ...]:
    """The region's list: entries that people said are the same as one, told as it was last verified."""
    known = {each.key: each for each in entries}
    groups = _Groups(known)
    for each in decisions:
        if each.same and each.one in known and each.other in known:
            groups.join(each.one, each.other)
    return tuple(_one([known[key] for key in keys]) for keys in groups.all())


def _one(entries: list[Listing]) -> Listing:
    if len(entries) == 1:
        return entries[0]
    newest = sorted(entries, key=lambda each: (each.verified_on or dt.date.min, each.key), reverse=True)

    def together(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for each in newest for value in getattr(each, name)))

    names = ("telephones", "websites", "areas", "languages", "service_kinds", "pillars", "serves")
    more = {name: together(name) for name in names}
    telephones = {number(each): each for each in reversed(more["telephones"])}
    more["telephones"] = tuple(each for each in more["telephones"] if telephones[number(each)] == each)
    return replace(newest[0], **more, communities=len({each.diagnostic_id for each in entries}))  # type: ignore[arg-type]


def likely(entries: Sequence[Listing], decisions: Iterable[Decision] = ()) -> tuple[Likely, ...]:
    """What people should decide: pairs of entries of different communities that may be one organisation, the clearest
    first, without those decided. Of several that may be one, only as many pairs as join them (a spanning tree of the
    clearest: Kruskal 1956), so that 1,000 communities with one help line are 999 pairs."""
    known = {each.key: each for each in entries}
    decided = {frozenset((each.one, each.other)): each.same for each in decisions}
    groups = _Groups(known)
    for pair, same in decided.items():
        if same and pair <= known.keys():
            groups.join(*sorted(pair))
    alike = {(each.one.key, each.other.key): each for each in map(_compared, _candidates(entries)) if each}
    clearest = sorted(alike.values(), key=lambda each: (-len(each.reasons), -each.likeness))
    return tuple(
        each
        for each in clearest
        if frozenset((each.one.key, each.other.key)) not in decided and groups.join(each.one.key, each.other.key)
    )


def decided(entries: Iterable[Listing], decisions: Iterable[Decision]) -> tuple[tuple[Likely, bool], ...]:
    """The pairs that people decided, of those that are still listed, and whether they found them to be one."""
    known = {each.key: each for each in entries}
    found = []
    for each in decisions:
        if each.one in known and each.other in known:
            one, other = known[each.one], known[each.other]
            reasons, likeness = _alike(one, other)
            found.append((Likely(one, other, reasons, likeness), each.same))
    return tuple(found)


def together(found: Iterable[Likely]) -> tuple[tuple[Likely, ...], ...]:
    """Pairs that a person may decide at once: those of one name and one telephone number, as when a hundred
    communities list one help line."""
    clear = [each for each in found if {"name", "telephone"} <= set(each.reasons) and each.likeness >= SAME_NAME]
    groups = _Groups(key for each in clear for key in (each.one.key, each.other.key))
    for each in clear:
        groups.join(each.one.key, each.other.key)
    first = {key: keys[0] for keys in groups.all() for key in keys}
    found_together: dict[str, list[Likely]] = defaultdict(list)
    for each in clear:
        found_together[first[each.one.key]].append(each)
    return tuple(tuple(each) for each in found_together.values() if len(each) > 1)


@lru_cache(maxsize=100_000)
def number(telephone: str) -> str:
    """A telephone number as every spelling of it is written alike (E.164 with its extension); the text itself when it
    is none."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(telephone, "CA")
    except phonenumbers.NumberParseException:
        return telephone.strip()
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return f"{written}x{parsed.extension}" if parsed.extension else str(written)


@lru_cache(maxsize=100_000)
def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _host(website: str) -> str:
    found = re.match(r"(?:\w+://)?(?:www\.)?([^/\s:?#]+\.[^/\s:?#]+)", website.strip().casefold())
    return found.group(1) if found else ""


def _candidates(entries: Sequence[Listing]) -> Iterator[tuple[Listing, Listing]]:
    """Pairs worth comparing: those with a number, a website, a name, or an uncommon word of their names in common;
    of many with the same, each beside the first."""
    rare: dict[str, list[Listing]] = defaultdict(list)
    alike: dict[str, list[Listing]] = defaultdict(list)
    for each in entries:
        name = _words(each.organisation)
        keys = {f"name {name}", *(f"tel {number(tel)}" for tel in each.telephones)}
        keys |= {f"web {host}" for host in map(_host, each.websites) if host}
        for key in keys:
            alike[key].append(each)
        if alike[f"name {name}"][0] is each:
            for word in {word for word in name.split() if len(word) > 3}:
                rare[word].append(each)
    for block in alike.values():
        yield from ((block[0], other) for other in block[1:])
    for block in rare.values():
        if len(block) <= COMMON_WORD:
            yield from combinations(block, 2)


def _alike(one: Listing, other: Listing) -> tuple[tuple[Reason, ...], float]:
    """What two entries have in common, and how alike their names are."""
    from rapidfuzz import fuzz

    name = float(fuzz.token_sort_ratio(_words(one.organisation), _words(other.organisation)))
    areas = _words(" ".join(one.areas)), _words(" ".join(other.areas))
    common: dict[Reason, bool] = {
        "name": name >= LIKE_NAME,
        "telephone": bool({*map(number, one.telephones)} & {*map(number, other.telephones)}),
        "website": bool({*map(_host, one.websites)} & {*map(_host, other.websites)} - {""}),
        "area": all(areas) and fuzz.token_set_ratio(*areas) >= SAME_AREA,
        "near": bool(one.home and other.home) and spatial.kilometres(one.home, other.home) <= NEAR,  # type: ignore[arg-type]
    }
    return tuple(reason for reason, holds in common.items() if holds), name


def _compared(pair: tuple[Listing, Listing]) -> Likely | None:
    one, other = pair
    if one.diagnostic_id == other.diagnostic_id:
        return None
    reasons, name = _alike(one, other)
    if "telephone" in reasons:
        likely = name >= SOME_NAME
    else:
        likely = name >= SAME_NAME or (name >= LIKE_NAME and bool({"area", "website", "near"} & set(reasons)))
    return Likely(one, other, reasons, name) if likely else None


class _Groups:
    """Which keys belong together, in the order they came (union-find)."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._order = {key: at for at, key in enumerate(dict.fromkeys(keys))}
        self._parent = {key: key for key in self._order}

    def _root(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, one: str, other: str) -> bool:
        """Whether they were not together before."""
        first, second = sorted((self._root(one), self._root(other)), key=self._order.__getitem__)
        self._parent[second] = first
        return first != second

    def all(self) -> list[list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key in self._order:
            found[self._root(key)].append(key)
        return list(found.values())


DECISION_COLUMNS = ("one", "other", "same")


def write_decisions(path: Path, found: Iterable[Likely]) -> None:
    """A CSV of what is to be decided, for a person to write yes or no in the column ``same`` and give to
    ``read_decisions``. Raises ``CannotWrite``."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow((*DECISION_COLUMNS, "one_name", "other_name", "one_area", "other_area", "reasons"))
        for each in found:
            pair = (each.one, each.other)
            words = [
                *(one.organisation for one in pair),
                *(";".join(one.areas) for one in pair),
                ";".join(each.reasons),
            ]
            rows.writerow((each.one.key, each.other.key, "", *map(guarded_inside, words)))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Decisions from a CSV with the columns ``one``, ``other``, ``same`` (yes or no; a line without is undecided).
    Raises ``BadInput`` for a file without these columns, or with another answer."""
    found = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not set(DECISION_COLUMNS) <= set(rows.fieldnames or ()):
                raise BadInput("regional-decisions-columns", file=path.name, columns=", ".join(DECISION_COLUMNS))
            for line, row in enumerate(rows, 2):
                said = (row["same"] or "").strip().casefold()
                if said in {"yes", "no", "oui", "non"}:
                    found.append(Decision(row["one"].strip(), row["other"].strip(), said in {"yes", "oui"}))
                elif said:
                    raise BadInput("regional-decisions-answer", file=path.name, line=line, answer=said[:40])
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput("regional-decisions-columns", file=path.name, columns=", ".join(DECISION_COLUMNS)) from error
    return tuple(found)
