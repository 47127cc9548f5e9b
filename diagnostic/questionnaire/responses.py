"""Responses to a community's own forms as people read them, and brought over to a newer version of their form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.collected import EARLIER
from diagnostic.domain.records import OwnForm, Response
from diagnostic.questionnaire import stored
from diagnostic.questionnaire.answering import Answering, Node
from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.form import Group, Item, Question, Questionnaire, Repeat
from diagnostic.questionnaire.own_forms import answering_of, questionnaire_of, response_of
from diagnostic.questionnaire.submission import PLAIN
from diagnostic.questionnaire.told import CHOOSING, choices_of

PLACES = {"geopoint", "geotrace", "geoshape"}
FILES = {"image", "audio", "video", "file"}
_ALIKE = (PLACES, FILES)
"""Kinds of answers that only a question of the same kind can take over."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as people read it. ``path`` is where it stands (names of groups and its own; a repeat has its number
    after it), ``label`` the question and ``around`` the headings over it, ``value`` as in ``Response.extra``, ``words``
    the answer: labels of choices, empty for one that is not a matter of words (a position, a file)."""

    path: tuple[str, ...]
    question: Question
    around: tuple[str, ...]
    label: str
    value: Any
    words: str
    unknown: bool = False


def answers(form: OwnForm, response: Response, lang: Lang) -> list[Answer]:
    """What a response to a form answers, in the order of the form. Raises ``BadForm``."""
    return list(_read(answering_of(form, response), lang, relevant=True))


def no_longer_asked(response: Response, forms: Iterable[OwnForm], lang: Lang) -> list[tuple[OwnForm, list[Answer]]]:
    """What a response still holds of earlier versions of its form, with the version that asked."""
    known = {each.id: each for each in forms}
    found = []
    for form_id, values in response.earlier.items():
        form = known.get(form_id)
        if form is None:
            continue
        try:
            answering = Answering.from_values(questionnaire_of(form), values)
        except BadForm:
            continue
        found.append((form, list(_read(answering, lang, relevant=False))))
    return found


def _read(answering: Answering, lang: Lang, *, relevant: bool) -> Iterator[Answer]:
    answering.language = answering.questionnaire.language_for(lang)
    yield from _below(answering, answering.tree(), (), relevant)


def _below(answering: Answering, nodes: Iterable[Node], around: tuple[str, ...], relevant: bool) -> Iterator[Answer]:
    for node in nodes:
        if relevant and not answering.state(node.position).relevant:
            continue
        if not isinstance(node.item, Question):
            label = answering.state(node.position).label
            if node.index:
                label = f"{label} {node.index}".strip()
            heading = label if node.index or not isinstance(node.item, Repeat) else ""
            yield from _below(answering, node.children, (*around, heading) if heading else around, relevant)
        elif node.item.kind not in {"note", "hidden"} and (relevant or node.item.kind != "calculate"):
            found = _answer(answering, node, node.item, around)
            if found is not None:
                yield found


def _answer(answering: Answering, node: Node, question: Question, around: tuple[str, ...]) -> Answer | None:
    state = answering.state(node.position)
    if state.value is None and not state.unknown:
        return None
    value = state.value
    words = "" if value is None else str(value)
    if question.kind in CHOOSING:
        labels = {each.id: each.label for each in state.choices}
        chosen = value if isinstance(value, tuple) else () if value is None else (value,)
        words = "; ".join(labels.get(each) or each for each in chosen)
    elif question.kind in PLACES | FILES | {"acknowledge"}:
        words = ""
    elif hasattr(value, "isoformat"):
        words = value.isoformat(" ", "minutes") if question.kind == "dateTime" else value.isoformat()
    path = tuple(node.position.strip("/").split("/")[1:])
    return Answer(path, question, around, state.label or question.name, value, words, state.unknown)


# a newer version


def brought_over(response: Response, old: OwnForm, new: OwnForm) -> Response:
    """A response to ``old`` as one to ``new``, a newer version: answers to questions of the same name that can hold
    them carry over, in whatever group they stand now; the others stay readable (``no_longer_asked``). Raises
    ``BadForm`` when one of the two can no longer be read."""
    before, after = questionnaire_of(old), questionnaire_of(new)
    kept, left = _carried(before.items, after.items, response.answers, after)
    places = {each.ref for each in after.walk()}
    unknown = tuple(each for each in response.unknown if _place(each) in places)
    moved = replace(response, own_form=new.id, extra=kept, unknown=unknown)
    made = response_of(answering_of(new, moved), moved)
    left = _nested(before.items, _joined(left, _names_only(after.items, _missing(kept, made.answers))))
    earlier = response.earlier | ({old.id: left} if left else {})
    return replace(made, extra=made.extra | ({EARLIER: earlier} if earlier else {}))


def _place(position: str) -> str:
    return "/".join(part.partition("[")[0] for part in position.split("/"))


def _flat(items: Iterable[Item], values: Mapping[str, Any]) -> dict[str, tuple[Item, Any]]:
    """Questions and repeats that are answered, by name, whatever groups they stand in."""
    found: dict[str, tuple[Item, Any]] = {}
    for item in items:
        if isinstance(item, Group):
            inside = values if "/#" in item.ref else values.get(item.name)
            found |= _flat(item.items, inside) if isinstance(inside, Mapping) else {}
        elif item.name in values:
            found[item.name] = item, values[item.name]
    return found


def _names_only(items: Iterable[Item], values: Mapping[str, Any]) -> dict[str, Any]:
    """Answers by name, without the groups that they stand in, in every instance of a repeat too."""
    return {
        name: tuple(_names_only(item.items, each) for each in value) if isinstance(item, Repeat) else value
        for name, (item, value) in _flat(items, values).items()
    }


def _nested(items: Iterable[Item], values: Mapping[str, Any]) -> dict[str, Any]:
    """Answers by name in the groups of a form again."""
    found: dict[str, Any] = {}
    for item in items:
        if isinstance(item, Group):
            inside = _nested(item.items, values)
            if "/#" in item.ref:
                found |= inside
            elif inside:
                found[item.name] = inside
        elif item.name in values:
            value = values[item.name]
            found[item.name] = tuple(_nested(item.items, each) for each in value) if isinstance(item, Repeat) else value
    return found


def _carried(
    before: Iterable[Item], after: Iterable[Item], values: Mapping[str, Any], form: Questionnaire
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers that ``after`` can take over, nested as it is, and those left by name, out of their groups."""
    there = _flat(before, values)
    left = {name: value for name, (item, value) in there.items() if not _computed(item)}

    def fill(items: Iterable[Item]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for item in items:
            if isinstance(item, Group):
                inside = fill(item.items)
                if "/#" in item.ref:
                    found |= inside
                elif inside:
                    found[item.name] = inside
            elif item.name in there:
                known, value = there[item.name]
                if isinstance(item, Repeat) and isinstance(known, Repeat) and isinstance(value, list | tuple):
                    pairs = [_carried(known.items, item.items, each, form) for each in value]
                    found[item.name] = tuple(kept for kept, _ in pairs)
                    left.pop(item.name, None)
                    if any(rest for _, rest in pairs):
                        left[item.name] = tuple(rest for _, rest in pairs)
                elif isinstance(item, Question) and isinstance(known, Question) and not _computed(item):
                    taken = _taken(value, known, item, form)
                    if taken is not None:
                        found[item.name] = taken
                        left.pop(item.name, None)
        return found

    return fill(after), left


def _computed(item: Item) -> bool:
    return isinstance(item, Question) and (item.kind in {"calculate", "hidden"} or bool(item.calculate))


def _taken(value: Any, known: Question, question: Question, form: Questionnaire) -> Any:
    """An answer as ``question`` holds it; None when it cannot."""
    if any((known.kind in kinds) != (question.kind in kinds) for kinds in _ALIKE):
        return None
    written = " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    try:
        found = stored.read(question.kind, question.type, written)
    except ValueError:
        return None
    if question.kind in CHOOSING:
        names = choices_of(question, form)
        chosen = found if isinstance(found, tuple) else (found,)
        return None if names is not None and not names.keys() >= set(chosen) else found
    return found if question.kind in PLAIN else written


def _missing(kept: Any, made: Any) -> dict[str, Any]:
    """What was carried over but is not asked now that the rules of the new version hold."""
    found: dict[str, Any] = {}
    for name, value in kept.items():
        now = made.get(name)
        if isinstance(value, Mapping):
            found |= {name: rest} if (rest := _missing(value, now or {})) else {}
        elif isinstance(value, tuple) and value and isinstance(value[0], Mapping):
            rows = now if isinstance(now, tuple) else ()
            parts = tuple(_missing(each, rows[at] if at < len(rows) else {}) for at, each in enumerate(value))
            found |= {name: parts} if any(parts) else {}
        elif now is None:
            found[name] = value
    return found


def _joined(left: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Both in one: what the rules left out beside what no question took."""
    out = dict(left)
    for name, value in more.items():
        known = out.get(name)
        if isinstance(known, Mapping) and isinstance(value, Mapping):
            out[name] = _joined(dict(known), dict(value))
        elif isinstance(known, tuple) and isinstance(value, tuple) and len(known) == len(value):
            out[name] = tuple(_joined(a, b) for a, b in zip(known, value, strict=True))
        else:
            out.setdefault(name, value)
    return out
