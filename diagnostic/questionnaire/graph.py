"""What depends on what in a form: which rules are computed again after an answer, and in which order.

A calculation or a condition that (by way of others) needs its own result is a mistake in the form and refused when it
is read. What is not relevant is read as empty, so whoever reads a place needs the conditions of that place and of all
that it stands in, as in JavaRosa: two questions that show each other are a circle. Reading another instance of the same
repeat is none. How many instances there are may well follow from what they hold ("another one?"); such needs only order
the rules.
"""

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from diagnostic.questionnaire.definition import Definition, Link, Rule
from diagnostic.questionnaire.errors import bad_form
from diagnostic.questionnaire.instance import Shape


def linked(definition: Definition, name: str) -> dict[Shape, list[Link]]:
    """The rules that read each place; ranks are given to all rules. Raises ``BadForm`` for a cycle."""
    links: dict[Shape, dict[tuple[Rule, Shape], Link]] = {}
    for rule in definition.rules:
        for shape, anchor, _ in rule.reads():
            links.setdefault(shape, {})[rule, anchor] = Link(rule, anchor)
    _check(definition.rules, name)
    for rank, rule in enumerate(_ordered(definition.rules)):
        rule.rank = rank
    return {shape: list(found.values()) for shape, found in links.items()}


def _needs(rule: Rule) -> Iterator[Rule]:
    """The rules that decide what this one reads: what it computes, whether it is relevant."""
    for shape, _, loose in rule.reads():
        if loose:
            continue
        for each in shape.ancestors():
            rules = each.bind.rules if each.bind is not None else {}
            if each is shape and "calculate" in rules:
                yield rules["calculate"]
            if "relevant" in rules:
                yield rules["relevant"]


def _wants(rule: Rule) -> Iterator[Rule]:
    """The rules that should be computed before, besides: what is relevant, how many there are."""
    for shape, _, _ in rule.reads():
        yield from _around(shape)
        if shape.bind is not None:
            yield from (shape.bind.rules[kind] for kind in ("calculate", "choices") if kind in shape.bind.rules)
    if rule.kind not in {"relevant", "count"}:
        yield from _around(rule.shape)


def _around(shape: Shape) -> Iterator[Rule]:
    for each in shape.ancestors():
        if each.bind is not None:
            if "relevant" in each.bind.rules:
                yield each.bind.rules["relevant"]
            if each.bind.count is not None:
                yield each.bind.count


def _check(rules: Iterable[Rule], name: str) -> None:
    """Refuse a calculation, or what makes a question relevant, that needs its own result. A condition that reads what
    it shows or hides needs itself too."""
    needs = {rule: dict.fromkeys(_needs(rule)) for rule in rules if rule.kind in {"calculate", "relevant"}}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as cycle:
        names = [rule.shape.name for rule in cycle.args[1]]
        raise bad_form("cycle", file=name, questions=" → ".join(dict.fromkeys(names))) from cycle


def _ordered(rules: Iterable[Rule]) -> list[Rule]:
    """The rules, each after what it needs and wants as far as that can be."""
    done: dict[Rule, None] = {}
    begun: set[Rule] = set()
    for first in rules:
        stack: list[tuple[Rule, Iterator[Rule] | None]] = [(first, None)]
        while stack:
            rule, rest = stack.pop()
            if rest is None:
                if rule in begun:
                    continue
                begun.add(rule)
                rest = iter([*_needs(rule), *_wants(rule)])
            following = next((each for each in rest if each not in begun), None)
            if following is None:
                done[rule] = None
            else:
                stack += [(rule, rest), (following, None)]
    return list(done)
