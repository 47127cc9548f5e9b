"""From an XForm (XML) to a ``Questionnaire``: what pyxform makes of an XLSForm, and forms from elsewhere.

Follows the ODK XForms specification (https://getodk.github.io/xforms-spec): instance, binds, body, itext, secondary
instances, actions. What the specification leaves to applications (entities, audit, recording in the background,
positions taken without asking) is read and left out.
"""

import re
from collections.abc import Iterable
from typing import Any

from diagnostic.questionnaire import lists
from diagnostic.questionnaire.body import Body
from diagnostic.questionnaire.definition import Action, Bind, Definition, Offered, Rule
from diagnostic.questionnaire.errors import BadForm, bad_form
from diagnostic.questionnaire.expression import BadExpression, Expression, expression
from diagnostic.questionnaire.form import Output, Question, Questionnaire, Text
from diagnostic.questionnaire.graph import linked
from diagnostic.questionnaire.instance import Node, Shape
from diagnostic.questionnaire.words import XFORMS, Element, Words, attribute, child, children, local

ONLY = "default"
"""The language of a form that is in one language and does not say which."""
MOST_SAID = 300
MOST_CHARACTERS = 40_000_000
NUMBERS = {"int", "integer", "long", "decimal", "double", "float"}
BIND_RULES = {
    "relevant": "relevant",
    "calculate": "calculate",
    "readonly": "read_only",
    "required": "required",
    "constraint": "constraint",
}
_LIST = re.compile(r"instance\('([^']+)'\)")
CONSTANTS = {"true()": True, "false()": False}
META = {"instanceID", "instanceName", "audit", "deprecatedID", "entity"}


def read_xform(
    text: str,
    files: lists.Files = lambda name: None,
    *,
    name: str = "form",
    warnings: Iterable[str] = (),
    more_lists: Iterable[tuple[str, Any]] = (),
) -> Questionnaire:
    """A form from its XForm. ``files`` finds files that it names; ``more_lists`` are lists of choices by name, made
    from elsewhere (the catalogues). Raises ``BadForm``."""
    if len(text) > MOST_CHARACTERS:
        raise bad_form("form-too-large", file=name)
    return _Reading(lists.parsed(text, name), text, files, name, tuple(warnings), tuple(more_lists)).questionnaire()


