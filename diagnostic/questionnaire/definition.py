"""A form as the engine runs it: its places, its rules, what happens when, its words and its lists of choices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from diagnostic.questionnaire.expression import BadExpression, Expression, expression
from diagnostic.questionnaire.form import Item, Text
from diagnostic.questionnaire.instance import Node, Shape

RULES = ("count", "relevant", "calculate", "choices", "read_only", "required", "constraint", "words")
"""Kinds of rules: what they decide of the place they belong to."""


@dataclass(slots=True, eq=False)
class Rule:
    """One expression that decides something of a place: of the place that holds the instances for ``count``, which is
    seen from the repeat. ``also`` are others that it depends on (the outputs of its words, the names of its choices).
    ``rank`` is its turn when several are to be computed."""

    shape: Shape
    kind: str
    expression: Expression
    also: tuple[Expression, ...] = ()
    rank: int = 0

    def reads(self) -> "set[tuple[Shape, Shape, bool]]":
        """All that it reads."""
        return {read for each in (self.expression, *self.also) for read in each.reads}


@dataclass(frozen=True, slots=True)
class Link:
    """A rule to be computed again when a place changes, in all instances inside the same instance of ``anchor``."""

    rule: Rule
    anchor: Shape


@dataclass(slots=True, eq=False)
class Bind:
    """What a form says of a place besides its rules."""

    type: str = "string"
    preload: str = ""
    preload_parameter: str = ""
    message: Text = field(default_factory=Text)
    required_message: Text = field(default_factory=Text)
    rules: dict[str, Rule] = field(default_factory=dict)
    count: Rule | None = None
    """The rule of the place around that says how many instances there are."""
    source: dict[str, str] = field(default_factory=dict)
    """Rules as the form writes them, by kind."""
    constants: dict[str, bool] = field(default_factory=dict)
    """Rules that are always true or always false, by kind."""
    more: dict[str, str] = field(default_factory=dict)
    """Other attributes (``max-pixels``)."""
    identifier: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """Something done when something happens: ``events`` are their XForms names, ``origin`` the place whose change or
    whose new instance sets it off (the form itself otherwise). ``value`` is an expression, else ``text`` is set."""

    events: frozenset[str]
    target: Shape
    origin: Shape | None
    value: Expression | None
    text: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Offered:
    """The choices of a question as they are found: nodes, and what each gives as its name and label."""

    nodes: Expression
    name: Expression
    label: Expression


@dataclass(slots=True, eq=False)
class Definition:
    """A form: ``document`` is the place above its root. ``lists`` make the lists of choices when they are first asked
    for; ``itext`` are its words by name; ``first`` makes the nodes of a new filling-in, ``template`` those of a new
    instance of a repeat; ``outputs`` are the expressions in words, by their source and where they are seen from."""

    document: Shape
    shapes: dict[str, Shape]
    items: dict[str, Item]
    rules: list[Rule]
    links: dict[Shape, list[Link]]
    actions: list[Action]
    choices: dict[Shape, Offered]
    lists: Mapping[str, Callable[[], Node]]
    itext: Mapping[str, Text]
    outputs: dict[str, dict[Shape, Expression]]
    first: Callable[[], Node]
    template: Callable[[Shape], Node]

    def output(self, source: str, shape: Shape) -> Expression | None:
        """An expression in words, made ready to be seen from ``shape`` when it was not yet; ``None`` when it cannot
        be read."""
        known = self.outputs.setdefault(source, {})
        if shape not in known:
            try:
                known[shape] = expression(source, shape, self.document)
            except BadExpression:
                return None
        return known[shape]

    @property
    def root(self) -> Shape:
        """The place that everything stands in."""
        return next(iter(self.document.children.values()))
