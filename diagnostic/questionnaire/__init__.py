"""Questionnaires: XLSForms read by pyxform, run as ODK runs them, filled in on screen.

``read`` gives a questionnaire and ``Answering`` is one filling-in of it; ``load_step`` gives the form of a step and a
``Filling`` is one record being answered by it.
"""

from diagnostic.questionnaire.errors import BadForm, BadSubmission
from diagnostic.questionnaire.filling import Choice, Filling
from diagnostic.questionnaire.steps import Form, Section, StepGroup, StepQuestion, load_step, load_steps

__all__ = [
    "BadForm",
    "BadSubmission",
    "Choice",
    "Filling",
    "Form",
    "Section",
    "StepGroup",
    "StepQuestion",
    "load_step",
    "load_steps",
]
