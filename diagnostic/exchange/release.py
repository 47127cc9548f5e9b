"""From a decision to a file: what would leave under a release, looked at before it does; sent; withdrawn.

``prepare`` makes the shared workbook in memory. People look at these very bytes (``pages``, ``pictures``), and ``send``
encrypts these very bytes: nothing is made anew between the look and the file.
"""

import datetime as dt
import io
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import Release, Sending
from diagnostic.domain.safeguards import governance, views
from diagnostic.domain.safeguards.held_back import Held, held_back
from diagnostic.exchange import submission, tidy
from diagnostic.exchange.keys.pairs import Pair, PublicKey
from diagnostic.exchange.submission import Manifest, ReleaseRecord
from diagnostic.exchange.writing import Progress, advance
from diagnostic.language import fold

if TYPE_CHECKING:
    from diagnostic.exchange.words import OutLang
    from diagnostic.store import DiagnosticFile


class Source(Protocol):
    """What a release is prepared from: an open file, or records in memory."""

    @property
    def diagnostic(self) -> Diagnostic:
        """The records."""

    @property
    def catalogues(self) -> Catalogues:
        """Their lists of choices."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would leave: the workbook's bytes and the release it leaves under; what would not (``held``), and the rules
    that were applied, as messages (``notes``)."""

    workbook: bytes
    release: Release
    held: tuple[Held, ...]
    notes: tuple[tuple[str, dict[str, object]], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of the workbook as its reader sees it: its name and its cells, row by row."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def prepare(
    source: Source, lang: "OutLang", progress: Progress | None = None, today: dt.date | None = None
) -> Prepared:
    """Make what would leave under the newest release to the region. Raises ``Refused``, the first reason why nothing
    may leave (``safeguards.shared_blocks`` has all), or ``Cancelled``."""
    from diagnostic.analysis import analyse
    from diagnostic.exchange import asked_of, workbook

    today = today or dt.date.today()
    diagnostic, known = source.diagnostic, source.catalogues
    view = views.shared(diagnostic, known, governance.REGION_SCOPES, today, asked_of(diagnostic))
    assert view.release is not None
    advance(progress, 0.1)
    analysis = analyse(view.diagnostic, view.catalogues, today)
    with tempfile.TemporaryDirectory(prefix="repere-") as folder:
        out = Path(folder) / "workbook.xlsx"
        workbook.write(view, analysis, out, lang=lang, progress=progress and _within(progress, 0.1, 0.9))
        content = out.read_bytes()
    advance(progress, 0.95)
    return Prepared(content, view.release, held_back(diagnostic, known, view), view.notes)


def _within(progress: Progress, start: float, end: float) -> Progress:
    return lambda share: progress(start + (end - start) * share)


def pages(workbook: bytes) -> Iterator[Page]:
    """The sheets of a workbook, all their cells as text; rows and columns that are empty at the end are left out."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    for name in book.sheet_names:
        rows = [tuple(map(_said, row)) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        while rows and not any(rows[-1]):
            rows.pop()
        width = max((max((at for at, cell in enumerate(row, 1) if cell), default=0) for row in rows), default=0)
        yield Page(name, tuple((row + ("",) * width)[:width] for row in rows))


def _said(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def pictures(workbook: bytes) -> list[bytes]:
    """The pictures in a workbook (PNG): the map, when there is one."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return [archive.read(name) for name in sorted(archive.namelist()) if name.startswith("xl/media/")]


def is_named(release: Release, region: PublicKey) -> bool:
    """Whether a release names the region whose key this is as its recipient, letter for letter but for capitals and
    accents. A key may bear another name of the same region: people say whether it is (G03)."""
    return " ".join(fold(release.recipient).split()) == " ".join(fold(region.name).split())


def send(
    file: "DiagnosticFile",
    prepared: Prepared,
    region: PublicKey,
    signer: Pair,
    out: Path,
    today: dt.date | None = None,
) -> Sending:
    """Write what was prepared to ``out`` for a region, signed, and log it (G03, G11); what was logged. Either both are
    done or neither. Raises ``CannotWrite``, ``StoreError``; ``Refused`` when the release was changed since."""
    today = today or dt.date.today()
    now = file.diagnostic.get(Release, prepared.release.id)
    if now != prepared.release or not governance.is_decided(prepared.release):
        raise Refused("release-error-changed", "G03", step=10)
    return _written(file, prepared.release, prepared.workbook, region, signer, out, today)


def withdraw(file: "DiagnosticFile", sent: Sending, signer: Pair, out: Path, today: dt.date | None = None) -> Sending:
    """Write the notice that takes back a submission to ``out``, for the same region and signed by the same key, and log
    it; its release counts no more (G06). Raises ``CannotWrite``, ``StoreError``; ``Refused`` for another key."""
    today = today or dt.date.today()
    if signer.public.key != sent.signer:
        raise Refused("release-error-other-signer", "G06", step=10)
    kept = file.diagnostic.get(Release, sent.release)
    release = kept or Release(id=sent.release, date=sent.sent_on)
    region = PublicKey("region", release.recipient, sent.region)
    return _written(
        file, replace(release, withdrawn_on=release.withdrawn_on or today), None, region, signer, out, today
    )


def _written(
    file: "DiagnosticFile",
    release: Release,
    workbook: bytes | None,
    region: PublicKey,
    signer: Pair,
    out: Path,
    today: dt.date,
) -> Sending:
    diagnostic, what = file.diagnostic, "withdrawal" if workbook is None else "submission"
    sequence = next_sequence(diagnostic.all(Sending), time.time_ns() // 1_000_000)
    written = submission.write(out, manifest(diagnostic, release, what, sequence, today), workbook, signer, region)
    made = Sending(
        what=what,
        release=release.id,
        sequence=written.manifest.sequence,
        sent_on=today,
        region=region.key,
        signer=signer.public.key,
        digest=written.digest,
    )
    known = diagnostic.get(Release, release.id) is not None
    try:
        file.apply(Edit((made, release) if known else (made,)), f"release-log-{what}", for_good=True)
    except BaseException:
        out.unlink(missing_ok=True)  # what nobody can say was sent is not sent
        raise
    return made


def manifest(diagnostic: Diagnostic, release: Release, what: Any, sequence: int, today: dt.date) -> Manifest:
    """What a file under a release says of itself; ``submission.write`` fills in the rest."""
    community = diagnostic.community
    return Manifest(
        what=what,
        schema=tidy.SCHEMA,
        diagnostic=community.id,
        community=community.name,
        period_start=community.period_start,
        period_end=community.period_end,
        release=ReleaseRecord(
            release.id, release.scope, release.recipient, release.purpose, release.authority, release.date or today
        ),
        sequence=sequence,
        made_on=today,
        region="",
        signer="",
    )


def next_sequence(sent: Iterable[Sending], now: int) -> int:
    """A number higher than those of all files sent before. It is the time in milliseconds (``now``), so that it also
    grows in a copy that was brought back from a backup, but never goes back with a laptop's clock."""
    return max(now, *(1 + (each.sequence or 0) for each in sent), 1)


def may_withdraw(diagnostic: Diagnostic) -> list[Sending]:
    """Submissions that no withdrawal has followed yet, newest first; one for each release, region and key."""
    newest: dict[tuple[str, str, str], Sending] = {}
    for each in sorted(diagnostic.all(Sending), key=lambda each: each.sequence or 0):
        newest[each.release, each.region, each.signer] = each
    return [each for each in reversed(newest.values()) if each.what == "submission"]
