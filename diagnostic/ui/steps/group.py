"""A heading that unfolds the questions of a group."""

from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget


class Group(QFrame):
    """Questions under a heading; ``body`` is the layout to put them in."""

    def __init__(self, title: str, opened: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("group")
        self.button = QToolButton(self)
        self.button.setObjectName("groupHead")
        self._title = ""
        self.button.setCheckable(True)
        self.inside = QWidget(self)
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 4)
        layout.addWidget(self.button)
        layout.addWidget(self.inside)
        self.button.toggled.connect(self._unfold)
        self.button.setChecked(opened)
        self.name(title)

    def name(self, title: str) -> None:
        """Give the heading its words."""
        self._title = title
        self.button.setAccessibleName(title)
        self._unfold(self.button.isChecked())

    def set_title(self, title: str) -> None:
        """Say other words in the heading."""
        if title != self._title:
            self._title = title
            self.button.setAccessibleName(title)
            self._unfold(self.button.isChecked())

    def _unfold(self, shown: bool) -> None:
        self.button.setText(f"{'▾' if shown else '▸'}  {self._title}".replace("&", "&&"))
        self.inside.setVisible(shown)
