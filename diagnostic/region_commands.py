"""The commands ``region``: from submissions and shared workbooks, what came of each file, the region's report, its
directory, what each community gets back, and what likely duplicates are to be decided."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from diagnostic import keys_commands
from diagnostic.console import DONE, REFUSED, Json, Said, share_of, system_language, told
from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.errors import BadInput
from diagnostic.language import text

if TYPE_CHECKING:
    from diagnostic.region.arrivals import Looked, Told
    from diagnostic.region.contribution import Contribution
    from diagnostic.region.listings import Decision

app = typer.Typer(no_args_is_help=True, help="Région / region")
ISSUED = "repere-region-reports.json"


class Languages(StrEnum):
    """The language of what is written."""

    EN = "en"
    FR = "fr"
    BOTH = "both"


Inputs = Annotated[
    list[Path], typer.Argument(help="Envois, classeurs diffusés ou dossiers / submissions, shared workbooks or folders")
]
To = Annotated[Path, typer.Option("--to", help="Fichier à écrire / file to write")]
In = Annotated[Languages | None, typer.Option("--lang", help="en, fr, both")]
Decided = Annotated[Path | None, typer.Option("--decisions", help="Doublons décidés / duplicates decided: .csv")]
Reports = Annotated[
    Path | None, typer.Option("--issued", help="Liste des rapports diffusés / reports given out: .json")
]
Draft = Annotated[bool, typer.Option("--draft", help="Ébauche, non diffusée / draft, not given out")]


@app.command("check")
def check(inputs: Inputs, lang: In = None, as_json: Json = False) -> int:
    """Ce qui est arrivé, fichier par fichier, et pourquoi on ne le prend pas / look over what arrived."""
    said_in, _ = _languages(lang)

    def work() -> Said:
        looked = _look(inputs, said_in)
        if not looked.files:
            raise BadInput("regional-no-input")
        said = Said(code=DONE if all(each.taken for each in looked.files) else REFUSED)
        for each in looked.files:
            said.lines.append(f"{each.path}: {each.message}")
            if each.unknown:
                said.lines += [f"  {one}: {' '.join(each.unknown.words(one))}" for one in LANGS]
        said.lines.append(text("regional-cli-read", said_in, count=len(looked.contributions)))
        said.data = {"communities": len(looked.contributions), "files": [_data(each) for each in looked.files]}
        return said

    return told(work, said_in, as_json)


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
    """What counts among the files named or in a folder named; what was refused, with its reason. Raises ``BadInput``
    when none can be used."""
    looked = _look(inputs, lang)
    if not looked.contributions:
        if len(looked.reasons) < len(looked.files):
            raise BadInput("regional-all-taken-back")
        raise looked.reasons[0] if looked.reasons else BadInput("regional-no-input")
    refused = [each for each in looked.files if not each.taken]
    said = Said([text("regional-cli-read", lang, count=len(looked.contributions))])
    said.lines += [each.message for each in refused]
    said.data = {"communities": len(looked.contributions), "refused": [_data(each) for each in refused]}
    return list(looked.contributions), said


def _look(inputs: Sequence[Path], lang: Lang) -> "Looked":
    from diagnostic.exchange.keys import ring
    from diagnostic.region import arrivals

    return arrivals.look(inputs, lambda: [keys_commands.pair(each, lang) for each in ring.kept("region")], lang)


def _data(one: "Told") -> dict[str, Any]:
    """What came of one file, for programs."""
    signer = keys_commands.data(one.signer) if one.signer else None
    said = {"file": str(one.path), "taken": one.taken, "what" if one.taken else "error": one.what}
    return said | {"message": one.message, "community": one.community, "signer": signer}


def _written(said: Said, out: Path, lang: Lang) -> Said:
    said.lines.append(text("cli-exported", lang, file=str(out)))
    said.data["file"] = str(out)
    return said
