"""Everything that leaves a diagnostic, through one door.

``export`` writes by the suffix of the file: .xlsx (workbook), .pdf (one page for council), .html (offline
map), .map.pdf and .png (the map as a page to print), .gpkg, .geojson, .csv and .zip (open formats). What a shared
version may hold is decided by ``safeguards.views`` alone.
"""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import BadInput

if TYPE_CHECKING:
    from diagnostic.domain.safeguards.own_answers import Asked
    from diagnostic.exchange.words import OutLang
    from diagnostic.exchange.writing import Progress

PRINTED_MAP = ".map.pdf"
SUFFIXES = (".xlsx", ".pdf", ".html", PRINTED_MAP, ".png", ".gpkg", ".geojson", ".csv", ".zip")
ONE_LANGUAGE = {".html", PRINTED_MAP, ".png"}
TABLES = {".xlsx", ".csv", ".zip"}
"""Those that tell how the community's own questions were answered."""


def export(
    source: Any,
    out: Path,
    *,
    lang: "OutLang",
    scope: Literal["internal", "shared"],
    progress: "Progress | None" = None,
    today: dt.date | None = None,
) -> None:
    """Write a diagnostic (or an open ``store.DiagnosticFile``) to ``out``.

    ``progress`` is called with the share done, 0..1; answering ``False`` cancels. Raises ``Refused`` when
    nothing may be shared, ``BadInput`` for an unknown suffix or a language it cannot have, ``CannotWrite``,
    ``Cancelled``.
    """
    from diagnostic.analysis import analyse
    from diagnostic.domain.records import LocalEntry
    from diagnostic.domain.safeguards import governance, views
    from diagnostic.exchange.writing import advance, replacing
    from diagnostic.shipped import catalogues as shipped

    suffix = PRINTED_MAP if out.name.lower().endswith(PRINTED_MAP) else out.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadInput("exchange-unknown-format", suffix=suffix or out.name, formats=", ".join(SUFFIXES))
    if lang == "both" and suffix in ONE_LANGUAGE:
        raise BadInput("exchange-one-language", suffix=suffix)
    first: Lang = "fr" if lang == "fr" else "en"
    diagnostic = source if isinstance(source, Diagnostic) else source.diagnostic
    known = getattr(source, "catalogues", None) or shipped().with_local(diagnostic.all(LocalEntry))
    today = today or dt.date.today()
    asked = asked_of(diagnostic) if suffix in TABLES else ()
    if scope == "shared":
        scopes = governance.SHARED_SCOPES if suffix == ".pdf" else governance.WHOLE_SCOPES
        view = views.shared(diagnostic, known, scopes, today, asked)
    else:
        view = views.internal(diagnostic, known, asked)
    advance(progress, 0.0)
    analysis = analyse(view.diagnostic, view.catalogues, today)
    match suffix:
        case ".xlsx":
            from diagnostic.exchange import workbook

            workbook.write(view, analysis, out, lang=lang, progress=progress)
        case ".pdf":
            from diagnostic.exchange import report

            report.write(view, analysis, out, lang)
        case ".html":
            from diagnostic.mapping.page import offline_page

            page = offline_page(view, analysis, first)
            with replacing(out) as temporary:
                temporary.write_text(page, encoding="utf-8")
        case ".png" | ".map.pdf":
            from diagnostic.mapping import picture

            drawn = picture.page(view, analysis, first, "png" if suffix == ".png" else "pdf")
            with replacing(out) as temporary:
                temporary.write_bytes(drawn)
        case _:
            from diagnostic.exchange import openformats

            openformats.write(view, analysis, out, lang, progress)
    if progress is not None:
        progress(1.0)  # too late to cancel: the file is there


def asked_of(diagnostic: Diagnostic) -> "tuple[Asked, ...]":
    """The questions with choices of own forms; forms are read only where there are responses."""
    from diagnostic.domain.records import Response

    if not diagnostic.all(Response):
        return ()
    from diagnostic.questionnaire.told import asked

    return asked(diagnostic)
