"""Prevention practices of the catalogue that could answer a gap. Suggestions only: people choose."""

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import Practice

MOST = 3


def practices_for(population: str, pillar: str, diagnostic: Diagnostic, catalogues: Catalogues) -> tuple[str, ...]:
    """Ids of at most three practices for a population and pillar that are not in place yet: those that aim at
    the population first, then by evidence (``evidence_levels.csv``); contested ones are never proposed (H03)."""
    in_place = {each.practice for each in diagnostic.all(Practice) if each.status == "in_place"}
    found = []
    for entry in catalogues.entries("prevention_practices"):
        targets = entry.values("target_populations")
        level = entry.more.get("evidence_level", "unknown")
        if entry.id in in_place or entry.more.get("pillar") != pillar or level == "contested":
            continue
        if population in targets or "all" in targets:
            grade = catalogues.find("evidence_levels", level)
            order = int(grade.more.get("sort_order", "9")) if grade else 9
            found.append((population not in targets, order, entry.id))
    return tuple(entry for _, _, entry in sorted(found)[:MOST])
