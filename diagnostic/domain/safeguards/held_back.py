"""What does not leave, told to those who decide: how many of what, and by which rule. No number of people is in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    FactorRating,
    GroupRating,
    LocalEntry,
    Partner,
    Picture,
    Place,
    Population,
    Record,
    ReportedCount,
    Resource,
    Response,
    Service,
    Situation,
    Source,
    specs,
)
from diagnostic.domain.safeguards import governance, merging, numbers
from diagnostic.domain.safeguards.numbers import SUPPRESSED, WITHHELD
from diagnostic.domain.safeguards.reducing import is_confirmed
from diagnostic.domain.safeguards.views import View

RULES = {
    "not-shared": "G07", "rests-on": "G07", "unconfirmed": "M06", "place-unmapped": "M02", "place-generalised": "M01",
    "place-unnamed": "M04", "merged": "N08", "ratings": "N05", "facts": "N05", "suppressed": "N01", "withheld": "N03",
    "rounded": "N02", "resource": "M05", "source": "§ 5", "partner": "§ 5", "answers": "E07", "pictures": "E01",
    "groups": "§ 5", "extra": "§ 5", "hidden": "§ 2.2", "other": "§ 5",
}  # fmt: skip
"""Which rule of METHOD 4 each reason is of, or which section where it is no numbered rule."""
_CONTACTS = ("geometry", "address", "telephone", "email", "website", "hours", "note")


@dataclass(frozen=True, slots=True)
class Held:
    """A reason why something does not leave as it stands, and for how many records or values."""

    reason: str
    count: int

    @property
    def rule(self) -> str:
        """Its METHOD id, or the section of METHOD."""
        return RULES[self.reason]


def held_back(diagnostic: Diagnostic, catalogues: Catalogues, view: View) -> tuple[Held, ...]:
    """Everything of ``diagnostic`` that its shared ``view`` leaves out or shows less of, in the order of ``RULES``."""
    found: Counter[str] = Counter()
    leaving = {record.id: record for record in view.diagnostic}
    may = [each for each in diagnostic if governance.may_leave(each)]
    known, small = Diagnostic(may), merging.small_populations(may)
    for record in diagnostic:
        found.update(_reasons(record, leaving.get(record.id), known, small, catalogues))
    found.update(_counts(diagnostic, view))
    return tuple(Held(reason, found[reason]) for reason in RULES if found[reason])


def _reasons(
    before: Record, after: Record | None, known: Diagnostic, small: set[str], catalogues: Catalogues
) -> Iterable[str]:
    match before:
        case Response():
            return ["answers"]
        case Picture():
            return ["pictures"]
        case GroupRating():
            return ["groups"]
        case Partner():
            return ["partner"]
    if before.kind in {"step_mark", "clearance", "own_form", "release", "sending"}:
        return []
    if not governance.may_leave(before):
        return ["not-shared"]
    if after is None:
        return [_gone(before, known, small)]
    return _less(before, after, small, catalogues)


def _gone(before: Record, known: Diagnostic, small: set[str]) -> str:
    match before:
        case Place():
            kept = known.get(Place, before.id)
            return "unconfirmed" if kept is not None and not is_confirmed(kept, known) else "rests-on"
        case LocalEntry():
            return "hidden"
        case Population() | Situation() | FactorRating() | ReportedCount():
            if before.population in small:
                return "merged"
            return "rests-on" if _orphaned(before, known) else "ratings"
    if _orphaned(before, known):
        return "rests-on"
    return "facts" if before.kind == "profile_item" else "other"


def _orphaned(before: Record, known: Diagnostic) -> bool:
    """Whether all the sources it cites are ones that may not be shared."""
    cited = [*getattr(before, "sources", ()), getattr(before, "source", "")]
    return any(cited) and not any(known.get(Source, each) for each in cited)


def _less(before: Record, after: Record, small: set[str], catalogues: Catalogues) -> Iterable[str]:
    found = []
    match before:
        case Place():
            if before.geometry and not getattr(after, "geometry", None):
                found.append("place-unmapped")
            elif before.geometry:
                found.append("place-generalised")
            if before.label and not getattr(after, "label", ""):
                found.append("place-unnamed")
        case Resource() if _lost(before, after, _CONTACTS):
            found.append("resource")
        case Service() if before.note and not getattr(after, "note", ""):
            found.append("resource")
        case Source() if before.sensitivity == "high" and _lost(before, after, ("title", "holder", "covers")):
            found.append("source")
        case Situation() | Population() if before.population in small:
            found.append("merged")
        case Situation() if _lost(before, after, ("extent", "severity", "trend")):
            found.append("ratings")
    if before.extra and not after.extra:
        found.append("extra")
    return found


def _lost(before: Record, after: Record, names: tuple[str, ...]) -> bool:
    return any(getattr(before, name) and not getattr(after, name) for name in names)


def _counts(diagnostic: Diagnostic, view: View) -> Iterable[str]:
    """How each count of people that is in the view was changed."""
    for record in diagnostic:
        for name in specs(type(record)):
            shown = view.protected(record, name)
            if shown == SUPPRESSED:
                yield "suppressed"
            elif shown == WITHHELD:
                yield "withheld"
            elif shown is not None and numbers.is_count(record, name) and shown != getattr(record, name):
                yield "rounded"
