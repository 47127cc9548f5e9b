"""Answers that come back from phones: ODK Central's CSV (zip), KoboToolbox's XLSX or CSV, and submission XML.

Every reader gives the same thing, one ``Submission`` at a time: raw texts nested as the form nests its questions. What
the answers mean, and whether they may be kept, is decided afterwards, row by row (``taking``). Columns about the device
or the person who sent them are never read.
"""

from collections.abc import Iterator
from pathlib import Path

from diagnostic.domain.errors import BadInput
from diagnostic.exchange.intake.submissions.shape import Shape, Submission

__all__ = ["Shape", "Submission", "form_id_of", "read"]

TABLES = {".xlsx", ".csv"}


def read(path: Path, shape: Shape) -> Iterator[Submission]:
    """The submissions of a file, one at a time; its suffix and content say what it is.

    Raises ``BadInput`` when the file is none of these, is broken or too large, and ``Refused`` (E02) when it has a
    column about persons.
    """
    from diagnostic.exchange.intake.submissions import central, kobo, xml

    suffix = path.suffix.lower()
    if suffix == ".xml":
        return xml.read(path, shape)
    if suffix == ".zip":
        return xml.read_zip(path, shape) if xml.holds_submissions(path) else central.read(path, shape)
    if suffix in TABLES:
        return kobo.read(path, shape)
    raise BadInput("intake-error-not-submissions", file=path.name)


def form_id_of(path: Path) -> str:
    """The form that a file answers, as far as the file itself says; empty when it does not."""
    from diagnostic.exchange.intake.submissions import central, xml

    suffix = path.suffix.lower()
    if suffix == ".xml":
        return xml.form_id(path)
    if suffix == ".zip":
        return xml.form_id_in_zip(path) if xml.holds_submissions(path) else central.form_id(path)
    return ""
