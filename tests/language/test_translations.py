"""Every message exists in both languages, is used, says the same things, and is typed the way Canadians do."""

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

import diagnostic
from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.safeguards import content
from diagnostic.domain.steps import STEPS
from diagnostic.language import text
from diagnostic.questionnaire import StepQuestion, load_step
from diagnostic.questionnaire.steps import LANGUAGES
from diagnostic.shipped import RESOURCES, catalogues

CODE = Path(diagnostic.__file__).parent
ROOMS = sorted(path.stem for path in (RESOURCES / "translations" / "en").glob("*.ftl"))
KEY = re.compile(rf"(?:{'|'.join(ROOMS) or '-'})-[a-z0-9][a-z0-9_-]*")


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.names.add(node.id.name)


class _Words(Visitor):
    def __init__(self) -> None:
        self.text = ""

    def visit_TextElement(self, node: fluent.TextElement) -> None:
        self.text += node.value

    def visit_Placeable(self, node: fluent.Placeable) -> None:
        self.text += "" if isinstance(node.expression, fluent.SelectExpression) else "0"
        self.generic_visit(node)


@cache
def messages(room: str, lang: str) -> dict[str, fluent.Message]:
    path = RESOURCES / "translations" / lang / f"{room}.ftl"
    body = parse(path.read_text(encoding="utf-8")).body
    junk = [entry.content for entry in body if isinstance(entry, fluent.Junk)]
    assert not junk, f"{path.name} ({lang}) cannot be read: {junk[0]!r}"
    found = [entry for entry in body if isinstance(entry, fluent.Message)]
    names = [entry.id.name for entry in found]
    assert len(names) == len(set(names)), f"{path.name} ({lang}) says the same key twice"
    return {entry.id.name: entry for entry in found}


def words(message: fluent.Message) -> str:
    visitor = _Words()
    visitor.visit(message)
    return visitor.text


def variables(message: fluent.Message) -> set[str]:
    visitor = _Variables()
    visitor.visit(message)
    return visitor.names


@cache
def used_keys() -> tuple[frozenset[str], frozenset[str]]:
    """Keys written whole in the code, and the beginnings of keys that are put together."""
    whole, beginnings = set(), set()
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                (beginnings if node.value.endswith("-") else whole).add(node.value)
            elif isinstance(node, ast.JoinedStr):
                first = node.values[0]
                if isinstance(first, ast.Constant) and re.match(rf"(?:{'|'.join(ROOMS)})-", str(first.value)):
                    beginnings.add(str(first.value))
    return frozenset(whole), frozenset(beginnings)


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_say_the_same_things(room: str) -> None:
    english, french = messages(room, "en"), messages(room, "fr")
    assert english.keys() == french.keys()
    for key, message in english.items():
        assert key.startswith(f"{room}-"), key
        assert variables(message) == variables(french[key]), key


@pytest.mark.parametrize("room", ROOMS)
def test_every_message_is_used(room: str) -> None:
    whole, beginnings = used_keys()
    unused = [key for key in messages(room, "en") if key not in whole and not key.startswith(tuple(beginnings))]
    assert not unused


def test_every_key_in_the_code_has_a_message() -> None:
    whole, beginnings = used_keys()
    known = {key for room in ROOMS for key in messages(room, "en")}
    assert not whole - known
    assert not [each for each in beginnings if not any(key.startswith(each) for key in known)]


