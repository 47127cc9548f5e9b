"""A month or a year, where the day is not known or not asked."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.words import locale


class Month(Editor):
    """A month and a year, or (``only_year``) a year: the first day of it is the value."""

    def __init__(self, lang: Lang, parent: QWidget | None = None, *, only_year: bool = False) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._only_year = only_year
        self.month = QComboBox(self)
        self.month.addItem(text("widgets-month", lang))
        self.month.addItems([locale(lang).standaloneMonthName(number) for number in range(1, 13)])
        self.month.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.month.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        self.month.setVisible(not only_year)
        self.year = QLineEdit(self)
        self.year.setPlaceholderText(text("widgets-year", lang))
        self.year.setMaximumWidth(self.fontMetrics().averageCharWidth() * 12)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.month)
        layout.addWidget(self.year)
        layout.addStretch()
        self.month.activated.connect(lambda _: self._chosen())
        self.year.textEdited.connect(lambda written: self.typed() if len(written.strip()) == 4 else None)
        self.year.editingFinished.connect(self._chosen)

    def _chosen(self) -> None:
        """Save once both parts are there; half an answer waits for the other half."""
        month, year = self.month.currentIndex(), self.year.text().strip()
        if self._only_year or bool(month) == bool(year):
            self.commit()

    def value(self) -> dt.date | None:
        month, year = 1 if self._only_year else self.month.currentIndex(), self.year.text().strip()
        if not year and (self._only_year or not month):
            return None
        if not month or not year.isdigit() or not 1000 <= int(year) <= 9999:
            raise ValueError(text("widgets-year-wrong" if self._only_year else "widgets-month-wrong", self._lang))
        return dt.date(int(year), month, 1)

    def display(self, value: dt.date | None) -> None:
        half = bool(self.month.currentIndex()) != bool(self.year.text().strip())
        if value is None and half and not self._only_year:
            return  # people are between the two parts
        self.month.setCurrentIndex(value.month if value else 0)
        self.year.setText(str(value.year) if value else "")

    def forget(self) -> None:
        super().forget()
        self.month.setCurrentIndex(0)
        self.year.clear()

    def main_widget(self) -> QWidget:
        return self.year if self._only_year else self.month

    def set_name(self, name: str) -> None:
        self.month.setAccessibleName(f"{text('widgets-month', self._lang)}, {name}")
        self.year.setAccessibleName(f"{text('widgets-year', self._lang)}, {name}")
