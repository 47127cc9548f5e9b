"""The commands ``keys``: make, show, give away, print and bring back the keys of a community or a region.

A key's passphrase is read from the environment variable ``REPERE_KEY_PASSPHRASE`` or asked for; words of a paper kit
come on the standard input, so that they stand in no history of commands.
"""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from diagnostic.console import Json, Lang_, Said, language_of, told
from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.errors import BadInput
from diagnostic.exchange.keys import kit, public, ring
from diagnostic.exchange.keys.pairs import Pair, PublicKey
from diagnostic.language import text

PASSPHRASE = "REPERE_KEY_PASSPHRASE"
app = typer.Typer(no_args_is_help=True, help="Clés / keys")


class Kind(StrEnum):
    """Whose key it is."""

    COMMUNITY = "community"
    REGION = "region"


Which = Annotated[str, typer.Argument(help="Nom ou début de la clé / name or beginning of the key")]
KindOf = Annotated[Kind, typer.Option("--kind", help="community (signe / signs), region (reçoit / receives)")]
Name = Annotated[str, typer.Option("--name", help="De qui est la clé / whose key it is")]


def pair(one: ring.Kept, lang: Lang) -> Pair:
    """A whole pair; a locked one asks for its passphrase. Raises ``WrongPassphrase``."""
    given = os.environ.get(PASSPHRASE, "")
    if one.locked and not given and sys.stdin.isatty():
        given = typer.prompt(text("cli-passphrase", lang), hide_input=True, err=True)
    return ring.unlock(one, given)


def chosen(which: str, kind: str | None = None) -> ring.Kept:
    """The one pair kept here that ``which`` names, or the only one. Raises ``BadInput``."""
    known = [each for each in ring.kept() if kind in {None, each.public.kind}]
    found = [each for each in known if each.public.name == which or (which and each.public.key.startswith(which))]
    found = found or (known if not which else [])
    if len(found) != 1:
        names = ", ".join(f"{each.public.name} ({each.public.key[:12]})" for each in known) or "–"
        raise BadInput("release-error-which-key", known=names)
    return found[0]


def about(key: PublicKey, lang: Lang) -> list[str]:
    """A public key in lines: whose, its words in both languages, itself."""
    lines = [text(f"release-key-{key.kind}", lang, name=key.name), f"  {key.key}"]
    return lines + [f"  {each}: {' '.join(key.words(each))}" for each in LANGS]


def data(key: PublicKey) -> dict[str, Any]:
    """The same for programs."""
    return {"kind": key.kind, "name": key.name, "key": key.key} | {f"words_{each}": key.words(each) for each in LANGS}


def _kept(made: Pair, lang: Lang) -> Said:
    one = ring.keep(made, os.environ.get(PASSPHRASE, ""))
    lines = [*about(made.public, lang), text("release-cli-kept", lang, file=str(one.path))]
    return Said(lines, data(made.public) | {"file": str(one.path), "locked": one.locked})


@app.command("new")
def new(kind: KindOf, name: Name, lang: Lang_ = None, as_json: Json = False) -> int:
    """Créer une paire de clés / make a pair of keys."""
    said_in = language_of(lang)
    return told(lambda: _kept(Pair.new(kind.value, name), said_in), said_in, as_json)


@app.command("show")
def show(lang: Lang_ = None, as_json: Json = False) -> int:
    """Les clés d’ici et celles acceptées, en mots / keys kept here and keys accepted, as words."""
    said_in = language_of(lang)

    def work() -> Said:
        said = Said(data={"keys": [], "accepted": [], "damaged": [str(each) for each in ring.damaged()]})
        for each in ring.kept():
            said.lines += about(each.public, said_in)
            said.data["keys"].append(data(each.public) | {"locked": each.locked})
        for key in (*ring.accepted("community"), *ring.accepted("region")):
            said.lines += [text("release-cli-accepted", said_in), *about(key, said_in)]
            said.data["accepted"].append(data(key))
        said.lines += [text("release-keys-damaged", said_in, file=each) for each in said.data["damaged"]]
        said.lines = said.lines or [text("release-keys-none", said_in)]
        return said

    return told(work, said_in, as_json)


