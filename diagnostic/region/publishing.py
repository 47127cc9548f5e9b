"""What a coordinator writes from the contributions of a region, by the suffix of the file: the report, the directory,
what each community gets back."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from diagnostic.domain.catalogue import LANGS, Catalogues, Lang
from diagnostic.domain.errors import BadInput
from diagnostic.exchange.words import OutLang
from diagnostic.exchange.writing import Progress, advance, replacing
from diagnostic.region import document
from diagnostic.region.contribution import Contribution
from diagnostic.region.issued import Issued
from diagnostic.region.listings import Decision
from diagnostic.region.report import Report, report
from diagnostic.region.wording import Wording

REPORTS = (".xlsx", ".html", ".pdf", ".csv", ".png")
"""The regional workbook, the public page, the same page as PDF, the yearly numbers, the map of the communities."""
DIRECTORIES = (".xlsx", ".pdf", ".csv", ".zip")
"""The directory as a workbook, as pages, as one HSDS-shaped table, as the tables of HSDS."""
MOST_PRINTED = 5_000
"""Organisations of a printed directory: to set one page takes typst about 1.5 MB of memory, for some 12 of them."""


def publish(
    out: Path,
    contributions: Iterable[Contribution],
    lang: OutLang,
    *,
    catalogues: Catalogues,
    today: dt.date,
    earlier: Sequence[Issued] = (),
    decisions: Iterable[Decision] = (),
    draft: bool = False,
    progress: Progress | None = None,
) -> Issued:
    """Write the report of a region; answers what must be kept (``issued.added``) once it is given out. Raises
    ``BadInput`` for an unknown suffix, what ``report`` raises, ``CannotWrite``, ``Cancelled``."""
    _known(out, REPORTS)
    made = report(contributions, catalogues, today, earlier=earlier, decisions=decisions, draft=draft)
    write(out, made, lang, catalogues, earlier, progress)
    return made.issued


def write(
    out: Path, made: Report, lang: OutLang, catalogues: Catalogues, earlier: Sequence[Issued] = (),
    progress: Progress | None = None,
) -> None:  # fmt: skip
    """Write a report that was made. Raises ``BadInput`` for an unknown suffix, ``CannotWrite``, ``Cancelled``."""
    match _known(out, REPORTS):
        case ".xlsx":
            from diagnostic.region import workbook

            workbook.bind(out, Wording(made, catalogues, lang), progress)
        case ".html":
            from diagnostic.region import page

            page.write(out, [document.public(each) for each in _wordings(made, lang, catalogues)])
        case ".pdf":
            from diagnostic.region import pdf

            pdf.write(out, [document.public(each) for each in _wordings(made, lang, catalogues)])
        case ".png":
            from diagnostic.region import map as picture

            png = picture.draw(Wording(made, catalogues, lang))
            if png is None:
                raise BadInput("regional-map-nobody")
            with replacing(out) as temporary:
                temporary.write_bytes(png)
        case _:
            from diagnostic.region import yearly

            yearly.write_csv(out, made, earlier, catalogues)


def publish_directory(
    out: Path,
    contributions: Iterable[Contribution],
    lang: OutLang,
    *,
    catalogues: Catalogues,
    today: dt.date,
    decisions: Iterable[Decision] = (),
    progress: Progress | None = None,
) -> int:
    """Write the directory of a region; answers how many organisations are in it. Raises ``BadInput`` for an unknown
    suffix, a language that it cannot have or more than can be printed, ``CannotWrite``, ``Cancelled``."""
    from diagnostic.region import directory

    suffix = _known(out, DIRECTORIES)
    if lang == "both" and suffix in {".csv", ".zip"}:
        raise BadInput("exchange-one-language", suffix=suffix)
    made = report(contributions, catalogues, today, decisions=decisions, draft=True)
    wording = Wording(made, catalogues, lang, "directory")
    count = len(document.organisations(wording))
    match suffix:
        case ".xlsx":
            directory.write_workbook(out, wording, progress)
        case ".pdf":
            if count > MOST_PRINTED:
                raise BadInput("regional-directory-too-long", file=out.name, count=count, most=MOST_PRINTED)
            directory.write_pdf(out, _wordings(made, lang, catalogues, "directory"))
        case ".csv":
            directory.write_csv(out, wording)
        case _:
            directory.write_zip(out, wording)
    return count


def give_back(
    folder: Path,
    contributions: Collection[Contribution],
    lang: OutLang,
    *,
    catalogues: Catalogues,
    today: dt.date,
    earlier: Sequence[Issued] = (),
    decisions: Iterable[Decision] = (),
    draft: bool = False,
    progress: Progress | None = None,
) -> tuple[Issued, tuple[Path, ...]]:
    """Write one PDF for each community into a folder: what the region heard beside what it shared itself. The same
    rules hold as for a report, and it must be kept like one. Raises what ``publish`` raises."""
    from diagnostic.region import pdf

    made = report(contributions, catalogues, today, earlier=earlier, decisions=decisions, draft=draft)
    wordings = _wordings(made, lang, catalogues, "feedback")
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for number, each in enumerate(contributions):
        advance(progress, number / made.number)
        path = folder / f"{_file_name(each)}.pdf"
        pdf.write(path, [document.feedback(wording, each) for wording in wordings])
        written.append(path)
    return made.issued, tuple(written)


def _wordings(made: Report, lang: OutLang, catalogues: Catalogues, kind: str = "report") -> list[Wording]:
    langs: tuple[Lang, ...] = LANGS if lang == "both" else (lang,)
    return [Wording(made, catalogues, each, kind) for each in langs]  # type: ignore[arg-type]


def _file_name(given: Contribution) -> str:
    """The community's name as a file may be called, with the end of its id: two may share a name."""
    name = re.sub(r"[^\w-]+", "-", given.community).strip("-")[:60]
    return "-".join(filter(None, (name, re.sub(r"\W", "", given.diagnostic_id)[-6:])))


def _known(out: Path, suffixes: Sequence[str]) -> str:
    suffix = out.suffix.lower()
    if suffix not in suffixes:
        raise BadInput("exchange-unknown-format", suffix=suffix or out.name, formats=", ".join(suffixes))
    return suffix
