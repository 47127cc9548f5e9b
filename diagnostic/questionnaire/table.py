"""A long list of choices as rows, with nodes made only for the rows that are looked at."""

from collections.abc import Iterable
from typing import Any

from diagnostic.questionnaire.instance import Node

ITEM = "item"


class Table(Node):
    """The ``root`` of a list whose ``item`` nodes stand for rows. Looking rows up by a column makes nodes for those
    rows; walking the list makes them all."""

    __slots__ = ("_columns", "_items", "_made", "_places", "_rows")

    def __init__(self, columns: Iterable[str], rows: list[tuple[str, ...]]) -> None:
        super().__init__("root")
        self._columns, self._rows = tuple(columns), rows
        self._made: dict[int, Node] = {}
        self._items: list[Node] | None = None
        self._places: dict[tuple[str, Any], dict[Any, list[int]]] = {}

    def _item(self, number: int) -> Node:
        found = self._made.get(number)
        if found is None:
            found = self._made[number] = Node(ITEM)
            found.parent = self
            for column, value in zip(self._columns, self._rows[number], strict=False):
                if column:
                    found.append(Node(column, value))
        return found

    @property  # type: ignore[override]
    def children(self) -> list[Node]:
        """All its rows as nodes."""
        if self._items is None:
            self._items = [self._item(number) for number in range(len(self._rows))]
        return self._items

    @children.setter
    def children(self, nodes: list[Node]) -> None:
        """Rows are given when it is made."""

    @property  # type: ignore[override]
    def named(self) -> dict[str, list[Node]]:
        """All its rows as nodes, by their only name."""
        return {ITEM: self.children} if self._rows else {}

    @named.setter
    def named(self, nodes: dict[str, list[Node]]) -> None:
        """Rows are given when it is made."""

    def matching(self, name: str, key: str, kind: Any, value: Any) -> list[Node]:
        """The rows whose column ``key``, as ``kind`` reads it, is ``value``."""
        if name != ITEM:
            return []
        places = self._places.get((key, kind))
        if places is None:
            places = self._places[key, kind] = {}
            column = self._columns.index(key) if key in self._columns else len(self._columns)
            for number, row in enumerate(self._rows):
                places.setdefault(kind(row[column] if column < len(row) else ""), []).append(number)
        return [self._item(number) for number in places.get(value, ())]
