"""Answers to own forms as they are stored, read without running the form: for whole diagnostics of responses.

Words are those that the form writes, with ``…`` where it puts answers into them; ``responses.answers`` runs one form
to tell those too. A response keeps relevant answers only, so nothing has to be worked out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import OwnForm, Response
from diagnostic.domain.safeguards.own_answers import UNKNOWN, Asked
from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.form import Group, Item, Question, Questionnaire, Repeat, Text
from diagnostic.questionnaire.own_forms import questionnaire_of, versions

CHOOSING = {"select_one", "select_multiple", "rank"}
_SILENT = {"note", "hidden"}


@dataclass(frozen=True, slots=True)
class Told:
    """One answer. ``path`` are the names on the way to it, its own last; a repeat is followed by its number
    (``visit``, ``2``, ``seen``). ``around`` are the groups and repeats over it, each with its number (0: a group)."""

    path: tuple[str, ...]
    question: Question
    around: tuple[tuple[Group | Repeat, int], ...]
    value: Any
    unknown: bool = False


def form_of(form: OwnForm | None) -> Questionnaire | None:
    """The questionnaire of a form; None when it is not there or can no longer be read."""
    try:
        return questionnaire_of(form) if form is not None else None
    except BadForm:
        return None


def told(form: Questionnaire, values: Mapping[str, Any], unknown: Iterable[str] = ()) -> Iterator[Told]:
    """What ``values`` (answers by name, as ``Response.answers`` has them) answer, in the order of the form.
    ``unknown`` are positions, as in ``Response.unknown``."""
    root = f"/{form.items[0].ref.split('/')[1]}" if form.items else ""
    yield from _below(form.items, values, root, (), (), frozenset(unknown))


def _below(
    items: Iterable[Item],
    values: Any,
    place: str,
    path: tuple[str, ...],
    around: tuple[tuple[Group | Repeat, int], ...],
    unknown: frozenset[str],
) -> Iterator[Told]:
    values = values if isinstance(values, Mapping) else {}
    for item in items:
        here = f"{place}/{item.name}"
        if isinstance(item, Question):
            value, is_unknown = values.get(item.name), here in unknown
            if item.kind not in _SILENT and (is_unknown or value not in (None, "", ())):
                yield Told((*path, item.name), item, around, value, is_unknown)
        elif isinstance(item, Group):
            inside = (*around, (item, 0))
            if "/#" in item.ref:
                yield from _below(item.items, values, place, path, inside, unknown)
            else:
                yield from _below(item.items, values.get(item.name), here, (*path, item.name), inside, unknown)
        else:
            rows = values.get(item.name)
            for number, row in enumerate(rows if isinstance(rows, list | tuple) else (), 1):
                path_of = (*path, item.name, str(number))
                yield from _below(item.items, row, f"{here}[{number}]", path_of, (*around, (item, number)), unknown)


def choices_of(question: Question, form: Questionnaire) -> dict[str, Text] | None:
    """The words of all choices that a question may offer, by name; None when they come from answers."""
    choices = question.choices
    if choices is None:
        return None
    found = {each.name: each.label for each in choices.offers}
    if choices.nodeset:
        name = choices.nodeset.partition("instance('")[2].partition("'")[0]
        if name not in form.definition.lists:
            return None
        for node in form.definition.lists[name]().walk():
            for each in node.named.get(choices.name, ()):
                found.setdefault(each.text, _label(node, choices.label, form))
    return found


def _label(node: Any, label: str, form: Questionnaire) -> Text:
    if label.startswith("jr:itext("):
        named = next(iter(node.named.get(label.removeprefix("jr:itext(").rstrip(")"), ())), None)
        return form.definition.itext[named.text] if named is not None else Text()  # type: ignore[no-any-return]
    words = {each.name.partition("::")[2]: (each.text,) for each in node.children if each.name.startswith(f"{label}::")}
    plain = next(iter(node.named.get(label, ())), None)
    return Text(words or ({"": (plain.text,)} if plain is not None else {}))


class Wording:
    """What a form's questions and choices are called, each worked out once."""

    def __init__(self, form: Questionnaire) -> None:
        self.form = form
        self._choices = cache(lambda ref: choices_of(form.definition.items[ref], form) or {})

    def label(self, item: Item, lang: Lang) -> str:
        """What a question, group or repeat is called; its name where it has no words."""
        return item.label.plain(self.form.language_for(lang)).strip() or item.name

    def choice(self, question: Question, code: str, lang: Lang) -> str:
        """The words of a choice; its code where it has none."""
        found: Text | None = self._choices(question.ref).get(code)
        return (found.plain(self.form.language_for(lang)).strip() if found is not None else "") or code


