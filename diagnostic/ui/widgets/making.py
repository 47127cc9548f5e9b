"""Which way of answering a question gets: the one place that knows the types of the forms."""

from collections.abc import Callable

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.questionnaire import Filling, StepQuestion
from diagnostic.ui.widgets import choice, choices
from diagnostic.ui.widgets.buttons import Row, Ticks
from diagnostic.ui.widgets.date import Date
from diagnostic.ui.widgets.editor import Editor
from diagnostic.ui.widgets.links import Links
from diagnostic.ui.widgets.number import Number
from diagnostic.ui.widgets.point import Point
from diagnostic.ui.widgets.rating import Rating
from diagnostic.ui.widgets.text import Box, Line

RECORDS = "records:"
MAY_ADD = ("source", "population", "partner")
"""Kinds that a form may add in passing, without leaving what people were doing."""
ROOM = 70
"""A row of choices may be this many letters wide before it becomes a list."""


def make_editor(
    question: StepQuestion,
    filling: Filling,
    lang: Lang,
    near: Callable[[], bytes | None],
    kept: Callable[[], str],
    long: bool,
) -> Editor | None:
    """The way of answering ``question`` (``long``: several lines of text); None for what is only read or computed."""
    if question.kind in {"note", "calculate"}:
        return None
    if question.kind in {"geopoint", "geotrace", "geoshape"}:
        return Point(lang, near, kept)
    if question.kind in {"integer", "decimal", "range"}:
        return Number(lang, question.kind == "integer", plain=question.name == "year")
    if question.kind in {"date"}:
        return Date(lang)
    if question.kind in {"acknowledge"}:
        return choice.yes_no(lang)
    if question.kind == "text":
        return Box() if long or "multiline" in question.appearance else Line()
    return _of_choices(question, filling, lang)


def _of_choices(question: StepQuestion, filling: Filling, lang: Lang) -> Editor:
    offered = filling.choices(question.name, lang)
    catalogue = question.catalogue or ""
    inner: Editor
    if question.multiple:
        few = len(offered) <= choices.FEW and not catalogue.startswith(RECORDS)
        inner = Ticks(offered) if few else choices.Chips(offered, lang)
    elif catalogue == "rating_scales":
        values = {each: int(each.rpartition("_")[2]) for each, _, _ in offered if each[-1].isdigit()}
        return Rating([each for each in offered if each[0] in values], values)
    elif {each for each, _, _ in offered} == {"yes", "no"}:
        return choice.yes_no(lang)
    elif (
        len(offered) <= choice.FEW
        and not catalogue.startswith(RECORDS)
        and sum(len(each[1]) + 4 for each in offered) <= ROOM
    ):
        inner = Row(offered)
    else:
        inner = choice.List(offered, lang)
    kind = catalogue.removeprefix(RECORDS)
    if catalogue.startswith(RECORDS) and kind in MAY_ADD:
        return Links(inner, kind, text(f"view-add-{kind}", lang))
    return inner
