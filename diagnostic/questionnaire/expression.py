"""An expression of a form made ready: read once, its paths resolved, and what it depends on found.

A path of names becomes ``Answers``, which finds nodes without walking the tree. An absolute path into a repeat that
holds the question itself means the same instance, as in JavaRosa. What an expression reads is a set of ``Read``: the
place read, and the innermost place that it has in common with the question, so that an answer in one instance of a
repeat makes only that instance be computed again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from elementpath.exceptions import ElementPathError

from diagnostic.questionnaire.instance import Node, Shape
from diagnostic.questionnaire.openrosa import Answers, Focus, OpenRosaParser

AXES_ASIDE = {"preceding-sibling", "following-sibling", "preceding", "following"}
"""Axes that lead to other instances."""


class BadExpression(Exception):
    """An expression that cannot be read: ``reason`` is what the parser says, ``function`` the name of a function that
    it does not know."""

    def __init__(self, source: str, reason: str, function: str = "") -> None:
        super().__init__(source, reason)
        self.source, self.reason, self.function = source, reason, function


class Read(NamedTuple):
    """One place that an expression reads. ``anchor`` is the innermost place that holds both the reader and what it
    reads, by the way the path goes; ``loose`` when the path picks among instances (``[position() = 1]``), so that it
    need not be the reader's own."""

    shape: Shape
    anchor: Shape
    loose: bool


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """An expression seen from ``shape``."""

    source: str
    shape: Shape
    token: Any
    reads: frozenset[Read]

    def evaluate(self, form: Any, node: Node) -> Any:
        """Its value seen from ``node``: text, number, truth or a list of nodes."""
        return self.token.evaluate(Focus(form, node))


def expression(source: str, shape: Shape, document: Shape, start: Iterable[Shape] | None = None) -> Expression:
    """Make ``source`` ready to be seen from ``shape``; ``start`` are the places of the node it looks at first when that
    is another one (the choices of a list, empty for a list of the form). Raises ``BadExpression``."""
    try:
        token = OpenRosaParser().parse(source.strip())
    except (ElementPathError, SyntaxError, RecursionError, ArithmeticError, ValueError) as reason:
        words = str(reason)
        _, _, unknown = words.partition("unknown function '")
        raise BadExpression(source, words, unknown.rstrip("'")) from reason
    reads = _Reads(shape, document)
    own = [Read(shape, shape, False)]
    try:
        token = _anchored(_resolved(token), shape, document)
        _looked_up(token)
        reads.of(token, own if start is None else [Read(each, document, False) for each in start])
    except RecursionError as reason:  # a sum of thousands of terms
        raise BadExpression(source, str(reason), "") from reason
    return Expression(source, shape, token, frozenset(reads.found))


# resolving


def _resolved(token: Any) -> Any:
    """The token with its paths of names as ``Answers``."""
    symbol = token.symbol
    parser = token.parser
    if symbol == "(name)":
        return Answers(parser, "item", 0, (token.value,))
    if symbol in {".", ".."}:
        return Answers(parser, "item", len(symbol) - 1, ())
    if symbol == "current":
        return Answers(parser, "current", 0, ())
    if symbol == "@" or token.label == "axis" or token.label == "kind test":
        return token
    parts = [_resolved(each) for each in token]
    if symbol == "/" and len(parts) == 1 and _plain(parts[0]) and not parts[0].up:
        return Answers(parser, None, 0, parts[0].names)
    if symbol == "/" and len(parts) == 2 and isinstance(parts[0], Answers) and _plain(parts[1]):
        return _longer(parts[0], parts[1])
    token[:] = parts
    return token


def _looked_up(token: Any) -> None:
    """Tell every ``item[...]`` what it can be looked up by, and whether it counts backwards."""
    for each in token:
        _looked_up(each)
    if token.symbol == "[":
        origin = token[0]
        while origin.symbol == "[":
            origin = origin[0]
        token.backwards = bool(getattr(origin, "reverse_axis", False))
        token.keys = _keys(token)


