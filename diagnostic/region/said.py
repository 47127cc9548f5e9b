"""What one community said, as the cells of the region's tables: each a theme that it speaks of, or does not.

Ratings and scores are left behind here: they are not comparable between communities (METHOD 3.8), and no community is
ranked by them (H07). No number of people is taken over either: sources overlap, and what is reported follows attention.
"""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.safeguards import texts
from diagnostic.domain.safeguards.merging import GROUP_PREFIX
from diagnostic.region.contribution import Contribution

THEMES = {
    "strength": "protective_factors",
    "protective_factor": "protective_factors",
    "population": "populations",
    "form": "forms_of_exploitation",
    "risk_factor": "risk_factors",
    "place_kind": "place_kinds",
    "service_kind": "resource_kinds",
    "barrier": "access_barriers",
    "practice_in_place": "prevention_practices",
    "priority_population": "populations",
    "priority_pillar": "choices:pillar",
    "request_population": "populations",
    "request_pillar": "choices:pillar",
    "step_complete": "",
    "step_confident": "",
    "period": "",
}
"""Tables of themes, strengths first (G08), each with the catalogue of its codes. A risk factor is one that is common in
some population."""
BOUND = {"request_population", "request_pillar"}
"""Tables of themes that bound another: every request is a priority too."""
MATRICES = {"gap": ("populations", "choices:pillar"), "binding": ("choices:pillar", "access")}
"""Tables of two themes at once, with the catalogues of their rows and columns."""
ALL = "*"
"""The code of a total."""
OTHER = "other"
"""A theme that a community added to a catalogue itself: told as "other", because its own word would name it."""
GAPS = {"absent", "blocked", "weak"}
"""States of coverage that are a gap (METHOD 3.5)."""
SURE = {"confidence_medium", "confidence_high"}
LONGEST = 600
"""Letters of a text that the region passes on."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice as one community tells of it, without saying which."""

    practice: str
    status: str
    evidence: str
    populations: tuple[str, ...]
    result: str
    lessons: str


