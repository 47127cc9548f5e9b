"""Answers to a community's own forms, as an export says them: in words, in codes, and as one table a form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import OwnForm, Response
from diagnostic.domain.safeguards.answers import POSITION
from diagnostic.domain.safeguards.own_answers import UNKNOWN, Asked, Tally
from diagnostic.exchange.material import Material
from diagnostic.exchange.words import Words
from diagnostic.questionnaire.form import Question
from diagnostic.questionnaire.told import CHOOSING, Told, Wording, chosen, form_of, told

FILES = {"image", "audio", "video", "file"}
PLACES = {"geopoint", "geotrace", "geoshape"}


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of a response. ``asked_by`` is the form that asked, ``gone`` whether its question is asked no more;
    without ``told`` the form cannot be read, and ``path`` and ``value`` are all there is."""

    response: Response
    asked_by: OwnForm
    path: tuple[str, ...]
    value: Any
    told: Told | None
    gone: bool = False


class Own:
    """The own forms of a diagnostic and the answers to them. Every form is read once."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        self.forms = {each.id: each for each in diagnostic.all(OwnForm)}
        self._wordings: dict[str, Wording | None] = {}

    @cached_property
    def responses(self) -> list[Response]:
        """All responses, by form in the order of the steps, then as they came."""
        order = sorted(self.forms.values(), key=lambda form: (form.step_number or 0, form.form_id, form.id))
        places = {form.id: place for place, form in enumerate(order)}
        known = [each for each in self.diagnostic.all(Response) if each.own_form in places]
        return sorted(known, key=lambda each: places[each.own_form])

    def wording(self, form: OwnForm) -> Wording | None:
        """The words of a form; None when it can no longer be read."""
        if form.id not in self._wordings:
            made = form_of(form)
            self._wordings[form.id] = Wording(made) if made is not None else None
        return self._wordings[form.id]

    def said(self, response: Response) -> Iterator[Said]:
        """What a response answers: first what its form asks, then what earlier versions asked."""
        form = self.forms.get(response.own_form)
        if form is None:
            return
        yield from self._said(response, form, response.answers, response.unknown, gone=False)
        for form_id, values in response.earlier.items():
            yield from self._said(response, self.forms.get(form_id, form), values, (), gone=True)

    def _said(
        self, response: Response, form: OwnForm, values: Any, unknown: Iterable[str], *, gone: bool
    ) -> Iterator[Said]:
        wording = self.wording(form)
        if wording is None:
            for path, value in leaves(values):
                yield Said(response, form, path, value, None, gone)
        else:
            for each in told(wording.form, values, unknown):
                yield Said(response, form, each.path, each.value, each, gone)

    # in words

    def question(self, said: Said, words: Words) -> str:
        """The question, with the headings over it before it."""
        wording = self.wording(said.asked_by)
        if wording is None or said.told is None:
            return " › ".join(said.path)
        where = said.told

        def say(lang: Lang) -> str:
            over = [_heading(wording, item, number, lang) for item, number in where.around]
            return " › ".join(filter(None, (*over, wording.label(where.question, lang))))

        return words.join(say)

    def answer(self, said: Said, words: Words) -> Any:
        """The answer: words of choices, numbers as numbers, that a place or a file is kept, or that it is unknown."""
        wording = self.wording(said.asked_by)
        if wording is None or said.told is None:
            return words.text("exchange-own-place") if is_place(said) else plain(said.value)
        question = said.told.question
        if said.told.unknown:
            return words.text("exchange-unknown")
        if question.kind in CHOOSING:
            return words.several(_choice(wording, question, code, words) for code in chosen(said.value))
        if is_place(said):
            return words.text("exchange-own-place")
        if question.kind in FILES:
            return words.text("exchange-own-file")
        if question.kind == "acknowledge":
            return words.yes_no(True)
        return plain(said.value)


def _choice(wording: Wording, question: Question, code: str, words: Words) -> str:
    return words.join(lambda lang: wording.choice(question, code, lang))


def is_place(said: Said) -> bool:
    """Whether an answer is a position, also one that was computed or typed: no sheet holds any (METHOD 5)."""
    asked_for = said.told is not None and said.told.question.kind in PLACES
    return asked_for or (isinstance(said.value, str) and POSITION.fullmatch(said.value) is not None)


def _heading(wording: Wording, item: Any, number: int, lang: Lang) -> str:
    label = wording.label(item, lang) if item.label else ""
    return f"{label or item.name} {number}" if number else label


def leaves(values: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Answers as they are stored, each with the names on the way to it; several choices stay together."""
    if isinstance(values, dict):
        for name, each in values.items():
            yield from leaves(each, (*path, str(name)))
    elif isinstance(values, list | tuple) and any(isinstance(each, dict | list | tuple) for each in values):
        for number, each in enumerate(values, 1):
            yield from leaves(each, (*path, str(number)))
    elif values not in (None, "", ()):
        yield path, values


