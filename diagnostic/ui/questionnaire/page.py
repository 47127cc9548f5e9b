"""One section of a form as a page: its questions are put up in slices of time, so that the window never waits."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from diagnostic.questionnaire.answering import Node, State
from diagnostic.questionnaire.form import Question, Repeat
from diagnostic.ui.look import empty
from diagnostic.ui.questionnaire.asked import Asked, Told, set_shown
from diagnostic.ui.questionnaire.asking import Asking
from diagnostic.ui.questionnaire.matrix import Matrix, Run, arranged, room_needed
from diagnostic.ui.questionnaire.repeat import RepeatBox
from diagnostic.ui.questionnaire.ways import NOT_ASKED
from diagnostic.ui.steps.group import Group
from diagnostic.ui.widgets import prose
from diagnostic.ui.widgets.field import Field
from diagnostic.ui.widgets.shares import Shares

SLICE = 0.012
"""Seconds of putting up questions before the window is given back."""
WIDTH = re.compile(r"w(\d{1,2})$")
LINE = 4
"""Columns of a line in the grid theme, unless the group says otherwise."""
TABLE_LABEL = "generated_table_list_label"
"""What pyxform calls the note that it makes of a table's label."""
NARROWEST = 22
"""Letters below which a column of the grid theme is too narrow."""


@dataclass(frozen=True, eq=False)
class _Work:
    """Something that is being put up: the open instance of the repeat at ``of``, or (empty) the page itself."""

    of: str
    putting_up: Iterator[None]


class Block(Protocol):
    """Something on the page that follows its state."""

    def refresh(self, state: State) -> None:
        """Follow what changed."""


class _Heading(Group):
    """A group of questions; its heading and whether it is asked follow its state."""

    def refresh(self, state: State) -> None:
        """Follow what changed."""
        words = prose.plain(state.label)
        self.set_title(words)
        set_shown(self.button, bool(words))
        set_shown(self, state.relevant)


