"""Catalogues: the bilingual lists that records choose from, with a community's own entries on top.

Shipped ids never change; a community's own ids start with ``x_``; a hidden entry is no longer offered but
stays valid in records that use it (METHOD 2.2).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from diagnostic.domain.records import LocalEntry

Lang = Literal["en", "fr"]
LANGS: tuple[Lang, ...] = ("en", "fr")
LOCAL_PREFIX = "x_"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``more`` holds the catalogue's own columns (``mechanism``, ``default_precision``, ...)."""

    id: str
    group: str
    label_en: str
    label_fr: str
    definition_en: str = ""
    definition_fr: str = ""
    source: str = ""
    hidden: bool = False
    more: Mapping[str, str] = field(default_factory=dict)

    def label(self, lang: Lang) -> str:
        """The label in ``lang``; a local entry written in one language only falls back to the other."""
        return (self.label_fr or self.label_en) if lang == "fr" else (self.label_en or self.label_fr)

    def definition(self, lang: Lang) -> str:
        """The definition in ``lang``, with the same fallback as ``label``."""
        first, second = (self.definition_fr, self.definition_en), (self.definition_en, self.definition_fr)
        return next((text for text in (first if lang == "fr" else second) if text), "")

    def values(self, column: str) -> tuple[str, ...]:
        """A ``;``-separated column as a tuple."""
        return tuple(part.strip() for part in self.more.get(column, "").split(";") if part.strip())

    @property
    def is_local(self) -> bool:
        """Whether the community added it."""
        return self.id.startswith(LOCAL_PREFIX)


class Catalogues:
    """Every catalogue and choice list by name (``populations``, ``choices:trend``, ...), read only."""

    def __init__(self, entries: Mapping[str, Iterable[Entry]]) -> None:
        self._entries = {name: {entry.id: entry for entry in each} for name, each in entries.items()}

    def names(self) -> tuple[str, ...]:
        """Names of all catalogues and choice lists."""
        return tuple(self._entries)

    def entries(self, name: str, *, hidden: bool = False) -> tuple[Entry, ...]:
        """Entries offered to people, in order; with ``hidden=True`` all of them."""
        return tuple(entry for entry in self._entries[name].values() if hidden or not entry.hidden)

    def find(self, name: str, entry_id: str) -> Entry | None:
        """One entry, hidden ones included; None when there is none."""
        return self._entries.get(name, {}).get(entry_id)

    def __contains__(self, key: tuple[str, str]) -> bool:
        return self.find(*key) is not None

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        return ((name, entry) for name, each in self._entries.items() for entry in each.values())

    def label(self, name: str, entry_id: str, lang: Lang) -> str:
        """The label of an entry; the id itself when it is not in the catalogue, so that nothing is hidden."""
        entry = self.find(name, entry_id)
        return entry.label(lang) if entry else entry_id

    def labels(self, name: str, ids: Iterable[str], lang: Lang) -> str:
        """Labels of several entries, joined by the semicolon of the language."""
        return ("\u00a0; " if lang == "fr" else "; ").join(self.label(name, each, lang) for each in ids)

    def group(self, name: str, entry_id: str) -> str:
        """The group id of an entry, or an empty string."""
        entry = self.find(name, entry_id)
        return entry.group if entry else ""

    def group_label(self, name: str, group: str, lang: Lang) -> str:
        """The label of a group (choice list ``catalogue_group``)."""
        if name == "access_barriers" and group == "awareness":
            group = "awareness_barrier"
        return self.label("choices:catalogue_group", group, lang)

    def with_local(self, local: Iterable[LocalEntry]) -> "Catalogues":
        """These catalogues with a community's additions, new labels and hidden entries laid over them."""
        local = tuple(local)
        if not local:
            return self
        entries = {name: dict(each) for name, each in self._entries.items()}
        for one in local:
            shelf = entries.get(one.catalogue)
            if shelf is None:
                continue
            known = shelf.get(one.entry)
            if known is None:
                if not one.entry.startswith(LOCAL_PREFIX):
                    continue
                known = Entry(one.entry, one.group, "", "")
            shelf[one.entry] = replace(
                known,
                group=one.group if known.is_local and one.group else known.group,
                label_en=one.label_en or known.label_en,
                label_fr=one.label_fr or known.label_fr,
                definition_en=one.definition_en or known.definition_en,
                definition_fr=one.definition_fr or known.definition_fr,
                hidden=one.hidden,
            )
        return Catalogues({name: each.values() for name, each in entries.items()})
