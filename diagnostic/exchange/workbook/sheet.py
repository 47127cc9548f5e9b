"""What a sheet is, as data: titled tables of columns, so that every language has the same sheets and rows."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from diagnostic.domain.ratings import Confidence
from diagnostic.exchange.material import Material
from diagnostic.exchange.words import Words

Tone = Literal["strong", "plain", "grey", "green", "blue", "amber", "red", "deep"]
Kind = Literal["text", "bold", "large", "sign", "number", "count", "date", "id", "raw"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A word with its colour. The word always says the whole of it (METHOD 3.7)."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Rich:
    """Lines of text in one cell: what it is about in bold, then the words, then a softer note."""

    head: str
    body: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that opens a part of a table; with ``page``, on a new page in print."""

    text: str
    page: bool = False


Cell = str | int | float | dt.date | Mark | Rich | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, width in characters, how its cells look, and how to get a cell from a row.

    ``raw`` cells have no look at all, which keeps the long data sheet light; ``large`` ones are read from afar, and a
    ``sign`` stands before each of them."""

    header: str
    width: float
    get: Callable[[Any], Cell]
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title (empty for a sheet's main one) and what it says when it has no rows. ``skip``
    leaves that many columns free on its left."""

    columns: tuple[Column, ...]
    rows: Iterable[Any]
    empty: str
    title: str = ""
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart beside or under the table at position ``table``: ``labels`` and ``values`` are
    positions of its columns, ``minus`` and ``plus`` those of its error bars. A series is a column, or
    ``by_rows`` a row."""

    title: str
    table: int
    labels: int
    values: tuple[int, ...]
    tones: tuple[Tone, ...]
    axis: str = ""
    minus: int | None = None
    plus: int | None = None
    stacked: bool = False
    by_rows: bool = False
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG) under the tables with its size in pixels."""

    title: str
    png: bytes
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Its first table is the main one: its header is frozen on screen and repeated in print."""

    key: str
    tables: tuple[Table, ...]
    figures: tuple[Chart | Picture, ...] = ()
    pages: int = 0
    """How many pages it may take in print; 0: as many as it needs."""
    filtered: bool = True
    after: str = field(default="")
    """A note under everything."""


def header(words: Words, key: str) -> str:
    """The header of a column; languages side by side stand on two lines."""
    return words.prose(f"workbook-col-{key}").replace("\n", " /\n")


def field_column(material: Material, name: str, width: float, kind: Kind = "text") -> Column:
    """A column that shows a record's field as people read it."""
    return Column(header(material.words, name), width, lambda record: material.value(record, name), kind)


def column(material: Material, key: str, width: float, get: Callable[[Any], Cell], kind: Kind = "text") -> Column:
    """A column with a header of its own."""
    return Column(header(material.words, key), width, get, kind)


def id_column(material: Material, get: Callable[[Any], str] = lambda record: record.id) -> Column:
    """The last column of every table: the stable id."""
    return Column(header(material.words, "id"), 19, get, "id")


CONFIDENCE: dict[Confidence, tuple[str, Tone]] = {
    Confidence.NONE: ("○", "grey"),
    Confidence.LOW: ("◔", "amber"),
    Confidence.MEDIUM: ("◑", "blue"),
    Confidence.HIGH: ("●", "green"),
}
BANDS: dict[str | None, tuple[str, Tone]] = {
    "watch": ("○", "blue"),
    "moderate": ("◔", "amber"),
    "high": ("◑", "red"),
    "very_high": ("●", "deep"),
    None: ("?", "grey"),
}
STATUSES: dict[str, tuple[str, Tone]] = {
    "absent": ("○", "deep"),
    "blocked": ("⊘", "deep"),
    "weak": ("◔", "red"),
    "partial": ("◑", "amber"),
    "good": ("●", "green"),
    "unverified": ("?", "grey"),
    "not_examined": ("…", "grey"),
}
TRENDS = {"rising": "↑", "stable": "→", "falling": "↓"}


def confidence_mark(words: Words, level: Confidence) -> Mark:
    """A confidence in words, with its sign and colour."""
    sign, tone = CONFIDENCE[level]
    return Mark(f"{sign} {words.label('rating_scales', level.code)}", tone)


def band_mark(words: Words, band: str | None, *, insufficient: bool = False) -> Mark:
    """A priority band in words; without one, what is missing."""
    sign, tone = BANDS[band]
    missing = "insufficient" if insufficient else "capacity_unknown"
    return Mark(f"{sign} {words.text(f'exchange-band-{band or missing}')}", tone)


def status_mark(words: Words, status: str, more: str = "") -> Mark:
    """A coverage status in words."""
    sign, tone = STATUSES[status]
    return Mark(f"{sign} {words.text(f'exchange-status-{status}')}{more}", tone)


def trend(words: Words, code: str) -> str:
    """A trend with its arrow."""
    return f"{TRENDS.get(code, '')} {words.label('choices:trend', code)}".strip()


def rating(words: Words, scale: str, value: int | None, unknown: bool) -> str:
    """A rating with its anchor: ``4: Most``; an answered "unknown" in words."""
    if value is None:
        return words.text("exchange-unknown") if unknown else ""
    return words.said(str(value), words.label("rating_scales", f"{scale}_{value}"))
