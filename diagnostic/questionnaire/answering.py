"""One filling-in of a questionnaire: answers given and taken back, and everything that follows from them."""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.questionnaire import instance, positions, stored, submission
from diagnostic.questionnaire.actions import FIRST_LOAD, LOAD, NEW_REPEAT, VALUE_CHANGED, carry_out, finished, preloaded
from diagnostic.questionnaire.definition import Definition
from diagnostic.questionnaire.form import Question, Questionnaire, Text
from diagnostic.questionnaire.functions.dates import written as moment_written
from diagnostic.questionnaire.recalculation import Recalculation
from diagnostic.questionnaire.showing import Showing
from diagnostic.questionnaire.state import UNKNOWN, Changed, Choice, Node, Problem, State

__all__ = ["UNKNOWN", "Answering", "Changed", "Choice", "Node", "Problem", "State"]


HELD = frozenset({"relevant", "count", "choices", "constraint", "words"})
"""Kinds of rules that wait until a form has started: its first values are set whatever will be relevant."""


def here_and_now() -> dt.datetime:
    """The time of this computer, with its time zone."""
    return dt.datetime.now().astimezone()


class Answering:
    """One filling-in. ``saved`` is the XML of an earlier one (``submission`` or ``kept``), ``unknown`` the positions
    answered "we do not know" in it, ``last_saved`` the XML of the one before for forms that start from it. ``clock``
    and ``chance`` are what dates and numbers by chance come from. Raises ``BadSubmission`` when ``saved`` cannot be
    read."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        saved: str | None = None,
        *,
        unknown: Iterable[str] = (),
        last_saved: str | None = None,
        clock: Callable[[], dt.datetime] = here_and_now,
        chance: random.Random | None = None,
    ) -> None:
        nodes = None if saved is None else submission.opened(questionnaire, saved)
        self._begin(questionnaire, nodes, unknown, last_saved, clock, chance)

    def _begin(
        self,
        questionnaire: Questionnaire,
        saved: instance.Node | None,
        unknown: Iterable[str],
        last_saved: str | None,
        clock: Callable[[], dt.datetime],
        chance: random.Random | None,
    ) -> None:
        self.questionnaire = questionnaire
        self.clock, self.chance = clock, chance or random.SystemRandom()
        self._definition: Definition = questionnaire.definition
        self._language = questionnaire.default_language
        self._last_saved = last_saved
        self._showing = Showing(self, self._definition)
        self.document = saved if saved is not None else self._definition.first()
        self._work = Recalculation(self, self._definition, self._showing.offers.names)
        self.unknown_nodes = {node for each in unknown if (node := positions.find(self.document, each)) is not None}
        for node in self.document.walk():
            self.preload(node)
        self._work.held = HELD
        self._work.all_rules(self.document, answered=saved is not None)
        self._settle(quietly=True)
        if saved is None:
            self._act(FIRST_LOAD, None)
        self._act(LOAD, None)
        self._work.held = frozenset()
        self._work.constants(self.document)
        self._work.all_rules(self.document, answered=saved is not None)
        self._settle(quietly=True)

    @classmethod
    def from_values(
        cls,
        questionnaire: Questionnaire,
        values: Mapping[str, Any],
        *,
        unknown: Iterable[str] = (),
        clock: Callable[[], dt.datetime] = here_and_now,
        chance: random.Random | None = None,
    ) -> "Answering":
        """A filling-in from what ``values`` gave. Names that the form does not have are left out."""
        made = cls.__new__(cls)
        made._begin(questionnaire, submission.from_values(questionnaire, values), unknown, None, clock, chance)
        return made

    # language

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the form."""
        return self.questionnaire.languages

    @property
    def language(self) -> str:
        """The language shown."""
        return self._language

    @language.setter
    def language(self, language: str) -> None:
        if language not in self.languages:
            raise ValueError(language)
        self._language = language
        self._showing.forget()
        for shape, rules in ((shape, shape.bind.rules) for shape in self._definition.shapes.values()):
            for rule in rules.values():
                if "choice-name" in rule.expression.source or "itext" in rule.expression.source:
                    for node in self.document.below(shape):
                        self._work.queue(rule, node)
        self._settle()

    @property
    def short_language(self) -> Lang:
        """``en`` or ``fr``, whichever the language shown is nearer to."""
        return "fr" if self._language == self.questionnaire.language_for("fr") != self._english() else "en"

    def _english(self) -> str:
        return self.questionnaire.language_for("en")

    # the form as it stands

    def tree(self) -> list[Node]:
        """What stands below the root, in the order of the form; instances of repeats as they are now."""
        return list(positions.tree(self._definition, self.questionnaire.items, self.document.children[0]))

    def state(self, position: str) -> State:
        """How the item at ``position`` stands. Raises ``KeyError`` for a position that is not there."""
        return self._showing.state(position)

    def _node(self, position: str) -> instance.Node:
        return positions.node_at(self.document, position)

    # what expressions ask for

    def said(self, said: Text, node: instance.Node) -> str:
        """A text in the language shown, with the answers that it mentions, seen from ``node``."""
        return self._showing.said(said, node)

    def translated(self, name: str, node: instance.Node) -> str:
        """The text of that name (``jr:itext``)."""
        return self.said(self._definition.itext[name], node)

    def choice_name(self, node: instance.Node, choice: str, path: str) -> str:
        """The label of a choice of the question at ``path``."""
        return self._showing.offers.label(node, choice, path)

    def list_of(self, name: str) -> instance.Node:
        """The list of choices or table of that name; an empty one when the form has none."""
        if name == "__last-saved":
            return submission.last(self.questionnaire, self._last_saved)
        if name == self.document.children[0].name and name not in self._definition.lists:
            return self.document
        return self._definition.lists[name]()

    # answering

    def answer(self, position: str, value: Any) -> Changed:
        """Answer a question: a value as ``stored`` says, ``None`` to take the answer back, ``UNKNOWN``. A value that
        the question does not allow is kept and not ``valid``. Raises ``KeyError`` for a position that is not there,
        ``ValueError`` for a value of another type than the question's."""
        node = self._node(position)
        item = node.shape.item if node.shape is not None else None
        if not isinstance(item, Question):
            raise KeyError(position)
        unknown = value is UNKNOWN
        try:
            written = stored.write(item.kind, item.type, None if unknown else value)
        except TypeError as reason:
            raise ValueError(value) from reason
        if unknown != (node in self.unknown_nodes):
            (self.unknown_nodes.add if unknown else self.unknown_nodes.discard)(node)
            self._work.changed[id(node)] = node
        self._work.set(node, written)
        return self._settle()

    def write(self, position: str, written: str) -> Changed:
        """Answer a question with a text as it is stored. Raises ``KeyError`` for a position that is not there."""
        self._work.set(self._node(position), written)
        return self._settle()

    def first_position(self, ref: str) -> str:
        """The position of the first instance of an item."""
        return self.document.below(self._definition.shapes[ref])[0].ref

    def relevant(self, position: str) -> bool:
        """Whether an item is relevant: what ``state`` says, without the rest."""
        return self._node(position).relevant

    def required(self, position: str) -> bool:
        """Whether an answer is needed: what ``state`` says, without the rest."""
        return self._node(position).required

    def fits(self, position: str) -> bool:
        """Whether the constraint of a question holds."""
        return self._node(position).valid

    def offered(self, position: str) -> frozenset[str]:
        """The names of the choices that a question offers from a list."""
        return frozenset(self._showing.offers.names(self._node(position)) or ())

    @property
    def unknown(self) -> frozenset[str]:
        """The positions answered "we do not know"."""
        return frozenset(node.ref for node in self.unknown_nodes if positions.find(self.document, node.ref) is node)

    def can_add(self, position: str) -> bool:
        """Whether people may add an instance to the repeat at ``position``."""
        repeat = positions.repeat_at(self.document, position)
        return repeat is not None and not repeat[1].item.fixed and self.state(position).relevant

    def can_remove(self, position: str) -> bool:
        """Whether people may take the instance at ``position`` away."""
        node = positions.find(self.document, position)
        return node is not None and node.shape is not None and node.shape.repeat and not node.shape.item.fixed

    def add(self, position: str, at: int | None = None) -> Changed:
        """Add an instance to the repeat at ``position``: last, or as number ``at`` (from 1). Raises ``KeyError``."""
        repeat = positions.repeat_at(self.document, position)
        if repeat is None:
            raise KeyError(position)
        self._work.add(*repeat, None if at is None else at - 1)
        return self._settle()

    def remove(self, position: str) -> Changed:
        """Take the instance at ``position`` (``/data/rep[2]``) away. Raises ``KeyError``."""
        node = self._node(position)
        if node.shape is None or not node.shape.repeat:
            raise KeyError(position)
        self._work.remove(node)
        return self._settle()

    def forget_choices(self, node: instance.Node) -> None:
        """Have the choices of a question looked up anew."""
        self._showing.offers.forget(node)

    def preload(self, node: instance.Node) -> None:
        """Give a node what the form says it holds at first: an identifier, the date of today."""
        bind = node.shape.bind if node.shape is not None else None
        if bind is not None and not node.text:
            node.text = preloaded(bind, node.name, self.clock, self.chance)

    def _settle(self, quietly: bool = False) -> Changed:
        """Compute all that follows, with the actions that it sets off."""
        work = self._work
        work.run()
        for _ in range(200):
            if not work.born and (quietly or not work.answered):
                break
            born, answered = work.born, work.answered
            work.born, work.answered = [], []
            for node in born:
                self._act(NEW_REPEAT, node)
            for node in answered if not quietly else ():
                self._act(VALUE_CHANGED, node)
            work.run()
        work.answered = []
        found = set()
        changed, resized, ranges = work.changed, work.resized, work.ranges
        work.changed, work.resized, work.ranges = {}, {}, {}
        if quietly or resized:
            self._showing.forget()
        if quietly:
            return Changed()
        for node in changed.values():
            if positions.find(self.document, node.ref) is node:
                found.add(node.ref)
                if node.shape is not None and node.shape.repeat:
                    found.add(node.ref.rpartition("[")[0])
        structure = frozenset(f"{parent.ref}/{shape.name}" for parent, shape in resized.values())
        found |= structure | {f"{parent.ref}/{shape.name}" for parent, shape in ranges.values()}
        for position in found:
            self._showing.forget(position)
        return Changed(frozenset(found), structure)

    def _act(self, event: str, node: instance.Node | None) -> None:
        carry_out(self, self._definition, self._work, event, node)

    # the whole

    def problems(self) -> list[Problem]:
        """What stands in the way of a complete form, in the order of the form: relevant questions only."""
        found = []
        for node in self.document.walk():
            item = node.shape.item if node.shape is not None else None
            if not node.relevant or not isinstance(item, Question) or item.kind in {"calculate", "hidden", "note"}:
                continue
            state = self.state(node.ref)
            if state.message:
                found.append(Problem(node.ref, state.message))
        return found

    def values(self, *, relevant: bool = False) -> dict[str, Any]:
        """All answers as plain values that JSON can hold, nested as the form is: a repeat is a list, dates and places
        are text as stored. Answers to questions that are not relevant now are kept, unless ``relevant``."""
        return submission.values(self.document.children[0], relevant)

    def submission(self) -> str:
        """The XML that is sent: relevant answers only, with their instanceID; the time it was finished is now."""
        for node in self.document.walk():
            if node.shape is not None and node.shape.bind is not None and finished(node.shape.bind):
                node.text = moment_written(self.clock())
        return submission.written(self.questionnaire, self.document.children[0], relevant=True)

    def kept(self) -> str:
        """The XML of all answers, also those that are not relevant now: what is kept to go on later."""
        return submission.written(self.questionnaire, self.document.children[0], relevant=False)
