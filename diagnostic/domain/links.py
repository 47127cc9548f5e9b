"""What belongs together by the method: factors to situations, actions to gaps (METHOD 1.4).

Factors are rated once for a population (METHOD 1.2, step 5); a situation takes those that apply to its form of
exploitation. A factor is linked once people took it up, with a rating or with "unknown".
"""

from collections import defaultdict

from diagnostic.domain.catalogue import Catalogues, Entry
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import Action, FactorRating, Priority, Situation


def applies(factor: Entry | None, form_group: str) -> bool:
    """Whether a risk factor applies to a group of forms: its ``applies_to`` is ``both`` or that group. Forms that
    are neither sexual nor labour take every factor, and so does a factor that the community added."""
    wanted = factor.more.get("applies_to", "both") if factor else "both"
    return wanted in {"", "both", form_group} or form_group not in {"sexual", "labour"}


def linked_factors(diagnostic: Diagnostic, catalogues: Catalogues) -> dict[str, tuple[FactorRating, ...]]:
    """The risk factors linked to each situation, by the situation's id: rated ones and unknown ones."""
    by_population: dict[str, dict[str, FactorRating]] = defaultdict(dict)
    for rating in diagnostic.all(FactorRating):
        known = by_population[rating.population]
        if rating.factor_type != "risk" or not rating.risk_factor:
            continue
        if rating.presence is not None or rating.risk_factor not in known:
            known[rating.risk_factor] = rating  # rated twice (two copies merged): one factor, its last rating
    found = {}
    for situation in diagnostic.all(Situation):
        group = catalogues.group("forms_of_exploitation", situation.form)
        found[situation.id] = tuple(
            rating
            for factor, rating in by_population[situation.population].items()
            if applies(catalogues.find("risk_factors", factor), group)
        )
    return found


def actions_by_gap(diagnostic: Diagnostic) -> dict[tuple[str, str], tuple[Action, ...]]:
    """The actions that narrow each gap, by population and pillar. An action that names no population or no pillar
    takes those of its priority."""
    priorities = {each.id: each for each in diagnostic.all(Priority)}
    found: dict[tuple[str, str], tuple[Action, ...]] = {}
    for action in diagnostic.all(Action):
        priority = priorities.get(action.priority, Priority())
        for population in action.populations or priority.populations:
            for pillar in action.pillars or priority.pillars:
                found[population, pillar] = (*found.get((population, pillar), ()), action)
    return found
