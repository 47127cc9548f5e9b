"""Submission XML, one file or a zip of them (a phone's ``instances`` folder, ODK Briefcase, KoboToolbox)."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.submissions.guard import opened, taken
from diagnostic.exchange.intake.submissions.shape import Path as Names
from diagnostic.exchange.intake.submissions.shape import Shape, Submission
from diagnostic.exchange.intake.table import check_size

MOST_BYTES = 10 * 2**20
"""Bytes of one submission: answers are text, photos are files beside it."""


def read(path: Path, shape: Shape) -> Iterator[Submission]:
    """The one submission of a file. Raises ``BadInput``."""
    root = _root(path)
    return iter((_submission(root, shape, 1, path.name),))


def read_zip(path: Path, shape: Shape) -> Iterator[Submission]:
    """Every submission in a zip; a broken one is given without answers, so that it can be listed as refused."""
    with opened(path) as found:
        names = sorted(each for each in found.namelist() if each.lower().endswith(".xml"))
        for number, name in enumerate(names, start=1):
            try:
                root = _parsed(taken(found, name, MOST_BYTES, name), name)
            except BadInput:
                yield Submission(number, "", {}, name=name)
                continue
            yield _submission(root, shape, number, name)


def holds_submissions(path: Path) -> bool:
    """Whether a zip holds submission XML (and not tables)."""
    with opened(path) as found:
        names = [each.lower() for each in found.namelist()]
    return any(each.endswith(".xml") for each in names) and not any(each.endswith(".csv") for each in names)


def form_id(path: Path) -> str:
    """The id of the form that a file answers. Raises ``BadInput``."""
    return _root(path).get("id", "")


def form_id_in_zip(path: Path) -> str:
    """The id of the form that the first readable submission of a zip answers."""
    with opened(path) as found:
        for name in sorted(each for each in found.namelist() if each.lower().endswith(".xml")):
            try:
                return _parsed(taken(found, name, MOST_BYTES, name), name).get("id", "")
            except BadInput:
                continue
    return ""


def _root(path: Path) -> etree.Element:
    check_size(path)
    try:
        data = path.read_bytes()
    except OSError as reason:
        raise BadInput("intake-error-unreadable", file=path.name) from reason
    if len(data) > MOST_BYTES:
        raise BadInput("intake-error-too-large", file=path.name, megabytes=MOST_BYTES // 2**20)
    return _parsed(data, path.name)


def _parsed(data: bytes, name: str) -> etree.Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: etree.Element = fromstring(data, forbid_dtd=True)
    except (etree.ParseError, DefusedXmlException, ValueError, RecursionError) as reason:
        raise BadInput("intake-error-not-submissions", file=name) from reason
    return root


def _submission(root: etree.Element, shape: Shape, number: int, name: str) -> Submission:
    answers = _answers(root, (), shape)
    found = _text(root, "meta", "instanceID") or root.get("instanceID", "")
    return Submission(number, found, answers, root.get("id", ""), root.get("version", ""), name)


def _local(node: etree.Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _text(root: etree.Element, *names: str) -> str:
    for name in names:
        found = next((each for each in root if _local(each) == name), None)
        if found is None:
            return ""
        root = found
    return (root.text or "").strip()


def _answers(node: etree.Element, path: Names, shape: Shape) -> dict[str, Any]:
    """The answers under a node; what the form does not ask is left out."""
    found: dict[str, Any] = {}
    for child in node:
        name = _local(child)
        here = (*path, name)
        if here in shape.repeats:
            if child.get("template") is None and child.get("{http://openrosa.org/javarosa}template") is None:
                found.setdefault(name, []).append(_answers(child, here, shape))
        elif here in shape.kinds:
            if child.text and child.text.strip():
                found[name] = child.text.strip()
        elif len(child):
            inside = _answers(child, here, shape)
            if inside:
                found[name] = inside
    return found
