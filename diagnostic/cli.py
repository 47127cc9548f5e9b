"""The command line: everything the window does, through the same functions (DESIGN 7).

Every command takes ``--json``, also for what went wrong, and ends with 0 (done), 1 (refused, with the reason) or 2
(wrong usage). A protected file's passphrase is read from the environment variable ``REPERE_PASSPHRASE`` or asked for.
"""

import datetime as dt
import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from diagnostic import __version__, keys_commands, packs_commands, region_commands
from diagnostic.console import (
    DONE,
    REFUSED,
    Json,
    Lang_,
    Language,
    Said,
    Share,
    language_of,
    misused,
    share_of,
    system_language,
    told,
)
from diagnostic.domain.catalogue import Lang
from diagnostic.language import decimal, explain, text

PASSPHRASE = "REPERE_PASSPHRASE"
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # they would print what is in the diagnostic
    help="Repère: outil de diagnostic local / local diagnostic tool",
)
forms_app = typer.Typer(no_args_is_help=True, help="Formulaires / forms")
app.add_typer(forms_app, name="forms")
app.add_typer(keys_commands.app, name="keys")
app.add_typer(packs_commands.app, name="packs")
app.add_typer(region_commands.app, name="region")
app.command("compile")(region_commands.compile_)


class OutLanguage(StrEnum):
    """A language of an export."""

    EN = "en"
    FR = "fr"
    BOTH = "both"


class Scope(StrEnum):
    """Whom an export is for."""

    INTERNAL = "internal"
    SHARED = "shared"


class What(StrEnum):
    """What the rows of a file are."""

    RESOURCES = "resources"
    PLACES = "places"
    FACTORS = "factors"
    SOURCES = "sources"
    ODK = "odk"
    WORKBOOK = "workbook"


class Keep(StrEnum):
    """Which copy's answer stays where both changed it."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class FormKind(StrEnum):
    """What forms are made for."""

    PHONE = "phone"
    PAPER = "paper"
    WORKBOOK = "workbook"
    ALL = "all"


def main(arguments: list[str]) -> int:
    """Run a command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = app(args=arguments, prog_name="repere", standalone_mode=False)
    except typer.Exit as ended:
        return int(ended.exit_code)
    except typer.Abort:
        return REFUSED
    except Exception as reason:
        if type(reason).__module__.startswith(("click", "typer")):
            return misused(reason, arguments)
        raise
    return code if isinstance(code, int) else DONE


File = Annotated[Path, typer.Argument(help="Fichier .repere / .repere file")]


def _passphrase(path: Path, lang: Lang) -> str | None:
    from diagnostic import store

    if not store.is_encrypted(path):
        return None
    given = os.environ.get(PASSPHRASE)
    if given is None and sys.stdin.isatty():
        given = typer.prompt(text("cli-passphrase", lang), hide_input=True, err=True)
    return given


def _open(path: Path, lang: Lang) -> Any:
    from diagnostic import store

    return store.open_file(path, passphrase=_passphrase(path, lang), role="cli")


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="Version")] = False) -> None:
    """Say the version."""
    if version:
        print(f"Repère {__version__}")
        raise typer.Exit(DONE)


