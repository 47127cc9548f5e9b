"""How records stand in lists: which fields are columns, which ones filter, and each value in words."""

import datetime as dt
from functools import cache
from typing import Any

from diagnostic.analysis.coverage import pillars_of
from diagnostic.domain import naming
from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import KINDS, CodeOf, LinkTo, Record, Service, specs
from diagnostic.language import text
from diagnostic.ui.widgets.number import write_number

WHAT = "what"
"""The column that names a record in words, whatever its kind."""
COLUMNS: dict[str, tuple[str, ...]] = {
    "partner": ("organisation", "sector", "role"),
    "engagement": (WHAT, "date", "method", "people_band"),
    "missing_group": (WHAT, "reason"),
    "strength": (WHAT, "populations", "sharing"),
    "profile_item": (WHAT, "topic", "number", "unit", "year"),
    "source": ("title", "source_kind", "date", "reliability"),
    "population": ("population", "size"),
    "situation": ("population", "form", "extent", "severity"),
    "reported_count": ("population", "form", "people", "year"),
    "factor_rating": (WHAT, "population", "presence", "trend"),
    "place": (WHAT, "area", "roles", "precision"),
    "resource": ("organisation", "sector", "services", "verified_on"),
    "service": ("service_kind", "availability", "distance_km"),
    "practice": (WHAT, "status", "level"),
    "priority": ("order", WHAT, "populations"),
    "action": ("title", "lead", "due", "status"),
    "validation": ("validated_by", "method", "date"),
    "response": (WHAT, "answered_on", "came_by"),
    "release": ("scope", "recipient", "date", "withdrawn_on"),
}
FILTERS: dict[str, tuple[str, ...]] = {
    "partner": ("sector",),
    "engagement": ("method",),
    "strength": ("populations",),
    "profile_item": ("topic",),
    "source": ("source_kind", "sharing"),
    "situation": ("population", "form"),
    "reported_count": ("population",),
    "factor_rating": ("population", "factor_type"),
    "place": ("roles", "populations"),
    "resource": ("sector", "pillars"),
    "practice": ("status", "populations"),
}
OWNER: dict[str, str] = {"service": "resource", "action": "priority"}
"""The field by which a nested record belongs to another."""


class Words:
    """Values of one diagnostic in words of one language."""

    def __init__(self, diagnostic: Diagnostic, catalogues: Catalogues, lang: Lang) -> None:
        self.diagnostic, self.catalogues, self.lang = diagnostic, catalogues, lang
        self._services: dict[str, list[Service]] | None = None

    def forget(self) -> None:
        """Something changed: count services anew when next asked."""
        self._services = None

    def services(self, resource: str) -> list[Service]:
        """The services of a resource."""
        if self._services is None:
            self._services = {}
            for each in self.diagnostic.all(Service):
                self._services.setdefault(each.resource, []).append(each)
        return self._services.get(resource, [])

    def raw(self, record: Record, field: str) -> Any:
        """The value of a field, or of the columns that are counted: a resource's services and their pillars."""
        if record.kind == "resource" and field == "services":
            return len(self.services(record.id))
        if record.kind == "resource" and field == "pillars":
            found = (pillar for each in self.services(record.id) for pillar in pillars_of(each, self.catalogues))
            return tuple(dict.fromkeys(found))
        return getattr(record, field)

    def name(self, record: Record) -> str:
        """What people call a record; words that say so when it has no name yet."""
        found = naming.name(record, self.diagnostic, self.catalogues, self.lang)
        return found or text("view-untitled", self.lang)

    def code(self, field: str, kind: str, value: str) -> str:
        """The label of one code or link of a field."""
        if field == "pillars":
            return self.catalogues.label("choices:pillar", value, self.lang)
        mark = specs(KINDS[kind])[field].mark
        if isinstance(mark, LinkTo):
            linked = self.diagnostic.get(KINDS[mark.kind], value) if mark.kind in KINDS else None
            return self.name(linked) if linked else ""
        return self.catalogues.label(mark.catalogue, value, self.lang) if isinstance(mark, CodeOf) else value

    def of(self, record: Record, field: str) -> str:
        """The value of a field in words; unknown is said, not answered is empty."""
        if field == WHAT:
            return self.name(record)
        if field in record.unknown:
            return text("view-unknown", self.lang)
        value = self.raw(record, field)
        if value is None or value == "" or value == ():
            return ""
        if isinstance(value, bool):
            return text("view-yes" if value else "view-no", self.lang)
        if isinstance(value, dt.date):
            return value.isoformat()  # the Canadian all-numeric form, in both languages
        if isinstance(value, tuple):
            return "; ".join(filter(None, (self.code(field, record.kind, each) for each in value)))
        if isinstance(value, int | float):
            return str(value) if field == "year" else write_number(value, self.lang)
        return self.code(field, record.kind, value)


@cache
def heading(field: str, lang: Lang) -> str:
    """The short heading of a column."""
    return text(f"view-column-{field}", lang)
