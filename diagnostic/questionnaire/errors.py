"""What may go wrong with a form or an answer, as failures that people are told about."""

from typing import Any

from diagnostic.domain.errors import BadInput


class BadForm(BadInput):
    """The form cannot be used. ``reason`` is a finding: the key of a message with its arguments, or plain words."""


class BadAnswer(BadInput):
    """An answer that a question cannot hold (a word for a number, a choice that is not offered)."""


class BadSubmission(BadInput):
    """A saved filling-in that cannot be opened with this form."""


def bad_form(key: str, **arguments: Any) -> BadForm:
    """A failure whose message is ``questionnaire-{key}``."""
    return BadForm(f"questionnaire-{key}", **arguments)