class Page(QWidget):
    """The questions of some nodes (those that stand in ``root``, if any). ``blocks`` are those that are on the page by
    now, by position."""

    grown = Signal()
    """More questions are on the page."""

    shown = Signal(QWidget)
    """This question was gone to: scroll to it."""

    def __init__(self, nodes: Sequence[Node], root: Node | None, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self._positions = [each.position for each in nodes]
        self.blocks: dict[str, Any] = {}
        self._matrices: list[Matrix] = []
        self._goal = ""
        self._workshop = QWidget(self)
        """Where blocks are made before they stand on the page: hidden, so that nothing is laid out meanwhile."""
        self._workshop.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 12, 12)
        body = QVBoxLayout()
        whole.addLayout(body)
        whole.addStretch()
        layout = self._inside(root, body) if root is not None else body
        self._work: deque[_Work] = deque([_Work("", self._put_up(nodes, layout))])
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    # putting up

    def start(self) -> None:
        """Put up what is seen first; the rest follows while people look at it."""
        self._go_on()

    def is_whole(self) -> bool:
        """Whether every question is on the page and seen."""
        return not self._work and not self._timer.isActive()

    def step(self) -> None:
        """Put up one thing more, if there is any."""
        if not self._work:
            return
        current = self._work[0]
        try:
            next(current.putting_up)
        except StopIteration:
            self._work.remove(current)

    def _go_on(self) -> None:
        had_work = bool(self._work)
        until = perf_counter() + SLICE
        while self._work and perf_counter() < until:
            self.step()
        self.grown.emit()
        self._seek()
        if had_work:
            self._timer.start(0)  # once more after the last ones: Qt shows them in between

    def _put_up(self, nodes: Sequence[Node], layout: QLayout) -> Iterator[None]:
        for part in arranged(nodes, self._asking):
            if isinstance(part, Run):
                yield from self._put_up_run(part, layout)
            elif isinstance(part.item, Question):
                if part.item.kind not in NOT_ASKED:
                    self._put(self._question(part, part.item), layout, part)
                    yield
            elif isinstance(part.item, Repeat):
                yield from self._put_up_repeat(part, layout)
            else:
                yield from self._put_up_group(part, layout)

    def _question(self, node: Node, question: Question) -> Asked | Told:
        state = self._asking.answering.state(node.position)
        if question.kind == "note":
            heads_table = question.name.startswith(TABLE_LABEL)
            return Told(node.position, state, self._asking, self._workshop, heading=heads_table)
        return Asked(node.position, question, state, self._asking, self._workshop)

    def _put_up_run(self, run: Run, layout: QLayout) -> Iterator[None]:
        if room_needed(run, self._asking, self._workshop) > max(
            self.width(), self.fontMetrics().averageCharWidth() * 60
        ):
            for node in run.rows:  # too narrow for a table
                assert isinstance(node.item, Question)
                self._put(self._question(node, node.item), layout, node)
                yield
            return
        matrix = Matrix(run, self._asking, self._workshop)
        self._matrices.append(matrix)
        for row in matrix.rows:
            self.blocks[row.position] = row
        self._put(matrix, layout, run.rows[0])
        self.blocks[run.rows[0].position] = matrix.rows[0]
        yield

    def _put_up_group(self, node: Node, layout: QLayout) -> Iterator[None]:
        box = _Heading("", opened=True, parent=self._workshop)
        box.refresh(self._asking.answering.state(node.position))
        self._put(box, layout, node)
        yield
        yield from self._put_up(node.children, self._inside(node, box.body))

    def _inside(self, node: Node, layout: QVBoxLayout) -> QLayout:
        """Where the questions of a group go: below each other, or sharing lines when the form gives them widths."""
        if not any(_share(child) for child in node.children):
            return layout
        lines = QWidget(self._workshop)
        letter = self.fontMetrics().averageCharWidth()
        shares = Shares(lines, _share(node) or LINE, letter * NARROWEST, gap=16)
        layout.addWidget(lines)
        return shares

    def _put_up_repeat(self, node: Node, layout: QLayout) -> Iterator[None]:
        box = RepeatBox(node.position, self._asking, self._workshop)
        box.refresh(self._asking.answering.state(node.position))
        box.title.setHidden(box.title.isHidden() or self._is_alone(node))
        self._put(box, layout, node)
        box.opened.connect(lambda: self._open(box))
        self._begin(box)
        yield

    def _is_alone(self, node: Node) -> bool:
        """Whether the page shows nothing but this repeat: its title stands above the page then."""
        return self._positions == [node.position]

    def _put_up_instance(self, box: RepeatBox) -> Iterator[None]:
        """The questions of the open instance; those of the one before it are gone."""
        body = box.body.layout()
        if body is None:
            body = QVBoxLayout(box.body)
            body.setContentsMargins(0, 0, 0, 0)
        if box.open_at < 0:
            return
        assert isinstance(body, QVBoxLayout)
        yield from self._put_up(box.node().children, self._inside(box.node(), body))
        _chain(box.forth, box.card)

    def _open(self, box: RepeatBox) -> None:
        """Another instance is open: take the questions of the last one away and put up its own."""
        self._forget_below(box.position)
        if isinstance(body := box.body.layout(), QVBoxLayout):
            empty(body)
        self._begin(box)
        self._go_on()

    def _begin(self, box: RepeatBox) -> None:
        """Put up the open instance next. What was still to be put up of the one before, and of the repeats in it, is
        dropped: it would go on into widgets that are gone."""
        inside = f"{box.position}["
        kept = (each for each in self._work if each.of != box.position and not each.of.startswith(inside))
        self._work = deque([_Work(box.position, self._put_up_instance(box)), *kept])

    def _forget_below(self, position: str) -> None:
        gone = [each for each in self.blocks if each.startswith(f"{position}[")]
        for each in gone:
            del self.blocks[each]
        self._matrices = [each for each in self._matrices if each.rows[0].position in self.blocks]

    def _put(self, widget: QWidget, layout: QLayout, node: Node) -> None:
        self.blocks[node.position] = widget
        if isinstance(layout, Shares):
            layout.add(widget, _share(node) or layout.columns)
        else:
            layout.addWidget(widget)

    # following

    def follow(self, positions: frozenset[str], structure: frozenset[str]) -> None:
        """Follow what an answer changed, and the repeats whose instances it changed."""
        for position in structure:
            box = self.blocks.get(position)
            if isinstance(box, RepeatBox) and position in self._asking.nodes:
                self._follow_instances(box)
        for position in positions & self.blocks.keys():
            self.blocks[position].refresh(self._asking.answering.state(position))
        for matrix in self._matrices:
            matrix.refresh_head()
        for box in [each for each in self.blocks.values() if isinstance(each, RepeatBox)]:
            for position in positions:
                if position.startswith(f"{box.position}["):
                    box.follow(position)
                    break

    def _follow_instances(self, box: RepeatBox) -> None:
        before = box.open_at
        box.show_instances()
        if box.open_at != before:
            self._open(box)

    def reopen(self, position: str, row: int) -> None:
        """Instances were added or taken away by people: open the one in ``row``."""
        box = self.blocks.get(position)
        if isinstance(box, RepeatBox):
            box.open_at = row
            box.show_instances()
            self._open(box)

    def refresh(self) -> None:
        """Follow everything: other answers are shown (undo)."""
        repeats = frozenset(each for each, block in self.blocks.items() if isinstance(block, RepeatBox))
        self.follow(frozenset(self.blocks), repeats)

    def finish(self) -> None:
        """Save what is being typed."""
        for block in list(self.blocks.values()):
            if isinstance(block, Field) and block.editor.is_dirty():
                block.editor.commit()

    # going to a question

    def go_to(self, position: str) -> None:
        """Bring a question on the page and put the cursor in it, as soon as it is there."""
        self._goal = position
        self._seek()

    def _seek(self) -> None:
        if not self._goal:
            return
        for found in re.finditer(r"\[(\d+)\]", self._goal):
            box = self.blocks.get(self._goal[: found.start()])
            if isinstance(box, RepeatBox) and box.open_at != int(found[1]) - 1:
                box.open(int(found[1]) - 1)
                return
        block = self.blocks.get(self._goal)
        if block is None:
            if not self._work:
                self._goal = ""
            return
        self._goal = ""
        self._reveal(block)

    def _reveal(self, block: QWidget) -> None:
        widget: QWidget | None = block
        while widget is not None and widget is not self:
            if isinstance(widget, Group):
                widget.button.setChecked(True)
            widget = widget.parentWidget()
        target = block.editor.main_widget() if isinstance(block, Field) else block
        target.setFocus()
        self.shown.emit(block)

    def first_in(self, repeat: str) -> str:
        """The position of the first question of the open instance of a repeat; empty when there is none."""
        box = self.blocks.get(repeat)
        if not isinstance(box, RepeatBox) or box.open_at < 0:
            return ""
        questions = (each for each in _questions(box.node()) if self._asking.answering.state(each.position).relevant)
        return next((each.position for each in questions), "")

    def after(self, position: str) -> str:
        """The position of the next question that is asked after one (the first after none); empty at the end."""
        fields = [each for each in self.findChildren(Field) if isinstance(each, Asked) and each.isVisibleTo(self)]
        positions = ["", *(each.position for each in fields if each.editor.isEnabled())]
        at = positions.index(position) + 1 if position in positions else len(positions)
        return positions[at] if at < len(positions) else ""


def _questions(node: Node) -> Iterator[Node]:
    for child in node.children:
        if not isinstance(child.item, Question):
            yield from _questions(child)
        elif child.item.kind not in NOT_ASKED and child.item.kind != "note":
            yield child


def _share(node: Node) -> int:
    """The width that the form gives a question in the grid theme; 0 for none."""
    found = [int(match[1]) for each in node.item.appearance if (match := WIDTH.match(each))]
    return found[0] if found else 0


def _chain(after: QWidget, inside: QWidget) -> None:
    """Tab goes from ``after`` through what stands in ``inside``, which was put up later."""
    for widget in inside.findChildren(QWidget):
        if widget.focusPolicy() and not widget.isHidden():
            QWidget.setTabOrder(after, widget)
            after = widget