def chosen(value: Any) -> tuple[str, ...]:
    """The codes of an answer to a question with choices."""
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


# all responses of a diagnostic, question by question


def asked(diagnostic: Diagnostic) -> tuple[Asked, ...]:
    """Every question with choices of the own forms, in the order of the steps, with what each response chose: as the
    newest version that asks it words it; older versions are counted under the same name. Forms that can no longer be
    read, and questions without a response, are left out."""
    forms = diagnostic.all(OwnForm)
    responses: dict[str, list[Response]] = {}
    for each in diagnostic.all(Response):
        responses.setdefault(each.own_form, []).append(each)
    newest = {form.form_id: versions(form, forms)[0] for form in forms}
    found: list[Asked] = []
    for form in sorted(newest.values(), key=lambda each: (each.step_number or 0, each.id)):
        found += _asked(versions(form, forms), responses)
    return tuple(found)


def _asked(forms: list[OwnForm], responses: Mapping[str, list[Response]]) -> list[Asked]:
    given: dict[str, dict[str, list[str]]] = {}
    words: dict[str, tuple[Question, Questionnaire, tuple[Item, ...]]] = {}
    for form in forms:
        made = form_of(form) if responses.get(form.id) or form is forms[0] else None
        if made is None:
            continue
        keys = _keys(made)
        for question, around in _questions(made.items):
            words.setdefault(keys[question.ref], (question, made, around))
        for response in responses.get(form.id, ()):
            for each in told(made, response.answers, response.unknown):
                key = keys.get(each.question.ref)
                if key is not None:
                    codes = (UNKNOWN,) if each.unknown else chosen(each.value)
                    given.setdefault(key, {}).setdefault(response.id, []).extend(codes)
    return [
        _of(name, forms[0], *words[name], {key: tuple(codes) for key, codes in given[name].items()})
        for name in words
        if name in given
    ]


def _questions(items: Iterable[Item], around: tuple[Item, ...] = ()) -> Iterator[tuple[Question, tuple[Item, ...]]]:
    for item in items:
        if not isinstance(item, Question):
            yield from _questions(item.items, (*around, item))
        elif item.kind in {"select_one", "select_multiple"}:
            yield item, around


def _keys(form: Questionnaire) -> dict[str, str]:
    """What a question with choices is counted under, by its place: its name, which it keeps when it moves to another
    group; its place where another one has the same name."""
    refs = [question.ref for question, _ in _questions(form.items)]
    names = Counter(ref.rpartition("/")[2] for ref in refs)
    return {ref: name if names[name] == 1 else ref.strip("/") for ref in refs for name in (ref.rpartition("/")[2],)}


def _of(
    name: str,
    form: OwnForm,
    question: Question,
    made: Questionnaire,
    around: tuple[Item, ...],
    given: Mapping[str, tuple[str, ...]],
) -> Asked:
    offered = choices_of(question, made) or {}
    for code in sorted({code for codes in given.values() for code in codes} - offered.keys() - {UNKNOWN}):
        offered[code] = Text()  # offered once, or typed
    return Asked(
        form_id=form.form_id,
        name=name,
        kind="select_one" if question.kind == "select_one" else "select_multiple",
        title=form.title,
        labels=_by_language(question.label, made),
        around=tuple(words for each in around for words in _by_language(each.label, made).values() if words),
        choices={code: _by_language(label, made) for code, label in offered.items()},
        once=not any(isinstance(each, Repeat) for each in around),
        given=given,
    )


def _by_language(label: Text, form: Questionnaire) -> dict[Lang, str]:
    return {lang: label.plain(form.language_for(lang)).strip() for lang in LANGS}
