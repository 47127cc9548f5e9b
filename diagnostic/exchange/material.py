"""What every export is made from: a view, its analysis, and words; with the lines that each of them
prints."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from diagnostic.analysis import Analysis
from diagnostic.analysis.confidence import confidence
from diagnostic.analysis.priorities import SituationResult
from diagnostic.domain import steps
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.ratings import Confidence
from diagnostic.domain.records import (
    CodeOf,
    Community,
    Geometry,
    HelpLine,
    PeopleCount,
    Place,
    Population,
    Record,
    Situation,
    Source,
    specs,
)
from diagnostic.domain.safeguards.views import View
from diagnostic.exchange.words import OutLang, Words
from diagnostic.language import date_words

if TYPE_CHECKING:
    from diagnostic.exchange.own import Own

Value = str | int | float | dt.date | None


NAMES = {"partner": {"organisation", "contribution"}, "engagement": {"title"}}
"""Who took part: left out of everything shared (METHOD 5, sheet 3)."""


@dataclass(frozen=True)
class Material:
    """One diagnostic as an export sees it."""

    view: View
    analysis: Analysis
    words: Words

    @classmethod
    def of(cls, view: View, analysis: Analysis, lang: OutLang) -> "Material":
        """The material of an export in a language."""
        return cls(view, analysis, Words(view, lang))

    @property
    def community(self) -> Community:
        """The community record."""
        return self.view.diagnostic.community

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {each.id: each for each in self.view.diagnostic.all(Source)}

    @cached_property
    def own(self) -> "Own":
        """The community's own forms and the answers to them; a shared view has none."""
        from diagnostic.exchange.own import Own

        return Own(self.view.diagnostic)

    @cached_property
    def results(self) -> dict[str, SituationResult]:
        """Results by the id of their situation."""
        return {each.id: each for each in self.analysis.situations}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number each situation carries in this export, most concerning first."""
        return {each.id: number for number, each in enumerate(self.analysis.situations, 1)}

    def trust(self, sources: Iterable[str]) -> Confidence:
        """Confidence from the sources cited (METHOD 3.4)."""
        cited = (self.sources[each] for each in sources if each in self.sources)
        return confidence(cited, self.analysis.today)

    def value(self, record: Record, name: str) -> Value:
        """A field as people read it: labels for codes, "unknown" where that was the answer, None when
        nothing was answered. A count of people passes the view's small-number rules; a geometry is never
        written out."""
        if not self.shows(record, name):
            return None
        if self.view.counts(record, name):
            count = self.view.count(record, name, self.words.first)
            if count is not None:
                return count
        value = getattr(record, name)
        if value is None or value == "" or value == ():
            return self.words.text("exchange-unknown") if name in record.unknown else None
        spec = specs(type(record))[name]
        if isinstance(spec.mark, CodeOf):
            return (
                self.words.labels(spec.mark.catalogue, value)
                if spec.base is tuple
                else self.words.label(spec.mark.catalogue, str(value))
            )
        if isinstance(spec.mark, PeopleCount):
            return self.view.count(record, name, self.words.first)
        if isinstance(spec.mark, Geometry):
            return None
        if spec.base is bool:
            return self.words.yes_no(value)
        if spec.base is tuple:
            return len(value)
        return value  # type: ignore[no-any-return]

    def shows(self, record: Record, name: str) -> bool:
        """Whether this export may write a field: a shared one does not say who took part."""
        return not (self.view.shared and name in NAMES.get(record.kind, ()))

    def situation(self, situation: Situation) -> str:
        """A situation in words: the population and the form."""
        words = self.words
        form = words.label("forms_of_exploitation", situation.form)
        return words.said(words.population(situation.population), form)

    def binding(self, names: Iterable[str]) -> str:
        """What closes a door, in words (METHOD 3.5)."""
        return self.words.several(self.words.group("access_barriers", each) for each in names)

    def source_title(self, source: Source) -> str:
        """The title of a source, or that it was withheld."""
        if source.title or not self.view.shared or source.sensitivity != "high":
            return source.title
        return self.words.text("exchange-title-withheld")

    def place(self, place: Place) -> str:
        """A place in words: its kind, and its public name where it may have one."""
        kind = self.words.label("place_kinds", place.place_kind)
        return f"{kind} ({place.label})" if place.label else kind

    @property
    def title(self) -> str:
        """The community's name, or that it has none yet."""
        return self.community.name or self.words.text("exchange-no-name")

    @property
    def period(self) -> str:
        """The period of the diagnostic."""
        start, end = self.community.period_start, self.community.period_end
        if not start and not end:
            return self.words.text("exchange-no-period")

        def written(day: dt.date | None) -> Callable[[Lang], str]:
            return lambda lang: date_words(day, lang) if day else "?"

        return self.words.text("exchange-period", start=written(start), end=written(end))

    @property
    def review(self) -> str:
        """When the diagnostic is looked at again."""
        day = self.community.review_date
        when = self.words.date(day) if day else self.words.text("exchange-no-date")
        return self.words.said(self.words.text("exchange-review"), when)

    @property
    def scope(self) -> str:
        """Who this export is for: internal, or shared under a release (G03)."""
        release = self.view.release
        if not self.view.shared or release is None:
            return self.words.text("exchange-scope-internal")
        return self.words.text(
            "exchange-scope-shared",
            recipient=release.recipient,
            date=lambda lang: date_words(release.date, lang) if release.date else "?",
        )

    @property
    def scope_word(self) -> str:
        """``internal`` or ``shared`` in one word, for page headers."""
        return self.words.text("exchange-shared" if self.view.shared else "exchange-internal")

    @property
    def scope_tone(self) -> Literal["blue", "amber"]:
        """The colour of the scope: what may leave is blue."""
        return "blue" if self.view.shared else "amber"

    @property
    def example(self) -> bool:
        """Whether it is the shipped fictional example."""
        return self.community.example

    def sheet_name(self, key: str) -> str:
        """The name of a sheet (METHOD 5), at most 31 characters; two languages side by side have short ones."""
        both = self.words.lang == "both"
        return self.words.text(f"workbook-both-{key}" if both else f"workbook-tab-{key}")

    def sheet_title(self, key: str) -> str:
        """The title of a sheet."""
        return self.words.text(f"workbook-title-{key}")

    def sheet_about(self, key: str) -> str:
        """How to read a sheet."""
        return self.words.prose(f"workbook-about-{key}")

    @property
    def help_lines(self) -> list[HelpLine]:
        """Help lines in their order (E05)."""
        lines = self.view.diagnostic.all(HelpLine)
        return sorted(lines, key=lambda each: (each.order is None, each.order or 0))

    def help_name(self, line: HelpLine) -> str:
        """The name of a help line."""
        return self.words.join(
            lambda lang: (line.name_fr or line.name_en) if lang == "fr" else (line.name_en or line.name_fr)
        )

    @property
    def help(self) -> str:
        """Every help line on one line (H06)."""
        return self.short_help(100_000)

    def short_help(self, most: int) -> str:
        """As many help lines, the first ones, as ``most`` characters hold: printed on each page (H06)."""
        said = ""
        for line in self.help_lines:
            longer = " · ".join(filter(None, (said, f"{self.help_name(line)} {line.number}".strip())))
            if len(longer) > most:
                break
            said = longer
        return said or self.words.text("exchange-help-none")

    def empty(self, step: int) -> str:
        """What an empty table says: nothing recorded, not examined, or nothing that may leave; these
        differ."""
        withheld = {"safeguards-note-unconfirmed"} if step == 6 else set()
        if self.view.shared and any(key in withheld | {"safeguards-note-not-shared"} for key, _ in self.view.notes):
            return self.words.text("exchange-none-shared")
        state = steps.state(self.view.diagnostic, steps.STEPS[step], self.view.catalogues)
        examined = state.status not in {steps.Status.NOT_STARTED, steps.Status.SKIPPED}
        if step in {7, 8}:
            looked = "pillars_examined" if step == 7 else "practices_examined"
            examined = examined or any(getattr(each, looked) for each in self.view.diagnostic.all(Population))
        return self.words.text("exchange-none-recorded" if examined else "exchange-not-examined")
