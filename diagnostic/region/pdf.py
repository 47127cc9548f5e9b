"""A region's documents as PDF, set by typst."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from diagnostic.exchange.typesetting import typeset
from diagnostic.exchange.workbook.cells import legible
from diagnostic.exchange.writing import replacing
from diagnostic.region.document import Document, Part
from diagnostic.shipped import RESOURCES

TEMPLATE = RESOURCES / "report" / "region.typ"
FOOT = 170
"""Letters of help lines in the foot of a page (H06)."""


def write(out: Path, documents: Sequence[Document]) -> None:
    """Write the pages of some documents, one after the other. Raises ``CannotWrite``."""
    pdf, _ = typeset(TEMPLATE, {"documents": [_data(each) for each in documents]})
    with replacing(out) as temporary:
        temporary.write_bytes(pdf)


def _data(document: Document) -> dict[str, Any]:
    return {
        "lang": document.lang, "title": legible(document.title), "subtitle": document.subtitle,
        "banners": document.banners, "wide": document.wide, "parts": [_part(each) for each in document.parts],
        "help": _help(document),
    }  # fmt: skip


def _help(document: Document) -> str:
    said = ""
    for name, number in document.help:
        longer = " · ".join(filter(None, (said, f"{name} {number}")))
        if len(longer) > FOOT:
            break
        said = longer
    return said


def _part(part: Part) -> dict[str, Any]:
    count = len(part.head)
    return {
        "title": part.title, "about": part.about, "empty": part.empty, "head": part.head,
        "rows": [[legible(cell) for cell in row] for row in part.rows],
        "widths": part.widths or (2,) + (1,) * (count - 1),
    }  # fmt: skip