def spoken(lang: Lang) -> Iterator[tuple[str, str]]:
    """Every text that people read, with where it stands: messages, forms, help, catalogues, the example."""
    for room in ROOMS:
        for key, message in messages(room, lang).items():
            if not key.startswith(("workbook-tab-", "workbook-both-")):  # sheet names are spelled as METHOD 5 does
                yield key, words(message)
    for step in STEPS:
        for section in load_step(step.number, catalogues()).sections:
            for item, _ in section.all_items():
                yield f"form {step.key} {item.name}", item.label(lang)
                if isinstance(item, StepQuestion):
                    yield f"form {step.key} {item.name}", item.hint(lang)
                    yield f"form {step.key} {item.name}", item.message(lang)
    for path in sorted((RESOURCES / "help" / lang).glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield f"help {path.stem}", line.lstrip("#-0123456789. ").replace("*", "")
    for name, entry in catalogues():
        yield f"{name} {entry.id}", entry.label(lang)
        yield f"{name} {entry.id}", entry.definition(lang)
    for path in sorted((RESOURCES / "example").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, cell in row.items():
                    if column.endswith(f"_{lang}"):
                        yield f"example {path.stem} {row['key']} {column}", cell


def test_french_typography() -> None:
    """A no-break space before ; : ? ! % $ and inside « »; apostrophes and quotation marks of French."""
    wrong = re.compile(r"[ \w)»][;?!](?:\s|$)|[\w)»]:(?:\s|$)| [:;?!%»$]|« |'|[“”]| - ")
    bad = {where: said for where, said in spoken("fr") if wrong.search(said)}
    assert not bad


def test_english_typography() -> None:
    bad = {where: said for where, said in spoken("en") if re.search(r"'|[«»]|\w[\u00a0 ][;:?!]", said)}
    assert not bad


def test_nothing_spoken_harms() -> None:
    """H02, in every text that ships."""
    for lang in LANGS:
        assert not [(where, said) for where, said in spoken(lang) if content.banned_words(said)]


def test_forms_are_bilingual() -> None:
    for step in STEPS:
        for section in load_step(step.number, catalogues()).sections:
            for item, _ in section.all_items():
                if isinstance(item, StepQuestion):
                    assert item.asked.label, item.name
                    texts = [item.asked.label, item.asked.hint, item.asked.message]
                else:
                    texts = [item.group.label]
                for each in texts:
                    assert each.words.keys() in (set(), set(LANGUAGES.values())), item.name


def test_every_notes_field_says_to_describe_patterns_not_people() -> None:
    """E06. What the mandate and a release say of themselves is no note about what happens."""
    told = {"en": "Describe patterns, not people.", "fr": "Décrivez des tendances, pas des personnes."}
    notes = 0
    for step in STEPS[1:]:
        for section in load_step(step.number, catalogues()).sections:
            for each in (section, *section.children):
                for item, _ in each.all_items():
                    if isinstance(item, StepQuestion) and "multiline" in item.appearance:
                        notes += 1
                        where = f"{each.kind}.{item.name}"
                        assert where == "release.purpose" or all(told[lang] in item.hint(lang) for lang in LANGS), where
    assert notes > 20


def test_help_has_the_same_parts_in_both_languages() -> None:
    pages = {lang: {path.stem: path.read_text(encoding="utf-8") for path in (RESOURCES / "help" / lang).glob("*.md")}
             for lang in LANGS}  # fmt: skip
    assert pages["en"].keys() == pages["fr"].keys() >= {f"{step.number:02}-{step.key}" for step in STEPS}

    def shape(page: str) -> list[str]:
        return [re.match(r"(#+|-|\d+\.|)", line)[0] for line in page.splitlines() if line]  # type: ignore[index]

    for name, page in pages["en"].items():
        assert shape(page) == shape(pages["fr"][name]), name
        if name[0].isdigit():
            for heading in ("What to discuss", "Whom to invite", "What not to write down", "When it is done"):
                assert f"## {heading}\n" in page, (name, heading)


def test_the_example_says_everything_in_both_languages() -> None:
    for path in sorted((RESOURCES / "example").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in (each for each in row if each.endswith("_en")):
                    other = column.removesuffix("_en") + "_fr"
                    assert bool(row[column].strip()) == bool(row[other].strip()), (path.stem, row["key"], column)


def test_catalogues_are_bilingual_too() -> None:
    for name, entry in catalogues():
        assert entry.label_en.strip() and entry.label_fr.strip(), (name, entry.id)
        assert bool(entry.definition_en) == bool(entry.definition_fr), (name, entry.id)


def test_a_message_is_filled_in_both_languages() -> None:
    assert text("no-such-key", "en") == "no-such-key"
