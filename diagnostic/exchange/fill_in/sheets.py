"""What a workbook to fill in asks: a sheet for each list of records, one for what there is only one of, and one for
each of the community's own forms (and for each of its repeats).

Not asked: positions, which would be finer than what may be kept; pictures; the acceptance of the notice and releases,
which are decided with Repère open.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import KINDS, Community, OwnForm, Record, Source
from diagnostic.domain.steps import STEPS
from diagnostic.exchange.paper.skips import Asked, is_asked, only_if
from diagnostic.language import text
from diagnostic.questionnaire import Section, StepQuestion, load_step
from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.form import Group, Item, Question, Questionnaire, Repeat
from diagnostic.questionnaire.listed import SCALES, Listed, catalogue, is_records, list_of, listed
from diagnostic.questionnaire.own_forms import current, questionnaire_of

SINGLE = Community.kind
"""The sheet of what there is only one of: questions one under the other."""
OWN = "own:"
"""How the code of a sheet of the community's own form begins; the id of the ``OwnForm`` follows, then the repeat."""
LINE = "repere:line"
"""The code of the column that says to which line of another sheet a row belongs."""
SEVERAL = 3
"""Cells for a question that may have several answers; the last one takes any number, with semicolons."""
_NOT_ASKED = {"release"}
_ELSEWHERE = {"geopoint", "geotrace", "geoshape", "image", "audio", "video", "file", "barcode", "acknowledge"}
_LONGEST_TITLE = 31
_KINDS = {"integer": "whole", "decimal": "number", "range": "number", "date": "date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One question. ``kind`` is ``text``, ``whole``, ``number``, ``date``, ``choice``, ``link`` (the name of a record
    of the kind ``links``) or ``line`` (a line of the sheet above). ``choices`` are kept under ``list`` with those of
    other columns that have the same; ``cells`` side by side take several answers."""

    code: str
    label: str
    kind: str = "text"
    hint: str = ""
    skip: str = ""
    needed: bool = False
    long: bool = False
    choices: tuple[Listed, ...] = ()
    list: str = ""
    links: str = ""
    cells: int = 1
    asked: Question | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. ``record`` is the kind of record that each row is; for a community's own form it is ``form``, whose
    repeats have sheets of their own, with ``around`` as their place in the form and the sheet they belong to as
    ``parent``. ``left_out`` names what is asked elsewhere only."""

    code: str
    title: str
    heading: str
    columns: tuple[Column, ...]
    record: type[Record] | None = None
    section: Section | None = None
    form: OwnForm | None = None
    around: tuple[str, ...] = ()
    parent: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def single(self) -> bool:
        """Whether its questions stand one under the other."""
        return self.code == SINGLE


def sheets(diagnostic: Diagnostic, catalogues: Catalogues, lang: Lang) -> list[Sheet]:
    """The sheets in the order of the steps; own forms after the steps. A form that can no longer be read is left
    out."""
    made: list[Sheet] = []
    alone: list[Column] = []
    alone_left: list[str] = []
    for step in STEPS:
        for section in load_step(step.number, catalogues).sections:
            if section.kind == SINGLE:
                columns, left = _of_section(section, catalogues, lang)
                alone += columns
                alone_left += left
            elif section.kind not in _NOT_ASKED:
                made += _lists(section, step.number, catalogues, lang)
    title = text("fill-community", lang)
    made.insert(
        0,
        Sheet(
            code=SINGLE, title=title, heading=title, columns=tuple(alone), record=Community, left_out=tuple(alone_left)
        ),
    )
    for form in current(diagnostic.all(OwnForm)):
        try:
            made += _of_form(form, questionnaire_of(form), catalogues, lang)
        except BadForm:
            continue
    return _titled(made)


def _titled(made: list[Sheet]) -> list[Sheet]:
    """The sheets with names that a spreadsheet takes: short, each its own, without its signs of reference."""
    used: set[str] = {text("fill-start", "en").casefold(), text("fill-lists", "en").casefold()}
    used |= {text("fill-start", "fr").casefold(), text("fill-lists", "fr").casefold()}
    found = []
    for each in made:
        plain = " ".join("".join(" " if sign in "[]:*?/\\'" else sign for sign in each.title).split())
        title, number = plain[:_LONGEST_TITLE].strip() or "-", 2
        while title.casefold() in used:
            title = f"{plain[: _LONGEST_TITLE - 4].strip()} {number}"
            number += 1
        used.add(title.casefold())
        found.append(replace(each, title=title))
    return found


# step forms


def _lists(section: Section, step: int, catalogues: Catalogues, lang: Lang, parent: str = "") -> Iterator[Sheet]:
    columns, left = _of_section(section, catalogues, lang)
    if parent:
        label = text(f"fill-belongs-{parent}", lang)
        columns.insert(0, Column(code=parent, label=label, kind="link", needed=True, links=parent))
    title = section.title(lang)
    heading = text("fill-heading", lang, step=str(step), title=title)
    yield Sheet(
        code=section.kind,
        title=f"{step} {title}",
        heading=heading,
        columns=tuple(columns),
        record=KINDS[section.kind],
        section=section,
        parent=parent,
        left_out=tuple(left),
    )
    for child in section.children:
        yield from _lists(child, step, catalogues, lang, section.kind)


