"""A time of day, and a date with its time; typed as people write them."""

import datetime as dt
import re
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.widgets.date import Date
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.flow import Flow
from diagnostic.ui.widgets.number import SPACES

_TIME = re.compile(r"(\d{1,2})(?:[:hH.]?(\d{2})?)(?::(\d{2})(?:\.\d+)?)?([ap])?\.?m?\.?", re.IGNORECASE)


def read_time(written: str) -> dt.time | None:
    """The time people wrote: 14:30, 14 h 30, 2:30 p.m., 2 pm; None when it is not one."""
    words = {"noon": "12:00", "midi": "12:00", "midnight": "0:00", "minuit": "0:00"}
    plain = written.translate(SPACES).casefold()
    found = _TIME.fullmatch(words.get(plain, plain))
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] == "p" else 0)
    elif not found[2] and "h" not in plain:
        return None  # a bare number may be anything
    try:
        return dt.time(hour, minute, second)
    except ValueError:
        return None


def write_time(time: dt.time, lang: Lang) -> str:
    """The time as it is written in the language: 14:30; 14 h 30. Seconds only when there are any."""
    if time.second:
        return time.strftime("%H:%M:%S")
    return f"{time.hour}\u00a0h\u00a0{time.minute:02}" if lang == "fr" else time.strftime("%H:%M")


class Time(Editor):
    """A box for a time of day."""

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self.box = QLineEdit(self)
        self.box.setPlaceholderText(text("widgets-time-form", lang))
        self.box.setMaximumWidth(self.fontMetrics().averageCharWidth() * 20)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.box.textEdited.connect(lambda written: self.typed() if not written.strip() or read_time(written) else None)
        self.box.editingFinished.connect(self.commit)

    def value(self) -> dt.time | None:
        written = self.box.text().strip()
        if not written:
            return None
        found = read_time(written)
        if found is None:
            raise ValueError(text("widgets-time-unclear", self._lang))
        return found

    def display(self, value: dt.time | None) -> None:
        self.box.setText("" if value is None else write_time(value, self._lang))

    def main_widget(self) -> QWidget:
        return self.box


class Moment(Editor):
    """A date and a time of day in the time of this computer (aware); half of it waits for the other half."""

    def __init__(self, lang: Lang, parent: QWidget | None = None, *, calendar: bool = True) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self.date, self.time = Date(lang, self, calendar=calendar), Time(lang, self)
        self.date.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.time.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        flow = Flow(self, gap=10)
        for part in (self.date, self.time):
            flow.addWidget(part)
            part.committed.connect(lambda _: self._half())
            part.complaint.connect(self.complaint)

    def _half(self) -> None:
        try:
            date, time = self.date.value(), self.time.value()
        except ValueError:
            return  # the part has said so itself
        if (date is None) == (time is None):
            self.commit()
        elif self._last is not None:
            self.complaint.emit(text("widgets-moment-half", self._lang))

    def value(self) -> dt.datetime | None:
        date, time = self.date.value(), self.time.value()
        if date is None and time is None:
            return None
        if date is None or time is None:
            raise ValueError(text("widgets-moment-half", self._lang))
        return dt.datetime.combine(date, time).astimezone()

    def show_value(self, value: Any) -> None:
        super().show_value(value and value.astimezone())

    def is_dirty(self) -> bool:
        return super().is_dirty() or self.date.is_dirty() or self.time.is_dirty()

    def commit(self) -> None:
        for part in (self.date, self.time):
            if part.is_dirty():
                part.commit()
        super().commit()

    def forget(self) -> None:
        super().forget()
        for part in (self.date, self.time):
            part.forget()
            part.display(None)

    def display(self, value: dt.datetime | None) -> None:
        if value is None and bool(self.date.box.text().strip()) != bool(self.time.box.text().strip()):
            return  # people are between the two parts
        self.date.show_value(value.date() if value else None)
        self.time.show_value(value.time() if value else None)

    def main_widget(self) -> QWidget:
        return self.date.main_widget()

    def set_name(self, name: str) -> None:
        self.date.set_name(f"{text('widgets-date', self._lang)}, {name}")
        self.time.set_name(f"{text('widgets-time', self._lang)}, {name}")
