"""Questionnaires: XLSForms read by pyxform, their rules checked by XPath, filled into records.

``load_step`` gives the form of a step; a ``Filling`` is one record being answered.
"""

from diagnostic.questionnaire.filling import Choice, Filling
from diagnostic.questionnaire.section import Form, ItemGroup, Question, Section
from diagnostic.questionnaire.step_forms import BadForm, load_step

__all__ = ["BadForm", "Choice", "Filling", "Form", "ItemGroup", "Question", "Section", "load_step"]
