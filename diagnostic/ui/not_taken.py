"""The list of what an import did not take, as a file that people can work through."""

import csv
from collections.abc import Sequence
from pathlib import Path

from diagnostic.domain.errors import RepereError
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs import new_diagnostic
from diagnostic.ui.dialogs.frame import Frame


def ask_where(dialog: Frame, before: str, rows: Sequence[Sequence[str]]) -> None:
    """Have people choose where the list goes, and write it; ``before`` begins its suggested name."""
    lang = language.language()
    name = f"{before}{text('dialogs-import-list-file', lang)}"
    title = text("dialogs-import-save-list", lang)
    new_diagnostic.ask_where(dialog, title, name, lambda path: write(dialog, path, rows), ".csv")


def write(dialog: Frame, path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write all that was not taken, with reasons, as CSV; the dialog says why when that cannot be."""
    from diagnostic.exchange.writing import replacing

    try:
        with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
    except RepereError as reason:
        dialog.tell(reason)
