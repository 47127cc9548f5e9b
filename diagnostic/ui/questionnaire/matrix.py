"""Questions with the same choices as the rows of a table (``table-list``; ``label`` and ``list-nolabel``)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diagnostic.questionnaire.answering import Node, State
from diagnostic.questionnaire.form import Question
from diagnostic.ui.questionnaire import ways
from diagnostic.ui.questionnaire.asked import Asked, set_shown
from diagnostic.ui.questionnaire.asking import Asking
from diagnostic.ui.widgets import prose
from diagnostic.ui.widgets.buttons import Row, Ticks
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.shares import Shares

SHARE = 0.55
"""Part of the width that the choices take."""


@dataclass(frozen=True)
class Run:
    """Rows that stand together: ``head`` is the question that only names the choices, when the form has one."""

    head: Node | None
    rows: tuple[Node, ...]


def arranged(nodes: Sequence[Node], asking: Asking) -> Iterator[Node | Run]:
    """The nodes in order, those that belong in one table put together."""
    head: Node | None = None
    rows: list[Node] = []
    for node in nodes:
        look = node.item.appearance
        choosing = isinstance(node.item, Question) and node.item.kind.startswith("select")
        if choosing and "list-nolabel" in look and (not rows or _same_choices(rows[0], node, asking)):
            rows.append(node)
            continue
        if rows or (head and not (choosing and "label" in look)):
            yield from _finished(head, rows)
            head, rows = None, []
        if choosing and "label" in look:
            head = node
        elif choosing and "list-nolabel" in look:
            rows = [node]
        else:
            yield node
    yield from _finished(head, rows)


def _finished(head: Node | None, rows: list[Node]) -> Iterator[Node | Run]:
    if rows:
        yield Run(head, tuple(rows))
    elif head is not None:
        yield head


def _same_choices(one: Node, other: Node, asking: Asking) -> bool:
    choices, others = (asking.answering.state(each.position).choices for each in (one, other))
    return [each.id for each in choices] == [each.id for each in others]


def room_needed(run: Run, asking: Asking, widget: QWidget) -> int:
    """Pixels below which the words above the columns would be cut."""
    choices = asking.answering.state(run.rows[0].position).choices
    metrics = widget.fontMetrics()
    words = [word for each in choices for word in prose.plain(each.label).split()]
    longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    return round((longest + 14) * len(choices) / SHARE) + metrics.averageCharWidth() * 14


class MatrixRow(Asked):
    """One row: the question, and a circle or box for each column."""

    def _way(self, state: State) -> Editor:
        choices, columns = ways.offered(state), max(1, len(state.choices))
        if self.question.kind == "select_multiple":
            return Ticks(choices, columns=columns, bare=True)
        return Row(choices, columns=columns, bare=True)


class Matrix(QFrame):
    """A table of questions; ``rows`` are fields like any other."""

    def __init__(self, run: Run, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        first = asking.answering.state(run.rows[0].position)
        self._asking = asking
        self._columns = QWidget(self)
        self._heads = Shares(self._columns, max(1, len(first.choices)), narrowest=1)
        for each in first.choices:
            self._heads.addWidget(_heading(prose.plain(each.label), Qt.AlignmentFlag.AlignCenter, self._columns))
        self.title = _heading("", Qt.AlignmentFlag.AlignLeft, self)
        self._head = run.head
        self._end = QWidget(self)
        top = QHBoxLayout()
        for widget, stretch in ((self.title, 1), (self._columns, 0), (self._end, 0)):
            top.addWidget(widget, stretch, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(0)
        layout.addLayout(top)
        self.rows: list[MatrixRow] = []
        for node in run.rows:
            assert isinstance(node.item, Question)
            row = MatrixRow(node.position, node.item, asking.answering.state(node.position), asking, self)
            row.setObjectName("matrixRow")
            row.set_beside()
            self.rows.append(row)
            layout.addWidget(row)
        self.setMinimumWidth(room_needed(run, asking, self))
        self.refresh_head()

    def refresh_head(self) -> None:
        """Follow the words above the rows, and whether any row is asked at all."""
        if self._head is not None:
            prose.show(self.title, self._asking.answering.state(self._head.position).label)
        set_shown(self, any(not row.isHidden() for row in self.rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        end = self.rows[0].unknown.sizeHint().width()
        width = round((self.width() - end) * SHARE)
        self._columns.setFixedWidth(width)
        self._end.setFixedWidth(end)
        for row in self.rows:
            row.editor.setFixedWidth(width)


def _heading(words: str, side: Qt.AlignmentFlag, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setObjectName("columnHead")
    label.setWordWrap(True)
    label.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
    return label