def _of_section(section: Section, catalogues: Catalogues, lang: Lang) -> tuple[list[Column], list[str]]:
    asked = [
        (item.asked, tuple(each.group for each in around))
        for item, around in section.all_items()
        if isinstance(item, StepQuestion)
    ]
    build = _Build(section.questionnaire, catalogues, lang, "", lambda each: each.name)
    return build.columns(asked)


# own forms


def _of_form(form: OwnForm, questionnaire: Questionnaire, catalogues: Catalogues, lang: Lang) -> Iterator[Sheet]:
    build = _Build(questionnaire, catalogues, lang, f"{form.id}:", lambda each: "/".join(_names(each.ref)))
    step = form.step_number or 0

    def below(items: Sequence[Item], around: tuple[str, ...], title: str, parent: str) -> Iterator[Sheet]:
        asked, repeats = _apart(items, ())
        columns, left = build.columns(asked)
        if parent:
            columns.insert(0, Column(code=LINE, label=text("fill-line-of", lang), kind="line", needed=True))
        code = f"{OWN}{form.id}" + "".join(f"/{each}" for each in around)
        heading = text("fill-heading", lang, step=str(step), title=title)
        yield Sheet(
            code=code,
            title=title,
            heading=heading,
            columns=tuple(columns),
            form=form,
            around=around,
            parent=parent,
            left_out=tuple(left),
        )
        for each in repeats:
            label = each.label.plain(build.language) or each.name
            yield from below(each.items, _names(each.ref), label, code)

    yield from below(questionnaire.items, (), form.title or form.form_id, "")


def _names(ref: str) -> tuple[str, ...]:
    return tuple(ref.split("/")[2:])


def _apart(
    items: Iterable[Item], around: tuple[Group, ...]
) -> tuple[list[tuple[Question, tuple[Group, ...]]], list[Repeat]]:
    """The questions of a level with the groups around each, and the repeats on it."""
    asked: list[tuple[Question, tuple[Group, ...]]] = []
    repeats: list[Repeat] = []
    for each in items:
        if isinstance(each, Question):
            asked.append((each, around))
        elif isinstance(each, Repeat):
            repeats.append(each)
        else:
            inside, more = _apart(each.items, (*around, each))
            asked += inside
            repeats += more
    return asked, repeats


# columns


@dataclass
class _Build:
    """Makes the columns of one form in one language."""

    questionnaire: Questionnaire
    catalogues: Catalogues
    lang: Lang
    prefix: str
    code: Callable[[Question], str]
    _known: dict[str, Asked] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.language = self.questionnaire.language_for(self.lang)

    def columns(self, asked: Iterable[tuple[Question, tuple[Group, ...]]]) -> tuple[list[Column], list[str]]:
        """The columns of questions, and the labels of those that are asked elsewhere."""
        found: list[Column] = []
        left: list[str] = []
        for question, around in asked:
            if not is_asked(question):
                continue
            made = self._column(question, around)
            if made is None:
                left.append(self._said(question.label) or question.name)
            else:
                found.append(made)
        return found, left

    def _said(self, words: Any) -> str:
        return " ".join(words.plain(self.language).split())

    def _column(self, asked: Question, around: tuple[Group, ...]) -> Column | None:
        label = self._said(asked.label) or asked.name
        if asked.kind in _ELSEWHERE or (is_records(asked) and list_of(asked) != f"records_{Source.kind}"):
            return None
        several = asked.kind in {"select_multiple", "rank"}
        choices, name = self._choices(asked)
        quoted = text("fill-quoted", self.lang, label=label)
        self._known[asked.ref] = Asked(quoted, {each.id: each.label for each in choices}, asked.kind)
        cells = len(choices) if asked.kind == "rank" else SEVERAL if several else 1
        asking: tuple[Question | Group, ...] = (asked, *reversed(around))
        return Column(
            code=self.code(asked),
            label=label,
            kind="link" if is_records(asked) else "choice" if choices else _KINDS.get(asked.kind, "text"),
            hint=" ".join(filter(None, (self._said(asked.hint), self._said(asked.guidance)))),
            skip=next(filter(None, (only_if(each, self._known.get, self.lang) for each in asking)), ""),
            needed=asked.required.strip() == "true()",
            long="multiline" in asked.appearance,
            choices=choices,
            list=name,
            links=Source.kind if is_records(asked) else "",
            cells=max(1, min(cells, len(choices) or SEVERAL)),
            asked=asked,
        )

    def _choices(self, asked: Question) -> tuple[tuple[Listed, ...], str]:
        """The choices with labels that are all different, a rating by its number; and what their list is called."""
        found = listed(asked, self.questionnaire, self.catalogues, self.lang)
        if catalogue(asked, self.catalogues) == SCALES:
            found = tuple(
                replace(each, id=each.value, label=f"{each.value} – {each.label}") for each in found if each.value
            )
        if self.code(asked) == "precision" and not self.prefix:
            found = tuple(each for each in found if each.id != "public_point")  # there is no position to keep so finely
        labels = [each.label for each in found]
        found = tuple(
            replace(each, label=f"{each.label} ({each.id})") if labels.count(each.label) > 1 else each for each in found
        )
        return found, f"{self.prefix}{list_of(asked) or asked.ref}" if found else ""
