"""The commands ``packs``: add a map, list the map packs kept on this computer, remove one."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from diagnostic.console import Json, Lang_, Said, language_of, share_of, told
from diagnostic.domain.catalogue import Lang
from diagnostic.language import decimal, text

app = typer.Typer(no_args_is_help=True, help="Fonds de carte / map packs")
Share = Annotated[bool | None, typer.Option(help="Dire où il en est / say how far it is")]


def line(pack: Any, lang: Lang) -> str:
    """A pack in a line."""
    return text(
        "packs-line", lang, id=pack.id, title=pack.title, kind=text(f"packs-kind-{pack.kind}", lang, count=pack.count),
        size=text("packs-size", lang, megabytes=decimal(pack.size / 1e6, lang)),
    )  # fmt: skip


@app.command("list")
def list_(lang: Lang_ = None, as_json: Json = False) -> int:
    """Les fonds de carte de cet ordinateur / the map packs of this computer."""
    said_in = language_of(lang)

    def work() -> Said:
        from diagnostic.mapping import packs

        found = packs.kept()
        lines = [line(each, said_in) for each in found] or [text("packs-none", said_in)]
        return Said(lines, {"packs": [asdict(each) for each in found]})

    return told(work, said_in, as_json)


@app.command("add")
def add(
    file: Annotated[Path, typer.Argument(help=".mbtiles .pmtiles .gpkg .shp .zip .geojson .kml .kmz .tif")],
    title: Annotated[str, typer.Option(help="Titre / title")] = "",
    attribution: Annotated[str, typer.Option(help="Source à nommer / source to name")] = "",
    progress: Share = None,
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Vérifier et copier une carte / check and copy a map."""
    said_in = language_of(lang)

    def work() -> Said:
        from diagnostic.mapping import packs

        found = packs.add(file, share_of(said_in, as_json, progress), title, attribution)
        return Said([text("packs-added", said_in, title=found.title), line(found, said_in)], {"pack": asdict(found)})

    return told(work, said_in, as_json)


@app.command("remove")
def remove(
    which: Annotated[str, typer.Argument(help="Code ou titre / id or title")],
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Retirer un fond de carte de cet ordinateur / remove a map pack from this computer."""
    said_in = language_of(lang)

    def work() -> Said:
        from diagnostic.domain.errors import BadInput
        from diagnostic.mapping import packs

        found = [each for each in packs.kept() if which in {each.id, each.title}]
        if len(found) != 1:
            raise BadInput("packs-unknown", name=which)
        packs.remove(found[0].id)
        return Said([text("packs-removed", said_in, title=found[0].title)], {"removed": found[0].id})

    return told(work, said_in, as_json)
