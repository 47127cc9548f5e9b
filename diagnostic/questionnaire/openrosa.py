"""XPath as OpenRosa and ODK have it: elementpath's XPath 1.0 parser with the operators, paths and functions of forms.

elementpath reads an expression into tokens and walks axes and node tests; what this parser adds is what forms need
besides: a path may start from a function (``instance('x')/root``, ``current()/..``), sets of nodes leave out what is
not relevant, operators convert as ``values`` says, and the functions of ``functions`` are known. ``Focus`` is where an
expression is seen from. ``Answers`` is a path of names only, resolved without walking.
"""

import math
import operator
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from elementpath import XPath1Parser, XPathContext
from elementpath.tdop import Parser
from elementpath.xpath_tokens import XPathToken

from diagnostic.questionnaire import values
from diagnostic.questionnaire.functions import FUNCTIONS, Function
from diagnostic.questionnaire.instance import NO_NAMES, Node

_PREFIX = re.compile(r"""('[^']*'|"[^"]*")|\b(?:jr|odk|orx|xf|fn):(?=[\w-]+\s*\()""")


class Focus(XPathContext):  # type: ignore[misc]
    """Where an expression is seen from: ``item`` moves as paths are walked, ``current`` stays. ``form`` is the
    filling-in, for functions that need its lists of choices, its clock or its language."""

    __slots__ = ("current", "form")
    item: Any
    document: Any
    variables: Any

    def __init__(self, form: Any, node: Node) -> None:
        self.form = form
        self.root = self.document = form.document
        self.item = self.current = node
        self.position = self.size = 1
        self.axis = None
        self.namespaces = self.variables = NO_NAMES

    def __copy__(self) -> "Focus":
        other = object.__new__(Focus)
        other.form, other.root, other.document = self.form, self.root, self.document
        other.item, other.current = self.item, self.current
        other.position, other.size, other.axis = self.position, self.size, None
        other.namespaces = other.variables = NO_NAMES
        return other


class OpenRosaParser(XPath1Parser):  # type: ignore[misc]
    """Reads one expression; ``parse`` only reads, where elementpath's also tries to compute."""

    def parse(self, source: str) -> XPathToken:
        """The token of an expression. Raises ``SyntaxError`` (``ElementPathError`` is one) when it cannot be read."""
        return Parser.parse(self, _PREFIX.sub(lambda found: found.group(1) or "", source))


class Answers(XPathToken):  # type: ignore[misc]
    """A path of names only: up from where it is seen, or from the root, then down by names.

    ``start`` says from where: ``"item"``, ``"current"`` or a ``Shape``, the instance of which holds the place
    (``/data/rep/x`` seen from a question in ``/data/rep`` means the same instance); ``None`` is the root."""

    symbol = lookup_name = "(answers)"
    label = "answers"

    def __init__(self, parser: Any, start: Any, up: int, names: tuple[str, ...]) -> None:
        super().__init__(parser, "")
        self.start, self.up, self.names = start, up, names

    @property
    def source(self) -> str:
        """How it would be written."""
        return "/".join(("..",) * self.up + self.names) or "."

    def nodes(self, context: Focus) -> list[Node]:
        """The nodes it names, relevant or not."""
        start = self.start
        node: Node | None
        if start == "item":
            node = context.item
        elif start == "current":
            node = context.current
        elif start is None:
            node = context.document
        else:
            node = context.current.around(start) or context.document
        for _ in range(self.up):
            node = node.parent if node is not None else None
        if node is None:
            return []
        found = [node]
        for name in self.names:
            found = found[0].named.get(name, []) if len(found) == 1 else _all_named(found, name)
            if not found:
                return []
        return found

    def select(self, context: Any = None) -> Iterator[Node]:
        """The nodes, one after the other."""
        yield from self.nodes(context)

    def evaluate(self, context: Any = None) -> Any:
        """The relevant nodes."""
        return [node for node in self.nodes(context) if node.relevant]


def _all_named(nodes: Iterable[Node], name: str) -> list[Node]:
    return [child for node in nodes for child in node.named.get(name, ())]


# what tokens do: each is given a symbol and a method that replaces elementpath's


def _replace(symbol: str, **methods: Any) -> None:
    original = OpenRosaParser.symbol_table[symbol]
    OpenRosaParser.symbol_table[symbol] = type(original.__name__, (original,), methods)


def _relevant_nodes(self: Any, context: Any = None) -> list[Any]:
    """A path as a whole: the nodes it finds that are relevant."""
    item, size, position, axis = context.item, context.size, context.position, context.axis
    context.axis = None
    found = [node for node in self.select(context) if getattr(node, "relevant", True)]
    context.item, context.size, context.position, context.axis = item, size, position, axis
    return found


def _or(self: Any, context: Any = None) -> bool:
    return values.truth(self[0].evaluate(context)) or values.truth(self[1].evaluate(context))


def _and(self: Any, context: Any = None) -> bool:
    return values.truth(self[0].evaluate(context)) and values.truth(self[1].evaluate(context))


def _equal(self: Any, context: Any = None) -> bool:
    return values.equal(self[0].evaluate(context), self[1].evaluate(context))


def _unequal(self: Any, context: Any = None) -> bool:
    return values.unequal(self[0].evaluate(context), self[1].evaluate(context))


def _order(work: Callable[[float, float], bool]) -> Any:
    def evaluate(self: Any, context: Any = None) -> bool:
        return values.compare(work, self[0].evaluate(context), self[1].evaluate(context))

    return evaluate


def _arithmetic(work: Callable[[float, float], float]) -> Any:
    def evaluate(self: Any, context: Any = None) -> float:
        one = values.number(self[0].evaluate(context))
        if len(self) == 1:
            return work(0.0, one)
        try:
            return work(one, values.number(self[1].evaluate(context)))
        except OverflowError:
            return math.inf

    return evaluate


