"""What a form asks: sections of questions and groups, with their words in both languages and their rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from diagnostic.domain.catalogue import Lang

Words = Mapping[str, str]
"""One text by language (``en``, ``fr``)."""


def in_language(words: Words, lang: Lang) -> str:
    """A text in ``lang``, or in the other language when it was written in one only."""
    return words.get(lang) or next((each for each in words.values() if each), "")


@dataclass(frozen=True, slots=True)
class Rules:
    """XPath expressions of an item; empty means that there is no such rule. ``message`` explains the constraint."""

    relevant: str = ""
    required: str = ""
    constraint: str = ""
    message: Words = field(default_factory=dict)
    choice_filter: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``catalogue`` names where its choices come from: a catalogue (``populations``,
    ``choices:trend``), records of the diagnostic (``records:source``) or nothing, when ``own_choices`` holds them."""

    name: str
    type: str
    words: Words
    hints: Words
    rules: Rules = Rules()
    appearance: str = ""
    catalogue: str = ""
    multiple: bool = False
    read_only: bool = False
    own_choices: tuple[Mapping[str, Any], ...] = ()

    def label(self, lang: Lang) -> str:
        """What is asked."""
        return in_language(self.words, lang)

    def hint(self, lang: Lang) -> str:
        """What helps to answer."""
        return in_language(self.hints, lang)


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Questions under one heading."""

    name: str
    words: Words
    items: "tuple[Question | ItemGroup, ...]"
    rules: Rules = Rules()

    def label(self, lang: Lang) -> str:
        """The heading."""
        return in_language(self.words, lang)


Item = Question | ItemGroup


@dataclass(frozen=True, slots=True)
class Section:
    """The questions of one kind of record: a list when ``repeated``. ``children`` are lists that belong to each
    record of this one (the services of a resource)."""

    kind: str
    words: Words
    repeated: bool
    items: tuple[Item, ...]
    children: "tuple[Section, ...]" = ()

    def title(self, lang: Lang) -> str:
        """Its heading."""
        return in_language(self.words, lang)

    def all_items(self) -> Iterator[tuple[Item, tuple[ItemGroup, ...]]]:
        """Every item with the groups that it stands in, outermost first."""
        yield from _walk(self.items, ())


def _walk(items: tuple[Item, ...], around: tuple[ItemGroup, ...]) -> Iterator[tuple[Item, tuple[ItemGroup, ...]]]:
    for item in items:
        yield item, around
        if isinstance(item, ItemGroup):
            yield from _walk(item.items, (*around, item))


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its sections in order."""

    sections: tuple[Section, ...]

    def section(self, kind: str) -> Section:
        """The section of a kind of record, nested ones included. Raises ``KeyError``."""
        for each in self.sections:
            for found in (each, *each.children):
                if found.kind == kind:
                    return found
        raise KeyError(kind)
