"""Answers that come back to a diagnostic, whichever way they were given: on phones, or in workbooks filled in."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import RepereError
from diagnostic.exchange.fill_in.reading import is_fill_in
from diagnostic.exchange.fill_in.taking import take as take_filled
from diagnostic.exchange.intake import Intake, Remark
from diagnostic.exchange.intake.rows import Progress
from diagnostic.exchange.intake.submissions.taking import take as take_submissions


def take(
    paths: Iterable[Path],
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    progress: Progress | None = None,
    today: dt.date | None = None,
) -> Intake:
    """Records of files and folders that came back together; a remark says of which file it is. Nothing is stored:
    ``Intake.edit`` is applied when a person accepts.

    A file that cannot be read, answers no form that is known here or has a column about persons (E02) is refused whole
    and listed; ``BadInput`` or ``Refused`` is raised when nothing else came back.
    """
    given = list(paths)
    workbooks = [each for path in given for each in _within(path) if is_fill_in(each)]
    found, failures = Intake(), list[tuple[str, RepereError]]()
    others = [each for each in given if each not in workbooks]
    if others or not given:
        found, failures = take_submissions(others, diagnostic, catalogues, progress, today, workbooks)
    for each in workbooks:
        if found.cancelled:
            break
        try:
            found = _joined(found, _named(take_filled(each, _with(diagnostic, found), catalogues, progress), each))
        except RepereError as reason:
            failures.append((each.name, reason))
    if failures and not found.rows:
        raise failures[0][1]
    found.refused[:0] = [Remark(0, each.key, each.arguments | {"came_in": name}) for name, each in failures]
    return found


def _within(path: Path) -> list[Path]:
    """The workbooks that a path may mean: itself, or those in a folder."""
    try:
        return sorted(path.rglob("*.xlsx")) if path.is_dir() else [path] if path.is_file() else []
    except OSError:
        return []


def _with(diagnostic: Diagnostic, found: Intake) -> Diagnostic:
    """The diagnostic as it would be: two workbooks may name the same."""
    return Diagnostic({each.id: each for each in (*diagnostic, *found.kept)}.values())


def _named(found: Intake, path: Path) -> Intake:
    def of_file(remarks: list[Remark]) -> list[Remark]:
        return [replace(each, arguments={"came_in": path.name} | each.arguments) for each in remarks]

    return replace(found, refused=of_file(found.refused), left_out=of_file(found.left_out))


def _joined(one: Intake, other: Intake) -> Intake:
    return Intake(
        kept=list({each.id: each for each in (*one.kept, *other.kept)}.values()),
        rows=one.rows + other.rows,
        refused=[*one.refused, *other.refused],
        left_out=[*one.left_out, *other.left_out],
        cancelled=other.cancelled,
    )
