"""The functions that forms may use: those of XPath 1.0 and of ODK XForms (https://getodk.github.io/xforms-spec).

Each module holds one family. ``FUNCTIONS`` has them all by name; ``documented`` lists them for help pages.
"""

from diagnostic.questionnaire.functions import choices, dates, lists, logic, numbers, places, repeats, texts
from diagnostic.questionnaire.functions.library import FUNCTIONS, Function

FAMILIES = (texts, numbers, logic, dates, choices, lists, repeats, places)


def documented() -> list[tuple[str, str, str]]:
    """Family, name and explanation of every function, in the order of the families."""
    families = {module.__name__: module.__name__.rpartition(".")[2] for module in FAMILIES}
    return [(families[each.work.__module__], each.name, each.explanation) for each in FUNCTIONS.values()]


__all__ = ["FUNCTIONS", "Function", "documented"]
