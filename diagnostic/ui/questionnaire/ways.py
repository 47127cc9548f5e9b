"""Which way of answering a question of an XLSForm gets: the one place that knows its kinds and appearances."""

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from diagnostic.questionnaire.answering import State
from diagnostic.questionnaire.form import Question
from diagnostic.ui.questionnaire.asking import Asking
from diagnostic.ui.questionnaire.media import drawn
from diagnostic.ui.widgets import prose
from diagnostic.ui.widgets.attachment import Attachment
from diagnostic.ui.widgets.buttons import Choices, Row, Ticks
from diagnostic.ui.widgets.choice import Agreed, List
from diagnostic.ui.widgets.choices import Chips
from diagnostic.ui.widgets.date import Date
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.files import LONGEST_SIDE
from diagnostic.ui.widgets.month import Month
from diagnostic.ui.widgets.number import Number, write_plain
from diagnostic.ui.widgets.picture import Picture
from diagnostic.ui.widgets.rank import Rank
from diagnostic.ui.widgets.refused import Refused
from diagnostic.ui.widgets.scale import Scale, Steps
from diagnostic.ui.widgets.shape import Position, Shape
from diagnostic.ui.widgets.stars import Stars
from diagnostic.ui.widgets.text import Address, Box, Digits, Line, Masked
from diagnostic.ui.widgets.time import Moment, Time

NOT_ASKED = {"calculate", "hidden"}
FEW, MANY = 5, 12
"""Up to ``FEW`` short choices stand in a row, up to ``MANY`` below each other; more become a list to search."""
ROOM = 60
"""Letters that a row of choices may take."""
PICTURE_LINES = 5
"""Lines of text that a picture of a choice is high at most."""
MOST_STARS, MOST_PICKED = 10, 200
COLUMNS = re.compile(r"columns-(\d+)$")
CALENDARS = {"ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist"}
_FROM_A_LIST = {"minimal", "search", "autocomplete", "map", "image-map"}


def way_of(question: Question, state: State, asking: Asking) -> Editor:
    """The way of answering a question as it stands."""
    make = _MAKING.get(question.kind, _text)
    return make(question, state, asking)


def form_of(question: Question, state: State) -> str:
    """What decides between a row, a column and a list: when it changes, the question needs another way."""
    if question.kind not in {"select_one", "select_multiple"}:
        return question.kind
    look = question.appearance
    if look & _FROM_A_LIST:
        return "list"
    if "likert" in look:
        return f"likert {len(state.choices)}"
    named = next((found for each in look if (found := COLUMNS.match(each))), None)
    if named or "columns" in look:
        return f"columns {named[1] if named else 3}"
    if look & {"columns-pack", "horizontal", "horizontal-compact", "compact", "quickcompact", "no-buttons"}:
        return "row"
    pictured = any(each.media for each in state.choices)
    letters = sum(len(each.label) + 4 for each in state.choices)
    if len(state.choices) <= FEW and letters <= ROOM and not pictured:
        return "row"
    return "column" if len(state.choices) <= MANY or pictured else "list"


def offered(state: State) -> Choices:
    """The choices as ways of answering take them."""
    return [(each.id, prose.plain(each.label), "") for each in state.choices]


def note_on(question: Question) -> str:
    """The key of what is to be said of an appearance that this computer cannot follow; empty for all others."""
    look = question.appearance
    if any(each.startswith(("ex:", "printer")) for each in look):
        return "asking-phone-only"
    if "bearing" in look:
        return "asking-bearing"
    if look & CALENDARS:
        return "asking-calendar"
    if look & {"map", "image-map"} and question.kind.startswith("select"):
        return "asking-from-list"
    if question.kind == "text" and "multiline" in look:
        return "asking-patterns"
    return ""


def _text(question: Question, state: State, asking: Asking) -> Editor:
    look = question.appearance
    if "multiline" in look or question.attributes.get("rows"):
        return Box()
    if "numbers" in look:
        return Digits(asking.lang, "thousands-sep" in look)
    if "url" in look:
        return Address(asking.lang)
    return Masked(asking.lang) if "masked" in look else Line()


def _number(question: Question, state: State, asking: Asking) -> Editor:
    look = question.appearance
    plain = "thousands-sep" not in look
    return Number(asking.lang, question.kind == "integer", plain, counter="counter" in look)


