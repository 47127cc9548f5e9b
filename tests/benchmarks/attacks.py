"""Mutated files thrown at a region: crashes, peak memory, files wrongly taken. And compiling killed again and again:
what is lost or doubled.

    python -m tests.benchmarks.attacks FOLDER mutated --count 10000
    python -m tests.benchmarks.attacks FOLDER killed --rounds 100

FOLDER as for ``tests.benchmarks.compile``. A mutated file is wrongly taken when it is taken and says something else
than a file that a community wrote: of a signed one any change at all, of a plain workbook (nobody signed it) a change
that the rules of METHOD 4 forbid: a count of 1 to 4, another schema, a formula that would still be one.
"""

import argparse
import io
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from diagnostic.exchange.submission import SUFFIX
from tests.benchmarks.compile import files_of, regions, workbooks

Mutation = Callable[[bytes, random.Random], bytes]
DATA = "xl/worksheets/sheet18.xml"


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Some bits changed."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def cut(content: bytes, chance: random.Random) -> bytes:
    """The end missing."""
    return content[: chance.randrange(len(content))]


def doubled(content: bytes, chance: random.Random) -> bytes:
    """A part of it twice."""
    start, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:end] + content[start:]


def _repacked(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {each: book.read(each) for each in book.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, part in parts.items():
            book.writestr(name, part)
    return out.getvalue()


def bomb(content: bytes, chance: random.Random) -> bytes:
    """A sheet a thousand times its size."""
    return _repacked(
        content, lambda parts: parts.update({"xl/worksheets/sheet1.xml": b" " * chance.choice((2**22, 2**27))})
    )


def entities(content: bytes, chance: random.Random) -> bytes:
    """A sheet that names a thousand million letters."""
    lol = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    part = chance.choice((DATA, "xl/workbook.xml", "[Content_Types].xml"))
    return _repacked(content, lambda parts: parts.update({part: f"<!DOCTYPE x [{lol}]><x>&a9;</x>".encode()}))


def outside(content: bytes, chance: random.Random) -> bytes:
    """A name that leads out of any folder."""
    name = chance.choice(("../../escaped", "/tmp/escaped", "..\\escaped"))
    return _repacked(content, lambda parts: parts.update({name: b"x"}))


def huge(content: bytes, chance: random.Random) -> bytes:
    """A cell at the far end."""
    at = chance.choice(("XFD1048576", "A1048576", "XFD1", "ZZZ99999999"))
    row = f'<row r="1048576"><c r="{at}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'.encode()
    return _repacked(content, lambda parts: parts.update({DATA: parts[DATA].replace(b"</sheetData>", row)}))


def schema(content: bytes, chance: random.Random) -> bytes:
    """Another version."""
    old = b"schema_version"
    return _repacked(content, lambda parts: parts.update({DATA: parts[DATA].replace(old, b"schema_versiom")}))


def small(content: bytes, chance: random.Random) -> bytes:
    """A count of 3 people."""
    row = (
        '<row r="9999">'
        + "".join(
            f'<c r="{letter}9999" t="inlineStr"><is><t>{value}</t></is></c>'
            for letter, value in zip("ABCDEF", ("ID", "reported_count", "x", "people", "", "3"), strict=True)
        )
        + "</row></sheetData>"
    )

    def change(parts: dict[str, bytes]) -> None:
        start = parts[DATA].index(b'r="A9"')
        owner = parts[DATA][start:].split(b"<t", 1)[1].split(b">", 1)[1].split(b"<", 1)[0]
        parts[DATA] = parts[DATA].replace(b"</sheetData>", row.encode().replace(b"ID", owner))

    return _repacked(content, change)


def formula(content: bytes, chance: random.Random) -> bytes:
    """Values that are formulas."""
    cell = b't="inlineStr"><is><t>organisation</t></is></c>'
    other = b't="str"><f>HYPERLINK("http://x","y")</f><v>organisation</v></c>'
    return _repacked(content, lambda parts: parts.update({DATA: parts[DATA].replace(cell, other)}))


PLAIN: tuple[Mutation, ...] = (flipped, cut, doubled, bomb, entities, outside, huge, schema, small, formula)
SIGNED: tuple[Mutation, ...] = (flipped, cut, doubled)


def mutated(folder: Path, count: int) -> dict[str, object]:
    """Throw ``count`` of them, a thousand at a time."""
    from diagnostic.region.compiling import take_in
    from diagnostic.region.database import opened
    from diagnostic.region.workers import checking

    chance = random.Random(7)
    keys, known = regions(folder)
    signed = [each.read_bytes() for each in files_of(folder, 20) if each.suffix != ".xlsx"]
    books = workbooks(folder, 20)
    honest = set()
    with opened(None) as keeping:
        take_in(keeping, files_of(folder, 20), checking(keys, known, 2))  # type: ignore[arg-type]
        honest = {each.facts for each in keeping.contributions}
    outcomes: Counter[str] = Counter()
    wrongly: list[str] = []
    by_kind: Counter[str] = Counter()
    start = time.perf_counter()
    for at in range(0, count, 1000):
        with tempfile.TemporaryDirectory() as made:
            names = {}
            for number in range(at, min(at + 1000, count)):
                signs = number % 2 == 0
                kinds, sources, suffix = (SIGNED, signed, SUFFIX) if signs else (PLAIN, books, ".xlsx")
                kind = kinds[number // 2 % len(kinds)]
                path = Path(made) / f"{number}{suffix}"
                path.write_bytes(kind(chance.choice(sources), chance))
                names[path] = kind.__name__
                by_kind[f"{kind.__name__} {suffix}"] += 1
            with opened(None) as keeping:
                arrived = take_in(keeping, list(names), checking(keys, known, 2))  # type: ignore[arg-type]
                told = {each.diagnostic_id: each for each in keeping.contributions}
            assert len(arrived) == len(names)
            for one in arrived:
                outcomes[one.reason.key if one.reason else str(one.what)] += 1
                if one.received is not None and one.what in {"taken", "newer"}:
                    facts = told[one.received.diagnostic].facts
                    forbidden = one.path.suffix != ".xlsx" or names[one.path] in {"small", "schema", "formula"}
                    if facts not in honest and forbidden:
                        wrongly.append(f"{one.path.name} {names[one.path]}")
    peak = max(resource.getrusage(each).ru_maxrss for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    return {
        "files": count, "seconds": round(time.perf_counter() - start, 1), "peak_megabytes": round(peak), "crashes": 0,
        "wrongly_taken": wrongly, "kinds": dict(by_kind), "outcomes": dict(outcomes.most_common()),
    }  # fmt: skip


def killed(folder: Path, rounds: int) -> dict[str, object]:
    """Kill a run on 100 files at a random moment, take it up again, and compare with one that nobody stopped."""
    chance = random.Random(3)
    paths = sorted((folder / "submissions").iterdir())[:100]
    command = [sys.executable, "-m", "tests.benchmarks.attacks", str(folder), "take", "--where"]
    with tempfile.TemporaryDirectory() as made:
        whole = Path(made) / "whole.repere-region"
        start = time.perf_counter()
        subprocess.run([*command, str(whole)], check=True)
        lasts = time.perf_counter() - start
        wanted, stopped, differs = _contents(whole), 0, 0
        where = Path(made) / "killed.repere-region"
        for _ in range(rounds):
            with subprocess.Popen([*command, str(where)], start_new_session=True) as run:
                try:
                    run.wait(chance.uniform(0.2, lasts))
                except subprocess.TimeoutExpired:
                    os.killpg(run.pid, signal.SIGKILL)
                    stopped += 1
                    continue
            differs += _contents(where) != wanted
            for each in Path(made).glob("killed*"):
                each.unlink()
        subprocess.run([*command, str(where)], check=True)
        differs += _contents(where) != wanted
    return {"files": len(paths), "rounds": rounds, "killed": stopped, "lost_or_doubled": differs}


def _contents(where: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(where)
    found = [*connection.execute("SELECT diagnostic, newest, contributing FROM kept ORDER BY 1")]
    found += connection.execute("SELECT file, diagnostic, sequence, facts FROM arrival ORDER BY 1")
    connection.close()
    return found


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("what", choices=("mutated", "killed", "take"))
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=100)
    options.add_argument("--where", type=Path)
    asked = options.parse_args()
    if asked.what == "take":
        from diagnostic.region import compiling
        from diagnostic.region.database import opened
        from diagnostic.region.workers import checking

        compiling.STAGED_AT_ONCE = 5
        with opened(asked.where) as kept:
            files = sorted((asked.folder / "submissions").iterdir())[:100]
            compiling.take_in(kept, files, checking(*regions(asked.folder), 2))  # type: ignore[arg-type]
    else:
        done = mutated(asked.folder, asked.count) if asked.what == "mutated" else killed(asked.folder, asked.rounds)
        print(json.dumps(done, indent=1))
