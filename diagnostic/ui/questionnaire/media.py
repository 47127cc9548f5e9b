"""Pictures, sounds and videos that go with a label: shown, played, or named when they cannot be."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from diagnostic.ui.look import empty
from diagnostic.ui.questionnaire.asking import Asking
from diagnostic.ui.steps.tones import is_dark
from diagnostic.ui.widgets.files import MOST_PIXELS

LINES = 14
"""Lines of text that a picture is high at most."""
WIDEST = 60
"""Letters that it is wide at most."""


def drawn(content: bytes, room: QSize) -> QPixmap:
    """A picture as large as ``room`` lets it be (pixels are at most doubled, drawings never blur); null when it cannot
    be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        return QPixmap()
    if not size.isEmpty():
        is_drawing = bytes(reader.format().data()).startswith(b"svg")
        fitting = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting if is_drawing or fitting.width() < size.width() * 2 else size * 2)
    picture = QPixmap.fromImageReader(reader)
    if not picture.hasAlphaChannel() or not is_dark(QGuiApplication.palette()):
        return picture
    paper = QPixmap(picture.size())  # drawings are made for paper: dark lines would be lost on a dark screen
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return paper


class Media(QWidget):
    """The files of one label."""

    def __init__(self, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self._files: dict[str, str] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_files(self, files: Mapping[str, str]) -> None:
        """Show these files, by kind (``image``, ``audio``, ``video``, ``big-image``)."""
        found = {kind: name for kind, name in files.items() if name}
        if found == self._files:
            return
        self._files = found
        empty(self._layout)
        for kind, name in found.items():
            if kind == "big-image" and "image" in found:
                continue
            content = self._asking.media(name)
            if content is None:
                self._layout.addWidget(self._named(kind, name))
            elif kind in {"image", "big-image"}:
                self._layout.addWidget(self._picture(name, content))
            else:
                self._layout.addWidget(Player(kind, name, content, self._asking, self))
        self.setVisible(bool(found))

    def _named(self, kind: str, name: str) -> QLabel:
        label = QLabel(self._asking.text(f"asking-missing-{kind.removeprefix('big-')}", name=Path(name).name), self)
        label.setObjectName("hint")
        label.setWordWrap(True)
        return label

    def _picture(self, name: str, content: bytes) -> QLabel:
        high = self.fontMetrics().height() * LINES
        wide = self.fontMetrics().averageCharWidth() * WIDEST
        picture = drawn(content, QSize(wide, high))
        if picture.isNull():
            return self._named("image", name)
        label = QLabel(self)
        label.setPixmap(picture)
        label.setAccessibleName(self._asking.text("asking-picture", name=Path(name).stem))
        return label


class Player(QPushButton):
    """Plays a sound or a video while it is pressed in; names the file when this computer cannot."""

    def __init__(self, kind: str, name: str, content: bytes, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(f"▶  {asking.text(f'asking-play-{kind}')}", parent)
        self._kind, self._name, self._content, self._asking = kind, name, content, asking
        self._player: Any = None
        self._screen: Any = None
        self.setObjectName("quiet")
        self.setCheckable(True)
        self.toggled.connect(self._play)

    def _play(self, on: bool) -> None:
        if not on:
            if self._player is not None:
                self._player.stop()
            return
        try:
            self._start()
        except ImportError:  # the system has no sound library
            self._fail()

    def _start(self) -> None:
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

        if self._player is None:
            self._buffer = QBuffer(self)
            self._buffer.setData(QByteArray(self._content))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._player = QMediaPlayer(self)
            self._player.setAudioOutput(QAudioOutput(self._player))
            if self._kind == "video":
                from PySide6.QtMultimediaWidgets import QVideoWidget

                self._screen = QVideoWidget()
                self._screen.setWindowTitle(Path(self._name).name)
                self._screen.resize(640, 400)
                self._player.setVideoOutput(self._screen)
            self._player.errorOccurred.connect(lambda *_: self._fail())
            self._player.playingChanged.connect(self.setChecked)
            self._player.setSourceDevice(self._buffer)
        if self._screen is not None:
            self._screen.show()
        self._player.play()

    def _fail(self) -> None:
        self.setChecked(False)
        self.setEnabled(False)
        self.setText(self._asking.text("asking-cannot-play", name=Path(self._name).name))
