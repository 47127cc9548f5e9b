"""What ships with the app: where its data files are, and the catalogues read from them once."""

import csv
from functools import cache
from pathlib import Path

from diagnostic.domain.catalogue import Catalogues, Entry

_PACKAGE = Path(__file__).resolve().parent
_OTHER = {"glossary_en_fr", "sources_register"}
"""Lists to read, from which records choose nothing."""
_COLUMNS = ("id", "group", "label_en", "label_fr", "definition_en", "definition_fr", "source")


def _folder(name: str) -> Path:
    """A data folder: beside the package in a clone, inside it in an installed wheel."""
    beside = _PACKAGE.parent / name
    return beside if (beside / ".." / "pyproject.toml").exists() else _PACKAGE / f"_{name}"


RESOURCES = _folder("resources")
FORMS = _folder("forms")


@cache
def catalogues() -> Catalogues:
    """The shipped catalogues (METHOD 2.1) and the choice lists of ``choices.csv``, named ``choices:LIST``."""
    found: dict[str, list[Entry]] = {}
    for path in sorted((RESOURCES / "catalogues").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if path.stem == "choices":
                    entry = Entry(
                        row["id"], row["list"], row["label_en"], row["label_fr"], hidden=row["hidden"] == "yes"
                    )
                    found.setdefault(f"choices:{row['list']}", []).append(entry)
                elif path.stem not in _OTHER:
                    more = {name: value for name, value in row.items() if name not in _COLUMNS}
                    entry = Entry(*(row[name] for name in _COLUMNS), more=more)  # type: ignore[arg-type,misc]
                    found.setdefault(path.stem, []).append(entry)
    return Catalogues(found)


def listed(name: str) -> list[dict[str, str]]:
    """The rows of a list that people read: ``glossary_en_fr`` or ``sources_register``."""
    with (RESOURCES / "catalogues" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