@dataclass(frozen=True, slots=True)
class Request:
    """What one community asks of the region, without saying which."""

    title: str
    reason: str
    populations: tuple[str, ...]
    pillars: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Everything of one contribution that the region may tell: cells (``TABLE/CODE``, ``TABLE/ROW/COLUMN``), practices,
    requests."""

    cells: frozenset[str]
    practices: tuple[Practice, ...]
    requests: tuple[Request, ...]

    @property
    def digest(self) -> str:
        """The same for the same words and themes, whenever and however they came."""
        told = (sorted(self.cells), sorted(map(str, self.practices + self.requests)))
        return hashlib.sha256(repr(told).encode()).hexdigest()


def said(contribution: Contribution, catalogues: Catalogues) -> Said:
    """What one community said."""
    cells = (*_themes(contribution, catalogues), *_parts(contribution, catalogues))
    return Said(
        frozenset(map(sys.intern, cells)),  # a thousand communities name the same few hundred
        tuple(_practices(contribution, catalogues)),
        tuple(_requests(contribution, catalogues)),
    )


def bounds(cell: str) -> bool:
    """Whether a cell stands in a table whose numbers bound others."""
    return cell.partition("/")[0] in BOUND | MATRICES.keys()


def known(catalogues: Catalogues, catalogue: str, code: str) -> str:
    """A code as the region may tell it: "other" for one that only its community knows."""
    if catalogue == "populations" and code.startswith(GROUP_PREFIX):
        return code if ("choices:catalogue_group", code.removeprefix(GROUP_PREFIX)) in catalogues else OTHER
    return code if (catalogue, code) in catalogues else OTHER


def _themes(given: Contribution, catalogues: Catalogues) -> Iterator[str]:
    def of(theme: str, codes: Iterator[str | None]) -> Iterator[str]:
        yield from (f"{theme}/{known(catalogues, THEMES[theme], code)}" for code in codes if code)

    for theme in ("strength", "protective_factor", "place_kind", "service_kind", "barrier", "priority_population",
                  "priority_pillar"):  # fmt: skip
        yield from of(theme, (fact[1] for fact in given.of(theme)))
    yield from of("risk_factor", (fact[1] for fact in given.of("risk_factor", "populations_common")))
    yield from of("population", (fact[3] for fact in given.of("result", "population")))
    yield from of("population", (fact[1].rpartition("/")[0] for fact in given.of("coverage", "status")))
    yield from of("form", (fact[3] for fact in given.of("result", "form")))
    there = (fact[1].rpartition("/") for fact in given.of("practice"))
    yield from of("practice_in_place", (code for code, _, status in there if status == "in_place"))
    yield from of("request_population", (fact[3] for fact in given.of("request", "population")))
    yield from of("request_pillar", (fact[3] for fact in given.of("request", "pillar")))
    for _, step, _, code, _ in given.of("step", "state"):
        if code == "complete":
            yield f"step_complete/{step}"
    for _, step, _, code, _ in given.of("step", "confidence"):
        if code in SURE:
            yield f"step_confident/{step}"
    if any(fact[3] == "current" for fact in given.of("diagnostic", "period")):
        yield "period/current"


def _parts(given: Contribution, catalogues: Catalogues) -> Iterator[str]:
    """Parts with the totals over their rows, their columns and the whole."""
    gaps = set()
    for _, key, _, code, _ in given.of("coverage", "status"):
        population, _, pillar = key.rpartition("/")
        if code in GAPS and ("choices:pillar", pillar) in catalogues:
            gaps.add(key)
            yield from _with_totals("gap", known(catalogues, "populations", population), pillar)
    groups = {entry.group for entry in catalogues.entries("access_barriers", hidden=True)}
    for _, key, _, code, _ in given.of("coverage", "binding"):
        if key in gaps and code in groups:
            yield from _with_totals("binding", key.rpartition("/")[2], str(code))


def _with_totals(table: str, row: str, column: str) -> Iterator[str]:
    yield from (f"{table}/{row}/{column}", f"{table}/{row}/{ALL}", f"{table}/{ALL}/{column}", f"{table}/{ALL}/{ALL}")


def _records(given: Contribution, table: str) -> Iterator[dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for _, record, name, code, value in given.of(table):
        if code or value:
            found.setdefault(record, {}).setdefault(name, []).append(str(code or value))
    yield from found.values()


def _practices(given: Contribution, catalogues: Catalogues) -> Iterator[Practice]:
    for each in _records(given, "practice_told"):
        code, result, lessons = _first(each, "practice"), _told(each, "local_result"), _told(each, "lessons")
        if (result or lessons) and ("prevention_practices", code) in catalogues:
            populations = tuple(known(catalogues, "populations", one) for one in each.get("population", ()))
            yield Practice(
                code, _first(each, "status"), _first(each, "evidence_level"), populations, result, lessons
            )  # fmt: skip


def _requests(given: Contribution, catalogues: Catalogues) -> Iterator[Request]:
    for each in _records(given, "request"):
        title = _told(each, "title")
        if title:
            populations = tuple(known(catalogues, "populations", one) for one in each.get("population", ()))
            pillars = tuple(one for one in each.get("pillar", ()) if ("choices:pillar", one) in catalogues)
            yield Request(title, _told(each, "reason"), populations, pillars)


def _first(fields: dict[str, list[str]], name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def _told(fields: dict[str, list[str]], name: str) -> str:
    """A text as the region passes it on: nothing where the scan finds anything in it (E03), whoever sent it."""
    text = _first(fields, name).strip()
    return text if len(text) <= LONGEST and _clean(text) else ""


@lru_cache(maxsize=50_000)
def _clean(text: str) -> bool:
    return not texts.scan(text) and not texts.businesses(text)
