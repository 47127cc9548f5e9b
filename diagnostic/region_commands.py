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
from diagnostic.exchange.keys.pairs import PublicKey
from diagnostic.exchange.submission import Standing, UnknownSigner
from diagnostic.language import explain, text

if TYPE_CHECKING:
    from diagnostic.region.contribution import Contribution
    from diagnostic.region.listings import Decision
    from diagnostic.region.received import Arrival

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
        given, arrived, known = _arrived(inputs, said_in)
        if not arrived:
            raise BadInput("regional-no-input")
        files = [_told(each, known, said_in, newest=_newest(arrived)) for each in arrived]
        said = Said(code=DONE if all(each["taken"] for each in files) else REFUSED)
        for each in files:
            said.lines.append(f"{each['file']}: {each['message']}")
            said.lines += [f"  {one}: {' '.join(each[f'words_{one}'])}" for one in LANGS if f"words_{one}" in each]
        said.lines.append(text("regional-cli-read", said_in, count=len(given)))
        said.data = {"communities": len(given), "files": files}
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
    given, arrived, _ = _arrived(inputs, lang)
    refused = [each for each in arrived if each.reason is not None]
    if not given and len(refused) < len(arrived):
        raise BadInput("regional-all-taken-back")
    if not given:
        raise refused[0].reason if refused and refused[0].reason else BadInput("regional-no-input")
    said = Said([text("regional-cli-read", lang, count=len(given))])
    said.lines += [explain(each.reason, lang) for each in refused if each.reason]
    said.data = {"communities": len(given), "refused": [_told(each, {}, lang, {}) for each in refused]}
    return given, said


def _arrived(inputs: Sequence[Path], lang: Lang) -> "tuple[list[Contribution], list[Arrival], dict[str, str]]":
    """What counts, what came of each file, and the names of the signers known here by their keys."""
    from diagnostic.exchange.keys import ring
    from diagnostic.exchange.submission import SUFFIX
    from diagnostic.region import received

    known = {each.key: each.name for each in ring.accepted("community")}
    known |= {each.public.key: each.public.name for each in ring.kept("community")}
    kinds = {".xlsx", SUFFIX}
    paths = [
        each
        for one in inputs
        for each in (sorted(each for each in one.rglob("*") if each.suffix.lower() in kinds) if one.is_dir() else [one])
        if not each.name.startswith(("~", "."))
    ]
    sealed = any(each.suffix.lower() != ".xlsx" for each in paths)
    keys = [keys_commands.pair(each, lang) for each in ring.kept("region")] if sealed else []
    given, arrived = received.gather(paths, keys, known)
    return given, arrived, known


def _newest(arrived: "list[Arrival]") -> dict[str, int]:
    """The number of the newest file of each diagnostic that was taken."""
    found: dict[str, int] = {}
    for one in (each.received for each in arrived if each.received):
        found[one.diagnostic] = max(found.get(one.diagnostic, 0), one.seen.sequence)
    return found


def _told(one: "Arrival", known: dict[str, str], lang: Lang, newest: dict[str, int]) -> dict[str, Any]:
    """What came of one file, for programs; ``message`` is for people."""
    said: dict[str, Any] = {"file": str(one.path)}
    if one.reason is not None:
        said |= {"taken": False, "error": one.reason.key, "message": explain(one.reason, lang)}
        if isinstance(one.reason, UnknownSigner):
            key = PublicKey("community", one.reason.arguments["community"], one.reason.signer)
            said |= {"signer": key.key} | {f"words_{each}": key.words(each) for each in LANGS}
        return said
    found = one.received
    assert found is not None and one.standing is not None
    how = "same" if one.standing is Standing.SAME else "withdrawal" if found.contribution is None else "taken"
    if how == "taken" and found.seen.sequence < newest[found.diagnostic]:
        how = "replaced"
    name = known.get(found.seen.signer or "", "")
    said |= {"taken": True, "what": how, "community": found.community, "signer": found.seen.signer, "key_of": name}
    said["message"] = text(f"regional-arrived-{how}", lang, community=found.community)
    said["message"] += " " + text("regional-signed" if name else "regional-unsigned", lang, name=name)
    return said


def _written(said: Said, out: Path, lang: Lang) -> Said:
    said.lines.append(text("cli-exported", lang, file=str(out)))
    said.data["file"] = str(out)
    return said