@app.command()
def new(
    file: File,
    community: Annotated[str, typer.Option(help="Nom de la collectivité / name of the community")],
    kind: Annotated[str, typer.Option(help="first_nation, inuit, metis, municipality, region, other")] = "",
    lang: Lang_ = None,
    protect: Annotated[
        bool | None,
        typer.Option(help=f"Protéger par {PASSPHRASE} (fait si elle est là) / protect with it (done when it is set)"),
    ] = None,
    as_json: Json = False,
) -> int:
    """Créer un diagnostic / make a diagnostic."""
    said_in = language_of(lang)

    def work() -> Said:
        from diagnostic import example, store
        from diagnostic.domain.diagnostic import Edit
        from diagnostic.domain.errors import BadInput
        from diagnostic.domain.records import Community
        from diagnostic.shipped import catalogues

        kinds = [each.id for each in catalogues().entries("choices:community_kind")]
        if kind and kind not in kinds:
            raise BadInput("cli-unknown-kind", kind=kind, kinds=", ".join(kinds))
        passphrase = None if protect is False else os.environ.get(PASSPHRASE) or None
        if protect and not passphrase:
            raise BadInput("cli-no-passphrase", variable=PASSPHRASE)
        made = Community(name=community, community_kind=kind, languages=(said_in,))
        with store.create(file, made, passphrase=passphrase, role="cli") as opened:
            opened.apply(Edit(puts=tuple(example.help_lines(said_in))), "store-created")
        return Said([text("cli-made", said_in, file=str(file))], {"file": str(file), "protected": bool(passphrase)})

    return told(work, said_in, as_json)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Dossier / folder")],
    communities: Annotated[
        int | None, typer.Option(min=1, help="Une région de tant de collectivités / a region of so many communities")
    ] = None,
    seed: Annotated[int, typer.Option(help="Même nombre, même région / same number, same region")] = 1,
    records: Annotated[int | None, typer.Option(min=60, help="Fiches de chacune / records of each")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processus / processes")] = 1,
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Un diagnostic fictif et ce qui en sort, ou une région / a fictional diagnostic and all of it, or a region."""
    said_in = language_of(lang)

    def region(count: int) -> Said:
        from diagnostic.example_region import writing

        share, day = share_of(said_in, as_json, None), dt.date.today()
        made = writing.write(folder, count, seed, day, records=records, workers=workers, progress=share)
        lines = [text("cli-region-made", said_in, count=count, files=len(made), folder=str(folder))]
        return Said(lines, {"communities": count, "files": [str(each) for each in made]})

    def work() -> Said:
        if communities is not None:
            return region(communities)
        from diagnostic import example
        from diagnostic.exchange import export as write

        folder.mkdir(parents=True, exist_ok=True)
        names = {"en": ("lantern-lake", "internal", "shared"), "fr": ("lac-aux-lanternes", "interne", "diffusion")}
        stem, internal, shared = names[said_in]
        made = [folder / f"{stem}.repere"]
        with example.create(made[0], said_in) as opened:
            for suffix, scope, named in (
                (".xlsx", "internal", internal),
                (".xlsx", "shared", shared),
                (".pdf", "shared", shared),
                (".html", "internal", internal),
                (".png", "internal", internal),
                (".gpkg", "internal", internal),
                (".geojson", "shared", shared),
                (".zip", "internal", internal),
            ):
                out = folder / f"{stem}-{named}{suffix}"
                write(opened, out, lang=said_in, scope=scope)  # type: ignore[arg-type]
                made.append(out)
        lines = [text("cli-demo", said_in), *(f"  {each}" for each in made)]
        return Said(lines, {"files": [str(each) for each in made]})

    return told(work, said_in, as_json)


@app.command()
def check(file: File, lang: Lang_ = None, as_json: Json = False) -> int:
    """Vérifier un fichier / look a file over."""
    said_in = language_of(lang)

    def work() -> Said:
        from diagnostic import store
        from diagnostic.domain import steps
        from diagnostic.domain.safeguards import shared_blocks

        report = store.check(file, passphrase=_passphrase(file, said_in))
        problems = [text(key, said_in, **arguments) for key, arguments in report.problems]
        remarks = [text(key, said_in, **arguments) for key, arguments in report.remarks]
        said = Said(problems or [text("cli-check-ok", said_in, file=file.name)])
        said.lines += remarks
        said.data = {"problems": problems, "remarks": remarks, "facts": report.facts}
        if report.ok:
            with _open(file, said_in) as opened:
                found = steps.states(opened.diagnostic, opened.catalogues)
                blocks = shared_blocks(opened.diagnostic, opened.catalogues)
            said.data["steps"] = [
                {
                    "number": each.step.number,
                    "step": text(f"steps-title-{each.step.key}", said_in),
                    "status": each.status.value,
                    "left": [text(left.key, said_in, **left.arguments) for left in (*each.left, *each.own)],
                }
                for each in found
            ]
            for each in said.data["steps"]:
                said.lines.append(
                    f"{each['number']:>2}  {each['step']}: {text('steps-status-' + each['status'], said_in)}"
                )
                said.lines += [f"      {left}" for left in each["left"]]
            reasons = [(each.rule, explain(each, said_in)) for each in blocks]
            said.data["before_sharing"] = [{"rule": rule, "message": words} for rule, words in reasons]
            said.lines.append(text("cli-before-sharing" if reasons else "cli-may-share", said_in))
            said.lines += [f"      {words} ({rule})" for rule, words in reasons]
        said.code = DONE if report.ok else REFUSED
        return said

    return told(work, said_in, as_json)


@app.command("import")
def import_(
    file: File,
    incoming: Annotated[
        list[Path], typer.Argument(help="csv, xlsx, geojson, gpkg, kml, gpx; odk: xml, zip, dossier/folder")
    ],
    what: Annotated[
        What, typer.Option("--as", help="resources, places, factors, sources, odk, workbook")
    ] = What.RESOURCES,
    dry_run: Annotated[bool, typer.Option(help="Ne rien enregistrer / save nothing")] = False,
    header: Annotated[bool, typer.Option(help="La première ligne nomme les colonnes / names of columns first")] = True,
    encoding: Annotated[str, typer.Option(help="utf-8, cp1252, mac_roman, cp850, utf-16")] = "",
    sheet: Annotated[str, typer.Option(help="Feuille du classeur / sheet of the workbook")] = "",
    progress: Share = None,
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Importer un répertoire, des lieux ou des réponses / import a directory, places or answers."""
    said_in = language_of(lang)

    def work() -> Said:
        from diagnostic.domain.errors import BadInput
        from diagnostic.exchange import intake

        with _open(file, said_in) as opened:
            if what is What.ODK:
                from diagnostic.exchange.coming_back import take

                share = share_of(said_in, as_json, progress)
                taken = take(incoming, opened.diagnostic, opened.catalogues, lambda done, of: share(done / of))
            elif len(incoming) > 1:
                raise BadInput("cli-one-file")
            elif what is What.WORKBOOK:
                from diagnostic.exchange.fill_in.taking import take as take_filled

                taken = take_filled(incoming[0], opened.diagnostic, opened.catalogues)
            else:
                reading = intake.Reading(header, encoding, sheet)
                found = intake.open_incoming(incoming[0], what.value, reading)  # type: ignore[arg-type]
                taken = intake.take(found, found.mapping, opened.diagnostic, opened.catalogues)
            if taken.kept and not dry_run:
                opened.apply(taken.edit(), "intake-undo-label")
        kind: Any = None if what in {What.ODK, What.WORKBOOK} else what.value
        refused, left_out = (
            [
                {"row": each.row, "reason": intake.say(each, said_in, kind)}
                | ({"file": each.arguments["came_in"]} if "came_in" in each.arguments else {})
                for each in remarks
            ]
            for remarks in (taken.refused, taken.left_out)
        )
        said = Said([text("cli-imported", said_in, kept=len(taken.kept), refused=len(refused), left=len(left_out))])
        said.lines += [
            text("cli-row-of" if "file" in each else "cli-row", said_in, **each) for each in (*refused, *left_out)
        ]
        said.data = {"rows": taken.rows, "kept": len(taken.kept), "refused": refused, "left_out": left_out}
        said.code = DONE if taken.kept or not taken.rows else REFUSED
        return said

    return told(work, said_in, as_json)


@app.command()
def analyse(file: File, lang: Lang_ = None, as_json: Json = False) -> int:
    """Cotes, couverture, lacunes, confiance / scores, coverage, gaps, confidence."""
    said_in = language_of(lang)

    def work() -> Said:
        from diagnostic.analysis import analyse as compute

        with _open(file, said_in) as opened:
            known, found = opened.catalogues, compute(opened.diagnostic, opened.catalogues, dt.date.today())
        said = Said([text("cli-analysis-note", said_in)])
        situations = []
        for each in found.situations:
            score = each.score
            names = (
                known.label("populations", each.situation.population, said_in),
                known.label("forms_of_exploitation", each.situation.form, said_in),
            )
            confidence = known.label("rating_scales", score.confidence.code, said_in)
            if score.insufficient or score.priority is None:
                words = text("cli-insufficient", said_in)
            else:
                value, low, high = (decimal(each or 0, said_in) for each in (score.priority, score.low, score.high))
                words = text("view-result-range", said_in, value=value, low=low, high=high)
            said.lines.append(text("cli-situation", said_in, names=" – ".join(names), score=words, trust=confidence))
            situations.append(
                {"id": each.id, "population": names[0], "form": names[1], "confidence": confidence}
                | {"population_id": each.situation.population, "form_id": each.situation.form}
                | {
                    name: getattr(score, name)
                    for name in ("likelihood", "severity", "capacity", "priority", "low", "high", "band")
                }
                | {"insufficient": score.insufficient}
            )
        said.data = {
            "situations": situations,
            "coverage": [
                {
                    "population": known.label("populations", cell.population, said_in),
                    "population_id": cell.population,
                    "pillar": known.label("choices:pillar", cell.pillar, said_in),
                    "pillar_id": cell.pillar,
                    "status": cell.status,
                    "value": cell.value,
                }
                for cell in found.coverage
            ],
            "gaps": [
                {
                    "population": known.label("populations", gap.population, said_in),
                    "population_id": gap.population,
                    "pillar": known.label("choices:pillar", gap.pillar, said_in),
                    "pillar_id": gap.pillar,
                    "value": gap.value,
                    "status": gap.status,
                    "barriers": known.labels("access_barriers", gap.barriers, said_in),
                }
                for gap in found.gaps
            ],
        }
        return said

    return told(work, said_in, as_json)


@app.command()
def distances(
    file: File,
    kind: Annotated[str, typer.Option(help="Type de service, son code / kind of service, its code")] = "",
    beyond: Annotated[float, typer.Option(min=0, max=500, help="Plus loin que, km / farther than, km")] = 0,
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Distance jusqu’au service le plus proche / distance to the nearest service."""
    said_in = language_of(lang)

    def work() -> Said:
        from diagnostic import distances_commands

        with _open(file, said_in) as opened:
            return distances_commands.told(opened, kind, beyond, said_in)

    return told(work, said_in, as_json)


@app.command()
def export(
    file: File,
    to: Annotated[Path, typer.Option(help=".xlsx .pdf .html .map.pdf .png .gpkg .geojson .csv .zip")],
    lang: Annotated[OutLanguage | None, typer.Option(help="en, fr, both")] = None,
    scope: Annotated[Scope, typer.Option(help="internal, shared")] = Scope.INTERNAL,
    progress: Share = None,
    as_json: Json = False,
) -> int:
    """Exporter / export."""
    said_in: Lang = system_language() if lang in {None, OutLanguage.BOTH} else lang.value  # type: ignore[assignment,union-attr]

    def work() -> Said:
        from diagnostic.exchange import export as write

        with _open(file, said_in) as opened:
            write(
                opened,
                to,
                lang=lang.value if lang else said_in,  # type: ignore[arg-type]
                scope=scope.value,  # type: ignore[arg-type]
                progress=share_of(said_in, as_json, progress),
            )
        return Said([text("cli-exported", said_in, file=str(to))], {"file": str(to), "scope": scope.value})

    return told(work, said_in, as_json)


@app.command()
def release(
    file: File,
    to_region: Annotated[Path | None, typer.Option(help="Clé de la région / the region’s key: .repere-key")] = None,
    out: Annotated[Path | None, typer.Option(help="Fichier à écrire / file to write: .repere-submission")] = None,
    key: Annotated[str, typer.Option(help="Clé qui signe, nom ou début / key that signs, name or beginning")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Retirer l’envoi / take the submission back")] = False,
    recipient: Annotated[str, typer.Option(help="Consigner une autorisation: à qui / record a release: to whom")] = "",
    purpose: Annotated[str, typer.Option(help="Dans quel but / for what")] = "",
    authority: Annotated[str, typer.Option(help="Sous quelle autorité / by whose authority")] = "",
    lang: Annotated[OutLanguage | None, typer.Option(help="en, fr, both")] = None,
    progress: Share = None,
    as_json: Json = False,
) -> int:
    """Regarder ce qui sortirait; l’envoyer à la région; le retirer / look at what would leave; send; take back."""
    said_in: Lang = system_language() if lang in {None, OutLanguage.BOTH} else lang.value  # type: ignore[assignment,union-attr]

    def work() -> Said:
        from diagnostic import release_commands
        from diagnostic.domain.errors import BadInput

        share, into = share_of(said_in, as_json, progress), lang.value if lang else said_in
        if (withdraw and not out) or (bool(to_region) != bool(out) and not withdraw):
            raise BadInput("release-error-usage")
        with _open(file, said_in) as opened:
            if recipient or purpose or authority:
                release_commands.decide(opened, recipient, purpose, authority)
            if withdraw and out:
                return release_commands.withdraw(opened, out, key, said_in)
            if to_region and out:
                return release_commands.send(opened, to_region, out, key, said_in, into, share)  # type: ignore[arg-type]
            return release_commands.look(opened, said_in, into, share)  # type: ignore[arg-type]

    return told(work, said_in, as_json)


@app.command()
def merge(
    file: File,
    other: Annotated[Path, typer.Argument(help="L’autre copie / the other copy")],
    keep: Annotated[Keep | None, typer.Option(help="mine, theirs, both")] = None,
    decide: Annotated[Path | None, typer.Option(help="Choix en JSON / choices as JSON")] = None,
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Fusionner une autre copie du même diagnostic / bring in another copy of the same diagnostic."""
    said_in = language_of(lang)

    def work() -> Said:
        from diagnostic import merge_commands

        with _open(file, said_in) as opened:
            return merge_commands.bring_in(
                opened, other, lambda: _passphrase(other, said_in), keep and keep.value, decide, said_in
            )

    return told(work, said_in, as_json)


@forms_app.command("export")
def forms_export(
    folder: Annotated[Path, typer.Argument(help="Dossier / folder")],
    file: Annotated[
        Path | None,
        typer.Option("--diagnostic", help="Catalogues et formulaires de ce diagnostic / its catalogues and forms"),
    ] = None,
    kind: Annotated[FormKind, typer.Option(help="phone, paper, workbook, all")] = FormKind.ALL,
    large_print: Annotated[bool, typer.Option("--large-print", help="Papier en gros caractères / large print")] = False,
    filled: Annotated[
        bool, typer.Option("--filled", help="Classeur avec ce que contient le diagnostic / workbook with what there is")
    ] = False,
    lang: Annotated[OutLanguage | None, typer.Option(help="en, fr, both")] = None,
    as_json: Json = False,
) -> int:
    """Formulaires pour téléphones, papier ou Excel / forms for phones, paper or Excel."""
    said_in: Lang = system_language() if lang in {None, OutLanguage.BOTH} else lang.value  # type: ignore[assignment,union-attr]

    def work() -> Said:
        from diagnostic import example
        from diagnostic.domain.diagnostic import Diagnostic
        from diagnostic.exchange import forms
        from diagnostic.shipped import catalogues

        kinds = forms.KINDS if kind is FormKind.ALL else (kind.value,)
        langs = ("en", "fr") if lang is OutLanguage.BOTH else (said_in,)
        more = {"kinds": kinds, "langs": langs, "large": large_print, "filled": filled}
        if file is None:
            nothing = Diagnostic(example.help_lines(said_in))
            written = forms.write(folder, nothing, catalogues(), **more)  # type: ignore[arg-type]
        else:
            with _open(file, said_in) as opened:
                written = forms.write(folder, opened.diagnostic, opened.catalogues, **more)  # type: ignore[arg-type]
        lines = [text("cli-forms", said_in, count=len(written)), *(f"  {each}" for each in written)]
        return Said(lines, {"files": [str(each) for each in written]})

    return told(work, said_in, as_json)


@forms_app.command("add")
def forms_add(
    file: File,
    form: Annotated[Path, typer.Argument(help="XLSForm .xlsx .xls .md .csv")],
    step: Annotated[int, typer.Option(help="Étape où les questions s’ajoutent / step to add the questions to: 0-10")],
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Ajouter nos propres questions à une étape / add our own questions to a step."""
    return _with_forms(file, lang, as_json, lambda ours, opened, said_in: ours.add(opened, form, step, said_in))


@forms_app.command("list")
def forms_list(file: File, lang: Lang_ = None, as_json: Json = False) -> int:
    """Nos propres formulaires et leurs réponses / our own forms and their responses."""
    return _with_forms(file, lang, as_json, lambda ours, opened, said_in: ours.listed(opened, said_in))


@forms_app.command("remove")
def forms_remove(
    file: File,
    form_id: Annotated[str, typer.Argument(help="form_id")],
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Ne plus poser les questions d’un formulaire; les réponses restent / ask a form no longer; its answers stay."""
    return _with_forms(file, lang, as_json, lambda ours, opened, said_in: ours.remove(opened, form_id, said_in))


@forms_app.command("copy")
def forms_copy(
    file: File,
    form_id: Annotated[str, typer.Argument(help="form_id")],
    folder: Annotated[Path, typer.Argument(help="Dossier / folder")],
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Copier le fichier d’un de nos formulaires, tel qu’il est venu / copy the file of a form, as it came."""
    return _with_forms(file, lang, as_json, lambda ours, opened, said_in: ours.copy(opened, form_id, folder, said_in))


def _with_forms(file: Path, lang: Language | None, as_json: bool, work: Callable[[Any, Any, Lang], Said]) -> int:
    said_in = language_of(lang)

    def done() -> Said:
        from diagnostic import own_forms_commands

        with _open(file, said_in) as opened:
            return work(own_forms_commands, opened, said_in)

    return told(done, said_in, as_json)
