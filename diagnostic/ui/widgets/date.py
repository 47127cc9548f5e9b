"""A date: typed as people write it, or chosen in a calendar."""

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.words import locale

_FORMATS = (
    "yyyy-MM-dd",
    "yyyy-M-d",
    "yyyy/M/d",
    "yyyyMMdd",
    "d MMMM yyyy",
    "d MMM yyyy",
    "MMMM d, yyyy",
    "MMMM d yyyy",
)


def read_date(written: str, lang: Lang) -> dt.date | None:
    """The date people wrote: 2026-03-01 (the Canadian all-numeric form), 1 mars 2026, March 1, 2026.

    Day/month/year in numbers is not guessed at: it means two dates in this country.
    """
    for form in _FORMATS:
        found = locale(lang).toDate(written.strip().replace("1er", "1"), form)
        if found.isValid() and 1000 <= found.year() <= 9999:
            return dt.date(found.year(), found.month(), found.day())
    return None


def write_date(day: dt.date, lang: Lang) -> str:
    """The date in words: March 1, 2026; 1 mars 2026."""
    return locale(lang).toString(QDate(day.year, day.month, day.day), "d MMMM yyyy" if lang == "fr" else "MMMM d, yyyy")


class Date(Editor):
    """A date box, with a calendar unless ``calendar`` is false."""

    def __init__(self, lang: Lang, parent: QWidget | None = None, *, calendar: bool = True) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self.box = QLineEdit(self)
        self.box.setPlaceholderText(text("view-date-form", lang))
        self.box.setMaximumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.button = QToolButton(self)
        self.button.setObjectName("calendar")
        self.button.setToolTip(text("view-date-calendar", lang))
        self.button.setAccessibleName(text("view-date-calendar", lang))
        self.button.setVisible(calendar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.button)
        layout.addStretch(0)
        self.calendar: QCalendarWidget | None = None
        self.box.editingFinished.connect(self.commit)
        self.box.textEdited.connect(self._typed)
        self.button.clicked.connect(self._open)

    def _typed(self, written: str) -> None:
        if not written.strip() or read_date(written, self._lang):
            self.typed()

    def _open(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setLocale(locale(self._lang))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName(text("view-date-calendar", self._lang))
        day = read_date(self.box.text(), self._lang)
        if day:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._chosen)
        calendar.clicked.connect(self._chosen)
        self.calendar = calendar
        corner = self.box.mapToGlobal(QPoint(0, self.box.height()))
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        size, room = calendar.sizeHint(), screen.availableGeometry()
        calendar.move(min(corner.x(), room.right() - size.width()), min(corner.y(), room.bottom() - size.height()))
        calendar.show()
        calendar.setFocus()

    def _chosen(self, day: QDate) -> None:
        self.box.setText(write_date(dt.date(day.year(), day.month(), day.day()), self._lang))
        if self.calendar:
            self.calendar.close()
            self.calendar = None
        self.box.setFocus()
        self.commit()

    def value(self) -> dt.date | None:
        written = self.box.text().strip()
        if not written:
            return None
        found = read_date(written, self._lang)
        if found is None:
            raise ValueError(text("view-date-unclear", self._lang))
        return found

    def display(self, value: dt.date | None) -> None:
        self.box.setText("" if value is None else write_date(value, self._lang))

    def main_widget(self) -> QWidget:
        return self.box
