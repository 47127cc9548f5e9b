"""Any XLSForm on screen: every kind of question, groups, repeats, translations and media."""

from diagnostic.ui.questionnaire.view import QuestionnaireView

__all__ = ["QuestionnaireView"]
