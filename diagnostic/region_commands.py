"""The commands ``region``: from submissions and shared workbooks, what came of each file, the region's report, its
directory, what each community gets back, and what likely duplicates are to be decided."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from diagnostic import keys_commands
from diagnostic.console import DONE, REFUSED, Json, Said, Share, share_of, system_language, told
from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.errors import BadInput
from diagnostic.language import text

if TYPE_CHECKING:
    from diagnostic.region.arrivals import Told
    from diagnostic.region.database import Keeping

app = typer.Typer(no_args_is_help=True, help="Région / region")
ISSUED = "repere-region-reports.json"
DATABASE = "region.repere-region"
PROCESSES = os.cpu_count() or 1


class Languages(StrEnum):
    """The language of what is written."""

    EN = "en"
    FR = "fr"
    BOTH = "both"


Inputs = Annotated[
    list[Path],
    typer.Argument(
        help="Envois, classeurs diffusés, dossiers, ou la base d’une région / submissions, shared workbooks, folders, "
        "or a region's database: .repere-region",
        show_default=False,
    ),
]
To = Annotated[Path, typer.Option("--to", help="Fichier à écrire / file to write")]
In = Annotated[Languages | None, typer.Option("--lang", help="en, fr, both")]
Decided = Annotated[Path | None, typer.Option("--decisions", help="Doublons décidés / duplicates decided: .csv")]
Reports = Annotated[
    Path | None, typer.Option("--issued", help="Liste des rapports diffusés / reports given out: .json")
]
Draft = Annotated[bool, typer.Option("--draft", help="Ébauche, non diffusée / draft, not given out")]
Database = Annotated[
    str,
    typer.Option(
        "--database", help="Base de la région: fichier ou adresse / region's database: file or postgresql://…"
    ),
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processus qui vérifient / processes that check")]
Scheduler = Annotated[str, typer.Option("--scheduler", help="Grappe Dask qui vérifie / Dask cluster: tcp://HOST:8786")]
Due = Annotated[
    dt.datetime | None, typer.Option("--due", formats=["%Y-%m-%d"], help="Date limite / a release after it is late")
]


def compile_(
    inputs: Inputs, to: To, database: Database = "", scheduler: Scheduler = "", lang: In = None,
    decisions: Decided = None, draft: Draft = False, due: Due = None, workers: Workers = PROCESSES,
    as_json: Json = False, progress: Share = None,
) -> int:  # fmt: skip
    """Compiler ce qui est arrivé dans la base de la région, puis écrire le rapport / take in what arrived; report."""
    said_in, out = _languages(lang)

    def work() -> Said:
        from diagnostic.region import outputs

        share = share_of(said_in, as_json, progress)
        where = database or str(to.parent / DATABASE)
        late = due.date() if due else None
        take: dict[str, Any] = {
            "workers": workers,
            "scheduler": scheduler,
            "due": late,
            "progress": lambda part: share(part * 0.8),
        }
        with _region(inputs, where, said_in, decisions, **take) as region:
            said = _said(region, said_in)
            outputs.report(
                region.keeping, to, out, dt.date.today(), draft=draft,  # type: ignore[arg-type]
                progress=lambda part: share(0.8 + part * 0.2),
            )  # fmt: skip
        said.data |= {"database": where, "files": [_data(each) for each in region.files]}
        return _written(said, to, said_in)

    return told(work, said_in, as_json)


@app.command("check")
def check(inputs: Inputs, lang: In = None, workers: Workers = PROCESSES, as_json: Json = False) -> int:
    """Ce qui est arrivé, fichier par fichier, et pourquoi on ne le prend pas / look over what arrived."""
    said_in, _ = _languages(lang)

    def work() -> Said:
        with _region(inputs, "", said_in, workers=workers) as region:
            if not region.files:
                raise BadInput("regional-no-input")
            said = Said(code=DONE if all(each.taken for each in region.files) else REFUSED)
            for each in region.files:
                said.lines.append(f"{each.path}: {each.message}")
                if each.unknown:
                    said.lines += [f"  {one}: {' '.join(each.unknown.words(one))}" for one in LANGS]
            count = len(region.keeping.contributions)
            said.lines.append(text("regional-cli-read", said_in, count=count))
            said.data = {"communities": count, "files": [_data(each) for each in region.files]}
            return said

    return told(work, said_in, as_json)


@app.command("new-key")
def new_key(
    inputs: Inputs,
    database: Database,
    compared: Annotated[
        bool, typer.Option("--compared", help="Les 12 mots, comparés au téléphone / compared by telephone")
    ] = False,
    lang: In = None,
    as_json: Json = False,
) -> int:
    """Une collectivité a perdu sa clé: prendre ce que signe la nouvelle / take what a community's new key signs."""
    said_in, _ = _languages(lang)

    def work() -> Said:
        said = Said(data={"keys": []})
        with _region(inputs, database, said_in) as region:
            found = {each.diagnostic: each.another for each in region.files if each.another is not None}
            if not found:
                raise BadInput("regional-no-new-key")
            for diagnostic, key in found.items():
                said.lines += [f"{key.name}:", *(f"  {one}: {' '.join(key.words(one))}" for one in LANGS)]
                said.data["keys"].append({"diagnostic": diagnostic, "key": key.key})
                if compared:
                    region.keeping.succeed(diagnostic, key.key, dt.datetime.now(dt.UTC))
        if not compared:
            return Said([*said.lines, text("regional-new-key-compare", said_in)], said.data, REFUSED)
        with _region(inputs, database, said_in) as region:
            said.lines += [f"{each.path}: {each.message}" for each in region.files]
        return said

    return told(work, said_in, as_json)


