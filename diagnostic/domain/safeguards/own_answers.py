"""Answers to a community's own forms outside the community: only how many responses chose what, and of few questions.

Nobody told the tool what such a question asks or of whom, so a response is counted as a person is (N01 to N04) and the
strictest of each rule holds. What leaves is the number of responses by choice of a question that is asked once in a
form (E07: no row of a repeat), when people said of those responses that they may be shared (G07), the community is
large enough for any rating of a population (N05) and enough of them chose what is shown (N07). Its words must name no
person, small count, business or origin (E03, N01, M04, H01, H02). Texts, numbers, dates, positions, pictures, what
responses are about, and the form itself never leave.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import Response
from diagnostic.domain.safeguards import content, numbers, texts
from diagnostic.domain.safeguards.numbers import SUPPRESSED, WITHHELD, Limits, Shown

UNKNOWN = "-unknown"
"""The code of "we do not know", an answer like any other; no choice of a form is called so."""
SHAREABLE = "shareable"
"""The only permission (``choices:sharing``) under which a response counts: nobody can check the conditions of one that
may be shared "with conditions", and what is not said yet stays (``own-sharing-unsaid``)."""
FEWEST_ANSWERS = 10
"""N07: responses that the shown numbers of a question stand for at least."""
MOST_CHOICES = 50
"""A longer list is one of places or names, not of kinds."""
_COUNTS = re.compile(r"\b(how\W+many|numbers?\W+of|how\W+often|combien|nombres?\W+d)", re.IGNORECASE)
_SMALL = re.compile(r"\W*(?:[1-4]|one|two|three|four|une?|deux|trois|quatre)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of an own form that offers choices, as its newest version words it, and what each response chose.

    ``labels``, ``title`` and those of ``choices`` (by code, in the form's order) are by language, as people read them;
    ``around`` are headings over it. ``once`` is False for a question in a repeat. ``given`` are codes of choices by the
    id of the response.
    """

    form_id: str
    name: str
    kind: Literal["select_one", "select_multiple"]
    title: str
    labels: Mapping[Lang, str]
    around: tuple[str, ...]
    choices: Mapping[str, Mapping[Lang, str]]
    once: bool
    given: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many responses chose what; ``counts`` by code, ``UNKNOWN`` last."""

    asked: Asked
    counts: Mapping[str, Shown]


def counted(asked: Asked) -> Tally:
    """Every response, for the community itself (G04)."""
    counts = _numbers(asked, asked.given)
    if not counts[UNKNOWN]:
        del counts[UNKNOWN]
    return Tally(asked=asked, counts=counts)


def tallies(
    asked: Iterable[Asked], responses: Iterable[Response], limit: Limits, *, small_area: bool
) -> tuple[Tally, ...]:
    """What may leave of some questions; without what each response chose. Counts under the threshold are hidden, and
    where one is, the smallest other one too, so that nothing that leaves depends on which of 1 to 4 it was (N03)."""
    if small_area:
        return ()
    free = {each.id for each in responses if each.sharing == SHAREABLE}
    found = []
    for each in asked:
        counts = _protected(_numbers(each, free), limit) if may_be_told(each) else {}
        if counts:
            found.append(Tally(asked=replace(each, given={}), counts=counts))
    return tuple(found)


def may_be_told(asked: Asked) -> bool:
    """Whether the words of a question may leave: a list short enough, asked once, all of it in words that point to
    nobody."""
    if not asked.once or not 1 < len(asked.choices) <= MOST_CHOICES:
        return False
    offered = [label for labels in asked.choices.values() for label in (*labels.values(),)]
    if not all(any(labels.values()) for labels in asked.choices.values()):
        return False
    words = [asked.title, *asked.labels.values(), *asked.around, *offered]
    codes = [each.replace("_", " ").replace("-", " ") for each in (asked.form_id, asked.name, *asked.choices)]
    if any(map(_points, (*words, *codes))):
        return False
    counts_people = any(map(_COUNTS.search, (*asked.labels.values(), asked.name.replace("_", " "))))
    return not (counts_people and any(map(_SMALL.match, (*offered, *codes))))


def _points(words: str) -> bool:
    """Whether words may point to a person, a small count, a business (E03, N01, M04), or shame (H01, H02)."""
    return bool(texts.scan(words) or texts.businesses(words) or content.names_an_origin(words))


def _numbers(asked: Asked, responses: Iterable[str]) -> dict[str, int]:
    chosen = Counter(code for each in responses for code in set(asked.given.get(each, ())))
    return {code: chosen[code] for code in (*asked.choices, UNKNOWN)}


def _protected(counts: Mapping[str, int], limit: Limits) -> dict[str, Shown]:
    """Numbers of responses as they may leave; empty when they say nothing, or stand for too few."""
    out: dict[str, Shown] = {code: numbers.shown(count, limit) for code, count in counts.items()}
    large = [code for code, count in counts.items() if count >= limit.threshold]
    if sum(counts[code] for code in large) < max(FEWEST_ANSWERS, limit.threshold):
        return {}
    if SUPPRESSED in out.values():
        smallest = min(large, key=lambda code: (counts[code], code))
        out[smallest] = WITHHELD
        large.remove(smallest)
    return out if large else {}


__all__ = ["SHAREABLE", "UNKNOWN", "Asked", "Tally", "counted", "may_be_told", "tallies"]
