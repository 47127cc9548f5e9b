"""What a coordinator writes from a region's database: the decisions and the earlier reports that it knows hold, and a
report that is given out is remembered in it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from diagnostic.exchange.words import OutLang
from diagnostic.exchange.writing import Progress
from diagnostic.region import publishing
from diagnostic.region.database import Keeping
from diagnostic.region.issued import Issued, added
from diagnostic.shipped import catalogues


def report(
    keeping: Keeping, out: Path, lang: OutLang, today: dt.date, *, draft: bool = False, progress: Progress | None = None
) -> None:
    """The report, by its suffix (``publishing.REPORTS``). Raises what ``publishing.publish`` raises."""

    def made(earlier: tuple[Issued, ...]) -> Issued:
        return publishing.publish(
            out, keeping.contributions, lang, catalogues=catalogues(), today=today, earlier=earlier,
            decisions=keeping.decisions(), draft=draft, progress=progress,
        )  # fmt: skip

    _remembered(keeping, made, draft)


def directory(keeping: Keeping, out: Path, lang: OutLang, today: dt.date, progress: Progress | None = None) -> int:
    """The directory, by its suffix (``publishing.DIRECTORIES``); answers how many organisations are in it. Raises what
    ``publishing.publish_directory`` raises."""
    return publishing.publish_directory(
        out, keeping.contributions, lang, catalogues=catalogues(), today=today, decisions=keeping.decisions(),
        progress=progress,
    )  # fmt: skip


def feedback(
    keeping: Keeping, folder: Path, lang: OutLang, today: dt.date, *, draft: bool = False,
    progress: Progress | None = None,
) -> tuple[Path, ...]:  # fmt: skip
    """What each community gets back, a file each. Raises what ``publishing.give_back`` raises."""
    files: tuple[Path, ...] = ()

    def made(earlier: tuple[Issued, ...]) -> Issued:
        nonlocal files
        issued, files = publishing.give_back(
            folder, keeping.contributions, lang, catalogues=catalogues(), today=today, earlier=earlier,
            decisions=keeping.decisions(), draft=draft, progress=progress,
        )  # fmt: skip
        return issued

    _remembered(keeping, made, draft)
    return files


def _remembered(keeping: Keeping, make: Callable[[tuple[Issued, ...]], Issued], draft: bool) -> None:
    earlier = keeping.issued()
    made = make(earlier)
    if not draft and len(added(earlier, made)) > len(earlier):
        keeping.give_out(made)
