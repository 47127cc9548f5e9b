"""Answers that come back from phones: ODK Central's CSV (zip), KoboToolbox's XLSX or CSV, and submission XML.

Every reader gives the same thing, one ``Submission`` at a time: raw texts nested as the form nests its questions. What
the answers mean, and whether they may be kept, is decided afterwards, row by row (``taking``). Columns about the device
or the person who sent them are never read.
"""

import mimetypes
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from diagnostic.domain.errors import BadInput, RepereError
from diagnostic.exchange.intake.submissions.bundle import Bundle, Entry, opened
from diagnostic.exchange.intake.submissions.shape import Finder, Shape, Submission

__all__ = ["Bundle", "Finder", "Shape", "Submission", "opened", "read"]


READ = (".csv", ".xlsx", ".xml")
OLD = {".xls", ".xlsb", ".xlsm", ".ods", ".fods", ".numbers"}
"""Workbooks that people save as .xlsx before they bring them."""
_OF_A_SYSTEM = {"thumbs.db", "desktop.ini"}
_BESIDE = {"media", "attachments"}
"""Folders in which servers give what was answered with a picture or another file."""


def read(bundle: Bundle, find: Finder) -> Iterator[Submission]:
    """The submissions of what came in, one at a time; what each file holds says how to read it. A file that is broken,
    too large, answers no form that is known or has a column about persons (E02) is refused in the bundle, and the
    others are read; so is what looks like answers but is of a kind that is not read.

    Raises ``BadInput`` when nothing of what came in is of a kind that holds answers.
    """
    from diagnostic.exchange.intake.submissions import central, kobo, xml

    _pass_over(bundle)
    exports, others = central.exports(bundle)
    tables, forms = [*others, *bundle.of(".xlsx")], bundle.of(".xml")
    if not (exports or tables or forms or bundle.refused):
        name = bundle.entries[0].name if len(bundle.entries) == 1 else bundle.name
        raise BadInput("intake-error-not-submissions", file=PurePosixPath(name).name)
    for export in exports:
        yield from _or_refused(central.read(export, find), export.main, bundle)
    for each in tables:
        with TemporaryDirectory(prefix="repere-") as folder:
            yield from _or_refused(kobo.read(each, Path(folder), find, bundle.refuse), each, bundle)
    if forms:
        yield from _or_refused(xml.read(forms, find), forms[0], bundle)


def _or_refused(submissions: Iterator[Submission], entry: Entry, bundle: Bundle) -> Iterator[Submission]:
    """What a file gives. Readers look through all of a file before they give anything, so nothing is taken in part."""
    try:
        yield from submissions
    except RepereError as reason:
        part = reason.arguments.get("file") or PurePosixPath(entry.name).name  # one of several tables of an export
        bundle.refuse(str(PurePosixPath(entry.name).with_name(part)), reason)


def _pass_over(bundle: Bundle) -> None:
    """Say which files are of a kind that is not read: not pictures and recordings, nor what stands beside a submission
    as its attachment, nor what systems leave in folders."""
    submissions = {each.folder for each in bundle.of(".xml")}
    for each in bundle.entries:
        kind = mimetypes.guess_type(each.name)[0] or ""
        beside = each.folder in submissions or _BESIDE & {part.lower() for part in PurePosixPath(each.folder).parts}
        name = PurePosixPath(each.name).name
        if each.suffix in READ or beside or kind.partition("/")[0] in {"image", "audio", "video"}:
            continue
        if not (name.startswith((".", "~$")) or name.lower() in _OF_A_SYSTEM):
            key = "intake-error-old-spreadsheet" if each.suffix in OLD else "intake-error-kind-of-file"
            bundle.refuse(each.name, BadInput(key, file=name))
