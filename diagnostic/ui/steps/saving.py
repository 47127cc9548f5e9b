"""One way to save an edit from the screen: a failure is told on a bar that offers to try again."""

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import RepereError
from diagnostic.language import explain, text
from diagnostic.ui.document import Document
from diagnostic.ui.steps.bars import Bar


def save(document: Document, edit: Edit, label: str, bar: Bar, lang: Lang) -> bool:
    """Save ``edit``; whether the file has it. ``label`` is the message that names it in undo."""
    try:
        document.apply(edit, label)
    except RepereError as error:
        words = text("view-not-saved", lang, reason=explain(error, lang))
        bar.tell(words, text("view-retry", lang), lambda: save(document, edit, label, bar, lang))
        return False
    bar.hide()
    return True
