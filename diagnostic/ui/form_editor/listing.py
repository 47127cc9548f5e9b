"""The questions of a form as a list: dragged, moved with Alt and the arrow keys, each with its kind."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.language import text
from diagnostic.questionnaire.editor.draft import Draft
from diagnostic.questionnaire.editor.edits import depths
from diagnostic.questionnaire.editor.kinds import kind_of
from diagnostic.ui import language

ID = Qt.ItemDataRole.UserRole
INSIDE = "\u2003"
"""What stands before the words of a question once for each group that it stands in."""


class Listing(QListWidget):
    """``wanted`` carries the question that people choose, ``moved`` one and the row that it was dropped before,
    ``shifted`` one and -1 or 1, ``deleted`` one."""

    wanted = Signal(int)
    moved = Signal(int, int)
    shifted = Signal(int, int)
    deleted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(text("editor-questions", language.language()))
        self.setAccessibleDescription(text("editor-questions-about", language.language()))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._draft: Draft | None = None
        self._quiet = False
        self.currentItemChanged.connect(self._chosen)

    def show_draft(self, draft: Draft, chosen: int, wrong: set[int], untranslated: dict[int, str]) -> None:
        """Show the questions: ``wrong`` ones are to be mended, ``untranslated`` say what they lack."""
        self._quiet, self._draft = True, draft
        lines = draft.survey.lines
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        while self.count() < len(lines):
            self.addItem(QListWidgetItem())
        for row, (line, deep) in enumerate(zip(lines, depths(draft), strict=True)):
            item = self.item(row)
            kind = kind_of(draft, line)
            words = self._words(draft, line.id, kind, deep, line.id in wrong, untranslated.get(line.id, ""))
            if item.text() != words:
                item.setText(words)
            item.setData(ID, line.id)
            fixed = kind in {"end", "empty"}
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
            item.setFlags(flags if fixed else flags | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
            item.setSizeHint(QSize(60, self._height(1 if fixed else 2)))
            if line.id == chosen:
                self.setCurrentItem(item)
        if not chosen:
            self.setCurrentRow(-1)
            self.clearSelection()
        self._quiet = False

    def _words(self, draft: Draft, line_id: int, kind: str, deep: int, wrong: bool, missing: str) -> str:
        lang, edge = language.language(), INSIDE * (2 * deep)
        if kind in {"end", "empty"}:
            return edge + (text("editor-end-of-group", lang) if kind == "end" else "")
        title = draft.title(line_id, lang).split("\n")[0] or text("editor-untitled", lang)
        marks = [text(f"editor-kind-{kind}", lang)]
        marks += [f"⚠ {text('editor-to-mend', lang)}"] if wrong else []
        marks += [missing] if missing else []
        return f"{edge}{title}\n{edge}{' · '.join(marks)}"

    def _height(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + (12 if lines > 1 else 6)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if not self._quiet and item is not None and item.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.wanted.emit(item.data(ID))

    def chosen(self) -> int:
        """The chosen question; 0 for none."""
        item = self.currentItem()
        return int(item.data(ID)) if item is not None else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.chosen():
                self.shifted.emit(self.chosen(), by)
        elif by:
            self._go(by)
        elif event.key() == Qt.Key.Key_Delete and self.chosen():
            self.deleted.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def _go(self, by: int) -> None:
        """To the next question, past the ends of groups."""
        row = self.currentRow() + by
        while 0 <= row < self.count():
            if self.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentRow(row)
                return
            row += by

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where it was dropped; the list follows the draft."""
        row = self._row_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        if self.chosen():
            self.moved.emit(self.chosen(), row)

    def _row_at(self, point: QPoint) -> int:
        item = self.itemAt(point)
        if item is None:
            return self.count()
        below = point.y() > self.visualItemRect(item).center().y()
        return self.row(item) + below


def missing_words(draft: Draft, lacking: dict[Lang, list[int]]) -> dict[int, str]:
    """For each question that lacks words in a language, which."""
    found: dict[int, list[str]] = {}
    for lang in LANGS:
        for line in lacking.get(lang, ()):
            found.setdefault(line, []).append(text(f"editor-lacks-{lang}", language.language()))
    return {line: ", ".join(words) for line, words in found.items()}