def _range(question: Question, state: State, asking: Asking) -> Editor:
    given, look = question.attributes, question.appearance
    try:
        start, end, step = (float(given.get(name) or usual) for name, usual in (("start", 1), ("end", 10), ("step", 1)))
        ticks = round(float(given.get("tick-interval") or step) / (step or 1)) or 1
    except ValueError:
        return Number(asking.lang, question.type == "int", plain=True)
    steps = Steps(start, end, step, whole=question.type in {"int", "integer"})
    if "rating" in look and steps.count <= MOST_STARS:
        return Stars(steps, asking.lang)
    if "picker" in look and steps.count <= MOST_PICKED:
        values = {str(at): steps.value(at) for at in range(steps.count)}
        choices = [(each, write_plain(value, asking.lang), "") for each, value in values.items()]
        return List(choices, asking.lang, values=values)
    return Scale(steps, asking.lang, vertical="vertical" in look, ticks=0 if "no-ticks" in look else ticks)


def _date(question: Question, state: State, asking: Asking) -> Editor:
    look = question.appearance
    if look & {"month-year", "year"}:
        return Month(asking.lang, only_year="year" in look)
    return Date(asking.lang, calendar="no-calendar" not in look)


def _moment(question: Question, state: State, asking: Asking) -> Editor:
    return Moment(asking.lang, calendar="no-calendar" not in question.appearance)


def _select(question: Question, state: State, asking: Asking) -> Editor:
    look, form, many = question.appearance, form_of(question, state), question.kind == "select_multiple"
    choices = offered(state)
    if form == "list":
        return Chips(choices, asking.lang) if many else List(choices, asking.lang)
    name, _, count = form.partition(" ")
    columns = {"row": 0, "column": 1}.get(name, int(count or 1))
    cards = "no-buttons" in look or name == "likert"
    found = Ticks(choices, columns=columns, cards=cards) if many else Row(choices, columns=columns, cards=cards)
    found.set_pictures(pictures(state, asking, found.fontMetrics().height() * PICTURE_LINES))
    return found


def pictures(state: State, asking: Asking, height: int) -> dict[str, QPixmap]:
    """The pictures of choices, by id, ``height`` pixels high."""
    found = {}
    for each in state.choices:
        name = each.media.get("image")
        content = asking.media(name) if name else None
        if content and not (picture := drawn(content, QSize(height * 2, height))).isNull():
            found[each.id] = picture
    return found


def _picture(question: Question, state: State, asking: Asking) -> Editor:
    look = question.appearance
    if "signature" in look and not asking.allow_signatures:
        return Refused(asking.text("asking-signature"))
    if reason := asking.refuses(question):
        return Refused(asking.text(reason))
    try:
        longest = min(LONGEST_SIDE, int(question.attributes.get("max-pixels") or LONGEST_SIDE))
    except ValueError:
        longest = LONGEST_SIDE
    drawing, over = bool(look & {"draw", "signature"}), "annotate" in look
    return Picture(asking.files, asking.lang, drawing=drawing, over=over, longest=longest)


def _attachment(question: Question, state: State, asking: Asking) -> Editor:
    if reason := asking.refuses(question):
        return Refused(asking.text(reason))
    return Attachment(question.kind, asking.files, asking.lang)


def _place(question: Question, state: State, asking: Asking) -> Editor:
    found: Position | Shape
    if question.kind == "geopoint":
        found = Position(asking.lang, asking.near, asking.precision, asking.kept())
    else:
        found = Shape(asking.lang, question.kind == "geoshape", asking.precision, asking.kept())
    found.map.setVisible(asking.has_map)
    found.map_wanted.connect(lambda: asking.map_wanted.emit(found))
    return found


_MAKING: dict[str, Callable[[Question, State, Asking], Any]] = {
    "integer": _number,
    "decimal": _number,
    "range": _range,
    "date": _date,
    "time": lambda question, state, asking: Time(asking.lang),
    "dateTime": _moment,
    "select_one": _select,
    "select_multiple": _select,
    "rank": lambda question, state, asking: Rank(offered(state), asking.lang),
    "acknowledge": lambda question, state, asking: Agreed(asking.lang),
    "image": _picture,
    "audio": _attachment,
    "video": _attachment,
    "file": _attachment,
    "geopoint": _place,
    "geotrace": _place,
    "geoshape": _place,
}
