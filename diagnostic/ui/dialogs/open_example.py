"""The fictional example, written where people choose, so that they may change everything in it."""

from pathlib import Path
from typing import Any

from diagnostic import example
from diagnostic.language import text
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.new_diagnostic import ask_where
from diagnostic.ui.document import Document


def show(parent: Any, document: Document | None) -> None:
    """Ask where, make the example in the language in use, and show it."""
    lang = language.language()

    def make(path: Path) -> None:
        def work(_: jobs.Progress) -> object:
            return example.create(path, lang)

        jobs.run(parent, text("dialogs-example", lang), work, parent.show_file)  # type: ignore[attr-defined]

    ask_where(parent, text("dialogs-example", lang), text("dialogs-example-file", lang), make)
