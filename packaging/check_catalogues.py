"""Check resources/catalogues: every entry whole, in both languages, with its source and with columns that rules know.

Needs nothing but Python, so that the build hook runs it before a wheel is made (METHOD 2.1). Every fault is told with
its file, line and column.
"""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "catalogues"
COMMON = ("id", "group", "label_en", "label_fr", "definition_en", "definition_fr", "source")
ID = re.compile(r"(?!x_)[a-z0-9][a-z0-9_]*")
SOURCE = re.compile(r"(plan|other):\S.*")
WORDS = ("label_en", "label_fr", "definition_en", "definition_fr", "source")
STRAIGHT = re.compile(r"['\"]|\w;|[ \w][;?!](?:\s|$)|(?<!\u00a0):(?:\s|$)|«(?!\u00a0)|(?<!\u00a0)»")
"""What French never has: straight quotes, or a high mark without its no-break space."""


class Codes:
    """Values a column may hold; ``several``: any number of them, separated by ``;``."""

    def __init__(self, values: str, several: bool = False) -> None:
        self.values, self.several = set(values.split()), several

    def wrong(self, cell: str) -> list[str]:
        parts = [each.strip() for each in cell.split(";")] if self.several else [cell]
        return [each for each in parts if each not in self.values]


YES = Codes("yes")
YES.values.add("")
SCALE = Codes("0 1 2 3 4 5")
SCALE.values.add("")
FREE = None
EXTRA: dict[str, dict[str, Codes | None]] = {
    "forms_of_exploitation": {"under_18": YES},
    "populations": {"under_18": YES},
    "risk_factors": {"mechanism": Codes("push pull control enabler"), "applies_to": Codes("sexual labour both")},
    "protective_factors": {},
    "place_kinds": {
        "roles": Codes("recruitment transit exploitation identification", several=True),
        "default_precision": Codes("public_point grid_1km grid_5km community not_mapped"),
        "name_rule": Codes("public_name_ok kind_only never"),
    },
    "resource_kinds": {
        "default_location_policy": Codes("public community national confidential"),
        "need": FREE,
    },
    "information_source_kinds": {
        "typical_reliability": Codes("A B C D E F protocol"),
        "sensitivity": Codes("low medium high"),
    },
    "prevention_practices": {
        "pillar": Codes("prevention protection prosecution partnerships"),
        "target_populations": FREE,
        "level": Codes("universal selective indicated"),
        "scope": Codes("people system"),
        "evidence_level": FREE,
        "evidence_note": FREE,
        "evidence_note_fr": FREE,
        "harm_en": FREE,
        "harm_fr": FREE,
        "enforcement": YES,
    },
    "access_barriers": {},
    "evidence_levels": {"sort_order": Codes("0 1 2 3 4 5 6")},
    "rating_scales": {"value": SCALE},
}
"""Every catalogue and its own columns (METHOD 2.1)."""
LISTS = {
    "choices": ("list", "id", "label_en", "label_fr", "hidden"),
    "glossary_en_fr": ("term_en", "term_fr", "note", "source", "note_fr"),
    "sources_register": ("key", "title", "what_was_read", "basis"),
}
"""Files that are no catalogue, and their columns."""
UNGROUPED = {"rating_scales", "evidence_levels"}
"""Their groups are scales, which nobody reads as headings."""

Rows = list[dict[str, str]]


def faults(folder: Path = FOLDER) -> list[str]:
    """What is wrong, one line a fault; empty when all is well."""
    tables: dict[str, Rows] = {}
    found: list[str] = []
    for name, columns in {**{name: (*COMMON, *extra) for name, extra in EXTRA.items()}, **LISTS}.items():
        path = folder / f"{name}.csv"
        if not path.exists():
            found.append(f"{path.name}: is missing")
            continue
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, restkey="more", restval=None)
            if tuple(reader.fieldnames or ()) != columns:
                found.append(f"{path.name}, line 1: columns are {reader.fieldnames}, expected {list(columns)}")
                continue
            tables[name] = list(reader)
    known = {*EXTRA, *LISTS}
    found += [f"{each.name}: is not a known catalogue" for each in folder.glob("*.csv") if each.stem not in known]
    for name, rows in tables.items():
        for line, row in enumerate(rows, 2):
            found += [f"{name}.csv, line {line}, {fault}" for fault in _row(name, row, tables)]
        keys = [(row.get("list"), row.get("id") or row.get("key") or row.get("term_en")) for row in rows]
        found += [f"{name}.csv: {each[1]} is there twice" for each in dict.fromkeys(keys) if keys.count(each) > 1]
    return found


def _row(name: str, row: dict[str, str], tables: dict[str, Rows]) -> Iterator[str]:
    if "more" in row or None in row.values():
        yield "has more or fewer cells than columns"
        return
    for column in row:
        if column.endswith("_fr") and (wrong := STRAIGHT.search(row[column])):
            yield f"column {column}: French typography at {wrong.group()!r}"
    if name == "choices":
        if not all(row[each].strip() for each in ("list", "id", "label_en", "label_fr")):
            yield "a list, id or label is empty"
        return
    if name == "glossary_en_fr":
        if not row["term_en"] or not row["term_fr"] or bool(row["note"]) != bool(row["note_fr"]):
            yield "a term, or the note in one language, is empty"
        return
    if name == "sources_register":
        if not all(cell.strip() for cell in row.values()):
            yield "a cell is empty"
        return
    if not ID.fullmatch(row["id"]):
        yield f"column id: {row['id']!r} is not lower case, or begins with x_, which communities use"
    for column in WORDS:
        if not row[column].strip():
            yield f"column {column}: is empty"
    for part in re.split(r"; (?=plan:|other:)", row["source"]):
        if not SOURCE.fullmatch(part):
            yield f"column source: {part!r} begins with neither plan: nor other:"
    if name not in UNGROUPED and row["group"] not in _ids(tables, "choices", "catalogue_group"):
        yield f"column group: {row['group']!r} has no name in choices.csv (catalogue_group)"
    for column, codes in EXTRA[name].items():
        if codes is not None and (wrong := codes.wrong(row[column])):
            yield f"column {column}: does not know {', '.join(map(repr, wrong))}"
    if name == "prevention_practices":
        targets = {each.strip() for each in row["target_populations"].split(";")}
        for each in sorted(targets - _ids(tables, "populations") - {"all"}):
            yield f"column target_populations: there is no population {each!r}"
        if row["evidence_level"] not in _ids(tables, "evidence_levels"):
            yield f"column evidence_level: there is no level {row['evidence_level']!r}"
        if bool(row["evidence_note"]) != bool(row["evidence_note_fr"]):
            yield "column evidence_note: is said in one language only"
        if bool(row["harm_en"]) != bool(row["harm_fr"]):
            yield "column harm_en: is said in one language only"


def _ids(tables: dict[str, Rows], name: str, list_name: str | None = None) -> set[str]:
    return {row["id"] for row in tables.get(name, ()) if row.get("list") == list_name}


def check(folder: Path = FOLDER) -> None:
    """End the build with every fault, when there is one."""
    if found := faults(folder):
        sys.exit("The catalogues cannot be shipped:\n" + "\n".join(found))


if __name__ == "__main__":
    check()
