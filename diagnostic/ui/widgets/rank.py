"""An order of choices: dragged with the mouse, moved with keys or with buttons."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.widgets.buttons import Choices
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.flow import Flow

ID = Qt.ItemDataRole.UserRole


class Rank(Editor):
    """Choices from first to last. Nothing is answered until people move a choice or say that the order is right."""

    def __init__(self, choices: Choices, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._answered = False
        self._labels: dict[str, str] = {}
        self.state = QLabel(self)
        self.state.setObjectName("hint")
        self.state.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("rank")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setWordWrap(True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.model().rowsMoved.connect(lambda *_: self._moved())
        self.up = QPushButton(f"▲ {text('widgets-rank-up', lang)}", self)
        self.down = QPushButton(f"▼ {text('widgets-rank-down', lang)}", self)
        self.keep = QPushButton(f"✓ {text('widgets-rank-keep', lang)}", self)
        self.clear = QPushButton(text("widgets-clear", lang), self)
        tools = QWidget(self)
        flow = Flow(tools)
        for each in (self.up, self.down, self.keep, self.clear):
            each.setObjectName("quiet")
            flow.addWidget(each)
        self.up.clicked.connect(lambda: self.move_chosen(-1))
        self.down.clicked.connect(lambda: self.move_chosen(1))
        self.keep.clicked.connect(self._moved)
        self.clear.clicked.connect(self._take_back)
        self.list.currentRowChanged.connect(lambda _: self._say())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.state, self.list, tools):
            layout.addWidget(widget)
        self.set_choices(choices)

    def set_choices(self, choices: Choices) -> None:
        labels = {each: label for each, label, _ in choices}
        if labels == self._labels and list(labels) == list(self._labels):
            return
        order = self._order() if self._answered else ()
        self._labels = labels
        self._fill((*(each for each in order if each in labels), *(each for each in labels if each not in order)))

    def _fill(self, order: tuple[str, ...]) -> None:
        chosen = self.list.currentItem()
        kept = chosen.data(ID) if chosen else None
        self.list.clear()
        for each in order:
            item = QListWidgetItem()
            item.setData(ID, each)
            self.list.addItem(item)
            if each == kept:
                self.list.setCurrentItem(item)
        self._number()
        self._fit()
        self._say()

    def _number(self) -> None:
        """Places in front of the choices; a dash as long as nothing is answered."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            place = f"{row + 1}." if self._answered else "–"
            item.setText(f"⠿  {place}  {self._labels.get(item.data(ID), item.data(ID))}")

    def _fit(self) -> None:
        rows = sum(max(self.list.sizeHintForRow(row), 1) for row in range(self.list.count()))
        self.list.setFixedHeight(rows + 2 * self.list.frameWidth() + 6)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _say(self) -> None:
        self.state.setText(text("widgets-rank-done" if self._answered else "widgets-rank-none", self._lang))
        self.keep.setVisible(not self._answered)
        self.clear.setVisible(self._answered)
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    def move_chosen(self, by: int) -> None:
        """Move the chosen line up (-1) or down (1)."""
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + by < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(row + by, item)
        self.list.setCurrentItem(item)
        self._moved()

    def _moved(self) -> None:
        self._answered = True
        self._number()
        self._say()
        self.commit()

    def _take_back(self) -> None:
        self._answered = False
        self._fill(tuple(self._labels))
        self.commit()
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by and event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
                self.move_chosen(by)
                return True
            if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and self._answered:
                self._take_back()
                return True
        return super().eventFilter(watched, event)

    def _order(self) -> tuple[str, ...]:
        return tuple(self.list.item(row).data(ID) for row in range(self.list.count()))

    def value(self) -> tuple[str, ...]:
        return self._order() if self._answered else ()

    def display(self, value: tuple[str, ...] | None) -> None:
        order = tuple(each for each in value or () if each in self._labels)
        if order == self.value():
            return
        self._answered = bool(order)
        self._fill((*order, *(each for each in self._labels if each not in order)))

    def main_widget(self) -> QWidget:
        return self.list

    def set_name(self, name: str) -> None:
        self.list.setAccessibleName(name)
        self.list.setAccessibleDescription(text("widgets-rank-keys", self._lang))
        for each in (self.up, self.down, self.keep, self.clear):
            each.setAccessibleName(f"{each.text()}, {name}")
