"""Answers that come back to a diagnostic, whichever way they were given: on phones, or in workbooks filled in."""

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
    paths: Iterable[Path], diagnostic: Diagnostic, catalogues: Catalogues, progress: Progress | None = None
) -> Intake:
    """Records of files and folders that came back together; a remark says of which file it is. Nothing is stored:
    ``Intake.edit`` is applied when a person accepts.

    A file that cannot be read, answers no form that is known here or has a column about persons (E02) is refused whole
    and listed; ``BadInput`` or ``Refused`` is raised when nothing else came back.
    """
    given = list(paths)
    workbooks = [each for each in given if each.is_file() and is_fill_in(each)]
    others = [each for each in given if each not in workbooks]
    found, failures = _submissions(others, diagnostic, catalogues, progress) if others or not given else (Intake(), [])
    for each in workbooks:
        if found.cancelled:
            break
        try:
            found = _joined(found, _named(take_filled(each, _with(diagnostic, found), catalogues, progress), each))
        except RepereError as reason:
            failures.append(reason)
    if failures and not found.rows:
        raise failures[0]
    found.refused[:0] = [
        Remark(0, each.key, {"came_in": each.arguments.get("file", "")} | each.arguments) for each in failures
    ]
    return found


def _submissions(
    paths: list[Path], diagnostic: Diagnostic, catalogues: Catalogues, progress: Progress | None
) -> tuple[Intake, list[RepereError]]:
    """What is taken of answers from phones, and why some files were not. Tables of one form belong together: when one
    of them cannot be used, none is, so that no submission comes in with a part missing."""
    failures: list[RepereError] = []
    while True:
        try:
            return take_submissions(paths, diagnostic, catalogues, progress), failures
        except RepereError as reason:
            failures.append(reason)
            bad = {each for each in paths if each.name == reason.arguments.get("file")}
            tables = {each.stem for each in bad if each.suffix.lower() == ".csv"}
            bad |= {
                each
                for each in paths
                if each.suffix.lower() == ".csv"
                and any(each.stem.startswith(one) or one.startswith(each.stem) for one in tables)
            }
            paths = [each for each in paths if each not in bad]
            if not bad or not paths:
                return Intake(), failures


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