@app.command("give")
def give(
    to: Annotated[Path, typer.Option("--to", help=f"Fichier {public.SUFFIX} ou .png / {public.SUFFIX} or .png file")],
    which: Which = "",
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Écrire la clé publique, ou son code QR / write the public key, or its QR code."""
    said_in = language_of(lang)

    def work() -> Said:
        from diagnostic.exchange.writing import replacing

        key = chosen(which).public
        if to.suffix.lower() == ".png":
            with replacing(to) as temporary:
                temporary.write_bytes(public.qr(key))
        else:
            public.write(key, to)
        return Said([text("cli-exported", said_in, file=str(to))], data(key) | {"file": str(to)})

    return told(work, said_in, as_json)


@app.command("kit")
def paper(
    to: Annotated[Path, typer.Option("--to", help="Fichier .pdf / .pdf file")],
    which: Which = "",
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Trousse papier qui ramène une clé perdue / paper kit that brings a lost key back."""
    said_in = language_of(lang)

    def work() -> Said:
        kit.write(pair(chosen(which), said_in), to, said_in)
        return Said([text("release-cli-kit", said_in, file=str(to))], {"file": str(to)})

    return told(work, said_in, as_json)


@app.command("recover")
def recover(kind: KindOf, name: Name, lang: Lang_ = None, as_json: Json = False) -> int:
    """Ramener une clé par ses 24 mots (entrée standard) / bring a key back by its 24 words (standard input)."""
    said_in = language_of(lang)
    return told(lambda: _kept(Pair.typed(kind.value, name, sys.stdin.read(10_000)), said_in), said_in, as_json)


def _signer(file: Path, lang: Lang) -> PublicKey:
    """The key that signed a submission which a region's key kept here opens."""
    from diagnostic.exchange import submission

    said = submission.read(file, [pair(each, lang) for each in ring.kept("region")], None).manifest
    return PublicKey("community", said.community, said.signer)


@app.command("accept")
def accept(
    files: Annotated[
        list[Path], typer.Argument(help=f"Clés {public.SUFFIX}, dossiers, ou envoi signé / keys, folders, signed file")
    ],
    words: Annotated[str, typer.Option(help="Les 12 mots, entendus au téléphone / as heard by telephone")] = "",
    compared: Annotated[
        bool, typer.Option("--compared", help="Toutes reçues en main propre ou comparées / all handed over or compared")
    ] = False,
    lang: Lang_ = None,
    as_json: Json = False,
) -> int:
    """Accepter les clés d’autrui, une fois comparées / accept others’ keys, once they were compared."""
    said_in = language_of(lang)

    def work() -> Said:
        keys = [_offered(each, said_in) for each in _key_files(files)]
        if not compared:
            _compare(keys, words)
        said = Said(data={"accepted": [data(each) for each in keys]} | (data(keys[0]) if len(keys) == 1 else {}))
        for each in keys:
            ring.accept(each)
            said.lines += [text("release-cli-accepted", said_in), *about(each, said_in)]
        return said

    return told(work, said_in, as_json)


def _key_files(files: list[Path]) -> list[Path]:
    """The files named, and the public keys in the folders named. Raises ``BadInput`` when there is none."""
    inside = (sorted(each.rglob(f"*{public.SUFFIX}")) if each.is_dir() else [each] for each in files)
    found = [path for paths in inside for path in paths]
    if not found:
        raise BadInput("release-error-no-keys", suffix=public.SUFFIX)
    return found


def _offered(file: Path, lang: Lang) -> PublicKey:
    from diagnostic.exchange import submission

    return _signer(file, lang) if submission.is_submission(file) else public.read(file)


def _compare(keys: list[PublicKey], words: str) -> None:
    """Whether the words that were heard are those of the one key. Raises ``BadInput`` with the words of each."""
    from diagnostic.language import fold

    heard = tuple(fold(words).split())
    if len(keys) != 1 or heard not in {tuple(map(fold, keys[0].words(each))) for each in LANGS}:
        raise BadInput(
            "release-error-compare", words=" / ".join(" ".join(x.words(each)) for x in keys for each in LANGS)
        )