_product = _arithmetic(operator.mul)


def divide(one: float, other: float) -> float:
    """``div``: by zero it is infinite, as in XPath."""
    if other:
        return one / other
    return math.nan if math.isnan(one) or one == 0 else math.copysign(math.inf, one) * math.copysign(1, other)


def modulo(one: float, other: float) -> float:
    """``mod``: the rest has the sign of the first number."""
    return math.nan if other == 0 or math.isinf(one) or math.isnan(other) else math.fmod(one, other)


def _number_literal(self: Any, context: Any = None) -> float:
    return float(self.value)


def _descend(self: Any, left: Any) -> Any:
    """A step after any expression, not only after a step as elementpath has it."""
    if self.parser.next_token.label not in self.parser.PATH_STEP_LABELS:
        self.parser.expected_next(*self.parser.PATH_STEP_SYMBOLS)
    self[:] = left, self.parser.expression(75)
    return self


def _steps(self: Any, context: Any = None) -> Iterator[Any]:
    """``a/b`` and ``a//b``: every node of ``b`` seen from every node of ``a``, each once."""
    if not len(self):
        yield context.document
        return
    saved = context.item, context.axis
    starts = list(self[0].select(context)) if len(self) == 2 else [context.document]
    step = self[-1]
    found: dict[int, Any] = {}
    for start in starts:
        for node in start.walk() if self.symbol == "//" else (start,):
            context.item, context.axis = node, None
            found.update((id(each), each) for each in step.select(context))
    context.item, context.axis = saved
    yield from found.values()


def _filter(self: Any, context: Any = None) -> Iterator[Any]:
    """``a[b]``: a number is a place among the nodes of ``a``, anything else a condition."""
    step, predicate = self[0], self[1]
    saved = context.item, context.size, context.position, context.axis
    found = self.keyed(context) if self.keys else None
    if found is None:
        found = list(step.select(context))
    size, kept = len(found), []
    for place, node in enumerate(found, 1):
        context.item, context.size, context.axis = node, size, None
        context.position = size - place + 1 if self.backwards else place
        result = predicate.evaluate(context)
        if result == context.position if isinstance(result, float) else values.truth(result):
            kept.append(node)
    context.item, context.size, context.position, context.axis = saved
    yield from kept


def _keyed(self: Any, context: Any) -> list[Any] | None:
    """The nodes that the comparisons with children can be true for, looked up when they stand in a list that never
    changes: a hundred thousand choices are not walked for one."""
    start = context.item
    if not isinstance(start, Node) or start.shape is not None:
        return None
    found = [_at(start, name, key, other.evaluate(context)) for name, key, other in self.keys]
    return min((each for each in found if each is not None), key=len, default=None)


def _at(start: Node, name: str, key: str, wanted: Any) -> list[Any] | None:
    if isinstance(wanted, list):
        if len(wanted) > 1:
            return None
        wanted = wanted[0] if wanted else ""
    if isinstance(wanted, bool):
        return None
    if values.is_number(wanted):
        return start.matching(name, key, values.number, values.number(wanted))
    return start.matching(name, key, str, values.text(wanted))


def _wild(self: Any, context: Any = None) -> Any:
    """``*``: a product between two expressions, else every child."""
    return _product(self, context) if len(self) else _relevant_nodes(self, context)


def _union(self: Any, context: Any = None) -> Iterator[Any]:
    found = {id(node): node for side in self for node in side.evaluate(context)}
    yield from sorted(found.values(), key=lambda node: node.position)


def _name_after_prefix(self: Any, left: Any) -> Any:
    """``orx:meta``: names are compared without their prefix."""
    self.parser.expected_next("(name)", "*")
    return self.parser.expression(95)


for _symbol in ("(integer)", "(decimal)", "(float)"):
    _replace(_symbol, evaluate=_number_literal)
_replace("or", evaluate=_or)
_replace("and", evaluate=_and)
_replace("=", evaluate=_equal)
_replace("!=", evaluate=_unequal)
for _symbol, _work in (("<", operator.lt), (">", operator.gt), ("<=", operator.le), (">=", operator.ge)):
    _replace(_symbol, evaluate=_order(_work))
for _symbol, _sum in (("+", operator.add), ("-", operator.sub), ("div", divide), ("mod", modulo)):
    _replace(_symbol, evaluate=_arithmetic(_sum))
for _symbol in ("/", "//"):
    _replace(_symbol, led=_descend, select=_steps, evaluate=_relevant_nodes)
_replace("[", select=_filter, evaluate=_relevant_nodes, keyed=_keyed, keys=(), backwards=False)
_replace("|", select=_union, evaluate=_relevant_nodes)
_replace(":", led=_name_after_prefix)
_replace("*", evaluate=_wild)


def _define(function: Function) -> None:
    """Make a function known to the parser."""
    work = function.work

    def plain(self: Any, context: Any = None) -> Any:
        return work(*[token.evaluate(context) for token in self._items])

    def seen(self: Any, context: Any = None) -> Any:
        return work(context, *[token.evaluate(context) for token in self._items])

    def lazy(self: Any, context: Any = None) -> Any:
        return work(context, *self._items)

    evaluate = {"plain": plain, "seen": seen, "lazy": lazy}[function.way]
    if function.name not in OpenRosaParser.symbol_table:
        OpenRosaParser.function(function.name, nargs=function.arguments)
    _replace(function.name, nargs=function.arguments, evaluate=evaluate)


for _function in FUNCTIONS.values():
    _define(_function)
OpenRosaParser.build()
