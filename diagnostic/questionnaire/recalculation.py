"""Keeping a filling-in right: after a change, the rules that read it are computed again, in their turn, until nothing
changes any more."""

import heapq
import math
from collections.abc import Callable
from typing import Any

from diagnostic.questionnaire.definition import Definition, Rule
from diagnostic.questionnaire.form import Question
from diagnostic.questionnaire.instance import Node, Shape
from diagnostic.questionnaire.stored import cast
from diagnostic.questionnaire.values import number, text, truth

MOST_ROUNDS = 30
"""How often one rule is computed for one node after one answer: rules that decide on each other settle or are stopped
here."""
MOST_INSTANCES = 2000
"""Instances that a count may ask for."""


def _asked(shape: Shape) -> bool:
    """Whether people may write the answer themselves."""
    asked = isinstance(shape.item, Question) and shape.item.kind != "calculate"
    return asked and not shape.bind.constants.get("read_only")


class Recalculation:
    """The rules that wait to be computed. ``changed`` are nodes whose state is another since it was last emptied,
    ``resized`` the places of repeats whose instances changed (with the node they are in), ``ranges`` those of repeats
    without instances that may or may not be relevant now, ``answered`` nodes whose answer changed (for actions),
    ``born`` new instances."""

    def __init__(self, form: Any, definition: Definition, choices_of: Callable[[Node], list[str] | None]) -> None:
        self.form, self.definition, self.choices_of = form, definition, choices_of
        self.changed: dict[int, Node] = {}
        self.resized: dict[tuple[int, str], tuple[Node, Shape]] = {}
        self.ranges: dict[tuple[int, str], tuple[Node, Shape]] = {}
        self.held: frozenset[str] = frozenset()
        """Kinds of rules that are not computed yet: while a form starts, everything is relevant."""
        self.answered: list[Node] = []
        self.born: list[Node] = []
        self._aside: dict[tuple[int, str], list[Node]] = {}
        self._waiting: list[tuple[int, int, Rule, Node]] = []
        self._queued: set[tuple[int, int]] = set()
        self._turns = 0
        self._rounds: dict[tuple[int, int], int] = {}

    # what is to be done

    def queue(self, rule: Rule, node: Node) -> None:
        """Have a rule computed for a node."""
        key = id(rule), id(node)
        if key not in self._queued and rule.kind not in self.held:
            self._queued.add(key)
            self._turns += 1
            heapq.heappush(self._waiting, (rule.rank, self._turns, rule, node))

    def all_rules(self, node: Node, answered: bool = False) -> None:
        """Have all rules of a node and of what stands in it computed; when people have ``answered`` already, what they
        wrote over a calculation stays."""
        for each in node.walk():
            if each.shape is not None and each.shape.bind is not None:
                for rule in each.shape.bind.rules.values():
                    if not (answered and rule.kind == "calculate" and each.text and _asked(each.shape)):
                        self.queue(rule, each)

    def read_again(self, node: Node) -> None:
        """Have the rules that read a node computed, since it is another."""
        assert node.shape is not None
        for link in self.definition.links.get(node.shape, ()):
            self._reach(link.rule, node.around(link.anchor))

    def _reach(self, rule: Rule, anchor: Node | None) -> None:
        for each in anchor.below(rule.shape) if anchor is not None else ():
            self.queue(rule, each)
        shape = rule.shape
        if rule.kind == "relevant" and shape.repeat and anchor is not None and shape.parent is not None:
            for holder in anchor.below(shape.parent):
                if not holder.named.get(shape.name):
                    self.ranges[id(holder), shape.name] = holder, shape

    def set(self, node: Node, written: str) -> None:
        """Give a node another answer."""
        if node.text == written:
            return
        node.text = written
        self.changed[id(node)] = node
        self.answered.append(node)
        self.read_again(node)
        self._check(node)

    def _check(self, node: Node) -> None:
        rules = node.shape.bind.rules if node.shape is not None else {}
        if "constraint" in rules:
            self.queue(rules["constraint"], node)

    # doing it

    def run(self) -> None:
        """Compute all that waits, and what comes of it."""
        self._rounds.clear()
        while self._waiting:
            _, _, rule, node = heapq.heappop(self._waiting)
            key = id(rule), id(node)
            self._queued.discard(key)
            if self._gone(node):
                continue
            self._rounds[key] = rounds = self._rounds.get(key, 0) + 1
            if rounds <= MOST_ROUNDS:
                getattr(self, f"_{rule.kind}")(rule, node)

    def _gone(self, node: Node) -> bool:
        """Whether the node was in an instance that is no more."""
        while node.parent is not None:
            node = node.parent
        return node is not self.form.document

    def _value(self, rule: Rule, node: Node) -> Any:
        return rule.expression.evaluate(self.form, node)

    def _calculate(self, rule: Rule, node: Node) -> None:
        if node.relevant:
            value = self._value(rule, node)
            node.logical = isinstance(value, bool)
            self.set(node, cast(rule.shape.bind.type, value))

    def _relevant(self, rule: Rule, node: Node) -> None:
        node.own_relevant = truth(self._value(rule, node))
        self.spread_relevance(node)

    def spread_relevance(self, node: Node) -> None:
        """Let what stands in a node follow whether it is relevant."""
        relevant = node.own_relevant and (node.parent is None or node.parent.relevant)
        if relevant == node.relevant:
            return
        node.relevant = relevant
        self.changed[id(node)] = node
        self.read_again(node)
        if relevant and node.shape is not None:
            for rule in node.shape.bind.rules.values():
                if rule.kind in {"calculate", "count", "choices", "constraint"}:
                    self.queue(rule, node)
        for child in node.children:
            self.spread_relevance(child)

    def _read_only(self, rule: Rule, node: Node) -> None:
        found = truth(self._value(rule, node))
        if found != node.read_only:
            node.read_only = found
            self.changed.update((id(each), each) for each in node.walk())

    def _required(self, rule: Rule, node: Node) -> None:
        found = truth(self._value(rule, node))
        if found != node.required:
            node.required = found
            self.changed[id(node)] = node

    def _constraint(self, rule: Rule, node: Node) -> None:
        found = not node.text or not node.relevant or truth(self._value(rule, node))
        if found != node.valid:
            node.valid = found
            self.changed[id(node)] = node

    def _words(self, rule: Rule, node: Node) -> None:
        self.changed[id(node)] = node

    def _choices(self, rule: Rule, node: Node) -> None:
        """Choices that are no longer offered are no longer chosen."""
        self.form.forget_choices(node)
        self.changed[id(node)] = node
        if node.text and node.relevant:
            offered = self.choices_of(node)
            if offered is not None:
                known = set(offered)
                self.set(node, " ".join(each for each in node.text.split() if each in known))

    # repeats

    def _count(self, rule: Rule, node: Node) -> None:
        """Have as many instances in ``node`` as the rule says."""
        shape = rule.expression.shape
        aside = Node(shape.name, "", shape)
        aside.parent = node
        found = number(rule.expression.evaluate(self.form, aside))
        if not math.isfinite(found):
            return  # while there is no number, nothing is lost
        wanted = min(max(int(found), 0), MOST_INSTANCES)
        there = len(node.named.get(shape.name, ()))
        kept = self._aside.setdefault((id(node), shape.name), [])
        for _ in range(there - wanted):
            kept.append(node.named[shape.name][-1])
            self.remove(kept[-1])
        for _ in range(wanted - there):
            self.add(node, shape, again=kept.pop() if kept else None)

    def add(self, parent: Node, shape: Shape, at: int | None = None, again: Node | None = None) -> Node:
        """Make another instance of a repeat, or put back one that a count took away (``again``)."""
        node = again or self.definition.template(shape)
        there = parent.named.get(shape.name, [])
        parent.insert(node, len(there) if at is None else min(max(at, 0), len(there)))
        for each in node.walk():
            each.relevant = each.own_relevant and each.parent is not None and each.parent.relevant
            self.form.preload(each)
        self._moved(parent, shape, node)
        self.all_rules(node)
        if again is None:
            self.constants(node)
            self.born.append(node)
        return node

    def remove(self, node: Node) -> None:
        """Take an instance of a repeat away."""
        parent, shape = node.parent, node.shape
        assert parent is not None and shape is not None
        following = parent.named[node.name][node.index() :]
        parent.remove(node)
        for each in shape.walk():
            for link in self.definition.links.get(each, ()):
                if parent.shape is not None and parent.shape.within(link.anchor):
                    self._reach(link.rule, parent.around(link.anchor))
        for sibling in following:
            self.read_again(sibling)
        self.resized[id(parent), shape.name] = parent, shape

    def _moved(self, parent: Node, shape: Shape, node: Node) -> None:
        for each in node.walk():
            self.read_again(each)
        for each in parent.named[shape.name][node.index() :]:
            self.read_again(each)
        self.resized[id(parent), shape.name] = parent, shape

    def constants(self, node: Node) -> None:
        """What is always or never required, relevant or read only."""
        for each in node.walk():
            constants = each.shape.bind.constants if each.shape is not None and each.shape.bind is not None else {}
            for kind, found in constants.items():
                if kind == "required":
                    each.required = found
                elif kind == "read_only":
                    each.read_only = found
                elif kind == "relevant" and not found:
                    each.own_relevant = False
                    self.spread_relevance(each)
                elif kind == "calculate":
                    each.text = text(found)
                elif kind == "constraint":
                    each.valid = found or not each.text
