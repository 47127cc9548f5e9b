"""The summary workbook: 18 sheets for a council, a team and a coordinator (METHOD 5); after them, where there is
something to say on them, the community's own questions and its roundtables."""

import contextlib
import datetime as dt
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diagnostic.analysis import Analysis
from diagnostic.domain.safeguards.views import View
from diagnostic.exchange.material import Material
from diagnostic.exchange.words import OutLang
from diagnostic.exchange.workbook.sheet import Sheet
from diagnostic.exchange.workbook.tabs import more_tabs
from diagnostic.exchange.writing import Progress, advance, replacing

if TYPE_CHECKING:
    from diagnostic.exchange.workbook.writer import Opening


def write(view: View, analysis: Analysis, out: Path, *, lang: OutLang, progress: Progress | None = None) -> None:
    """Write the workbook of a view. Raises ``CannotWrite`` or ``Cancelled``; what was at ``out`` then
    stays."""
    from diagnostic.exchange.workbook import (
        data,
        method,
        own,
        people,
        places,
        plan,
        resources,
        roundtables,
        situations,
        summary,
    )

    material = Material.of(view, analysis, lang)
    makers = [
        summary.read_me, summary.summary, people.heard, people.profile, people.sources, situations.situations,
        people.factors, people.strengths, places.places, resources.resources, resources.coverage,
        resources.gaps, resources.practices, plan.plan, plan.find_out, plan.progress, method.method,
        data.data,
    ]  # fmt: skip
    more = {"own": own.questions, "answers": own.answers, "roundtables": roundtables.roundtables}
    makers += [more[key] for key in more_tabs(view)]
    bind(out, material, [partial(make, material) for make in makers], material.community.owner, progress)


def bind(
    out: Path, opening: "Opening", makers: Sequence[Callable[[], Sheet]], creator: str, progress: Progress | None = None
) -> None:
    """Write the workbook of some sheets, each made when its turn comes. Raises ``CannotWrite`` or ``Cancelled``; what
    was at ``out`` then stays."""
    from openpyxl import Workbook

    from diagnostic.exchange.workbook.cells import legible
    from diagnostic.exchange.workbook.style import set_font
    from diagnostic.exchange.workbook.writer import SheetWriter

    book = Workbook(write_only=True)
    set_font(book)
    book.properties.modified = dt.datetime.now(tz=dt.UTC).replace(tzinfo=None)
    book.properties.title = legible(f"{opening.title} · {opening.period}")
    book.properties.creator = legible(creator) or "Repère"
    book.properties.description = legible(opening.scope)
    steps = len(makers) + 1
    with replacing(out) as temporary:
        try:
            for number, make in enumerate(makers):
                advance(progress, number / steps)
                SheetWriter(book, make(), opening).write(progress, number / steps, 1 / steps)
            advance(progress, len(makers) / steps)
            _save(book, temporary)
        except BaseException:
            SheetWriter.abandon(book)
            raise


def _save(book: Any, path: Path) -> None:
    from openpyxl.writer.excel import ExcelWriter

    archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
    try:
        ExcelWriter(book, archive).save()
    except BaseException:
        with contextlib.suppress(OSError):  # a full disk would say so a second time, on the console
            archive.close()
        raise