@app.command("report")
def report(
    inputs: Inputs, to: To, database: Database = "", lang: In = None, decisions: Decided = None,
    issued: Reports = None, draft: Draft = False, as_json: Json = False,
) -> int:  # fmt: skip
    """Écrire le rapport: .xlsx, page publique .html ou .pdf, carte .png, chiffres .csv / write the regional report."""
    said_in, out = _languages(lang)

    def work() -> Said:
        from diagnostic.region import outputs

        with _region(inputs, database, said_in, decisions, issued=issued or to.parent / ISSUED) as region:
            said, share = _said(region, said_in), share_of(said_in, as_json, None)
            outputs.report(region.keeping, to, out, dt.date.today(), draft=draft, progress=share)  # type: ignore[arg-type]
        return _written(said, to, said_in)

    return told(work, said_in, as_json)


@app.command("directory")
def directory(
    inputs: Inputs, to: To, database: Database = "", lang: In = None, decisions: Decided = None, as_json: Json = False
) -> int:
    """Écrire le répertoire: .xlsx .pdf .csv .zip (HSDS) / write the directory."""
    said_in, out = _languages(lang)

    def work() -> Said:
        from diagnostic.region import outputs

        with _region(inputs, database, said_in, decisions) as region:
            said, share = _said(region, said_in), share_of(said_in, as_json, None)
            count = outputs.directory(region.keeping, to, out, dt.date.today(), share)  # type: ignore[arg-type]
        said.data["organisations"] = count
        return _written(said, to, said_in)

    return told(work, said_in, as_json)


@app.command("feedback")
def feedback(
    inputs: Inputs, folder: To, database: Database = "", lang: In = None, decisions: Decided = None,
    issued: Reports = None, draft: Draft = False, as_json: Json = False,
) -> int:  # fmt: skip
    """Écrire pour chaque collectivité ce que la région a entendu / write what each community gets back (PDF)."""
    said_in, out = _languages(lang)

    def work() -> Said:
        from diagnostic.region import outputs

        with _region(inputs, database, said_in, decisions, issued=issued or folder.parent / ISSUED) as region:
            said, share = _said(region, said_in), share_of(said_in, as_json, None)
            day = dt.date.today()
            files = outputs.feedback(region.keeping, folder, out, day, draft=draft, progress=share)  # type: ignore[arg-type]
        said.data["files"] = [str(each) for each in files]
        return _written(said, folder, said_in)

    return told(work, said_in, as_json)