class _Reading:
    def __init__(
        self, top: Element, text: str, files: lists.Files, name: str, warnings: tuple[str, ...], more_lists: Any
    ) -> None:
        self.text, self.files, self.name, self.warnings, self.more_lists = text, files, name, list(warnings), more_lists
        head, body = child(top, "head"), child(top, "body")
        title = child(head, "title")
        self.title = "".join(title.itertext()).strip() if title is not None else ""
        self.model = child(head, "model")
        if self.model is None or body is None:
            raise bad_form("not-a-form", file=name)
        self.body_element: Element = body
        self.words = Words(self.model)
        self.instances = list(children(self.model, "instance"))
        if not self.instances or not len(self.instances[0]):
            raise bad_form("not-a-form", file=name)
        self.primary: Element = self.instances[0][0]
        self.document = Shape("", None)
        self.shapes: dict[str, Shape] = {}
        self.templates: dict[Shape, Element] = {}
        self.told: set[Shape] = set()
        self.rules: list[Rule] = []
        self.outputs: dict[str, dict[Shape, Expression]] = {}

    def questionnaire(self) -> Questionnaire:
        """All of it."""
        self._place(self.primary, self.document)
        for number, shape in enumerate(self.document.walk()):
            shape.number = number
        for element in self.body_element.iter():
            if isinstance(element.tag, str) and local(element) == "repeat":
                repeated = self.shape_of(attribute(element, "nodeset") or attribute(element, "ref"))
                if repeated is not None:
                    repeated.repeat = True
        self._binds()
        body = Body(self)
        items = body.items()
        self._repeats(body)
        by_ref = {item.ref: item for item in reversed(list(_all(items)))}
        for ref, item in by_ref.items():
            if ref in self.shapes:
                self.shapes[ref].item = item
        choices = self._choices(body)
        self._word_rules(by_ref)
        self._choice_names()
        definition = Definition(
            document=self.document,
            shapes=self.shapes,
            items=by_ref,
            rules=self.rules,
            links={},
            actions=self._actions(body),
            choices=choices,
            lists=self._lists(),
            itext=_Itext(self.words),
            outputs=self.outputs,
            first=self._first,
            template=self._template,
        )
        definition.links = linked(definition, self.name)
        languages = tuple(self.words.languages) or (ONLY,)
        return Questionnaire(
            title=self.title or self.name,
            form_id=attribute(self.primary, "id") or self.primary.tag.rpartition("}")[0].lstrip("{"),
            version=attribute(self.primary, "version"),
            languages=languages,
            default_language=self.words.default or languages[0],
            items=items,
            xform=self.text,
            warnings=tuple(self.warnings),
            definition=definition,
        )

    # the instance

    def _place(self, element: Element, parent: Shape) -> None:
        name = local(element)
        namespace = element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""
        shape = parent.children.get(name)
        template = any(local(key) == "template" and key != "template" for key in element.attrib)
        if shape is None:
            shape = parent.children[name] = Shape(name, parent, "" if f"{{{namespace}}}" == XFORMS else namespace)
            self.shapes[shape.ref] = shape
            shape.bind = Bind()
            shape.text = "" if len(element) else (element.text or "").strip()
            shape.attributes = {
                local(key): value for key, value in element.attrib.items() if local(key) not in {"template"}
            }
        if template:
            shape.repeat = True
            self.told.add(shape)
        if template or shape not in self.templates:
            self.templates[shape] = element
        names = [local(each) for each in element if isinstance(each.tag, str)]
        for each in element:
            if isinstance(each.tag, str):
                self._place(each, shape)
                if names.count(local(each)) > 1:
                    shape.children[local(each)].repeat = True

    def shape_of(self, ref: str, base: Shape | None = None) -> Shape | None:
        """The place that a reference names: absolute, or seen from ``base``."""
        ref = ref.strip()
        if not ref:
            return None
        root = next(iter(self.document.children.values()))
        found: Shape | None = self.document if ref.startswith("/") else base or root
        for step in ref.strip("/").split("/"):
            step = step.partition("[")[0].strip()
            if found is None or step in {".", ""}:
                continue
            found = found.parent if step == ".." else found.children.get(step.rpartition(":")[2])
        return found

    def _first(self) -> Node:
        document = Node("", shape=self.document)
        self._node(self.primary, document)
        return document

    def _template(self, shape: Shape) -> Node:
        holder = Node("")
        assert shape.parent is not None
        holder.shape = shape.parent
        node = self._node(self.templates[shape], holder)
        if shape not in self.told:  # the first instance stands for a template, without its values
            for each in node.walk():
                each.text = ""
        return node

    def _node(self, element: Element, parent: Node) -> Node:
        assert parent.shape is not None
        shape = parent.shape.children[local(element)]
        node = parent.append(Node(shape.name, "", shape))
        if not shape.children:
            node.text = (element.text or "").strip()
        for each in element:
            if isinstance(each.tag, str) and not any(
                local(key) == "template" and key != "template" for key in each.attrib
            ):
                self._node(each, node)
        return node

    # rules

    def _binds(self) -> None:
        for element in children(self.model, "bind"):
            ref = attribute(element, "nodeset") or attribute(element, "ref")
            shape = self.shape_of(ref)
            if shape is None or shape.bind is None:
                self.warnings.append(f"bind: {ref}")
                continue
            bind = shape.bind
            bind.identifier = attribute(element, "id")
            for key, value in element.attrib.items():
                name, said = local(key), str(value).strip()
                if name == "type":
                    bind.type = said.rpartition(":")[2]
                elif name == "preload":
                    bind.preload = said
                elif name == "preloadParams":
                    bind.preload_parameter = said
                elif name == "constraintMsg":
                    bind.message = self.words.written(said)
                elif name == "requiredMsg":
                    bind.required_message = self.words.written(said)
                elif name in BIND_RULES and said:
                    bind.source[BIND_RULES[name]] = said
                elif name not in {"nodeset", "id", "ref"} and said:
                    bind.more[name] = said
            shape.numeric = bind.type in NUMBERS
            for kind, said in bind.source.items():
                self.rule(shape, kind, said)

    def rule(self, shape: Shape, kind: str, source: str) -> None:
        """Make a rule of a place known; ``true()`` and ``false()`` need no computing."""
        if source in CONSTANTS:
            shape.bind.constants[kind] = CONSTANTS[source]
            return
        rule = Rule(shape, kind, self.expression(source, shape))
        shape.bind.rules[kind] = rule
        self.rules.append(rule)

    def expression(self, source: str, shape: Shape, start: Iterable[Shape] | None = None) -> Expression:
        """An expression ready to be seen from ``shape``. Raises ``BadForm`` naming the question."""
        try:
            return expression(source, shape, self.document, start)
        except BadExpression as reason:
            raise self._bad(reason, shape) from reason

    def _bad(self, reason: BadExpression, shape: Shape) -> BadForm:
        name, rule, why = shape.name or self.title, _begun(reason.source), _begun(reason.reason)
        if reason.function:
            return bad_form("unknown-function", file=self.name, question=name, function=reason.function, rule=rule)
        return bad_form("bad-rule", file=self.name, question=name, rule=rule, reason=why)

    def _repeats(self, body: Body) -> None:
        for shape, source in body.counts.items():
            if source and shape.parent is not None and shape.parent.bind is not None:
                rule = Rule(shape.parent, "count", self.expression(source, shape))
                shape.bind.count = shape.parent.bind.rules[f"count {shape.name}"] = rule
                self.rules.append(rule)

    def _choices(self, body: Body) -> dict[Shape, Offered]:
        found = {}
        for shape, asked in body.lists.items():
            nodes = self.expression(asked.nodeset, shape)
            places = {read.shape for read in nodes.reads} if "instance(" not in asked.nodeset else set()
            name = self.expression(asked.name, shape, places)
            label = self.expression(asked.label, shape, places)
            found[shape] = Offered(nodes, name, label)
            rule = Rule(shape, "choices", nodes, (name, label))
            if rule.reads():
                shape.bind.rules["choices"] = rule
                self.rules.append(rule)
        return found

    def _word_rules(self, items: dict[str, Any]) -> None:
        for ref, item in items.items():
            shape = self.shapes.get(ref)
            if shape is None:
                continue
            texts: list[Text] = [item.label]
            if isinstance(item, Question):
                texts += [item.hint, item.guidance, item.message, item.required_message]
                texts += self._choice_labels(item)
            computed = [self._output(source, shape) for text in texts for source in _outputs(text)]
            if computed:
                rule = Rule(shape, "words", computed[0], tuple(computed[1:]))
                shape.bind.rules["words"] = rule
                self.rules.append(rule)

    def _choice_names(self) -> None:
        """Let rules that name a choice follow the answers that its label mentions."""
        for rule in self.rules:
            if "choice-name" in rule.expression.source:
                items = [shape.item for shape, _, _ in rule.reads() if isinstance(shape.item, Question)]
                labels = [label for item in items for label in self._choice_labels(item)]
                rule.also += tuple(self._output(each, rule.shape) for label in labels for each in _outputs(label))

    def _choice_labels(self, item: Question) -> list[Text]:
        """The labels of a question's choices, those of its list of the form included."""
        if item.choices is None:
            return []
        found = [offer.label for offer in item.choices.offers]
        named = _LIST.search(item.choices.nodeset) if "itext" in item.choices.label else None
        for element in self.instances if named else ():
            if named and attribute(element, "id") == named.group(1):
                texts = ("".join(each.itertext()).strip() for each in element.iter() if local(each) == "itextId")
                found += map(self.words.text, texts)
        return found

    def _output(self, source: str, shape: Shape) -> Expression:
        known = self.outputs.setdefault(source, {})
        if shape not in known:
            known[shape] = self.expression(source, shape)
        return known[shape]

    def _actions(self, body: Body) -> list[Action]:
        found = []
        for element, origin in body.actions():
            if local(element) != "setvalue":
                continue
            base = origin.parent if origin is not None and not origin.repeat else origin
            target = self.shape_of(attribute(element, "ref") or attribute(element, "nodeset"), base)
            if target is None and attribute(element, "bind"):
                target = self.bound(attribute(element, "bind"))
            if target is None:
                self.warnings.append(f"setvalue: {attribute(element, 'ref')}")
                continue
            source = attribute(element, "value")
            value = self.expression(source, target) if source else None
            events = frozenset(attribute(element, "event").split())
            found.append(Action(events, target, origin, value, (element.text or "").strip()))
        return found

    def bound(self, identifier: str) -> Shape | None:
        """The place whose bind has that ``id``."""
        return next((each for each in self.shapes.values() if each.bind.identifier == identifier), None)

    def _lists(self) -> dict[str, Any]:
        found = {}
        for element in self.instances[1:]:
            name, source = attribute(element, "id"), attribute(element, "src")
            if source and not len(element):
                if source != "jr://instance/last-saved" and self.files(source.rpartition("/")[2]) is None:
                    self.warnings.append(source)
                found[name] = lists.from_file(source, name, self.files)
            else:
                found[name] = lists.written_in(element, name)
        return _Lists(self.files, found | dict(self.more_lists))


class _Lists(dict):  # type: ignore[type-arg]
    """Lists by name; one that the form does not declare may be a file beside it (``search``, ``pulldata``)."""

    def __init__(self, files: lists.Files, known: dict[str, Any]) -> None:
        super().__init__(known)
        self.files = files

    def __missing__(self, name: str) -> Any:
        found = self[name] = lists.from_file(f"jr://file-csv/{name}.csv", name, self.files)
        return found


def _begun(written: str) -> str:
    """The beginning of a rule, enough to find it by: messages hold no more than some thousand letters."""
    return written if len(written) <= MOST_SAID else f"{written[:MOST_SAID]}…"


class _Itext(dict):  # type: ignore[type-arg]
    """Words by their name, made when they are first asked for."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, name: str) -> Text:
        found = self[name] = self.words.text(name)
        return found


def _outputs(text: Text) -> Iterable[str]:
    return dict.fromkeys(part.expression for said in text.words.values() for part in said if isinstance(part, Output))


def _all(items: Iterable[Any]) -> Iterable[Any]:
    for item in items:
        yield item
        if not isinstance(item, Question):
            yield from _all(item.items)
