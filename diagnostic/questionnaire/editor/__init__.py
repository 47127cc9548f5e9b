"""Making and changing forms without knowing XLSForm: a ``Draft`` is a form as its sheets, every edit gives a new one.

What the editor has no words for is kept in its cell, untouched: unknown columns and sheets, complex rules.
"""

from diagnostic.questionnaire.editor.draft import Draft, Line, blank, opened
from diagnostic.questionnaire.editor.sheets import Sheet, read_sheets, written

__all__ = ["Draft", "Line", "Sheet", "blank", "opened", "read_sheets", "written"]
