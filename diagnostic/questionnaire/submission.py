"""Filling-ins as the XML that ODK sends, and as plain values; and back into a form."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from diagnostic.questionnaire import stored
from diagnostic.questionnaire.errors import BadForm, BadSubmission
from diagnostic.questionnaire.form import Question, Questionnaire
from diagnostic.questionnaire.instance import Node, Shape
from diagnostic.questionnaire.lists import parsed
from diagnostic.questionnaire.words import Element, local

MOST_CHARACTERS = 20_000_000
MOST_INSTANCES = 5_000
"""Instances of one repeat that a saved filling-in may hold."""
OPENROSA = "http://openrosa.org/xforms"
PLAIN = {"integer", "decimal", "range"}
"""Kinds whose values are numbers as plain values too."""


def written(questionnaire: Questionnaire, root: Node, *, relevant: bool) -> str:
    """The XML of a filling-in; only relevant answers when ``relevant``."""
    element = _element(root, relevant)
    element.set("id", questionnaire.form_id)
    if questionnaire.version:
        element.set("version", questionnaire.version)
    return ElementTree.tostring(element, encoding="unicode")


def _element(node: Node, relevant: bool) -> ElementTree.Element:
    shape = node.shape
    assert shape is not None
    element = ElementTree.Element(f"{{{shape.namespace}}}{node.name}" if shape.namespace else node.name)
    for child in node.children:
        if child.relevant or not relevant:
            element.append(_element(child, relevant))
    if not node.children and node.text:
        element.text = "".join(letter for letter in node.text if letter >= " " or letter in "\t\n\r")
    return element


def opened(questionnaire: Questionnaire, saved: str) -> Node:
    """The nodes of a saved filling-in, with what the form has besides. Raises ``BadSubmission``."""
    if len(saved) > MOST_CHARACTERS:
        raise BadSubmission("questionnaire-bad-submission", reason=f"> {MOST_CHARACTERS // 1_000_000} MB")
    try:
        element = parsed(saved, "")
    except BadForm as reason:
        raise BadSubmission("questionnaire-bad-submission", reason=reason.arguments["reason"]) from reason
    root = questionnaire.definition.root
    if local(element) != root.name:
        raise BadSubmission("questionnaire-other-form", found=local(element), wanted=root.name)
    return _filled(questionnaire, lambda node: _from_element(questionnaire, node, element))


def from_values(questionnaire: Questionnaire, values: Mapping[str, Any]) -> Node:
    """The nodes of plain values, with what the form has besides."""
    return _filled(questionnaire, lambda node: _from_mapping(questionnaire, node, values))


def _filled(questionnaire: Questionnaire, fill: Any) -> Node:
    document: Node = questionnaire.definition.first()
    fill(document.children[0])
    return document


def _from_element(questionnaire: Questionnaire, node: Node, element: Element) -> None:
    found: dict[str, list[Element]] = {}
    for each in element:
        if isinstance(each.tag, str):
            found.setdefault(local(each), []).append(each)
    for shape in node.shape.children.values() if node.shape is not None else ():
        elements = found.get(shape.name, [])
        if any("template" in (local(key) for key in each.attrib) for each in elements):
            elements = [each for each in elements if "template" not in map(local, each.attrib)]
        for child, each in _paired(questionnaire, node, shape, elements):
            if shape.children:
                _from_element(questionnaire, child, each)
            else:
                child.text = (each.text or "").strip() if each.text and not each.text.strip() else (each.text or "")
        if not elements and not shape.repeat and not shape.children:
            for child in node.named.get(shape.name, ()):
                child.text = ""


def _paired(questionnaire: Questionnaire, node: Node, shape: Shape, found: list[Any]) -> Any:
    """Nodes of a place with what was found for each: as many instances as were found."""
    if not shape.repeat:
        return list(zip(node.named.get(shape.name, ()), found[:1], strict=False))
    if len(found) > MOST_INSTANCES:
        raise BadSubmission("questionnaire-bad-submission", reason=f"{shape.name}: > {MOST_INSTANCES}")
    there = node.named.get(shape.name, [])
    while len(there) > len(found):
        node.remove(there[-1])
    for number in range(len(there), len(found)):
        node.insert(questionnaire.definition.template(shape), number)
    return list(zip(node.named.get(shape.name, ()), found, strict=False))


def _from_mapping(questionnaire: Questionnaire, node: Node, values: Mapping[str, Any]) -> None:
    for shape in node.shape.children.values() if node.shape is not None else ():
        if shape.name not in values:
            if shape.repeat:
                _paired(questionnaire, node, shape, [])
            for child in node.named.get(shape.name, ()):
                for each in child.walk():
                    each.text = ""
            continue
        value = values[shape.name]
        found = list(value) if shape.repeat and isinstance(value, list | tuple) else [value]
        for child, each in _paired(questionnaire, node, shape, found):
            if shape.children:
                if isinstance(each, Mapping):
                    _from_mapping(questionnaire, child, each)
            else:
                child.text = _text(shape, each)


def _text(shape: Shape, value: Any) -> str:
    item = shape.item
    kind, type_ = (item.kind, item.type) if isinstance(item, Question) else ("text", shape.bind.type)
    if isinstance(value, str):
        return value
    try:
        return stored.write(kind, type_, tuple(value) if isinstance(value, list) else value)
    except (ValueError, TypeError):
        return str(value)


def values(node: Node, relevant: bool = False) -> dict[str, Any]:
    """The answers below a node as plain values; what is not answered is left out, and when ``relevant`` what is not
    asked now."""
    found: dict[str, Any] = {}
    for name, there in node.named.items():
        nodes = [each for each in there if each.relevant] if relevant else there
        shape = nodes[0].shape if nodes else None
        if shape is None:
            continue
        if shape.children:
            groups = [values(each, relevant) for each in nodes]
            if shape.repeat:
                found[name] = groups
            elif groups[0]:
                found[name] = groups[0]
        elif nodes[0].text:
            found[name] = [_plain(each) for each in nodes] if shape.repeat else _plain(nodes[0])
    return found


def _plain(node: Node) -> Any:
    item = node.shape.item if node.shape is not None else None
    if isinstance(item, Question):
        try:
            if item.kind in stored.LISTS:
                return list(stored.read(item.kind, item.type, node.text) or ())
            if item.kind in PLAIN:
                return stored.read(item.kind, item.type, node.text)
        except ValueError:
            return node.text
    return node.text


def last(questionnaire: Questionnaire, saved: str | None) -> Node:
    """The filling-in before this one, as a list that expressions may read."""
    top = Node("__last-saved")
    if saved is not None:
        document = opened(questionnaire, saved)
        top.append(document.children[0])
        _as_list(top)
    return top


def _as_list(node: Node) -> None:
    node.shape = None
    for child in node.children:
        _as_list(child)
