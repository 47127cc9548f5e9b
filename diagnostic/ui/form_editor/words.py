"""Words in both languages side by side, and what is missing said plainly."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QSizePolicy, QWidget

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.look import said

MOST_LINES = 8


def in_order() -> tuple[Lang, ...]:
    """The two languages, the one of the window first."""
    mine = language.language()
    return (mine, *(each for each in LANGS if each != mine))


class Words(QPlainTextEdit):
    """A box as high as what is written in it. ``typed`` comes with every letter typed, ``left`` when the cursor
    leaves."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda: self.updateGeometry())
        self.setUndoRedoEnabled(False)
        self._quiet = False
        self.textChanged.connect(self._tell)

    def _tell(self) -> None:
        if not self._quiet:
            self.typed.emit(self.toPlainText().strip())

    def show_words(self, words: str) -> None:
        """Show other words, unless they are those that are there."""
        if self.toPlainText().strip() != words:
            self._quiet = True
            self.setPlainText(words)
            self._quiet = False

    def sizeHint(self) -> QSize:
        lines = min(MOST_LINES, max(1, int(self.document().size().height())))
        line = self.fontMetrics().lineSpacing()
        around = 2 * int(self.document().documentMargin()) + line * 3 // 4  # its edge, as the style sheet has it
        return QSize(super().sizeHint().width(), line * lines + around)

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the window's: they take back whatever was done last."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.updateGeometry)  # Qt tells of no other number of lines here

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class BothLanguages(QWidget):
    """One text of a question in both languages. ``typed`` carries the language and the words."""

    typed = Signal(str, str)
    left = Signal()

    def __init__(self, heading: str, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(parent)
        lang = language.language()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self.boxes: dict[Lang, Words] = {}
        self.missing = {}
        for column, each in enumerate(in_order()):
            spoken = text(f"editor-language-{each}", lang)
            words = said(f"{heading} · {spoken}", "fieldLabel")
            box = self.boxes[each] = Words()
            box.setObjectName(f"{name}-{each}")
            box.setAccessibleName(words.text())
            words.setBuddy(box)
            missing = self.missing[each] = said(text(f"editor-missing-{each}", lang), "hint")
            box.typed.connect(lambda written, each=each: self._typed(each, written))
            box.left.connect(self.left)
            for row, widget in enumerate((words, box, missing)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)

    def show_words(self, found: dict[Lang, str]) -> None:
        """Show words as the draft has them."""
        for lang, words in found.items():
            self.boxes[lang].show_words(words)
        self._say_missing()

    def _typed(self, lang: Lang, words: str) -> None:
        self._say_missing()
        self.typed.emit(lang, words)

    def _say_missing(self) -> None:
        written = {lang: bool(box.toPlainText().strip()) for lang, box in self.boxes.items()}
        for lang, note in self.missing.items():
            note.setVisible(any(written.values()) and not written[lang])