@app.command("duplicates")
def duplicates(
    inputs: Inputs, to: To, database: Database = "", lang: In = None, decisions: Decided = None, as_json: Json = False
) -> int:
    """Écrire les doublons probables à décider: .csv / write the likely duplicates to decide."""
    said_in, _ = _languages(lang)

    def work() -> Said:
        from diagnostic.region import listings

        with _region(inputs, database, said_in, decisions) as region:
            said, kept = _said(region, said_in), region.keeping
            found = listings.likely(listings.listings(kept.contributions), kept.decisions())
        listings.write_decisions(to, found)
        said.data["likely"] = len(found)
        return _written(said, to, said_in)

    return told(work, said_in, as_json)


def _languages(lang: Languages | None) -> tuple[Lang, str]:
    """The language to speak in, and that of what is written."""
    said_in: Lang = system_language() if lang in {None, Languages.BOTH} else lang.value  # type: ignore[assignment,union-attr]
    return said_in, lang.value if lang else said_in


@dataclass(frozen=True, slots=True)
class _Region:
    """A region's database that is open, and what came of the files that were named."""

    keeping: "Keeping"
    files: "tuple[Told, ...]"


@contextmanager
def _region(
    inputs: Sequence[Path], database: str, lang: Lang, decisions: Path | None = None, issued: Path | None = None,
    **take: Any,
) -> Iterator[_Region]:  # fmt: skip
    """The database of a region with the files named taken in, and with what people decided on duplicates. Without one,
    it is in memory; then only the reports given out stay, in the file ``issued``. ``take`` is for
    ``arrivals.compile_``."""
    from diagnostic.exchange.keys import ring
    from diagnostic.region import arrivals
    from diagnostic.region import issued as reports
    from diagnostic.region.database import opened
    from diagnostic.region.listings import read_decisions

    named = [each for each in inputs if each.suffix.lower() == arrivals.DATABASE]
    if len(named) + bool(database) > 1:
        raise BadInput("regional-one-database")
    if named and not named[0].exists():
        raise BadInput("cli-no-access", file=str(named[0]), reason=os.strerror(2))
    where: Path | str | None = named[0] if named else None
    if database:
        where = database if "://" in database else Path(database)
    files = [each for each in inputs if each.suffix.lower() != arrivals.DATABASE]
    with opened(where) as keeping:
        came: tuple[Told, ...] = ()
        if files:
            came = arrivals.compile_(
                keeping, files, lambda: [keys_commands.pair(each, lang) for each in ring.kept("region")], lang,
                **take,
            )  # fmt: skip
        if decisions:
            keeping.decide(read_decisions(decisions))
        beside = issued if where is None else None
        earlier = reports.read(beside) if beside else ()
        for each in earlier:
            keeping.give_out(each)
        yield _Region(keeping, came)
        if beside and len(keeping.issued()) > len(earlier):
            reports.write(beside, keeping.issued())


def _said(region: _Region, lang: Lang) -> Said:
    """How many communities count, and what was refused, with its reason. Raises ``BadInput`` when none counts."""
    count, refused = len(region.keeping.contributions), [each for each in region.files if not each.taken]
    if not count:
        if len(refused) < len(region.files):
            raise BadInput("regional-all-taken-back")
        raise (refused[0].reason if refused else None) or BadInput("regional-no-input")
    said = Said([text("regional-cli-read", lang, count=count)])
    said.lines += [each.message for each in refused]
    said.data = {"communities": count, "refused": [_data(each) for each in refused]}
    return said


def _data(one: "Told") -> dict[str, Any]:
    """What came of one file, for programs."""
    signer = keys_commands.data(one.signer) if one.signer else None
    said = {"file": str(one.path), "taken": one.taken, "what" if one.taken else "error": one.what}
    return said | {"message": one.message, "community": one.community, "signer": signer}


def _written(said: Said, out: Path, lang: Lang) -> Said:
    said.lines.append(text("cli-exported", lang, file=str(out)))
    said.data["file"] = str(out)
    return said
