"""What may go wrong with a form or an answer, as failures that people are told about."""

from typing import Any

from diagnostic.domain.errors import BadInput


class BadForm(BadInput):
    """The form cannot be used: its message says what was found, where, and what to do."""


class BadSubmission(BadInput):
    """A saved filling-in that cannot be opened with this form."""


def bad_form(key: str, **arguments: Any) -> BadForm:
    """A failure whose message is ``questionnaire-{key}``."""
    return BadForm(f"questionnaire-{key}", **arguments)
