"""Pages that scroll instead of being cut, at any text size and in any window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(inside: QWidget) -> QScrollArea:
    """``inside`` in an area that scrolls when there is too little room."""
    area = QScrollArea()
    area.setObjectName("page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the control in use; a stop of its own would show nothing
    area.setWidget(inside)
    inside.setAutoFillBackground(False)
    return area
