"""The commands ``region``: from shared workbooks, the region's report, its directory, what each community gets back,
and what likely duplicates are to be decided."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diagnostic.console import Json, Said, share_of, system_language, told
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import BadInput
from diagnostic.language import explain, text

if TYPE_CHECKING:
    from diagnostic.region.contribution import Contribution
    from diagnostic.region.listings import Decision

app = typer.Typer(no_args_is_help=True, help="Région / region")
ISSUED = "repere-region-reports.json"


class Languages(StrEnum):
    """The language of what is written."""

    EN = "en"
    FR = "fr"
    BOTH = "both"


Inputs = Annotated[list[Path], typer.Argument(help="Classeurs diffusés ou dossiers / shared workbooks or folders")]
To = Annotated[Path, typer.Option("--to", help="Fichier à écrire / file to write")]
In = Annotated[Languages | None, typer.Option("--lang", help="en, fr, both")]
Decided = Annotated[Path | None, typer.Option("--decisions", help="Doublons décidés / duplicates decided: .csv")]
Reports = Annotated[
    Path | None, typer.Option("--issued", help="Liste des rapports diffusés / reports given out: .json")
]
Draft = Annotated[bool, typer.Option("--draft", help="Ébauche, non diffusée / draft, not given out")]


@app.command("report")
def report(
    inputs: Inputs, to: To, lang: In = None, decisions: Decided = None, issued: Reports = None, draft: Draft = False,
    as_json: Json = False,
) -> int:  # fmt: skip
    """Écrire le rapport: .xlsx, page publique .html ou .pdf, chiffres annuels .csv / write the regional report."""
    said_in, out = _languages(lang)

    def work() -> Said:
        from diagnostic.region import issued as reports
        from diagnostic.region import publishing
        from diagnostic.shipped import catalogues

        given, said = _read(inputs, said_in)
        kept = issued or to.parent / ISSUED
        earlier = reports.read(kept)
        made = publishing.publish(
            to, given, out, catalogues=catalogues(), today=dt.date.today(), earlier=earlier,  # type: ignore[arg-type]
            decisions=_decisions(decisions), draft=draft, progress=share_of(said_in, as_json, None),
        )  # fmt: skip
        if not draft:
            reports.write(kept, reports.added(earlier, made))
        return _written(said, to, said_in)

    return told(work, said_in, as_json)


@app.command("directory")
def directory(inputs: Inputs, to: To, lang: In = None, decisions: Decided = None, as_json: Json = False) -> int:
    """Écrire le répertoire: .xlsx .pdf .csv .zip (HSDS) / write the directory."""
    said_in, out = _languages(lang)

    def work() -> Said:
        from diagnostic.region import publishing
        from diagnostic.shipped import catalogues

        given, said = _read(inputs, said_in)
        count = publishing.publish_directory(
            to, given, out, catalogues=catalogues(), today=dt.date.today(),  # type: ignore[arg-type]
            decisions=_decisions(decisions), progress=share_of(said_in, as_json, None),
        )  # fmt: skip
        said.data["organisations"] = count
        return _written(said, to, said_in)

    return told(work, said_in, as_json)


@app.command("feedback")
def feedback(
    inputs: Inputs, folder: To, lang: In = None, decisions: Decided = None, issued: Reports = None,
    draft: Draft = False, as_json: Json = False,
) -> int:  # fmt: skip
    """Écrire pour chaque collectivité ce que la région a entendu / write what each community gets back (PDF)."""
    said_in, out = _languages(lang)

    def work() -> Said:
        from diagnostic.region import issued as reports
        from diagnostic.region import publishing
        from diagnostic.shipped import catalogues

        given, said = _read(inputs, said_in)
        kept = issued or folder.parent / ISSUED
        earlier = reports.read(kept)
        made, files = publishing.give_back(
            folder, given, out, catalogues=catalogues(), today=dt.date.today(), earlier=earlier,  # type: ignore[arg-type]
            decisions=_decisions(decisions), draft=draft, progress=share_of(said_in, as_json, None),
        )  # fmt: skip
        if not draft:
            reports.write(kept, reports.added(earlier, made))
        said.data["files"] = [str(each) for each in files]
        return _written(said, folder, said_in)

    return told(work, said_in, as_json)


@app.command("duplicates")
def duplicates(inputs: Inputs, to: To, lang: In = None, decisions: Decided = None, as_json: Json = False) -> int:
    """Écrire les doublons probables à décider: .csv / write the likely duplicates to decide."""
    said_in, _ = _languages(lang)

    def work() -> Said:
        from diagnostic.region import listings

        given, said = _read(inputs, said_in)
        found = listings.likely(listings.listings(given), _decisions(decisions))
        listings.write_decisions(to, found)
        said.data["likely"] = len(found)
        return _written(said, to, said_in)

    return told(work, said_in, as_json)


def _languages(lang: Languages | None) -> tuple[Lang, str]:
    """The language to speak in, and that of what is written."""
    said_in: Lang = system_language() if lang in {None, Languages.BOTH} else lang.value  # type: ignore[assignment,union-attr]
    return said_in, lang.value if lang else said_in


def _decisions(path: Path | None) -> "tuple[Decision, ...]":
    from diagnostic.region.listings import read_decisions

    return read_decisions(path) if path else ()


def _read(inputs: Sequence[Path], lang: Lang) -> "tuple[list[Contribution], Said]":
    """Every workbook named or in a folder named; what was refused, with its reason. Raises ``BadInput`` when none can
    be used."""
    from diagnostic.region.shared_workbook import contributions

    paths = [each for one in inputs for each in (sorted(one.rglob("*.xlsx")) if one.is_dir() else [one])]
    given, refused = contributions([each for each in paths if not each.name.startswith(("~", "."))])
    if not given:
        if refused:
            raise refused[0][1]
        raise BadInput("regional-no-input")
    said = Said([text("regional-cli-read", lang, count=len(given))])
    said.lines += [explain(reason, lang) for _, reason in refused]
    said.data = {
        "communities": len(given),
        "refused": [
            {"file": str(path), "error": reason.key, "message": explain(reason, lang)} for path, reason in refused
        ],
    }
    return given, said


def _written(said: Said, out: Path, lang: Lang) -> Said:
    said.lines.append(text("cli-exported", lang, file=str(out)))
    said.data["file"] = str(out)
    return said
