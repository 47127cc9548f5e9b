"""One way to save an edit from the screen: a failure is told on a bar that offers to try again, or to go on in a copy
elsewhere when the file cannot be written."""

from collections.abc import Callable

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text
from diagnostic.store import StoreError
from diagnostic.ui.document import Document
from diagnostic.ui.steps.bars import Bar


def save(document: Document, edit: Edit, label: str, bar: Bar, lang: Lang) -> bool:
    """Save ``edit``; whether the file has it. ``label`` is the message that names it in undo."""

    def again() -> bool:
        return save(document, edit, label, bar, lang)

    try:
        document.save(edit, label)
    except RepereError as error:
        tell(document, error, bar, lang, again)
        return False
    bar.hide()
    return True


def tell(document: Document, error: RepereError, bar: Bar, lang: Lang, again: Callable[[], object]) -> None:
    """Say on a bar that something is not saved, why, and what can be done."""
    words = text("view-not-saved", lang, reason=explain(error, lang))
    if isinstance(error, StoreError):
        bar.tell(
            words, text("view-retry", lang), again,
            text("view-elsewhere", lang), lambda: document.elsewhere_wanted.emit(again),
        )  # fmt: skip
    else:
        bar.tell(words, text("view-retry", lang), again)
