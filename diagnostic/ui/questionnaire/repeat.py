"""A repeat on screen: the list of its instances, and the questions of the one that is open."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from diagnostic.questionnaire.answering import Node
from diagnostic.questionnaire.form import Question, Repeat
from diagnostic.ui.questionnaire.asked import set_shown
from diagnostic.ui.questionnaire.asking import Asking
from diagnostic.ui.widgets import prose
from diagnostic.ui.widgets.flow import Flow

VISIBLE = 6
"""Lines of the list of instances that are seen at once."""
ASKED_FOR_TITLE = {"text", "integer", "select_one", "select_multiple", "date", "barcode"}
LONGEST_TITLE = 60


class Instances(QAbstractListModel):
    """The instances of a repeat by the words they are known by, made when they are looked at."""

    def __init__(self, asking: Asking, parent: QWidget) -> None:
        super().__init__(parent)
        self._asking = asking
        self.nodes: tuple[Node, ...] = ()
        self._titles: dict[str, str] = {}

    def show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """List these."""
        self.beginResetModel()
        self.nodes, self._titles = nodes, {}
        self.endResetModel()

    def forget(self, position: str) -> None:
        """The words of an instance may have changed."""
        for row, node in enumerate(self.nodes):
            if position.startswith(node.position):
                self._titles.pop(node.position, None)
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.nodes)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} or not index.isValid():
            return None
        node = self.nodes[index.row()]
        if node.position not in self._titles:
            self._titles[node.position] = title_of(node, self._asking)
        return self._titles[node.position]


def title_of(node: Node, asking: Asking) -> str:
    """What an instance is known by: its number, its own label when it has one, else its first answer."""
    label = prose.plain(asking.answering.state(node.position).label)
    assert isinstance(node.item, Repeat)
    shared = prose.plain(node.item.label.plain(asking.answering.language))
    words = label if label and label != shared and "…" in shared else _first_answer(node, asking) or label or shared
    short = words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE].rstrip()}…"
    return f"{node.index}.  {short}" if short else f"{node.index}."


def _first_answer(node: Node, asking: Asking) -> str:
    for child in node.children:
        if isinstance(child.item, Question) and child.item.kind in ASKED_FOR_TITLE:
            state = asking.answering.state(child.position)
            if state.relevant and state.value not in (None, "", ()):
                labels = {each.id: prose.plain(each.label) for each in state.choices}
                values = state.value if isinstance(state.value, tuple) else (state.value,)
                return ", ".join(labels.get(each, str(each)) for each in values)
        elif not isinstance(child.item, Question | Repeat) and (found := _first_answer(child, asking)):
            return found
    return ""


class RepeatBox(QFrame):
    """Instances in a list; the chosen one is open below it. ``opened`` asks for its questions in ``body``."""

    opened = Signal()

    def __init__(self, position: str, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("repeat")
        self.position = position
        self._asking = asking
        self.open_at = -1
        self.title = QLabel(self)
        self.title.setObjectName("sectionTitle")
        self.title.setWordWrap(True)
        self.count = QLabel(self)
        self.count.setObjectName("hint")
        self.count.setWordWrap(True)
        self.model = Instances(asking, self)
        self.list = QListView(self)
        self.list.setObjectName("instances")
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.add, self.remove = QPushButton(self), QPushButton(asking.text("asking-repeat-remove"), self)
        self.back, self.forth = QPushButton(f"◂ {asking.text('asking-repeat-back')}", self), QPushButton(self)
        self.forth.setText(f"{asking.text('asking-repeat-forth')} ▸")
        self.card = QFrame(self)
        self.card.setObjectName("nestedForm")
        self.card_title = QLabel(self.card)
        self.card_title.setObjectName("sectionTitle")
        self.card_title.setWordWrap(True)
        self.body = QWidget(self.card)
        self._arrange()
        self.add.clicked.connect(lambda: asking.add_wanted.emit(self.position))
        self.remove.clicked.connect(lambda: asking.remove_wanted.emit(self.model.nodes[self.open_at].position))
        self.back.clicked.connect(lambda: self.open(self.open_at - 1))
        self.forth.clicked.connect(lambda: self.open(self.open_at + 1))
        self.list.selectionModel().currentChanged.connect(lambda index, _: self.open(index.row()))
        self.show_instances()

    def _arrange(self) -> None:
        tools = QWidget(self)
        flow = Flow(tools)
        for button in (self.add, self.back, self.forth, self.remove):
            button.setObjectName("add" if button is self.add else "quiet")
            flow.addWidget(button)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addWidget(self.card_title)
        inside.addWidget(self.body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        for widget in (self.title, self.count, self.list, tools, self.card):
            layout.addWidget(widget)

    def node(self) -> Node:
        """The open instance. Raises ``IndexError`` when there is none."""
        return self.model.nodes[self.open_at]

    def _is_fixed(self) -> bool:
        item = self._asking.nodes[self.position].item
        return isinstance(item, Repeat) and item.fixed

    def show_instances(self) -> None:
        """Follow the instances there are; an open one that is gone gives its place to the one before it."""
        node = self._asking.nodes[self.position]
        self.model.show_nodes(node.children)
        self._refresh_words()
        self.list.setVisible(len(node.children) > 1)
        self.add.setVisible(not self._is_fixed())
        self._fit()
        last = len(node.children) - 1
        self._mark(min(max(self.open_at, 0), last))

    def _fit(self) -> None:
        rows = min(VISIBLE, len(self.model.nodes))
        self.list.setFixedHeight(max(1, self.list.sizeHintForRow(0)) * rows + 2 * self.list.frameWidth() + 8)
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.list.setVerticalScrollBarPolicy(needed if len(self.model.nodes) > VISIBLE else off)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # the style sheet has given the lines their height

    def refresh(self, state: Any) -> None:
        """Follow whether it is asked, and its words."""
        set_shown(self, state.relevant)
        self._refresh_words()

    def _refresh_words(self) -> None:
        state = self._asking.answering.state(self.position)
        name = prose.plain(state.label)
        prose.show(self.title, state.label)
        self.list.setAccessibleName(name or self._asking.text("asking-repeat"))
        self.add.setText(f"＋ {self._asking.text('asking-repeat-add')}")
        self.add.setAccessibleName(f"{self._asking.text('asking-repeat-add')}, {name}" if name else "")
        number = len(self.model.nodes)
        key = "asking-repeat-fixed" if self._is_fixed() else "asking-repeat-count"
        self.count.setText(self._asking.text(key, count=number))

    def follow(self, position: str) -> None:
        """An answer in it changed: the instance may be known by other words."""
        self.model.forget(position)
        self._say_title()

    def _say_title(self) -> None:
        if self.open_at >= 0:
            words = self.model.data(self.model.index(self.open_at))
            self.card_title.setText(words)
            self.remove.setAccessibleName(f"{self.remove.text()}: {words}")

    def _mark(self, row: int) -> None:
        """Say which instance is open, without asking for its questions."""
        self.open_at = row
        selection = self.list.selectionModel()
        blocked = selection.blockSignals(True)
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        selection.blockSignals(blocked)
        self.list.viewport().update()
        self.card.setVisible(row >= 0)
        several, last = len(self.model.nodes) > 1, len(self.model.nodes) - 1
        self.back.setVisible(several)
        self.forth.setVisible(several)
        self.back.setEnabled(row > 0)
        self.forth.setEnabled(0 <= row < last)
        may = row >= 0 and self._asking.answering.can_remove(self.model.nodes[row].position)
        self.remove.setVisible(may)
        self._say_title()

    def open(self, row: int) -> None:
        """Open an instance."""
        if row != self.open_at and 0 <= row < len(self.model.nodes):
            self._mark(row)
            self.opened.emit()
