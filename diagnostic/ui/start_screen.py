"""The first screen: make, open, try the example, choose the language; what the app is, in a few words."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import LANGS
from diagnostic.language import text
from diagnostic.shipped import RESOURCES
from diagnostic.ui import language, settings
from diagnostic.ui.look import button, said
from diagnostic.ui.steps.scrolling import scrolled

NAMES = {"en": "English", "fr": "Français"}
LINE = 124
"""Letters of a line that is still read with ease; the screen grows no wider."""


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
        """Build the screen in the language and text size now in use."""
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.deleteLater()
        lang = language.language()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(4)
        column.addWidget(said(text("window-what", lang), "tagline"))
        column.addSpacing(20)
        column.addWidget(said(text("window-welcome", lang)))
        column.addSpacing(20)
        doors = QGridLayout()
        doors.setSpacing(16)
        self.new = self._door(doors, 0, "new", self.new_wanted, primary=True)
        self.open = self._door(doors, 1, "open", self.open_wanted)
        self.example = self._door(doors, 2, "example", self.example_wanted)
        column.addLayout(doors)
        column.addSpacing(28)
        column.addWidget(said(text("window-recent", lang), "sectionTitle"))
        column.addSpacing(8)
        column.addWidget(self._recent())
        column.addSpacing(24)
        column.addWidget(said(text("window-privacy", lang), "note"))
        column.addStretch(1)
        page.setMaximumWidth(self.fontMetrics().averageCharWidth() * LINE)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 1000)
        row.addStretch(1)
        self._inside = scrolled(middle)
        self._layout.addWidget(self._inside)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = QLabel()
        high = int(self.fontMetrics().height() * 2.2)
        picture = QPixmap(str(RESOURCES / "icons" / "repere.svg"))
        mark.setPixmap(picture.scaledToHeight(high, Qt.TransformationMode.SmoothTransformation))
        row.addWidget(mark)
        row.addWidget(said(text("window-name", language.language()), "appName"), 1)
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
        card.setObjectName("sheet")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(10)
        door = button(text(f"window-{key}", lang), wanted.emit, "primary" if primary else "quiet")  # type: ignore[attr-defined]
        about = said(text(f"window-{key}-about", lang), "hint")
        door.setAccessibleDescription(about.text())
        inside.addWidget(door)
        inside.addWidget(about, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(card, 0, place)
        grid.setColumnStretch(place, 1)
        return door

    def _recent(self) -> QWidget:
        lang, recent = language.language(), settings.load().recent
        if not recent:
            return said(text("window-recent-none", lang), "hint")
        frame = QFrame()
        frame.setObjectName("sheet")
        rows = QGridLayout(frame)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(1, 1)
        for at, written in enumerate(recent):
            path = Path(written)
            there = path.exists()
            link = button(path.name, lambda written=written: self.recent_wanted.emit(written), "recent")  # type: ignore[misc]
            link.setEnabled(there)
            where = said(str(path.parent) if there else text("window-recent-missing", lang, folder=str(path.parent)))
            where.setObjectName("hint")
            remove = QToolButton()
            remove.setObjectName("quietTool")
            remove.setText("✕")
            remove.setAccessibleName(text("window-recent-forget", lang, file=path.name))
            remove.setToolTip(remove.accessibleName())
            remove.clicked.connect(lambda _=False, written=written: self._forget(written))
            for place, widget in enumerate((link, where, remove)):
                rows.addWidget(widget, at, place)
        return frame

    def _forget(self, written: str) -> None:
        settings.forget(written)
        self.retranslate()
