"""Answers that come back from phones: ODK Central's CSV (zip), KoboToolbox's XLSX or CSV, and submission XML.

Every reader gives the same thing, one ``Submission`` at a time: raw texts nested as the form nests its questions. What
the answers mean, and whether they may be kept, is decided afterwards, row by row (``taking``). Columns about the device
or the person who sent them are never read.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.submissions.bundle import Bundle, Entry, opened
from diagnostic.exchange.intake.submissions.shape import Finder, Shape, Submission

__all__ = ["Bundle", "Finder", "Shape", "Submission", "opened", "read"]


def read(bundle: Bundle, find: Finder) -> Iterator[Submission]:
    """The submissions of what came in, one at a time; what each file holds says how to read it.

    Raises ``BadInput`` when a table is broken or too large or when nothing of what came in holds answers, and
    ``Refused`` (E02) when a table has a column about persons.
    """
    from diagnostic.exchange.intake.submissions import central, kobo, xml

    exports, others = central.exports(bundle.of(".csv"))
    tables, forms = [*others, *bundle.of(".xlsx")], bundle.of(".xml")
    if not (exports or tables or forms):
        name = bundle.entries[0].name if len(bundle.entries) == 1 else bundle.name
        raise BadInput("intake-error-not-submissions", file=name)
    for export in exports:
        yield from central.read(export, find)
    for each in tables:
        with TemporaryDirectory(prefix="repere-") as folder:
            yield from kobo.read(each.path or _unpacked(each, Path(folder)), find)
    yield from xml.read(forms, find)


def _unpacked(entry: Entry, folder: Path) -> Path:
    """A table that stands in a zip, as a file: what reads workbooks wants one."""
    from diagnostic.exchange.intake.table import MOST_BYTES

    path = folder / PurePosixPath(entry.name).name
    path.write_bytes(entry.read(MOST_BYTES))
    return path
