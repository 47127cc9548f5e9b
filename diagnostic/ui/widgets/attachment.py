"""A file as an answer: a recording or a document."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.files import Files, clean_file, read_file
from diagnostic.ui.widgets.flow import Flow

KINDS = {
    "audio": ("*.mp3", "*.m4a", "*.ogg", "*.oga", "*.wav", "*.flac", "*.aac", "*.amr"),
    "video": ("*.mp4", "*.webm", "*.mkv", "*.mov", "*.3gp", "*.avi"),
    "file": ("*",),
}


class Attachment(Editor):
    """The name of a kept file of a kind (``audio``, ``video``, ``file``). The name it had is not kept: names of files
    often hold names of persons."""

    def __init__(self, kind: str, files: Files, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._files, self._lang = kind, files, lang
        self._name: str | None = None
        self.shown = QLabel(self)
        self.shown.setWordWrap(True)
        self.choose = QPushButton(text(f"widgets-{kind}-choose", lang), self)
        self.clear = QPushButton(text("widgets-file-remove", lang), self)
        about = QLabel(text("widgets-file-about" if kind == "file" else "widgets-recording-about", lang), self)
        about.setObjectName("hint")
        about.setWordWrap(True)
        tools = QWidget(self)
        flow = Flow(tools)
        for button in (self.choose, self.clear):
            button.setObjectName("quiet")
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.shown, tools, about):
            layout.addWidget(widget)
        self.choose.clicked.connect(self._choose)
        self.clear.clicked.connect(self._remove)
        self.display(None)

    def _choose(self) -> None:
        title = text(f"widgets-{self._kind}-choose", self._lang)
        kinds = f"{text(f'widgets-{self._kind}-kinds', self._lang)} ({' '.join(KINDS[self._kind])})"
        path, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Keep a file; say so when it may not be kept."""
        try:
            content, suffix = clean_file(read_file(path), path.suffix)
        except RepereError as error:
            self.complaint.emit(explain(error, self._lang))
            return
        self.display(self._files.keep(content, suffix))
        self.commit()

    def _remove(self) -> None:
        self.display(None)
        self.commit()
        self.choose.setFocus()

    def value(self) -> str | None:
        return self._name

    def display(self, value: str | None) -> None:
        self._name = value
        content = self._files.read(value) if value else None
        suffix = Path(value or "").suffix.lstrip(".").upper()
        if value and content is None:
            self.shown.setText(text("widgets-file-missing", self._lang, name=value))
        elif content is not None:
            size = max(1, round(len(content) / 1000))
            self.shown.setText(text("widgets-file-kept", self._lang, suffix=suffix, size=size))
        self.shown.setVisible(value is not None)
        self.clear.setVisible(value is not None)

    def main_widget(self) -> QWidget:
        return self.choose

    def set_name(self, name: str) -> None:
        for button in (self.choose, self.clear):
            button.setAccessibleName(f"{button.text()}, {name}")
