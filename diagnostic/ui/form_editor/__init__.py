"""A window to make and change forms without knowing XLSForm, with the form itself beside it as people will see it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diagnostic.domain.records import OwnForm
    from diagnostic.ui.document import Document
    from diagnostic.ui.form_editor.window import FormEditor


def edit_form(
    parent: Any, document: "Document | None" = None, step: int = 0, own_form: "OwnForm | None" = None
) -> "FormEditor":
    """Open the editor on a form of the diagnostic's own, or on a new one (``own_form`` is ``None``) for a step. Without
    a document the form can only be saved as a file."""
    from diagnostic.ui.form_editor.window import FormEditor

    editor = FormEditor(parent, document, step, own_form)
    editor.open()
    return editor