def _plain(token: Any) -> bool:
    return isinstance(token, Answers) and token.start == "item"


def _longer(path: Answers, step: Answers) -> Answers:
    names, up = path.names, path.up
    for _ in range(step.up):
        names, up = (names[:-1], up) if names else (names, up + 1)
    return Answers(path.parser, path.start, up, names + step.names)


def _keys(token: Any) -> list[tuple[str, str, Any]]:
    """For ``item[child = value]``: the names of both and the token of the value, when the value is the same whatever
    the item; for each of several such comparisons joined by ``and``."""
    step, predicate = token[0], token[1]
    if not _plain(step) or step.up or len(step.names) != 1 or _looks_at_place(predicate):
        return []
    return [
        (step.names[0], one.names[0], other)
        for part in _joined(predicate)
        if part.symbol == "="
        for one, other in ((part[0], part[1]), (part[1], part[0]))
        if _plain(one) and not one.up and len(one.names) == 1 and not _looks_at_item(other)
    ]


def _joined(token: Any) -> list[Any]:
    while token.symbol == "(" and len(token) == 1:
        token = token[0]
    return [*_joined(token[0]), *_joined(token[1])] if token.symbol == "and" else [token]


def _looks_at_place(token: Any) -> bool:
    return token.symbol in {"position", "last"} or any(_looks_at_place(each) for each in token)


def _looks_at_item(token: Any) -> bool:
    if isinstance(token, Answers):
        return token.start == "item"
    if token.symbol == "@" or token.label in {"axis", "kind test"} or token.symbol in {"random", "position", "last"}:
        return True
    first = token[0] if len(token) else None
    if token.symbol in {"/", "[", "//"} and first is not None and len(token) == 2:
        return _looks_at_item(first)
    if token.label == "function" and not len(token) and token.symbol in {"string-length", "normalize-space", "name"}:
        return True
    return any(_looks_at_item(each) for each in token)


def _anchored(token: Any, shape: Shape, document: Shape, further: bool = False) -> Any:
    """Absolute paths into a repeat that holds ``shape`` made to start in its instance."""
    if isinstance(token, Answers):
        return _same_instance(token, shape, document, further) if token.start is None else token
    if token.symbol == "indexed-repeat":
        for place, each in enumerate(token):
            if place == 0 or place % 2:
                each.shape = _shape_of(each, shape, document)
            else:
                token[place] = _anchored(each, shape, document)
        return token
    path = token.symbol in {"/", "//"} and len(token) == 2
    for place, each in enumerate(token):
        token[place] = _anchored(each, shape, document, path and place == 0)
    return token


def _same_instance(path: Answers, shape: Shape, document: Shape, further: bool) -> Answers:
    place, start, kept = document, None, path.names
    for number, name in enumerate(path.names, 1):
        found = place.children.get(name)
        if found is None or not shape.within(found):
            break
        place = found
        if place.repeat and (further or number < len(path.names)):
            start, kept = place, path.names[number:]
    return Answers(path.parser, start, 0, kept) if start is not None else path


def _shape_of(token: Any, shape: Shape, document: Shape) -> Shape | None:
    """The place that a path given to ``indexed-repeat`` means."""
    reads = _Reads(shape, document)
    found = reads.of(token, [Read(shape, shape, False)])
    return found[0].shape if found else None


# what is read


