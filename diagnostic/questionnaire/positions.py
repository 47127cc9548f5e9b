"""Where items of the live form stand: positions (``/data/rep[2]/q``) and the nodes at them."""

from collections.abc import Iterable

from diagnostic.questionnaire.definition import Definition
from diagnostic.questionnaire.form import Item, Question, Repeat
from diagnostic.questionnaire.instance import Node, Shape
from diagnostic.questionnaire.state import Node as Shown


def find(document: Node, position: str) -> Node | None:
    """The node at a position; ``None`` when there is none."""
    node = document
    for step in position.strip("/").split("/"):
        name, _, number = step.partition("[")
        found = node.named.get(name, [])
        index = int(number.rstrip("]")) - 1 if number else 0
        if not 0 <= index < len(found):
            return None
        node = found[index]
    return node


def node_at(document: Node, position: str) -> Node:
    """The node at a position. Raises ``KeyError``."""
    node = find(document, position)
    if node is None:
        raise KeyError(position)
    return node


def repeat_at(document: Node, position: str) -> tuple[Node, Shape] | None:
    """The holder and the place of a repeat as a whole (``/data/rep``); ``None`` at any other position. Raises
    ``KeyError`` where the holder is not there."""
    around, _, name = position.rpartition("/")
    if name.endswith("]") or not around:
        return None
    holder = node_at(document, around)
    shape = holder.shape.children.get(name) if holder.shape is not None else None
    return (holder, shape) if shape is not None and shape.repeat else None


def tree(definition: Definition, items: Iterable[Item], within: Node) -> tuple[Shown, ...]:
    """What items stand as below ``within``, in the order of the form; instances of repeats as they are now."""
    return tuple(shown for item in items for shown in _shown(definition, item, within))


def _shown(definition: Definition, item: Item, within: Node) -> list[Shown]:
    shape = definition.shapes.get(item.ref)
    if isinstance(item, Question):
        return [Shown(node.ref, item) for node in _instances(within, shape)]
    if isinstance(item, Repeat):
        assert shape is not None
        return [
            Shown(
                f"{holder.ref}/{shape.name}",
                item,
                0,
                tuple(
                    Shown(node.ref, item, node.index(), tree(definition, item.items, node))
                    for node in holder.named.get(shape.name, ())
                ),
            )
            for holder in _instances(within, shape.parent)
        ]
    if shape is None:
        return [Shown(item.ref, item, 0, tree(definition, item.items, within))]
    return [Shown(node.ref, item, 0, tree(definition, item.items, node)) for node in _instances(within, shape)]


def _instances(within: Node, shape: Shape | None) -> list[Node]:
    """The nodes of a place in the same instances of repeats as ``within``."""
    around: Node | None = within
    while around is not None and shape is not None and around.shape is not None and not shape.within(around.shape):
        around = around.parent
    return around.below(shape) if around is not None and shape is not None else []
