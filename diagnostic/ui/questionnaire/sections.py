"""How a form is cut into pages: one for each outermost group or repeat, one for the questions between them; what is
long becomes several, so that no page is slow and none tires."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from diagnostic.questionnaire.answering import Node
from diagnostic.questionnaire.form import Group, Question, Repeat
from diagnostic.ui.questionnaire.asking import Asking
from diagnostic.ui.questionnaire.ways import NOT_ASKED
from diagnostic.ui.widgets import prose

LONG = 40
"""Questions of a page at most, if the form can be cut."""
REPEATED = 12
"""Questions that a repeat counts for at least: its list, and the instance that is open."""


@dataclass(frozen=True)
class Section:
    """One page. ``root`` is the group it shows; None for a repeat and for questions outside groups. ``part`` and
    ``parts`` tell which piece it is of something long."""

    nodes: tuple[Node, ...]
    root: Node | None = None
    part: int = 1
    parts: int = 1

    def holds(self, position: str) -> bool:
        """Whether a question is on this page."""
        return any(
            position == each.position or position.startswith((f"{each.position}/", f"{each.position}["))
            for each in self.nodes
        )

    def renewed(self, nodes: Mapping[str, Node]) -> "Section":
        """The same page with the nodes that there are now."""
        fresh = tuple(nodes.get(each.position, each) for each in self.nodes)
        return replace(self, nodes=fresh, root=self.root and nodes.get(self.root.position, self.root))

    def title(self, asking: Asking) -> str:
        """Its words in the outline; empty when the form has none."""
        first = self.nodes[0].item
        named = self.root or (self.nodes[0] if not isinstance(first, Question) else None)
        words = prose.plain(asking.answering.state(named.position).label) if named else ""
        if not words and all(isinstance(each.item, Question) and each.item.kind == "note" for each in self.nodes):
            words = asking.text("asking-section-notes")
        if self.parts > 1:
            return f"{words or asking.text('asking-section')} ({self.part}/{self.parts})"
        return words

    def is_asked(self, asking: Asking) -> bool:
        """Whether anything on it is asked as the answers stand."""
        return any(asking.answering.state(each.position).relevant for each in self.nodes)


def sections(tree: Sequence[Node]) -> list[Section]:
    """The pages of a form. A form that is one group is cut by what stands in it."""
    nodes = _seen(tree)
    if len(nodes) == 1 and isinstance(nodes[0].item, Group):
        inside = _seen(nodes[0].children)
        if any(not isinstance(each.item, Question) for each in inside):
            nodes = inside
    return list(_cut(nodes, None))


def _cut(nodes: Sequence[Node], root: Node | None) -> Iterator[Section]:
    """Pages of what stands in ``root``. Groups get their own at the outermost level, and whenever they are long."""
    for alone, run in groupby(nodes, key=lambda node: _stands_alone(node, root)):
        if not alone:
            yield from _pieces(list(run), root)
            continue
        for node in run:
            if isinstance(node.item, Repeat):
                yield Section((node,))
            elif children := _seen(node.children):
                yield from _cut(children, node)


def _stands_alone(node: Node, root: Node | None) -> bool:
    if isinstance(node.item, Question):
        return False
    return root is None or (isinstance(node.item, Group) and _weight(node) > LONG)


def _pieces(nodes: Sequence[Node], root: Node | None) -> Iterator[Section]:
    """One page, or several when there are many questions; the rows of a table stay together."""
    pieces: list[list[Node]] = [[]]
    weight = 0
    for node in nodes:
        if weight and weight + _weight(node) > LONG and "list-nolabel" not in node.item.appearance:
            pieces.append([])
            weight = 0
        pieces[-1].append(node)
        weight += _weight(node)
    for number, piece in enumerate(pieces, 1):
        yield replace(Section(tuple(piece), root), part=number, parts=len(pieces))


def _weight(node: Node) -> int:
    if isinstance(node.item, Question):
        return 0 if node.item.kind in NOT_ASKED else 1
    if isinstance(node.item, Repeat):
        return REPEATED
    return sum(map(_weight, node.children))


def _seen(nodes: Sequence[Node]) -> list[Node]:
    """The nodes that can ever be seen."""
    return [each for each in nodes if not isinstance(each.item, Question) or each.item.kind not in NOT_ASKED]
