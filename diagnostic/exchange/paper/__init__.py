"""Blank forms to print: each step's form and the community's own, in normal or large print, as PDF.

What is said on a form comes from the form; the template (``resources/report/blank.typ``) sets it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import HelpLine, OwnForm
from diagnostic.domain.steps import STEPS
from diagnostic.exchange.paper.blocks import Paper
from diagnostic.exchange.typesetting import typeset
from diagnostic.exchange.writing import Progress, advance, replacing
from diagnostic.language import date_words, text
from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.form import Questionnaire
from diagnostic.questionnaire.own_forms import current, questionnaire_of
from diagnostic.questionnaire.steps import load_step
from diagnostic.shipped import RESOURCES

TEMPLATE = RESOURCES / "report" / "blank.typ"
Titles = dict[Lang, str]
MOST_HELP = {False: 200, True: 130}
"""Letters of the lines with help lines at the foot of a page, in normal and in large print."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A form to be printed: the stem of its file, its title in each language, the step it belongs to."""

    stem: str
    titles: Titles
    step: int
    questionnaire: Questionnaire


def blanks(diagnostic: Diagnostic, catalogues: Catalogues) -> Iterator[Blank]:
    """The forms of the steps, then those that the community asks now. A form of its own that can no longer be read is
    left out."""
    for step in STEPS:
        title: Titles = {"en": text(f"steps-title-{step.key}", "en"), "fr": text(f"steps-title-{step.key}", "fr")}
        questionnaire = load_step(step.number, catalogues).sections[0].questionnaire
        yield Blank(f"{step.number:02}-{step.key}", title, step.number, questionnaire)
    for form in current(diagnostic.all(OwnForm)):
        number = form.step_number or 0
        try:
            questionnaire = questionnaire_of(form)
        except BadForm:
            continue
        yield Blank(
            f"{number:02}-{safe_name(form.form_id)}", {"en": form.title, "fr": form.title}, number, questionnaire
        )


def safe_name(name: str) -> str:
    """A name that any computer takes for a file."""
    return re.sub(r"[^\w-]+", "-", name).strip("-") or "form"


def write_forms(
    folder: Path,
    forms: Iterable[Blank],
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    langs: Iterable[Lang],
    large: bool = False,
    progress: Progress | None = None,
) -> list[Path]:
    """Write one PDF a form and language into ``folder``; the files written. Raises ``CannotWrite``, ``Cancelled``."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [(form, lang) for form in forms for lang in langs]
    written = []
    for done, (form, lang) in enumerate(wanted):
        advance(progress, done / len(wanted))
        size = f"-{text('paper-large-file', lang)}" if large else ""
        out = folder / f"{form.stem}-{lang}{size}.pdf"
        write_form(form, diagnostic, catalogues, out, lang, large)
        written.append(out)
    return written


def write_form(
    form: Blank, diagnostic: Diagnostic, catalogues: Catalogues, out: Path, lang: Lang, large: bool = False
) -> int:
    """Write one form; its number of pages. Raises ``CannotWrite``."""
    pdf, pages = typeset(TEMPLATE, page(form, diagnostic, catalogues, lang, large))
    with replacing(out) as temporary:
        temporary.write_bytes(pdf)
    return pages


def page(
    form: Blank, diagnostic: Diagnostic, catalogues: Catalogues, lang: Lang, large: bool = False
) -> dict[str, Any]:
    """What the pages say, as data."""
    paper, community = Paper(form.questionnaire, catalogues, lang, large), diagnostic.community
    blocks = paper.blocks()
    period = [date_words(day, lang) for day in (community.period_start, community.period_end) if day]
    return {
        "lang": lang,
        "large": large,
        "title": form.titles[lang],
        "step": paper.say("step", number=str(form.step)),
        "internal": paper.say("internal"),
        "head": [
            {"label": paper.say("community"), "value": community.name},
            {"label": paper.say("period"), "value": " – ".join(period)},
            {"label": paper.say("who"), "value": ""},
            {"label": paper.say("filled-on"), "value": ""},
        ],
        "rules": [paper.say(f"rule-{each}") for each in ("names", "patterns", "unknown", "danger")],
        "rules_title": paper.say("rules"),
        "needed": paper.say("needed"),
        "more": paper.say("more-copies"),
        "lists_title": paper.say("lists"),
        "list": paper.say("list"),
        "page": paper.say("page", page="{page}", pages="{pages}"),
        "help": paper.say("help", lines=help_lines(diagnostic, lang, MOST_HELP[large])),
        "example": text("exchange-example", lang) if community.example else "",
        "blocks": blocks,
        "lists": list(paper.lists.values()),
    }


def help_lines(diagnostic: Diagnostic, lang: Lang, most: int) -> str:
    """The first help lines, as many as ``most`` letters hold (H06)."""
    lines = sorted(diagnostic.all(HelpLine), key=lambda each: (each.order is None, each.order or 0))
    said = ""
    for line in lines:
        name = (line.name_fr or line.name_en) if lang == "fr" else (line.name_en or line.name_fr)
        longer = " · ".join(filter(None, (said, f"{name} {line.number}".strip())))
        if len(longer) > most:
            break
        said = longer
    return said or text("exchange-help-none", lang)
