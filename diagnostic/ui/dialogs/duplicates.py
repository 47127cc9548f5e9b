"""Organisations that several communities list, two by two and side by side: a person says whether they are one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox

from diagnostic.domain.catalogue import Catalogues
from diagnostic.language import date_words, text
from diagnostic.shipped import catalogues
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, choices, chosen, fill, table
from diagnostic.ui.look import beside, button, said

if TYPE_CHECKING:
    from diagnostic.region.listings import Likely, Listing

MOST = 200
"""Pairs in the list: the clearest; the others follow as these are decided."""
FIELDS = ("organisation", "telephones", "websites", "areas", "hours", "service_kinds", "languages", "verified_on")
CODED = {"service_kinds": "resource_kinds", "languages": "choices:language"}


@dataclass(frozen=True, slots=True)
class Found:
    """The pairs, what people said of each (one organisation, two, or None: nothing yet), and for a pair that may be
    decided with others the positions of all of them."""

    pairs: "tuple[Likely, ...]" = ()
    said: tuple[bool | None, ...] = ()
    together: Mapping[int, Sequence[int]] = field(default_factory=dict)


class Duplicates(Frame):
    """The pairs in a list, the chosen one side by side below; an answer is kept at once and can be taken back."""

    def __init__(self, parent: Any, database: Path) -> None:
        lang = language.language()
        super().__init__(parent, text("twice-title", lang), text("twice-about", lang), wide=116, high=44)
        self.database = database
        self.found = Found()
        self.count = said("", "note")
        self.body.addWidget(self.count)
        self.which = choices([(each, text(f"twice-show-{each}", lang)) for each in ("open", "decided")])
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.which.setAccessibleName(text("twice-show", lang))
        self.all_same = button("", lambda: self._answer(True, self.also))
        self.body.addLayout(beside(self.which, self.all_same))
        self.pairs = table(
            [text(f"twice-column-{each}", lang) for each in ("one", "other", "common", "answer")],
            text("twice-pairs", lang),
            (4, 4, 3, 3),
        )
        self.body.addWidget(self.pairs, 3)
        self.beside = table(
            [text(f"twice-column-{each}", lang) for each in ("field", "one", "other")],
            text("twice-beside", lang),
            (2, 4, 4),
        )
        self.body.addWidget(self.beside, 4)
        self.same = self.add_button(text("twice-same", lang), lambda: self._answer(True), "primary")
        self.different = self.add_button(text("twice-different", lang), lambda: self._answer(False))
        self.later = self.add_button(text("twice-undecided", lang), lambda: self._answer(None))
        self.add_close()
        self.pairs.itemSelectionChanged.connect(self._offer)
        self.which.currentIndexChanged.connect(lambda _: self._show())
        self._show()
        self.read()

    def read(self) -> None:
        """Find the pairs, off the window's thread."""
        database = self.database

        def done(found: Found) -> None:
            self.found = found
            self._show()
            self.pairs.setFocus()

        jobs.run(self, text("twice-reading", language.language()), lambda _: _read(database), done, self.tell)

    # what is shown

    @property
    def at(self) -> int | None:
        """The position of the chosen pair."""
        found = chosen(self.pairs)
        return int(found) if found else None

    @property
    def also(self) -> list[int]:
        """The positions of those that may be decided with the chosen one, itself among them."""
        found = self.found
        return [] if self.at is None else [each for each in found.together.get(self.at, ()) if found.said[each] is None]

    def _show(self, row: int = 0) -> None:
        lang, said, still_open = language.language(), self.found.said, self.which.currentData() == "open"
        shown = [at for at, each in enumerate(said) if (each is None) == still_open]
        left = sum(each is None for each in said)
        words = text("twice-count", lang, left=left, decided=len(said) - left)
        clearest = text("twice-clearest", lang, count=MOST) if len(shown) > MOST else ""
        self.count.setText(f"{words} {clearest}".strip())
        fill(self.pairs, [self._row(at) for at in shown[:MOST]], [str(at) for at in shown[:MOST]])
        self.pairs.selectRow(min(row, len(shown) - 1))
        self._offer()

    def _row(self, at: int) -> Sequence[str]:
        lang, pair = language.language(), self.found.pairs[at]
        common = ", ".join(text(f"regional-reason-{each}", lang) for each in pair.reasons)
        answer = {True: "same", False: "different", None: "none"}[self.found.said[at]]
        return pair.one.organisation, pair.other.organisation, common, text(f"twice-answer-{answer}", lang)

    def _offer(self) -> None:
        lang, at, also = language.language(), self.at, self.also
        pair = None if at is None else self.found.pairs[at]
        said = None if at is None else self.found.said[at]
        fill(self.beside, () if pair is None else side_by_side(pair.one, pair.other))
        self.same.setEnabled(at is not None and said is not True)
        self.different.setEnabled(at is not None and said is not False)
        self.later.setVisible(said is not None)
        self.all_same.setVisible(len(also) > 1)
        self.all_same.setText(text("twice-all-same", lang, count=len(also) + 1))

    # answers

    def _answer(self, same: bool | None, these: Sequence[int] = ()) -> None:
        if self.at is None:
            return
        answered, row, database = set(these or (self.at,)), self.pairs.currentRow(), self.database
        pairs = [self.found.pairs[at] for at in answered]

        def done(_: None) -> None:
            self.tell("")
            said = tuple(same if at in answered else each for at, each in enumerate(self.found.said))
            self.found = replace(self.found, said=said)
            self._show(row)
            self.pairs.setFocus()
            if same is not None and None not in said:
                self.read()  # those that are two may each be one with others

        jobs.run(
            self, text("twice-keeping", language.language()), lambda _: _keep(database, pairs, same), done, self.tell
        )


