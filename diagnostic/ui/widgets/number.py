"""Whole and decimal numbers, typed as people of the language write them."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.words import locale

SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")


def read_number(written: str, lang: Lang) -> float | None:
    """The number people wrote, with a comma or a point for decimals in French; None when it is not one."""
    plain = written.translate(SPACES)
    if lang == "en":
        plain = plain.replace(",", "") if _thousands(plain) else plain
    plain = plain.replace(",", ".").replace("\u2212", "-")
    try:
        found = float(plain)
    except ValueError:
        return None
    return found if abs(found) < 1e15 else None


def _thousands(plain: str) -> bool:
    """Whether every comma stands before a group of three digits, as in 12,500."""
    whole = plain.partition(".")[0].lstrip("-")
    first, *groups = whole.split(",")
    return bool(groups) and 0 < len(first) <= 3 and all(len(each) == 3 for each in groups)


def write_number(number: float, lang: Lang) -> str:
    """The number as it is written in the language."""
    if float(number).is_integer():
        return locale(lang).toString(int(number))
    return locale(lang).toString(float(number), "f", 6).rstrip("0")


def write_plain(number: float, lang: Lang) -> str:
    """The number without separators between thousands, every decimal kept."""
    if float(number).is_integer():
        return str(int(number))
    return format(Decimal(repr(float(number))), "f").replace(".", "," if lang == "fr" else ".")


class Number(Editor):
    """A number. ``plain``: without separators between thousands, as years are written. ``counter``: with a button to
    take one away and one to add one."""

    def __init__(
        self, lang: Lang, whole: bool, plain: bool = False, parent: QWidget | None = None, *, counter: bool = False
    ) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._whole = whole
        self._write = write_plain if plain else write_number
        self.box = QLineEdit(self)
        self.box.setMaximumWidth(self.fontMetrics().averageCharWidth() * 24)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.less, self.more = QToolButton(self), QToolButton(self)
        for button, sign, by in ((self.less, "−", -1), (self.more, "+", 1)):
            button.setObjectName("opener")
            button.setText(sign)
            button.setVisible(counter)
            button.clicked.connect(lambda _=False, by=by: self._count(by))
        for widget in (self.less, self.box, self.more):
            layout.addWidget(widget)
        layout.addStretch()
        self.box.textEdited.connect(self.typed)
        self.box.editingFinished.connect(self.commit)

    def _count(self, by: int) -> None:
        self.display((read_number(self.box.text(), self._lang) or 0) + by)
        self.commit()

    def value(self) -> int | float | None:
        written = self.box.text().strip()
        if not written:
            return None
        found = read_number(written, self._lang)
        if found is None or (self._whole and not found.is_integer()):
            raise ValueError(text("view-number-whole" if self._whole else "view-number-any", self._lang))
        return int(found) if self._whole else found

    def display(self, value: float | None) -> None:
        self.box.setText("" if value is None else self._write(value, self._lang))

    def main_widget(self) -> QWidget:
        return self.box

    def set_name(self, name: str) -> None:
        super().set_name(name)
        for button, key in ((self.less, "widgets-less"), (self.more, "widgets-more")):
            button.setAccessibleName(f"{text(key, self._lang)}, {name}")
