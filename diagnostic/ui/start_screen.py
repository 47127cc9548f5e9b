"""The first screen: make, open, try the example, choose the language; what the app is, in a few words."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import LANGS
from diagnostic.language import text
from diagnostic.ui import language, settings
from diagnostic.ui.look import button, dress, heading, said
from diagnostic.ui.steps.scrolling import scrolled

NAMES = {"en": "English", "fr": "Français"}


class StartScreen(QWidget):
    """What people see before a diagnostic is open."""

    new_wanted = Signal()
    open_wanted = Signal()
    example_wanted = Signal()
    recent_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Build the screen in the language, theme and text size now in use."""
        dress(self)
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.deleteLater()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(12)
        column.addLayout(self._languages())
        lang = language.language()
        column.addWidget(heading(text("window-name", lang), 2.2))
        column.addWidget(heading(text("window-what", lang), 1.1))
        column.addWidget(said(text("window-welcome", lang)))
        doors = QGridLayout()
        doors.setSpacing(12)
        self.new = self._door(doors, 0, "new", self.new_wanted, primary=True)
        self.open = self._door(doors, 1, "open", self.open_wanted)
        self.example = self._door(doors, 2, "example", self.example_wanted)
        column.addLayout(doors)
        column.addWidget(self._recent())
        column.addWidget(said(text("window-privacy", lang), "note"))
        column.addStretch(1)
        self._inside = scrolled(page)
        self._layout.addWidget(self._inside)

    def _languages(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self.languages: dict[str, QPushButton] = {}
        for lang in LANGS:
            each = button(NAMES[lang], lambda lang=lang: self.language_wanted.emit(lang))  # type: ignore[misc]
            each.setCheckable(True)
            each.setChecked(lang == language.language())
            row.addWidget(each)
            self.languages[lang] = each
        return row

    def _door(self, grid: QGridLayout, place: int, key: str, wanted: object, primary: bool = False) -> QPushButton:
        lang = language.language()
        card = QFrame()
        card.setObjectName("formCard")
        inside = QVBoxLayout(card)
        door = button(text(f"window-{key}", lang), wanted.emit, "primary" if primary else "quiet")  # type: ignore[attr-defined]
        about = said(text(f"window-{key}-about", lang), "hint")
        door.setAccessibleDescription(about.text())
        inside.addWidget(door)
        inside.addWidget(about, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(card, 0, place)
        grid.setColumnStretch(place, 1)
        return door

    def _recent(self) -> QWidget:
        lang = language.language()
        frame = QWidget()
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(0, 8, 0, 8)
        rows.addWidget(heading(text("window-recent", lang), 1.1))
        recent = settings.load().recent
        if not recent:
            rows.addWidget(said(text("window-recent-none", lang), "hint"))
        for written in recent:
            path = Path(written)
            row = QHBoxLayout()
            there = path.exists()
            link = button(path.name, lambda written=written: self.recent_wanted.emit(written))  # type: ignore[misc]
            link.setEnabled(there)
            where = QLabel(str(path.parent) if there else text("window-recent-missing", lang, folder=str(path.parent)))
            where.setObjectName("hint")
            where.setWordWrap(True)
            remove = QToolButton()
            remove.setObjectName("opener")
            remove.setText("✕")
            remove.setAccessibleName(text("window-recent-forget", lang, file=path.name))
            remove.setToolTip(remove.accessibleName())
            remove.clicked.connect(lambda _=False, written=written: self._forget(written))
            row.addWidget(link)
            row.addWidget(where, 1)
            row.addWidget(remove)
            rows.addLayout(row)
        return frame

    def _forget(self, written: str) -> None:
        settings.forget(written)
        self.retranslate()
