"""What the command ``merge`` does with an open diagnostic, and what it says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diagnostic.console import REFUSED, Said
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import BadInput
from diagnostic.exchange import merge_words
from diagnostic.language import text
from diagnostic.store import WrongPassphrase, merge

if TYPE_CHECKING:
    from diagnostic.store import DiagnosticFile


def bring_in(
    opened: "DiagnosticFile",
    other: Path,
    asked: Callable[[], str | None],
    keep: str | None,
    decided: Path | None,
    lang: Lang,
) -> Said:
    """Bring in another copy; ``asked`` gives its passphrase when this copy's own does not open it. ``keep`` chooses for
    every conflict (``both`` where there are two texts, else mine); ``decided`` is a JSON file with a choice for each by
    its key, which goes first. With a conflict left, nothing is changed and all are listed. Raises a ``StoreError`` or
    ``BadInput``."""
    try:
        comparison = merge.compare(opened, other)
    except WrongPassphrase:
        comparison = merge.compare(opened, other, asked())
    choices = _decisions(decided) if decided is not None else {}
    for each in comparison.conflicts:
        if keep is not None and each.key not in choices:
            choices[each.key] = keep if keep in each.choices else "mine"
    open_ones = [each for each in comparison.conflicts if choices.get(each.key) not in each.choices]
    if open_ones:
        known = (opened.diagnostic, comparison.theirs, opened.catalogues, lang)
        listed = {each.key: merge_words.told(each, *known) for each in open_ones}
        lines = [text("merge-cli-conflicts", lang, count=len(listed))]
        lines += [text("merge-cli-conflict", lang, which=key, **words) for key, words in listed.items()]
        return Said(lines, {"conflicts": [{"key": key} | words for key, words in listed.items()]}, REFUSED)
    amounts = merge_words.amounts(comparison.edit(opened.diagnostic, choices), opened.diagnostic)
    merge.save(opened, comparison, choices)
    lines = [text("merge-news" if any(amounts.values()) else "merge-nothing", lang, **amounts)]
    lines += [] if comparison.related else [text("merge-unrelated", lang)]
    return Said(lines, amounts | {"conflicts": [], "related": comparison.related})


def _decisions(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as reason:
        raise BadInput("merge-cli-bad-decisions", file=path.name) from reason
    if not isinstance(found, dict):
        raise BadInput("merge-cli-bad-decisions", file=path.name)
    return found
