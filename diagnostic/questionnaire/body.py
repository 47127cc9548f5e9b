"""The body of an XForm: what is asked and in which order. Values that nobody is asked for (calculations) are put
among the questions where the model has them."""

import re
from collections.abc import Iterator
from typing import Any

from diagnostic.questionnaire.form import Choices, Group, Item, Offer, Question, Repeat
from diagnostic.questionnaire.instance import Shape
from diagnostic.questionnaire.words import Element, attribute, child, children, file_name, local

CONTROLS = {"input", "secret", "select1", "select", "rank", "range", "trigger", "upload"}
ACTIONS = {"setvalue", "setgeopoint", "recordaudio"}
BY_TYPE = {"int": "integer", "integer": "integer", "long": "integer", "double": "decimal", "float": "decimal"}
AS_IS = {"decimal", "date", "time", "dateTime", "geopoint", "geotrace", "geoshape", "barcode"}
UPLOADS = ("image", "audio", "video")


class Body:
    """Reads the body for ``reading`` (the form being read). ``counts`` are the repeats with how many instances they
    have (an expression, empty when people decide), ``lists`` the choices that are looked up."""

    def __init__(self, reading: Any) -> None:
        self.reading = reading
        self.counts: dict[Shape, str] = {}
        self.lists: dict[Shape, Choices] = {}
        self._asked: set[Shape] = set()
        self._fixed: set[Shape] = set()
        self._boxes: dict[str, Shape | None] = {}
        self._origins: list[tuple[Element, Shape | None]] = []
        self._nameless = 0

    def items(self) -> tuple[Item, ...]:
        """All items of the form."""
        root = next(iter(self.reading.document.children.values()))
        found = self._inside(self.reading.body_element, root)
        unasked = self._unasked(root, {each.ref for each in _containers(found)} | {root.ref})
        return tuple(_with(found, root.ref, unasked, self.reading.shapes))

    def actions(self) -> Iterator[tuple[Element, Shape | None]]:
        """The actions of the model and the body, with the place that sets each off."""
        for element in self.reading.model:
            if isinstance(element.tag, str) and local(element) in ACTIONS:
                yield element, None
        yield from self._origins

    def _shape(self, element: Element, base: Shape) -> Shape | None:
        ref = attribute(element, "ref") or attribute(element, "nodeset")
        if ref:
            return self.reading.shape_of(ref, base)
        bound = attribute(element, "bind")
        return self.reading.bound(bound) if bound else None

    def _inside(self, element: Element, base: Shape) -> list[Item]:
        found: list[Item] = []
        for each in element:
            if not isinstance(each.tag, str):
                continue
            name = local(each)
            if name == "group":
                found.append(self._group(each, base))
            elif name == "repeat":
                found.append(self._repeat(each, base, None))
            elif name in CONTROLS:
                question = self._control(each, base)
                if question is not None:
                    found.append(question)
            elif name in ACTIONS:
                self._origins.append((each, base))
        return found

    def _group(self, element: Element, base: Shape) -> Item:
        repeats = list(children(element, "repeat"))
        inside = [each for each in element if isinstance(each.tag, str) and local(each) not in {"label", "hint"}]
        shape = self._shape(element, base)
        if len(repeats) == 1 and len(inside) == 1:
            repeated = self._shape(repeats[0], shape or base)
            if shape is None or shape is repeated:
                return self._repeat(repeats[0], base, element)
        if shape is None:
            self._nameless += 1
            ref, name = f"{base.ref}/#{self._nameless}", ""
        else:
            ref, name = shape.ref, shape.name
        return Group(
            ref=ref,
            name=name,
            label=self.reading.words.of(child(element, "label")),
            appearance=frozenset(attribute(element, "appearance").split()),
            relevant=shape.bind.source.get("relevant", "") if shape is not None else "",
            items=tuple(self._inside(element, shape or base)),
        )

    def _repeat(self, element: Element, base: Shape, around: Element | None) -> Item:
        shape = self._shape(element, base)
        if shape is None:
            return Group(ref=f"{base.ref}/#", name="", items=tuple(self._inside(element, base)))
        count = attribute(element, "count")
        self.counts[shape] = count
        label = child(around if around is not None else element, "label")
        appearance = attribute(element, "appearance").split()
        if around is not None:
            appearance += attribute(around, "appearance").split()
        return Repeat(
            ref=shape.ref,
            name=shape.name,
            label=self.reading.words.of(label if label is not None else child(element, "label")),
            appearance=frozenset(appearance),
            relevant=shape.bind.source.get("relevant", ""),
            count=count,
            fixed=bool(count) or attribute(element, "noAddRemove") in {"true()", "true", "1"},
            items=tuple(self._inside(element, shape)),
        )

    def _control(self, element: Element, base: Shape) -> Question | None:
        shape = self._shape(element, base)
        if shape is None:
            self.reading.warnings.append(f"{local(element)}: {attribute(element, 'ref')}")
            return None
        for each in element:
            if isinstance(each.tag, str) and local(each) in ACTIONS:
                self._origins.append((each, shape))
        self._asked.add(shape)
        kind = _kind(element, shape)
        choices = self._choices(element, kind)
        if choices is not None and choices.nodeset:
            self.lists[shape] = choices
        words, bind, hint = self.reading.words, shape.bind, child(element, "hint")
        aside = {"ref", "nodeset", "appearance", "bind"}
        attributes = {local(key): str(value) for key, value in element.attrib.items() if local(key) not in aside}
        return Question(
            ref=shape.ref,
            name=shape.name,
            kind=kind,
            type=bind.type,
            label=words.of(child(element, "label")),
            hint=words.of(hint),
            guidance=words.of(hint, "guidance"),
            appearance=frozenset(_appearance(element)[0].split()),
            attributes=bind.more | attributes,
            choices=choices,
            **_rules(shape),
        )

    def _choices(self, element: Element, kind: str) -> Choices | None:
        query = attribute(element, "query")
        if query:
            return Choices(nodeset=query)
        if kind not in {"select_one", "select_multiple", "rank"}:
            return None
        searched = _appearance(element)[1]
        if searched:
            return self._searched(element, searched)
        found = child(element, "itemset")
        if found is not None:
            name, label = child(found, "value"), child(found, "label")
            name_ref = attribute(name, "ref") if name is not None else ""
            return Choices(
                nodeset=attribute(found, "nodeset"),
                name=name_ref or "name",
                label=(attribute(label, "ref") if label is not None else "") or name_ref or "name",
            )
        offers = []
        for item in children(element, "item"):
            value = child(item, "value")
            name_text = "".join(value.itertext()).strip() if value is not None else ""
            offers.append(Offer(name_text, self.reading.words.of(child(item, "label"))))
        return Choices(offers=tuple(offers))

    def _searched(self, element: Element, nodeset: str) -> Choices:
        """Choices from a table by ``search(...)``: the choice of the form names its columns; choices with a number as
        their name are offered besides."""
        name, label, offers = "name", "label", []
        for item in children(element, "item"):
            value = child(item, "value")
            said = "".join(value.itertext()).strip() if value is not None else ""
            words = self.reading.words.of(child(item, "label"))
            if said.lstrip("-").isdigit():
                offers.append(Offer(said, words))
            else:
                columns = [each.strip() for each in words.plain("").split(",") if each.strip()]
                name, label = said, columns[0] if len(columns) == 1 else f"join(', ', {', '.join(columns)})"
        return Choices(offers=tuple(offers), nodeset=nodeset, name=name, label=label)

    def _unasked(self, root: Shape, boxes: set[str]) -> dict[str, list[Question]]:
        """Values that no control asks for, by the item they are put in."""
        found: dict[str, list[Question]] = {}
        for shape in root.walk():
            if shape.children or shape in self._asked or any(each.name == "meta" for each in shape.ancestors()):
                continue
            box = next(each for each in shape.ancestors() if each.ref in boxes)
            kind = "calculate" if "calculate" in shape.bind.source else "hidden"
            question = Question(
                ref=shape.ref, name=shape.name, kind=kind, type=shape.bind.type, attributes=shape.bind.more,
                **_rules(shape),
            )  # fmt: skip
            found.setdefault(box.ref, []).append(question)
        return found


