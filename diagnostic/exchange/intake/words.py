"""What is said of an import: fields by the words of their form, remarks in a person's language."""

from functools import cache

from diagnostic import questionnaire
from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.exchange.intake.mapping import POSITION, What
from diagnostic.exchange.intake.table import Remark
from diagnostic.language import text
from diagnostic.shipped import catalogues as shipped

_STEPS: dict[What, int] = {"resources": 7, "places": 6, "factors": 5, "sources": 3}
"""The step whose form asks for the same."""


def field_labels(what: What, catalogues: Catalogues, lang: Lang) -> dict[str, str]:
    """What people call each field: what the form of the step calls it."""
    form = questionnaire.load_step(_STEPS[what], catalogues)
    sections = [each for one in form.sections for each in (one, *one.children)]
    found = {item.name: item.label(lang) for each in sections for item, _ in each.all_items()}
    return found | {name: text(f"intake-field-{name}", lang) for name in POSITION}


@cache
def _labels(what: What | None, lang: Lang) -> dict[str, str]:
    """Labels of the shipped forms; of all of them when it is not known which one."""
    found: dict[str, str] = {}
    for each in _STEPS if what is None else (what,):
        found |= field_labels(each, shipped(), lang)
    return found


def say(remark: Remark, lang: Lang, what: What | None = None) -> str:
    """A remark in words; ``what`` tells which form its field is of. One about a cell of a workbook says which."""
    name = remark.arguments.get("field")
    labelled = {"field": _labels(what, lang).get(name, name)} if isinstance(name, str) else {}
    said = text(remark.key, lang, **remark.arguments | labelled)
    if "cell" not in remark.arguments:
        return said
    return text("intake-at-cell", lang, said=said, sheet=remark.arguments["sheet"], cell=remark.arguments["cell"])
