"""Lists of choices and tables that a form brings along: written in it, or in files beside it (CSV, XML, GeoJSON).

They are made into nodes when they are first asked for and never change. Files are read with bounds: what is larger
than a form can reasonably offer is refused.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from diagnostic.questionnaire.errors import bad_form
from diagnostic.questionnaire.instance import Node
from diagnostic.questionnaire.table import Table
from diagnostic.questionnaire.words import Element, local

MOST_BYTES = 40_000_000
MOST_CELLS = 1_000_000
"""Of a table: at most some 100 MB."""
MOST_NODES = 200_000
"""Of XML: some 100 MB."""
DEEPEST = 100
"""Levels of elements in elements."""
Files = Callable[[str], Path | None]
"""Finds a file that a form names; ``None`` when there is none."""


def written_in(element: Element, name: str) -> Callable[[], Node]:
    """The list that an ``<instance>`` of the form holds."""

    def make() -> Node:
        top = Node(name)
        for child in element:
            if isinstance(child.tag, str):
                _copy(child, top)
        return top

    return _once(make)


def from_file(source: str, name: str, files: Files) -> Callable[[], Node]:
    """The list in the file that ``source`` (``jr://file-csv/towns.csv``) names; an empty one when there is none.
    The list raises ``BadForm`` when it is asked for and the file cannot be used."""

    def make() -> Node:
        path = files(source.rpartition("/")[2])
        if path is None:
            top = Node(name)
            top.append(Node("root"))
            return top
        if path.stat().st_size > MOST_BYTES:
            raise bad_form("list-too-large", file=path.name)
        suffix = path.suffix.lower()
        if suffix == ".xml":
            return _from_xml(path, name)
        return _from_rows(_features(path) if suffix == ".geojson" else _rows(path), path, name)

    return _once(make)


def _once(make: Callable[[], Node]) -> Callable[[], Node]:
    made: list[Node] = []

    def get() -> Node:
        if not made:
            made.append(make())
        return made[0]

    return get


def _copy(element: Element, parent: Node) -> None:
    node = Node(local(element), "", attrs={local(key): value for key, value in element.attrib.items()})
    parent.append(node)
    for child in element:
        if isinstance(child.tag, str):
            _copy(child, node)
    if not node.children:
        node.text = "".join(element.itertext()).strip()


def _from_xml(path: Path, name: str) -> Node:
    tree = parsed(path.read_bytes(), path.name)
    if sum(1 for _ in tree.iter()) > MOST_NODES:
        raise bad_form("list-too-large", file=path.name)
    top = Node(name)
    _copy(tree, top)
    return top


def parsed(content: bytes | str, file: str) -> Element:
    """XML from outside, without entities, which can make a small file huge. Raises ``BadForm``."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        tree = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as reason:
        raise bad_form("bad-xml", file=file, reason=str(reason)) from reason
    level, depth = [tree], 0
    while level:
        level, depth = [child for each in level for child in each], depth + 1
        if depth > DEEPEST:
            raise bad_form("bad-xml", file=file, reason=f"> {DEEPEST} levels")
    return tree


def _from_rows(rows: Iterable[dict[str, str]], path: Path, name: str) -> Node:
    columns: dict[str, None] = {}
    known: dict[str, str] = {}
    """Each text once: codes of regions come again and again."""
    kept: list[tuple[str, ...]] = []
    cells = 0
    for row in rows:
        for column in row:
            columns.setdefault(column)
        kept.append(tuple(known.setdefault(value, value) for value in (row.get(each) or "" for each in columns)))
        cells += len(columns)
        if cells > MOST_CELLS:
            raise bad_form("list-too-large", file=path.name)
    top = Node(name)
    top.append(Table(columns, kept))
    return top


def _rows(path: Path) -> Any:
    content = path.read_bytes()
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(content[:200_000], cp_isolation=["cp1252", "mac_roman", "cp850", "latin_1"]).best()
        written = content.decode(best.encoding if best is not None else "cp1252", "replace")
    first = written.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(written), delimiter=delimiter)
    try:
        columns = [each.strip() for each in next(reader, [])]
        for row in reader:
            if row:
                yield dict(zip(columns, row, strict=False))
    except csv.Error as reason:
        raise bad_form("bad-list", file=path.name, reason=str(reason)) from reason


def _features(path: Path) -> Any:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        features = found["features"] if found["type"] == "FeatureCollection" else None
        if features is None:
            raise ValueError(found["type"])
        for each in features:
            yield _feature(each)
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError) as reason:
        raise bad_form("bad-list", file=path.name, reason=str(reason)) from reason


def _feature(found: Mapping[str, Any]) -> dict[str, str]:
    row = {str(key): _plain(value) for key, value in (found.get("properties") or {}).items()}
    geometry = found.get("geometry") or {}
    kind, places = geometry.get("type"), list(geometry.get("coordinates") or ())
    if kind == "Point":
        row["geometry"] = _place(places)
    elif kind == "LineString":
        row["geometry"] = "; ".join(map(_place, places))
    elif kind == "Polygon":
        row["geometry"] = "; ".join(map(_place, places[0]))
    if "id" in found:
        row["id"] = _plain(found["id"])
    return row


def _place(found: Any) -> str:
    longitude, latitude = found[0], found[1]
    return f"{float(latitude)} {float(longitude)} 0 0"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
