"""Forms for where there is no laptop: for phones (XLSForm), on paper (PDF) and as a workbook to fill in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.exchange.writing import Progress, advance
from diagnostic.language import text

Kind = Literal["phone", "paper", "workbook"]
MOST_HELP = 400
"""Letters of help lines on the first sheet of a workbook."""
KINDS: tuple[Kind, ...] = ("phone", "paper", "workbook")


def write(
    folder: Path,
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    *,
    kinds: Iterable[Kind] = KINDS,
    langs: Iterable[Lang] = ("en", "fr"),
    large: bool = False,
    filled: bool = False,
    progress: Progress | None = None,
) -> list[Path]:
    """Write the forms of the steps and the community's own into ``folder``, a folder in it for each of several
    ``kinds``; the files written. Forms for phones hold both languages and begin in the first of ``langs``; ``large`` is
    for paper; ``filled`` is for workbooks: with what the diagnostic holds, for those who may see all of it. Raises
    ``CannotWrite``, ``Cancelled``."""
    wanted, spoken, written = list(kinds), list(langs), list[Path]()
    for done, kind in enumerate(wanted):
        advance(progress, done / len(wanted))
        into = folder / kind if len(wanted) > 1 else folder
        into.mkdir(parents=True, exist_ok=True)
        if kind == "phone":
            from diagnostic.domain.records import OwnForm
            from diagnostic.exchange import odk
            from diagnostic.exchange.own_form_files import write_own_forms

            written += odk.write_forms(into, catalogues, spoken[0])
            written += write_own_forms(into, diagnostic.all(OwnForm))
        elif kind == "paper":
            from diagnostic.exchange import paper

            forms = list(paper.blanks(diagnostic, catalogues))
            written += paper.write_forms(into, forms, diagnostic, catalogues, spoken, large)
        else:
            from diagnostic.exchange.fill_in import writing
            from diagnostic.exchange.paper import help_lines

            for lang in spoken:
                out = into / f"{text('fill-file-filled' if filled else 'fill-file', lang)}-{lang}.xlsx"
                lines = help_lines(diagnostic, lang, MOST_HELP)
                writing.write(out, diagnostic, catalogues, lang, lines, filled=filled)
                written.append(out)
    return written
