"""A public key as people compare it: its words in both languages, numbered, and its QR code."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.exchange.keys import public
from diagnostic.exchange.keys.pairs import PublicKey
from diagnostic.language import text
from diagnostic.ui.look import empty, said

WORDS = 12
QR_SIZE = 8
"""Lines of text that the QR code is high, at most."""


class KeyCard(QFrame):
    """Shows a key, or nothing."""

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self.setObjectName("formCard")
        column = self._column = QVBoxLayout(self)
        column.setSpacing(8)
        self.title = said("", "sectionTitle")
        column.addWidget(self.title)
        row = QHBoxLayout()
        row.setSpacing(16)
        self._words = QGridLayout()
        self._words.setHorizontalSpacing(12)
        self._words.setVerticalSpacing(1)
        self._words.setColumnStretch(3, 1)
        row.addLayout(self._words, 1)
        self._picture = QLabel()
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.key: PublicKey | None = None
        self.show_key(None)

    def show_key(self, key: PublicKey | None) -> None:
        """Show this key; None shows nothing."""
        self.key = key
        self.setVisible(key is not None)
        empty(self._words)
        if key is None:
            return
        self.title.setText(text(f"release-key-{key.kind}", self._lang, name=key.name))
        for at, lang in enumerate(LANGS, 1):
            self._words.addWidget(said(text(f"release-words-in-{lang}", self._lang), "hint"), 0, at)
            for number, word in enumerate(key.words(lang), 1):
                if at == 1:
                    self._words.addWidget(said(str(number), "hint"), number, 0)
                shown = said(word, "fieldLabel")
                shown.setWordWrap(False)
                self._words.addWidget(shown, number, at)
        pixmap = QPixmap()
        pixmap.loadFromData(public.qr(key))
        side = self.fontMetrics().height() * QR_SIZE
        smooth = Qt.TransformationMode.FastTransformation
        self._picture.setPixmap(pixmap.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        for each in self.findChildren(QLabel):  # else they take room only once the window has come to it
            each.show()
        self._column.activate()
        self._picture.setAccessibleName(text("release-qr", self._lang))
        self.setAccessibleName(f"{self.title.text()} {' '.join(key.words(self._lang))}")