def _read(database: Path) -> Found:
    from diagnostic.region import listings
    from diagnostic.region.database import opened

    if not database.exists():
        return Found()
    with opened(database) as keeping:
        entries, known = listings.listings(keeping.contributions), keeping.decisions()
    waiting, decided = listings.likely(entries, known), listings.decided(entries, known)
    place = {id(each): at for at, each in enumerate(waiting)}
    groups = [[place[id(each)] for each in group] for group in listings.together(waiting)]
    said = (*(None for _ in waiting), *(same for _, same in decided))
    pairs = (*waiting, *(pair for pair, _ in decided))
    return Found(pairs, said, {at: group for group in groups for at in group})


def _keep(database: Path, pairs: "Sequence[Likely]", same: bool | None) -> None:
    from diagnostic.region.database import opened
    from diagnostic.region.listings import Decision

    with opened(database) as keeping:
        if same is None:
            keeping.undecide((each.one.key, each.other.key) for each in pairs)
        else:
            keeping.decide(Decision(each.one.key, each.other.key, same) for each in pairs)


def side_by_side(one: "Listing", other: "Listing") -> list[tuple[str, str, str]]:
    """The fields of two entries in words, a row a field: its name, and both. What neither tells is left out."""
    lang, shipped = language.language(), catalogues()
    rows = [(each, _said(one, each, shipped), _said(other, each, shipped)) for each in FIELDS]
    return [
        (text(f"twice-field-{each.replace('_', '-')}", lang), mine or "—", theirs or "—")
        for each, mine, theirs in rows
        if mine or theirs
    ]


def _said(entry: "Listing", field: str, shipped: Catalogues) -> str:
    from diagnostic.region.said import known

    lang, value = language.language(), getattr(entry, field)
    if field == "verified_on":
        return date_words(value, lang) if value else text("twice-never-verified", lang)
    if isinstance(value, str):
        return value
    if field in CODED:
        catalogue = CODED[field]
        return ", ".join(dict.fromkeys(shipped.label(catalogue, known(shipped, catalogue, x), lang) for x in value))
    return ", ".join(value)


def show(parent: Any, database: Path) -> Duplicates:
    """Show the pairs of a region's database."""
    dialog = Duplicates(parent, database)
    dialog.open()
    return dialog
