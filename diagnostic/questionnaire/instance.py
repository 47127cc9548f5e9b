"""The tree of answers: the nodes that expressions walk, kept in step with the answers because they hold them.

``Node`` is a node of elementpath's data model, so that its axes and node tests walk answers and lists of choices
alike. A form's structure is a tree of ``Shape``: what may stand where, made once when the form is read.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from elementpath.xpath_nodes import AttributeNode, ElementNode, TextAttributeNode, TextNode

NO_NAMES: dict[str, str] = {}


class Shape:
    """One place in a form: a question, group or repeat, whatever the number of its instances.

    ``ref`` is its path, ``bind`` what the form says of it, ``repeat`` whether it has several instances, ``text`` what
    it holds at first, ``first`` the instances that a new form has (``None``: one).
    """

    __slots__ = (
        "attributes",
        "bind",
        "children",
        "depth",
        "item",
        "name",
        "namespace",
        "number",
        "numeric",
        "parent",
        "ref",
        "repeat",
        "text",
    )

    def __init__(self, name: str, parent: "Shape | None", namespace: str = "", text: str = "") -> None:
        self.name, self.parent, self.namespace, self.text = name, parent, namespace, text
        self.ref: str = f"{parent.ref}/{name}" if parent is not None else ""
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.children: dict[str, Shape] = {}
        self.attributes: dict[str, str] = {}
        self.bind: Any = None
        self.item: Any = None
        self.repeat = False
        self.numeric = False
        self.number = 0
        """Its place in document order, set when the form is read."""

    def __repr__(self) -> str:
        return f"Shape({self.ref})"

    def ancestors(self) -> "Iterator[Shape]":
        """Itself and all it stands in, innermost first."""
        found: Shape | None = self
        while found is not None:
            yield found
            found = found.parent

    def walk(self) -> "Iterator[Shape]":
        """Itself and all that stands in it, in document order."""
        yield self
        for child in self.children.values():
            yield from child.walk()

    def within(self, other: "Shape") -> bool:
        """Whether it is ``other`` or stands in it."""
        return self is other or self.ref.startswith(other.ref + "/") or not other.ref


class Node(ElementNode):  # type: ignore[misc]
    """A node of the tree of answers, or of a list of choices (then without ``shape``)."""

    __slots__ = (
        "attrs",
        "keys",
        "logical",
        "named",
        "own_relevant",
        "read_only",
        "relevant",
        "required",
        "shape",
        "text",
        "valid",
    )
    name: str
    shape: Shape | None
    parent: "Node | None"
    children: "list[Any]"

    def __init__(self, name: str, text: str = "", shape: Shape | None = None, attrs: Mapping[str, str] = NO_NAMES):
        self.name, self.text, self.shape, self.attrs = name, text, shape, attrs
        self.parent, self.children, self.value = None, [], None
        self.named: dict[str, list[Node]] = {}
        self.keys: dict[tuple[str, str, Any], dict[Any, list[Node]]] | None = None
        self.own_relevant = self.relevant = self.valid = True
        self.required = self.read_only = False
        self.logical = False
        """Whether its text was computed as true or false, and so is taken for that and not for a word."""

    # changing the tree

    def append(self, child: "Node") -> "Node":
        """Put ``child`` last."""
        child.parent = self
        self.children.append(child)
        self.named.setdefault(child.name, []).append(child)
        return child

    def insert(self, child: "Node", at: int) -> "Node":
        """Put ``child`` at ``at`` among the children of its name; the first of a name goes where the form has it."""
        siblings = self.named.setdefault(child.name, [])
        child.parent = self
        if siblings:
            place = self.children.index(siblings[at]) if at < len(siblings) else self.children.index(siblings[-1]) + 1
        else:
            place = self._place(child)
        self.children.insert(place, child)
        siblings.insert(at, child)
        return child

    def _place(self, child: "Node") -> int:
        assert child.shape is not None
        for place, each in enumerate(self.children):
            if each.shape is not None and each.shape.number > child.shape.number:
                return place
        return len(self.children)

    def remove(self, child: "Node") -> None:
        """Take ``child`` away."""
        self.children.remove(child)
        self.named[child.name].remove(child)
        child.parent = None

    # finding

    def walk(self) -> "Iterator[Node]":
        """Itself and all below, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def below(self, shape: Shape) -> "list[Node]":
        """The instances of ``shape`` in this node, in document order; itself when it is its own shape."""
        names, found = [], shape
        while found is not self.shape:
            names.append(found.name)
            if found.parent is None:
                return []
            found = found.parent
        nodes = [self]
        for name in reversed(names):
            nodes = [each for node in nodes for each in node.named.get(name, ())]
        return nodes

    def around(self, shape: Shape) -> "Node | None":
        """The instance of ``shape`` that this node is or stands in."""
        node: Node | None = self
        while node is not None and node.shape is not shape:
            node = node.parent
        return node

    def index(self) -> int:
        """Its number among its siblings of the same name, from 1."""
        return self.parent.named[self.name].index(self) + 1 if self.parent is not None else 1

    @property
    def ref(self) -> str:
        """Where it is, ``/data/rep[2]/q``: repeats always carry their number."""
        if self.parent is None:
            return ""
        number = f"[{self.index()}]" if self.shape is not None and self.shape.repeat else ""
        return f"{self.parent.ref}/{self.name}{number}"

    def matching(self, name: str, key: str, kind: Any, value: Any) -> "list[Node]":
        """The children called ``name`` whose own child ``key``, as ``kind`` reads it, is ``value``; for lists that
        never change: what each holds is remembered."""
        if self.keys is None:
            self.keys = {}
        found = self.keys.get((name, key, kind))
        if found is None:
            found = self.keys[name, key, kind] = {}
            for child in self.named.get(name, ()):
                for written in {kind(each.string_value) for each in child.named.get(key, ())} or {kind("")}:
                    found.setdefault(written, []).append(child)
        return found.get(value, [])

    # elementpath's view

    def __iter__(self) -> "Iterator[Any]":
        if not self.children and self.text:
            text = TextNode(self.text)
            text.parent = self
            return iter((text,))
        return iter(self.children)

    def __len__(self) -> int:
        return len(self.children)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"Node({self.ref or self.name})"

    @property
    def position(self) -> tuple[int, ...]:  # type: ignore[override]
        """Its place in document order, as numbers that compare."""
        if self.parent is None:
            return ()
        return (*self.parent.position, self.parent.children.index(self))

    @property
    def string_value(self) -> str:
        """What it holds; a group holds all that stands in it. What is not relevant holds nothing."""
        if not self.relevant:
            return ""
        return "".join(each.string_value for each in self.children) if self.children else self.text

    compat_string_value = string_value

    @property  # type: ignore[misc]
    def nsmap(self) -> dict[str, str]:  # type: ignore[override]
        """No prefixes: names are local."""
        return NO_NAMES

    @property
    def attributes(self) -> list[AttributeNode]:
        """Its XML attributes as nodes."""
        return [TextAttributeNode(name, value, None) for name, value in self.attrs.items()]
