"""One answer in a form of 500 questions with 200 conditions, 150 calculations and 5 repeats of 20 instances (DESIGN 8:
p99 8 ms), reading that form, and ten times the form. Run: ``python -m tests.benchmarks.questionnaire``.

An answer is counted with everything that follows from it (relevance, calculations, constraints, choices, counts), and,
in a second figure, with the state of all that changed, as a window needs it.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from diagnostic.questionnaire.answering import Answering, Node
from diagnostic.questionnaire.form import Question, Questionnaire, Repeat
from diagnostic.questionnaire.reading import read
from tests.benchmarks.figures import GROWTH, Figure, progress, seconds, tell

QUESTIONS, RELEVANTS, CALCULATIONS, REPEATS, INSTANCES = 500, 200, 150, 5, 20
ANSWERS = 2_000
COLUMNS = (
    "type",
    "name",
    "label::English (en)",
    "label::Français (fr)",
    "relevant",
    "calculation",
    "constraint",
    "choice_filter",
)
KINDS = (
    "integer",
    "select_one yes_no",
    "select_one region",
    "select_one town",
    "select_multiple yes_no",
    "text",
    "date",
)
BUDGET = 8.0
"""Milliseconds (DESIGN 8)."""


def form(scale: int = 1) -> str:
    """The form as an XLSForm; the same in every run."""
    chance = Random(4)
    rows = ["| survey |", "| | " + " | ".join(COLUMNS) + " |"]
    inside = 10
    loose = QUESTIONS * scale - CALCULATIONS * scale - REPEATS * scale * inside
    integers: list[str] = []
    relevants = RELEVANTS * scale
    calculations = CALCULATIONS * scale - REPEATS * scale * 2
    for number in range(loose):
        if number % 30 == 0:
            rows += [
                *(["| | end_group | |"] if number else []),
                f"| | begin_group | g{number} | Part {number} | Partie |",
            ]
        kind = KINDS[number % len(KINDS)]
        relevant = f"${{{chance.choice(integers)}}} > 3" if integers and relevants and number % 2 else ""
        relevants -= bool(relevant)
        constraint = ". >= 0 and . < 1000" if kind == "integer" else ""
        picked = f"in = ${{q{number - 1}}}" if kind == "select_one town" else ""
        label = f"Question {number} of ${{{integers[-1]}}}" if integers and number % 10 == 0 else f"Question {number}"
        rows.append(f"| | {kind} | q{number} | {label} | {label} | {relevant} | | {constraint} | {picked} |")
        if kind == "integer":
            integers.append(f"q{number}")
    rows.append("| | end_group | |")
    for number in range(REPEATS * scale):
        rows.append(f"| | begin_repeat | r{number} | Boat | Bateau |")
        for part in range(inside):
            relevant = f"${{r{number}_{part - 1}}} > 1" if part and relevants > 0 else ""
            relevants -= bool(relevant)
            rows.append(f"| | integer | r{number}_{part} | Places | Places | {relevant} | | . >= 0 |")
        parts = " + ".join(f"coalesce(${{r{number}_{part}}}, 0)" for part in range(inside))
        rows.append(f"| | calculate | r{number}_sum | | | | {parts} |")
        rows.append(f"| | calculate | r{number}_place | | | | position(..) * ${{{integers[number]}}} |")
        rows.append("| | end_repeat | |")
    for number in range(calculations):
        one, other = integers[number % len(integers)], integers[(number * 7) % len(integers)]
        rule = (
            f"sum(${{r{number % (REPEATS * scale)}_sum}})"
            if number % 10 == 0
            else f"if(${{{one}}} > ${{{other}}}, ${{c{number - 1}}} + 1, count-selected(${{q4}}))"
        )
        relevant = f"${{{one}}} != ''" if relevants > 0 else ""
        relevants -= bool(relevant)
        rows.append(f"| | calculate | c{number} | | | {relevant} | {rule} |")
    towns = [f"| | town | t{each} | Town {each} | Ville {each} | r{each % 20} |" for each in range(1_000)]
    regions = [f"| | region | r{each} | Region {each} | Région {each} | |" for each in range(20)]
    choices = ["| choices |", "| | list_name | name | label::English (en) | label::Français (fr) | in |"]
    yes_no = ["| | yes_no | yes | Yes | Oui | |", "| | yes_no | no | No | Non | |"]
    return "\n".join([*rows, *choices, *yes_no, *regions, *towns]) + "\n"


def filled(questionnaire: Questionnaire) -> Answering:
    """A filling-in with all its instances."""
    answering = Answering(questionnaire, chance=Random(1))
    for item in questionnaire.items:
        if isinstance(item, Repeat):
            for _ in range(INSTANCES - 1):
                answering.add(item.ref)
    return answering


def _questions(nodes: tuple[Node, ...] | list[Node]) -> Iterator[tuple[str, Question]]:
    for node in nodes:
        if isinstance(node.item, Question) and node.item.kind != "calculate":
            yield node.position, node.item
        yield from _questions(node.children)


def answers(answering: Answering, seen: bool, count: int = ANSWERS) -> list[float]:
    """Milliseconds of each of many answers; with the state of what changed when ``seen``."""
    chance, found = Random(9), []
    asked = list(_questions(answering.tree()))
    for _ in range(count):
        position, item = chance.choice(asked)
        names = [each.id for each in answering.state(position).choices]
        value: object = {"integer": chance.randint(0, 9), "text": "boat"}.get(item.kind)
        if item.kind == "select_one" and names:
            value = chance.choice(names)
        elif item.kind == "select_multiple" and names:
            value = tuple(chance.sample(names, chance.randint(1, len(names))))

        def work(position: str = position, value: object = value) -> None:
            changed = answering.answer(position, value)
            if seen:
                for each in changed.positions:
                    answering.state(each)

        found.append(seconds(work) * 1_000)
    return found


def figures() -> Iterator[Figure]:
    """Answers, reading, growth."""
    with tempfile.TemporaryDirectory() as folder:
        path, large = Path(folder, "form.md"), Path(folder, "large.md")
        path.write_text(form(), encoding="utf-8")
        large.write_text(form(10), encoding="utf-8")
        progress("a form of 500 questions")
        read(path)
        reading = seconds(lambda: read(path))
        questionnaire = read(path)
        opening = seconds(lambda: Answering(questionnaire)) * 1_000
        plain = answers(filled(questionnaire), seen=False)
        seen = answers(filled(questionnaire), seen=True)
        progress("a form of 5,000 questions")
        greater = read(large)
        reading_large = seconds(lambda: read(large))
        plain_large = answers(filled(greater), seen=False, count=ANSWERS // 4)
    yield Figure("reading a form of 500 questions", reading, "s")
    yield Figure("reading a form of 5,000 questions", reading_large, "s", reading, "a tenth of it", GROWTH)
    yield Figure("opening a filling-in of it", opening, "ms")
    for what, found in (("one answer", plain), ("one answer and all that it changes, shown", seen)):
        ranked = statistics.quantiles(found, n=100)
        yield Figure(f"{what}, p50", ranked[49], "ms")
        yield Figure(f"{what}, p99", ranked[98], "ms", most=BUDGET)
        yield Figure(f"{what}, slowest", max(found), "ms")
    ranked_large = statistics.quantiles(plain_large, n=100)
    yield Figure("one answer in 5,000 questions, p99", ranked_large[98], "ms")


if __name__ == "__main__":
    sys.exit(tell("Questionnaire", figures))
