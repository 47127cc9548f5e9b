"""A form as the blocks that a page is made of: what the template sets, as plain data.

Blocks: ``heading``, ``note``, ``question``, ``matrix`` (questions with the same few choices as rows), ``table``
(things asked again, one a row) and ``repeat`` (things asked again, one block each). Long lists of choices that come
again and again are printed once, at the end, and questions ask for the number in that list.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.exchange.intake.mapping import fold
from diagnostic.exchange.paper.skips import Asked, is_asked, only_if
from diagnostic.language import text
from diagnostic.questionnaire.form import Group, Item, Question, Questionnaire, Repeat, Text
from diagnostic.questionnaire.listed import SCALES, Listed, catalogue, is_records, list_of, listed

Block = dict[str, Any]
LONG = 15
"""Choices of a list from which it is printed once at the end when it is asked about more than once."""
MOST = 400
"""Choices that are printed; a longer list is asked for in words."""
ROWS = {False: 8, True: 5}
"""Rows of a table, in normal and in large print."""
WIDEST = {False: 6, True: 4}
"""Columns of a table, in normal and in large print."""
LETTERS = {False: 84, True: 44}
"""Letters of a line across the page, in normal and in large print."""
ELSEWHERE = {"image", "audio", "video", "file", "barcode"}
PLACES = {"geopoint", "geotrace", "geoshape"}


@dataclass
class Paper:
    """One form being laid out in one language."""

    questionnaire: Questionnaire
    catalogues: Catalogues
    lang: Lang
    large: bool = False
    lists: dict[str, Block] = field(default_factory=dict)
    """The lists that are printed at the end, by their name."""

    def __post_init__(self) -> None:
        self.language = self.questionnaire.language_for(self.lang)
        asked = [each for each in self.questionnaire.walk() if isinstance(each, Question) and is_asked(each)]
        self._choices = {
            each.ref: listed(each, self.questionnaire, self.catalogues, self.lang) for each in asked if each.choices
        }
        self._numbers = {each.ref: number for number, each in enumerate(asked, 1)}
        self._asked = {each.ref: each for each in asked}
        self._used = Counter(list_of(each) for each in asked)
        self._inside = {
            each.ref
            for around in self.questionnaire.walk()
            if isinstance(around, Repeat)
            for each in asked
            if each.ref.startswith(f"{around.ref}/")
        }

    def say(self, key: str, **arguments: Any) -> str:
        """A message of paper forms."""
        return text(f"paper-{key}", self.lang, **arguments)

    def blocks(self) -> list[Block]:
        """The whole form."""
        return list(self._blocks(self.questionnaire.items, 1))

    # items

    def _blocks(self, items: Sequence[Item], level: int) -> Iterator[Block]:
        at = 0
        while at < len(items):
            run = self._run(items, at)
            if run:
                yield self._matrix(run)
                at += len(run)
                continue
            yield from self._one(items[at], level)
            at += 1

    def _one(self, item: Item, level: int) -> Iterator[Block]:
        if isinstance(item, Question):
            yield from self._question(item)
        elif isinstance(item, Repeat):
            yield self._repeat(item, level)
        else:
            inside = list(self._blocks(item.items, level + 1))
            if inside and item.label:
                yield {"is": "heading", "level": level, "label": self._said(item.label), "skip": self._skip(item)}
            elif inside and self._skip(item):
                yield {"is": "note", "label": self._skip(item)}
            yield from inside

    def _question(self, item: Question) -> Iterator[Block]:
        if item.kind == "note" or (item.label and item.read_only.strip() == "true()" and item.kind != "calculate"):
            if item.label:
                yield {"is": "note", "label": self._said(item.label), "hint": self._said(item.hint)}
        elif item.ref in self._numbers:
            yield {
                "is": "question",
                "number": str(self._numbers[item.ref]),
                "label": self._said(item.label) or item.name,
                "needed": item.required.strip() == "true()",
                "hint": " ".join(filter(None, (self._said(item.hint), self._said(item.guidance)))),
                "skip": self._skip(item),
                "answer": self._answer(item),
            }

    def _repeat(self, item: Repeat, level: int) -> Block:
        asked = [each for each in self._flat(item.items) if isinstance(each, Question) and is_asked(each)]
        notes = [
            block
            for each in item.items
            if isinstance(each, Question) and each.kind == "note"
            for block in self._question(each)
        ]
        head = {"label": self._said(item.label) or item.name, "skip": self._skip(item), "level": level}
        nested = any(isinstance(each, Repeat) for each in item.items)
        if not nested and 0 < len(asked) <= WIDEST[self.large] and all(self._fits_a_cell(each) for each in asked):
            return head | {
                "is": "table",
                "notes": notes,
                "columns": [self._column(each) for each in asked],
                "rows": self._count(item) or ROWS[self.large],
            }
        copies = self._count(item) or (3 if len(asked) <= 5 and not nested else 2)
        return head | {"is": "repeat", "copies": copies, "blocks": list(self._blocks(item.items, level + 1))}

    @staticmethod
    def _count(item: Repeat) -> int:
        """How many there are when the form says so outright."""
        count = item.count.strip()
        return min(int(count), 20) if count.isdigit() else 0

    def _flat(self, items: Sequence[Item]) -> Iterator[Item]:
        for each in items:
            yield each
            if isinstance(each, Group):
                yield from self._flat(each.items)

    # tables

    def _fits_a_cell(self, item: Question) -> bool:
        if "multiline" in item.appearance or item.kind in ELSEWHERE | PLACES | {"rank", "range"}:
            return False
        if item.choices is None or is_records(item):
            return True
        return self._is_at_end(item) or len(self._choices[item.ref]) <= 3

    def _column(self, item: Question) -> Block:
        choices: list[str] = []
        say = ""
        if item.choices is not None and not is_records(item):
            if self._is_at_end(item):
                say = self.say("from-list", letter=self._at_end(item)["letter"])
            else:
                choices = [each.label for each in self._choices[item.ref]]
        elif item.kind == "date":
            say = self.say("date")
        return {
            "number": str(self._numbers[item.ref]),
            "label": self._said(item.label) or item.name,
            "hint": self._said(item.hint),
            "needed": item.required.strip() == "true()",
            "skip": self._skip(item),
            "say": say,
            "choices": choices,
            "wide": item.kind == "text" or is_records(item),
        }

    def _run(self, items: Sequence[Item], at: int) -> list[Question]:
        """Questions in a row with the same few choices, two of them at least when the form wants a table."""
        run: list[Question] = []
        for each in items[at:]:
            if (
                not isinstance(each, Question)
                or not each.kind.startswith("select")
                or each.ref not in self._numbers
                or each.relevant
                or is_records(each)
            ):
                break
            if run and (each.kind != run[0].kind or self._choices[each.ref] != self._choices[run[0].ref]):
                break
            run.append(each)
        if not run or not self._choices[run[0].ref]:
            return []
        labels = [each.label for each in self._choices[run[0].ref]]
        wanted = any("list-nolabel" in each.appearance for each in run)
        room = sum(max(9, min(len(each), 14)) for each in labels) <= LETTERS[self.large] * 0.62
        fits = room and max(map(len, labels)) <= 24 and catalogue(run[0], self.catalogues) != SCALES
        return run if fits and len(run) >= (2 if wanted else 3) else []

    def _matrix(self, run: list[Question]) -> Block:
        offered = self._choices[run[0].ref]
        return {
            "is": "matrix",
            "heads": [each.label for each in offered] + self._unknown(offered),
            "several": run[0].kind == "select_multiple",
            "rows": [
                {
                    "number": str(self._numbers[each.ref]),
                    "label": self._said(each.label) or each.name,
                    "hint": self._said(each.hint),
                    "needed": each.required.strip() == "true()",
                }
                for each in run
            ],
        }

    # answers

    def _answer(self, item: Question) -> Block:
        kind = item.kind
        if is_records(item):
            return {"is": "lines", "count": 1, "say": self.say("which-record")}
        if kind in {"select_one", "select_multiple", "rank"} and item.choices is not None:
            return self._chosen(item)
        if kind in ELSEWHERE:
            return {"is": "says", "say": self.say("elsewhere")}
        if kind in PLACES:
            return {"is": "lines", "count": 2, "say": self.say("place")}
        if kind == "range":
            return self._range(item)
        if kind == "acknowledge":
            return {"is": "tick", "say": self.say("yes")}
        if kind in {"date", "time", "dateTime"}:
            return {"is": "date", "say": self.say("date" if kind == "date" else "time"), "unknown": self.say("unknown")}
        if kind in {"integer", "decimal"}:
            return {"is": "short", "unknown": self.say("unknown")}
        return {"is": "lines", "count": 4 if "multiline" in item.appearance else 1, "say": ""}

    def _chosen(self, item: Question) -> Block:
        offered = self._choices[item.ref]
        if not offered or len(offered) > MOST:
            return {"is": "lines", "count": 1, "say": self.say("in-words") if offered else ""}
        several = item.kind != "select_one"
        if self._is_at_end(item):
            found = self._at_end(item)
            say = self.say("numbers-from" if several else "number-from", letter=found["letter"], title=found["title"])
            return {"is": "codes", "count": 5 if several else 1, "say": say, "unknown": self.say("unknown")}
        if catalogue(item, self.catalogues) == SCALES:
            rated = [each for each in offered if each.value]
            return {
                "is": "scale",
                "items": [{"value": each.value, "label": each.label, "about": each.about} for each in rated],
                "unknown": [self.say("unknown")],
            }
        unknown = [] if item.kind == "rank" else self._unknown(offered)
        return {
            "is": "rank" if item.kind == "rank" else "choices",
            "say": self.say("rank" if item.kind == "rank" else "several" if several else "one"),
            "columns": self._columns([*(each.label for each in offered), *unknown]),
            "items": [each.label for each in offered],
            "unknown": unknown,
        }

    def _unknown(self, offered: Sequence[Listed]) -> list[str]:
        """Unknown, as a choice of its own when the list has none."""
        word = self.say("unknown")
        return [] if any(fold(each.label) == fold(word) for each in offered) else [word]

    def _columns(self, labels: list[str]) -> int:
        widest = max(map(len, labels), default=1) + 5
        return max(1, min(5, LETTERS[self.large] // widest, len(labels)))

    def _range(self, item: Question) -> Block:
        attributes = item.attributes
        try:
            start, end, step = (float(attributes.get(each) or 1) for each in ("start", "end", "step"))
            count = int((end - start) / step) + 1
        except (ValueError, ZeroDivisionError):
            start, end, step, count = 0.0, 0.0, 1.0, 0
        if not 2 <= count <= 11:
            say = self.say("between", low=f"{start:g}", high=f"{end:g}") if count > 1 else ""
            return {"is": "short", "unknown": self.say("unknown"), "say": say}
        values = [f"{start + step * each:g}" for each in range(count)]
        return {"is": "range", "items": values, "unknown": self.say("unknown")}

    # lists at the end

    def _is_at_end(self, item: Question) -> bool:
        count = len(self._choices[item.ref])
        often = item.ref in self._inside or self._used[list_of(item)] > 1
        return LONG < count <= MOST and often and bool(list_of(item)) and item.kind != "rank"

    def _at_end(self, item: Question) -> Block:
        name = list_of(item)
        if name not in self.lists:
            known = self.catalogues.find("choices:catalogue", catalogue(item, self.catalogues))
            offered = self._choices[item.ref]
            groups: dict[str, list[dict[str, str]]] = {}
            for number, each in enumerate(offered, 1):
                groups.setdefault(each.group, []).append({"number": str(number), "label": each.label})
            columns = _halves([{"title": title, "items": items} for title, items in groups.items()])
            self.lists[name] = {
                "letter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(self.lists) % 26],
                "title": known.label(self.lang) if known else self._said(item.label),
                "columns": [[group for each in columns for group in each]] if self.large else columns,
            }
        return self.lists[name]

    # words

    def _said(self, words: Text) -> str:
        return " ".join(words.plain(self.language).split())

    def _skip(self, item: Item) -> str:
        return only_if(item, self._known, self.lang)

    def _known(self, ref: str) -> Asked | None:
        item = self._asked.get(ref)
        if item is None:
            return None
        choices = {each.id: each.label for each in self._choices.get(ref, ())}
        return Asked(self._numbers[ref], choices, item.kind)


def _halves(groups: list[Block]) -> list[list[Block]]:
    """The groups of a list in two columns of about the same length; one group alone is cut in two."""
    if len(groups) == 1:
        items, middle = groups[0]["items"], (len(groups[0]["items"]) + 1) // 2
        return [[groups[0] | {"items": items[:middle]}], [{"title": "", "items": items[middle:]}]]
    sizes = [len(each["items"]) + 1.5 for each in groups]
    cut = min(range(1, len(groups)), key=lambda at: abs(sum(sizes[:at]) - sum(sizes[at:])))
    return [groups[:cut], groups[cut:]]
