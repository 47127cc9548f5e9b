"""The choices of questions as they are offered at a moment: found in lists and answers, in the language shown."""

from typing import Any

from diagnostic.questionnaire.definition import Offered
from diagnostic.questionnaire.form import Question
from diagnostic.questionnaire.instance import Node
from diagnostic.questionnaire.openrosa import Focus
from diagnostic.questionnaire.state import Choice
from diagnostic.questionnaire.values import text

CHOSEN = {"select_one", "select_multiple", "rank"}


class Offers:
    """Choices found, remembered until what they depend on changes."""

    def __init__(self, form: Any) -> None:
        self.form = form
        self._found: dict[int, list[tuple[str, Node]]] = {}

    def forget(self, node: Node) -> None:
        """Have the choices of a question looked up anew."""
        self._found.pop(id(node), None)

    def _nodes(self, node: Node, offered: Offered) -> list[tuple[str, Node]]:
        found = self._found.get(id(node))
        if found is None:
            focus = Focus(self.form, node)
            nodes = offered.nodes.token.evaluate(focus)
            found = []
            for each in nodes if isinstance(nodes, list) else []:
                focus.item = each
                name = text(offered.name.token.evaluate(focus))
                if name:
                    found.append((name, each))
            self._found[id(node)] = found
        return found

    def names(self, node: Node) -> list[str] | None:
        """The names of what may be chosen; ``None`` when it is not looked up."""
        offered = self.form.questionnaire.definition.choices.get(node.shape)
        if offered is None:
            return None
        item = node.shape.item if node.shape is not None else None
        written = [each.name for each in item.choices.offers] if item is not None and item.choices is not None else []
        return [*written, *(name for name, _ in self._nodes(node, offered))]

    def choices(self, node: Node, item: Question) -> tuple[Choice, ...]:
        """What may be chosen, in order."""
        if item.choices is None:
            return ()
        written = tuple(
            Choice(each.name, self.form.said(each.label, node), each.label.files(self.form.language))
            for each in item.choices.offers
        )
        offered = self.form.questionnaire.definition.choices.get(node.shape)
        if offered is None:
            return written
        return (*written, *(self._choice(node, offered, name, each) for name, each in self._nodes(node, offered)))

    def _choice(self, node: Node, offered: Offered, name: str, found: Node) -> Choice:
        columns = {child.name: child.text for child in found.children if child.shape is None and not child.children}
        focus = Focus(self.form, node)
        focus.item = found
        token = offered.label.token
        if token.symbol != "itext":
            said_here = columns.get(f"label::{self.form.language}") or text(token.evaluate(focus))
            return Choice(name, said_here, {}, columns)
        said = self.form.questionnaire.definition.itext[text(token[0].evaluate(focus))]
        return Choice(name, self.form.said(said, node), said.files(self.form.language), columns)

    def label(self, node: Node, choice: str, path: str) -> str:
        """The label of a choice of the question that ``path`` leads to, seen from ``node``."""
        definition = self.form.questionnaire.definition
        found = definition.output(path, node.shape or definition.root)
        nodes = found.evaluate(self.form, node) if found is not None else []
        for each in nodes if isinstance(nodes, list) else []:
            item = each.shape.item if each.shape is not None else None
            if isinstance(item, Question) and item.choices is not None:
                for offer in self.choices(each, item):
                    if offer.id == choice:
                        return offer.label
        return ""
