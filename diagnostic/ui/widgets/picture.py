"""A picture: chosen from a file, or drawn. Only its pixels are kept: never where, when or with what it was taken."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text
from diagnostic.ui.widgets.canvas import INKS, Canvas
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.files import LONGEST_SIDE, PICTURES, Files, clean_picture, encoded, read_file
from diagnostic.ui.widgets.flow import Flow

SHOWN = (360, 240)
"""Pixels a picture takes on screen at most, at usual text size."""


class Picture(Editor):
    """The name of a kept picture. ``drawing`` offers a sheet to draw on, ``over`` one to draw over a chosen picture."""

    def __init__(
        self,
        files: Files,
        lang: Lang,
        parent: QWidget | None = None,
        *,
        drawing: bool = False,
        over: bool = False,
        longest: int = LONGEST_SIDE,
    ) -> None:
        super().__init__(parent)
        self._files, self._lang, self._longest = files, lang, longest
        self._draws, self._over = drawing or over, over
        self._name: str | None = None
        self.choose = QPushButton(text("widgets-picture-choose", lang), self)
        self.clear = QPushButton(text("widgets-picture-remove", lang), self)
        self.undo = QPushButton(text("widgets-draw-undo", lang), self)
        self.preview = QLabel(self)
        self.preview.setAccessibleName(text("widgets-picture", lang))
        self.about = QLabel(text("widgets-picture-about", lang), self)
        self.about.setObjectName("hint")
        self.about.setWordWrap(True)
        self.canvas = Canvas(self)
        self.canvas.setAccessibleName(text("widgets-draw", lang))
        self.inks = QWidget(self)
        self._offer_inks()
        tools = QWidget(self)
        flow = Flow(tools)
        for button in (self.choose, self.undo, self.clear):
            button.setObjectName("quiet")
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.preview, self.inks, self.canvas, tools, self.about):
            layout.addWidget(widget)
        self.choose.clicked.connect(self._choose)
        self.clear.clicked.connect(self._remove)
        self.undo.clicked.connect(self.canvas.undo)
        self.canvas.drawn.connect(self._drawn)
        self.display(None)

    def _offer_inks(self) -> None:
        flow = Flow(self.inks)
        for key in INKS:
            button = QPushButton(f"✎ {text(f'widgets-ink-{key}', self._lang)}", self.inks)
            button.setObjectName("quiet")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(key == "black")
            button.clicked.connect(lambda _=False, key=key: setattr(self.canvas, "ink", INKS[key]))
            flow.addWidget(button)

    def _choose(self) -> None:
        kinds = " ".join(f"*{each}" for each in sorted(PICTURES))
        title = text("widgets-picture-choose", self._lang)
        path, _ = QFileDialog.getOpenFileName(self, title, "", f"{text('widgets-pictures', self._lang)} ({kinds})")
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Keep the pixels of a file; say so when it is no picture."""
        try:
            content, suffix = clean_picture(read_file(path), self._longest)
        except RepereError as error:
            self.complaint.emit(explain(error, self._lang))
            return
        self._name = self._files.keep(content, suffix)
        self._show()
        self.commit()
        self.choose.setFocus()

    def _drawn(self) -> None:
        empty = self.canvas.is_empty() and self.canvas.ground is None
        self._name = None if empty else self._files.keep(encoded(self.canvas.image(), "PNG"), ".png")
        self._arrange()
        self.commit()

    def _remove(self) -> None:
        self._name = None
        self._show()
        self.commit()
        self.choose.setFocus()

    def value(self) -> str | None:
        return self._name

    def display(self, value: str | None) -> None:
        if value != self._name or value is None:
            self._name = value
            self._show()

    def _show(self) -> None:
        content = self._files.read(self._name) if self._name else None
        image = QImage.fromData(content) if content else QImage()
        if self._draws:
            self.canvas.start(image if not image.isNull() else None)
        pixmap = QPixmap.fromImage(image)
        width, height = (round(side * self.fontMetrics().height() / 17) for side in SHOWN)
        if pixmap.width() > width or pixmap.height() > height:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            pixmap = pixmap.scaled(width, height, keep, smooth)
        self.preview.setPixmap(pixmap)
        if self._name and image.isNull():
            self.preview.setText(text("widgets-picture-missing", self._lang))
        self._arrange()

    def _arrange(self) -> None:
        has = self._name is not None
        can_draw = self._draws and (has or not self._over)
        self.preview.setVisible(has and not self._draws)
        self.canvas.setVisible(can_draw)
        self.inks.setVisible(can_draw)
        self.undo.setVisible(can_draw)
        self.undo.setEnabled(not self.canvas.is_empty())
        self.clear.setVisible(has)

    def main_widget(self) -> QWidget:
        return self.choose

    def set_name(self, name: str) -> None:
        for button in (self.choose, self.undo, self.clear, *self.inks.findChildren(QPushButton)):
            button.setAccessibleName(f"{button.text()}, {name}")
