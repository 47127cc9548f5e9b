"""A region's report in words: labels of themes, bands of communities, and what stands over every sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from diagnostic import example
from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import HelpLine
from diagnostic.domain.safeguards.numbers import Limits
from diagnostic.domain.safeguards.regional import Band
from diagnostic.domain.safeguards.views import View
from diagnostic.exchange.words import OutLang, Words
from diagnostic.language import date_words, sort_key
from diagnostic.region.report import Report, Theme
from diagnostic.region.said import ALL, OTHER, THEMES, known


@dataclass(frozen=True)
class Wording:
    """What a report says in the language of one file. ``kind`` is the file: the report, the directory, the yearly
    numbers, or what one community gets back."""

    report: Report
    catalogues: Catalogues
    lang: OutLang
    kind: Literal["report", "directory", "yearly", "feedback"] = "report"

    @cached_property
    def words(self) -> Words:
        """Messages and labels."""
        return Words(View(Diagnostic(), self.catalogues, "shared", Limits()), self.lang)

    @property
    def title(self) -> str:
        """What the file is."""
        return self.words.text(f"regional-kind-{self.kind}")

    @property
    def period(self) -> str:
        """The day it was made."""
        return self.words.text("regional-made", date=lambda lang: date_words(self.report.date, lang))

    @property
    def scope(self) -> str:
        """Whether it may be given out, and on which terms."""
        return self.words.text("regional-scope-draft" if self._draft else f"regional-scope-{self.kind}")

    @property
    def _draft(self) -> bool:
        """The directory tells nothing that another one could give away: it is never a draft."""
        return self.report.draft and self.kind != "directory"

    @property
    def scope_word(self) -> str:
        """The same in one word."""
        return self.words.text("regional-draft" if self._draft else "regional-region")

    @property
    def scope_tone(self) -> Literal["blue", "amber"]:
        """The colour of that."""
        return "amber" if self._draft else "blue"

    @property
    def example(self) -> bool:
        """Whether a fictional example is in it."""
        return self.report.example

    @cached_property
    def help_lines(self) -> list[HelpLine]:
        """The shipped help lines, in their order (E05)."""
        lines = [each for each in example.help_lines("en") if isinstance(each, HelpLine)]
        return sorted(lines, key=lambda each: each.order or 0)

    def help_name(self, line: HelpLine) -> str:
        """The name of a help line."""
        return self.words.join(lambda lang: line.name_fr if lang == "fr" else line.name_en)

    @property
    def help(self) -> str:
        """Every help line (H06)."""
        return self.short_help(100_000)

    def short_help(self, most: int) -> str:
        """As many help lines, the first ones, as ``most`` letters hold."""
        said = ""
        for line in self.help_lines:
            longer = " · ".join(filter(None, (said, f"{self.help_name(line)} {line.number}".strip())))
            if len(longer) > most:
                break
            said = longer
        return said

    def sheet_name(self, key: str) -> str:
        """The name of a sheet on its tab."""
        return self.words.text(f"regional-both-{key}" if self.lang == "both" else f"regional-tab-{key}")

    def sheet_title(self, key: str) -> str:
        """The title of a sheet."""
        return self.words.text(f"regional-title-{key}")

    def sheet_about(self, key: str) -> str:
        """How to read a sheet."""
        return self.words.prose(f"regional-about-{key}")

    def label(self, catalogue: str, code: str) -> str:
        """The word for a code: of a catalogue, of the dimensions of access, a total, or what a community added."""
        if not code:
            return ""
        if code == ALL:
            return self.words.text("regional-any")
        if catalogue == "access":
            return self.words.group("access_barriers", code)
        if known(self.catalogues, catalogue, code) != code or (
            code == OTHER and (catalogue, code) not in self.catalogues
        ):
            return self.words.text("regional-other")
        return self.words.label(catalogue, code)

    def theme(self, table: str, code: str) -> str:
        """The word for a theme of a table."""
        if table == "period":
            return self.words.text("regional-period-current")
        if table in {"step_complete", "step_confident"}:
            return self.words.text(f"steps-title-{code}")
        return self.label(THEMES[table], code)

    def themes(self, table: str) -> list[Theme]:
        """The themes of a table, the most frequent band first, in alphabetical order within a band: the order tells no
        more than the bands do."""
        found = self.report.themes(table)
        return sorted(found, key=lambda each: (-each.band.low, -each.band.high, sort_key(self.theme(table, each.code))))

    def labels(self, catalogue: str, codes: Iterable[str]) -> str:
        """The words for several codes."""
        return self.words.several(self.label(catalogue, code) for code in codes)

    def band(self, band: Band, number: int | None = None) -> str:
        """A number of communities in words; ``number`` is that of all of them (those of this report)."""
        return self.words.join(lambda lang: self._band(band, number or self.report.number, lang))

    def _band(self, band: Band, number: int, lang: Lang) -> str:
        from diagnostic.language import text

        over = band.high + 1
        if band.high == 0:
            return text("regional-band-none", lang)
        if band.high >= number:
            key = (
                "regional-band-unsaid"
                if band.low == 0
                else "regional-band-some"
                if band.low == 1
                else "regional-band-more"
            )
            return text(key, lang, low=band.low)
        if band.low == 0:
            return text("regional-band-few-or-none", lang, over=over)
        if band.low == 1:
            return text("regional-band-few", lang, over=over)
        return text("regional-band-between", lang, low=band.low, high=band.high)
