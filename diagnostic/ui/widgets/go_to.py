"""A box in which people type the name of a place of Canada; suggestions are chosen by keyboard or mouse."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from diagnostic.language import text
from diagnostic.mapping.basemap import NamedPlace
from diagnostic.ui import language

KEY = "Ctrl+G"


class GoTo(QLineEdit):
    """``chosen`` gives the named place; the box takes the keyboard with ``KEY`` from anywhere around ``parent``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: tuple[NamedPlace, ...] = ()
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(completer)
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._search)
        self.returnPressed.connect(lambda: self._choose(0))
        completer.activated[QModelIndex].connect(lambda index: self._choose(index.row()))  # type: ignore[index]
        key = QShortcut(QKeySequence(KEY), parent, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._ask)
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language now in use."""
        words = text("placing-go-to", language.language())
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({QKeySequence(KEY).toString(QKeySequence.SequenceFormat.NativeText)})")

    def suggestions(self) -> list[str]:
        """What is offered for what is typed now, the best first."""
        return self._names.stringList()

    def _ask(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _search(self, written: str) -> None:
        from diagnostic.mapping import gazetteer

        lang = language.language()
        self._found = gazetteer.find(written)
        nothing = [text("placing-go-to-nothing", lang)] if written.strip() else []
        self._names.setStringList([gazetteer.label(each, lang) for each in self._found] or nothing)

    def _choose(self, row: int) -> None:
        if row >= len(self._found):
            return
        place = self._found[row]
        self._found = (place,)  # Enter once more goes to the same place
        self.chosen.emit(place)
