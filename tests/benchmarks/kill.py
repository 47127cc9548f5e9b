"""Kill the app while it writes, again and again: is an edit lost that it said was saved, is a file broken?

    python tests/benchmarks/kill.py edits --rounds 200
    python tests/benchmarks/kill.py passphrase --rounds 200

Each round is a process of its own that writes for a random while and is then killed with SIGKILL (kill -9). It tells
every edit only after ``apply`` returned. ``edits`` also takes back, does again, deletes and writes long texts;
``passphrase`` changes, adds or removes the passphrase of a file. Prints what was found as JSON. Linux and macOS.
"""

import argparse
import json
import os
import random
import signal
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from diagnostic import store
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.records import Community, Strength


@dataclass
class Found:
    """What came of it."""

    rounds: int = 0
    said: int = 0
    lost: int = 0
    half: int = 0
    """Edits of two records of which only one is there."""
    broken: int = 0
    """Files that could not be opened, or in which ``check`` found something."""


def killed(work, seconds: float) -> list[str]:
    """Run ``work(say)`` in a process that is killed after a while; the lines that it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(lambda words: os.write(writing, words.encode() + b"\n"))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        first = said.readline()  # it is at work
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        lines = [first, *said]
    os.waitpid(child, 0)
    return [line.strip() for line in lines if line.endswith("\n")]


def edits(folder: Path, rounds: int, passphrase: str | None, chance: random.Random) -> Found:
    """Edits of two records each, undone and done again now and then."""
    path, found = folder / "edits.repere", Found()
    store.create(path, Community(name="X"), passphrase=passphrase).close()
    expected: dict[str, bool] = {}

    def work(say):
        pick = random.Random(os.getpid())
        with store.open_file(path, passphrase=passphrase) as file:
            say("ready")
            while True:
                pair = [Strength(title="first"), Strength(title="x" * pick.choice((1, 100, 20_000)))]
                file.apply(Edit(puts=tuple(pair)), "add")
                say("+" + " ".join(each.id for each in pair))
                if pick.random() < 0.3:
                    say("?" + " ".join(each.id for each in pair))
                    file.undo()
                    say("-" + " ".join(each.id for each in pair))

    for _ in range(rounds):
        found.rounds += 1
        for line in killed(work, chance.uniform(0.0, 0.25)):
            if line[0] in "+-?":
                found.said += line[0] != "?"
                for each in line[1:].split():
                    if line[0] == "?":
                        expected.pop(each, None)  # until it says so, either is right
                    else:
                        expected[each] = line[0] == "+"
        try:
            with store.open_file(path, passphrase=passphrase) as file:
                there = {each.id: each.title for each in file.diagnostic.all(Strength)}
        except store.StoreError:
            found.broken += 1
            break
        found.lost += sum((each in there) != wanted for each, wanted in expected.items())
        found.half += list(there.values()).count("first") * 2 != len(there)
    found.broken += not store.check(path, passphrase=passphrase).ok
    return found


def passphrases(folder: Path, rounds: int, chance: random.Random) -> Found:
    """Changes of the passphrase: the file opens whole with the old one or the new one."""
    path, found = folder / "passphrase.repere", Found()
    with store.create(path, Community(name="X")) as file:
        file.apply(Edit(puts=tuple(Strength(title=f"{index}" * 300) for index in range(3000))), "add")
        started = time.monotonic()
        file.change_passphrase("words")
        now, slowest = "words", (time.monotonic() - started) * 1.5
    for index in range(rounds):
        found.rounds += 1
        to = chance.choice([None, f"words {index}"])

        def work(say, to=to, now=now):
            with store.open_file(path, passphrase=now) as file:
                say("ready")
                file.change_passphrase(to)
                say("changed")
                signal.pause()

        changed = "changed" in killed(work, chance.uniform(0.0, slowest))
        found.said += changed
        opened = None
        for each in [to] if changed else [now, to]:
            try:
                with store.open_file(path, passphrase=each) as file:
                    opened, whole = file.encrypted, len(file.diagnostic.all(Strength)) == 3000
            except store.StoreError:
                continue
            now = each if opened else None
            found.lost += not whole
            break
        if opened is None:
            found.broken += 1
            break
    found.broken += not store.check(path, passphrase=now).ok
    found.half = len(list(folder.glob("*.part*")))
    return found


def main() -> None:
    """Do it in a folder of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["edits", "passphrase"])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chance = random.Random(asked.seed)
        if asked.what == "passphrase":
            answer = {"passphrase": asdict(passphrases(Path(folder), asked.rounds, chance))}
        else:
            answer = {}
            for name, passphrase in (("plain", None), ("encrypted", "green door")):
                (Path(folder) / name).mkdir()
                answer[name] = asdict(edits(Path(folder) / name, asked.rounds, passphrase, chance))
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
