"""How items of the live form are shown: words with the answers that they mention, choices, and what an answer lacks."""

from typing import Any

from diagnostic.language import text as words
from diagnostic.questionnaire import stored
from diagnostic.questionnaire.definition import Definition
from diagnostic.questionnaire.form import Output, Question, Text
from diagnostic.questionnaire.instance import Node, Shape
from diagnostic.questionnaire.offered import Offers
from diagnostic.questionnaire.positions import node_at, repeat_at
from diagnostic.questionnaire.state import State
from diagnostic.questionnaire.values import text, truth


class Showing:
    """Makes the states of a filling-in (``form``) and remembers them until they are others."""

    def __init__(self, form: Any, definition: Definition) -> None:
        self.form, self.definition = form, definition
        self.offers = Offers(form)
        self._states: dict[str, State] = {}

    def forget(self, position: str | None = None) -> None:
        """Have the state at a position made anew, or every state."""
        if position is None:
            self._states.clear()
        else:
            self._states.pop(position, None)

    def state(self, position: str) -> State:
        """How the item at a position stands. Raises ``KeyError``."""
        found = self._states.get(position)
        if found is None:
            found = self._states[position] = self._state(position)
        return found

    def _state(self, position: str) -> State:
        document = self.form.document
        if "/#" in position:  # a group without a place of its own
            return State(label=self.said(self.definition.items[position].label, document.children[0]))
        repeat = repeat_at(document, position)
        if repeat is not None:
            return self._repeat(*repeat)
        node = node_at(document, position)
        item = node.shape.item if node.shape is not None else None
        if item is None:
            return State(value=node.text or None, relevant=node.relevant)
        media = item.label.files(self.form.language)
        if not isinstance(item, Question):
            label = self.said(item.label, node)
            return State(relevant=node.relevant, label=label, media=media, read_only=_locked(node))
        return self._question(node, item)

    def _question(self, node: Node, item: Question) -> State:
        value, valid = self._value(node, item)
        choices = self.offers.choices(node, item)
        if choices and value is not None:
            names = {each.id for each in choices}
            valid = all(each in names for each in (value if isinstance(value, tuple) else (value,)))
        valid = valid and node.valid
        unknown = node in self.form.unknown_nodes
        missing = node.required and node.text == "" and not unknown
        return State(
            value=value,
            unknown=unknown,
            relevant=node.relevant,
            required=node.required,
            read_only=_locked(node),
            valid=valid,
            label=self.said(item.label, node),
            hint=self.said(item.hint, node),
            guidance=self.said(item.guidance, node),
            message=self._message(item, node, valid) if missing or not valid else "",
            media=item.label.files(self.form.language),
            choices=choices,
        )

    def _value(self, node: Node, item: Question) -> tuple[Any, bool]:
        try:
            return stored.read(item.kind, item.type, node.text), True
        except ValueError:
            return None, False

    def _message(self, item: Question, node: Node, valid: bool) -> str:
        said = self.said(item.required_message if valid else item.message, node)
        key = "questionnaire-answer-needed" if valid else "questionnaire-check-answer"
        return said or words(key, self.form.short_language)

    def _repeat(self, holder: Node, shape: Shape) -> State:
        nodes, item = holder.named.get(shape.name, []), shape.item
        if nodes:
            relevant = any(each.relevant for each in nodes)
        else:
            aside = Node(shape.name, "", shape)
            aside.parent = holder
            rule = shape.bind.rules.get("relevant")
            own = rule is None or truth(rule.expression.evaluate(self.form, aside))
            relevant = holder.relevant and own and shape.bind.constants.get("relevant", True)
        label = self.said(item.label, nodes[0] if nodes else holder) if item is not None else ""
        return State(relevant=relevant, label=label, count=len(nodes))

    # words

    def said(self, said: Text, node: Node) -> str:
        """A text in the language shown, with the answers that it mentions, seen from ``node``."""
        parts = said.parts(self.form.language)
        return "".join(part if isinstance(part, str) else self._output(part, node) for part in parts)

    def _output(self, part: Output, node: Node) -> str:
        found = self.definition.output(part.expression, node.shape or self.definition.root)
        return text(found.evaluate(self.form, node)) if found is not None else ""


def _locked(node: Node | None) -> bool:
    while node is not None:
        if node.read_only:
            return True
        node = node.parent
    return False
