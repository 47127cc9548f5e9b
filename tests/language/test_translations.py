"""Every message exists in both languages, is used, says the same things, and is typed the way Canadians do."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

import diagnostic
from diagnostic.language import text
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


@pytest.mark.parametrize("room", ROOMS)
def test_french_typography(room: str) -> None:
    """A no-break space before ; : ? ! % $ and inside « »; real apostrophes or plain ones, no English quotes."""
    for key, message in messages(room, "fr").items():
        french = words(message)
        assert not re.search(r"[ \w][;?!](?:\s|$)|\w:(?:\s|$)| [:;?!%»$]|« ", french), (key, french)
        assert "“" not in french and " - " not in french, (key, french)


def test_catalogues_are_bilingual_too() -> None:
    for name, entry in catalogues():
        assert entry.label_en.strip() and entry.label_fr.strip(), (name, entry.id)
        assert bool(entry.definition_en) == bool(entry.definition_fr), (name, entry.id)


def test_a_message_is_filled_in_both_languages() -> None:
    assert text("no-such-key", "en") == "no-such-key"
