"""How many forms that others made work whole: ``python -m tests.benchmarks.public_forms FOLDER`` tries every
XLSForm (.xlsx, .xls, .md, .csv) and XForm (.xml) below a folder.

A form works *whole* when it is read, when 120 answers at random (with repeats added and taken away) raise nothing, and
when what was answered, opened again, is the same to the last letter. The forms are not in this repository: bring a
folder of public ones. Those that are not taken are listed with the reason.
"""

import datetime as dt
import multiprocessing
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

MARKS = {".xlsx": b"xl/", ".xls": b"", ".md": b"| survey", ".csv": b"survey", ".xml": b"<model"}
"""How forms end, and what is in their bytes."""
ANSWERS, PATIENCE = 120, 60
WHOLE = "whole"
_HERE = (45.5, -73.6, 0.0, 0.0)
_PLAIN: dict[str, Callable[[random.Random], Any]] = {
    "integer": lambda chance: chance.choice([0, 1, 2, 5, 18, 40, 2020]),
    "decimal": lambda chance: chance.choice([0.5, 1.0, 36.6]),
    "date": lambda chance: dt.date(2026, 11, 25) - dt.timedelta(days=chance.randint(0, 20_000)),
    "time": lambda chance: dt.time(chance.randint(0, 23), chance.randint(0, 59)),
    "dateTime": lambda chance: dt.datetime(2026, 1, 1, 3, tzinfo=dt.UTC) + dt.timedelta(hours=chance.randint(0, 9000)),
    "geopoint": lambda _: _HERE,
    "geotrace": lambda _: (_HERE, (45.6, -73.6, 0.0, 0.0)),
    "geoshape": lambda _: (_HERE, (45.6, -73.6, 0.0, 0.0), (45.6, -73.7, 0.0, 0.0), _HERE),
    "acknowledge": lambda _: True,
    "barcode": lambda _: "123456",
    "text": lambda chance: chance.choice(["a", "yes", "5", "hello world", "2020-01-01", "é"]),
    **dict.fromkeys(("image", "audio", "video", "file"), lambda _: "file.bin"),
}


def answer(asked: Any, state: Any, chance: random.Random) -> Any:
    """A likely answer to a question; now and then none."""
    ids = [each.id for each in state.choices]
    if chance.random() < 0.08:
        return None
    if asked.kind == "select_one":
        return chance.choice(ids) if ids else None
    if asked.kind == "select_multiple":
        return tuple(chance.sample(ids, min(len(ids), chance.randint(1, 3)))) if ids else None
    if asked.kind == "rank":
        return tuple(chance.sample(ids, len(ids)))
    return _PLAIN[asked.kind](chance) if asked.kind in _PLAIN else None


def tried(path: Path) -> str:
    """``whole``, or in which way not."""
    from diagnostic.language import explain
    from diagnostic.questionnaire.answering import Answering
    from diagnostic.questionnaire.errors import BadForm
    from diagnostic.questionnaire.form import Question, Repeat
    from diagnostic.questionnaire.reading import read

    def clock() -> dt.datetime:
        return dt.datetime(2026, 11, 25, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))

    def flat(nodes: Any) -> Iterator[Any]:
        for node in nodes:
            yield node
            yield from flat(node.children)

    try:
        questionnaire = read(path)
    except BadForm as reason:
        return f"refused {reason.key}: {explain(reason, 'en')}"
    chance = random.Random(1)
    answering = Answering(questionnaire, clock=clock, chance=random.Random(4))
    nodes = list(flat(answering.tree()))
    for _ in range(ANSWERS if nodes else 0):
        node = chance.choice(nodes)
        changed = None
        if isinstance(node.item, Repeat) and node.index == 0:
            if answering.can_add(node.position) and chance.random() < 0.7 and len(node.children) < 4:
                changed = answering.add(node.position)
            elif node.children and answering.can_remove(node.children[0].position):
                changed = answering.remove(chance.choice(node.children).position)
        elif isinstance(node.item, Question) and node.item.kind not in {"calculate", "hidden", "note"}:
            state = answering.state(node.position)
            if state.relevant and not state.read_only and not node.item.calculate:
                changed = answering.answer(node.position, answer(node.item, state, chance))
        if changed is not None:
            for each in changed.positions:
                answering.state(each)
            if changed.structure:
                nodes = list(flat(answering.tree()))
    answering.problems()
    kept = answering.kept()
    again = Answering(questionnaire, kept, clock=clock, chance=random.Random(4), unknown=answering.unknown)
    if again.kept() != kept:
        return "opens again with other answers"
    Answering(questionnaire, answering.submission(), clock=clock, chance=random.Random(4)).submission()
    return WHOLE


def told(path: Path) -> str:
    """``tried``, and what went wrong when it ends otherwise or not at all."""
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(PATIENCE)
    try:
        return tried(path)
    except Exception as reason:
        return f"fails with {type(reason).__name__}: {reason}"
    finally:
        signal.alarm(0)


def _too_long(*_: object) -> None:
    raise TimeoutError(f"over {PATIENCE} s")


def forms(folder: Path) -> Iterator[Path]:
    """The files that are forms, each content once: lists of choices and data beside forms are none."""
    seen = set()
    for path in sorted(each for each in folder.rglob("*") if each.suffix.lower() in MARKS and each.is_file()):
        content = path.read_bytes()
        if MARKS[path.suffix.lower()] in content and content not in seen:
            seen.add(content)
            yield path


def main() -> int:
    """Try all of a folder, and say how many work and why the others do not."""
    folder = Path(sys.argv[1])
    counted: dict[str, Counter[str]] = {}
    paths = list(forms(folder))
    with multiprocessing.Pool(maxtasksperchild=50) as pool:
        for path, said in zip(paths, pool.imap(told, paths), strict=True):
            counted.setdefault(path.suffix.lower(), Counter())[said.partition(":")[0]] += 1
            if said != WHOLE:
                print(f"{path.relative_to(folder)}: {' '.join(said.split())[:300]}", flush=True)
    for suffix, found in counted.items():
        print(f"{suffix}: {sum(found.values())} tried, {found[WHOLE]} whole; {dict(found.most_common())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
