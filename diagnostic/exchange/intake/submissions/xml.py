"""Submission XML: files, or folders and zips of them (a phone's ``instances``, ODK Briefcase, KoboToolbox)."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.submissions.bundle import Entry
from diagnostic.exchange.intake.submissions.shape import Finder, Shape, Submission, day
from diagnostic.exchange.intake.submissions.shape import Path as Names

MOST_BYTES = 2 * 2**20
"""Bytes of one submission: answers are text, photos are files beside it."""
DEEPEST = 100
"""Elements in elements."""
ABOUT = {"meta", "formhub", "__version__", "_version_", "deviceid", "username", "start", "end", "today"}
"""What Kobo and phones add to what was asked."""


def read(entries: list[Entry], find: Finder) -> Iterator[Submission]:
    """Every submission; a broken one with its problem, so that it can be listed as refused. Raises ``BadInput`` when it
    is the only file that came."""
    for number, each in enumerate(entries, start=1):
        try:
            root = _parsed(each.read(MOST_BYTES), PurePosixPath(each.name).name)
        except BadInput:
            if len(entries) == 1:
                raise
            yield Submission(number, "", {}, name=each.name, of=len(entries), problem="intake-row-unreadable")
            continue
        yield _submission(root, find, number, each.name, len(entries))


def _parsed(data: bytes, name: str) -> etree.Element:
    """XML without a document type, so without entities, and no deeper than an answer can stand. Raises ``BadInput``."""
    from xml.parsers import expat

    parser, builder, depth = expat.ParserCreate(namespace_separator="}"), etree.TreeBuilder(), 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ValueError(depth)
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    def refuse(*_: object) -> None:
        raise ValueError("document type")

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = builder.data, refuse
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, ValueError, AssertionError, LookupError) as reason:
        raise BadInput("intake-error-not-submissions", file=name) from reason


def _submission(root: etree.Element, find: Finder, number: int, name: str, of: int) -> Submission:
    form_id, version = root.get("id", ""), root.get("version", "")
    instance_id = _text(root, "meta", "instanceID") or root.get("instanceID", "")
    shape = find(form_id, version, _names(root))
    unasked: list[str] = []
    answers = _answers(root, (), shape, unasked) if shape is not None else {}
    answered = day(root.get("submissionDate", "") or _text(root, "end") or _text(root, "today"))
    return Submission(
        number, instance_id, answers, shape, form_id, version, name, of, answered, tuple(dict.fromkeys(unasked))
    )


def _local(node: etree.Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _text(root: etree.Element, *names: str) -> str:
    for name in names:
        found = next((each for each in root if _local(each) == name), None)
        if found is None:
            return ""
        root = found
    return (root.text or "").strip()


def _names(root: etree.Element) -> set[str]:
    """The answers that a submission gives, as paths with ``/``."""
    found: set[str] = set()

    def walk(node: etree.Element, path: str) -> None:
        for child in node:
            here = f"{path}{_local(child)}"
            if len(child):
                walk(child, f"{here}/")
            else:
                found.add(here)

    for child in root:
        if _local(child) not in ABOUT:
            if len(child):
                walk(child, f"{_local(child)}/")
            else:
                found.add(_local(child))
    return found


def _answers(node: etree.Element, path: Names, shape: Shape, unasked: list[str]) -> dict[str, Any]:
    """The answers under a node; what the form does not ask is left out and named."""
    found: dict[str, Any] = {}
    for child in node:
        name = _local(child)
        here = (*path, name)
        if here in shape.repeats:
            if "template" not in {each.rpartition("}")[2] for each in child.attrib}:
                found.setdefault(name, []).append(_answers(child, here, shape, unasked))
        elif here in shape.kinds:
            if child.text and child.text.strip():
                found[name] = child.text.strip()
        elif len(child):
            if path or name not in ABOUT:
                inside = _answers(child, here, shape, unasked)
                if inside:
                    found[name] = inside
        elif child.text and (path or name not in ABOUT):
            unasked.append(name)
    return found
