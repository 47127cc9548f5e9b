"""A picture that keeps its shape in whatever room there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class MapPicture(QLabel):
    """A picture, never larger than it is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._whole = QPixmap()

    def show_picture(self, png: bytes) -> None:
        """Show this picture (PNG), or none."""
        self._whole = QPixmap()
        if png:
            self._whole.loadFromData(png)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.clear()
            return
        room = self.size().boundedTo(self._whole.size())
        smooth = Qt.TransformationMode.SmoothTransformation
        self.setPixmap(self._whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() * 12)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
