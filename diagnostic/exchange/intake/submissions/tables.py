"""What both kinds of tables share: a column to a question, a row to answers, rows of repeats to their owners."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from diagnostic.exchange.intake.mapping import fold
from diagnostic.exchange.intake.submissions.shape import Path, Shape, put

PARTS = ("Latitude", "Longitude", "Altitude", "Accuracy")
"""Columns that a position is spread over."""


def columns(shape: Shape, repeat: Path, written: Callable[[Path], Iterable[str]]) -> dict[str, Path]:
    """Header (folded) -> question, for the questions of a table; ``written`` gives the headers a question may have."""
    return {fold(header): path for path in shape.within(repeat) for header in written(path)}


def answers(
    cells: Mapping[str, str], known: Mapping[str, Path], shape: Shape, repeat: Path, between: str
) -> dict[str, Any]:
    """The answers of one row, nested from the repeat inwards. ``between`` joins a header with the part of a position
    or with a choice. Labels become names; a column for each choice of several becomes the list of those chosen."""
    found: dict[Path, str] = {}
    parts: dict[Path, dict[str, str]] = {}
    chosen: dict[Path, list[str]] = {}
    for header, cell in cells.items():
        if not cell:
            continue
        path = known.get(fold(header))
        if path is not None:
            found[path] = cell
            continue
        stem, _, last = header.rpartition(between)
        stem, last = (stem, last) if stem else header.rpartition("_")[::2]
        path = known.get(fold(stem.lstrip("_")))
        if path is None:
            continue
        part = last.strip("_").capitalize()
        if part in PARTS:
            parts.setdefault(path, {})[part] = cell
        elif cell.casefold() in {"1", "true", "vrai", "yes", "1.0"}:
            chosen.setdefault(path, []).append(last)
    for path, each in parts.items():
        if path not in found and "Latitude" in each and "Longitude" in each:
            found[path] = " ".join(each.get(part, "0") for part in PARTS)
    for path, names in chosen.items():
        found.setdefault(path, " ".join(names))
    nested: dict[str, Any] = {}
    for path, cell in found.items():
        put(nested, path[len(repeat) :], named(cell, path, shape))
    return nested


def named(cell: str, path: Path, shape: Shape) -> str:
    """An answer by the names of choices: exports may hold labels, in any of the form's languages."""
    labels = shape.labels.get(path)
    if not labels or shape.kinds[path] not in {"select_one", "select_multiple", "rank"}:
        return cell
    if fold(cell) in labels:
        return labels[fold(cell)]
    if shape.kinds[path] == "select_one" or ("," not in cell and ";" not in cell):
        return cell
    items = [each.strip() for each in cell.replace(";", ",").split(",")]
    return " ".join(labels.get(fold(each), each) for each in items if each)


def attach(owner: dict[str, Any], repeat: Path, around: Path, row: dict[str, Any]) -> None:
    """Add a row of a repeat to the answers it belongs to (those of the repeat ``around``, or of the submission)."""
    *groups, last = repeat[len(around) :]
    for group in groups:
        owner = owner.setdefault(group, {})
    owner.setdefault(last, []).append(row)