_SEARCH = re.compile(r"search\s*\(.*\)", re.DOTALL)


def _appearance(element: Element) -> tuple[str, str]:
    """What an appearance asks for, without and only ``search(...)``."""
    said = attribute(element, "appearance")
    found = _SEARCH.search(said)
    return (said.replace(found.group(), " "), found.group()) if found else (said, "")


def _rules(shape: Shape) -> dict[str, Any]:
    bind = shape.bind
    return dict(bind.source) | {
        "message": bind.message,
        "required_message": bind.required_message,
    }


def _kind(element: Element, shape: Shape) -> str:
    name, kind = local(element), shape.bind.type
    if element.get("query") or name == "select1":
        return "select_one"
    if name == "select":
        return "select_multiple"
    if name in {"rank", "range"}:
        return name
    if name == "trigger":
        return "acknowledge"
    if name == "upload":
        media = file_name(attribute(element, "mediatype").partition("/")[0])
        return media if media in UPLOADS else "file"
    if kind in BY_TYPE:
        return BY_TYPE[kind]
    if kind in AS_IS:
        return kind
    source = shape.bind.source
    if source.get("read_only") == "true()" and "calculate" not in source and not shape.text:
        return "note"
    return "text"


def _containers(items: Any) -> Iterator[Any]:
    for item in items:
        if not isinstance(item, Question):
            yield item
            yield from _containers(item.items)


def _with(items: Any, ref: str, unasked: dict[str, list[Question]], shapes: dict[str, Shape]) -> Iterator[Item]:
    """The items with the values that nobody is asked for, in the order of the model."""
    from dataclasses import replace

    waiting = list(unasked.get(ref, ()))
    for item in items:
        place = shapes[item.ref].number if item.ref in shapes else -1
        while waiting and shapes[waiting[0].ref].number < place:
            yield waiting.pop(0)
        if isinstance(item, Question):
            yield item
        else:
            yield replace(item, items=tuple(_with(item.items, item.ref, unasked, shapes)))
    yield from waiting