def plain(value: Any) -> str | int | float:
    """A stored answer as one cell holds it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return " ".join(map(str, value))
    return value if isinstance(value, int | float) else str(value)


def code_words(asked: Asked, code: str, words: Words) -> str:
    """What a choice of a question is called."""
    if code == UNKNOWN:
        return words.text("exchange-unknown")
    labels = asked.choices.get(code, {})
    return words.join(lambda lang: labels.get(lang, "")) or code


def asked_words(asked: Asked, words: Words) -> str:
    """The words of a question with choices."""
    return words.join(lambda lang: asked.labels.get(lang, "")) or asked.name


def facts_of(material: Material, response: Response) -> Iterator[tuple[str, str, str, str | None, Any]]:
    """What a response answers, for the table of codes: ``extra.PATH`` with a row for each choice, its code in
    ``code``; ``earlier.PATH`` for what is asked no more; of a position only that there is one (METHOD 5)."""
    for said in material.own.said(response):
        field = ".".join(("earlier" if said.gone else "extra", *said.path))
        if said.told is not None and said.told.unknown:
            yield "response", response.id, field, "unknown", None
        elif said.told is not None and said.told.question.kind in CHOOSING:
            for code in chosen(said.value):
                yield "response", response.id, field, code, None
        elif is_place(said):
            yield "response", response.id, field, "place", None
        else:
            yield "response", response.id, field, None, plain(said.value)
    if response.left:
        yield "response", response.id, "questions_left", None, response.left


def tally_facts(material: Material) -> Iterator[tuple[str, str, str, str | None, Any]]:
    """How many responses chose what, where that may leave: ``FORM/QUESTION``, the code of the choice, the number."""
    for tally in material.view.own:
        for code, _ in tally.counts.items():
            key = f"{tally.asked.form_id}/{tally.asked.name}"
            yield "own_question", key, "responses", code.lstrip("-"), material.view.responses(tally, code, "en")


def tables(material: Material) -> Iterator[tuple[str, list[str], list[list[Any]]]]:
    """The answers to each own form as a table of its own: a name for it, its columns (stable, by question), a row for
    each response; and one a repeat, with a row for each of its rows. Several choices stand in one cell with a space
    between them, as ODK has them."""
    own = material.own
    found: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    columns: dict[str, dict[str, None]] = {}
    for response in own.responses:
        form = own.forms[response.own_form]
        about = {
            "response": response.id, "form_id": form.form_id, "version": form.version, "label": response.label,
            "answered_on": response.answered_on, "came_by": response.came_by, "sharing": response.sharing,
        }  # fmt: skip
        _put(found, columns, form.form_id, (response.id, ""), about)
        for said in own.said(response):
            name, row, column = _place(said)
            table = "-".join(filter(None, (form.form_id, name)))
            around = {"response": response.id, "row": row} if row else about
            value = "unknown" if said.told is not None and said.told.unknown else plain(said.value)
            _put(found, columns, table, (response.id, row), around | {column: value})
    for table, rows in found.items():
        heads = list(columns[table])
        yield table, heads, [[row.get(head) for head in heads] for row in rows.values()]


def _put(
    found: dict[str, dict[tuple[str, str], dict[str, Any]]],
    columns: dict[str, dict[str, None]],
    table: str,
    key: tuple[str, str],
    cells: dict[str, Any],
) -> None:
    columns.setdefault(table, {}).update(dict.fromkeys(cells))
    found.setdefault(table, {}).setdefault(key, {}).update(cells)


def _place(said: Said) -> tuple[str, str, str]:
    """Where an answer stands: the repeat it is in, the number of its row (``2``, ``2/1`` in a repeat of a repeat), and
    its column; what is asked no more has columns of its own."""
    names: list[str] = []
    rows: list[str] = []
    inner: list[str] = []
    for part in said.path:
        if part.isdigit():
            names += inner
            rows.append(part)
            inner = []
        else:
            inner.append(part)
    column = "/".join(inner)
    return "/".join(names), "/".join(rows), f"earlier/{column}" if said.gone else column


def tallies(material: Material) -> list[tuple[Tally, str]]:
    """Every tally with each of its codes, a row each."""
    return [(tally, code) for tally in material.view.own for code in tally.counts]
