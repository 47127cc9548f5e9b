"""What both kinds of tables share: a column to a question, a row to answers, rows of repeats to their owners."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from diagnostic.exchange.intake.mapping import fold
from diagnostic.exchange.intake.submissions.shape import Path, Shape, put

PARTS = ("Latitude", "Longitude", "Altitude", "Accuracy")
"""Columns that a position is spread over."""
CHOSEN = {"1", "1.0", "true", "vrai", "yes"}
"""What stands in the column of one choice of several when it was chosen."""
NAMED = {"select_one", "select_multiple", "rank"}


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: answers to a question; only a ``part`` of a position, or whether one ``choice`` was
    made."""

    path: Path
    part: str = ""
    choice: str = ""


def columns(shape: Shape, repeat: Path, written: Callable[[Path], Iterable[str]]) -> dict[str, Path]:
    """Header (folded) -> question, for the questions of a table; ``written`` gives the headers a question may have.
    What questions are called counts too where only one is called so."""
    found = {fold(header): path for path in shape.within(repeat) for header in written(path)}
    titles: dict[str, set[Path]] = {}
    for path in shape.within(repeat):
        for title in shape.titles.get(path, ()):
            titles.setdefault(fold(title), set()).add(path)
    return {title: next(iter(paths)) for title, paths in titles.items() if len(paths) == 1 and title} | found


def plan(headers: Iterable[str], known: Mapping[str, Path], between: str) -> dict[str, Column]:
    """What each column of a table holds, by its header; columns of nothing that is asked are left out. ``between``
    joins a header with the part of a position or with a choice."""
    found: dict[str, Column] = {}
    for header in headers:
        path = known.get(fold(header))
        if path is not None:
            found[header] = Column(path)
            continue
        stem, _, last = header.rpartition(between)
        stem, last = (stem, last) if stem else header.rpartition("_")[::2]
        path = known.get(fold(stem.lstrip("_")))
        if path is not None:
            part = last.strip("_").capitalize()
            found[header] = Column(path, part=part) if part in PARTS else Column(path, choice=last)
    return found


def without_column(shape: Shape, repeat: Path, planned: Mapping[str, Column]) -> tuple[str, ...]:
    """The questions of a table that it has no column for."""
    there = {each.path for each in planned.values()}
    return tuple(path[-1] for path in shape.within(repeat) if path not in there)


def answers(cells: Mapping[str, str], planned: Mapping[str, Column], shape: Shape, repeat: Path) -> dict[str, Any]:
    """The answers of one row, nested from the repeat inwards. Labels become names; a column for each choice of
    several becomes the list of those chosen."""
    found: dict[Path, str] = {}
    parts: dict[Path, dict[str, str]] = {}
    chosen: dict[Path, list[str]] = {}
    for header, column in planned.items():
        cell = cells.get(header)
        if not cell:
            continue
        if column.part:
            parts.setdefault(column.path, {})[column.part] = cell
        elif not column.choice:
            found[column.path] = named(cell, column.path, shape)
        elif cell.casefold() in CHOSEN:
            labels = shape.labels.get(column.path, {})
            chosen.setdefault(column.path, []).append(labels.get(fold(column.choice), column.choice))
    for path, each in parts.items():
        if path not in found and "Latitude" in each and "Longitude" in each:
            found[path] = " ".join(each.get(part, "0") for part in PARTS)
    for path, names in chosen.items():
        found[path] = " ".join(names)
    nested: dict[str, Any] = {}
    for path, cell in found.items():
        put(nested, path[len(repeat) :], cell)
    return nested


def named(cell: str, path: Path, shape: Shape) -> str:
    """An answer by the names of choices: exports may hold labels, in any of the form's languages."""
    labels = shape.labels.get(path)
    if not labels or shape.kinds[path] not in NAMED:
        return cell
    label = labels.get(fold(cell))
    if label is not None:
        return label
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