class _Reads:
    """Walks an expression as it will be evaluated, but over places instead of nodes."""

    def __init__(self, shape: Shape, document: Shape) -> None:
        self.shape, self.document = shape, document
        self.found: set[Read] = set()

    def of(self, token: Any, here: list[Read]) -> list[Read]:
        """The places that the expression leads to, seen from ``here``; they are remembered as read."""
        places = self.path(token, here)
        self.found.update(places)
        return places

    def path(self, token: Any, here: list[Read]) -> list[Read]:
        symbol = token.symbol
        if isinstance(token, Answers):
            return self.answers(token, here)
        if symbol in {"/", "//"}:
            left = self.path(token[0], here) if len(token) == 2 else [Read(self.document, self.document, False)]
            if symbol == "//":
                left = [Read(each, one.anchor, True) for one in left for each in one.shape.walk()]
            return self.path(token[-1], left) if len(token) else left
        if symbol == "[":
            left = self.path(token[0], here)
            self.of(token[1], left)
            return [one._replace(loose=one.loose or one.shape.repeat) for one in left]
        if symbol == "|":
            return [*self.path(token[0], here), *self.path(token[1], here)]
        if symbol == "(":
            return self.path(token[0], here)
        if token.label == "axis":
            return self.axis(token, here)
        if symbol == "*" and not len(token):
            return [Read(child, one.anchor, one.loose) for one in here for child in one.shape.children.values()]
        if symbol in {"text", "node", "@"}:
            return here
        return self.function(token, here)

    def answers(self, token: Answers, here: list[Read]) -> list[Read]:
        if token.start == "item":
            found = here
        elif token.start == "current":
            found = [Read(self.shape, self.shape, False)]
        else:
            start = token.start or self.document
            found = [Read(start, start, False)]
        for _ in range(token.up):
            found = [_up(one) for one in found if one.shape.parent is not None]
        for name in token.names:
            found = [
                Read(child, one.anchor, one.loose)
                for one in found
                if (child := one.shape.children.get(name)) is not None
            ]
        return found

    def axis(self, token: Any, here: list[Read]) -> list[Read]:
        name = token[0].value if token[0].symbol == "(name)" else None
        found: list[Read] = []
        for one in here:
            if token.symbol == "parent":
                reached = [_up(one)] if one.shape.parent is not None else []
            elif token.symbol in {"ancestor", "ancestor-or-self"}:
                reached, climbing = [one] if token.symbol == "ancestor-or-self" else [], one
                while climbing.shape.parent is not None:
                    climbing = _up(climbing)
                    reached.append(climbing)
            elif token.symbol == "self":
                reached = [one]
            elif token.symbol == "child":
                reached = [Read(child, one.anchor, one.loose) for child in one.shape.children.values()]
            elif token.symbol in AXES_ASIDE and one.shape.parent is not None:
                above = _up(one)
                reached = [Read(each, above.anchor, True) for each in above.shape.children.values()]
            else:
                reached = [Read(each, one.anchor, True) for each in one.shape.walk()]
            found.extend(each for each in reached if name in (None, "*", each.shape.name))
        return found

    def function(self, token: Any, here: list[Read]) -> list[Read]:
        if token.symbol == "indexed-repeat":
            for place, each in enumerate(token):
                if place == 0 or place % 2:
                    shape = each.shape
                    if shape is not None:
                        self.found.add(Read(shape, _common(self.shape, shape, loose=True), True))
                else:
                    self.of(each, here)
            return []
        if token.symbol == "once":
            for each in token:
                self.of(each, here)
            return []
        if token.symbol == "choice-name" and len(token) == 2 and token[1].symbol == "(string)":
            self.of(token[0], here)
            try:
                inner = _anchored(_resolved(OpenRosaParser().parse(token[1].value.strip())), self.shape, self.document)
            except (ElementPathError, SyntaxError):
                return []
            self.of(inner, here)
            return []
        places: list[Read] = []
        for each in token:
            places += self.of(each, here)
        return places if token.symbol in {"randomize", "depend"} else []


def _up(one: Read) -> Read:
    parent = one.shape.parent
    assert parent is not None
    return Read(parent, parent if one.anchor is one.shape else one.anchor, one.loose)


def _common(one: Shape, other: Shape, loose: bool = False) -> Shape:
    """The innermost place that holds both; for what picks among instances, outside of every repeat."""
    found = next(each for each in one.ancestors() if other.within(each))
    if loose:
        for each in list(found.ancestors()):
            if each.repeat and each.parent is not None:
                found = each.parent
    return found
